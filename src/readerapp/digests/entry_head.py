"""Takes the first words of a list entry apart: `icon [Org] [Title](address) (venue)` and its many relatives."""

import re
from dataclasses import dataclass

from readerapp.digests.blocks import Anchor, Inline
from readerapp.digests.dates import find_date
from readerapp.digests.document import Document
from readerapp.digests.names import looks_like_names, split_names
from readerapp.digests.title_words import ID_IN_WORDS, first_line, title_in_words
from readerapp.digests.titles import (
    clean_title,
    has_letters,
    in_title_case,
    is_label,
    is_latin,
    looks_like_title,
)
from readerapp.digests.venues import cut_venue, find_venue, is_venue
from readerapp.digests.word_lists import BADGES
from readerapp.domain.identity import fold

_OPENING, _CLOSING = "[(【<（", {"[": "]", "(": ")", "【": "】", "<": ">", "（": "）"}
_LONGEST_BRACKET = 120
_TRAILING_NOTE = re.compile(r"\(([^()\n]{1,80})\)[.\s]*$")
_NUMBER = re.compile(r"\s*(?:\(\d{1,4}\)|\[\d{1,4}\]|#?\d{1,4}[.)、])\s+")
_CHECKBOX = re.compile(r"\[[ xX]?\]")
_CITED = re.compile(
    r"\s*[(\[](?:[^\W\d_][\w'’.-]*,?\s+){0,3}(?:et\.? al\.?|(?:and|&|và|und|et)\s[^\W\d_][\w'’-]*),?\s+"
    r"((?:19|20)\d\d)[a-z]?[)\]]$"
)
_SOMEBODYS = re.compile(
    r"[A-Z][\w-]+(?:(?:,? and |,? & |, )[A-Z][\w-]+)*(?:(?:,? and |,? & )[A-Z][\w-]+| et al\.?)['’]s? "
    r"(\S+(?: \S+){0,2})"
)
_REMARK = re.compile(r"\s\([^()]{0,40}\)")
_QUOTES = frozenset('"“”«「')
_QUOTED_WITH_STOP = re.compile(r"[\"“]([^\n]{8,300}?[,.?!])[\"”]")
_QUOTED = re.compile(r"[\"“”]([^\"“”\n]{8,300})[\"“”]")
_PIECES = re.compile(r"\s[-–—|·•]\s|[.;]\s+|\s*\|\s*|,\s*(?=\*)|\n")


@dataclass(slots=True)
class Head:
    """What the head of an entry says.

    Attributes:
        title: the title, cleaned; empty when there is none.
        short_name: a nickname beside or instead of the title.
        org: what stands in brackets before the title and is neither venue nor date.
        venue: conference, journal or a remark in brackets behind.
        published: a date in brackets.
        authors: names behind the title.
        start: where the text begins behind icons, numbers and brackets.
        title_end: where the title ends in the text; 0 without a title.
    """

    title: str = ""
    short_name: str = ""
    org: str = ""
    venue: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    start: int = 0
    title_end: int = 0


def read_head(document: Document, inline: Inline, base: str, *, sole: bool = True) -> Head:
    """Read the head of an entry that speaks of the paper BASE (empty: of something without an arXiv id).

    SOLE says whether the text speaks of no other paper, so that words outside the paper's own link may be its title.
    """
    head = Head()
    start = head.start = _read_brackets(inline, head)
    own = [anchor for anchor in inline.anchors if base and document.leads_to(anchor, base)]
    named = [anchor for anchor in own if not is_label(anchor.label)]
    if named:
        _title_from_anchor(inline, max(named, key=lambda anchor: len(anchor.label)), start, head)
    elif sole:
        _title_from_text(inline, start, head)
    _cut_citation(head)
    if head.title:
        _read_tail(inline, head)
    return head


def _cut_citation(head: Head) -> None:
    """Take people who only tell whose paper it is off the title: `… (Ho et al., 2020)`, `Ho et al.'s …`."""
    cited = _CITED.search(head.title)
    if cited and cited.start():
        head.title, head.published = head.title[: cited.start()], head.published or cited[1]
    somebodys = _SOMEBODYS.fullmatch(head.title)
    if somebodys:
        head.title, head.title_end, head.short_name = "", 0, head.short_name or somebodys[1]


def _read_brackets(inline: Inline, head: Head) -> int:
    """Read the brackets before the title into HEAD; where the rest begins."""
    text = inline.text
    number = _NUMBER.match(text)
    at = number.end() if number else 0
    linked = {anchor.start for anchor in inline.anchors}
    while at < len(text):
        char = text[at]
        if char in _OPENING and at not in linked:
            end = text.find(_CLOSING[char], at + 1, at + _LONGEST_BRACKET)
            if end < 0 or any(at <= anchor.start < end for anchor in inline.anchors):
                break
            if text[:at].strip() or not _CHECKBOX.fullmatch(text, at, end + 1):
                _take_bracket(text[at + 1 : end].strip(), head, square=char in "[【")
            at = end + 1
        elif char.isalnum() or char in '"“«「《$\\' or at in linked:
            break
        else:
            at += 1
    return at


def _take_bracket(content: str, head: Head, *, square: bool) -> None:
    if not has_letters(content) or (len(content) < 40 and find_date(content) and not is_venue(content)):
        head.published = head.published or find_date(content)
    elif is_venue(content) and not head.venue:
        head.venue = content
    elif square and fold(content) not in BADGES and not head.org:
        head.org = " ".join(content.split())


