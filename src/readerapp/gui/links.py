"""Which address of a paper to open, and the door through which addresses leave for the browser."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from readerapp.domain.digest import Link
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import LinkKind

OpenUrl = Callable[[QUrl], bool]

_ALLOWED_SCHEMES = frozenset({"http", "https"})
_BEST_FIRST = (LinkKind.PDF, LinkKind.ABS, LinkKind.DOI, LinkKind.HTML)


def link_of_kind(links: tuple[Link, ...], kind: LinkKind) -> str | None:
    """The first address of that KIND."""
    return next((link.url for link in links if link.kind is kind), None)


def best_link(links: tuple[Link, ...]) -> str | None:
    """What the reader most likely wants: the PDF, else the abstract, else whatever there is."""
    for kind in _BEST_FIRST:
        url = link_of_kind(links, kind)
        if url:
            return url
    return links[0].url if links else None


class LinkOpener(QObject):
    """Hands addresses to the browser: http and https only, whatever a digest says.

    Signals:
        failed: an address was not opened; with the sentence to show.

    ALLOWED tells whether the network is to be used at all; nothing else in the program uses it.
    """

    failed = Signal(str)

    def __init__(
        self,
        open_url: OpenUrl = QDesktopServices.openUrl,
        parent: QObject | None = None,
        *,
        allowed: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(parent)
        self._allowed = allowed
        self._open_url = open_url

    def open(self, address: str | None) -> None:
        """Open ADDRESS in the browser."""
        url = QUrl(address or "", QUrl.ParsingMode.TolerantMode)
        if not address:
            self.failed.emit(tr("This paper has no link of that kind."))
        elif not self._allowed():
            self.failed.emit(
                tr(
                    "The network is switched off in the settings (Network), so this was not opened: {address}",
                    address=address,
                )
            )
        elif url.scheme().casefold() not in _ALLOWED_SCHEMES or not url.host():
            self.failed.emit(tr("Only web addresses are opened; this is none: {address}", address=address))
        elif not self._open_url(url):
            self.failed.emit(tr("No browser could be started for {address}", address=address))

    def show_folder(self, path: Path) -> None:
        """Open the folder that PATH lies in, in the file manager."""
        if not self._open_url(QUrl.fromLocalFile(str(path.parent))):
            self.failed.emit(tr("The folder {folder} cannot be shown.", folder=path.parent))
