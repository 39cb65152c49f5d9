"""Papers that are dragged over the lines of the left pane: which of them take papers, and what opens meanwhile."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from readerapp.gui.navigation.source_delegate import SourceDelegate
from readerapp.gui.navigation.source_model import SourceModel
from readerapp.gui.navigation.sources import Source
from readerapp.gui.papers.dragging import papers_in

if TYPE_CHECKING:
    from readerapp.gui.navigation.source_view import SourceView

_OPEN_AFTER_MS = 700
_EDGE, _STEP = 24, 14


class SourceDrops(QObject):
    """What VIEW does with papers that are held over it; it emits `opened` and `papers_dropped` of the view."""

    def __init__(self, view: "SourceView", model: SourceModel, delegate: SourceDelegate) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._delegate = delegate
        self._hovered = ""
        self._open_soon = QTimer(self, singleShot=True, interval=_OPEN_AFTER_MS)
        self._open_soon.timeout.connect(self._on_hovered)

    def enter(self, event: QDragEnterEvent) -> None:
        """Something is dragged into the view."""
        if papers_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def move(self, event: QDragMoveEvent) -> None:
        """It is held over a line."""
        place = event.position().toPoint()
        self._scroll_at_the_edge(place)
        source = self._source_at(place) if papers_in(event.mimeData()) else None
        self._show(source)
        if source is not None and source.takes_papers:
            event.acceptProposedAction()
        else:
            event.ignore()

    def leave(self) -> None:
        """It is dragged out of the view."""
        self._show(None)

    def drop(self, event: QDropEvent) -> None:
        """It is let go over a line."""
        source = self._source_at(event.position().toPoint())
        papers = papers_in(event.mimeData())
        self._show(None)
        if source is not None and source.takes_papers and papers:
            event.acceptProposedAction()
            self._view.papers_dropped.emit(papers, source)

    def _source_at(self, place: QPoint) -> Source | None:
        return self._model.source(self._view.indexAt(place))

    def _show(self, source: Source | None) -> None:
        key = source.key if source is not None and source.takes_papers else ""
        hovered = source.key if source is not None else ""
        if hovered != self._hovered:
            self._hovered = hovered
            self._open_soon.start()
        if key != self._delegate.drop_key:
            self._delegate.drop_key = key
            self._view.viewport().update()

    def _on_hovered(self) -> None:
        """Papers were held over a closed entry for a while: show what is in it."""
        line = self._model.line(self._model.index_of(self._hovered).row())
        if line is not None and line.opened is False:
            self._view.opened.emit(line.source, True)

    def _scroll_at_the_edge(self, place: QPoint) -> None:
        bar = self._view.verticalScrollBar()
        if place.y() < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif place.y() > self._view.viewport().height() - _EDGE:
            bar.setValue(bar.value() + _STEP)
