"""The trash, saved searches, digests that the user named, and counting without reading rows."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two columns and two tables, and let indexes answer what is counted most often."""
    op.add_column("paper_state", sa.Column("presence", sa.String(), server_default="kept", nullable=False))
    op.add_column("paper_state", sa.Column("trashed_at", sa.String(), nullable=True))
    op.drop_index("ix_paper_state_status", "paper_state")
    op.create_index("ix_paper_state_status", "paper_state", ["status", "starred", "presence"], unique=False)
    op.drop_index("ix_mention_paper_id_digest_id", "mention")
    op.create_index("ix_mention_paper_id", "mention", ["paper_id", "digest_id", "topic_id"], unique=False)
    op.drop_index("ix_paper_tag_tag_id", "paper_tag")
    op.create_index("ix_paper_tag_tag_id", "paper_tag", ["tag_id", "paper_id"], unique=False)
    few = sa.text("presence <> 'kept'")
    op.create_index("ix_paper_state_presence", "paper_state", ["presence"], unique=False, sqlite_where=few)
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("selection", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("folded", name=op.f("uq_saved_search_folded")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "digest_title",
        sa.Column("digest_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("digest_id", name=op.f("pk_digest_title")),
    )
