"""Frozen values of the domain as JSON and back, by their type hints: commands of the undo history, what a merge hid."""

import json
import types
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

_T = TypeVar("_T")
_TYPE = "type"


class UnreadableValue(ValueError):
    """The text is no such value."""


def to_json(value: object) -> str:
    """A frozen dataclass, possibly of others, of tuples, texts, numbers and enums, as JSON that names its type."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[_T] | types.UnionType, text: str) -> _T:
    """The value of KIND, a dataclass or a union of such, that `to_json` wrote; raises `UnreadableValue`."""
    try:
        value: _T = _read(kind, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, StopIteration) as error:
        raise UnreadableValue(text) from error
    return value


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {_TYPE: type(value).__name__, **named}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value


def _read(kind: Any, plain: Any) -> Any:  # noqa: ANN401  a type hint, and whatever JSON holds
    if get_origin(kind) in (Union, types.UnionType):
        return _read(_chosen(get_args(kind), plain), plain)
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        repeated = kinds[1:] == (...,)
        return tuple(_read(kinds[0] if repeated else kinds[at], item) for at, item in enumerate(plain))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _read(hints[name], value) for name, value in plain.items() if name != _TYPE})
    if kind is type(None):
        return None
    return kind(plain)


def _chosen(kinds: tuple[Any, ...], plain: Any) -> Any:  # noqa: ANN401
    if plain is None and type(None) in kinds:
        return type(None)
    if isinstance(plain, dict):
        return next(kind for kind in kinds if getattr(kind, "__name__", "") == plain[_TYPE])
    return next(kind for kind in kinds if kind is not type(None) and not is_dataclass(kind))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
