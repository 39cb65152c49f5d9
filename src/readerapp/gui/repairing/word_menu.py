"""The menu of a marked word in a card or a digest: what stood in the file, the other readings, and the whole repair."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCursor
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit, QWidget

from readerapp.domain.text_repair import ChosenWord, RepairedWord
from readerapp.domain.translation import tr
from readerapp.gui.jobs import Lane
from readerapp.gui.labels import literal
from readerapp.gui.open_library import OpenLibrary
from readerapp.gui.repairing.repairing import Repairing
from readerapp.gui.repairing.word_links import WordAddress, word_address
from readerapp.gui.repairing.word_marks import state_text

if TYPE_CHECKING:
    from readerapp.services.digest_pages import FoundWord

_LONGEST = 60
_DIGITS = 9


class WordMenu(QObject):
    """Takes all addresses that are clicked in texts, and hands on those that lead elsewhere.

    Attributes:
        menu: the one that was shown last; it is gone when it is closed.

    Signals:
        link_clicked: an address that is no word's.
    """

    link_clicked = Signal(str)

    def __init__(self, lane: Lane, library: OpenLibrary, repairing: Repairing, window: QWidget) -> None:
        super().__init__(window)
        self._lane = lane
        self._library = library
        self._repairing = repairing
        self._window = window
        self.menu: QMenu | None = None

    def follow(self, address: str) -> None:
        """Show the menu of the word that ADDRESS leads to, or hand the address on."""
        place = word_address(address)
        if place is None:
            self.link_clicked.emit(address)
            return
        corner = _corner_of_link()
        self._lane.submit(
            lambda: self._library.services.digest_pages.word(*place), lambda found: self._show(place, found, corner)
        )

    def _show(self, place: WordAddress, found: "FoundWord", corner: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_head(found.word)).setEnabled(False)
        menu.addSeparator()
        group = QActionGroup(menu)
        for number, reading in enumerate(_readings(found.word), start=1):
            name = literal(_name(reading, found.word))
            action = QAction(f"&{number}  {name}" if number <= _DIGITS else name, group, checkable=True)
            action.setChecked(reading == found.word.word)
            action.triggered.connect(lambda _checked, reading=reading: self._choose(place, found, reading))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(tr("Text repair of the digest…")).triggered.connect(
            lambda: self._repairing.repair(place.digest_id)
        )
        self.menu = menu
        menu.popup(corner)

    def _choose(self, place: WordAddress, found: "FoundWord", reading: str) -> None:
        word = found.word
        if reading != word.word:
            choice = ChosenWord(line=word.line, original=word.original, place=found.place, word=reading)
            self._repairing.apply(place.digest_id, found.settings.choosing(choice, guess=word.guess))


def _head(word: RepairedWord) -> str:
    return literal(tr("{word}: {state}", word=_short(word.word), state=state_text(word)))


def _corner_of_link() -> QPoint:
    """Where the menu is to be: below the link that was gone to by key, else where the mouse is."""
    text = QApplication.focusWidget()
    if isinstance(text, QTextEdit) and text.textCursor().hasSelection() and text.textCursor().charFormat().isAnchor():
        return text.viewport().mapToGlobal(text.cursorRect().bottomLeft())
    return QCursor.pos()


def _readings(word: RepairedWord) -> tuple[str, ...]:
    """The readings of WORD, what stands there in any case included."""
    return tuple(dict.fromkeys((*word.readings[:-1], word.word, word.original)))


def _name(reading: str, word: RepairedWord) -> str:
    shown = _short(reading) or tr("nothing")
    return tr("as in the file: {text}", text=shown) if reading == word.original else shown


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
