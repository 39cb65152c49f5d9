"""The tables of a spool, where an import lies ready before it is written; they mirror those of the library.

A spool is attached to the library's connection under the name that is the schema here. No table is called like one of
the library: SQLite would take one for the other.
"""

from typing import Any

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, MetaData, String, Table

from readerapp.storage.spool_files import SCHEMA
from readerapp.storage.tables import Base, DigestTable, MentionTable, PaperTable, RepairedWordTable

METADATA = MetaData(schema=SCHEMA)


def _like(table: type[Base], *without: str) -> list[Column[Any]]:
    """Columns like those of TABLE, without its keys and constraints."""
    columns = table.__table__.columns
    return [Column(item.name, item.type, nullable=True) for item in columns if item.name not in without]


def _number(*, primary_key: bool = False) -> Column[Any]:
    """The place of the document in the import."""
    return Column("number", Integer, primary_key=primary_key, nullable=False)


# Documents that were read, with what the plan says of them as a whole. OUTCOME is a `DigestAction`; DIGEST_ID the
# digest that is there already, or whose place the document takes; WRITTEN whether that was done; AGAIN the digest of
# the library that is read again.
spooled_digest = Table(
    "spooled_digest",
    METADATA,
    _number(primary_key=True),
    *_like(DigestTable, "id", "imported_at"),
    Column("is_file", Boolean, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("outcome", String),
    Column("digest_id", Integer),
    Column("written", Boolean),
    Column("again", Integer),
    Index("ix_spool_digest_sha256", "sha256"),
)

spooled_content = Table(
    "spooled_content", METADATA, _number(primary_key=True), Column("raw", LargeBinary), Column("text", String)
)

# The words that had lost characters; of one document they may be a hundred thousand.
spooled_repaired_word = Table(
    "spooled_repaired_word",
    METADATA,
    _number(),
    *_like(RepairedWordTable, "digest_id"),
    Index("ix_spool_word", "number"),
)

# Mentions in document order. MENTION_ID is the stored mention that a mention of an edited digest is; one that says
# something else, or stands elsewhere, is TOUCHED.
spooled_mention = Table(
    "spooled_mention",
    METADATA,
    Column("id", Integer, primary_key=True),
    _number(),
    Column("key", String, nullable=False),
    Column("path", String),
    *_like(MentionTable, "id", "digest_id", "paper_id", "topic_id"),
    Column("mention_id", Integer),
    Column("touched", Boolean),
    Index("ix_spool_mention_number_key", "number", "key"),
)

# The nodes that the topic paths of a document need, outermost first.
spooled_topic = Table(
    "spooled_topic",
    METADATA,
    _number(primary_key=True),
    Column("path", String, primary_key=True),
    Column("parent", String),
    Column("name", String, nullable=False),
    Column("place", Integer, nullable=False),
)

# The keys that a document speaks of: the FIRST mention of each, the paper of the library that it leads to, and the
# work that it is about, which is another one's where two keys lead to one paper. RENAMES tells that the paper is
# called so from now on.
spooled_key = Table(
    "spooled_key",
    METADATA,
    _number(primary_key=True),
    Column("key", String, primary_key=True),
    Column("paper_id", Integer),
    Column("first", Integer, nullable=False),
    Column("work", Integer, nullable=False),
    Column("renames", Boolean),
    Index("ix_spool_key_work", "number", "work"),
    Index("ix_spool_key_key", "key"),
    Index("ix_spool_key_paper_id", "paper_id"),
)

# The works of a document as they were planned, numbered by their first mention; the columns of the paper are those
# that it will have. REWRITE tells a known paper whose columns will be others.
spooled_work = Table(
    "spooled_work",
    METADATA,
    Column("id", Integer, primary_key=True),
    _number(),
    Column("key", String, nullable=False),
    Column("paper_id", Integer),
    Column("action", String, nullable=False),
    Column("changes", String, nullable=False),
    Column("conflicts", String, nullable=False),
    Column("given", Integer, nullable=False),
    Column("rewrite", Boolean, nullable=False),
    *_like(PaperTable, "id", "key", "mentions", "digests", "added_at"),
    Index("ix_spool_work_number", "number"),
    Index("ix_spool_work_doi", "doi"),
    Index("ix_spool_work_key", "key"),
)

# The mentions of the digest whose place a document takes, as the library has them.
stored_mention = Table(
    "stored_mention",
    METADATA,
    _number(primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("paper_id", Integer, nullable=False),
    Column("path", String),
    Column("fingerprint", String, nullable=False),
    Column("line_start", Integer, nullable=False),
    Column("line_end", Integer, nullable=False),
    Index("ix_spool_stored_fingerprint", "number", "fingerprint"),
)

# The works that the import has met so far, and in which document first.
met_work = Table("met_work", METADATA, Column("key", String, primary_key=True), _number())

# What was shown of the works of documents that are planned again.
shown_work = Table(
    "shown_work",
    METADATA,
    _number(primary_key=True),
    Column("key", String, primary_key=True),
    Column("action", String, nullable=False),
    Column("changes", String, nullable=False),
    Column("conflicts", String, nullable=False),
)
