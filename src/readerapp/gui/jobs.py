"""Runs work away from the GUI thread, in lanes: one thread for writes, a few for reads; answers come back to the GUI.

A job is a callable without arguments. What it returns is handed to `done` on the GUI thread; a `ReaderAppError` to
`failed`; anything else is a bug of ours and goes to the lane's `crashed`, and to the job's own `failed` as
`OurMistake`, so that whoever waits for an answer does not wait for ever. All are known before the job is queued.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal

from readerapp.domain.errors import ReaderAppError
from readerapp.domain.translation import tr

T = TypeVar("T")
READERS = 2
_PATIENCE_MS = 250


class OurMistake(ReaderAppError):
    """A job did not end well because of a bug; what it was goes to `crashed`."""


@dataclass(slots=True, kw_only=True, eq=False)
class _Job:
    """A piece of work with its way back; touched by one thread at a time."""

    work: Callable[[], object]
    done: Callable[[object], None]
    failed: Callable[[ReaderAppError], None] | None
    number: int
    topic: str
    patient: bool
    result: object = None
    error: Exception | None = field(default=None)


class Lane(QObject):
    """A queue with its own threads.

    Signals:
        refused: a job ended in a `ReaderAppError` that nobody else takes; with the error.
        crashed: a job raised anything else; with the exception.
        settled: nothing is queued or running any more.
    """

    refused = Signal(object)
    crashed = Signal(object)
    settled = Signal()
    _delivered = Signal(object)

    def __init__(self, *, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._numbers = itertools.count()
        self._latest: dict[str, int] = {}
        self._pending: dict[int, _Job] = {}
        self._closed = False
        self._delivered.connect(self._on_delivered, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is queued, running or waiting to be delivered."""
        return bool(self._pending)

    def submit(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ReaderAppError], None] | None = None,
        *,
        topic: str = "",
        patient: bool = False,
    ) -> None:
        """Queue WORK; a later job on the same TOPIC makes this one's answer unwanted.

        A PATIENT one lets all that was queued before it be answered first, unless that takes very long.
        """
        if self._closed:
            return
        job = _Job(
            work=work,
            done=done,  # type: ignore[arg-type]  # what `work` returns is what `done` takes
            failed=failed,
            number=next(self._numbers),
            topic=topic,
            patient=patient,
        )
        if topic:
            self._latest[topic] = job.number
        self._pending[job.number] = job
        if patient:
            QTimer.singleShot(_PATIENCE_MS, self, lambda: self._lose_patience(job))
            self._begin_patient()
        else:
            self._pool.start(lambda: self._run(job))

    def forget(self, topic: str) -> None:
        """The answers of the jobs on TOPIC are not wanted any more."""
        self._latest[topic] = next(self._numbers)

    def close(self) -> None:
        """Take no more jobs and deliver no more answers; wait for the one that is running."""
        self._closed = True
        self._pool.clear()
        self._pool.waitForDone()

    def _run(self, job: _Job) -> None:
        """In a thread of the pool: do the work, unless it has been overtaken."""
        if not self._overtaken(job):
            try:
                job.result = job.work()
            except Exception as error:  # noqa: BLE001  every error goes back to the GUI thread, none is swallowed
                job.error = error
        self._delivered.emit(job)

    def _overtaken(self, job: _Job) -> bool:
        return bool(job.topic) and self._latest[job.topic] != job.number

    def _on_delivered(self, job: _Job) -> None:
        del self._pending[job.number]
        try:
            if not self._closed and not self._overtaken(job):
                self._answer(job)
        finally:
            QTimer.singleShot(0, self, self._begin_patient)  # after what was answered is painted
            if not self._pending:
                self.settled.emit()

    def _begin_patient(self) -> None:
        """Begin the job that waits longest if it is a patient one; the jobs lie in the order in which they came."""
        first = next(iter(self._pending.values()), None)
        if first is not None:
            self._lose_patience(first)

    def _lose_patience(self, job: _Job) -> None:
        if job.patient and not self._closed:
            job.patient = False
            self._pool.start(lambda: self._run(job))

    def _answer(self, job: _Job) -> None:
        if job.error is None:
            job.done(job.result)
        elif isinstance(job.error, ReaderAppError):
            (job.failed or self.refused.emit)(job.error)
        else:
            self.crashed.emit(job.error)
            if job.failed is not None:
                job.failed(OurMistake(tr("That did not work, by a mistake of ours.")))


class Lanes(QObject):
    """The lanes of the program.

    Attributes:
        write: one thread; every change of the library, in the order given.
        read: a few threads.

    Signals:
        refused, crashed: as of any lane.
    """

    refused = Signal(object)
    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.write = Lane(threads=1, parent=self)
        self.read = Lane(threads=READERS, parent=self)
        for lane in (self.write, self.read):
            lane.refused.connect(self.refused)
            lane.crashed.connect(self.crashed)

    @property
    def busy(self) -> bool:
        """Whether any lane has something to do."""
        return self.write.busy or self.read.busy

    def close(self) -> None:
        """Close all lanes."""
        self.read.close()
        self.write.close()
