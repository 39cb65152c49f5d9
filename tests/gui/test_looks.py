"""Colours, sizes and layout: changed by keys, at once, each pane by itself, and there again after a restart."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from readerapp.config.paths import settings_file
from readerapp.config.settings import LAYOUT, LIST_SIZE, NETWORK_ALLOWED, SCHEME, TEXT_SIZE, load_settings
from readerapp.domain.errors import WriteFailed
from readerapp.gui.main_window import MainWindow
from readerapp.gui.panes import Layout
from readerapp.gui.theme.theme import Area, Scheme, Theme
from readerapp.gui.theme.tokens import DARK

from .conftest import WAIT_MS, Opened, OpenWindow, close, wait_settled

_CONTROL = Qt.KeyboardModifier.ControlModifier


def _press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, _CONTROL)


def _titles(window: MainWindow) -> float:
    """The size of the title on the right."""
    labels = window.parts.detail.header.findChildren(QLabel)
    return max(label.fontInfo().pointSizeF() for label in labels if label.property("role") == "title")


def test_zoom_is_about_the_pane_with_the_focus(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, theme: Theme
) -> None:
    window = open_window(filled_library)
    view = window.parts.papers.view
    rows, title = view.verticalHeader().defaultSectionSize(), _titles(window)
    _press(Qt.Key.Key_Equal)
    _press(Qt.Key.Key_Equal)
    assert (theme.size(Area.LIST), theme.size(Area.TEXT)) == (125, 100)
    assert view.verticalHeader().defaultSectionSize() > rows
    assert _titles(window) == title

    window.parts.right.setFocus(Qt.FocusReason.OtherFocusReason)
    for _ in range(3):
        _press(Qt.Key.Key_Equal)
    assert (theme.size(Area.LIST), theme.size(Area.TEXT)) == (125, 140)
    assert _titles(window) == pytest.approx(title * 1.4, rel=0.03)
    _press(Qt.Key.Key_Minus)
    assert theme.size(Area.TEXT) == 125
    _press(Qt.Key.Key_0)
    assert (theme.size(Area.LIST), theme.size(Area.TEXT)) == (125, 100)
    assert _titles(window) == title

    wait_settled(qtbot, window)
    assert (load_settings(settings_file())[LIST_SIZE], load_settings(settings_file())[TEXT_SIZE]) == (125, 100)


def test_larger_letters_on_the_left_get_more_room(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    width = window.parts.sources.width()
    _press(Qt.Key.Key_Equal)
    _press(Qt.Key.Key_Equal)
    wait_settled(qtbot, window)
    assert window.parts.sources.width() == pytest.approx(width * 1.25, abs=3)
    _press(Qt.Key.Key_0)
    wait_settled(qtbot, window)
    assert window.parts.sources.width() == pytest.approx(width, abs=3)


def test_zoom_ends_somewhere(theme: Theme) -> None:
    assert [theme.size_after(Area.LIST, steps) for steps in (-20, -2, -1, 0, 1, 2, 20)] == [
        80,
        80,
        90,
        100,
        110,
        125,
        200,
    ]
    theme.set_size(Area.LIST, 200)
    assert theme.size_after(Area.LIST, 1) == 200


def test_layout_and_its_sizes_come_back_after_a_restart(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    panes, papers, right = window.parts.panes, window.parts.papers, window.parts.right

    def place(pane: QWidget) -> tuple[int, int]:
        corner = pane.mapTo(panes, pane.rect().topLeft())
        return corner.x(), corner.y()

    assert place(right)[0] > place(papers)[0]
    assert place(right)[1] == place(papers)[1]
    panes.give((200, 500, 580))
    wide = panes.sizes_of(Layout.WIDE)
    window.book.run("layout-classic")
    assert place(right)[0] == place(papers)[0]
    assert place(right)[1] > place(papers)[1]
    panes.give((240, 300, 400))
    classic = panes.sizes_of(Layout.CLASSIC)
    window.book.run("layout-wide")
    assert panes.sizes_of(Layout.WIDE) == wide
    window.book.run("layout-classic")
    assert panes.sizes_of(Layout.CLASSIC) == classic
    wait_settled(qtbot, window)
    assert load_settings(settings_file())[LAYOUT] == "classic"
    close(qtbot, window)

    again = open_window(filled_library).parts.panes
    assert again.layout_shown is Layout.CLASSIC
    assert again.sizes_of(Layout.CLASSIC) == classic
    assert again.sizes_of(Layout.WIDE) == wide


def test_everything_fits_into_a_small_window_in_both_layouts(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    for layout in Layout:
        window.parts.looks.set_layout(layout)
        window.resize(1024, 700)
        wait_settled(qtbot, window)
        assert (window.width(), window.height()) == (1024, 700)
        for pane in (window.parts.sources, window.parts.papers, window.parts.right):
            assert window.rect().contains(pane.mapTo(window, pane.rect().bottomRight()))
            assert min(pane.width(), pane.height()) > 120


def test_colours_are_chosen_in_the_menu_and_kept(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, theme: Theme
) -> None:
    window = open_window(filled_library)
    window.book.run("scheme-dark")
    assert theme.tokens.dark
    assert theme.scheme is Scheme.DARK
    wait_settled(qtbot, window)
    assert load_settings(settings_file())[SCHEME] == "dark"


def test_like_the_system_follows_it_while_the_window_is_open(qapp: QApplication, theme: Theme) -> None:
    wants = [Qt.ColorScheme.Light]
    following = Theme(qapp, scheme=Scheme.SYSTEM, system=lambda: wants[-1])
    seen = [following.tokens.dark]
    following.changed.connect(lambda: seen.append(following.tokens.dark))
    wants.append(Qt.ColorScheme.Dark)
    qapp.styleHints().colorSchemeChanged.emit(wants[-1])
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.surface)
    following.set_scheme(Scheme.LIGHT)  # from now on it does not ask
    qapp.styleHints().colorSchemeChanged.emit(wants[-1])
    assert seen == [False, True, False]
    following.deleteLater()


def test_what_cannot_be_stored_is_taken_back_and_told(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(filled_library)

    def refuse(*_arguments: object) -> None:
        raise WriteFailed("The settings cannot be changed: full.")

    monkeypatch.setattr("readerapp.gui.settings.keeper.change_settings", refuse)
    window.book.run("scheme-dark")
    assert theme.tokens.dark
    qtbot.waitUntil(lambda: not theme.tokens.dark, timeout=WAIT_MS)
    assert window.parts.messages.text == "The settings cannot be changed: full."


def test_with_the_network_switched_off_no_link_leaves(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, opened: Opened
) -> None:
    window = open_window(filled_library)
    window.parts.settings.change(NETWORK_ALLOWED, False)
    QTest.keyClicks(window.parts.papers.view, "v")
    qtbot.waitUntil(lambda: "switched off" in window.parts.messages.text, timeout=WAIT_MS)
    assert opened.urls == []
    window.parts.settings.change(NETWORK_ALLOWED, True)
    QTest.keyClicks(window.parts.papers.view, "v")
    qtbot.waitUntil(lambda: len(opened.urls) == 1, timeout=WAIT_MS)
