"""The command line program: its options, its commands, and the exit codes that scripts rely on.

0 done; 1 some of the inputs could not be used (each is named, the others are done); 2 wrong usage; 3 the library
cannot be opened or written.
"""

import io
import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from readerapp import __version__
from readerapp.cli import (
    deciding,
    editing,
    exporting,
    history,
    importing,
    listing,
    merging,
    opening,
    organising,
    repairing,
    settings,
    watching,
)
from readerapp.cli.opening import OpenWindow
from readerapp.cli.output import message
from readerapp.cli.session import Session
from readerapp.domain.errors import LibraryError, ReaderAppError
from readerapp.domain.translation import tr

INPUT_UNUSABLE, LIBRARY_UNUSABLE = 1, 3


def make_app(open_window: OpenWindow) -> typer.Typer:
    """The program; OPEN_WINDOW is what `open` and no command do, and gives the exit code."""
    app = typer.Typer(
        name="readerapp",
        help="Many digests in, one decided reading list out, with the reasons kept.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        add_completion=False,
    )

    @app.callback(invoke_without_command=True)
    def start(
        context: typer.Context,
        library: Annotated[
            Path | None,
            typer.Option("--library", metavar="FILE", help="The library file, instead of the usual one."),
        ] = None,
        version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
    ) -> None:
        """Without a command the window opens."""
        if version:
            typer.echo(f"readerapp {__version__}")
            raise typer.Exit
        if context.invoked_subcommand is None:
            raise typer.Exit(open_window(library, (), False))
        context.obj = Session(library)

    opening.register(app, open_window)
    for module in (
        importing,
        watching,
        listing,
        deciding,
        organising,
        editing,
        merging,
        history,
        exporting,
        repairing,
        settings,
    ):
        module.register(app)
    return app


def run(open_window: OpenWindow, arguments: list[str] | None = None) -> int:
    """Carry out the command line and give the exit code; errors of the world become one sentence."""
    _print_whatever_comes()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        app = make_app(open_window)
        app(_with_command([_text(argument) for argument in given], _names_of(app)), prog_name="readerapp")
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    except LibraryError as error:
        message(str(error))
        return LIBRARY_UNUSABLE
    except ReaderAppError as error:
        message(str(error))
        return INPUT_UNUSABLE
    except OSError as error:
        if error.filename is not None:
            raise
        message(tr("The result cannot be written: {reason}.", reason=error.strerror or error))
        return INPUT_UNUSABLE
    return 0


def _names_of(app: typer.Typer) -> frozenset[str]:
    """The commands of APP."""
    group = typer.main.get_command(app)
    return frozenset(group.commands) if isinstance(group, TyperGroup) else frozenset()


def _with_command(arguments: list[str], commands: frozenset[str]) -> list[str]:
    """ARGUMENTS, with `open` before names of files that stand where a command should: `readerapp FILE…`."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        place += 2 if arguments[place] == "--library" else 1
    if place < len(arguments) and arguments[place] not in commands and _names_a_file(arguments[place]):
        return [*arguments[:place], "open", *arguments[place:]]
    return arguments


def _names_a_file(argument: str) -> bool:
    return os.path.exists(argument)  # noqa: PTH110  Path.exists raises for names that are too long


def _text(argument: str) -> str:
    """ARGUMENT as text; a path keeps its bytes, because it has to be found again."""
    return argument if _names_a_file(argument) else os.fsencode(argument).decode("utf-8", "replace")


def _print_whatever_comes() -> None:
    """Let a terminal that lacks a character show a mark in its place instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
