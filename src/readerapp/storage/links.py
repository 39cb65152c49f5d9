"""Links in the form in which they are stored: a JSON array of arrays [kind, url, label]."""

from collections.abc import Iterable

from readerapp.domain.digest import Link
from readerapp.domain.vocabulary import LinkKind


def links_to_json(links: Iterable[Link]) -> list[list[str]]:
    """LINKS as plain lists."""
    return [[link.kind.value, link.url, link.label] for link in links]


def links_from_json(stored: Iterable[list[str]]) -> tuple[Link, ...]:
    """The links that `links_to_json` wrote."""
    return tuple(Link(kind=LinkKind(kind), url=url, label=label) for kind, url, label in stored)
