"""Light and dark: contrast that people can read, and a switch that reaches everything."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

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
    pairs["found"] = contrast(tokens.text, tokens.found)
    pairs["on accent"] = contrast(tokens.on_accent, tokens.accent)
    pairs["error"] = contrast(tokens.text, tokens.error_fill)
    pairs |= {f"chip {chip.fill}": contrast(chip.text, chip.fill) for chip in tokens.chips}
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < _TEXT} == {}


_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
# Rules whose words stand on other grounds than lists and cards do.
_STANDS_ON = {"QMenuBar": ("sidebar", "hover"), "QMenu": ("raised", "selection"), "QToolTip": ("raised",)}


def _pairs_of(sheet: str, tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    """The rules of a style sheet that colour text, with the text's colour and each ground it may stand on."""
    text = re.sub(r"/\*.*?\*/", "", resource_path("styles", sheet).read_text(encoding="utf-8"), flags=re.DOTALL)
    for selector, body in _RULE.findall(text):
        said = dict(re.findall(r"(?:^|[;\s])(color|background(?:-color)?):\s*\$(\w+)", body))
        ground = said.get("background") or said.get("background-color")
        if "color" not in said or ":disabled" in selector:  # what cannot be used may be faint
            continue
        lead = selector.strip().partition("::")[0]
        for name in (ground,) if ground else _STANDS_ON.get(lead, ("surface", "raised", "sidebar", "field", "hover")):
            yield f"{selector.strip()} on {name}", getattr(tokens, said["color"]), getattr(tokens, name)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sheet", ["window.qss", "passage.css", "digest.css"])
def test_every_text_of_the_style_sheets_can_be_read(sheet: str, tokens: Tokens) -> None:
    ratios = {rule: contrast(colour, ground) for rule, colour, ground in _pairs_of(sheet, tokens)}
    assert ratios
    assert {rule: ratio for rule, ratio in ratios.items() if ratio < _TEXT} == {}


_FIELD = re.compile(r"(?:QLineEdit|QPlainTextEdit|QComboBox|QSpinBox|QCheckBox::indicator)(?:#\w+)?(?::\w+)*")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_outlines_of_fields_can_be_seen(tokens: Tokens) -> None:
    sheet = resource_path("styles", "window.qss").read_text(encoding="utf-8")
    ratios = {}
    for selectors, body in _RULE.findall(sheet):
        drawn = re.search(r"border(?:-color)?:[^;]*\$(\w+)", body)
        fields = [one for one in map(str.strip, selectors.split(",")) if _FIELD.fullmatch(one)]
        for field, ground in product(fields if drawn else (), ("field", "surface", "raised", "sidebar")):
            if drawn and ":disabled" not in field:
                ratios[f"{field} on {ground}"] = contrast(getattr(tokens, drawn[1]), getattr(tokens, ground))
    assert len(ratios) > 30
    assert {rule: ratio for rule, ratio in ratios.items() if ratio < _MARK} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_messages_can_be_read_with_their_buttons(tokens: Tokens) -> None:
    pairs = product(("text", "muted", "accent", "error"), ("notice_fill", "error_fill", "sidebar"))
    ratios = {f"{text} on {ground}": contrast(getattr(tokens, text), getattr(tokens, ground)) for text, ground in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < _TEXT} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_frame_of_what_has_the_focus_stands_out(tokens: Tokens) -> None:
    grounds = {**_grounds(tokens), "error_fill": tokens.error_fill}
    ratios = {ground: contrast(tokens.accent, colour) for ground, colour in grounds.items()}
    assert {ground: ratio for ground, ratio in ratios.items() if ratio < _MARK} == {}


def test_what_stands_in_empty_fields_can_be_read(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    for scheme, tokens in ((Scheme.DARK, DARK), (Scheme.LIGHT, LIGHT)):
        theme.set_scheme(scheme)
        field = QLineEdit()
        qtbot.addWidget(field)
        field.ensurePolished()
        assert field.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(tokens.muted)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_mark_can_be_seen_on_every_ground(tokens: Tokens) -> None:
    colours = {**{status.value: colour for status, colour in tokens.status.items()}, "star": tokens.star}
    colours |= {"faint": tokens.faint, "muted": tokens.muted, "error": tokens.error}
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


def test_icons_among_text_grow_with_its_letters_and_others_do_not(qtbot: QtBot, theme: Theme) -> None:
    inside, outside = QToolButton(), QToolButton()
    for button in (inside, outside):
        qtbot.addWidget(button)
        button.setIconSize(QSize(16, 16))
    theme.dress_in_text(inside, "star")
    theme.dress(outside, "star")
    theme.set_size(Area.TEXT, 200)
    theme.dress_in_text(inside, "star-filled")
    assert (inside.iconSize(), outside.iconSize()) == (QSize(16, 16) * theme.text_scale, QSize(16, 16))
    assert theme.text_scale >= 2
    theme.set_size(Area.TEXT, 100)
    assert inside.iconSize() == QSize(16, 16) * max(theme.text_scale, 1.0)
