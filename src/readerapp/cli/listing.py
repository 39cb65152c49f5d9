"""`readerapp papers`, `show`, `digests` and `topics`: what is in the library."""

from typing import Annotated

import typer

from readerapp.cli import shapes
from readerapp.cli.output import message, print_json, row_line, say
from readerapp.cli.session import session_of
from readerapp.domain.field_sources import origin_text
from readerapp.domain.paper import PaperDetail, topic_tree
from readerapp.domain.selection import Selection, Sort, SortField, parse_query
from readerapp.domain.translation import tr
from readerapp.domain.user_fields import Field
from readerapp.domain.why import why
from readerapp.domain.wording import coverage_text, field_name, papers_text


def register(app: typer.Typer) -> None:
    """Add the commands to APP."""
    for command in (papers, show, topics):
        app.command()(command)


def papers(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Words, status:read, tag:rag, kind:post, is:starred, has:note…")] = "",
    sort: Annotated[SortField | None, typer.Option(help="What to order by.")] = None,
    descending: Annotated[bool, typer.Option("--descending", help="Turn the order round.")] = False,
    saved: Annotated[str, typer.Option(metavar="NAME", help="Of those that a saved search selects.")] = "",
    limit: Annotated[int | None, typer.Option(min=0, help="Not more than this many.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List the papers that a query selects."""
    with session_of(context).services() as services:
        own = services.reading_list.search(saved).selection if saved else Selection()
        order = Sort(field=sort or SortField.ADDED, descending=descending) if sort or descending else own.sort
        selection = Selection(conditions=own.conditions + parse_query(query), sort=order)
        if as_json:
            print_json([shapes.paper(paper) for paper in services.reading_list.papers(selection, limit=limit)])
            return
        rows = services.reading_list.rows(services.reading_list.ids(selection)[:limit])
    for row in rows:
        say(row_line(row))
    message(papers_text(len(rows)))


def show(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="An arXiv id, also with version or address around it, or a key.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show one paper whole: what is known, your notes, and every mention of it."""
    with session_of(context).services() as services:
        detail = services.reading_list.detail(services.reading_list.find(key))
    if as_json:
        print_json(shapes.detail(detail))
    else:
        say("\n".join(_card(detail)))


def digests(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List the imported digests with how far you have come in each; and rename them."""
    if context.invoked_subcommand is not None:
        return
    with session_of(context).services() as services:
        rows = services.reading_list.digests()
    if as_json:
        print_json([shapes.digest_row(row) for row in rows])
        return
    for row in rows:
        say(f"{row.id:>4}  {row.title}")
        covered = coverage_text(row.decided, row.papers)
        say(f"      {row.format} · {row.language or '?'} · {covered} · {row.imported_at[:10]}")


def topics(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List the topics of all digests, as a tree, with how far you have come in each."""
    with session_of(context).services() as services:
        tree = topic_tree(services.reading_list.overview().topics)
    if as_json:
        print_json([shapes.topic(node, path) for node, path in tree])
        return
    for node, path in tree:
        say(f"{node.id:>4}  {'  ' * (len(path) - 1)}{node.name}  ({coverage_text(node.decided, node.papers)})")


def _origins(detail: PaperDetail) -> list[tuple[Field, str]]:
    """Where each field that has a value comes from."""
    told = ((field, origin_text(field, detail)) for field in Field)
    return [(field, text) for field, text in told if text]


def _card(detail: PaperDetail) -> list[str]:
    paper = detail.paper
    lines = [paper.title, ""]
    facts = (", ".join(paper.authors), paper.org, paper.date, f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else "")
    lines += [fact for fact in facts if fact]
    marks = [paper.status.value, "★" if paper.starred else "", f"{paper.rating}/5" if paper.rating else ""]
    lines += ["  ".join([mark for mark in marks if mark] + [f"#{tag}" for tag in paper.tags]), "", why(detail), ""]
    lines += [f"  {link.url}" for link in paper.links]
    lines += ["", *(f"  {field_name(field)}: {text}" for field, text in _origins(detail))]
    lines += [f"  {tr('Merged into it: {title}', title=merged.title)}  {merged.key}" for merged in detail.merged]
    for note in detail.notes:
        lines += ["", f"{tr('Note')} ({note.updated_at[:10]})", *(f"  {line}" for line in note.body.splitlines())]
    for mention in detail.mentions:
        place = " › ".join(part for part in (mention.digest_title, mention.section, *mention.path) if part)
        lines += ["", f"{place}  ({tr('line')} {mention.line_start})"]
        lines += [f"  {line}" for line in mention.text.splitlines()]
    return lines
