"""Windows over the window: keys, details of a paper, merging, the watched folder."""

import json
from pathlib import Path

from readerapp.domain.selection import Selection
from readerapp.gui.main_window import MainWindow
from readerapp.gui.repairing.repair_pane import RepairPane
from readerapp.gui.repairing.repair_window import RepairWindow
from screens.desk import Desk, dialog_of, settle, wait_until
from screens.detail import show_rich_paper
from screens.table import Screen


def draw_key_sheet(desk: Desk) -> None:
    """All keys."""
    with desk.empty() as window:
        window.commanding.show_keys()
        sheet = dialog_of(window)
        desk.shoot_dialog(window, sheet, "key-sheet")
        sheet.close()


def draw_repair(desk: Desk) -> None:
    """How the text of the first digest was made."""
    with desk.used() as window:
        overview = window.parts.overview_loader.overview
        window.parts.repairing.repair(overview.digests[-1].id if overview else 1)
        dialog = dialog_of(window, RepairWindow)
        pane = dialog.findChild(RepairPane)
        wait_until(lambda: pane is not None and not pane.is_reading and pane.panel.isEnabled())
        desk.shoot_dialog(window, dialog, "text-repair")
        dialog.close()


def draw_details(desk: Desk) -> None:
    """Editing the fields of a paper."""
    with desk.used() as window:
        show_rich_paper(window)
        window.book.run("edit-details")
        dialog = dialog_of(window)
        desk.shoot_dialog(window, dialog, "edit-details")
        dialog.close()


def draw_duplicates(desk: Desk) -> None:
    """Papers that may be the same, and none."""
    with desk.used() as window:
        _draw_proposals(desk, window, "no-duplicates")
        desk.bring_in(window, _same_titles(desk, window))
        _draw_proposals(desk, window, "duplicates")


def _draw_proposals(desk: Desk, window: MainWindow, name: str) -> None:
    window.book.run("duplicates")
    dialog = dialog_of(window)
    settle(window)
    desk.shoot_dialog(window, dialog, name)
    dialog.close()


def _same_titles(desk: Desk, window: MainWindow) -> Path:
    """Records of papers that are known, under other identifiers."""
    reading_list = window.parts.library.services.reading_list
    rows = reading_list.rows(reading_list.ids(Selection())[:4])
    entries = [{"title": row.title, "doi": f"10.1234/same.{row.id}", "year": 2026} for row in rows]
    path = desk.folder / "same-titles.json"
    path.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    return path


def draw_history(desk: Desk) -> None:
    """What was done, with two steps undone."""
    with desk.used() as window:
        for _ in range(2):
            window.book.run("undo")
            settle(window)
        window.book.run("history")
        dialog = dialog_of(window)
        settle(window)
        desk.shoot_dialog(window, dialog, "history")
        dialog.close()


def draw_watching(desk: Desk) -> None:
    """The folder that is watched."""
    with desk.empty() as window:
        window.book.run("watch-folder")
        dialog = dialog_of(window)
        desk.shoot_dialog(window, dialog, "watch-folder")
        dialog.close()


SCREENS = (
    Screen(name="key-sheet", draw=draw_key_sheet, once=True),
    Screen(name="text-repair", draw=draw_repair),
    Screen(name="edit-details", draw=draw_details),
    Screen(name="duplicates", draw=draw_duplicates),
    Screen(name="history", draw=draw_history),
    Screen(name="watch-folder", draw=draw_watching, once=True),
)
