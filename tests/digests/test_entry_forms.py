"""Forms of entries that once were read wrongly: one test for each."""

import pytest

from readerapp.digests import read_digest
from readerapp.domain.digest import ParsedMention


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
