"""Plans the import of a spooled document against the library: what it is to it, and what each of its works is.

Works come and go in batches, so a large document never lies in memory. The plan itself is written into the spool, and
what it says of papers is what `imports.apply` writes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from readerapp.domain.import_plan import Difference, DigestAction, ImportPlan, PlannedPaper
from readerapp.domain.merging import STRUCTURED_FORMATS, ChosenFields, GivenFields
from readerapp.domain.planning import KnownPaper, Work, plan_import
from readerapp.domain.user_fields import Field
from readerapp.storage.edited_digests import earlier_version, match_mentions, works_left_out
from readerapp.storage.engine import encode_list
from readerapp.storage.frozen_json import to_json
from readerapp.storage.known_papers import Scene, read_known_papers, read_owners
from readerapp.storage.mentions import GIVEN_COLUMNS, given_of
from readerapp.storage.paper_writing import ids_of_keys, paper_columns
from readerapp.storage.reread_digests import require_digest, says_the_same
from readerapp.storage.spool_tables import (
    met_work,
    shown_work,
    spooled_digest,
    spooled_key,
    spooled_mention,
    spooled_work,
)
from readerapp.storage.sql import is_merged
from readerapp.storage.tables import DigestTable as Digest
from readerapp.storage.user_tables import MergedPaperTable as Merged

_KEYS_AT_ONCE = 2_000
_WORKS_AT_ONCE = 500
_COMPARED = ("key", "action", "changes", "conflicts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The plan of a document.

    Attributes:
        replaced: the digest of the library whose place it takes, if any.
    """

    plan: ImportPlan
    replaced: int | None


def plan_digest(
    connection: Connection,
    number: int,
    *,
    earlier: tuple[int, ...] = (),
    replaced: frozenset[int] = frozenset(),
    checkpoint: Callable[[], None] = lambda: None,
    told: Callable[[float], None] = lambda _share: None,
) -> Planned:
    """Plan document NUMBER; EARLIER are those planned before it that are not written yet, REPLACED what they replace.

    The spool is attached to CONNECTION; the library is only read. CHECKPOINT is called between batches of works and
    may raise to give it up; TOLD hears how much is done, 0 to 1.
    """
    document = spooled_digest.c
    row = connection.execute(select(spooled_digest).where(document.number == number)).one()
    again = row.again is not None
    if again:
        require_digest(connection, row.again)
    same = (
        None
        if again
        else connection.scalar(select(Digest.id).where(Digest.sha256 == row.sha256, Digest.id.not_in(replaced)))
    )
    _resolve_keys(connection, number)
    own = row.again if again else earlier_version(connection, row) if same is None else None
    action = DigestAction.NEW if own is None else DigestAction.CHANGED
    if same is not None:
        action = DigestAction.UNCHANGED
    match_mentions(connection, number, own, in_place=again)
    if again and says_the_same(connection, number, row.again):
        action = DigestAction.UNCHANGED
    connection.execute(delete(spooled_work).where(spooled_work.c.number == number))
    scene = Scene(number=number, own=own, earlier=earlier, replaced=replaced)
    desk = _Desk(connection, row, scene, checkpoint, told)
    left_out = works_left_out(connection, number) if own is not None else 0
    plan = plan_import(desk.works(), action=action, left_out=left_out, keep=desk.keep)
    desk.flush()
    connection.execute(delete(met_work).where(met_work.c.number == number))
    new = select(spooled_work.c.key, spooled_work.c.number).where(spooled_work.c.number == number)
    connection.execute(insert(met_work).prefix_with("OR IGNORE").from_select(["key", "number"], new))
    values = {"outcome": action.value, "digest_id": own if same is None else same}
    connection.execute(update(spooled_digest).where(document.number == number).values(values))
    return Planned(plan=plan, replaced=own)


def note_shown(connection: Connection, number: int) -> None:
    """Remember what the plan of document NUMBER says, to compare it with another one."""
    connection.execute(delete(shown_work).where(shown_work.c.number == number))
    columns = [spooled_work.c.number, *(spooled_work.c[name] for name in _COMPARED)]
    query = select(*columns).where(spooled_work.c.number == number)
    connection.execute(insert(shown_work).from_select(["number", *_COMPARED], query))


def differs_from_shown(connection: Connection, number: int, *, besides: tuple[int, ...] = ()) -> bool:
    """Whether the plan of document NUMBER would do anything else than was shown.

    Works that also stand in one of the documents BESIDES, which the user left out, become what they are without those.
    """
    named = select(spooled_key.c.key).where(spooled_key.c.number.in_(besides))
    # A paper that was merged from several is called by one key in the library and by others in documents.
    left_out = named.union(select(spooled_work.c.key).where(spooled_work.c.number.in_(besides)))
    sides = []
    for table in (shown_work, spooled_work):
        mine = select(*(table.c[name] for name in _COMPARED)).where(table.c.number == number)
        sides.append(mine.where(table.c.key.not_in(left_out)))
    one, other = sides
    return any(
        connection.execute(this.except_(that).limit(1)).one_or_none() is not None
        for this, that in ((one, other), (other, one))
    )


def forget_met(connection: Connection, numbers: Iterable[int]) -> None:
    """The documents with NUMBERS will be planned again, in their order, or are left out."""
    connection.execute(delete(met_work).where(met_work.c.number.in_(tuple(numbers))))


