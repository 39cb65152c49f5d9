"""The form in which the fields of one paper are edited."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from readerapp.domain.commands import SetFields
from readerapp.domain.errors import InvalidField, InvalidRequest, ReaderAppError
from readerapp.domain.field_sources import editable_fields
from readerapp.domain.paper import PaperDetail
from readerapp.domain.translation import tr
from readerapp.domain.user_fields import Field
from readerapp.gui.detail.field_row import FieldRow
from readerapp.gui.dialog_size import dialog_size
from readerapp.gui.labels import paragraph
from readerapp.gui.theme.theme import Theme

_SIZE = (700, 690)


class FieldsDialog(QDialog):
    """Edits what a paper is called, by whom it is, and so on.

    Attributes:
        rows: one for each field.

    Signals:
        saved: with the SetFields command; the dialog stays until `close` or `complain` is called.
    """

    saved = Signal(object)

    def __init__(self, detail: PaperDetail, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Edit details"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._paper_id = detail.paper.id
        self.rows = {state.field: FieldRow(state, theme) for state in editable_fields(detail)}
        self._error = paragraph(tone="error")
        self._error.hide()
        content = QWidget()
        content.setObjectName("page")
        body = QVBoxLayout(content)
        body.setContentsMargins(24, 20, 24, 12)
        body.setSpacing(14)
        hint = tr("What you write here goes before what digests say, in later imports too.")
        body.addWidget(paragraph(hint, tone="muted"))
        for row in self.rows.values():
            body.addWidget(row)
            row.save_wanted.connect(self._on_save)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._foot())
        self.resize(dialog_size(self, _SIZE, theme.scale))
        self.rows[Field.TITLE].begin()

    def complain(self, error: ReaderAppError) -> None:
        """Say why it could not be saved, at the field if it is about one."""
        self._error.hide()
        if isinstance(error, InvalidField):
            self.rows[Field(error.field)].complain(str(error))
        else:
            self._error.setText(str(error))
            self._error.show()

    def _foot(self) -> QWidget:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self._on_save)
        foot = QWidget()
        layout = QVBoxLayout(foot)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.addWidget(self._error)
        layout.addWidget(buttons)
        return foot

    def _on_save(self) -> None:
        values: list[tuple[Field, str | None]] = []
        wrong: list[tuple[FieldRow, str]] = []
        for field, row in self.rows.items():
            try:
                changed, value = row.wanted()
            except InvalidRequest as error:
                wrong.append((row, str(error)))
                continue
            if changed:
                values.append((field, value))
        for row, sentence in reversed(wrong):  # the focus ends on the first one
            row.complain(sentence)
        if not wrong and values:
            self.saved.emit(SetFields(paper_id=self._paper_id, values=tuple(values)))
        elif not wrong:
            self.reject()
