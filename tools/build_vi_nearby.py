"""Writes `resources/text_repair/vi_nearby.txt`: what words nearby say about syllables that are easily confused.

Words that stand in the same company are alike. So each word gets a vector of numbers from how often it stands near each
other one (positive pointwise mutual information, cut down by a singular value decomposition; Levy, Goldberg and Dagan,
doi:10.1162/tacl_a_00134). A word speaks for a syllable as much as their vectors agree; how much more or less than that
is learned from our own texts and the news by a regression per group of syllables that are alike, on top of all else
that is known of the place (as if those texts had not been counted). The first row of the list names the syllables that
have a column, each next one a word and a character for every column: its code less 79, in tenths of a nat. The gains of
the words in sight of a place add up and are divided by the root of their number.

Needs the same folder as `build_vi_contexts.py`, which is to be run before, and numpy and scipy; nothing else in
readerapp needs them (`pip install numpy==2.4.6 scipy==1.17.1`): `python tools/build_vi_nearby.py FOLDER`.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

import vi_sources as sources
from build_vi_contexts import (
    SHARE_OF_VIETNAMESE,
    Gains,
    counted_but_for_texts,
    gains_of,
    groups_of,
    own_gain,
    with_texts,
)
from readerapp.digests.text_repair.contexts import OTHERWISE, Place, contexts, place_of
from readerapp.digests.text_repair.nearby import LONGEST, UNITS, ZERO, Nearby, words_in
from readerapp.digests.text_repair.spans import spans_of
from readerapp.digests.text_repair.vietnamese import syllables

SYLLABLES, COMPOUNDS = 4000, 4500  # so many of each get a row
NUMBERS = 100  # of a vector
WINDOW = 4
WEIGHT_OF_DEFINITIONS, WEIGHT_OF_TRANSLATIONS = 0.5, 0.15
SMOOTHED = 0.75  # exponent of how usual the neighbours are
TRUST_IN_LIKENESS = 3.5
TRUST_IN_TOPICS, MOST_ON_TOPIC, NEAR_TOPICS = 0.55, 2, 6
PARTS = 7  # of the texts; what is learned from one is learned as if it had not been counted
PENALTY = 2.5
FEWEST_PLACES = 20  # to learn from
FARTHEST = 46  # tenths of a nat; beyond, characters run out

Vectors: TypeAlias = Any  # an array of numpy's, one row for each word or place


@dataclass(frozen=True, slots=True)
class Case:
    """A place in a text where a syllable stands that is easily confused.

    Attributes:
        name: of the text.
        word: the syllable.
        place: its neighbours.
        near: the known words in sight.
        around: the syllables that may be its topic.
    """

    name: str
    word: str
    place: Place
    near: tuple[str, ...]
    around: frozenset[str]


def known_words(folder: Path) -> dict[str, int]:
    """The words that get a row, with its number: usual syllables, those that are confused, and usual compounds."""
    compounds = {word for word in sources.headwords(folder) if " " in word}
    counts: Counter[str] = Counter()
    for text in (sources.examples(folder), sources.definitions(folder)):
        for line in text.lower().split("\n"):
            words = sources.WORD.findall(line)
            for size in range(2, LONGEST + 1):
                counts.update(" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
    for word, times in sources.news_words(folder):
        counts[word.lower()] += times
    usual = sorted(compounds, key=lambda word: (-counts[word], word))[:COMPOUNDS]
    frequent = list(syllables().costs)[:SYLLABLES]
    confused = sorted(groups_of(syllables().costs))
    return {word: row for row, word in enumerate(dict.fromkeys((*frequent, *confused, *usual)))}


def near_each_other(folder: Path, rows: dict[str, int]) -> dict[tuple[int, int], float]:
    """How often each two of the words stand near each other."""
    counts: dict[tuple[int, int], float] = defaultdict(float)
    texts = [(sources.examples(folder), 1.0), (sources.definitions(folder), WEIGHT_OF_DEFINITIONS)]
    texts += [(text, WEIGHT_OF_TRANSLATIONS) for text in sources.translations(folder)]
    texts += [(text, 1.0) for text in (*sources.phrases(), *sources.news(folder).values())]
    for text, weight in texts:
        for line in text.lower().split("\n"):
            found = [rows[word] for word in words_in(sources.WORD.findall(line), rows)]
            for at, first in enumerate(found):
                for apart, second in enumerate(found[at + 1 : at + 1 + WINDOW], 1):
                    counts[first, second] += weight / apart**0.5
                    counts[second, first] += weight / apart**0.5
    for left, right, times in sources.news_bigrams(folder):
        pair = rows.get(left.lower()), rows.get(right.lower())
        if pair[0] is not None and pair[1] is not None:
            counts[pair[0], pair[1]] += times
            counts[pair[1], pair[0]] += times
    return counts


def vectors_of(counts: dict[tuple[int, int], float], size: int) -> Vectors:
    """A vector of length 1 for each of the words."""
    pairs = np.array(list(counts), dtype=int)
    values = np.array(list(counts.values()))
    first, second = pairs[:, 0], pairs[:, 1]
    alone = np.bincount(first, values, size)
    usual = np.bincount(second, values, size) ** SMOOTHED
    surprise = np.maximum(0, np.log(values / (alone[first] * usual[second] / usual.sum())))
    matrix = csr_matrix((surprise, (first, second)), shape=(size, size))
    left, strengths, _ = svds(matrix, k=NUMBERS, random_state=0)
    vectors = left * strengths**0.5
    return vectors / np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))


def cases_in(name: str, text: str, confused: Iterable[str], rows: dict[str, int]) -> Iterator[Case]:
    """All places of a text where one of the syllables stands."""
    sight = Nearby({}, dict.fromkeys(rows, ""))
    wanted = set(confused)
    for line in text.split("\n"):
        spans = spans_of(list(line))
        said = [line[span.start : span.end].lower() for span in spans]
        if sum(word in syllables().costs for word in said) < SHARE_OF_VIETNAMESE * len(said):
            continue
        for at, word in enumerate(said):
            if word in wanted:
                place = place_of(spans, said, at, capital=line[spans[at].start].isupper())
                around = said[max(0, at - NEAR_TOPICS) : at] + said[at + 1 : at + 1 + NEAR_TOPICS]
                yield Case(name, word, place, tuple(sight.words_near(spans, said, at)), frozenset(around))


def known_of(case: Case, group: Sequence[str], gains: Gains) -> list[float]:
    """What everything else says of a place, for each of the syllables that are alike."""
    found = []
    general = syllables()
    after = case.place.after[0]
    for word in group:
        cost = general.cost_in_company(case.place.before[0], word, general.costs[word]) - own_gain(word)
        if after in general.costs:
            cost += general.cost_in_company(word, after, general.costs[after]) - general.costs[after]
        on_topic = len(case.around & general.topics.get(word, frozenset()))
        gain = TRUST_IN_TOPICS * min(MOST_ON_TOPIC, on_topic)
        for kind, what in case.place.features(contexts().classes):
            table = gains[word].get(kind)
            if table:
                gain += table.get(what, table[OTHERWISE])
        found.append(gain - cost)
    return found


def likeness(group: Sequence[str], rows: dict[str, int], vectors: Vectors) -> Vectors:
    """How much every word is like each of the syllables, more than like the mean of them."""
    alike = TRUST_IN_LIKENESS * vectors @ vectors[[rows[word] for word in group]].T
    return alike - alike.mean(axis=1, keepdims=True)


def learned(around: Vectors, known: Vectors, right: Vectors) -> Vectors:
    """What is best added to the vectors of some syllables: a logistic regression that starts from what is KNOWN."""
    shape = known.shape[1], around.shape[1]
    places = np.arange(len(right))

    def loss(flat: Vectors) -> tuple[float, Vectors]:
        added = flat.reshape(shape)
        scores = known + around @ added.T
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        cost = -np.log(shares[places, right]).sum() + PENALTY * (added**2).sum()
        shares[places, right] -= 1
        return cost, (shares.T @ around + 2 * PENALTY * added).ravel()

    start = np.zeros(shape[0] * shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 100})
    return found.x.reshape(shape)


def table_for(
    group: Sequence[str], cases: list[tuple[Case, list[float]]], rows: dict[str, int], vectors: Vectors
) -> Vectors:
    """What every word says about each of some syllables that are alike, more than about the first one."""
    table = likeness(group, rows, vectors)
    if len(cases) >= FEWEST_PLACES:
        around = np.zeros((len(cases), vectors.shape[1]))
        known = np.array([found for _, found in cases])
        for at, (case, _) in enumerate(cases):
            if case.near:
                near = [rows[word] for word in case.near]
                around[at] = vectors[near].sum(axis=0) / len(near) ** 0.5
                known[at] += table[near].sum(axis=0) / len(near) ** 0.5
        right = np.array([group.index(case.word) for case, _ in cases])
        table = table + vectors @ learned(around, known, right).T
    return (table - table[:, :1])[:, 1:]


def cases_with_what_is_known(folder: Path, rows: dict[str, int]) -> Iterator[tuple[Case, list[float]]]:
    """All places of our own texts and the news, with what is known of each if its part of the texts is not counted."""
    groups = groups_of(syllables().costs)
    rest = counted_but_for_texts(folder)
    texts = {**sources.running(), **sources.news(folder)}
    part_of = {name: at % PARTS for at, name in enumerate(sorted(texts))}
    for part in range(PARTS):
        gains = gains_of(with_texts(rest, (text for name, text in texts.items() if part_of[name] != part)))
        for name, text in texts.items():
            if part_of[name] == part:
                for case in cases_in(name, text, groups, rows):
                    yield case, known_of(case, sorted(groups[case.word]), gains)


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="holds what the README of the resources names")
    folder = parser.parse_args().folder
    rows = known_words(folder)
    vectors = vectors_of(near_each_other(folder, rows), len(rows))
    by_group: dict[tuple[str, ...], list[tuple[Case, list[float]]]] = defaultdict(list)
    groups = groups_of(syllables().costs)
    for case, known in cases_with_what_is_known(folder, rows):
        by_group[tuple(sorted(groups[case.word]))].append((case, known))
    every = sorted({tuple(sorted(group)) for group in groups.values()})
    tables = np.hstack([table_for(group, by_group[group], rows, vectors) for group in every])
    codes = ZERO + np.clip(np.rint(UNITS * tables), -FARTHEST, FARTHEST).astype(int)
    lines = [" ".join(word for group in every for word in group[1:])]
    lines += [f"{word}\t{''.join(map(chr, codes[row]))}" for word, row in sorted(rows.items())]
    target = sources.RESOURCES / "vi_nearby.txt"
    target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{target.name}: {len(lines)} rows, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
