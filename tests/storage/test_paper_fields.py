"""What the user says of a paper goes before all digests, and can be taken back."""

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import AddNote, SetFields
from readerapp.domain.errors import InvalidField, UnknownPaper
from readerapp.domain.origins import Origin, OriginKind
from readerapp.domain.paper import Paper, PaperDetail
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Kind, TitleSource
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library

SAID = a_mention("2402.00001", title="Slow reading", authors=("Ann Ax",), published="2024-02-27", org="KAIST")


@pytest.fixture(autouse=True)
def two_papers(library: Library) -> None:
    other = a_mention("", doi="10.1000/five", title="Fast writing", kind=Kind.POST)
    import_digest(library, SAID, other, a_mention("solv-int/9901001"))


@pytest.fixture
def decisions(library: Library) -> Decisions:
    return Decisions(library)


def detail(library: Library, paper_id: int = 1) -> PaperDetail:
    return ReadingList(library).detail(paper_id)


def fields(paper: Paper) -> tuple[object, ...]:
    return paper.title, paper.authors, paper.org, paper.published, paper.kind, paper.arxiv_id, paper.doi


def test_all_fields_are_set_at_once_and_are_one_step(library: Library, decisions: Decisions) -> None:
    before = detail(library)
    values = (
        (Field.TITLE, "  Slow \n reading, corrected "),
        (Field.AUTHORS, "Ann Ax; Bo Bee\nCy Cee"),
        (Field.ORG, ""),
        (Field.PUBLISHED, "2024-03"),
        (Field.KIND, "code"),
        (Field.ARXIV_ID, "https://arxiv.org/abs/2402.00009v2"),
        (Field.DOI, "https://doi.org/10.1000/SIX"),
    )
    decisions.carry_out(SetFields(paper_id=1, values=values))
    after = detail(library)
    assert fields(after.paper) == (
        "Slow reading, corrected",
        ("Ann Ax", "Bo Bee", "Cy Cee"),
        "",
        "2024-03",
        Kind.CODE,
        "2402.00009",
        "10.1000/six",
    )
    assert (after.paper.title_source, after.paper.other_titles) == (TitleSource.USER, ("Slow reading",))
    assert {origin.kind for origin in after.origins} == {OriginKind.USER}
    assert [(entry.action, entry.before, entry.after) for entry in after.history[:2]] == [
        ("title", "Slow reading", "Slow reading, corrected"),
        ("authors", "Ann Ax", "Ann Ax; Bo Bee; Cy Cee"),
    ]
    decisions.undo()
    assert (detail(library).paper, detail(library).origins) == (before.paper, before.origins)
    decisions.redo()
    assert detail(library).paper == after.paper


def test_each_field_knows_its_mention(library: Library) -> None:
    import_digest(library, a_mention("2402.00001", title="Slow reading, in full"), title="B", source="b.md")
    first, second = detail(library).mentions
    by_mention = {Field.TITLE: second.id, Field.AUTHORS: first.id, Field.ORG: first.id, Field.PUBLISHED: first.id}
    assert {origin.field: origin.mention_id for origin in detail(library).origins} == by_mention | {
        Field.KIND: first.id,
        Field.ARXIV_ID: first.id,
    }


def test_a_field_goes_back_to_the_digests(library: Library, decisions: Decisions) -> None:
    decisions.carry_out(SetFields(paper_id=1, values=((Field.TITLE, "Mine"), (Field.ORG, "MIT"))))
    decisions.carry_out(SetFields(paper_id=1, values=((Field.TITLE, None), (Field.DOI, None))))
    paper = detail(library).paper
    assert (paper.title, paper.org) == ("Slow reading", "MIT")
    decisions.undo()
    assert detail(library).paper.title == "Mine"


def test_an_import_leaves_what_the_user_set(library: Library, decisions: Decisions) -> None:
    decisions.carry_out(SetFields(paper_id=1, values=((Field.TITLE, "Mine"),)))
    import_digest(library, a_mention("2402.00001", title="A much, much longer title", org="ETH"), source="b.md")
    paper = detail(library).paper
    assert (paper.title, paper.other_titles) == ("Mine", ("Slow reading", "A much, much longer title"))
    decisions.carry_out(SetFields(paper_id=1, values=((Field.TITLE, None),)))
    assert detail(library).paper.title == "A much, much longer title"


def test_a_digest_that_names_the_id_leads_to_the_paper(library: Library, decisions: Decisions) -> None:
    decisions.carry_out(SetFields(paper_id=2, values=((Field.ARXIV_ID, "2409.00009"),)))
    import_digest(library, a_mention("2409.00009v4"), title="B", source="b.md")
    paper = detail(library, 2).paper
    assert (paper.key, paper.arxiv_id, paper.mentions) == ("doi:10.1000/five", "2409.00009", 2)
    assert ReadingList(library).overview().total == 3


