"""Shows the plan of an import, if there is anything to decide about, and hands the user's answer to the run."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from readerapp.domain.import_preview import ImportPreview
from readerapp.domain.translation import tr
from readerapp.gui.importing.import_run import ImportRun
from readerapp.gui.importing.preview_choice import CountedPreview, count_preview
from readerapp.gui.importing.preview_digest_model import can_be_chosen
from readerapp.gui.importing.preview_setting import PreviewSetting
from readerapp.gui.importing.preview_window import PreviewWindow
from readerapp.gui.jobs import Lane
from readerapp.gui.repairing.repair_desk import RepairDesk
from readerapp.gui.theme.theme import Theme

_TOPIC = "import-preview"


class PreviewAsking(QObject):
    """Asks about one import at a time.

    Attributes:
        window: the one that asks; None when nothing is asked.
        desk: where the user says how the text of a document is made.

    Signals:
        asked: a plan is there and the user is to decide, or there is nothing to decide about.
        answered: the import goes on.
        refused: the user wants none of it.
        nothing_to_do: a plan would change nothing; with the ImportPreview.
    """

    asked = Signal()
    answered = Signal()
    refused = Signal()
    nothing_to_do = Signal(object)

    def __init__(self, run: ImportRun, lane: Lane, setting: PreviewSetting, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._run = run
        self._lane = lane
        self._setting = setting
        self._theme = theme
        self._below = window
        self.window: PreviewWindow | None = None
        self._counted: CountedPreview | None = None
        self._insisting = False
        self.desk = RepairDesk(run, theme, self)
        self.desk.busy_changed.connect(self._on_busy_changed)
        self.desk.progressed.connect(self._on_progressed)
        run.previewed.connect(self._on_previewed)
        run.finished.connect(self._let_go)
        run.failed.connect(self._on_failed)

    def insist(self) -> None:
        """Show the next plan even if nothing in it can be imported: the user wants to say how its text is made."""
        self._insisting = True

    def _on_previewed(self, preview: ImportPreview) -> None:
        """Count before it is shown, away from the window: there may be very many papers."""
        if self._run.repairing:
            return
        self._lane.submit(lambda: count_preview(preview), self._on_counted, topic=_TOPIC)

    def _on_counted(self, counted: CountedPreview) -> None:
        self.asked.emit()
        self._counted = counted
        preview = counted.preview
        wanted = self.window is not None or (self._insisting and bool(preview.failed))
        if wanted or any(can_be_chosen(digest) for digest in preview.digests):
            self._ask(counted)
        else:
            self._run.discard()
            self._let_go()
            self.nothing_to_do.emit(counted.preview)

    def _ask(self, counted: CountedPreview) -> None:
        news = ""
        if self.window is None:
            self.window = PreviewWindow(self._theme, self._below)
            self.window.import_wanted.connect(self._on_import_wanted)
            self.window.rejected.connect(self._on_rejected)
            self.window.again_changed.connect(self._setting.choose)
            self.window.repair_wanted.connect(self._on_repair_wanted)
        elif not self.desk.busy:
            news = tr("Your library has changed in the meantime; this is what would happen now.")
        self.window.again.setChecked(self._setting.wanted)
        self.desk.show(counted.preview)
        self.window.show_preview(counted, news=news)
        self.window.set_busy(busy=self.desk.busy)
        if not self.window.isVisible():
            self.window.open()

    def _on_import_wanted(self, numbers: tuple[int, ...]) -> None:
        self.answered.emit()
        self._run.apply(numbers)

    def _on_repair_wanted(self, number: int) -> None:
        if self.window is not None and self._counted is not None:
            self.desk.open(number, self._counted.preview, self.window)

    def _on_busy_changed(self, busy: bool) -> None:
        if self.window is not None:
            self.window.set_busy(busy=busy)

    def _on_progressed(self, part: float) -> None:
        if self.window is not None:
            self.window.set_busy(busy=True, part=part)

    def _on_rejected(self) -> None:
        self._let_go()
        self._run.discard()
        self.refused.emit()

    def _on_failed(self) -> None:
        """What failed may also be an import that was to come after the one that is asked about."""
        if not self._run.running:
            self._let_go()

    def _let_go(self) -> None:
        self.desk.forget()
        self._lane.forget(_TOPIC)  # what is being counted is over, too; the next import has other numbers
        self._counted = None
        self._insisting = False
        if self.window is not None:
            window, self.window = self.window, None
            window.hide()
            window.deleteLater()
