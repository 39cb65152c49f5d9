"""Shows the list as it was left before the rest of the window is loaded, and loses no key that is pressed meanwhile."""

import importlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from readerapp.config.session import Session
from readerapp.domain.selection import Selection
from readerapp.gui.beginning import Beginning
from readerapp.gui.early import Answer, Look

# Loaded one after the other, with a look at the keys in between.
_REST = (
    "readerapp.domain.commands",
    "readerapp.gui.actions.table",
    "readerapp.gui.actions.book",
    "readerapp.gui.navigation.source_pane",
    "readerapp.gui.detail.header",
    "readerapp.gui.detail.detail_pane",
    "readerapp.gui.digest_view.digest_page",
    "readerapp.gui.importing.importing",
    "readerapp.gui.merging.merging",
    "readerapp.gui.parts",
    "readerapp.gui.wiring",
)
_LONGEST_MS = 400
_MOVES = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class Doorstep(QWidget):
    """The ground on which the list stands where it will stand in the whole window."""

    def __init__(self, papers: QWidget, box: QRect) -> None:
        super().__init__()
        self._papers = papers
        self._box = box
        self._bar, self._side = QFrame(self), QFrame(self)
        self._bar.setObjectName("doorstep")
        self._side.setObjectName("sidebar")
        papers.setParent(self)

    # Qt interface

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        box = self._box
        self._bar.setGeometry(0, 0, self.width(), box.top())
        self._side.setGeometry(0, box.top(), box.left(), self.height() - box.top())
        self._papers.setGeometry(box)


class FirstLook(QObject):
    """Fills the list of BEGINNING; with USUAL_KEYS J and K go through it at once.

    Signals:
        over: the list is painted, or cannot be shown yet, and the rest of the window is loaded.
    """

    over = Signal()

    def __init__(self, beginning: Beginning, session: Session, *, usual_keys: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._moves = _MOVES if usual_keys else {}
        self._beginning = beginning
        self._session = session
        self._keys: list[QKeyCombination] = []
        self._rest = list(_REST)
        self._painted = False
        self._going_on = False
        self._load = QTimer(self, interval=0)
        self._load.timeout.connect(self._on_load)

    def begin(self, path: Path, selection: Selection, look: Look) -> None:
        """Show what SELECTION means in the library at PATH, as LOOK tells."""
        view, paper = self._beginning.papers.view, self._session.paper
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.setFocus()

        def read() -> Answer:
            return look(path, selection, paper)

        def show(answer: Answer) -> None:
            if answer is None:
                self._go_on()
                return
            ids, rows, place = answer
            self._beginning.papers.show_title(self._session.list_title)
            self._beginning.paper_loader.take_first(selection, ids, rows)
            view.go_to(place)
            view.put_on_top(self._session.top)
            if not ids:
                self._go_on()
            QTimer.singleShot(_LONGEST_MS, self._go_on)  # a window that is not to be seen is never painted

        self._beginning.lanes.read.submit(read, show, lambda _error: self._go_on())

    def give_keys(self, press: Callable[[QKeyCombination], None]) -> None:
        """Hand over the keys that nobody has answered yet, in their order; from now on they go where they belong."""
        view = self._beginning.papers.view
        view.removeEventFilter(self)
        keys, self._keys = self._keys, []
        for key in keys:
            press(key)

    # Qt interface

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() is QEvent.Type.Paint and not self._painted:
            self._painted = bool(self._beginning.model.ids)
            if self._painted:
                self._beginning.papers.view.viewport().removeEventFilter(self)
                QTimer.singleShot(0, self._go_on)  # the painting itself comes first
        elif isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return self._take_key(event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        """Answer what goes through the list, keep what decides something; arrows are the list's own."""
        key = event.key()
        if key >= Qt.Key.Key_Escape and key not in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete}:
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            papers, step = self._beginning.papers, self._moves.get(Qt.Key(key), 0)
            if step and not self._keys and not event.modifiers():
                (papers.next_paper if step > 0 else papers.previous_paper)()
            else:
                self._keys.append(event.keyCombination())
        return True

    def _go_on(self) -> None:
        if not self._going_on:
            self._going_on = True
            self._load.start()

    def _on_load(self) -> None:
        if self._rest:
            importlib.import_module(self._rest.pop(0))
        else:
            self._load.stop()
            self.over.emit()


def type_into(key: QKeyCombination) -> None:
    """Give KEY to the widget that has the focus."""
    focused = QApplication.focusWidget()
    if focused is not None:
        text = chr(key.key()) if key.key() < Qt.Key.Key_Escape else ""
        shifted = key.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key.key(), key.keyboardModifiers(), text if shifted else text.lower())
            QCoreApplication.sendEvent(focused, event)
