"""Writes `resources/text_repair/ru_neighbours.txt`: which words of a language stand side by side, by their endings.

Run `python tools/build_word_neighbours.py ru FOLDER`; FOLDER holds texts (`*.txt`, one paragraph a line; those that are
named `prose*` count three times), and resources/text_repair/README.md tells which were used. Nothing but figures is
taken from them. The first row of the file holds the words that are frequent enough to be kinds of their own; all others
count by their last two letters. Then comes a row for each kind: the kinds that stand after it oftener or more seldom
than by chance, each with ten times the natural logarithm of how much so. Another language needs texts, and its alphabet
in `build_word_list.py`.
"""

import argparse
import re
from collections import Counter
from itertools import pairwise
from math import log
from pathlib import Path

from readerapp.digests.text_repair.neighbours import Neighbours
from readerapp.digests.text_repair.spans import EDGE, NUMBER

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "text_repair"
_TOKENS = re.compile(r"(?P<word>[^\W\d_]+)|(?P<number>\d+)|(?P<space>[ \xa0*_`\"'()\[\]“”‘’-]+)|(?P<edge>.)")
_SHORT = 3  # letters
_FEW = 20  # a short word that is seen so often is a kind of its own
_MANY = 1000  # so is a longer one
_DOUBT = 4.0  # so many pairs that are as frequent as by chance are added
_WORTH_TELLING = 0.8


def main() -> None:
    """Write the figures of one language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    alphabet = (FOLDER / f"{arguments.language}_words.txt").read_text(encoding="utf-8").split(None, 1)[0]
    paths = sorted(arguments.folder.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in (*paths, *[path for path in paths if _is_prose(path)] * 2)]
    lines = [words for text in texts for line in text.splitlines() if (words := _words(line, frozenset(alphabet)))]
    counts = Counter(word for words in lines for word in words)
    whole = {word for word, count in counts.items() if count >= (_FEW if len(word) <= _SHORT else _MANY)}
    rows = [" ".join(sorted(whole)), *_rows(lines, Neighbours(frozenset(whole), {}))]
    target = FOLDER / f"{arguments.language}_neighbours.txt"
    target.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{target.name}: {counts.total()} words, {len(rows)} kinds, {target.stat().st_size // 1000} KB")


def _is_prose(path: Path) -> bool:
    return path.name.startswith("prose")


def _words(line: str, alphabet: frozenset[str]) -> list[str]:
    """The words of a line in small letters, with what stands for edges, for numbers and, as edges, for other words."""
    found = [EDGE]
    for token in _TOKENS.finditer(line.lower()):
        if token.lastgroup == "word" and alphabet.issuperset(token.group()):
            found.append(token.group())
        elif token.lastgroup == "number":
            found.append(NUMBER)
        elif token.lastgroup != "space" and found[-1] != EDGE:
            found.append(EDGE)
    return [*found, EDGE] if found[-1] != EDGE else found


def _rows(lines: list[list[str]], kinds: Neighbours) -> list[str]:
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for words in lines:
        pairs = [pair for pair in pairwise(map(kinds.kind, words)) if pair[0] not in {EDGE, NUMBER} or pair[1] != EDGE]
        first.update(before for before, _ in pairs)
        second.update(after for _, after in pairs)
        together.update(pairs)
    total = together.total()
    rows: dict[str, list[str]] = {}
    for before in sorted(first):
        for after in sorted(second):
            expected = first[before] * second[after] / total
            gain = log((together[before, after] + _DOUBT) / (expected + _DOUBT))
            if abs(gain) >= _WORTH_TELLING:
                rows.setdefault(before, [before]).append(f"{after} {round(gain * 10)}")
    return [" ".join(row) for row in rows.values()]


if __name__ == "__main__":
    main()
