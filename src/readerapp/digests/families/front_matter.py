"""Reads notes with front matter about one paper each, as Obsidian and static sites keep them."""

import tomllib
from collections.abc import Mapping

import yaml

from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.records import Record, date_of, is_record, record_draft
from readerapp.digests.titles import clean_title
from readerapp.domain.digest import Issue

_DATES = ("date", "published", "created", "ngày", "날짜", "日期")


def score(document: Document) -> float:
    """Front matter that describes a paper."""
    fields = _fields(document)
    if not fields or not is_record(fields):
        return 0.0
    record = record_draft(document, Record(fields=fields, start=1, end=1))
    return 0.97 if record is not None and (record.arxiv_id or record.doi or record.authors) else 0.0


def read(document: Document) -> list[Draft]:
    """One mention: the note as a whole, its headings as parts."""
    draft = record_draft(document, Record(fields=_fields(document), start=1, end=len(document.lines)))
    if draft is None:
        return []
    document.title = draft.title
    draft.end = document.trimmed_end(1, len(document.lines))
    for section in document.root.walk():
        if section.heading is not None and section.title.text.strip() != draft.title:
            body = document.passage(section.heading.end + 1, section.end)
            if not section.sections:
                draft.add_field(section.title.text.strip(), body)
    return [draft]


def describe(document: Document) -> str:
    """Take the title of DOCUMENT from its front matter, unless it has one already; the date that is given there."""
    fields = {name.casefold(): value for name, value in _fields(document).items()}
    title = fields.get("title")
    if not document.title and isinstance(title, str):
        document.title = clean_title(title)
    return next((found for name in _DATES if (found := date_of(fields.get(name, "")))), "")


def _fields(document: Document) -> Mapping[str, object]:
    """The front matter; empty when there is none or it is no YAML."""
    if not document.front_matter_end:
        return {}
    source = "\n".join(document.lines[1 : document.front_matter_end - 1])
    if document.lines[0].startswith("+"):
        return _toml_fields(document, source)
    try:
        value = yaml.load(source, Loader=_TextLoader)  # noqa: S506 -- a SafeLoader that leaves dates as they are
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        issue = Issue(line=1, message=f"The front matter is not valid YAML ({str(error).splitlines()[0]}).")
        if issue not in document.issues:
            document.issues.append(issue)
        return {}
    return {str(name): item for name, item in value.items()} if isinstance(value, dict) else {}


def _toml_fields(document: Document, source: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        issue = Issue(line=1, message=f"The front matter is not valid TOML ({str(error).splitlines()[0]}).")
        if issue not in document.issues:
            document.issues.append(issue)
        return {}


class _TextLoader(yaml.SafeLoader):
    """Leaves numbers and dates as the text that they are: `2402.17760` is an id, not 2402.1776."""


_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in {
        "tag:yaml.org,2002:float", "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int",
    }]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}  # fmt: skip
