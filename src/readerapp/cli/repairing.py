"""`readerapp repair`: only the text repair, for any file."""

from pathlib import Path
from typing import Annotated

import typer

from readerapp.cli import shapes
from readerapp.cli.output import message, print_json
from readerapp.domain.translation import tr
from readerapp.services.files import write_text
from readerapp.services.repairs import repair_file


def register(app: typer.Typer) -> None:
    """Add the command to APP."""
    app.command()(repair)


def repair(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A text file, in whatever state.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="OUT", help="Write the text here.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as one JSON document.")] = False,
) -> None:
    """Print a file with its broken text repaired, or say what was done to it."""
    repaired = repair_file(path)
    if output is not None:
        write_text(output, repaired.text)
        message(tr("Written to {path}.", path=output))
    elif not as_json:
        typer.echo(repaired.text.encode(), nl=False)
    if as_json:
        print_json(shapes.repaired_text(repaired))
        return
    for step in repaired.steps or (tr("Nothing to repair."),):
        message(step)
    if repaired.uncertain:
        message(tr("{count} words are uncertain; --json lists them.", count=len(repaired.uncertain)))
