"""`readerapp edit`: the fields of a paper from a terminal or a script."""

from enum import StrEnum
from typing import Annotated

import typer

from readerapp.cli import shapes
from readerapp.cli.output import print_json, row_line, say
from readerapp.cli.session import session_of
from readerapp.domain.commands import SetFields
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.translation import tr
from readerapp.domain.user_fields import Field, normal
from readerapp.domain.vocabulary import Kind


class FieldName(StrEnum):
    """The fields by the names of their options."""

    TITLE = "title"
    AUTHORS = "authors"
    ORG = "org"
    PUBLISHED = "published"
    KIND = "kind"
    ARXIV = "arxiv"
    DOI = "doi"

    @property
    def field(self) -> Field:
        """The field that is meant."""
        return Field.ARXIV_ID if self is FieldName.ARXIV else Field(self.value)


def register(app: typer.Typer) -> None:
    """Add the command to APP."""
    app.command()(edit)


def edit(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="An arXiv id or a key.")],
    title: Annotated[str | None, typer.Option(help="The title.")] = None,
    authors: Annotated[str | None, typer.Option(help="The authors, with a semicolon between them.")] = None,
    org: Annotated[str | None, typer.Option(help="The organisation; empty for none.")] = None,
    published: Annotated[str | None, typer.Option(help="The date: 2024, 2024-02 or 2024-02-13.")] = None,
    arxiv: Annotated[str | None, typer.Option(help="The arXiv id.")] = None,
    doi: Annotated[str | None, typer.Option(help="The DOI.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="What it is.")] = None,
    reset: Annotated[
        list[FieldName] | None, typer.Option(help="Leave a field to the digests; may be repeated.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Set fields of a paper, before all that digests say; or leave them to the digests again."""
    given = {
        FieldName.TITLE: title,
        FieldName.AUTHORS: authors,
        FieldName.ORG: org,
        FieldName.PUBLISHED: published,
        FieldName.KIND: kind.value if kind is not None else None,
        FieldName.ARXIV: arxiv,
        FieldName.DOI: doi,
    }
    values: dict[FieldName, str | None] = {name: text for name, text in given.items() if text is not None}
    for name in reset or []:
        if name in values and values[name] is not None:
            raise typer.BadParameter(tr("--{name} and --reset {name} contradict each other.", name=name.value))
        values[name] = None
    if not values:
        raise typer.BadParameter(tr("Say what to set: --title, --authors, --org and so on, or --reset FIELD."))
    for name, text in values.items():
        _require_sense(name, text)
    with session_of(context).services() as services:
        paper = services.reading_list.find(key)
        fields = tuple((name.field, text) for name, text in values.items())
        services.decisions.carry_out(SetFields(paper_id=paper, values=fields))
        if as_json:
            print_json(shapes.detail(services.reading_list.detail(paper)))
        else:
            for row in services.reading_list.rows((paper,)):
                say(row_line(row))


def _require_sense(name: FieldName, text: str | None) -> None:
    try:
        if text is not None:
            normal(name.field, text)
    except InvalidRequest as error:
        raise typer.BadParameter(f"--{name.value}: {error}") from error
