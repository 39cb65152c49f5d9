"""Knows what the icons before the entries of a list mean: from the legend above it, else from custom."""

import re
from dataclasses import dataclass

from readerapp.digests.blocks import BlockKind
from readerapp.digests.document import Document
from readerapp.domain.vocabulary import Kind

_CUSTOMARY = {
    Kind.PAPER: "📜📄📃📑📝📖🎓📕📗📘📙📚",
    Kind.NEWS: "🗞📰📢📣",
    Kind.POST: "💻🧑👨👩✍🖋🌐🎥📺📹🎬🎧🎙📌🛠🔧",
    Kind.CODE: "🐙⌨💾📦🤗",
}
_WORDS = (
    (Kind.NEWS, ("news", "뉴스", "신문", "tin tức", "新闻", "ニュース")),
    (Kind.PAPER, ("paper", "논문", "bài báo", "论文", "論文", "arxiv", "preprint", "publication")),
    (Kind.POST, ("blog", "블로그", "post", "article", "博客", "ブログ", "tutorial", "video")),
    (Kind.CODE, ("code", "github", "코드", "mã nguồn", "代码", "repo", "コード", "model", "dataset")),
)
_LEGEND = re.compile(r"^\W*?(?P<icon>[^\w\s:：=\-–|*`\[(]+)\s*[:：=–|-]+\s*(?P<words>[^\n]{2,80})$", re.MULTILINE)
_LEGEND_CHARACTERS = 3000


@dataclass(frozen=True, slots=True)
class Icons:
    """The meaning of icons by their first sign.

    Attributes:
        kinds: from the first sign of an icon (joiners and skin tones do not count) to the kind it marks.
    """

    kinds: dict[str, Kind]

    def kind_of(self, text: str) -> Kind | None:
        """The kind of an entry by the icons that TEXT begins with; None when it begins with no known icon."""
        for char in text[:12]:
            kind = self.kinds.get(char)
            if kind is not None:
                return kind
            if char.isalnum() or char in "[(":
                return None
        return None


def read_icons(document: Document) -> Icons:
    """The icons of DOCUMENT: the customary ones, and those of a legend near the top."""
    kinds = {char: kind for kind, chars in _CUSTOMARY.items() for char in chars}
    for match in _LEGEND.finditer(_top(document)):
        words = match["words"].casefold()
        kind = next((kind for kind, known in _WORDS if any(word in words for word in known)), None)
        if kind is not None:
            kinds[match["icon"][0]] = kind
    return Icons(kinds)


def _top(document: Document) -> str:
    """The text before the first list or table, where a legend stands."""
    texts = []
    for section in document.root.walk():
        for block in section.blocks:
            if block.kind is BlockKind.PARAGRAPH:
                texts.append(block.text)
            elif document.ids_in(block.start, block.end):
                return "\n".join(texts)[:_LEGEND_CHARACTERS]
            else:
                texts.extend(item.head.text for item in block.children)
    return "\n".join(texts)[:_LEGEND_CHARACTERS]
