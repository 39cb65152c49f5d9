"""Small pieces of SQL that several queries share."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from readerapp.domain.vocabulary import Presence, Status
from readerapp.storage.user_tables import MergedPaperTable
from readerapp.storage.user_tables import PaperStateTable as State

# A paper without a row in `paper_state` is in the inbox.
effective_status: ColumnElement[str] = func.coalesce(State.status, Status.INBOX.value)
effective_presence: ColumnElement[str] = func.coalesce(State.presence, Presence.KEPT.value)
is_kept: ColumnElement[bool] = effective_presence == Presence.KEPT.value
is_starred: ColumnElement[bool] = func.coalesce(State.starred, False)
is_merged: ColumnElement[bool] = MergedPaperTable.key.is_not(None).label("merged")
is_decided: ColumnElement[int] = case((effective_status != Status.INBOX.value, 1), else_=0)


def among(column: InstrumentedAttribute[Any] | ColumnElement[Any], values: Iterable[object]) -> ColumnElement[bool]:
    """COLUMN is one of VALUES; one bound parameter however many there are (https://www.sqlite.org/json1.html)."""
    listed = func.json_each(json.dumps(list(values), ensure_ascii=False)).table_valued("value")
    return column.in_(select(listed.c.value))
