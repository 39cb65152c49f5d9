"""The forms in which digests write their entries, to be filled with invented papers."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from invented_papers import BEHIND, UNMARKED, URL, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A way of writing entries.

    Attributes:
        write: the document with the entries.
        name: the document's file name.
        authors: whether the form gives all authors.
        dates: whether it gives the date.
        unclear: the shapes of titles that nobody could tell from a remark in this form.
    """

    write: Callable[[Sequence[Entry]], str]
    name: str = "list.md"
    authors: bool = False
    dates: bool = False
    unclear: frozenset[str] = frozenset()


def lines(
    form: str, *, head: str = "# List\n\n", foot: str = "", spelt: Callable[[str], str] = str
) -> Callable[[Sequence[Entry]], str]:
    """A writer of documents that fill FORM once for each entry."""
    return lambda chosen: head + "\n".join(entry.fill(form, spelt(entry.title)) for entry in chosen) + "\n" + foot


def _piped(title: str) -> str:
    return title.replace("|", "\\|")


def _single_quotes(title: str) -> str:
    return title.replace('"', "'")


def _latex(title: str) -> str:
    parts = title.split("$")
    for at in range(0, len(parts), 2):
        for sign in "&%#_":
            parts[at] = parts[at].replace(sign, f"\\{sign}")
    return "$".join(parts)


def _table(head: str, row: str, *, authors: bool = False, dates: bool = False) -> Form:
    rule = "|".join(["", *(["---"] * (head.count("|") - 1)), ""])
    return Form(write=lines(row, head=f"{head}\n{rule}\n", spelt=_piped), authors=authors, dates=dates)


def _json_lines(write: Callable[[dict[str, object]], str], **names: str) -> Callable[[Sequence[Entry]], str]:
    return lambda chosen: "\n".join(
        write({
            names["title"]: x.title, names["authors"]: list(x.authors), names["link"]: f"{URL}{x.base}",
            names["date"]: x.date,
        })
        for x in chosen
    )  # fmt: skip


def _csv(head: str, delimiter: str) -> Callable[[Sequence[Entry]], str]:
    def write(chosen: Sequence[Entry]) -> str:
        file = io.StringIO()
        rows = csv.writer(file, delimiter=delimiter)
        rows.writerow(head.split("|"))
        rows.writerows([x.date, x.title, "; ".join(x.authors), f"{URL}{x.base}"] for x in chosen)
        return file.getvalue()

    return write


def _csl(chosen: Sequence[Entry]) -> str:
    people = [[name.rpartition(" ")[::2] for name in x.authors] for x in chosen]
    return json.dumps([
        {
            "id": x.base, "title": x.title, "URL": f"{URL}{x.base}", "type": "article",
            "author": [{"given": given, "family": family} for given, family in names],
            "issued": {"date-parts": [[int(part) for part in x.date.split("-")]]},
        }
        for x, names in zip(chosen, people, strict=True)
    ])  # fmt: skip


def _notebook(chosen: Sequence[Entry]) -> str:
    source = [f"- [{x.title}]({URL}{x.base})\n" for x in chosen]
    return json.dumps({"cells": [{"cell_type": "markdown", "source": source}], "nbformat": 4}, indent=1)


def _ris(chosen: Sequence[Entry]) -> str:
    records = []
    for x in chosen:
        people = "\n".join(f"AU  - {name.split()[-1]}, {' '.join(name.split()[:-1])}" for name in x.authors)
        records.append(
            f"TY  - UNPB\nTI  - {x.title}\n{people}\nDA  - {x.date.replace('-', '/')}\nUR  - {URL}{x.base}\nER  - \n"
        )
    return "\n".join(records)


