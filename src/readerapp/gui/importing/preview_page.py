"""The page of one digest in the preview: where it comes from, and what happens to its papers one by one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from readerapp.domain.import_plan import DigestAction
from readerapp.domain.import_preview import DigestPreview, RejectedFile
from readerapp.domain.translation import tr
from readerapp.gui.filter_row import FilterRow
from readerapp.gui.importing.preview_detail import EntryDetail
from readerapp.gui.importing.preview_entries import Show, counts_of, entries_of
from readerapp.gui.importing.preview_paper_delegate import EntryDelegate
from readerapp.gui.importing.preview_paper_model import EntryModel
from readerapp.gui.importing.preview_text import explanation, facts, file_name, outcome, plain, repair_text, show_name
from readerapp.gui.labels import ElidedLabel, hint, paragraph, rule
from readerapp.gui.theme.theme import Theme


class PreviewPage(QWidget):
    """Shows a digest, or a file that cannot be used.

    Attributes:
        filters: which entries are shown.
        view: the list of them.
        detail: the panel with the selected one.
        repair: the button for the text of the digest, or of the file that cannot be used.

    Signals:
        repair_wanted: the user wants to see how the text was made; with the number of the document.
    """

    repair_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._digest: DigestPreview | None = None
        self._number: int | None = None
        self._counts: dict[Show, int] = {}
        self._title = ElidedLabel(role="lead")
        self.repair = QPushButton()
        self.repair.setProperty("kind", "link")
        self.repair.setAutoDefault(False)
        self.repair.clicked.connect(self._on_repair)
        self._origin = ElidedLabel(role="small", tone="muted")
        self._outcome = ElidedLabel(role="small", tone="muted")
        self._repair = ElidedLabel(role="small", tone="muted")
        self.filters = FilterRow({show: show_name(show) for show in Show}, otherwise=Show.ALL)
        self.filters.setAccessibleName(tr("Which papers are shown"))
        self._explanation = paragraph(role="small")
        self._model = EntryModel(self)
        self.view = _list_view(self._model)
        self._delegate = EntryDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.detail = EntryDetail(theme)
        self._lay_out()
        self.filters.chosen.connect(self._on_filter)
        self.view.selectionModel().currentChanged.connect(self._show_detail)
        theme.changed.connect(self._on_theme_changed)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said above the list, line by line."""
        lines = (self._title, self._origin, self._outcome, self._repair, self._explanation)
        return tuple(line.text() for line in lines if not line.isHidden())

    def show_digest(self, digest: DigestPreview, *, alone: bool) -> None:
        """Show what will happen to DIGEST; when it is ALONE, its shield sentence is said elsewhere."""
        if digest is self._digest:
            return
        place = self.view.currentIndex().row() if self._digest and self._digest.number == digest.number else 0
        self._digest, self._counts = digest, counts_of(digest)
        what = outcome(digest, with_shield=not alone)
        self._say(plain(digest.title), origin=facts(digest), what=what, repair=repair_text(digest))
        self._origin.setToolTip(hint(plain(digest.source)))
        self._offer_repair(digest.number if digest.plan.action is not DigestAction.UNCHANGED else None)
        self.filters.offer(self._counts)
        self.filters.show()
        self.view.show()
        self._on_filter(self.filters.show_only)
        self._go_to(place)

    def show_rejected(self, file: RejectedFile) -> None:
        """Show why FILE is not imported."""
        self.show_text(file_name(file.source), f"{plain(file.reason)}\n{plain(file.source)}")
        self._offer_repair(file.number, name=tr("Choose its encodin&g…"))

    def show_text(self, title: str, text: str = "") -> None:
        """Show TITLE and TEXT, and no papers."""
        self._digest = None
        self._offer_repair(None)
        self._say(title)
        self._explain(text)
        for widget in (self.filters, self.view, self.detail):
            widget.hide()
        self._model.show(())

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._title, 1)
        first.addWidget(self.repair)
        head.addLayout(first)
        for line in (self._origin, self._outcome, self._repair):
            head.addWidget(line)
        head.addSpacing(4)
        for widget in (self.filters, self._explanation):
            head.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(self.view, 1)
        layout.addWidget(self.detail)
        layout.addStretch(0)

    def _say(self, title: str, *, origin: str = "", what: str = "", repair: str = "") -> None:
        lines = ((self._title, title), (self._origin, origin), (self._outcome, what), (self._repair, repair))
        for line, text in lines:
            line.setText(text)
            line.setToolTip(hint(text))
            line.setVisible(bool(text))

    def _offer_repair(self, number: int | None, *, name: str = "") -> None:
        """Offer to say how the text of the document NUMBER is made; None for one of which that is no question."""
        self._number = number
        self.repair.setVisible(number is not None)
        self.repair.setText(name or tr("&Text repair…"))

    def _on_repair(self) -> None:
        if self._number is not None:
            self.repair_wanted.emit(self._number)

    def _explain(self, text: str) -> None:
        self._explanation.setText(text)
        self._explanation.setVisible(bool(text))

    def _on_filter(self, show: Show) -> None:
        if self._digest is None:
            return
        self._explain(explanation(show))
        differing = self._counts[Show.CHANGED] or self._counts[Show.CONFLICTING]
        self.detail.setVisible(bool(differing or show is Show.ISSUES))
        self._model.show(entries_of(self._digest, show, self._counts[show]))
        self._go_to(0)

    def _go_to(self, place: int) -> None:
        if self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(min(max(place, 0), self._model.rowCount() - 1)))
        self._show_detail()

    def _show_detail(self) -> None:
        place = self.view.currentIndex().row()
        self.detail.show_entry(self._model.entries[place] if 0 <= place < len(self._model.entries) else None)

    def _on_theme_changed(self) -> None:
        self._delegate.brush.refresh()
        self.view.scheduleDelayedItemsLayout()


def _list_view(model: EntryModel) -> QListView:
    view = QListView()
    view.setObjectName("previewPapers")
    view.setModel(model)
    view.setAccessibleName(tr("Papers of this digest"))
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setFrameShape(QFrame.Shape.NoFrame)
    return view
