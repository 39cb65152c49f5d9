"""What the command palette offers: every action of the table, and every list, digest, topic and tag."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readerapp.domain.translation import tr
from readerapp.gui.actions.book import ActionBook
from readerapp.gui.actions.keymap import named, shown
from readerapp.gui.actions.spec import ActionSpec, menu_title, why_not
from readerapp.gui.navigation.outline import Outline
from readerapp.gui.navigation.sources import Role, Source

_PATH = " › "


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the palette.

    Attributes:
        key: what it is remembered by.
        place: where it belongs: the menu, or the heading on the left.
        keys: as they are printed on keyboards.
        why_not: why it cannot be done now; empty when it can.
    """

    key: str
    title: str
    place: str
    act: Callable[[], None]
    keys: tuple[str, ...] = ()
    icon: str = ""
    why_not: str = ""


def action_entries(book: ActionBook, *, without: str) -> Iterator[Entry]:
    """All actions, but for the one that opens the palette."""
    for spec in book.specs:
        if spec.id != without:
            yield Entry(
                key=f"action:{spec.id}",
                title=_title(book, spec),
                place=menu_title(spec.menu).replace("&", ""),
                act=book.action(spec.id).trigger,
                keys=(*map(shown, book.keymap.keys_of(spec.id)), *spec.also),
                icon=spec.icon,
                why_not="" if book.action(spec.id).isEnabled() else why_not(spec.when),
            )


def source_entries(outline: Outline, choose: Callable[[str], None], *, known: frozenset[str]) -> Iterator[Entry]:
    """The entries of the left pane, but for those whose keys are KNOWN: there is an action for them.

    A nested topic is called by its whole path, so is a tag; a digest by its title.
    """
    paths: list[str] = []
    section = Source(key="", title=tr("Lists"))
    for source, depth, _, _ in outline:
        if not depth:
            section = source if source.is_heading else Source(key="", title=tr("Lists"))
        del paths[max(depth - 1, 0) :]
        path = _PATH.join([*paths, source.title]) if source.role is not Role.DIGEST else source.title
        if depth:
            paths.append(source.title)
        if not source.is_heading and source.key not in known:
            yield _entry(source, section.title, path, source.icon or section.key, choose)


def _entry(source: Source, place: str, title: str, icon: str, choose: Callable[[str], None]) -> Entry:
    return Entry(key=f"source:{source.key}", title=title, place=place, icon=icon, act=lambda: choose(source.key))


def _title(book: ActionBook, spec: ActionSpec) -> str:
    """What the menus say; undo and redo say what they would do."""
    said = str(book.action(spec.id).property("says"))
    return named(spec) if said == spec.text else said
