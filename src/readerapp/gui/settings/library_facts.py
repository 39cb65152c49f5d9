"""What the settings say about the library: where it is, another one, and a copy of it to a file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from readerapp.domain.identity import fold
from readerapp.domain.translation import tr
from readerapp.gui.labels import label, paragraph, rule


class LibraryFacts(QWidget):
    """Shows where the library is.

    Signals:
        open_wanted, new_wanted, copy_wanted: the buttons for it were pressed.
    """

    open_wanted = Signal()
    new_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = QLineEdit(path)
        self._path.setReadOnly(True)
        self._path.setCursorPosition(0)
        self._path.setPlaceholderText(tr("No library is open"))
        self._path.setAccessibleName(tr("The file of the library"))
        self.copy = _button(tr("Copy to a file…"))
        self.copy.setEnabled(bool(path))
        self.copy.clicked.connect(self.copy_wanted)
        others = []
        for text, signal in ((tr("Open another one…"), self.open_wanted), (tr("New library…"), self.new_wanted)):
            others.append(_button(text))
            others[-1].clicked.connect(signal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 10)
        layout.setSpacing(6)
        where = tr("One file with everything in it: papers, digests, notes, decisions.")
        layout.addLayout(_words(tr("Where it is"), where))
        layout.addWidget(self._path)
        layout.addLayout(_line(*others))
        layout.addSpacing(4)
        layout.addWidget(rule())
        layout.addSpacing(4)
        copy = tr("Whole and consistent, also while you work. To use it, open it like any library.")
        layout.addLayout(_words(tr("A copy"), copy))
        layout.addLayout(_line(self.copy))

    def meets(self, words: list[str]) -> bool:
        """Whether all of these folded WORDS are about the library."""
        said = [part.text() for part in self.findChildren(QLabel)]
        said += [button.text() for button in self.findChildren(QPushButton)]
        text = fold(" ".join((*said, tr("backup"), tr("location"))))
        return all(word in text for word in words)


def _words(title: str, text: str) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(title, role="strong"))
    words.addWidget(paragraph(text, tone="muted", role="small"))
    return words


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button


def _line(*buttons: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
