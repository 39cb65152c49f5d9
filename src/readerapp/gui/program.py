"""The life of the program in one process: which window there is, how it changes to another library, who else calls."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from readerapp.config.paths import crash_folder, default_library, place_file, settings_file
from readerapp.config.session import Session, at_place, load_session
from readerapp.config.settings import load_settings
from readerapp.config.traces import take_traces
from readerapp.domain.errors import LibraryUnavailable, NotALibrary, ReaderAppError
from readerapp.domain.translation import tr
from readerapp.gui.crash import CrashReporter
from readerapp.gui.door import Call, Door, knock
from readerapp.gui.early import Look, look, session_in
from readerapp.gui.main_window import MainWindow
from readerapp.gui.theme.theme import Theme

if TYPE_CHECKING:  # nothing of this is needed before the list is painted
    from readerapp.bootstrap import Services
    from readerapp.gui.libraries import LibraryWish
    from readerapp.gui.links import OpenUrl

_PATIENCE_S = 3.0


class OpenElsewhere(ReaderAppError):
    """Another process works on the library, and its window has come to the front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entered:
    """Another library, open and ours."""

    door: Door
    services: "Services"
    place: Session


class Program(QObject):
    """Has one window at a time; it works on one library from beginning to end.

    Another library gets another window in the same place. So nothing of the first can leak into the second: no step of
    its history, no answer that was still on its way.

    Attributes:
        window: the present one.
    """

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        session_path: Path,
        *,
        reporter: CrashReporter,
        open_url: "OpenUrl" = QDesktopServices.openUrl,
        first_look: Look = look,
    ) -> None:
        super().__init__()
        self._app = app
        self._theme = theme
        self._session_path = session_path
        self._reporter = reporter
        self._open_url = open_url
        self._first_look = first_look
        self._door: Door | None = None
        self._next: _Entered | None = None
        self._opening = False
        self.window: MainWindow

    def start(self, library: Path, door: Door, files: Sequence[Path] = (), *, samples: bool = False) -> None:
        """Show a window and open LIBRARY, of which DOOR is the door; then import FILES.

        With SAMPLES a library that is new begins with the samples.
        """
        self._answer(door)
        self.window = self._show_window(session_in(library, self._session_path), early=library)
        self.window.setWindowTitle(_title(library))
        self.window.when_whole(self._look_for_traces)
        self.window.open_library(library, files, enter=lambda: _take(door, library), samples=samples)

    def end(self) -> None:
        """Close the window, as the user would."""
        self.window.close()

    def close(self) -> None:
        """Leave the library to others."""
        if self._door is not None:
            self._door.close()

    def _look_for_traces(self) -> None:
        self.window.parts.lanes.read.submit(lambda: take_traces(crash_folder()), self._on_traces)

    def _show_window(self, session: Session, *, early: Path | None = None) -> MainWindow:
        window = MainWindow(
            self._app,
            self._theme,
            self._session_path,
            session=session,
            settings=load_settings(settings_file()),
            open_url=self._open_url,
            early=early,
            first_look=self._first_look,
        )
        window.left.connect(self._on_left)
        window.staying.connect(self._on_staying)
        window.when_whole(lambda: self._listen_to(window))
        self._reporter.show_over(window)
        window.show()
        return window

    def _listen_to(self, window: MainWindow) -> None:
        window.parts.libraries.wanted.connect(self._on_library_wanted)
        window.parts.library.opened.connect(self._listen)
        window.parts.lanes.crashed.connect(self._reporter.take)
        window.parts.import_run.lost.connect(self._reporter.take_trace)

    def _answer(self, door: Door) -> None:
        self._door = door
        door.answers = lambda: not self.window.going  # who is not heard tries again, and gets a window of its own
        door.called.connect(self._on_called)

    def _listen(self) -> None:
        if self._door is not None:
            self._door.listen()

    def _on_called(self, call: Call) -> None:
        if call.token:
            os.environ["XDG_ACTIVATION_TOKEN"] = call.token
        self.window.come_forward()
        self.window.bring(call.files)

    def _on_traces(self, trace: str) -> None:
        if trace:
            from readerapp.gui.empty_state import Offer  # noqa: PLC0415  loaded with the rest of the window

            show = Offer(text=tr("Show the report"), act=lambda: self._reporter.take_trace(trace))
            self.window.parts.messages.tell(
                tr("readerapp ended by a mistake of ours last time. What you decided and wrote is stored."), show
            )

    def _on_library_wanted(self, wish: "LibraryWish") -> None:
        """Open it before the present window is left: what cannot be opened is no reason to leave."""
        library = self.window.parts.library
        if self._opening or self._next is not None:
            return
        if library.is_open and os.path.abspath(wish.path) == str(library.services.path):  # noqa: PTH100
            self.window.parts.messages.say(tr("{name} is open already.", name=wish.path.name))
            return
        self._opening = True
        door = Door(Path(os.path.abspath(wish.path)))  # noqa: PTH100  links stay as the user knows them
        self.window.parts.lanes.write.submit(
            lambda: _enter(wish, door, self._session_path), self._on_entered, self._on_not_entered
        )

    def _on_entered(self, entered: _Entered) -> None:
        self._opening = False
        self._next = entered
        self.window.close()

    def _on_not_entered(self, error: ReaderAppError) -> None:
        self._opening = False
        tell = self.window.parts.messages.tell if isinstance(error, OpenElsewhere) else self.window.parts.messages.warn
        tell(str(error))
        self.window.parts.libraries.recent.look()

    def _on_staying(self) -> None:
        """Something could not be saved; the other library has to wait until the user has dealt with that."""
        entered, self._next = self._next, None
        if entered is not None:
            entered.services.close()
            entered.door.close()

    def _on_left(self) -> None:
        """The window is going: the last one, or to make room for one on another library."""
        self.close()
        entered, self._next = self._next, None
        if entered is None:
            return
        left = self.window
        looks = load_session(self._session_path)
        self._answer(entered.door)
        self.window = self._show_window(at_place(looks, entered.place))
        self.window.setWindowTitle(_title(entered.services.path))
        self.window.parts.library.hold(entered.services)
        self.window.activateWindow()
        left.deleteLater()


