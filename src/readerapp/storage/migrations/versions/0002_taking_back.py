"""Imports and decisions that can be taken back after a restart; fields set by the user; papers merged by hand."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; a digest's text may be left out where its bytes say the same."""
    with op.batch_alter_table("digest_content") as content:
        content.alter_column("text", existing_type=sa.String(), nullable=True)
    places = ["digest_id", "line_start", "line_end", "paper_id"]
    op.create_index("ix_mention_digest_id_line_start", "mention", places, unique=False)
    _make_user_tables()
    _make_undo_tables()
    _make_shelves()


def _make_user_tables() -> None:
    op.create_table(
        "paper_field",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_paper_field_paper_id_paper"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("paper_id", "field", name=op.f("pk_paper_field")),
    )
    op.create_table(
        "merged_paper",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("former_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_merged_paper_paper_id_paper"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_merged_paper")),
        sa.UniqueConstraint("former_id", name=op.f("uq_merged_paper_former_id")),
    )
    op.create_index(op.f("ix_merged_paper_paper_id"), "merged_paper", ["paper_id"], unique=False)
    op.create_table(
        "distinct_papers",
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("second", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("first", "second", name=op.f("pk_distinct_papers")),
    )


def _make_undo_tables() -> None:
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "digest_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("digest_id", sa.Integer(), nullable=False),
        sa.Column("expected", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_run.id"], name=op.f("fk_digest_change_run_id_import_run"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_digest_change_run_id"), "digest_change", ["run_id"], unique=False)
    op.create_table(
        "undo_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("done", sa.String(), nullable=False),
        sa.Column("inverse", sa.String(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_run.id"], name=op.f("fk_undo_step_run_id_import_run"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undo_step")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_undo_step_owner"), "undo_step", ["owner"], unique=False)
    op.create_index(op.f("ix_undo_step_run_id"), "undo_step", ["run_id"], unique=False)


def _make_shelves() -> None:
    text = sa.String
    _make_shelf(
        "shelved_digest",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, text(), nullable=False) for name in ("sha256", "source", "title", "format", "language")),
        sa.Column("period_start", text(), nullable=True),
        sa.Column("period_end", text(), nullable=True),
        sa.Column("encoding", text(), nullable=False),
        sa.Column("repair_steps", sa.JSON(), nullable=False),
        sa.Column("repaired_passages", sa.Integer(), nullable=False),
        sa.Column("inferred_words", sa.Integer(), nullable=False),
        sa.Column("issues", sa.JSON(), nullable=False),
        sa.Column("imported_at", text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("text", text(), nullable=True),
    )
    _make_shelf(
        "shelved_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", text(), nullable=False),
        sa.Column("added_at", text(), nullable=False),
    )
    _make_shelf(
        "shelved_mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("fingerprint", text(), nullable=False),
        sa.Column("kind", text(), nullable=False),
        sa.Column("arxiv_id", text(), nullable=True),
        sa.Column("doi", text(), nullable=True),
        *(sa.Column(name, text(), nullable=False) for name in ("title", "short_name", "other_title")),
        sa.Column("authors", sa.JSON(), nullable=False),
        *(sa.Column(name, text(), nullable=False) for name in ("date", "published", "org", "venue")),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("keywords", sa.JSON(), nullable=False),
        sa.Column("section", text(), nullable=False),
        sa.Column("line_start", sa.Integer(), nullable=False),
        sa.Column("line_end", sa.Integer(), nullable=False),
        sa.Column("text", text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("path", text(), nullable=True),
    )
    _make_shelf(
        "shelved_note_place",
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("mention_id", sa.Integer(), nullable=False),
    )


def _make_shelf(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("change_id", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["digest_change.id"],
            name=op.f(f"fk_{name}_change_id_digest_change"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f(f"ix_{name}_change_id"), name, ["change_id"], unique=False)
