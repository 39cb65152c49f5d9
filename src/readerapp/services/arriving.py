"""Documents as they come in: how their text is made when nobody says so, and whether they speak of any paper."""

from dataclasses import replace
from typing import TYPE_CHECKING

from readerapp.domain.encodings import readable_name
from readerapp.domain.errors import DigestError, DoubtfulText
from readerapp.domain.text_repair import ChosenWord, RepairSettings, TextRepair
from readerapp.domain.translation import tr
from readerapp.services.documents import Document
from readerapp.storage.library import Transaction
from readerapp.storage.reread_digests import read_last_of_source, read_source
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


def usual_settings(connection: Transaction, document: Document, raw: bytes) -> RepairSettings:
    """How the text of DOCUMENT, which is RAW, is made when nobody says so: as before."""
    if document.settings is not None:
        return document.settings
    if document.again is not None:
        return read_source(connection, document.again)[2]
    earlier = read_last_of_source(connection, document.source) if document.is_file else None
    if earlier is None:
        return RepairSettings()
    before, settings = earlier
    return replace(settings, choices=_moved(settings, before, raw)) if settings.choices else settings


def _moved(settings: RepairSettings, before: bytes, after: bytes) -> tuple[ChosenWord, ...]:
    """The words that were chosen in an earlier version of a file, in the lines that it still has."""
    from readerapp.services.understanding import repair  # noqa: PLC0415  slow to load

    plain = replace(settings, repair=False)
    try:
        olds, news = (repair(raw, plain).text.split("\n") for raw in (before, after))
    except DigestError:
        return ()
    lines = {text: number for number, text in reversed(list(enumerate(news, 1)))}
    same = {choice: lines.get(olds[choice.line - 1]) for choice in settings.choices if choice.line <= len(olds)}
    return tuple(replace(choice, line=line) for choice, line in same.items() if line is not None)


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
