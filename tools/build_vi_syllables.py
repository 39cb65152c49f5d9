"""Writes `resources/text_repair/vi_syllables.txt`: how frequent each Vietnamese syllable is.

The source is the Vietnamese list of the `wordfreq` project. Install `wordfreq` (it is needed for this script only,
never by the program) and run `python tools/build_vi_syllables.py`. Kept are the entries that can be spelt as one
Vietnamese syllable; the figure behind each is the negative base-10 logarithm of its frequency times 100.
"""

import math
import re
import unicodedata
from pathlib import Path

from wordfreq import get_frequency_dict

TARGET = Path(__file__).resolve().parents[1] / "resources" / "text_repair" / "vi_syllables.txt"

_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_NUCLEUS = (
    "iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uya|uyê|uyu|oao|uêu|"
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ươ|ưi|ưu|yê|"
    "[aăâeêioôơuưy]"
)
_CODA = "ch|ng|nh|[cmnpt]"
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_NUCLEUS})(?:{_CODA})?")
_TONES = {ord(mark): None for mark in "\u0300\u0301\u0303\u0309\u0323"}


def without_tone(word: str) -> tuple[str, int]:
    """The word without its tone mark, and the number of tone marks that it had."""
    decomposed = unicodedata.normalize("NFD", word)
    bare = decomposed.translate(_TONES)
    return unicodedata.normalize("NFC", bare), len(decomposed) - len(bare)


def is_syllable(word: str) -> bool:
    """Whether the word can be spelt as one Vietnamese syllable: onset, nucleus, coda, at most one tone mark."""
    bare, tones = without_tone(word)
    return tones <= 1 and _SYLLABLE.fullmatch(bare) is not None


def main() -> None:
    """Write the list, most frequent first."""
    frequencies = get_frequency_dict("vi", wordlist="small")
    rows = sorted(
        (round(-100 * math.log10(frequency)), word) for word, frequency in frequencies.items() if is_syllable(word)
    )
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("".join(f"{word}\t{score}\n" for score, word in rows), encoding="utf-8")
    print(f"{TARGET.name}: {len(rows)} syllables")


if __name__ == "__main__":
    main()
