"""The questions that the left pane asks: for a name, and before the trash is emptied."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QInputDialog, QLabel, QLineEdit, QMessageBox, QWidget

from readerapp.domain.translation import tr
from readerapp.domain.wording import papers_text
from readerapp.gui.completing import propose

_WIDTH = 420
_MARGINS, _SPACING = (24, 20, 24, 16), 10  # as in windows of ours


def ask_name(
    window: QWidget,
    title: str,
    question: str,
    name: str,
    answered: Callable[[str], None],
    *,
    choices: Sequence[str] = (),
) -> QDialog:
    """Ask for a name, beginning with NAME; CHOICES are proposed while the user types."""
    dialog = QInputDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    for words in dialog.findChildren(QLabel):
        words.setTextFormat(Qt.TextFormat.PlainText)  # the names in them are anybody's
    dialog.setTextValue(name)
    dialog.textValueSelected.connect(answered)
    field = dialog.findChild(QLineEdit)
    if choices and isinstance(field, QLineEdit):
        propose(field, choices)
    dialog.open()
    layout = dialog.layout()
    if layout is not None:  # it has none before
        layout.setContentsMargins(*_MARGINS)
        layout.setSpacing(_SPACING)
    dialog.resize(_WIDTH, dialog.sizeHint().height())
    return dialog


def ask_to_empty(window: QWidget, papers: int, kept: int, empty: Callable[[], None]) -> QMessageBox:
    """Ask whether the trash is to be emptied: of how many PAPERS, and how many are KEPT for their notes."""
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(tr("Empty the trash"))
    box.setText(tr("Delete {papers}?", papers=papers_text(papers)))
    sentences = [tr("They leave the trash, and digests do not bring them back. It can be undone.")]
    if kept:
        sentences.append(tr("{papers} with notes of yours stay in the trash.", papers=papers_text(kept)))
    box.setInformativeText("\n".join(sentences))
    button = box.addButton(tr("Empty the trash"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    button.clicked.connect(empty)
    box.open()
    cancel.setFocus()  # Return does nothing that was not meant
    return box
