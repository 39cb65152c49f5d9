"""Finds the name that prose gives a paper right before its id: `Genie (2402.15391)`, `TravelPlanner 2402.01622`."""

import re

from readerapp.digests.names import looks_like_names
from readerapp.digests.titles import clean_title, in_title_case, is_label, looks_like_title
from readerapp.digests.word_lists import PLAIN_WORDS

_WORD = re.compile(r"[A-Za-z0-9Α-ω∞´'’π][\w.+\-–‑^´'’∞/]*$")
_LEAD = re.compile(r"^([A-Z0-9∞][^\n:：]{1,40}?)\s*(?:\([^)]{1,60}\)\s*)?[:：]\s")
_OTHER_SCRIPT = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_IN_MARKS = re.compile(
    r"[《「『]([^《》「」『』\n]{2,300})[》」』][\s(（\[<*_,.:：，]*(?:arxiv[\s:：]*|https?://[^\s，。；）)]*)?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"(?<![^\s(\[*_])[\"“](?=[^\s\"“”])([^\"“”]{8,300})[\"”]"
    r"[\s(\[<*_,.:]*(?:arxiv[\s:]*|https?://\S*)?$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(（]([A-Z][^()（）]{8,200}),\s*(?:arxiv[\s:]*)?$", re.IGNORECASE)
_MOST_WORDS, _MOST_ALONE = 4, 2


def title_before(text: str, at: int) -> str:
    """The title in quotes right before position AT of TEXT, where an id begins; empty when there is none."""
    before = text[max(0, at - 400) : at]
    quoted = _QUOTED.search(before) or _IN_MARKS.search(before)
    bracketed = _IN_BRACKETS.search(before)
    title = clean_title(quoted[1]) if quoted else ""
    if bracketed and in_title_case(bracketed[1]):
        title = clean_title(bracketed[1])
    return title if looks_like_title(title) else ""


def name_before(text: str, at: int) -> str:
    """The name that stands right before position AT of TEXT, where an id begins; empty when it is no name."""
    above, _, line = text[max(0, at - 80) : at].rpartition("\n")
    if not _without_labels(line).strip(" -*+") and len(above.rpartition("\n")[2].split()) <= _MOST_ALONE:
        line = above.rpartition("\n")[2]
    before = _OTHER_SCRIPT.split(_without_labels(line))[-1]
    words: list[str] = []
    for written in reversed(before.split()):
        word = written.lstrip('(["“')
        plain = word.casefold() in PLAIN_WORDS and not (
            word.isupper() and words == [] and len(word) == 2 and word != "AI"
        )
        if len(words) == _MOST_WORDS or plain or not _WORD.match(word) or not _is_capital(word):
            break
        words.insert(0, word)
        if word != written:
            break
    name = " ".join(words).strip(".,")
    listed = before.rstrip(" .").rpartition(",")[0].rpartition(",")[2]
    if "," in before and looks_like_names(f"{listed}, {name}", strict=True):
        return ""  # the last of a list of people
    return name if len(name) >= 2 and any(char.isalpha() for char in name) else ""


def _without_labels(text: str) -> str:
    """TEXT without the brackets and link labels at its end: `… DCLM (논문 ` becomes `… DCLM`."""
    before = text.rstrip(" ([（`*")
    while before:
        rest, space, word = before.rpartition(" ")
        if not space or word.isupper() or "://" in word or not is_label(word):
            break
        before = rest.rstrip(" ([`*:,")
    return before


def name_in_front(text: str) -> str:
    """The name that TEXT begins with before a colon (`LongRoPE: …`); empty when it begins with something else."""
    match = _LEAD.match(text)
    if match is None:
        return ""
    name = match[1].strip(" *_`")
    words = name.split()
    capitals = sum(_is_capital(word) for word in words)
    return name if name.isascii() and len(words) <= _MOST_WORDS and capitals * 2 > len(words) else ""


def _is_capital(word: str) -> bool:
    return any(char.isupper() for char in word) or "∞" in word
