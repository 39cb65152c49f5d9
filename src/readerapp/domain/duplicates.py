"""Papers that may be one work under two keys: what is compared, and what is proposed to the user."""

from dataclasses import dataclass
from enum import Enum, auto

from readerapp.domain.paper import Paper
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is compared of a paper.

    Attributes:
        keys: the keys that lead to it: its own, and those of papers that were merged into it.
        titles: every title and nickname; empty where no digest gives one.
        year: of publication, None where nobody knows.
    """

    id: int
    keys: tuple[str, ...]
    kind: Kind
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    year: int | None
    arxiv_id: str | None
    doi: str | None


class Sign(Enum):
    """What makes two papers look like one."""

    ARXIV_ID = auto()
    DOI = auto()
    TITLE = auto()
    NEAR_TITLE = auto()
    SHORT_TITLE = auto()
    LANGUAGE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much two papers look like one.

    Attributes:
        score: up to 100, which is certain.
        alike: how much of the titles is the same, in percent.
        same_author: whether the first authors seem to be the same person.
    """

    score: int
    sign: Sign
    alike: int = 100
    same_author: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two papers that may be one."""

    first: Paper
    second: Paper
    likeness: Likeness

    @property
    def keys(self) -> tuple[str, str]:
        """The keys of both papers."""
        return self.first.key, self.second.key

    @property
    def stays(self) -> Paper:
        """The card that stays if the user has no other wish."""
        return stays_of((self.first, self.second))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """The likeliest proposals, best first, and how many there are in all."""

    best: tuple[Proposal, ...]
    total: int


def stays_of(papers: tuple[Paper, ...]) -> Paper:
    """The one of PAPERS that others are best merged into: with an arXiv id, decided, in most digests, met first."""
    return max(
        papers,
        key=lambda paper: (paper.arxiv_id is not None, paper.status.decided, paper.digests, -paper.id),
    )


def reason_text(likeness: Likeness) -> str:
    """Why two papers are proposed, in words."""
    sign = {
        Sign.ARXIV_ID: tr("same arXiv id"),
        Sign.DOI: tr("same DOI"),
        Sign.TITLE: tr("same title"),
        Sign.NEAR_TITLE: tr("titles {percent} % alike", percent=likeness.alike),
        Sign.SHORT_TITLE: tr("one title is short for the other"),
        Sign.LANGUAGE: tr("same authors, titles in two languages"),
    }[likeness.sign]
    told = likeness.same_author and likeness.sign is not Sign.LANGUAGE
    return tr("{sign}, same first author", sign=sign) if told else sign
