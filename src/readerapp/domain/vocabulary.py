"""The closed sets of words: statuses of a paper, whether it is in the lists, kinds of works, kinds of links."""

from enum import StrEnum


class Status(StrEnum):
    """Where a paper stands for the user; everything but INBOX is a decision."""

    INBOX = "inbox"
    TO_READ = "to-read"
    READING = "reading"
    SKIMMED = "skimmed"
    READ = "read"
    SKIPPED = "skipped"

    @property
    def decided(self) -> bool:
        """Whether the user has made up their mind about the paper."""
        return self is not Status.INBOX


class Presence(StrEnum):
    """Whether a paper is in the lists.

    TRASHED papers are in the trash; DELETED ones were there when it was emptied: the library still knows them, so that
    no digest brings them back as new.
    """

    KEPT = "kept"
    TRASHED = "trashed"
    DELETED = "deleted"


class Kind(StrEnum):
    """What a digest entry speaks of."""

    PAPER = "paper"
    POST = "post"
    NEWS = "news"
    CODE = "code"


class LinkKind(StrEnum):
    """What a link leads to."""

    ABS = "abs"
    PDF = "pdf"
    HTML = "html"
    HF = "hf"
    DOI = "doi"
    GITHUB = "github"
    PROJECT = "project"
    BLOG = "blog"
    VIDEO = "video"
    OTHER = "other"


class TitleSource(StrEnum):
    """Where the title of a paper comes from, best first."""

    USER = "user"
    DIGEST = "digest"
    SHORT_NAME = "short-name"
    IDENTIFIER = "identifier"
