"""Writes `resources/text_repair/vi_contexts.txt`: what neighbours say about syllables that are easily confused.

Syllables are easily confused if they are alike without the bytes that Windows-1252, -1254 and -1258 do not map. How
often each kind of neighbour stands by each of them is counted in texts and word lists, and smoothed after Witten and
Bell (doi:10.1109/18.87000): the more different neighbours a syllable is seen with, the likelier is one not seen yet.
The gain of a neighbour is the logarithm of how much likelier it is there than anywhere, times a trust in its kind that
was fitted on texts that were not counted. A row of the list is: syllable, kind of neighbour, gain of a neighbour that
is not listed, and neighbours with their gains, in tenths of a nat.

Needs a folder with what `resources/text_repair/README.md` names, and python-crfsuite to read the models in it; nothing
else in readerapp needs that, so it is no declared dependency (`pip install python-crfsuite==0.9.12`):
`python tools/build_vi_contexts.py FOLDER`. The same folder and texts give the same list, byte for byte.
"""

import argparse
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import exp, log
from pathlib import Path

import pycrfsuite

from readerapp.digests.text_repair.contexts import OTHERWISE, OWN, class_of, contexts, place_of
from readerapp.digests.text_repair.spans import EDGE, NUMBER, spans_of
from readerapp.digests.text_repair.vietnamese import PHRASE_END, SENTENCE_START, syllables

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources" / "text_repair"
SAMPLES = ROOT / "tests" / "digests" / "text_repair" / "samples"
ROWS = sorted((ROOT / "tools" / "vi_texts").glob("rows_*.txt"))
PHRASES = sorted((ROOT / "tools" / "vi_texts").glob("phrases_*.txt"))
TEXTS = (*sorted((ROOT / "tools" / "vi_texts").glob("running_*.txt")), SAMPLES / "vi.txt", SAMPLES / "vi_prose.txt")

LOST = bytes((0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9D, 0x9E, 0xAD))
TRUST = {"-1": 1.05, "+1": 1.03, "-2": 0.4, "+2": 0.6, "-c": 0.23, "+c": 0.17, "capital": 0.45}
TRUST_IN_FREQUENCY = 0.8
WEIGHT_OF_TRANSLATIONS = 0.1  # they speak of programs only
WEIGHT_OF_COMPOUNDS, WEIGHT_OF_WORDS, WEIGHT_OF_NEWS = 0.7, 0.75, 0.5
SHARE_OF_VIETNAMESE = 0.6  # of the words of a line that is counted
USUAL = {EDGE: 0.2, NUMBER: 0.015}
USUAL_CAPITAL = 0.05
LEAST_USUAL = 2e-6
LEAST = 0.3  # neighbours with a gain that is no farther from that of others are left out
WORD = re.compile(r"[^\W\d_]+")

Shares = dict[str, float]
Counts = dict[str, dict[str, defaultdict[str, float]]]  # per syllable and kind
Pair = tuple[str, str, float]


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

    def text(self, text: str, weight: float, *, left_out: frozenset[str] = frozenset()) -> None:
        """Count every place of a text; kinds or neighbours that are LEFT OUT say nothing about it."""
        for line in unicodedata.normalize("NFC", text).split("\n"):
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

    def pairs(self, pairs: Iterable[Pair]) -> None:
        """Count places of which only one neighbour is known."""
        for first, second, weight in pairs:
            for word, kinds, neighbour in ((first, "+1 +c", second), (second, "-1 -c", first)):
                if word in self.groups:
                    nearest, classed = kinds.split()
                    self.counts[word][nearest][neighbour] += weight
                    self.counts[word][classed][class_of(neighbour, self._classes)] += weight


def pairs_in_rows(path: Path) -> Iterator[Pair]:
    """The pairs that were written by hand, in the format of `vi_compounds.txt`."""
    for row in path.read_text(encoding="utf-8").split("\n"):
        left, slash, right = row.partition(" / ")
        if slash and not row.startswith("#"):
            for first in left.split():
                for second in right.split():
                    word = second.rstrip("!")
                    if first != SENTENCE_START and word != PHRASE_END:
                        yield first, word, WEIGHT_OF_COMPOUNDS * (2 if word != second else 1)


