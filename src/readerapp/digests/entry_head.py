"""Takes the first words of a list entry apart: `icon [Org] [Title](address) (venue)` and its many relatives."""

import re

from readerapp.digests.blocks import Anchor, Inline
from readerapp.digests.dates import find_date
from readerapp.digests.document import Document
from readerapp.digests.entry_tail import Head, read_tail
from readerapp.digests.labels import Role, role_of
from readerapp.digests.names import cited_names, is_one_name, looks_like_names, split_names
from readerapp.digests.nicknames import name_in_front
from readerapp.digests.title_words import ID_IN_WORDS, first_line, title_in_words
from readerapp.digests.titles import (
    clean_title,
    has_letters,
    in_title_case,
    is_label,
    is_latin,
    looks_like_title,
)
from readerapp.digests.venues import cut_venue, is_venue
from readerapp.digests.word_lists import BADGES
from readerapp.domain.identity import fold

_OPENING, _CLOSING = "[(【<（", {"[": "]", "(": ")", "【": "】", "<": ">", "（": "）"}
_LONGEST_BRACKET = 120
_NUMBER = re.compile(r"\s*(?:[①-⑳❶-❿]\s*|(?:\(\d{1,4}\)|\[\d{1,4}\]|#?\d{1,4}[.)、])\s+|\d{1,4}[、）]\s*)")
_DATE_FIRST = re.compile(r"\s*((?:19|20)\d\d[./-](?:0[1-9]|1[0-2])(?:[./-]\d\d)?)(?:\s*[:：|–—]\s*|\s+)(?=\S)")
_CHECKBOX = re.compile(r"\[[ xX]?\]")
_CITED = re.compile(
    r"\s*[(\[](?:[^\W\d_][\w'’.-]*,?\s+){0,3}(?:et\.? al\.?|(?:and|&|và|und|et)\s[^\W\d_][\w'’-]*),?\s+"
    r"((?:19|20)\d\d)[a-z]?[)\]]$"
)
_SOMEBODYS = re.compile(
    r"[A-Z][\w-]+(?:(?:,? and |,? & |, )[A-Z][\w-]+)*(?:(?:,? and |,? & )[A-Z][\w-]+| et al\.?)['’]s? "
    r"(\S+(?: \S+){0,2})"
)
_QUOTES = frozenset('"“”«「')
_QUOTED_WITH_STOP = re.compile(r"[\"“]([^\n]{4,300}?[,.?!])[\"”]")
_IN_MARKS = re.compile(r"[《『]([^《》『』\n]{2,300})[》』]")
_QUOTED = re.compile(r"[\"“”]([^\"“”\n]{4,300})[\"“”]")
_LONGEST_DATE, _LEAST_SENTENCE, _LEAST_BOLD = 20, 3, 4
_END_OF_PEOPLE = re.compile(r"(?<!\b[A-Z])\.(?:\s|$)")
_BY = frozenset({"by", "von", "par", "bởi"})
_LONGEST_ALIAS = 3  # words


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
    elif sole and not head.title:
        _title_from_text(inline, start, head)
    _cut_citation(head)
    if head.title:
        read_tail(inline, head)
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
    dated = _DATE_FIRST.match(text, at)
    if dated and find_date(dated[1]):
        head.published, at = find_date(dated[1]), dated.end()
    # Words in bold are a title, but not if they are nothing but a bracket.
    bold = {first for first, last in inline.bold if text[last - 1 : last] != _CLOSING.get(text[first : first + 1])}
    marked = {anchor.start for anchor in inline.anchors} | bold
    while at < len(text):
        char = text[at]
        if char in _OPENING and at not in marked and not text.startswith("[Re]", at):
            end = text.find(_CLOSING[char], at + 1, at + _LONGEST_BRACKET)
            if end < 0 or any(at <= anchor.start < end for anchor in inline.anchors):
                break
            if text[at + 1] == "[" and "|" in text[at:end]:
                _take_note_name(clean_title(text[at : end + 2]), head, end + 2)
            callout_or_note = text[at + 1] in "[!"  # `[!note]`, `[[another note]]`
            if not callout_or_note and (text[:at].strip() or not _CHECKBOX.fullmatch(text, at, end + 1)):
                _take_bracket(text[at + 1 : end].strip(), head, square=char in "[【")
            at = end + 1
        elif char.isalnum() or char in '"“«「《$\\' or at in marked or text.startswith("[Re]", at):
            break
        else:
            at += 1
    return at


