"""The row of small buttons that show all papers of a digest, or those of one sort; each with its count."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from readerapp.domain.translation import tr
from readerapp.domain.wording import grouped
from readerapp.gui.flow_layout import FlowLayout
from readerapp.gui.importing.preview_entries import Show
from readerapp.gui.importing.preview_text import show_name


class FilterRow(QWidget):
    """One button for each sort that occurs; exactly one is down.

    Attributes:
        buttons: one for each sort.

    Signals:
        chosen: the user wants another sort; with the Show.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Which papers are shown"))
        self._group = QButtonGroup(self)
        self.buttons: dict[Show, QToolButton] = {}
        layout = FlowLayout(self)
        for show in Show:
            button = QToolButton()
            button.setProperty("kind", "filter")
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[show] = button
            layout.addWidget(button)
        self._group.buttonToggled.connect(self._on_toggled)
        self.buttons[Show.ALL].setChecked(True)

    @property
    def show_only(self) -> Show:
        """The sort that is shown."""
        return next(show for show, button in self.buttons.items() if button.isChecked())

    def offer(self, counts: Mapping[Show, int]) -> None:
        """Offer what occurs; where the present sort does not, all papers are shown."""
        for show, button in self.buttons.items():
            count = counts[show]
            button.setText(f"{show_name(show)}  {grouped(count)}")
            button.setAccessibleName(f"{show_name(show).replace('&', '')}, {count}")
            button.setVisible(count > 0 or show is Show.ALL)
        if self.buttons[self.show_only].isHidden():
            self.buttons[Show.ALL].setChecked(True)

    def _on_toggled(self, button: QToolButton, checked: bool) -> None:
        if checked:
            self.chosen.emit(next(show for show, known in self.buttons.items() if known is button))
