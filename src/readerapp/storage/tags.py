"""Tags of the library: finding one by its name, making one."""

from sqlalchemy import Connection, func, insert, select

from readerapp.domain.tags import COLOURS, fold_tag, required_tag
from readerapp.storage.user_tables import TagTable as Tag


def find_tag(connection: Connection, name: str) -> int | None:
    """The number of the tag NAME."""
    return connection.scalar(select(Tag.id).where(Tag.folded == fold_tag(name)))


def make_tag(connection: Connection, name: str) -> int:
    """Make the tag NAME with the next colour and give its number; raises `InvalidRequest` for an empty name."""
    count = connection.scalar(select(func.count()).select_from(Tag)) or 0
    row = {"name": required_tag(name), "folded": fold_tag(name), "colour": COLOURS[count % len(COLOURS)]}
    return int(connection.execute(insert(Tag).values(row).returning(Tag.id)).scalar_one())
