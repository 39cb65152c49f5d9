"""Writes `resources/text_repair/ru_words.txt`: how frequent each word of a language is.

The source is the list of the `wordfreq` project. Install `wordfreq` (it is needed for this script only, never by the
program) and run `python tools/build_word_list.py ru`. Another language needs its alphabet below, and nothing else: the
program finds the list by its name. The file begins with the alphabet, after which stand letters for which others are
often written, in the list too (ё=е). Then comes a row for all words that begin with the same three letters: for each
word a digit, how many letters it shares with the word before it, then its other letters, and a capital, A for a cost of
2, B for 2.5, …: the negative natural logarithm of its frequency.
"""

import argparse
import math
from itertools import groupby, islice
from pathlib import Path

from wordfreq import get_frequency_dict

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "text_repair"
ALPHABETS = {"ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя ё=е"}
WORDS = 100_000
_FIRST_COST = 2.0
_STEP = 0.5
_MOST_SHARED = 9


def main() -> None:
    """Write the list of one language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(ALPHABETS))
    language = parser.parse_args().language
    alphabet = frozenset(ALPHABETS[language].split()[0])
    frequencies = get_frequency_dict(language, wordlist="large")  # the most frequent word comes first
    words = islice((word for word in frequencies if alphabet.issuperset(word)), WORDS)
    costs = {word: -math.log(frequencies[word]) for word in words}
    rows = [ALPHABETS[language]]
    for _, group in groupby(sorted(costs), lambda word: word[:3]):
        rows.append(_row(list(group), costs))
    target = FOLDER / f"{language}_words.txt"
    target.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(costs)} words, {target.stat().st_size // 1000} KB")


def _row(words: list[str], costs: dict[str, float]) -> str:
    parts = []
    before = ""
    for word in words:
        shared = 0
        while shared < min(len(word), len(before), _MOST_SHARED) and word[shared] == before[shared]:
            shared += 1
        level = round((costs[word] - _FIRST_COST) / _STEP)
        parts.append(f"{shared}{word[shared:]}{chr(ord('A') + min(25, max(0, level)))}")
        before = word
    return "".join(parts)


if __name__ == "__main__":
    main()
