"""The text repair of digests that are in the library: reads one again, shows what comes of it, and applies that."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from readerapp.domain.import_plan import DigestAction
from readerapp.domain.import_preview import DigestPreview, ImportPreview, ImportReport
from readerapp.domain.text_repair import RepairSettings
from readerapp.domain.translation import tr
from readerapp.domain.wording import differences
from readerapp.gui.deciding import Deciding
from readerapp.gui.empty_state import Offer
from readerapp.gui.importing.import_run import ImportRun
from readerapp.gui.importing.preview_text import plain
from readerapp.gui.importing.progress_strip import ProgressStrip
from readerapp.gui.messages import MessageBar
from readerapp.gui.repairing.repair_desk import RepairDesk
from readerapp.gui.theme.theme import Theme


class Repairing(QObject):
    """One digest at a time; DIGEST tells which one the user means, 0 for none.

    Attributes:
        desk: where the user says how the text is made.
    """

    def __init__(
        self,
        run: ImportRun,
        strip: ProgressStrip,
        messages: MessageBar,
        deciding: Deciding,
        *,
        digest: Callable[[], int],
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._run = run
        self._strip = strip
        self._messages = messages
        self._deciding = deciding
        self._digest = digest
        self._below = window
        self._preview: ImportPreview | None = None
        self._applying = self._outdated = False
        self.desk = RepairDesk(run, theme, self)
        self.desk.busy_changed.connect(lambda _busy: self._show_outcome())
        run.previewed.connect(self._on_previewed)
        run.finished.connect(self._on_finished)
        run.failed.connect(lambda _sentence: self._let_go())

    def begin(self) -> None:
        """Show the text repair of the digest that the user means."""
        digest_id = self._digest()
        if digest_id:
            self.repair(digest_id)
        else:
            self._messages.say(tr("Choose a digest first: in the list on the left, or by reading it here."))

    def repair(self, digest_id: int) -> None:
        """Show the text repair of a digest."""
        if not self._run.running:
            self._run.repair(digest_id)
        else:
            self._messages.say(tr("An import is under way; the text repair can begin when it is done."))

    def apply(self, digest_id: int, settings: RepairSettings) -> None:
        """Make the text of a digest as SETTINGS say, without showing it first."""
        if not self._run.running:
            self._run.repair(digest_id, settings)
        else:
            self._messages.say(tr("An import is under way; choose the word again when it is done."))

    def _on_previewed(self, preview: ImportPreview) -> None:
        if not self._run.repairing:
            return
        self._strip.hide()
        self._outdated, self._applying = self._applying, False
        self._preview = preview
        if self.desk.window is None:
            self.desk.open(0, preview, self._below, on_close=self._on_closed)
        else:
            self.desk.show(preview)
        self._show_outcome()

    def _show_outcome(self) -> None:
        """Say what applying would do now."""
        window, preview = self.desk.window, self._preview
        if window is None or preview is None:
            return
        digest = preview.digests[0] if preview.digests else None
        useful = digest is not None and digest.plan.action is not DigestAction.UNCHANGED
        news = tr("Your library has changed in the meantime; this is what would happen now.") if self._outdated else ""
        window.show_outcome("\n".join(filter(None, (news, _outcome(digest)))), useful=useful and not self.desk.busy)

    def _on_closed(self, result: int) -> None:
        digests = self._preview.digests if self._preview is not None else ()
        self._preview = None
        self.desk.forget()
        if result == QDialog.DialogCode.Accepted and digests:
            self._applying = True
            self._strip.begin_writing()
            self._run.apply((digests[0].number,))
        else:
            self._run.discard()

    def _on_finished(self, report: ImportReport) -> None:
        if not self._run.repairing:
            return
        self._let_go()
        if report.stopped is not None:
            self._messages.warn(str(report.stopped))
        elif report.changes:
            undo = Offer(text=tr("Undo"), act=self._deciding.undo)
            title = plain(report.digests[0].title) if report.digests else ""
            self._messages.tell(tr("The text of “{title}” was made again.", title=title), undo)

    def _let_go(self) -> None:
        self._applying = False
        self._preview = None
        self.desk.forget()


def _outcome(digest: DigestPreview | None) -> str:
    if digest is None:
        return ""
    if digest.plan.action is DigestAction.UNCHANGED:
        return tr("This is as it is in your library.")
    besides = differences(digest.plan)
    if besides:
        return tr("Applying it changes what your library says: {what}. What you decided and wrote stays.", what=besides)
    return tr("Applying it changes the text of this digest; its papers stay as they are.")
