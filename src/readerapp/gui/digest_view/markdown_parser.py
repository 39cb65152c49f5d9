"""Takes the Markdown of a digest apart, as safely as its passages: no HTML, only web links, no code by indentation."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from readerapp.gui.formulas.markdown_rules import teach

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MAX_NESTING = 40
_WEB = ("http://", "https://")


def parsed(text: str, references: Mapping[str, str]) -> Sequence["Token"]:
    """The tokens of TEXT; REFERENCES are the addresses of links that are defined elsewhere."""
    from markdown_it.common.utils import normalizeReference  # noqa: PLC0415  as below

    known = {normalizeReference(label): {"href": url, "title": ""} for label, url in references.items()}
    return _parser().parse(text, {"references": known})


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    """The parser; made at its first use, because loading it takes a while."""
    from markdown_it import MarkdownIt  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    parser.disable(["code", "html_block", "html_inline"])
    parser.validateLink = lambda url: url.casefold().startswith(_WEB)  # type: ignore[method-assign]
    teach(parser)
    return parser
