"""Shows the reading list in the terminal where no window can be opened."""

from collections.abc import Sequence
from pathlib import Path

from readerapp.bootstrap import open_services
from readerapp.cli.output import message, row_line, say
from readerapp.domain.selection import Selection
from readerapp.domain.translation import tr
from readerapp.resources import sample_digests


def show_reading_list(library: Path | None, files: Sequence[Path] = ()) -> int:
    """Say that there is no display and print all papers; a new library begins with the sample digests.

    FILES are not imported, because nobody could see before what that would do; gives the exit code.
    """
    if files:
        message(tr("There is no display to open a window on. Import in the terminal with: readerapp import FILE…"))
        return 1
    message(tr("There is no display to open a window on; this is the reading list in the terminal instead."))
    services = open_services(library)
    try:
        if services.created:
            services.imports.import_paths(sample_digests())
        rows = services.reading_list.rows(services.reading_list.ids(Selection()))
        digests = len(services.reading_list.digests())
    finally:
        services.close()
    for row in rows:
        say(row_line(row))
    message(
        tr("{papers} papers from {digests} digests in {path}", papers=len(rows), digests=digests, path=services.path)
    )
    return 0
