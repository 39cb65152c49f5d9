"""`readerapp undo`, `redo` and `remove`: takes back what commands did, and takes digests out."""

from collections.abc import Callable
from typing import Annotated

import typer

from readerapp.bootstrap import Services
from readerapp.cli import shapes
from readerapp.cli.output import message, print_json, say
from readerapp.cli.session import session_of
from readerapp.domain.command_text import command_text
from readerapp.domain.commands import Outcome, RemoveDigest
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.history import UndoStep
from readerapp.domain.translation import tr

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def register(app: typer.Typer) -> None:
    """Add the commands to APP."""
    app.command()(undo)
    app.command()(redo)
    app.command()(remove)


def undo(context: typer.Context, as_json: AsJson = False) -> None:
    """Take the last command of the terminal back; imports too, whole."""
    with session_of(context).services() as services:
        step = services.decisions.history().undo
        what = _turned(step, services.decisions.undo)
    if as_json:
        print_json({"undone": what})
    elif what is None:
        message(tr("There is nothing to undo."))
    else:
        say(tr("Undone: {what}", what=what))


def redo(context: typer.Context, as_json: AsJson = False) -> None:
    """Do again what was undone last."""
    with session_of(context).services() as services:
        step = services.decisions.history().redo
        what = _turned(step, services.decisions.redo)
    if as_json:
        print_json({"done_again": what})
    elif what is None:
        message(tr("There is nothing to do again."))
    else:
        say(tr("Done again: {what}", what=what))


def remove(
    context: typer.Context,
    digest_id: Annotated[int, typer.Argument(metavar="DIGEST_ID", help="A number that `digests` shows.")],
    as_json: AsJson = False,
) -> None:
    """Take a digest out of the library; papers that you have decided about, tagged or annotated stay."""
    with session_of(context).services() as services:
        digest = next((row for row in services.reading_list.digests() if row.id == digest_id), None)
        if digest is None:
            raise InvalidRequest(tr("There is no digest {number} in this library.", number=digest_id))
        before = _papers(services)
        services.decisions.carry_out(RemoveDigest(digest_id=digest_id, title=digest.title))
        gone = before - _papers(services)
    if as_json:
        print_json({"removed": shapes.digest_row(digest), "papers_removed": gone})
    else:
        told = {"title": digest.title, "count": gone}
        say(tr("Removed “{title}”; {count} papers went with it. `readerapp undo` brings it back.", **told))


def _turned(step: UndoStep | None, turn: Callable[[], Outcome | None]) -> str | None:
    """What was undone or done again, in words; None when nothing was."""
    outcome = turn() if step is not None else None
    if step is None or outcome is None:
        return None
    what = command_text(step.done)
    return what if outcome.changes else tr("{what} (nothing was left to change)", what=what)


def _papers(services: Services) -> int:
    return services.reading_list.overview().total
