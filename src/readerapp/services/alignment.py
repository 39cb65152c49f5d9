"""Finds which pieces of a line a repair changed, token by token, in linear time."""

import re
from collections.abc import Iterator

# A no-break space can be a part of a broken character, so only the ordinary space parts tokens.
_TOKEN = re.compile(r" +|[^ ]+")
_LOOK_AHEAD = 14

Change = tuple[int, int, int, int]


def changed_pieces(before: str, after: str) -> tuple[Change, ...]:
    """The pieces that differ: start and end before, start and end after; those that touch are one."""
    merged: list[Change] = []
    for piece in _pieces(before, after):
        last = merged[-1] if merged else None
        if last is not None and last[1] == piece[0] and last[3] == piece[2]:
            merged[-1] = (last[0], piece[1], last[2], piece[3])
        else:
            merged.append(piece)
    return tuple(merged)


def _pieces(before: str, after: str) -> Iterator[Change]:
    olds = [match.span() for match in _TOKEN.finditer(before)]
    news = [match.span() for match in _TOKEN.finditer(after)]
    i = j = 0
    while i < len(olds) and j < len(news):
        if before[slice(*olds[i])] == after[slice(*news[j])]:
            i, j = i + 1, j + 1
            continue
        skip_old, skip_new = _same_again(before, olds[i : i + _LOOK_AHEAD], after, news[j : j + _LOOK_AHEAD])
        yield olds[i][0], olds[i + skip_old - 1][1], news[j][0], news[j + skip_new - 1][1]
        i, j = i + skip_old, j + skip_new
    if i < len(olds) or j < len(news):
        old = olds[i][0] if i < len(olds) else len(before)
        new = news[j][0] if j < len(news) else len(after)
        yield old, len(before), new, len(after)


def _same_again(before: str, olds: list[tuple[int, int]], after: str, news: list[tuple[int, int]]) -> tuple[int, int]:
    """How many tokens of both sides to pass over until they say the same; one each where nothing near does."""
    for distance in range(2, len(olds) + len(news) - 1):
        for a in range(max(1, distance - len(news) + 1), min(distance, len(olds))):
            b = distance - a
            if b < 1 or b >= len(news) or a >= len(olds):
                continue
            token = before[slice(*olds[a])]
            if token == after[slice(*news[b])] and (token.strip() or a == b):
                return a, b
    return 1, 1
