"""Settings: what is set comes back, nothing that is not understood is lost, and no file makes the program fail."""

import json
import os
from pathlib import Path

import pytest

from readerapp.config.paths import default_library, settings_file
from readerapp.config.settings import (
    KEYS,
    LAYOUT,
    LIBRARY_FILE,
    SETTINGS,
    TEXT_SIZE,
    WATCH_ENABLED,
    WATCH_FOLDER,
    Settings,
    change_settings,
    load_settings,
    peek_settings,
    setting_called,
    usual_library,
)
from readerapp.domain.errors import InvalidRequest, ReaderAppError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_names_are_given_once_and_every_setting_says_what_it_does() -> None:
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
    assert all(setting.describe() and "\n" not in setting.describe() for setting in SETTINGS)
    assert all(setting.fits(setting.default) for setting in SETTINGS)


def test_without_a_file_everything_is_as_it_comes(path: Path) -> None:
    settings = load_settings(path)
    assert settings == Settings()
    assert (settings[WATCH_FOLDER], settings[WATCH_ENABLED]) == ("", False)
    assert not path.parent.exists()


def test_what_is_set_comes_back_and_the_rest_stays(path: Path) -> None:
    change_settings(path, {"watch.enabled": True})
    change_settings(path, {"watch.folder": "/digests"})
    settings = load_settings(path)
    assert (settings[WATCH_FOLDER], settings[WATCH_ENABLED], settings.problem) == ("/digests", True, "")
    assert [found.name for found in path.parent.iterdir()] == ["settings.json"]


def test_what_a_later_version_wrote_is_kept(path: Path) -> None:
    written(path, '\ufeff{"theme": {"dark": true}, "watch.enabled": true}')
    change_settings(path, {"watch.enabled": False})
    assert json.loads(path.read_text(encoding="utf-8")) == {"theme": {"dark": True}, "watch.enabled": False}


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00", "[" * 10_000])
def test_a_broken_file_is_told_once_and_kept(path: Path, text: str) -> None:
    kept = written(path, text).with_name("settings.json.broken")
    settings = load_settings(path)
    assert (settings.stored, settings[WATCH_ENABLED]) == ({}, False)
    assert str(kept) in settings.problem
    assert kept.read_text(encoding="utf-8") == text
    assert load_settings(path) == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", "\x00", "[" * 10_000])
def test_a_first_look_leaves_a_broken_file_for_those_who_tell(path: Path, text: str) -> None:
    assert peek_settings(written(path, text)) == Settings()
    assert path.read_text(encoding="utf-8") == text
    assert peek_settings(written(path, '{"watch.enabled": true}'))[WATCH_ENABLED]


def test_a_change_over_a_broken_file_keeps_it_too(path: Path) -> None:
    written(path, "{")
    assert "settings.json.broken" in change_settings(path, {"watch.enabled": True}).problem
    assert path.with_name("settings.json.broken").read_text(encoding="utf-8") == "{"
    assert load_settings(path)[WATCH_ENABLED]


@pytest.mark.parametrize("value", ["yes", 1, None, [], {}])
def test_a_value_of_the_wrong_type_counts_as_not_set(path: Path, value: object) -> None:
    settings = load_settings(written(path, json.dumps({"watch.enabled": value, "watch.folder": "/digests"})))
    assert (settings[WATCH_ENABLED], settings[WATCH_FOLDER]) == (False, "/digests")
    assert settings.problem.startswith("watch.enabled in ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("appearance.scheme", "pink"),
        ("appearance.scheme", 1),
        ("appearance.list-size", 77),
        ("appearance.list-size", True),
        ("appearance.list-size", 1e300),
        ("keys.changed", ["S"]),
        ("keys.changed", {"star": "S"}),
        ("keys.changed", {"star": [1]}),
    ],
)
def test_a_value_that_there_is_not_counts_as_not_set(path: Path, name: str, value: object) -> None:
    settings = load_settings(written(path, json.dumps({name: value})))
    setting = setting_called(name)
    assert settings[setting] == setting.default
    assert settings.problem.startswith(f"{name} in ")


def test_every_kind_of_value_comes_back_as_it_was_set(path: Path) -> None:
    keys = {"star": ("Shift+S",), "go-inbox": ("G, I", "Ctrl+1"), "tag": ()}
    change_settings(path, {"keys.changed": keys, "appearance.layout": "classic", "appearance.text-size": 140})
    settings = load_settings(path)
    assert (settings[KEYS], settings[LAYOUT], settings[TEXT_SIZE], settings.problem) == (keys, "classic", 140, "")


def test_what_a_setting_shows_is_what_it_takes() -> None:
    for setting in SETTINGS:
        assert setting.parse(setting.text(setting.default)) == setting.default
        for choice in setting.choices() if setting.choices else ():
            assert setting.parse(setting.text(choice)) == choice


def test_a_file_that_cannot_be_read_counts_as_none_and_is_not_written_over(path: Path) -> None:
    path.mkdir(parents=True)
    assert "Is a directory" in load_settings(path).problem
    with pytest.raises(ReaderAppError, match="cannot be changed"):
        change_settings(path, {"watch.enabled": True})


def test_a_change_that_cannot_be_stored_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change_settings(path, {"watch.folder": "/digests"})

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(ReaderAppError, match="No space left on device"):
        change_settings(path, {"watch.enabled": True})
    assert load_settings(path).stored == {"watch.folder": "/digests"}
    assert [found.name for found in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("Yes", True), (" on ", True), ("1", True), ("false", False), ("no", False)]
)
def test_a_switch_is_given_in_words(text: str, value: bool) -> None:
    assert WATCH_ENABLED.parse(text) is value


