"""Turns the inline tokens of markdown-it into running text with links and emphasis."""

import re
from collections.abc import Sequence
from html import unescape
from itertools import groupby

from markdown_it.token import Token

from readerapp.digests.blocks import NO_TEXT, Anchor, Inline

_BARE_HOSTS = r"(?<![\w.@/:=-])(?:(?:arxiv|alphaxiv|doi|openreview)\.(?:org|net)|huggingface\.co|github\.com)/"
_BARE_URL = re.compile(
    rf"(?:https?://|www\.|{_BARE_HOSTS})[^\s<>\"'`|()\[\]{{}}\\，。；、）」』】]+(?:\([^\s<>()]*\)[^\s<>\"'`|()\[\]{{}}]*)*"
)
_SIGNS = ("://", "www.", "xiv.org/", "doi.org/", "review.net/", "face.co/", "github.com/")
_TRAILING = ".,;:!?*_~…"
_TAG = re.compile(r"<\s*(/?)\s*([a-z][a-z0-9]*)([^>]*)>", re.IGNORECASE)
_HREF = re.compile(r"\b(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_BREAKS = frozenset({"br", "p", "/p", "div", "/div", "li", "/li", "/tr", "hr"})
_TEXT = frozenset({"text", "text_special"})
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})


class InlineBuilder:
    """Collects running text piece by piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._anchors: list[Anchor] = []
        self._open_link: tuple[str, int, str] | None = None
        self._open: dict[str, list[int]] = {"bold": [], "italic": []}
        self._ranges: dict[str, list[tuple[int, int]]] = {"bold": [], "italic": []}

    @property
    def empty(self) -> bool:
        """Whether nothing has been added yet."""
        return not self._parts and not self._anchors

    def add(self, text: str, *, find_urls: bool = True) -> None:
        """Add TEXT; addresses in it become links, unless it is inside a link already."""
        if find_urls and self._open_link is None and _may_hold_address(text):
            self._find_urls(text)
        self._parts.append(text)
        self._length += len(text)

    def open_link(self, url: str) -> None:
        """Begin a link."""
        if self._open_link is not None:
            self.close_link()
        self._open_link = (url, self._length, "")

    def close_link(self) -> None:
        """End the link that is open, if one is."""
        if self._open_link is None:
            return
        url, start, alt = self._open_link
        self._open_link = None
        label = self._tail(start).strip() or alt
        self._anchors.append(Anchor(url, label, start, self._length))

    def add_image(self, alt: str) -> None:
        """Note an image: it has no text of its own, but it names the link around it."""
        if self._open_link is not None and not self._open_link[2]:
            self._open_link = (self._open_link[0], self._open_link[1], alt)

    def open(self, style: str) -> None:
        """Begin bold or italics."""
        self._open[style].append(self._length)

    def close(self, style: str) -> None:
        """End bold or italics."""
        if self._open[style]:
            start = self._open[style].pop()
            if start < self._length:
                self._ranges[style].append((start, self._length))

    def add_tag(self, tag: str) -> None:
        """Take an HTML tag into account: links, line breaks, emphasis, images."""
        match = _TAG.match(tag)
        if match is None:
            return
        closing, name = bool(match[1]), match[2].lower()
        if name == "a":
            href = _attribute(_HREF, match[3])
            if closing or not href:
                self.close_link()
            else:
                self.open_link(href)
        elif name == "img":
            self.add_image(_attribute(_ALT, match[3]))
        elif name in _BREAKS or f"/{name}" in _BREAKS:
            self.add("\n", find_urls=False)
        elif name in _BOLD or name in _ITALIC:
            style = "bold" if name in _BOLD else "italic"
            if closing:
                self.close(style)
            else:
                self.open(style)

    def finish(self) -> Inline:
        """The text so far."""
        self.close_link()
        for style, starts in self._open.items():
            while starts:
                self.close(style)
        if self.empty:
            return NO_TEXT
        return Inline(
            "".join(self._parts),
            tuple(self._anchors),
            tuple(sorted(self._ranges["bold"])),
            tuple(sorted(self._ranges["italic"])),
        )

    def _tail(self, start: int) -> str:
        taken: list[str] = []
        left = self._length - start
        for part in reversed(self._parts):
            if left <= 0:
                break
            taken.append(part[-left:] if left < len(part) else part)
            left -= len(part)
        return "".join(reversed(taken))

    def _find_urls(self, text: str) -> None:
        for match in _BARE_URL.finditer(text):
            url = match[0].rstrip(_TRAILING)
            full = url if "://" in url else f"{'http' if url.startswith('www.') else 'https'}://{url}"
            at = self._length + match.start()
            self._anchors.append(Anchor(full, url, at, at + len(url)))


def inline_from_tokens(tokens: Sequence[Token]) -> Inline:
    """The running text of the children of one `inline` token."""
    if len(tokens) == 1 and tokens[0].type == "text" and not _may_hold_address(tokens[0].content):
        return Inline(tokens[0].content)
    builder = InlineBuilder()
    for are_text, group in groupby(tokens, lambda token: token.type in _TEXT):
        if are_text:  # an address may be written in pieces: `…?a=1&amp;b=2`
            builder.add("".join(token.content for token in group))
        else:
            for token in group:
                _add_token(builder, token)
    return builder.finish()


def _add_token(builder: InlineBuilder, token: Token) -> None:
    kind = token.type
    if kind == "link_open":
        builder.open_link(str(token.attrs.get("href", "")))
    elif kind == "link_close":
        builder.close_link()
    elif kind in {"softbreak", "hardbreak"}:
        builder.add("\n", find_urls=False)
    elif kind == "code_inline":
        builder.add(token.content)
    elif kind in {"strong_open", "em_open"}:
        builder.open("bold" if kind == "strong_open" else "italic")
    elif kind in {"strong_close", "em_close"}:
        builder.close("bold" if kind == "strong_close" else "italic")
    elif kind == "html_inline":
        builder.add_tag(token.content)
    elif kind == "image":
        builder.add_image(token.content)


def inline_from_plain(text: str) -> Inline:
    """Plain text, with the addresses in it as links."""
    if not _may_hold_address(text):
        return Inline(text) if text else NO_TEXT
    builder = InlineBuilder()
    builder.add(text)
    return builder.finish()


def _may_hold_address(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _attribute(pattern: re.Pattern[str], attributes: str) -> str:
    match = pattern.search(attributes)
    return unescape(next((group for group in match.groups() if group), "")) if match else ""
