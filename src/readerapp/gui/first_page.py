"""The page that stands in place of the three panes while there is nothing to show in them: what can be done first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.buttons import ChoiceButton, tool_button
from readerapp.gui.labels import label, paragraph
from readerapp.gui.recent_libraries import RecentLibrary, shown_path
from readerapp.gui.theme.icons import app_icon
from readerapp.gui.theme.theme import Theme

_MEASURE = 560
_ICON = 56
_SHOWN_LIBRARIES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A way to go on; one without TEXT takes half a line."""

    icon: str
    title: str
    act: Callable[[], None]
    text: str = ""
    keys: str = ""


class FirstPage(QScrollArea):
    """A quiet page: who we are, what can be brought in, and which libraries there are.

    Signals:
        library_chosen: a library that was open once; with its path.
        library_forgotten: one that is not to be named any more; with its path.
    """

    library_chosen = Signal(object)
    library_forgotten = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._focusable: list[QWidget] = []
        self._groups: list[QWidget] = []
        self._content = QWidget()
        self._content.setObjectName("page")
        self._icon = QLabel()
        self._icon.setPixmap(app_icon().pixmap(QSize(_ICON, _ICON), 2.0))
        self._icon.setFixedSize(_ICON, _ICON)
        self._title = label(role="title")
        self._text = paragraph(tone="muted")
        self._foot = label(tone="muted", role="small")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.setWidget(self._content)

    @property
    def title(self) -> str:
        """The words in large letters."""
        return self._title.text()

    @property
    def text(self) -> str:
        """The words below them."""
        return self._text.text()

    @property
    def choices(self) -> tuple[ChoiceButton, ...]:
        """The buttons, from top to bottom."""
        return tuple(widget for widget in self._focusable if isinstance(widget, ChoiceButton))

    def say(self, title: str, text: str, *, foot: str = "") -> None:
        """Head the page with TITLE and TEXT; FOOT stands below everything."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._foot.setText(foot)

    def offer(self, groups: Iterable[tuple[Choice, ...]], recent: tuple[RecentLibrary, ...]) -> None:
        """Offer the choices of GROUPS, with room between them, and the libraries that were open last."""
        focused = self._place_of_focus()
        for group in self._groups:
            group.hide()
            group.deleteLater()
        self._groups.clear()
        self._focusable.clear()
        for choices in groups:
            self._add_group("", [self._button(choice) for choice in choices], halves=not all(c.text for c in choices))
        if recent:
            rows = [self._library_row(library) for library in recent[:_SHOWN_LIBRARIES]]
            self._add_group(tr("Recent libraries"), rows)
        if focused is not None:
            self._focusable[min(focused, len(self._focusable) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Have the keys go to the first choice."""
        if self._focusable:
            self._focusable[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        place = self._place_of_focus()
        if event.key() in steps and place is not None:
            following = self._focusable[(place + steps[Qt.Key(event.key())]) % len(self._focusable)]
            following.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(following)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QWidget()
        column.setMaximumWidth(_MEASURE)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for widget in (self._icon, self._title, self._text):
            self._column.addWidget(widget)
        self._column.addSpacing(10)
        self._column.addWidget(self._foot)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(column, 20)
        line.addStretch(1)
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(2)
        layout.addLayout(line)
        layout.addStretch(3)

    def _add_group(self, heading: str, rows: list[QWidget], *, halves: bool = False) -> None:
        group = QFrame()
        layout = QHBoxLayout(group) if halves else QVBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(4)
        if heading:
            layout.addWidget(label(heading, role="heading"))
        for row in rows:
            layout.addWidget(row)
        self._groups.append(group)
        self._column.insertWidget(self._column.indexOf(self._foot), group)

    def _button(self, choice: Choice) -> QWidget:
        button = ChoiceButton(self._theme, icon=choice.icon, title=choice.title, text=choice.text, keys=choice.keys)
        button.clicked.connect(choice.act)
        self._focusable.append(button)
        return button

    def _library_row(self, library: RecentLibrary) -> QWidget:
        where = shown_path(library.path.parent)
        text = tr("{folder} · not there any more", folder=where) if library.missing else where
        button = ChoiceButton(self._theme, icon="library", title=library.path.name, text=text, beside=True)
        button.setEnabled(not library.missing)
        button.clicked.connect(partial(self.library_chosen.emit, library.path))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(button, 1)
        forget = _forget_button(self._theme, library.path)
        forget.clicked.connect(partial(self.library_forgotten.emit, library.path))
        line.addWidget(forget)
        self._focusable += [forget] if library.missing else [button, forget]
        return row

    def _place_of_focus(self) -> int | None:
        focused = QApplication.focusWidget()
        return next((place for place, widget in enumerate(self._focusable) if widget is focused), None)


def _forget_button(theme: Theme, library: Path) -> QToolButton:
    text = tr("Do not name {name} here any more; the file stays", name=library.name)
    return tool_button(theme, "clear", text, size=14)
