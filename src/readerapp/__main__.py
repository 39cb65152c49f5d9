"""Starts readerapp: a command goes to the command line, none and names of files open the window.

Without a display the reading list is shown in the terminal; with missing system libraries, what to install is said
before Qt begins, because Qt itself would abort.
"""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from readerapp.display import has_display


def main() -> None:
    """Run the program and exit with its code."""
    if not sys.argv[1:] and has_display(os.environ):
        sys.exit(_open_window(None, (), samples=False))
    # The command line takes longer to load than the window to show.
    from readerapp.cli.app import run  # noqa: PLC0415

    sys.exit(run(_open_window))


def _open_window(library: Path | None, files: Sequence[Path], samples: bool) -> int:  # noqa: FBT001  as the command line gives it
    if not has_display(os.environ):
        from readerapp.cli.terminal import show_reading_list  # noqa: PLC0415  the window needs none of it

        return show_reading_list(library, files)
    gc.disable()  # loading makes no garbage worth looking for; `gui.collecting` does that from then on
    # While Qt is being loaded, which takes longest, others look for what it needs and read what the list shows.
    from readerapp.gui.lacking import look_around  # noqa: PLC0415  scripts never get here
    from readerapp.gui.turns import take_short_turns  # noqa: PLC0415

    take_short_turns()
    is_lacking = look_around()
    from readerapp.gui.early import EarlyLook  # noqa: PLC0415

    first_look = EarlyLook(library)
    try:
        from readerapp.gui.plain_imports import import_plainly  # noqa: PLC0415  commands start without Qt

        import_plainly()
        from readerapp.gui.application import run as run_window  # noqa: PLC0415
    except ImportError:  # a library of the system is missing: which one, and how to get it, is better to know
        if is_lacking():
            return 1
        raise
    if is_lacking():
        return 1
    return run_window(library, files, samples=samples, first_look=first_look)


if __name__ == "__main__":
    main()
