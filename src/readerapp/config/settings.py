"""The user's settings: the one table of what can be set, and the file that keeps what was set."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from readerapp.config.files import replace_file
from readerapp.config.paths import expanded
from readerapp.domain.errors import InvalidRequest, ReaderAppError
from readerapp.domain.translation import tr

Value = bool | str
T = TypeVar("T", bool, str)

_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


def _anything(value: T) -> T:
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[T]):
    """Something that can be set.

    Attributes:
        name: what it is called in the file and on the command line.
        default: what holds until something else is set; its type is that of all values.
        describe: gives one line that says what it does.
        accept: gives a value as it is to be kept; raises `InvalidRequest` when it makes no sense.
    """

    name: str
    default: T
    describe: Callable[[], str]
    accept: Callable[[T], T] = _anything

    def parse(self, text: str) -> Value:
        """The value that TEXT stands for; raises `InvalidRequest`."""
        if not isinstance(self.default, bool):
            return self.accept(text)
        if text.strip().casefold() not in _WORDS:
            raise InvalidRequest(tr("“{text}” is neither true nor false.", text=text))
        return self.accept(_WORDS[text.strip().casefold()])

    def fits(self, value: object) -> bool:
        """Whether VALUE, which stood in a file, is of the right type."""
        return type(value) is type(self.default)


def _folder(text: str) -> str:
    """TEXT as the whole path of a folder, or nothing."""
    if not text.strip():
        return ""
    path = expanded(Path(text)).absolute()
    if not os.path.isdir(path):  # noqa: PTH112  Path.is_dir raises where access is denied
        raise InvalidRequest(tr("There is no folder {path}.", path=path))
    return str(path)


WATCH_FOLDER = Setting(
    name="watch.folder",
    default="",
    describe=lambda: tr("The folder from which digests are imported by themselves, with the folders in it."),
    accept=_folder,
)
WATCH_ENABLED = Setting(
    name="watch.enabled",
    default=False,
    describe=lambda: tr("Whether the window imports what appears or changes in that folder."),
)
IMPORT_PREVIEW = Setting(
    name="import.preview",
    default=True,
    describe=lambda: tr("Whether the window shows what an import will do before it is done."),
)
SETTINGS: tuple[Setting[Any], ...] = (IMPORT_PREVIEW, WATCH_FOLDER, WATCH_ENABLED)


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
        return value if setting.fits(value) else setting.default  # type: ignore[return-value]  # it is of T


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
