"""The settings dialog: its parts on the left, their rows on the right, one box that searches all of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from readerapp.config.setting import Kind, Section, Setting, section_title
from readerapp.config.settings import KEYS, SETTINGS
from readerapp.domain.translation import tr
from readerapp.gui.actions.keymap import Keymap
from readerapp.gui.dialog_size import dialog_size
from readerapp.gui.file_dialogs import choose_folder, choose_library
from readerapp.gui.labels import label
from readerapp.gui.settings.keeper import SettingsKeeper
from readerapp.gui.settings.key_page import KeyPage
from readerapp.gui.settings.library_facts import LibraryFacts
from readerapp.gui.settings.page import SettingsPage
from readerapp.gui.theme.theme import Theme

_SIZE = (820, 620)
_SIDE, _WIDEST = 176, 1.25


class SettingsDialog(QDialog):
    """Shows the table of settings; what is changed holds at once.

    Attributes:
        search: the box that searches.
        parts: the names of the sections.
        pages: by section.
        keys: the shortcut editor.
        library: what is said about the library.

    Signals:
        keys_wanted: other keys are wanted; with the changes, by action.
    """

    keys_wanted = Signal(object)

    def __init__(
        self, keeper: SettingsKeeper, keymap: Keymap, theme: Theme, *, library: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keeper = keeper
        self.keys = KeyPage(keymap)
        self.library = LibraryFacts(library)
        self.pages = {section: self._page(section, theme) for section in Section}
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search in the settings"))
        glass = QAction(self)
        theme.dress(glass, "search")
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.parts = QListWidget()
        self.parts.setObjectName("settingsParts")
        self.parts.setAccessibleName(tr("Parts of the settings"))
        self._stack = QStackedWidget()
        self._nothing = label(tr("No setting is about that."), tone="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out(theme)
        self.search.textChanged.connect(self._on_searched)
        self.parts.currentRowChanged.connect(self._on_part_chosen)
        self.keys.changed.connect(lambda changes: keeper.change(KEYS, changes))
        keeper.changed.connect(self._show)
        keeper.refused.connect(self._on_refused)
        for keys in ("Ctrl+F", "Ctrl+K"):
            QShortcut(QKeySequence(keys), self, self.search.setFocus)
        for setting in SETTINGS:
            self._show(setting)
        self.parts.setCurrentRow(0)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_to(self, section: Section) -> None:
        """Show a part of the settings."""
        self.parts.setCurrentRow(list(Section).index(section))

    def show_keymap(self, keymap: Keymap) -> None:
        """Actions have other keys now."""
        self.keys.show_keymap(keymap)

    # Qt interface

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.parts.doItemsLayout()  # the lines were measured before they had their style

    def _page(self, section: Section, theme: Theme) -> QWidget:
        if section is Section.KEYS:
            return self.keys
        settings = [setting for setting in SETTINGS if setting.section is section and setting.kind is not Kind.KEYS]
        extra = self.library if section is Section.LIBRARY else None
        page = SettingsPage(section, settings, self._ask, theme, extra)
        page.chosen.connect(self._keeper.change)
        return page

    def _lay_out(self, theme: Theme) -> None:
        for section, page in self.pages.items():
            self.parts.addItem(section_title(section))
            self._stack.addWidget(page)
        self._stack.addWidget(self._nothing)
        side = QWidget()
        side.setObjectName("sidebar")
        side.setFixedWidth(round(_SIDE * min(theme.scale, _WIDEST)))
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.parts, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addWidget(self._stack, 1)
        self.resize(dialog_size(self, _SIZE, theme.scale))

    def _ask(self, kind: Kind, chosen: Callable[[Path], None]) -> None:
        if kind is Kind.FOLDER:
            choose_folder(self, lambda paths: chosen(paths[0]), title=tr("Choose a folder"))
        else:
            choose_library(self, chosen)

    def _row_page(self, setting: Setting[Any]) -> SettingsPage | None:
        page = self.pages[setting.section]
        return page if isinstance(page, SettingsPage) and setting in page.rows else None

    def _show(self, setting: Setting[Any]) -> None:
        page = self._row_page(setting)
        if page is not None:
            page.rows[setting].show_value(self._keeper[setting])

    def _on_refused(self, setting: Setting[Any], sentence: str) -> None:
        page = self._row_page(setting)
        if page is not None:
            page.rows[setting].complain(sentence)

    def _on_searched(self, text: str) -> None:
        """Leave those parts in sight in which something is about TEXT, and go to the first of them."""
        found = []
        for place, page in enumerate(self.pages.values()):
            hit = page.narrow(text) if isinstance(page, SettingsPage | KeyPage) else False
            self.parts.item(place).setHidden(not hit)
            if hit:
                found.append(place)
        if not found:
            self._stack.setCurrentWidget(self._nothing)
        elif self.parts.currentRow() in found:
            self._on_part_chosen(self.parts.currentRow())
        else:
            self.parts.setCurrentRow(found[0])

    def _on_part_chosen(self, row: int) -> None:
        if 0 <= row < len(self.pages):
            self._stack.setCurrentIndex(row)