def _resolve_keys(connection: Connection, number: int) -> None:
    """Find out which papers the keys of a document lead to; two keys that lead to one paper are one work."""
    named = spooled_key.c
    mine = named.number == number
    connection.execute(update(spooled_key).where(mine).values(paper_id=None, work=named.first, renames=None))
    last = ""
    query = select(named.key).where(mine).order_by(named.key).limit(_KEYS_AT_ONCE)
    while keys := connection.scalars(query.where(named.key > last)).all():
        last = keys[-1]
        rows = [(paper_id, number, key) for key, paper_id in ids_of_keys(connection, keys).items()]
        if rows:
            statement = "UPDATE spool.spooled_key SET paper_id = ? WHERE number = ? AND key = ?"
            connection.exec_driver_sql(statement, rows)
    known = mine & named.paper_id.is_not(None)
    several = select(named.paper_id).where(known).group_by(named.paper_id).having(func.count() > 1)
    other = spooled_key.alias("other")
    first = select(func.min(other.c.first)).where(other.c.number == number, other.c.paper_id == named.paper_id)
    doubled = update(spooled_key).where(mine, named.paper_id.in_(several))
    connection.execute(doubled.values(work=first.scalar_subquery()))


class _Desk:
    """Hands out the works of a document with what is known of them, and writes down what becomes of each."""

    def __init__(
        self,
        connection: Connection,
        document: Row[Any],
        scene: Scene,
        checkpoint: Callable[[], None],
        told: Callable[[float], None],
    ) -> None:
        self._connection = connection
        self._checkpoint = checkpoint
        self._told = told
        self._scene = scene
        self._structured = document.format in STRUCTURED_FORMATS
        self._places: dict[str, tuple[int, int | None, KnownPaper | None]] = {}
        self._rows: list[tuple[Any, ...]] = []

    def works(self) -> Iterator[tuple[Work, KnownPaper | None]]:
        """The works in document order, each with what is known of it."""
        named, last = spooled_key.c, 0
        numbers = select(named.work).where(named.number == self._scene.number).distinct().order_by(named.work)
        span = select(func.min(named.work), func.max(named.work)).where(named.number == self._scene.number)
        first, end = self._connection.execute(span).one()
        while batch := self._connection.scalars(numbers.where(named.work > last).limit(_WORKS_AT_ONCE)).all():
            self._checkpoint()
            yield from self._batch(batch[0], batch[-1])
            self.flush()
            last = batch[-1]
            self._told((last - first + 1) / (end - first + 1))

    def keep(self, work: Work, planned: PlannedPaper, chosen: ChosenFields) -> None:
        """Write down what becomes of WORK."""
        number, paper_id, known = self._places[work.key]
        rewrite = known is None or chosen != known.card
        self._rows.append(
            (
                number,
                self._scene.number,
                work.key,
                paper_id,
                planned.action.value,
                _compared(planned.changes),
                _compared(planned.conflicts),
                len(work.given),
                rewrite,
                *_bound_columns(chosen, whole=rewrite),
            )
        )

    def flush(self) -> None:
        """Write what was kept into the spool."""
        rows, self._rows = self._rows, []
        if rows:
            self._connection.exec_driver_sql(_INSERT, rows)

    def _batch(self, first: int, last: int) -> Iterator[tuple[Work, KnownPaper | None]]:
        given: dict[int, list[GivenFields]] = {}
        papers: dict[int, int | None] = {}
        keys: dict[int, str] = {}
        for row in self._connection.execute(_mentions_of_works(self._scene.number, first, last)).all():
            said = given_of(row, mention_id=row.mention_id or 0, structured=self._structured, merged=row.merged)
            given.setdefault(row.work, []).append(said)
            papers[row.work] = row.paper_id
            keys.setdefault(row.work, row.key)
        known = read_known_papers(self._connection, papers, keys, self._scene)
        dois = {item.doi for items in given.values() for item in items if item.doi}
        owners = read_owners(self._connection, dois, self._scene)
        self._places = {}
        for number, items in given.items():
            key, paper = known.get(number, (keys[number], None))
            self._places[key] = (number, papers[number] if paper is not None else None, paper)
            yield Work(key=key, given=tuple(items), taken=tuple(_taken(key, items, owners))), paper


def _mentions_of_works(number: int, first: int, last: int) -> Select[*tuple[Any, ...]]:
    named, mention = spooled_key.c, spooled_mention.c
    columns = [mention[name] for name in GIVEN_COLUMNS]
    same = (mention.number == named.number) & (mention.key == named.key)
    query = select(named.work, named.paper_id, named.key, mention.mention_id, is_merged, *columns)
    query = query.join(spooled_mention, same).outerjoin(Merged, Merged.key == named.key)
    return query.where(named.number == number, named.work.between(first, last)).order_by(named.work, mention.id)


def _taken(key: str, given: list[GivenFields], owners: dict[str, dict[str, str]]) -> Iterator[Difference]:
    """The DOIs that belong to other papers; an arXiv id cannot, it says by itself which paper it is."""
    for doi in dict.fromkeys(item.doi for item in given if item.doi):
        others = [title for owner, title in owners[doi].items() if owner != key]
        if others:
            yield Difference(field=Field.DOI, library=others[0], digest=doi)


def _compared(differences: tuple[Difference, ...]) -> str:
    return "".join(to_json(difference) for difference in differences)


def _bound_columns(chosen: ChosenFields, *, whole: bool) -> Iterator[object]:
    """The columns of a paper as they are bound; of one that stays as it is, only those by which others find it."""
    columns = paper_columns(chosen) if whole else dict.fromkeys(_COLUMNS) | {"title": chosen.title, "doi": chosen.doi}
    for name in _COLUMNS:
        value = columns[name]
        yield encode_list(value) if isinstance(value, list) else value


_NAMES = [column.name for column in spooled_work.columns]
_COLUMNS = _NAMES[_NAMES.index("rewrite") + 1 :]
_INSERT = (
    f"INSERT INTO spool.spooled_work ({', '.join(_NAMES)}) "  # noqa: S608  names of ours
    f"VALUES ({', '.join('?' * len(_NAMES))})"
)
