"""Goes from one uncertain word to the next in what the right pane shows, and offers the readings of each."""

import re
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from readerapp.domain.digest_page import PageKind
from readerapp.domain.text_repair import Certainty, RepairedWord
from readerapp.domain.translation import tr
from readerapp.gui.detail.detail_pane import DetailPane
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.digest_view.digest_reading import DigestReading
from readerapp.gui.digest_view.prepared import PreparedPage
from readerapp.gui.digest_view.right_pane import RightPane
from readerapp.gui.jobs import Lane
from readerapp.gui.messages import MessageBar
from readerapp.gui.open_library import OpenLibrary
from readerapp.gui.repairing.word_links import SCHEME, WordAddress, fragments, word_address
from readerapp.gui.repairing.word_menu import WordMenu

_OPEN = (Certainty.UNCERTAIN.value, Certainty.UNREPAIRED.value)
_OPEN_LINK = re.compile(rf'href="{SCHEME}\d+:\d+:\d+:(?:{"|".join(_OPEN)})"')
_TOPIC = "word-walk"
_MOST_TRIES = 20
_EVERYWHERE = 1 << 60  # a column after all others


class _Place(NamedTuple):
    """The NTH uncertain word of a text of a card: HEAD is one of its head, else a piece of a part of a mention."""

    head: PassageView | None
    mention: int
    part: int
    piece: int
    nth: int


class _Wanted(NamedTuple):
    """The WORD that is being gone to, on which way, and how many more may be TRIED when it is not shown."""

    word: WordAddress
    forward: bool
    tries: int


class WordWalk(QObject):
    """Walks through words that had lost characters and that nobody has looked at."""

    def __init__(
        self,
        right: RightPane,
        card: DetailPane,
        reading: DigestReading,
        menu: WordMenu,
        *,
        lane: Lane,
        library: OpenLibrary,
        messages: MessageBar,
    ) -> None:
        super().__init__(right)
        self._right = right
        self._card = card
        self._reading = reading
        self._menu = menu
        self._lane = lane
        self._library = library
        self._messages = messages
        self._at = (0, -1)  # the paper, and the place in its card
        self._wanted: _Wanted | None = None
        reading.shown.connect(self._on_shown)

    def next(self) -> None:
        """Go to the next uncertain word, after the last one to the first."""
        self._step(forward=True)

    def previous(self) -> None:
        """Go to the uncertain word before."""
        self._step(forward=False)

    def _step(self, *, forward: bool) -> None:
        if self._right.shows_digest:
            self._step_in_digest(forward=forward)
        else:
            self._step_in_card(1 if forward else -1)

    def _step_in_card(self, by: int) -> None:
        places = self._places()
        if not places:
            self._say_none()
            return
        paper, at = self._at
        at = at if paper == self._card.paper_id else -1 if by > 0 else len(places)
        at = (at + by) % len(places)
        self._at = self._card.paper_id, at
        place = places[at]
        view = place.head
        if view is None:
            card = self._card.mentions.card(place.mention)
            card.open_card()
            view = card.section(place.part).render_up_to(place.piece)
        start, length, address = _open_words(view)[place.nth]
        self._card.show_place(view, start)
        self._offer(view, start, length, address)

    def _places(self) -> list[_Place]:
        """All uncertain words of the card, also in parts that are folded or not made yet."""
        if not self._card.paper_id:
            return []
        found = [
            _Place(view, 0, 0, 0, nth) for view in self._card.header.words for nth in range(len(_open_words(view)))
        ]
        found += [
            _Place(None, number, part, piece, nth)
            for number, mention in enumerate(self._card.mentions.mentions)
            for part, section in enumerate(mention.sections)
            for piece, html in enumerate(section.pieces)
            for nth in range(len(_OPEN_LINK.findall(html)))
        ]
        return found

    def _step_in_digest(self, *, forward: bool) -> None:
        page, text = self._reading.page.page, self._reading.page.text
        if page is None:
            return
        words = _open_words(text)
        now = _selected(text)
        further = [word for word in words if (word[0] > now if forward else word[0] < now)]
        if further:
            start, length, address = further[0 if forward else -1]
            text.bring_place_into_view(start)
            self._offer(text, start, length, address)
            return
        self._seek(page, _end_of(page, words, forward=forward), forward=forward, tries=_MOST_TRIES)

    def _seek(self, page: PreparedPage, place: tuple[int, int], *, forward: bool, tries: int) -> None:
        """Go to the next uncertain word of the digest of PAGE from PLACE on, a line and a column."""
        pages = self._library.services.digest_pages
        self._lane.submit(
            lambda: pages.open_word(page.opened, place, forward=forward),
            partial(self._go_to, page.opened.digest.id, forward, tries),
            topic=_TOPIC,
        )

    def _go_to(self, digest_id: int, forward: bool, tries: int, found: tuple[RepairedWord, int] | None) -> None:
        """Show the part of the digest in which a word stands, and then the word, unless another digest is read."""
        page = self._reading.page.page
        if page is None or page.opened.digest.id != digest_id:
            return
        if found is None:
            self._say_none()
            return
        word, unit = found
        self._wanted = _Wanted(WordAddress(digest_id, word.line, word.column), forward, tries)
        self._reading.go_to_line(unit)

    def _on_shown(self) -> None:
        wanted, self._wanted = self._wanted, None
        page, text = self._reading.page.page, self._reading.page.text
        if wanted is None or page is None:
            return
        for start, length, address in _open_words(text):
            if word_address(address) == wanted.word:
                text.bring_place_into_view(start)
                self._offer(text, start, length, address)
                return
        if wanted.tries:  # not everything is shown that a document says
            place = wanted.word.line, wanted.word.column
            self._seek(page, place, forward=wanted.forward, tries=wanted.tries - 1)
        else:
            self._say_none()

    def _offer(self, view: QTextBrowser, start: int, length: int, address: str) -> None:
        """Select the word and show its menu."""
        cursor = QTextCursor(view.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._menu.follow(address)

    def _say_none(self) -> None:
        self._messages.say(tr("No word here is uncertain."))


def _end_of(page: PreparedPage, words: list[tuple[int, int, str]], *, forward: bool) -> tuple[int, int]:
    """The line and the column where PAGE, which shows these uncertain WORDS, is through."""
    window, places = page.window, page.opened.places
    if window.kind is not PageKind.RECORDS or not window.marks:
        return (window.last, _EVERYWHERE) if forward else (window.first, 0)
    addresses = [address for _, _, link in words if (address := word_address(link)) is not None]
    shown = [(address.line, address.column) for address in addresses]
    if forward:
        return max(shown, default=(places[window.marks[-1].index].last, _EVERYWHERE))
    return min(shown, default=(places[window.marks[0].index].first, 0))


def _open_words(view: QTextBrowser) -> list[tuple[int, int, str]]:
    """The uncertain words of what VIEW shows: where each begins, its length, and its address."""
    return [found for found in fragments(view.document(), SCHEME) if found[2].rpartition(":")[2] in _OPEN]


def _selected(view: QTextBrowser) -> int:
    """Where the marked word begins that is selected, else the first character that is seen."""
    cursor = view.textCursor()
    if cursor.hasSelection() and word_address(cursor.charFormat().anchorHref()) is not None:
        return cursor.selectionStart()
    return view.cursorForPosition(QPoint(1, 1)).position() - 1
