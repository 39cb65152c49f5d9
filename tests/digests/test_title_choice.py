"""What is taken for a title, a nickname, an author list, and what is not."""

import pytest

from readerapp.digests import read_digest
from readerapp.digests.names import looks_like_names, split_names
from readerapp.digests.titles import clean_title, is_label
from readerapp.domain.digest import ParsedMention

GENIE = "Genie: Generative Interactive Environments"


def only(text: str, name: str = "notes.md") -> ParsedMention:
    (mention,) = read_digest(name, text).mentions
    return mention


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("1. Genie: Generative Interactive Environments.", "Genie: Generative Interactive Environments"),
        ("3️⃣ 🧞 **Genie** ", "Genie"),
        ("“A Title”", "A Title"),
        ("《Attention Is All You Need》", "Attention Is All You Need"),
        ("A title\n   cut by a line", "A title cut by a line"),
        ("A\u00a0title\u200b\ufeff", "A title"),
        ("1.58 Bits are Enough", "1.58 Bits are Enough"),
        ("3D Gaussians", "3D Gaussians"),
        ("2 OLMo 2 Furious", "2 OLMo 2 Furious"),
        ("AT^2PO: Agentic Turn-based Policy Optimization", "AT^2PO: Agentic Turn-based Policy Optimization"),
        ("What Is It?", "What Is It?"),
        ("To be continued...", "To be continued..."),
        ("#", ""),
        ("🔗", ""),
    ],
)
def test_a_title_is_cleaned_at_its_edges_only(raw: str, clean: str) -> None:
    assert clean_title(raw) == clean


@pytest.mark.parametrize(
    "text",
    [
        "arXiv",
        "[PDF]",
        "Paper",
        "paper link",
        "논문 링크",
        "깃허브",
        "论文链接",
        "v2 paper",
        "arXiv:2402.17764v1",
        "2402.17764",
        "here",
        "https://arxiv.org/abs/2402.17764",
        "Project Page",
        "Hugging Face",
        "link 🔗",
        "bài báo",
    ],
)
def test_a_link_label_is_no_title(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize(
    "text", ["Paper Copilot", "Report Cards", "Code Llama", "Genie", "The Data Provenance Project"]
)
def test_a_title_of_such_words_is_no_label(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Byron, Alan Turing",
        "Ma, S., Byron et al.",
        "김민수, 이영희",
        "Nguyễn Văn An, Trần Thị Bình",
        "J. Jumper and R. Evans",
    ],
)
def test_a_list_of_people_is_recognised(text: str) -> None:
    assert looks_like_names(text) == (text != "Ma, S., Byron et al.")


@pytest.mark.parametrize(
    "text",
    [
        "quantization, ternary weights",
        "We read it, and it was good.",
        "Large Language Models, and Neural Networks",
        "2024, 2025",
        "Deep Learning",
        "",
    ],
)
def test_other_lists_are_no_people(text: str) -> None:
    assert not looks_like_names(text)


def test_names_lose_marks_and_placeholders() -> None:
    assert split_names("Ada Byron*, Alan Turing¹ and Grace Hopper (2), et al.") == (
        "Ada Byron",
        "Alan Turing",
        "Grace Hopper",
    )
    assert split_names("N/A") == split_names("Arxiv") == split_names("Unknown") == ()


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"- [{GENIE}](https://arxiv.org/abs/2402.15391) - fun", GENIE),
        (f"- {GENIE} [[arXiv](https://arxiv.org/abs/2402.15391)]", GENIE),
        (f"- **{GENIE}** ([pdf](https://arxiv.org/pdf/2402.15391))", GENIE),
        (f"- [paper](https://arxiv.org/abs/2402.15391) {GENIE}", GENIE),
        ("- [Title [with brackets] in it](https://arxiv.org/abs/2402.15391)", "Title [with brackets] in it"),
        (
            "- [Genie: Generative\n  Interactive Environments](https://arxiv.org/abs/2402.15391)",
            "Genie: Generative Interactive Environments",
        ),
        ("- [2402.15391](https://arxiv.org/abs/2402.15391)", ""),
        ("- <https://arxiv.org/abs/2402.15391>", ""),
        ("- Yesterday we met the authors of 2402.15391 in the lift.", ""),
        ("We rely on Genie (2402.15391), which learns from video, and go on from there.", ""),
    ],
)
def test_the_title_of_an_entry(line: str, title: str) -> None:
    assert only(line).title == title


