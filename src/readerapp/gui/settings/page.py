"""One part of the settings, made from the table: its rows, and what else belongs there."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from readerapp.config.setting import Section, Setting, section_title
from readerapp.domain.identity import fold
from readerapp.gui.labels import label, rule
from readerapp.gui.settings.library_facts import LibraryFacts
from readerapp.gui.settings.row import Ask, SettingRow
from readerapp.gui.theme.theme import Theme

_MARGIN = 24


class SettingsPage(QScrollArea):
    """Shows a `Section`.

    Attributes:
        rows: by setting.

    Signals:
        chosen: the user wants another value; with the Setting and the value.
    """

    chosen = Signal(object, object)

    def __init__(
        self,
        section: Section,
        settings: Iterable[Setting[Any]],
        ask: Ask,
        theme: Theme,
        extra: LibraryFacts | None = None,
    ) -> None:
        super().__init__()
        self._title = section_title(section)
        self._extra = extra
        self.rows = {setting: SettingRow(setting, ask, theme) for setting in settings}
        self._rules: list[QWidget] = []
        content = QWidget()
        content.setObjectName("page")
        body = QVBoxLayout(content)
        body.setContentsMargins(_MARGIN, 16, _MARGIN, _MARGIN)
        body.setSpacing(0)
        body.addWidget(label(self._title, role="lead"))
        body.addSpacing(6)
        for row in self.rows.values():
            if self._rules or row is not next(iter(self.rows.values())):
                self._rules.append(rule())
                body.addWidget(self._rules[-1])
            row.chosen.connect(self.chosen)
            body.addWidget(row)
        if extra is not None:
            self._last_rule = rule()
            body.addWidget(self._last_rule)
            body.addWidget(extra)
        body.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def narrow(self, query: str) -> bool:
        """Show only what QUERY is about; False when nothing here is. A query for the title shows everything."""
        words = fold(query).split()
        whole = all(word in fold(self._title) for word in words)
        found = {row: whole or row.meets(words) for row in self.rows.values()}
        for row, meets in found.items():
            row.setVisible(meets)
        if self._extra is not None:
            more = whole or self._extra.meets(words)
            self._extra.setVisible(more)
            self._last_rule.setVisible(more and any(found.values()))
            whole = whole or more
        shown = [row for row, meets in found.items() if meets]
        for line, row in zip(self._rules, list(self.rows.values())[1:], strict=True):
            line.setVisible(row in shown and row is not shown[0])
        return bool(shown) or whole
