"""`readerapp set` and `note`: decisions from a terminal or a script."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Annotated

import typer

from readerapp.cli import shapes
from readerapp.cli.editor import written_in_editor
from readerapp.cli.output import message, print_json, row_line, say
from readerapp.cli.session import found_papers, session_of
from readerapp.domain.commands import (
    AddNote,
    AddTag,
    Command,
    RemoveTag,
    SetPriority,
    SetRating,
    SetStarred,
    SetStatus,
    SetTrashed,
)
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.tags import required_tag
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status


def register(app: typer.Typer) -> None:
    """Add the commands to APP."""
    app.command("set")(set_)
    app.command()(note)


def set_(
    context: typer.Context,
    keys: Annotated[list[str], typer.Argument(metavar="KEY...", help="arXiv ids or keys.")],
    status: Annotated[Status | None, typer.Option(help="Where the paper stands.")] = None,
    star: Annotated[bool | None, typer.Option("--star/--no-star", help="Star or unstar it.")] = None,
    trash: Annotated[bool | None, typer.Option("--trash/--restore", help="Move it to the trash, or back.")] = None,
    rating: Annotated[int | None, typer.Option(min=0, max=5, help="1 to 5; 0 takes it away.")] = None,
    priority: Annotated[int | None, typer.Option(min=0, max=5, help="1 (first) to 5; 0 takes it away.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="Add a tag; may be repeated.")] = None,
    untag: Annotated[list[str] | None, typer.Option(help="Take a tag off; may be repeated.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Set status, star, rating, priority and tags of papers."""
    tags, untags = [_tag(name) for name in tag or []], [_tag(name) for name in untag or []]
    if not (tags or untags) and all(value is None for value in (status, star, trash, rating, priority)):
        raise typer.BadParameter(
            tr("Say what to set: --status, --star, --trash, --rating, --priority, --tag or --untag.")
        )
    unknown: list[str] = []
    with session_of(context).services() as services:
        papers = found_papers(services, keys, unknown.append)
        commands = _commands(papers, status, star, trash, rating, priority, tags, untags) if papers else ()
        for command in commands:
            services.decisions.carry_out(command)
        if as_json:
            print_json([shapes.paper(services.reading_list.detail(paper).paper) for paper in papers])
        else:
            for row in services.reading_list.rows(papers):
                say(row_line(row))
    for sentence in unknown:
        message(sentence)
    if unknown:
        raise typer.Exit(1)


def note(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="An arXiv id or a key.")],
    text: Annotated[
        str | None, typer.Argument(help="The note in Markdown; - reads standard input; without it $EDITOR opens.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Add a note to a paper."""
    with session_of(context).services() as services:
        paper = services.reading_list.find(key)
        with nullcontext(_given(text)) if text is not None else written_in_editor() as body:
            outcome = services.decisions.carry_out(AddNote(paper_id=paper, body=body))
        added = next(item for item in services.reading_list.detail(paper).notes if item.id == outcome.note_id)
    if as_json:
        print_json(shapes.note(added))
    else:
        message(tr("The note was added."))


def _commands(
    papers: tuple[int, ...],
    status: Status | None,
    star: bool | None,
    trash: bool | None,
    rating: int | None,
    priority: int | None,
    tags: list[str],
    untags: list[str],
) -> Iterator[Command]:
    if status is not None:
        yield SetStatus(papers=papers, status=status)
    if star is not None:
        yield SetStarred(papers=papers, starred=star)
    if rating is not None:
        yield SetRating(papers=papers, rating=rating or None)
    if priority is not None:
        yield SetPriority(papers=papers, priority=priority or None)
    for name in tags:
        yield AddTag(papers=papers, tag=name)
    for name in untags:
        yield RemoveTag(papers=papers, tag=name)
    if trash is not None:  # last: a decision brings a paper back
        yield SetTrashed(papers=papers, trashed=trash)


def _tag(name: str) -> str:
    try:
        return required_tag(name)
    except InvalidRequest as error:
        raise typer.BadParameter(str(error)) from error


def _given(text: str) -> str:
    """The text of the command line, or of standard input for a dash; bytes that are no UTF-8 become marks."""
    return sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text
