"""Undoes misread UTF-8 in a text, layer by layer, until nothing is left to undo."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from readerapp.digests.text_repair.diagnosis import (
    Diagnosis,
    diagnose,
    passage_gain,
    surmise,
    words_with_fragments,
)
from readerapp.digests.text_repair.filling import Choice, fill
from readerapp.digests.text_repair.holes import Hole
from readerapp.digests.text_repair.outcome import InferredWord, RepairedText, UnrepairedText
from readerapp.digests.text_repair.passages import Passage, broken_passages
from readerapp.digests.text_repair.readings import Item
from readerapp.digests.text_repair.vietnamese import syllables

_MOST_LAYERS = 8
_MUCH = 20.0  # evidence that allows to take the whole text at once
_LONG_PASSAGE = 4000
_MOST_RIVALS = 4
_CLEARLY = 2.0
_SMALL_MARGIN = 3.0


def repair_text(text: str) -> RepairedText:
    """The text with every misread passage put right; equal to the text if there is none."""
    result = RepairedText(text=text, encoding="utf-8")
    for _ in range(_MOST_LAYERS):
        diagnoses = diagnose(result.text)
        if diagnoses and surmise(result.text, diagnoses[0]) is None:
            return replace(result, unrepaired=result.unrepaired or _leavings(result.text, diagnoses[0]))
        layer = next((done for one in diagnoses if (done := _undo(result.text, one, diagnoses))), None)
        if layer is None:
            break
        result = _one_after_the_other(result, layer)
    return result


def _leavings(text: str, diagnosis: Diagnosis) -> tuple[UnrepairedText, ...]:
    found = words_with_fragments(text, diagnosis.page)
    return tuple(UnrepairedText(line=line, text=word) for line, word in found)


def _one_after_the_other(first: RepairedText, second: RepairedText) -> RepairedText:
    """What both layers did; of what the first one reported, only what the second one left standing."""
    lines = second.text.split("\n")
    return replace(
        second,
        steps=first.steps + second.steps,
        passages=first.passages + second.passages,
        inferred=first.inferred + second.inferred,
        uncertain=tuple(word for word in first.uncertain if word.word in lines[word.line - 1]) + second.uncertain,
        unrepaired=tuple(bit for bit in first.unrepaired if bit.text in lines[bit.line - 1]) + second.unrepaired,
    )


def _undo(text: str, diagnosis: Diagnosis, rivals: list[Diagnosis]) -> RepairedText | None:
    """One layer undone; None if the text stays as it is."""
    exact = _exactly(text, diagnosis) if diagnosis.gain >= _MUCH else None
    if exact is not None:
        step = f"UTF-8 read as {diagnosis.page.name}"
        return RepairedText(text=exact, encoding="utf-8", steps=(step,), passages=1)
    known = surmise(text, diagnosis)
    if known is None:
        return None
    passages = broken_passages(text, diagnosis.page, known)
    if len(passages) > 1:
        passages = [passage for passage in passages if not _is_better_explained(text, passage, diagnosis, rivals)]
    if not passages:
        return None
    rebuilt = _Rebuilder(text)
    for passage in passages:
        rebuilt.add(passage)
    repaired = rebuilt.finish()
    if repaired == text:
        return None
    lossy = bool(rebuilt.inferred or rebuilt.unrepaired)
    step = f"UTF-8 read as {diagnosis.page.name}" + (" (bytes lost)" if lossy else "")
    return RepairedText(
        text=repaired,
        encoding="utf-8",
        steps=(step,),
        passages=len(passages),
        inferred=rebuilt.inferred,
        uncertain=tuple(rebuilt.uncertain),
        unrepaired=tuple(rebuilt.unrepaired),
    )


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


@dataclass(slots=True)
class _Rebuilder:
    """Puts a text together again, line by line."""

    text: str
    inferred: int = 0
    uncertain: list[InferredWord] = field(default_factory=list)
    unrepaired: list[UnrepairedText] = field(default_factory=list)
    _done: list[str] = field(default_factory=list)
    _pieces: dict[int, list[tuple[int, int, Item]]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        at = 0
        self._starts.append(0)
        while (at := self.text.find("\n", at) + 1) > 0:
            self._starts.append(at)

    def add(self, passage: Passage) -> None:
        """Note what the pieces of a passage stand for."""
        for piece in passage.pieces:
            item: Item | None = piece.char or piece.hole
            if item:
                line = bisect_right(self._starts, piece.start) - 1
                self._pieces.setdefault(line, []).append((piece.start, piece.end, item))

    def finish(self) -> str:
        """The whole text, with all noted pieces put in."""
        ends = [*self._starts[1:], len(self.text)]
        for line, (start, end) in enumerate(zip(self._starts, ends, strict=True)):
            pieces = self._pieces.get(line)
            self._done.append(self._line(line, start, end, pieces) if pieces else self.text[start:end])
        return "".join(self._done)

    def _line(self, line: int, start: int, end: int, pieces: list[tuple[int, int, Item]]) -> str:
        items: list[Item] = []
        at = start
        for first, last, item in pieces:
            items.extend(self.text[at:first])
            items.append(item)
            at = last
        items.extend(self.text[at:end])
        if any(isinstance(item, Hole) for item in items):
            for choice in reversed(fill(items, syllables())):
                items[choice.word.start : choice.word.end] = [self._take(choice, line + 1)]
            self.unrepaired.extend(UnrepairedText(line=line + 1, text=word) for word in _words_with_holes(items))
        return "".join(item if isinstance(item, str) else item.original for item in items)

    def _take(self, choice: Choice, line: int) -> str:
        self.inferred += 1
        if choice.margin < _SMALL_MARGIN:
            self.uncertain.append(
                InferredWord(
                    line=line,
                    word=choice.text,
                    alternatives=choice.alternatives,
                    original=choice.word.original,
                )
            )
        return choice.text


def _words_with_holes(items: list[Item]) -> Iterator[str]:
    """The words, up to the next spaces, that still have a hole."""
    word: list[Item] = []
    for item in (*items, " "):
        if isinstance(item, str) and item.isspace():
            if any(isinstance(part, Hole) for part in word):
                yield "".join(part if isinstance(part, str) else part.original for part in word)
            word = []
        else:
            word.append(item)
