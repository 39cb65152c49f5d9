"""What a setting is: its name, type, default, place in the dialog, and which values make sense."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Generic, TypeVar

from readerapp.config.paths import expanded
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.translation import tr

Keys = Mapping[str, tuple[str, ...]]
Value = bool | int | str | Keys
T = TypeVar("T", bool, int, str, Keys)

_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


class Section(Enum):
    """The parts of the settings, in the order in which they are shown."""

    APPEARANCE = auto()
    READING = auto()
    KEYS = auto()
    IMPORT = auto()
    LIBRARY = auto()
    NETWORK = auto()


class Kind(Enum):
    """What a value is, and so what it is changed with."""

    SWITCH = auto()
    CHOICE = auto()
    NUMBER = auto()
    TEXT = auto()
    FOLDER = auto()
    FILE = auto()
    KEYS = auto()


def section_title(section: Section) -> str:
    """The name of a section."""
    return {
        Section.APPEARANCE: tr("Appearance"),
        Section.READING: tr("Reading"),
        Section.KEYS: tr("Keys"),
        Section.IMPORT: tr("Import"),
        Section.LIBRARY: tr("Library"),
        Section.NETWORK: tr("Network"),
    }[section]


def anything(value: T) -> T:
    """VALUE, whatever it is."""
    return value


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # each one is itself
class Setting(Generic[T]):
    """Something that can be set.

    Attributes:
        name: what it is called in the file and on the command line.
        default: what holds until something else is set; its type is that of all values.
        section: where it is shown.
        title: gives the few words in front of it.
        describe: gives one line that says what it does.
        choices: gives the values that there are, with what they are called; None where any value is one.
        span: the smallest and the largest number.
        unit: stands behind a number.
        folder, file: whether the text is the path of one.
        accept: gives a value as it is to be kept; raises `InvalidRequest` when it makes no sense. May read the disk.
    """

    name: str
    default: T
    section: Section
    title: Callable[[], str]
    describe: Callable[[], str]
    choices: Callable[[], Mapping[T, str]] | None = None
    span: tuple[int, int] | None = None
    unit: str = ""
    folder: bool = False
    file: bool = False
    accept: Callable[[T], T] = anything

    @property
    def kind(self) -> Kind:
        """What its values are."""
        if self.choices is not None:
            return Kind.CHOICE
        if isinstance(self.default, bool):
            return Kind.SWITCH
        if isinstance(self.default, int):
            return Kind.NUMBER
        if isinstance(self.default, str):
            return Kind.FOLDER if self.folder else Kind.FILE if self.file else Kind.TEXT
        return Kind.KEYS

    def parse(self, text: str) -> T:
        """The value that TEXT stands for; raises `InvalidRequest`."""
        value = _read(self.kind, self.default, text)
        self._check(value, text)
        return self.accept(value)  # type: ignore[arg-type]  # it is of the type of the default

    def fits(self, value: object) -> bool:
        """Whether VALUE, which stood in a file, is of the right type and one of those that there are."""
        if self.kind is Kind.KEYS:
            return _is_keys(value)
        if type(value) is not type(self.default):
            return False
        if self.choices is not None and value not in self.choices():
            return False
        return self._within(value)

    def stored(self, value: object) -> T:
        """VALUE, which fits, as the program uses it: JSON knows no tuples."""
        if isinstance(value, Mapping):
            return {name: tuple(keys) for name, keys in value.items()}  # type: ignore[return-value]  # T is Keys
        return value  # type: ignore[return-value]  # checked by `fits`

    def text(self, value: Value) -> str:
        """VALUE as `parse` takes it."""
        if isinstance(value, bool):
            return str(value).lower()
        return json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else str(value)

    def _within(self, value: object) -> bool:
        return self.span is None or (isinstance(value, int) and self.span[0] <= value <= self.span[1])

    def _check(self, value: object, text: str) -> None:
        if self.choices is not None and value not in self.choices():
            known = ", ".join(str(choice) for choice in self.choices())
            raise InvalidRequest(
                tr("{name} is one of: {known}; “{text}” is not.", name=self.name, known=known, text=text)
            )
        if self.span is not None and not self._within(value):
            low, high = self.span
            raise InvalidRequest(tr("{name} is a number from {low} to {high}.", name=self.name, low=low, high=high))


def existing_folder(text: str) -> str:
    """TEXT as the whole path of a folder, or nothing; raises `InvalidRequest`."""
    if not text.strip():
        return ""
    path = expanded(Path(text)).absolute()
    if not os.path.isdir(path):  # noqa: PTH112  Path.is_dir raises where access is denied
        raise InvalidRequest(tr("There is no folder {path}.", path=path))
    return str(path)


def possible_file(text: str) -> str:
    """TEXT as the whole path of a file that is there or can be made, or nothing; raises `InvalidRequest`."""
    if not text.strip():
        return ""
    path = expanded(Path(text)).absolute()
    if os.path.isdir(path):  # noqa: PTH112  Path.is_dir raises where access is denied
        raise InvalidRequest(tr("{path} is a folder; name a file.", path=path))
    if not os.path.isdir(path.parent):  # noqa: PTH112
        raise InvalidRequest(tr("There is no folder {path}.", path=path.parent))
    return str(path)


def _read(kind: Kind, default: Value, text: str) -> Value:
    if kind is Kind.SWITCH:
        if text.strip().casefold() not in _WORDS:
            raise InvalidRequest(tr("“{text}” is neither true nor false.", text=text))
        return _WORDS[text.strip().casefold()]
    if isinstance(default, int):
        try:
            return int(text.strip().removesuffix("%"))
        except ValueError:
            raise InvalidRequest(tr("“{text}” is not a whole number.", text=text)) from None
    if kind is Kind.KEYS:
        return _read_keys(text)
    return text.strip().casefold() if kind is Kind.CHOICE else text


def _read_keys(text: str) -> Keys:
    try:
        value = json.loads(text or "{}")
    except (ValueError, RecursionError):
        value = None
    if not _is_keys(value):
        example = '{"star": ["Shift+S"]}'
        raise InvalidRequest(tr("Keys are given as {example}; “{text}” is not.", example=example, text=text))
    return {name: tuple(keys) for name, keys in value.items()}


def _is_keys(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(name, str) and isinstance(keys, list | tuple) and all(isinstance(key, str) for key in keys)
        for name, keys in value.items()
    )
