"""What is read without a parser for speed is read as the parser reads it, and what parsers cannot bear does no harm."""

from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry, Field
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builders import cases
from readerapp.digests import read_digest
from readerapp.digests.blocks import BlockKind, Inline
from readerapp.digests.html_tree import blocks_from_html
from readerapp.digests.inline_text import inline_from_tokens
from readerapp.digests.latex_text import QuickLatexDecoding
from readerapp.digests.markdown_tree import parse_markdown
from readerapp.digests.simple_inline import simple_inline

INLINE = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "B c",
                " ",
                "  ",
                "\n",
                "**",
                "** ",
                " **",
                "*",
                "_",
                "a_b",
                "!",
                "[",
                "]",
                "(",
                ")",
                ".",
                ":",
                "—",
                "é",
            ),
            *("**T i** ", "**[T](http://a.b/c)** ", "[x](http://a.b/c)", "[y z](https://a.b/c_d*e)", "![i](http://q)"),
            *("http://x.y/z_w", "www.q.r", "<b>", "&amp;", "`", "~", "한", "\u3000", "\u00a0", "\t", "2402.17764"),
        ]
    ),
    max_size=9,
).map(lambda parts: "".join(parts).strip())
CELLS = st.lists(
    st.sampled_from(["|", "| a ", "\\|", "\\", "[x](http://y.z)", " ", "`|`", "**b**", "b", "\n", "|\n|", "-", ">"]),
    max_size=30,
).map("".join)
LATEX = st.lists(
    st.sampled_from([*"ab Z.,-'`~{}$%&_^\\\n", "{\\'e}", '\\"o', "--", "``", "{{A}}", "\\emph{x}", "é", "$x^2$"]),
    max_size=20,
).map("".join)
MARKUP = st.lists(
    st.sampled_from(
        [
            "<",
            "<!--",
            "-->",
            "<![",
            "<![CDATA[",
            "]]>",
            "<![if x]>",
            ">",
            "<?",
            "</",
            "<p>",
            "x",
            "\n",
            "&",
            "<a href='",
            "'",
        ]
    ),
    max_size=20,
).map("".join)


def parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.normalizeLink = parser.normalizeLinkText = lambda url: url  # type: ignore[method-assign,assignment]
    return parser


def parsed_inline(text: str) -> Inline:
    children = parser().parseInline(text)[0].children
    return inline_from_tokens(children or ())


@given(text=INLINE.filter(bool))
@settings(max_examples=cases(400))
def test_simple_text_is_what_the_parser_makes_of_it(text: str) -> None:
    simple = simple_inline(text)

    assert simple is None or simple == parsed_inline(text)


def test_links_and_bold_words_are_simple() -> None:
    texts = [
        "a plain line",
        "one\ntwo",
        "**A title** by Ann",
        "**[A](https://a.b/c_d)**",
        "see [x](http://y.z), snake_case",
    ]

    assert [simple_inline(text) for text in texts] == [parsed_inline(text) for text in texts]


@given(rows=CELLS)
@settings(max_examples=cases(200))
def test_tables_have_the_rows_that_the_parser_finds(rows: str) -> None:
    text = f"| a | b |\n|---|---|\n| c | d |\n{rows}"
    expected: list[list[str]] = []
    cell = False
    for token in parser().parse(text):
        if token.type == "tr_open":
            expected.append([])
        elif token.type == "inline" and cell:
            expected[-1].append(parsed_inline(token.content).text if token.content else "")
        cell = token.type in {"th_open", "td_open"}

    blocks = [block for block in parse_markdown(text, lambda: None).blocks if block.kind is BlockKind.TABLE]

    if all(row.end == row.start for block in blocks for row in block.children):  # the parser leaves broken rows broken
        found = [cells for block in blocks for cells in (block.header, *(row.cells for row in block.children))]
        assert [[cell.text for cell in cells] for cells in found] == expected


@given(value=LATEX)
@settings(max_examples=cases(200))
def test_latex_is_decoded_as_the_library_decodes_it(value: str) -> None:
    assert decoded(QuickLatexDecoding(), value) == decoded(LatexDecodingMiddleware(), value)


def decoded(middleware: LatexDecodingMiddleware, value: str) -> object:
    entry = Entry(entry_type="article", key="k", fields=[Field("title", value)])
    done = middleware.transform_entry(entry, None)  # type: ignore[arg-type]
    return done.fields_dict["title"].value if isinstance(done, Entry) else type(done)


@given(source=MARKUP)
@settings(max_examples=cases(300))
def test_html_that_never_ends_is_read(source: str) -> None:
    texts = [inline.text for block in blocks_from_html(f"{source} last", 1) for inline in block.inlines()]

    assert "last" in "".join(texts) or source.count("<") > 0


def test_words_behind_markup_that_never_ends_are_kept() -> None:
    for opening in ("<!--", "<![", "<![CDATA[", "<![if x", "<a href='b'", "</p", "<?x"):
        blocks = blocks_from_html(f"<p>first</p>{opening} 2402.17764 last", 1)
        assert "2402.17764 last" in " ".join(inline.text for block in blocks for inline in block.inlines())


def test_each_line_of_a_code_block_has_its_own_title() -> None:
    titles = ["Small Maps for Large Worlds", "Folding Paper by Rule", "Reading Twice at Once"]
    lines = [f"{title} 2402.1000{number}" for number, title in enumerate(titles)]

    mentions = read_digest(
        "a.md", "# Log\n\n```python\n" + "\n".join(["x = 1 2402.20000", *lines]) + "\n```\n"
    ).mentions

    assert [mention.title for mention in mentions[1:]] == titles
    assert [mention.line_start for mention in mentions] == [4, 5, 6, 7]


def test_an_entry_of_bibtex_whose_key_was_there_before_is_read() -> None:
    entry = "@article{{key,\n  title = {{{title}}},\n  journal = jour,\n  eprint = {{{id}}}\n}}\n"
    text = "@string{jour = {Journal of Tests}}\n" + "".join(
        entry.format(title=f"A Study of Things, Part {n}", id=f"2402.1000{n}") for n in range(3)
    )

    parsed = read_digest("a.bib", text)

    assert [(mention.title, mention.venue) for mention in parsed.mentions] == [
        (f"A Study of Things, Part {n}", "Journal of Tests") for n in range(3)
    ]
    assert parsed.issues == ()
