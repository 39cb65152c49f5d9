"""Everything around an import: choosing what to bring in, the samples, asking first, and telling how it went."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from readerapp.domain.commands import ImportDigests, RereadDigest
from readerapp.domain.history import History
from readerapp.domain.import_preview import ImportPreview, ImportReport
from readerapp.domain.translation import tr
from readerapp.gui.deciding import Deciding
from readerapp.gui.empty_state import Offer
from readerapp.gui.file_dialogs import choose_files, choose_folder, local_files
from readerapp.gui.importing.import_run import ImportRun
from readerapp.gui.importing.preview_asking import PreviewAsking
from readerapp.gui.importing.preview_setting import PreviewSetting
from readerapp.gui.importing.preview_text import unchanged_sentence
from readerapp.gui.importing.progress_strip import ProgressStrip
from readerapp.gui.importing.report_window import ReportWindow
from readerapp.gui.importing.summary import closing_sentence
from readerapp.gui.jobs import Lanes
from readerapp.gui.key_hints import with_keys
from readerapp.gui.messages import MessageBar
from readerapp.gui.theme.theme import Theme
from readerapp.resources import sample_digests
from readerapp.services.documents import pasted_documents


class Importing(QObject):
    """The user's side of imports.

    Attributes:
        setting: whether imports are shown before they are done.
        asking: shows them.
    """

    def __init__(
        self,
        run: ImportRun,
        strip: ProgressStrip,
        messages: MessageBar,
        deciding: Deciding,
        *,
        lanes: Lanes,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._run = run
        self._strip = strip
        self._messages = messages
        self._deciding = deciding
        self._theme = theme
        self._window = window
        self._paths: tuple[Path, ...] = ()
        self._again: Callable[[], None] | None = None
        self._undoable: tuple[str, Offer] | None = None
        self.setting = PreviewSetting(lanes, self)
        self.setting.failed.connect(messages.warn)
        self.asking = PreviewAsking(run, lanes.read, self.setting, theme, window)
        self.asking.asked.connect(strip.hide)
        self.asking.answered.connect(strip.begin_writing)
        self.asking.refused.connect(lambda: messages.say(tr("Nothing was imported.")))
        self.asking.nothing_to_do.connect(self._on_nothing_to_do)
        run.started.connect(strip.begin)
        run.progressed.connect(strip.show_progress)
        run.finished.connect(self._on_finished)
        run.failed.connect(self._on_failed)
        strip.cancel_wanted.connect(run.cancel)
        deciding.history_changed.connect(self._on_history_changed)

    def choose_files(self) -> None:
        """Ask for files and import them."""
        self._run.expect()
        choose_files(self._window, self.import_paths, self._run.expect_nothing)

    def choose_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        self._run.expect()
        choose_folder(self._window, self.import_paths, self._run.expect_nothing)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders."""
        if paths:
            self._run.expect(paths)
            self._paths = tuple(paths)
            self._again = lambda: self.import_paths(paths)
            self.setting.look(lambda ask: self._run.start(paths, ask=ask))

    def offer_unfinished(self, paths: Sequence[Path]) -> None:
        """Say that the import of PATHS was stopped when the window closed."""
        if not paths:
            return
        name, more = paths[0].name, len(paths) - 1
        sentence = (
            tr("{name} and {count} more were not imported to the end when the window closed.", name=name, count=more)
            if more
            else tr("{name} was not imported to the end when the window closed.", name=name)
        )
        again = Offer(text=tr("Import again"), act=lambda: self.import_paths(paths))
        self._messages.announce(sentence, again)

    def import_clipboard(self) -> None:
        """Import the files or the text on the clipboard."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none on some platforms when it is empty
        files = local_files(data.urls()) if data else ()
        text, html = (data.text(), data.html()) if data else ("", "")
        if files:
            self.import_paths(files)
        elif text.strip() or html.strip():
            self._import_pasted(text, html)
        else:
            self._messages.say(tr("There is no text on the clipboard that could be imported."))

    def import_samples(self) -> None:
        """Import the digests that come with the program."""
        self._again = self.import_samples
        self._run.start(sample_digests())

    def toggle_preview(self) -> None:
        """Show imports before they are done from now on, or do not."""
        self.setting.choose(not self.setting.wanted)

    def _on_nothing_to_do(self, preview: ImportPreview) -> None:
        report = ImportReport(digests=preview.digests, failed=preview.failed, skipped=preview.skipped)
        if report.failed or not report.digests:
            self._tell(report)
        else:
            self._messages.tell(unchanged_sentence(report.digests))

    def _on_finished(self, report: ImportReport) -> None:
        self._strip.hide()
        if not self._run.repairing:
            self._tell(report)

    def _tell(self, report: ImportReport) -> None:
        sentence = closing_sentence(report)
        details = Offer(text=tr("Details"), act=self._shower(report))
        offers = (Offer(text=tr("Undo"), act=self._deciding.undo), details) if report.changes else (details,)
        if report.stopped is not None:
            offers = (*self._offer_again(), *offers)
        if self._paths and any(file.doubtful for file in report.failed):
            offers = (*offers, Offer(text=tr("Another encoding…"), act=self._ask_for_encoding))
        if _are_samples(report):
            way = with_keys(self._window, tr("with File, Import files"), "import-files")
            hello = tr("These are samples to try things out with; import your own digests {way}.", way=way)
            self._messages.tell(f"{hello}  ·  {sentence}", details)
        elif report.failed or report.stopped or not report.digests:
            self._messages.warn(sentence, *offers)
        else:
            self._messages.tell(sentence, *offers)
        self._undoable = (self._messages.text, details) if report.changes else None

    def _ask_for_encoding(self) -> None:
        """Read what was refused again, and let the user say what it is in."""
        self.asking.insist()
        self._run.start(self._paths, ask=True)

    def _on_failed(self, sentence: str) -> None:
        self._strip.hide()
        self._messages.warn(sentence, *self._offer_again())

    def _offer_again(self) -> tuple[Offer, ...]:
        """Digests that are in the library already are known then, so nothing comes twice."""
        return (Offer(text=tr("Try again"), act=self._again),) if self._again is not None else ()

    def _import_pasted(self, text: str, html: str) -> None:
        self._run.expect()
        at = datetime.now().astimezone()
        self._again = lambda: self._import_pasted(text, html)
        self.setting.look(lambda ask: self._run.bring(lambda: pasted_documents(text, html, at), ask=ask))

    def _on_history_changed(self, history: History) -> None:
        """What is said stays, but undo would be about something else once the user has gone on."""
        if self._undoable is None or (history.undo and isinstance(history.undo.done, ImportDigests | RereadDigest)):
            return
        sentence, details = self._undoable
        self._undoable = None
        if self._messages.text == sentence:
            put = self._messages.warn if self._messages.tone == "error" else self._messages.tell
            put(sentence, details)

    def _shower(self, report: ImportReport) -> Callable[[], None]:
        return lambda: ReportWindow(report, self._theme, self._window).show()


def _are_samples(report: ImportReport) -> bool:
    samples = {os.path.realpath(path) for path in sample_digests()}
    return bool(report.digests) and all(digest.source in samples for digest in report.digests)
