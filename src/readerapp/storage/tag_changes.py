"""Renames, colours, merges and deletes tags of the library; what is nested in a tag goes with it.

Each change is a picture of the tags concerned before and after it; taking it back compares and exchanges the two.
"""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, delete, insert, literal, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from readerapp.domain.changes import ChangeSet
from readerapp.domain.commands import Outcome
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.naming_commands import ColourTag, DeleteTag, MergeTags, RenameTag, RestoreTags, TagCopy
from readerapp.domain.paper import SavedSearch
from readerapp.domain.tags import COLOURS, clean_tag, fold_tag, lies_in, moved_tag, required_tag
from readerapp.domain.translation import tr
from readerapp.storage import journal
from readerapp.storage.clock import now
from readerapp.storage.saved_searches import follow_tag, put_selections
from readerapp.storage.sql import among
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.tags import find_tag, make_tag
from readerapp.storage.user_tables import PaperTagTable as PaperTag
from readerapp.storage.user_tables import TagTable as Tag

Picture = dict[int, tuple[str, str, frozenset[int]]]


def rename_tag(connection: Connection, command: RenameTag) -> Outcome:
    """Call a tag otherwise; raises `InvalidRequest` when there is none, or one of that name already."""
    name = required_tag(command.name)
    ids = _required(connection, command.tag)
    if lies_in(name, command.tag) and fold_tag(name) != fold_tag(command.tag):
        raise InvalidRequest(tr("A tag cannot be put into itself."))
    names = {tag_id: moved_tag(old, command.tag, name) for tag_id, old in ids.items()}
    for new in names.values():
        if find_tag(connection, new) not in {None, *ids}:
            raise InvalidRequest(tr("There is a tag “{tag}” already; merge the two instead.", tag=new))

    def rename() -> None:
        for tag_id in ids:  # two of them may exchange their names
            connection.execute(update(Tag).where(Tag.id == tag_id).values(folded=f"\x00{tag_id}"))
        for tag_id, new in names.items():
            connection.execute(update(Tag).where(Tag.id == tag_id).values(name=new, folded=fold_tag(new)))

    searches = follow_tag(connection, command.tag, name)
    return _changed(connection, set(ids), rename, searches=searches)


def colour_tag(connection: Connection, command: ColourTag) -> Outcome:
    """Give a tag a colour; raises `InvalidRequest` when there is no such tag or colour."""
    if command.colour not in COLOURS:
        raise InvalidRequest(tr("Tags can be {colours}.", colours=", ".join(COLOURS)))
    tag_id = find_tag(connection, command.tag)
    # A name that only has tags nested in it has no colour of its own.
    tag_ids = set(_required(connection, command.tag)) if tag_id is None else {tag_id}
    colour = update(Tag).where(among(Tag.id, tag_ids)).values(colour=command.colour)
    return _changed(connection, tag_ids, lambda: connection.execute(colour))


def merge_tags(connection: Connection, command: MergeTags) -> Outcome:
    """Put one tag in the place of another; raises `InvalidRequest` when there is no such tag, or both are one."""
    ids = _required(connection, command.tag)
    if lies_in(command.into, command.tag):
        raise InvalidRequest(tr("A tag cannot be merged into itself."))
    existing = {moved_tag(old, command.tag, required_tag(command.into)): tag_id for tag_id, old in ids.items()}
    targets = {tag_id: find_tag(connection, name) for name, tag_id in existing.items()}
    concerned = {*ids, *(target for target in targets.values() if target is not None)}

    def merge() -> Iterable[int]:
        made = []
        for name, tag_id in existing.items():
            target = targets[tag_id]
            if target is None:
                target = make_tag(connection, name)
                made.append(target)
            papers = select(PaperTag.paper_id, literal(target)).where(PaperTag.tag_id == tag_id)
            statement = upsert(PaperTag).from_select(["paper_id", "tag_id"], papers)
            connection.execute(statement.on_conflict_do_nothing())
        connection.execute(delete(Tag).where(among(Tag.id, set(ids))))
        return made

    searches = follow_tag(connection, command.tag, command.into)
    return _changed(connection, concerned, merge, searches=searches)


def delete_tag(connection: Connection, command: DeleteTag) -> Outcome:
    """Take a tag off all papers and forget it; raises `InvalidRequest` when there is none."""
    ids = set(_required(connection, command.tag))
    return _changed(connection, ids, lambda: connection.execute(delete(Tag).where(among(Tag.id, ids))))


