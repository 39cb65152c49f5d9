"""Brings together what the repair says of a text and what the user picked in it; the words are values of the domain."""

from collections.abc import Iterable, Sequence

from readerapp.digests.text_repair import InferredWord, RepairedText, UnrepairedText, WordChoice
from readerapp.digests.text_repair.choices import with_choices
from readerapp.domain.text_repair import (
    Certainty,
    ChosenWord,
    RepairedWord,
    RepairSettings,
    TextRepair,
    places_of,
)

Place = InferredWord | UnrepairedText


def with_chosen_words(
    repaired: RepairedText, choices: Sequence[ChosenWord]
) -> tuple[RepairedText, tuple[RepairedWord, ...]]:
    """REPAIRED with CHOICES put in, and its words as they stand there then; a choice without a place is passed over."""
    places = _in_order(repaired)
    words = tuple(_word(place, place, chosen=False) for place in places)
    picked = _picked(words, choices)
    if not picked:
        return repaired, words
    # From the right, so that no choice moves the place of another one.
    wanted = [
        WordChoice(line=words[at].line, column=words[at].column, word=word) for at, word in sorted(picked.items())[::-1]
    ]
    chosen = with_choices(repaired, wanted)
    now = _in_order(chosen)
    return chosen, tuple(
        _word(place, before, chosen=at in picked) for at, (place, before) in enumerate(zip(now, places, strict=True))
    )


def summary(repaired: RepairedText, words: Sequence[RepairedWord], settings: RepairSettings) -> TextRepair:
    """What was done to the text of a digest, in numbers."""
    return TextRepair(
        encoding=repaired.encoding,
        certain=repaired.encoding_certain or bool(settings.encoding),
        steps=repaired.steps,
        passages=repaired.passages,
        inferred=sum(word.certainty is not Certainty.UNREPAIRED for word in words),
        uncertain=sum(word.open and word.certainty is Certainty.UNCERTAIN for word in words),
        unrepaired=sum(word.open and word.certainty is Certainty.UNREPAIRED for word in words),
        settings=settings,
    )


def _picked(words: tuple[RepairedWord, ...], choices: Iterable[ChosenWord]) -> dict[int, str]:
    """What was picked for which of WORDS, by their places in the order of the text."""
    wanted = {(choice.line, choice.original, choice.place): choice.word for choice in choices}
    lines = {line for line, _, _ in wanted}
    picked = {}
    for at, (word, place) in enumerate(zip(words, places_of(words), strict=True)) if wanted else ():
        found = wanted.get((word.line, word.original, place)) if word.line in lines else None
        if found is not None and "\n" not in found:
            picked[at] = found
    return picked


def _in_order(repaired: RepairedText) -> list[Place]:
    places: list[Place] = [*repaired.words, *repaired.unrepaired]
    return sorted(places, key=lambda place: (place.line, place.column))


def _word(place: Place, before: Place, *, chosen: bool) -> RepairedWord:
    """The word at PLACE, which was found as BEFORE by the repair itself."""
    text = place.word if isinstance(place, InferredWord) else place.text
    if isinstance(before, UnrepairedText):
        guess = original = before.text
        alternatives: tuple[str, ...] = ()
        certainty = Certainty.UNREPAIRED
    else:
        guess, original, alternatives = before.word, before.original, before.alternatives
        certainty = Certainty.UNCERTAIN if before.uncertain else Certainty.SURE
    return RepairedWord(
        line=place.line,
        column=place.column,
        word=text,
        guess=guess,
        original=original,
        alternatives=alternatives,
        certainty=certainty,
        chosen=chosen,
    )
