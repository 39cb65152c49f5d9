"""The tags of a paper as chips that can be removed, and a field that adds one, with completion."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from readerapp.domain.tags import clean_tag
from readerapp.domain.translation import tr
from readerapp.gui.completing import propose
from readerapp.gui.flow_layout import FlowLayout
from readerapp.gui.theme.theme import Theme

_ROUND = 11


class _Name(QLabel):
    """The name of a tag in the COLOUR of its chip; a style sheet for each chip takes longer than all the rest of it."""

    def __init__(self, tag: str, colour: str, parent: QWidget) -> None:
        super().__init__(tag, parent)
        self._colour = QColor(colour)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "small")

    # Qt interface

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setPen(self._colour)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.end()


class _Chip(QWidget):
    """One tag with a button that takes it off.

    Signals:
        removed: the button was pressed.
    """

    removed = Signal()

    def __init__(self, tag: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        colours = theme.tokens.chip(tag)
        self._fill = QColor(colours.fill)
        remove = QToolButton(self)
        remove.setProperty("kind", "chip")
        remove.setIconSize(QSize(12, 12))
        remove.setToolTip(tr("Take the tag off"))
        remove.setAccessibleName(tr("Take the tag “{tag}” off", tag=tag))
        remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.dress_in_text(remove, "clear", colours.text)
        remove.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 2, 4, 2)
        layout.setSpacing(2)
        layout.addWidget(_Name(tag, colours.text, self))
        layout.addWidget(remove)

    # Qt interface

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        painter.drawRoundedRect(self.rect(), _ROUND, _ROUND)
        painter.end()


class _TagField(QLineEdit):
    """The field for a new tag.

    Signals:
        entered: a tag was typed or picked; with its cleaned name.
        left: Escape was pressed.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("newTag")
        self.setPlaceholderText(tr("Add tag…"))
        self.setAccessibleName(tr("Add tag"))
        self.setFixedWidth(120)
        self._known = propose(self)
        self.returnPressed.connect(self._on_entered)

    def offer(self, tags: tuple[str, ...]) -> None:
        """Complete to TAGS."""
        self._known.setStringList(list(tags))

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.text() == ",":
            self._on_entered()
        else:
            super().keyPressEvent(event)

    def _on_entered(self) -> None:
        tag = clean_tag(self.text())
        self.clear()
        if tag:
            self.entered.emit(tag)


class TagsEditor(QWidget):
    """Shows and changes tags.

    Signals:
        added, removed: the user wants a tag on the paper, or off it; with its name.
        left: the user has finished with the field.
    """

    added = Signal(str)
    removed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        self._field = _TagField()
        self._field.entered.connect(self.added)
        self._field.left.connect(self.left)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._flow.addWidget(self._field)
        self._layout.addWidget(self._chips)
        theme.changed.connect(self._on_theme_changed)
        theme.tags_coloured.connect(self._on_theme_changed)

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Show the chips of TAGS."""
        if tags != self._tags:
            self._build(tags)

    @property
    def known(self) -> tuple[str, ...]:
        """The tags of the library."""
        return self._known

    def offer(self, known: tuple[str, ...]) -> None:
        """Complete to the KNOWN tags of the library."""
        self._known = known
        self._field.offer(known)

    def focus_field(self) -> None:
        """Type a new tag."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_theme_changed(self) -> None:
        self._build(self._tags)

    def _build(self, tags: tuple[str, ...]) -> None:
        self._tags = tags
        while self._flow.count() > 1:
            item = self._flow.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()
        field = self._flow.takeAt(0)
        for tag in tags:
            chip = _Chip(tag, self._theme, self._chips)
            chip.removed.connect(lambda tag=tag: self.removed.emit(tag))
            self._flow.addWidget(chip)
        if field is not None:
            self._flow.addItem(field)
        self.updateGeometry()
