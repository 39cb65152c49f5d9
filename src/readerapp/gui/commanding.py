"""What is made from the table of actions over the window: palette and key sheet; and the keys as they are set."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from readerapp.config.settings import IMPORT_PREVIEW, KEYS, WATCH_ENABLED, WATCH_FOLDER
from readerapp.domain.translation import tr
from readerapp.gui.actions.book import ActionBook
from readerapp.gui.actions.keymap import Keymap, named
from readerapp.gui.parts import Parts

if TYPE_CHECKING:
    from readerapp.gui.actions.palette import Palette
    from readerapp.gui.actions.palette_entries import Entry
    from readerapp.gui.settings.dialog import SettingsDialog

_PALETTE = "palette"


class Commanding(QObject):
    """Opens them; BOOK gives the actions, which are made after this.

    None of it is loaded before somebody wants it.
    """

    def __init__(self, parts: Parts, book: Callable[[], ActionBook], window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._book = book
        self._window = window
        self._settings: SettingsDialog | None = None
        self._palette: Palette | None = None
        self._recent: tuple[str, ...] = ()

    @property
    def palette(self) -> "Palette":
        """The command palette."""
        if self._palette is None:
            from readerapp.gui.actions.palette import Palette  # noqa: PLC0415

            self._palette = Palette(self._offers, self._search, self._parts.theme, self._window)
            self._palette.recent = self._recent
        return self._palette

    @property
    def recent(self) -> tuple[str, ...]:
        """What was done last in the palette."""
        return self._palette.recent if self._palette is not None else self._recent

    def remember(self, recent: tuple[str, ...]) -> None:
        """What was done last, before this start."""
        self._recent = recent

    def begin(self) -> None:
        """The actions are there: put them on the keys that are set, now and after every change."""
        keeper, keymap = self._parts.settings, self._take_keys()
        self._book().keys_changed.connect(self._show_keys_in_settings)
        self._parts.looks.changed.connect(self._check_looks)
        self._check_looks()
        keeper.changed.connect(lambda setting: self._take_keys() if setting is KEYS else None)
        keeper.stored.connect(self._on_stored)
        keeper.refused.connect(lambda _setting, why: self._parts.messages.warn(why))
        self._parts.importing.setting.changed.connect(lambda _wanted: keeper.look())
        self._parts.watching.followed.connect(keeper.look)
        if keymap.refused:
            names = ", ".join(f"“{named(spec)}”" for spec in keymap.specs if spec.id in keymap.refused)
            self._parts.messages.warn(
                tr(
                    "Keys in the settings clash, so {actions} keep the usual ones.",
                    actions=names,
                )
            )

    def show_palette(self) -> None:
        """Open the palette, or close it."""
        self.palette.toggle()

    def show_settings(self) -> None:
        """Open the settings, or bring them to the front."""
        if self._settings is not None:
            self._settings.raise_()
            self._settings.activateWindow()
            return
        from readerapp.gui.settings.dialog import SettingsDialog  # noqa: PLC0415

        parts = self._parts
        parts.settings.look()
        library = str(parts.library.services.path) if parts.library.is_open else ""
        dialog = SettingsDialog(parts.settings, self._book().keymap, parts.theme, library=library, parent=self._window)
        dialog.library.open_wanted.connect(parts.libraries.choose)
        dialog.library.new_wanted.connect(parts.libraries.create)
        dialog.library.copy_wanted.connect(parts.backing_up.choose)
        dialog.finished.connect(self._on_settings_closed)
        self._settings = dialog
        dialog.show()

    def show_keys(self) -> None:
        """Show the sheet of all keys."""
        from readerapp.gui.actions.key_sheet import KeySheet  # noqa: PLC0415

        KeySheet(self._book().keymap, self._parts.theme, self._window).show()

    def _check_looks(self) -> None:
        self._book().check(self._parts.looks.checked)

    def _take_keys(self) -> Keymap:
        keymap = Keymap(self._book().specs, self._parts.settings[KEYS])
        self._book().set_keymap(keymap)
        return keymap

    def _offers(self) -> "Iterator[Entry]":
        from readerapp.gui.actions.palette_entries import action_entries, source_entries  # noqa: PLC0415

        book = self._book()
        yield from action_entries(book, without=_PALETTE)
        known = frozenset(spec.id.removeprefix("go-") for spec in book.specs if spec.id.startswith("go-"))
        yield from source_entries(self._parts.sources.outline, self._go_to, known=known)

    def _go_to(self, key: str) -> None:
        """Show the list called KEY; what is next is about its papers."""
        self._parts.sources.choose(key)
        self._parts.papers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, text: str) -> None:
        self._parts.papers.search.show_query(text)
        self._parts.places.search(text)
        self._go_to("all")

    def _show_keys_in_settings(self) -> None:
        if self._settings is not None:
            self._settings.show_keymap(self._book().keymap)

    def _on_settings_closed(self) -> None:
        self._settings = None
        self._window.activateWindow()

    def _on_stored(self, setting: object) -> None:
        """What another part has read from the file before, it reads again."""
        if setting is IMPORT_PREVIEW:
            self._parts.importing.setting.look()
        elif setting in {WATCH_ENABLED, WATCH_FOLDER} and self._parts.library.is_open:
            self._parts.watching.restore()
