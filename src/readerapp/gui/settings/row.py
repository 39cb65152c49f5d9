"""One setting as a line of the dialog: what it is called, what it does, and a control that its type asks for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from readerapp.config.setting import Kind, Setting, Value
from readerapp.domain.identity import fold
from readerapp.domain.translation import tr
from readerapp.gui.labels import paragraph
from readerapp.gui.settings.controls import ChoiceBox, Control, NumberBox, PathField, Segments, Switch, TextField
from readerapp.gui.theme.theme import Theme

_MOST_SEGMENTS = 3
_GAP = 24
_LARGE = 1.3  # times the usual size of letters
_LEAST = 230  # pixels for the words beside a control


# Asks the user for a folder or a file, and hands on what was chosen.
Ask = Callable[[Kind, Callable[[Path], None]], None]


def control_for(setting: Setting[Any], ask: Ask) -> Control:
    """The control for the type of SETTING; ASK is for those that are paths."""
    choices = setting.choices() if setting.choices else {}
    match setting.kind:
        case Kind.SWITCH:
            return Switch()
        case Kind.CHOICE if len(choices) <= _MOST_SEGMENTS:
            return Segments(choices)
        case Kind.CHOICE:
            return ChoiceBox(choices)
        case Kind.NUMBER:
            return NumberBox(setting.span or (0, 999), setting.unit)
        case Kind.FOLDER | Kind.FILE as kind:
            empty = tr("No folder is chosen") if kind is Kind.FOLDER else tr("At the usual place")
            return PathField(lambda chosen: ask(kind, chosen), empty)
        case _:
            return TextField()


class SettingRow(QWidget):
    """Shows a `Setting`.

    Attributes:
        setting: the one.
        control: what it is changed with.

    Signals:
        chosen: the user wants another value; with the Setting and the value.
    """

    chosen = Signal(object, object)

    def __init__(self, setting: Setting[Any], ask: Ask, theme: Theme) -> None:
        super().__init__()
        self.setting = setting
        self.control = control_for(setting, ask)
        self.control.setAccessibleName(setting.title())
        self.control.setAccessibleDescription(setting.describe())
        self.control.chosen.connect(self._on_chosen)
        self._error = paragraph(tone="error", role="small")
        self._error.hide()
        named = ", ".join(setting.choices().values()) if setting.choices else ""
        self._words = fold(f"{setting.title()} {setting.describe()} {setting.name} {named}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(paragraph(setting.title(), role="strong"))
        words.addWidget(paragraph(setting.describe(), tone="muted", role="small"))
        words.addWidget(self._error)
        self._theme = theme
        self._below: bool | None = None
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 10, 0, 10)
        self._line.addLayout(words, 1)
        self._line.addWidget(self.control)
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_value(self, value: Value) -> None:
        """Show what is set."""
        self._error.hide()
        self.control.show_value(value)

    def complain(self, sentence: str) -> None:
        """Say why what was wanted cannot be."""
        self._error.setText(sentence)
        self._error.show()

    def meets(self, words: list[str]) -> bool:
        """Whether all of these folded WORDS are about this setting."""
        return all(word in self._words for word in words)

    # Qt interface

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The control beside the words, below them where it or the letters are large, or would leave them little."""
        left = self.width() - self.control.sizeHint().width() - _GAP
        below = self.control.wide or self._theme.scale > _LARGE or left < _LEAST * self._theme.scale
        if below is self._below:
            return
        self._below = below
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignVCenter
        self._line.setDirection(direction)
        self._line.setSpacing(6 if below else _GAP)
        self._line.setAlignment(self.control, Qt.AlignmentFlag(0) if self.control.wide else side)

    def _on_chosen(self, value: Value) -> None:
        self._error.hide()
        self.chosen.emit(self.setting, value)
