"""Puts labelled values (`Tác giả: …`, a column `Authors`, a field `저자`) into the fields of a mention."""

import re
from collections.abc import Callable, Iterable

from readerapp.digests.blocks import Block, Inline
from readerapp.digests.dates import exact_date
from readerapp.digests.drafts import Draft
from readerapp.digests.labels import Labelled, Role, role_of, without_title_label
from readerapp.digests.names import is_placeholder, looks_like_names, split_names
from readerapp.digests.titles import clean_title, has_letters, is_english, is_label, is_latin
from readerapp.domain.identity import parse_doi

_KEYWORD_SPLIT = re.compile(r"\s*[,;、，；|]\s*|\s+[·•/]\s+|\s+(?=#)")
_CATEGORIES = re.compile(r"[a-z-]{2,9}\.[A-Za-z-]{2,6}(?:\s[a-z-]{2,9}(?:\.[A-Za-z-]{2,6})?)*")
_TWO_TITLES = re.compile(r"\s+[|｜/]\s+|\s*[（(](?=[^()（）]{12,}[)）]\s*$)|\s+[-–—]\s+")
_BEHIND_BRACKET = re.compile(r"(?<=[)）])\s+[-–—]\s+([^\W\d_][^()（）]{1,40})$")
_NUMBER = re.compile(r"\d{1,5}")
_ADDRESS = re.compile(r"\s*[(<\[]?\b(?:https?://|www\.)[^\s<>()\[\]]+[)>\]]?")
_LONGEST_KEYWORD, _SHORTEST_TITLE = 80, 4


def apply_value(draft: Draft, role: Role | None, label: str, value: str) -> bool:
    """Put VALUE where its ROLE says; whether it was taken (a placeholder is taken and dropped)."""
    plain = " ".join(value.split())
    if is_placeholder(plain):
        return True
    setter = _SETTERS.get(role) if role is not None else None
    if setter is not None:
        setter(draft, plain)
        if role is Role.SOURCE:
            draft.add_field(label, plain)
        return True
    if role is Role.SUMMARY:
        draft.add_field(label, value)
        return True
    return role in {Role.LINK, Role.ARXIV}


def _set_authors(draft: Draft, value: str) -> None:
    draft.authors = draft.authors or split_names(value)


def _set_published(draft: Draft, value: str) -> None:
    draft.published = draft.published or exact_date(value)


def _set_short_name(draft: Draft, value: str) -> None:
    draft.short_name = draft.short_name or clean_title(value)


def _set_keywords(draft: Draft, value: str) -> None:
    draft.keywords = draft.keywords or split_keywords(value)


def _set_org(draft: Draft, value: str) -> None:
    draft.org = draft.org or value.strip(" .")


def _set_venue(draft: Draft, value: str) -> None:
    draft.venue = draft.venue or value.strip(" .*_")


def _set_doi(draft: Draft, value: str) -> None:
    draft.doi = draft.doi or parse_doi(value)


def add_title(draft: Draft, text: str, *, other: bool = False) -> None:
    """Add a title; of two, the one in the language of the paper (Latin letters) is the title, the other is kept."""
    title = clean_title(without_title_label(_ADDRESS.sub(" ", text)))
    if not title or is_label(title):
        return
    if not other and (not draft.title or _is_cut(draft.title, title)):
        draft.title = title
    elif not draft.title or (not other and is_latin(title) and not is_latin(draft.title)):
        draft.title, draft.other_title = title, draft.title or draft.other_title
    elif title != draft.title and not draft.other_title:
        draft.other_title = title


def _is_cut(short: str, title: str) -> bool:
    """Whether SHORT is the beginning of TITLE, up to a colon, a bracket or an ellipsis."""
    begin = short.rstrip(" .…")
    return (
        bool(begin)
        and len(title) > len(begin)
        and title.casefold().startswith(begin.casefold())
        and (title[len(begin)] in ":：—–(" or begin != short)
    )


