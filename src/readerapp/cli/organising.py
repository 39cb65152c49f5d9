"""`readerapp tags`, `searches`, `digests rename` and `empty-trash`: what has a name of the user's, and what goes."""

from collections.abc import Callable
from typing import Annotated

import typer

from readerapp.bootstrap import Services
from readerapp.cli import shapes
from readerapp.cli.listing import digests
from readerapp.cli.output import message, print_json, say
from readerapp.cli.session import session_of
from readerapp.domain.command_text import command_text
from readerapp.domain.commands import Command, EmptyTrash
from readerapp.domain.naming_commands import (
    ColourTag,
    DeleteSearch,
    DeleteTag,
    MergeTags,
    RenameDigest,
    RenameSearch,
    RenameTag,
    SaveSearch,
)
from readerapp.domain.selection import (
    EMPTIED,
    KEPT_IN_TRASH,
    Condition,
    Selection,
    Sort,
    SortField,
    parse_query,
)
from readerapp.domain.tags import COLOURS
from readerapp.domain.translation import tr
from readerapp.domain.wording import papers_text

_AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
_Tag = Annotated[str, typer.Argument(metavar="TAG", help="A tag; what is nested in it goes along.")]
_Search = Annotated[str, typer.Argument(metavar="NAME", help="As `readerapp searches` lists it.")]


def register(app: typer.Typer) -> None:
    """Add the commands to APP."""
    _add(app, "tags", tags, rename=rename_tag, colour=colour_tag, merge=merge_tags, delete=delete_tag)
    _add(app, "searches", searches, save=save_search, rename=rename_search, delete=delete_search)
    _add(app, "digests", digests, rename=rename_digest)
    app.command("empty-trash")(empty_trash)


def tags(context: typer.Context, as_json: _AsJson = False) -> None:
    """List the tags; and rename, colour, merge and delete them."""
    if context.invoked_subcommand is None:
        with session_of(context).services() as services:
            _print_tags(services, as_json=as_json)


def rename_tag(
    context: typer.Context, tag: _Tag, name: Annotated[str, typer.Argument(metavar="NAME")], as_json: _AsJson = False
) -> None:
    """Call a tag otherwise."""
    with session_of(context).services() as services:
        _carry_out(services, RenameTag(tag=tag, name=name, count=_papers(services, tag)))
        _print_tags(services, as_json=as_json)


def colour_tag(
    context: typer.Context,
    tag: _Tag,
    colour: Annotated[str, typer.Argument(metavar="COLOUR", help=", ".join(COLOURS))],
    as_json: _AsJson = False,
) -> None:
    """Give a tag another colour."""
    with session_of(context).services() as services:
        _carry_out(services, ColourTag(tag=tag, colour=colour))
        _print_tags(services, as_json=as_json)


def merge_tags(
    context: typer.Context,
    tag: _Tag,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The tag that stays.")],
    as_json: _AsJson = False,
) -> None:
    """Put another tag in the place of one."""
    with session_of(context).services() as services:
        _carry_out(services, MergeTags(tag=tag, into=into, count=_papers(services, tag)))
        _print_tags(services, as_json=as_json)


def delete_tag(context: typer.Context, tag: _Tag, as_json: _AsJson = False) -> None:
    """Take a tag off all papers and forget it."""
    with session_of(context).services() as services:
        _carry_out(services, DeleteTag(tag=tag, count=_papers(services, tag)))
        _print_tags(services, as_json=as_json)


def searches(context: typer.Context, as_json: _AsJson = False) -> None:
    """List the saved searches; and save, rename and delete them."""
    if context.invoked_subcommand is None:
        with session_of(context).services() as services:
            _print_searches(services, as_json=as_json)


