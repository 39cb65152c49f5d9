"""All actions with their keys, menu by menu; what differs from the usual keys is marked in words."""

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from readerapp.domain.identity import fold
from readerapp.domain.translation import tr
from readerapp.gui.actions.key_sheet import key_texts
from readerapp.gui.actions.keymap import Keymap, named
from readerapp.gui.actions.spec import ActionSpec, menu_title

_SPEC = Qt.ItemDataRole.UserRole


class KeyTree(QTreeWidget):
    """Shows a `Keymap`.

    Signals:
        chosen: another action is the current one; with its ActionSpec, or None.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setObjectName("keyTree")
        self.setAccessibleName(tr("Actions and their keys"))
        self.setHeaderLabels([tr("Action"), tr("Keys")])
        self.setRootIsDecorated(False)
        self.setIndentation(12)
        self.setUniformRowHeights(True)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.currentItemChanged.connect(lambda item, _before: self.chosen.emit(self._spec(item)))

    @property
    def current(self) -> ActionSpec | None:
        """The action that is chosen."""
        return self._spec(self.currentItem())

    def show_keymap(self, keymap: Keymap) -> None:
        """Show the keys of KEYMAP."""
        if not self._items:
            self._grow(keymap)
        for spec in keymap.specs:
            item = self._items[spec.id]
            keys = "   ".join(key_texts(keymap, spec))
            item.setText(1, tr("{keys}   (changed)", keys=keys).strip() if keymap.is_changed(spec) else keys)

    def choose(self, action_id: str) -> None:
        """Make an action the current one."""
        self.ensurePolished()  # rows are measured once, and are to have the height of our style then
        self.setCurrentItem(self._items[action_id])

    def narrow(self, query: str) -> bool:
        """Show only actions that QUERY is about, by name, menu or keys; False when there is none."""
        words = fold(query).split()
        hits: list[QTreeWidgetItem] = []
        for item in self._items.values():
            above = item.parent()
            text = fold(" ".join((above.text(0) if above else "", *(item.text(column) for column in range(2)))))
            item.setHidden(not all(word in text for word in words))
            if not item.isHidden():
                hits.append(item)
        for place in range(self.topLevelItemCount()):
            top = self.topLevelItem(place)
            if top is not None:
                top.setHidden(not any(hit.parent() is top for hit in hits))
        if hits and (words or self.currentItem() not in hits):
            self.setCurrentItem(min(hits, key=lambda hit: fold(hit.text(0)) != " ".join(words)))
        return bool(hits)

    def _grow(self, keymap: Keymap) -> None:
        for menu, specs in groupby(keymap.specs, key=lambda spec: spec.menu):
            top = QTreeWidgetItem([menu_title(menu).replace("&", "")])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = self.font()
            font.setBold(True)
            top.setFont(0, font)
            self.addTopLevelItem(top)
            for spec in specs:
                item = QTreeWidgetItem([named(spec)])
                item.setData(0, _SPEC, spec)
                top.addChild(item)
                self._items[spec.id] = item
            top.setExpanded(True)

    def _spec(self, item: QTreeWidgetItem | None) -> ActionSpec | None:
        spec = item.data(0, _SPEC) if item is not None else None
        return spec if isinstance(spec, ActionSpec) else None