def add_titles(draft: Draft, text: str) -> None:
    """Take a text that gives the title twice, in two languages, apart."""
    if not is_english(text):
        behind = _BEHIND_BRACKET.search(text)
        if behind:
            draft.org = draft.org or ("" if is_label(behind[1]) else behind[1].strip(" ,"))
            text = text[: behind.start()]
        for match in _TWO_TITLES.finditer(text):
            first, second = text[: match.start()], text[match.end() :].strip(" )）")
            latin = first if is_latin(first) else second
            if (
                is_latin(first) != is_latin(second)
                and is_english(latin)
                and min(len(first), len(second)) >= _SHORTEST_TITLE
            ):
                add_title(draft, first)
                add_title(draft, second)
                return
    add_title(draft, text)


def apply_labelled(draft: Draft, lines: Iterable[Labelled]) -> None:
    """Take what labelled lines say; a bold label whose words are unknown is judged by the shape of its value."""
    unknown: list[Labelled] = []
    for line in lines:
        if line.role is None:
            unknown.append(line)
        else:
            apply_value(draft, line.role, line.label, line.value)
    for line in unknown:
        _apply_by_shape(draft, line)


def split_keywords(text: str) -> tuple[str, ...]:
    """The keywords that TEXT lists, each once."""
    if _CATEGORIES.fullmatch(text):
        return tuple(dict.fromkeys(text.split()))
    words = (word.strip(" .*_`#[]") for word in _KEYWORD_SPLIT.split(text))
    return tuple(
        dict.fromkeys(word for word in words if word and not is_placeholder(word) and len(word) <= _LONGEST_KEYWORD)
    )


def _apply_by_shape(draft: Draft, line: Labelled) -> None:
    value = " ".join(line.value.split())
    if is_placeholder(value):
        return
    if not has_letters(value) and exact_date(value):
        draft.published = draft.published or exact_date(value)
    elif not draft.authors and not draft.published and looks_like_names(value, least=1):
        draft.authors = split_names(value)
    elif not draft.keywords and draft.authors and _looks_like_keywords(value):
        draft.keywords = split_keywords(value)
    elif not line.anchors:
        draft.add_field(line.label, value)


def _looks_like_keywords(value: str) -> bool:
    words = split_keywords(value)
    return len(words) >= 2 and all(len(word.split()) <= 6 for word in words) and not value.endswith((".", "。"))


def _apply_rank(draft: Draft, value: str) -> None:
    match = _NUMBER.search(value)
    if match and draft.rank is None and len(value) <= 8:
        draft.rank = int(match[0])


def is_key_value(table: Block) -> bool:
    """Whether each row of a table of two columns is a label with its value, rather than an entry of a list."""
    if len(table.header) != 2:
        return False
    labels = [row.cells[0].text for row in table.children if row.cells]
    known = sum(role_of(label) is not None or is_label(label) for label in labels)
    return bool(labels) and known * 2 >= len(labels)


_SETTERS: dict[Role, Callable[[Draft, str], None]] = {
    Role.TITLE: add_titles,
    Role.OTHER_TITLE: lambda draft, value: add_title(draft, value, other=True),
    Role.SHORT_NAME: _set_short_name,
    Role.AUTHORS: _set_authors,
    Role.PUBLISHED: _set_published,
    Role.SOURCE: _set_published,
    Role.KEYWORDS: _set_keywords,
    Role.ORG: _set_org,
    Role.VENUE: _set_venue,
    Role.RANK: _apply_rank,
    Role.DOI: _set_doi,
}


def plain_value(inline: Inline) -> str:
    """The text of a cell without the words of links that are mere labels."""
    text = inline.text
    for anchor in reversed(inline.anchors):
        if is_label(anchor.label):
            text = text[: anchor.start] + text[anchor.end :]
    return " ".join(text.replace("[]", " ").replace("()", " ").split()).strip(" ,|·")
