"""Turns tokens into what Qt understands: a palette, the window's style sheet and the style sheet of rendered text."""

import re
from string import Template

from PySide6.QtGui import QColor, QPalette

from readerapp.gui.theme.tokens import Tokens
from readerapp.resources import resource_path

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


def palette(tokens: Tokens) -> QPalette:
    """The palette for Fusion, from which dialogs, menus and fields take their colours."""
    result = QPalette()
    colours = {
        _Role.Window: tokens.surface,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.raised,
        _Role.ToolTipBase: tokens.raised,
        _Role.ToolTipText: tokens.text,
        _Role.PlaceholderText: tokens.muted,
        _Role.Text: tokens.text,
        _Role.Button: tokens.raised,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.error,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.accent,
        _Role.Highlight: tokens.selection,
        _Role.HighlightedText: tokens.text,
        _Role.Accent: tokens.accent,
        _Role.Light: tokens.hover,
        _Role.Midlight: tokens.line,
        _Role.Mid: tokens.edge,
        _Role.Dark: tokens.edge,
        _Role.Shadow: tokens.edge,
    }
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        result.setColor(_Group.Disabled, role, QColor(tokens.muted))
    return result


def style_values(tokens: Tokens, sizes: dict[str, str]) -> dict[str, str]:
    """What the `$names` of the style sheets stand for."""
    names = (
        "sidebar surface raised field hover line edge outline text muted faint accent on_accent selection "
        "selection_idle star error error_fill notice_fill"
    )
    scheme = "dark" if tokens.dark else "light"
    marks = {name: resource_path("icons", f"{name}-{scheme}.svg").as_posix() for name in ("tick", "dash", "arrow")}
    return {name: getattr(tokens, name) for name in names.split()} | marks | sizes


def window_style(tokens: Tokens, sizes: dict[str, str]) -> str:
    """The style sheet of the whole window."""
    return _filled("window.qss", tokens, sizes)


def sizes_style(tokens: Tokens, sizes: dict[str, str]) -> str:
    """Only what the window's style sheet says about the size of letters, for a pane with other SIZES."""
    rules = re.findall(r"^([^{}/]+?)\s*\{[^}]*?(font-size: [^;}]+)", window_style(tokens, sizes), re.MULTILINE)
    return "\n".join(f"{selector.strip()} {{ {size}; }}" for selector, size in rules)


def text_style(tokens: Tokens, sizes: dict[str, str]) -> str:
    """The style sheet of rendered passages and notes."""
    return _filled("passage.css", tokens, sizes)


def digest_style(tokens: Tokens, sizes: dict[str, str]) -> str:
    """The style sheet of digests that are read whole."""
    return text_style(tokens, sizes) + _filled("digest.css", tokens, sizes)


def _filled(name: str, tokens: Tokens, sizes: dict[str, str]) -> str:
    text = resource_path("styles", name).read_text(encoding="utf-8")
    return Template(text).substitute(style_values(tokens, sizes))
