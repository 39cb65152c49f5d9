"""Watches a folder beside the work: looks in the read lane, imports in the write lane, and says what came of it."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from readerapp.config.paths import settings_file, watched_file
from readerapp.config.setting import Value
from readerapp.config.settings import WATCH_ENABLED, WATCH_FOLDER, Settings, change_settings, load_settings
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.translation import tr
from readerapp.gui.importing.watch_dialog import WatchDialog
from readerapp.gui.importing.watch_sign import WatchSign
from readerapp.gui.jobs import Lanes
from readerapp.gui.open_library import OpenLibrary
from readerapp.gui.theme.theme import Theme
from readerapp.services.progress import Cancellation

if TYPE_CHECKING:
    from readerapp.services.imports import ImportReport
    from readerapp.services.watching import DueFile, Look, WatchedFolder

_SETTINGS = "watched folder"  # what is read last is followed, whichever thread is quicker
_NOTICED_MS = 300
_TRY_AGAIN_MS = 5_000
_STUMBLED_MS = 60_000
_MOST_NOTICED = 200  # folders that the system is asked to tell about; the others are looked at all the same


class Watching(QObject):
    """The folder that is watched, if any.

    Attributes:
        folder: the folder of the settings; empty when none was ever chosen.
        enabled: whether it is being watched.
        problem: why nothing can be seen there now; empty when all is well.
        sign: shows all that at the foot of the window.

    Signals:
        changed: a digest is in the library; with the ChangeSet.
        imported: with the ImportReport of what was met.
        folder_turned: the folder is not there any more, or is there again; with the sentence.
        followed: it is watched what the settings say now.
        failed: settings or a digest could not be stored; with the sentence, once.
    """

    changed = Signal(object)
    imported = Signal(object)
    folder_turned = Signal(str)
    followed = Signal()
    failed = Signal(str)

    def __init__(self, lanes: Lanes, library: OpenLibrary, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._library = library
        self._watched: WatchedFolder | None = None
        self._cancellation = Cancellation()
        self._stopped = ""
        self._notifier = QFileSystemWatcher(self)
        self._notifier.directoryChanged.connect(self._on_noticed)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self.folder = ""
        self.enabled = False
        self.problem = ""
        self.sign = WatchSign(theme, window)
        self.sign.clicked.connect(self.open_dialog)

    @property
    def state(self) -> str:
        """How things stand, in one sentence."""
        if not self.enabled:
            return tr("No folder is being watched.")
        return self.problem or tr("{folder} is being watched.", folder=self.folder)

    def restore(self) -> None:
        """Watch what the settings say."""
        self._lanes.read.submit(lambda: load_settings(settings_file()), self._follow, topic=_SETTINGS)

    def open_dialog(self) -> None:
        """Ask which folder is to be watched."""
        dialog = WatchDialog(self.folder, enabled=self.enabled, state=self.state, parent=self._window)
        dialog.chosen.connect(self.choose)
        dialog.open()

    def choose(self, folder: str, enabled: bool) -> None:
        """Watch FOLDER from now on, or do not, and keep that."""

        def store() -> Settings:
            changes: dict[str, Value] = {WATCH_FOLDER.name: WATCH_FOLDER.accept(folder), WATCH_ENABLED.name: enabled}
            return change_settings(settings_file(), changes)

        self._lanes.read.forget(_SETTINGS)
        self._lanes.write.submit(store, self._follow, lambda error: self.failed.emit(str(error)))

    def stop(self) -> None:
        """Watch nothing; an import under way ends at its next step."""
        self._watched = None
        self._cancellation.request()
        self._timer.stop()
        if self._notifier.directories():
            self._notifier.removePaths(self._notifier.directories())

    def _follow(self, settings: Settings) -> None:
        if settings.problem:
            self.failed.emit(settings.problem)
        self.stop()
        self.folder, self.problem = settings[WATCH_FOLDER], ""
        self.enabled = settings[WATCH_ENABLED] and bool(self.folder)
        self._show_state()
        if self.enabled:
            self._begin(Path(self.folder))
        self.followed.emit()

    def _begin(self, folder: Path) -> None:
        self._cancellation = Cancellation()
        services = self._library.services

        def remember() -> "WatchedFolder":
            from readerapp.services.watching import WatchedFolder  # noqa: PLC0415  loaded with the library

            return WatchedFolder(folder, services.imports, watched_file(services.path))

        self._lanes.read.submit(remember, self._on_begun)

    def _on_begun(self, watched: "WatchedFolder") -> None:
        if self.enabled and str(watched.folder) == self.folder:
            self._watched = watched
            self._look()

    def _look(self) -> None:
        watched = self._watched
        if watched is None:
            return

        def look() -> "tuple[Look, float]":
            begun = time.monotonic()
            return watched.look(time.time()), time.monotonic() - begun

        self._lanes.read.submit(look, lambda seen: self._on_looked(watched, *seen), self._on_stumbled)

    def _on_looked(self, watched: "WatchedFolder", look: "Look", took: float) -> None:
        if watched is not self._watched:
            return
        from readerapp.services.watching import pause_after, portion  # noqa: PLC0415  loaded with the library

        self._show_problem(look.problem)
        self._ask_to_be_told(look.folders[:_MOST_NOTICED])
        pause = round(1000 * pause_after(look, took))
        if look.due:
            due = portion(look.due)  # which is one step of undo
            self._take(watched, due, pause if len(due) == len(look.due) else 0)
        else:
            self._timer.start(pause)

    def _take(self, watched: "WatchedFolder", due: "Sequence[DueFile]", pause: int) -> None:
        cancellation = self._cancellation

        def take() -> "ImportReport":
            report = watched.take(due, cancellation)
            watched.remember()
            return report

        self._lanes.write.submit(take, lambda report: self._on_taken(watched, report, pause), self._on_stumbled)

    def _on_taken(self, watched: "WatchedFolder", report: "ImportReport", pause: int) -> None:
        if report.changes:
            self.changed.emit(report.changes)
        self.imported.emit(report)
        why = str(report.stopped or "")
        if why and why != self._stopped:
            self.failed.emit(why)
        self._stopped = why
        if watched is self._watched:
            self._timer.start(_TRY_AGAIN_MS if why else pause)

    def _on_stumbled(self, _error: ReaderAppError) -> None:
        """A mistake of ours, which is told elsewhere; perhaps it goes better later."""
        self._timer.start(_STUMBLED_MS)

    def _on_noticed(self) -> None:
        """Something appeared or went away; look soon rather than later, unless that is under way."""
        if self._timer.isActive() and self._timer.remainingTime() > _NOTICED_MS:
            self._timer.start(_NOTICED_MS)

    def _show_problem(self, problem: str) -> None:
        if problem == self.problem:
            return
        self.problem = problem
        self.folder_turned.emit(problem or tr("The watched folder {folder} is there again.", folder=self.folder))
        self._show_state()

    def _show_state(self) -> None:
        self.sign.show_state(self.folder if self.enabled else "", self.state, troubled=bool(self.problem))

    def _ask_to_be_told(self, folders: Sequence[str]) -> None:
        unwatched = sorted(set(folders) - set(self._notifier.directories()))
        if unwatched:
            self._notifier.addPaths(unwatched)
