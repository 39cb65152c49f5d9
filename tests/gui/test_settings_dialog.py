"""The settings dialog by keys: made from the table, changed at once, searched; and the shortcut editor in it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from readerapp.config.paths import settings_file
from readerapp.config.setting import Kind, Section, Setting
from readerapp.config.settings import (
    IMPORT_PREVIEW,
    KEYS,
    LAYOUT,
    NETWORK_ALLOWED,
    SCHEME,
    SETTINGS,
    TEXT_SIZE,
    WATCH_ENABLED,
    WATCH_FOLDER,
    change_settings,
    load_settings,
)
from readerapp.gui.actions.key_sheet import KeySheet
from readerapp.gui.main_window import MainWindow
from readerapp.gui.panes import Layout
from readerapp.gui.settings.controls import ChoiceBox, NumberBox, PathField, Segments, Switch, TextField
from readerapp.gui.settings.dialog import SettingsDialog
from readerapp.gui.settings.page import SettingsPage
from readerapp.gui.settings.row import SettingRow, control_for
from readerapp.gui.theme.theme import Area, Theme

from .conftest import WAIT_MS, OpenWindow, close, wait_settled

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: OpenWindow, filled_library: Path) -> MainWindow:
    return open_window(filled_library)


def _open(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    QTest.keyClick(window.parts.papers.view, Qt.Key.Key_Comma, _CONTROL)
    dialog = next(child for child in window.findChildren(SettingsDialog) if child.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT_MS)
    wait_settled(qtbot, window)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    return _open(qtbot, window)


def _row(dialog: SettingsDialog, setting: Setting) -> SettingRow:  # type: ignore[type-arg]  # of any type
    page = dialog.pages[setting.section]
    assert isinstance(page, SettingsPage)
    return page.rows[setting]


def _visible(dialog: SettingsDialog) -> list[str]:
    """The names of the settings in sight, over all parts."""
    pages = [page for page in dialog.pages.values() if isinstance(page, SettingsPage)]
    return [setting.name for page in pages for setting, row in page.rows.items() if not row.isHidden()]


def test_every_setting_has_a_row_of_its_type(dialog: SettingsDialog) -> None:
    rows = {setting: _row(dialog, setting) for setting in SETTINGS if setting is not KEYS}
    kinds: dict[Kind, set[type]] = {
        Kind.SWITCH: {Switch},
        Kind.CHOICE: {Segments, ChoiceBox},
        Kind.FOLDER: {PathField},
        Kind.FILE: {PathField},
    }
    for setting, row in rows.items():
        assert type(row.control) in kinds[setting.kind]
        said = [part.text() for part in row.findChildren(QLabel)]
        assert {setting.title(), setting.describe()} <= set(said)
    assert [dialog.parts.item(place).text() for place in range(dialog.parts.count())] == [
        "Appearance", "Reading", "Keys", "Import", "Library", "Network",
    ]  # fmt: skip


def test_types_that_no_setting_has_yet_have_controls_too(qtbot: QtBot) -> None:
    number = Setting(
        name="n", default=5, section=Section.IMPORT, title=lambda: "N", describe=lambda: "A number", span=(1, 9)
    )
    text = Setting(name="t", default="", section=Section.IMPORT, title=lambda: "T", describe=lambda: "A text")
    chosen: list[object] = []
    for setting, kind in ((number, NumberBox), (text, TextField)):
        control = control_for(setting, lambda _kind, _chosen: None)
        assert isinstance(control, kind)
        qtbot.addWidget(control)
        control.show_value(setting.default)
        control.chosen.connect(chosen.append)
        control.show()
        if isinstance(control, NumberBox):
            QTest.keyClick(control.box, Qt.Key.Key_Up)
        else:
            QTest.keyClicks(control.field, "words")
            QTest.keyClick(control.field, Qt.Key.Key_Return)
    assert chosen == [6, "words"]


def test_what_is_changed_holds_at_once_and_is_stored(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog, theme: Theme
) -> None:
    schemes = _row(dialog, SCHEME).control
    assert isinstance(schemes, Segments)
    QTest.keyClick(schemes.buttons["dark"], Qt.Key.Key_Space)
    assert theme.tokens.dark
    layouts = _row(dialog, LAYOUT).control
    assert isinstance(layouts, Segments)
    QTest.keyClick(layouts.buttons["classic"], Qt.Key.Key_Space)
    assert window.parts.panes.layout_shown is Layout.CLASSIC
    sizes = _row(dialog, TEXT_SIZE).control
    assert isinstance(sizes, ChoiceBox)
    QTest.keyClick(sizes.box, Qt.Key.Key_Down)
    assert theme.size(Area.TEXT) == 110
    dialog.turn_to(Section.NETWORK)
    network = _row(dialog, NETWORK_ALLOWED).control
    assert isinstance(network, Switch)
    QTest.keyClick(network.box, Qt.Key.Key_Space)
    wait_settled(qtbot, window)
    stored = load_settings(settings_file())
    assert (stored[SCHEME], stored[LAYOUT], stored[TEXT_SIZE], stored[NETWORK_ALLOWED]) == (
        "dark",
        "classic",
        110,
        False,
    )


def test_the_dialog_shows_what_is_changed_elsewhere(qtbot: QtBot, window: MainWindow, dialog: SettingsDialog) -> None:
    sizes, schemes = _row(dialog, TEXT_SIZE).control, _row(dialog, SCHEME).control
    assert isinstance(sizes, ChoiceBox)
    assert isinstance(schemes, Segments)
    window.parts.right.setFocus()
    change_settings(settings_file(), {TEXT_SIZE.name: 140, SCHEME.name: "dark"})
    window.parts.settings.look()
    wait_settled(qtbot, window)
    assert sizes.box.currentText() == "140 %"
    assert schemes.buttons["dark"].isChecked()


def test_what_imports_do_is_heard_where_it_matters(qtbot: QtBot, window: MainWindow, dialog: SettingsDialog) -> None:
    dialog.turn_to(Section.IMPORT)
    preview = _row(dialog, IMPORT_PREVIEW).control
    assert isinstance(preview, Switch)
    assert preview.box.isChecked()
    QTest.keyClick(preview.box, Qt.Key.Key_Space)
    wait_settled(qtbot, window)
    assert not window.book.action("import-preview").isChecked()
    window.book.run("import-preview")
    wait_settled(qtbot, window)
    assert preview.box.isChecked()


def test_a_folder_that_is_not_there_is_refused_in_its_row(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog, tmp_path: Path
) -> None:
    row = _row(dialog, WATCH_FOLDER)
    assert isinstance(row.control, PathField)
    row.control.chosen.emit(str(tmp_path / "nowhere"))
    wait_settled(qtbot, window)
    assert any(part.text() == f"There is no folder {tmp_path / 'nowhere'}." for part in row.findChildren(QLabel))
    assert row.control.field.text() == ""

    row.control.chosen.emit(str(tmp_path))
    watching = _row(dialog, WATCH_ENABLED).control
    assert isinstance(watching, Switch)
    QTest.keyClick(watching.box, Qt.Key.Key_Space)
    wait_settled(qtbot, window)
    assert (window.parts.watching.folder, window.parts.watching.enabled) == (str(tmp_path), True)
    assert row.control.field.text() == str(tmp_path)
    QTest.keyClick(row.control.forget, Qt.Key.Key_Space)
    wait_settled(qtbot, window)
    assert (window.parts.watching.folder, window.parts.watching.enabled) == ("", False)


def test_the_box_searches_all_parts(dialog: SettingsDialog) -> None:
    assert QApplication.focusWidget() is dialog.search
    everything = _visible(dialog)
    QTest.keyClicks(dialog.search, "dark")
    assert _visible(dialog) == ["appearance.scheme"]
    assert [dialog.parts.item(place).isHidden() for place in range(6)] == [False, True, False, True, True, True]
    dialog.search.setText("browser")
    assert dialog.parts.currentItem().text() == "Network"
    dialog.search.setText("star")
    assert dialog.parts.currentItem().text() == "Keys"
    assert dialog.keys.tree.current is not None
    assert dialog.keys.tree.current.id == "star"  # and not the column of stars, which comes before it
    dialog.search.setText("backup")
    assert dialog.parts.currentItem().text() == "Library"
    dialog.search.setText("zebra")
    assert _visible(dialog) == []
    dialog.search.clear()
    assert _visible(dialog) == everything


def test_one_dialog_is_enough_and_escape_closes_it(qtbot: QtBot, window: MainWindow, dialog: SettingsDialog) -> None:
    window.commanding.show_settings()
    assert len([child for child in window.findChildren(SettingsDialog) if child.isVisible()]) == 1
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert _open(qtbot, window).isVisible()


def test_it_fits_the_screen_at_the_largest_text(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    for _ in range(8):
        window.parts.looks.zoom(1)
    dialog = _open(qtbot, window)
    room = dialog.screen().availableSize()
    for section in Section:
        dialog.turn_to(section)
        assert dialog.minimumSizeHint().width() <= room.width()
        assert dialog.minimumSizeHint().height() <= room.height()
        assert dialog.height() <= room.height()


def _record(dialog: SettingsDialog, keys: str) -> None:
    """Press KEYS, which are two strokes or wait for the pause after one."""
    dialog.keys.recorder.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(dialog.keys.recorder, keys)


def _chips(dialog: SettingsDialog) -> list[str]:
    return [chip.text() for chip in dialog.keys.findChildren(QToolButton) if chip.isVisible()]


@pytest.fixture
def editor(dialog: SettingsDialog) -> SettingsDialog:
    dialog.turn_to(Section.KEYS)
    dialog.keys.tree.choose("star")
    return dialog


def test_new_keys_work_at_once_and_are_shown_everywhere(
    qtbot: QtBot, window: MainWindow, editor: SettingsDialog, open_window: OpenWindow, filled_library: Path
) -> None:
    with qtbot.waitSignal(editor.keys.changed, timeout=WAIT_MS):
        _record(editor, "b")
    assert editor.keys.said == "B does “Star” from now on."
    qtbot.waitUntil(lambda: _chips(editor) == ["B  ×", "S  ×"], timeout=WAIT_MS)
    _record(editor, "wb")
    assert [sequence.toString() for sequence in window.book.action("star").shortcuts()] == ["W, B", "B", "S"]
    assert window.book.action("star").toolTip() == "Star (W, B)"
    wait_settled(qtbot, window)
    assert load_settings(settings_file())[KEYS] == {"star": ("W, B", "B", "S")}
    editor.close()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    QTest.keyClicks(window.parts.papers.view, "wb")
    wait_settled(qtbot, window)
    assert window.parts.library.services.reading_list.overview().starred == 1
    window.commanding.show_keys()
    sheet = next(child for child in window.findChildren(KeySheet) if child.isVisible())
    assert "W B" in [part.text() for part in sheet.findChildren(QLabel)]
    sheet.close()
    close(qtbot, window)

    again = open_window(filled_library)
    QTest.keyClicks(again.parts.papers.view, "b")
    wait_settled(qtbot, again)
    assert again.parts.library.services.reading_list.overview().starred == 0


def test_a_clash_is_told_by_name_and_changes_nothing(qtbot: QtBot, window: MainWindow, editor: SettingsDialog) -> None:
    _record(editor, "gi")
    assert editor.keys.said == "G I is taken by “Inbox”. Nothing was changed."
    for key, modifiers, sentence in (
        (Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, "E is taken by “Read, and next paper”. Nothing was changed."),
        (Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier, "S does that already."),
        (Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier, "Alt+F opens the menu “File”. Nothing was changed."),
    ):
        editor.keys.recorder.setFocus(Qt.FocusReason.OtherFocusReason)
        with qtbot.waitSignal(editor.keys.recorder.recorded, timeout=WAIT_MS):
            QTest.keyClick(editor.keys.recorder, key, modifiers)
        assert editor.keys.said == sentence
    offered = {button.text() for button in editor.keys.findChildren(QPushButton) if button.isVisible()}
    assert offered == {"Usual keys", "Usual keys for all"}
    assert [sequence.toString() for sequence in window.book.action("star").shortcuts()] == ["S"]
    assert load_settings(settings_file())[KEYS] == {}


def test_keys_are_taken_away_and_come_back(qtbot: QtBot, window: MainWindow, editor: SettingsDialog) -> None:
    chip = next(chip for chip in editor.keys.findChildren(QToolButton) if chip.isVisible())
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert window.book.action("star").shortcuts() == []
    editor.keys.tree.choose("tag")
    with qtbot.waitSignal(editor.keys.changed, timeout=WAIT_MS):
        _record(editor, "s")
    editor.keys.tree.choose("star")
    QTest.keyClick(editor.keys.usual, Qt.Key.Key_Space)
    assert editor.keys.said == "S is taken by “Add tag”. Nothing was changed."
    QTest.keyClick(editor.keys.all_usual, Qt.Key.Key_Space)
    assert [sequence.toString() for sequence in window.book.action("star").shortcuts()] == ["S"]
    assert [sequence.toString() for sequence in window.book.action("tag").shortcuts()] == ["T"]
    QTest.keyClick(editor.keys.take_back, Qt.Key.Key_Space)
    assert [sequence.toString() for sequence in window.book.action("tag").shortcuts()] == ["S", "T"]
    wait_settled(qtbot, window)
    assert load_settings(settings_file())[KEYS] == {"star": (), "tag": ("S", "T")}


def test_recording_takes_the_key_by_its_place_under_an_input_method(qtbot: QtBot, editor: SettingsDialog) -> None:
    recorder = editor.keys.recorder
    recorder.setFocus(Qt.FocusReason.OtherFocusReason)
    assert not recorder.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    with qtbot.waitSignal(recorder.recorded, timeout=WAIT_MS) as heard:
        for code, key, text in ((17, 0x3148, "ㅈ"), (48, 0x3160, "ㅠ")):  # where W and B are
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, code + 8, 0, 0, text)
            QApplication.sendEvent(recorder, event)
    assert heard.args == ["W, B"]


def test_escape_gives_up_recording_and_tab_goes_on(editor: SettingsDialog) -> None:
    recorder = editor.keys.recorder
    recorder.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(recorder, Qt.Key.Key_W)
    assert recorder.text() == "W"
    QTest.keyClick(recorder, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert (recorder.text(), QApplication.focusWidget()) == ("", editor.keys.tree)
    QTest.keyClick(editor.keys.tree, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is recorder
    QTest.keyClick(recorder, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not recorder


def test_keys_that_clash_in_the_file_are_told_and_the_rest_counts(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    change_settings(settings_file(), {KEYS.name: {"star": ("Esc",), "skip": ("B",), "gone": ("Z",)}})
    window = open_window(filled_library)
    assert window.parts.messages.text == "Keys in the settings clash, so “Star” keep the usual ones."
    QTest.keyClicks(window.parts.papers.view, "sb")
    wait_settled(qtbot, window)
    overview = window.parts.library.services.reading_list.overview()
    assert (overview.starred, sum(overview.by_status.values())) == (1, 7)


def test_the_library_is_copied_whole(qtbot: QtBot, window: MainWindow, dialog: SettingsDialog, tmp_path: Path) -> None:
    dialog.turn_to(Section.LIBRARY)
    assert isinstance(dialog.library, QWidget)
    copy = tmp_path / "copy.db"
    window.parts.backing_up.copy_to(copy)
    qtbot.waitUntil(lambda: window.parts.messages.text == f"The library was copied to {copy}", timeout=WAIT_MS)
    window.parts.backing_up.copy_to(window.parts.library.services.path)
    qtbot.waitUntil(lambda: window.parts.messages.text.startswith("That is the library itself"), timeout=WAIT_MS)
