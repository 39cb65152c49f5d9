"""Recognises lists of people, and takes them apart."""

import re

from readerapp.digests.titles import is_label
from readerapp.digests.word_lists import NO_NAMES

_SPLIT = re.compile(r"\s*[,;、，；·]\s*(?:and\s+|&\s*)?|\s+(?:and|và|und|et)\s+(?!al)|\s*&\s*|\s*\|\s*", re.IGNORECASE)
_BIB_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_REST = re.compile(
    r"[,;]?\s*(?:et\.?\s?al\.?|and others|và cộng sự|等人?|외(?:\s?\d+\s?[명인])?|他)\s*\.?$", re.IGNORECASE
)
_MARKS = re.compile(
    r"[*†‡§¶]+|[\u2070-\u2079\u00b9\u00b2\u00b3]+|\^\{?[\d,* ]+\}?|\s*\((?:\d|[^)]{0,60}@)[^)]*\)|\[\d+\]"
)
_BY = re.compile(r"(?:[Bb]y|par|[Bb]ởi)\s+(?=\w)|von\s+(?=[^\W\d_a-z]\S*\s+[^\W\d_a-z])")
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "dos",
        "du",
        "y",
        "ter",
        "ten",
        "zu",
        "e",
        "i",
    ]
)
_PLACEHOLDERS = frozenset(
    {
        "",
        "n/a",
        "na",
        "null",
        "none",
        "nil",
        "unknown",
        "arxiv",
        "-",
        "–",
        "—",
        "tbd",
        "anonymous",
        "nan",
        "없음",
        "无",
        "không có",
    }
)
_CJK_NAME = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3·\s]{2,12}")


def is_placeholder(text: str) -> bool:
    """Whether TEXT stands for "nothing" (`N/A`, `null`, `Unknown`)."""
    return text.strip(" *_`.").casefold() in _PLACEHOLDERS


def split_names(text: str) -> tuple[str, ...]:
    """The people that TEXT lists, in order; placeholders and "et al." left out."""
    plain = _REST.sub("", _MARKS.sub("", " ".join(text.split())).strip(" .:*_"))
    plain = plain.removeprefix(lead[0]) if (lead := _BY.match(plain)) else plain
    names = [
        name.strip(" .*_") if not re.search(r"\b\w\.$", name) else name.strip(" *_") for name in _SPLIT.split(plain)
    ]
    return tuple(name for name in names if not is_placeholder(name) and len(name) <= 80)


def split_bibliography_names(text: str) -> tuple[str, ...]:
    """The people of a BibTeX `author` field: `Last, First and Last, First`, each given name first."""
    names = []
    for part in _BIB_AND.split(" ".join(text.replace("{", "").replace("}", "").split())):
        last, comma, first = part.partition(",")
        name = f"{first.strip()} {last.strip()}" if comma else part
        name = name.strip()
        if not is_placeholder(name) and name.casefold() != "others":
            names.append(name)
    return tuple(names)


def looks_like_names(text: str, *, least: int = 2, strict: bool = False) -> bool:
    """Whether TEXT is a list of at least LEAST people and nothing else; one odd one in four may be, unless STRICT."""
    line = " ".join(text.split())
    if not line or len(line) > 4000 or any(char in line for char in "?!:{}=<>/") or re.search(r"\d{2}", line):
        return False
    has_rest = bool(_REST.search(line))
    names = split_names(line)
    if len(names) < (1 if has_rest else least) or is_label(line):
        return False
    good = sum(_looks_like_name(name) for name in names)
    return good == len(names) or (not strict and len(names) >= 4 and good >= len(names) - 1)


def _looks_like_name(name: str) -> bool:
    if _CJK_NAME.fullmatch(name):
        return len(name.replace(" ", "")) <= 6
    words = name.split()
    if not 2 <= len(words) <= 5 or any(word.casefold() in NO_NAMES for word in words):
        return False
    return all(
        word.casefold() in _PARTICLES or (word[0].isupper() and re.fullmatch(r"[^\W\d_][\w.'’‐-―-]*", word) is not None)
        for word in words
    ) and not words[-1].isupper() | (len(words[-1]) > 24)
