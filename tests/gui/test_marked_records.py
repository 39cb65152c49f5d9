"""Words that had lost characters are marked whatever kind of document they stand in: in titles, names and passages."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import broken
from readerapp.bootstrap import Services, open_services
from readerapp.domain.selection import Selection
from readerapp.gui.detail import prepared as card
from readerapp.gui.detail.mentions import heading
from readerapp.gui.digest_view import prepared as page

TITLE, NAME = "Lời nói và một lời hứa của mô hình", "Lê Thị Đào"
SAID = "Người dùng hỏi, máy trả lời; một lời nói không mất tiền mua."
ADDRESS = "https://arxiv.org/abs/2402.00003"
RECORD = {"title": TITLE, "arxiv_id": "2402.00003", "authors": [NAME], "summary": SAID}
OTHERS = [{"title": f"Bài đọc số {n}", "arxiv_id": f"2403.{n:05}", "summary": f"{SAID} Số {n}."} for n in range(1, 700)]
DOCUMENTS = {
    "records.json": json.dumps({"papers": [RECORD]}, ensure_ascii=False, indent=1),
    "one-line.json": json.dumps([*OTHERS, RECORD], ensure_ascii=False),
    "feed.atom": '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin</title>\n'
    f'<entry><title>{TITLE}</title><link href="{ADDRESS}"/><author><name>{NAME}</name></author>'
    f"<summary>&lt;p&gt;{SAID}&lt;/p&gt;</summary></entry>\n</feed>\n",
    "page.html": f'<!doctype html><body><h1>Tin</h1><ul><li><a href="{ADDRESS}">{TITLE}</a> {SAID}</li></ul></body>\n',
    "list.csv": f'title,authors,arxiv_id,abstract\n"{TITLE}","{NAME}",2402.00003,"{SAID}"\n',
    "list.bib": f"@misc{{a,\n title = {{{{{TITLE}}}}},\n author = {{{NAME}}},\n eprint = {{2402.00003}},\n"
    f" archivePrefix = {{arXiv}},\n abstract = {{{SAID}}}\n}}\n",
    "digest.md": f"# Tin\n\n- [{TITLE}]({ADDRESS}), *{NAME}*. {SAID}\n",
}
MARKED = re.compile(r'<a href="word:[^>]*>([^<]*)</a>')


@pytest.fixture
def services(empty_library: Path) -> Iterator[Services]:
    opened = open_services(empty_library)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_was_inferred_is_marked(services: Services, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(broken(DOCUMENTS[name]))
    assert services.imports.import_paths([path]).failed == ()
    number = services.reading_list.find("2402.00003")
    shown = card.prepare(services.reading_list.detail(number))
    assert MARKED.findall(shown.title.html)[:1] == ["Lời"]
    assert re.sub("<[^>]*>", "", shown.title.html) == shown.title.text == TITLE
    passage = "".join(piece for part in shown.mentions[0].sections for piece in part.pieces)
    assert {"lời", "hỏi"} <= set(MARKED.findall(passage))
    if NAME in DOCUMENTS[name]:
        assert MARKED.findall(shown.authors.html) == ["Đào"]
    opened = services.digest_pages.open(1)
    index = next(i for i in range(len(opened.places)) if opened.places[i].paper_id == number)
    html = page.prepare(opened, services.digest_pages.window(opened, 1, index), index=index, line=None).html
    assert {"Lời", "lời", "hỏi"} <= set(MARKED.findall(html))
    address = re.search(r'href="word:(\d+):(\d+):(\d+):', html)
    assert address is not None
    assert services.digest_pages.word(*map(int, address.groups())).word.word in html


def test_nothing_is_marked_in_a_clean_document(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(DOCUMENTS["records.json"], encoding="utf-8")
    services.imports.import_paths([path])
    shown = card.prepare(services.reading_list.detail(services.reading_list.papers(Selection())[0].id))
    assert (shown.title.html, shown.authors.html, shown.mentions[0].facts.html) == ("", "", "")


def test_a_card_counts_digests_of_one_name_apart(services: Services, tmp_path: Path) -> None:
    paths = [tmp_path / folder / "tin.md" for folder in ("one", "two")]
    for place, path in enumerate(paths):
        path.parent.mkdir()
        path.write_text(f"# Tin\n\n- [{TITLE}]({ADDRESS}): {place}\n", encoding="utf-8")
    services.imports.import_paths(paths)
    shown = card.prepare(services.reading_list.detail(1)).mentions
    assert heading(shown) == "Mentioned 2 times in 2 digests"
