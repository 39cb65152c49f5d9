"""The sample digests: that they are what their README says, and that the broken ones break as documented."""

import importlib.util
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
SCRIPT = ROOT / "tools" / "break_corpus.py"
SOURCES = ROOT / "tools" / "corpus_sources"

TOPICS = "topic-report-2024-03.vi.md"
DAILY = "daily-digest-2026-01-12.vi.md"
NEWSLETTER = "newsletter-2025-09-22.vi.md"
KOREAN = "paper-list-2024.ko.md"
NOTES = "weekly-reading-notes-2024-10.en.md"

PAPERS = {TOPICS: 43, DAILY: 27, NEWSLETTER: 7, KOREAN: 80, NOTES: 32}
DISTINCT = 151
IN_TWO_OR_MORE = 33
IN_THREE = 5

ARXIV_ID = re.compile(r"(?<!\d)(?<!\d\.)\d{2}(?:0[1-9]|1[0-2])\.\d{5}(?!\d)")
JOINER = "\u200d"
NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"
VARIATION_SELECTOR = "\ufe0f"

needs_sources = pytest.mark.skipif(not SCRIPT.is_file(), reason="tools/ is not part of this copy")


def stored(name: str) -> str:
    """Return the text of a digest of the corpus as it is stored, line ends untouched."""
    return (CORPUS / name).read_bytes().decode("utf-8")


def source(name: str) -> str:
    """Return the clean original of a broken digest."""
    return (SOURCES / name).read_bytes().decode("utf-8")


def ids_in(text: str) -> set[str]:
    return set(ARXIV_ID.findall(text))


