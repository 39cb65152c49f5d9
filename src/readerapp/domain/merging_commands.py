"""What the user can ask for about papers that are the same, or are not; see `commands`."""

from dataclasses import dataclass

from readerapp.domain.paper_state import Belongings


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePapers:
    """Make PAPERS one with the paper INTO: its mentions, notes, tags and decisions come together there."""

    into: int
    papers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPapers:
    """Give the papers that once had KEYS, and were merged into another one, a card of their own again."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeStep:
    """That PAPER went into the paper INTO at a time (UTC, ISO 8601), and what belonged to that one BEFORE and AFTER.

    OWN is what belonged to the paper itself; none in histories that were written before that was kept.
    """

    paper: int
    into: int
    at: str
    before: Belongings
    after: Belongings
    own: Belongings | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejoinPapers:
    """Take a split back: merge PAPERS again, and let the paper INTO have what it had BEFORE the split.

    Only what still is as AFTER the split goes back: what another window decided in the meantime stays. STEPS are the
    merges that the split took apart, in their order, those included that it made again.
    """

    into: int
    papers: tuple[int, ...]
    steps: tuple[MergeStep, ...]
    before: Belongings
    after: Belongings


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDistinct:
    """Remember (or forget) that the two papers of each pair of keys are not the same, whatever their titles."""

    pairs: tuple[tuple[str, str], ...]
    distinct: bool