def test_a_folder_is_given_by_any_of_its_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "digests").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    whole = str(tmp_path / "digests")
    assert [WATCH_FOLDER.parse(name) for name in ("digests", "~/digests", whole, " ")] == [whole, whole, whole, ""]


@pytest.mark.parametrize("name", ["nowhere", "file.md", "~nobody-of-this-name/x", "n" * 300])
def test_what_is_no_folder_cannot_be_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / "file.md").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidRequest, match="There is no folder"):
        WATCH_FOLDER.parse(name)


def test_the_usual_library_is_of_the_environment_then_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("READERAPP_LIBRARY", raising=False)
    assert usual_library() == default_library()
    mine = tmp_path / "mine.db"
    change_settings(settings_file(), {LIBRARY_FILE.name: LIBRARY_FILE.parse(str(mine))})
    assert usual_library() == mine
    monkeypatch.setenv("READERAPP_LIBRARY", str(tmp_path / "other.db"))
    assert usual_library() == tmp_path / "other.db"
    monkeypatch.delenv("READERAPP_LIBRARY")
    written(settings_file(), "{")
    assert usual_library() == default_library()
    assert settings_file().read_text(encoding="utf-8") == "{"  # whoever loads it tells of it


def test_a_library_is_a_file_in_a_folder_that_is_there(tmp_path: Path) -> None:
    assert LIBRARY_FILE.parse(" ") == ""
    with pytest.raises(InvalidRequest, match="is a folder"):
        LIBRARY_FILE.parse(str(tmp_path))
    with pytest.raises(InvalidRequest, match="There is no folder"):
        LIBRARY_FILE.parse(str(tmp_path / "nowhere" / "library.db"))


def test_what_makes_no_sense_is_refused_with_a_sentence() -> None:
    with pytest.raises(InvalidRequest, match="neither true nor false"):
        WATCH_ENABLED.parse("perhaps")
    with pytest.raises(InvalidRequest, match=r"there are: .*watch\.folder, watch\.enabled"):
        setting_called("colour")


def test_a_path_in_bytes_that_are_no_text_comes_back(path: Path) -> None:
    folder = os.fsdecode(b"/caf\xe9")
    change_settings(path, {"watch.folder": folder})
    assert load_settings(path)[WATCH_FOLDER] == folder
