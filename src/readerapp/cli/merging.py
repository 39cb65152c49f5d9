"""`readerapp merge`, `split`, `duplicates` and `distinct`: papers that are one, or are not."""

from itertools import product
from typing import Annotated

import typer

from readerapp.bootstrap import Services
from readerapp.cli import shapes
from readerapp.cli.output import message, print_json, row_line, say
from readerapp.cli.session import found_papers, session_of
from readerapp.domain.duplicates import reason_text
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.identity import named_key
from readerapp.domain.merging_commands import MergePapers, SetDistinct, SplitPapers
from readerapp.domain.paper import PaperDetail
from readerapp.domain.translation import tr
from readerapp.domain.wording import grouped

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def register(app: typer.Typer) -> None:
    """Add the commands to APP."""
    for command in (merge, split, duplicates, distinct):
        app.command()(command)


def merge(
    context: typer.Context,
    keys: Annotated[list[str], typer.Argument(metavar="KEY KEY...", help="arXiv ids or keys; the first card stays.")],
    as_json: AsJson = False,
) -> None:
    """Make papers one: mentions, notes, tags and decisions come together on the first card."""
    if len(keys) == 1:
        raise typer.BadParameter(tr("Name at least two papers."))
    unknown: list[str] = []
    with session_of(context).services() as services:
        papers = found_papers(services, keys, unknown.append)
        if unknown:  # half of a merge is not what was meant
            for sentence in unknown:
                message(sentence)
            raise typer.Exit(1)
        services.decisions.carry_out(MergePapers(into=papers[0], papers=papers[1:]))
        _print_papers(services, papers[:1], as_json=as_json)


def split(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="A merged paper, or one into which others were merged: then all of them.")],
    as_json: AsJson = False,
) -> None:
    """Give papers that were merged into another one their own cards again."""
    with session_of(context).services() as services:
        paper = services.reading_list.find(key)
        merged = tuple(item.key for item in services.reading_list.detail(paper).merged)
        if not merged:
            raise InvalidRequest(tr("No other paper was merged into “{name}”.", name=key))
        chosen = (named_key(key),) if named_key(key) in merged else merged
        services.decisions.carry_out(SplitPapers(keys=chosen))
        _print_papers(services, (paper, *(services.reading_list.find(one) for one in chosen)), as_json=as_json)


def duplicates(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="Not more pairs than this many.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List pairs of papers that may be the same one, likeliest first; nothing is merged."""
    with session_of(context).services() as services:
        found = services.duplicates.find(limit=limit)
        if as_json:
            print_json([shapes.proposal(proposal) for proposal in found.best])
            return
        rows = {
            row.id: row
            for row in services.reading_list.rows([p.id for one in found.best for p in (one.first, one.second)])
        }
    for proposal in found.best:
        say(f"{proposal.likeness.score:>3}  {reason_text(proposal.likeness)}")
        for paper in (proposal.first, proposal.second):
            say(f"  {row_line(rows[paper.id])}")
    message(tr("{count} pairs", count=grouped(found.total)) if found.total != 1 else tr("1 pair"))


def distinct(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="KEY", help="An arXiv id or a key.")],
    second: Annotated[str, typer.Argument(metavar="KEY", help="The other paper.")],
    undo: Annotated[bool, typer.Option("--undo", help="They may be the same after all.")] = False,
    as_json: AsJson = False,
) -> None:
    """Remember that two papers are not the same, so that they are not proposed again."""
    with session_of(context).services() as services:
        find, detail = services.reading_list.find, services.reading_list.detail
        one, other = (detail(find(key)) for key in (first, second))
        if one.paper.id == other.paper.id:
            raise InvalidRequest(tr("Both names mean one paper; if it was merged from two, split it."))
        keys = (one.paper.key, other.paper.key)
        pairs = tuple(product(_all_keys(one), _all_keys(other))) if undo else (keys,)
        services.decisions.carry_out(SetDistinct(pairs=pairs, distinct=not undo))
    if as_json:
        print_json({"papers": list(keys), "distinct": not undo})
    else:
        message(tr("They are proposed again.") if undo else tr("They are not proposed again."))


def _all_keys(detail: PaperDetail) -> tuple[str, ...]:
    return (detail.paper.key, *(merged.key for merged in detail.merged))


def _print_papers(services: Services, papers: tuple[int, ...], *, as_json: bool) -> None:
    if as_json:
        print_json([shapes.paper(services.reading_list.detail(paper).paper) for paper in papers])
    else:
        for row in services.reading_list.rows(papers):
            say(row_line(row))
