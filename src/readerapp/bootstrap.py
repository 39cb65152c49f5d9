"""Builds the services over one library file: the single place where the parts are put together."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from readerapp.config.paths import watched_file
from readerapp.config.settings import usual_library
from readerapp.domain.history import WINDOW
from readerapp.services.backups import Backups
from readerapp.services.decisions import Decisions
from readerapp.services.digest_pages import DigestPages
from readerapp.services.duplicates import Duplicates
from readerapp.services.exports import Exports
from readerapp.services.imports import Imports
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The use cases over one open library.

    Attributes:
        path: the library file.
        created: whether the file did not exist before.
    """

    path: Path
    created: bool
    reading_list: ReadingList
    decisions: Decisions
    imports: Imports
    exports: Exports
    digest_pages: DigestPages
    duplicates: Duplicates
    backups: Backups
    library: Library

    def close(self) -> None:
        """Close the library file; the services cannot be used afterwards."""
        self.library.close()


def open_services(path: Path | None = None, *, owner: str = WINDOW) -> Services:
    """Open (or make) the library at PATH, or at the user's usual place, and build the services over it.

    OWNER says whose history of undo it is. Raises `LibraryError` when the file cannot be used.
    """
    library = Library.open(path or usual_library())
    if library.created:
        with suppress(OSError):  # what an earlier library of this name has seen, this one has not
            watched_file(library.path).unlink()
    reading_list = ReadingList(library)
    return Services(
        path=library.path,
        created=library.created,
        reading_list=reading_list,
        decisions=Decisions(library, owner=owner),
        imports=Imports(library, owner=owner),
        exports=Exports(library, reading_list),
        digest_pages=DigestPages(library),
        duplicates=Duplicates(library),
        backups=Backups(library),
        library=library,
    )
