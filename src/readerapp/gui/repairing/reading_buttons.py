"""What may stand for a word: one button for each reading, what stood in the file among them, and a field for others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.text_repair import Certainty, RepairedWord
from readerapp.domain.translation import tr
from readerapp.gui.flow_layout import FlowLayout
from readerapp.gui.labels import hint, label, literal
from readerapp.gui.repairing.word_marks import state_text

_MOST = 12
_FIELD = 150
_HEIGHT = 24


class ReadingButtons(QWidget):
    """The readings of one word; the one that stands there is down.

    Attributes:
        buttons: one for each reading, in order; the last one is what stood in the file. Those not needed are hidden.
        field: for any other word.

    Signals:
        picked: the user wants another reading; with it.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readings: tuple[str, ...] = ()
        self._head = label(role="small", tone="muted")
        self._row = QWidget()
        flow = FlowLayout(self._row)
        self.buttons = tuple(_button() for _ in range(_MOST))
        for place, button in enumerate(self.buttons):
            flow.addWidget(button)
            button.clicked.connect(lambda *_checked, place=place: self._on_clicked(place))
        self.field = _WordField()
        self.field.setPlaceholderText(tr("Another word"))
        self.field.setAccessibleName(tr("Another word for this place"))
        self.field.setFixedWidth(_FIELD)
        self.field.returnPressed.connect(self._on_typed)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._row, 1)
        line.addWidget(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._head)
        layout.addLayout(line)
        self.show_word(None)

    @property
    def readings(self) -> tuple[str, ...]:
        """What the buttons stand for, in order."""
        return self._readings

    def show_word(self, word: RepairedWord | None, *, changed: bool = True) -> None:
        """Offer the readings of WORD; None for no word, in a passage that was CHANGED or not."""
        readings = word.readings[: _MOST - 1] if word is not None else ()
        if word is not None and word.original not in readings:
            readings = (*readings, word.original)
        self._readings = readings
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(readings))
        self.field.clear()
        self.field.setVisible(word is not None)
        self.field.ensurePolished()
        self.field.setMinimumHeight(self.field.sizeHint().height())  # in a low window everything else gives way
        if word is None:
            self._head.setText(tr("No word of this passage had to be inferred.") if changed else "")
            return
        self._head.setText(tr("What stands here ({state}); 1 to 9 picks a reading", state=state_text(word)))
        for place, reading in enumerate(readings):
            _label(self.buttons[place], reading, word)

    def pick(self, place: int) -> None:
        """Pick the reading at PLACE, if there is one."""
        if 0 <= place < len(self._readings):
            self.picked.emit(self._readings[place])

    def _on_clicked(self, place: int) -> None:
        for other, button in enumerate(self.buttons):
            button.setChecked(other == place)
        self.pick(place)

    def _on_typed(self) -> None:
        text = self.field.text()
        if text.strip():
            self.picked.emit(text.strip())


class _WordField(QLineEdit):
    """A field whose Return is not that of the window."""

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def _button() -> QToolButton:
    button = QToolButton()
    button.setProperty("kind", "filter")
    button.setCheckable(True)
    button.setMinimumHeight(_HEIGHT)  # a reading may be nothing but a low sign
    return button


def _label(button: QToolButton, reading: str, word: RepairedWord) -> None:
    """Have BUTTON stand for a READING of WORD."""
    shown = reading or tr("nothing")
    if reading == word.original:
        shown = tr("as in the file: {text}", text=shown)
    button.setText(literal(shown))
    button.setAccessibleName(shown)
    button.setChecked(reading == word.word)
    by_itself = reading == word.guess and word.certainty is not Certainty.UNREPAIRED
    button.setToolTip(hint(tr("What the repair put here by itself")) if by_itself else "")
