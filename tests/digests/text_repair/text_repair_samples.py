"""The texts that text repair is tested with, and the ways to break them."""

import re
from pathlib import Path

from readerapp.digests.text_repair import RepairedText
from readerapp.digests.text_repair.codepages import CodePage, code_pages

LANGUAGES = ("vi", "ko", "zh", "ja", "en", "fr", "de", "ru")
PAGES = {page.name: page for page in code_pages()}
_FOLDER = Path(__file__).parent / "samples"


def sample(name: str) -> str:
    return (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def misread(text: str, page: CodePage) -> str:
    """UTF-8 read through the code page, unmapped bytes kept."""
    return "".join(page.table[byte] for byte in text.encode())


def misread_with_loss(text: str, codec: str) -> str:
    """UTF-8 read through the code page, unmapped bytes dropped, then soft hyphens dropped."""
    return text.encode().decode(codec, errors="ignore").replace("\xad", "")


def without_controls(text: str) -> str:
    """UTF-8 read as Latin-1, all C1 control characters dropped."""
    return "".join(char for char in text.encode().decode("latin-1") if not "\x80" <= char <= "\x9f")


def places_hold(repaired: RepairedText) -> bool:
    """Whether every word and every broken word stands where it is said to stand, and none covers another."""
    lines = repaired.text.split("\n")
    ends = (0, 0)
    spans = [(word.line, word.column, word.word) for word in repaired.words]
    spans += [(bit.line, bit.column, bit.text) for bit in repaired.unrepaired]
    for line, column, text in sorted(spans):
        if lines[line - 1][column : column + len(text)] != text or (line, column) < ends:
            return False
        ends = (line, column + len(text))
    return True


def wrong_and_not_told(original: str, repaired: RepairedText) -> int:
    """The words that are wrong without touching one that is uncertain or not repaired."""
    told: dict[int, list[tuple[int, int]]] = {}
    for word in repaired.uncertain:
        told.setdefault(word.line, []).append((word.column, word.column + len(word.word)))
    for bit in repaired.unrepaired:
        told.setdefault(bit.line, []).append((bit.column, bit.column + len(bit.text)))
    silent = 0
    lines = zip(original.split("\n"), repaired.text.split("\n"), strict=True)
    for number, (line, other) in enumerate(lines, 1):
        right = line.split()
        for match in re.finditer(r"\S+", other):
            start, end = match.span()
            if match.group() in right:
                right.remove(match.group())
            else:
                silent += not any(first < end and last > start for first, last in told.get(number, ()))
    return silent


def wrong_words(original: str, repaired: str) -> list[tuple[str, str]]:
    ours, theirs = original.split(), repaired.split()
    assert len(ours) == len(theirs)
    return [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
