"""The links of a paper as buttons: what is behind each in words and as an icon; their addresses can be copied."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from readerapp.domain.digest import Link
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import LinkKind
from readerapp.gui.flow_layout import FlowLayout
from readerapp.gui.key_hints import KeyHint
from readerapp.gui.labels import hint, literal
from readerapp.gui.tab_order import chain_after
from readerapp.gui.texts import link_name
from readerapp.gui.theme.theme import Theme

_ACTIONS = {LinkKind.ABS: "open-abstract", LinkKind.PDF: "open-pdf"}
_ICONS = {
    LinkKind.ABS: "paper",
    LinkKind.PDF: "pdf",
    LinkKind.HTML: "web",
    LinkKind.HF: "model",
    LinkKind.DOI: "doi",
    LinkKind.GITHUB: "code",
    LinkKind.PROJECT: "project",
    LinkKind.BLOG: "post",
    LinkKind.VIDEO: "video",
}


def _copies(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Copy)


class LinkButton(QToolButton):
    """One link; a right click or the menu key offers to copy it, Ctrl+C copies it.

    Signals:
        copied: the address is on the clipboard; with it.
    """

    copied = Signal(str)

    def __init__(self, link: Link, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = link.kind
        self.url = ""
        self._hint = KeyHint(self, "", _ACTIONS[link.kind]) if link.kind in _ACTIONS else None
        self.setProperty("kind", "outlined")
        self.setIconSize(QSize(16, 16))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        theme.dress_in_text(self, _ICONS.get(link.kind, "link"))
        self.show_link(link)

    def show_link(self, link: Link) -> None:
        """Lead to LINK, which is of the same kind as the one before."""
        name = link_name(link.kind, link.label, link.url)
        self.url = link.url
        self.setText(literal(name))
        self.setAccessibleName(name)
        self.setAccessibleDescription(link.url)
        if self._hint is not None:
            self._hint.say(link.url)
        else:
            self.setToolTip(hint(link.url))

    def copy(self) -> None:
        """Put the address on the clipboard."""
        QGuiApplication.clipboard().setText(self.url)
        self.copied.emit(self.url)

    def menu_of_link(self) -> QMenu:
        """What can be done with the link; deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act in ((tr("Copy the link"), self.copy), (tr("Open in the browser"), self.click)):
            action = QAction(text, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        return menu

    # Qt interface

    def event(self, event: QEvent) -> bool:
        """Before the window's shortcuts: here Ctrl+C is about the link, not about the papers."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _copies(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _copies(event):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _on_menu(self, place: QPoint) -> None:
        self.menu_of_link().popup(self.mapToGlobal(place))


class LinkRow(QWidget):
    """Buttons for all links of a paper, wrapped like words; Tab comes to them from BEFORE.

    Signals:
        link_clicked: with the address.
        copied: an address is on the clipboard; with it.
    """

    link_clicked = Signal(str)
    copied = Signal(str)

    def __init__(self, theme: Theme, before: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before = before
        self._links: tuple[Link, ...] | None = None
        self._flow = FlowLayout(self, gap=6)
        self.buttons: list[LinkButton] = []

    def show_links(self, links: tuple[Link, ...]) -> None:
        """Show LINKS."""
        if links == self._links:
            return
        self._links = links
        if [link.kind for link in links] == [button.kind for button in self.buttons]:  # as with most papers
            for button, link in zip(self.buttons, links, strict=True):
                button.show_link(link)
        else:
            self._flow.empty()
            self.buttons = [self._button(link) for link in links]
            chain_after(self._before, self.buttons)
        self.setVisible(bool(links))
        self.updateGeometry()

    def _button(self, link: Link) -> LinkButton:
        button = LinkButton(link, self._theme, self)
        button.clicked.connect(lambda: self.link_clicked.emit(button.url))
        button.copied.connect(self.copied)
        self._flow.addWidget(button)
        return button
