"""Which entry of the left pane is chosen, also while entries come, go and are called otherwise."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from readerapp.gui.navigation.entries import Entries
from readerapp.gui.navigation.outline import Outline, first_hit
from readerapp.gui.navigation.source_model import SourceModel
from readerapp.gui.navigation.source_view import SourceView
from readerapp.gui.navigation.sources import Source

DEFAULT_SOURCE = "inbox"


class SourceChoice(QObject):
    """Shows ENTRIES in VIEW through MODEL, and keeps the chosen one.

    Attributes:
        current: its key.

    Signals:
        changed: another entry was chosen; with the Source.
        outlined: the entries were read again.
        none_unread: there is no other list with undecided papers.
    """

    changed = Signal(object)
    outlined = Signal()
    none_unread = Signal()

    def __init__(self, entries: Entries, model: SourceModel, view: SourceView, parent: QObject) -> None:
        super().__init__(parent)
        self._entries = entries
        self._model = model
        self._view = view
        self._text = ""
        self._scroll = 0
        self.current = DEFAULT_SOURCE

    @property
    def scrolled(self) -> int:
        """How far down the lists are scrolled, in pixels."""
        return self._view.verticalScrollBar().value() if self._entries.outline else self._scroll

    @property
    def hit(self) -> Source | None:
        """The first entry that fits what narrows the lists, or the chosen one."""
        return first_hit(self._entries.outline, self._text) if self._text else self._entries.source(self.current)

    def restore(self, current: str, expanded: tuple[str, ...], scroll: int) -> None:
        """Choose and open these entries as soon as they are there, and scroll down as far."""
        self.current, self._scroll = current, scroll
        self._entries.restore(expanded)

    def renew(self, outline: Outline) -> None:
        """Show what is in the library now; the choice stays if it still exists."""
        first = not self._entries.outline
        if self._entries.renew(outline) and self._entries.has(self.current):
            self._model.renew(outline, self._entries.places)
            self.outlined.emit()
            return
        self.current = self._entries.now_called(self.current)
        if not self._entries.has(self.current):
            self.current = DEFAULT_SOURCE
            first = True
        if first:
            self._entries.open_above(self.current)
        self._show()
        if first:
            self._view.go_to(self.current)
            self.take(self.current)
            # Lines are laid out when they are shown: before that there is nothing to scroll.
            QTimer.singleShot(0, self, lambda: self._view.verticalScrollBar().setValue(self._scroll))
        self.outlined.emit()

    def choose(self, key: str) -> None:
        """Choose the entry called KEY and go there, opening what is above it."""
        if self._entries.has(key):
            self._entries.open_above(key)
            self._show()
            self._view.go_to(key)
            self.take(key)

    def take(self, key: str) -> None:
        """Choose the entry called KEY, which is in sight; a heading cannot be chosen."""
        source = self._entries.source(key)
        if source is not None and not source.is_heading:
            self.current = self._model.chosen = key
            self._model.refresh()
            self.changed.emit(source)

    def choose_unread(self, step: int) -> None:
        """Choose the next entry (or the one before) of its kind in which something is undecided."""
        found = self._entries.unread(self.current, step)
        if found is None:
            self.none_unread.emit()
        else:
            self.choose(found)

    def expect(self, key: str) -> None:
        """The chosen entry will be called KEY when the entries are read again."""
        self.current = self._model.chosen = key

    def narrow(self, text: str) -> None:
        """Show only what fits TEXT; with none, all of it, and the chosen entry in sight."""
        self._text = text
        if not text:
            self._entries.open_above(self.current)
        self._show()
        if not text:
            self._view.go_to(self.current)

    def turn(self, source: Source, *, opened: bool) -> None:
        """Show what is in SOURCE, or do not."""
        self._entries.turn(source, opened=opened)
        self._show()

    def turn_all(self, key: str, *, opened: bool) -> None:
        """Show everything that is in the entry called KEY, or nothing of it."""
        self._entries.turn_all(key, opened=opened)
        self._show()

    def _show(self) -> None:
        self._model.chosen = self.current
        self._model.show(self._entries.lines(self._text))
        self._view.lay_out()


def offer(source: Source | None, act: Callable[[Source], None]) -> None:
    """Have something done with SOURCE, if it is an entry that can be chosen."""
    if source is not None and not source.is_heading:
        act(source)
