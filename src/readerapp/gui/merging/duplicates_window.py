"""The window that proposes papers that may be one; the user merges, says no, or goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from readerapp.domain.changes import ChangeSet
from readerapp.domain.command_text import command_text
from readerapp.domain.commands import Command
from readerapp.domain.duplicates import Proposal, Proposals
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.history import History
from readerapp.domain.merging_commands import MergePapers, SetDistinct
from readerapp.domain.translation import tr
from readerapp.domain.wording import grouped
from readerapp.gui.deciding import Deciding
from readerapp.gui.dialog_size import dialog_size
from readerapp.gui.empty_state import EmptyState
from readerapp.gui.labels import label, literal, paragraph
from readerapp.gui.merging.pair_view import PairView
from readerapp.gui.merging.proposal_list import ProposalList
from readerapp.gui.merging.proposal_loader import Pair, ProposalLoader
from readerapp.gui.texts import shortened
from readerapp.gui.theme.theme import Theme

_SIZE = (1040, 620)
_LIST_WIDTH = 300


class DuplicatesWindow(QDialog):
    """A window beside the work, not in its way.

    Attributes:
        list, pair: its parts.

    Signals:
        decided: with the Proposal and the command that settles it; `complain` if it cannot be carried out.
    """

    decided = Signal(object, object)

    def __init__(self, loader: ProposalLoader, deciding: Deciding, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Possible duplicates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._loader = loader
        self._deciding = deciding
        self._settled: set[frozenset[str]] = set()
        self.list = ProposalList(theme)
        self.pair = PairView(theme)
        self._empty = EmptyState(theme, marks_focus=False)
        self._pages = QStackedWidget()
        self._count = label(role="lead")
        self._error = paragraph(tone="error")
        self._error.hide()
        self.merge = _button(tr("Merge"), tr("Return"), self._on_merge)
        self.merge.setProperty("kind", "primary")
        self.distinct = _button(tr("Not the same"), tr("N"), self._on_distinct)
        self.skip = _button(tr("Skip"), tr("S"), self.list.skip)
        self.undo = QPushButton()
        self.undo.setProperty("kind", "link")
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(deciding.undo)
        self._lay_out(theme)
        self._connect()
        self._show_empty(tr("Looking for duplicates…"), tr("Identifiers, titles and authors are compared."))
        deciding.refresh_history()
        loader.search()

    def complain(self, error: ReaderAppError, proposal: Proposal | None = None) -> None:
        """Say what did not work, and take up PROPOSAL again."""
        self._error.setText(str(error))
        self._error.show()
        if proposal is not None:
            self._settled.discard(frozenset(proposal.keys))
            self._loader.search()

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.list.act_on(event):
            super().keyPressEvent(event)

    def _lay_out(self, theme: Theme) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.pair)
        split.setStretchFactor(1, 1)
        split.setSizes([round(_LIST_WIDTH * theme.scale), _SIZE[0]])
        self._pages.addWidget(self._empty)
        self._pages.addWidget(split)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 10)
        head.addWidget(self._count, 1)
        keys = tr("↑ ↓ next pair   ·   ← → which card stays")
        self._keys: QLabel = label(keys, tone="muted", role="small")
        head.addWidget(self._keys)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 12)
        foot.setSpacing(8)
        foot.addWidget(self.undo)
        foot.addWidget(self._error, 1)
        foot.addStretch(1)
        for button in (self.skip, self.distinct, self.merge):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)
        self.resize(dialog_size(self, _SIZE, theme.scale))

    def _connect(self) -> None:
        self._loader.found.connect(self._on_found)
        self._loader.pair_loaded.connect(self._on_pair_loaded)
        self._loader.failed.connect(self.complain)
        self._deciding.changed.connect(self._on_changed)
        self._deciding.history_changed.connect(self._on_history_changed)
        self._deciding.taken_back.connect(self._on_taken_back)
        self.finished.connect(self._loader.stop)
        self.list.chosen.connect(self._on_chosen)
        self.list.merge_wanted.connect(self._on_merge)
        self.list.distinct_wanted.connect(self._on_distinct)
        self.list.side_wanted.connect(self.pair.choose)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._deciding.undo)
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(keys), self, self._deciding.redo)

    def _on_found(self, proposals: Proposals) -> None:
        left = tuple(one for one in proposals.best if frozenset(one.keys) not in self._settled)
        self._show_list(left, proposals.total - (len(proposals.best) - len(left)))

    def _show_list(self, proposals: tuple[Proposal, ...], total: int) -> None:
        self._count.setText(
            tr("1 pair may be the same paper")
            if total == 1
            else tr("{count} pairs may be the same paper", count=grouped(total))
        )
        self._count.setVisible(bool(proposals))
        self._keys.setVisible(bool(proposals))
        if proposals:
            self.list.replace(proposals)
            if self._pages.currentIndex() == 0:
                self._pages.setCurrentIndex(1)
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.replace(())
            self._show_empty(tr("No duplicates"), tr("No two papers in this library look like the same one."))
        self._enable()

    def _show_empty(self, title: str, text: str) -> None:
        self._empty.show_state("all", title, text)
        self._pages.setCurrentIndex(0)
        self._enable()

    def _on_chosen(self, proposal: Proposal | None) -> None:
        self._error.hide()
        if proposal is not None:
            self._loader.read(proposal)
        self._enable()

    def _on_pair_loaded(self, pair: Pair) -> None:
        self.pair.show_pair(pair)
        self._enable()

    def _on_merge(self) -> None:
        pair = self._current_pair()
        if pair is not None:
            papers = [detail.paper.id for detail in pair.details]
            into = papers.pop(self.pair.stays)
            self._settle(pair.proposal, MergePapers(into=into, papers=tuple(papers)))

    def _on_distinct(self) -> None:
        pair = self._current_pair()
        if pair is not None:
            self._settle(pair.proposal, SetDistinct(pairs=(pair.proposal.keys,), distinct=True))

    def _settle(self, proposal: Proposal, command: Command) -> None:
        """Give COMMAND and go on at once; the list is made anew when it is carried out."""
        self._settled.add(frozenset(proposal.keys))
        self.decided.emit(proposal, command)
        merged = command.papers if isinstance(command, MergePapers) else ()
        left = tuple(
            one
            for one in self.list.pairs.proposals
            if one is not proposal and not {one.first.id, one.second.id} & set(merged)
        )
        self._show_list(left, len(left))

    def _current_pair(self) -> Pair | None:
        """The pair that is shown, if it is the one that is chosen."""
        pair, current = self.pair.pair, self.list.current
        return pair if pair is not None and current is not None and pair.proposal.keys == current.keys else None

    def _on_changed(self, changes: ChangeSet) -> None:
        self._loader.apply(changes)

    def _on_taken_back(self) -> None:
        self._settled.clear()

    def _on_history_changed(self, history: History) -> None:
        step = history.undo
        self.undo.setVisible(step is not None)
        if step is not None:
            self.undo.setText(literal(shortened(tr("Undo: {what}", what=command_text(step.done)))))

    def _enable(self) -> None:
        for button in (self.skip, self.distinct, self.merge):
            button.setVisible(self._pages.currentIndex() > 0)
        ready = self._current_pair() is not None
        for button in (self.merge, self.distinct):
            button.setEnabled(ready)
        self.skip.setEnabled(self.list.currentIndex().row() < len(self.list.pairs.proposals) - 1)


def _button(text: str, key: str, act: object) -> QPushButton:
    button = QPushButton(tr("{action} ({key})", action=text, key=key))
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button