def restore_tags(connection: Connection, command: RestoreTags) -> Outcome:
    """Put tags back as they were, as far as nothing else changed them since."""
    before, after = ({copy.id: copy for copy in copies} for copies in (command.tags, command.changed))
    concerned = set(before) | set(after)

    def restore() -> None:
        for tag_id in after.keys() - before.keys():
            carried = PaperTag.tag_id == tag_id
            connection.execute(delete(PaperTag).where(carried, among(PaperTag.paper_id, after[tag_id].papers)))
            if connection.scalar(select(PaperTag.paper_id).where(carried).limit(1)) is None:
                connection.execute(delete(Tag).where(Tag.id == tag_id))
        _names_back(connection, before, after)
        for tag_id, old in before.items():
            gone, come = after[tag_id].papers if tag_id in after else (), old.papers
            target = tag_id if _exists(connection, tag_id) else find_tag(connection, old.name)
            connection.execute(delete(PaperTag).where(PaperTag.tag_id == target, among(PaperTag.paper_id, gone)))
            coming = select(Paper.id, literal(target)).where(among(Paper.id, come))
            statement = upsert(PaperTag).from_select(["paper_id", "tag_id"], coming)
            connection.execute(statement.on_conflict_do_nothing())

    return _changed(connection, concerned, restore, searches=put_selections(connection, command.searches))


def _names_back(connection: Connection, before: dict[int, TagCopy], after: dict[int, TagCopy]) -> None:
    """Make deleted tags again, and give the others their names and colours back."""
    for tag_id, old in before.items():
        row = {"name": old.name, "folded": fold_tag(old.name), "colour": old.colour}
        current = connection.execute(select(Tag.name, Tag.colour).where(Tag.id == tag_id)).one_or_none()
        other = find_tag(connection, old.name)
        if current is None:
            if other is None:
                connection.execute(insert(Tag).values(id=tag_id, **row))
        elif tag_id in after:
            same_name, same_colour = current.name == after[tag_id].name, current.colour == after[tag_id].colour
            values = dict(row) if same_name and other in {None, tag_id} else {}
            values["colour"] = old.colour if same_colour else current.colour
            connection.execute(update(Tag).where(Tag.id == tag_id).values(values))


def _changed(
    connection: Connection,
    tag_ids: set[int],
    change: Callable[[], object],
    *,
    searches: tuple[SavedSearch, ...] = (),
) -> Outcome:
    """Make CHANGE, write the journal, and give the way back; CHANGE may give the numbers of tags that it made.

    SEARCHES are the saved ones that followed, as they were before.
    """
    before = _picture(connection, tag_ids)
    made = change()
    after = _picture(connection, tag_ids | set(made if isinstance(made, list) else ()))
    if before == after:
        return Outcome(changes=ChangeSet())
    _record(connection, before, after)
    papers = {paper for one in before.keys() | after.keys() if before.get(one) != after.get(one)
              for side in (before, after) if one in side for paper in side[one][2]}  # fmt: skip
    return Outcome(
        changes=ChangeSet(papers=frozenset(papers), tags=True, searches=bool(searches)),
        inverse=RestoreTags(tags=_copies(before, after), changed=_copies(after, before), searches=searches),
    )


def _picture(connection: Connection, tag_ids: Iterable[int]) -> Picture:
    papers: dict[int, set[int]] = {}
    for row in connection.execute(select(PaperTag.tag_id, PaperTag.paper_id).where(among(PaperTag.tag_id, tag_ids))):
        papers.setdefault(row.tag_id, set()).add(row.paper_id)
    tags = connection.execute(select(Tag.id, Tag.name, Tag.colour).where(among(Tag.id, tag_ids)))
    return {row.id: (row.name, row.colour, frozenset(papers.get(row.id, ()))) for row in tags}


def _copies(picture: Picture, other: Picture) -> tuple[TagCopy, ...]:
    nothing: tuple[str, str, frozenset[int]] = ("", "", frozenset())
    return tuple(
        TagCopy(id=tag_id, name=name, colour=colour, papers=tuple(sorted(papers - other.get(tag_id, nothing)[2])))
        for tag_id, (name, colour, papers) in sorted(picture.items())
    )


def _record(connection: Connection, before: Picture, after: Picture) -> None:
    """One line for each tag that a paper lost, got, or has under another name."""
    entries = []
    for tag_id in before.keys() | after.keys():
        old_name, _, old_papers = before.get(tag_id, ("", "", frozenset[int]()))
        new_name, _, new_papers = after.get(tag_id, ("", "", frozenset[int]()))
        for paper in sorted(old_papers | new_papers):
            old, new = old_name if paper in old_papers else "", new_name if paper in new_papers else ""
            if old != new:
                entries.append(journal.Entry(paper_id=paper, action="tag", before=old, after=new))
    journal.record(connection, entries, at=now())


def _required(connection: Connection, tag: str) -> dict[int, str]:
    """The tag and those nested in it, by number; raises `InvalidRequest` when there is none."""
    named = connection.execute(select(Tag.id, Tag.name).order_by(Tag.folded))
    found = {row.id: row.name for row in named if lies_in(row.name, tag)}
    if not found:
        raise InvalidRequest(tr("There is no tag “{tag}” in this library.", tag=clean_tag(tag)))
    return found


def _exists(connection: Connection, tag_id: int) -> bool:
    return connection.scalar(select(Tag.id).where(Tag.id == tag_id)) is not None
