"""The list holds numbers and fetches rows as they are shown; what stays keeps its place."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from readerapp.domain.paper import PaperRow
from readerapp.domain.vocabulary import Kind, Status
from readerapp.gui.papers.columns import Column, left_out
from readerapp.gui.papers.difference import difference
from readerapp.gui.papers.paper_list import PaperList
from readerapp.gui.papers.paper_model import PaperModel
from readerapp.gui.theme.theme import Theme

_MANY = 100_000


def a_row(paper_id: int) -> PaperRow:
    return PaperRow(
        id=paper_id, key=f"arxiv:{paper_id}", kind=Kind.PAPER, title=f"Paper {paper_id}", byline="Ada +1",
        date="2024-01", status=Status.INBOX, starred=False, rating=None, tags=("rag",), digests=1, notes=0,
    )  # fmt: skip


@dataclass
class Shelf:
    """Answers at once, and remembers what was asked."""

    model: PaperModel
    asked: list[int] = field(default_factory=list)

    def answer(self, ids: tuple[int, ...]) -> None:
        self.asked.extend(ids)
        self.model.put(a_row(paper_id) for paper_id in ids)


def test_a_hundred_thousand_papers_cost_only_the_rows_that_are_seen(qtbot: QtBot, theme: Theme) -> None:
    model = PaperModel()
    shelf = Shelf(model)
    model.rows_wanted.connect(shelf.answer)
    view = PaperList(model, theme)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    model.reset(tuple(range(1, _MANY + 1)), [a_row(number) for number in range(1, 101)])
    qtbot.waitExposed(view)
    assert shelf.asked == []

    view.go_to(_MANY // 2)
    qtbot.waitUntil(lambda: model.row_of(_MANY // 2) is not None)
    assert model.index(_MANY // 2 - 1, Column.TITLE).data() == f"Paper {_MANY // 2}"
    view.go_to(_MANY - 1)
    qtbot.waitUntil(lambda: model.row_of(_MANY) is not None)
    assert len(shelf.asked) < 1000
    assert len(shelf.asked) == len(set(shelf.asked))


def test_the_current_paper_stays_in_sight_when_the_window_shrinks(qtbot: QtBot, theme: Theme) -> None:
    model = PaperModel()
    view = PaperList(model, theme)
    qtbot.addWidget(view)
    view.resize(800, 900)
    view.show()
    model.reset(tuple(range(1, 101)), [a_row(number) for number in range(1, 101)])
    view.go_to(15)
    view.resize(800, 400)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_the_model_keeps_qts_contract(qtmodeltester: ModelTester) -> None:
    model = PaperModel()
    model.reset((3, 1, 2), [a_row(1), a_row(2), a_row(3)])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.exchange((3, 2), difference((3, 1, 2), (3, 2)))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert [model.index(place, Column.TITLE).data() for place in range(2)] == ["Paper 3", "Paper 2"]


def test_every_cell_says_something_to_a_screen_reader() -> None:
    model = PaperModel()
    model.reset((1,), [a_row(1)])
    said = [model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in Column]
    whole = "Paper 1, Inbox, Ada +1, 2024-01, rag, 1 of 1"
    assert said == [whole, "Inbox", "", whole, "Ada +1", "2024-01", "1", "rag", "", "", "Paper"]


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30), unique=True))
def test_a_difference_makes_the_new_list_out_of_the_old(old: list[int], new: list[int]) -> None:
    change = difference(tuple(old), tuple(new))
    assert (
        old[: change.first] + new[change.first : change.first + change.added] + old[change.first + change.removed :]
        == new
    )
    assert bool(change) == (old != new)


@given(st.lists(st.integers(0, 30), unique=True, min_size=1), st.data())
def test_one_paper_that_goes_is_one_row(old: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(old) - 1))
    change = difference(tuple(old), tuple(old[:place] + old[place + 1 :]))
    assert (change.first, change.removed, change.added) == (place, 1, 0)


def test_narrow_lists_leave_columns_out_but_never_the_title() -> None:
    assert left_out(1000) == frozenset()
    assert left_out(470) == {Column.DIGESTS, Column.TAGS}
    assert left_out(1000, 2.0) == left_out(500)
    assert left_out(100) == {Column.DIGESTS, Column.TAGS, Column.BYLINE, Column.DATE}
