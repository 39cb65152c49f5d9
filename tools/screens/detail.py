"""One paper on the right."""

from readerapp.gui.main_window import MainWindow
from screens.desk import LARGE, SMALL, USUAL, Desk, settle
from screens.table import Screen


def draw_all(desk: Desk) -> None:
    """The paper of which there is most to tell, in the list of all."""
    with desk.used() as window:
        show_rich_paper(window)
        desk.shoot(window, "paper", USUAL, SMALL, LARGE)


def draw_mentions(desk: Desk) -> None:
    """Its mentions, scrolled to."""
    with desk.used() as window:
        show_rich_paper(window)
        window.parts.detail.scroll_page(forward=True)
        desk.shoot(window, "mentions", USUAL)


def show_rich_paper(window: MainWindow) -> None:
    """Choose the paper with most notes, stars and mentions."""
    parts = window.parts
    parts.sources.choose("all")
    settle(window)
    rows = parts.library.services.reading_list.rows(parts.model.ids)
    rich = max(rows, key=lambda row: (row.notes > 0, row.rating or 0, row.digests))
    parts.papers.view.select_ids((rich.id,), rich.id)
    view = parts.papers.view
    view.scrollTo(view.currentIndex(), view.ScrollHint.PositionAtCenter)
    settle(window)
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() - bar.value() % max(view.rowHeight(0), 1))  # whole rows make a calmer picture
    settle(window)


SCREENS = (Screen(name="paper", draw=draw_all), Screen(name="mentions", draw=draw_mentions))
