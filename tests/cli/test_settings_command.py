"""`readerapp settings` as a script sees it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from readerapp.cli.app import run
from readerapp.config.paths import settings_file
from readerapp.config.settings import SETTINGS

Command = Callable[..., int]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return lambda *arguments: run(
        lambda *_given: 42, ["--library", str(tmp_path / "library.db"), "settings", *arguments]
    )


def test_all_settings_are_listed_with_what_they_do(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command() == command("list") == 0
    printed = capsys.readouterr().out
    assert printed[: len(printed) // 2] * 2 == printed
    assert "\nwatch.enabled = false\n  Whether the window imports" in printed
    assert command("--json") == 0
    listed = json.loads(capsys.readouterr().out)
    keys = {"name", "value", "default", "description", "section", "type", "choices"}
    assert [set(setting) for setting in listed] == [keys] * len(listed)
    assert listed[0] == {
        "name": "appearance.scheme",
        "value": "system",
        "default": "system",
        "description": "Light, dark, or like the system, also when that changes while the window is open.",
        "section": "appearance",
        "type": "choice",
        "choices": ["system", "light", "dark"],
    }
    assert [setting["name"] for setting in listed] == [setting.name for setting in SETTINGS]
    assert [setting["value"] for setting in listed] == [setting.default for setting in SETTINGS]


def test_what_is_set_is_got(command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("set", "watch.enabled", "on") == 0
    assert command("set", "watch.folder", str(tmp_path)) == 0
    assert command("get", "watch.folder") == 0
    assert capsys.readouterr().out == f"watch.enabled = true\nwatch.folder = {tmp_path}\n{tmp_path}\n"
    assert command("get", "watch.enabled", "--json") == 0
    assert json.loads(capsys.readouterr().out)["value"] is True
    assert not (tmp_path / "library.db").exists()


def test_choices_numbers_and_keys_are_set_in_words(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("set", "appearance.scheme", " Dark ") == 0
    assert command("set", "appearance.text-size", "125 %") == 0
    assert command("set", "keys.changed", '{"star": ["Shift+S", "G, ★"]}') == 0
    assert command("get", "keys.changed") == 0
    keys = '{"star": ["Shift+S", "G, ★"]}'
    said = f"appearance.scheme = dark\nappearance.text-size = 125\nkeys.changed = {keys}\n{keys}\n"
    assert capsys.readouterr().out == said
    assert command("get", "keys.changed", "--json") == 0
    assert json.loads(capsys.readouterr().out)["value"] == {"star": ["Shift+S", "G, ★"]}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("get", "colour"), "There is no setting called “colour”"),
        (("set", "colour", "red"), "There is no setting called “colour”"),
        (("set", "watch.enabled", "perhaps"), "neither true nor false"),
        (("set", "watch.folder", "no such folder"), "There is no folder"),
        (("set", "appearance.scheme", "pink"), "is one of: system, light, dark"),
        (("set", "appearance.list-size", "large"), "is not a whole number"),
        (("set", "appearance.text-size", "77"), "is one of: 80, 90, 100"),
        (("set", "keys.changed", "S"), "Keys are given as"),
        (("set", "keys.changed", '{"star": ["X"], "sun": ["Y"]}'), "“Star” (star): X is taken by “Skip”."),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(
    command: Command, arguments: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(*arguments) == 2
    assert sentence in capsys.readouterr().err
    assert not settings_file().exists()


def test_keys_that_cannot_be_checked_are_set_with_a_word_about_it(
    command: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("readerapp.cli.key_check._CHECK", "no.such.module")
    assert command("set", "keys.changed", '{"star": ["X"]}') == 0
    assert "could not be checked" in capsys.readouterr().err


def test_a_broken_file_is_told_beside_the_result(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("{", encoding="utf-8")
    assert command("--json") == 0
    printed = capsys.readouterr()
    assert len(json.loads(printed.out)) == len(SETTINGS)
    assert "the file is kept as" in printed.err


def test_a_setting_that_cannot_be_stored_says_why(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    settings_file().parent.parent.mkdir(parents=True, exist_ok=True)
    settings_file().parent.touch()
    assert command("set", "watch.enabled", "on") == 1
    assert "cannot be changed" in capsys.readouterr().err


def test_commands_without_a_library_work_on_the_one_of_the_settings(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("READERAPP_LIBRARY", raising=False)
    mine = tmp_path / "mine.db"
    assert command("set", "library.file", str(mine)) == 0
    assert not mine.exists()
    assert run(lambda *_opened: 42, ["digests", "--json"]) == 0
    assert capsys.readouterr().out.endswith("[]\n")
    assert mine.exists()
