"""The colours of the window by purpose, once for light and once for dark, and what contrast they have.

Every pair that carries text meets WCAG 2.2 AA (4.5 to 1), every icon and every outline of a field 3 to 1;
`tests/gui/test_theme.py` checks it.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from readerapp.domain.tags import fold_tag
from readerapp.domain.vocabulary import Status

_CHIPS = ("blue", "green", "amber", "violet", "red", "teal", "pink", "grey")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipColours:
    """The two colours of a tag chip."""

    fill: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Colours as `#rrggbb`, named by what they are for.

    Attributes:
        sidebar, surface, raised: backgrounds of the left pane, of lists and papers, and of cards.
        line, edge, outline: hairlines between areas, outlines of controls, and of fields, which nothing else shows.
        text, muted: what is read first, and what is read second.
        faint: icons that wait to be used, such as stars that are not lit; no text.
        accent, on_accent: the one colour that says "here", and text on it.
        selection, selection_idle: behind selected rows, with and without keyboard focus.
            found: behind words that are looked for.
            chips: the colours of tags, in the order of `_CHIPS`.
        tag_colours: which of `tags.COLOURS` each tag has, by its folded name.
    """

    dark: bool
    sidebar: str
    surface: str
    raised: str
    field: str
    hover: str
    line: str
    edge: str
    outline: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    selection: str
    selection_idle: str
    found: str
    star: str
    error: str
    error_fill: str
    notice_fill: str
    status: Mapping[Status, str]
    chips: tuple[ChipColours, ...]
    tag_colours: Mapping[str, str] | None = None

    def chip(self, tag: str) -> ChipColours:
        """The colours of TAG's chip: those that the user sees in the left pane, else always the same for a name."""
        folded = fold_tag(tag)
        named = (self.tag_colours or {}).get(folded, "")
        return self.colour(named) if named in _CHIPS else self.chips[zlib.crc32(folded.encode()) % len(self.chips)]

    def colour(self, name: str) -> ChipColours:
        """The chip of one of `tags.COLOURS`."""
        return self.chips[_CHIPS.index(name)]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


LIGHT = Tokens(
    dark=False,
    sidebar="#f4f3f0",
    surface="#ffffff",
    raised="#faf9f7",
    field="#ffffff",
    hover="#ecebe7",
    line="#e7e5e1",
    edge="#cfccc5",
    outline="#8e8b84",
    text="#1d1d1b",
    muted="#63615c",
    faint="#84817a",
    accent="#2f5fae",
    on_accent="#ffffff",
    selection="#dbe6f8",
    selection_idle="#e9e7e3",
    found="#fbe7a3",
    star="#a86a00",
    error="#a62b1f",
    error_fill="#fbe9e6",
    notice_fill="#eaf0fa",
    status=MappingProxyType(
        {
            Status.INBOX: "#2f5fae",
            Status.TO_READ: "#7a4aa8",
            Status.READING: "#a85a12",
            Status.SKIMMED: "#3a7a4c",
            Status.READ: "#2c7440",
            Status.SKIPPED: "#6b6964",
        }
    ),
    chips=(
        ChipColours(fill="#e3ecf9", text="#274c86"),
        ChipColours(fill="#e2f1e6", text="#235c35"),
        ChipColours(fill="#f8ecd8", text="#74490a"),
        ChipColours(fill="#f0e6f7", text="#613a86"),
        ChipColours(fill="#fae5e3", text="#8a2f25"),
        ChipColours(fill="#def0f0", text="#1d585a"),
        ChipColours(fill="#f9e4ef", text="#85295b"),
        ChipColours(fill="#ecebe6", text="#504e48"),
    ),
)

DARK = Tokens(
    dark=True,
    sidebar="#191a1c",
    surface="#1f2023",
    raised="#26272b",
    field="#2a2b2f",
    hover="#2b2c30",
    line="#303136",
    edge="#494b52",
    outline="#74767e",
    text="#e9e7e3",
    muted="#aeaca6",
    faint="#878991",
    accent="#8db4f2",
    on_accent="#10203a",
    selection="#293d5e",
    selection_idle="#333439",
    found="#5c4a12",
    star="#e3b04b",
    error="#ff9d8f",
    error_fill="#43241f",
    notice_fill="#25314a",
    status=MappingProxyType(
        {
            Status.INBOX: "#8db4f2",
            Status.TO_READ: "#c9a4ee",
            Status.READING: "#eaa663",
            Status.SKIMMED: "#8fce9f",
            Status.READ: "#7cc78f",
            Status.SKIPPED: "#a09e98",
        }
    ),
    chips=(
        ChipColours(fill="#2a3b57", text="#bcd3f8"),
        ChipColours(fill="#24412e", text="#b0e0bd"),
        ChipColours(fill="#48381c", text="#f0d29a"),
        ChipColours(fill="#3e2f4f", text="#dcc3f3"),
        ChipColours(fill="#4d2d2a", text="#f8c0b8"),
        ChipColours(fill="#1f4143", text="#a6dfe0"),
        ChipColours(fill="#4b2a3c", text="#f4bcd8"),
        ChipColours(fill="#3a3b3f", text="#d5d3cd"),
    ),
)
