"""Digests as HTML: they read well, every paper has one chip in its place, and nothing in them can act."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readerapp.domain.digest_page import Mark
from readerapp.gui.digest_view.inline_html import ChipWriter
from readerapp.gui.digest_view.markdown_html import MarkdownPage

_ABS = "https://arxiv.org/abs/2401.0000"
_BLOCKS = "p ul ol li h1 h2 h3 h4 h5 h6 blockquote hr table tr th td"
_ALLOWED = frozenset(f"{_BLOCKS} b i s a code br sup sub".split())
_OWN_ATTRIBUTES = re.compile(r' (?:style="[^"<>]*"|width="\d+%"|cell\w+="0"|class="[a-z ]+"|start="\d+")')


def a_mark(line: int, *names: str, mention: int = 0, last: int = 0) -> Mark:
    return Mark(
        index=0, mention_id=mention or line, paper_id=line, first=line, last=last or line, names=names or ("none",)
    )


def rendered(markdown: str, *marks: Mark, references: dict[str, str] | None = None) -> str:
    """The HTML of MARKDOWN with chips as `(N)`, without what only the view needs."""
    chips = ChipWriter()
    html = MarkdownPage(marks, references or {}, chips).html(list(enumerate(markdown.split("\n"), start=1)))
    assert sorted(chip.mention_id for chip in chips.written) == sorted(mark.mention_id for mark in marks)
    html = re.sub(r'<a href="readerapp:mention/(\d+)"><img[^>]*></a><span [^>]*>\u2005</span>', r"(\1)", html)
    return _OWN_ATTRIBUTES.sub("", html).replace("\u2005", "")


def states(markdown: str) -> list[int]:
    """The lines that the blocks of MARKDOWN know."""
    html = MarkdownPage((), {}, ChipWriter()).html(list(enumerate(markdown.split("\n"), start=1)))
    return [int(state) for state in re.findall(r"-qt-user-state:(\d+)", html)]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("# A\ntext", "<h1>A</h1><p>text</p>"),
        ("one\ntwo", "<p>one<br/>two</p>"),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("4. a\n5. b", "<ol><li>a</li><li>b</li></ol>"),
        ("> a **b**", "<blockquote><p>a <b>b</b></p></blockquote>"),
        ("[a](https://e.org) [b](javascript:x)", '<p><a href="https://e.org">a</a> [b](javascript:x)</p>'),
        ("see https://e.org/a_b.", '<p>see <a href="https://e.org/a_b">https://e.org/a_b</a>.</p>'),
        ("![a sign](https://e.org/x.png)", "<p>a sign</p>"),
        ("a<br>b", "<p>a<br/>b</p>"),
        ("<details>\n<summary>One week</summary>\n\n- a", "<p><b>One week</b></p><ul><li>a</li></ul>"),
        ("<h2 align='center'>Sea</h2>", "<h2>Sea</h2>"),
        ('<a href="https://e.org">sea</a>', '<p><a href="https://e.org">sea</a></p>'),
        ("<!-- not\nseen -->\n\nseen", "<p>seen</p>"),
        ("<script>alert(1)</script>", "<p>alert(1)</p>"),
        ("<blink>x</blink>", "<p>&lt;blink&gt;x&lt;/blink&gt;</p>"),
        ("    four spaces", "<p>four spaces</p>"),
        ("```python\na < b\n\n```", "<p>a &lt; b</p><p>&nbsp;</p>"),
        ("```markdown\n## A\n- b\n```", "<h2>A</h2><ul><li>b</li></ul>"),
        ("```\n├── a\n```", "<p>├── a</p>"),
        ("text over\ntwo lines\n---", "<p>text over<br/>two lines</p>"),
        ("| a |\n|---|\n| `2` |", "<table><tr><th><p>a</p></th></tr><tr><td><p><code>2</code></p></td></tr></table>"),
        ("rate $x_1 * x_2$ ok", "<p>rate <i>x</i><sub>1</sub> ∗ <i>x</i><sub>2</sub> ok</p>"),
    ],
)
def test_digests_read_well(markdown: str, html: str) -> None:
    assert rendered(markdown) == html


def test_references_from_elsewhere_lead_somewhere() -> None:
    assert rendered("[sea][1]", references={"1": "https://e.org"}) == '<p><a href="https://e.org">sea</a></p>'


@pytest.mark.parametrize(
    ("markdown", "marks", "html"),
    [
        ("# A study", [a_mark(1)], "<h1>(1)A study</h1>"),
        ("- a\n- b", [a_mark(2)], "<ul><li>a</li><li>(2)b</li></ul>"),
        ("one\ntwo\nthree", [a_mark(2)], "<p>one<br/>(2)two<br/>three</p>"),
        ("\n\ntext", [a_mark(1)], "<p>(1)text</p>"),
        ("text\n\n", [a_mark(3)], "<p>text</p><p>(3)</p>"),
        ("```\ncode\n```", [a_mark(2)], "<p>(2)code</p>"),
        (
            "2401.00001 & 2401.00002 together",
            [a_mark(1, "2401.00001", mention=7), a_mark(1, "2401.00002", mention=8)],
            "<p>(7)2401.00001 &amp; (8)2401.00002 together</p>",
        ),
        (
            f"[Tides]({_ABS}1), **[Winds]({_ABS}2)**",
            [a_mark(1, "2401.00001", mention=7), a_mark(1, "2401.00002", mention=8)],
            f'<p>(7)<a href="{_ABS}1">Tides</a>, <b>(8)<a href="{_ABS}2">Winds</a></b></p>',
        ),
        (
            f"see {_ABS}1 and this",
            [a_mark(1, "2401.00001", mention=7), a_mark(1, "2401.00002", mention=8)],
            f'<p>(8)see (7)<a href="{_ABS}1">{_ABS}1</a> and this</p>',
        ),
        (
            "| Id | Name |\n|-|-|\n| 2401.00001 | Tidal |",
            [a_mark(3, "2401.00001", "Tidals", "Tidal ")],
            "<table>(head)<tr><td><p>(3)2401.00001</p></td><td><p>Tidal</p></td></tr></table>",
        ),
        (
            "| Id | Name |\n|-|-|\n| 2401.00001 | On tides |",
            [a_mark(3, "2401.00001", "On tides")],
            "<table>(head)<tr><td><p>2401.00001</p></td><td><p>(3)On tides</p></td></tr></table>",
        ),
    ],
)
def test_a_chip_stands_where_its_paper_is_spoken_of(markdown: str, marks: list[Mark], html: str) -> None:
    head = "<tr><th><p>Id</p></th><th><p>Name</p></th></tr>"
    assert rendered(markdown, *marks).replace(head, "(head)") == html


def test_every_block_knows_its_line() -> None:
    assert states("# a\n\n- b\n  - c\n\n| x |\n|---|\n| y |\n\n```\nd\n```\ne\nf") == [1, 3, 4, 6, 8, 11, 13]


_PIECES = (
    *("# ", "- ", "  ", "| ", "|---|", "```", "text ", "2401.00001", "[a](https://e.org)", "**", "`", "<b>", "---"),
    *(
        "<img src=x onerror=y>",
        "<!--",
        "-->",
        "> ",
        "&lt;",
        "&#65532;",
        "\ufffc",
        "$x$",
        "$$",
        r"\(x_1",
        r"\)",
        "![i](https://e.org/i.png)",
    ),
)


@given(
    st.lists(st.lists(st.sampled_from(_PIECES), max_size=5).map("".join), min_size=1, max_size=12),
    st.lists(st.integers(1, 12), max_size=8),
)
def test_whatever_is_written_every_paper_has_one_chip_and_no_markup_is_the_digests_own(
    lines: list[str], places: list[int]
) -> None:
    marks = [
        a_mark(min(line, len(lines)), "2401.00001", mention=number)
        for number, line in enumerate(sorted(places), start=1)
    ]
    html = rendered("\n".join(lines), *marks)
    assert {tag.casefold() for tag in re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)", html)} <= _ALLOWED
    assert "<img" not in html
    assert all(address.startswith("https://e.org") for address in re.findall(r'href="([^"]*)"', html))
    assert not re.search(r"<[^>]*\son\w+\s*=", html)