def _title(library: Path) -> str:
    """The name of LIBRARY, if it is not the usual one; Qt puts that of the program behind it."""
    usual = default_library()
    if library == usual:
        return "readerapp"
    return library.parent.name if library.name == usual.name else library.stem


def _take(door: Door, library: Path) -> None:
    if not door.take():
        raise LibraryUnavailable(
            tr(
                "{name} is open in another readerapp, which does not answer. End that one and try again.",
                name=library.name,
            )
        )


def _enter(wish: "LibraryWish", door: Door, session_path: Path) -> _Entered:
    """Open the library that is wished for, whose door is DOOR, or raise a `ReaderAppError`."""
    from readerapp.bootstrap import open_services  # noqa: PLC0415  loaded with the library

    path = Path(os.path.abspath(wish.path))  # noqa: PTH100  links stay as the user knows them
    there = os.path.exists(path)  # noqa: PTH110  Path.exists raises where access is denied
    if wish.new and there:
        raise NotALibrary(tr("{path} is there already. Open it, or choose another name.", path=path))
    if not wish.new and not there:
        raise LibraryUnavailable(tr("There is no library {path} any more.", path=path))
    if not door.take():
        if knock(path, Call(), patience_s=_PATIENCE_S):
            raise OpenElsewhere(tr("{name} is open in another window, which is in front now.", name=path.name))
        _take(door, path)
    try:
        services = open_services(path)
        services.reading_list.written_elsewhere()  # begins to watch, before anything is read to be shown
    except BaseException:
        door.close()
        raise
    return _Entered(door=door, services=services, place=load_session(session_path.with_name(place_file(path).name)))
