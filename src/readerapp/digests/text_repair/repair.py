"""Undoes misread UTF-8 in a text, layer by layer, until nothing is left to undo."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from readerapp.digests.text_repair.contexts import contexts
from readerapp.digests.text_repair.diagnosis import (
    Diagnosis,
    diagnose,
    passage_gain,
    surmise,
)
from readerapp.digests.text_repair.fragments import leavings, words_with_fragments
from readerapp.digests.text_repair.lexicon import Language, Lexicon
from readerapp.digests.text_repair.outcome import RepairedText, UnrepairedText
from readerapp.digests.text_repair.passages import Passage, broken_passages
from readerapp.digests.text_repair.positions import Moves, carried_over, left_over
from readerapp.digests.text_repair.rebuilding import Rebuilder
from readerapp.digests.text_repair.vietnamese import syllables

_MOST_LAYERS = 8
_MUCH = 20.0  # evidence that allows to take the whole text at once
_LONG_PASSAGE = 4000
_MOST_RIVALS = 4
_CLEARLY = 2.0
_MOSTLY = 5  # one piece of so many


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer undone, and where the pieces of the lines went that already had something to tell."""

    result: RepairedText
    moves: dict[int, Moves] = field(default_factory=dict)


class _Spans:
    """The places of the words that an earlier layer could not repair."""

    def __init__(self, text: str, unrepaired: Sequence[UnrepairedText]) -> None:
        self._lines = [0]
        for line in text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._first = [self._lines[bit.line - 1] + bit.column for bit in unrepaired]
        self._last = [first + len(bit.text) for first, bit in zip(self._first, unrepaired, strict=True)]

    def cover(self, start: int, end: int) -> bool:
        """Whether one of them is between these places of the text."""
        word = bisect_left(self._first, end) - 1
        return word >= 0 and start < self._last[word]

    def touch(self, bit: UnrepairedText) -> bool:
        """Whether one of them is where BIT is."""
        start = self._lines[bit.line - 1] + bit.column
        return self.cover(start, start + len(bit.text))


def repair_text(text: str, *, taught: Lexicon | None = None) -> RepairedText:
    """The text with every misread passage put right; equal to the text if there is none.

    TAUGHT is what clean texts of the same kind taught; without it the lists of the program and the text have to do.
    """
    result = RepairedText(text=text, encoding="utf-8")
    language = Language(syllables(), contexts(), taught or Lexicon())
    for _ in range(_MOST_LAYERS):
        diagnoses = diagnose(result.text)
        if diagnoses and surmise(result.text, diagnoses[0]) is None:
            known = _Spans(result.text, result.unrepaired)
            found = words_with_fragments(result.text, diagnoses[0].page)
            more = [bit for bit in found if not known.touch(bit)]
            return replace(result, unrepaired=left_over(result.unrepaired, {}, more))
        layer = next((done for one in diagnoses if (done := _undo(result, one, diagnoses, language))), None)
        if layer is None:
            break
        result = _one_after_the_other(result, layer)
    return result if result.steps else replace(result, unrepaired=leavings(text))


def _one_after_the_other(first: RepairedText, layer: _Layer) -> RepairedText:
    """What both layers did; of what the first one told, what the second one left standing, at its place."""
    second = layer.result
    return replace(
        second,
        steps=first.steps + second.steps,
        passages=first.passages + second.passages,
        words=carried_over(first.words, layer.moves, second.words),
        unrepaired=left_over(first.unrepaired, layer.moves, second.unrepaired),
    )


def _undo(before: RepairedText, diagnosis: Diagnosis, rivals: list[Diagnosis], language: Language) -> _Layer | None:
    """One layer undone; None if the text stays as it is."""
    text = before.text
    spans = _Spans(text, before.unrepaired) if before.unrepaired else None
    told = frozenset(word.line for word in before.words) | {bit.line for bit in before.unrepaired}
    exact = _exactly(text, diagnosis) if diagnosis.gain >= _MUCH and not told else None
    if exact is not None:
        step = f"UTF-8 read as {diagnosis.page.name}"
        return _Layer(RepairedText(text=exact, encoding="utf-8", steps=(step,), passages=1))
    known = surmise(text, diagnosis)
    if known is None:
        return None
    passages = broken_passages(text, diagnosis.page, known)
    if len(passages) > 1:
        passages = [passage for passage in passages if not _is_better_explained(text, passage, diagnosis, rivals)]
    passages = [passage for passage in passages if not _is_left_over(passage, spans)] if spans else passages
    if not passages:
        return None
    rebuilt = Rebuilder(text, passages, diagnosis.page, language, lost=len(known.lost)).rebuild(told)
    if rebuilt.text == text:
        return None
    lossy = bool(rebuilt.words or rebuilt.unrepaired)
    step = f"UTF-8 read as {diagnosis.page.name}" + (" (bytes lost)" if lossy else "")
    result = RepairedText(
        text=rebuilt.text,
        encoding="utf-8",
        steps=(step,),
        passages=len(passages),
        words=tuple(rebuilt.words),
        unrepaired=tuple(rebuilt.unrepaired),
    )
    return _Layer(result, rebuilt.moves)


def _is_left_over(passage: Passage, left: _Spans) -> bool:
    """Whether the passage is, for the most part, made of words that an earlier layer could not repair."""
    pieces = [piece for piece in passage.pieces if piece.char]
    return sum(left.cover(piece.start, piece.end) for piece in pieces) * _MOSTLY > len(pieces)


def _is_better_explained(text: str, passage: Passage, diagnosis: Diagnosis, rivals: list[Diagnosis]) -> bool:
    """Whether another code page makes more sense of this passage; in long ones, the best page is right anyway."""
    part = text[passage.pieces[0].start : passage.pieces[-1].end]
    if len(part) > _LONG_PASSAGE:
        return False
    gain = passage_gain(diagnosis.page, part)
    others = [rival.page for rival in rivals if rival is not diagnosis][:_MOST_RIVALS]
    return any(passage_gain(page, part) > gain + _CLEARLY for page in others)


def _exactly(text: str, diagnosis: Diagnosis) -> str | None:
    """The whole text decoded at once, if every character of it was misread and no byte is missing."""
    raw = diagnosis.page.encode(text)
    if raw is None:
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