def _take_note_name(name: str, head: Head, end: int) -> None:
    """Take what a link to a note is called (`[[note|name]]`): a title, or a nickname."""
    if len(name.split()) > _LONGEST_ALIAS and in_title_case(name):
        head.title, head.title_end = name, end
    else:
        head.short_name = head.short_name or name


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
        head.published = head.published or (find_date(before) if len(before) <= _LONGEST_DATE else "")
        alias = before.rstrip(" :")
        if before and inline.text[start : anchor.start].rstrip().endswith(":") and len(alias.split()) <= 3:
            head.short_name = "" if is_label(alias) else name_in_front(f"{clean_title(alias)}: ")


def _goes_on(title: str, behind: str) -> bool:
    """Whether a single linked word is part of a sentence: `[BitNet](…) implementations compared`."""
    words = behind.split("\n", 1)[0].split()
    if (
        len(title.split()) > 1
        or len(words) < _LEAST_SENTENCE
        or behind[:1] in {"\n", ""}
        or not has_space_script(title)
    ):
        return False
    return words[0][0].isalpha() and words[0].casefold() not in _BY


def has_space_script(text: str) -> bool:
    """Whether TEXT is in a script that puts spaces between words."""
    return not any("\u3040" <= char <= "\u9fff" for char in text)


def _title_from_text(inline: Inline, start: int, head: Head) -> None:
    text = inline.text
    for anchor in inline.anchors:  # a title that links to a project page, before the link to the paper
        if anchor.start <= start + 2 and not is_label(anchor.label) and len(anchor.label.split()) > 1:
            head.title, head.title_end = clean_title(anchor.label), anchor.end
            return
    limit = _first_label(inline, start)
    if _title_behind_people(inline, start, limit, head):
        return
    for first, last in inline.italic:
        if first <= start + 1 and looks_like_names(text[first:last]):
            head.authors = split_names(text[first:last])
            return
    marked = _emphasis_at(inline, start)
    if marked is not None and _title_in_bold(text, marked, limit, head):
        return
    if _title_in_quotes(text, start, limit, head):
        return
    words_found = title_in_words(text, start, limit)
    head.title, head.title_end = words_found.title, words_found.end
    head.short_name = words_found.short_name or head.short_name
    head.authors = words_found.authors
    head.venue, head.published = head.venue or words_found.venue, head.published or words_found.published


def _title_behind_people(inline: Inline, start: int, limit: int, head: Head) -> bool:
    """Take a title in bold, italics or quotes behind a list of people; whether there is one."""
    text = inline.text
    for first, last in sorted((*inline.bold, *inline.italic)):
        people = text[start:first].strip(' ,.:("“\n')
        words = clean_title(text[first:last])
        if first <= start + 1 or last > limit or "\n\n" in text[start:first] or not people:
            continue
        in_one_script = is_latin(people) == is_latin(words) or not is_latin(people)
        if not (looks_like_names(people) or (is_one_name(people) and text[first - 1] != "(")) or not in_one_script:
            return False
        if looks_like_title(words) and not is_venue(words) and not looks_like_names(words, least=1):
            head.title, head.title_end, head.authors = words, last, split_names(people)
            return True
        return False
    return False


def _is_nickname(words: str, line: str, behind: str) -> bool:
    """Whether a single word in bold has a remark behind it, rather than people."""
    if len(words.split()) > 1 or not has_space_script(words):
        return False
    people = _END_OF_PEOPLE.split(behind.strip(" ,.:–—-[("))[0]
    return len(line.split()) > _LEAST_SENTENCE and not looks_like_names(people)


