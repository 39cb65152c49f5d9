"""Indexes that give a list of all papers in the order asked for; a batch migration of `paper` has to make them anew."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them."""
    op.create_index(op.f("ix_paper_search_text"), "paper", ["search_text"], unique=False)
    op.create_index(op.f("ix_paper_digests"), "paper", ["digests"], unique=False)
    op.create_index("ix_paper_by", "paper", [sa.text("nullif(lower(byline), '')")], unique=False)
    op.create_index("ix_paper_dated", "paper", [sa.text("nullif(date, '')")], unique=False)
