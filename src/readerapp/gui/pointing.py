"""Tells where a link leads that mouse or keys are at, and brings it into view; the window shows it at its foot."""

from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

_OURS = ("readerapp:", "word:")
_AROUND = 48  # pixels


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
