"""The texts that text repair is tested with, and the ways to break them."""

from pathlib import Path

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


def wrong_words(original: str, repaired: str) -> list[tuple[str, str]]:
    ours, theirs = original.split(), repaired.split()
    assert len(ours) == len(theirs)
    return [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
