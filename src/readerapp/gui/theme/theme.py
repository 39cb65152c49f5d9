"""The look in force: follows the system between light and dark, can be forced, and zooms lists and texts apart."""

import weakref
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

import shiboken6
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QGuiApplication, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from readerapp.gui.theme.icons import icon_pixmap, themed_icon
from readerapp.gui.theme.palette import digest_style, palette, sizes_style, text_style, window_style
from readerapp.gui.theme.tokens import DARK, LIGHT

STYLE, IN_STYLE = "fusion", "in style"  # what our style sheet is for; whether the application began with it
_SMALLEST_POINTS = 10.0
_SIZES = (80, 90, 100, 110, 125, 140, 160, 180, 200)
_NORMAL = 100
_SCALES = {"body": 1.0, "small": 0.9, "heading": 1.0, "title": 1.5, "lead": 1.15, "key": 0.85}


class Scheme(StrEnum):
    """What the user wants: the system's choice, or always the same."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Area(StrEnum):
    """What has a size of its own."""

    LIST = "list"  # lists, menus and dialogs
    TEXT = "text"  # the right pane


def _any_fine_screen() -> bool:
    """Whether any screen has more than one pixel for a point; drawing icons for it takes time and memory."""
    return any(screen.devicePixelRatio() > 1 for screen in QGuiApplication.screens())


class Theme(QObject):
    """Colours, fonts and icons for all widgets.

    SYSTEM tells what the system wants.

    Attributes:
        tokens: the colours in force.
        scheme: what the user wants.

    Signals:
        changed: colours or sizes are different from now on; paint again.
        tags_coloured: only the colours of tags are.
    """

    changed = Signal()
    tags_coloured = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        scheme: Scheme = Scheme.SYSTEM,
        sizes: Mapping[Area, int] = MappingProxyType({}),
        system: Callable[[], Qt.ColorScheme] | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._system = system or app.styleHints().colorScheme
        self._points = max(app.font().pointSizeF(), _SMALLEST_POINTS)
        self._dressed: weakref.WeakKeyDictionary[QAction | QAbstractButton, tuple[str, str]] = (
            weakref.WeakKeyDictionary()
        )
        # Of buttons among text: how large their icons are beside letters of the usual size.
        self._growing: weakref.WeakKeyDictionary[QAbstractButton, QSize] = weakref.WeakKeyDictionary()
        self._readers: weakref.WeakSet[QWidget] = weakref.WeakSet()
        self._sizes = {area: sizes.get(area, _NORMAL) for area in Area}
        self.scheme = scheme
        self.tokens = LIGHT
        self._tag_colours: Mapping[str, str] = {}
        self._text_style = self._digest_style = self._reading_style = ""
        self._fonts: dict[tuple[str, Area, bool], QFont] = {}
        if not app.property(IN_STYLE):  # what `setStyle` gives back is a class that takes long to load
            app.setStyle(STYLE)
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self._fine = _any_fine_screen()
        app.screenAdded.connect(self._on_screen_added)
        self._apply()

    @property
    def text_style(self) -> str:
        """The style sheet for rendered passages."""
        self._text_style = self._text_style or text_style(self.tokens, self._style_sizes(Area.TEXT))
        return self._text_style

    @property
    def digest_style(self) -> str:
        """The style sheet for digests that are read whole."""
        self._digest_style = self._digest_style or digest_style(self.tokens, self._style_sizes(Area.TEXT))
        return self._digest_style

    def size(self, area: Area) -> int:
        """How large letters are in AREA, in percent of the normal size."""
        return self._sizes[area]

    @property
    def scale(self) -> float:
        """How much larger letters are in lists and dialogs than the size that widths in pixels were chosen for."""
        return self._points_of("body", Area.LIST) / _SMALLEST_POINTS

    @property
    def text_scale(self) -> float:
        """The same of the right pane."""
        return self._points_of("body", Area.TEXT) / _SMALLEST_POINTS

    def look(self, scheme: Scheme, sizes: Mapping[Area, int]) -> None:
        """Follow the system or stay light or dark; letters as large as SIZES say, in percent of the normal one."""
        wanted = {**self._sizes, **sizes}
        if (scheme, wanted) != (self.scheme, self._sizes):
            self.scheme, self._sizes = scheme, wanted
            self._apply()

    def set_scheme(self, scheme: Scheme) -> None:
        """Follow the system or stay light or dark."""
        self.look(scheme, {})

    def set_size(self, area: Area, percent: int) -> None:
        """Have letters in AREA as large as PERCENT of the normal size."""
        self.look(self.scheme, {area: percent})

    def size_after(self, area: Area, steps: int) -> int:
        """The size of AREA one or more STEPS larger or smaller, in percent; after 0 steps the normal one."""
        if steps == 0:
            return _NORMAL
        now = self._sizes[area]
        others = [size for size in _SIZES if (size > now if steps > 0 else size < now)]
        if not others:
            return now
        return others[min(steps, len(others)) - 1] if steps > 0 else others[max(steps, -len(others))]

    def zoom_by(self, steps: int, area: Area = Area.LIST) -> None:
        """STEPS larger or smaller; 0 goes back to the normal size."""
        self.set_size(area, self.size_after(area, steps))

    def font(self, role: str = "body", area: Area = Area.LIST, *, bold: bool = False) -> QFont:
        """The font for ROLE: `body`, `small`, `heading`, `lead`, `title` or `key`."""
        font = self._fonts.get((role, area, bold))
        if font is None:
            font = QFont(self._app.font())
            font.setPointSizeF(self._points_of(role, area))
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            self._fonts[role, area, bold] = font
        return QFont(font)

    def colour_tags(self, colours: Mapping[str, str]) -> None:
        """From now on tags have these COLOURS, by their folded names."""
        if colours != self._tag_colours:
            self._tag_colours = colours
            self.tokens = replace(self.tokens, tag_colours=colours)
            self.tags_coloured.emit()

    def dress(self, target: QAction | QAbstractButton, icon: str, colour: str = "") -> None:
        """Give TARGET the icon now and after every change; COLOUR is a token's name or a `#rrggbb`."""
        self._dressed[target] = (icon, colour)
        self._put_icon(target, icon, colour)

    def dress_in_text(self, target: QAbstractButton, icon: str, colour: str = "") -> None:
        """The same for a button of the right pane, whose icon grows with the letters there."""
        self._growing.setdefault(target, target.iconSize())
        self.dress(target, icon, colour)

    def dress_reader(self, pane: QWidget) -> None:
        """Have everything in PANE as large as text is, now and after every change."""
        self._readers.add(pane)
        self._put_size(pane)

    def pixmap(self, icon: str, colour: str, size: int, ratio: float = 2.0) -> QPixmap:
        """A drawing of ICON; COLOUR is a token's name."""
        return icon_pixmap(icon, getattr(self.tokens, colour), size, ratio=ratio, ground=self.tokens.surface)

    def _on_system_scheme_changed(self) -> None:
        if self.scheme is Scheme.SYSTEM:
            self._apply()

    def _on_screen_added(self) -> None:
        fine = _any_fine_screen()
        if fine != self._fine:
            self._fine = fine
            self._dress_all()

    def _wants_dark(self) -> bool:
        if self.scheme is Scheme.SYSTEM:
            return self._system() is Qt.ColorScheme.Dark
        return self.scheme is Scheme.DARK

    def _apply(self) -> None:
        self.tokens = replace(DARK if self._wants_dark() else LIGHT, tag_colours=self._tag_colours)
        self._fonts.clear()
        self._dress_application()
        self._text_style = self._digest_style = self._reading_style = ""  # made when they are asked for
        for pane in list(self._readers):
            if shiboken6.isValid(pane):
                self._put_size(pane)
        self._dress_all()
        self.changed.emit()

    def _dress_application(self) -> None:
        """Tell Qt only what is different: of each it tells every widget, which costs more than all the rest."""
        font, colours = self._app.font(), palette(self.tokens)
        style = window_style(self.tokens, self._style_sizes(Area.LIST))
        font.setPointSizeF(self._points_of("body", Area.LIST))
        if font != self._app.font():
            self._app.setFont(font)
        if colours != self._app.palette():
            self._app.setPalette(colours)
        if style != self._app.styleSheet():
            self._app.setStyleSheet(style)

    def _style_sizes(self, area: Area) -> dict[str, str]:
        return {role: f"{self._points_of(role, area):.2f}pt" for role in _SCALES}

    def _points_of(self, role: str, area: Area) -> float:
        return self._points * self._sizes[area] / _NORMAL * _SCALES[role]

    def _put_size(self, pane: QWidget) -> None:
        pane.setFont(self.font(area=Area.TEXT))
        self._reading_style = self._reading_style or sizes_style(self.tokens, self._style_sizes(Area.TEXT))
        if pane.styleSheet() != self._reading_style:
            pane.setStyleSheet(self._reading_style)

    def _dress_all(self) -> None:
        for target, (icon, colour) in list(self._dressed.items()):
            if shiboken6.isValid(target):
                self._put_icon(target, icon, colour)

    def _put_icon(self, target: QAction | QAbstractButton, icon: str, colour: str) -> None:
        tokens = self.tokens
        shade = colour if colour.startswith("#") else getattr(tokens, colour or "muted")
        checked = shade if colour else tokens.accent
        if isinstance(target, QAbstractButton) and target in self._growing:
            size = self._growing[target] * max(self.text_scale, 1.0)
            if size != target.iconSize():
                target.setIconSize(size)
        target.setIcon(
            themed_icon(icon, shade, disabled=tokens.edge, checked=checked, ground=tokens.surface, fine=self._fine)
        )
