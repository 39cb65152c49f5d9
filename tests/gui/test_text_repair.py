"""Broken text as the user meets it: before an import and after it, by keys and by mouse, taken back, come again."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from builders import SHORT_WORDS, broken
from readerapp.bootstrap import open_services
from readerapp.domain.repair_lines import RepairShow
from readerapp.domain.selection import Selection
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.importing.preview_window import PreviewWindow
from readerapp.gui.main_window import MainWindow
from readerapp.gui.repairing.repair_desk import RepairDesk
from readerapp.gui.repairing.repair_window import RepairWindow
from readerapp.gui.repairing.word_links import WORD_LINK, word_tip

from .conftest import WAIT_MS as _USUAL_MS
from .conftest import OpenWindow, close, wait_settled

WAIT_MS = 2 * _USUAL_MS  # reading, repairing and planning come together
KOREAN = "# 논문 목록\n\n- [천천히 읽는 법을 배우다](https://arxiv.org/abs/2402.00003): 긴 글을 나누어 읽는 모델.\n"


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    path = tmp_path / "short-words.md"
    path.write_bytes(broken(SHORT_WORDS))
    return path


def preview_of(qtbot: QtBot, window: MainWindow, path: Path) -> PreviewWindow:
    asking = window.parts.importing.asking
    window.parts.importing.import_paths([path])
    qtbot.waitUntil(lambda: asking.window is not None and asking.window.isVisible(), timeout=WAIT_MS)
    assert asking.window is not None
    return asking.window


def rows_shown(qtbot: QtBot, desk: RepairDesk) -> RepairWindow:
    """The window of DESK, when its rows are there and nothing is under way."""

    def there() -> bool:
        pane = desk.window.pane if desk.window is not None else None
        return pane is not None and not desk.busy and (pane.panel.isEnabled() or bool(pane.nothing))

    qtbot.waitUntil(there, timeout=WAIT_MS)
    assert desk.window is not None
    return desk.window


def repair_of(qtbot: QtBot, window: MainWindow, preview: PreviewWindow) -> RepairWindow:
    """The repair of the digest that PREVIEW shows, opened with its button."""
    QTest.mouseClick(preview.page.repair, Qt.MouseButton.LeftButton)
    return rows_shown(qtbot, window.parts.importing.asking.desk)


def seen_in(repair: RepairWindow) -> set[str]:
    """What is to be read in the pane below the settings."""
    labels, buttons = repair.pane.findChildren(QLabel), repair.pane.findChildren(QToolButton)
    return {seen.text() for seen in labels if seen.isVisible()} | {seen.text() for seen in buttons if seen.isVisible()}


def changed(qtbot: QtBot, desk: RepairDesk) -> None:
    """A change was sent and its answer is shown."""
    qtbot.waitUntil(lambda: not desk.busy, timeout=WAIT_MS)
    qtbot.wait(0)


def answered(qtbot: QtBot, window: MainWindow, preview: PreviewWindow) -> None:
    with qtbot.waitSignal(window.parts.import_run.finished, timeout=WAIT_MS):
        QTest.keyClick(preview, Qt.Key.Key_Return)
    window.activateWindow()
    wait_settled(qtbot, window)


def title(library: Path, key: str = "arxiv:2402.00004") -> str:
    services = open_services(library)
    found = {paper.key: paper.title for paper in services.reading_list.papers(Selection())}
    services.close()
    return found.get(key, "")


def word(repair: RepairWindow) -> str:
    shown = repair.pane.panel.word
    return shown.word.word if shown is not None else ""


def look_at(qtbot: QtBot, repair: RepairWindow, place: int) -> None:
    """Go by mouse and key to the inferred word of line 9 at PLACE."""
    pane = repair.pane
    QTest.mouseClick(pane.filters.buttons[RepairShow.CHANGED], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.model.show is RepairShow.CHANGED and pane.model.row(5) is not None, timeout=WAIT_MS)
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: shown_word(repair) is not None and shown_word(repair).word.line == 9, timeout=WAIT_MS)
    for _ in range(8):
        QTest.keyClick(pane.view, Qt.Key.Key_Left)
    for _ in range(place):
        QTest.keyClick(pane.view, Qt.Key.Key_Right)


def shown_word(repair: RepairWindow) -> Any:
    return repair.pane.panel.word


def pick_another(qtbot: QtBot, desk: RepairDesk) -> str:
    """Press the digit of the second reading, and give it."""
    assert desk.window is not None
    window = desk.window
    reading = window.pane.panel.readings.readings[1]
    with qtbot.waitSignal(desk.busy_changed, timeout=WAIT_MS):
        QTest.keyClick(window.pane.view, Qt.Key.Key_2)
    changed(qtbot, desk)
    qtbot.waitUntil(lambda: word(window) == reading, timeout=WAIT_MS)
    return reading


def test_the_window_says_that_it_reads_until_there_is_something_to_see(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digest: Path
) -> None:
    window = open_window(empty_library)
    preview = preview_of(qtbot, window, digest)
    QTest.mouseClick(preview.page.repair, Qt.MouseButton.LeftButton)
    repair = window.parts.importing.asking.desk.window
    assert repair is not None
    assert seen_in(repair) == {"Reading the text…"}
    rows_shown(qtbot, window.parts.importing.asking.desk)
    assert "Reading the text…" not in seen_in(repair)
    assert "In the file" in seen_in(repair)
    assert QApplication.focusWidget() is repair.pane.view
    QTest.mouseClick(repair.pane.filters.buttons[RepairShow.TEXT], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: repair.pane.model.show is RepairShow.TEXT, timeout=WAIT_MS)
    repair.pane.view.setCurrentIndex(repair.pane.model.index(0))
    qtbot.waitUntil(lambda: "In the file" not in seen_in(repair), timeout=WAIT_MS)
    assert "Now" in seen_in(repair)


def test_words_picked_in_the_preview_are_what_is_imported_and_stay(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digest: Path
) -> None:
    window = open_window(empty_library)
    desk = window.parts.importing.asking.desk
    preview = preview_of(qtbot, window, digest)
    assert "words inferred" in preview.page.texts[-1]
    repair = repair_of(qtbot, window, preview)
    assert repair.pane.filters.buttons[RepairShow.CHANGED].text() == "All c&hanges  6"
    look_at(qtbot, repair, 0)
    first = pick_another(qtbot, desk)
    look_at(qtbot, repair, 1)
    second = pick_another(qtbot, desk)
    assert repair.texts[1].endswith("2 chosen by you")
    QTest.keyClick(repair, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not repair.isVisible(), timeout=WAIT_MS)
    titles = [str(preview.page.view.model().index(row, 0).data()) for row in range(3)]
    assert any(shown.startswith(f"{first}, {second} và ") for shown in titles)
    answered(qtbot, window, preview)
    assert title(empty_library) in titles
    assert title(empty_library).startswith(f"{first}, {second} và ")
    # The same bytes again change nothing.
    window.parts.importing.import_paths([digest])
    qtbot.waitUntil(lambda: "nothing to change" in window.parts.messages.text, timeout=WAIT_MS)
    close(qtbot, window)
    assert title(empty_library).startswith(f"{first}, {second} và ")


def test_what_stood_in_the_file_can_be_picked_with_the_mouse_and_forgotten_again(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digest: Path
) -> None:
    window = open_window(empty_library)
    desk = window.parts.importing.asking.desk
    preview = preview_of(qtbot, window, digest)
    repair = repair_of(qtbot, window, preview)
    look_at(qtbot, repair, 0)
    buttons = [button for button in repair.pane.panel.readings.buttons if button.isVisible()]
    assert buttons[-1].text() == "as in the file: Cá»"
    with qtbot.waitSignal(desk.busy_changed, timeout=WAIT_MS):
        QTest.mouseClick(buttons[-1], Qt.MouseButton.LeftButton)
    assert not preview.button.isEnabled()
    changed(qtbot, desk)
    assert preview.button.isEnabled()
    qtbot.waitUntil(lambda: word(repair) == "Cá»", timeout=WAIT_MS)
    with qtbot.waitSignal(desk.busy_changed, timeout=WAIT_MS):
        QTest.mouseClick(repair.forget, Qt.MouseButton.LeftButton)
    changed(qtbot, desk)
    qtbot.waitUntil(lambda: word(repair) != "Cá»", timeout=WAIT_MS)
    assert not repair.forget.isVisible()


def test_a_word_that_is_no_alternative_is_typed(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digest: Path
) -> None:
    window = open_window(empty_library)
    desk = window.parts.importing.asking.desk
    preview = preview_of(qtbot, window, digest)
    repair = repair_of(qtbot, window, preview)
    field = repair.pane.panel.readings.field
    field.setFocus()
    QTest.keyClicks(field, "Do")
    with qtbot.waitSignal(desk.busy_changed, timeout=WAIT_MS):
        QTest.keyClick(field, Qt.Key.Key_Return)
    changed(qtbot, desk)
    qtbot.waitUntil(lambda: word(repair) == "Do", timeout=WAIT_MS)
    assert repair.isVisible()


def test_the_repair_is_switched_off_in_the_preview(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digest: Path
) -> None:
    window = open_window(empty_library)
    desk = window.parts.importing.asking.desk
    preview = preview_of(qtbot, window, digest)
    repair = repair_of(qtbot, window, preview)
    with qtbot.waitSignal(desk.busy_changed, timeout=WAIT_MS):
        QTest.mouseClick(repair.settings.repair, Qt.MouseButton.LeftButton)
    changed(qtbot, desk)
    qtbot.waitUntil(lambda: repair.pane.model.show is RepairShow.TEXT, timeout=WAIT_MS)
    assert repair.texts[1] == "Not repaired, as you said"
    offered = [button.text() for button in repair.pane.filters.buttons.values() if button.isVisible()]
    assert offered == ["&Text as it is read  6"]
    with qtbot.waitSignal(desk.busy_changed, timeout=WAIT_MS):
        QTest.mouseClick(repair.settings.repair, Qt.MouseButton.LeftButton)
    changed(qtbot, desk)
    qtbot.waitUntil(lambda: repair.pane.model.show is RepairShow.UNCERTAIN, timeout=WAIT_MS)
    with qtbot.waitSignal(desk.busy_changed, timeout=WAIT_MS):
        QTest.mouseClick(repair.settings.repair, Qt.MouseButton.LeftButton)
    changed(qtbot, desk)
    QTest.keyClick(repair, Qt.Key.Key_Escape)
    answered(qtbot, window, preview)
    assert title(empty_library).startswith("Cá»")


def test_a_refused_file_is_given_its_encoding(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.md"
    path.write_bytes(bytes(range(256)) * 40)
    window = open_window(empty_library)
    messages, asking = window.parts.messages, window.parts.importing.asking
    window.parts.importing.import_paths([path])
    qtbot.waitUntil(lambda: "could not be used" in messages.text, timeout=WAIT_MS)
    wait_settled(qtbot, window)
    path.write_bytes(KOREAN.encode("euc-kr") + bytes(range(256)))
    desk = asking.desk
    offer = next(one for one in messages.findChildren(QPushButton) if one.text() == "Another encoding…")
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asking.window is not None and asking.window.isVisible(), timeout=WAIT_MS)
    preview = asking.window
    assert preview is not None
    QTest.mouseClick(preview.page.repair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.window is not None, timeout=WAIT_MS)
    assert desk.window is not None
    box = desk.window.settings.encoding
    for encoding, usable in (("utf-16", False), ("euc-kr", True)):
        with qtbot.waitSignal(desk.busy_changed, timeout=WAIT_MS):
            box.setCurrentIndex(box.findData(encoding))
            box.activated.emit(box.currentIndex())
        changed(qtbot, desk)
        assert preview.button.isEnabled() is usable
    assert desk.window.texts[1] == "Read as Korean (EUC-KR), as you said"
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    answered(qtbot, window, preview)
    assert title(empty_library, "arxiv:2402.00003") == "천천히 읽는 법을 배우다"


def test_a_digest_of_the_library_is_repaired_and_taken_back_after_a_restart(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digest: Path
) -> None:
    services = open_services(empty_library)
    services.imports.import_paths([digest])
    services.close()
    before = title(empty_library)
    window = open_window(empty_library)
    parts = window.parts
    QTest.keyClick(parts.papers.view, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)  # only one digest has the paper
    repair = rows_shown(qtbot, parts.repairing.desk)
    assert (repair.texts[2], repair.button.isEnabled()) == ("This is as it is in your library.", False)
    look_at(qtbot, repair, 0)
    reading = pick_another(qtbot, parts.repairing.desk)
    assert repair.button.isEnabled()
    with qtbot.waitSignal(parts.import_run.finished, timeout=WAIT_MS):
        QTest.keyClick(repair, Qt.Key.Key_Return)
    window.activateWindow()
    wait_settled(qtbot, window)
    assert parts.messages.text == "The text of “Bản tin đọc sách, tháng 2 năm 2024” was made again."
    assert title(empty_library).startswith(f"{reading},")
    close(qtbot, window)
    again = open_window(empty_library)
    again.book.action("undo").trigger()
    wait_settled(qtbot, again)
    assert title(empty_library) == before


def test_of_several_digests_the_one_to_repair_is_asked_for(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    twice = window.parts.library.services.reading_list.find("2401.00002")
    window.parts.papers.view.select_ids((twice,), twice)
    wait_settled(qtbot, window)
    QTest.keyClick(window.parts.papers.view, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert window.parts.messages.text.startswith("Choose a digest first")


def test_a_repair_that_is_cancelled_changes_nothing(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digest: Path
) -> None:
    services = open_services(empty_library)
    services.imports.import_paths([digest])
    services.close()
    before = title(empty_library)
    window = open_window(empty_library)
    window.parts.repairing.repair(1)
    desk = window.parts.repairing.desk
    repair = rows_shown(qtbot, desk)
    look_at(qtbot, repair, 0)
    pick_another(qtbot, desk)
    QTest.keyClick(repair, Qt.Key.Key_Escape)
    wait_settled(qtbot, window)
    assert title(empty_library) == before
    assert QApplication.activeModalWidget() is None


def test_all_changes_are_rows_that_are_fetched_when_they_are_looked_at(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, tmp_path: Path
) -> None:
    path = tmp_path / "long.md"
    lines = (f"- [Học cách đọc chậm, phần {n}](https://arxiv.org/abs/2402.{n:05})" for n in range(1, 400))
    path.write_bytes(broken("# Danh sách dài\n\n" + "\n".join(lines) + "\n"))
    window = open_window(empty_library)
    repair = repair_of(qtbot, window, preview_of(qtbot, window, path))
    QTest.mouseClick(repair.pane.filters.buttons[RepairShow.CHANGED], Qt.MouseButton.LeftButton)
    model = repair.pane.model
    qtbot.waitUntil(lambda: model.rowCount() == 400, timeout=WAIT_MS)
    QTest.keyClick(repair.pane.view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: str(model.index(399).data()).startswith("- [Học cách đọc chậm, phần 399]"), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: word(repair) != "", timeout=WAIT_MS)
    repair.close()


def test_a_process_that_dies_takes_the_windows_along_and_changes_nothing(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digest: Path
) -> None:
    window = open_window(empty_library)
    preview = preview_of(qtbot, window, digest)
    repair_of(qtbot, window, preview)
    asking = window.parts.importing.asking
    process = window.parts.import_run._process
    assert process is not None
    with qtbot.waitSignal(window.parts.import_run.failed, timeout=WAIT_MS):
        process.kill()
    qtbot.waitUntil(lambda: asking.window is None and asking.desk.window is None, timeout=WAIT_MS)
    assert title(empty_library) == ""


def test_a_marked_word_offers_its_readings_where_the_digest_is_read(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digest: Path
) -> None:
    services = open_services(empty_library)
    services.imports.import_paths([digest])
    services.close()
    window = open_window(empty_library)
    parts = window.parts
    before = title(empty_library)
    first = before.partition(",")[0]
    parts.digest.read_digest(1)
    text = parts.digest.page.text
    qtbot.waitUntil(lambda: before in text.toPlainText(), timeout=WAIT_MS)
    cursor = text.document().find(before)
    cursor.setPosition(cursor.selectionStart() + 1)
    styles = QTextCharFormat.UnderlineStyle
    assert cursor.charFormat().underlineStyle() in (styles.WaveUnderline, styles.DotLine)
    place = text.cursorRect(cursor).center()
    assert word_tip(text, place).startswith("In the file: Cá»\n")
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: parts.word_menu.menu is not None, timeout=WAIT_MS)
    menu = parts.word_menu.menu
    assert menu is not None
    assert f"&1  {first}" in [action.text() for action in menu.actions() if action.isChecked()]
    wanted = next(action for action in menu.actions() if "as in the file" in action.text())
    with qtbot.waitSignal(parts.import_run.finished, timeout=WAIT_MS):
        wanted.trigger()
    menu.close()
    wait_settled(qtbot, window)
    assert title(empty_library).startswith("Cá»,")
    qtbot.waitUntil(lambda: "Cá»," in text.toPlainText(), timeout=WAIT_MS)
    QTest.keyClick(text, Qt.Key.Key_Escape)
    window.book.action("undo").trigger()
    wait_settled(qtbot, window)
    assert title(empty_library) == before


def test_cards_mark_words_that_were_inferred_and_no_others(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digest: Path, digests: tuple[Path, Path]
) -> None:
    services = open_services(empty_library)
    services.imports.import_paths([digest, digests[0]])
    ids = {paper.key: paper.id for paper in services.reading_list.papers(Selection())}
    services.close()
    window = open_window(empty_library)
    view, detail = window.parts.papers.view, window.parts.detail
    for key, marked in (("arxiv:2402.00004", True), ("arxiv:2401.00005", False)):
        view.select_ids((ids[key],), ids[key])
        wait_settled(qtbot, window)
        assert detail.paper_id == ids[key]
        sections = [section for mention in detail.mentions.mentions for section in mention.sections]
        assert any(WORD_LINK in piece for section in sections for piece in section.pieces) is marked
        assert [hint_at(words, 6) for words in detail.header.words] == (["In the file: Cá»"] if marked else [])
        for words in detail.header.words:
            assert hint_at(words, words.width() - 6).startswith("Title: from “Bản tin đọc sách")


def hint_at(view: PassageView, x: int) -> str:
    """The first line of the tooltip at X in the first line of VIEW."""
    place = QPoint(x, 10)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place)))
    said = QToolTip.text().partition("\n")[0]
    QToolTip.hideText()
    return said


def test_a_key_goes_to_the_next_uncertain_word_and_a_digit_picks_its_reading(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digest: Path
) -> None:
    services = open_services(empty_library)
    services.imports.import_paths([digest])
    ids = {paper.key: paper.id for paper in services.reading_list.papers(Selection())}
    services.close()
    window = open_window(empty_library)
    parts = window.parts
    parts.papers.view.select_ids((ids["arxiv:2402.00004"],), ids["arxiv:2402.00004"])
    wait_settled(qtbot, window)
    before = title(empty_library)
    words = offered_by_key(qtbot, window, 2)
    assert words[0].startswith(before[:2])
    menu = parts.word_menu.menu
    assert menu is not None
    other = menu.actions()[3].text().removeprefix("&2  ")
    with qtbot.waitSignal(parts.import_run.finished, timeout=WAIT_MS):
        QTest.keyClick(menu, Qt.Key.Key_2)
    wait_settled(qtbot, window)
    assert other in title(empty_library)
    parts.digest.read_digest(1)
    wait_settled(qtbot, window)
    marked = [word.word for word in parts.library.services.digest_pages.window(*opened(window)).words if word.open]
    assert len(marked) > 1
    again = [word.partition(":")[0] for word in offered_by_key(qtbot, window, len(marked) + 1)]
    assert again == [*marked, marked[0]]


def opened(window: MainWindow) -> tuple[Any, int]:
    page = window.parts.digest.page.page
    assert page is not None
    return page.opened, 1


def offered_by_key(qtbot: QtBot, window: MainWindow, times: int) -> list[str]:
    """What the menus say above the readings that come with the key for the next uncertain word."""
    heads = []
    for _ in range(times):
        before = menu_of(window)
        if before is not None and shiboken6.isValid(before):
            before.close()
        window.book.action("next-uncertain").trigger()
        qtbot.waitUntil(partial(has_other_menu, window, before), timeout=WAIT_MS)
        shown = menu_of(window)
        assert shown is not None
        heads.append(shown.actions()[0].text())
    return heads


def has_other_menu(window: MainWindow, before: QMenu | None) -> bool:
    return menu_of(window) not in (None, before)


def menu_of(window: MainWindow) -> QMenu | None:
    return window.parts.word_menu.menu


def test_the_key_goes_through_the_uncertain_words_of_a_document_that_is_one_line(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, tmp_path: Path
) -> None:
    said = " ".join(SHORT_WORDS.split("\n")[-2:])
    records = [{"title": f"Study {n}", "arxiv_id": f"2403.{n:05}", "summary": f"Text {n}."} for n in range(1, 200)]
    for place in (20, 150):
        records[place]["summary"] = f"Record {place}: {said}"
    path = tmp_path / "one-line.json"
    path.write_bytes(broken(json.dumps(records, ensure_ascii=False)))
    services = open_services(empty_library)
    services.imports.import_paths([path])
    services.close()
    window = open_window(empty_library)
    reading = window.parts.digest
    reading.read_digest(1)
    wait_settled(qtbot, window)
    seen = []
    for _ in range(8):
        word = offered_by_key(qtbot, window, 1)[0].partition(":")[0]
        page = reading.page.page
        assert page is not None
        seen.append((word, [number for number in (21, 151) if page.window.first <= number <= page.window.last]))
    words = [word for word, _ in seen[:3]]
    assert [word.casefold() for word in words] == ["cử"] * 3
    assert seen == [(word, [number]) for number in (21, 151, 21) for word in words][:8]