@pytest.mark.parametrize(
    "title",
    [
        "GaLore: Memory-Efficient LLM Training by Gradient Low-Rank Projection",
        "Guardians of the Hair: Rescuing Soft Boundaries in Depth, Stereo, and Novel Views",
        "A Survey of Reward Models, Large Language Models, and Human Feedback",
    ],
)
def test_a_title_is_not_cut_where_a_list_of_people_could_begin(title: str) -> None:
    assert only(f"- {title} [[arXiv](https://arxiv.org/abs/2402.15391)]").title == title


def test_a_name_in_prose_is_a_nickname() -> None:
    mention = only("We rely on Genie (2402.15391), which learns from video, and go on from there.")
    assert (mention.title, mention.short_name) == ("", "Genie")


def test_of_two_titles_the_original_one_is_the_title() -> None:
    mention = only(
        "## 지니: 생성형 상호작용 환경\n\n"
        "**원제:** Genie: Generative Interactive Environments\n**링크:** https://arxiv.org/abs/2402.15391\n"
    )
    assert (mention.title, mention.other_title) == (
        "Genie: Generative Interactive Environments",
        "지니: 생성형 상호작용 환경",
    )


def test_bold_without_a_delimiter_behind_it() -> None:
    mention = only(f"## {GENIE}\n**저자:**Jake Bruce, Michael Dennis\n**링크:**https://arxiv.org/abs/2402.15391\n")
    assert mention.authors == ("Jake Bruce", "Michael Dennis")


def test_invisible_characters_and_other_line_ends() -> None:
    title = "Genie:\u00a0Generative\u200b Interactive Environments"
    text = f"\ufeff- 📜\u00a0[Org] [{title}](https://arxiv.org/abs/2402.15391)\r\n    - a\u2011b"
    mention = only(text)
    assert (mention.title, mention.org) == ("Genie: Generative Interactive Environments", "Org")
    assert (mention.line_start, mention.line_end, mention.text.count("\n")) == (1, 2, 1)


def test_links_are_typed_and_kept_once() -> None:
    mention = only(
        f"- [{GENIE}](https://arxiv.org/abs/2402.15391) [pdf](https://arxiv.org/pdf/2402.15391) "
        "[abs](https://arxiv.org/abs/2402.15391) "
        "[html](https://arxiv.org/html/2402.15391v1) "
        "[hf](https://huggingface.co/papers/2402.15391) "
        "[code](https://github.com/a/b) [site](https://a.github.io/b) "
        "[post](https://a.substack.com/p/b) [talk](https://youtu.be/x) "
        "[doi](https://doi.org/10.1/x) "
        "[x](https://example.org/y) [bad](javascript:alert(1)) [file](file:///etc/passwd)"
    )
    kinds = ["abs", "pdf", "html", "hf", "github", "project", "blog", "video", "doi", "other"]
    assert [link.kind.value for link in mention.links] == kinds


def test_several_ids_in_one_entry_are_several_mentions_with_their_own_links() -> None:
    parsed = read_digest(
        "a.md",
        "- [A Study of Small Things](https://arxiv.org/abs/2402.15391) and "
        "[A Study of Large Things](https://arxiv.org/abs/2402.17764)",
    )
    assert [(m.title, len(m.links)) for m in parsed.mentions] == [
        ("A Study of Small Things", 1),
        ("A Study of Large Things", 1),
    ]
