"""Finds the record of a document in which a word that had lost characters stands: many may stand in one line."""

from collections.abc import Iterator

from readerapp.domain.digest_page import Places, Record
from readerapp.domain.text_repair import RepairedWord
from readerapp.services.text_lines import TextLines
from readerapp.storage.digest_text import read_records
from readerapp.storage.library import Transaction

_KNOWN_BY = 120  # characters at the beginning of what is said
_LIKE_LINES = 30  # so few records of one line are shown together anyway
_NEIGHBOURS = 8


def record_with(connection: Transaction, places: Places, source: TextLines | None, word: RepairedWord) -> int:
    """The index of the record of PLACES in which WORD stands, or of the one before; 0 when there is none.

    SOURCE is the text of the document. Records are in its order, so a few of them are looked at.
    """
    last = places.beginning_in(0, word.line).stop - 1
    first = last
    while first > 0 and places[first - 1].last >= word.line:
        first -= 1
    if source is None or last - first < _LIKE_LINES:
        return max((first + last) // 2, 0)
    line = source.passage(word.line, word.line)
    while first < last:
        middle = (first + last + 1) // 2
        begins = next(_beginnings(connection, places, line, range(middle, min(middle + _NEIGHBOURS, last + 1))), None)
        if begins is not None and begins > word.column:
            last = middle - 1
        else:
            first = middle
    return first


def _beginnings(connection: Transaction, places: Places, line: str, indexes: range) -> Iterator[int]:
    """Where in LINE the records at INDEXES begin, apart from those that are not found."""
    for index in indexes:
        for record in read_records(connection, [places[index].mention_id]):
            at = _place(line, record)
            if at >= 0:
                yield at


def _place(line: str, record: Record) -> int:
    texts = (record.text, *(value for _, value in record.fields), record.title)
    found = (line.find(text[:_KNOWN_BY]) for text in texts if text)
    return min((at for at in found if at >= 0), default=-1)
