"""Where something is said, in the cards of a paper or in the lines of a digest; found in the read lane."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readerapp.domain.finding import count
from readerapp.gui.detail.prepared import PreparedMention
from readerapp.gui.finding.visible import words_of_html, words_of_markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHit:
    """The place NTH (from 0) in a piece of a part of a mention; MENTION -1 is a note, whose place is PART."""

    mention: int
    part: int
    piece: int
    nth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineHit:
    """The place NTH (from 0) in a unit of a digest: a line, or a record."""

    unit: int
    nth: int


def hits_in_card(notes: tuple[str, ...], mentions: tuple[PreparedMention, ...], what: str) -> list[CardHit]:
    """Where NOTES (as HTML) and MENTIONS say WHAT, folded parts included, in their order."""
    texts: list[tuple[int, int, int, str]] = [(-1, place, 0, html) for place, html in enumerate(notes)]
    texts += [
        (number, part, piece, html)
        for number, mention in enumerate(mentions)
        for part, section in enumerate(mention.sections)
        for piece, html in enumerate(section.pieces)
    ]
    return [
        CardHit(mention=number, part=part, piece=piece, nth=nth)
        for number, part, piece, html in texts
        for nth in range(count(words_of_html(html), what))
    ]


def hits_in_lines(units: Iterable[tuple[int, str]], what: str, *, markdown: bool) -> list[LineHit]:
    """Where UNITS, each with its number, say WHAT."""
    return list(_in_lines(units, what, markdown=markdown))


def _in_lines(units: Iterable[tuple[int, str]], what: str, *, markdown: bool) -> Iterator[LineHit]:
    for number, text in units:
        said = words_of_markdown(text) if markdown else text
        for nth in range(count(said, what)):
            yield LineHit(unit=number, nth=nth)
