"""Papers that the user calls the same, or not the same: merging two cards, splitting them again, remembering a no."""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select

from readerapp.domain.belongings import taken_back
from readerapp.domain.changes import ChangeSet
from readerapp.domain.commands import Outcome
from readerapp.domain.errors import InvalidRequest, UnknownPaper
from readerapp.domain.merging_commands import MergePapers, MergeStep, RejoinPapers, SetDistinct, SplitPapers
from readerapp.domain.paper import MergedPaper
from readerapp.domain.paper_state import Belongings
from readerapp.domain.translation import tr
from readerapp.storage import journal
from readerapp.storage.absorbing import absorb, next_number, read_hidden, release, remember
from readerapp.storage.belongings import read_belongings, write_belongings
from readerapp.storage.clock import now
from readerapp.storage.paper_writing import choose_again, count_mentions
from readerapp.storage.sql import among
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.user_tables import DistinctPapersTable as Distinct
from readerapp.storage.user_tables import MergedPaperTable as Merged

_CHANGES = ChangeSet(everything=True, tags=True)


def merge(connection: Connection, command: MergePapers) -> Outcome:
    """Make several papers one; raises `UnknownPaper` when one of them is gone."""
    papers = tuple(paper for paper in dict.fromkeys(command.papers) if paper != command.into)
    keys = _require(connection, (command.into, *papers))
    if not papers:
        return Outcome(changes=ChangeSet())
    _record(connection, ((command.into, "merge", keys[paper], keys[command.into]) for paper in papers))
    _absorb_all(connection, command.into, papers)
    return Outcome(changes=_CHANGES, inverse=SplitPapers(keys=tuple(keys[paper] for paper in papers)))


def split(connection: Connection, command: SplitPapers) -> Outcome:
    """Give merged papers their own cards again, as they were, with what was said about them since.

    What was merged after them comes out first and goes in again. Raises `InvalidRequest` when one of them is merged
    into no paper, or not all into the same one.
    """
    wanted = set(command.keys)
    owners = connection.scalars(select(Merged.paper_id).where(among(Merged.key, wanted))).all()
    if not wanted or len(owners) != len(wanted) or len(set(owners)) != 1:
        raise InvalidRequest(tr("These papers are not merged into one any more."))
    into = owners[0]
    before = read_belongings(connection, (into,))[into]
    hidden = read_hidden(connection, (into,))
    top = hidden[-1]
    steps: list[MergeStep] = []
    papers: list[int] = []
    while wanted:
        one = hidden.pop()
        steps.insert(0, release(connection, one))
        if one.key in wanted:
            wanted.remove(one.key)
            papers.append(one.former_id)
    again = [step for step in steps if step.paper not in papers]
    _make_again(connection, into, again)
    rebuilt = read_belongings(connection, (into,))[into]
    after = taken_back(before, rebuilt, top.absorbed.after)
    _settle(connection, into, after)
    keys = _require(connection, (into, *papers))
    _record(connection, ((paper, "split", keys[into], keys[paper]) for paper in papers))
    inverse = RejoinPapers(into=into, papers=tuple(papers), steps=tuple(steps), before=before, after=after)
    return Outcome(changes=_CHANGES, inverse=inverse)


def rejoin(connection: Connection, command: RejoinPapers) -> Outcome:
    """Take a split back; raises `UnknownPaper` when one of the papers is gone, or part of another one by now."""
    into = command.into
    keys = _require(connection, (into, *command.papers))
    current = read_belongings(connection, (into,))[into]
    _record(connection, ((into, "merge", keys[paper], keys[into]) for paper in command.papers))
    again = [step.paper for step in command.steps if step.paper not in command.papers]
    hidden = read_hidden(connection, (into,))
    top = hidden[len(hidden) - len(again) :]
    if [one.former_id for one in top] == again:
        for one in reversed(top):
            release(connection, one)
        _make_again(connection, into, command.steps, settled=again if _untouched(connection, command) else ())
        for step in command.steps:
            remember(connection, step)
    else:
        _absorb_all(connection, into, command.papers)
    merged = read_belongings(connection, (into,))[into]
    _settle(connection, into, taken_back(current, command.before, command.after, otherwise=merged))
    return Outcome(changes=_CHANGES, inverse=SplitPapers(keys=tuple(keys[paper] for paper in command.papers)))


