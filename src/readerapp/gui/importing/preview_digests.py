"""The left side of the preview: the documents of the import, with a box for each digest and one for all of them."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QFrame, QListView, QVBoxLayout, QWidget

from readerapp.domain.translation import tr
from readerapp.domain.wording import grouped
from readerapp.gui.importing.preview_choice import CountedPreview
from readerapp.gui.importing.preview_digest_delegate import DigestDelegate
from readerapp.gui.importing.preview_digest_model import DigestModel, Fold, Line
from readerapp.gui.theme.theme import Theme


class DigestPane(QFrame):
    """A list of documents, of which one is looked at.

    Attributes:
        model: the documents and what is chosen of them.
        view: the list.
        everything: the box for all digests.

    Signals:
        line_changed: another line is looked at; with its Line.
    """

    line_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.model = DigestModel(self)
        self.everything = QCheckBox()
        self.everything.clicked.connect(self._on_everything)
        self.view = QListView()
        self.view.setObjectName("previewDigests")
        self.view.setModel(self.model)
        self._delegate = DigestDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setAccessibleName(tr("Digests of this import"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(9, 9, 12, 9)  # in line with the boxes of the rows
        head.addWidget(self.everything)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        self.model.chosen_changed.connect(self._show_chosen)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self._on_theme_changed)

    def show_preview(self, counted: CountedPreview) -> None:
        """List what is in a preview, and look at the line that was looked at before, else at the first document."""
        before = max(self.view.currentIndex().row(), 0)
        self.model.show(counted)
        last = self.model.rowCount() - 1
        if not before and last > 0 and isinstance(self.model.lines[0], Fold):
            before = 1
        if last >= 0:
            self.view.setCurrentIndex(self.model.index(min(before, last)))

    @property
    def line(self) -> Line | None:
        """The line that is looked at."""
        place = self.view.currentIndex().row()
        return self.model.lines[place] if 0 <= place < len(self.model.lines) else None

    def _show_chosen(self) -> None:
        chosen, choosable = len(self.model.chosen), len(self.model.choosable)
        some = Qt.CheckState.PartiallyChecked if chosen else Qt.CheckState.Unchecked
        self.everything.setCheckState(Qt.CheckState.Checked if chosen == choosable else some)
        self.everything.setText(
            tr("A&ll digests ({chosen} of {count})", chosen=grouped(chosen), count=grouped(choosable))
        )
        self.everything.setVisible(choosable > 1)

    def _on_everything(self) -> None:
        self.model.choose_all(chosen=len(self.model.chosen) < len(self.model.choosable))
        self._show_chosen()

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.line_changed.emit(self.model.lines[index.row()])

    def _on_theme_changed(self) -> None:
        self._delegate.brush.refresh()
        self.view.scheduleDelayedItemsLayout()
