"""Puts a text together again from its misread pieces, line by line, and notes what had to be inferred."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from readerapp.digests.text_repair.codepages import FIRST_LEAD, CodePage
from readerapp.digests.text_repair.filling import Choice, fill
from readerapp.digests.text_repair.holes import Hole, Surmise, stray
from readerapp.digests.text_repair.lexicon import Language, Lexicon
from readerapp.digests.text_repair.lines import Lines
from readerapp.digests.text_repair.listed_words import opened
from readerapp.digests.text_repair.outcome import InferredWord, UnrepairedText
from readerapp.digests.text_repair.passages import Passage, Piece
from readerapp.digests.text_repair.plausibility import script
from readerapp.digests.text_repair.positions import Moves
from readerapp.digests.text_repair.readings import Item
from readerapp.digests.text_repair.spaced_letters import with_spaces_taken
from readerapp.digests.text_repair.spaces import may_belong
from readerapp.digests.text_repair.word_lists import WordList, list_for
from readerapp.digests.text_repair.words import Word, words_of

_SMALL_MARGIN = 3.0
_SMALL_MARGIN_AMONG_MANY = 4.5  # where any of many bytes may be missing
_MANY_LOST = 16
_SMALL_MARGIN_OF_LISTED = 4.0  # where any of some bytes may be missing, endings among them
_SOME_LOST = 7
_ENOUGH_TO_LEARN_FROM = 1_000_000  # characters
_SPACE = re.compile(r"\s")
_LAST_WORD = re.compile(r"\S*\Z")
_NO_LETTER = "ſ"  # makes any word that it stands in one that nobody asks for


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
        holes: which of the items are holes.
        words: the words with holes of which something is known, and their neighbours.
    """

    number: int
    items: list[Item]
    starts: list[int]
    holes: list[int]
    words: list[Word]


