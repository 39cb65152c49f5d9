"""Documents as they come in: how their text is made when nobody says so, and whether they speak of any paper."""

from typing import TYPE_CHECKING

from readerapp.domain.encodings import readable_name
from readerapp.domain.errors import DigestError, DoubtfulText
from readerapp.domain.text_repair import RepairSettings, TextRepair
from readerapp.domain.translation import tr
from readerapp.services.documents import Document
from readerapp.storage.library import Transaction
from readerapp.storage.reread_digests import read_settings_of_source, read_source
from readerapp.storage.spool import Arrived

if TYPE_CHECKING:
    from readerapp.services.digest_texts import ReadText


class NoPaper(DigestError):
    """The document is readable but speaks of no paper."""


class NoPaperInDoubtfulText(NoPaper, DoubtfulText):
    """The document speaks of no paper as it was decoded, and that was a guess."""


def require_papers(mentions: int, repair: TextRepair) -> None:
    """Raise `NoPaper` if a document makes no MENTIONS."""
    if not mentions and not repair.certain:
        encoding = readable_name(repair.encoding)
        sentence = tr("No paper was found in this file, read as {encoding}, which is a guess.", encoding=encoding)
        raise NoPaperInDoubtfulText(sentence)
    if not mentions:
        raise NoPaper(tr("No paper was found in this file."))


def usual_settings(connection: Transaction, document: Document) -> RepairSettings:
    """How the text of DOCUMENT is made when nobody says so: as before."""
    if document.again is not None:
        return read_source(connection, document.again)[2]
    return read_settings_of_source(connection, document.source) if document.is_file else RepairSettings()


def arrived_document(document: Document, sha256: str, text: "ReadText") -> Arrived:
    """What is kept of DOCUMENT beside its mentions."""
    return Arrived(
        source=document.source,
        is_file=document.is_file,
        sha256=sha256,
        text=text.beside,
        repair=text.repair,
        again=document.again,
    )
