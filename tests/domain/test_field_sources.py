"""Where the fields of a paper come from, in words, and what else the digests say of them."""

from collections.abc import Callable

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import AddNote, RemoveDigest, SetFields
from readerapp.domain.field_sources import Said, editable_fields, origin_text, said_in_digests
from readerapp.domain.paper import PaperDetail
from readerapp.domain.user_fields import Field
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library

Read = Callable[[], PaperDetail]


@pytest.fixture
def read(library: Library) -> Read:
    """The one paper of the library, of which two digests speak."""
    import_digest(library, a_mention("2402.00001", title="", org="KAIST", line_start=7, line_end=8), source="a.md")
    mention = a_mention("2402.00001v2", title="Slow reading", authors=("Ann Ax", "Bo Bee"), org="MIT")
    import_digest(library, mention, title="B", source="b.md")
    return lambda: ReadingList(library).detail(1)


def test_digests_lines_and_identifiers_are_named(library: Library, read: Read) -> None:
    told = {field: origin_text(field, read()) for field in Field}
    assert told == {
        Field.TITLE: "from “B”, line 1",
        Field.AUTHORS: "from “B”, line 1",
        Field.ORG: "from “A digest”, line 7",
        Field.PUBLISHED: "",
        Field.KIND: "from “A digest”, line 7",
        Field.ARXIV_ID: "from “A digest”, line 7",
        Field.DOI: "",
    }
    Decisions(library).carry_out(RemoveDigest(digest_id=2))
    assert origin_text(Field.TITLE, read()) == "from the identifier"


def test_what_the_user_set_is_named_with_what_the_digests_say(library: Library, read: Read) -> None:
    values = ((Field.ORG, "ETH"), (Field.DOI, "10.1000/five"))
    Decisions(library).carry_out(SetFields(paper_id=1, values=values))
    assert origin_text(Field.ORG, read()) == "set by you; the digests say: KAIST"
    assert origin_text(Field.DOI, read()) == "set by you; the digests say nothing"


def test_of_digests_that_are_gone_nothing_can_be_named(library: Library, read: Read) -> None:
    decisions = Decisions(library)
    decisions.carry_out(AddNote(paper_id=1, body="keeps the card"))
    decisions.carry_out(SetFields(paper_id=1, values=((Field.ORG, "ETH"),)))
    for digest_id in (1, 2):
        decisions.carry_out(RemoveDigest(digest_id=digest_id))
    told = [origin_text(field, read()) for field in (Field.TITLE, Field.ORG, Field.DOI)]
    assert told == ["from a digest that is gone", "set by you", ""]


def test_the_different_values_are_listed_once_in_the_order_of_import(library: Library, read: Read) -> None:
    import_digest(library, a_mention("2402.00001", org="MIT", title="Slow reading"), title="C", source="c.md")
    assert said_in_digests(Field.ORG, read()) == (
        Said(value="KAIST", place="“A digest”, line 7"),
        Said(value="MIT", place="“B”, line 1"),
    )
    (authors,) = said_in_digests(Field.AUTHORS, read())
    assert authors.value == "Ann Ax; Bo Bee"


def test_a_title_made_of_the_identifier_is_no_value_to_edit(library: Library) -> None:
    import_digest(library, a_mention("2402.00009v3", title=""))
    fields = {field.field: field for field in editable_fields(ReadingList(library).detail(1))}
    assert (fields[Field.TITLE].value, fields[Field.TITLE].otherwise) == ("", "")
    assert fields[Field.ARXIV_ID].value == "2402.00009v3"
    Decisions(library).carry_out(SetFields(paper_id=1, values=((Field.TITLE, "Mine"),)))
    title = editable_fields(ReadingList(library).detail(1))[0]
    assert (title.value, title.by_user, title.otherwise) == ("Mine", True, "")
