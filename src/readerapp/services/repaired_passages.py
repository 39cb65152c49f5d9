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
_AROUND = 200
_OTHERS = 4  # times what is said of a paper: a line that is longer speaks of others too


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


def passages_of(connection: Transaction, text: TextLines, places: Sequence[Said]) -> list[RepairedPassage | None]:
    """The same for PLACES of one digest, whose TEXT is at hand."""
    return list(_passages(connection, places, {place.digest_id: text for place in places}))


def decoded(raw: bytes, encoding: str) -> str:
    """The text of RAW, which is in ENCODING."""
    from readerapp.digests.text_repair.decoding import decode  # noqa: PLC0415  slow to load, and seldom needed

    return decode(raw, encoding).text


def _passages(
    connection: Transaction, places: Iterable[Said], texts: dict[int, TextLines]
) -> Iterator[RepairedPassage | None]:
    known: tuple[tuple[int, int, int], str] = ((0, 0, 0), "")
    for place in places:
        lines = (place.digest_id, place.first, place.last)
        if place.digest_id in texts and lines != known[0]:  # many records may stand in one line
            known = lines, texts[place.digest_id].passage(place.first, place.last)
        yield _passage(connection, known[1], place) if place.digest_id in texts else None


def _holds_more(passage: str, place: Said) -> bool:
    """Whether PASSAGE is too long to be looked at whole, or one line in which other records stand beside PLACE."""
    in_one_line = place.first == place.last and len(passage) > _OTHERS * len(place.text) + 2 * _AROUND
    return in_one_line or len(passage) > _LONGEST


def _passage(connection: Transaction, passage: str, place: Said) -> RepairedPassage | None:
    """What PLACE was made of, which is PASSAGE or a part of it."""
    line, start = place.first, 0
    at = passage.find(place.text[:_KNOWN_BY]) if place.text and _holds_more(passage, place) else -1
    if at < 0 and len(passage) > _LONGEST:
        return None
    if at >= 0:
        first = max(0, at - _AROUND)
        line += passage.count("\n", 0, first)
        start = first - (passage.rfind("\n", 0, first) + 1)
        passage = passage[first : at + min(len(place.text), _LONGEST) + _AROUND]
    last = line + passage.count("\n")
    end = len(passage) - (passage.rfind("\n") + 1) + (start if last == line else 0)
    words = repaired_words.read_words(connection, place.digest_id, line, last, start=start, end=end)
    if not words:
        return None
    return RepairedPassage(digest_id=place.digest_id, line=line, column=start, text=passage, words=words)