def folded(title: str) -> str:
    return " ".join(title.split()).casefold()


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("break_corpus", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


# What the files hold.


def test_the_corpus_is_these_five_digests_and_a_readme() -> None:
    assert {path.name for path in CORPUS.iterdir()} == {*PAPERS, "README.md"}


@pytest.mark.parametrize("name", PAPERS)
def test_number_of_papers_in_each_digest(name: str) -> None:
    assert len(ids_in(stored(name))) == PAPERS[name]


def test_number_of_papers_over_the_corpus() -> None:
    seen = Counter(paper for name in PAPERS for paper in ids_in(stored(name)))
    assert len(seen) == DISTINCT
    assert sum(count >= 2 for count in seen.values()) == IN_TWO_OR_MORE
    assert sum(count >= 3 for count in seen.values()) == IN_THREE


def test_every_number_that_looks_like_an_id_is_one() -> None:
    for name in PAPERS:
        text = stored(name)
        assert set(re.findall(r"\d{4}\.\d{5}", text)) == ids_in(text)


def test_readme_tells_the_same_numbers() -> None:
    readme = stored("README.md")
    told = dict(re.findall(r"^\| `([^`]+)` \|.*\| (\d+) \|$", readme, re.MULTILINE))
    assert {name: int(number) for name, number in told.items()} == PAPERS
    assert f"there are {DISTINCT}; {IN_TWO_OR_MORE} of them" in " ".join(readme.split())


@pytest.mark.parametrize("name", [TOPICS, KOREAN, NOTES])
def test_clean_digests_are_composed_and_have_plain_line_ends(name: str) -> None:
    text = stored(name)
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "\ufffd" not in text
    assert text.endswith("\n")


# Titles.


def titles_by_heading(text: str) -> dict[str, set[str]]:
    """Titles of the daily digest: heading of an entry, and the one id in the entry's table."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for entry in re.split(r"^(?=## \d+\. )", text, flags=re.MULTILINE)[1:]:
        title = entry.splitlines()[0].split(". ", 1)[1]
        table = {paper for line in entry.splitlines() if line.startswith("| ") for paper in ARXIV_ID.findall(line)}
        assert len(table) == 1, title
        titles[table.pop()].add(folded(title))
    return titles


def titles_by_link(text: str) -> dict[str, set[str]]:
    """Titles of the Korean list: the text of every link to a paper, over lines where it wraps."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for title, paper in re.findall(r"\[([^\[\]]+)\]\(https?://[^)\s]*?(\d{4}\.\d{5})[^)\s]*\)", text):
        titles[paper].add(folded(title))
    return titles


def titles_in_bold(text: str) -> dict[str, set[str]]:
    """Titles of the reading notes: bold text with the links of the paper right behind it."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for line in re.findall(r"^(?:-|\d+\.) +\*\*.*$", text, re.MULTILINE):
        (title,) = re.findall(r"\*\*(.+?)\*\* \(\[", line)
        (paper,) = ids_in(line)
        titles[paper].add(folded(title))
    return titles


def titles_in_tables(text: str) -> dict[str, set[str]]:
    """Titles of the newsletter: key/value tables (the table at its end has short names)."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for title, rest in re.findall(r"^\| Tên \| (.+?) \|$((?:\n\|.*)+)", text, re.MULTILINE):
        (paper,) = ids_in(rest)
        titles[paper].add(folded(title))
    return titles


def all_titles() -> dict[str, dict[str, set[str]]]:
    return {
        DAILY: titles_by_heading(stored(DAILY)),
        NEWSLETTER: titles_in_tables(stored(NEWSLETTER).encode("mac_roman").decode("utf-8")),
        KOREAN: titles_by_link(stored(KOREAN)),
        NOTES: titles_in_bold(stored(NOTES)),
    }


def test_titles_are_found_where_they_are_given() -> None:
    assert {name: len(titles) for name, titles in all_titles().items()} == {
        DAILY: 25,
        NEWSLETTER: 4,
        KOREAN: 80,
        NOTES: 32,
    }


def test_a_paper_has_one_title_wherever_it_is_given() -> None:
    merged: defaultdict[str, set[str]] = defaultdict(set)
    digests: Counter[str] = Counter()
    for titles in all_titles().values():
        for paper, found in titles.items():
            merged[paper] |= found
            digests[paper] += 1
    assert {paper: found for paper, found in merged.items() if len(found) > 1} == {}
    assert sum(count >= 2 for count in digests.values()) >= 15, "nothing was compared"


def test_no_title_belongs_to_two_papers() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for titles in all_titles().values():
        for paper, found in titles.items():
            for title in found:
                owners[title].add(paper)
    assert {title: papers for title, papers in owners.items() if len(papers) > 1} == {}


# The shapes and irregularities for which the corpus is there.


def test_topic_report_has_leaves_at_depths_two_to_seven() -> None:
    tree = stored(TOPICS).split("2.  **SOTA_HIGHLIGHTS**")[0]
    depths = {len(indent) // 4 for indent in re.findall(r"^( +)\*   `?\d{4}\.\d{5}`? \| ", tree, re.MULTILINE)}
    assert depths == set(range(2, 8))
    assert len(ids_in(tree)) == PAPERS[TOPICS]


def test_topic_report_has_its_sections_and_odd_leaves() -> None:
    text = stored(TOPICS)
    assert re.findall(r"^\d\.  \*\*([A-Z_]+)\*\*$", text, re.MULTILINE) == [
        "TOPIC_TREE",
        "SOTA_HIGHLIGHTS",
        "NOVEL_TECH_CONTRIBUTIONS",
        "GAPS_AND_OPPORTUNITIES",
        "FUTURE_IDEAS",
        "READING_LIST",
        "META_REFLECTION",
    ]
    assert len(re.findall(r"^ +\*   \(Duplicate of [^()]+ > [^()]+\) \d{4}\.\d{5}$", text, re.MULTILINE)) == 1
    assert len(re.findall(r"`\d{4}\.\d{5}`", text)) == 1
    assert len(re.findall(r"^    \*   \d{4}\.\d{5} & \d{4}\.\d{5} – .+ & .+ · ", text, re.MULTILINE)) == 1


def test_daily_digest_has_entries_with_and_without_code() -> None:
    text = stored(DAILY)
    assert len(re.findall(r"^## \d+\. ", text, re.MULTILINE)) == 25
    repositories = re.findall(r"^\| Github Repository \| (.+) \|$", text, re.MULTILINE)
    assert len(repositories) == 25
    assert 5 < repositories.count("N/A") < 20


def test_newsletter_has_hard_hyphens_and_no_last_line_end() -> None:
    text = stored(NEWSLETTER).encode("mac_roman").decode("utf-8")
    assert not text.endswith("\n")
    assert re.search(rf"2025{NO_BREAK_HYPHEN}09{NO_BREAK_HYPHEN}11", text)


def test_korean_list_has_its_icons_and_odd_entries() -> None:
    text = stored(KOREAN)
    entries = re.findall(r"^- (.+?)" + NO_BREAK_SPACE, text, re.MULTILINE)
    code = "\U0001f9d1\U0001f3fb\U0001f4bb"
    assert Counter(icon.replace(VARIATION_SELECTOR, "") for icon in entries) == {
        "\U0001f4dc": 79,
        code: 16,
        code.replace("\U0001f4bb", JOINER + "\U0001f4bb"): 1,
        "\U0001f5de": 5,
    }
    assert text.count(JOINER) == 1
    papers = re.findall(r"^- \U0001f4dc.*$", text, re.MULTILINE)
    assert [line for line in papers if "](" not in line and not ids_in(line) and line.endswith("]")] == [
        f"- \U0001f4dc{NO_BREAK_SPACE}[ACL 2024 Best Paper Award]"
    ]
    assert [line.split("] ")[1] for line in papers if line.endswith("Models") and "](" not in line] == [
        "Matryoshka Multimodal Models"
    ]
    assert len(re.findall(r"\[[^\[\]]+\n[^\[\]]+\]\(https://arxiv", text)) >= 3
    assert "https://www.arxiv.org/abs/2402.17177v2" in text
    assert "https://huggingface.co/papers/2402.13349" in text


# The broken ones.


@needs_sources
def test_broken_digests_are_what_the_script_makes(script: ModuleType) -> None:
    broken = script.broken_files()
    assert set(broken) == {DAILY, NEWSLETTER}
    for name, wanted in broken.items():
        assert (CORPUS / name).read_bytes() == wanted, f"{name}: run tools/break_corpus.py"
    assert script.broken_files() == broken


@needs_sources
def test_script_writes_checks_and_leaves_alone(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script.main(["--check", "--output", str(tmp_path)]) == 1
    assert list(tmp_path.iterdir()) == []
    assert script.main(["--output", str(tmp_path)]) == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == script.broken_files()
    before = (tmp_path / DAILY).stat().st_mtime_ns
    assert script.main(["--output", str(tmp_path)]) == 0
    assert (tmp_path / DAILY).stat().st_mtime_ns == before
    assert script.main(["--check", "--output", str(tmp_path)]) == 0
    (tmp_path / DAILY).write_bytes(b"something else")
    assert script.main(["--check", "--output", str(tmp_path)]) == 1
    assert (tmp_path / DAILY).read_bytes() == b"something else"
    assert "is not what the sources give" in capsys.readouterr().err


@needs_sources
@pytest.mark.parametrize("name", [DAILY, NEWSLETTER])
def test_sources_are_clean_and_speak_of_the_same_papers(name: str) -> None:
    text = source(name)
    assert unicodedata.is_normalized("NFC", text)
    assert "Ã" not in text
    assert ids_in(text) == ids_in(stored(name))


@needs_sources
def test_mac_roman_breakage_is_exactly_reversible() -> None:
    broken = stored(NEWSLETTER)
    assert broken != source(NEWSLETTER)
    assert broken.encode("mac_roman") == (SOURCES / NEWSLETTER).read_bytes()
    assert broken.encode("mac_roman").decode("utf-8") == source(NEWSLETTER)


@needs_sources
def test_windows_1254_breakage_really_loses() -> None:
    original = (SOURCES / DAILY).read_bytes()
    left = stored(DAILY).encode("cp1254")
    lost = bytes.fromhex("81 8D 8E 8F 90 9D 9E AD")
    assert left == bytes(byte for byte in original if byte not in lost)
    assert len(original) - len(left) > 300
    with pytest.raises(UnicodeDecodeError):
        left.decode("utf-8")
    assert not set(left) & set(lost)


@needs_sources
def test_two_letters_become_one_stump(script: ModuleType) -> None:
    # The reason why no table can undo it: different letters leave the same trace.
    assert script.break_as_windows_1254("Đ") == script.break_as_windows_1254("č") == "Ä"
    assert script.break_as_windows_1254("í") == "Ã"
    assert script.break_as_windows_1254("ề") == script.break_as_windows_1254("ọ") == "á»"
    assert script.break_as_windows_1254("plain") == "plain"


@needs_sources
def test_mac_roman_keeps_every_byte(script: ModuleType) -> None:
    text = "ề Đ 한 \U0001f375 \u00ad\u2011\u00a0"
    broken = script.break_as_mac_roman(text)
    assert len(broken) == len(text.encode("utf-8"))
    assert broken.encode("mac_roman").decode("utf-8") == text
