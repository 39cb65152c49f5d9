"""One field of a paper in the form that edits them: its value, where it comes from, and what else the digests say."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QToolButton, QWidget

from readerapp.domain.errors import InvalidRequest
from readerapp.domain.field_sources import EditableField
from readerapp.domain.translation import tr
from readerapp.domain.user_fields import Field, normal
from readerapp.domain.vocabulary import Kind
from readerapp.domain.wording import field_name, kind_name
from readerapp.gui.detail.field_editors import editor_of
from readerapp.gui.labels import hint, label, literal, paragraph
from readerapp.gui.texts import shortened
from readerapp.gui.theme.theme import Theme

_SHOWN_OF_A_VALUE = 70
_MAY_BE_EMPTY = frozenset({Field.ORG})
_NAME_WIDTH = 110
_TO_FIRST_LINE = 6


class FieldRow(QWidget):
    """Edits one field.

    Signals:
        save_wanted: Return was pressed in it.
    """

    save_wanted = Signal()

    def __init__(self, state: EditableField, theme: Theme) -> None:
        super().__init__()
        self.field = state.field
        self._state = state
        self._left = False
        name = field_name(state.field)
        self._editor = editor_of(state)
        self._editor.setAccessibleName(name)
        self._editor.edited.connect(self._on_edited)
        self._editor.save_wanted.connect(self.save_wanted)
        self._origin = paragraph(tone="muted", role="small", selectable=True)
        self._error = paragraph(tone="error", role="small")
        self._error.hide()
        self.choices = self._choice_button(theme)
        self.reset = self._reset_button(theme)
        self._lay_out(name, theme)
        self._show_origin()

    def text(self) -> str:
        """What is in the editor."""
        return self._editor.text()

    def set_text(self, text: str) -> None:
        """Put TEXT into the editor as if it were typed."""
        self._editor.put(text)

    def wanted(self) -> tuple[bool, str | None]:
        """Whether the field is to be changed, and the value to be set, None to leave it to the digests.

        Raises `InvalidRequest` when what is written makes no sense.
        """
        state, text = self._state, self.text()
        if self._left:
            return state.by_user, None
        if not text.strip() and state.field not in _MAY_BE_EMPTY and not (state.otherwise and state.value):
            return state.by_user, None
        if text == state.value:
            return False, None
        value = normal(state.field, text)
        return value != state.value, value

    def complain(self, sentence: str) -> None:
        """Say at the field that its value makes no sense."""
        self._error.setText(sentence)
        self._error.show()
        self._origin.hide()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def error(self) -> str:
        """What is complained about, empty for nothing."""
        return "" if self._error.isHidden() else self._error.text()

    @property
    def origin(self) -> str:
        """What is said about where the value comes from."""
        return self._origin.text()

    def begin(self) -> None:
        """Put the focus on it."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, name: str, theme: Theme) -> None:
        title = label(name, tone="muted")
        title.setFixedWidth(round(_NAME_WIDTH * theme.scale))
        title.setBuddy(self._editor)
        title.setContentsMargins(0, _TO_FIRST_LINE, 0, 0)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(4)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(title, 0, 0, top)
        narrow = Qt.AlignmentFlag.AlignLeft if self.field is Field.KIND else Qt.AlignmentFlag(0)
        layout.addWidget(self._editor, 0, 1, narrow)
        layout.addWidget(self.choices, 0, 2, top)
        layout.addWidget(self.reset, 0, 3, top)
        layout.addWidget(self._error, 1, 1)
        layout.addWidget(self._origin, 2, 1)

    def _choice_button(self, theme: Theme) -> QToolButton:
        button = _button(theme, "chevron-down", tr("What the digests say"), self.field)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setEnabled(any(said.value != self._state.value for said in self._state.said))
        menu = QMenu(button)
        for said in self._state.said:
            value = kind_name(Kind(said.value)) if self.field is Field.KIND else said.value
            action = menu.addAction(literal(f"{shortened(value, _SHOWN_OF_A_VALUE)}\t{shortened(said.place, 40)}"))
            action.setToolTip(hint(f"{value} ({said.place})"))
            action.triggered.connect(lambda _checked=False, value=said.value: self.set_text(value))
        button.setMenu(menu)
        return button

    def _reset_button(self, theme: Theme) -> QToolButton:
        button = _button(theme, "undo", tr("As in the digests"), self.field)
        button.clicked.connect(self._on_reset)
        return button

    def _on_reset(self) -> None:
        self._editor.put(self._state.otherwise)
        self._left = True
        self._show_origin()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self._left = False
        self._error.hide()
        self._origin.show()
        self._show_origin()

    def _show_origin(self) -> None:
        state = self._state
        try:
            changed, value = self.wanted()
        except InvalidRequest:
            changed, value = True, ""
        if changed:
            origin = tr("as in the digests") if value is None else tr("set by you")
        else:
            origin = state.origin or tr("no digest says it")
        self._origin.setText(origin)
        self.reset.setEnabled((changed or state.by_user) and not (changed and value is None))


def _button(theme: Theme, icon: str, text: str, field: Field) -> QToolButton:
    button = QToolButton()
    button.setToolTip(text)
    button.setAccessibleName(f"{field_name(field)}: {text}")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    theme.dress(button, icon)
    return button
