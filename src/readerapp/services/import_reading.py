"""Collects what becomes of each document of an import; what goes wrong with one must not cost the others."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from readerapp.domain.changes import ChangeSet
from readerapp.domain.errors import DigestError, DoubtfulText, ImportCancelled, LibraryError
from readerapp.domain.import_preview import DigestPreview, ImportPreview, ImportReport, RejectedFile
from readerapp.domain.text_repair import RepairSettings
from readerapp.domain.translation import tr
from readerapp.services.arriving import NoPaper
from readerapp.services.documents import Document

AS_USUAL = RepairSettings()
_LOG = logging.getLogger(__name__)


class Reading:
    """Collects what becomes of each document."""

    def __init__(self) -> None:
        self.digests: list[DigestPreview] = []
        self.failed: list[RejectedFile] = []
        self.skipped: list[RejectedFile] = []
        self.cancelled = False
        self.stopped: LibraryError | None = None

    def preview(self) -> ImportPreview:
        """What can be shown so far."""
        return ImportPreview(digests=tuple(self.digests), failed=tuple(self.failed), skipped=tuple(self.skipped))

    def forget(self, number: int) -> None:
        """What was noted of document NUMBER is not so any more."""
        self.digests = [digest for digest in self.digests if digest.number != number]
        self.failed = [file for file in self.failed if file.number != number]
        self.skipped = [file for file in self.skipped if file.number != number]

    @contextmanager
    def of(self, number: int, document: Document, settings: RepairSettings = AS_USUAL) -> Iterator[None]:
        """Note what goes wrong with DOCUMENT; a cancelled import or a library that fails is more than that."""
        try:
            yield
        except (ImportCancelled, LibraryError):
            raise
        except DigestError as error:
            skip = document.from_folder and isinstance(error, NoPaper)
            rejected = RejectedFile(
                source=document.source,
                reason=str(error),
                number=number,
                settings=settings,
                doubtful=isinstance(error, DoubtfulText),
            )
            (self.skipped if skip else self.failed).append(rejected)
        except Exception as error:  # noqa: BLE001  a bug of ours in one document must not cost the others
            _LOG.exception("An import failed on %s", document.source)
            sentence = tr("readerapp itself failed on this file ({kind}); please report it.", kind=type(error).__name__)
            rejected = RejectedFile(source=document.source, reason=sentence, number=number, settings=settings)
            self.failed.append(rejected)

    def report(self, *, changed: bool) -> ImportReport:
        """What became of all documents so far."""
        return ImportReport(
            digests=tuple(self.digests),
            failed=tuple(self.failed),
            skipped=tuple(self.skipped),
            cancelled=self.cancelled,
            changes=ChangeSet(everything=changed),
            stopped=self.stopped,
        )
