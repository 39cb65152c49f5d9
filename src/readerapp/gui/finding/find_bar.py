"""The strip in which one types what is to be found: how often it is said, and the way from one place to the next."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from readerapp.domain.translation import tr
from readerapp.domain.wording import grouped
from readerapp.gui.buttons import tool_button
from readerapp.gui.key_hints import KeyHint
from readerapp.gui.labels import label
from readerapp.gui.theme.theme import Theme

_PAUSE_MS = 120

_ACTIONS = {"chevron-up": "find-previous", "chevron-down": "find-next"}


class _Field(QLineEdit):
    """Hands on the keys that are not about its text.

    Signals:
        left: Escape was pressed.
        step_wanted: the next (1) or the previous (-1) place is wanted.
    """

    left = Signal()
    step_wanted = Signal(int)

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.step_wanted.emit(-1 if back else 1)
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.step_wanted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)


class FindBar(QFrame):
    """Hidden until somebody wants to find something.

    Signals:
        query_changed: something else is to be found; with it.
        step_wanted: the next (1) or the previous (-1) place is wanted.
        closed: the reader has found enough.
    """

    query_changed = Signal(str)
    step_wanted = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._said = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self._field = _Field()
        self._field.setPlaceholderText(tr("Find in this text"))
        self._field.setAccessibleName(tr("Find in this text"))
        self._field.setMaximumWidth(320)
        self._field.textEdited.connect(lambda _text: self._pause.start())
        self._field.step_wanted.connect(self._on_step)
        self._field.left.connect(self.closed)
        self._count = label(tone="muted", role="small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(4)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._count)
        layout.addStretch(1)
        for icon, name, act in (
            ("chevron-up", tr("Previous"), lambda: self._on_step(-1)),
            ("chevron-down", tr("Next"), lambda: self._on_step(1)),
            ("clear", tr("Close (Esc)"), self.closed.emit),
        ):
            button = _tool(theme, icon, name, act)
            layout.addWidget(button)
            if icon in _ACTIONS:
                KeyHint(button, name, _ACTIONS[icon])
        self.hide()

    @property
    def query(self) -> str:
        """What is typed."""
        return self._field.text()

    @property
    def count_text(self) -> str:
        """What is said about how often it is there."""
        return self._count.text()

    def begin(self, query: str = "") -> None:
        """Let the reader type; QUERY, if any, is what is to be found."""
        self.show()
        if query:
            self._field.setText(query)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._say()

    def show_count(self, place: int, total: int, *, wanted: bool) -> None:
        """Say that the reader is at PLACE (0: at none) of TOTAL places, if anything is WANTED."""
        if not wanted:
            self._count.setText("")
        elif not total:
            self._count.setText(tr("Not found"))
        elif not place:
            self._count.setText(tr("{total} places", total=grouped(total)))
        else:
            self._count.setText(tr("{place} of {total}", place=grouped(place), total=grouped(total)))

    def forget(self) -> None:
        """Say `query_changed` again when it is opened the next time."""
        self._pause.stop()
        self._said = ""

    def _on_step(self, step: int) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._say()
        else:
            self.step_wanted.emit(step)

    def _say(self) -> None:
        if self.query != self._said:
            self._said = self.query
            self.query_changed.emit(self.query)


def _tool(theme: Theme, icon: str, name: str, act: object) -> QToolButton:
    button = tool_button(theme, icon, name)
    button.clicked.connect(act)
    return button
