"""Documents that name their works by DOIs only give all of them."""

from readerapp.digests import read_digest
from readerapp.domain.digest import ParsedMention


def mentions_of(text: str) -> tuple[ParsedMention, ...]:
    return read_digest("list.md", text).mentions


def titles_by_doi(text: str) -> dict[str | None, str]:
    return {mention.doi: mention.title for mention in mentions_of(text)}


def test_the_words_of_a_link_to_a_doi_are_the_title() -> None:
    text = "# List\n\n- [Tides that turn](https://doi.org/10.5555/TIDES) by A. Bee\n- [Ebbs that stay](https://doi.org/10.5555/ebbs)\n"

    assert titles_by_doi(text) == {"10.5555/tides": "Tides that turn", "10.5555/ebbs": "Ebbs that stay"}


def test_an_entry_may_have_its_title_before_a_link_that_is_only_a_label() -> None:
    (mention,) = mentions_of(
        "- **Slow light in warm glass**, Ann Bee, Carl Dee. [doi](https://doi.org/10.5555/a.12) [code](https://github.com/x/y)\n"
    )

    assert (mention.doi, mention.title, mention.authors) == (
        "10.5555/a.12", "Slow light in warm glass", ("Ann Bee", "Carl Dee"),
    )  # fmt: skip
    assert [link.url for link in mention.links] == ["https://doi.org/10.5555/a.12", "https://github.com/x/y"]


def test_the_only_doi_below_a_heading_is_that_of_what_the_heading_names() -> None:
    text = (
        "# List\n\n## Sea\n\n### Attention among whales\n\nBy Ann Whale, https://doi.org/10.5555/whales\n\nIt sings.\n"
    )
    (mention,) = mentions_of(text)

    assert (mention.title, mention.path, mention.line_start) == ("Attention among whales", ("Sea",), 5)


def test_several_dois_in_a_paragraph_are_several_works_and_one_in_plain_words_is_one() -> None:
    text = "See [Tides that turn](https://doi.org/10.5555/1) and [Ebbs that stay](https://doi.org/10.5555/2).\n\ndoi:10.5555/3\n"

    assert [mention.doi for mention in mentions_of(text)] == ["10.5555/1", "10.5555/2", "10.5555/3"]


def test_beside_papers_with_an_arxiv_id_a_doi_is_one_of_the_links() -> None:
    text = "- [Tides that turn](https://arxiv.org/abs/2401.00001)\n- See also https://doi.org/10.5555/9\n"

    assert [mention.arxiv_id is not None for mention in mentions_of(text)] == [True]
