"""Fields know where they come from, and the user can set them and leave them to the digests again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.domain.commands import SetFields
from readerapp.domain.paper import PaperDetail
from readerapp.domain.selection import Selection
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Kind
from readerapp.gui.detail.fields_dialog import FieldsDialog
from readerapp.gui.detail.marked_label import MarkedLabel
from readerapp.gui.main_window import MainWindow

from .conftest import OpenWindow, wait_settled


def _detail(window: MainWindow, place: int = 0) -> PaperDetail:
    return window.parts.library.services.reading_list.details(Selection())[place]


def _open_form(qtbot: QtBot, window: MainWindow) -> FieldsDialog:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.parts.papers.view, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: window.parts.editing.dialog is not None)
    dialog = window.parts.editing.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def _save(qtbot: QtBot, window: MainWindow) -> None:
    dialog = window.parts.editing.dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.parts.editing.dialog is None)
    wait_settled(qtbot, window)


def _marks(window: MainWindow) -> dict[str, tuple[bool, str]]:
    """What the header shows, with whether it is marked and the tooltip."""
    parts = window.parts.detail.header.findChildren(MarkedLabel)
    return {
        part.text: (part.marked, part._content.toolTip().removeprefix('<p style="white-space: pre-wrap">'))
        for part in parts
        if not part.isHidden()
    }


def test_the_header_says_where_each_field_comes_from(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    here = "from “Reading circle, week one”, line 5"
    assert _marks(window) == {
        "A small model that listens": (False, f"Title: {here}"),
        "Paper": (False, f"Kind: {here}"),
        "arXiv:2401.00001": (False, f"arXiv id: {here}"),
        "2024-01": (False, "the month of the arXiv id"),
    }


def test_all_fields_at_once_are_one_step_of_undo(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    before = _detail(window).paper
    rows = _open_form(qtbot, window).rows
    assert {field: row.text() for field, row in rows.items()} == {
        Field.TITLE: "A small model that listens",
        Field.AUTHORS: "",
        Field.ORG: "",
        Field.PUBLISHED: "",
        Field.KIND: "paper",
        Field.ARXIV_ID: "2401.00001",
        Field.DOI: "",
    }
    rows[Field.TITLE].set_text("Một mô hình nhỏ biết nghe")
    rows[Field.AUTHORS].set_text("Ann Ax; 김철수")
    rows[Field.PUBLISHED].set_text("2024-01-31")
    kinds = rows[Field.KIND].findChild(QComboBox)
    assert kinds is not None
    kinds.setCurrentIndex(kinds.findText("Post"))
    _save(qtbot, window)
    paper = _detail(window).paper
    assert (paper.title, paper.authors) == ("Một mô hình nhỏ biết nghe", ("Ann Ax", "김철수"))
    assert (paper.published, paper.kind, paper.org) == ("2024-01-31", Kind.POST, "")
    said = "set by you; the digests say: A small model that listens"
    assert _marks(window)["Một mô hình nhỏ biết nghe"] == (True, f"Title: {said}")
    assert _marks(window)["2024-01-31"] == (True, "Published: set by you; the digests say nothing")
    assert window.book.action("undo").text() == "Undo: New details: Title, Authors, Published, Kind"
    window.book.action("undo").trigger()
    wait_settled(qtbot, window)
    assert _detail(window).paper == before
    assert _marks(window)["A small model that listens"][0] is False


def test_a_field_is_left_to_the_digests_again(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    services = open_services(filled_library)
    values = ((Field.TITLE, "Mine"), (Field.ORG, "KAIST"), (Field.DOI, "10.1000/five"))
    services.decisions.carry_out(SetFields(paper_id=1, values=values))
    services.close()
    window = open_window(filled_library)
    rows = _open_form(qtbot, window).rows
    assert rows[Field.TITLE].origin == "set by you; the digests say: A small model that listens"
    assert [field for field, row in rows.items() if row.reset.isEnabled()] == [Field.TITLE, Field.ORG, Field.DOI]
    QTest.mouseClick(rows[Field.TITLE].reset, Qt.MouseButton.LeftButton)
    assert (rows[Field.TITLE].text(), rows[Field.TITLE].origin) == ("A small model that listens", "as in the digests")
    rows[Field.DOI].set_text("")
    _save(qtbot, window)
    detail = _detail(window)
    assert (detail.paper.title, detail.paper.org, detail.paper.doi) == ("A small model that listens", "KAIST", None)
    assert window.book.action("undo").text() == "Undo: Title, DOI as in the digests"


def test_what_the_digests_say_is_offered(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, tmp_path: Path
) -> None:
    services = open_services(filled_library)
    third = tmp_path / "third.md"
    third.write_text("# Third\n\n- [Counting sheep with attention, in full](https://arxiv.org/abs/2401.00002)\n")
    services.imports.import_paths([third])
    services.close()
    window = open_window(filled_library)
    window.parts.papers.view.go_to(1)
    wait_settled(qtbot, window)
    row = _open_form(qtbot, window).rows[Field.TITLE]
    choices = row.choices.menu().actions()
    assert [choice.text().partition("\t")[0] for choice in choices] == [
        "Counting sheep with attention",
        "Counting sheep with attention, in full",
    ]
    assert row.text() == "Counting sheep with attention, in full"
    choices[0].trigger()
    assert (row.text(), row.origin) == ("Counting sheep with attention", "set by you")
    _save(qtbot, window)
    assert _detail(window, 1).paper.title == "Counting sheep with attention"


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        (Field.TITLE, "  ", "A title needs at least one letter."),
        (Field.PUBLISHED, "yesterday", "Write the date as 2024, 2024-02 or 2024-02-13."),
        (Field.ARXIV_ID, "12", "This is no arXiv id; one looks like 2402.17764."),
        (
            Field.ARXIV_ID,
            "2401.00002",
            "“Counting sheep with attention” has this identifier already; if both are one paper, merge them.",
        ),
    ],
)
def test_what_makes_no_sense_is_said_at_the_field_and_nothing_is_stored(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, field: Field, text: str, sentence: str
) -> None:
    window = open_window(filled_library)
    before = _detail(window)
    dialog = _open_form(qtbot, window)
    dialog.rows[Field.ORG].set_text("KAIST")
    dialog.rows[field].set_text(text)
    line = dialog.rows[Field.ORG].findChild(QLineEdit)
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.rows[field].error == sentence)
    wait_settled(qtbot, window)
    assert window.parts.editing.dialog is dialog
    assert {name: row.error for name, row in dialog.rows.items() if row.error} == {field: sentence}
    assert _detail(window) == before
    dialog.rows[field].set_text("2024" if field is Field.PUBLISHED else "2401.00001v3")
    assert dialog.rows[field].error == ""
    _save(qtbot, window)
    assert _detail(window).paper.org == "KAIST"


def test_saving_nothing_new_is_no_step(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    before = window.book.action("undo").text()
    dialog = _open_form(qtbot, window)
    dialog.rows[Field.TITLE].set_text("  A small  model that listens ")
    _save(qtbot, window)
    assert window.book.action("undo").text() == before
    dialog = _open_form(qtbot, window)
    dialog.rows[Field.TITLE].set_text("Something else")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.parts.editing.dialog is None)
    wait_settled(qtbot, window)
    assert _detail(window).paper.title == "A small model that listens"


def test_the_pencil_in_the_header_edits_the_paper_shown(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    QTest.mouseClick(window.parts.detail.header._edit, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.parts.editing.dialog is not None)
    assert window.parts.editing.dialog is not None
    window.parts.editing.dialog.reject()
