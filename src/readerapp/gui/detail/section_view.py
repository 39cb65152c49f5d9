"""A part of a passage: its name, which folds it, and its text, rendered as far as somebody wants to read it."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.translation import tr
from readerapp.domain.wording import grouped
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.detail.sections import PreparedSection
from readerapp.gui.labels import ElidedLabel, literal
from readerapp.gui.tab_order import chain_after
from readerapp.gui.theme.theme import Theme


class SectionView(QWidget):
    """Shows a `PreparedSection`.

    Attributes:
        section: what is shown.
        views: the texts that are rendered so far.

    Signals:
        link_clicked: with the address.
        rendered: another text is rendered; with it.
        folded: the user opened (True) or folded it.
        extended: the user wants to see all of it.
    """

    link_clicked = Signal(str)
    rendered = Signal(object)
    folded = Signal(bool)
    extended = Signal()

    def __init__(
        self, section: PreparedSection, theme: Theme, parent: QWidget | None = None, *, opened: bool, whole: bool
    ) -> None:
        super().__init__(parent)
        self.section = section
        self.views: list[PassageView] = []
        self._theme = theme
        self._whole = whole
        self._opened = opened or not section.name
        self._fold = self._fold_button() if section.name else None
        self._start = ElidedLabel(section.start, self, role="small", tone="muted") if section.name else None
        self._body = QWidget(self)
        self._more = self._more_button() if len(section.pieces) > 1 else None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._render_next)
        self._texts = QVBoxLayout(self._body)
        self._texts.setContentsMargins(0, 0, 0, 0)
        self._texts.setSpacing(0)
        if self._more is not None:
            self._texts.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._lay_out()
        self._show_opened(self._opened)

    @property
    def opened(self) -> bool:
        """Whether its text is shown."""
        return self._opened

    def set_opened(self, opened: bool) -> None:
        """Open or fold it; what is not rendered yet is rendered in a moment."""
        if self.section.name and opened != self.opened:
            self._show_opened(opened, now=False)
            self.folded.emit(opened)

    def tab_stops(self) -> list[QWidget]:
        """Where Tab stops in it, from top to bottom."""
        return [stop for stop in (self._fold, *self.views, self._more) if stop is not None]

    def show_whole(self) -> None:
        """Show all of a long text, bit by bit."""
        if len(self.views) < len(self.section.pieces):
            self._on_more()

    def render_up_to(self, piece: int) -> PassageView:
        """Open it, render all texts up to PIECE, now, and give that one."""
        self.set_opened(True)
        while len(self.views) <= piece:
            self._render_next()
        return self.views[piece]

    def _fold_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "section")
        button.setText(literal(self.section.name))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(12, 12))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._on_clicked)
        return button

    def _more_button(self) -> QToolButton:
        button = QToolButton(self._body)
        button.setProperty("kind", "text")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._on_more)
        button.hide()
        return button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        if self._fold is not None and self._start is not None:
            head = QHBoxLayout()
            head.setSpacing(6)
            head.addWidget(self._fold)
            head.addWidget(self._start, 1000)
            head.addStretch(1)
            layout.addLayout(head)
        layout.addWidget(self._body)

    def _show_opened(self, opened: bool, *, now: bool = True) -> None:
        self._opened = opened
        if self._fold is not None and self._start is not None:
            self._show_fold(self._fold, opened)
            self._start.setVisible(not opened)
        if opened and not self.views:
            if now:
                self._render_next()
            else:
                self._later.start()
        self._body.setVisible(opened)

    def _show_fold(self, fold: QToolButton, opened: bool) -> None:
        fold.setChecked(opened)
        self._theme.dress_in_text(fold, "chevron-down" if opened else "chevron-right", "muted")
        fold.setToolTip(tr("Fold") if opened else tr("Unfold"))
        fold.setAccessibleName(
            tr("Fold {part}", part=self.section.name) if opened else tr("Unfold {part}", part=self.section.name)
        )

    def _render_next(self) -> None:
        """Render one more text; the others one by one, if all are wanted."""
        place = len(self.views)
        if place < len(self.section.pieces):
            view = PassageView(self._theme, self._body)
            view.link_clicked.connect(self.link_clicked)
            view.show_html(self.section.pieces[place])
            self.views.append(view)
            self._texts.insertWidget(place, view)
            view.show()  # Qt would do it later, and its height is wanted now
            before = self.views[place - 1] if place else self._fold
            if before is not None:
                chain_after(before, [view])
            self.rendered.emit(view)
        left = len(self.section.pieces) - len(self.views)
        if left and self._whole:
            self._later.start()
        if self._more is None:
            return
        self._more.setVisible(bool(left) and not self._whole)
        share = self.section.length * left // max(len(self.section.pieces), 1)
        self._more.setText(tr("Show the rest, {count} characters", count=grouped(round(share, -2))))

    def _on_clicked(self, opened: bool) -> None:
        self._show_opened(opened)
        self.folded.emit(opened)

    def _on_more(self) -> None:
        self._whole = True
        self._render_next()
        self.extended.emit()
        self.views[-1].setFocus(Qt.FocusReason.OtherFocusReason)
