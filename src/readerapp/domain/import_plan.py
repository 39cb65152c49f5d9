"""Decides what an import will do, before anything is written: a pure function from document and library to a plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from readerapp.domain.digest import ParsedDigest, ParsedMention
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPaper:
    """What the plan needs of a paper that is in the library already."""

    status: Status
    version: int | None


class DigestAction(StrEnum):
    """What happens to the digest as a whole."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class PaperAction(StrEnum):
    """What a paper of the digest is to the library."""

    NEW = "new"
    KNOWN = "known"
    NEWER_VERSION = "newer-version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field of a known paper about which the library and the digest differ; texts as they are shown."""

    field: Field
    library: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPaper:
    """One distinct work of the digest.

    Attributes:
        title: the title that it will have.
        status: what the user decided about it so far, None for a new one.
        changes: what the card will say instead, by the rules of `merging`.
        conflicts: what contradicts the library, so that one of both may speak of another work.
    """

    key: str
    title: str
    action: PaperAction
    status: Status | None
    changes: tuple[Difference, ...] = ()
    conflicts: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What will happen: to the digest, and to each distinct work in it, in document order."""

    action: DigestAction
    papers: tuple[PlannedPaper, ...]

    def count(self, action: PaperAction) -> int:
        """How many works meet ACTION."""
        return sum(paper.action is action for paper in self.papers)

    @property
    def by_status(self) -> dict[Status, int]:
        """Where the known works stand; with the new and the newer ones they add up: the "already seen" shield."""
        counts: dict[Status, int] = {}
        for paper in self.papers:
            if paper.status is not None and paper.action is PaperAction.KNOWN:
                counts[paper.status] = counts.get(paper.status, 0) + 1
        return counts


def plan_import(
    parsed: ParsedDigest, known: Mapping[str, KnownPaper], *, action: DigestAction = DigestAction.NEW
) -> ImportPlan:
    """The plan for PARSED, given the KNOWN papers of the library by their key."""
    works: dict[str, list[ParsedMention]] = {}
    for mention in parsed.mentions:
        works.setdefault(mention.key, []).append(mention)
    return ImportPlan(
        action=action,
        papers=tuple(_planned(key, mentions, known.get(key)) for key, mentions in works.items()),
    )


def _planned(key: str, mentions: list[ParsedMention], known: KnownPaper | None) -> PlannedPaper:
    title = max((mention.title or mention.short_name for mention in mentions), key=len)
    if known is None:
        return PlannedPaper(key=key, title=title, action=PaperAction.NEW, status=None)
    version = max((mention.arxiv_id.version or 0 for mention in mentions if mention.arxiv_id), default=0)
    newer = known.version is not None and version > known.version
    action = PaperAction.NEWER_VERSION if newer else PaperAction.KNOWN
    return PlannedPaper(key=key, title=title, action=action, status=known.status)
