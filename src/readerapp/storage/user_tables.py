"""The tables of what the user did: decisions, tags, notes, the journal, own fields, merges, searches and names."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from readerapp.storage.tables import NEVER_REUSED, Base, Key


class PaperStateTable(Base):
    """What the user decided about a paper; no row means that nothing was decided yet."""

    __tablename__ = "paper_state"
    # They answer by themselves how many papers stand where, which few are not in the lists, and what was decided last.
    __table_args__ = (
        Index("ix_paper_state_status", "status", "starred", "presence"),
        Index("ix_paper_state_presence", "presence", sqlite_where=text("presence <> 'kept'")),
        Index("ix_paper_state_decided_at", "decided_at", sqlite_where=text("decided_at IS NOT NULL")),
    )

    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="RESTRICT"), primary_key=True)
    status: Mapped[str]
    starred: Mapped[bool]
    rating: Mapped[int | None]
    priority: Mapped[int | None]
    queue_position: Mapped[int | None]
    decided_at: Mapped[str | None]
    presence: Mapped[str] = mapped_column(server_default="kept")
    trashed_at: Mapped[str | None]


class TagTable(Base):
    """A label of the user's; FOLDED keeps `RAG` and `rag` from being two."""

    __tablename__ = "tag"
    __table_args__ = NEVER_REUSED

    id: Mapped[Key]
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    colour: Mapped[str]


class PaperTagTable(Base):
    """Which paper carries which tag."""

    __tablename__ = "paper_tag"
    __table_args__ = (Index("ix_paper_tag_tag_id", "tag_id", "paper_id"),)

    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="RESTRICT"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True)


class NoteTable(Base):
    """A note in Markdown."""

    __tablename__ = "note"
    __table_args__ = NEVER_REUSED

    id: Mapped[Key]
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="RESTRICT"), index=True)
    mention_id: Mapped[int | None] = mapped_column(ForeignKey("mention.id", ondelete="SET NULL"))
    body: Mapped[str]
    created_at: Mapped[str]
    updated_at: Mapped[str]


class JournalTable(Base):
    """The append-only record of the user's decisions; triggers refuse every change of a line."""

    __tablename__ = "journal"

    id: Mapped[Key]
    at: Mapped[str]
    paper_id: Mapped[int] = mapped_column(index=True)
    paper_key: Mapped[str]
    action: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]


class PaperFieldTable(Base):
    """A field of a paper that the user set; it goes before all that digests say. VALUE is JSON."""

    __tablename__ = "paper_field"

    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="RESTRICT"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class MergedPaperTable(Base):
    """A paper that the user merged into another one: its key leads there. BEFORE is what a split puts back (JSON)."""

    __tablename__ = "merged_paper"

    key: Mapped[str] = mapped_column(primary_key=True)
    former_id: Mapped[int] = mapped_column(unique=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="RESTRICT"), index=True)
    before: Mapped[str]
    at: Mapped[str]


class DistinctPapersTable(Base):
    """Two works that the user called not the same, whatever their titles look like; FIRST sorts before SECOND."""

    __tablename__ = "distinct_papers"

    first: Mapped[str] = mapped_column(primary_key=True)
    second: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[str]


class SavedSearchTable(Base):
    """A filter under a name; SELECTION is a `Selection` as JSON."""

    __tablename__ = "saved_search"
    __table_args__ = NEVER_REUSED

    id: Mapped[Key]
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    selection: Mapped[str]


class DigestTitleTable(Base):
    """A title that the user gave to a digest.

    No foreign key: a digest that is removed and brought back has it still. A number in here is never given out again.
    """

    __tablename__ = "digest_title"

    digest_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str]
