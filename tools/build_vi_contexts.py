"""Writes `resources/text_repair/vi_contexts.txt`: what neighbours say about syllables that are easily confused.

Syllables are easily confused if they are alike without the bytes that Windows-1252, -1254 and -1258 do not map. How
often each kind of neighbour stands by each of them is counted in texts and word lists, and smoothed after Witten and
Bell (doi:10.1109/18.87000): the more different neighbours a syllable is seen with, the likelier is one not seen yet.
The gain of a neighbour is the logarithm of how much likelier it is there than anywhere. Two neighbours at once are too
rare for that: how they are shared out among the syllables that are alike is compared with how usual these are. All is
multiplied with a trust in its kind that was fitted on texts that were not counted. A row of the list is: syllable, kind
of neighbour, gain of a neighbour that is not listed, and neighbours with their gains, in tenths of a nat.

Needs a folder with what `resources/text_repair/README.md` names: `python tools/build_vi_contexts.py FOLDER`. The same
folder and texts give the same list, byte for byte. Afterwards run `tools/build_vi_company.py`.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from math import exp, log
from pathlib import Path

import vi_sources as sources
from readerapp.digests.text_repair.contexts import OTHERWISE, OWN, PAIRS, class_of, contexts, place_of
from readerapp.digests.text_repair.spans import EDGE, NUMBER, spans_of
from readerapp.digests.text_repair.vietnamese import syllables

LOST = bytes((0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9D, 0x9E, 0xAD))
TRUST = {"-1": 0.64, "+1": 0.57, "-2": 0.36, "+2": 0.55, "-c": 0.24, "+c": 0.1, "capital": 0.67}
TRUST_IN_PAIRS = {"-2-1": 0.38, "+1+2": 0.42, "-1+1": 0.55}
TRUST_IN_FREQUENCY = 0.67
WEIGHT_OF_ROWS, WEIGHT_OF_WORDS = 1.5, 0.75
WEIGHT_OF_TRANSLATIONS = 0.1  # they speak of programs only
WEIGHT_OF_EXAMPLES = 0.3
WEIGHT_OF_BIGRAMS = 0.3
SHARE_OF_VIETNAMESE = 0.6  # of the words of a line that is counted
USUAL = {EDGE: 0.2, NUMBER: 0.015}
USUAL_CAPITAL = 0.05
LEAST_USUAL = 2e-6
GENERAL_AFTER_PAIR = 0.3  # so many occurrences are the usual shares worth beside those with two certain neighbours
GENERAL_IN_ALL = 2.0
LEAST_SHARE = 1e-4
LEAST = 0.3  # neighbours with a gain that is no farther from that of others are left out
LEAST_OF_PAIRS = 0.6

Shares = dict[str, float]
Counts = dict[str, dict[str, defaultdict[str, float]]]  # per syllable and kind
Gains = dict[str, dict[str, dict[str, float]]]  # the same


def groups_of(costs: dict[str, float]) -> dict[str, tuple[str, ...]]:
    """Each syllable that is like others when bytes are lost, and all that are alike."""
    alike: dict[bytes, list[str]] = defaultdict(list)
    for word in costs:
        alike[word.encode().translate(None, LOST)].append(word)
    return {word: tuple(group) for group in alike.values() if len(group) > 1 for word in group}


class Counting:
    """Counts the neighbours of the syllables that are easily confused.

    Attributes:
        groups: each of them, and those that it is like.
        counts: what was counted.
    """

    def __init__(self) -> None:
        self.groups = groups_of(syllables().costs)
        self.counts: Counts = {word: defaultdict(lambda: defaultdict(float)) for word in self.groups}
        self._classes = contexts().classes

    def text(self, text: str, weight: float = 1.0, *, left_out: frozenset[str] = frozenset()) -> None:
        """Count every place of a text; kinds or neighbours that are LEFT OUT say nothing about it."""
        for line in text.split("\n"):
            spans = spans_of(list(line))
            said = [line[span.start : span.end].lower() for span in spans]
            if sum(word in syllables().costs for word in said) < SHARE_OF_VIETNAMESE * len(said):
                continue
            for at, word in enumerate(said):
                if word in self.groups:
                    place = place_of(spans, said, at, capital=line[spans[at].start].isupper())
                    for kind, what in place.features(self._classes):
                        if not left_out & {kind, what}:
                            self.counts[word][kind][what] += weight

    def pairs(self, pairs: Iterable[sources.Pair], weight: float) -> None:
        """Count places of which only one neighbour is known."""
        for first, second, times in pairs:
            self._near(first, "+1", second, weight * times)
            self._near(second, "-1", first, weight * times)

    def bigrams(self, folder: Path) -> None:
        """Count what stands beside each other in the newspapers of which only bigrams of words are known."""
        for first, second, times in sources.news_bigrams(folder):
            left, right = sources.syllables_in(first)[-2:], sources.syllables_in(second)[:2]
            self._sequence(left + right, range(len(left)), WEIGHT_OF_BIGRAMS * times)
        for word, times in sources.news_words(folder):
            self._sequence(sources.syllables_in(word), None, WEIGHT_OF_BIGRAMS * times)

    def _sequence(self, words: list[str], left: range | None, weight: float) -> None:
        """Count what is near each other in some words, but not if both are among the LEFT ones, or both are not."""
        for at, word in enumerate(words):
            for step in (-2, -1, 1, 2):
                to = at + step
                if 0 <= to < len(words) and (left is None or (at in left) != (to in left)):
                    between = words[at + step // 2]
                    other = EDGE if abs(step) > 1 and between in {EDGE, NUMBER} else words[to]
                    self._near(word, f"{step:+d}", other, weight)

    def _near(self, word: str, kind: str, other: str, weight: float) -> None:
        if word in self.groups:
            self.counts[word][kind][other] += weight
            if kind in {"-1", "+1"}:
                self.counts[word][f"{kind[0]}c"][class_of(other, self._classes)] += weight


def counted_but_for_texts(folder: Path) -> Counting:
    """All that is counted in other sources than running texts."""
    counting = Counting()
    for text in sources.phrases():  # their ends are no ends of sentences
        counting.text(text, left_out=frozenset((EDGE,)))
    fragments = frozenset((EDGE, "capital"))
    counting.text(sources.examples(folder), WEIGHT_OF_EXAMPLES, left_out=fragments)
    for text in sources.translations(folder):  # full of titles
        counting.text(text, WEIGHT_OF_TRANSLATIONS, left_out=frozenset(("capital", *PAIRS)))
    counting.pairs(sources.pairs_in_rows(), WEIGHT_OF_ROWS)
    counting.pairs(sources.pairs_in_words(folder), WEIGHT_OF_WORDS)
    counting.bigrams(folder)
    return counting


def with_texts(counting: Counting, texts: Iterable[str]) -> Counting:
    """The same with running texts counted as well."""
    more = deepcopy(counting)
    for text in texts:
        more.text(text)
    return more


def usual_shares() -> dict[str, Shares]:
    """How usual each word, and each class of words, is as the neighbour of anything."""
    costs, classes = syllables().costs, contexts().classes
    total = sum(exp(-cost) for cost in costs.values())
    words: Shares = dict(USUAL)
    for word, cost in costs.items():
        words[word] = (1 - USUAL[EDGE]) * exp(-cost) / total
    shares: Shares = defaultdict(float, {class_of("foreign", classes): 0.03})
    for word, share in words.items():
        shares[class_of(word, classes)] += share
    capital = {"yes": USUAL_CAPITAL, "no": 1 - USUAL_CAPITAL}
    return {"-1": words, "+1": words, "-2": words, "+2": words, "-c": shares, "+c": shares, "capital": capital}


def _gains(kind: str, counts: Shares, usual: Shares) -> dict[str, float]:
    """What each neighbour of one kind gains for a syllable that it was counted by."""
    total = sum(counts.values())
    kinds = 1 + sum(min(1.0, count) for count in counts.values())
    found = {OTHERWISE: log(kinds / (total + kinds))}
    for what, count in counts.items():
        found[what] = log((count / max(usual.get(what, 0.0), LEAST_USUAL) + kinds) / (total + kinds))
    return {what: gain * TRUST[kind] for what, gain in found.items()}


def _gains_of_pairs(kind: str, counts: Mapping[str, Shares]) -> dict[str, dict[str, float]]:
    """What two neighbours at once gain for each of the syllables that are alike."""
    total = sum(sum(shares.values()) for shares in counts.values())
    usual = {word: exp(-syllables().costs[word]) for word in counts}
    everywhere: Shares = defaultdict(float)
    for shares in counts.values():
        for what, count in shares.items():
            everywhere[what] += count
    found = {}
    for word, shares in counts.items():
        general = GENERAL_IN_ALL * usual[word] / sum(usual.values())
        share = max(LEAST_SHARE, (sum(shares.values()) + general) / (total + GENERAL_IN_ALL))
        found[word] = {OTHERWISE: 0.0}
        for what, count in everywhere.items():
            likely = (shares.get(what, 0.0) + GENERAL_AFTER_PAIR * share) / (count + GENERAL_AFTER_PAIR)
            found[word][what] = TRUST_IN_PAIRS[kind] * log(likely / share)
    return found


def gains_of(counting: Counting) -> Gains:
    """All that neighbours gain for the syllables that are easily confused."""
    usual = usual_shares()
    found: Gains = {word: {} for word in counting.counts}
    for word, counts in counting.counts.items():
        for kind in TRUST:
            if kind in counts:
                found[word][kind] = _gains(kind, counts[kind], usual[kind])
    for group in sorted(set(counting.groups.values())):
        for kind in TRUST_IN_PAIRS:
            counted: dict[str, Shares] = {word: counting.counts[word].get(kind, {}) for word in group}
            for word, gains in _gains_of_pairs(kind, counted).items():
                found[word][kind] = gains
    return found


def own_gain(word: str) -> float:
    """What makes the frequency of a syllable count less beside all this."""
    return (1 - TRUST_IN_FREQUENCY) * syllables().costs[word]


def _rows_for(word: str, gains: Mapping[str, dict[str, float]]) -> Iterator[str]:
    """The rows of one syllable."""
    yield f"{word} {OWN} {round(10 * own_gain(word))}"
    for kind, found in sorted(gains.items()):
        otherwise = found[OTHERWISE]
        least = LEAST_OF_PAIRS if kind in PAIRS else LEAST
        listed = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        far = [(what, gain) for what, gain in listed if what != OTHERWISE and abs(gain - otherwise) >= least]
        if far or kind not in PAIRS:
            yield " ".join((word, kind, str(round(10 * otherwise)), *(f"{what} {round(10 * g)}" for what, g in far)))


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="holds what the README of the resources names")
    folder = parser.parse_args().folder
    texts = (*sources.running().values(), *sources.news(folder).values())
    gains = gains_of(with_texts(counted_but_for_texts(folder), texts))
    rows = [row for word in sorted(gains) for row in _rows_for(word, gains[word])]
    target = sources.RESOURCES / "vi_contexts.txt"
    target.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    print(f"{target.name}: {len(rows)} rows, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
