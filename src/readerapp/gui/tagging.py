"""Adding a tag by key: in the field of the one paper whose card is shown, or in a dialog."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from readerapp.domain.tags import clean_tag
from readerapp.domain.translation import tr
from readerapp.domain.wording import papers_text
from readerapp.gui.detail.tags_editor import TagsEditor
from readerapp.gui.triage import Triage


class Tagging(QObject):
    """What the tag key does."""

    def __init__(
        self, triage: Triage, editor: TagsEditor, selected: Callable[[], tuple[int, ...]], window: QWidget
    ) -> None:
        super().__init__(window)
        self._triage = triage
        self._editor = editor
        self._selected = selected
        self._window = window

    def begin(self) -> None:
        """Let the user type a tag."""
        count = len(self._selected())
        if count == 1 and self._editor.isVisible():
            self._editor.focus_field()
        elif count:
            self._ask(count)

    def _ask(self, count: int) -> None:
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Add tag"))
        dialog.setLabelText(tr("Tag for {papers}:", papers=papers_text(count)))
        dialog.textValueSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, text: str) -> None:
        tag = clean_tag(text)
        if tag:
            self._triage.add_tag(tag)
