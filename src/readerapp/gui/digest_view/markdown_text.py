"""Makes the Markdown of digests fit for a strict parser, line by line: HTML in it becomes Markdown or goes away."""

import re

from readerapp.gui.digest_view.inline_html import BREAK

_TAGS = (
    "details|summary|p|div|span|b|i|u|em|strong|sub|sup|small|big|center|font|a|img|picture|source|ul|ol|li|dl|dt|dd|hr|"
    "table|thead|tbody|tr|td|th|caption|colgroup|col|h[1-6]|section|article|header|footer|nav|main|figure|figcaption|"
    "video|audio|iframe|svg|path|kbd|mark|ins|abbr|button|input|label|style|script|head|body|html|meta|link|title"
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>[ \t]*", re.IGNORECASE)
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,300}?\bhref\s*=\s*[\"']?(?P<url>https?://[^\"'\s<>]+)[\"']?[^<>]{0,300}>(?P<text>[^<>\[\]\n]{1,300})</a>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"<h(?P<level>[1-6])\b[^<>]*>(?P<text>[^<>\n]+)</h[1-6]>", re.IGNORECASE)
_SUMMARY = re.compile(r"<(?P<tag>summary|b|strong)\b[^<>]*>[ \t]*(?P<text>[^<>\n*]+?)[ \t]*</(?P=tag)>", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_TAGS})\b[^<>]{{0,2000}}>", re.IGNORECASE)
_LED_BY_TAG = re.compile(rf"^[ \t]+(?=</?(?:{_TAGS})\b)", re.IGNORECASE | re.MULTILINE)
_NEVER = str.maketrans(
    {"\ufffc": None, BREAK: None, "\ufdd0": None, "\ufdd1": None, "\0": "\ufffd", "\f": " ", "\v": " "}
)


def plain_characters(text: str) -> str:
    """TEXT without the few characters that mean something special to the view."""
    return text.translate(_NEVER)


def markdown_lines(texts: list[str]) -> str:
    """TEXTS as one text of as many lines."""
    text = "\n".join(plain_characters(line).replace("\n", " ").expandtabs(4) for line in texts)
    if "<" in text:
        text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
        text = _LED_BY_TAG.sub("", text)
        text = _ANCHOR.sub(lambda match: f"[{match['text'].strip()}]({match['url']})", text)
        text = _HEADING.sub(lambda match: f"{'#' * int(match['level'])} {match['text'].strip()}", text)
        text = _SUMMARY.sub(lambda match: f"**{match['text']}**", text)
        text = _TAG.sub(lambda match: "\n" * match[0].count("\n"), _BREAK.sub(BREAK, text))
    return text
