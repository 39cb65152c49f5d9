"""Walks a folder and what is below it, in a stable order, past whatever stands in the way."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path


def walk(
    folder: Path, wanted: Callable[[str], bool], closed: Callable[[Path], None]
) -> Iterator[tuple[Path, list[os.DirEntry[str]]]]:
    """FOLDER and the folders below it, each with the files in it whose names are WANTED.

    What is hidden is left out; links to folders are not followed, so there are no loops. CLOSED is called with each
    folder that cannot be looked into. Not recursive: folders may be nested as deep as paths can be long.
    """
    waiting = [os.path.realpath(folder)]
    while waiting:
        directory = waiting.pop()
        try:
            with os.scandir(directory) as listing:
                entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=_name)
        except OSError:
            closed(Path(directory))
            continue
        waiting.extend(reversed([entry.path for entry in entries if _is_folder(entry, follow_links=False)]))
        files = [entry for entry in entries if wanted(entry.name) and not _is_folder(entry, follow_links=True)]
        yield Path(directory), files


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _is_folder(entry: os.DirEntry[str], *, follow_links: bool) -> bool:
    try:
        return entry.is_dir(follow_symlinks=follow_links)
    except OSError:  # a link that leads to itself
        return False