def _title_in_bold(text: str, marked: tuple[int, int], limit: int, head: Head) -> bool:
    """Take the words that are MARKED at the beginning as the title, its first part, or the name; whether they are."""
    words, behind = clean_title(text[marked[0] : marked[1]]), text[marked[1] : limit]
    dash = behind.strip()[:1] if behind.strip()[:1] in {"–", "—", "-"} else ""
    set_off = dash or behind.lstrip().startswith(":") or text[marked[1] - 1] == ":"
    alias = bool(set_off) and len(words.split()) <= _LONGEST_ALIAS and role_of(words) is None
    rest = clean_title(first_line(behind.lstrip(" :–—-")).rstrip(" [(【<（"))
    if alias and looks_like_title(rest) and in_title_case(rest) and behind.lstrip(" :–—-")[:1] not in _QUOTES:
        title, venue = cut_venue(rest)
        head.short_name, head.title_end = words, limit
        head.title = f"{words} {dash} {title}" if dash else f"{words}: {title}"
        head.venue = head.venue or venue
        return True
    if is_label(words) or not _can_be_title(words) or _announces(text, marked):
        return False
    head.title_end = marked[1]
    if _is_nickname(words, text[marked[1] :].split("\n", 1)[0], behind):
        head.short_name = words
    else:
        head.title = words
    return True


def _can_be_title(words: str) -> bool:
    """Whether words in bold, which stand out as they are, can be a title even without a capital."""
    return looks_like_title(words) or len(words.split()) >= _LEAST_BOLD


def _title_in_quotes(text: str, start: int, limit: int, head: Head) -> bool:
    """Take a title in quotes, with nothing or only people before it; whether there is one."""
    in_marks = _IN_MARKS.search(text, start)
    if in_marks and in_marks.end() <= limit:
        head.title, head.title_end = clean_title(in_marks[1]), in_marks.end()
        return True
    quoted = _QUOTED_WITH_STOP.search(text, start) or _QUOTED.search(text, start)
    if quoted is None or not looks_like_title(quoted[1]):
        return False
    before = re.sub(r"(?<!\b[A-Z])\.+$", "", text[start : quoted.start()].strip(" ,:"))
    people = cited_names(before)
    words = "" if any(map(str.isdigit, before)) else before
    announced = role_of(words) is Role.TITLE or (bool(words) and is_label(words))
    if before and not people and not announced and not looks_like_names(before, least=1):
        return False
    if not before and in_title_case(first_line(text[quoted.end() : limit])):
        return False  # a title that begins with words in quotes
    head.title, head.title_end, head.authors = (
        clean_title(quoted[1]),
        quoted.end(),
        people or (() if announced else split_names(before)),
    )
    return True


def _announces(text: str, bold: tuple[int, int]) -> bool:
    """Whether bold words end with a colon, so that they name what follows, or hold an id."""
    words = text[bold[0] : bold[1]].rstrip()
    if words.endswith((":", "：")) or ID_IN_WORDS.search(words) is not None:
        return True
    is_title = len(words.split()) > _LONGEST_ALIAS and in_title_case(words) and role_of(words) is None
    return text[bold[1] : bold[1] + 1] in {":", "："} and not is_title


def _emphasis_at(inline: Inline, start: int) -> tuple[int, int] | None:
    """The bold or else italic words that the text begins with at START; people and venues in italics are no title."""
    for ranges in (inline.bold, inline.italic):
        for first, last in ranges:
            lead = inline.text[start:first]
            if first >= start - 1 and not any(char.isalnum() for char in ID_IN_WORDS.sub("", lead)):
                words = inline.text[first:last]
                plain = ranges is inline.bold or not (looks_like_names(words, least=1) or is_venue(words))
                return (first, last) if plain else None
    return None


def _first_label(inline: Inline, start: int) -> int:
    """Where the first link label or id behind START begins; the end of the text when there is none."""
    from_anchor = min(
        (a.start for a in inline.anchors if a.start > start or is_label(a.label)), default=len(inline.text)
    )
    number = ID_IN_WORDS.search(inline.text, start)
    return min(from_anchor, number.start() if number else from_anchor)
