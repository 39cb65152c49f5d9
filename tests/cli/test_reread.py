"""How the text of a digest is made, said in the terminal."""

import io
from pathlib import Path

import pytest

from builders import SHORT_WORDS, broken

from .conftest import Terminal


@pytest.fixture
def imported(terminal: Terminal, tmp_path: Path) -> Terminal:
    path = tmp_path / "short-words.md"
    path.write_bytes(broken(SHORT_WORDS))
    assert terminal("import", str(path)) == 0
    assert "Text repaired: UTF-8 read as" in terminal.out
    return terminal


def title(terminal: Terminal) -> str:
    return str(terminal.json("show", "2402.00004")["title"])


def test_words_are_chosen_by_what_stands_there_and_taken_back_in_one_step(imported: Terminal) -> None:
    before = title(imported)
    told = imported.json("reread", "1", "--choose", "9:Cá»=Cọp", "--choose", "9:cá»=cọng")
    assert (told["action"], told["changed"]) == ("changed", 1)
    assert title(imported).startswith("Cọp, cọng và ")
    assert told["repaired"]["choices"] == [
        {"line": 9, "original": "Cá»", "word": "Cọp"},
        {"line": 9, "original": "cá»", "word": "cọng"},
    ]
    chosen = [(word["line"], word["word"]) for word in told["inferred"] if word["chosen"]]
    assert chosen == [(9, "Cọp"), (9, "cọng")]
    assert told["digest"]["repaired"] == imported.json("digests")[0]["repaired"]
    assert imported.json("undo") == {"undone": "Text repair of “Bản tin đọc sách, tháng 2 năm 2024”"}
    assert title(imported) == before


def test_the_second_of_equal_words_is_named_by_its_number(imported: Terminal) -> None:
    imported.json("reread", "1", "--choose", "9:cá»#2=cổ")
    assert title(imported).endswith("và cổ")


def test_the_repair_is_switched_off_and_on_and_choices_are_forgotten(imported: Terminal) -> None:
    imported.json("reread", "1", "--choose", "9:Cá»=Cọp")
    off = imported.json("reread", "1", "--off")
    assert (off["repaired"]["off"], off["repaired"]["inferred"], "Cá»" in title(imported)) == (True, 0, True)
    assert imported.json("reread", "1", "--on")["action"] == "changed"
    assert title(imported).startswith("Cọp")
    assert imported.json("reread", "1", "--forget")["repaired"]["choices"] == []


def test_a_dry_run_writes_nothing(imported: Terminal) -> None:
    before = title(imported)
    assert imported("reread", "1", "--off", "--dry-run") == 0
    assert "Would be read again" in imported.out
    assert title(imported) == before


def test_nothing_to_change_is_said(imported: Terminal) -> None:
    assert imported("reread", "1") == 0
    assert "Nothing changes." in imported.out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--choose", "9:nothing=x"], "In line 9 no inferred word “nothing” stands there.\n"),
        (["--encoding", "klingon"], "There is no text encoding called “klingon”.\n"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(imported: Terminal, options: list[str], sentence: str) -> None:
    before = title(imported)
    assert imported("reread", "1", *options) == 1
    assert (imported.err, title(imported)) == (sentence, before)


def test_a_choice_of_another_form_is_wrong_usage(imported: Terminal) -> None:
    assert imported("reread", "1", "--choose", "Cỏ") == 2


def test_repair_decodes_as_it_is_told_and_leaves_what_it_shall_leave(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "digest.md"
    path.write_bytes("천천히 읽는 법".encode("euc-kr"))
    told = terminal.json("repair", str(path), "--encoding", "euc-kr")
    assert (told["encoding"], told["encoding_certain"]) == ("euc-kr", True)
    assert terminal("repair", str(path), "--encoding", "euc-kr", "--no-repair") == 0
    assert terminal.out == "천천히 읽는 법"
    path.write_bytes(broken(SHORT_WORDS))
    assert terminal("repair", str(path), "--no-repair") == 0
    assert terminal.out.encode() == broken(SHORT_WORDS)


def test_an_import_is_told_the_encoding(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_bytes("# 논문\n\n- [천천히 읽는 법](https://arxiv.org/abs/2402.00003)\n".encode("cp949"))
    (digest,) = terminal.json("import", str(path), "--encoding", "cp949")["digests"]
    assert (digest["encoding"], digest["repaired"]["told_encoding"]) == ("cp949", "cp949")
    assert terminal.json("show", "2402.00003")["title"] == "천천히 읽는 법"
    other = tmp_path / "other.md"
    other.write_bytes(path.read_bytes() + b"\n")
    assert terminal("import", str(other), "--encoding", "klingon") == 1
    assert "There is no text encoding called “klingon”." in terminal.err


def test_standard_input_is_repaired_and_what_is_no_text_is_told(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def given(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    given("ti\u00e1\u00ba\u00bfng".encode())
    assert terminal("repair", "-", "-o", "-") == 0
    assert terminal.out == "tiếng"
    given("một hai".encode())
    assert terminal.json("repair", "-", "--encoding", "ascii")["marks"] == 3
    given("một hai".encode())
    assert terminal("repair", "-", "--encoding", "ascii") == 0
    assert "3 places are no text in" in terminal.err
    given("một \ufffd".encode())
    assert terminal.json("repair", "-")["marks"] == 0
    given("một hai".encode("utf-16"))
    assert terminal("repair", "-") == 0
    assert (terminal.out, "Read as UTF-16" in terminal.err) == ("một hai", True)
    assert terminal("repair", "-", "-o", "-", "--json") == 2
