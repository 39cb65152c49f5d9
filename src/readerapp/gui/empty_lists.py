"""Says where a list is empty why that is so, and what can be done about it, with the keys that are in force."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from readerapp.domain.translation import tr
from readerapp.gui.actions.book import ActionBook
from readerapp.gui.empty_state import Offer
from readerapp.gui.parts import Parts
from readerapp.gui.texts import shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptiness:
    """What the page of an empty list says."""

    icon: str
    title: str
    text: str


class EmptyLists(QObject):
    """Listens to the list and fills the page that stands in its place."""

    def __init__(self, parts: Parts, book: ActionBook, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._book = book
        parts.paper_loader.loaded.connect(self._look)
        parts.paper_loader.refreshed.connect(self._look)
        parts.overview_loader.loaded.connect(self._look)

    def _look(self) -> None:
        overview, page = self._parts.overview_loader.overview, self._parts.papers.empty
        if overview is None or self._parts.model.ids:
            return
        places = self._parts.places
        key = places.source.key if places.source else ""
        if not overview.total and key != "trash":
            text = tr("Drop files or folders with digests here, or bring them in with one of these.")
            imports = ("import-files", "import-folder", "import-samples")
            offers = tuple(self._offer(action, primary=action == "import-files") for action in imports)
            page.show_state("import", tr("Your library is empty"), text, offers)
        elif places.query:
            clear = Offer(text=tr("Clear the search"), act=self._parts.papers.search.clear_now, primary=True)
            everywhere = Offer(text=tr("Search in all papers"), act=lambda: self._parts.sources.choose("all"))
            title = tr("Nothing found for “{query}”", query=places.query)
            text = tr("No paper of this list meets every word.")
            page.show_state("search", title, text, (clear,) if key == "all" else (clear, everywhere))
        elif places.parts:
            clear = Offer(text=tr("Clear the filter"), act=places.clear_filter, primary=True)
            text = tr("No paper meets all parts of the filter.")
            page.show_state("search", tr("Nothing in “{title}”", title=shortened(places.title)), text, (clear,))
        else:
            found = self._emptiness(key)
            page.show_state(found.icon, found.title, found.text)

    def _emptiness(self, key: str) -> Emptiness:
        match key.partition(":")[0]:
            case "inbox":
                text = tr(
                    "Every paper is decided. New ones come with the next digest: {key}.", key=self._keys("import-files")
                )
                return Emptiness(icon="check", title=tr("Inbox zero"), text=text)
            case "queue":
                text = tr("Press {key} on a paper to put it at the end of the queue.", key=self._keys("queue"))
                return Emptiness(icon="queue", title=tr("The queue is empty"), text=text)
            case "reading":
                text = tr("{key} marks a paper as being read.", key=self._keys("status-reading"))
                return Emptiness(icon="reading", title=tr("You are reading nothing"), text=text)
            case "starred":
                text = tr("Press {key} on a paper, or click its star in the list.", key=self._keys("star"))
                return Emptiness(icon="star", title=tr("No stars yet"), text=text)
            case "tag":
                text = tr("Press {key} on papers to tag them, or drag them onto the tag.", key=self._keys("tag"))
                return Emptiness(icon="tags", title=tr("No paper carries this tag"), text=text)
            case "trash":
                text = tr("{key} moves papers here. No digest brings them back, but you can.", key=self._keys("trash"))
                return Emptiness(icon="trash", title=tr("The trash is empty"), text=text)
            case "search":
                text = tr("No paper meets it now. It looks again whenever something changes.")
                return Emptiness(icon="search", title=tr("Nothing found"), text=text)
            case "digest":
                text = tr("Read the digest itself: {key}.", key=self._keys("read-digest"))
                return Emptiness(icon="digests", title=tr("No papers in this digest"), text=text)
            case _:
                text = tr("Nothing is in this list any more.")
                return Emptiness(icon="all", title=tr("No papers here"), text=text)

    def _keys(self, action_id: str) -> str:
        """The key of an action; its name in the menu when it has none."""
        action = self._book.action(action_id)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return keys or tr("“{action}” in the menu", action=action.text().removesuffix("…"))

    def _offer(self, action_id: str, *, primary: bool) -> Offer:
        action = self._book.action(action_id)
        return Offer(text=action.text(), act=action.trigger, primary=primary)
