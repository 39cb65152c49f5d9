"""What an import shows before it is done, and what it tells afterwards."""

from collections.abc import Sequence
from pathlib import Path

from readerapp.domain.selection import Selection
from readerapp.gui.importing.preview_window import PreviewWindow
from readerapp.gui.importing.report_window import ReportWindow
from readerapp.gui.main_window import MainWindow
from readerapp.gui.theme.theme import Scheme
from screens.desk import SMALL, USUAL, Desk, dialog_of, offered, settle, wait_until
from screens.table import Screen


def draw_first(desk: Desk) -> None:
    """The first import, its plan and its report."""
    with desk.empty() as window:
        _draw_preview(desk, window, "preview-of-first", desk.digests)
        offered(window, "Details").click()
        report = dialog_of(window, ReportWindow)
        desk.shoot_dialog(window, report, "import-report")
        report.close()


def draw_later(desk: Desk) -> None:
    """An import of papers that are known in part."""
    with desk.used() as window:
        _draw_preview(desk, window, "preview-of-later", [_a_later_digest(desk, window)])


def _a_later_digest(desk: Desk, window: MainWindow) -> Path:
    """A digest that speaks of papers that the library knows, and of some that it does not."""
    reading_list = window.parts.library.services.reading_list
    known = [row for row in reading_list.rows(reading_list.ids(Selection())) if row.key.startswith("arxiv:")]
    entries = [f"- [{row.title}](https://arxiv.org/abs/{row.key.removeprefix('arxiv:')}v9)" for row in known[::12]]
    entries += [f"- [{row.title}](https://arxiv.org/abs/{row.key.removeprefix('arxiv:')})" for row in known[1::7]]
    entries += [f"- [Những con cừu thứ {n}, 양 세기](https://arxiv.org/abs/2612.{n:05}) Kể lại." for n in range(1, 9)]
    path = desk.folder / "a-later-digest.md"
    path.write_text("# Điểm báo tháng sau\n\n" + "\n".join(entries) + "\n", encoding="utf-8")
    return path


def _draw_preview(desk: Desk, window: MainWindow, name: str, paths: Sequence[Path]) -> None:
    """Pictures of the preview of PATHS; then what it shows is imported."""
    asking = window.parts.importing.asking
    window.parts.importing.import_paths(paths)
    wait_until(lambda: asking.window is not None and asking.window.isVisible())
    preview = asking.window
    if not isinstance(preview, PreviewWindow):
        return
    for size in (USUAL, SMALL):
        desk.resize(window, size)
        preview.resize(preview.fitting)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            desk.theme.set_scheme(scheme)
            wait_until(lambda: not window.parts.lanes.busy)
            desk.store(preview, f"{name}-{scheme.value}-{size.width()}x{size.height()}")
    preview.button.click()
    settle(window)


SCREENS = (Screen(name="preview-of-first", draw=draw_first), Screen(name="preview-of-later", draw=draw_later))
