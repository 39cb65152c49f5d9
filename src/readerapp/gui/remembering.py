"""Takes down what the window looks like, and makes it look like that again."""

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from readerapp.config.session import Session
from readerapp.gui.panes import Layout
from readerapp.gui.papers.paper_list import PaperList
from readerapp.gui.papers.sorting import sort_from, sort_key
from readerapp.gui.parts import Parts

_FIRST_SIZE = (1360, 820)
_FRAME = 48  # what a window manager puts around a window is not known before it is shown


def session_of(window: QMainWindow, parts: Parts) -> Session:
    """What is to be remembered of the window."""
    return Session(
        geometry=bytes(window.saveGeometry().toHex().data()).decode(),
        panes=parts.panes.sizes_of(Layout.WIDE),
        classic_panes=parts.panes.sizes_of(Layout.CLASSIC),
        columns=parts.papers.view.columns.arrangement,
        library=str(parts.library.services.path) if parts.library.is_open else "",
        source=parts.sources.current,
        expanded=parts.sources.expanded,
        paper=parts.papers.view.current_id(),
        search=parts.places.query,
        sort=sort_key(parts.places.sort),
        top=_top(parts.papers.view),
    )


def restore_looks(session: Session, window: QMainWindow, parts: Parts) -> None:
    """Give window, panes and columns the sizes they had."""
    restored = bool(session.geometry) and window.restoreGeometry(_bytes(session.geometry))
    if not restored:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(_FIRST_SIZE[0], screen.width()), min(_FIRST_SIZE[1], screen.height() - _FRAME))
    parts.panes.resize(window.size())  # sizes given to a small splitter would be squeezed
    parts.panes.restore(session.panes, session.classic_panes)
    parts.papers.view.columns.restore(session.columns)


def restore_place(session: Session, library: Path, parts: Parts) -> None:
    """Go back to the list and the paper, if they are of this library."""
    parts.sources.restore(session.source if session.library == str(library) else "inbox", session.expanded)
    if session.library == str(library):
        parts.selection.want((session.paper,))
        parts.places.remember(sort_from(session.sort))
        parts.paper_loader.loaded.connect(
            lambda: _scroll_back(parts.papers.view, session.top), Qt.ConnectionType.SingleShotConnection
        )
        if session.search:
            parts.papers.search.show_query(session.search)
            parts.places.search(session.search)


def _top(view: PaperList) -> int:
    """The number of the paper in the first visible line, 0 when there is none."""
    place = view.rowAt(0)
    return view.papers.ids[place] if 0 <= place < len(view.papers.ids) else 0


def _scroll_back(view: PaperList, top: int) -> None:
    """Show the paper TOP in the first line, if it is still there."""
    place = view.papers.place_of(top)
    if place is not None:
        view.scrollTo(view.papers.index(place, view.currentIndex().column()), PaperList.ScrollHint.PositionAtTop)


def _bytes(hexadecimal: str) -> QByteArray:
    return QByteArray.fromHex(QByteArray(hexadecimal.encode("ascii", "replace")))
