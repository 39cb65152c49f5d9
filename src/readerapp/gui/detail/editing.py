"""Editing the fields of the selected paper: fetches it, shows the form, and hands what was written to the library."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from readerapp.domain.commands import SetFields
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.paper import PaperDetail
from readerapp.gui.deciding import Deciding
from readerapp.gui.detail.fields_dialog import FieldsDialog
from readerapp.gui.jobs import Lane
from readerapp.gui.open_library import OpenLibrary
from readerapp.gui.theme.theme import Theme

_TOPIC = "fields"


class Editing(QObject):
    """What the key for editing does.

    Attributes:
        dialog: the form, None while there is none.
    """

    def __init__(
        self,
        lane: Lane,
        library: OpenLibrary,
        deciding: Deciding,
        *,
        the_one: Callable[[], int],
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._lane = lane
        self._library = library
        self._deciding = deciding
        self._the_one = the_one
        self._theme = theme
        self._window = window
        self.dialog: FieldsDialog | None = None

    def begin(self) -> None:
        """Let the user edit the fields of the one paper that is selected."""
        self.edit(self._the_one())

    def edit(self, paper_id: int) -> None:
        """Let the user edit the fields of a paper; 0 is none."""
        if paper_id:
            detail = self._library.services.reading_list.detail
            self._lane.submit(lambda: detail(paper_id), self._show, topic=_TOPIC)

    def _show(self, detail: PaperDetail) -> None:
        if self.dialog is not None:
            return
        dialog = self.dialog = FieldsDialog(detail, self._theme, self._window)
        dialog.saved.connect(self._on_saved)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_saved(self, command: SetFields) -> None:
        self._deciding.give(command, lambda _outcome: self._close(), self._complain)

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _complain(self, error: ReaderAppError) -> None:
        if self.dialog is not None:
            self.dialog.complain(error)
        else:
            self._lane.refused.emit(error)

    def _on_finished(self) -> None:
        self.dialog = None
