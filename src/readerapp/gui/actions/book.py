"""Makes Qt's actions, menus and the toolbar from the table, and keeps what is enabled up to date."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QKeyCombination, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from readerapp.domain.command_text import command_text
from readerapp.domain.history import History
from readerapp.domain.translation import tr
from readerapp.gui.actions.keymap import Keymap, shown
from readerapp.gui.actions.spec import ActionSpec, Menu, When, menu_title
from readerapp.gui.actions.table import TOOLBAR, action_table
from readerapp.gui.key_hints import say_keys
from readerapp.gui.labels import hint, literal
from readerapp.gui.theme.theme import Theme

_ICON, _LARGEST_ICON = 20, 1.6  # times that size; more would push the last ones out of a small window
_PORTABLE = QKeySequence.SequenceFormat.PortableText


class ActionBook(QObject):
    """All actions of the window.

    Attributes:
        specs: the table they were made from.
        keymap: their keys.

    Signals:
        keys_changed: some actions have other keys.
    """

    keys_changed = Signal()

    def __init__(self, parts: Mapping[str, object], theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.specs = action_table()
        self.keymap = Keymap(self.specs)
        self._theme = theme
        self._window = window
        self._begun = ""
        self._actions: dict[str, QAction] = {}
        self._bar: QToolBar | None = None
        theme.changed.connect(self._fit_icons)
        self._holds = dict.fromkeys(When, False)
        self._holds[When.ALWAYS] = True
        for spec in self.specs:
            self._make(spec, parts, window)
        self._enable()

    def action(self, action_id: str) -> QAction:
        """The action called ACTION_ID."""
        return self._actions[action_id]

    def holds(self, when: When) -> bool:
        """Whether what WHEN asks for is so now."""
        return self._holds[when]

    def set_keymap(self, keymap: Keymap) -> None:
        """Have the actions on the keys of KEYMAP."""
        before, self.keymap = self.keymap, keymap
        changed = [spec for spec in self.specs if keymap.keys_of(spec.id) != before.keys_of(spec.id)]
        for spec in changed:  # two actions must not be on one key in between: Qt would do neither
            self._actions[spec.id].setShortcuts([])
        for spec in changed:
            self._put_keys(spec)
        if changed:
            self.keys_changed.emit()

    def run(self, action_id: str) -> None:
        """Do it, if it can be done now."""
        self._actions[action_id].trigger()

    def press(self, key: QKeyCombination) -> bool:
        """Do what lies on KEY, alone or after the one before; False when nothing does."""
        pressed = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
        whole, self._begun = f"{self._begun}{pressed}", ""
        owners = {keys: spec.id for spec in self.specs for keys in self.keymap.keys_of(spec.id)}
        if whole in owners:
            self.run(owners[whole])
        elif any(keys.startswith(f"{whole}, ") for keys in owners):
            self._begun = f"{whole}, "
        return whole in owners or bool(self._begun)

    def fill_menus(self, bar: QMenuBar) -> None:
        """Put every action that has a menu into it."""
        for menu in Menu:
            specs = [spec for spec in self.specs if spec.menu is menu]
            if menu is not Menu.NONE and specs:
                self._fill(bar.addMenu(menu_title(menu)), specs)

    def fill_toolbar(self, bar: QToolBar) -> None:
        """Put the most used actions into BAR, as icons."""
        self._bar = bar
        self._fit_icons()
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._add_groups(bar, TOOLBAR)

    def context_menu(self, groups: Iterable[Iterable[str]], parent: QWidget) -> QMenu:
        """A menu of these actions, with lines between the groups; deletes itself when it closes."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_groups(menu, groups)
        return menu

    def check(self, states: Mapping[str, bool]) -> None:
        """Mark the actions that stand for what is the case."""
        for action_id, checked in states.items():
            self._actions[action_id].setChecked(checked)

    def set_selected(self, count: int) -> None:
        """COUNT papers are selected."""
        self._holds[When.PAPERS], self._holds[When.ONE_PAPER] = count > 0, count == 1
        self._holds[When.SEVERAL_PAPERS] = count > 1
        self._enable()

    def set_digest(self, shown: bool) -> None:
        """A digest is being read, or not any more."""
        self._holds[When.DIGEST] = shown
        self._enable()

    def set_library(self, *, opened: bool) -> None:
        """The library is open, or not yet."""
        self._holds[When.LIBRARY] = opened
        self._enable()

    def set_history(self, history: History) -> None:
        """Name what undo and redo would do."""
        self._holds[When.UNDO], self._holds[When.REDO] = history.undo is not None, history.redo is not None
        undo, redo = self.action("undo"), self.action("redo")
        undoing = tr("Undo: {what}", what=command_text(history.undo.done)) if history.undo else tr("Undo")
        redoing = tr("Redo: {what}", what=command_text(history.redo.done)) if history.redo else tr("Redo")
        for action, text in ((undo, undoing), (redo, redoing)):
            action.setText(literal(text))
            action.setProperty("says", text)
            action.setToolTip(hint(_with_keys(text, action)))
        self._enable()

    def set_trail(self, *, back: bool, forward: bool) -> None:
        """There is something to go back to, or forward."""
        self._holds[When.BACK], self._holds[When.FORWARD] = back, forward
        self._enable()

    def _make(self, spec: ActionSpec, parts: Mapping[str, object], window: QWidget) -> None:
        action = QAction(spec.text, window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setProperty("says", spec.text)
        if spec.icon:
            status = spec.icon.startswith("status-") and spec.id.startswith("status-")
            self._theme.dress(action, spec.icon, "" if not status else "muted")
        action.triggered.connect(_call(spec, parts))
        window.addAction(action)
        self._actions[spec.id] = action
        self._put_keys(spec)

    def _put_keys(self, spec: ActionSpec) -> None:
        action = self._actions[spec.id]
        keys = self.keymap.keys_of(spec.id)
        action.setShortcuts([QKeySequence(each, _PORTABLE) for each in keys])
        action.setToolTip(hint(_with_keys(str(action.property("says")), action)))
        say_keys(self._window, spec.id, shown(keys[0]) if keys else "")

    def _fill(self, menu: QMenu, specs: Iterable[ActionSpec]) -> None:
        group: int | None = None
        submenus: dict[str, QMenu] = {}
        for spec in specs:
            if group is not None and spec.group != group:
                menu.addSeparator()
            group = spec.group
            if spec.submenu and spec.submenu not in submenus:
                submenus[spec.submenu] = menu.addMenu(spec.submenu)
            (submenus[spec.submenu] if spec.submenu else menu).addAction(self.action(spec.id))

    def _fit_icons(self) -> None:
        """Icons as large as the letters in the menus above them."""
        side = round(_ICON * min(max(self._theme.scale, 1.0), _LARGEST_ICON))
        if self._bar is not None:
            self._bar.setIconSize(QSize(side, side))

    def _add_groups(self, target: QMenu | QToolBar, groups: Iterable[Iterable[str]]) -> None:
        for place, group in enumerate(groups):
            if place:
                target.addSeparator()
            for action_id in group:
                target.addAction(self.action(action_id))

    def _enable(self) -> None:
        for spec in self.specs:
            self._actions[spec.id].setEnabled(self._holds[spec.when])


def _call(spec: ActionSpec, parts: Mapping[str, object]) -> Callable[[], None]:
    """The method that carries SPEC out; a name that does not exist is found when the window is built."""
    part, _, method = spec.handler.partition(".")
    handler = getattr(parts[part], method)
    call = handler if spec.argument is None else partial(handler, spec.argument)
    return lambda: call()  # noqa: PLW0108  without Qt's `checked`


def _with_keys(text: str, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    plain = text.removesuffix("…")
    return f"{plain} ({keys})" if keys else plain
