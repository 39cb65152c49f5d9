"""What can be done with the entries of the left pane: renaming, colouring, merging, deleting, emptying, marking."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from readerapp.domain.commands import AddTag, Command, EmptyTrash, RemoveDigest, SetStarred, SetStatus, SetTrashed
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.naming_commands import (
    ColourTag,
    DeleteSearch,
    DeleteTag,
    MergeTags,
    RenameDigest,
    RenameSearch,
    RenameTag,
    SaveSearch,
)
from readerapp.domain.selection import EMPTIED, KEPT_IN_TRASH, TRASH, Selection
from readerapp.domain.tags import clean_tag, fold_tag, lies_in, moved_tag
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status
from readerapp.domain.wording import papers_text
from readerapp.gui.deciding import Deciding
from readerapp.gui.empty_state import Offer
from readerapp.gui.jobs import Lane
from readerapp.gui.messages import MessageBar
from readerapp.gui.navigation.asking import ask_name, ask_to_empty
from readerapp.gui.navigation.source_pane import SourcePane
from readerapp.gui.navigation.sources import Role, Source
from readerapp.gui.open_library import OpenLibrary
from readerapp.gui.places import Places

Ids = tuple[int, ...]
_TAG = "tag:"


class Organising(QObject):
    """Turns what the user wants of an entry into commands.

    Signals:
        export_wanted: the papers of an entry are to be written to a file; with the Selection.
    """

    export_wanted = Signal(object)

    def __init__(
        self,
        lane: Lane,
        library: OpenLibrary,
        deciding: Deciding,
        *,
        sources: SourcePane,
        places: Places,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._lane = lane
        self._library = library
        self._deciding = deciding
        self._sources = sources
        self._places = places
        self._messages = messages
        self._window = window

    def rename(self, source: Source) -> None:
        """Ask for another name."""
        old = source.tag or source.title
        match source.role:
            case Role.TAG:
                title, ask = tr("Rename tag"), tr("New name of “{name}”; / nests it:", name=old)
            case Role.DIGEST:
                title, ask = tr("Rename digest"), tr("New name; without one it gets its own title back:")
            case Role.SEARCH:
                title, ask = tr("Rename saved search"), tr("New name of “{name}”:", name=old)
            case _:
                return
        ask_name(self._window, title, ask, old, partial(self._rename, source))

    def colour(self, source: Source, colour: str) -> None:
        """Give a tag a colour."""
        self._give(ColourTag(tag=source.tag, colour=colour))

    def merge(self, source: Source) -> None:
        """Ask for the tag that takes the place of another."""
        others = tuple(tag.tag for tag in self._sources.tags() if not lies_in(tag.tag, source.tag))
        ask = tr("Put into the place of “{name}”, on {papers}:", name=source.tag, papers=_papers(source))
        ask_name(self._window, tr("Merge tag"), ask, "", partial(self._merge, source), choices=others)

    def delete(self, source: Source) -> None:
        """Delete a tag or a saved search, or take a digest out; all of it can be undone."""
        match source.role:
            case Role.TAG:
                self._give(DeleteTag(tag=source.tag, count=source.count or 0))
            case Role.SEARCH:
                self._give(DeleteSearch(search_id=source.number, name=source.title))
            case Role.DIGEST:
                self._give(RemoveDigest(digest_id=source.number, title=source.title))
            case Role.TRASH:
                self.empty_trash()

    def empty_trash(self) -> None:
        """Ask once, and say how many papers it is about."""
        reading_list = self._library.services.reading_list

        def ask(found: tuple[Ids, Ids]) -> None:
            papers, kept = found
            if papers:
                ask_to_empty(self._window, len(papers), len(kept), lambda: self._give(EmptyTrash(papers=papers)))
            elif kept:
                self._messages.say(
                    tr("{papers} with notes of yours: delete the notes first.", papers=papers_text(len(kept)))
                )
            else:
                self._messages.say(tr("The trash is empty."))

        self._lane.submit(lambda: (reading_list.ids(EMPTIED), reading_list.ids(KEPT_IN_TRASH)), ask)

    def restore_all(self) -> None:
        """Bring everything back from the trash."""
        self._with_papers(TRASH, lambda papers: self._give(SetTrashed(papers=papers, trashed=False)))

    def mark_all(self, source: Source, status: Status) -> None:
        """Give all papers of an entry a status."""
        if source.selection is not None:
            self._with_papers(source.selection, lambda papers: self._give(SetStatus(papers=papers, status=status)))

    def export(self, source: Source) -> None:
        """Write the papers of an entry to a file."""
        if source.selection is not None:
            self.export_wanted.emit(source.selection)

    def save_search(self) -> None:
        """Ask for a name under which what is shown now can be found again."""
        words = " ".join(part for part in (self._places.title, self._places.query) if part)
        ask = tr("Name of this filter; one of the same name is replaced:")
        selection = self._places.selection
        ask_name(self._window, tr("Save search"), ask, words, lambda name: self._save(name, selection))

    def take(self, papers: Ids, source: Source) -> None:
        """Papers were dropped on an entry."""
        command: Command | None = None
        if source.role is Role.TAG:
            command = AddTag(papers=papers, tag=source.tag)
        elif source.role is Role.TRASH:
            command = SetTrashed(papers=papers, trashed=True)
        elif source.status is not None:
            command = SetStatus(papers=papers, status=source.status)
        elif source.key == "starred":
            command = SetStarred(papers=papers, starred=True)
        if command is not None:
            self._give(command)

    def _rename(self, source: Source, name: str) -> None:
        match source.role:
            case Role.TAG if clean_tag(name):
                target = next((tag for tag in self._sources.tags() if fold_tag(tag.tag) == fold_tag(name)), None)
                if target is not None and target.number and fold_tag(source.tag) != fold_tag(name):
                    offer = Offer(text=tr("Merge them"), act=partial(self._merge, source, target.tag))
                    self._messages.tell(tr("There is a tag “{tag}” already.", tag=target.tag), offer)
                    return
                command = RenameTag(tag=source.tag, name=name, count=source.count or 0)
                self._give(command, lambda: self._follow(source.tag, clean_tag(name)))
            case Role.DIGEST:
                self._give(RenameDigest(digest_id=source.number, title=name))
            case Role.SEARCH if name.strip():
                self._give(RenameSearch(search_id=source.number, name=name))

    def _merge(self, source: Source, into: str) -> None:
        if clean_tag(into):
            command = MergeTags(tag=source.tag, into=into, count=source.count or 0)
            self._give(command, lambda: self._follow(source.tag, clean_tag(into)))

    def _save(self, name: str, selection: Selection) -> None:
        if name.strip():
            self._give(SaveSearch(name=name, selection=selection))

    def _follow(self, old: str, new: str) -> None:
        """A tag is called NEW now: if it is chosen, or a part of the filter, it stays so."""

        def called(key: str) -> str:
            name = key.removeprefix(_TAG)
            return f"{_TAG}{moved_tag(name, old, new)}" if name != key and lies_in(name, old) else key

        self._sources.expect(called(self._sources.current))
        self._places.expect(called)

    def _give(self, command: Command, then: Callable[[], None] = lambda: None) -> None:
        def refused(error: ReaderAppError) -> None:
            self._messages.warn(str(error))

        self._deciding.give(command, lambda _outcome: then(), refused)

    def _with_papers(self, selection: Selection, act: Callable[[Ids], None]) -> None:
        reading_list = self._library.services.reading_list
        self._lane.submit(lambda: reading_list.ids(selection), lambda papers: act(papers) if papers else None)


def _papers(source: Source) -> str:
    return papers_text(source.count or 0)
