"""What somebody sees who has nothing yet."""

from readerapp.services.progress import Progress
from screens.desk import USUAL, Desk
from screens.table import Screen


def draw_empty(desk: Desk) -> None:
    """An empty library, and the first import under way."""
    with desk.empty() as window:
        desk.shoot(window, "empty-library")
        window.parts.strip.begin()
        window.parts.strip.show_progress(Progress(done=1, total=4, name="topic-report-2024-03.vi.md"))
        desk.shoot(window, "import-in-progress", USUAL)


SCREENS = (Screen(name="empty-library", draw=draw_empty, once=True),)
