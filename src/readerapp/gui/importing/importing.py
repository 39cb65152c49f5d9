"""Everything around an import: choosing what to bring in, the samples, and telling how it went."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from readerapp.domain.translation import tr
from readerapp.gui.empty_state import Offer
from readerapp.gui.file_dialogs import choose_files, choose_folder
from readerapp.gui.importing.import_run import ImportRun
from readerapp.gui.importing.progress_strip import ProgressStrip
from readerapp.gui.importing.report_window import ReportWindow
from readerapp.gui.importing.summary import closing_sentence
from readerapp.gui.messages import MessageBar
from readerapp.gui.theme.theme import Theme
from readerapp.resources import sample_digests

if TYPE_CHECKING:
    from readerapp.services.imports import ImportReport


class Importing(QObject):
    """The user's side of imports."""

    def __init__(
        self, run: ImportRun, strip: ProgressStrip, messages: MessageBar, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self._run = run
        self._strip = strip
        self._messages = messages
        self._theme = theme
        self._window = window
        self._samples = False
        run.started.connect(strip.begin)
        run.progressed.connect(strip.show_progress)
        run.finished.connect(self._on_finished)
        run.failed.connect(self._on_failed)
        strip.cancel_wanted.connect(run.cancel)

    def choose_files(self) -> None:
        """Ask for files and import them."""
        choose_files(self._window, self.import_paths)

    def choose_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        choose_folder(self._window, self.import_paths)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders."""
        if paths:
            self._samples = False
            self._run.start(paths)

    def import_samples(self) -> None:
        """Import the digests that come with the program."""
        self._samples = True
        self._run.start(sample_digests())

    def _on_finished(self, report: "ImportReport") -> None:
        self._strip.hide()
        sentence = closing_sentence(report)
        details = Offer(text=tr("Details"), act=self._shower(report))
        if self._samples:
            hello = tr("These are samples to try things out with; import your own digests with Ctrl+O.")
            self._messages.tell(f"{hello}  ·  {sentence}", details)
        elif report.failed or not report.digests:
            self._messages.warn(sentence, details)
        else:
            self._messages.tell(sentence, details)

    def _on_failed(self, sentence: str) -> None:
        self._strip.hide()
        self._messages.warn(sentence)

    def _shower(self, report: "ImportReport") -> Callable[[], None]:
        return lambda: ReportWindow(report, self._theme, self._window).show()
