"""Finds the lines of digests that mentions were made of, with their words that had lost characters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from readerapp.domain.text_repair import RepairedPassage
from readerapp.services.text_lines import TextLines
from readerapp.storage import repaired_words
from readerapp.storage.digest_text import read_utf8
from readerapp.storage.library import Transaction

# A passage that is longer, as in documents of one line, is looked at around what is said of the paper only.
_LONGEST = 1 << 16
_KNOWN_BY = 120  # characters at the beginning of what is said
_BEFORE = 1 << 11


@dataclass(frozen=True, slots=True)
class Said:
    """Where something is said: a digest, its first and last line, and the TEXT that was made of them."""

    digest_id: int
    first: int
    last: int
    text: str


def read_passages(connection: Transaction, places: Sequence[Said]) -> list[RepairedPassage | None]:
    """The passage that each of PLACES was made of; None where no word in it was repaired."""
    broken = repaired_words.read_broken(connection, {place.digest_id for place in places})
    texts: dict[int, TextLines] = {}
    for digest_id in broken:
        content = read_utf8(connection, digest_id, decoded)
        if content is not None:
            texts[digest_id] = TextLines(content)
    return list(_passages(connection, places, texts))


def passages_of(connection: Transaction, text: TextLines, places: Iterable[Said]) -> list[RepairedPassage | None]:
    """The same for PLACES of one digest, whose TEXT is at hand."""
    return [_passage(connection, text, place) for place in places]


def decoded(raw: bytes, encoding: str) -> str:
    """The text of RAW, which is in ENCODING."""
    from readerapp.digests.text_repair.decoding import decode  # noqa: PLC0415  slow to load, and seldom needed

    return decode(raw, encoding).text


def _passages(
    connection: Transaction, places: Iterable[Said], texts: dict[int, TextLines]
) -> Iterator[RepairedPassage | None]:
    for place in places:
        text = texts.get(place.digest_id)
        yield _passage(connection, text, place) if text is not None else None


def _passage(connection: Transaction, text: TextLines, place: Said) -> RepairedPassage | None:
    line, column, passage = place.first, 0, text.passage(place.first, place.last)
    if len(passage) > _LONGEST:
        at = passage.find(place.text[:_KNOWN_BY])
        if at < 0 or not place.text:
            return None
        start = max(0, at - _BEFORE)
        line += passage.count("\n", 0, start)
        column = start - (passage.rfind("\n", 0, start) + 1)
        passage = passage[start : at + min(len(place.text), _LONGEST) + _BEFORE]
    last = line + passage.count("\n")
    words = repaired_words.read_words(connection, place.digest_id, line, last, column=column)
    end = len(passage) - (passage.rfind("\n") + 1) + (column if last == line else 0)
    words = tuple(word for word in words if word.line < last or word.column < end)
    if not words:
        return None
    return RepairedPassage(digest_id=place.digest_id, line=line, column=column, text=passage, words=words)
