"""The main window: shows the list first, then makes itself whole, and sees to a safe close."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QStatusTipEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

from readerapp.config.session import Session
from readerapp.config.settings import KEYS, Settings
from readerapp.domain.selection import Selection
from readerapp.gui.beginning import begin
from readerapp.gui.early import Look, look
from readerapp.gui.first_list import first_selection
from readerapp.gui.first_look import Doorstep, FirstLook, type_into
from readerapp.gui.geometry import keep_on_screen, restore_geometry
from readerapp.gui.theme.icons import app_icon
from readerapp.gui.theme.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from readerapp.gui.actions.book import ActionBook
    from readerapp.gui.commanding import Commanding
    from readerapp.gui.first_start import FirstStart
    from readerapp.gui.parts import Parts
    from readerapp.gui.wiring import Wiring


class MainWindow(QMainWindow):
    """Three panes over one library.

    With EARLY, a library, the list that was left there is shown first, as FIRST_LOOK tells; the attributes are there
    when the window is whole (see `when_whole`).

    Attributes:
        parts: what the window is made of.
        book: its actions.
        commanding: what is made from them over the window.
        first: the page that is shown while there is nothing in the library.

    Signals:
        left: everything is saved and the library closed; the window is going.
        staying: it was to be closed, but something could not be saved.
    """

    left = Signal()
    staying = Signal()
    parts: "Parts"
    book: "ActionBook"
    commanding: "Commanding"
    first: "FirstStart"

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        session_path: Path,
        *,
        session: Session = Session(),  # noqa: B008  frozen
        settings: Settings = Settings(),  # noqa: B008  frozen
        open_url: "Callable[[QUrl], bool]" = QDesktopServices.openUrl,
        early: Path | None = None,
        first_look: Look = look,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._settings = settings
        self._beginning = begin(theme, settings, self)
        self._whole = False
        self._waiting: list[Callable[[], None]] = []
        self._look: FirstLook | None = None

        def complete() -> None:
            from readerapp.gui.wiring import Wiring  # noqa: PLC0415  takes longer to load than the list to show

            self._wiring = Wiring(
                self,
                app,
                self._beginning,
                theme=theme,
                session=session,
                session_path=session_path,
                settings=settings,
                open_url=open_url,
            )
            self._take(self._wiring)

        self._complete = complete
        self.setWindowTitle("readerapp")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        keep_on_screen(self)
        selection = first_selection(session) if early is not None else None
        if early is None or selection is None:
            complete()
        else:
            self._look_first(early, selection, first_look)

    @property
    def going(self) -> bool:
        """Whether the window is closing; what it is given now it may not be able to take."""
        return self._whole and self._wiring.closing.under_way

    def when_whole(self, act: Callable[[], None]) -> None:
        """Do it as soon as all parts of the window are there."""
        if self._whole:
            act()
        else:
            self._waiting.append(act)

    def open_library(
        self,
        path: Path | None,
        files: Sequence[Path] = (),
        *,
        enter: Callable[[], None] = lambda: None,
        samples: bool = False,
    ) -> None:
        """Open the library at PATH once ENTER lets us in, then import FILES; a new one begins with SAMPLES."""

        def open_it() -> None:
            self._wiring.files = tuple(files)
            if samples:
                self.first.bring_samples()
            self.parts.library.open(path, enter=enter)

        self.when_whole(open_it)

    def bring(self, files: Sequence[Path]) -> None:
        """Import FILES, as soon as the library is open."""
        if self._whole and self.parts.library.is_open:
            self.parts.importing.import_paths(files)
        else:
            self.when_whole(lambda: self._wiring.wait_with(files))

    def come_forward(self) -> None:
        """Be in front of the other programs' windows, as far as the desktop lets us."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def toggle_full_screen(self) -> None:
        """The whole screen, or the window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def focus_next_pane(self) -> None:
        """Go to the next of the three panes, and to the buttons of a message if there are any."""
        panes: tuple[QWidget, ...] = (self.parts.sources, self.parts.papers, self.parts.right)
        if self.parts.messages.focusProxy() is not None:
            panes += (self.parts.messages,)
        focused = QApplication.focusWidget()
        current = next((place for place, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), 0)
        panes[(current + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def show_history(self) -> None:
        """Show what was done, to go back to any of it."""
        from readerapp.gui.history_window import HistoryWindow  # noqa: PLC0415  seldom looked at

        HistoryWindow(self.parts.deciding, self.parts.theme, self).show()

    # Qt interface

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.StatusTip and isinstance(event, QStatusTipEvent) and self._whole:
            self.parts.messages.point(event.tip())
            return True
        if event.type() is QEvent.Type.ScreenChangeInternal:
            keep_on_screen(self)
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._whole and self._wiring.closing.done:
            event.accept()
        else:
            event.ignore()
            self.when_whole(self._begin_closing)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._whole and self._wiring.takes(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._wiring.drop(event.mimeData().urls())

    def _begin_closing(self) -> None:
        self._wiring.closing.begin()

    def _look_first(self, library: Path, selection: Selection, first_look: Look) -> None:
        """Show the list where it was, and load the rest when it has been painted."""
        restore_geometry(self, self._session.geometry)
        papers = self._beginning.papers
        papers.view.columns.restore(self._session.columns)
        self.setCentralWidget(Doorstep(papers, QRect(*self._session.list_box)))
        self._beginning.library.expect()
        self._look = FirstLook(self._beginning, self._session, usual_keys=not self._settings[KEYS], parent=self)
        self._look.over.connect(self._on_look_over)
        self._look.begin(library, selection, first_look)

    def _on_look_over(self) -> None:
        self._complete()
        self.parts.selection.tell()
        self.parts.library.opened.connect(self._on_opened_early)
        self.parts.library.failed.connect(lambda _why: self.parts.paper_loader.clear())

    def _on_opened_early(self) -> None:
        self.parts.library.opened.disconnect(self._on_opened_early)
        if self._look is not None:
            look, self._look = self._look, None
            self.parts.selection.the_one()  # everybody is to know what the keys are about
            look.give_keys(self._press)

    def _press(self, key: QKeyCombination) -> None:
        if isinstance(QApplication.focusWidget(), QLineEdit) or not self.book.press(key):
            type_into(key)

    def _take(self, wiring: "Wiring") -> None:
        self.parts, self.book, self.commanding, self.first = wiring.parts, wiring.book, wiring.commanding, wiring.first
        self._whole = True
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()
