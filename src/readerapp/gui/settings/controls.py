"""What values are changed with, one class a type; each shows a value and says which one the user wants."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from readerapp.config.setting import Value
from readerapp.domain.translation import tr

_NARROW = 90


class _Control(QWidget):
    """The one control of a setting; `show_value` of each shows a value without saying that anybody wants it.

    Attributes:
        wide: whether it needs a line of its own.

    Signals:
        chosen: the user wants this value.
    """

    chosen = Signal(object)
    wide = False

    def _hold(self, *widgets: QWidget) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for place, widget in enumerate(widgets):
            line.addWidget(widget, int(place == 0))
        self.setFocusProxy(widgets[0])

    # Qt interface

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(name)


class Switch(_Control):
    """On or off."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setProperty("kind", "bare")
        self.box.clicked.connect(lambda: self.chosen.emit(self.box.isChecked()))
        self._hold(self.box)

    def show_value(self, value: Value) -> None:
        self.box.setChecked(bool(value))


class Segments(_Control):
    """One of a few, all of them in sight; the arrows go from one to the other."""

    def __init__(self, choices: Mapping[Value, str]) -> None:
        super().__init__()
        frame = QFrame()
        frame.setObjectName("segments")
        line = QHBoxLayout(frame)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(2)
        self.buttons: dict[Value, QToolButton] = {}
        group = QButtonGroup(self)
        for value, name in choices.items():
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, value=value: self.chosen.emit(value))
            group.addButton(button)
            line.addWidget(button)
            self.buttons[value] = button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.setFocusProxy(next(iter(self.buttons.values())))

    def show_value(self, value: Value) -> None:
        self.buttons[value].setChecked(True)

    # Qt interface

    def setAccessibleName(self, name: str) -> None:
        QWidget.setAccessibleName(self, name)
        for button in self.buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")


class _Box(QComboBox):
    """A list that the wheel scrolls past instead of changing it by accident."""

    # Qt interface

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceBox(_Control):
    """One of many."""

    def __init__(self, choices: Mapping[Value, str]) -> None:
        super().__init__()
        self.box = _Box()
        for value, name in choices.items():
            self.box.addItem(name, value)
        self.box.activated.connect(lambda _place: self.chosen.emit(self.box.currentData()))
        self._hold(self.box)

    def show_value(self, value: Value) -> None:
        self.box.setCurrentIndex(self.box.findData(value))


class NumberBox(_Control):
    """A whole number."""

    def __init__(self, span: tuple[int, int], unit: str) -> None:
        super().__init__()
        self.box = QSpinBox()
        self.box.setRange(*span)
        self.box.setSuffix(f" {unit}" if unit else "")
        self.box.setMinimumWidth(_NARROW)
        self.box.setKeyboardTracking(False)
        self.box.valueChanged.connect(lambda value: self.chosen.emit(value))  # noqa: PLW0108  an int is no object
        self._hold(self.box)

    def show_value(self, value: Value) -> None:
        self.box.blockSignals(True)
        self.box.setValue(int(str(value)))
        self.box.blockSignals(False)


class TextField(_Control):
    """A line of text; it is wanted when the user leaves it or presses Return."""

    wide = True

    def __init__(self) -> None:
        super().__init__()
        self._before = ""
        self.field = QLineEdit()
        self.field.editingFinished.connect(self._on_finished)
        self._hold(self.field)

    def show_value(self, value: Value) -> None:
        self._before = str(value)
        self.field.setText(self._before)

    def _on_finished(self) -> None:
        if self.field.text() != self._before:
            self._before = self.field.text()
            self.chosen.emit(self._before)


class PathField(_Control):
    """A folder or a file, which is chosen in a dialog or taken away; EMPTY says what holds without one."""

    wide = True

    def __init__(self, choose: Callable[[Callable[[Path], None]], None], empty: str) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setReadOnly(True)
        self.field.setPlaceholderText(empty)
        self.choose = QPushButton(tr("Choose…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(lambda: choose(lambda path: self.chosen.emit(str(path))))
        self.forget = QPushButton(tr("None"))
        self.forget.setAutoDefault(False)
        self.forget.clicked.connect(lambda: self.chosen.emit(""))
        self._hold(self.field, self.choose, self.forget)

    def show_value(self, value: Value) -> None:
        self.field.setText(str(value))
        self.field.setCursorPosition(0)
        self.forget.setEnabled(bool(value))
        self.field.setAlignment(Qt.AlignmentFlag.AlignLeft)


Control = Switch | Segments | ChoiceBox | NumberBox | TextField | PathField
