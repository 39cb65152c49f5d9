"""Keeps what a paper's card says, to be put back when nothing speaks of the paper any more."""

import json
from typing import Any

from sqlalchemy import Connection, Row, exists, select, update

from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import PaperTable as Paper

# What a paper is apart from what is said about it.
_LASTING = frozenset({"id", "key", "added_at", "mentions", "digests"})


def card_of(row: Row[Any]) -> str:
    """All columns of a paper's ROW, as one JSON object."""
    return json.dumps(dict(row._mapping), ensure_ascii=False)  # noqa: SLF001  the documented way to a mapping


def put_card_back(connection: Connection, paper_id: int, card: str) -> bool:
    """Let the paper say what CARD says, unless a digest speaks of it: then that decides, and this gives False."""
    if connection.scalar(select(exists().where(Mention.paper_id == paper_id))):
        return False
    values = {name: value for name, value in json.loads(card).items() if name not in _LASTING}
    connection.execute(update(Paper).where(Paper.id == paper_id).values(values))
    return True
