"""Decides whether the three panes are shown or the page that says what can be done first."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from readerapp.domain.paper import Overview
from readerapp.domain.translation import tr
from readerapp.gui.actions.book import ActionBook
from readerapp.gui.first_page import Choice, FirstPage
from readerapp.gui.parts import Parts


class FirstStart(QObject):
    """Watches the library.

    Attributes:
        centre: the panes or the page.
        page: the page.
    """

    def __init__(self, parts: Parts, book: ActionBook, panes: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._book = book
        self._panes = panes
        self._samples = False
        self._why = ""
        self.centre = QStackedWidget()
        self.page = FirstPage(parts.theme)
        self.centre.addWidget(panes)
        self.centre.addWidget(self.page)
        self.page.library_chosen.connect(parts.libraries.open)
        self.page.library_forgotten.connect(parts.libraries.recent.forget)
        parts.libraries.recent.changed.connect(self._on_recent_changed)
        parts.overview_loader.loaded.connect(self._on_overview)
        parts.library.failed.connect(self._on_failed)

    @property
    def shown(self) -> bool:
        """Whether the page is shown."""
        return self.centre.currentWidget() is self.page

    def bring_samples(self) -> None:
        """A library that is new begins with the samples."""
        self._samples = True

    def _on_overview(self, overview: Overview) -> None:
        self._why = ""
        if overview.total or overview.trashed or overview.digests:
            self._show_panes()
        else:
            self._show_page()
            if self._samples and self._parts.library.services.created and not self._parts.import_run.running:
                self._parts.importing.import_samples()
        self._samples = False

    def _on_failed(self, why: str) -> None:
        self._why = why
        self._parts.libraries.recent.look()
        self._show_page()

    def _on_recent_changed(self) -> None:
        if self.shown:
            self._fill()

    def _show_panes(self) -> None:
        if self.shown:
            focused = QApplication.focusWidget()
            ours = focused is None or self.page.isAncestorOf(focused)
            self.centre.setCurrentWidget(self._panes)
            if ours:
                self._parts.papers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_page(self) -> None:
        if not self.shown:
            focused = QApplication.focusWidget()
            ours = focused is None or self._panes.isAncestorOf(focused)
            self._fill()
            self.centre.setCurrentWidget(self.page)
            if ours:
                self.page.focus_first()
        else:
            self._fill()

    def _fill(self) -> None:
        recent = self._parts.libraries.recent.entries
        mine = self._parts.library.services.path if self._parts.library.is_open else None
        others = tuple(library for library in recent if library.path != mine)
        if self._why:
            self.page.say(tr("The library could not be opened"), self._why)
            again = Choice(
                icon="redo", title=tr("Try again"), text=tr("Open the same library"), act=self._parts.library.try_again
            )
            self.page.offer(((again,), self._library_choices()), others)
            return
        self.page.say(
            tr("Welcome to readerapp"),
            tr("Bring in the digests you follow. Every paper in them appears once, and you decide what to read."),
            foot=tr("Files and folders can also be dropped anywhere in this window."),
        )
        self.page.offer((self._import_choices(), self._library_choices()), others)

    def _import_choices(self) -> tuple[Choice, ...]:
        return (
            self._choice(
                "import-samples", "digests", tr("Open the samples"), tr("Five short digests to try things out")
            ),
            self._choice(
                "import-files", "import", tr("Import files"), tr("Markdown, HTML, feeds, BibTeX, JSON, zip and more")
            ),
            self._choice("import-folder", "folder", tr("Import a folder"), tr("All digests in it, and in its folders")),
            self._choice(
                "import-clipboard", "paste", tr("Import from the clipboard"), tr("A digest you copied from anywhere")
            ),
        )

    def _library_choices(self) -> tuple[Choice, ...]:
        return (
            self._choice("open-library", "library", tr("Open a library")),
            self._choice("new-library", "plus", tr("New library")),
        )

    def _choice(self, action_id: str, icon: str, title: str, text: str = "") -> Choice:
        action = self._book.action(action_id)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return Choice(icon=icon, title=title, text=text, act=action.trigger, keys=keys)
