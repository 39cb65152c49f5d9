"""Draws the main screens to out/screens/: `python tools/screens.py [FOLDER OR FILE]...`; without arguments the samples.

Runs offscreen in a library of its own; nothing of the user's is touched.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from readerapp.bootstrap import open_services
from readerapp.config.session import Session
from readerapp.domain.commands import AddNote, AddTag, Command, SetRating, SetStarred, SetStatus
from readerapp.domain.selection import Selection
from readerapp.domain.vocabulary import Status
from readerapp.gui.application import make_application
from readerapp.gui.main_window import MainWindow
from readerapp.gui.theme.icons import forget_drawings
from readerapp.gui.theme.theme import Scheme, Theme
from readerapp.resources import sample_digests
from readerapp.services.progress import Progress

OUT = Path(__file__).resolve().parents[1] / "out" / "screens"
SIZES = (QSize(1366, 768), QSize(1920, 1080))
SMALL = QSize(1024, 700)
PANES = (0.165, 0.47, 0.365)
LIMIT_MS = 120_000
NOTE = "**Try this** on our own data first:\n\n- which part of the gain is the *data*?\n- ask about the [code](https://example.org)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An application with one window at a time."""

    app: QApplication
    theme: Theme
    folder: Path

    def open(self, library: Path) -> MainWindow:
        """A window on LIBRARY, with the list read."""
        open_services(library).close()  # so that it is no first start and no samples come by themselves
        window = MainWindow(self.app, self.theme, self.folder / "session.json", session=Session(), open_url=_closed)
        window.resize(SIZES[0])
        window.show()
        window.activateWindow()
        window.open_library(library)
        wait_until(lambda: window.parts.overview_loader.overview is not None)
        settle(window)
        return window


def _closed(_url: QUrl) -> bool:
    return False


def wait_until(done: Callable[[], bool]) -> None:
    """Run Qt's loop until DONE."""
    loop = QEventLoop()
    limit = QTimer(singleShot=True, interval=LIMIT_MS)
    limit.timeout.connect(lambda: sys.exit("screens: the window did not get ready in time"))
    limit.start()
    look = QTimer(interval=10)
    look.timeout.connect(lambda: loop.quit() if done() else None)
    look.start()
    loop.exec()


def settle(window: MainWindow) -> None:
    """Wait until nothing is being read or written, and layouts have run."""
    calm = 0

    def quiet() -> bool:
        nonlocal calm
        calm = 0 if window.parts.lanes.busy or window.parts.import_run.running else calm + 1
        return calm > 8

    wait_until(quiet)


def close(window: MainWindow) -> None:
    """Close the window and wait until it is gone."""
    window.close()
    wait_until(lambda: not window.isVisible())
    window.deleteLater()


def decide(window: MainWindow) -> None:
    """Make a used library out of a fresh one: some of everything."""
    reading_list = window.parts.library.services.reading_list
    ids = reading_list.ids(Selection())
    statuses = (Status.READ, Status.SKIPPED, Status.TO_READ, Status.SKIMMED, Status.READING)
    often = [row.id for row in reading_list.rows(ids) if row.digests > 1] or list(ids[:4])
    commands: list[Command] = [
        SetStatus(papers=tuple(ids[place::9][:12]), status=status) for place, status in enumerate(statuses, start=1)
    ]
    commands += [
        SetStarred(papers=(*ids[2::11][:8], often[0]), starred=True),
        SetRating(papers=tuple(ids[1::9][:6]), rating=4),
        SetRating(papers=(often[0],), rating=5),
        AddTag(papers=(*ids[0::7][:10], often[0]), tag="agents"),
        AddTag(papers=(*ids[1::8][:9], often[0]), tag="efficiency/quantisation"),
        AddTag(papers=(*ids[0::5][:9], often[0]), tag="thesis"),
        AddTag(papers=(*ids[3::6][:6],), tag="한국어"),
        AddTag(papers=(*ids[4::6][:6],), tag="suy luận"),
        AddNote(paper_id=often[0], body=NOTE),
        AddNote(paper_id=ids[0], body=NOTE),
    ]
    for command in commands:
        window.parts.deciding.give(command)
    settle(window)


def draw(widget: QWidget, name: str) -> None:
    """Store a picture of WIDGET."""
    OUT.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(OUT / f"{name}.png"))
    print(f"out/screens/{name}.png")


def draw_in_schemes(desk: Desk, window: MainWindow, name: str, sizes: Sequence[QSize] = SIZES[:1]) -> None:
    """Pictures of the window as it is, light and dark, in each of SIZES."""
    for size in sizes:
        window.resize(size)
        splitter = window.findChild(QSplitter)
        if splitter is not None:
            splitter.setSizes([round(share * size.width()) for share in PANES])
        settle(window)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            desk.theme.set_scheme(scheme)
            settle(window)
            draw(window, f"{name}-{scheme.value}-{size.width()}x{size.height()}")


