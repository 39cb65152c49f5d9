"""What the commands of one call share: the library they work on, opened when first needed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from readerapp.bootstrap import Services, open_services
from readerapp.domain.errors import UnknownPaper
from readerapp.domain.history import TERMINAL


class Session:
    """One call of the program.

    Attributes:
        library: the library file that was named; None is the usual one.
    """

    def __init__(self, library: Path | None) -> None:
        self.library = library

    @contextmanager
    def services(self) -> Iterator[Services]:
        """The services over the library, closed at the end; raises `LibraryError`."""
        services = open_services(self.library, owner=TERMINAL)
        try:
            yield services
        finally:
            services.close()


def session_of(context: typer.Context) -> Session:
    """The session that the program's callback made."""
    session: Session = context.obj
    return session


def found_papers(services: Services, keys: Iterable[str], complain: Callable[[str], None]) -> tuple[int, ...]:
    """The numbers of the papers that KEYS name; COMPLAIN is called with a sentence for each that is unknown."""
    numbers = []
    for key in keys:
        try:
            numbers.append(services.reading_list.find(key))
        except UnknownPaper as error:
            complain(str(error))
    return tuple(numbers)
