"""The shortcut editor: gives actions other keys, refuses those that clash by name, and brings the usual ones back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.actions.keymap import Keymap, canonical, named, shown
from readerapp.gui.actions.spec import ActionSpec
from readerapp.gui.flow_layout import FlowLayout
from readerapp.gui.labels import label, literal, paragraph
from readerapp.gui.settings.key_recorder import KeyRecorder
from readerapp.gui.settings.key_tree import KeyTree

_MARGIN = 24


class KeyPage(QWidget):
    """Edits a `Keymap`.

    Attributes:
        tree: the actions.
        recorder: where new keys are pressed.

    Signals:
        changed: the user wants these keys; with the changes, by action.
    """

    changed = Signal(object)

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._keymap = keymap
        self._before: dict[str, tuple[str, ...]] | None = None
        self.tree = KeyTree()
        self.recorder = KeyRecorder()
        self._name = label(role="strong")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._said = paragraph(role="small")
        self.usual = _button(tr("Usual keys"))
        self.all_usual = _button(tr("Usual keys for all"))
        self.take_back = _button(tr("Take that back"))
        self._lay_out()
        self.tree.chosen.connect(self._on_chosen)
        self.tree.itemActivated.connect(lambda _item, _column: self.recorder.setFocus())
        self.recorder.recorded.connect(self._on_recorded)
        self.recorder.left.connect(self.tree.setFocus)
        self.usual.clicked.connect(self._on_usual)
        self.all_usual.clicked.connect(self._on_all_usual)
        self.take_back.clicked.connect(self._on_take_back)
        self.tree.show_keymap(keymap)
        self.tree.choose(keymap.specs[0].id)

    @property
    def said(self) -> str:
        """What is said about the last keys."""
        return self._said.text()

    def show_keymap(self, keymap: Keymap) -> None:
        """Show the keys that are in force now."""
        self._keymap = keymap
        self.tree.show_keymap(keymap)
        self._show_action()

    def narrow(self, query: str) -> bool:
        """Show only actions that QUERY is about; False when there is none."""
        return self.tree.narrow(query)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self.usual)
        inside.addLayout(top)
        inside.addWidget(self._chips)
        inside.addWidget(self.recorder)
        inside.addWidget(self._said)
        foot = QHBoxLayout()
        foot.addWidget(self.all_usual)
        foot.addWidget(self.take_back)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        layout.setSpacing(10)
        layout.addWidget(label(tr("Keys"), role="lead"))
        layout.addWidget(self.tree, 1)
        layout.addWidget(card)
        layout.addLayout(foot)
        self.take_back.hide()

    def _show_action(self) -> None:
        """The keys of the action that is chosen, each with a cross; those that Qt takes care of without one."""
        spec = self.tree.current
        self._flow.empty()
        self.recorder.setEnabled(spec is not None)
        self._name.setText(named(spec) if spec is not None else "")
        keys = self._keymap.keys_of(spec.id) if spec is not None else ()
        self.usual.setEnabled(spec is not None and self._keymap.is_changed(spec))
        self.all_usual.setEnabled(bool(self._keymap.changes))
        for each in keys:
            chip = QToolButton()
            chip.setProperty("kind", "outlined")
            chip.setText(literal(f"{shown(each)}  ×"))
            chip.setAccessibleName(tr("Take {keys} away", keys=shown(each)))
            chip.setToolTip(tr("Take {keys} away", keys=shown(each)))
            chip.clicked.connect(lambda _checked=False, key=each: self._on_taken_away(key))
            self._flow.addWidget(chip)
        if not keys:
            self._flow.addWidget(label(tr("No keys"), tone="muted"))
        self._chips.updateGeometry()

    def _say(self, text: str, *, error: bool = False) -> None:
        self._said.setText(text)
        self._said.setProperty("tone", "error" if error else "muted")
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)

    def _want(self, keymap: Keymap) -> None:
        self.take_back.hide()
        self.changed.emit(dict(keymap.changes))

    def _on_chosen(self, _spec: ActionSpec | None) -> None:
        self._say("")
        self._show_action()

    def _on_recorded(self, keys: str) -> None:
        """Give the action these keys before those that it has, or say whose they are."""
        spec = self.tree.current
        if spec is None:
            return
        own = self._keymap.keys_of(spec.id)
        clash = self._keymap.clash(spec, keys)
        if canonical(keys) in own:
            self._say(tr("{keys} does that already.", keys=shown(keys)))
        elif clash:
            self._say(tr("{clash} Nothing was changed.", clash=clash), error=True)
        else:
            self._want(self._keymap.with_keys(spec, (keys, *own)))
            self._say(tr("{keys} does “{action}” from now on.", keys=shown(keys), action=named(spec)))

    def _on_taken_away(self, keys: str) -> None:
        spec = self.tree.current
        if spec is not None:
            self._want(self._keymap.with_keys(spec, (own for own in self._keymap.keys_of(spec.id) if own != keys)))
            self._say(tr("{keys} does nothing any more.", keys=shown(keys)))
            self.recorder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_usual(self) -> None:
        spec = self.tree.current
        if spec is None:
            return
        clash = self._keymap.why_not_usual(spec)
        if clash:
            self._say(tr("{clash} Nothing was changed.", clash=clash), error=True)
        else:
            self._want(self._keymap.with_keys(spec, spec.keys))
            self._say(tr("“{action}” has its usual keys again.", action=named(spec)))

    def _on_all_usual(self) -> None:
        before = dict(self._keymap.changes)
        self._want(Keymap(self._keymap.specs))
        self._before = before
        self.take_back.show()
        self.take_back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(tr("All actions have their usual keys again."))

    def _on_take_back(self) -> None:
        if self._before is not None:
            self._want(Keymap(self._keymap.specs, self._before))
            self._before = None
            self._say(tr("The keys are as they were before."))


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
