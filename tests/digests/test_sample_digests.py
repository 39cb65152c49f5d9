"""The sample digests as the program reads them: what a user sees first has to be right."""

from collections import defaultdict

import pytest

from readerapp.digests import read_digest
from readerapp.digests.text_repair import decode_and_repair
from readerapp.domain.digest import ParsedDigest
from readerapp.domain.vocabulary import Kind
from readerapp.resources import sample_digests


@pytest.fixture(scope="module")
def samples() -> dict[str, ParsedDigest]:
    return {path.name: read_digest(path.name, decode_and_repair(path.read_bytes()).text) for path in sample_digests()}


def test_no_heading_of_a_part_is_the_title_of_a_paper(samples: dict[str, ParsedDigest]) -> None:
    """Such headings recur under paper after paper; titles do not."""
    for name, parsed in samples.items():
        papers = defaultdict(set)
        for mention in parsed.mentions:
            if mention.kind is Kind.PAPER and mention.title and mention.arxiv_id:
                papers[mention.title].add(mention.arxiv_id.base)
        assert {title: ids for title, ids in papers.items() if len(ids) > 1} == {}, name


def test_an_entry_that_speaks_of_another_paper_is_still_about_its_own(samples: dict[str, ParsedDigest]) -> None:
    daily = next(parsed for name, parsed in samples.items() if name.startswith("daily-digest"))
    entries = [mention for mention in daily.mentions if mention.rank is not None]
    assert [mention.rank for mention in entries] == list(range(1, len(entries) + 1))
    assert all(mention.title and mention.authors and mention.published for mention in entries)
