"""One note: rendered to be read, a plain-text editor in its place to be written."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from readerapp.domain.paper import Note
from readerapp.domain.translation import tr
from readerapp.gui.buttons import tool_button
from readerapp.gui.detail.note_keeper import Draft, NoteKeeper
from readerapp.gui.detail.passage import passage_html
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.labels import label
from readerapp.gui.pointing import bring_into_view
from readerapp.gui.texts import moment_text
from readerapp.gui.theme.theme import Theme

_FEWEST_LINES = 3
_MOST_LOOKS, _LOOK_AGAIN_MS = 10, 20
_STAYS = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


class NoteEditor(QPlainTextEdit):
    """A plain-text field that grows with its text; where one writes stays in sight.

    Signals:
        left: the user is done: Escape, Ctrl+Return, or the focus is elsewhere.
        paused: the focus is away for a moment.
    """

    left = Signal()
    paused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Note, in Markdown"))
        self.setPlaceholderText(tr("Write in Markdown. It is saved as you type; Esc when done."))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._looks = 0
        self._follow_later = QTimer(self, singleShot=True)
        self._follow_later.timeout.connect(self._follow)
        self.cursorPositionChanged.connect(self._stay_in_sight)

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        returned = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape or (returned and control):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._stay_in_sight()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        (self.paused if event.reason() in _STAYS else self.left).emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._stay_in_sight()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        lines = max(round(self.document().size().height()), _FEWEST_LINES)
        height = lines * self.fontMetrics().lineSpacing() + 26
        if height != self.height():
            self.setFixedHeight(height)

    def _stay_in_sight(self) -> None:
        self._looks = _MOST_LOOKS
        self._follow_later.start(0)

    def _follow(self) -> None:
        """Have the line that is written, and room below it, in sight; what is around gets its place in some steps."""
        if not self.hasFocus():
            return
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        bring_into_view(self, self.cursorRect())
        self._looks -= 1
        if self._looks and not self.viewport().visibleRegion().contains(self.cursorRect()):
            self._follow_later.start(_LOOK_AGAIN_MS)


class NoteCard(QFrame):
    """A note with its draft while it is being edited.

    Attributes:
        text: the note as it is read.

    Signals:
        link_clicked: with the address.
        edit_finished: the editor was left.
        emptied: nothing is left of the note; the card can go.
    """

    link_clicked = Signal(str)
    edit_finished = Signal()
    emptied = Signal()

    def __init__(self, paper_id: int, keeper: NoteKeeper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._paper_id = paper_id
        self._keeper = keeper
        self._note: Note | None = None
        self._draft: Draft | None = None
        self._left: Draft | None = None
        self.text = PassageView(theme)
        self.text.link_clicked.connect(self.link_clicked)
        self._editor = NoteEditor()
        self._editor.hide()
        self._editor.textChanged.connect(self._on_typed)
        self._editor.left.connect(self.finish)
        self._editor.paused.connect(keeper.flush)
        self._when = label(tone="muted", role="small")
        self._edit = tool_button(theme, "edit", tr("Edit the note"))
        self._edit.clicked.connect(self.edit)
        self._delete = tool_button(theme, "trash", tr("Delete the note"))
        self._delete.clicked.connect(self._on_delete)
        self._lay_out()

    @property
    def note_id(self) -> int | None:
        """The number of the note in the library, once it has one."""
        draft = self._draft or self._left
        return draft.note_id if draft else self._note.id if self._note else None

    @property
    def editing(self) -> bool:
        """Whether the editor is open."""
        return self._draft is not None

    def tab_stops(self) -> list[QWidget]:
        """Where Tab stops in it, from top to bottom."""
        return [self.text, self._editor, self._edit, self._delete]

    def show_note(self, note: Note, html: str) -> None:
        """Show NOTE as the library has it; what is being typed is not touched."""
        self._note, self._left = note, None
        self._when.setText(moment_text(note.updated_at))
        draft = self._draft
        if draft is None:
            self.text.show_html(html)
        elif not draft.unsaved and note.body != draft.body:  # undone while the editor is open
            draft.body = draft.saved = note.body
            self._editor.setPlainText(note.body)

    def edit(self) -> None:
        """Open the editor, with the cursor at the end."""
        self.take_up(
            self._keeper.begin(
                self._paper_id,
                note_id=self._note.id if self._note else None,
                body=self._note.body if self._note else "",
            )
        )
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_up(self, draft: Draft) -> None:
        """Open the editor with DRAFT."""
        if self._draft is draft:
            return
        draft.closed = False
        self._editor.setPlainText(draft.body)
        self._editor.moveCursor(self._editor.textCursor().MoveOperation.End)
        self._draft = draft
        self._show_editor(opened=True)

    def finish(self) -> None:
        """Close the editor; what was typed is saved."""
        draft, self._draft = self._draft, None
        if draft is None:
            return
        self._left = draft
        self._keeper.finish(draft)
        self.text.show_html(passage_html(draft.body))
        self._show_editor(opened=False)
        self.edit_finished.emit()
        if not draft.body.strip():
            self.emptied.emit()

    # Qt interface

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.edit()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(2)
        foot.addWidget(self._when)
        foot.addStretch(1)
        foot.addWidget(self._edit)
        foot.addWidget(self._delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 8, 6)
        layout.setSpacing(4)
        layout.addWidget(self.text)
        layout.addWidget(self._editor)
        layout.addLayout(foot)

    def _show_editor(self, *, opened: bool) -> None:
        self._editor.setVisible(opened)
        self.text.setVisible(not opened)
        self._edit.setVisible(not opened)

    def _on_typed(self) -> None:
        if self._draft is not None:
            self._keeper.edit(self._draft, self._editor.toPlainText())

    def _on_delete(self) -> None:
        draft = self._draft
        if draft is None and self._note is not None:
            draft = self._keeper.begin(self._paper_id, note_id=self._note.id, body=self._note.body)
        self._draft = None
        if draft is not None:
            self._keeper.delete(draft)
        self.edit_finished.emit()
        self.emptied.emit()
