"""The typed tables of a library: what digests say. Apart from it stands what the user did, in `user_tables`.

Times are UTC in ISO 8601; dates are ISO dates that may be cut to the month or year; lists are JSON.
"""

from typing import Annotated, Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Key = Annotated[int, mapped_column(primary_key=True)]
# Numbers of deleted rows are not given out again: the journal and the undo stack still speak of them.
NEVER_REUSED = {"sqlite_autoincrement": True}
Json = Annotated[list[Any], mapped_column(JSON)]


class Base(DeclarativeBase):
    """The declarative base; its metadata is what migrations are compared with."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)


class DigestTable(Base):
    """One imported document; how its text was made from its bytes is as in `domain.text_repair`.

    TOLD_ENCODING, REPAIR_WANTED and WORD_CHOICES are what the user asked for.
    """

    __tablename__ = "digest"

    id: Mapped[Key]
    sha256: Mapped[str] = mapped_column(unique=True)
    source: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    format: Mapped[str]
    language: Mapped[str]
    period_start: Mapped[str | None]
    period_end: Mapped[str | None]
    encoding: Mapped[str]
    repair_steps: Mapped[Json]
    repaired_passages: Mapped[int]
    inferred_words: Mapped[int]
    issues: Mapped[Json]
    imported_at: Mapped[str]
    encoding_certain: Mapped[bool]
    told_encoding: Mapped[str]
    repair_wanted: Mapped[bool]
    word_choices: Mapped[Json]
    uncertain_words: Mapped[int]
    unrepaired_words: Mapped[int]


class DigestContentTable(Base):
    """The document itself, apart so that lists of digests never touch it; no TEXT where RAW decoded says the same."""

    __tablename__ = "digest_content"

    digest_id: Mapped[int] = mapped_column(ForeignKey("digest.id", ondelete="CASCADE"), primary_key=True)
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    text: Mapped[str | None]


class RepairedWordTable(Base):
    """A word of a digest's text that had lost characters, with where it stands; see `domain.text_repair`."""

    __tablename__ = "repaired_word"

    digest_id: Mapped[int] = mapped_column(ForeignKey("digest.id", ondelete="CASCADE"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]
    guess: Mapped[str]
    original: Mapped[str]
    alternatives: Mapped[Json]
    certainty: Mapped[str]
    chosen: Mapped[bool]


class TopicTable(Base):
    """A node of the merged topic tree; PATH holds the names from the root, joined by U+001F."""

    __tablename__ = "topic"

    id: Mapped[Key]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    path: Mapped[str] = mapped_column(unique=True)


class PaperTable(Base):
    """One work, met once; all fields are chosen from its mentions."""

    __tablename__ = "paper"
    __table_args__ = (
        # The orders in which `selecting` sorts lists.
        Index("ix_paper_by", text("nullif(lower(byline), '')")),
        Index("ix_paper_dated", text("nullif(date, '')")),
        NEVER_REUSED,
    )

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(unique=True)
    arxiv_id: Mapped[str | None] = mapped_column(index=True)
    version: Mapped[int | None]
    doi: Mapped[str | None] = mapped_column(index=True)
    kind: Mapped[str]
    title: Mapped[str]
    title_source: Mapped[str]
    other_titles: Mapped[Json]
    authors: Mapped[Json]
    org: Mapped[str]
    byline: Mapped[str]
    published: Mapped[str]
    date: Mapped[str]
    links: Mapped[Json]
    search_text: Mapped[str] = mapped_column(index=True)
    mentions: Mapped[int]
    digests: Mapped[int] = mapped_column(index=True)
    added_at: Mapped[str]


class MentionTable(Base):
    """One place in one digest that speaks of one paper; FINGERPRINT tells equal mentions of two versions."""

    __tablename__ = "mention"
    __table_args__ = (
        # Answers by itself in which digests and on which topics a paper is.
        Index("ix_mention_paper_id", "paper_id", "digest_id", "topic_id"),
        Index("ix_mention_topic_id_paper_id", "topic_id", "paper_id"),
        # Answers by itself which papers stand where in a digest.
        Index("ix_mention_digest_id_line_start", "digest_id", "line_start", "line_end", "paper_id"),
        UniqueConstraint("digest_id", "fingerprint"),
        NEVER_REUSED,
    )

    id: Mapped[Key]
    digest_id: Mapped[int] = mapped_column(ForeignKey("digest.id", ondelete="CASCADE"))
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="RESTRICT"))
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id", ondelete="SET NULL"))
    fingerprint: Mapped[str]
    kind: Mapped[str]
    arxiv_id: Mapped[str | None]
    doi: Mapped[str | None]
    title: Mapped[str]
    short_name: Mapped[str]
    other_title: Mapped[str]
    authors: Mapped[Json]
    date: Mapped[str]
    published: Mapped[str]
    org: Mapped[str]
    venue: Mapped[str]
    rank: Mapped[int | None]
    keywords: Mapped[Json]
    section: Mapped[str]
    line_start: Mapped[int]
    line_end: Mapped[int]
    text: Mapped[str]
    fields: Mapped[Json]
    links: Mapped[Json]
