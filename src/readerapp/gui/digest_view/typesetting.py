"""Sets the parts of a digest one step at a time, so that keys and painting come in between."""

from PySide6.QtCore import QObject, QTimer, Signal

from readerapp.gui.digest_view.digest_text import DigestText
from readerapp.gui.digest_view.prepared import PreparedPage
from readerapp.gui.digest_view.sheets import Sheet


class Typesetting(QObject):
    """Sets one page at a time; one that is overtaken is dropped.

    Signals:
        finished: with the PreparedPage and its Sheet.
    """

    finished = Signal(object, object)

    def __init__(self, text: DigestText) -> None:
        super().__init__(text)
        self._text = text
        self._page: PreparedPage | None = None
        self._sheet: Sheet | None = None
        self._wanted: PreparedPage | None = None
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_next)

    @property
    def page(self) -> PreparedPage | None:
        """What is being set."""
        return self._page

    def begin(self, page: PreparedPage) -> None:
        """Set PAGE."""
        self.forget()
        self._page = self._wanted = page
        self._next.start()

    def forget(self) -> None:
        """Nothing is wanted any more."""
        if self._sheet is not None:
            self._sheet.document.deleteLater()
        self._page = self._sheet = self._wanted = None
        self._next.stop()

    def _on_next(self) -> None:
        if self._page is None:
            return
        if self._sheet is None:
            self._sheet = self._text.compose(self._page.html, self._page.chips)
            self._next.start()
            return
        page, sheet = self._page, self._sheet
        self._text.lay_out(sheet)
        self._page = self._sheet = None
        QTimer.singleShot(0, self, lambda: self._tell(page, sheet))

    def _tell(self, page: PreparedPage, sheet: Sheet) -> None:
        if self._page is None and self._wanted is page:
            self.finished.emit(page, sheet)
        else:
            sheet.document.deleteLater()
