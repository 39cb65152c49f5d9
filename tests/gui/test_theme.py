"""Light and dark: contrast that people can read, and a switch that reaches everything."""

import xml.etree.ElementTree as ET
from itertools import product

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QApplication

from readerapp.domain.vocabulary import Kind, Status
from readerapp.gui.actions.table import action_table
from readerapp.gui.texts import KIND_ICONS, STATUS_ICONS
from readerapp.gui.theme.icons import icon_pixmap
from readerapp.gui.theme.theme import Area, Scheme, Theme
from readerapp.gui.theme.tokens import DARK, LIGHT, Tokens, contrast
from readerapp.resources import resource_path

_TEXT, _MARK = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#ffffff") == 1


def _grounds(tokens: Tokens) -> dict[str, str]:
    names = ("sidebar", "surface", "raised", "field", "hover", "selection", "selection_idle", "notice_fill")
    return {name: getattr(tokens, name) for name in names}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    pairs = {
        f"{text} on {ground}": contrast(getattr(tokens, text), colour)
        for text, (ground, colour) in product(("text", "muted"), _grounds(tokens).items())
    }
    pairs |= {f"accent on {g}": contrast(tokens.accent, getattr(tokens, g)) for g in ("sidebar", "surface", "raised")}
    pairs["accent on notice"] = contrast(tokens.accent, tokens.notice_fill)
    pairs["on accent"] = contrast(tokens.on_accent, tokens.accent)
    pairs["error"] = contrast(tokens.text, tokens.error_fill)
    pairs |= {f"chip {chip.fill}": contrast(chip.text, chip.fill) for chip in tokens.chips}
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < _TEXT} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_mark_can_be_seen_on_every_ground(tokens: Tokens) -> None:
    colours = {**{status.value: colour for status, colour in tokens.status.items()}, "star": tokens.star}
    pairs = {
        f"{name} on {ground}": contrast(colour, fill)
        for (name, colour), (ground, fill) in product(colours.items(), _grounds(tokens).items())
    }
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < _MARK} == {}
    assert set(tokens.status) == set(Status)


def test_statuses_differ_by_shape_not_by_colour_alone(qapp: QApplication) -> None:
    shapes = [icon_pixmap(STATUS_ICONS[status], "#000000", 16).toImage() for status in Status]
    assert all(one != other for place, one in enumerate(shapes) for other in shapes[place + 1 :])


def test_every_icon_that_is_named_exists_and_takes_its_colour() -> None:
    named = {spec.icon for spec in action_table() if spec.icon}
    named |= {*STATUS_ICONS.values(), *(KIND_ICONS[kind] for kind in Kind)}
    for name in named:
        text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
        assert ET.fromstring(text).tag.endswith("svg")
        assert "currentColor" in text


def test_a_switch_reaches_palette_icons_and_listeners(qapp: QApplication, theme: Theme) -> None:
    owner = QObject()
    action = QAction(owner)
    theme.dress(action, "star")
    before = action.icon().pixmap(20).toImage()
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(theme.tokens.dark))

    theme.set_scheme(Scheme.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.surface)
    assert DARK.sidebar in qapp.styleSheet()
    assert action.icon().pixmap(20).toImage() != before
    theme.set_scheme(Scheme.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.surface)
    assert heard == [True, False]


def test_zoom_goes_by_steps_and_back(qapp: QApplication, theme: Theme) -> None:
    normal = theme.font().pointSizeF()
    theme.zoom_by(1)
    larger = theme.font().pointSizeF()
    theme.zoom_by(-1)
    assert larger > normal == theme.font().pointSizeF()
    for _ in range(20):
        theme.zoom_by(1)
    assert theme.size(Area.LIST) == 200
    theme.zoom_by(0)
    assert theme.font().pointSizeF() == normal
