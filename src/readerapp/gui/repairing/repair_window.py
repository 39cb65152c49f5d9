"""The window that shows what a repair made of a text, and takes the user's word for how it is to be made."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from readerapp.domain.text_repair import RepairSettings
from readerapp.domain.translation import tr
from readerapp.gui.dialog_size import room
from readerapp.gui.labels import ElidedLabel, hint, label, paragraph
from readerapp.gui.repairing.repair_pane import RepairPane
from readerapp.gui.repairing.text_settings import TextSettings
from readerapp.gui.texts import anew_text
from readerapp.gui.theme.theme import Theme

_WIDTH, _HEIGHT = 1060, 720
_BUSY_AFTER_MS = 250


class RepairWindow(QDialog):
    """A sheet over the window below.

    With APPLY it ends in what the user decides here; else what is said here is a part of what the window below shows.

    Attributes:
        settings: how the text is made.
        pane: what came of it.
        forget: the button that forgets what was picked.
        button: the one that closes the window, or applies what was decided if that does anything.
        cancel: the one that leaves all as it was; only with APPLY.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, apply: bool = False) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("Text repair"))
        self._scale = theme.scale
        self._title = ElidedLabel(role="lead")
        self._sentence = paragraph(role="small", tone="muted", selectable=True)
        self._outcome = paragraph(role="small", tone="muted")
        self._outcome.hide()
        self.settings = TextSettings()
        self.pane = RepairPane(theme)
        self._busy = label(role="small", tone="muted")
        self._begin_busy = QTimer(self, singleShot=True, interval=_BUSY_AFTER_MS)
        self._begin_busy.timeout.connect(self._show_busy)
        self._part = 0.0
        self.forget = QPushButton(tr("&Forget what I chose"))
        self.button = QPushButton(tr("&Apply") if apply else tr("&Done"))
        self.button.setDefault(True)
        self.button.clicked.connect(self.accept)
        self.cancel = QPushButton(tr("&Cancel"))
        self.cancel.setVisible(apply)
        self.cancel.clicked.connect(self.reject)
        for button in (self.forget, self.cancel):
            button.setAutoDefault(False)
        self._lay_out()
        self.resize(self.fitting)
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def fitting(self) -> QSize:
        """The size that is good to read in, but no larger than the window below or the screen allows."""
        below = self.parentWidget()
        wanted = QSize(_WIDTH, _HEIGHT) * self._scale
        return wanted.boundedTo(below.window().size() if below else wanted).boundedTo(room(self))

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said above the rows."""
        return tuple(item.text() for item in (self._title, self._sentence, self._outcome) if not item.isHidden())

    def show_text(
        self, title: str, sentence: str, settings: RepairSettings, *, guess: str = "", certain: bool = True
    ) -> None:
        """Show how the text of the digest TITLE was made; SENTENCE says what came of it."""
        self._title.setText(title)
        self._title.setToolTip(hint(title))
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.settings.show_settings(settings, guess=guess, certain=certain)
        self.forget.setVisible(bool(settings.choices))

    def show_outcome(self, text: str, *, useful: bool) -> None:
        """Say what applying would do, and whether there is a use in that."""
        self._outcome.setText(text)
        self._outcome.setVisible(bool(text))
        self.button.setEnabled(useful)

    def set_busy(self, *, busy: bool) -> None:
        """Say that the text is being made anew, once that takes longer than a moment."""
        self._part = 0.0
        if busy and not self._begin_busy.isActive():
            self._begin_busy.start()
        elif not busy:
            self._begin_busy.stop()
            self._busy.setText("")

    def show_progress(self, part: float) -> None:
        """PART of that is through, 0 to 1."""
        self._part = part
        if self._busy.text():
            self._show_busy()

    def _show_busy(self) -> None:
        self._busy.setText(anew_text(self._part))

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 10)
        head.setSpacing(6)
        for widget in (self._title, self._sentence, self._outcome):
            head.addWidget(widget)
        head.addSpacing(2)
        head.addWidget(self.settings)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 12)
        foot.setSpacing(10)
        foot.addWidget(self.forget)
        foot.addWidget(self._busy)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.pane, 1)
        layout.addLayout(foot)