@pytest.mark.parametrize(
    ("field", "value", "owner"),
    [
        (Field.ARXIV_ID, "2402.00001v7", "Slow reading"),
        (Field.ARXIV_ID, "solv-int/9901001", "On solv-int/9901001"),
        (Field.DOI, "10.48550/arXiv.2402.00001", "Slow reading"),
    ],
)
def test_an_identifier_belongs_to_one_paper(
    library: Library, decisions: Decisions, field: Field, value: str, owner: str
) -> None:
    with pytest.raises(InvalidField, match=f"“{owner}” has this identifier already") as raised:
        decisions.carry_out(SetFields(paper_id=2, values=((Field.TITLE, "Mine"), (field, value))))
    assert raised.value.field == field
    assert detail(library, 2).paper.title == "Fast writing"
    assert decisions.history().undo is None


@pytest.mark.parametrize(
    ("field", "value"), [(Field.TITLE, " "), (Field.PUBLISHED, "yesterday"), (Field.KIND, "song"), (Field.DOI, "11.1")]
)
def test_a_value_of_no_sense_names_its_field(decisions: Decisions, field: Field, value: str) -> None:
    with pytest.raises(InvalidField) as raised:
        decisions.carry_out(SetFields(paper_id=1, values=((field, value),)))
    assert raised.value.field == field


def test_a_paper_that_is_gone_has_no_fields(decisions: Decisions) -> None:
    with pytest.raises(UnknownPaper):
        decisions.carry_out(SetFields(paper_id=9, values=((Field.TITLE, "Mine"),)))


def test_on_a_card_without_mentions_a_value_is_taken_back_as_well(library: Library, decisions: Decisions) -> None:
    decisions.carry_out(AddNote(paper_id=1, body="keeps the card"))
    import_digest(library, a_mention("", doi="10.1000/five", title="Fast writing"), a_mention("solv-int/9901001"))
    before = detail(library)
    assert (before.mentions, before.paper.title) == ((), "Slow reading")
    decisions.carry_out(SetFields(paper_id=1, values=((Field.TITLE, "Mine"), (Field.ORG, "MIT"))))
    assert detail(library).origins == (
        Origin(field=Field.TITLE, kind=OriginKind.USER),
        Origin(field=Field.ORG, kind=OriginKind.USER),
    )
    decisions.undo()
    assert detail(library).paper == before.paper


def test_a_field_left_to_digests_that_are_gone_says_what_they_said(library: Library, decisions: Decisions) -> None:
    before = detail(library).paper
    decisions.carry_out(SetFields(paper_id=1, values=((Field.TITLE, "Mine"), (Field.AUTHORS, "Me"))))
    import_digest(library, a_mention("", doi="10.1000/five", title="Fast writing"), a_mention("solv-int/9901001"))
    assert detail(library).mentions == ()
    again = ((Field.TITLE, "Mine, and better"), (Field.ORG, ""), (Field.PUBLISHED, "2020"), (Field.KIND, "code"))
    decisions.carry_out(SetFields(paper_id=1, values=again))
    assert detail(library).paper.other_titles == ("Slow reading",)
    left = tuple((field, None) for field in (Field.TITLE, Field.ORG, Field.PUBLISHED, Field.KIND))
    decisions.carry_out(SetFields(paper_id=1, values=left))
    after = detail(library).paper
    assert (after.title, after.title_source, after.other_titles) == ("Slow reading", TitleSource.DIGEST, ())
    assert fields(after) == ("Slow reading", ("Me",), "KAIST", "2024-02-27", Kind.PAPER, "2402.00001", None)
    decisions.carry_out(SetFields(paper_id=1, values=((Field.AUTHORS, None),)))
    assert (fields(detail(library).paper), detail(library).origins) == (fields(before), ())
    decisions.undo()
    decisions.undo()
    assert detail(library).paper.title == "Mine, and better"


def test_a_card_that_had_but_its_identifier_goes_back_to_it(library: Library, decisions: Decisions) -> None:
    import_digest(library, a_mention("2402.00005", title=""), SAID, source="b.md")
    decisions.carry_out(SetFields(paper_id=4, values=((Field.TITLE, "Mine"),)))
    import_digest(library, SAID, source="b.md")
    decisions.carry_out(SetFields(paper_id=4, values=((Field.TITLE, None),)))
    after = detail(library, 4).paper
    assert (after.title, after.title_source, after.mentions) == ("arXiv:2402.00005", TitleSource.IDENTIFIER, 0)
