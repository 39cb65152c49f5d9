"""What is a title and what only looks like one: cleaning, link labels, and the judgement of a piece of text."""

import re
import unicodedata
from functools import lru_cache

from readerapp.digests.word_lists import LINK_LABELS
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.identity import fold

_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF, 0x00AD, *range(0xFE00, 0xFE10), 0x20E3]
)
_CLEAN = re.compile(r"[A-Za-z][ -~]*[A-Za-z0-9)?!]")
_UNCLEAN = ("  ", "<", "[[", "rXiv:", "Paper page", "}}", "%%")
_HOLDS_CODES = re.compile(r"\{\{|\}\}|%%")
_KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")
_NUMBERING = re.compile(
    r"(?:(?:no|nr|paper|bài)\.?\s?)?(?:[(\[]\d{1,4}[)\]][.:]?|#?\d{1,4}\s?[.)、:：）](?!\d)|#\d{1,4}\b)\s*"
    r"|[①-⑳❶-❿]\s*"
    r"|第\s?\d{1,3}\s?[位名篇]\s*[:：、.]?\s*|\d{1,3}\s*｜\s*"
    r"|\[(?:arxiv:\s?)?(?:\d{4}\.\d{4,5}|[a-z-]{2,9}/\d{7})(?:v\d+)?\]\s+",  # as browsers call pages of arXiv
    re.IGNORECASE,
)
_ID_BEHIND = re.compile(r"\s*[(\[]arxiv:\s?\d{4}\.\d{4,5}(?:v\d+)?(?:\s\[[\w.-]+\])?[)\]]$", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|u|scp|span|br|p)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_SHORTCODE = re.compile(r"\{\{[<%]\s*[\w-]*|\s*[>%]\}\}|%%")  # of sites that Hugo makes; comments of Obsidian
_PAGE_NAME = re.compile(r"^Paper page - ")  # what Hugging Face calls the page of a paper
_EDGES = " \t\n-–—|·•:：,，;、_~=>*➡→⇒/"
_STOPS = ".。"
_QUOTES = {"“": "”", "«": "»", "「": "」", "『": "』", "《": "》", '"': '"', "‘": "’", "【": "】"}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?:arxiv\.org|huggingface\.co|doi\.org|github\.com)/\S*", re.IGNORECASE)
_ARXIV_NUMBER = re.compile(r"(?:arxiv\s?[:.]?\s?)?\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE)


def clean_title(text: str) -> str:
    """TEXT as a title: one line, without numbering, emoji, emphasis, enclosing quotes and full stop at its edges."""
    if _CLEAN.fullmatch(text) and not any(sign in text for sign in _UNCLEAN) and not _NUMBERING.match(text):
        return text
    text = _WIKI_LINK.sub(r"\1", _MARKUP.sub("", _SHORTCODE.sub("", text) if _HOLDS_CODES.search(text) else text))
    title = " ".join(_KEYCAP.sub(" ", text).translate(_INVISIBLE).split())
    previous = None
    while title and title != previous:
        previous = title
        title = _strip_pictures(title.strip(_EDGES))
        number = _NUMBERING.match(title)
        if number and number.end() < len(title):
            title = title[number.end() :]
        title = _ID_BEHIND.sub("", _PAGE_NAME.sub("", title))
        title = _strip_stops(_strip_pair(title.strip(_EDGES)))
    return title if any(map(str.isalnum, title)) else ""


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Whether TEXT only says what a link is (`arXiv`, `PDF`, `논문 링크`, `v2 paper`, an id, an address)."""
    stripped = text.strip(" []()<>{}*_`:.|🔗")
    if not stripped or _ADDRESS.fullmatch(stripped) or _ARXIV_NUMBER.fullmatch(stripped):
        return True
    if len(stripped) > 60:
        return False
    words = fold(_ARXIV_NUMBER.sub(" ", stripped)).split()
    return all(word in LINK_LABELS or word.isdecimal() for word in words) or ArxivId.parse(stripped) is not None


def looks_like_title(text: str) -> bool:
    """Whether TEXT, standing alone, can be a title rather than a sentence or a fragment of one."""
    if not 4 <= len(text) <= 300 or is_label(text) or "\n\n" in text:
        return False
    if _ADDRESS.search(text) or (re.search(r"[.!。！]\s+\S+\s+\S+\s+\S", text) and not in_title_case(text)):
        return False
    words = text.split()
    latin = [word for word in words if word[0].isascii() and word[0].isalpha()]
    if len(latin) < 2:
        return True
    capitals = sum(1 for word in latin if word[0].isupper() or any(char.isupper() for char in word[1:]))
    named = any(char.isupper() for char in words[0]) or words[0].endswith(":")
    return named or not text[0].isalpha() or capitals * 2 >= len(latin)


def in_title_case(text: str) -> bool:
    """Whether most of the longer words of TEXT begin with a capital, as in an English title."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > 3]
    return len(words) >= 2 and sum(word[0].isupper() for word in words) * 3 >= len(words) * 2


def is_latin(text: str) -> bool:
    """Whether most letters of TEXT are plain Latin letters, as those of an English title are."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isascii() for char in letters) * 10 >= len(letters) * 8


def is_english(text: str) -> bool:
    """Whether TEXT holds hardly a letter beyond the English ones (names may): a stricter `is_latin`."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(not char.isascii() for char in letters) * 25 <= len(letters)


def has_letters(text: str) -> bool:
    """Whether TEXT holds a letter of any script."""
    return any(char.isalpha() for char in text)


def _strip_pictures(title: str) -> str:
    start, end = 0, len(title)
    while start < end and _is_picture(title[start]):
        start += 1
    while end > start and _is_picture(title[end - 1]):
        end -= 1
    return title[start:end].strip()


def _is_picture(char: str) -> bool:
    if char.isascii():
        return False
    category = unicodedata.category(char)
    return category == "So" or category in {"Sk", "Cf", "Cn", "Me"} or char in "\u00a0\u3000"


def _strip_pair(title: str) -> str:
    closing = _QUOTES.get(title[:1])
    if closing and title.endswith(closing) and len(title) > 2 and closing not in title[1:-1]:
        return title[1:-1].strip()
    return title


def _strip_stops(title: str) -> str:
    if title.endswith("...."):
        return f"{title.rstrip('.')}..."
    if title.endswith("...") or (title.endswith(".") and re.search(r"\b[A-Z]\.[A-Z]\.$|\bal\.$|\betc\.$", title)):
        return title
    return title.rstrip(_STOPS).rstrip()
