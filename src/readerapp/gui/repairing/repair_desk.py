"""Lets the user say how the text of one document of an import is made: sends that to the run, and shows the answers."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from readerapp.domain.import_preview import DigestPreview, ImportPreview, RejectedFile
from readerapp.domain.repair_lines import WordInRow
from readerapp.domain.repair_wording import repair_sentence
from readerapp.domain.text_repair import ChosenWord, RepairSettings
from readerapp.domain.translation import tr
from readerapp.gui.importing.import_run import ImportRun
from readerapp.gui.importing.preview_text import file_name, plain
from readerapp.gui.repairing.repair_window import RepairWindow
from readerapp.gui.theme.theme import Theme
from readerapp.services.progress import Progress

if TYPE_CHECKING:
    from readerapp.services.import_messages import RepairShown


class RepairDesk(QObject):
    """At most one window at a time; one change is under way at a time, and the last one wanted follows it.

    Attributes:
        window: the one that is open, if any.

    Signals:
        busy_changed: whether a change is under way, so that what is shown may not be what is wanted.
        progressed: how much of the change that is under way is through, 0 to 1.
    """

    busy_changed = Signal(bool)
    progressed = Signal(float)

    def __init__(self, run: ImportRun, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._theme = theme
        self.window: RepairWindow | None = None
        self._number = 0
        self._shown = RepairSettings()
        self._wanted = RepairSettings()
        self._busy = False
        run.repair_shown.connect(self._on_rows)
        run.progressed.connect(self._on_progressed)

    @property
    def busy(self) -> bool:
        """Whether a change is under way."""
        return self._busy

    def open(
        self, number: int, preview: ImportPreview, below: QWidget, *, on_close: Callable[[int], None] | None = None
    ) -> RepairWindow:
        """Show document NUMBER of PREVIEW; with ON_CLOSE the user's decision here is the end of it."""
        self.close()
        self._number = number
        document = _document(preview, number)
        self._shown = self._wanted = _settings(document)
        window = RepairWindow(self._theme, below, apply=on_close is not None)
        self.window = window
        window.settings.changed.connect(self._want)
        window.forget.clicked.connect(lambda: self._want(replace(self._wanted, choices=())))
        window.pane.picked.connect(self._on_picked)
        window.pane.rows_wanted.connect(lambda show, first, count: self._run.show_repair(number, show, first, count))
        window.finished.connect(on_close or self.close)
        self._show(document)
        window.open()
        return window

    def show(self, preview: ImportPreview) -> None:
        """A plan has come, with the last change in it or because the library is another one."""
        document = _document(preview, self._number)
        if self.window is None and not self._busy:
            return
        self._shown = _settings(document)
        if self._busy and self._wanted != self._shown:
            self._run.change_text(self._number, self._wanted)
        else:
            self._wanted = self._shown
            self._set_busy(busy=False)
        self._show(document)

    def close(self) -> None:
        """Close the window; a change that is under way goes on."""
        window, self.window = self.window, None
        if window is not None:
            window.hide()
            window.deleteLater()

    def forget(self) -> None:
        """The run is over."""
        self.close()
        self._set_busy(busy=False)

    def _show(self, document: DigestPreview | RejectedFile | None) -> None:
        window = self.window
        if window is None or document is None:
            return
        if isinstance(document, DigestPreview):
            repair = document.repair
            sentence = repair_sentence(repair) or tr("This text was not broken.")
            guess = "" if repair.settings.encoding else repair.encoding
            window.show_text(plain(document.title), sentence, self._wanted, guess=guess, certain=repair.certain)
        else:
            window.show_text(file_name(document.source), plain(document.reason), self._wanted)
        window.pane.setEnabled(isinstance(document, DigestPreview))
        if isinstance(document, DigestPreview):
            window.pane.renew()

    def _want(self, settings: RepairSettings) -> None:
        self._wanted = settings
        if not self._busy and settings != self._shown:
            self._set_busy(busy=True)
            self._run.change_text(self._number, settings)

    def _on_picked(self, shown: WordInRow, reading: str) -> None:
        word = shown.word
        choice = ChosenWord(line=word.line, original=word.original, place=shown.place, word=reading)
        self._want(self._wanted.choosing(choice, guess=word.guess))

    def _on_rows(self, shown: "RepairShown") -> None:
        if self.window is not None and shown.number == self._number and shown.rows is not None:
            self.window.pane.show_rows(shown.rows)

    def _on_progressed(self, progress: Progress) -> None:
        if self._busy:
            self.progressed.emit(progress.part)
            if self.window is not None:
                self.window.show_progress(progress.part)

    def _set_busy(self, *, busy: bool) -> None:
        if self.window is not None:
            self.window.set_busy(busy=busy)
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)


def _document(preview: ImportPreview, number: int) -> DigestPreview | RejectedFile | None:
    documents: tuple[DigestPreview | RejectedFile, ...] = (*preview.digests, *preview.failed, *preview.skipped)
    return next((document for document in documents if document.number == number), None)


def _settings(document: DigestPreview | RejectedFile | None) -> RepairSettings:
    if document is None:
        return RepairSettings()
    return document.repair.settings if isinstance(document, DigestPreview) else document.settings
