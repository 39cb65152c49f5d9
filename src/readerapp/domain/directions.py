"""Keeps the writing direction of a name to itself, so that the words behind it read as they should."""

import re

_EMBEDDINGS, _ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_END_EMBEDDING, _END_ISOLATE = "\u202c", "\u2069"
_MARK = re.compile(f"[{_EMBEDDINGS}{_ISOLATES}{_END_EMBEDDING}{_END_ISOLATE}]")


def contained(text: str) -> str:
    """TEXT, with an end for every change of direction that it begins (Unicode Annex 9, X1 to X8)."""
    begun: list[str] = []
    for mark in _MARK.findall(text):
        if mark in _EMBEDDINGS:
            begun.append(_END_EMBEDDING)
        elif mark in _ISOLATES:
            begun.append(_END_ISOLATE)
        elif mark == _END_EMBEDDING and begun[-1:] == [_END_EMBEDDING]:
            begun.pop()
        elif mark == _END_ISOLATE and _END_ISOLATE in begun:  # which ends what began inside, too
            while begun.pop() != _END_ISOLATE:
                pass
    return text + "".join(reversed(begun))
