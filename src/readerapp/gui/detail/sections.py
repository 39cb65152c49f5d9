"""The parts of a passage as they are shown: rendered in pieces, and which of them are open at first."""

import re
from dataclasses import dataclass
from html import unescape

from readerapp.domain.paper import Mention
from readerapp.gui.detail.passage import named_parts, passage_pieces
from readerapp.gui.repairing.word_links import MarkedPassage

_OPEN_AT_FIRST = 1_800  # characters of a card, about a screen
_ALWAYS_OPEN = 240  # characters of a part that is not worth being folded
_START = 140
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedSection:
    """A part of a passage.

    Attributes:
        name: empty for a passage without named parts.
        pieces: its HTML, in pieces that are laid out in a moment each.
        start: how it begins, in plain words.
        length: how many characters it has, about.
        opened: whether it is open until somebody folds it.
    """

    name: str
    pieces: tuple[str, ...]
    start: str
    length: int
    opened: bool = True


def sections_of(mention: Mention, words: MarkedPassage) -> tuple[PreparedSection, ...]:
    """The passage of MENTION; as much of it is open as can be taken in at once, and all of it if nothing is long.

    WORDS are those of its source.
    """
    parts = named_parts(mention.fields) or [("", mention.text)]
    found: list[PreparedSection] = []
    shown = 0
    for name, text in parts:
        pieces = tuple(map(words.html, passage_pieces(words.text(text))))
        opened = not found or shown + len(text) <= _OPEN_AT_FIRST or len(text) <= _ALWAYS_OPEN
        shown += len(text) if opened else 0
        found.append(
            PreparedSection(name=name, pieces=pieces, start=_start(pieces), length=len(text), opened=opened or not name)
        )
    return tuple(section for section in found if section.pieces)


def _start(pieces: tuple[str, ...]) -> str:
    words = unescape(_TAG.sub(" ", pieces[0][: _START * 8] if pieces else "")).split()
    return " ".join(words)[:_START]
