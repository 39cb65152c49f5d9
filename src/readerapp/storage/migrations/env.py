"""Runs migrations on the connection that `storage.opening` hands over; there is no other way to run them."""

from alembic import context

from readerapp.storage import undo_tables, user_tables  # noqa: F401  their tables join the metadata
from readerapp.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
