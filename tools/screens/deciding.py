"""Makes a used library out of a fresh one: some of everything that can be decided."""

from pathlib import Path

from readerapp.bootstrap import open_services
from readerapp.domain.commands import AddNote, AddTag, Command, SetRating, SetStarred, SetStatus
from readerapp.domain.selection import Selection
from readerapp.domain.vocabulary import Status

NOTE = "**Try this** on our own data first:\n\n- which part of the gain is the *data*?\n- ask about the [code](https://example.org)"


def decide(library: Path) -> None:
    """Decide about papers of LIBRARY."""
    services = open_services(library)
    reading_list = services.reading_list
    ids = reading_list.ids(Selection())
    statuses = (Status.READ, Status.SKIPPED, Status.TO_READ, Status.SKIMMED, Status.READING)
    often = [row.id for row in reading_list.rows(ids[:500]) if row.digests > 1] or list(ids[:4])
    commands: list[Command] = [
        SetStatus(papers=tuple(ids[place::9][:12]), status=status) for place, status in enumerate(statuses, start=1)
    ]
    commands += [
        SetStarred(papers=(*ids[2::11][:8], often[0]), starred=True),
        SetRating(papers=tuple(ids[1::9][:6]), rating=4),
        SetRating(papers=(often[0],), rating=5),
        AddTag(papers=(*ids[0::7][:10], often[0]), tag="agents"),
        AddTag(papers=(*ids[1::8][:9], often[0]), tag="efficiency/quantisation"),
        AddTag(papers=(*ids[0::5][:9], often[0]), tag="thesis"),
        AddTag(papers=(*ids[3::6][:6],), tag="한국어"),
        AddTag(papers=(*ids[4::6][:6],), tag="suy luận"),
        AddNote(paper_id=often[0], body=NOTE),
        AddNote(paper_id=ids[0], body=NOTE),
    ]
    for command in commands:
        services.decisions.carry_out(command)
    services.close()