def set_distinct(connection: Connection, command: SetDistinct) -> Outcome:
    """Remember or forget that pairs of papers are not the same."""
    pairs = {(min(pair), max(pair)) for pair in command.pairs if pair[0] != pair[1]}
    stored = read_distinct(connection)
    changing = sorted(pairs - stored if command.distinct else pairs & stored)
    if not changing:
        return Outcome(changes=ChangeSet())
    if command.distinct:
        at = now()
        connection.execute(insert(Distinct), [{"first": one, "second": two, "at": at} for one, two in changing])
    else:
        for one, two in changing:
            connection.execute(delete(Distinct).where(Distinct.first == one, Distinct.second == two))
    inverse = SetDistinct(pairs=tuple(changing), distinct=not command.distinct)
    return Outcome(changes=ChangeSet(proposals=True), inverse=inverse)


def read_distinct(connection: Connection) -> set[tuple[str, str]]:
    """The pairs of keys that the user called not the same; the first of each sorts before the second."""
    return {(row.first, row.second) for row in connection.execute(select(Distinct.first, Distinct.second))}


def read_merged(connection: Connection, papers: Iterable[int]) -> dict[int, tuple[MergedPaper, ...]]:
    """The papers that were merged into each of PAPERS, oldest merge first."""
    merged: dict[int, tuple[MergedPaper, ...]] = {}
    for hidden in read_hidden(connection, papers):
        title = json.loads(hidden.absorbed.row)["title"]
        paper = MergedPaper(key=hidden.key, title=title, at=hidden.at)
        merged[hidden.paper_id] = (*merged.get(hidden.paper_id, ()), paper)
    return merged


def now_parts_of(connection: Connection, papers: Iterable[int]) -> dict[int, int]:
    """The papers that those of PAPERS that were merged are a part of now."""
    query = select(Merged.former_id, Merged.paper_id).where(among(Merged.former_id, papers))
    return dict(connection.execute(query).all())


def _absorb_all(connection: Connection, into: int, papers: Sequence[int]) -> None:
    number, at = next_number(connection, (into, *papers)), now()
    for place, paper in enumerate(papers):
        absorb(connection, into=into, paper=paper, number=number + place, at=at)
    choose_again(connection, (into,))
    count_mentions(connection, (into,))


def _untouched(connection: Connection, command: RejoinPapers) -> bool:
    """Whether nothing was decided about the papers that the split took out, since then."""
    owned = {step.paper: step.own for step in command.steps if step.paper in command.papers}
    return read_belongings(connection, tuple(owned)) == owned


def _make_again(connection: Connection, into: int, steps: Sequence[MergeStep], *, settled: Sequence[int] = ()) -> None:
    """Make the merges of STEPS again in their order; all of them end in the paper INTO.

    The papers SETTLED go in with what belonged to them, whatever those that go into them brought along.
    """
    for step in steps:
        if step.paper in settled and step.own is not None:
            write_belongings(connection, step.own)
        number = next_number(connection, (into, step.into, step.paper))
        absorb(connection, into=step.into, paper=step.paper, number=number, at=step.at)
        choose_again(connection, (step.into,))
        count_mentions(connection, (step.into,))


def _settle(connection: Connection, into: int, belongings: Belongings) -> None:
    write_belongings(connection, belongings)
    choose_again(connection, (into,))


def _require(connection: Connection, papers: Sequence[int]) -> dict[int, str]:
    """The keys of PAPERS; raises `UnknownPaper` when one of them is gone."""
    keys = dict(connection.execute(select(Paper.id, Paper.key).where(among(Paper.id, papers))).all())
    if len(keys) != len(set(papers)):
        raise UnknownPaper(tr("One of these papers is no longer in the library."))
    return keys


def _record(connection: Connection, lines: Iterable[tuple[int, str, str, str]]) -> None:
    entries = [
        journal.Entry(paper_id=paper_id, action=action, before=before, after=after)
        for paper_id, action, before, after in lines
    ]
    journal.record(connection, entries, at=now())
