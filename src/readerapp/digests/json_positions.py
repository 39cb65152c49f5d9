"""Decodes JSON and remembers on which lines each object stands."""

import json
import json.decoder
import json.scanner
import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any


class PositionedJson:
    """A decoded JSON text.

    Attributes:
        value: what the text says.
    """

    def __init__(self, text: str, checkpoint: Callable[[], None]) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._text = text
        self._spans: dict[int, tuple[int, int]] = {}
        self._checkpoint = checkpoint
        decoder = json.JSONDecoder(strict=False)
        parse_object = json.decoder.JSONObject  # type: ignore[attr-defined]

        def remember(s_and_end: tuple[str, int], *rest: object) -> tuple[Any, int]:
            value, end = parse_object(s_and_end, *rest)
            self._spans[id(value)] = (s_and_end[1] - 1, end - 1)
            if len(self._spans) % 256 == 0:
                self._checkpoint()
            return value, end

        decoder.parse_object = remember  # type: ignore[attr-defined]
        decoder.scan_once = json.scanner.py_make_scanner(decoder)  # type: ignore[attr-defined]
        self.value: object = decoder.decode(text)

    def text_of(self, value: object) -> str:
        """An object of the text as it is written there."""
        start, end = self._spans.get(id(value), (0, 0))
        return self._text[start : end + 1]

    def lines_of(self, value: object) -> tuple[int, int]:
        """The first and last line of an object of the text."""
        start, end = self._spans.get(id(value), (0, 0))
        return bisect_right(self._starts, start), bisect_right(self._starts, end)
