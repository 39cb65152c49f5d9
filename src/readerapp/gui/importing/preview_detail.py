"""What is to be said about the selected entry of the preview, in full: its line has no room for all of it."""

from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from readerapp.domain.import_plan import PaperAction, PlannedPaper
from readerapp.domain.translation import tr
from readerapp.domain.wording import status_name
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.importing.preview_entries import Entry, More
from readerapp.gui.importing.preview_text import LONGEST, consequence, difference_text, newer_version, plain
from readerapp.gui.theme.theme import Theme

_HEIGHT = 116


class EntryDetail(QScrollArea):
    """A panel of fixed height, so that the list above it stays where it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewDetail")
        self._text = PassageView(theme)
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the panel around it scrolls by key
        content = QWidget()
        content.setObjectName("raised")
        body = QVBoxLayout(content)
        body.setContentsMargins(20, 10, 20, 10)
        body.addWidget(self._text)
        body.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(content)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("The selected entry"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def text(self) -> str:
        """What is said."""
        return "" if self.isHidden() else self._text.toPlainText()

    def show_entry(self, entry: Entry | None) -> None:
        """Say all about ENTRY; nothing for None."""
        self._text.show_html("" if entry is None else _html(entry))
        self.setAccessibleDescription(self._text.toPlainText())
        self.verticalScrollBar().setValue(0)


def _html(entry: Entry) -> str:
    match entry:
        case PlannedPaper():
            return _paper_html(entry)
        case More():
            return ""
        case issue:
            line = tr("Line {line}", line=issue.line)
            return f"<p><b>{escape(line)}</b><br>{escape(plain(issue.message, LONGEST))}</p>"


def _paper_html(paper: PlannedPaper) -> str:
    in_full = partial(difference_text, short=False)
    name, _, number = paper.key.partition(":")
    address = {"arxiv": f"arXiv:{number}", "doi": f"doi:{number}"}.get(name, "")
    about = "  ·  ".join(part for part in (plain(address), _fate(paper)) if part)
    lines = [
        tr("Contradicts: {what}. {consequence}", what=in_full(one, conflict=True), consequence=consequence(one))
        for one in paper.conflicts
    ]
    lines += [tr("Changes: {what}", what=in_full(one, conflict=False)) for one in paper.changes]
    listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return (
        f'<p><b>{escape(plain(paper.title, LONGEST))}</b><br><span class="muted">{escape(about)}</span></p>'
        f"{f'<ul>{listed}</ul>' if listed else ''}"
    )


def _fate(paper: PlannedPaper) -> str:
    """What becomes of PAPER."""
    if paper.status is None:
        return tr("Comes into your inbox.")
    status = status_name(paper.status)
    if paper.action is PaperAction.NEWER_VERSION:
        return tr("{newer}; its status stays “{status}”.", newer=newer_version(paper), status=status)
    return tr("Known to your library; its status stays “{status}”.", status=status)
