"""Puts a text together again from its misread pieces, line by line, and notes what had to be inferred."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from readerapp.digests.text_repair.codepages import CodePage
from readerapp.digests.text_repair.filling import Choice, fill
from readerapp.digests.text_repair.holes import Hole, stray
from readerapp.digests.text_repair.lexicon import Language, Lexicon
from readerapp.digests.text_repair.outcome import InferredWord, UnrepairedText
from readerapp.digests.text_repair.passages import Passage, Piece
from readerapp.digests.text_repair.positions import Moves
from readerapp.digests.text_repair.readings import Item
from readerapp.digests.text_repair.words import Word, words_of

_SMALL_MARGIN = 3.0
_SMALL_MARGIN_AMONG_MANY = 4.5  # where any of many bytes may be missing
_MANY_LOST = 16
_SAFE_MARGIN = 6.0  # for a word that the rest of the text may learn from
_ENOUGH_TO_LEARN_FROM = 300_000  # characters
_UNKNOWN = " \n "  # stands between two words of which nothing is to be learned


@dataclass(slots=True)
class Rebuilt:
    """What became of a text.

    Attributes:
        text: the text with everything put right that could be.
        words: the inferred words.
        unrepaired: the words with holes that were left as they were.
        moves: where the pieces went of the lines that were to be watched.
    """

    text: str = ""
    words: list[InferredWord] = field(default_factory=list)
    unrepaired: list[UnrepairedText] = field(default_factory=list)
    moves: dict[int, Moves] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line that has misread pieces.

    Attributes:
        number: its 1-based number.
        items: its characters and holes.
        starts: where each of the items begins in the text, and where the last one ends.
        has_holes: whether any of the items is a hole.
        words: the words with holes of which something is known, and their neighbours.
    """

    number: int
    items: list[Item]
    starts: list[int]
    has_holes: bool
    words: list[Word]


class Rebuilder:
    """Rebuilds one text with the pieces of some passages put in."""

    def __init__(
        self, text: str, passages: Sequence[Passage], page: CodePage, language: Language, *, lost: int
    ) -> None:
        """LOST is the number of different bytes that may have been lost on the way through PAGE."""
        self._text = text
        self._language = language
        self._small_margin = _SMALL_MARGIN if lost < _MANY_LOST else _SMALL_MARGIN_AMONG_MANY
        self._starts = [0]
        at = 0
        while (at := text.find("\n", at) + 1) > 0:
            self._starts.append(at)
        self._pieces: dict[int, list[Piece]] = {}
        self._cuts: dict[int, _Line] = {}
        for passage in passages:
            for piece in passage.pieces:
                if piece.char or piece.hole or text[piece.start] in page.byte_of:
                    line = bisect_right(self._starts, piece.start) - 1
                    self._pieces.setdefault(line, []).append(piece)

    def rebuild(self, watched: frozenset[int]) -> Rebuilt:
        """The whole text again; WATCHED are the numbers of the lines whose moves are to be told."""
        learned = self._learned()
        language = self._language.and_also(learned) if learned else self._language
        rebuilt = Rebuilt()
        done = []
        for line, (start, end) in enumerate(self._bounds()):
            if line not in self._pieces:
                done.append(self._text[start:end])
                continue
            cut = self._cuts.pop(line, None) or self._cut(line, start, end)
            choices = _choices(cut, language)
            pieces = list(_pieces_of(cut, choices))
            done.append("".join(piece for _, piece in pieces))
            if cut.has_holes:
                self._note(cut, choices, pieces, rebuilt)
            if cut.number in watched:
                rebuilt.moves[cut.number] = _moves(cut, pieces, done[-1])
        rebuilt.text = "".join(done)
        return rebuilt

    def _bounds(self) -> Iterator[tuple[int, int]]:
        yield from zip(self._starts, [*self._starts[1:], len(self._text)], strict=True)

    def _cut(self, line: int, start: int, end: int) -> _Line:
        items: list[Item] = []
        starts: list[int] = []
        at = start
        has_holes = False
        for piece in self._pieces[line]:
            items.extend(self._text[at : piece.start])
            starts.extend(range(at, piece.start))
            items.append(piece.hole or piece.char or stray(self._text[piece.start : piece.end]))
            starts.append(piece.start)
            has_holes = has_holes or not piece.char
            at = piece.end
        items.extend(self._text[at:end])
        starts.extend(range(at, end + 1))
        words = words_of(items, self._language.general) if has_holes else []
        return _Line(line + 1, items, starts, has_holes, words)

    def _learned(self) -> Lexicon | None:
        """What the text itself teaches: its words, but for those that had to be inferred with any doubt."""
        lines = []
        any_holes = False
        for line, (start, end) in enumerate(self._bounds()):
            if start > _ENOUGH_TO_LEARN_FROM:
                break
            if line not in self._pieces:
                lines.append(self._text[start:end])
                continue
            cut = self._cuts[line] = self._cut(line, start, end)
            any_holes = any_holes or cut.has_holes
            lines.append("".join(_pieces_to_learn_from(cut, _choices(cut, self._language))))
        return Lexicon.learned_from(lines) if any_holes else None

    def _note(self, line: _Line, choices: dict[int, Choice], pieces: list[tuple[int, str]], rebuilt: Rebuilt) -> None:
        """Tell which words of a line were inferred, and which are still broken, as far as nothing was inferred."""
        column = 0
        left, is_broken = "", False
        for at, piece in (*pieces, (len(line.items), " ")):
            choice = choices.get(at)
            is_hole = at < len(line.items) and isinstance(line.items[at], Hole)
            if choice is None and (is_hole or not piece.isspace()):
                left += piece
                is_broken = is_broken or is_hole
            else:
                if is_broken:
                    rebuilt.unrepaired.append(UnrepairedText(line=line.number, column=column - len(left), text=left))
                left, is_broken = "", False
            if choice is not None:
                original = self._text[line.starts[at] : line.starts[choice.word.end]]
                uncertain = choice.margin < self._small_margin
                rebuilt.words.append(_inferred(choice, line.number, column, original, uncertain=uncertain))
            column += len(piece)


