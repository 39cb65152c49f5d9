"""The user's settings: the one table of what can be set, and the file that keeps what was set."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from readerapp.config.files import replace_file
from readerapp.config.paths import default_library, settings_file
from readerapp.config.setting import Keys, Section, Setting, T, Value, existing_folder, possible_file
from readerapp.domain.errors import InvalidRequest, ReaderAppError
from readerapp.domain.translation import tr

SIZES = (80, 90, 100, 110, 125, 140, 160, 180, 200)


def _sizes() -> dict[int, str]:
    return {size: f"{size} %" for size in SIZES}


SCHEME = Setting(
    name="appearance.scheme",
    default="system",
    section=Section.APPEARANCE,
    title=lambda: tr("Colours"),
    describe=lambda: tr("Light, dark, or like the system, also when that changes while the window is open."),
    choices=lambda: {"system": tr("Like the system"), "light": tr("Light"), "dark": tr("Dark")},
)
LAYOUT = Setting(
    name="appearance.layout",
    default="wide",
    section=Section.APPEARANCE,
    title=lambda: tr("Layout"),
    describe=lambda: tr("Three columns side by side, or the list above the paper."),
    choices=lambda: {"wide": tr("Three columns"), "classic": tr("List above paper")},
)
DENSITY = Setting(
    name="appearance.list",
    default="rows",
    section=Section.APPEARANCE,
    title=lambda: tr("List of papers"),
    describe=lambda: tr("Two lines a paper, one line, or columns that you choose."),
    choices=lambda: {"rows": tr("Two lines"), "lines": tr("One line"), "columns": tr("Columns")},
)
LIST_SIZE = Setting(
    name="appearance.list-size",
    default=100,
    section=Section.APPEARANCE,
    title=lambda: tr("Size of lists and menus"),
    describe=lambda: tr("The size of letters in lists, menus and dialogs, in percent."),
    choices=_sizes,
)
TEXT_SIZE = Setting(
    name="appearance.text-size",
    default=100,
    section=Section.APPEARANCE,
    title=lambda: tr("Size of text"),
    describe=lambda: tr("The size of letters of the paper and the digest that are read, in percent."),
    choices=_sizes,
)
GO_ON = Setting(
    name="reading.go-on",
    default=False,
    section=Section.READING,
    title=lambda: tr("Go on after a decision"),
    describe=lambda: tr("Whether queueing, reading or skipping a paper leads to the next one, in every list."),
)
_NO_KEYS: Keys = {}
KEYS = Setting(
    name="keys.changed",
    default=_NO_KEYS,
    section=Section.KEYS,
    title=lambda: tr("Keys"),
    describe=lambda: tr("The actions whose keys are not the usual ones, with their keys."),
)
IMPORT_PREVIEW = Setting(
    name="import.preview",
    default=True,
    section=Section.IMPORT,
    title=lambda: tr("Show imports before they are done"),
    describe=lambda: tr("Whether the window shows what an import will do before it is done."),
)
WATCH_FOLDER = Setting(
    name="watch.folder",
    default="",
    section=Section.IMPORT,
    title=lambda: tr("Watched folder"),
    describe=lambda: tr("The folder from which digests are imported by themselves, with the folders in it."),
    folder=True,
    accept=existing_folder,
)
WATCH_ENABLED = Setting(
    name="watch.enabled",
    default=False,
    section=Section.IMPORT,
    title=lambda: tr("Watch the folder"),
    describe=lambda: tr("Whether the window imports what appears or changes in that folder."),
)
LIBRARY_FILE = Setting(
    name="library.file",
    default="",
    section=Section.LIBRARY,
    title=lambda: tr("Usual library"),
    describe=lambda: tr("The file for commands that name none, and for the window when none was open before."),
    file=True,
    accept=possible_file,
)
NETWORK_ALLOWED = Setting(
    name="network.allowed",
    default=True,
    section=Section.NETWORK,
    title=lambda: tr("Open links in the browser"),
    describe=lambda: tr("Whether links go to the browser; nothing else here ever opens the network."),
)
SETTINGS: tuple[Setting[Any], ...] = (
    SCHEME,
    LAYOUT,
    DENSITY,
    LIST_SIZE,
    TEXT_SIZE,
    GO_ON,
    KEYS,
    IMPORT_PREVIEW,
    WATCH_FOLDER,
    WATCH_ENABLED,
    LIBRARY_FILE,
    NETWORK_ALLOWED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is set.

    Attributes:
        stored: all that the file holds, also what this version does not know.
        problem: why something in the file does not count, in one sentence; empty when all is well.
    """

    stored: Mapping[str, object] = field(default_factory=dict)
    problem: str = ""

    def __getitem__(self, setting: Setting[T]) -> T:
        value = self.stored.get(setting.name)
        return setting.stored(value) if setting.fits(value) else setting.default


def setting_called(name: str) -> Setting[Any]:
    """The setting called NAME; raises `InvalidRequest` when there is none."""
    for setting in SETTINGS:
        if setting.name == name:
            return setting
    names = ", ".join(setting.name for setting in SETTINGS)
    raise InvalidRequest(tr("There is no setting called “{name}”; there are: {names}.", name=name, names=names))


def load_settings(path: Path) -> Settings:
    """The settings stored at PATH. Does not raise.

    A file that is broken counts as none, and is kept under another name; a value of the wrong type counts as not set.
    """
    try:
        return _load(path)
    except OSError as error:
        reason = error.strerror or error
        return Settings(
            problem=tr("The settings in {path} cannot be read ({reason}); defaults are used.", path=path, reason=reason)
        )


def usual_library() -> Path:
    """The library where none is named: of the environment, of the settings, else at the platform's place."""
    chosen = "" if os.environ.get("READERAPP_LIBRARY") else peek_settings(settings_file())[LIBRARY_FILE]
    return Path(chosen) if chosen else default_library()


def peek_settings(path: Path) -> Settings:
    """The settings stored at PATH, for a first look: a file that cannot be used is left for those who tell of it."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return Settings(stored=stored) if isinstance(stored, dict) else Settings()


def change_settings(path: Path, changes: Mapping[str, Value]) -> Settings:
    """Store CHANGES, by names, on top of what the file at PATH holds now; raises `ReaderAppError`."""
    try:
        before = _load(path)
        settings = Settings(stored={**before.stored, **changes}, problem=before.problem)
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.dumps(settings.stored, ensure_ascii=True, indent=1).encode())
    except OSError as error:
        raise ReaderAppError(
            tr("The settings in {path} cannot be changed: {reason}.", path=path, reason=error.strerror or error)
        ) from error
    return settings


def _load(path: Path) -> Settings:
    try:
        stored = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (ValueError, RecursionError):
        stored = None
    if not isinstance(stored, dict):
        kept = path.with_name(f"{path.name}.broken")
        path.replace(kept)
        return Settings(
            problem=tr(
                "The settings were unreadable and are back to their defaults; the file is kept as {path}.", path=kept
            )
        )
    wrong = [setting.name for setting in SETTINGS if setting.name in stored and not setting.fits(stored[setting.name])]
    if wrong:
        problem = tr("{names} in {path} makes no sense; the default is used.", names=", ".join(wrong), path=path)
        return Settings(stored=stored, problem=problem)
    return Settings(stored=stored)
