"""The rows of a repair, and the passage of the selected one; says which rows it needs and what the user picks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from readerapp.domain.repair_lines import RepairRows, RepairShow
from readerapp.domain.translation import tr
from readerapp.gui.filter_row import FilterRow
from readerapp.gui.labels import paragraph, rule
from readerapp.gui.repairing.passage_panel import PassagePanel
from readerapp.gui.repairing.row_list import RowList
from readerapp.gui.repairing.row_model import PART, RowModel
from readerapp.gui.theme.theme import Theme


class RepairPane(QWidget):
    """Shows the rows of one document.

    Attributes:
        filters: which rows are shown.
        model, view: they.
        panel: the selected one in full.

    Signals:
        rows_wanted: rows are needed; with their RepairShow, the place of the first, and how many.
        picked: the user wants another reading of a word; with the WordInRow and the reading.
    """

    rows_wanted = Signal(object, int, int)
    picked = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrived = False
        self._renewing = True
        self.filters = FilterRow(_names(), otherwise=RepairShow.CHANGED)
        self.filters.setAccessibleName(tr("Which passages are shown"))
        self.model = RowModel(self)
        self.view = RowList(self.model, theme)
        self.panel = PassagePanel(theme)
        self._nothing = paragraph(tone="muted")
        self._rule = rule()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.view)
        self._splitter.addWidget(self.panel)
        self._splitter.setSizes([300, 240])
        self.view.setMinimumHeight(44)
        self._lay_out()
        for widget in (self.filters, self._rule, self.panel, self._nothing):
            widget.hide()  # until there is something in it
        self.filters.chosen.connect(self._on_filter)
        self.model.wanted.connect(self.rows_wanted)
        self.view.current_changed.connect(self._show_current)
        self.view.digit_pressed.connect(self.panel.readings.pick)
        self.view.step_wanted.connect(self.panel.step)
        self.view.readings_wanted.connect(self._go_to_readings)
        self.panel.picked.connect(self.picked)

    @property
    def nothing(self) -> str:
        """What is said in the place of rows where there are none."""
        return "" if self._nothing.isHidden() or self.is_reading else self._nothing.text()

    @property
    def is_reading(self) -> bool:
        """Whether no rows have come yet."""
        return not self._arrived

    def renew(self) -> None:
        """The rows may say something else now; the old ones are shown until the new ones come."""
        self._renewing = True
        if not self._arrived:
            self._nothing.setText(tr("Reading the text…"))
            self._nothing.show()
        place = max(self.view.currentIndex().row(), 0) // PART * PART
        self.rows_wanted.emit(self.filters.show_only, place, PART)

    def show_rows(self, rows: RepairRows) -> None:
        """Rows have come, because they were wanted or after a change."""
        before = self.filters.show_only
        self.filters.offer({show: rows.count(show) for show in RepairShow})
        self._arrived = True
        if rows.show is not self.filters.show_only:
            if before is not self.filters.show_only:
                self._on_filter(self.filters.show_only)
            return
        count = rows.count(rows.show)
        if rows.show is not self.model.show:
            self.model.begin(rows.show, count)
        elif self._renewing or count != self.model.rowCount():
            self.model.renew(count)
        self._renewing = False
        self.model.take(rows)
        self._settle(rows)

    def _settle(self, rows: RepairRows) -> None:
        """Have a row selected if there is one."""
        anything = any(rows.count(show) for show in RepairShow)
        self.filters.setVisible(anything)
        self._rule.setVisible(anything)
        count = rows.count(rows.show)
        self._nothing.setVisible(count == 0)
        self._nothing.setText("" if count else _nothing(self.filters.show_only))
        self.panel.show()
        self._splitter.setVisible(count > 0)
        if count and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self._show_current(self.view.currentIndex().row())

    def _show_current(self, place: int) -> None:
        if place < 0:
            self.panel.show_row(None)
            return
        row = self.model.row(place)
        if row is not None:
            self.panel.show_row(row)

    def _on_filter(self, show: RepairShow) -> None:
        self._renewing = True
        self.rows_wanted.emit(show, 0, PART)

    def _go_to_readings(self) -> None:
        if self.panel.readings.readings:
            self.panel.readings.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 8)
        head.setSpacing(8)
        head.addWidget(self.filters)
        head.addWidget(self._nothing)
        layout.addLayout(head)
        layout.addWidget(self._rule)
        layout.addWidget(self._splitter, 1)
        layout.addStretch(0)


def _names() -> dict[RepairShow, str]:
    return {
        RepairShow.UNCERTAIN: tr("&Uncertain words"),
        RepairShow.UNREPAIRED: tr("&Not repaired"),
        RepairShow.CHOSEN: tr("Ch&osen by you"),
        RepairShow.CHANGED: tr("All c&hanges"),
        RepairShow.TEXT: tr("&Text as it is read"),
    }


def _nothing(show: RepairShow) -> str:
    return {
        RepairShow.UNCERTAIN: tr("No word is uncertain."),
        RepairShow.UNREPAIRED: tr("No broken word was left."),
        RepairShow.CHOSEN: tr("You have not chosen any word."),
        RepairShow.CHANGED: tr("The text is as it is in the file; nothing had to be repaired."),
        RepairShow.TEXT: tr("This text is the same in nearly every encoding."),
    }[show]
