"""The tables of what can be taken back: undo steps, the runs of imports, and rows that an undo took out."""

from typing import Any

from sqlalchemy import Column, Float, ForeignKey, Integer, String, Table
from sqlalchemy.orm import Mapped, mapped_column

from readerapp.storage.tables import (
    NEVER_REUSED,
    Base,
    DigestContentTable,
    DigestTable,
    Key,
    MentionTable,
    RepairedWordTable,
)


class ImportRunTable(Base):
    """One import, of one or many documents: one step of undo."""

    __tablename__ = "import_run"
    __table_args__ = NEVER_REUSED

    id: Mapped[Key]
    at: Mapped[str]


class DigestChangeTable(Base):
    """What a run did to one digest.

    Taking it back means to put what lies on the shelf (nothing, for a digest that was new) in the place of what is in
    the library now; doing it again means the same. EXPECTED tells what is there now (`runs.note_change`), None for
    nothing: a digest that became another one in the meantime is left alone.
    """

    __tablename__ = "digest_change"
    __table_args__ = NEVER_REUSED

    id: Mapped[Key]
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"), index=True)
    digest_id: Mapped[int]
    expected: Mapped[str | None]


class UndoStepTable(Base):
    """A step that can be taken back or, once UNDONE, done again; DONE and INVERSE are commands as JSON.

    OWNER is the window or the terminal.
    """

    __tablename__ = "undo_step"
    __table_args__ = NEVER_REUSED

    id: Mapped[Key]
    owner: Mapped[str] = mapped_column(index=True)
    at: Mapped[float] = mapped_column(Float)
    undone: Mapped[bool]
    done: Mapped[str]
    inverse: Mapped[str]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"), index=True)


def _shelf(name: str, *columns: Column[Any]) -> Table:
    """A table for rows that were taken out of the library by a `digest_change`, with the numbers they had."""
    change: Column[Any] = Column(
        "change_id", ForeignKey("digest_change.id", ondelete="CASCADE"), index=True, nullable=False
    )
    return Table(name, Base.metadata, change, *columns)


def _like(table: type[Base], *, without: str = "") -> list[Column[Any]]:
    """Columns like those of TABLE, without its keys and constraints."""
    columns = table.__table__.columns
    return [Column(item.name, item.type, nullable=item.nullable) for item in columns if item.name != without]


shelved_digest = _shelf("shelved_digest", *_like(DigestTable), *_like(DigestContentTable, without="digest_id"))
shelved_repaired_word = _shelf("shelved_repaired_word", *_like(RepairedWordTable))
shelved_paper = _shelf(
    "shelved_paper",
    Column("id", Integer, nullable=False),
    Column("key", String, nullable=False),
    Column("added_at", String, nullable=False),
)
shelved_mention = _shelf("shelved_mention", *_like(MentionTable), Column("path", String))
shelved_note_place = _shelf(
    "shelved_note_place",
    Column("note_id", Integer, nullable=False),
    Column("mention_id", Integer, nullable=False),
)
