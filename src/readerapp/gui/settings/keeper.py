"""Keeps the settings of the running window: what is changed holds at once and is stored in the write lane."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from readerapp.config.paths import settings_file
from readerapp.config.setting import Kind, Setting, T, Value
from readerapp.config.settings import SETTINGS, Settings, change_settings, load_settings
from readerapp.domain.errors import ReaderAppError
from readerapp.gui.jobs import Lanes


class SettingsKeeper(QObject):
    """Holds what is set.

    Signals:
        changed: a setting has another value; with the Setting.
        stored: a setting that was changed here is in the file now; with the Setting.
        refused: a value makes no sense, or could not be stored; with the Setting and the sentence.
    """

    changed = Signal(object)
    stored = Signal(object)
    refused = Signal(object, str)

    def __init__(self, lanes: Lanes, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._settings = settings
        self._pending: dict[str, Value] = {}

    def __getitem__(self, setting: Setting[T]) -> T:
        if setting.name in self._pending:
            return self._pending[setting.name]  # type: ignore[return-value]  # only `change` puts it there
        return self._settings[setting]

    def change(self, setting: Setting[T], value: T) -> None:
        """Set it; what has to be looked up on the disk first holds as soon as that is done."""
        if setting.kind not in {Kind.FOLDER, Kind.FILE}:
            if self[setting] == value:
                return
            self._pending[setting.name] = value
            self.changed.emit(setting)

        def store() -> Settings:
            return change_settings(settings_file(), {setting.name: setting.accept(value)})

        def finish(settings: Settings) -> None:
            self._end(setting, value)
            self._take(settings)
            self.stored.emit(setting)

        def refuse(error: ReaderAppError) -> None:
            self._end(setting, value)
            self.changed.emit(setting)  # it is again what it was
            self.refused.emit(setting, str(error))

        self._lanes.write.submit(store, finish, refuse)

    def look(self) -> None:
        """Look again what is set: another part of the program, or another program, has changed it.

        In the write lane, so that what is seen is never older than what was stored meanwhile.
        """
        self._lanes.write.submit(lambda: load_settings(settings_file()), self._take)

    def _end(self, setting: Setting[T], value: T) -> None:
        """The writing of VALUE is over; a later one may be under way."""
        if self._pending.get(setting.name) == value:
            self._pending.pop(setting.name)

    def _take(self, settings: Settings) -> None:
        before = self._values()
        self._settings = settings
        for setting, value in self._values().items():
            if before[setting] != value:
                self.changed.emit(setting)

    def _values(self) -> "dict[Setting[Any], Value]":
        return {setting: self[setting] for setting in SETTINGS}
