"""How the text of each digest was made: what the user told, and the words that had to be inferred."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns and tables; of digests that are there already it is known again once they are repaired anew."""
    for table in ("digest", "shelved_digest"):
        op.add_column(table, sa.Column("encoding_certain", sa.Boolean(), nullable=False, server_default="1"))
        op.add_column(table, sa.Column("told_encoding", sa.String(), nullable=False, server_default=""))
        op.add_column(table, sa.Column("repair_wanted", sa.Boolean(), nullable=False, server_default="1"))
        op.add_column(table, sa.Column("word_choices", sa.JSON(), nullable=False, server_default="[]"))
        op.add_column(table, sa.Column("uncertain_words", sa.Integer(), nullable=False, server_default="0"))
        op.add_column(table, sa.Column("unrepaired_words", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "repaired_word",
        sa.Column("digest_id", sa.Integer(), nullable=False),
        *_columns(),
        sa.ForeignKeyConstraint(
            ["digest_id"], ["digest.id"], name=op.f("fk_repaired_word_digest_id_digest"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest_id", "line", "start", name=op.f("pk_repaired_word")),
    )
    op.create_table(
        "shelved_repaired_word",
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("digest_id", sa.Integer(), nullable=False),
        *_columns(),
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["digest_change.id"],
            name=op.f("fk_shelved_repaired_word_change_id_digest_change"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_shelved_repaired_word_change_id"), "shelved_repaired_word", ["change_id"], unique=False)


def _columns() -> list[sa.Column[Any]]:
    numbers = (sa.Column(name, sa.Integer(), nullable=False) for name in ("line", "start"))
    texts = (sa.Column(name, sa.String(), nullable=False) for name in ("word", "guess", "original"))
    return [
        *numbers,
        *texts,
        sa.Column("alternatives", sa.JSON(), nullable=False),
        sa.Column("certainty", sa.String(), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
    ]
