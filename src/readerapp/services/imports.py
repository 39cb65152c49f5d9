"""Brings documents into the library: finds them, repairs and reads them, plans, and writes one digest at a time."""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from readerapp.domain.commands import ChangeSet, ExchangeRun, ImportDigests
from readerapp.domain.digest import ParsedDigest
from readerapp.domain.errors import DigestError, ImportCancelled, LibraryError
from readerapp.domain.history import WINDOW, UndoStep
from readerapp.domain.import_plan import DigestAction, ImportPlan, plan_import
from readerapp.domain.import_preview import RejectedFile
from readerapp.domain.translation import tr
from readerapp.services.documents import Document, find_documents
from readerapp.services.progress import Cancellation, Progress, ProgressListener, ignore_progress
from readerapp.storage import imports
from readerapp.storage.library import Library
from readerapp.storage.runs import begin_run
from readerapp.storage.undo_steps import put_again

if TYPE_CHECKING:
    from readerapp.digests.text_repair import RepairedText

_LOG = logging.getLogger(__name__)

# Another import of a large digest may hold the library for a while; waiting is better than giving up.
PATIENCE_MS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedDigest:
    """What became of one document (or would, in a dry run)."""

    source: str
    parsed: ParsedDigest
    repaired: "RepairedText"
    plan: ImportPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The result of one import.

    Attributes:
        digests: the documents that were imported, or that were there already.
        failed: files that the user asked for and that could not be used.
        skipped: files met in a folder that speak of no paper.
        cancelled: whether the user stopped it; what is in `digests` is in the library all the same.
        stopped: why nothing more could be written; None when nothing stood in the way. Likewise.
    """

    digests: tuple[ImportedDigest, ...]
    failed: tuple[RejectedFile, ...]
    skipped: tuple[RejectedFile, ...]
    cancelled: bool
    changes: ChangeSet
    stopped: LibraryError | None = None


class Imports:
    """Imports documents; each digest is one transaction, so a killed import leaves whole digests only."""

    def __init__(self, library: Library, *, owner: str = WINDOW) -> None:
        self._library = library
        self._owner = owner

    def import_paths(
        self,
        paths: Iterable[Path],
        *,
        dry_run: bool = False,
        listener: ProgressListener = ignore_progress,
        cancellation: Cancellation | None = None,
    ) -> ImportReport:
        """Import files, and folders with all documents below them.

        Does not raise: a file that cannot be used is named in the report and the others go on; when the library
        itself cannot be written any more, the report says so and what came in before.
        """
        return self.import_documents(
            find_documents(paths), dry_run=dry_run, listener=listener, cancellation=cancellation
        )

    def import_documents(
        self,
        documents: Iterable[Document],
        *,
        dry_run: bool = False,
        listener: ProgressListener = ignore_progress,
        cancellation: Cancellation | None = None,
    ) -> ImportReport:
        """Import documents that are at hand already, for example pasted text."""
        run = _Run(self._library, self._owner, cancellation or Cancellation(), dry_run=dry_run)
        pending = tuple(documents)
        for done, document in enumerate(pending):
            listener(Progress(done=done, total=len(pending), name=document.name))
            if not run.take(document):
                break
        listener(Progress(done=len(run.digests), total=len(pending), name=""))
        return run.report()


class _Run:
    """One import under way: collects what becomes of each document."""

    def __init__(self, library: Library, owner: str, cancellation: Cancellation, *, dry_run: bool) -> None:
        self._library = library
        self._owner = owner
        self._cancellation = cancellation
        self._dry_run = dry_run
        self.digests: list[ImportedDigest] = []
        self._failed: list[RejectedFile] = []
        self._skipped: list[RejectedFile] = []
        self._cancelled = False
        self._stopped: LibraryError | None = None
        self._run_id = 0

    def take(self, document: Document) -> bool:
        """Import DOCUMENT; False when the import cannot or shall not go on."""
        try:
            self._cancellation.checkpoint()
            self.digests.append(self._import(document))
        except ImportCancelled:
            self._cancelled = True
        except LibraryError as error:
            self._stopped = error
        except DigestError as error:
            self._reject(document, str(error), skip=document.from_folder and isinstance(error, _NoPaper))
        except Exception as error:  # noqa: BLE001  a bug of ours in one document must not cost the others
            _LOG.exception("An import failed on %s", document.source)
            sentence = tr("readerapp itself failed on this file ({kind}); please report it.", kind=type(error).__name__)
            self._reject(document, sentence)
        return not (self._cancelled or self._stopped)

    def _reject(self, document: Document, reason: str, *, skip: bool = False) -> None:
        (self._skipped if skip else self._failed).append(RejectedFile(source=document.source, reason=reason))

    def report(self) -> ImportReport:
        """What became of all documents so far."""
        written = any(item.plan.action is not DigestAction.UNCHANGED for item in self.digests)
        return ImportReport(
            digests=tuple(self.digests),
            failed=tuple(self._failed),
            skipped=tuple(self._skipped),
            cancelled=self._cancelled,
            stopped=self._stopped,
            changes=ChangeSet(everything=written and not self._dry_run),
        )

    def _import(self, document: Document) -> ImportedDigest:
        # Readers and word lists take longer to load than a list takes to show; most calls import nothing.
        from readerapp.services.understanding import understand  # noqa: PLC0415

        raw = document.read()
        repaired, parsed = understand(document.name, raw, self._cancellation.checkpoint)
        if not parsed.mentions:
            raise _NoPaper(tr("No paper was found in this file."))
        incoming = imports.IncomingDigest(
            source=document.source,
            is_file=document.is_file,
            raw=raw,
            text=repaired.text,
            encoding=repaired.encoding,
            repair_steps=repaired.steps,
            repaired_passages=repaired.passages,
            inferred_words=repaired.inferred,
            parsed=parsed,
        )
        return ImportedDigest(
            source=document.source, parsed=parsed, repaired=repaired, plan=self._plan_and_apply(incoming)
        )

    def _plan_and_apply(self, incoming: imports.IncomingDigest) -> ImportPlan:
        if self._dry_run:
            with self._library.read() as connection:
                known = imports.read_known(connection, incoming)
                return plan_import(incoming.parsed, known.papers, action=known.action)
        with self._library.write(patience_ms=PATIENCE_MS) as connection:
            known = imports.read_known(connection, incoming)
            plan = plan_import(incoming.parsed, known.papers, action=known.action)
            if plan.action is not DigestAction.UNCHANGED:
                run_id = self._run_id or begin_run(connection)
                imports.apply(connection, incoming, known, run_id, checkpoint=self._cancellation.checkpoint)
                put_again(connection, self._step(run_id, incoming.parsed.title), owner=self._owner)
        if plan.action is not DigestAction.UNCHANGED:
            self._run_id = run_id
        return plan

    def _step(self, run_id: int, title: str) -> UndoStep:
        """The whole import is one step of the history, from its first digest on."""
        digests = 1 + sum(item.plan.action is not DigestAction.UNCHANGED for item in self.digests)
        done = ImportDigests(run_id=run_id, name=title if digests == 1 else "", digests=digests)
        return UndoStep(done=done, inverse=ExchangeRun(run_id=run_id), at=time.time())


class _NoPaper(DigestError):
    """The document is readable but speaks of no paper."""
