"""What is on the screen while something is being done: writing, tagging, filtering, finding, menus."""

import json
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from readerapp.gui.actions.list_actions import SORT_MENU
from readerapp.gui.actions.table import CONTEXT_MENU
from readerapp.gui.main_window import MainWindow
from readerapp.gui.navigation.source_menu import source_menu
from readerapp.gui.theme.theme import Scheme
from screens.desk import SMALL, USUAL, Desk, settle
from screens.detail import show_rich_paper
from screens.table import Screen

_NOTE = "Đọc lại phần 3: **dữ liệu** có sạch không?\n\n- 한국어 예시는 부록에 있다\n- so với bài của tuần trước"


def draw_note(desk: Desk) -> None:
    """A note that is being written."""
    with desk.used() as window:
        show_rich_paper(window)
        window.book.run("new-note")
        settle(window)
        desk.shoot(window, "note-begun", SMALL)
        editor = QApplication.focusWidget()
        if isinstance(editor, QPlainTextEdit):
            editor.insertPlainText(_NOTE)
        settle(window)
        desk.shoot(window, "note", USUAL)


def draw_tagging(desk: Desk) -> None:
    """A tag that is being typed, and what it may become."""
    with desk.used() as window:
        show_rich_paper(window)
        window.book.run("tag")
        settle(window)
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit):
            QTest.keyClicks(field, "s")
            settle(window)
            desk.shoot(window, "tagging", USUAL)
            popup = field.completer().popup()
            if popup is not None:
                _draw_popup(desk, window, popup, "tagging-completed")


def draw_filter(desk: Desk) -> None:
    """A list with something added, something left out, and a search in it."""
    with desk.used() as window:
        parts = window.parts
        parts.sources.choose("all")
        settle(window)
        for key, act in (("tag:thesis", parts.places.add), ("starred", parts.places.exclude)):
            source = parts.sources.source(key)
            if source is not None:
                act(source)
        parts.papers.search.setText("a")
        settle(window)
        desk.shoot(window, "filtered")


def draw_found(desk: Desk) -> None:
    """Finding in a card, and in a digest."""
    with desk.used() as window:
        show_rich_paper(window)
        for name in ("found-in-card", "found-in-digest"):
            window.book.run("find")
            settle(window)
            field = QApplication.focusWidget()
            if isinstance(field, QLineEdit):
                QTest.keyClicks(field, "la")
                QTest.qWait(300)  # the bar waits for the next letter
            settle(window)
            desk.shoot(window, name, USUAL)
            window.parts.papers.setFocus()
            window.book.run("read-digest")
            settle(window)


def draw_menus(desk: Desk) -> None:
    """Every menu of the window, those of a list, a digest and a tag."""
    with desk.used() as window:
        window.parts.papers.view.go_to(1)
        settle(window)
        for action in window.menuBar().actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                _draw_popup(desk, window, menu, f"menu-{action.text().replace('&', '').lower()}")
        for name, groups in (("papers", CONTEXT_MENU), ("sort", SORT_MENU)):
            _draw_popup(desk, window, window.book.context_menu(groups, window), f"menu-of-{name}")
        parts = window.parts
        digests = parts.overview_loader.overview.digests if parts.overview_loader.overview else ()
        for name, key in (("digest", f"digest:{digests[0].id}" if digests else ""), ("tag", "tag:thesis")):
            source = parts.sources.source(key)
            if source is not None:
                menu = source_menu(
                    source,
                    pane=parts.sources,
                    organising=parts.organising,
                    theme=parts.theme,
                    marked=False,
                    parent=window,
                )
                _draw_popup(desk, window, menu, f"menu-of-{name}")


def draw_records(desk: Desk) -> None:
    """A document that is made for programs, read as records."""
    with desk.used() as window:
        desk.bring_in(window, _records(desk))
        overview = window.parts.overview_loader.overview
        newest = max((digest.id for digest in overview.digests), default=0) if overview else 0
        window.parts.digest.read_digest(newest)
        settle(window)
        desk.shoot(window, "read-records", USUAL)


def _records(desk: Desk) -> Path:
    entries = [
        {
            "title": f"Counting sheep of kind {number} with attention",
            "authors": ["Ada Lovelace", "Nguyễn Thị Minh Khai"],
            "arxiv_id": f"2612.{number:05}",
            "abstract": "Sheep are counted one by one.\n\nThen they are counted again, in Korean: 양 한 마리.",
            "keywords": ["sheep", "sleep"],
        }
        for number in range(1, 30)
    ]
    path = desk.folder / "a-list-for-programs.json"
    path.write_text(json.dumps({"name": "Sheep of the month", "papers": entries}, ensure_ascii=False), encoding="utf-8")
    return path


def _draw_popup(desk: Desk, window: MainWindow, popup: QWidget, name: str) -> None:
    """Pictures of a menu, or of what opens below a field."""
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        desk.theme.set_scheme(scheme)
        if isinstance(popup, QMenu):
            popup.popup(QPoint(0, 0))
        settle(window)
        desk.store(popup, f"{name}-{scheme.value}")
        if isinstance(popup, QMenu):
            popup.hide()


SCREENS = (
    Screen(name="note", draw=draw_note),
    Screen(name="tagging", draw=draw_tagging),
    Screen(name="filtered", draw=draw_filter),
    Screen(name="found", draw=draw_found),
    Screen(name="menus", draw=draw_menus, once=True),
    Screen(name="read-records", draw=draw_records, once=True),
)
