"""What is made from the table of actions and of settings: palette, settings, shortcut editor; and the layouts."""

from PySide6.QtTest import QTest

from readerapp.config.setting import Section
from readerapp.gui.panes import Layout
from readerapp.gui.settings.dialog import SettingsDialog
from screens.desk import SMALL, USUAL, Desk, dialog_of, settle
from screens.table import Screen


def draw_palette(desk: Desk) -> None:
    """The palette as it opens, and with something typed into it."""
    with desk.used() as window:
        palette = window.commanding.palette
        palette.toggle()
        desk.shoot(window, "palette")
        QTest.keyClicks(palette.field, "suy luan")
        desk.shoot(window, "palette-without-accents", USUAL)
        palette.field.setText("merge")
        desk.shoot(window, "palette-not-now", USUAL)
        palette.close_palette()


def draw_settings(desk: Desk) -> None:
    """Every part of the settings, and a search in them."""
    with desk.used() as window:
        window.commanding.show_settings()
        dialog = dialog_of(window)
        assert isinstance(dialog, SettingsDialog)
        for section in Section:
            dialog.turn_to(section)
            settle(window)
            desk.shoot_dialog(window, dialog, f"settings-{section.name.lower()}")
        dialog.search.setText("size")
        settle(window)
        desk.shoot_dialog(window, dialog, "settings-search")
        dialog.close()


def draw_shortcut_editor(desk: Desk) -> None:
    """Keys that are changed, and keys that clash."""
    with desk.used() as window:
        window.commanding.show_settings()
        dialog = dialog_of(window)
        assert isinstance(dialog, SettingsDialog)
        dialog.turn_to(Section.KEYS)
        dialog.keys.tree.choose("star")
        QTest.keyClicks(dialog.keys.recorder, "wb")
        settle(window)
        QTest.keyClicks(dialog.keys.recorder, "gi")
        settle(window)
        desk.shoot_dialog(window, dialog, "shortcut-editor")
        dialog.keys.all_usual.click()  # the next window reads the same settings
        dialog.close()


def draw_layouts(desk: Desk) -> None:
    """The list above the paper, and large letters in both layouts."""
    with desk.used() as window:
        looks = window.parts.looks
        looks.set_layout(Layout.CLASSIC)
        desk.shoot(window, "layout-classic", USUAL, SMALL)
        for pane in (window.parts.papers, window.parts.right):
            pane.setFocus()
            for _ in range(4):
                looks.zoom(1)
        desk.shoot(window, "layout-classic-large-letters", SMALL)
        looks.set_layout(Layout.WIDE)
        desk.shoot(window, "layout-wide-large-letters", USUAL, SMALL)
        for pane in (window.parts.papers, window.parts.right):  # the next window reads the same settings
            pane.setFocus()
            looks.zoom(0)
        settle(window)


SCREENS = (
    Screen(name="palette", draw=draw_palette),
    Screen(name="settings", draw=draw_settings, once=True),
    Screen(name="shortcut-editor", draw=draw_shortcut_editor, once=True),
    Screen(name="layouts", draw=draw_layouts),
)
