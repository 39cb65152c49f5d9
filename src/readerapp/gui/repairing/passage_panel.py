"""The selected row of a repair in full: both texts beside each other, and the readings of the word in question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from readerapp.domain.repair_lines import RepairRow, WordInRow
from readerapp.domain.translation import tr
from readerapp.domain.wording import grouped
from readerapp.gui.labels import label, rule
from readerapp.gui.repairing.marked_text import MarkedText, place_of
from readerapp.gui.repairing.reading_buttons import ReadingButtons
from readerapp.gui.theme.theme import Theme

_LEAST = 24  # pixels; the rest of a low window is for the readings


class PassagePanel(QWidget):
    """Shows one `RepairRow`.

    Attributes:
        before, after: the two texts.
        readings: the buttons for the word that is looked at.

    Signals:
        picked: the user wants another reading of a word; with the WordInRow and the reading.
    """

    picked = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: RepairRow | None = None
        self._current: int | None = None
        self._shown_before: int | None = None
        self._place = label(role="heading")
        self.before = MarkedText(theme)
        self.before.setAccessibleName(tr("As it was in the file"))
        self.after = MarkedText(theme)
        self.after.setAccessibleName(tr("As it is now"))
        self.after.link_clicked.connect(lambda address: self.look_at(place_of(address)))
        self.readings = ReadingButtons()
        self.readings.picked.connect(self._on_picked)
        self._lay_out()
        self.show_row(None)

    @property
    def word(self) -> WordInRow | None:
        """The word that is looked at."""
        if self._row is None or self._current is None or not self._row.words:
            return None
        return self._row.words[self._current]

    def show_row(self, row: RepairRow | None) -> None:
        """Show ROW; the same line again keeps the word that is looked at."""
        before, self._row = self._row, row
        self._current = None
        if row is not None and row.words:
            if row.focus is not None:
                self._current = row.focus
            else:
                kept = self._again(before, row)
                uncertain = (place for place, shown in enumerate(row.words) if shown.word.open)
                self._current = kept if kept is not None else next(uncertain, 0)
        self._show()

    def look_at(self, place: int) -> None:
        """Look at the word at PLACE in the row."""
        if self._row is not None and 0 <= place < len(self._row.words):
            self._current = place
            self._show()

    def step(self, by: int) -> None:
        """Look at the next word of the row, or the previous one."""
        if self._current is not None:
            self.look_at(self._current + by)

    def _again(self, before: RepairRow | None, row: RepairRow) -> int | None:
        """The place of the word that was looked at, when ROW is the same line."""
        if before is None or self._shown_before is None or before.line != row.line or before.before != row.before:
            return None
        return self._shown_before if self._shown_before < len(row.words) else None

    def _show(self) -> None:
        row = self._row
        self._shown_before = self._current
        self.setEnabled(row is not None)
        file = self.before.parentWidget()
        if file is not None:  # what is the same in the file is not shown twice
            file.setVisible(row is None or row.before != row.after)
        if row is None:
            self._place.setText("")
            self.before.show_html("")
            self.after.show_html("")
            self.readings.show_word(None)
            return
        self._place.setText(tr("Line {line}", line=grouped(row.line)))
        self.before.show_before(row)
        self.after.show_after(row, self._current)
        shown = self.word
        self.readings.show_word(shown.word if shown is not None else None, changed=row.before != row.after)

    def _on_picked(self, reading: str) -> None:
        shown = self.word
        if shown is not None and reading != shown.word.word:
            self.picked.emit(shown, reading)

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.setSpacing(20)
        for name, text in ((tr("In the file"), self.before), (tr("Now"), self.after)):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            column.addWidget(label(name, role="small", tone="muted"))
            column.addWidget(text)
            column.addStretch(1)
            texts.addWidget(side, 1)
        content = QWidget()
        content.setObjectName("page")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(20, 4, 20, 8)
        inner.addLayout(texts)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(_LEAST)
        scroll.setWidget(content)
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 20, 0)
        head.addWidget(self._place)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 10)
        foot.addWidget(self.readings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        layout.addWidget(rule())
        layout.addLayout(foot)
