"""Wires the right pane: what is decided there is about the paper that is shown there."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from readerapp.domain.commands import AddTag, RemoveTag, SetRating, SetStarred, SetStatus
from readerapp.gui.parts import Parts


class DetailWiring(QObject):
    """Connects the right pane of PARTS; lives as long as WINDOW."""

    def __init__(self, parts: Parts, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._connect_paper(parts)

    def _connect_paper(self, parts: Parts) -> None:
        """What is decided in the right pane is about the paper that is shown there."""
        header, notes, mentions = parts.detail.header, parts.detail.notes, parts.detail.mentions
        give = parts.deciding.give
        header.status.chosen.connect(lambda status: give(SetStatus(papers=self._shown(), status=status)))
        header.star_toggled.connect(lambda starred: give(SetStarred(papers=self._shown(), starred=starred)))
        header.rating.chosen.connect(lambda stars: give(SetRating(papers=self._shown(), rating=stars or None)))
        header.tags.added.connect(parts.triage.add_tag)  # typed on, it is about the paper that is on its way
        header.tags.removed.connect(lambda tag: give(RemoveTag(papers=self._shown(), tag=tag)))
        header.tags.left.connect(self._focus_list)
        parts.right.list_wanted.connect(self._focus_list)
        mentions.keyword_adopted.connect(lambda tag: give(AddTag(papers=self._shown(), tag=tag)))
        header.edit_wanted.connect(lambda: parts.editing.edit(parts.detail.paper_id))
        header.split_wanted.connect(lambda: parts.merging.split_paper(parts.detail.paper_id))
        parts.merging.merged.connect(lambda paper: parts.selection.want((paper,)))
        notes.edit_finished.connect(self._on_note_finished)

    def _shown(self) -> tuple[int, ...]:
        return (self._parts.detail.paper_id,)

    def _focus_list(self) -> None:
        self._parts.papers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_note_finished(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or self._parts.detail.isAncestorOf(focused):
            self._focus_list()
