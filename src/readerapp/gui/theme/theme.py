"""The look in force: follows the system between light and dark, can be forced, and zooms all text."""

import weakref
from enum import StrEnum

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QFont, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from readerapp.gui.theme.icons import icon_pixmap, themed_icon
from readerapp.gui.theme.palette import digest_style, palette, text_style, window_style
from readerapp.gui.theme.tokens import DARK, LIGHT

_SMALLEST_POINTS = 10.0
_ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0)
_SCALES = {"body": 1.0, "small": 0.9, "heading": 1.0, "title": 1.5, "lead": 1.15, "key": 0.85}


class Scheme(StrEnum):
    """What the user wants: the system's choice, or always the same."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours, fonts and icons for all widgets.

    Attributes:
        tokens: the colours in force.
        scheme: what the user wants.
        zoom: factor on all text.

    Signals:
        changed: colours or sizes are different from now on; paint again.
    """

    changed = Signal()

    def __init__(self, app: QApplication, *, scheme: Scheme = Scheme.SYSTEM, zoom: float = 1.0) -> None:
        super().__init__()
        self._app = app
        self._points = max(app.font().pointSizeF(), _SMALLEST_POINTS)
        self._dressed: weakref.WeakKeyDictionary[QAction | QAbstractButton, tuple[str, str]] = (
            weakref.WeakKeyDictionary()
        )
        self.scheme = scheme
        self.zoom = zoom if zoom in _ZOOMS else 1.0
        self.tokens = LIGHT
        self._text_style = self._digest_style = ""
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self._apply()

    @property
    def text_style(self) -> str:
        """The style sheet for rendered passages."""
        return self._text_style

    @property
    def digest_style(self) -> str:
        """The style sheet for digests that are read whole."""
        return self._digest_style

    @property
    def scale(self) -> float:
        """How much larger text is than the size that widths in pixels were chosen for."""
        return self._points * self.zoom / _SMALLEST_POINTS

    def set_scheme(self, scheme: Scheme) -> None:
        """Follow the system or stay light or dark."""
        if scheme is not self.scheme:
            self.scheme = scheme
            self._apply()

    def zoom_by(self, steps: int) -> None:
        """One or more steps larger or smaller; 0 goes back to the normal size."""
        place = _ZOOMS.index(1.0) if steps == 0 else _ZOOMS.index(self.zoom) + steps
        zoom = _ZOOMS[min(max(place, 0), len(_ZOOMS) - 1)]
        if zoom != self.zoom:
            self.zoom = zoom
            self._apply()

    def font(self, role: str = "body", *, bold: bool = False) -> QFont:
        """The font for ROLE: `body`, `small`, `heading`, `lead`, `title` or `key`."""
        font = QFont(self._app.font())
        font.setPointSizeF(self._size(role))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def dress(self, target: QAction | QAbstractButton, icon: str, colour: str = "") -> None:
        """Give TARGET the icon now and after every change; COLOUR is a token's name or a `#rrggbb`."""
        self._dressed[target] = (icon, colour)
        self._put_icon(target, icon, colour)

    def pixmap(self, icon: str, colour: str, size: int, ratio: float = 2.0) -> QPixmap:
        """A drawing of ICON; COLOUR is a token's name."""
        return icon_pixmap(icon, getattr(self.tokens, colour), size, ratio=ratio, ground=self.tokens.surface)

    def _on_system_scheme_changed(self) -> None:
        if self.scheme is Scheme.SYSTEM:
            self._apply()

    def _wants_dark(self) -> bool:
        if self.scheme is Scheme.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.scheme is Scheme.DARK

    def _apply(self) -> None:
        self.tokens = DARK if self._wants_dark() else LIGHT
        font = self._app.font()
        font.setPointSizeF(self._points * self.zoom)
        self._app.setFont(font)
        self._app.setPalette(palette(self.tokens))
        sizes = {role: f"{self._size(role):.2f}pt" for role in _SCALES}
        self._text_style = text_style(self.tokens, sizes)
        self._digest_style = digest_style(self.tokens, sizes)
        self._app.setStyleSheet(window_style(self.tokens, sizes))
        self._dress_all()
        self.changed.emit()

    def _size(self, role: str) -> float:
        return self._points * self.zoom * _SCALES[role]

    def _dress_all(self) -> None:
        for target, (icon, colour) in list(self._dressed.items()):
            if shiboken6.isValid(target):
                self._put_icon(target, icon, colour)

    def _put_icon(self, target: QAction | QAbstractButton, icon: str, colour: str) -> None:
        tokens = self.tokens
        shade = colour if colour.startswith("#") else getattr(tokens, colour or "muted")
        checked = shade if colour else tokens.accent
        target.setIcon(themed_icon(icon, shade, disabled=tokens.edge, checked=checked, ground=tokens.surface))
