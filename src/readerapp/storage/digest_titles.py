"""What the user calls digests; what they call themselves stays as it is."""

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from readerapp.domain.changes import ChangeSet
from readerapp.domain.commands import Outcome
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.naming_commands import RenameDigest
from readerapp.domain.translation import tr
from readerapp.storage.tables import DigestTable as Digest
from readerapp.storage.user_tables import DigestTitleTable as Given

_given = select(Given.title).where(Given.digest_id == Digest.id).scalar_subquery()
shown_title = func.coalesce(_given, Digest.title)


def rename_digest(connection: Connection, command: RenameDigest) -> Outcome:
    """Call a digest otherwise, or by its own title again; raises `InvalidRequest` when it is gone."""
    own = connection.scalar(select(Digest.title).where(Digest.id == command.digest_id))
    if own is None:
        raise InvalidRequest(tr("This digest is no longer in the library."))
    title = " ".join(command.title.split())
    if title == own:
        title = ""
    before = connection.scalar(select(Given.title).where(Given.digest_id == command.digest_id)) or ""
    if title == before:
        return Outcome(changes=ChangeSet())
    if title:
        statement = upsert(Given).values(digest_id=command.digest_id, title=title)
        connection.execute(statement.on_conflict_do_update(index_elements=[Given.digest_id], set_={"title": title}))
    else:
        connection.execute(delete(Given).where(Given.digest_id == command.digest_id))
    inverse = RenameDigest(digest_id=command.digest_id, title=before)
    return Outcome(changes=ChangeSet(everything=True), inverse=inverse)
