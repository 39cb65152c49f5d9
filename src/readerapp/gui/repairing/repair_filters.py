"""The row of small buttons that show the uncertain words of a text, those left broken, those chosen, or all changes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from readerapp.domain.repair_lines import RepairRows, RepairShow
from readerapp.domain.translation import tr
from readerapp.domain.wording import grouped
from readerapp.gui.flow_layout import FlowLayout

_BOLDER = 1.1


class RepairFilters(QWidget):
    """One button for each sort that occurs; exactly one is down.

    Attributes:
        buttons: one for each sort.

    Signals:
        chosen: the user wants another sort; with the RepairShow.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Which passages are shown"))
        self._group = QButtonGroup(self)
        self.buttons: dict[RepairShow, QToolButton] = {}
        layout = FlowLayout(self)
        for show in RepairShow:
            button = QToolButton()
            button.setProperty("kind", "filter")
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[show] = button
            layout.addWidget(button)
        self.buttons[RepairShow.UNCERTAIN].setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def show_only(self) -> RepairShow:
        """The sort that is shown."""
        return next(show for show, button in self.buttons.items() if button.isChecked())

    def offer(self, rows: RepairRows) -> None:
        """Offer what occurs, with its count; the sort that is shown stays on offer."""
        for show, button in self.buttons.items():
            count = rows.count(show)
            button.setText(f"{show_name(show)}  {grouped(count)}")
            button.setAccessibleName(f"{show_name(show).replace('&', '')}, {count}")
            button.setMinimumWidth(0)
            # The letters of the one that is down are bold.
            button.setMinimumWidth(round(button.sizeHint().width() * _BOLDER))
            button.setVisible(count > 0 or show is RepairShow.CHANGED or button.isChecked())

    def choose(self, show: RepairShow) -> None:
        """Have SHOW down, as if the user had said so."""
        self.buttons[show].setChecked(True)

    def _on_clicked(self, button: QToolButton) -> None:
        self.chosen.emit(next(show for show, known in self.buttons.items() if known is button))


def show_name(show: RepairShow) -> str:
    """What the button says that shows just those rows, with its mnemonic."""
    return {
        RepairShow.UNCERTAIN: tr("&Uncertain words"),
        RepairShow.UNREPAIRED: tr("&Not repaired"),
        RepairShow.CHOSEN: tr("Ch&osen by you"),
        RepairShow.CHANGED: tr("All c&hanges"),
        RepairShow.TEXT: tr("&Text as it is read"),
    }[show]
