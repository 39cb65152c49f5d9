"""The desk on which screens are drawn: an application, libraries ready to be shown, and one window at a time."""

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from readerapp.bootstrap import open_services
from readerapp.config.session import Session
from readerapp.gui.application import make_application
from readerapp.gui.main_window import MainWindow
from readerapp.gui.panes import Panes
from readerapp.gui.theme.icons import forget_drawings
from readerapp.gui.theme.theme import Scheme, Theme
from screens.deciding import decide

USUAL, SMALL, LARGE = QSize(1366, 768), QSize(1024, 700), QSize(1920, 1080)
LIMIT_MS = 120_000
_CALM_TICKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Opens windows on copies of its libraries, and stores pictures of them.

    Attributes:
        digests: what the libraries are made of.
        out: the folder for the pictures.
        folder: a place for files that go when everything is drawn.
    """

    app: QApplication
    theme: Theme
    digests: Sequence[Path]
    out: Path
    folder: Path
    _made: dict[str, Path] = field(default_factory=dict)
    _opened: list[Path] = field(default_factory=list)

    @contextmanager
    def empty(self) -> Iterator[MainWindow]:
        """A window on an empty library, which is no first start."""
        yield from self._window("empty", lambda library: open_services(library).close())

    @contextmanager
    def imported(self) -> Iterator[MainWindow]:
        """A window on a library into which the digests came a moment ago; nothing is decided."""
        yield from self._window("imported", self._import)

    @contextmanager
    def used(self) -> Iterator[MainWindow]:
        """A window on a library in which some of everything was decided."""

        def make(library: Path) -> None:
            self._import(library)
            decide(library)

        yield from self._window("used", make)

    @contextmanager
    def window(self, library: Path | None = None, *, session: Session = Session()) -> Iterator[MainWindow]:  # noqa: B008
        """A window; without a LIBRARY none is opened."""
        self.theme.set_scheme(Scheme.LIGHT)
        window = MainWindow(self.app, self.theme, self.folder / "session.json", session=session, open_url=_closed)
        self.resize(window, USUAL)
        window.show()
        window.activateWindow()
        if library is not None:
            window.open_library(library)
            wait_until(lambda: window.parts.overview_loader.overview is not None)
        settle(window)
        yield window
        window.close()
        wait_until(lambda: not window.isVisible())
        window.deleteLater()

    def shoot(self, window: MainWindow, name: str, *sizes: QSize) -> None:
        """Pictures of the window as it is, light and dark, in each of SIZES (the usual and the small one)."""
        room = window.screen().availableSize()
        for size in dict.fromkeys(size.boundedTo(room) for size in sizes or (USUAL, SMALL)):
            self.resize(window, size)
            settle(window)
            for scheme in (Scheme.LIGHT, Scheme.DARK):
                self.theme.set_scheme(scheme)
                settle(window)
                self.store(window, f"{name}-{scheme.value}-{size.width()}x{size.height()}")

    def shoot_dialog(self, window: MainWindow, dialog: QWidget, name: str) -> None:
        """Pictures of a DIALOG over WINDOW, light and dark, in the size that it has."""
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            self.theme.set_scheme(scheme)
            rest(window)
            self.store(dialog, f"{name}-{scheme.value}")

    def store(self, widget: QWidget, name: str) -> None:
        """Store a picture of WIDGET."""
        self.out.mkdir(parents=True, exist_ok=True)
        path = self.out / f"{name}.png"
        widget.grab().save(str(path))
        print(f"out/screens/{self.out.name}/{path.name}", flush=True)

    def resize(self, window: MainWindow, size: QSize) -> None:
        """Give WINDOW a size and its panes their usual shares of it."""
        size = size.boundedTo(window.screen().availableSize())
        window.resize(size)
        panes = window.findChild(Panes)
        if panes is not None:
            panes.give(panes.usual(size))

    def bring_in(self, window: MainWindow, path: Path) -> None:
        """Import PATH into the library of WINDOW, as it is shown."""
        asking = window.parts.importing.asking
        window.parts.importing.import_paths([path])
        wait_until(lambda: asking.window is not None and asking.window.isVisible())
        if asking.window is not None:
            asking.window.button.click()
        settle(window)

    def _window(self, name: str, make: Callable[[Path], None]) -> Iterator[MainWindow]:
        if name not in self._made:
            self._made[name] = self.folder / f"{name}.db"
            make(self._made[name])
        copy = self.folder / f"library-{len(self._opened)}.db"
        self._opened.append(copy)
        shutil.copyfile(self._made[name], copy)
        with self.window(copy) as window:
            yield window

    def _import(self, library: Path) -> None:
        services = open_services(library)
        services.imports.import_paths(self.digests)
        services.close()


@contextmanager
def make_desk(folder: Path, out: Path, digests: Sequence[Path]) -> Iterator[Desk]:
    """A desk with everything below FOLDER and pictures in OUT."""
    app = make_application()
    app.setQuitOnLastWindowClosed(False)
    yield Desk(app=app, theme=Theme(app, scheme=Scheme.LIGHT), digests=digests, out=out, folder=folder)
    forget_drawings()


def wait_until(done: Callable[[], bool]) -> None:
    """Run Qt's loop until DONE."""
    loop = QEventLoop()
    limit = QTimer(singleShot=True, interval=LIMIT_MS)
    limit.timeout.connect(lambda: sys.exit("screens: the window did not get ready in time"))
    limit.start()
    look = QTimer(interval=10)
    look.timeout.connect(lambda: loop.quit() if done() else None)
    look.start()
    loop.exec()


def settle(window: MainWindow) -> None:
    """Wait until nothing is being read, written or imported, and layouts have run."""
    _wait_calm(lambda: window.parts.lanes.busy or window.parts.import_run.running)


def rest(window: MainWindow) -> None:
    """The same while an import waits for an answer in a dialog."""
    _wait_calm(lambda: window.parts.lanes.busy)


def _wait_calm(busy: Callable[[], bool]) -> None:
    calm = 0

    def quiet() -> bool:
        nonlocal calm
        calm = 0 if busy() else calm + 1
        return calm > _CALM_TICKS

    wait_until(quiet)


def dialog_of(window: MainWindow, kind: type[QWidget] = QWidget) -> QWidget:
    """The dialog of KIND that is shown over WINDOW; waits for it."""
    found: list[QWidget] = []

    def shown() -> bool:
        widgets = QApplication.topLevelWidgets()
        found[:] = [w for w in widgets if w.parent() is window and w.isVisible() and isinstance(w, kind)]
        return bool(found)

    wait_until(shown)
    return found[0]


def offered(window: MainWindow, text: str) -> QPushButton:
    """The button with TEXT in the message bar of WINDOW."""
    buttons = window.parts.messages.findChildren(QPushButton)
    return next(button for button in buttons if button.text() == text and button.isVisible())


def _closed(_url: QUrl) -> bool:
    return False
