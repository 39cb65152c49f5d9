"""Forms of entries that once were read wrongly: one test for each."""

import pytest

from readerapp.digests import read_digest
from readerapp.digests.names import split_names
from readerapp.domain.digest import ParsedMention, Period


def only(text: str) -> ParsedMention:
    (mention,) = read_digest("notes.md", text).mentions
    return mention


@pytest.mark.parametrize("box", ["[x]", "[X]", "[ ]"])
def test_a_checkbox_is_no_organisation_and_a_citation_no_title(box: str) -> None:
    mention = only(f"- {box} Sparse Maps for Open Worlds (Byron et al., 2020) https://arxiv.org/abs/2004.04906\n")
    assert (mention.title, mention.org, mention.published) == ("Sparse Maps for Open Worlds", "", "2020")


def test_labelled_lines_end_the_title() -> None:
    mention = only(
        "**Bài 1.** Sparse Maps Elicit Reasoning in Large Worlds\nTác giả: Ada Byron, Alan Turing\n"
        "Liên kết: https://arxiv.org/abs/2201.11903\n"
    )
    assert mention.title == "Sparse Maps Elicit Reasoning in Large Worlds"
    assert mention.authors == ("Ada Byron", "Alan Turing")


def test_people_behind_a_title_in_sentence_case_are_authors() -> None:
    mention = only("* ViMap: mô hình nền tảng tiếng Việt, Ada Byron, Alan Turing, Grace Hopper. arXiv:2312.11011\n")
    assert (mention.title, mention.short_name) == ("ViMap: mô hình nền tảng tiếng Việt", "")
    assert mention.authors == ("Ada Byron", "Alan Turing", "Grace Hopper")


def test_the_last_of_a_list_of_people_is_no_short_name() -> None:
    mention = only("we met the people of it, Ada Byron, Alan Turing, Grace Hopper (arXiv:2312.11011) and went on\n")
    assert "Hopper" not in mention.title + mention.short_name


@pytest.mark.parametrize("word", ["by", "By", "von", "par", "bởi"])
def test_the_word_before_the_authors_is_no_part_of_a_name(word: str) -> None:
    mention = only(f"**[Maps: Learning to Draw](https://arxiv.org/abs/2310.11511)** {word} Ada Byron, Alan Turing\n")
    assert mention.authors == ("Ada Byron", "Alan Turing")


def test_people_behind_a_dash_are_authors() -> None:
    mention = only("* ViMap: Drawn models for maps — Ada Byron, Alan Turing (2003.00744), Findings of EMNLP 2020\n")
    assert mention.title == "ViMap: Drawn models for maps"
    assert mention.authors == ("Ada Byron", "Alan Turing")


def test_people_behind_the_title_behind_an_id_are_authors() -> None:
    mention = only("* 2310.06825v1 - Maps 7B, Ada Q. Byron et al.\n")
    assert (mention.title, mention.authors) == ("Maps 7B", ("Ada Q. Byron",))


@pytest.mark.parametrize("lead", ["", "Yesterday some of us finally read ", "- "])
def test_words_in_quotes_before_the_link_are_the_title(lead: str) -> None:
    mention = only(f'{lead}"Scaling Laws for Neural Map Models"\n  (https://arxiv.org/abs/2001.08361).\n')
    assert mention.title == "Scaling Laws for Neural Map Models"


@pytest.mark.parametrize("people", ["Byron, Turing and Hopper's", "Byron et al.'s", "Byron & Turing’s"])
def test_what_is_somebodys_is_named_without_them(people: str) -> None:
    mention = only(f"{people} DDIM (arXiv:2010.02502)\n")
    assert (mention.title, mention.short_name) == ("", "DDIM")


def test_a_row_with_only_a_doi_is_a_mention() -> None:
    parsed = read_digest(
        "table.md",
        "| Paper | Link |\n|---|---|\n| Maps Are All You Need | [arXiv](https://arxiv.org/abs/1706.03762) |\n"
        "| Deep Maps for Images | [doi](https://doi.org/10.1109/CVPR.2016.90) |\n| No link | none |\n",
    )
    assert [(m.title, m.doi) for m in parsed.mentions] == [
        ("Maps Are All You Need", None),
        ("Deep Maps for Images", "10.1109/cvpr.2016.90"),
    ]


