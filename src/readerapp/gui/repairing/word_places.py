"""Finds the words of a passage that had lost characters again in texts that were made of it: titles, parts, cells.

What was made of a passage has lost its marks, tags and line breaks, so a word is known by the letters around it. Other
words of the passage may be spelled the same, and these are none that had lost characters.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from readerapp.domain.text_repair import RepairedPassage

_NEAR = 24  # letters on either side by which a place is known
_ROOM = 10 * _NEAR  # characters in which these are looked for
# What texts lose or gain on their way: signs of escape, tags, entities, and all that is no letter.
_NO_LETTERS = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)|<[^<>]*>|&#?\w{1,8};|[\W_]+")
_CLOSE = ((24, 24), (12, 12), (24, 0), (0, 24), (6, 6), (12, 0), (0, 12), (3, 3), (6, 0), (0, 6))


class _Around(NamedTuple):
    """The letters before and after a place."""

    before: str
    after: str

    def key(self, before: int, after: int) -> tuple[str, str] | None:
        """The letters next to it, if there are that many."""
        if len(self.before) < before or len(self.after) < after:
            return None
        return self.before[len(self.before) - before :], self.after[:after]


class _Places:
    """Where one string stands in a passage."""

    def __init__(self, source: str, word: str) -> None:
        self._around = {start: _around(source, start, len(word)) for start in _standing(source, word)}
        self._known: dict[tuple[int, int], dict[tuple[str, str], list[int]]] = {}

    def of(self, sought: _Around, past: int) -> int | None:
        """The place whose surroundings are most like SOUGHT; of several the first from PAST on."""
        for size in _CLOSE:
            key = sought.key(*size)
            if key is not None and key in self._with(size):
                return _first(self._with(size)[key], past)
        if max(map(len, sought)) >= _CLOSE[-1][1]:
            return None
        # The whole text is no longer than that.
        alike = (
            start
            for start, here in self._around.items()
            if here.before.endswith(sought.before) and here.after.startswith(sought.after)
        )
        found = list(alike)
        return _first(found, past) if found else None

    def _with(self, size: tuple[int, int]) -> dict[tuple[str, str], list[int]]:
        if size not in self._known:
            known: dict[tuple[str, str], list[int]] = {}
            for start, around in self._around.items():
                key = around.key(*size)
                if key is not None:
                    known.setdefault(key, []).append(start)
            self._known[size] = known
        return self._known[size]


class WordPlaces:
    """The words of PASSAGE, to be found in texts in the order in which these were made of it."""

    def __init__(self, passage: RepairedPassage) -> None:
        self._source = passage.text
        self._words = {start: at for at, start in _starts(passage)}
        self._spelled = {passage.words[at].word for at in self._words.values()}
        self._places: dict[str, _Places] = {}
        self._past = 0

    def find(self, text: str) -> list[tuple[int, int]]:
        """The words that stand in TEXT: which of the passage's it is, and where it begins; in the order of TEXT."""
        standing = sorted(
            (start, word)
            for word in self._spelled
            for start in _standing(text, word)
            if _is_apart(text, start, len(word))
        )
        found = []
        for start, word in standing:
            place = self._origin(text, start, word)
            if place is not None:
                self._past = place + 1
                if place in self._words:
                    found.append((self._words[place], start))
        return found

    def _origin(self, text: str, start: int, word: str) -> int | None:
        """Where in the passage the WORD at START of TEXT comes from."""
        places = self._places.get(word)
        if places is None:
            places = self._places[word] = _Places(self._source, word)
        return places.of(_around(text, start, len(word)), self._past)


def _starts(passage: RepairedPassage) -> Iterator[tuple[int, int]]:
    """Each word that stands where it is said to stand, with its place in the text."""
    line, start = passage.line, -passage.column
    for at, word in enumerate(passage.words):
        while line < word.line:
            start = passage.text.find("\n", max(start, 0)) + 1
            line += 1
            if not start:
                return
        place = start + word.column
        if word.word and place >= 0 and passage.text.startswith(word.word, place):
            yield at, place


def _standing(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + len(word))


def _is_apart(text: str, start: int, length: int) -> bool:
    """Whether what stands there is no piece of a longer word."""
    end = start + length
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())


def _around(text: str, start: int, length: int) -> _Around:
    end = start + length
    before, after = text[max(0, start - _ROOM) : start], text[end : end + _ROOM]
    return _Around(_NO_LETTERS.sub("", before)[-_NEAR:], _NO_LETTERS.sub("", after)[:_NEAR])


def _first(places: list[int], past: int) -> int:
    return next((place for place in places if place >= past), places[0])
