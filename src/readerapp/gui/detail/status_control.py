"""The control that shows and sets a paper's status: one button per status, side by side."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status
from readerapp.domain.wording import status_name
from readerapp.gui.texts import STATUS_ICONS
from readerapp.gui.theme.theme import Theme

_NARROWEST = 36


class StatusControl(QFrame):
    """Six buttons, of which one is down; where room is short only that one has words, or none of them.

    Attributes:
        buttons: one for each status.

    Signals:
        chosen: the user picked a Status.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statuses")
        self.setAccessibleName(tr("Status"))
        self._theme = theme
        self._room = self._most = 0
        self._group = QButtonGroup(self)
        self.buttons: dict[Status, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        for number, status in enumerate(Status, start=1):
            button = self._button(status, number)
            self._group.addButton(button)
            layout.addWidget(button)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def show_status(self, status: Status) -> None:
        """Put the button of STATUS down."""
        self.buttons[status].setChecked(True)
        self._show_words()

    def fit(self, width: int, most: int) -> None:
        """Show all words if WIDTH pixels allow it, that of the status if MOST pixels do."""
        self._room, self._most = width, most
        self._show_words()

    # Qt interface

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), len(self.buttons) * _NARROWEST), hint.height())

    def _button(self, status: Status, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(status_name(status))
        button.setCheckable(True)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(tr("{status} (Alt+{number})", status=status_name(status), number=number))
        button.setAccessibleName(status_name(status))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.chosen.emit(status))
        self.buttons[status] = button
        return button

    def _paint_icons(self) -> None:
        for status, button in self.buttons.items():
            self._theme.dress_in_text(button, STATUS_ICONS[status], self._theme.tokens.status[status])

    def _show_words(self) -> None:
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self.buttons.values():
            button.setToolButtonStyle(beside)
        if self._needed() > self._room:
            for button in self.buttons.values():
                button.setToolButtonStyle(beside if button.isChecked() else alone)
            if self._needed() > self._most:
                for button in self.buttons.values():
                    button.setToolButtonStyle(alone)

    def _needed(self) -> int:
        return sum(button.sizeHint().width() for button in self.buttons.values()) + 6
