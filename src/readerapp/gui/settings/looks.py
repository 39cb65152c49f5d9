"""Makes the window look as it is set: colours, sizes and layout; and what the keys for that change."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from readerapp.config.settings import LAYOUT, LIST_SIZE, SCHEME, TEXT_SIZE
from readerapp.gui.panes import Layout, Panes
from readerapp.gui.settings.keeper import SettingsKeeper
from readerapp.gui.theme.theme import Area, Scheme, Theme

_SIZES = {Area.LIST: LIST_SIZE, Area.TEXT: TEXT_SIZE}


class Looks(QObject):
    """Listens to the settings; RIGHT is the pane with the text that is read.

    Signals:
        changed: it may look otherwise now, or somebody chose what was chosen already.
    """

    changed = Signal()

    def __init__(self, keeper: SettingsKeeper, theme: Theme, panes: Panes, right: QWidget) -> None:
        super().__init__(panes)
        self._keeper = keeper
        self._theme = theme
        self._panes = panes
        self._right = right
        theme.dress_reader(right)
        keeper.changed.connect(self._on_changed)
        self._apply()

    @property
    def checked(self) -> dict[str, bool]:
        """Which of the actions for it stand for what is the case."""
        schemes = {f"scheme-{scheme.value}": scheme is self._theme.scheme for scheme in Scheme}
        return schemes | {f"layout-{layout.value}": layout is self._panes.layout_shown for layout in Layout}

    def zoom(self, steps: int) -> None:
        """Make the letters of the pane that has the focus STEPS larger or smaller; 0 gives them their normal size."""
        focused = QApplication.focusWidget()
        area = Area.TEXT if focused is not None and self._right.isAncestorOf(focused) else Area.LIST
        self._keeper.change(_SIZES[area], self._theme.size_after(area, steps))

    def set_scheme(self, scheme: Scheme) -> None:
        """Follow the system or stay light or dark."""
        self._keeper.change(SCHEME, scheme.value)
        self.changed.emit()

    def set_layout(self, layout: Layout) -> None:
        """Have the panes side by side, or the list above the paper."""
        self._keeper.change(LAYOUT, layout.value)
        self.changed.emit()

    def _on_changed(self, setting: object) -> None:
        if setting in {SCHEME, LAYOUT, LIST_SIZE, TEXT_SIZE}:
            self._apply()

    def _apply(self) -> None:
        before = self._theme.size(Area.LIST)
        sizes = {area: self._keeper[setting] for area, setting in _SIZES.items()}
        self._theme.look(Scheme(self._keeper[SCHEME]), sizes)
        if self._theme.size(Area.LIST) != before and self._panes.isVisible():
            self._panes.widen(self._theme.size(Area.LIST) / before)
        self._panes.lay_out(Layout(self._keeper[LAYOUT]))
        self.changed.emit()
