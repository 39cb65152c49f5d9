"""Marks words that had lost characters in rendered texts: as links that know their place, with what stood in the file.

Markdown must not know of it, so each word is put between two characters that no text has, and these become the link
when the HTML is there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from readerapp.domain.text_repair import Certainty, RepairedPassage, RepairedWord
from readerapp.gui.labels import hint
from readerapp.gui.repairing.word_marks import MARKS, mark_format, mark_of, tip_text
from readerapp.gui.repairing.word_places import WordPlaces
from readerapp.gui.theme.tokens import Tokens

SCHEME = "word:"
SURE = f":{Certainty.SURE.value}"  # at the end of the address of a word that nobody has to look at
WORD_LINK = f'href="{SCHEME}'  # in HTML that has marked words
# Private characters of the last plane stand for the beginnings of words, a noncharacter for their ends.
_FIRST, _LAST, _END = 0x100000, 0x10FFF0, "\ufdd5"
_MARKS = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}{_END}]")
_TAG_OR_MARK = re.compile(f"<[^<>]*>|[{chr(_FIRST)}-{chr(_LAST)}]|{_END}")
_ESCAPED = re.compile(r"%F4%8[0-9A-F]%[0-9A-F]{2}%[0-9A-F]{2}|%EF%B7%95")


class WordAddress(NamedTuple):
    """Where a marked word stands."""

    digest_id: int
    line: int
    column: int


class MarkedWords:
    """The words of a part of the digest DIGEST_ID, in the order of its text."""

    def __init__(self, digest_id: int, words: Sequence[RepairedWord]) -> None:
        self._digest_id = digest_id
        self._words = tuple(words[: _LAST - _FIRST])
        self._by_line: dict[int, list[int]] = {}
        for at, word in enumerate(self._words):
            self._by_line.setdefault(word.line, []).append(at)

    def __bool__(self) -> bool:
        return bool(self._words)

    def line(self, number: int, text: str) -> str:
        """The line NUMBER of the digest, which is TEXT, with its words between marks."""
        return self._between(text, ((at, self._words[at].column) for at in self._by_line.get(number, ())))

    def html(self, html: str) -> str:
        """HTML of marked text with links in the place of the marks."""
        if not self._words or not (_MARKS.search(html) or _ESCAPED.search(html)):
            return html
        opened = linked = False

        def turned(match: re.Match[str]) -> str:
            nonlocal opened, linked
            found = match[0]
            if found.startswith("<"):
                linked = found.startswith("<a ") or (linked and found != "</a>")
                return _MARKS.sub("", found)
            if found == _END:
                was, opened = opened, False
                return "</a>" if was else ""
            at = ord(found) - _FIRST
            if at >= len(self._words) or not html.startswith(escape(self._words[at].word), match.end()):
                return found  # it is one of the text's own
            opened = True
            return self._link(self._words[at], linked=linked)

        return _TAG_OR_MARK.sub(turned, _ESCAPED.sub("", html))

    def _link(self, word: RepairedWord, *, linked: bool) -> str:
        """The beginning of the link of WORD; LINKED says that it stands in another link, whose colour it has."""
        address = f"{SCHEME}{self._digest_id}:{word.line}:{word.column}:{mark_of(word)}"
        tip = escape(hint(tip_text(word))).replace("\n", "&#10;")
        kind = "" if linked else ' class="word"'
        return f'<a href="{address}"{kind} title="{tip}">'

    def _between(self, text: str, places: Iterable[tuple[int, int]]) -> str:
        """TEXT with marks around the words that stand at PLACES, where they do."""
        parts, end = [], 0
        for at, start in places:
            word = self._words[at].word
            stop = start + len(word)
            if word and start >= end and text[start:stop] == word:
                parts += [text[end:start], chr(_FIRST + at), word, _END]
                end = stop
        return "".join((*parts, text[end:]))


class MarkedPassage(MarkedWords):
    """The words of PASSAGE, of which texts are shown that were made of it, in the order in which they stand there."""

    def __init__(self, passage: RepairedPassage | None) -> None:
        super().__init__(passage.digest_id if passage else 0, passage.words if passage else ())
        self._places = WordPlaces(passage) if passage else None

    def text(self, text: str) -> str:
        """TEXT with its words between marks."""
        if self._places is None or _MARKS.search(text):
            return text
        return self._between(text, self._places.find(text))

    def plain(self, text: str) -> str:
        """TEXT that is no Markdown as HTML; empty where none of its words had lost characters."""
        marked = self.text(text)
        return self.html(escape(marked)) if marked != text else ""


def word_address(address: str) -> WordAddress | None:
    """Where the word stands that ADDRESS leads to; None if it leads elsewhere."""
    parts = address.removeprefix(SCHEME).split(":")
    if not address.startswith(SCHEME) or len(parts) < 3 or not all(part.isdecimal() for part in parts[:3]):
        return None
    return WordAddress(*map(int, parts[:3]))


def word_tip(text: QTextEdit, place: QPoint) -> str:
    """What is to be said of the marked word at PLACE of the viewport of TEXT; empty where there is none."""
    cursor = text.cursorForPosition(place)
    tip = cursor.charFormat().toolTip()
    if not tip:
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        tip = cursor.charFormat().toolTip()
    return tip


def dress_words(document: QTextDocument, tokens: Tokens) -> None:
    """Give the marked words of DOCUMENT their underlines, which HTML cannot say."""
    looks = {mark: mark_format(mark, tokens) for mark in MARKS}
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for start, length, address in tuple(fragments(document, SCHEME)):
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(looks[address.rpartition(":")[2]])
    cursor.endEditBlock()


def fragments(document: QTextDocument, scheme: str) -> Iterator[tuple[int, int, str]]:
    """The links of DOCUMENT whose address begins with SCHEME: where each begins, its length, and its address."""
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            address = fragment.charFormat().anchorHref()
            if address.startswith(scheme):
                yield fragment.position(), fragment.length(), address
            iterator += 1
        block = block.next()
