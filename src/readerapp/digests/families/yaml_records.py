"""Reads YAML lists of papers, as the sites behind long lists keep them."""

import re
from collections.abc import Iterator

import yaml

from readerapp.digests.cutting.piece import Choose, at_lines
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.families.json_records import GENERIC
from readerapp.digests.records import Record, inner_record, is_record, record_draft

_KEY = r"[\"']?\w[\w .-]{0,40}[\"']?:(?:[ ]|$)"
_FIRST = re.compile(rf"[ ]*(?:-[ ]+)?{_KEY}")
_SECOND = re.compile(rf"[ ]+(?:-[ ]+)?{_KEY}|[ ]*-[ ]")
_ENTRY = re.compile(r"^[ ]{0,4}-[ ]+[\"']?\w[\w .-]{0,40}[\"']?:", re.MULTILINE)
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST, _CHECK_EVERY = 100, 1000
_MOST_NODES = 2_000_000  # of aliases to aliases there may be billions


def score(document: Document) -> float:
    """Mappings that describe works, and nothing around them."""
    if document.front_matter_end or not _begins_as_yaml(document):
        return 0.0
    try:
        found = sum(1 for _ in _records(document))
    except (yaml.YAMLError, ValueError, RecursionError):
        return 0.0
    return 0.93 if found and found * 2 >= len(document.distinct_ids) else 0.0


def read(document: Document) -> list[Draft]:
    """A mention for each record."""
    drafts = []
    for record in _records(document):
        document.checkpoint()
        draft = record_draft(document, record)
        if draft is not None:
            drafts.append(draft)
    return drafts


def cutter(_first: Document) -> Choose:
    """Before entries of lists."""
    return at_lines(_ENTRY)


def _begins_as_yaml(document: Document) -> bool:
    """Whether the first two lines that say anything are a key and what belongs to it."""
    said = (line for line in document.lines if line.strip() and line.rstrip() != "---" and line.lstrip()[:1] != "#")
    first, second = next(said, ""), next(said, "")
    return _FIRST.match(first) is not None and _SECOND.match(second) is not None


def _records(document: Document) -> Iterator[Record]:
    budget = iter(range(_MOST_NODES))
    _require_flat(document)
    roots = list(yaml.compose_all(document.text, Loader=_LOADER))
    stack: list[tuple[yaml.Node, tuple[str, ...], str]] = [(root, (), "") for root in reversed(roots)]
    while stack:
        node, path, key = stack.pop()
        deeper = (*path, key) if key and key.casefold() not in GENERIC else path
        if isinstance(node, yaml.SequenceNode):
            stack.extend((item, deeper, "") for item in reversed(node.value))
        elif isinstance(node, yaml.MappingNode):
            value = _value(node, budget)
            fields = (inner_record(value) or value) if isinstance(value, dict) else {}
            if is_record(fields):
                start, end = node.start_mark.line + 1, node.end_mark.line + (1 if node.end_mark.column else 0)
                yield Record(fields=fields, start=start, end=document.trimmed_end(start, max(start, end)), path=path)
            else:
                stack.extend((item, deeper, str(_value(name, budget))) for name, item in reversed(node.value))


def _require_flat(document: Document) -> None:
    """Raise ValueError where collections are nested without end, which would exhaust the stack of the parser in C."""
    depth = 0
    for count, event in enumerate(yaml.parse(document.text, Loader=_LOADER)):
        if count % _CHECK_EVERY == 0:
            document.checkpoint()
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            message = "nested too deep"
            raise ValueError(message)


def _value(node: yaml.Node, budget: Iterator[int]) -> object:
    """What NODE says, scalars as the text that they are; raises ValueError when it says more than BUDGET allows."""
    if next(budget, None) is None:
        message = "aliases without end"
        raise ValueError(message)
    if isinstance(node, yaml.MappingNode):
        return {str(_value(name, budget)): _value(item, budget) for name, item in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, budget) for item in node.value]
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value)
