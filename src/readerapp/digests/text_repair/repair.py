"""Undoes misread UTF-8 in a text, layer by layer, until nothing is left to undo."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from readerapp.digests.text_repair.codepages import C1_CONTROLS, CodePage
from readerapp.digests.text_repair.contexts import contexts
from readerapp.digests.text_repair.diagnosis import (
    Diagnosis,
    diagnose,
    passage_gain,
    surmise,
)
from readerapp.digests.text_repair.fragments import page_of_leavings, page_without_controls, words_with_fragments
from readerapp.digests.text_repair.holes import NOTHING_KNOWN
from readerapp.digests.text_repair.lexicon import Language, Lexicon
from readerapp.digests.text_repair.lines import Lines
from readerapp.digests.text_repair.outcome import InferredWord, RepairedText, UnrepairedText
from readerapp.digests.text_repair.passages import Passage, Piece, broken_passages, pieces_of
from readerapp.digests.text_repair.positions import Moves, beside, carried_over, left_over
from readerapp.digests.text_repair.rebuilding import Rebuilder
from readerapp.digests.text_repair.scraps import Scraps, scraps_of
from readerapp.digests.text_repair.vietnamese import syllables

_MOST_LAYERS = 40  # pages taken in turn for passages of one text, too; each makes it shorter
_MUCH = 20.0  # evidence that allows to take the whole text at once, if any of it is misread for certain
_VERY_MUCH = 400.0  # evidence that says that it is
_LONG_PASSAGE = 4000
_MOST_RIVALS = 4
_CLEARLY = 2.0
_WORD = re.compile(r"[^ \t-\r\u3000]+")


@dataclass(frozen=True, slots=True)
class _Layer:
    """What was undone so far, or in one layer.

    Attributes:
        result: what became of the text.
        scraps: single characters that look misread, but are in no word of the result that is told.
        moves: where the pieces went of the lines that had something to tell.
    """

    result: RepairedText
    scraps: tuple[UnrepairedText, ...] = ()
    moves: dict[int, Moves] = field(default_factory=dict)


class _Spans:
    """The places of some words."""

    def __init__(self, lines: Lines, words: Iterable[InferredWord | UnrepairedText]) -> None:
        self._lines = lines
        self._spans = sorted(self._span(word) for word in words)

    def touch(self, bit: UnrepairedText) -> bool:
        """Whether one of them is where BIT is."""
        start, end = self._span(bit)
        word = bisect_left(self._spans, (end, end)) - 1
        return word >= 0 and start < self._spans[word][1]

    def _span(self, word: InferredWord | UnrepairedText) -> tuple[int, int]:
        start = self._lines.starts[word.line - 1] + word.column
        return start, start + len(word.word if isinstance(word, InferredWord) else word.text)


def repair_text(text: str) -> RepairedText:
    """The text with every misread passage put right; equal to the text if there is none."""
    done = _Layer(RepairedText(text=text, encoding="utf-8"))
    language = Language(syllables(), contexts(), Lexicon())
    for _ in range(_MOST_LAYERS):
        result = done.result
        diagnoses = diagnose(result.text)
        known = surmise(result.text, diagnoses[0]) if diagnoses else None
        if diagnoses and known is not None:
            layer = next((undone for one in diagnoses if (undone := _undo(done, one, diagnoses, language))), None)
            if layer is not None:
                done = _one_after_the_other(done, layer)
                continue
        page = _page_of_fragments(result.text, None if known else diagnoses)
        layer = _only_whole(done, page, language) if page else None
        if layer is None or (result.steps and layer.result.text == result.text):
            break
        if not result.steps:
            return layer.result
        done = _one_after_the_other(done, layer)
    result = done.result
    if result.steps and diagnoses and known is None:
        more = words_with_fragments(result.text, diagnoses[0].page, is_broken=False)
        result = replace(result, unrepaired=beside(result.words, (*result.unrepaired, *more)))
    return _with_scraps(result, done.scraps)


def _page_of_fragments(text: str, diagnoses: Sequence[Diagnosis] | None) -> CodePage | None:
    """The page through which a text of fragments was misread: hardly anything in it is whole enough to tell."""
    return _likelier(text, diagnoses[0].page) if diagnoses else page_of_leavings(text)


def _likelier(text: str, page: CodePage) -> CodePage:
    """The page, or the one that has all of the text in its upper half."""
    other = page_without_controls(text)
    is_upper = all(char < "\x80" or other.byte_of.get(char, 0) > max(C1_CONTROLS) for char in frozenset(text))
    return other if is_upper else page


def _only_whole(before: _Layer, page: CodePage, language: Language) -> _Layer:
    """A text in which nearly all sequences are cut: those that are whole put right, and the others told.

    Where the page cannot have made all of the text, the others are the leavings of an earlier repair, next to which a
    few characters look whole by chance.
    """
    text = before.result.text
    fragments = tuple(words_with_fragments(text, page, is_broken=True))
    untouched = _Layer(RepairedText(text=text, encoding="utf-8", unrepaired=fragments))
    if not all(char < "\x80" or char in page.byte_of for char in frozenset(text)):
        return untouched
    rebuilt = Rebuilder(text, [Passage(tuple(pieces_of(text, page, NOTHING_KNOWN)))], page, NOTHING_KNOWN, language)
    done = rebuilt.rebuild(_told_lines(before))
    if done.text == text:
        return untouched
    step = f"UTF-8 read as {page.name} (bytes lost)"
    whole = RepairedText(text=done.text, encoding="utf-8", steps=(step,), passages=1, unrepaired=tuple(done.unrepaired))
    return _Layer(whole, moves=done.moves)


def _told_lines(layer: _Layer) -> frozenset[int]:
    """The lines that something is told of."""
    result = layer.result
    return frozenset(place.line for part in (result.words, result.unrepaired, layer.scraps) for place in part)


def _one_after_the_other(first: _Layer, second: _Layer) -> _Layer:
    """What both layers did; of what the first one told, what the second one left standing, at its place."""
    before, after = first.result, second.result
    words = carried_over(before, second.moves, after)
    result = replace(
        after,
        steps=before.steps + after.steps,
        passages=before.passages + after.passages,
        words=words,
        unrepaired=beside(words, left_over(before.unrepaired, second.moves, after.unrepaired)),
    )
    return _Layer(result, left_over(first.scraps, second.moves, second.scraps))


def _with_scraps(result: RepairedText, scraps: Sequence[UnrepairedText]) -> RepairedText:
    """The words with scraps are told too, as far as they are not yet."""
    if not scraps:
        return result
    lines = result.text.split("\n")
    told = _Spans(Lines(result.text), (*result.words, *result.unrepaired))
    found = {(scrap.line, *_word_at(lines[scrap.line - 1], scrap.column)) for scrap in scraps if not told.touch(scrap)}
    more = (UnrepairedText(line=line, column=start, text=lines[line - 1][start:end]) for line, start, end in found)
    return replace(result, unrepaired=beside(result.words, (*result.unrepaired, *more)))


def _word_at(line: str, column: int) -> tuple[int, int]:
    return next(found.span() for found in _WORD.finditer(line) if found.end() > column)


def _undo(before: _Layer, diagnosis: Diagnosis, rivals: list[Diagnosis], language: Language) -> _Layer | None:
    """One layer undone; None if the text stays as it is."""
    result = before.result
    text = result.text
    told = _told_lines(before)
    exact = _exactly(text, diagnosis) if diagnosis.gain >= _MUCH and not told else None
    if exact is not None and diagnosis.gain >= _VERY_MUCH:
        return _whole(exact, diagnosis)
    known = surmise(text, diagnosis)
    if known is None:
        return None
    lines = Lines(text)
    passages, rest = broken_passages(text, diagnosis.page, known)
    if exact is not None and passages:
        return _whole(exact, diagnosis)
    mine = _own_passages(text, passages, diagnosis, rivals)
    scraps = Scraps()
    if len(mine) == len(passages):
        scraps = scraps_of(text, lines, diagnosis.page, passages, rest)
        mine = sorted((*mine, *scraps.whole), key=lambda passage: passage.pieces[0].start)
    if not mine:
        return None
    loose = tuple(_bit(text, lines, piece) for piece in scraps.loose)
    watched = told.union(bit.line for bit in loose)
    rebuilt = Rebuilder(text, mine, diagnosis.page, known, language).rebuild(watched)
    if rebuilt.text == text:
        return None
    lossy = bool(rebuilt.words or rebuilt.unrepaired or loose)
    step = f"UTF-8 read as {diagnosis.page.name}" + (" (bytes lost)" if lossy else "")
    undone = RepairedText(
        text=rebuilt.text,
        encoding="utf-8",
        steps=(step,),
        passages=len(mine),
        words=tuple(rebuilt.words),
        unrepaired=tuple(rebuilt.unrepaired),
    )
    return _Layer(undone, left_over(loose, rebuilt.moves, ()), rebuilt.moves)


def _whole(text: str, diagnosis: Diagnosis) -> _Layer:
    step = f"UTF-8 read as {diagnosis.page.name}"
    return _Layer(RepairedText(text=text, encoding="utf-8", steps=(step,), passages=1))


def _own_passages(text: str, passages: list[Passage], diagnosis: Diagnosis, rivals: list[Diagnosis]) -> list[Passage]:
    """The passages that no other code page explains better."""
    if len(passages) <= 1:
        return passages
    return [passage for passage in passages if not _is_better_explained(text, passage, diagnosis, rivals)]


def _bit(text: str, lines: Lines, piece: Piece) -> UnrepairedText:
    """The first character of a piece, and its place."""
    line = lines.of(piece.start)
    return UnrepairedText(line=line + 1, column=piece.start - lines.starts[line], text=text[piece.start])


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
