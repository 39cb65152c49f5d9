"""The small signs in a digest's text that say how a paper stands: an icon, the status in words, a star.

A chip has the same size whatever it says, so that a text never moves when somebody decides.
"""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from readerapp.domain.paper import PaperRow
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Presence, Status
from readerapp.domain.wording import status_name
from readerapp.gui.texts import STATUS_ICONS
from readerapp.gui.theme.icons import paint_icon
from readerapp.gui.theme.theme import Area, Theme

_PADDING, _GAP = 6.0, 4.0
_SPACE = 10.0  # to the text after it; a star reaches into it
_AIR = 3  # pixels that it is higher than a line of letters
_ICON, _STAR = 0.8, 0.76  # of the height of a line


class Look(NamedTuple):
    """What a chip says; STATUS is None while the paper is not known."""

    status: Status | None = None
    starred: bool = False
    current: bool = False
    trashed: bool = False


def look_of(row: PaperRow | None, *, current: bool) -> Look:
    """How the chip of the paper of ROW looks; CURRENT frames it."""
    if row is None:
        return Look(current=current)
    return Look(row.status, row.starred, current, row.presence is not Presence.KEPT)


def standing_of(row: PaperRow) -> str:
    """How the paper of ROW stands, in words."""
    stands = tr("In the trash") if row.presence is not Presence.KEPT else status_name(row.status)
    return tr("{status}, starred", status=stands) if row.starred else stands


def chip_image(look: Look, theme: Theme, *, ratio: float, small: bool) -> QImage:
    """The picture for a screen with RATIO device pixels each; a SMALL one has no words."""
    metrics = QFontMetricsF(theme.font("key", Area.TEXT, bold=True))
    icon, star = round(metrics.height() * _ICON), round(metrics.height() * _STAR)
    words = 0.0 if small else max(metrics.horizontalAdvance(status_name(status)) for status in Status) + _GAP
    width = round(icon + words + 2 * _PADDING)
    height = round(QFontMetricsF(theme.font(area=Area.TEXT)).height()) + _AIR
    image = QImage(round((width + _SPACE) * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tokens = theme.tokens
    ground = tokens.selection if look.current else tokens.raised
    painter.setPen(QPen(QColor(tokens.accent if look.current else tokens.edge), 2.0 if look.current else 1.0))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(1, 1, width - 2, height - 2), height / 2.5, height / 2.5)
    if look.status is not None:
        box = QRectF(_PADDING, (height - icon) / 2, icon, icon)
        icon_name = "trash" if look.trashed else STATUS_ICONS[look.status]
        colour = tokens.muted if look.trashed else tokens.status[look.status]
        paint_icon(painter, box, icon_name, colour, ground=ground)
    if look.status is not None and not small:
        painter.setFont(theme.font("key", Area.TEXT, bold=look.current))
        painter.setPen(QColor(tokens.text))
        baseline = (height - metrics.height()) / 2 + metrics.ascent()
        word = tr("Trash") if look.trashed else status_name(look.status)
        painter.drawText(QPointF(_PADDING + icon + _GAP, baseline), word)
    if look.starred:
        box = QRectF(width + _SPACE - star - 2, -0.5, star, star)
        paint_icon(painter, box, "star-filled", tokens.star, ground=ground)
    painter.end()
    return image
