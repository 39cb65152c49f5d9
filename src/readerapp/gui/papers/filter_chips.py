"""The filter above the list: one chip for each part that is added or left out, each with a button that removes it."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.filtering import FilterPart, Parts
from readerapp.domain.translation import tr
from readerapp.gui.flow_layout import FlowLayout
from readerapp.gui.labels import hint, label
from readerapp.gui.texts import shortened
from readerapp.gui.theme.theme import Theme

_LONGEST = 40


class _Chip(QFrame):
    """One part of the filter.

    Signals:
        removed: the button was pressed.
    """

    removed = Signal()

    def __init__(self, part: FilterPart, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("filterChip")
        name = label(f"{'−' if part.negated else '+'} {shortened(part.title, _LONGEST)}", role="small")
        name.setToolTip(hint(part.title))
        remove = QToolButton()
        remove.setIconSize(QSize(12, 12))
        remove.setAccessibleName(tr("Take “{name}” out of the filter", name=part.title))
        remove.setToolTip(tr("Take it out of the filter"))
        remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.dress(remove, "clear")
        remove.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 1, 3, 1)
        layout.setSpacing(2)
        layout.addWidget(name)
        layout.addWidget(remove)


class FilterChips(QWidget):
    """Shows the parts of the filter; takes no room without any.

    Signals:
        removed: a part is to go; with its key.
        cleared: all parts are to go.
        save_wanted: the filter is to be kept under a name.
    """

    removed = Signal(str)
    cleared = Signal()
    save_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: Parts = ()
        self.setObjectName("filterHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Filter"))
        row = QWidget()
        self._flow = FlowLayout(row, gap=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 12, 8)
        layout.addWidget(row)
        self._save = self._button(tr("Save…"), self.save_wanted)
        self._save.setToolTip(tr("Keep this filter under a name, in the left pane"))
        self._clear = self._button(tr("Clear"), self.cleared)
        self.hide()

    def show_parts(self, parts: Parts) -> None:
        """Show PARTS."""
        if parts == self._parts:
            return
        self._parts = parts
        while self._flow.count():
            item = self._flow.takeAt(0)
            old = item.widget() if item else None
            if isinstance(old, _Chip):
                old.hide()
                old.deleteLater()
        for part in parts:
            chip = _Chip(part, self._theme)
            chip.removed.connect(lambda key=part.key: self.removed.emit(key))
            self._flow.addWidget(chip)
        for button in (self._save, self._clear):
            self._flow.addWidget(button)
            button.show()
        self.setVisible(bool(parts))
        self.updateGeometry()

    def _button(self, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)  # in no layout yet, but never without a parent
        button.hide()
        button.setProperty("kind", "link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(signal)
        return button
