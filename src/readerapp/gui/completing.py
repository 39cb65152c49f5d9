"""Proposes what may be meant while a name is being typed into a field."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyledItemDelegate

_LEAST_WIDTH = 240  # pixels; fields may be narrower than names are long


def propose(field: QLineEdit, names: Sequence[str] = ()) -> QStringListModel:
    """Have FIELD propose those of NAMES in which is what is typed; gives the model that holds them."""
    known = QStringListModel(list(names), field)
    completer = QCompleter(known, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = QListView()
    popup.setObjectName("completions")
    popup.setMinimumWidth(_LEAST_WIDTH)
    completer.setPopup(popup)  # which gives it a delegate that knows no style sheet
    popup.setItemDelegate(QStyledItemDelegate(popup))
    field.setCompleter(completer)
    return known
