"""The left pane: the lists to choose from, and a box that narrows them."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readerapp.gui.navigation.entries import Entries
from readerapp.gui.navigation.filter_box import FilterBox
from readerapp.gui.navigation.outline import Outline
from readerapp.gui.navigation.source_choice import SourceChoice, offer
from readerapp.gui.navigation.source_model import SourceModel
from readerapp.gui.navigation.source_view import SourceView
from readerapp.gui.navigation.sources import Role, Source
from readerapp.gui.theme.theme import Theme

_OTHER = Qt.FocusReason.OtherFocusReason


def _lay_out(pane: QFrame, box: FilterBox, view: SourceView) -> None:
    """Put BOX above VIEW."""
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(4, 8, 0, 4)
    layout.setSpacing(6)
    above = QVBoxLayout()
    above.setContentsMargins(4, 0, 8, 0)
    above.addWidget(box)
    layout.addLayout(above)
    layout.addWidget(view, 1)


class SourcePane(QFrame):
    """Chooses the list that the middle pane shows.

    Attributes:
        box: what narrows the lists.
        view: the lists.
        model: the lines that are shown.

    Signals:
        selection_changed: another entry was chosen; with the Source.
        added, excluded: an entry is to be added to what is shown, or left out, or not any more; with the Source.
        digest_wanted: a digest is to be read; with its number.
        menu_wanted: with a Source and the place on the screen.
        repair_wanted: the text repair of a digest is to be shown; with its number.
        papers_dropped: with the numbers of papers and the Source that they were dropped on.
        unmarked: an entry is neither to be added nor left out any more; with the Source.
        rename_wanted, delete_wanted: with the Source.
        list_wanted: the user is done here and wants to be in the list of papers.
        outlined: the entries were read again.
        none_unread: there is no other list with undecided papers.
    """

    selection_changed = Signal(object)
    added = Signal(object)
    excluded = Signal(object)
    digest_wanted = Signal(int)
    repair_wanted = Signal(int)
    menu_wanted = Signal(object, QPoint)
    papers_dropped = Signal(object, object)
    list_wanted = Signal()
    unmarked = Signal(object)
    rename_wanted = Signal(object)
    delete_wanted = Signal(object)
    outlined = Signal()
    none_unread = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setMinimumWidth(140)
        self._entries = Entries()
        self.model = SourceModel(self)
        self.box = FilterBox(theme)
        self.view = SourceView(self.model, theme)
        self._choice = SourceChoice(self._entries, self.model, self.view, self)
        _lay_out(self, self.box, self.view)
        self._connect()

    @property
    def current(self) -> str:
        """The key of the chosen entry."""
        return self._choice.current

    @property
    def digest(self) -> int:
        """The number of the chosen digest, 0 when something else is chosen."""
        source = self.source(self.current)
        return source.number if source is not None and source.role is Role.DIGEST else 0

    @property
    def in_use(self) -> bool:
        """Whether the keys go here."""
        return self.view.hasFocus()

    @property
    def expanded(self) -> tuple[str, ...]:
        """The keys of entries that the user opened, and, with a mark in front, of those that they closed."""
        return self._entries.turned

    @property
    def scrolled(self) -> int:
        """How far down the lists are scrolled, in pixels."""
        return self._choice.scrolled

    @property
    def outline(self) -> Outline:
        """All entries, shown or not."""
        return self._entries.outline

    @property
    def at_cursor(self) -> Source | None:
        """The entry that keys are about: that in the line with the cursor."""
        return self.view.at_cursor or self.source(self.current)

    def setFocus(self, reason: Qt.FocusReason = _OTHER) -> None:
        """Go to the entries; not by a proxy, which Tab would stop at on its way round."""
        self.view.setFocus(reason)

    def restore(self, current: str, expanded: tuple[str, ...], scroll: int = 0) -> None:
        """Choose and open these entries as soon as they are there, and scroll down as far."""
        self._choice.restore(current, expanded, scroll)

    def show_outline(self, outline: Outline) -> None:
        """Show what is in the library now; the choice stays if it still exists."""
        self._choice.renew(outline)

    @property
    def moved(self) -> dict[str, str]:
        """What was called otherwise until the entries were read again: new keys by old ones."""
        return self._entries.moved

    def source(self, key: str) -> Source | None:
        """The entry called KEY, shown or not; also a tag that was called so until the entries were read again."""
        return self._entries.source(key)

    def tags(self) -> tuple[Source, ...]:
        """All tags."""
        return self._entries.tags()

    def has(self, key: str) -> bool:
        """Whether there is an entry called KEY."""
        return self._entries.has(key)

    def choose(self, key: str) -> None:
        """Choose the entry called KEY."""
        self._choice.choose(key)

    def expect(self, key: str) -> None:
        """The entry that is chosen will be called KEY when the entries are read again."""
        self._choice.expect(key)

    def next_unread(self) -> None:
        """Choose the next digest, or whatever else is chosen now, in which something is undecided."""
        self._choice.choose_unread(1)

    def previous_unread(self) -> None:
        """Choose the one before."""
        self._choice.choose_unread(-1)

    def enter(self, key: str) -> None:
        """Open the group called KEY and go to its first entry."""
        if not self.has(key):
            return
        first = self._entries.first_in(key)
        self.box.clear()
        if first is not None:
            self.choose(first)
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_all(self, key: str, *, opened: bool) -> None:
        """Open or close everything in the entry called KEY."""
        self._choice.turn_all(key, opened=opened)

    def mark(self, marks: dict[str, str]) -> None:
        """Show what is added to the chosen entry (`+`) and what is left out (`−`), by key."""
        self.model.marks = marks
        self.model.refresh()

    def focus_box(self) -> None:
        """Go to the box that narrows the lists."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def add_cursor(self) -> None:
        """Add the entry with the cursor to what is shown, or take it away again."""
        offer(self.at_cursor, self.added.emit)

    def exclude_cursor(self) -> None:
        """Leave the papers of the entry with the cursor out, or not any more."""
        offer(self.at_cursor, self.excluded.emit)

    # Qt interface

    def sizeHint(self) -> QSize:
        return QSize(220, 400)

    def _connect(self) -> None:
        view, box = self.view, self.box
        choice = self._choice
        choice.changed.connect(self.selection_changed)
        choice.outlined.connect(self.outlined)
        choice.none_unread.connect(self.none_unread)
        view.chosen.connect(lambda source: choice.take(source.key))
        view.added.connect(self.added)
        view.excluded.connect(self.excluded)
        view.opened.connect(lambda source, opened: choice.turn(source, opened=opened))
        view.entered.connect(self.list_wanted)
        view.read_wanted.connect(self._on_read_wanted)
        view.menu_wanted.connect(self.menu_wanted)
        view.papers_dropped.connect(self.papers_dropped)
        view.rename_wanted.connect(self.rename_wanted)
        view.delete_wanted.connect(self.delete_wanted)
        box.narrowed.connect(choice.narrow)
        box.chosen.connect(lambda: offer(choice.hit, lambda hit: self.choose(hit.key)))
        box.added.connect(lambda: offer(choice.hit, self.added.emit))
        box.excluded.connect(lambda: offer(choice.hit, self.excluded.emit))
        box.down_wanted.connect(self._on_down_wanted)
        box.leave_wanted.connect(self.list_wanted)

    def _on_down_wanted(self) -> None:
        offer(self._choice.hit, lambda hit: self.view.go_to(hit.key))
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_read_wanted(self, source: Source) -> None:
        if source.role is Role.DIGEST:
            self.digest_wanted.emit(source.number)
