"""What the window and the process that imports for it say to each other: one value a line, as JSON."""

from dataclasses import dataclass, replace
from pathlib import Path

from readerapp.domain.changes import ChangeSet
from readerapp.domain.errors import WriteFailed
from readerapp.domain.import_preview import DigestPreview, ImportPreview, ImportReport, RejectedFile
from readerapp.domain.repair_lines import RepairRows, RepairShow
from readerapp.domain.text_repair import RepairSettings
from readerapp.services.documents import Document
from readerapp.services.progress import Progress
from readerapp.storage.frozen_json import from_json, to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedText:
    """A document that is no file."""

    source: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartImport:
    """Read PATHS and PASTED; with ASK show the plan and wait for an answer, else write at once."""

    paths: tuple[str, ...] = ()
    pasted: tuple[PastedText, ...] = ()
    ask: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRepair:
    """Read a digest of the library again, show what would become of it, and wait for an answer.

    With SETTINGS its text is made as these say, at once.
    """

    digest_id: int
    settings: RepairSettings | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeText:
    """Make the text of a document as SETTINGS say, and show the plan again."""

    number: int
    settings: RepairSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowRepair:
    """Show COUNT rows of what a repair changed, from the place FIRST on."""

    number: int
    show: RepairShow
    first: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyPlan:
    """Write the digests with these numbers as they were shown."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardPlan:
    """Write nothing, and end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelImport:
    """Stop at the next step; digests that were written stay."""


ImportCommand = StartImport | StartRepair | ChangeText | ShowRepair | ApplyPlan | DiscardPlan | CancelImport


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProgressed:
    """How far it is."""

    progress: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlanned:
    """What would happen; comes again when the library has changed before the answer."""

    preview: ImportPreview


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairShown:
    """Rows of what the repair of a document changed; None when it cannot be used."""

    number: int
    rows: RepairRows | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestWritten:
    """A digest is in the library."""

    digest: DigestPreview


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFinished:
    """An `ImportReport`; STOPPED is the sentence, empty when nothing stood in the way."""

    digests: tuple[DigestPreview, ...]
    failed: tuple[RejectedFile, ...]
    skipped: tuple[RejectedFile, ...]
    cancelled: bool
    changed: bool
    stopped: str

    def report(self) -> ImportReport:
        """The report that was sent."""
        return ImportReport(
            digests=self.digests,
            failed=self.failed,
            skipped=self.skipped,
            cancelled=self.cancelled,
            changes=ChangeSet(everything=self.changed),
            stopped=WriteFailed(self.stopped) if self.stopped else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFailed:
    """Nothing could be imported; the reason in a sentence."""

    sentence: str


ImportEvent = ImportProgressed | ImportPlanned | RepairShown | DigestWritten | ImportFinished | ImportFailed


def finished(report: ImportReport) -> ImportFinished:
    """REPORT as it is sent."""
    return ImportFinished(
        digests=tuple(without_papers(digest) for digest in report.digests),
        failed=report.failed,
        skipped=report.skipped,
        cancelled=report.cancelled,
        changed=report.changes.everything,
        stopped=str(report.stopped or ""),
    )


def without_papers(digest: DigestPreview) -> DigestPreview:
    """DIGEST with its numbers only: when it is written, nobody looks at its papers one by one any more."""
    plan = digest.plan
    return replace(digest, plan=replace(plan, papers=(), counts=plan.counted))


def start(what: "tuple[Path | Document, ...]", *, ask: bool) -> StartImport:
    """The command to import files, folders and documents at hand."""
    paths = tuple(str(item) for item in what if isinstance(item, Path))
    texts = tuple(item for item in what if isinstance(item, Document))
    pasted = tuple(
        PastedText(source=item.source, name=item.name, text=item.read().decode("utf-8", "replace")) for item in texts
    )
    return StartImport(paths=paths, pasted=pasted, ask=ask)


def documents_of(pasted: PastedText) -> Document:
    """The document that was sent."""
    return Document(source=pasted.source, name=pasted.name, content=pasted.text.encode("utf-8", "replace"))


def to_line(message: ImportCommand | ImportEvent) -> bytes:
    """MESSAGE as one line; names of files keep bytes that are no text."""
    return to_json(message).encode("utf-8", "surrogatepass") + b"\n"


def command_of(line: bytes) -> ImportCommand:
    """The command that `to_line` wrote; raises `UnreadableValue`."""
    command: ImportCommand = from_json(ImportCommand, line.decode("utf-8", "surrogatepass"))
    return command


def event_of(line: bytes) -> ImportEvent:
    """The event that `to_line` wrote; raises `UnreadableValue`."""
    event: ImportEvent = from_json(ImportEvent, line.decode("utf-8", "surrogatepass"))
    return event
