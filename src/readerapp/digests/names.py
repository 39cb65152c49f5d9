"""Recognises lists of people, and takes them apart."""

import re

from readerapp.digests.titles import is_label
from readerapp.digests.venues import is_venue
from readerapp.digests.word_lists import NAME_PARTICLES, NO_NAMES, ORG_WORDS, PLACEHOLDERS

_SPLIT = re.compile(
    r"\s*[,;、，；·]\s*(?:and\s+|&\s*)?|\s+(?:and|và|und|et)\s+(?!al\b)|\s*&\s*|\s*\|\s*", re.IGNORECASE
)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,4}")  # where a program took the page from
_BIB_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_REST = re.compile(
    r"[,;]?\s*(?:et\.?\s?al\.?|and others|và cộng sự|等人?|외(?:\s?\d+\s?[명인])?|他|ほか|らほか)\s*\.?$", re.IGNORECASE
)
_MARKS = re.compile(
    r"[*†‡§¶]+|[\u2070-\u2079\u00b9\u00b2\u00b3]+|\^\{?[\d,* ]+\}?|\s*\((?:\d|[^)]{0,60}@)[^)]*\)|\[\d+\]"
)
_REMARK = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)(?=\s*(?:[,;、，；·&|]|and\b|$))|\s*（[^（）]*）")
_LAST = (
    r"(?:(?:[a-zÀ-ÿ]{1,5}\s+){0,2}|(?:Von|Van|De|Di|Le|La|El|Al|Ter)\s+)[^\W\d_][\w'’‐-―-]*(?:\s[^\W\d_a-z][\w'’-]+)?"
)
_LAST_AND_INITIALS = re.compile(
    rf"\s*({_LAST}),\s+((?:[^\W\d_a-z]\.[\s‐-―-]?){{1,4}})\s*(?:,\s*(?:and\s|&\s?)?|and\s|&\s?|;|$)"
)
_LAST_AND_FIRST = re.compile(rf"({_LAST}),\s+([^\W\d_a-z][\w.'’‐-―-]*(?:\s[^\W\d_a-z][\w.'’‐-―-]*){{0,2}})")
_BETWEEN = re.compile(r"\s*;\s*(?:and\s+|&\s*)?|,?\s+(?:and|&)\s+")
_BY = re.compile(r"(?:[Bb]y|par|[Bb]ởi)\s+(?=\w)|von\s+(?=[^\W\d_a-z][\w'’-]*\s+[^\W\d_a-z])")
_LEAST_PAIRS, _LONGEST_NAME, _LONGEST_SHORTENED = 2, 4, 4
_LAST_THEN_INITIALS = re.compile(r"[^\W\d_][\w'’-]*(?: [^\W\d_a-z][\w'’-]+)? [^\W\d_a-z]{1,3}")
_MOST_GIVEN = 2
_LONGEST_LIST = 4_000
_CJK_NAME = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3·\s]{2,12}")


def is_placeholder(text: str) -> bool:
    """Whether TEXT stands for "nothing" (`N/A`, `null`, `Unknown`)."""
    return text.strip(" *_`.").casefold() in PLACEHOLDERS or not text.strip(" *_`.")


def split_names(text: str) -> tuple[str, ...]:
    """The people that TEXT lists, in order; placeholders and "et al." left out."""
    if len(text) <= _LONGEST_LIST:
        text = _REMARK.sub("", _WIKI_LINK.sub(r"\1", text))
    plain = _REST.sub("", _MARKS.sub("", " ".join(text.split())).strip(" .:*_" if text[-2:-1].islower() else " :*_"))
    plain = plain.removeprefix(lead[0]) if (lead := _BY.match(plain)) else plain
    turned = turned_names(plain) if "," in plain and len(plain) <= _LONGEST_LIST else ()
    if turned:
        return turned
    names = [
        name.strip(" .*_") if not re.search(r"\b\w\.$", name) else name.strip(" *_") for name in _SPLIT.split(plain)
    ]
    return tuple(name for name in names if not is_placeholder(name) and len(name) <= 80 and not _HOST.fullmatch(name))


