"""Names what is in a zip file: the names as they were meant, without what is hidden, in a stable order."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from readerapp.domain.errors import DigestError
from readerapp.domain.translation import tr

_IN_UTF8 = 0x800
# What lies in documents that are zip files on the inside: Office, OpenDocument and EPUB, Java.
_TELLTALES = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file in an archive; PATH has forward slashes, NAME is its last part."""

    path: str
    name: str
    info: zipfile.ZipInfo


def list_entries(archive: zipfile.ZipFile) -> list[Entry]:
    """The files in ARCHIVE by their paths; of several with the same path the last one counts.

    Raises `DigestError` when it is not meant to be looked into.
    """
    infos = archive.infolist()
    if any(info.filename in _TELLTALES for info in infos):
        raise DigestError(
            tr("This is an office document, an e-book or a program; save it as text or HTML and import that.")
        )
    named = dict(zip(_paths(infos), infos, strict=True))
    shown = sorted(path for path in named if path and not path.endswith("/") and not _is_hidden(path))
    return [Entry(path=path, name=path.rpartition("/")[2], info=named[path]) for path in shown]


def _paths(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The paths of INFOS. Those without the mark of UTF-8 may be in any encoding: all of them together tell which."""
    names = [info.orig_filename for info in infos]
    unmarked = [
        place for place, info in enumerate(infos) if not info.flag_bits & _IN_UTF8 and not info.orig_filename.isascii()
    ]
    if unmarked:
        decoded = _decoded([names[place].encode("cp437") for place in unmarked])
        for place, name in zip(unmarked, decoded, strict=True):
            names[place] = name
    return [name.partition("\0")[0].replace("\\", "/") for name in names]


def _decoded(names: Sequence[bytes]) -> list[str]:
    """NAMES as text: UTF-8 if all of them are, else what the repair of texts takes them for."""
    # Loading the tables of encodings takes a while, and few archives need them.
    from readerapp.services.understanding import repair  # noqa: PLC0415

    try:
        return [name.decode("utf-8") for name in names]
    except UnicodeDecodeError:
        pass
    try:
        lines = repair(b"\n".join(names)).text.split("\n")
    except DigestError:
        lines = []
    return lines if len(lines) == len(names) else [name.decode("cp437") for name in names]


def _is_hidden(path: str) -> bool:
    """Whether a part of PATH begins with a dot, or is where macOS puts what nobody asked for."""
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in path.split("/"))
