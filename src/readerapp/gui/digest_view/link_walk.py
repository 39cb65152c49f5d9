"""Goes from link to link in a digest's text by keys: which one is next, and which one the keys are about."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from readerapp.gui.digest_view.addresses import mention_of
from readerapp.gui.digest_view.sheet_view import SheetView
from readerapp.gui.repairing.word_links import SCHEME, SURE


class _Link(NamedTuple):
    """A link of a text: the characters it has, and where it leads."""

    start: int
    stop: int
    address: str


class LinkWalk:
    """Selects links in VIEW, one at a time; chips are no stops, they have keys of their own."""

    def __init__(self, view: SheetView) -> None:
        self._view = view
        self._link: _Link | None = None
        self._line = 0

    @property
    def address(self) -> str:
        """Where the link leads that the keys are about; empty when they are about none."""
        cursor, link = self._view.textCursor(), self._link
        if link is None or (cursor.selectionStart(), cursor.selectionEnd()) != (link.start, link.stop):
            return ""
        return link.address

    def step(self, *, forward: bool) -> bool:
        """Go to the next link, or the one before; False when there is none in that direction."""
        self._select(self._next(forward=forward))
        return self._link is not None

    def leave(self) -> None:
        """Be at no link any more."""
        if self.address:
            cursor = self._view.textCursor()
            cursor.setPosition(cursor.selectionStart())
            self._view.setTextCursor(cursor)
        self._link = None

    def find_again(self) -> None:
        """Another part of the same digest is shown: be at the same link, if it is there."""
        before = self._link
        if before is not None:
            links = _links(self._view.document())
            again = (link for link in links if link.address == before.address)
            self._select(next((link for link in again if self._view.line_at(link.start) == self._line), None))

    def _next(self, *, forward: bool) -> _Link | None:
        begin = self._begin(forward=forward)
        document = self._view.document()
        if forward:
            return next((link for link in _links(document, begin) if link.start >= begin), None)
        found = None
        for link in _links(document):
            if link.stop > begin:
                break
            found = link
        return found

    def _begin(self, *, forward: bool) -> int:
        """The character from which to look: at the link, else the cursor, else, if that is not seen, the text seen."""
        cursor, seen = self._view.textCursor(), self._view.viewport().rect()
        if seen.intersects(self._view.cursorRect(cursor)):
            edge = cursor.selectionEnd() if forward else cursor.selectionStart()
            return edge if self.address or cursor.hasSelection() else cursor.position()
        corner = seen.topLeft() + QPoint(1, 1) if forward else seen.bottomRight() - QPoint(1, 1)
        return self._view.cursorForPosition(corner).position()

    def _select(self, link: _Link | None) -> None:
        if link is None:
            self.leave()
            return
        self._link, self._line = link, self._view.line_at(link.start)
        cursor = self._view.textCursor()
        cursor.setPosition(link.stop)  # its beginning is where the cursor ends, and what is brought into view
        cursor.setPosition(link.start, QTextCursor.MoveMode.KeepAnchor)
        self._view.setTextCursor(cursor)


def _links(document: QTextDocument, begin: int = 0) -> Iterator[_Link]:
    """The links of DOCUMENT from the block on in which BEGIN stands, words that nobody has to look at left out."""
    block = document.findBlock(begin)
    while block.isValid():
        yield from _links_of(block)
        block = block.next()


def _links_of(block: QTextBlock) -> Iterator[_Link]:
    """The links of BLOCK; what differs in letters only is one."""
    link: _Link | None = None
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        address = fragment.charFormat().anchorHref()
        start, stop = fragment.position(), fragment.position() + fragment.length()
        if link is not None and link.address == address and link.stop == start:
            link = _Link(link.start, stop, address)
        else:
            if link is not None:
                yield link
            stops = bool(address) and not mention_of(address)
            stops = stops and not (address.startswith(SCHEME) and address.endswith(SURE))
            link = _Link(start, stop, address) if stops else None
        iterator += 1
    if link is not None:
        yield link
