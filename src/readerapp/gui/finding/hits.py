"""Where something is said, in the cards of a paper or in the lines of a digest; found in the read lane."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readerapp.domain.finding import count
from readerapp.gui.detail.prepared import PreparedMention
from readerapp.gui.finding.visible import words_of_html, words_of_markdown

HEAD, NOTES = -2, -1  # as a mention: the head of the card, the notes; PART says which one of them
NAMES = -1  # as a part of a mention: its own head; piece 0 is the digest, 1 says where in it


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHit:
    """The place NTH (from 0) in a piece of a part of a mention; see HEAD, NOTES and NAMES for what is none."""

    mention: int
    part: int
    piece: int
    nth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineHit:
    """The place NTH (from 0) in a unit of a digest: a line, or a record."""

    unit: int
    nth: int


def hits_in_card(
    head: tuple[str, ...], notes: tuple[str, ...], mentions: tuple[PreparedMention, ...], what: str
) -> list[CardHit]:
    """Where HEAD, NOTES (as HTML) and MENTIONS say WHAT, folded parts included, in their order."""
    return [
        CardHit(mention=number, part=part, piece=piece, nth=nth)
        for number, part, piece, text in _texts_of_card(head, notes, mentions)
        for nth in range(count(text, what))
    ]


def _texts_of_card(
    head: tuple[str, ...], notes: tuple[str, ...], mentions: tuple[PreparedMention, ...]
) -> Iterator[tuple[int, int, int, str]]:
    """Mention, part and piece of everything that a card says, with what it says."""
    yield from ((HEAD, part, 0, text) for part, text in enumerate(head))
    yield from ((NOTES, place, 0, words_of_html(html)) for place, html in enumerate(notes))
    for number, mention in enumerate(mentions):
        yield number, NAMES, 0, mention.digest
        yield number, NAMES, 1, mention.where
        for part, section in enumerate(mention.sections):
            yield from ((number, part, piece, words_of_html(html)) for piece, html in enumerate(section.pieces))


def hits_in_lines(units: Iterable[tuple[int, str]], what: str, *, markdown: bool) -> list[LineHit]:
    """Where UNITS, each with its number, say WHAT."""
    return list(_in_lines(units, what, markdown=markdown))


def _in_lines(units: Iterable[tuple[int, str]], what: str, *, markdown: bool) -> Iterator[LineHit]:
    for number, text in units:
        said = words_of_markdown(text) if markdown else text
        for nth in range(count(said, what)):
            yield LineHit(unit=number, nth=nth)
