"""Reads the people that a field of a record names: as text, as names, or as objects with parts of names."""

import re
from collections.abc import Iterable, Iterator, Mapping

from readerapp.digests.names import full_name, is_cjk_name, is_placeholder, split_names

_NAME_KEYS = ("name", "fullname", "full_name", "literal", "author", "display_name")
_LAST_FIRST = re.compile(r"[^,;]+,\s*[^,;]+")


def authors_of(value: object) -> Iterator[str]:
    """The people that a value gives: a text, a list of names, or of objects with `name` or `given` and `family`."""
    if isinstance(value, str):
        yield from _names_in_text(value)
    elif isinstance(value, Mapping):
        name = next((value[key] for key in _NAME_KEYS if value.get(key)), "")
        if isinstance(name, Mapping):
            yield from authors_of(name)
            return
        first = value.get("given") or value.get("firstName") or value.get("first_name") or ""
        last = value.get("family") or value.get("lastName") or value.get("last_name") or ""
        full = str(name) or full_name(str(first), str(last))
        if full and not is_placeholder(full):
            yield full
    elif isinstance(value, (list, tuple)):
        for item in value:
            if isinstance(item, list):  # `["Ooguri", "Hirosi", ""]`, as in arXiv's own metadata
                parts = [str(part).strip() for part in item if str(part).strip()]
                yield " ".join([*parts[1:], *parts[:1]])
            elif isinstance(item, str):
                yield from [] if is_placeholder(item) else [_given_name_first(item)]
            else:
                yield from authors_of(item)


def _names_in_text(text: str) -> Iterable[str]:
    parts = [part.strip() for part in text.split(";") if part.strip()]
    pair = (
        re.fullmatch(r"((?:[a-z]{1,3} ){0,2}[^\s,]+), ([^\s,]+( [^\s,]+){0,3})", parts[0]) if len(parts) == 1 else None
    )
    single = pair is not None and not (len(pair[1]) > 1 and is_cjk_name(pair[1]) and is_cjk_name(pair[2]))
    if all(_LAST_FIRST.fullmatch(part) for part in parts) and (len(parts) > 1 or single):
        return [_given_name_first(part) for part in parts]
    return split_names(text)


def _given_name_first(name: str) -> str:
    last, comma, first = (part.strip() for part in name.strip().partition(","))
    return full_name(first, last) if comma and first and "," not in first else name.strip()
