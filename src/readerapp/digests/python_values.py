"""Reads what Python prints for a dict, dates and other objects in it included, without running anything."""

import ast

_LONGEST = 1_000_000
_DATES = frozenset({"date", "datetime"})


def python_value(text: str) -> object:
    """The value that TEXT is the `repr` of; None when it is none."""
    if len(text) >= _LONGEST:
        return None
    try:
        return _value(ast.parse(text, mode="eval").body)
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return None


def _value(node: ast.expr) -> object:
    """The value of NODE: of an object of a class the date it is or what it was made from, of a bare name nothing."""
    match node:
        case ast.Dict(keys=keys, values=values):
            return {_value(key): _value(value) for key, value in zip(keys, values, strict=True) if key is not None}
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
            return [_value(item) for item in items]
        case ast.Call(func=called, args=arguments):
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            given = [_value(argument) for argument in arguments]
            if name in _DATES:
                return "-".join(f"{value:02}" for value in given[:3] if isinstance(value, int))
            return given[0] if given else None
        case ast.Name() | ast.Attribute():
            return None
        case _:
            return ast.literal_eval(node)
