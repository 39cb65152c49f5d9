"""Whether imports are shown before they are done: asked for before each, because it can be set elsewhere too."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from readerapp.config.paths import settings_file
from readerapp.config.settings import IMPORT_PREVIEW, Settings, change_settings, load_settings
from readerapp.domain.errors import ReaderAppError
from readerapp.gui.jobs import Lanes


class PreviewSetting(QObject):
    """The setting `import.preview`.

    Attributes:
        wanted: what it was when it was last looked at.

    Signals:
        changed: it was looked at, or may have changed; with what it is.
        failed: it could not be stored; with the sentence.
    """

    changed = Signal(bool)
    failed = Signal(str)

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self.wanted = IMPORT_PREVIEW.default

    def look(self, done: Callable[[bool], None] = lambda _wanted: None) -> None:
        """Look what it is, and tell DONE."""

        def take(settings: Settings) -> None:
            self._take(settings)
            done(self.wanted)

        self._lanes.read.submit(lambda: load_settings(settings_file()), take)

    def choose(self, wanted: bool) -> None:
        """Store what the user wants."""

        def keep() -> Settings:
            return change_settings(settings_file(), {IMPORT_PREVIEW.name: wanted})

        self._lanes.write.submit(keep, self._take, self._on_not_kept)

    def _take(self, settings: Settings) -> None:
        self.wanted = settings[IMPORT_PREVIEW]
        self.changed.emit(self.wanted)

    def _on_not_kept(self, error: ReaderAppError) -> None:
        self.changed.emit(self.wanted)
        self.failed.emit(str(error))
