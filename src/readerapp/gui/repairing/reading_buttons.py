"""What may stand for a word: one button for each reading, what stood in the file among them, and a field for others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.text_repair import Certainty, RepairedWord
from readerapp.domain.translation import tr
from readerapp.gui.flow_layout import FlowLayout
from readerapp.gui.labels import hint, label, literal
from readerapp.gui.repairing.word_marks import state_text

_MOST = 12
_FIELD = 150


class ReadingButtons(QWidget):
    """The readings of one word; the one that stands there is down.

    Attributes:
        buttons: one for each reading, in order; the last one is what stood in the file.
        field: for any other word.

    Signals:
        picked: the user wants another reading; with it.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QToolButton] = []
        self._readings: tuple[str, ...] = ()
        self._head = label(role="small", tone="muted")
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        self.field = QLineEdit()
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

    def show_word(self, word: RepairedWord | None) -> None:
        """Offer the readings of WORD; None for no word."""
        readings = word.readings[: _MOST - 1] if word is not None else ()
        if word is not None and word.original not in readings:
            readings = (*readings, word.original)
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self._readings, self.buttons = readings, []
        self.field.clear()
        self.field.setEnabled(word is not None)
        if word is None:
            self._head.setText(tr("No word of this passage had to be inferred."))
            return
        self._head.setText(tr("What stands here ({state}); 1 to 9 picks a reading", state=state_text(word)))
        for place, reading in enumerate(readings):
            self._add(place, reading, word)

    def pick(self, place: int) -> None:
        """Pick the reading at PLACE, if there is one."""
        if 0 <= place < len(self._readings):
            self.picked.emit(self._readings[place])

    def _add(self, place: int, reading: str, word: RepairedWord) -> None:
        button = QToolButton()
        button.setProperty("kind", "filter")
        button.setCheckable(True)
        button.setChecked(reading == word.word)
        shown = reading or tr("nothing")
        if reading == word.original:
            shown = tr("as in the file: {text}", text=shown)
        button.setText(literal(shown))
        if reading == word.guess and word.certainty is not Certainty.UNREPAIRED:
            button.setToolTip(hint(tr("What the repair put here by itself")))
        button.setAccessibleName(shown)
        button.clicked.connect(lambda: self._on_clicked(place))
        self._flow.addWidget(button)
        self.buttons.append(button)

    def _on_clicked(self, place: int) -> None:
        for other, button in enumerate(self.buttons):
            button.setChecked(other == place)
        self.pick(place)

    def _on_typed(self) -> None:
        text = self.field.text()
        if text.strip():
            self.picked.emit(text.strip())
