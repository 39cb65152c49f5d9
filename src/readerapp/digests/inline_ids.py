"""Finds the ids that a piece of running text names, in its words or by its links."""

import re

from readerapp.digests.blocks import Inline
from readerapp.domain.arxiv_id import ArxivId, FoundId, find_arxiv_ids

_MAY_NAME = re.compile(r"\d(?:%20)?\.(?:%20)?\d|/\d{7}", re.ASCII)  # what every id has in it, quickly looked for


class InlineIds:
    """Remembers what it found in addresses, and in the last piece of text."""

    def __init__(self) -> None:
        self._url_ids: dict[str, tuple[ArxivId, ...]] = {}
        self._places: tuple[Inline, dict[str, FoundId]] | None = None

    def of_url(self, url: str) -> tuple[ArxivId, ...]:
        """The ids that an address leads to."""
        known = self._url_ids.get(url)
        if known is None:
            known = tuple(item.arxiv_id for item in find_arxiv_ids(url)) if _MAY_NAME.search(url) else ()
            self._url_ids[url] = known
        return known

    def places(self, inline: Inline) -> dict[str, FoundId]:
        """Where INLINE names ids, by the ids without versions; each once, in order."""
        if self._places is not None and self._places[0] is inline:
            return self._places[1]  # an entry that names many papers is asked again for each of them
        text = inline.text
        found = {item.arxiv_id.base: item for item in find_arxiv_ids(text)} if _MAY_NAME.search(text) else {}
        for anchor in inline.anchors:
            for arxiv_id in self.of_url(anchor.url):
                found.setdefault(arxiv_id.base, FoundId(anchor.start, anchor.end, arxiv_id, certain=True))
        places = {item.arxiv_id.base: item for item in sorted(found.values(), key=lambda item: item.start)}
        self._places = (inline, places)
        return places
