"""Looks in a thread for the system's libraries that Qt needs, while Qt is being loaded; imports nothing of Qt."""

import sys
from collections.abc import Callable
from threading import Thread

from readerapp.system_libraries import MissingLibrary, explain, missing, this_host


def look_around() -> Callable[[], bool]:
    """Begins to look; what it returns waits for the answer, and tells the user what is lacking, if anything is."""
    found: list[tuple[MissingLibrary, ...]] = []
    thread = Thread(target=lambda: found.append(missing()), daemon=True)
    thread.start()

    def is_lacking() -> bool:
        thread.join()
        lacking = found[0] if found else missing()
        if lacking:
            sys.stderr.write(explain(lacking, this_host()) + "\n")
        return bool(lacking)

    return is_lacking
