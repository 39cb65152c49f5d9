"""Puts a document into the spool of an import: first its bytes and its text, then what that says."""

import hashlib
from dataclasses import dataclass, replace

from readerapp.domain.digest import Issue
from readerapp.domain.text_repair import RepairSettings
from readerapp.services.arriving import arrived_document, require_papers
from readerapp.services.digest_texts import DigestTexts
from readerapp.services.documents import Document
from readerapp.services.progress import Cancellation, PartListener, ignore_part
from readerapp.storage.spool import Arrived, Spool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenText:
    """The text of a document that has come in, with what is known of it before it is read.

    Attributes:
        damage: what in its bytes is no text.
    """

    text: str
    arrived: Arrived
    damage: tuple[Issue, ...] = ()


def take_text(
    spool: Spool, number: int, document: Document, raw: bytes, *, texts: DigestTexts, settings: RepairSettings
) -> TakenText:
    """Put the bytes RAW of DOCUMENT into SPOOL as number NUMBER, and make their text; raises `DigestError`."""
    from readerapp.services.understanding import zero_bytes  # noqa: PLC0415  slow to load

    spool.take_bytes(number, raw)
    text = texts.read(raw, settings)
    spool.take_words(number, text.words)
    return TakenText(
        text=text.text,
        arrived=arrived_document(document, hashlib.sha256(raw).hexdigest(), text),
        damage=zero_bytes(raw, text.repair.encoding),
    )


def take_mentions(
    spool: Spool,
    number: int,
    document: Document,
    taken: TakenText,
    *,
    cancellation: Cancellation,
    told: PartListener = ignore_part,
) -> None:
    """Put into SPOOL what the text of DOCUMENT says; raises `NoPaper` when that is nothing.

    TOLD hears how much of the text is read.
    """
    # Readers and word lists take longer to load than a list takes to show; most calls import nothing.
    from readerapp.digests import DigestStream  # noqa: PLC0415

    cancellation.checkpoint()
    stream = DigestStream(document.name, taken.text, checkpoint=cancellation.checkpoint)
    for mentions in stream:
        spool.take_mentions(number, mentions)
        told(stream.share)
    digest = replace(stream.digest, issues=(*taken.damage, *stream.digest.issues))
    mentions_made = spool.finish(number, taken.arrived, digest)
    if document.again is None:
        require_papers(mentions_made, taken.arrived.repair)
    cancellation.checkpoint()
