"""Turns the bytes of a document into a parsed digest: repair first, then the reader that fits."""

from collections.abc import Callable

from readerapp.digests import read_digest
from readerapp.digests.text_repair import NotText, RepairedText, decode_and_repair
from readerapp.domain.digest import ParsedDigest
from readerapp.domain.errors import DigestError


def understand(name: str, raw: bytes, checkpoint: Callable[[], None]) -> tuple[RepairedText, ParsedDigest]:
    """The repaired text of RAW and what it says; CHECKPOINT may raise to stop. Raises `DigestError` for no text."""
    repaired = repair(raw)
    checkpoint()
    return repaired, read_digest(name, repaired.text, checkpoint=checkpoint)


def repair(raw: bytes) -> RepairedText:
    """The text of RAW, decoded and repaired; raises `DigestError` when it is no text."""
    try:
        return decode_and_repair(raw)
    except NotText as error:
        raise DigestError(str(error)) from error
