"""The window that shows what an import is going to do, and asks whether it shall."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from readerapp.domain.import_preview import DigestPreview
from readerapp.domain.translation import tr
from readerapp.gui.dialog_size import room
from readerapp.gui.importing.preview_choice import CountedPreview
from readerapp.gui.importing.preview_digest_model import Fold, Line, Rejected, line_title
from readerapp.gui.importing.preview_digests import DigestPane
from readerapp.gui.importing.preview_head import PreviewHead
from readerapp.gui.importing.preview_page import PreviewPage
from readerapp.gui.importing.preview_text import button_text, summary, window_title
from readerapp.gui.labels import label, rule
from readerapp.gui.texts import anew_text
from readerapp.gui.theme.theme import Theme

_WIDTH, _HEIGHT, _SIDE = 1060, 700, 320
_SHARE = 0.94


class PreviewWindow(QDialog):
    """A sheet over the main window; Return imports what is chosen, Escape imports nothing.

    Attributes:
        head, documents, page: its three parts.
        again: the box that says whether it is shown before every import.
        button, cancel: the one that imports, and the one that does not.

    Signals:
        import_wanted: the user wants the import; with the numbers of the digests that are chosen.
        repair_wanted: the user wants to see how the text of a document was made; with its number.
        again_changed: whether the user wants to see this before every import.
    """

    import_wanted = Signal(object)
    repair_wanted = Signal(int)
    again_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._scale = theme.scale
        self._busy = False
        self._anew = label(role="small", tone="muted")
        self.head = PreviewHead(theme)
        self.documents = DigestPane(theme)
        self.page = PreviewPage(theme)
        self.again = QCheckBox(tr("&Show this before every import"))
        self.button = QPushButton()
        self.button.setDefault(True)
        self.cancel = QPushButton(tr("&Cancel"))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.documents.model.chosen_changed.connect(self._on_chosen_changed)
        self.documents.line_changed.connect(self._on_line_changed)
        self.page.repair_wanted.connect(self.repair_wanted)
        self.again.clicked.connect(self.again_changed)
        self.button.clicked.connect(self._on_import)
        self.cancel.clicked.connect(self.reject)
        self.resize(self.fitting)

    @property
    def fitting(self) -> QSize:
        """The size that is good to read in, but no larger than the window below or the screen allows."""
        below = self.parentWidget()
        wanted = QSize(_WIDTH, _HEIGHT) * self._scale
        return wanted.boundedTo(below.window().size() * _SHARE if below else wanted).boundedTo(room(self))

    def show_preview(self, counted: CountedPreview, *, news: str = "") -> None:
        """Show a preview, in place of another one if need be; NEWS says why."""
        preview = counted.preview
        self.setWindowTitle(window_title(preview.digests))
        self.head.show_news(news)
        several = len(preview.digests) + len(preview.failed) + len(preview.skipped) > 1
        self.documents.setVisible(several)
        self.documents.show_preview(counted)
        (self.documents.view if several else self.page.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool, part: float = 0.0) -> None:
        """Whether another plan is on its way, so that what is shown is not what would be imported; PART is through."""
        self._busy = busy
        self._anew.setText(anew_text(part) if busy else "")
        self.button.setEnabled(not busy and bool(self.documents.model.chosen))

    def _lay_out(self) -> None:
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.documents)
        self._splitter.addWidget(self.page)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([round(_SIDE * self._scale), round((_WIDTH - _SIDE) * self._scale)])
        self.documents.setMinimumWidth(200)
        self.page.setMinimumWidth(320)
        foot = QHBoxLayout()
        foot.setContentsMargins(21, 12, 24, 14)
        foot.setSpacing(10)
        foot.addWidget(self.again)
        foot.addStretch(1)
        foot.addWidget(self._anew)
        foot.addWidget(self.cancel)
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.head, rule()):
            layout.addWidget(widget)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(rule())
        layout.addLayout(foot)

    def _on_chosen_changed(self) -> None:
        chosen = self.documents.model.chosen
        self.head.show_summary(summary(chosen))
        self.button.setText(button_text(chosen))
        self.button.setEnabled(bool(chosen) and not self._busy)
        self._on_line_changed(self.documents.line)

    def _on_line_changed(self, line: Line | None) -> None:
        match line:
            case None:
                self.page.show_text("")
            case DigestPreview():
                self.page.show_digest(line, alone=self.documents.isHidden())
            case Rejected():
                self.page.show_rejected(line.file)
            case Fold():
                self.page.show_text(line_title(line), tr("Space opens or closes the list of these files."))
            case _:
                self.page.show_text(line_title(line))

    def _on_import(self) -> None:
        self.import_wanted.emit(tuple(digest.number for digest in self.documents.model.chosen))
        self.accept()
