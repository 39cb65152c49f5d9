"""`readerapp watch`: imports what appears in a folder, until Ctrl+C."""

import os
import time
from pathlib import Path
from typing import Annotated

import typer

from readerapp.cli import shapes
from readerapp.cli.interrupt import cancel_on_interrupt
from readerapp.cli.output import message, print_json_line, say
from readerapp.cli.session import session_of
from readerapp.config.paths import settings_file, watched_file
from readerapp.config.settings import WATCH_FOLDER, load_settings
from readerapp.domain.errors import DigestError
from readerapp.domain.import_plan import DigestAction
from readerapp.domain.translation import tr
from readerapp.domain.wording import shield
from readerapp.services.imports import ImportReport
from readerapp.services.progress import Cancellation
from readerapp.services.watching import STEADY_S, Look, WatchedFolder, pause_after


def register(app: typer.Typer) -> None:
    """Add the command to APP."""
    app.command()(watch)


def watch(
    context: typer.Context,
    folder: Annotated[
        str | None, typer.Argument(metavar="[FOLDER]", help="The folder; without it the setting watch.folder.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Import what is there and new, then end.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document for each digest, on one line.")
    ] = False,
) -> None:
    """Import digests as they appear or change in a folder, and in the folders in it, until Ctrl+C."""
    if folder == "":  # an unset variable of a script
        raise typer.BadParameter(tr("The folder is empty. Name one; . is the folder you are in."))
    chosen = folder if folder is not None else load_settings(settings_file())[WATCH_FOLDER]
    if not chosen:
        raise typer.BadParameter(tr("Name a folder, or set one with `readerapp settings set watch.folder FOLDER`."))
    with session_of(context).services() as services, cancel_on_interrupt() as cancellation:
        watched = WatchedFolder(Path(os.path.realpath(chosen)), services.imports, watched_file(services.path))
        listener = _Listener(watched, cancellation, as_json=as_json, patient=not once)
        if once:
            listener.look_once()
        else:
            listener.look_again_and_again()
    if listener.failed:
        raise typer.Exit(1)


class _Listener:
    """Looks, imports, and says what came of it.

    Attributes:
        failed: whether a file could not be used.
    """

    def __init__(self, watched: WatchedFolder, cancellation: Cancellation, *, as_json: bool, patient: bool) -> None:
        self._watched = watched
        self._cancellation = cancellation
        self._as_json = as_json
        self._patient = patient
        self._told: dict[str, str] = {}
        self.failed = False

    def look_once(self) -> None:
        """Import what is there, and what is complete a moment later; raises what stands in the way."""
        look = self._look()
        if look.problem:
            raise DigestError(look.problem)
        if look.waiting and not self._cancellation.wait(STEADY_S):
            self._look()

    def look_again_and_again(self) -> None:
        """Import what appears, until the user has had enough; what stands in the way is told once."""
        message(tr("Watching {folder}; Ctrl+C ends it.", folder=self._watched.folder))
        pause = 0.0
        while not self._cancellation.wait(pause):
            begun = time.monotonic()
            look = self._look()
            pause = pause_after(look, time.monotonic() - begun)
        self.failed = False

    def _look(self) -> Look:
        look = self._watched.look(time.time())
        self._tell_once("folder", look.problem, over=tr("The watched folder is there again."))
        for file in look.due:
            if self._cancellation.requested:
                break
            self._tell(self._watched.take([file], self._cancellation))
        if look.due:
            self._watched.remember()
        return look

    def _tell(self, report: ImportReport) -> None:
        for digest in report.digests:
            if digest.plan.action is DigestAction.UNCHANGED:
                continue
            if self._as_json:
                print_json_line(shapes.imported_digest(digest))
            else:
                say(f"{digest.title} · {shield([digest.plan])}")
        for file in report.failed:
            self.failed = True
            message(tr("{source} was not imported. {reason}", source=file.source, reason=file.reason))
        if report.stopped is not None and not self._patient:
            raise report.stopped
        self._tell_once("library", str(report.stopped or ""), over=tr("The library can be written again."))

    def _tell_once(self, what: str, problem: str, *, over: str) -> None:
        """Tell a problem when it begins, and when it is over."""
        if problem != self._told.get(what, "") and self._patient:
            message(problem or over)
        self._told[what] = problem