@pytest.mark.parametrize("title", ["Week 46, 2025 (10–16 November)", "November 10-16, 2025"])
def test_a_span_of_days_is_the_period(title: str) -> None:
    period = read_digest("d.md", f"# {title}\n\n- Maps Are All You Need https://arxiv.org/abs/1706.03762\n").period
    assert period is not None
    assert (period.start, period.end) == ("2025-11-10", "2025-11-16")


def test_one_id_makes_no_period() -> None:
    assert read_digest("d.md", "Maps Are All You Need https://arxiv.org/abs/1706.03762\n").period is None


def test_every_one_of_many_ids_in_one_paragraph_is_a_mention() -> None:
    text = " ".join(f"arXiv:2401.{number:05}" for number in range(10_000, 18_000))
    assert len(read_digest("d.md", text).mentions) == 8_000


LINK = "https://arxiv.org/abs/2402.15391"
MAPS = "Maps Are All You Need"


@pytest.mark.parametrize(
    "block",
    [
        f"**Authors:** Ada Byron, Alan Turing **Date:** 2024-02-13 **Venue:** ICML 2024 **Link:** {LINK}",
        f"**Authors**: Ada Byron, Alan Turing | **Date**: 2024-02-13 | **Venue**: ICML 2024 | [arXiv]({LINK})",
        f"Authors: Ada Byron, Alan Turing; Date: 13 Feb 2024; Venue: ICML 2024; arXiv: {LINK}",
        f"저자: Ada Byron, Alan Turing | 날짜: 2024년 2월 13일 | 학회: ICML 2024 | 링크: {LINK}",
        f"**Authors:**\nAda Byron, Alan Turing\n**Date:**\n2024-02-13\n**Venue:**\nICML 2024\n\n{LINK}",
    ],
    ids=["bold", "bars", "semicolons", "Korean", "values below"],
)
def test_several_labels_in_one_paragraph_are_all_read(block: str) -> None:
    mention = only(f"## {MAPS}\n\n{block}\n")
    assert (mention.title, mention.authors) == (MAPS, ("Ada Byron", "Alan Turing"))
    assert (mention.published, mention.venue) == ("2024-02-13", "ICML 2024")


def test_a_colon_inside_a_summary_begins_no_label() -> None:
    mention = only(f"## {MAPS}\n\n**Summary:** One thing: maps | code: theirs. **Worlds** come next.\n\n{LINK}\n")
    assert mention.fields == (("Summary", "One thing: maps | code: theirs. Worlds come next."),)


@pytest.mark.parametrize(
    "behind",
    [", Ada Byron", " - Ada Byron", " — *Ada Byron*", " by Ada Byron", " (Ada Byron, 2024)", ". Ada Byron. ICML 2024"],
)
def test_a_single_full_name_behind_a_title_is_the_author(behind: str) -> None:
    mention = only(f"- [{MAPS}]({LINK}){behind}\n")
    assert (mention.title, mention.authors) == (MAPS, ("Ada Byron",))


@pytest.mark.parametrize(
    "behind",
    [" - Google Research", ", Best Paper", " - Deep Learning", " (Hugging Face)", ": maps for all", " - 经典必读"],
)
def test_other_words_behind_a_title_are_no_author(behind: str) -> None:
    mention = only(f"- [{MAPS}]({LINK}){behind} [pdf]({LINK})\n")
    assert (mention.title, mention.authors) == (MAPS, ())


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ("von Neumann, John; Byron, Ada", ("John von Neumann", "Ada Byron")),
        ("Byron, Ada and von Neumann, John and Turing, Alan", ("Ada Byron", "John von Neumann", "Alan Turing")),
        ("von Neumann, J., Byron, A. M., & Turing, A.", ("J. von Neumann", "A. M. Byron", "A. Turing")),
        ("Ada Byron and Alan Turing", ("Ada Byron", "Alan Turing")),
        ("Ada Byron (Institute of Maps), Alan Turing (2)", ("Ada Byron", "Alan Turing")),
        (
            "Ada Byron, Alan Turing and Grace Hopper, Kurt Gödel",
            ("Ada Byron", "Alan Turing", "Grace Hopper", "Kurt Gödel"),
        ),
    ],
)
def test_people_are_named_given_name_first(people: str, names: tuple[str, ...]) -> None:
    assert split_names(people) == names
    assert only(f"- [{MAPS}]({LINK}). {people}. ICML 2024.\n").authors == names