def pairs_in_words(path: Path) -> Iterator[Pair]:
    """The pairs inside the words of a word list."""
    words = {unicodedata.normalize("NFC", row.strip().lower()) for row in path.read_text(encoding="utf-8").split("\n")}
    for first, second in sorted({pair for word in words for pair in pairwise(WORD.findall(word))}):
        yield first, second, WEIGHT_OF_WORDS


def pairs_in_model(path: Path) -> Iterator[Pair]:
    """The pairs of neighbours that a word segmenter or tagger (a CRFsuite model) knows from the news."""
    dump = path.with_suffix(".dump")
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    tagger.dump(str(dump))
    counts: Counter[tuple[str, str]] = Counter()
    for row in dump.read_text(encoding="utf-8", errors="replace").split("\n"):
        found = re.match(r"\s+\d+: T\[(-?\d),(-?\d)\](?:\.lower)?=(.*)", row)
        if found and int(found[2]) - int(found[1]) == 1:
            counts.update(pairwise(WORD.findall(found[3].lower())))
    for (first, second), count in sorted(counts.items()):
        yield first, second, WEIGHT_OF_NEWS * count


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


def gains(kind: str, counts: Shares, usual: Shares) -> dict[str, float]:
    """What each neighbour of one kind gains for a syllable that it was counted by."""
    total = sum(counts.values())
    kinds = 1 + sum(min(1.0, count) for count in counts.values())
    found = {OTHERWISE: log(kinds / (total + kinds))}
    for what, count in counts.items():
        found[what] = log((count / max(usual.get(what, 0.0), LEAST_USUAL) + kinds) / (total + kinds))
    return {what: gain * TRUST[kind] for what, gain in found.items()}


def rows_for(word: str, counts: Mapping[str, Shares], usual: Mapping[str, Shares]) -> Iterator[str]:
    """The rows of one syllable."""
    yield f"{word} {OWN} {round(10 * (1 - TRUST_IN_FREQUENCY) * syllables().costs[word])}"
    for kind, counted in sorted(counts.items()):
        found = gains(kind, counted, usual[kind])
        otherwise = found.pop(OTHERWISE)
        listed = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        values = (f"{what} {round(10 * gain)}" for what, gain in listed if abs(gain - otherwise) >= LEAST)
        yield " ".join((word, kind, str(round(10 * otherwise)), *values))


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="holds texts/*.txt, lists/*.txt and models/*.bin")
    folder = parser.parse_args().folder
    counting = Counting()
    for path in TEXTS:
        counting.text(path.read_text(encoding="utf-8"), 1.0)
    for path in PHRASES:  # their ends are no ends of sentences
        counting.text(path.read_text(encoding="utf-8"), 1.0, left_out=frozenset((EDGE,)))
    for path in sorted((folder / "texts").glob("*.txt")):  # full of titles
        counting.text(path.read_text(encoding="utf-8"), WEIGHT_OF_TRANSLATIONS, left_out=frozenset(("capital",)))
    for path in (RESOURCES / "vi_compounds.txt", *ROWS):
        counting.pairs(pairs_in_rows(path))
    for path in sorted((folder / "lists").glob("*.txt")):
        counting.pairs(pairs_in_words(path))
    for path in sorted((folder / "models").glob("*.bin")):
        counting.pairs(pairs_in_model(path))
    usual = usual_shares()
    rows = [row for word in sorted(counting.counts) for row in rows_for(word, counting.counts[word], usual)]
    target = RESOURCES / "vi_contexts.txt"
    target.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    print(
        f"{target.name}: {len(rows)} rows, {target.stat().st_size} bytes, {len(set(counting.groups.values()))} groups"
    )


if __name__ == "__main__":
    main()
