"""The fields of a paper are chosen from its mentions by stated rules."""

from builders import a_mention
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.digest import Link
from readerapp.domain.merging import choose_fields, given_fields
from readerapp.domain.user_fields import UserFields
from readerapp.domain.vocabulary import Kind, LinkKind, TitleSource


def test_the_longest_proper_title_wins_and_the_others_are_kept() -> None:
    chosen = choose_fields(
        [
            given_fields(a_mention(title="CDE", short_name="curiosity")),
            given_fields(a_mention(title="CDE: Curiosity-Driven Exploration")),
        ]
    )
    assert (chosen.title, chosen.title_source) == ("CDE: Curiosity-Driven Exploration", TitleSource.DIGEST)
    assert chosen.other_titles == ("CDE", "curiosity")


def test_a_nickname_serves_where_no_digest_gives_a_title() -> None:
    chosen = choose_fields([given_fields(a_mention(title="", short_name="BitNet b1.58"))])
    assert (chosen.title, chosen.title_source) == ("BitNet b1.58", TitleSource.SHORT_NAME)


def test_a_paper_without_any_name_shows_its_id() -> None:
    chosen = choose_fields([given_fields(a_mention("2402.00001", title=""))])
    assert (chosen.title, chosen.title_source) == ("arXiv:2402.00001", TitleSource.IDENTIFIER)


def test_a_repeated_title_is_no_other_title() -> None:
    chosen = choose_fields([given_fields(a_mention(title="One Title.")), given_fields(a_mention(title="One title"))])
    assert chosen.other_titles == ()


def test_the_date_is_the_published_one_else_the_month_of_the_id_else_the_mention() -> None:
    published = a_mention("2402.00001", published="2024-02-27", date="2024-03")
    by_id = a_mention("2402.00001", date="2024-03")
    post = a_mention("", kind=Kind.POST, title="A post", date="2024-03")
    dates = [choose_fields([given_fields(mention)]).date for mention in (published, by_id, post)]
    assert dates == ["2024-02-27", "2024-02", "2024-03"]


def test_a_work_with_an_id_is_a_paper_whatever_its_icon_says() -> None:
    assert choose_fields([given_fields(a_mention(kind=Kind.CODE))]).kind is Kind.PAPER
    assert choose_fields([given_fields(a_mention("", kind=Kind.CODE))]).kind is Kind.CODE


def test_arxiv_pages_come_first_and_every_address_once() -> None:
    code = Link(kind=LinkKind.GITHUB, url="https://github.com/a/b")
    old_pdf = Link(kind=LinkKind.PDF, url="http://arxiv.org/pdf/2402.00001v1")
    chosen = choose_fields([given_fields(a_mention("2402.00001v2", links=(old_pdf, code, code)))])
    assert [link.url for link in chosen.links] == [
        "https://arxiv.org/abs/2402.00001v2",
        "https://arxiv.org/pdf/2402.00001v2",
        "https://github.com/a/b",
    ]


def test_the_byline_names_the_first_author_or_the_organisation() -> None:
    many = choose_fields([given_fields(a_mention(authors=("Ann Ax", "Bo Bee", "Cy Cee"), org="KAIST"))])
    none = choose_fields([given_fields(a_mention(org="KAIST"))])
    assert (many.byline, none.byline) == ("Ann Ax +2", "KAIST")


def test_a_title_in_the_original_language_goes_before_a_longer_translation() -> None:
    chosen = choose_fields(
        [
            given_fields(a_mention(title="Mạng nơ-ron đồ thị cho những câu hỏi rất dài")),
            given_fields(a_mention(title="Graph Networks for Naïve Questions")),
        ]
    )
    assert chosen.title == "Graph Networks for Naïve Questions"
    assert chosen.other_titles == ("Mạng nơ-ron đồ thị cho những câu hỏi rất dài",)


def test_a_structured_source_goes_before_longer_prose_but_not_before_the_original_language() -> None:
    prose = given_fields(a_mention(title="Graph Networks, which everybody talks about"))
    record = given_fields(a_mention(title="Graph Networks"), structured=True)
    translated = given_fields(a_mention(title="그래프 네트워크"), structured=True)
    assert choose_fields([prose, record, translated]).title == "Graph Networks"
    assert choose_fields([prose, translated]).title == "Graph Networks, which everybody talks about"


def test_what_the_user_set_goes_before_everything() -> None:
    user = UserFields(title="Mine", authors=(), published="2020", arxiv_id=ArxivId.parse("2001.00001v3"))
    chosen = choose_fields([given_fields(a_mention(title="A much longer title", authors=("Ann Ax",)))], user)
    assert (chosen.title, chosen.title_source) == ("Mine", TitleSource.USER)
    assert (chosen.authors, chosen.published, chosen.arxiv_id, chosen.version) == ((), "2020", "2001.00001", 3)
    assert chosen.links[0].url == "https://arxiv.org/abs/2001.00001v3"
    assert chosen.other_titles == ("A much longer title",)
