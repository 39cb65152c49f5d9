"""The plans of one import: what each document of the spool would do, in their order, and anew when that changes.

A document waits from its plan on until it is written; documents that come later are planned as if it were.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from readerapp.domain.import_plan import DigestAction
from readerapp.domain.import_preview import DigestPreview
from readerapp.domain.text_repair import RepairSettings
from readerapp.services.arriving import usual_settings
from readerapp.services.documents import Document
from readerapp.services.progress import Cancellation, PartListener, ignore_part
from readerapp.storage.basis import Basis, read_basis
from readerapp.storage.library import Library, Transaction
from readerapp.storage.planning import differs_from_shown, forget_met, note_shown, plan_digest
from readerapp.storage.previews import known_preview, planned_preview
from readerapp.storage.repaired_words import read_settings
from readerapp.storage.spool import Spool

# How many papers the plans of one import list together, and each of them in any case.
_LISTED_IN_ALL, _LISTED_AT_LEAST = 6_000, 50


class WaitingPlans:
    """Plans the documents in SPOOL against LIBRARY.

    Attributes:
        previews: what is known of each document that was planned, by its number.
    """

    def __init__(self, library: Library, spool: Spool, cancellation: Cancellation) -> None:
        self.previews: dict[int, DigestPreview] = {}
        self._library = library
        self._spool = spool
        self._cancellation = cancellation
        self._again: dict[int, tuple[int, RepairSettings]] = {}  # digests that are read again, as they were made before
        self._waiting: dict[int, int | None] = {}  # planned and to be written, with the digest that each replaces
        self._basis: Basis | None = None
        self._listed = 0

    @property
    def waiting(self) -> tuple[int, ...]:
        """The documents that were planned, would change something and are not written yet, in order."""
        return tuple(self._waiting)

    def settings_of(self, number: int, document: Document, raw: bytes) -> RepairSettings | None:
        """How the text of DOCUMENT is made of RAW; None when these bytes are known already, as its preview says then.

        It is made as that of an earlier version of the same document.
        """
        facts = {"source": document.source, "sha256": hashlib.sha256(raw).hexdigest()}
        with self._library.plan(self._spool.path) as connection:
            if document.again is None:
                known = known_preview(connection, number, **facts, waiting=self._waiting)
                if known is not None:
                    self._keep(known)
                    return None
            settings = usual_settings(connection, document, raw)
        if document.again is not None:
            self._again[number] = document.again, settings
        return settings

    def is_read_again(self, number: int) -> bool:
        """Whether document NUMBER is a digest of the library."""
        return number in self._again

    def plan(self, number: int, told: PartListener = ignore_part) -> None:
        """Plan document NUMBER after those that wait."""
        with self._library.plan(self._spool.path) as connection:
            if not self._waiting:
                self._basis = read_basis(connection)
            self._plan_on(connection, number, told)

    def plan_all(self, numbers: Sequence[int], told: PartListener = ignore_part) -> None:
        """Plan the documents with NUMBERS anew, in their order; no other waits any more."""
        with self._library.plan(self._spool.path) as connection:
            self._basis = read_basis(connection)
            forget_met(connection, numbers)
            self._waiting = {}
            for place, number in enumerate(numbers):
                self._plan_on(connection, number, lambda share: told((place + share) / len(numbers)))  # noqa: B023

    def plan_again(self, numbers: Iterable[int]) -> bool:
        """Plan the documents with NUMBERS again and leave out the others; whether all do what was shown.

        What stands in a document that is left out is no longer known from there; that alone is no difference, so that
        there is none as long as the library is the same.
        """
        chosen = tuple(numbers)
        left_out = tuple(number for number in self._waiting if number not in chosen)
        outdated = False
        with self._library.plan(self._spool.path) as connection:
            before, self._basis = self._basis, read_basis(connection)
            for number in chosen:
                note_shown(connection, number)
            forget_met(connection, (*self._waiting, *chosen))
            self._waiting = {}
            for number in chosen:
                shown = self.previews[number].plan.action
                self._plan_on(connection, number)
                outdated |= self.previews[number].plan.action is not shown
                outdated |= differs_from_shown(connection, number, besides=left_out)
                outdated |= self._made_otherwise_since(connection, number)
        return not outdated or self._basis == before

    def plan_locked(self, connection: Transaction, number: int) -> bool:
        """Plan document NUMBER alone in a transaction that writes; whether there is anything to write."""
        self._waiting = {}
        self._plan_on(connection, number)
        return bool(self._waiting)

    def hold(self, connection: Transaction) -> bool:
        """Whether the library is still what the plans were made against."""
        return read_basis(connection) == self._basis

    def note_written(self, number: int, basis: Basis) -> None:
        """Document NUMBER does not wait any more, and the library is BASIS by that."""
        self._basis = basis
        del self._waiting[number]

    def drop(self, number: int) -> None:
        """Document NUMBER does not wait any more; its preview stays."""
        self._waiting.pop(number, None)

    def _made_otherwise_since(self, connection: Transaction, number: int) -> bool:
        """Whether somebody else said meanwhile how the text of a digest is made that is read again; noted if so."""
        if number not in self._again:
            return False
        digest_id, before = self._again[number]
        now = read_settings(connection, digest_id)
        self._again[number] = digest_id, now or before
        return now != before

    def _plan_on(self, connection: Transaction, number: int, told: PartListener = ignore_part) -> None:
        replaced = frozenset(digest for digest in self._waiting.values() if digest is not None)
        planned = plan_digest(
            connection,
            number,
            earlier=tuple(self._waiting),
            replaced=replaced,
            checkpoint=self._cancellation.checkpoint,
            told=told,
        )
        self._keep(planned_preview(connection, number, planned.plan))
        if planned.plan.action is not DigestAction.UNCHANGED:
            self._waiting[number] = planned.replaced

    def _keep(self, preview: DigestPreview) -> None:
        """Many documents can speak of more papers than anybody looks at; the numbers are always of all."""
        room = max(_LISTED_IN_ALL - self._listed, _LISTED_AT_LEAST)
        short = replace(preview, plan=preview.plan.shortened(room))
        before = self.previews.get(preview.number)
        self._listed += len(short.plan.papers) - (len(before.plan.papers) if before else 0)
        self.previews[preview.number] = short
