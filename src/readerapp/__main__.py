"""Starts readerapp: a command goes to the command line, none and names of files open the window.

Without a display the reading list is shown in the terminal; with missing system libraries, what to install is said
before Qt is loaded, because Qt itself would abort.
"""

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
    from readerapp import system_libraries  # noqa: PLC0415  scripts never get here

    if system_libraries.main([]) != 0:
        return 1
    from readerapp.gui.application import run as run_window  # noqa: PLC0415  commands start without Qt

    return run_window(library, files, samples=samples)


if __name__ == "__main__":
    main()
