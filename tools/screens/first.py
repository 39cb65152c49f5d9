"""What somebody sees who has nothing yet, or whose library cannot be opened."""

from pathlib import Path

from readerapp.config.paths import recent_file
from readerapp.config.recent import remember_recent
from readerapp.services.progress import Progress
from screens.desk import SMALL, USUAL, Desk, settle
from screens.table import Screen


def draw_first_start(desk: Desk) -> None:
    """The first page, and the first import under way."""
    _remember(desk)
    with desk.empty() as window:
        settle(window)
        window.first.page.focus_first()
        desk.shoot(window, "first-start")
        window.parts.strip.begin()
        window.parts.strip.show_progress(Progress(done=1, total=4, name="topic-report-2024-03.vi.md"))
        desk.shoot(window, "import-in-progress", USUAL)


def draw_not_opened(desk: Desk) -> None:
    """A file that is no library."""
    _remember(desk)
    path = desk.folder / "shopping.db"
    path.write_text("bread, milk, a notebook; " * 200, encoding="utf-8")
    with desk.window() as window:
        window.open_library(path)
        settle(window)
        desk.shoot(window, "library-not-opened", SMALL)


def _remember(desk: Desk) -> None:
    """A few libraries that were open once; one of them is gone."""
    there = desk.folder / "một thư viện có tên rất dài để xem nó được cắt ra sao trong danh sách.db"
    there.touch()
    for path in (Path("/media/stick/논문.db"), there):
        remember_recent(recent_file(), str(path))


SCREENS = (
    Screen(name="first-start", draw=draw_first_start, once=True),
    Screen(name="library-not-opened", draw=draw_not_opened, once=True),
)
