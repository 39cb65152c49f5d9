"""`readerapp import`: documents into the library, with a plan first if asked for."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from readerapp.cli import shapes
from readerapp.cli.output import message, print_json, say
from readerapp.cli.session import session_of
from readerapp.domain.import_plan import DigestAction
from readerapp.domain.translation import tr
from readerapp.domain.wording import shield
from readerapp.services.documents import Document, find_documents
from readerapp.services.imports import ImportedDigest, ImportReport
from readerapp.services.progress import Cancellation, Progress


def register(app: typer.Typer) -> None:
    """Add the command to APP."""
    app.command("import")(import_documents)


def import_documents(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - for standard input.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would happen; write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Import digests: files, folders with files below them, or standard input."""
    documents = list(_documents(paths))
    with session_of(context).services() as services, _cancel_on_interrupt() as cancellation:
        report = services.imports.import_documents(
            documents, dry_run=dry_run, listener=_show_progress, cancellation=cancellation
        )
    if as_json:
        print_json(shapes.import_report(report))
    else:
        _print_report(report, dry_run=dry_run)
    if report.stopped:
        raise report.stopped
    if report.failed or report.cancelled:
        raise typer.Exit(1)


def _documents(paths: list[str]) -> Iterator[Document]:
    for path in paths:
        if path == "-":
            source = tr("standard input")
            yield Document(source=source, name=source, content=sys.stdin.buffer.read() if sys.stdin else b"")
    yield from find_documents(Path(path) for path in paths if path != "-")


@contextmanager
def _cancel_on_interrupt() -> Iterator[Cancellation]:
    """Ctrl+C ends the import after the last whole digest; a second one ends the program."""
    cancellation = Cancellation()

    def request(_signal: int, _frame: FrameType | None) -> None:
        cancellation.request()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, request)
    try:
        yield cancellation
    finally:
        signal.signal(signal.SIGINT, before)


def _show_progress(progress: Progress) -> None:
    if progress.name and progress.total > 1:
        message(f"[{progress.done + 1}/{progress.total}] {progress.name}")


def _print_report(report: ImportReport, *, dry_run: bool) -> None:
    for digest in report.digests:
        say(f"{digest.parsed.title}\n  {_outcome(digest, dry_run=dry_run)}")
        for step in digest.repaired.steps:
            say(f"  {tr('Text repaired: {step}', step=step)}")
        for issue in digest.parsed.issues:
            say(f"  {tr('Line {line}: {text}', line=issue.line, text=issue.message)}")
    for file in (*report.failed, *report.skipped):
        message(tr("{source} was not imported. {reason}", source=file.source, reason=file.reason))
    if report.cancelled:
        message(tr("The import was cancelled; the digests above are in your library."))


def _outcome(digest: ImportedDigest, *, dry_run: bool) -> str:
    if digest.plan.action is DigestAction.UNCHANGED:
        return tr("Already in the library; nothing to change.")
    if digest.plan.action is DigestAction.CHANGED:
        start = tr("Would be updated") if dry_run else tr("Updated")
    else:
        start = tr("Would be imported") if dry_run else tr("Imported")
    return f"{start}: {shield([digest.plan])}"
