"""What is known of one import from what its process said, and how it ended."""

from typing import TYPE_CHECKING

from readerapp.domain.changes import ChangeSet
from readerapp.domain.import_preview import DigestPreview, ImportReport
from readerapp.domain.translation import tr

if TYPE_CHECKING:
    from readerapp.services.import_messages import ImportEvent


class RunRecord:
    """Takes down the events of one import.

    Attributes:
        discarded: the user wants nothing of what was shown.
        cancelled: the user wants it to stop.
        sentence: why it could not go on, as its process says; empty when it did not.
    """

    def __init__(self) -> None:
        self.discarded = False
        self.cancelled = False
        self.sentence = ""
        self._report: ImportReport | None = None
        self._written: list[DigestPreview] = []

    def take(self, event: "ImportEvent") -> None:
        """Take EVENT down, if it is one that matters for the end."""
        from readerapp.services import import_messages as said  # noqa: PLC0415  loaded with the library

        match event:
            case said.DigestWritten(digest=digest):
                self._written.append(digest)
            case said.ImportFinished():
                self._report = event.report()
            case said.ImportFailed(sentence=sentence):
                self.sentence = sentence
            case _:
                pass

    def report(self) -> ImportReport | None:
        """What came of it, when it ended as it should, or was cancelled and had to be killed."""
        if self._report is None and self.cancelled:
            changes = ChangeSet(everything=bool(self._written))
            return ImportReport(digests=tuple(self._written), cancelled=True, changes=changes)
        return self._report

    def lost(self, why: str) -> str:
        """The sentence for an end that nobody wanted; WHY says what is wrong with its process."""
        if not self._written:
            return tr("The import ended unexpectedly ({why}); your library is as it was.", why=why)
        count = len(self._written)
        return (
            tr("The import ended unexpectedly ({why}); 1 digest had come in before.", why=why)
            if count == 1
            else tr("The import ended unexpectedly ({why}); {count} digests had come in before.", why=why, count=count)
        )
