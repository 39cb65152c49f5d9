"""The merged topic tree: one node for each path, whichever digests use it."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from readerapp.storage.tables import TopicTable as Topic

_SEPARATOR = "\x1f"


def join_path(path: Iterable[str]) -> str:
    """PATH as it is stored."""
    return _SEPARATOR.join(path)


def split_path(stored: str) -> tuple[str, ...]:
    """The names of a stored path, outermost first."""
    return tuple(stored.split(_SEPARATOR))


def ensure_topics(connection: Connection, paths: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Make the nodes that PATHS need, and give the number of the node of each path and of all above them."""
    known = {split_path(path): topic_id for topic_id, path in connection.execute(select(Topic.id, Topic.path))}
    for path in dict.fromkeys(paths):
        for depth in range(1, len(path) + 1):
            node = path[:depth]
            if node not in known:
                row = {"parent_id": known.get(node[:-1]), "name": node[-1], "path": join_path(node)}
                known[node] = int(connection.execute(insert(Topic).values(row).returning(Topic.id)).scalar_one())
    return known
