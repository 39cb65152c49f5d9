"""The words of digests that had lost characters, and what the user asked for: their stored form, and reading them."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from readerapp.domain.text_repair import Certainty, ChosenWord, RepairedWord, RepairSettings, TextRepair
from readerapp.storage.engine import encode_list
from readerapp.storage.sql import among
from readerapp.storage.tables import DigestTable as Digest
from readerapp.storage.tables import RepairedWordTable as Word

WORD_COLUMNS = ("line", "start", "word", "guess", "original", "alternatives", "certainty", "chosen")
SETTING_COLUMNS = ("told_encoding", "repair_wanted", "word_choices")
REPAIR_COLUMNS = (
    *("encoding", "encoding_certain", "repair_steps", "repaired_passages"),
    *("inferred_words", "uncertain_words", "unrepaired_words", *SETTING_COLUMNS),
)
# More words than these in one place are not marked; nobody reads so many at once.
_MOST = 5_000


def word_rows(words: Iterable[RepairedWord]) -> Iterator[tuple[Any, ...]]:
    """WORDS as rows of WORD_COLUMNS, written past SQLAlchemy."""
    for word in words:
        alternatives = encode_list(list(word.alternatives))
        yield (
            *(word.line, word.column, word.word, word.guess, word.original),
            *(alternatives, word.certainty.value, word.chosen),
        )


def word_of(row: Row[Any]) -> RepairedWord:
    """The word in a row of WORD_COLUMNS."""
    return RepairedWord(
        line=row.line,
        column=row.start,
        word=row.word,
        guess=row.guess,
        original=row.original,
        alternatives=tuple(row.alternatives),
        certainty=Certainty(row.certainty),
        chosen=row.chosen,
    )


def repair_columns(repair: TextRepair) -> dict[str, Any]:
    """REPAIR as columns of a digest, written past SQLAlchemy."""
    choices = [[choice.line, choice.original, choice.place, choice.word] for choice in repair.settings.choices]
    return {
        "encoding": repair.encoding,
        "encoding_certain": repair.certain,
        "repair_steps": encode_list(list(repair.steps)),
        "repaired_passages": repair.passages,
        "inferred_words": repair.inferred,
        "uncertain_words": repair.uncertain,
        "unrepaired_words": repair.unrepaired,
        "told_encoding": repair.settings.encoding,
        "repair_wanted": repair.settings.repair,
        "word_choices": encode_list(choices),
    }


def repair_of(row: Row[Any]) -> TextRepair:
    """What was done to the text of the digest in ROW."""
    return TextRepair(
        encoding=row.encoding,
        certain=row.encoding_certain,
        steps=tuple(row.repair_steps),
        passages=row.repaired_passages,
        inferred=row.inferred_words,
        uncertain=row.uncertain_words,
        unrepaired=row.unrepaired_words,
        settings=settings_of(row),
    )


@lru_cache(maxsize=1024)
def repair_from(columns: tuple[Any, ...]) -> TextRepair:
    """What was done to a digest whose row has REPAIR_COLUMNS, as the driver gives them; most digests have the same."""
    encoding, certain, steps, passages, inferred, uncertain, unrepaired, told, wanted, choices = columns
    chosen = (
        ChosenWord(line=line, original=original, place=place, word=word)
        for line, original, place, word in json.loads(choices)
    )
    return TextRepair(
        encoding=encoding,
        certain=bool(certain),
        steps=tuple(json.loads(steps)),
        passages=passages,
        inferred=inferred,
        uncertain=uncertain,
        unrepaired=unrepaired,
        settings=RepairSettings(encoding=told, repair=bool(wanted), choices=tuple(chosen)),
    )


def settings_of(row: Row[Any]) -> RepairSettings:
    """What the user asked for of the digest in a row with SETTING_COLUMNS."""
    choices = (
        ChosenWord(line=line, original=original, place=place, word=word)
        for line, original, place, word in row.word_choices
    )
    return RepairSettings(encoding=row.told_encoding, repair=row.repair_wanted, choices=tuple(choices))


def read_settings(connection: Connection, digest_id: int) -> RepairSettings | None:
    """What the user asked for of a digest; None when it is not in the library."""
    columns = [getattr(Digest, name) for name in SETTING_COLUMNS]
    row = connection.execute(select(*columns).where(Digest.id == digest_id)).one_or_none()
    return settings_of(row) if row is not None else None


def read_words(
    connection: Connection, digest_id: int, first: int, last: int, *, start: int = 0, end: int | None = None
) -> tuple[RepairedWord, ...]:
    """The words in lines FIRST to LAST of a digest, in the order of the text.

    Of the first line only those from the column START on, of the last one those before END.
    """
    columns = [getattr(Word, name) for name in WORD_COLUMNS]
    query = select(*columns).where(Word.digest_id == digest_id, Word.line.between(first, last))
    if first == last:  # in a form that SQLite goes through its index by
        query = query.where(Word.line == first)
    if start:
        query = query.where(Word.start >= start if first == last else (Word.line > first) | (Word.start >= start))
    if end is not None:
        query = query.where(Word.start < end if first == last else (Word.line < last) | (Word.start < end))
    return tuple(map(word_of, connection.execute(query.order_by(Word.line, Word.start).limit(_MOST))))


def read_open_word(
    connection: Connection, digest_id: int, place: tuple[int, int], *, forward: bool
) -> RepairedWord | None:
    """The first word after PLACE, a line and a column, that somebody should look at, or the last one before it."""
    line, column = place
    columns = [getattr(Word, name) for name in WORD_COLUMNS]
    query = select(*columns).where(
        Word.digest_id == digest_id, Word.certainty != Certainty.SURE.value, Word.chosen.is_(False)
    )
    if forward:
        query = query.where(or_(Word.line > line, and_(Word.line == line, Word.start > column))).order_by(
            Word.line, Word.start
        )
    else:
        query = query.where(or_(Word.line < line, and_(Word.line == line, Word.start < column))).order_by(
            Word.line.desc(), Word.start.desc()
        )
    row = connection.execute(query.limit(1)).one_or_none()
    return word_of(row) if row is not None else None


def read_broken(connection: Connection, digest_ids: Iterable[int]) -> frozenset[int]:
    """Those of the digests whose text was broken."""
    query = select(Digest.id).where(among(Digest.id, list(digest_ids)))
    repaired = (Digest.inferred_words > 0) | (Digest.unrepaired_words > 0) | (Digest.repaired_passages > 0)
    return frozenset(connection.scalars(query.where(repaired)))