def draw_empty(desk: Desk) -> None:
    """The empty library, an import under way, and the key sheet."""
    window = desk.open(desk.folder / "empty.db")
    draw_in_schemes(desk, window, "empty-library")
    window.parts.strip.begin()
    window.parts.strip.show_progress(Progress(done=1, total=4, name="topic-report-2024-03.vi.md"))
    draw_in_schemes(desk, window, "import-in-progress")
    window.show_keys()
    sheet = next(child for child in desk.app.topLevelWidgets() if child.parent() is window and child.isVisible())
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        desk.theme.set_scheme(scheme)
        settle(window)
        draw(sheet, f"key-sheet-{scheme.value}")
    sheet.close()
    close(window)


def a_later_digest(desk: Desk, window: MainWindow) -> Path:
    """A digest that speaks of papers that the library knows, and of some that it does not."""
    reading_list = window.parts.library.services.reading_list
    known = [row for row in reading_list.rows(reading_list.ids(Selection())) if row.key.startswith("arxiv:")]
    entries = [f"- [{row.title}](https://arxiv.org/abs/{row.key.removeprefix('arxiv:')}v9)" for row in known[::12]]
    entries += [f"- [{row.title}](https://arxiv.org/abs/{row.key.removeprefix('arxiv:')})" for row in known[1::7]]
    entries += [f"- [Những con cừu thứ {n}, 양 세기](https://arxiv.org/abs/2612.{n:05}) Kể lại." for n in range(1, 9)]
    path = desk.folder / "a-later-digest.md"
    path.write_text("# Điểm báo tháng sau\n\n" + "\n".join(entries) + "\n", encoding="utf-8")
    return path


def draw_preview(desk: Desk, window: MainWindow, name: str) -> None:
    """Pictures of the preview that is being shown; then what it shows is imported."""
    asking = window.parts.importing.asking
    for size in (SIZES[0], SMALL):
        window.resize(size)
        wait_until(lambda: asking.window is not None and asking.window.isVisible())
        if asking.window is not None:
            asking.window.resize(asking.window.fitting)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            desk.theme.set_scheme(scheme)
            wait_until(lambda: not window.parts.lanes.busy)
            if asking.window is not None:
                draw(asking.window, f"{name}-{scheme.value}-{size.width()}x{size.height()}")
    if asking.window is not None:
        asking.window.button.click()
    settle(window)


def draw_reading(desk: Desk, paths: Sequence[Path]) -> None:
    """The window on a used library: Inbox, all papers, a digest, several papers, a search."""
    window = desk.open(desk.folder / "used.db")
    window.parts.importing.import_paths(paths)
    draw_preview(desk, window, "preview-of-first")
    draw_in_schemes(desk, window, "imported")
    window.parts.messages.clear()
    decide(window)
    window.parts.importing.import_paths([a_later_digest(desk, window)])
    draw_preview(desk, window, "preview-of-later")
    window.parts.messages.clear()
    parts = window.parts
    draw_in_schemes(desk, window, "inbox", SIZES)
    parts.sources.choose("all")
    settle(window)
    ids = parts.model.ids
    rows = parts.library.services.reading_list.rows(ids)
    rich = max(rows, key=lambda row: (row.notes > 0, row.rating or 0, row.digests))
    parts.papers.view.select_ids((rich.id,), rich.id)
    parts.papers.view.scrollTo(parts.papers.view.currentIndex())
    settle(window)
    draw_in_schemes(desk, window, "all", (*SIZES, SMALL))
    window.resize(SIZES[1])
    settle(window)
    parts.detail.scroll_page(forward=True)
    draw_in_schemes(desk, window, "mentions", SIZES[1:])
    for digest in parts.overview_loader.overview.digests if parts.overview_loader.overview else ():
        parts.sources.choose(f"digest:{digest.id}")
        settle(window)
        parts.papers.view.go_to(1)
        settle(window)
        draw_in_schemes(desk, window, f"digest-{digest.id}")
    draw_digests_read(desk, window)
    parts.papers.view.selectAll()
    draw_in_schemes(desk, window, "many")
    parts.papers.search.setText("zebra crossing")
    settle(window)
    draw_in_schemes(desk, window, "nothing-found")
    close(window)


def draw_digests_read(desk: Desk, window: MainWindow) -> None:
    """Every digest as it is read itself, at one of its mentions; the largest also in a large window."""
    parts = window.parts
    digests = parts.overview_loader.overview.digests if parts.overview_loader.overview else ()
    largest = max(digests, key=lambda digest: digest.papers, default=None)
    for digest in digests:
        parts.digest.read_digest(digest.id)
        settle(window)
        for _ in range(7):
            parts.digest.next()
            settle(window)
        draw_in_schemes(desk, window, f"read-{digest.id}", SIZES if digest is largest else SIZES[:1])
    parts.papers.setFocus()
    parts.papers.view.go_to(0)
    settle(window)


def main() -> None:
    """Draw everything."""
    paths = [Path(argument) for argument in sys.argv[1:]] or list(sample_digests())
    app = make_application()
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(app=app, theme=Theme(app, scheme=Scheme.LIGHT), folder=Path(folder))
        draw_empty(desk)
        draw_reading(desk, paths)
    forget_drawings()


if __name__ == "__main__":
    main()
