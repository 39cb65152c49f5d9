"""One setting as a line of the dialog: what it is called, what it does, and a control that its type asks for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readerapp.config.setting import Kind, Setting, Value
from readerapp.domain.identity import fold
from readerapp.gui.labels import label, paragraph
from readerapp.gui.settings.controls import ChoiceBox, Control, FolderField, NumberBox, Segments, Switch, TextField

_MOST_SEGMENTS = 3
_GAP = 24


def control_for(setting: Setting[Any], choose_folder: Callable[[Callable[[Path], None]], None]) -> Control:
    """The control for the type of SETTING; CHOOSE_FOLDER asks the user for one."""
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
        case Kind.FOLDER:
            return FolderField(choose_folder)
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

    def __init__(
        self,
        setting: Setting[Any],
        choose_folder: Callable[[Callable[[Path], None]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setting = setting
        self.control = control_for(setting, choose_folder)
        self.control.setAccessibleName(setting.title())
        self.control.setAccessibleDescription(setting.describe())
        self.control.chosen.connect(self._on_chosen)
        self._error = paragraph(tone="error", role="small")
        self._error.hide()
        named = ", ".join(setting.choices().values()) if setting.choices else ""
        self._words = fold(f"{setting.title()} {setting.describe()} {setting.name} {named}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(setting.title(), role="strong"))
        words.addWidget(paragraph(setting.describe(), tone="muted", role="small"))
        words.addWidget(self._error)
        line = QHBoxLayout() if not self.control.wide else QVBoxLayout()
        line.setSpacing(_GAP if not self.control.wide else 6)
        line.addLayout(words, 1)
        line.addWidget(self.control, 0, Qt.AlignmentFlag(0) if self.control.wide else Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 10)
        layout.addLayout(line)

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

    def _on_chosen(self, value: Value) -> None:
        self._error.hide()
        self.chosen.emit(self.setting, value)
