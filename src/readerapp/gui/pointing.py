"""Tells where a link leads that mouse or keys are at, frames it, and brings it into view; the window says it below."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QStatusTipEvent, QTextLine
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QTextEdit, QWidget

_OURS = ("readerapp:", "word:")
_AROUND = 48  # pixels
_AIR, _THICK, _ROUND = 1.0, 2.0, 3.0


def point_at(widget: QWidget, address: str) -> None:
    """Have the window of WIDGET show ADDRESS; nothing for an empty one and for those that lead to our own menus."""
    QCoreApplication.sendEvent(widget, QStatusTipEvent("" if address.startswith(_OURS) else address))


def bring_into_view(text: QAbstractScrollArea, place: QRect) -> None:
    """Scroll the area that TEXT lies in, if any, so that PLACE of its viewport is seen."""
    above = text.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    content = above.widget() if above is not None else None
    if above is not None and content is not None:
        spot: QPoint = text.viewport().mapTo(content, place.center())
        above.ensureVisible(0, spot.y(), 0, _AROUND)


def frame_link(text: QTextEdit, colour: str) -> None:
    """Paint a frame around what is selected in TEXT, line by line: the ground of what is selected is too calm."""
    painter = QPainter(text.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), _THICK))
    for row in _rows(text):
        painter.drawRoundedRect(row.adjusted(-_AIR, -_AIR, _AIR, _AIR), _ROUND, _ROUND)
    painter.end()


def _rows(text: QTextEdit) -> Iterator[QRectF]:
    """Where in the viewport of TEXT the lines are over which the selection goes, as far as its first block reaches."""
    cursor = text.textCursor()
    block = text.document().findBlock(cursor.selectionStart())
    first, last = cursor.selectionStart() - block.position(), cursor.selectionEnd() - block.position()
    corner = text.document().documentLayout().blockBoundingRect(block).topLeft()
    corner -= QPointF(text.horizontalScrollBar().value(), text.verticalScrollBar().value())
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        begin, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if begin < end:
            edges = sorted((_across(line, begin), _across(line, end)))
            yield QRectF(corner.x() + edges[0], corner.y() + line.y(), edges[1] - edges[0], line.height())


def _across(line: QTextLine, position: int) -> float:
    """How far to the right the character at POSITION stands in LINE."""
    across, _ = cast("tuple[float, int]", line.cursorToX(position))
    return across
