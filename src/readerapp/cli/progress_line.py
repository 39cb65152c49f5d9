"""Says on standard error how far an import is: a line a document, and on a terminal one that counts up."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from readerapp.cli.output import cut, message, shown
from readerapp.domain.translation import tr
from readerapp.services.progress import Progress, ProgressListener

_ROOM = 50  # columns for the name
_ERASE = "\r\x1b[K"


@contextmanager
def progress_line() -> Iterator[ProgressListener]:
    """A listener that prints while it is in use; what counts up is gone afterwards."""
    live = sys.stderr is not None and sys.stderr.isatty()
    written = False

    def listen(progress: Progress) -> None:
        nonlocal written
        if not progress.name:
            return
        place = f"[{progress.done + 1}/{progress.total}] " if progress.total > 1 else ""
        if progress.part and live:
            percent = tr("{percent} %", percent=int(progress.part * 100))
            typer.echo(f"{_ERASE}{place}{cut(shown(progress.name), _ROOM)}  {percent}", err=True, nl=False)
            written = True
        elif not progress.part and place:
            if written:
                typer.echo(_ERASE, err=True, nl=False)
            written = False
            message(f"{place}{progress.name}")

    try:
        yield listen
    finally:
        if written:
            typer.echo(_ERASE, err=True, nl=False)
