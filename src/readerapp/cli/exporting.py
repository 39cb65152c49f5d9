"""`readerapp export`: the reading list in other programs' formats."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from readerapp.cli.output import message
from readerapp.cli.session import session_of
from readerapp.domain.selection import Selection, parse_query
from readerapp.domain.translation import tr


class Format(StrEnum):
    """What can be written."""

    MARKDOWN = "markdown"


def register(app: typer.Typer) -> None:
    """Add the command to APP."""
    app.command()(export)


def export(
    context: typer.Context,
    format_: Annotated[Format, typer.Argument(metavar="FORMAT", help="markdown")],
    query: Annotated[str, typer.Argument(help="Which papers, as for `papers`; without it all.")] = "",
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="- is standard output.")] = "-",
) -> None:
    """Write the selected papers to a file."""
    selection = Selection(conditions=parse_query(query))
    with session_of(context).services() as services:
        match format_:
            case Format.MARKDOWN if output == "-":
                typer.echo(services.exports.markdown(selection).encode(), nl=False)
            case Format.MARKDOWN:
                services.exports.write_markdown(selection, Path(output))
    if output != "-":
        message(tr("Written to {path}.", path=output))
