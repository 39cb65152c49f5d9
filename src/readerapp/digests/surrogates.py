"""Takes lone surrogates out of what was read: an escape in JSON or YAML can make text that no file can hold."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r"\\[uU](?:0000)?[dD][89a-fA-F]")

_T = TypeVar("_T")


def may_give_surrogates(text: str) -> bool:
    """Whether what is read from TEXT can hold a lone surrogate: one stands there, or an escape for one."""
    return bool("\\" in text and _ESCAPED.search(text)) or bool(not text.isascii() and _SURROGATE.search(text))


def without_surrogates(value: _T) -> _T:
    """VALUE with U+FFFD for each lone surrogate in its texts; tuples and dataclasses are gone through."""
    return cast("_T", _clean(value))


def _clean(value: object) -> object:
    if isinstance(value, str):
        return value if value.isascii() or not _SURROGATE.search(value) else _clean_text(value)
    if isinstance(value, tuple):
        cleaned = tuple(map(_clean, value))
        return cleaned if any(new is not old for new, old in zip(cleaned, value, strict=True)) else value
    if is_dataclass(value) and not isinstance(value, type):
        changes = {}
        for item in fields(value):
            old = getattr(value, item.name)
            new = _clean(old)
            if new is not old:
                changes[item.name] = new
        return replace(value, **changes) if changes else value
    return value


def _clean_text(text: str) -> str:
    """TEXT with each lone surrogate replaced, and two that make a pair joined."""
    return text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
