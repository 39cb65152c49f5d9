"""Documents of any length, one of each kind: COUNT papers whose ids, titles and words depend on their number only."""

import json
from collections.abc import Callable

_WORDS = [
    "attention",
    "memory",
    "graph",
    "diffusion",
    "token",
    "sparse",
    "dense",
    "neural",
    "causal",
    "robust",
    "prompt",
    "agent",
    "policy",
    "reward",
    "latent",
    "kernel",
    "vision",
    "speech",
]


def words(number: int, count: int) -> str:
    """COUNT words."""
    return " ".join(_WORDS[(number * 7 + index * (3 + number % 5)) % len(_WORDS)] for index in range(count))


def paper_id(number: int) -> str:
    """An id of its own for every number below some millions."""
    return f"{20 + number // 99_990 % 5}{1 + number // 8_333 % 12:02d}.{10 + number % 99_980:05d}"


def title(number: int) -> str:
    """A title of its own."""
    return f"Study {number} of {words(number, 4).title()}"


def address(number: int) -> str:
    """Where the paper is."""
    return f"https://arxiv.org/abs/{paper_id(number)}"


def table(count: int) -> str:
    rows = (
        f"| 2024-{1 + n % 12:02d}-{1 + n % 28:02d} | {title(n)} | Ann Ax, Bo Bee | [arXiv]({address(n)}) |"
        for n in range(count)
    )
    return "# Papers of the year\n\n| Date | Title | Authors | Link |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def two_columns(count: int) -> str:
    rows = (
        f"| {n % 10 + 1}) **{title(n)}** - {words(n, 12)}. | [Paper]({address(n)}), [Post](https://x.com/a/{n}) |"
        for n in range(count)
    )
    return "# Papers of the week\n\n| **Paper** | **Links** |\n| --- | --- |\n" + "\n".join(rows)


def headings(count: int) -> str:
    entries = (
        f"## {n + 1}. {title(n)}\n\n**Authors:** Ann Ax, Bo Bee\n**Published:** 2024-03-{1 + n % 28:02d}\n\n"
        f"### Problem\n\n{words(n, 20)}.\n\n### Results\n\n{words(n + 2, 30)}.\n\n"
        f"| Link | Where |\n|---|---|\n| arXiv | {address(n)} |\n"
        for n in range(count)
    )
    return "# Daily digest of 2024-03-05\n\n" + "\n".join(entries)


def nested_list(count: int) -> str:
    lines = ["# Awesome things"]
    for n in range(count):
        if n % 9 == 0:
            lines.append(f"\n## Year {2020 + n // 9 % 5}\n" if n % 2 else f"\n### Topic {words(n, 2)} {n}\n")
        lines.append(
            f"- [{title(n)}]({address(n)}) (ICML 2024), Ann Ax, Bo Bee\n  - {words(n, 9)}\n    - {words(n, 5)}"
        )
    return "\n".join(lines) + "\n"


def one_list(count: int) -> str:
    return "# Reading\n\n" + "".join(f"{n + 1}. [{title(n)}]({address(n)}) {words(n, 8)}\n" for n in range(count))


def list_in_list(count: int) -> str:
    items = (f"    - [{title(n)}]({address(n)}) {words(n, 8)}\n" for n in range(count))
    return "# Reading\n\n- Everything\n  - All of it\n" + "".join(items)


def icon_list(count: int) -> str:
    entries = (
        f"- {'◆◇'[n % 2]} [Lab] [{title(n)}]({address(n) if n % 2 == 0 else f'https://blog.example.org/{n}'})\n"
        f"    - {words(n, 9)}\n"
        for n in range(count)
    )
    return "# News\n\n◆: paper\n◇: blog post\n\n## March\n\n" + "".join(entries)


def details(count: int) -> str:
    parts = []
    for n in range(count):
        if n % 6 == 0:
            parts.append(
                f"{'</details>' if n else ''}\n\n## Month {n // 6}\n\n<details><summary>week {n}</summary>\n\n"
            )
        parts.append(f"- [{title(n)}]({address(n)})\n")
    return "# News\n" + "".join(parts) + "\n</details>\n"


def prose(count: int) -> str:
    return "# Notes\n\n" + "\n".join(
        f"{words(n, 20)}. As shown in arXiv:{paper_id(n)}, {words(n + 1, 20)}.\n" for n in range(count)
    )


def in_a_fence(count: int) -> str:
    return f"Here it is:\n\n```markdown\n{nested_list(count)}```\n"


def open_fence(count: int) -> str:
    return "# Log\n\n```python\n" + "".join(f"{title(n)} {paper_id(n)}\n" for n in range(count))


def with_references(count: int) -> str:
    uses = "".join(f"- [{title(n)}][p{n}] {words(n, 6)}\n" for n in range(count))
    return f"# Links\n\n{uses}\n" + "".join(f"[p{n}]: {address(n)}\n" for n in range(count))


def topics(count: int) -> str:
    lines = ["# Report\n", "## TOPIC_TREE\n"]
    for n in range(count):
        if n % 5 == 0:
            lines.append(f"- Topic {words(n, 2)}\n  - Deeper {words(n + 1, 2)} {n}")
        lines.append(f"    - {paper_id(n)} | {words(n, 9)}")
    lines.append("\n## SOTA_HIGHLIGHTS\n\n| Rank | ID | Keywords | Breakthrough | Impact |\n|---|---|---|---|---|")
    lines.extend(f"| {n + 1} | {paper_id(n)} | {words(n, 1)} | {words(n, 5)} | {words(n, 4)} |" for n in range(count))
    lines.append("\n## READING_LIST\n")
    lines.extend(f"- {paper_id(n)} – Name{n} · {words(n, 5)}" for n in range(count))
    return "\n".join(lines) + "\n"


