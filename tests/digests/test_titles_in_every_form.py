"""The titles of the sample list, written in the many forms that digests use, come back whole: at least 99 of 100."""

from pathlib import Path

import pytest

from readerapp.digests import read_digest

CORPUS = Path(__file__).parents[2] / "corpus"
AUTHORS = ("Ada Byron", "Alan Turing", "Grace Hopper")
NAMES = ", ".join(AUTHORS)
FORMS = {
    "linked": "- [{title}](https://arxiv.org/abs/{id})",
    "linked with a remark": "- [{title}](https://arxiv.org/abs/{id}) - a short remark of ours.",
    "bold before labels": "- **{title}** [[arXiv](https://arxiv.org/abs/{id})] [[code](https://github.com/a/b)]",
    "plain before labels": "- {title} [[paper](https://arxiv.org/abs/{id})]",
    "with authors and venue": "- {title}. " + NAMES + ". ICML 2024. [[pdf](https://arxiv.org/pdf/{id})]",
    "with authors": "- {title}, " + NAMES + " [[pdf](https://arxiv.org/pdf/{id})]",
    "three lines": "{title}\n" + NAMES + "\nhttps://arxiv.org/abs/{id}\n",
    "heading": "## {title}\n\n**Authors:** " + NAMES + "\n\n[arXiv](https://arxiv.org/abs/{id})\n",
    "linked heading": "### 1. [{title}](https://arxiv.org/abs/{id})\n" + NAMES + "\n\nsome words\n",
    "quoted": "- " + NAMES + ', "{title}," NeurIPS 2024, arXiv:{id}.',
    "row": "| 2024-02-01 | **{title}** | " + NAMES + " | [{id}](http://arxiv.org/abs/{id}v1) |",
    "linked row": "| 2024-02-01 | [{title}](http://arxiv.org/abs/{id}) | " + NAMES + " | code |",
}
WITH_AUTHORS = frozenset(FORMS) - {"linked", "linked with a remark", "bold before labels", "plain before labels"}
TABLE = "| Date | Title | Authors | Link |\n|--|--|--|--|\n"


@pytest.fixture(scope="module")
def titles() -> dict[str, str]:
    (path,) = CORPUS.glob("paper-list-*.ko.md")
    parsed = read_digest(path.name, path.read_text(encoding="utf-8"))
    found = {mention.arxiv_id.base: mention.title for mention in parsed.mentions if mention.arxiv_id and mention.title}
    assert len(found) > 70
    return found


@pytest.mark.parametrize("form", FORMS)
def test_a_title_comes_back_whole(form: str, titles: dict[str, str]) -> None:
    entries = [FORMS[form].format(title=title.replace("|", "\\|"), id=base) for base, title in titles.items()]
    parsed = read_digest("list.md", (TABLE if "row" in form else "# List\n\n") + "\n".join(entries))
    found = {mention.arxiv_id.base: mention for mention in parsed.mentions if mention.arxiv_id}
    wrong = [(title, found[base].title) for base, title in titles.items() if found[base].title != title]
    assert len(wrong) <= len(titles) // 100 + 1, wrong
    if form in WITH_AUTHORS:
        assert sum(found[base].authors == AUTHORS for base in titles) >= len(titles) * 97 // 100
