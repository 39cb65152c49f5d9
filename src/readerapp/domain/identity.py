"""What makes two mentions the same paper: the key of a work, and how texts are folded for comparison."""

import hashlib
import re
import unicodedata

from readerapp.domain.arxiv_id import ArxivId

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>|]+", re.IGNORECASE)
_ARXIV_DOI = "10.48550/arxiv."
_WORK = "work:"
_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """TEXT without accents, case, punctuation and repeated spaces: `Đề xuất «RAG»` becomes `de xuat rag`.

    Hangul is taken apart by the decomposition and put together again, so Korean stays searchable by syllable.
    """
    if text.isascii():
        return _NOT_WORD.sub(" ", text.lower()).strip()
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFC", plain)).strip()


def parse_doi(text: str) -> str | None:
    """The DOI in TEXT, lower case and without trailing punctuation; None when there is none."""
    match = _DOI.search(text)
    return match[0].rstrip(".,;:)]}'*").casefold() if match else None


def named_key(name: str) -> str:
    """The key that NAME means as people write it: a key, or an arXiv id or a DOI with anything usual around it."""
    clean = name.strip()
    arxiv_id = None if clean.startswith(_WORK) else ArxivId.parse(name)
    if arxiv_id is not None:
        return f"arxiv:{arxiv_id.base}"
    doi = None if clean.startswith(_WORK) else parse_doi(name)
    return f"doi:{doi}" if doi else clean


def is_named_by_title(key: str) -> bool:
    """Whether KEY is that of a work without any identifier."""
    return key.startswith(_WORK)


def paper_key(*, arxiv_id: ArxivId | None, doi: str | None, title: str, first_author: str) -> str:
    """The identity of a work: arXiv id without version; else the DOI; else folded title and first author.

    `arxiv:2402.17764`, `doi:10.1145/3292500`, `work:attention-is-all-you-need-1f0c2a9b`. A DOI that arXiv gave out
    is the arXiv id.
    """
    if arxiv_id is None and doi is not None and doi.startswith(_ARXIV_DOI):
        arxiv_id = ArxivId.parse(doi.removeprefix(_ARXIV_DOI))
    if arxiv_id is not None:
        return f"arxiv:{arxiv_id.base}"
    if doi is not None:
        return f"doi:{doi}"
    folded = fold(title)
    digest = hashlib.sha256(f"{folded}\n{fold(first_author)}".encode()).hexdigest()[:8]
    return f"{_WORK}{folded[:60].strip().replace(' ', '-')}-{digest}"
