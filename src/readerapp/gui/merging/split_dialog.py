"""The dialog in which the user chooses which papers get a card of their own again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from readerapp.domain.paper import PaperDetail
from readerapp.domain.translation import tr
from readerapp.gui.dialog_size import dialog_size
from readerapp.gui.labels import hint, literal, paragraph
from readerapp.gui.texts import moment_text, shortened
from readerapp.gui.theme.theme import Theme

_SIZE = (560, 320)
_SHOWN_OF_A_TITLE = 80


class SplitDialog(QDialog):
    """Lists what was merged into one paper; all is chosen to begin with.

    Attributes:
        boxes: one for each merged paper, by its key.

    Signals:
        split_wanted: with the keys.
    """

    split_wanted = Signal(object)

    def __init__(self, detail: PaperDetail, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Split"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.boxes: dict[str, QCheckBox] = {}
        content = QWidget()
        content.setObjectName("page")
        body = QVBoxLayout(content)
        body.setContentsMargins(24, 20, 24, 12)
        body.setSpacing(10)
        body.addWidget(paragraph(detail.paper.title, role="lead"))
        body.addWidget(paragraph(tr("These papers were merged into it. Which get a card of their own again?")))
        for merged in detail.merged:
            box = QCheckBox(literal(shortened(merged.title, _SHOWN_OF_A_TITLE)))
            box.setToolTip(hint(merged.title))
            box.setChecked(True)
            box.toggled.connect(self._enable)
            self.boxes[merged.key] = box
            body.addWidget(box)
            about = f"{merged.key}  ·  {tr('merged {moment}', moment=moment_text(merged.at))}"
            body.addWidget(paragraph(about, tone="muted", role="small"))
        kept = tr("What you wrote and decided since then stays with this card.")
        body.addWidget(paragraph(kept, tone="muted", role="small"))
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.split = buttons.addButton(tr("Split"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.split.setDefault(True)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        self.resize(dialog_size(self, _SIZE, theme.scale))
        self.split.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> tuple[str, ...]:
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def _enable(self) -> None:
        self.split.setEnabled(bool(self._chosen()))

    def _on_accepted(self) -> None:
        self.split_wanted.emit(self._chosen())
        self.accept()
