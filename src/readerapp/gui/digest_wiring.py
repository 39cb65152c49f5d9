"""Wires the digest that is read in the right pane: how it opens, what is decided in it, what is found in it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from readerapp.gui.actions.book import ActionBook
from readerapp.gui.list_wiring import ListWiring
from readerapp.gui.parts import Parts


class DigestWiring(QObject):
    """Connects PARTS with the actions of BOOK; MENUS are those of the list."""

    def __init__(self, parts: Parts, book: ActionBook, menus: ListWiring, window: QWidget) -> None:
        super().__init__(window)
        self._connect_opening(parts, book)
        self._connect_page(parts, menus)

    def _connect_opening(self, parts: Parts, book: ActionBook) -> None:
        """Reading a digest, or its repair, and the ways back."""
        parts.detail.mentions.digest_wanted.connect(parts.digest.read_mention)
        parts.sources.digest_wanted.connect(parts.digest.read_digest)
        parts.sources.repair_wanted.connect(parts.repairing.repair)
        parts.subject.digest_shown.connect(book.set_digest)
        for opened in (parts.subject.digest_shown, parts.detail_loader.loaded, parts.digest.begun):
            opened.connect(parts.finding.look_again)
        parts.visits.moved.connect(lambda back, forward: book.set_trail(back=back, forward=forward))
        parts.subject.nothing_left.connect(parts.detail.show_digest_gone)
        parts.reading.paper_wanted.connect(parts.detail_loader.show)

    def _connect_page(self, parts: Parts, menus: ListWiring) -> None:
        """What is decided in it, and what its counts are now."""
        page = parts.digest.page
        page.head.repair_wanted.connect(parts.repairing.begin)
        page.text.link_clicked.connect(parts.word_menu.follow)
        parts.word_menu.link_clicked.connect(parts.opener.open)
        page.menu_wanted.connect(menus.show_menu)
        page.status_menu_wanted.connect(menus.show_statuses)
        parts.deciding.taken_back.connect(lambda _step, changes: page.go_to_paper(changes.papers))
        parts.overview_loader.loaded.connect(parts.digest.show_overview)