def _record(n: int) -> dict[str, object]:
    date = f"2024-03-{1 + n % 28:02d}"
    return {"id": paper_id(n), "title": title(n), "authors": ["Ann Ax"], "abstract": words(n, 20), "published": date}


def json_lines(count: int) -> str:
    return "".join(json.dumps(_record(n)) + "\n" for n in range(count))


def python_lines(count: int) -> str:
    return "".join(f"{_record(n)!r}\n" for n in range(count))


def json_array(count: int) -> str:
    return json.dumps([_record(n) for n in range(count)], indent=1)


def json_on_one_line(count: int) -> str:
    return json.dumps({"made": "2024-05-01", "papers": [_record(n) for n in range(count)]})


def json_by_topic(count: int) -> str:
    topics: dict[str, dict[str, object]] = {}
    for n in range(count):
        record = _record(n)
        topics.setdefault(f"Topic {n // 40}", {})[str(record.pop("id"))] = record
    return json.dumps(topics, indent=2)


def csv_table(count: int) -> str:
    rows = (f'{paper_id(n)},"{title(n)}","Ann Ax; Bo Bee","{words(n, 8)}\nand {words(n, 8)}"\n' for n in range(count))
    return "id,title,authors,abstract\n" + "".join(rows)


def bibtex(count: int) -> str:
    entries = (
        f"@article{{key{n % 50},\n  title = {{Study {n} of {{{words(n, 2)}}}}},\n  author = {{Ax, Ann and Bee, Bo}},\n"
        f"  note = {{A caf{{\\'e}} study}},\n  journal = jour,\n  eprint = {{{paper_id(n)}}},\n  year = 2024\n}}\n\n"
        for n in range(count)
    )
    return "@string{jour = {Journal of Studies}}\n\n" + "".join(entries)


def ris(count: int) -> str:
    return "".join(
        f"TY  - JOUR\nTI  - {title(n)}\nAU  - Ax, Ann\nAU  - Bee, Bo\nAN  - arXiv:{paper_id(n)}\nPY  - 2024\nER  - \n\n"
        for n in range(count)
    )


def feed(count: int) -> str:
    items = (
        f"<item><title>{title(n)}</title>\n<link>{address(n)}</link>\n"
        f"<description>&lt;p&gt;{words(n, 12)}&lt;/p&gt;</description></item>\n"
        for n in range(count)
    )
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>\n<title>New on arXiv</title>\n<link/>\n'
    )
    return head + "".join(items) + "</channel></rss>\n"


def mail(count: int) -> str:
    return "Submissions to cs\n" + "".join(
        f"\\\\\narXiv:{paper_id(n)}\nDate: Tue, 5 Mar 2024 00:00:00 GMT   (20kb)\n\nTitle: {title(n)}\n"
        f"Authors: Ann Ax, Bo Bee\nCategories: cs.CL cs.AI\n\\\\\n  {words(n, 10)}\n"
        f"\\\\ ( {address(n)} ,  20kb)\n{'-' * 78}\n"
        for n in range(count)
    )


def org(count: int) -> str:
    lines = ["#+TITLE: Notes"]
    for n in range(count):
        if n % 10 == 0:
            lines.append(f"* Topic {n // 10}")
        lines.append(f"** [[{address(n)}][{title(n)}]]\n:PROPERTIES:\n:AUTHORS: Ann Ax, Bo Bee\n:END:\n{words(n, 12)}")
    return "\n".join(lines) + "\n"


def notebook(count: int) -> str:
    cells: list[dict[str, object]] = []
    for n in range(count):
        if n % 8 == 0:
            cells.append(
                {"cell_type": "markdown", "metadata": {}, "source": [f"# Part {n // 8}\n", "\n", "Some words."]}
            )
        source = [f"[{title(n)}]({address(n)})\n", f"{words(n, 12)}."]
        cells.append({"cell_type": "markdown", "metadata": {}, "source": source})
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def html(count: int) -> str:
    items = "\n".join(f"<li><a href='{address(n)}'>{title(n)}</a> {words(n, 9)}</li>" for n in range(count))
    return f"<!doctype html>\n<html><body><h1>Reading list</h1>\n<h2>Old</h2>\n<ul>\n{items}\n</ul></body></html>\n"


def html_table(count: int) -> str:
    rows = "\n".join(f"<tr><td>{title(n)}</td><td>Ann Ax, Bo Bee</td><td>{address(n)}</td></tr>" for n in range(count))
    head = "<tr><th>Title</th><th>Authors</th><th>Link</th></tr>"
    return f"<html><body><h1>Reading list</h1>\n<table>\n{head}\n{rows}\n</table></body></html>\n"


KINDS: dict[str, Callable[[int], str]] = {
    "table.md": table,
    "two-columns.md": two_columns,
    "headings.md": headings,
    "nested-list.md": nested_list,
    "one-list.md": one_list,
    "list-in-list.md": list_in_list,
    "icon-list.md": icon_list,
    "details.md": details,
    "prose.md": prose,
    "in-a-fence.md": in_a_fence,
    "open-fence.md": open_fence,
    "references.md": with_references,
    "topics.md": topics,
    "lines.jsonl": json_lines,
    "python-lines.json": python_lines,
    "array.json": json_array,
    "one-line.json": json_on_one_line,
    "by-topic.json": json_by_topic,
    "table.csv": csv_table,
    "library.bib": bibtex,
    "library.ris": ris,
    "feed.xml": feed,
    "mail.txt": mail,
    "notes.org": org,
    "notebook.ipynb": notebook,
    "list.html": html,
    "table.html": html_table,
}
