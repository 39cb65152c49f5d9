"""The list in the middle, and the left pane beside it."""

from readerapp.domain.commands import SetTrashed
from screens.desk import LARGE, SMALL, USUAL, Desk, settle
from screens.table import Screen


def draw_imported(desk: Desk) -> None:
    """The Inbox after the first import."""
    with desk.imported() as window:
        desk.shoot(window, "imported", USUAL)


def draw_inbox(desk: Desk) -> None:
    """The Inbox of a used library."""
    with desk.used() as window:
        desk.shoot(window, "inbox", USUAL, SMALL, LARGE)


def draw_list_of_digest(desk: Desk) -> None:
    """The papers of each digest."""
    with desk.used() as window:
        parts = window.parts
        for digest in parts.overview_loader.overview.digests[:2] if parts.overview_loader.overview else ():
            parts.sources.choose(f"digest:{digest.id}")
            settle(window)
            parts.papers.view.go_to(1)
            desk.shoot(window, f"list-of-digest-{digest.id}", USUAL)


def draw_many(desk: Desk) -> None:
    """Several papers selected."""
    with desk.used() as window:
        window.parts.sources.choose("all")
        settle(window)
        window.parts.papers.view.selectAll()
        desk.shoot(window, "many-selected", USUAL)


def draw_empty_lists(desk: Desk) -> None:
    """Lists with nothing in them, and a search that finds nothing."""
    with desk.imported() as window:
        for key in ("queue", "reading", "starred"):
            window.parts.sources.choose(key)
            settle(window)
            desk.shoot(window, f"nothing-in-{key}", USUAL)
        window.parts.papers.search.setText("zebra crossing")
        settle(window)
        desk.shoot(window, "nothing-found", SMALL)


def draw_densities(desk: Desk) -> None:
    """The list in one line a paper, and in columns."""
    with desk.used() as window:
        window.parts.sources.choose("all")
        for density in ("list-lines", "list-columns"):
            window.book.run(density)
            settle(window)
            desk.shoot(window, density)
        window.book.run("list-rows")
        settle(window)


def draw_trash(desk: Desk) -> None:
    """Papers in the trash."""
    with desk.used() as window:
        ids = window.parts.model.ids[:6]
        window.parts.deciding.give(SetTrashed(papers=ids, trashed=True))
        settle(window)
        window.parts.sources.choose("trash")
        settle(window)
        desk.shoot(window, "trash", USUAL)


SCREENS = (
    Screen(name="imported", draw=draw_imported),
    Screen(name="inbox", draw=draw_inbox),
    Screen(name="list-of-digest", draw=draw_list_of_digest),
    Screen(name="densities", draw=draw_densities),
    Screen(name="trash", draw=draw_trash),
    Screen(name="many-selected", draw=draw_many),
    Screen(name="nothing-in-list", draw=draw_empty_lists, once=True),
)
