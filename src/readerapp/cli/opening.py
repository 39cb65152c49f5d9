"""`readerapp open`: the window, with files to import; the same as `readerapp FILE…`."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from readerapp.cli.session import session_of

# Shows the window on a library (None: the usual one), imports files, begins a new library with the samples or does
# not, and gives the exit code.
OpenWindow = Callable[[Path | None, Sequence[Path], bool], int]


def register(app: typer.Typer, open_window: OpenWindow) -> None:
    """Add the command to APP."""

    @app.command("open")
    def open_files(
        context: typer.Context,
        files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", help="Digests to import.")] = None,
        samples: Annotated[bool, typer.Option("--samples", help="A new library begins with the samples.")] = False,
    ) -> None:
        """Open the window and show what importing FILES would do; a window that is open already gets them."""
        raise typer.Exit(open_window(session_of(context).library, files or (), samples))
