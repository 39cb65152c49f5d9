"""What leaves for the browser: the right address, and only web addresses."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from readerapp.domain.digest import Link
from readerapp.domain.vocabulary import LinkKind
from readerapp.gui.detail.link_row import LinkRow
from readerapp.gui.links import LinkOpener, best_link
from readerapp.gui.theme.theme import Theme

from .conftest import Opened

_ABS = Link(kind=LinkKind.ABS, url="https://arxiv.org/abs/2401.00001")
_PDF = Link(kind=LinkKind.PDF, url="https://arxiv.org/pdf/2401.00001")
_CODE = Link(kind=LinkKind.GITHUB, url="https://github.com/someone/something")


def test_the_best_link_is_the_pdf_then_the_abstract_then_anything() -> None:
    assert best_link((_CODE, _ABS, _PDF)) == _PDF.url
    assert best_link((_CODE, _ABS)) == _ABS.url
    assert best_link((_CODE,)) == _CODE.url
    assert best_link(()) is None


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "mailto:someone@example.org", "ftp://example.org", "https:///", ""],
)
def test_nothing_but_web_addresses_is_opened(qtbot: QtBot, opened: Opened, address: str) -> None:
    opener = LinkOpener(opened)
    with qtbot.waitSignal(opener.failed):
        opener.open(address)
    assert opened.urls == []


def test_web_addresses_are_opened_as_they_are(opened: Opened) -> None:
    LinkOpener(opened).open("https://example.org/a?b=c#d")
    assert opened.urls == ["https://example.org/a?b=c#d"]


def test_a_browser_that_does_not_start_is_told(qtbot: QtBot) -> None:
    opener = LinkOpener(lambda _url: False)
    with qtbot.waitSignal(opener.failed) as heard:
        opener.open("https://example.org")
    assert heard.args == ["No browser could be started for https://example.org"]


def test_a_button_that_stays_for_another_paper_leads_to_the_link_of_that_one(qtbot: QtBot, theme: Theme) -> None:
    before = QWidget()
    qtbot.addWidget(before)
    row, clicked = LinkRow(theme, before, before), list[str]()
    row.link_clicked.connect(clicked.append)
    other = (replace(_ABS, url="https://arxiv.org/abs/2402.00002"), replace(_CODE, url="https://github.com/a/b"))
    row.show_links((_ABS, _CODE))
    buttons = list(row.buttons)
    row.show_links(other)
    assert row.buttons == buttons
    for button in buttons:
        button.click()
    assert clicked == [link.url for link in other]
    assert [button.toolTip() for button in buttons] == clicked
    row.show_links((_PDF,))
    assert [button.url for button in row.buttons] == [_PDF.url]