@pytest.mark.parametrize("people", ["Ada Byron, Alan Turing", "Ada Byron et al.", "Ada Byron"])
def test_what_stands_in_brackets_behind_the_authors_is_their_organisation(people: str) -> None:
    mention = only(f"- **{MAPS}**. {people} (Institute of Maps). [[paper]({LINK})]\n")
    assert (mention.title, mention.org, mention.venue) == (MAPS, "Institute of Maps", "")


@pytest.mark.parametrize(
    ("line", "title", "name"),
    [
        ("*RAPTOR* — Recursive Maps for Trees", "RAPTOR — Recursive Maps for Trees", "RAPTOR"),
        ("**RAPTOR**: Recursive Maps for Trees", "RAPTOR: Recursive Maps for Trees", "RAPTOR"),
        ("*RAPTOR* — trees of summaries, and they are good for reading.", "", "RAPTOR"),
        ("*Recursive Maps for Trees* — good for reading.", "Recursive Maps for Trees", ""),
        ("**RAPTOR**, Ada Byron, Alan Turing.", "RAPTOR", ""),
    ],
)
def test_words_set_off_at_the_beginning_are_the_title_or_the_name(line: str, title: str, name: str) -> None:
    mention = only(f"- {line} [[paper]({LINK})]\n")
    assert (mention.title, mention.short_name) == (title, name)


@pytest.mark.parametrize(
    "heading", ["Day {}", "Genie (2402.15391)", "Visit {} to [Genie](https://arxiv.org/abs/2402.15391)", "Results"]
)
def test_each_of_many_sections_on_one_paper_is_a_mention(heading: str) -> None:
    sections = [f"## {heading.format(n)}\n\nToday we read 2402.15391 again.\n\n" for n in range(1, 401)]
    mentions = read_digest("log.md", "# Log\n\n" + "".join(sections)).mentions
    assert [mention.line_start for mention in mentions if "again" in mention.text] == [
        mention.line_start for mention in mentions
    ]
    assert len(mentions) == 400


def test_a_row_about_one_paper_lends_its_authors_to_no_other() -> None:
    parsed = read_digest(
        "t.md",
        "| Title | Authors | arXiv | Remarks |\n|---|---|---|---|\n"
        f"| {MAPS} | Ada Byron, Alan Turing | 2402.15391 | goes beyond Genie (2402.17764) |\n",
    )
    assert [(m.title, m.short_name, m.authors) for m in parsed.mentions] == [
        (MAPS, "", ("Ada Byron", "Alan Turing")),
        ("", "Genie", ()),
    ]


def test_what_is_written_with_a_backslash_or_an_entity_is_read_as_it_is_meant() -> None:
    mention = only(f"- [R&amp;D of \\[small\\] Maps in $\\ell_2$]({LINK}?a=1&amp;b=2)\n")
    assert mention.title == "R&D of [small] Maps in $\\ell_2$"


def test_the_subject_of_a_mail_is_the_title_and_its_date_the_date() -> None:
    parsed = read_digest(
        "mail.txt",
        "From: a@example.org\nSubject: =?UTF-8?Q?Maps_=E2=80=93?= daily\n list\nDate: Tue, 5 Mar 2024 03:00:00 GMT\n\n"
        f"\\\\\narXiv:2402.15391\nDate: Fri, 23 Feb 2024\n\nTitle: {MAPS}\nAuthors: Ada Byron\n\\\\\n  Words.\n\\\\\n",
    )
    (mention,) = parsed.mentions
    assert (parsed.title, mention.date, mention.published) == ("Maps – daily list", "2024-03-05", "2024-02-23")


def test_front_matter_names_and_dates_a_digest_of_several_papers() -> None:
    parsed = read_digest("n.md", f"---\ntitle: Week 10\ndate: 2024-03-05\n---\n\n## Maps\n\n- [{MAPS}]({LINK})\n")
    assert (parsed.title, parsed.period) == ("Week 10", Period(start="2024-03-05", end="2024-03-05"))
    assert [(m.date, m.path) for m in parsed.mentions] == [("2024-03-05", ("Maps",))]


def test_an_empty_cell_of_an_html_table_keeps_its_place() -> None:
    mention = only(
        "<html><body><table><tr><th>Title</th><th>Authors</th><th>Venue</th><th>Link</th></tr>"
        f"<tr><td>{MAPS}</td><td></td><td>ICML 2024</td><td><a href='{LINK}'>PDF</a></td></tr></table></body></html>"
    )
    assert (mention.title, mention.authors, mention.venue) == (MAPS, (), "ICML 2024")
