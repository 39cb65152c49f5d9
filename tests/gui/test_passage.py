"""Rendered text: what digests write becomes readable, and nothing in it can act."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from readerapp.gui.detail.passage import fields_html, passage_html
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.theme.theme import Theme

_BLOCKS = "p pre ul ol li h1 h2 h3 h4 h5 h6 blockquote hr table thead tbody tr th td"
_ALLOWED = frozenset(f"{_BLOCKS} em strong a code br s i b sup sub".split())


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*   2401.00001 | one line of a list", "<p>2401.00001 | one line of a list</p>"),
        ("| 1 | 2401.00001 | **fast** |", "<p>1 · 2401.00001 · <strong>fast</strong></p>"),
        ("see [it](https://example.org)", '<p>see <a href="https://example.org">it</a></p>'),
        ("[it](javascript:alert)", "<p>[it](javascript:alert)</p>"),
        ("![a picture](https://example.org/x.png)", "<p>a picture</p>"),
        ("a<br>b", "<p>a<br />\nb</p>"),
        ("<details><summary>week</summary>one</details>", "<p>weekone</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("rate $x_1 * x_2$ ok", "<p>rate <i>x</i><sub>1</sub> ∗ <i>x</i><sub>2</sub> ok</p>"),
        ("it costs $5 or $6", "<p>it costs $5 or $6</p>"),
    ],
)
def test_passages_read_well(markdown: str, html: str) -> None:
    assert passage_html(markdown).strip() == html


@given(st.text(alphabet=st.sampled_from("<>/abimgscript!=\"'()[]:h*_`| \n$&#"), max_size=80))
def test_no_text_becomes_markup_of_its_own(text: str) -> None:
    html = passage_html(text)
    assert {tag.casefold() for tag in re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)", html)} <= _ALLOWED
    assert not re.search(r"<[^>]*\son\w+\s*=", html)


def test_fields_stand_under_their_names_and_empty_ones_are_left_out() -> None:
    html = fields_html((("Idea <1>", "do *less*"), ("Results", " "), ("End", "done")))
    assert html == (
        '<h4 class="field first">Idea &lt;1&gt;</h4><p>do <em>less</em></p>\n<h4 class="field">End</h4><p>done</p>\n'
    )


def test_names_that_only_we_gave_do_not_stand_in_the_way() -> None:
    assert fields_html((("summary", "just this"),)) == passage_html("just this")
    assert fields_html((("opinion", "good"), ("summary", "x"))).startswith('<h4 class="field first">Opinion</h4>')


def test_a_view_never_loads_anything_and_hands_links_out(qtbot: QtBot, theme: Theme) -> None:
    view = PassageView(theme)
    qtbot.addWidget(view)
    view.show_html('<p><a href="https://example.org">there</a></p>')
    assert view.loadResource(2, "https://example.org/x.png") is None
    with qtbot.waitSignal(view.link_clicked) as clicked:
        view.anchorClicked.emit("https://example.org")
    assert clicked.args == ["https://example.org"]
    assert view.toPlainText() == "there"


def test_tab_stops_at_links_and_at_words_to_be_looked_at(qtbot: QtBot, theme: Theme) -> None:
    shown = QWidget()
    qtbot.addWidget(shown)
    view, after = PassageView(theme), QPushButton()
    layout = QVBoxLayout(shown)
    for widget in (view, after):
        layout.addWidget(widget)
    words = "".join(
        f'<a href="word:1:2:{n}:{kind}">{kind}</a> ' for n, kind in enumerate(("sure", "uncertain", "sure"))
    )
    view.show_html(f'<p>{words}<a href="https://example.org">there</a> <a href="word:1:2:9:sure">sure</a></p>')
    shown.show()
    shown.activateWindow()
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(view.hasFocus)
    stops = []
    while view.hasFocus():
        QTest.keyClick(view, Qt.Key.Key_Tab)
        stops.append(view.textCursor().selectedText() if view.hasFocus() else "")
    assert (stops, after.hasFocus()) == (["uncertain", "there", ""], True)
