"""The import preview: what it says about digests and papers, what is chosen in it, and all of that by key."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from readerapp.domain.digest import Issue, Period
from readerapp.domain.import_plan import (
    Difference,
    DigestAction,
    ImportPlan,
    PaperAction,
    PlanCounts,
    PlannedPaper,
    Tally,
    count_papers,
)
from readerapp.domain.import_preview import DigestPreview, ImportPreview, RejectedFile
from readerapp.domain.text_repair import TextRepair
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Status
from readerapp.gui.importing.preview_choice import count_preview, without
from readerapp.gui.importing.preview_entries import Show
from readerapp.gui.importing.preview_text import button_text, consequence, difference_text, plain, unchanged_sentence
from readerapp.gui.importing.preview_window import PreviewWindow
from readerapp.gui.theme.palette import window_style
from readerapp.gui.theme.theme import Scheme, Theme
from readerapp.gui.theme.tokens import DARK, LIGHT, Tokens

_Text = Qt.ItemDataRole.DisplayRole
_Spoken = Qt.ItemDataRole.AccessibleTextRole
_ALT = Qt.KeyboardModifier.AltModifier


def _paper(number: int, status: Status | None = None, **fields: object) -> PlannedPaper:
    """A planned paper: new, or known with STATUS."""
    given: dict[str, object] = {
        "key": f"arxiv:2401.{number:05}",
        "title": f"Study number {number}",
        "action": PaperAction.NEW if status is None else PaperAction.KNOWN,
        "status": status,
    }
    return PlannedPaper(**(given | fields))  # type: ignore[arg-type]


def _digest(number: int = 0, *papers: PlannedPaper, **fields: object) -> DigestPreview:
    given: dict[str, object] = {
        "number": number,
        "source": f"/home/ada/week-{number}.md",
        "title": f"Reading circle, week {number}",
        "format": "paper-list",
        "language": "vi",
        "period": Period(start="2024-02", end="2024-03"),
        "mentions": len(papers) + 1,
        "repair": TextRepair(),
        "plan": ImportPlan(action=fields.pop("action", DigestAction.NEW), papers=papers),  # type: ignore[arg-type]
        "issues": (),
    }
    return DigestPreview(**(given | fields))  # type: ignore[arg-type]


_RETITLED = Difference(field=Field.TITLE, library="Goats", digest="Goats and sheep")
_OTHER_PEOPLE = Difference(field=Field.AUTHORS, library="Ada Miller", digest="Zoë Quinn")
EVERYTHING = (
    _paper(1, title="Một bộ dữ liệu tiếng Việt"),
    _paper(2, Status.READ, title="한국어 문장 모음"),
    _paper(3, Status.TO_READ, title="Goats and sheep", changes=(_RETITLED,)),
    _paper(4, Status.READING, action=PaperAction.NEWER_VERSION, versions=(1, 2)),
    _paper(5, Status.SKIPPED, conflicts=(_OTHER_PEOPLE,)),
)
ISSUES = (Issue(line=12, message="This row is cut."), Issue(line=431, message="A link without an end."))

Shower = Callable[..., PreviewWindow]


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Iterator[Shower]:
    """Shows a preview over a window, as the program does."""
    below = QWidget()
    below.resize(1366, 768)
    qtbot.addWidget(below)
    below.show()

    def shower(*digests: DigestPreview, news: str = "", **rejected: tuple[RejectedFile, ...]) -> PreviewWindow:
        window = PreviewWindow(theme, below)
        window.show_preview(count_preview(ImportPreview(digests=digests, **rejected)), news=news)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield shower
    theme.set_scheme(Scheme.LIGHT)


def _texts(window: PreviewWindow, role: Qt.ItemDataRole = _Text) -> list[object]:
    """What the list of papers says, line by line."""
    model = window.page.view.model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def _lines(window: PreviewWindow, role: Qt.ItemDataRole = _Text) -> list[object]:
    """What the list of documents says, line by line."""
    model = window.documents.model
    return [model.index(row).data(role) for row in range(model.rowCount())]


def _press(window: PreviewWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = window.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)


def _press_letter(qtbot: QtBot, window: PreviewWindow, key: Qt.Key) -> None:
    """Alt and a letter, until the button that it stands for has been clicked: Qt shows it pressed for a moment."""
    clicked: list[bool] = []
    buttons = window.findChildren(QAbstractButton)
    connections = [button.clicked.connect(lambda: clicked.append(True)) for button in buttons]
    _press(window, key, _ALT)
    qtbot.waitUntil(lambda: len(clicked) == 1)
    for connection in connections:
        QObject.disconnect(connection)


def test_one_digest_needs_no_list_of_documents(show: Shower) -> None:
    window = show(_digest(0, *EVERYTHING))
    assert window.windowTitle() == "Import 1 digest"
    assert window.head.summary == "5 papers: 1 new, 1 read, 1 skipped, 1 queued, 1 newer version"
    assert window.head.news == ""
    assert not window.documents.isVisible()
    assert window.page.texts == (
        "Reading circle, week 0",
        "week-0.md  ·  paper list  ·  Vietnamese  ·  2024-02 – 2024-03  ·  6 mentions",
        "1 card changes, 1 contradicts your library",
    )
    assert window.button.text() == "&Import 1 new paper"
    assert window.page.view.hasFocus()


def test_each_paper_says_what_happens_to_it(show: Shower) -> None:
    assert _texts(show(_digest(0, *EVERYTHING)), _Spoken) == [
        "New; Một bộ dữ liệu tiếng Việt",
        "Known; Read; 한국어 문장 모음",
        "Known; To read; Goats and sheep; Title: “Goats” → “Goats and sheep”",
        "Newer version v1 → v2  ·  Reading; Study number 4",
        "Known; Skipped; Study number 5; Contradiction: Authors: “Ada Miller” in your library, “Zoë Quinn” here",
    ]


def test_formulas_in_titles_are_letters(show: Shower) -> None:
    window = show(_digest(0, _paper(1, title=r"A bound of $O(n^2)$ for $\alpha$-trees at $5")))
    assert _texts(window, _Text) == ["A bound of O(n²) for α-trees at $5"]
    assert _texts(window, _Spoken) == ["New; A bound of O(n²) for α-trees at $5"]


def test_return_imports_what_is_chosen(qtbot: QtBot, show: Shower) -> None:
    window = show(_digest(0, *EVERYTHING), _digest(1, _paper(9)))
    with qtbot.waitSignal(window.import_wanted) as wanted:
        _press(window, Qt.Key.Key_Return)
    assert wanted.args == [(0, 1)]
    assert not window.isVisible()


def test_escape_imports_nothing(qtbot: QtBot, show: Shower) -> None:
    window = show(_digest(0, *EVERYTHING))
    with qtbot.assertNotEmitted(window.import_wanted), qtbot.waitSignal(window.rejected):
        _press(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_space_leaves_a_digest_out_and_all_words_follow(qtbot: QtBot, show: Shower) -> None:
    window = show(_digest(0, *EVERYTHING), _digest(1, _paper(8), _paper(9)))
    assert window.documents.view.hasFocus()
    assert window.head.summary.startswith("7 papers: 3 new, ")
    assert window.documents.everything.text() == "A&ll digests (2 of 2)"

    _press(window, Qt.Key.Key_Space)
    assert window.head.summary == "2 papers: 2 new"
    assert window.button.text() == "&Import 2 new papers"
    assert window.documents.everything.text() == "A&ll digests (1 of 2)"
    assert window.documents.everything.checkState() is Qt.CheckState.PartiallyChecked

    _press(window, Qt.Key.Key_Down)
    assert window.page.texts[0] == "Reading circle, week 1"
    _press(window, Qt.Key.Key_Space)
    assert window.head.summary == "Nothing is chosen, so nothing will change."
    assert not window.button.isEnabled()
    _press(window, Qt.Key.Key_Return)
    assert window.isVisible()

    _press_letter(qtbot, window, Qt.Key.Key_L)
    assert window.documents.everything.checkState() is Qt.CheckState.Checked
    _press_letter(qtbot, window, Qt.Key.Key_L)
    assert window.documents.everything.checkState() is Qt.CheckState.Unchecked
    _press_letter(qtbot, window, Qt.Key.Key_L)
    with qtbot.waitSignal(window.import_wanted) as wanted:
        _press(window, Qt.Key.Key_Return)
    assert wanted.args == [(0, 1)]


def test_a_click_on_the_box_leaves_a_digest_out_and_one_beside_it_does_not(show: Shower) -> None:
    window = show(_digest(0, _paper(1)), _digest(1, _paper(2)))
    view = window.documents.view
    row = view.visualRect(window.documents.model.index(1))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert [digest.number for digest in window.documents.model.chosen] == [0, 1]
    assert window.page.texts[0] == "Reading circle, week 1"
    corner = row.topLeft()
    corner.setX(20)
    corner.setY(row.top() + 16)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert [digest.number for digest in window.documents.model.chosen] == [0]


def test_a_digest_that_is_there_unchanged_is_shown_and_cannot_be_chosen(show: Shower) -> None:
    same = _digest(0, _paper(1, Status.READ), action=DigestAction.UNCHANGED)
    window = show(same, _digest(1, _paper(1, Status.READ), action=DigestAction.CHANGED))
    assert _lines(window, _Spoken) == [
        "Reading circle, week 0; already in the library, nothing to change",
        "Reading circle, week 1; edited  ·  1 paper: 1 read; chosen",
    ]
    _press(window, Qt.Key.Key_Space)
    assert [digest.number for digest in window.documents.model.chosen] == [1]
    assert not window.documents.everything.isVisible()
    assert window.windowTitle() == "Import 1 digest"
    assert window.button.text() == "&Update 1 digest"


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        (Qt.Key.Key_N, ["Một bộ dữ liệu tiếng Việt"]),
        (Qt.Key.Key_K, ["한국어 문장 모음", "Goats and sheep", "Study number 5"]),
        (Qt.Key.Key_W, ["Study number 4"]),
        (Qt.Key.Key_H, ["Goats and sheep"]),
        (Qt.Key.Key_F, ["Study number 5"]),
        (Qt.Key.Key_U, ["Line 12: This row is cut.", "Line 431: A link without an end."]),
    ],
)
def test_one_sort_of_papers_is_shown_by_key(qtbot: QtBot, show: Shower, key: Qt.Key, shown: list[str]) -> None:
    window = show(_digest(0, *EVERYTHING, issues=ISSUES))
    everything = _texts(window)
    _press_letter(qtbot, window, key)
    assert _texts(window) == shown
    assert window.page.view.currentIndex().row() == 0
    _press_letter(qtbot, window, Qt.Key.Key_A)
    assert _texts(window) == everything


def test_sorts_that_do_not_occur_are_not_offered(qtbot: QtBot, show: Shower) -> None:
    window = show(_digest(0, _paper(1), _paper(2, Status.READ)), _digest(1, _paper(3)))
    offered = [button.text() for button in window.page.filters.buttons.values() if button.isVisible()]
    assert offered == ["&All  2", "&New  1", "&Known  1"]
    _press_letter(qtbot, window, Qt.Key.Key_K)
    window.documents.view.setCurrentIndex(window.documents.model.index(1))
    assert window.page.filters.show_only is Show.ALL
    assert _texts(window) == ["Study number 3"]


def test_a_contradiction_is_put_into_words(qtbot: QtBot, show: Shower) -> None:
    window = show(_digest(0, *EVERYTHING))
    _press_letter(qtbot, window, Qt.Key.Key_F)
    assert window.page.texts[-1] == (
        "What is said here contradicts your library: two works may have been taken for one, or one for two. All "
        "mentions are kept, and cards can be split and merged at any time."
    )
    assert window.page.detail.text.splitlines() == [
        "Study number 5",
        "arXiv:2401.00005 · Known to your library; its status stays “Skipped”.",
        (
            "Contradicts: Authors: “Ada Miller” in your library, “Zoë Quinn” here. Both mentions are kept on one card, "
            "which you can split."
        ),
    ]


def test_the_selected_paper_is_told_in_full(show: Shower) -> None:
    start = "Everything that is the same in two long titles is left out in their line, and stays in the panel: "
    title = Difference(field=Field.TITLE, library=f"{start}sheep", digest=f"{start}goats")
    window = show(_digest(0, _paper(1, Status.READ, changes=(title,)), _paper(2)))
    assert difference_text(title, conflict=False) == "Title: “…in the panel: sheep” → “…in the panel: goats”"
    assert f"Changes: Title: “{start}sheep” → “{start}goats”" in window.page.detail.text
    _press(window, Qt.Key.Key_Down)
    assert "Comes into your inbox." in window.page.detail.text


def test_a_large_digest_lists_its_first_papers_and_counts_all(qtbot: QtBot, show: Shower) -> None:
    counts = PlanCounts(
        every=Tally(new=9000, known=((Status.READ, 1000),)), first=Tally(new=9000, known=((Status.READ, 1000),))
    )
    papers = tuple(_paper(number) for number in range(2000))
    plan = ImportPlan(action=DigestAction.NEW, papers=papers, counts=counts)
    window = show(_digest(0, plan=plan))
    assert window.head.summary == "10\u202f000 papers: 9\u202f000 new, 1\u202f000 read"
    assert window.button.text() == "&Import 9\u202f000 new papers"
    assert len(_texts(window)) == 2001
    assert _texts(window)[-1] == "and 8\u202f000 more"
    _press_letter(qtbot, window, Qt.Key.Key_K)
    assert _texts(window) == ["and 1\u202f000 more"]


def test_files_that_failed_are_named_with_their_sentence(show: Shower) -> None:
    window = show(
        _digest(0, _paper(1)),
        failed=(RejectedFile(source="/home/ada/picture.md", reason="This is no text."),),
        skipped=tuple(RejectedFile(source=f"/home/ada/{n}.md", reason="No paper was found.") for n in range(3)),
    )
    folded = ["Reading circle, week 0", "Could not be used (1)", "picture.md", "Left out, no papers (3)"]
    assert _lines(window) == folded
    assert _lines(window, _Spoken)[2] == "picture.md; This is no text."
    _press(window, Qt.Key.Key_Down)
    _press(window, Qt.Key.Key_Down)
    assert window.page.texts == ("picture.md", "This is no text.\n/home/ada/picture.md")
    assert not window.page.view.isVisible()
    _press(window, Qt.Key.Key_End)
    _press(window, Qt.Key.Key_Space)
    assert _lines(window) == [*folded, "0.md", "1.md", "2.md"]
    _press(window, Qt.Key.Key_Space)
    assert _lines(window) == folded


def test_thousands_of_files_are_not_all_listed(show: Shower) -> None:
    skipped = tuple(RejectedFile(source=f"/home/ada/{n}.md", reason="No paper was found.") for n in range(1500))
    window = show(_digest(0, _paper(1)), skipped=skipped)
    window.documents.model.toggle(1)
    assert len(_lines(window)) == 2 + 1000 + 1
    assert _lines(window)[-1] == "and 500 more"


def test_what_the_repair_of_the_text_did_is_one_line(show: Shower) -> None:
    repair = TextRepair(steps=("UTF-8 read as Windows-1254",), passages=33, inferred=2149, uncertain=41)
    assert show(_digest(0, _paper(1), repair=repair)).page.texts[-1] == (
        "Text repaired: UTF-8 read as Windows-1254, 2\u202f149 words inferred, 41 uncertain"
    )


def test_a_new_plan_keeps_what_was_left_out_and_where_one_was(show: Shower) -> None:
    window = show(_digest(0, _paper(1)), _digest(1, _paper(2)), _digest(2, _paper(3)))
    _press(window, Qt.Key.Key_Down)
    _press(window, Qt.Key.Key_Space)
    again = (_digest(0, _paper(1)), _digest(1, _paper(2, Status.READ)), _digest(2, _paper(3, Status.READ)))
    window.show_preview(count_preview(ImportPreview(digests=again)), news="Your library has changed meanwhile.")
    assert window.head.news == "Your library has changed meanwhile."
    assert window.head.summary == "2 papers: 1 new, 1 read"
    assert [digest.number for digest in window.documents.model.chosen] == [0, 2]
    assert window.page.texts[0] == "Reading circle, week 1"


def test_the_box_below_says_whether_the_user_wants_to_be_asked(qtbot: QtBot, show: Shower) -> None:
    window = show(_digest(0, _paper(1)))
    window.again.setChecked(True)
    with qtbot.waitSignal(window.again_changed) as changed:
        _press(window, Qt.Key.Key_S, _ALT)
    assert changed.args == [False]


def test_every_part_can_be_reached_with_tab_and_has_a_name(show: Shower) -> None:
    window = show(_digest(0, *EVERYTHING), _digest(1, _paper(9)))
    met: list[QWidget] = []
    while (widget := window.focusWidget()) not in met:
        met.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    filters = window.page.filters
    assert met == [
        window.documents.view, window.page.repair, filters.buttons[Show.ALL], window.page.view, window.page.detail,
        window.again, window.cancel, window.button, window.documents.everything,
    ]  # fmt: skip
    assert all(widget.accessibleName() or widget.property("text") for widget in met)


def test_no_letter_stands_for_two_things(show: Shower) -> None:
    window = show(_digest(0, *EVERYTHING, issues=ISSUES), _digest(1, _paper(9)))
    texts = [button.text() for button in window.findChildren(QAbstractButton) if button.isVisible()]
    letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
    assert len(letters) == len(texts) == len(set(letters)) == 12


def test_text_of_a_digest_is_shown_as_it_is_and_loads_nothing(show: Shower) -> None:
    markup = "<img src='file:///etc/hostname'><b>bold</b> & more"
    conflict = Difference(field=Field.TITLE, library="\u202egoats", digest=markup)
    window = show(_digest(0, _paper(1, Status.READ, title=markup, conflicts=(conflict,)), title=markup))
    assert _texts(window) == [markup]
    assert window.page.texts[0] == markup
    assert f"Title: “goats” in your library, “{markup}” here" in window.page.detail.text
    assert markup in window.page.detail.text
    window.grab()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines\tand\x07 a bell", "two lines and a bell"),
        ("\u202edesrever\u202c", "desrever"),
        ("  spaces  ", "spaces"),
        ("x" * 500, "x" * 399 + "…"),
        ("مرحبا", "\u2068مرحبا\u2069"),
        ("Đủ dấu 한국어 👩\u200d🔬", "Đủ dấu 한국어 👩\u200d🔬"),
        ("", ""),
    ],
)
def test_text_becomes_one_line(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("digests", [0, 1, 300])
def test_any_number_of_digests_can_be_painted(show: Shower, theme: Theme, scheme: Scheme, digests: int) -> None:
    theme.set_scheme(scheme)
    window = show(*(_digest(number, *EVERYTHING) for number in range(digests)))
    assert not window.grab().isNull()
    theme.zoom_by(2)
    assert not window.grab().isNull()


def test_the_button_says_what_it_does() -> None:
    new, known = _digest(0, _paper(1)), _digest(1, _paper(2, Status.READ))
    edited = _digest(2, _paper(3, Status.READ), action=DigestAction.CHANGED)
    assert button_text((new,)) == "&Import 1 new paper"
    assert button_text((new, edited)) == "&Import 1 new paper"
    assert button_text((known,)) == "&Import 1 digest"
    assert button_text((known, edited)) == "&Import 2 digests"
    assert button_text((edited,)) == "&Update 1 digest"
    assert button_text((edited, edited)) == "&Update 2 digests"
    assert button_text(()) == "&Import"


def test_an_identifier_of_another_paper_is_put_into_words() -> None:
    taken = Difference(field=Field.DOI, library="Sheep at night", digest="10.1000/1")
    assert difference_text(taken, conflict=True) == "DOI: “10.1000/1” belongs to “Sheep at night” in your library"
    assert consequence(taken) == "They stay two cards, which you can merge."
    assert consequence(_OTHER_PEOPLE) == "Both mentions are kept on one card, which you can split."


def test_a_paper_is_new_in_the_second_digest_when_the_first_is_left_out(show: Shower) -> None:
    changed = _paper(1, Status.INBOX, changes=(_RETITLED,), repeated=True)
    known = _paper(2, Status.READ, repeated=True)
    first = _digest(0, _paper(1), _paper(2, Status.READ))
    second = _digest(1, changed, known, _paper(3))
    third = _digest(2, changed, known)
    counted = count_preview(ImportPreview(digests=(first, second, third)))
    assert without(counted, set()) == {digest.number: digest for digest in counted.preview.digests}
    alone = without(counted, {0})
    assert alone[1].plan.papers == (_paper(1), _paper(2, Status.READ), _paper(3))
    assert alone[1].plan.counted == count_papers(alone[1].plan.papers)
    assert alone[2].plan == counted.preview.digests[2].plan

    window = show(first, second, third)
    assert window.head.summary == "3 papers: 2 new, 1 read"
    _press(window, Qt.Key.Key_Space)
    assert window.head.summary == "3 papers: 2 new, 1 read"
    assert window.button.text() == "&Import 2 new papers"
    _press(window, Qt.Key.Key_Down)
    assert [str(text).split(";")[0] for text in _texts(window, _Spoken)] == ["New", "Known", "New"]
    _press(window, Qt.Key.Key_Space)
    assert window.head.summary == "2 papers: 1 new, 1 read"
    _press(window, Qt.Key.Key_Down)
    assert _texts(window, _Spoken) == ["New; Study number 1", "Known; Read; Study number 2"]


def test_digests_that_are_all_there_are_one_line() -> None:
    same = _digest(0, _paper(1, Status.READ), action=DigestAction.UNCHANGED)
    assert unchanged_sentence((same,)) == "Already in your library; nothing to change: Reading circle, week 0"
    assert unchanged_sentence((same, same)) == "Already in your library; nothing to change: 2 digests"


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_marks_in_boxes_are_drawings_of_ours(tokens: Tokens) -> None:
    style = window_style(tokens, dict.fromkeys(("body", "small", "heading", "title", "lead", "key"), "10pt"))
    names = re.findall(r'QCheckBox::indicator:\w+ { image: url\("([^"]+)"\)', style)
    drawings = [Path(name).read_text(encoding="utf-8") for name in names]
    assert len(drawings) == 2
    assert all(tokens.on_accent in drawing for drawing in drawings)


def test_the_window_is_no_larger_than_the_one_below(qtbot: QtBot, theme: Theme) -> None:
    below = QWidget()
    below.resize(1024, 700)
    qtbot.addWidget(below)
    window = PreviewWindow(theme, below)
    long = "A very long title that goes on and on " * 20
    preview = ImportPreview(digests=(_digest(0, *EVERYTHING, title=long), _digest(1, _paper(9))))
    window.show_preview(count_preview(preview), news="News. " * 60)
    window.show()
    window.page.filters.buttons[Show.CONFLICTING].click()
    assert window.width() <= 1024
    assert window.height() <= 700
