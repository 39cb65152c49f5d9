"""Marks in a rendered text what is found, and the one place at which the reader is."""

from PySide6.QtGui import QColor, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from readerapp.domain.finding import spans
from readerapp.gui.theme.theme import Theme

_MOST = 2_000  # marks in one text; more say nothing
_LAST_OF_PLANE = "\uffff"

Place = tuple[int, int]  # first character and the one after the last, as Qt counts


def places_in(document: QTextDocument, what: str) -> list[Place]:
    """Where DOCUMENT says WHAT, block by block."""
    found: list[Place] = []
    block = document.begin()
    while block.isValid() and len(found) < _MOST:
        found += _places_in_block(block, what)
        block = block.next()
    return found


def show_marks(view: QTextEdit, places: list[Place], theme: Theme, *, current: Place | None) -> None:
    """Mark PLACES in VIEW, and CURRENT more than the others."""
    tokens = theme.tokens
    marks = []
    for place in places:
        here = place == current
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(view.document())
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        style = cursor.charFormat()
        style.setBackground(QColor(tokens.accent if here else tokens.found))
        style.setForeground(QColor(tokens.on_accent if here else tokens.text))
        mark.format = style
        marks.append(mark)
    view.setExtraSelections(marks)


def _places_in_block(block: QTextBlock, what: str) -> list[Place]:
    text, start = block.text(), block.position()
    found = list(spans(text, what))
    if found and max(text) > _LAST_OF_PLANE:  # for Qt such a character is two
        found = [(_length(text[:first]), _length(text[:last])) for first, last in found]
    return [(start + first, start + last) for first, last in found]


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
