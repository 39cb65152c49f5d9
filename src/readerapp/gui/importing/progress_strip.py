"""The strip above the message bar that shows an import under way and can stop it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.labels import ElidedLabel, label
from readerapp.services.progress import Progress

_FINE = 1000  # steps of the bar
_STILL_MS = 700  # after which a bar that stands still says only that work goes on


def _counted(progress: Progress) -> str:
    """Which document it is, and of one that takes a while how much of it is through."""
    place = tr("{done} of {total}", done=progress.done + 1, total=progress.total) if progress.total > 1 else ""
    through = tr("{percent} %", percent=int(progress.part * 100)) if progress.part else ""
    return " · ".join(part for part in (place, through) if part)


class ProgressStrip(QFrame):
    """Shows how far an import is.

    Signals:
        cancel_wanted: the user wants it to stop.
    """

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self._writing = False
        self._name = ElidedLabel(role="small")
        self._count = label(tone="muted", role="small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._bar.setAccessibleName(tr("Progress of the import"))
        self._still = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._still.timeout.connect(lambda: self._bar.setRange(0, 0))
        self._cancel = QPushButton(tr("Cancel"))
        self._cancel.setProperty("kind", "link")
        self._cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cancel.clicked.connect(self._on_cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 2, 8, 2)
        line.setSpacing(12)
        line.addWidget(self._name, 1)
        line.addWidget(self._count)
        line.addWidget(self._bar)
        line.addWidget(self._cancel)
        self.setFixedHeight(38)
        self.hide()

    def begin(self) -> None:
        """An import has begun; how long it will take is not known yet."""
        self._name.setText(tr("Looking for digests…"))
        self._count.setText("")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._writing = False
        self.show()

    def begin_writing(self) -> None:
        """What was read is being imported now."""
        self.begin()
        self._writing = True
        self._name.setText(tr("Importing…"))

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is and what is being read."""
        self._bar.setRange(0, _FINE)
        self._bar.setValue(round(progress.share * _FINE))
        self._still.stop()
        if progress.done < progress.total:
            if not progress.part:  # its text is being made, and nobody can tell how much of that is done
                self._still.start()
            words = tr("Importing {name}") if self._writing else tr("Reading {name}")
            self._name.setText(words.format(name=progress.name))
            self._count.setText(_counted(progress))

    # Qt interface

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._still.stop()

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._name.setText(tr("Stopping after the present step…"))
        self.cancel_wanted.emit()
