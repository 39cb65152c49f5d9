"""`readerapp import`: documents into the library, with a plan first if asked for."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from readerapp.cli import shapes
from readerapp.cli.interrupt import cancel_on_interrupt
from readerapp.cli.output import message, print_json, say
from readerapp.cli.progress_line import progress_line
from readerapp.cli.session import session_of
from readerapp.domain.import_plan import DigestAction, ImportPlan, PaperAction, PlannedPaper
from readerapp.domain.import_preview import DigestPreview, ImportReport
from readerapp.domain.repair_wording import repair_sentence
from readerapp.domain.text_repair import RepairSettings
from readerapp.domain.translation import tr
from readerapp.domain.wording import differences, field_name, grouped, shield
from readerapp.services.documents import Document, find_documents


def register(app: typer.Typer) -> None:
    """Add the command to APP."""
    app.command("import")(import_documents)


def import_documents(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - for standard input.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would happen; write nothing.")] = False,
    encoding: Annotated[str, typer.Option(metavar="E", help="The encoding of all of them; else it is guessed.")] = "",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name the new papers too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Import digests: files, folders with files below them, or standard input."""
    if "" in paths:  # an unset variable of a script; it must not come to mean the folder one is in
        raise typer.BadParameter(tr("A path is empty. Name files or folders; . is the folder you are in."))
    settings = RepairSettings(encoding=encoding) if encoding else None
    documents = [replace(document, settings=settings) for document in _documents(paths)]
    with session_of(context).services() as services, cancel_on_interrupt() as cancellation, progress_line() as heard:
        report = services.imports.import_documents(
            documents, dry_run=dry_run, listener=heard, cancellation=cancellation
        )
    if as_json:
        print_json(shapes.import_report(report, planned=dry_run))
    else:
        _print_report(report, dry_run=dry_run, verbose=verbose)
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


def _print_report(report: ImportReport, *, dry_run: bool, verbose: bool) -> None:
    for digest in report.digests:
        say(f"{digest.title}\n  {_outcome(digest, dry_run=dry_run)}")
        if digest.plan.action is DigestAction.UNCHANGED:
            continue
        if dry_run or verbose:
            _print_papers(digest.plan, verbose=verbose)
        repaired = repair_sentence(digest.repair)
        if repaired:
            say(f"  {repaired}")
        for issue in digest.issues:
            say(f"  {tr('Line {line}: {text}', line=issue.line, text=issue.message)}")
    if not (report.digests or report.failed or report.skipped or report.cancelled or report.stopped):
        message(tr("There is no document there that could be imported."))
    for file in (*report.failed, *report.skipped):
        message(tr("{source} was not imported. {reason}", source=file.source, reason=file.reason))
    if report.cancelled:
        message(tr("The import was cancelled; the digests above are in your library."))


def _outcome(digest: DigestPreview, *, dry_run: bool) -> str:
    if digest.plan.action is DigestAction.UNCHANGED:
        return tr("Already in the library; nothing to change.")
    if digest.plan.action is DigestAction.CHANGED:
        start = tr("Would be updated") if dry_run else tr("Updated")
    else:
        start = tr("Would be imported") if dry_run else tr("Imported")
    besides = differences(digest.plan)
    return f"{start}: {shield([digest.plan])}" + (f" ({besides})" if besides else "")


def _print_papers(plan: ImportPlan, *, verbose: bool) -> None:
    """Name the papers about which there is something to say, and with VERBOSE those that are new."""
    named = 0
    for paper in plan.papers:
        newer = paper.action is PaperAction.NEWER_VERSION
        if paper.changes or paper.conflicts or newer or (verbose and paper.action is PaperAction.NEW):
            named += 1
            for line in _paper_lines(paper):
                say(f"  {line}")
    more = plan.total - len(plan.papers)
    if more and (verbose or named):
        say(f"  {tr('and {count} papers more that are not listed', count=grouped(more))}")


def _paper_lines(paper: PlannedPaper) -> Iterator[str]:
    word = {
        PaperAction.NEW: tr("new"),
        PaperAction.KNOWN: tr("known"),
        PaperAction.NEWER_VERSION: tr("newer version"),
    }[paper.action]
    yield f"{paper.key.removeprefix('arxiv:')}  {paper.title}  ({word})"
    for change in paper.changes:
        what = {"field": field_name(change.field), "before": change.library or "–", "after": change.digest or "–"}
        yield f"  {tr('{field}: {before} → {after}', **what)}"
    for conflict in paper.conflicts:
        what = {"field": field_name(conflict.field), "library": conflict.library, "digest": conflict.digest}
        yield f"  {tr('{field} contradicts the library: {library} there, {digest} here', **what)}"
