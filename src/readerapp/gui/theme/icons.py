"""Draws our SVG icons in any colour and size; the drawings are in `resources/icons`."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from readerapp.resources import resource_path

_SIZES = (16, 20, 32)
_LOWERED = 1.0  # beside text, letters sit lower than the middle of their line


@lru_cache(maxsize=512)
def _drawing(name: str, colour: str, ground: str) -> QSvgRenderer:
    """The drawing NAME in COLOUR; what is cut out of a filled shape shows GROUND."""
    text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("#ffffff", ground).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(text.encode()))


def paint_icon(painter: QPainter, box: QRectF, name: str, colour: str, *, ground: str = "#ffffff") -> None:
    """Paint the icon NAME into BOX."""
    _drawing(name, colour, ground).render(painter, box)


@lru_cache(maxsize=512)
def icon_pixmap(
    name: str, colour: str, size: int, *, ratio: float = 1.0, ground: str = "#ffffff", lowered: float = 0.0
) -> QPixmap:
    """The icon NAME as a square of SIZE logical pixels, LOWERED by some, on a screen with RATIO device pixels each."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, QRectF(0, lowered * ratio, pixmap.width(), pixmap.height()), name, colour, ground=ground)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=256)
def themed_icon(name: str, colour: str, *, disabled: str, checked: str, ground: str, fine: bool) -> QIcon:
    """An icon for buttons and menus with its colours for every state; a FINE one also for screens with small pixels."""
    icon = QIcon()
    for size in _SIZES:
        for ratio in (1.0, 2.0) if fine else (1.0,):
            for mode, state, shade in (
                (QIcon.Mode.Normal, QIcon.State.Off, colour),
                (QIcon.Mode.Disabled, QIcon.State.Off, disabled),
                (QIcon.Mode.Normal, QIcon.State.On, checked),
            ):
                icon.addPixmap(
                    icon_pixmap(name, shade, size, ratio=ratio, ground=ground, lowered=_LOWERED), mode, state
                )
    return icon


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resource_path("icons", "readerapp.svg")))


def forget_drawings() -> None:
    """Let go of all drawings, before Qt goes away."""
    themed_icon.cache_clear()
    icon_pixmap.cache_clear()
    _drawing.cache_clear()