def save_search(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="One of that name is replaced.")],
    query: Annotated[str, typer.Argument(metavar="QUERY", help="As for `papers`.")],
    sort: Annotated[SortField, typer.Option(help="What to order by.")] = SortField.ADDED,
    descending: Annotated[bool, typer.Option("--descending", help="Turn the order round.")] = False,
    as_json: _AsJson = False,
) -> None:
    """Keep a query under a name."""
    selection = Selection(conditions=parse_query(query), sort=Sort(field=sort, descending=descending))
    with session_of(context).services() as services:
        _carry_out(services, SaveSearch(name=name, selection=selection))
        _print_searches(services, as_json=as_json)


def rename_search(
    context: typer.Context,
    name: _Search,
    new: Annotated[str, typer.Argument(metavar="NEW")],
    as_json: _AsJson = False,
) -> None:
    """Call a saved search otherwise."""
    with session_of(context).services() as services:
        _carry_out(services, RenameSearch(search_id=services.reading_list.search(name).id, name=new))
        _print_searches(services, as_json=as_json)


def delete_search(context: typer.Context, name: _Search, as_json: _AsJson = False) -> None:
    """Forget a saved search."""
    with session_of(context).services() as services:
        search = services.reading_list.search(name)
        _carry_out(services, DeleteSearch(search_id=search.id, name=search.name))
        _print_searches(services, as_json=as_json)


def rename_digest(
    context: typer.Context,
    digest_id: Annotated[int, typer.Argument(metavar="DIGEST_ID", help="A number that `digests` shows.")],
    title: Annotated[str, typer.Argument(metavar="TITLE", help="An empty text gives it its own title back.")],
    as_json: _AsJson = False,
) -> None:
    """Call a digest otherwise."""
    with session_of(context).services() as services:
        _carry_out(services, RenameDigest(digest_id=digest_id, title=title))
        digest = next(row for row in services.reading_list.digests() if row.id == digest_id)
    if as_json:
        print_json(shapes.digest_row(digest))


def empty_trash(
    context: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: _AsJson = False,
) -> None:
    """Let the papers in the trash disappear; those with notes of yours stay. `undo` brings them back."""
    with session_of(context).services() as services:
        papers, kept = (services.reading_list.ids(selection) for selection in (EMPTIED, KEPT_IN_TRASH))
        if papers and not yes:
            question = tr("Empty the trash of {papers}?", papers=papers_text(len(papers)))
            typer.confirm(question, abort=True, err=True)
        if papers:
            services.decisions.carry_out(EmptyTrash(papers=papers))
    if as_json:
        print_json({"deleted": len(papers), "kept": len(kept)})
    else:
        told = {"papers": papers_text(len(papers)), "kept": len(kept)}
        say(tr("Deleted: {papers}. Kept in the trash, because they carry notes of yours: {kept}.", **told))


def _add(app: typer.Typer, name: str, lister: Callable[..., None], **commands: Callable[..., None]) -> None:
    """Add the group of commands called NAME; without one of COMMANDS it lists."""
    group = typer.Typer(rich_markup_mode=None)
    group.callback(invoke_without_command=True)(lister)
    for command_name, command in commands.items():
        group.command(command_name)(command)
    app.add_typer(group, name=name)


def _carry_out(services: Services, command: Command) -> None:
    services.decisions.carry_out(command)
    message(command_text(command))


def _papers(services: Services, tag: str) -> int:
    return len(services.reading_list.ids(Selection(conditions=(Condition(name="tag", value=tag),))))


def _print_tags(services: Services, *, as_json: bool) -> None:
    rows = [tag for tag in services.reading_list.overview().tags if tag.id]
    if as_json:
        print_json([shapes.tag(tag) for tag in rows])
        return
    for tag in rows:
        say(f"{tag.name}  ({papers_text(tag.papers)}, {tag.colour})")


def _print_searches(services: Services, *, as_json: bool) -> None:
    rows = services.reading_list.overview().searches
    if as_json:
        print_json([shapes.saved_search(search) for search in rows])
        return
    for search in rows:
        say(f"{search.name}  ({papers_text(search.papers)})")
