"""Adding tags and taking them off by key: in the field of the one paper whose card is shown, or in a dialog."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from readerapp.domain.paper_row import PaperRow
from readerapp.domain.tags import clean_tag
from readerapp.domain.translation import tr
from readerapp.domain.wording import papers_text
from readerapp.gui.detail.tags_editor import TagsEditor
from readerapp.gui.triage import Triage


class Tagging(QObject):
    """What the tag keys do about the papers SELECTED; ROW gives what is known of one of them, None for nothing.

    Signals:
        refused: nothing can be done; with a sentence that says why.
    """

    refused = Signal(str)

    def __init__(
        self,
        triage: Triage,
        editor: TagsEditor,
        selected: Callable[[], tuple[int, ...]],
        row: Callable[[int], PaperRow | None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._triage = triage
        self._editor = editor
        self._selected = selected
        self._row = row
        self._window = window

    def begin(self) -> None:
        """Let the user type a tag that is to be added."""
        count = len(self._selected())
        if count == 1 and self._editor.isVisible():
            self._editor.focus_field()
        elif count:
            self._ask(tr("Add tag"), tr("Tag for {papers}:"), self._editor.known, self._triage.add_tag)

    def take_off(self) -> None:
        """Let the user type a tag that is to be taken off; those are proposed that the papers have."""
        selected = self._selected()
        rows = [row for paper in selected if (row := self._row(paper)) is not None]
        there = _tags_of(rows)
        if len(rows) == len(selected) > 0 and not there:
            self.refused.emit(tr("Nothing that is selected has a tag."))
        elif selected:
            question = tr("Tag to take off {papers}:")
            first = there[0] if len(there) == 1 else ""
            self._ask(tr("Remove tag"), question, there or self._editor.known, self._triage.remove_tag, first)

    def _ask(
        self, title: str, question: str, choices: tuple[str, ...], act: Callable[[str], None], first: str = ""
    ) -> None:
        from readerapp.gui.navigation.asking import ask_name  # noqa: PLC0415  seldom asked

        def answer(text: str) -> None:
            tag = clean_tag(text)
            if tag:
                act(tag)

        papers = papers_text(len(self._selected()))
        ask_name(self._window, title, question.format(papers=papers), first, answer, choices=choices)


def _tags_of(rows: Iterable[PaperRow]) -> tuple[str, ...]:
    return tuple(sorted({tag for row in rows for tag in row.tags}))
