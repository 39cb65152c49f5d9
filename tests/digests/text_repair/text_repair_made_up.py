"""Texts made up of frequent characters, digits, quotes and Latin words, and the ways in which bytes get lost."""

import random
import re

from text_repair_samples import PAGES, sample

from readerapp.digests.text_repair import RepairedText
from readerapp.digests.text_repair.common_characters import JAPANESE, KOREAN, SIMPLIFIED_CHINESE, TRADITIONAL_CHINESE

_KANA = (
    "のをにはがでとしたてるなれらりいうかきくけこさすせそつまみもやよわんアイウカキコスタデトナノフマメムラリルレロンー"
)
_LETTERS = {
    "ko": sorted(KOREAN),
    "zh": sorted(char for char in SIMPLIFIED_CHINESE | TRADITIONAL_CHINESE if char.isalpha()),
    "ja": [*_KANA, *JAPANESE],
    "ru": list("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"),
}  # fmt: skip
_LONGEST = {"ko": 5, "zh": 14, "ja": 14, "ru": 10}
_OWN = {language: sample(language).replace("|", "").split() for language in _LETTERS}
_LATIN = (
    "model", "GPT-4o", "LLM", "arXiv", "ICLR", "2024", "v2.1", "open-source", "95%", "$5", "2402.15391",
    "Łukasz", "José", "Erdős", "Müller", "α", "×3",
)  # fmt: skip
_QUOTES = (
    "“%s”",
    "‘%s’",
    "«%s»",
    "„%s“",
    "「%s」",
    "『%s』",
    "(%s)",
    "《%s》",
    '"%s"',
    "**%s**",
    "« %s »",
    "%s”",
    "【%s】",
)
_ENDS = (*".…。、，！?？:：·・—-;→%년🚀✅”»²\xa0™", "👩\u200d💻", "...", " · ", " – ", "°C", "\xa0%")
_MARKS = ("", "", "", "# ", "- ", "| ", "1. ")

CODECS = {
    "cp1250": "Windows-1250", "cp1251": "Windows-1251", "cp1252": "Windows-1252", "cp1253": "Windows-1253",
    "cp1254": "Windows-1254", "cp1255": "Windows-1255", "cp1256": "Windows-1256", "cp1257": "Windows-1257",
    "cp1258": "Windows-1258", "latin-1": "Latin-1", "iso8859_15": "Latin-9", "mac_roman": "Mac Roman",
}  # fmt: skip
LOSSES = (
    ("ignore",), ("ignore", "soft hyphens"), ("soft hyphens",), ("spaces",), ("ignore", "spaces"), ("replace",),
    ("ignore", "soft hyphens", "spaces"), ("replace", "spaces"), ("controls",), ("controls", "spaces"), (),
)  # fmt: skip


def made_up(language: str, lines: int, chance: random.Random) -> str:
    return "\n".join(_line(language, chance) for _ in range(lines))


def _line(language: str, chance: random.Random) -> str:
    words = []
    for _ in range(chance.randint(1, 5 if language in {"zh", "ja"} else 14)):
        word = chance.choice(_LATIN) if chance.random() < 0.1 else _word(language, chance)
        if chance.random() < 0.1:
            word = chance.choice(_QUOTES) % word
        words.append(word + (chance.choice(_ENDS) if chance.random() < 0.15 else ""))
    return chance.choice(_MARKS) + " ".join(words)


def _word(language: str, chance: random.Random) -> str:
    if chance.random() < 0.25:
        return chance.choice(_OWN[language])
    letters = _LETTERS[language]
    length = chance.randint(1, _LONGEST[language])
    word = "".join(letters[int(len(letters) * chance.random() ** 1.5)] for _ in range(length))
    return word.capitalize() if chance.random() < 0.1 else word


def broken(text: str, codec: str, losses: tuple[str, ...]) -> str:
    """UTF-8 read in CODEC, with these LOSSES."""
    raw = text.encode()
    if "ignore" in losses or "replace" in losses:
        lost = raw.decode(codec, errors=losses[0])
    else:
        lost = "".join(PAGES[CODECS[codec]].table[byte] for byte in raw)
    if "soft hyphens" in losses:
        lost = lost.replace("\xad", "")
    if "spaces" in losses:
        lost = lost.replace("\xa0", " ")
    return re.sub("[\x80-\x9f]", "", lost) if "controls" in losses else lost


def passed_over(original: str, repaired: RepairedText) -> list[str]:
    """The words that are wrong and neither uncertain nor listed, nor the rest of such a one behind a space."""
    told: dict[int, list[tuple[int, int]]] = {}
    for word in repaired.uncertain:
        told.setdefault(word.line, []).append((word.column, word.column + len(word.word)))
    for bit in repaired.unrepaired:
        told.setdefault(bit.line, []).append((bit.column, bit.column + len(bit.text)))
    found = []
    lines = zip(original.split("\n"), repaired.text.split("\n"), strict=True)
    for number, (line, other) in enumerate(lines, 1):
        right = line.split()
        for match in re.finditer(r"\S+", other):
            if any(first < match.end() and last >= match.start() - 1 for first, last in told.get(number, ())):
                continue
            if match.group() in right:
                right.remove(match.group())
            else:
                found.append(match.group())
    return found
