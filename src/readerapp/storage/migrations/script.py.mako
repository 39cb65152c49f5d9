"""${message}.

House rules: one migration per change of shape; batch mode for every ALTER; names from the naming convention; user
tables are never rebuilt from digests; full-text tables are made by hand; add the revision to `schema.REVISIONS` and
a stored library of the shape before to the tests.
"""

from alembic import op
import sqlalchemy as sa

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a library of the shape before to this one."""
    ${upgrades if upgrades else "pass"}
