"""Takes down what the window looks like, and makes it look like that again."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMainWindow

from readerapp.config.session import Session
from readerapp.domain.selection import Selection
from readerapp.gui.first_list import list_texts
from readerapp.gui.geometry import restore_geometry
from readerapp.gui.panes import Layout
from readerapp.gui.papers.sorting import sort_from, sort_key
from readerapp.gui.parts import Parts


def session_of(window: QMainWindow, parts: Parts) -> Session:
    """What is to be remembered of the window."""
    conditions, order = list_texts(parts.paper_loader.selection or Selection())
    corner, size = parts.papers.mapTo(window, QPoint(0, 0)), parts.papers.size()
    return Session(
        geometry=bytes(window.saveGeometry().toHex().data()).decode(),
        panes=parts.panes.sizes_of(Layout.WIDE),
        classic_panes=parts.panes.sizes_of(Layout.CLASSIC),
        columns=parts.papers.view.columns.arrangement,
        library=str(parts.library.services.path) if parts.library.is_open else "",
        source=parts.sources.current,
        expanded=parts.sources.expanded,
        filters=parts.places.filter_keys,
        lists_top=parts.sources.scrolled,
        paper=parts.papers.view.current_id(),
        search=parts.places.query,
        sort=sort_key(parts.places.sort),
        top=parts.papers.view.top_id(),
        unfinished=tuple(str(path) for path in parts.import_run.unfinished),
        list_title=parts.papers.title,
        list_conditions=conditions,
        list_sort=order,
        list_box=(corner.x(), corner.y(), size.width(), size.height()),
    )


def restore_looks(session: Session, window: QMainWindow, parts: Parts) -> None:
    """Give window, panes and columns the sizes they had."""
    if not window.isVisible():  # else it has them already
        restore_geometry(window, session.geometry)
    parts.panes.resize(window.size())  # sizes given to a small splitter would be squeezed
    parts.panes.restore(session.panes, session.classic_panes)
    parts.papers.view.columns.restore(session.columns)


def restore_place(session: Session, library: Path, parts: Parts) -> None:
    """Go back to the list and the paper, if they are of this library."""
    here = session.library == str(library)
    parts.sources.restore(session.source if here else "inbox", session.expanded, session.lists_top if here else 0)
    if here:
        parts.places.remember_filter(session.filters)
        parts.places.remember(sort_from(session.sort))
        view = parts.papers.view
        if not view.selected_ids():  # else the list is shown already, and the user may have gone on
            parts.selection.want((session.paper,))
            parts.paper_loader.loaded.connect(
                lambda: view.put_on_top(session.top), Qt.ConnectionType.SingleShotConnection
            )
        if session.search:
            parts.papers.search.show_query(session.search)
            parts.places.search(session.search)