def _choices(line: _Line, language: Language) -> dict[int, Choice]:
    return {choice.word.start: choice for choice in fill(line.words, language)}


def _inferred(choice: Choice, line: int, column: int, original: str, *, uncertain: bool) -> InferredWord:
    return InferredWord(
        line=line,
        column=column,
        word=choice.text,
        original=original,
        alternatives=choice.alternatives,
        uncertain=uncertain,
    )


def _pieces_of(line: _Line, choices: dict[int, Choice]) -> Iterator[tuple[int, str]]:
    """The text of the line with the chosen words in it, and the item that each piece begins with."""
    at = 0
    while at < len(line.items):
        choice = choices.get(at)
        if choice is not None:
            yield at, choice.text
            at = choice.word.end
            continue
        item = line.items[at]
        yield at, item.original if isinstance(item, Hole) else item
        at += 1


def _pieces_to_learn_from(line: _Line, choices: dict[int, Choice]) -> Iterator[str]:
    """The same text, with a gap for every word that is not certain."""
    for at, piece in _pieces_of(line, choices):
        choice = choices.get(at)
        unsafe = choice.margin < _SAFE_MARGIN if choice is not None else isinstance(line.items[at], Hole)
        yield _UNKNOWN if unsafe else piece


def _moves(line: _Line, pieces: list[tuple[int, str]], text: str) -> Moves:
    """Where each piece of the line went: a word that was inferred has one letter for each of its items."""
    before: list[int] = []
    after: list[int] = []
    column = 0
    for at, piece in pieces:
        item = line.items[at]
        if isinstance(item, Hole) and piece == item.original:
            before.append(line.starts[at])
            after.append(column)
        else:
            before.extend(line.starts[at : at + len(piece)])
            after.extend(range(column, column + len(piece)))
        column += len(piece)
    start = line.starts[0]
    return Moves(text, [at - start for at in (*before, line.starts[-1])], [*after, column])
