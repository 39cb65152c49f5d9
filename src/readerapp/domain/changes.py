"""What a committed change touched, as every view hears of it."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """What a committed change touched, for every view to decide whether it is concerned.

    Attributes:
        papers: numbers of the papers whose row or card changed.
        everything: papers came or went; lists have to be read anew.
        tags: tags came or went.
        proposals: the user said which papers are not the same, or took that back.
        searches: saved searches came, went, or select something else.
    """

    papers: frozenset[int] = frozenset()
    everything: bool = False
    tags: bool = False
    proposals: bool = False
    searches: bool = False

    def __bool__(self) -> bool:
        return bool(self.papers) or self.everything or self.tags or self.proposals or self.searches

    def __or__(self, other: "ChangeSet") -> "ChangeSet":
        return ChangeSet(**{name.name: getattr(self, name.name) | getattr(other, name.name) for name in fields(self)})
