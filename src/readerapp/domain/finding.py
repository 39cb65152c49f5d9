"""Finds words in a text without regard to accents and case, and tells where in the text itself they stand."""

import unicodedata
from collections.abc import Iterator

Span = tuple[int, int]


class _Letters(dict[int, str]):
    """What each character is looked for as; learns a character when it is met first."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        lower = letter.casefold().replace("đ", "d")
        spread = unicodedata.normalize("NFKD", lower)
        plain = unicodedata.normalize("NFC", "".join(part for part in spread if not unicodedata.combining(part)))
        if letter.isspace():
            plain = " "
        if len(plain) != 1:
            self.uneven.add(letter)
        self[code] = plain
        return plain


_LETTERS = _Letters()


def plain(text: str) -> str:
    """TEXT without accents and case; `Đề xuất` is `de xuat`. Other signs stay, so that formulas can be found."""
    return text.translate(_LETTERS)


def sought(query: str) -> str:
    """What is looked for when somebody types QUERY."""
    return " ".join(plain(unicodedata.normalize("NFC", query)).split())


def count(text: str, what: str) -> int:
    """How often TEXT says WHAT, which `sought` gave."""
    return plain(text).count(what) if what else 0


def spans(text: str, what: str) -> Iterator[Span]:
    """Where TEXT says WHAT, which `sought` gave: first character and the one after the last, overlaps aside."""
    if not what:
        return
    bare = plain(text)
    even = len(bare) == len(text) and _LETTERS.uneven.isdisjoint(text)
    places = range(len(text) + 1) if even else _places(text)
    at = bare.find(what)
    while at >= 0:
        yield places[at], places[at + len(what) - 1] + 1
        at = bare.find(what, at + len(what))


def _places(text: str) -> list[int]:
    """For each character of the bare TEXT, the character of TEXT that it comes from."""
    found: list[int] = []
    for place, letter in enumerate(text):
        found += [place] * len(plain(letter))
    found.append(len(text))
    return found
