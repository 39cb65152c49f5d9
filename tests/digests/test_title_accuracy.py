"""Invented papers written in every form come back with their titles, authors and dates."""

import pytest
from invented_papers import Entry, entries
from written_entries import FORMS, Form

from readerapp.digests import read_digest
from readerapp.domain.digest import ParsedMention

ENTRIES = entries()


def read(form: Form, chosen: list[Entry]) -> dict[str, ParsedMention]:
    found: dict[str, ParsedMention] = {}
    for mention in read_digest(form.name, form.write(chosen)).mentions:
        if mention.arxiv_id is not None:
            found.setdefault(mention.arxiv_id.base, mention)
    return found


def name_of(mention: ParsedMention) -> str:
    """What the paper is called: a single word may be taken for its nickname."""
    return mention.title or mention.short_name


@pytest.mark.parametrize("name", FORMS)
def test_a_form_gives_what_stands_in_it(name: str) -> None:
    form = FORMS[name]
    chosen = [entry for entry in ENTRIES if entry.shape not in form.unclear]
    found = read(form, chosen)
    assert found.keys() == {entry.base for entry in chosen}
    assert [
        (x.expected_title, name_of(found[x.base])) for x in chosen if name_of(found[x.base]) != x.expected_title
    ] == []
    if form.authors:
        assert [(x.authors, found[x.base].authors) for x in chosen if found[x.base].authors != x.authors] == []
    if form.dates:
        assert [(x.date, found[x.base].published) for x in chosen if found[x.base].published != x.date] == []


def test_what_is_unclear_gives_no_title_rather_than_a_wrong_one() -> None:
    wrong = []
    for name, form in FORMS.items():
        chosen = [entry for entry in ENTRIES if entry.shape in form.unclear - {"quotes", "curly quotes"}]
        found = read(form, chosen)
        wrong += [(name, x.title, found[x.base].title) for x in chosen if found[x.base].title not in {"", x.title}]
    assert wrong == []


def test_nearly_all_titles_are_right_all_forms_together() -> None:
    pairs = [(x, found) for form in FORMS.values() for found in [read(form, ENTRIES)] for x in ENTRIES]
    given = len(pairs)
    right = sum(name_of(found[x.base]) == x.expected_title for x, found in pairs)
    assert given >= 2_000
    assert right >= given * 0.95