def turned_names(text: str) -> tuple[str, ...]:
    """The people of `von Neumann, John; Byron, Ada` or `Byron, A. M., & Turing, A.`, each or none."""
    text = _REST.sub("", text)
    text = text[:-1] if text.endswith("..") else text  # an initial at the end of a sentence
    found, at = [], 0
    while at < len(text) and (match := _LAST_AND_INITIALS.match(text, at)):
        found.append(f"{match[2].strip()} {match[1]}")
        at = match.end()
    if found and at == len(text):
        return tuple(found)
    parts = [part for part in _BETWEEN.split(text) if part]
    pairs = [pair for part in parts if (pair := _LAST_AND_FIRST.fullmatch(part))]
    of_two_words = sum(pair[1][0].isupper() and " " in pair[1] for pair in pairs)
    if len(parts) < _LEAST_PAIRS or len(pairs) < len(parts) or of_two_words * 2 > len(pairs):
        return ()  # `Ada Byron, Alan Turing and …` is turned already
    return tuple(f"{pair[2]} {pair[1]}" for pair in pairs)


def cited_names(text: str) -> tuple[str, ...]:
    """The people of `Byron, Ada, and Alan Turing`, `Byron, Ada, et al.` or `Byron A, Turing AM`, all or none."""
    plain = _REST.sub("", text.strip(" ,."))
    parts = [part.strip(" ,.") for part in _SPLIT.split(plain) if part.strip(" ,.")]
    if parts and all(_LAST_THEN_INITIALS.fullmatch(part) for part in parts):
        return tuple(f"{initials} {last}" for last, _, initials in (part.rpartition(" ") for part in parts))
    first, *others = parts or [""]
    if (
        others
        and " " not in first
        and len(others[0].split()) <= _MOST_GIVEN
        and (len(others) == 1 or all(" " in other for other in others[1:]))
        and _looks_like_name(f"{others[0]} {first}")
        and all(_looks_like_name(other) for other in others[1:])
    ):
        return f"{others[0]} {first}", *others[1:]
    return ()


def full_name(first: str, last: str) -> str:
    """The given name FIRST and the family name LAST together, in the order of their script."""
    first, last = first.strip(), last.strip()
    both = bool(first) and bool(last)
    if both and is_cjk_name(first) and is_cjk_name(last):
        return f"{last}{first}"
    return f"{first} {last}".strip()


def is_cjk_name(text: str) -> bool:
    """Whether TEXT is short and written in Chinese characters, kana or Hangul only."""
    return all("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in text) and 0 < len(text) <= 6


def split_bibliography_names(text: str) -> tuple[str, ...]:
    """The people of a BibTeX `author` field: `Last, First and Last, First`, each given name first."""
    names = []
    for part in _BIB_AND.split(" ".join(text.replace("{", "").replace("}", "").split())):
        last, comma, first = part.partition(",")
        name = full_name(first, last) if comma else part.strip()
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


def is_one_name(text: str) -> bool:
    """Whether TEXT is the full name of one person, and neither an organisation nor a phrase in capitals."""
    words = text.split()
    if any(word.casefold().strip(".") in ORG_WORDS for word in words) or is_venue(text) or _CJK_NAME.fullmatch(text):
        return False
    return (
        5 <= len(text) <= 40
        and len(words) <= _LONGEST_NAME
        and looks_like_names(text, least=1)
        and len(split_names(text)) == 1
    )


def _looks_like_name(name: str) -> bool:
    if _CJK_NAME.fullmatch(name):
        return len(name.replace(" ", "")) <= 6
    words = name.split()
    if not 2 <= len(words) <= 5 or any(word.casefold().rstrip(".") in NO_NAMES for word in words):
        return False
    if any(word.endswith(".") and len(word) > _LONGEST_SHORTENED for word in words[:-1]):
        return False  # two sentences
    return all(
        word.casefold() in NAME_PARTICLES
        or (word[0].isupper() and re.fullmatch(r"[^\W\d_][\w.'’‐-―-]*", word) is not None)
        for word in words
    ) and not words[-1].isupper() | (len(words[-1]) > 24)
