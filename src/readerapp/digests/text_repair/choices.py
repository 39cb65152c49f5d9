"""Puts the reader's own choices in the place of words that were inferred or left as they were."""

from collections.abc import Sequence
from dataclasses import replace

from readerapp.digests.text_repair.outcome import InferredWord, RepairedText, UnrepairedText, WordChoice

_Place = InferredWord | UnrepairedText


def with_choices(repaired: RepairedText, choices: Sequence[WordChoice]) -> RepairedText:
    """The text with the chosen words, one choice after the other: each one speaks of what the ones before it made."""
    if not choices:
        return repaired
    lines = repaired.text.split("\n")
    touched = {choice.line for choice in choices}
    places: dict[int, dict[int, _Place]] = {}
    told: tuple[_Place, ...] = (*repaired.unrepaired, *repaired.words)
    for place in told:
        if place.line in touched:
            places.setdefault(place.line, {})[place.column] = place
    unused = []
    for choice in choices:
        here = places.get(choice.line, {})
        if choice.column not in here or "\n" in choice.word:
            unused.append(choice)
            continue
        word = _chosen(here[choice.column], choice.word)
        size = len(_text(here[choice.column]))
        line = lines[choice.line - 1]
        lines[choice.line - 1] = line[: choice.column] + choice.word + line[choice.column + size :]
        moved = (_moved(place, choice.column, len(choice.word) - size) for place in here.values())
        places[choice.line] = {place.column: place for place in moved} | {word.column: word}
    everything = [place for here in places.values() for place in here.values()]
    everything += (place for place in told if place.line not in touched)
    everything.sort(key=lambda place: (place.line, place.column))
    return replace(
        repaired,
        text="\n".join(lines),
        words=tuple(place for place in everything if isinstance(place, InferredWord)),
        unrepaired=tuple(place for place in everything if isinstance(place, UnrepairedText)),
        unused=tuple(unused),
    )


def _text(place: _Place) -> str:
    return place.word if isinstance(place, InferredWord) else place.text


def _chosen(place: _Place, text: str) -> InferredWord:
    if isinstance(place, UnrepairedText):
        return InferredWord(line=place.line, column=place.column, word=text, original=place.text)
    others = tuple(other for other in (place.word, *place.alternatives) if other != text)
    return replace(place, word=text, alternatives=others, uncertain=False)


def _moved(place: _Place, column: int, shift: int) -> _Place:
    return replace(place, column=place.column + shift) if place.column > column else place