class Rebuilder:
    """Rebuilds one text with the pieces of some passages put in."""

    def __init__(
        self, text: str, passages: Sequence[Passage], page: CodePage, surmise: Surmise, language: Language
    ) -> None:
        """PASSAGES are in order, and what SURMISE says holds for all of them."""
        self._text = text
        self._language = language
        self._page = page
        self._surmise = surmise
        self._small_margin = _SMALL_MARGIN if len(surmise.lost) < _MANY_LOST else _SMALL_MARGIN_AMONG_MANY
        self._lines = lines = Lines(text)
        self._pieces: dict[int, list[Piece]] = {}
        self._list: WordList | None = None
        self._is_sure = True
        for passage in passages:
            for piece in passage.pieces:
                if piece.char or piece.hole or text[piece.start] in page.byte_of:
                    line = lines.of(piece.start)
                    self._pieces.setdefault(line, []).append(piece)

    def rebuild(self, watched: frozenset[int]) -> Rebuilt:
        """The whole text again; WATCHED are the numbers of the lines whose moves are to be told."""
        learned = self._learned()
        language = self._language.and_also(learned)
        self._list, self._is_sure = self._list_for(learned) or (None, True)
        rebuilt = Rebuilt()
        done = []
        for line, (start, end) in enumerate(self._lines.bounds()):
            if line not in self._pieces:
                done.append(self._text[start:end])
                continue
            cut = self._cut(line, start, end)
            choices = _choices(cut, language)
            pieces = list(_pieces_of(cut, choices))
            done.append("".join(piece for _, piece in pieces))
            if cut.holes:
                self._note(cut, choices, pieces, rebuilt)
            if cut.number in watched:
                rebuilt.moves[cut.number] = _moves(cut, pieces, done[-1])
        rebuilt.text = "".join(done)
        return rebuilt

    def _cut(self, line: int, start: int, end: int) -> _Line:
        items: list[Item] = []
        starts: list[int] = []
        at = start
        holes: list[int] = []
        left = ""  # what stands right before and is too broken to be repaired
        listed = self._list if self._list and not _is_foreign(self._pieces[line], self._list) else None
        for piece in self._pieces[line]:
            items.extend(self._text[at : piece.start])
            starts.extend(range(at, piece.start))
            item: Item = piece.hole or piece.char or stray(self._text[piece.start : piece.end])
            if listed and isinstance(item, Hole):
                item = opened(item, listed)
            if piece.start > at:
                left = ""
            elif left and isinstance(item, str) and self._completes(left, item):
                item = stray(self._text[piece.start : piece.end])
            if isinstance(item, Hole):
                holes.append(len(items))
                left = left + item.original if item.hopeless else ""
            else:
                left = ""
            items.append(item)
            starts.append(piece.start)
            at = piece.end
        items.extend(self._text[at:end])
        starts.extend(range(at, end + 1))
        if listed and self._surmise.spaces:
            items, starts = with_spaces_taken(items, starts, self._page, listed)
            holes = [at for at, item in enumerate(items) if isinstance(item, Hole)]
        words = words_of(items, self._language.general, self._language.contexts, listed) if holes else []
        return _Line(line + 1, items, starts, holes, words)

    def _completes(self, left: str, char: str) -> bool:
        """Whether the next repair would take a character for the rest of what is left before it."""
        last = max((at for at, part in enumerate(left) if self._page.byte_of.get(part, 0) >= FIRST_LEAD), default=None)
        if last is None:
            return False
        match = self._page.pieces.match(left + char, last)
        return match is not None and match.end() == len(left) + 1

    def _learned(self) -> Lexicon:
        """What the text itself teaches: its words without holes, where anything has to be inferred at all."""
        if not any(piece.hole for pieces in self._pieces.values() for piece in pieces):
            return Lexicon()
        lines = []
        for line, (start, end) in enumerate(self._lines.bounds()):
            if start > _ENOUGH_TO_LEARN_FROM:
                break
            parts = []
            at = start
            for piece in self._pieces.get(line, ()):
                parts += [self._text[at : piece.start], piece.char or _NO_LETTER]
                at = piece.end
            lines.append("".join((*parts, self._text[at:end])))
        return Lexicon.learned_from(lines)

    def _list_for(self, learned: Lexicon) -> tuple[WordList, bool] | None:
        """The word list of the language that the text is in, if that can fill any of the holes, and if it is sure."""
        holes = (piece.hole for pieces in self._pieces.values() for piece in pieces if piece.hole)
        scripts = frozenset(script(hole.candidates[0]) for hole in holes if hole.hopeless)
        return (
            list_for(scripts, learned.syllables, many_lost=len(self._surmise.lost) >= _MANY_LOST) if scripts else None
        )

    def _note(self, line: _Line, choices: dict[int, Choice], pieces: list[tuple[int, str]], rebuilt: Rebuilt) -> None:
        """Tell which words of a line were inferred, and which are still broken, as far as nothing was inferred."""
        column = 0
        left, is_broken = "", False
        rest: str | None
        for at, piece in (*pieces, (len(line.items), " ")):
            choice = choices.get(at)
            if choice is None and at < len(line.items) and isinstance(line.items[at], Hole):
                left, is_broken, rest = left + piece, True, ""
            else:
                hidden = is_broken and piece.startswith(" ") and self._may_hide(line, at)
                head, rest = ("", "") if choice is not None else _around_spaces(piece, int(hidden))
                left += head
                if choice is None and rest is None:
                    column += len(piece)
                    continue
                if is_broken:
                    start = column + len(head) - len(left)
                    rebuilt.unrepaired.append(UnrepairedText(line=line.number, column=start, text=left))
                left, is_broken = rest or "", False
            if choice is not None:
                original = self._text[line.starts[at] : line.starts[choice.word.end]]
                uncertain = self._is_open(choice) or self._may_hide(line, choice.word.end, choice.text[-1:])
                rebuilt.words.append(_inferred(choice, line.number, column, original, uncertain=uncertain))
            column += len(piece)

    def _is_open(self, choice: Choice) -> bool:
        """Whether another reading is likely too."""
        if not choice.word.is_listed:
            return choice.margin < self._small_margin
        some_lost = len(self._surmise.lost) >= _SOME_LOST
        return not self._is_sure or choice.margin < max(self._small_margin, _SMALL_MARGIN_OF_LISTED * some_lost)

    def _may_hide(self, line: _Line, at: int, chosen: str | None = None) -> bool:
        """Whether the item AT is a space that may be part of the character before it."""
        return may_belong(self._text, line.starts[at], self._page, self._surmise, chosen)


def _is_foreign(pieces: Iterable[Piece], listed: WordList) -> bool:
    """Whether a line has letters of the list's script that its language lacks."""
    chars = frozenset(piece.char for piece in pieces if piece.char)
    return any(script(char) == listed.script and char.lower() not in listed.letters for char in chars)


def _around_spaces(piece: str, at: int) -> tuple[str, str | None]:
    """What stands before the first space from AT on of a piece, and after the last one if there is one at all."""
    first = _SPACE.search(piece, at)
    if first is None:
        return piece, None
    last = _LAST_WORD.search(piece)
    return piece[: first.start()], last.group() if last else ""


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
    """The text of the line with the chosen words in it, in pieces, and the item that each piece begins with."""
    at = 0
    for mark in sorted({*choices, *line.holes}):
        if mark < at:
            continue  # a hole in a word that was chosen
        if mark > at:
            yield at, "".join(map(str, line.items[at:mark]))
        choice = choices.get(mark)
        item = line.items[mark]
        if choice is not None:
            yield mark, choice.text
            at = choice.word.end
        else:
            yield mark, item.original if isinstance(item, Hole) else item
            at = mark + 1
    if at < len(line.items):
        yield at, "".join(map(str, line.items[at:]))


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
