"""Opens digests to be read themselves: windows onto their text, where they speak of papers, and how those stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readerapp.domain.digest_page import DigestWindow, Mark, PageKind, Places, Record
from readerapp.domain.errors import UnknownDigest
from readerapp.domain.paper import DigestRow
from readerapp.domain.text_repair import RepairedWord, RepairSettings, chosen_at
from readerapp.domain.translation import tr
from readerapp.services.record_words import record_with
from readerapp.services.repaired_passages import Said, decoded, passages_of
from readerapp.services.text_lines import TextLines
from readerapp.services.text_window import Outline, cut, outline
from readerapp.storage import digest_text, papers
from readerapp.storage.library import Library, Transaction
from readerapp.storage.repaired_words import read_open_word, read_settings, read_words

_MADE_FOR_PROGRAMS = frozenset({"json", "csv", "bibtex", "ris", "feed", "notebook", "yaml", "mail", "tagged"})
_NO_MARKDOWN = frozenset({"arxiv-mail", "org", "wiki", "latex"})
_MARKED_UP = re.compile(r"\s*(?:<!--.{0,500}?-->\s*)?<(?:\?xml|!doctype|html|rss|feed)\b", re.IGNORECASE | re.DOTALL)
_DATA = re.compile(r"\s*(?:\{|\[\s*[{\"])")
_BYTES_A_LINE = 4_000  # a text with longer lines on average has no lines worth the name
_RECORDS = 60
_MOST_MARKS = 600
_FIRST_LOOK = 200
_END = 1 << 60  # a line after all others


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDigest:
    """A digest that is being read; a value to hand back to `DigestPages`.

    Attributes:
        total: how many units it has, see `domain.digest_page`.
        places: where it speaks of papers.
        text: its text; None when its mentions are shown as records.
        source: of records, the text that they were made of, if it was broken.
    """

    digest: DigestRow
    kind: PageKind
    total: int
    places: Places
    text: TextLines | None
    source: TextLines | None
    outline: Outline | None

    def mark(self, index: int, names: tuple[str, ...] = ()) -> Mark:
        """The place INDEX as it stands on the page."""
        place = self.places[index]
        first, last = (place.first, place.last) if self.text is not None else (index + 1, index + 1)
        return Mark(
            index=index, mention_id=place.mention_id, paper_id=place.paper_id, first=first, last=last, names=names
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWord:
    """A word of a digest that had lost characters.

    Attributes:
        place: how many words before it in its line were the same in the file.
        settings: how the text of the digest was made.
    """

    word: RepairedWord
    place: int
    settings: RepairSettings


class DigestPages:
    """Digests as they are read; values only, safe to call from any thread. Every method is one consistent read."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def open(self, digest_id: int) -> OpenDigest:
        """The digest, ready to be read; raises `UnknownDigest`."""
        with self._library.read() as connection:
            places = Places(digest_text.read_places(connection, digest_id))
            spoken_of = frozenset(places.papers(0, len(places)))
            digest = digest_text.read_digest(connection, digest_id, spoken_of)
            content = digest_text.read_utf8(connection, digest_id, decoded)
        if digest is None or content is None:
            raise UnknownDigest(tr("This digest is no longer in the library."))
        text = TextLines(content)
        kind = _kind(digest.format, text, spoken_of=bool(spoken_of))
        return OpenDigest(
            digest=digest,
            kind=kind,
            total=len(places) if kind is PageKind.RECORDS else text.count,
            places=places,
            text=None if kind is PageKind.RECORDS else text,
            source=text if kind is PageKind.RECORDS and _is_repaired(digest) else None,
            outline=outline(text) if kind is PageKind.MARKDOWN else None,
        )

    def digest_of(self, mention_id: int) -> int:
        """The digest that a mention stands in; raises `UnknownDigest`."""
        with self._library.read() as connection:
            found = digest_text.read_digest_of(connection, mention_id)
        if found is None:
            raise UnknownDigest(tr("No digest says this any more."))
        return found

    def mentions_of(self, paper_id: int) -> tuple[tuple[int, int], ...]:
        """The mentions of a paper with their digests, in the order of import and of the document."""
        with self._library.read() as connection:
            return digest_text.read_mentions_of(connection, paper_id)

    def window(self, opened: OpenDigest, around: int, index: int | None = None) -> DigestWindow:
        """What is to be shown around the unit AROUND, or around the mention INDEX in any case."""
        if opened.text is None:
            return self._records(opened, around - 1 if index is None else index)
        part = cut(opened.text, around if index is None else opened.mark(index).first, outline=opened.outline)
        shown = opened.places.beginning_in(part.first, part.last)
        if len(shown) > _MOST_MARKS:
            middle = shown.start if index is None else index
            start = min(max(middle - _MOST_MARKS // 2, shown.start), shown.stop - _MOST_MARKS)
            shown = range(start, start + _MOST_MARKS)
        with self._library.read() as connection:
            names = digest_text.read_names(connection, [opened.places[i].mention_id for i in shown])
            rows = papers.read_rows(connection, _papers(opened, shown))
            words = _words_in(connection, opened.digest, [line.number for line in part.lines])
        return DigestWindow(
            kind=opened.kind,
            first=part.first,
            last=part.last,
            total=opened.total,
            lines=tuple((line.number, line.text) for line in part.lines),
            references=opened.outline.references if opened.outline else {},
            marks=tuple(opened.mark(i, names.get(opened.places[i].mention_id, ())) for i in shown),
            rows={row.id: row for row in rows},
            words=words,
        )

    def word(self, digest_id: int, line: int, column: int) -> FoundWord:
        """The word that had lost characters at a place in the text of a digest; raises `UnknownDigest`."""
        with self._library.read() as connection:
            words = read_words(connection, digest_id, line, line)
            settings = read_settings(connection, digest_id)
        at = next((at for at, word in enumerate(words) if word.column == column), None)
        if at is None or settings is None:
            raise UnknownDigest(tr("This word is not in the digest any more."))
        return FoundWord(word=words[at], place=chosen_at(words, at, "").place, settings=settings)

    def open_word(
        self, opened: OpenDigest, place: tuple[int, int], *, forward: bool
    ) -> tuple[RepairedWord, int] | None:
        """The first word after PLACE that somebody should look at, else the first of the digest; backwards likewise.

        A place is a line and a column. With the word comes the unit in which it is shown.
        """
        digest_id, end = opened.digest.id, (0, 0) if forward else (_END, 0)
        with self._library.read() as connection:
            word = read_open_word(connection, digest_id, place, forward=forward)
            word = word or read_open_word(connection, digest_id, end, forward=forward)
            if word is None:
                return None
            if opened.text is not None:
                return word, word.line
            return word, record_with(connection, opened.places, opened.source, word) + 1

    def units(self, opened: OpenDigest) -> Iterator[tuple[int, str]]:
        """Every unit of the digest with its text, as it stands there, to be searched; fetched bit by bit."""
        if opened.text is not None:
            yield from opened.text.all()
            return
        for start in range(0, len(opened.places), _RECORDS):
            shown = range(start, min(start + _RECORDS, len(opened.places)))
            with self._library.read() as connection:
                records = digest_text.read_records(connection, [opened.places[i].mention_id for i in shown])
            said = {record.mention_id: record for record in records}
            for index in shown:
                record = said.get(opened.places[index].mention_id)
                if record is not None:
                    yield index + 1, _words(record)

    def next_undecided(self, opened: OpenDigest, start: int, *, forward: bool, besides: int) -> int | None:
        """The first place from START on whose paper is undecided, and not the paper BESIDES."""
        size, at = _FIRST_LOOK, start
        while 0 <= at < len(opened.places):
            part = range(at, min(at + size, len(opened.places))) if forward else range(at, max(at - size, -1), -1)
            spoken_of = {i: opened.places[i].paper_id for i in part}
            with self._library.read() as connection:
                undecided = digest_text.read_undecided(connection, list({*spoken_of.values()} - {besides}))
            hit = next((i for i, paper in spoken_of.items() if paper in undecided), None)
            if hit is not None:
                return hit
            at, size = part.stop, size * 4
        return None

    def _records(self, opened: OpenDigest, index: int) -> DigestWindow:
        middle = min(max(index, 0), max(len(opened.places) - 1, 0))
        start = max(0, min(middle - _RECORDS // 2, len(opened.places) - _RECORDS))
        shown = range(start, min(start + _RECORDS, len(opened.places)))
        with self._library.read() as connection:
            records = digest_text.read_records(connection, [opened.places[i].mention_id for i in shown])
            rows = papers.read_rows(connection, _papers(opened, shown))
            if opened.source is not None:
                places = [Said(opened.digest.id, one.line_start, one.line_end, one.text) for one in records]
                sources = passages_of(connection, opened.source, places)
                records = tuple(replace(one, source=source) for one, source in zip(records, sources, strict=True))
        said = {record.mention_id: record for record in records}
        marks = tuple(opened.mark(i) for i in shown if opened.places[i].mention_id in said)
        return DigestWindow(
            kind=PageKind.RECORDS,
            first=shown.start + 1,
            last=shown.stop,
            total=opened.total,
            records=tuple(said[mark.mention_id] for mark in marks),
            marks=marks,
            rows={row.id: row for row in rows},
        )


def _words(record: Record) -> str:
    """What is said in a record, a line a field."""
    facts = (record.title, ", ".join(record.authors), record.org, record.venue, record.date)
    said = [value for _, value in record.fields] or [record.text]
    return "\n".join((*filter(None, facts), *said))


def _kind(family: str, text: TextLines, *, spoken_of: bool) -> PageKind:
    start = text.beginning(2_000)
    marked_up = bool(_MARKED_UP.match(start))
    endless = text.size > _BYTES_A_LINE * (text.count + 1)
    if spoken_of and (family in _MADE_FOR_PROGRAMS or marked_up or endless):
        return PageKind.RECORDS
    no_markdown = family in _MADE_FOR_PROGRAMS | _NO_MARKDOWN or marked_up or _DATA.match(start)
    return PageKind.PLAIN if no_markdown else PageKind.MARKDOWN


def _words_in(connection: Transaction, digest: DigestRow, lines: Sequence[int]) -> tuple[RepairedWord, ...]:
    """The words that had lost characters in LINES; for other digests nothing is looked up."""
    if not lines or not _is_repaired(digest):
        return ()
    shown = frozenset(lines)
    found = read_words(connection, digest.id, min(lines), max(lines))
    return tuple(word for word in found if word.line in shown)


def _is_repaired(digest: DigestRow) -> bool:
    repair = digest.repair
    return bool(repair.inferred or repair.unrepaired or repair.passages)


def _papers(opened: OpenDigest, shown: range) -> Sequence[int]:
    return list(dict.fromkeys(opened.places.papers(shown.start, shown.stop)))