def _title_from_anchor(inline: Inline, anchor: Anchor, start: int, head: Head) -> None:
    title = clean_title(anchor.label)
    before = inline.text[start : anchor.start].strip(" \n-–—:|*_>(")
    in_prose = len(before.split()) > 3 or (len(before) > 12 and not has_space_script(before))
    if (
        before
        and in_title_case(title) is False
        and is_latin(title)
        and len(title.split()) > 1
        and not title[0].isupper()
    ):
        return  # words of a sentence: `as [the first one](…) showed`
    if (len(title.split()) <= 3 and in_prose) or _goes_on(title, inline.text[anchor.end :]):
        head.short_name = title
    else:
        head.title, head.title_end = title, anchor.end
        alias = before.rstrip(" :")
        if before and inline.text[start : anchor.start].rstrip().endswith(":") and len(alias.split()) <= 3:
            head.short_name = "" if is_label(alias) else clean_title(alias)


def _goes_on(title: str, behind: str) -> bool:
    """Whether a single linked word is part of a sentence: `[BitNet](…) implementations compared`."""
    words = behind.split("\n", 1)[0].split()
    return len(title.split()) == 1 and len(words) >= 3 and words[0][0].isalpha() and behind[:1] not in {"\n", ""}


def has_space_script(text: str) -> bool:
    """Whether TEXT is in a script that puts spaces between words."""
    return not any("\u3040" <= char <= "\u9fff" for char in text)


def _title_from_text(inline: Inline, start: int, head: Head) -> None:
    text = inline.text
    for anchor in inline.anchors:  # a title that links to a project page, before the link to the paper
        if anchor.start <= start + 2 and not is_label(anchor.label) and len(anchor.label.split()) > 1:
            head.title, head.title_end = clean_title(anchor.label), anchor.end
            return
    bold = _bold_at(inline, start)
    limit = _first_label(inline, start)
    if bold is not None:
        words = clean_title(text[bold[0] : bold[1]])
        behind = text[bold[1] : limit]
        alias = len(words.split()) <= 3 and (behind.lstrip().startswith(":") or text[bold[1] - 1] == ":")
        rest = clean_title(first_line(behind.lstrip(" :")))
        if alias and looks_like_title(rest) and in_title_case(rest) and behind.lstrip(" :")[:1] not in _QUOTES:
            title, venue = cut_venue(rest)
            head.short_name, head.title, head.title_end = words, f"{words}: {title}", limit
            head.venue = head.venue or venue
        elif not is_label(words) and looks_like_title(words) and not _announces(text, bold):
            if len(words.split()) == 1 and len(text[bold[1] :].split("\n", 1)[0].split()) > 3:
                head.short_name, head.title_end = words, bold[1]
                return
            head.title, head.title_end = words, bold[1]
        if head.title:
            return
    quoted = _QUOTED_WITH_STOP.search(text, start) or _QUOTED.search(text, start)
    if quoted and looks_like_title(quoted[1]):
        before = text[start : quoted.start()].strip(" ,.:")
        if not before or looks_like_names(before, least=1):
            head.title, head.title_end = clean_title(quoted[1]), quoted.end()
            head.authors = split_names(before)
            return
    words_found = title_in_words(text, start, limit)
    head.title, head.short_name, head.title_end = words_found.title, words_found.short_name, words_found.end
    head.authors = words_found.authors
    head.venue, head.published = head.venue or words_found.venue, head.published or words_found.published


def _announces(text: str, bold: tuple[int, int]) -> bool:
    """Whether bold words end with a colon, so that they name what follows, or hold an id."""
    words = text[bold[0] : bold[1]].rstrip()
    return (
        words.endswith((":", "："))
        or text[bold[1] : bold[1] + 1] in {":", "："}
        or ID_IN_WORDS.search(words) is not None
    )


def _bold_at(inline: Inline, start: int) -> tuple[int, int] | None:
    for first, last in inline.bold:
        if first >= start - 1 and not any(char.isalnum() for char in inline.text[start:first]):
            return first, last
    return None


def _first_label(inline: Inline, start: int) -> int:
    """Where the first link label or id behind START begins; the end of the text when there is none."""
    from_anchor = min(
        (a.start for a in inline.anchors if a.start > start or is_label(a.label)), default=len(inline.text)
    )
    number = ID_IN_WORDS.search(inline.text, start)
    return min(from_anchor, number.start() if number else from_anchor)


def _is_acronym(text: str, title: str) -> bool:
    """Whether TEXT is made of first letters of the words of TITLE, in their order."""
    initials = iter(word[0].upper() for word in re.findall(r"\w+", title))
    return 2 <= len(text) <= 10 and text.isalpha() and all(char in initials for char in text.upper())


def _read_tail(inline: Inline, head: Head) -> None:
    text = inline.text
    tail = text[head.title_end :]
    if not head.venue:
        note = _TRAILING_NOTE.search(tail.split("\n", 1)[0])
        if (
            note
            and not is_label(note[1])
            and not any(a.start > head.title_end and a.label in note[1] for a in inline.anchors)
        ):
            if _is_acronym(note[1].strip(), head.title):
                head.short_name = head.short_name or note[1].strip()
            else:
                head.venue = note[1].strip()
    if not head.venue and len(tail) < 400:
        head.venue = find_venue(tail)
    if not head.authors:
        for piece in [*_PIECES.split(tail[:1500]), *(text[a:b] for a, b in inline.italic if a >= head.title_end)]:
            names = _REMARK.sub("", piece).strip(" ,.*_()[]")
            if looks_like_names(names):
                head.authors = split_names(names)
                return
