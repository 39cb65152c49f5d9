"""The four real digests, where they are at hand: their ids compared with those that a plain search finds."""

import re
from pathlib import Path

import pytest

from readerapp.digests import read_digest
from readerapp.digests.text_repair import decode_and_repair
from readerapp.domain.digest import ParsedDigest
from readerapp.domain.vocabulary import Kind

FOLDER = Path(__file__).parents[3] / "shared" / "digests"
EXPECTED = {
    "topic-report": ("topic-report", 102),
    "hf-daily": ("heading-digest", 33),
    "newsletter": ("newsletter", 5),
    "paper-news": ("paper-list", 363),
}
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real digests are not beside this checkout")
_PLAIN_ID = re.compile(r"(?<![\d.])(2[0-6](?:0[1-9]|1[0-2])\.\d{5})(?![\d])")


@pytest.fixture(scope="module")
def real() -> dict[str, tuple[str, ParsedDigest]]:
    found = {}
    for path in FOLDER.glob("*.md"):
        text = decode_and_repair(path.read_bytes()).text
        found[next(name for name in EXPECTED if path.name.startswith(name))] = (text, read_digest(path.name, text))
    return found


@pytest.mark.parametrize("name", EXPECTED)
def test_the_ids_are_those_that_a_plain_search_finds(name: str, real: dict[str, tuple[str, ParsedDigest]]) -> None:
    text, parsed = real[name]
    family, count = EXPECTED[name]
    ids = {mention.arxiv_id.base for mention in parsed.mentions if mention.arxiv_id}
    assert ids == set(_PLAIN_ID.findall(text))
    assert (parsed.format, len(ids), parsed.issues) == (family, count, ())


def test_the_daily_digest_gives_every_field(real: dict[str, tuple[str, ParsedDigest]]) -> None:
    mentions = real["hf-daily"][1].mentions
    assert [mention.rank for mention in mentions] == list(range(1, 34))
    assert all(m.title and m.authors and m.published and m.keywords and len(m.fields) == 5 for m in mentions)


def test_the_newsletter_gives_full_titles_and_stories(real: dict[str, tuple[str, ParsedDigest]]) -> None:
    mentions = real["newsletter"][1].mentions
    assert len(mentions) == 10
    assert all(len(mention.title) > 60 and mention.published == "2025-09-11" for mention in mentions)
    assert sum(len(mention.path) >= 2 for mention in mentions) == 5


def test_the_list_gives_titles_and_what_is_no_paper(real: dict[str, tuple[str, ParsedDigest]]) -> None:
    text, parsed = real["paper-news"]
    flat = " ".join(text.split())
    papers = [mention for mention in parsed.mentions if mention.arxiv_id]
    titled = [mention for mention in papers if mention.title]
    assert len({mention.arxiv_id.base for mention in titled if mention.arxiv_id}) >= 359
    assert all(mention.title in flat for mention in titled)
    assert {kind: sum(m.kind is kind for m in parsed.mentions) for kind in (Kind.POST, Kind.CODE, Kind.NEWS)} == {
        Kind.POST: 182,
        Kind.CODE: 24,
        Kind.NEWS: 29,
    }
    assert {mention.date for mention in parsed.mentions} == {f"2024-0{month}" for month in range(2, 10)}


def test_the_report_gives_topics_and_names(real: dict[str, tuple[str, ParsedDigest]]) -> None:
    mentions = real["topic-report"][1].mentions
    tree = [mention for mention in mentions if mention.section == "TOPIC_TREE"]
    assert len({mention.key for mention in tree}) == 96
    assert max(len(mention.path) for mention in tree) == 6
    assert not any(mention.title for mention in mentions)
    assert sum(bool(mention.short_name) for mention in mentions if mention.section == "READING_LIST") == 11