def _atom(chosen: Sequence[Entry]) -> str:
    people = {x.base: "".join(f"<author><name>{name}</name></author>" for name in x.authors) for x in chosen}
    items = "\n".join(
        f"<entry><id>http://arxiv.org/abs/{x.base}v1</id><title>{escape(x.title)}</title>"
        f"<published>{x.date}T00:00:00Z</published>{people[x.base]}</entry>"
        for x in chosen
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>\n{items}</feed>'


_MAIL = (
    "\\\\\narXiv:{i}\nDate: {d}\n\nTitle: {t}\nAuthors: {a}\nCategories: cs.LG\n\\\\\n  Words.\n\\\\ ( {u} ,  9kb)\n"
)
_LATEX = "title = {{{{{t}}}}}, author = {{{and}}}, eprint = {{{i}}}, eprinttype = {{arxiv}}, date = {{{d}}}"
_HTML_TABLE = "<html><body><table><tr><th>Title</th><th>Authors</th><th>Link</th></tr>\n"
FORMS = {
    "linked": Form(write=lines("- [{t}]({u})")),
    "linked, with a remark": Form(write=lines("- [{t}]({u}) - a short remark of ours.")),
    "linked, with a remark behind a colon": Form(write=lines("- [{t}]({u}): what we thought of it.")),
    "linked and numbered": Form(write=lines("{n}. [{t}]({u})")),
    "linked, authors": Form(write=lines("- [{t}]({u}), {a}"), authors=True),
    "linked, authors and venue": Form(write=lines("- [{t}]({u}) - {a}. *ICML 2024*."), authors=True),
    "linked, authors in brackets": Form(write=lines("- [{t}]({u}) ({a}, 2024)"), authors=True),
    "linked, by": Form(write=lines("- [{t}]({u}) by {and}"), authors=True),
    "linked, venue before": Form(write=lines("- [ICML 2024] [{t}]({u})")),
    "linked, date before": Form(write=lines("- [{d}] [{t}]({u})"), dates=True),
    "linked, icon": Form(write=lines("- 📜 [Folded Labs] [{t}]({u}) (ACL 2024)\n  - a remark", head="📜: papers\n\n")),
    "bold": Form(write=lines("- **{t}** [[arXiv]({u})] [[code](https://github.com/a/b)]")),
    "bold, authors": Form(write=lines("- **{t}**, {a}. [[paper]({u})]"), authors=True),
    "bold, authors and venue": Form(write=lines("- **{t}**. {a}. ICLR 2024. [[paper]({u})]"), authors=True),
    "bold, line breaks": Form(write=lines("- **{t}**<br>{a}<br>[arXiv]({u})"), authors=True),
    "bold, lines": Form(write=lines("- **{t}**\n  {a}\n  [arXiv]({u})"), authors=True),
    "bold, authors in italics": Form(write=lines("- **{t}**, *{a}*, [pdf](https://arxiv.org/pdf/{i})"), authors=True),
    "bold, badge": Form(write=lines("- **{t}** [![arXiv](https://img.example.org/arXiv-{i}-red)]({u})")),
    "bold behind the id": Form(write=lines("- [{i}]({u}) **{t}**")),
    "plain": Form(write=lines("- {t} [[paper]({u})]"), unclear=UNMARKED),
    "plain, under a month": Form(write=lines("- {t} [[arXiv]({u})]", head="# 2024\n\n## May\n\n"), unclear=UNMARKED),
    "plain, label in brackets": Form(write=lines("- {t} ([arXiv]({u}))"), unclear=UNMARKED),
    "plain, id": Form(write=lines("- {t} (arXiv:{i})"), unclear=UNMARKED),
    "plain, dash": Form(write=lines("- {t} - {u}"), unclear=UNMARKED),
    "plain, colon": Form(write=lines("- {t}: {u}"), unclear=UNMARKED),
    "plain, address below": Form(write=lines("- {t}\n  {u}"), unclear=UNMARKED),
    "plain, checkbox": Form(write=lines("- [ ] {t} {u}"), unclear=UNMARKED),
    "plain, authors": Form(write=lines("- {t}, {a} [[pdf]({u})]"), authors=True, unclear=UNMARKED),
    "plain, authors and year": Form(write=lines("- {t}. {a}. 2024. [[pdf]({u})]"), authors=True, unclear=UNMARKED),
    "three lines": Form(write=lines("{t}\n{a}\n{u}\n"), authors=True),
    "citation": Form(write=lines("- {initials} (2024). {t}. arXiv:{i}."), unclear=frozenset({"all small"})),
    "quoted": Form(
        write=lines('- {a}, "{t}," in ICML 2024, arXiv:{i}.', spelt=_single_quotes),
        authors=True,
        unclear=frozenset({"all small", "quotes"}),
    ),
    "quoted, last names first": Form(
        write=lines('- {last}. "{t}". arXiv:{i}.', spelt=_single_quotes),
        authors=True,
        unclear=frozenset({"all small", "quotes", "curly quotes"}),
    ),
    "behind an id and a bar": Form(write=lines("- {i} | {t}"), unclear=BEHIND),
    "behind an id in brackets": Form(write=lines("- [{i}]({u}) {t}"), unclear=BEHIND),
    "table": _table("| Date | Title | Authors | PDF |", "| {d} | {t} | {a} | [{i}]({u}v1) |", authors=True, dates=True),
    "table, bold": _table(
        "| Date | Title | Authors | PDF |", "|**{d}**|**{t}**|{a}|[{i}]({u}v1)|", authors=True, dates=True
    ),
    "table, linked": _table(
        "| Date | Title | Authors | Code |", "| {d} | [{t}]({u}) | {a} | |", authors=True, dates=True
    ),
    "table, broken rows": _table(
        "| Date | Title | Authors | PDF |", "| {d} | {t} | {a} | [{i}]({u}) \n |", authors=True, dates=True
    ),
    "table, Chinese": _table(
        "| 序号 | 论文标题 | 作者 | 日期 | 链接 |", "| {n} | {t} | {a} | {d} | [链接]({u}) |", authors=True, dates=True
    ),
    "table, Vietnamese": _table(
        "| STT | Tên bài báo | Tác giả | Ngày đăng | Link |",
        "| {n} | {t} | {a} | {d} | [PDF]({u}) |",
        authors=True,
        dates=True,
    ),
    "table, authors below": _table("| Title | Venue |", "| [{t}]({u}) <br> {a} | ICLR 2024 |", authors=True),
    "table of a week": _table(
        "| **Paper** | **Links** |", "| {n}) **{t}** - a remark on it. | [Paper]({u}), [Tweet](https://x.com/a) |"
    ),
    "heading, labels": Form(
        write=lines("## {t}\n\n**Authors:** {a}\n**Date:** {d}\n**Link:** [arXiv]({u})\n\nwords.\n"),
        authors=True,
        dates=True,
    ),
    "heading, labels on a line": Form(
        write=lines("## {t}\n\n**Authors:** {a} | **Date:** {d} | **arXiv:** {i}\n\nwords.\n"), authors=True, dates=True
    ),
    "heading, linked and numbered": Form(write=lines("### {n}. [{t}]({u})\n{a}\n\nwords\n"), authors=True),
    "heading, id": Form(write=lines("## {t} ({i})\n\nwords\n")),
    "heading, Korean list": Form(
        write=lines("## {n}. {t}\n\n- **저자**: {a}\n- **게재일**: {d}\n- **링크**: {u}\n\n설명.\n"),
        authors=True,
        dates=True,
    ),
    "heading, Chinese table": Form(
        write=lines("## {t}\n\n| 项目 | 内容 |\n|--|--|\n| 作者 | {a} |\n| 日期 | {d} |\n| 链接 | {u} |\n"),
        authors=True,
        dates=True,
    ),
    "prose, quoted": Form(
        write=lines('Today we read "{t}" ({u}) and liked it.\n', spelt=_single_quotes),
        unclear=UNMARKED | {"quotes", "curly quotes"},
    ),
    "prose, Chinese": Form(write=lines("今天读了《{t}》（{u}），很喜欢。\n")),
    "prose, linked": Form(write=lines("Then we met [{t}]({u}) and went on.\n"), unclear=UNMARKED | {"small name"}),
    "JSON": Form(
        write=lambda chosen: json.dumps(
            [{"title": x.title, "authors": x.authors, "id": x.base, "date": x.date} for x in chosen]
        ),
        name="papers.json",
        authors=True,
        dates=True,
    ),
    "JSON Lines": Form(
        write=_json_lines(json.dumps, title="paper", authors="author", link="url", date="publishedAt"),
        name="papers.jsonl",
        authors=True,
        dates=True,
    ),
    "Python dicts": Form(
        write=_json_lines(repr, title="title", authors="authors", link="arxiv", date="date"),
        name="papers.json",
        authors=True,
        dates=True,
    ),
    "CSV": Form(write=_csv("Date|Title|Authors|URL", ","), name="papers.csv", authors=True, dates=True),
    "TSV, Korean": Form(write=_csv("게재일|제목|저자|링크", "\t"), name="papers.tsv", authors=True, dates=True),
    "BibLaTeX": Form(
        write=lines(f"@online{{{{k{{n}}, {_LATEX}}}}}", head="", spelt=_latex), name="x.bib", authors=True, dates=True
    ),
    "RIS": Form(write=_ris, name="x.ris", authors=True, dates=True),
    "CSL-JSON": Form(write=_csl, name="x.json", authors=True, dates=True),
    "Atom": Form(write=_atom, name="x.xml", authors=True, dates=True),
    "announcement mail": Form(write=lines(_MAIL + "-" * 70, head=""), name="x.txt", authors=True, dates=True),
    "Org, drawers": Form(
        write=lines("** TODO {t} :tag:\n:PROPERTIES:\n:AUTHORS: {a}\n:URL: {u}\n:END:\n", head="* A\n"),
        name="x.org",
        authors=True,
    ),
    "notebook": Form(write=_notebook, name="x.ipynb"),
    "HTML list": Form(
        write=lines(
            '<li><a href="{u}">{t}</a>, {a}</li>', head="<html><body><ul>", foot="</ul></body></html>", spelt=escape
        ),
        name="x.html",
        authors=True,
    ),
    "HTML table": Form(
        write=lines(
            '<tr><td>{t}</td><td>{a}</td><td><a href="{u}">PDF</a></td></tr>',
            head=_HTML_TABLE,
            foot="</table></body></html>",
            spelt=escape,
        ),
        name="x.html",
        authors=True,
    ),
}
