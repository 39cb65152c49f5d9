"""Which keys do what: the usual ones, changed by the user; no keys ever do two things or hide others."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from PySide6.QtGui import QKeySequence

from readerapp.domain.translation import tr
from readerapp.gui.actions.spec import ActionSpec, Menu, menu_title

Keys = Mapping[str, tuple[str, ...]]

_NATIVE = QKeySequence.SequenceFormat.NativeText
_PORTABLE = QKeySequence.SequenceFormat.PortableText
# What lists, fields and dialogs need; whoever took it away could not move any more.
_FIXED = frozenset(
    {
        "Tab", "Shift+Tab", "Backtab", "Shift+Backtab", "Esc", "Up", "Down", "Left", "Right", "Home", "End", "PgUp",
        "PgDown", "Shift+Up", "Shift+Down", "Ctrl+A", "Ctrl+C", "Ctrl+X", "Backspace", "Menu",
    }
)  # fmt: skip


@lru_cache(maxsize=1000)
def canonical(keys: str) -> str:
    """KEYS as Qt writes them in every language; empty when they are none."""
    text = QKeySequence(keys, _PORTABLE).toString(_PORTABLE)
    return text if text.isprintable() and all(text.split(", ")) else ""


def shown(keys: str) -> str:
    """KEYS as they are printed on keyboards."""
    return QKeySequence(keys, _PORTABLE).toString(_NATIVE).replace(", ", " ")


class Keymap:
    """The keys in force.

    Attributes:
        specs: the table of actions.
        changes: what the user has changed, by action; an action without keys has an empty tuple.
        refused: changes that do not count because they clash, by action; only those that stood in a file.
    """

    def __init__(self, specs: Sequence[ActionSpec], changes: Keys = MappingProxyType({})) -> None:
        self.specs = tuple(specs)
        self.changes: dict[str, tuple[str, ...]] = {}
        self.refused: dict[str, tuple[str, ...]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._owners: dict[str, ActionSpec] = {}
        self._menus = _menu_keys()
        for spec in self.specs:
            if spec.id in changes:
                self._take(spec, changes[spec.id])
        for spec in self.specs:
            if spec.id not in self.changes:
                self._give(spec, tuple(keys for keys in map(canonical, spec.keys) if not self.clash(spec, keys)))

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action; the first ones are shown in menus."""
        return self._keys[action_id]

    def is_changed(self, spec: ActionSpec) -> bool:
        """Whether the action does not have its usual keys."""
        return self._keys[spec.id] != tuple(map(canonical, spec.keys))

    def clash(self, spec: ActionSpec, keys: str) -> str:
        """Why KEYS cannot be keys of SPEC, in one sentence; empty when they can."""
        text = canonical(keys)
        if not text:
            return tr("“{keys}” are no keys.", keys=keys)
        first = text.split(", ", maxsplit=1)[0]
        if text in map(canonical, spec.keys):
            pass  # of what is its own by default nobody else is in need
        elif first in _FIXED:
            return tr("{keys} is needed in lists and fields.", keys=shown(first))
        elif first in self._menus:
            return tr("{keys} opens the menu “{menu}”.", keys=shown(first), menu=self._menus[first])
        for taken, owner in self._owners.items():
            if owner.id == spec.id or not taken.startswith(first):
                continue
            name = named(owner)
            if taken == text:
                return tr("{keys} is taken by “{action}”.", keys=shown(text), action=name)
            if taken.startswith(f"{text}, "):
                return tr(
                    "{keys} begins {others}, the keys of “{action}”.",
                    keys=shown(text),
                    others=shown(taken),
                    action=name,
                )
            if text.startswith(f"{taken}, "):
                return tr(
                    "{keys} begins with {others}, the keys of “{action}”.",
                    keys=shown(text),
                    others=shown(taken),
                    action=name,
                )
        return self._clash_within(spec, text)

    def with_keys(self, spec: ActionSpec, keys: Iterable[str]) -> "Keymap":
        """The map in which SPEC has these keys, which must not clash."""
        wanted = tuple(dict.fromkeys(map(canonical, keys)))
        changes = {name: others for name, others in self.changes.items() if name != spec.id}
        if wanted != tuple(map(canonical, spec.keys)):
            changes[spec.id] = wanted
        return Keymap(self.specs, changes)

    def why_not_usual(self, spec: ActionSpec) -> str:
        """Why SPEC cannot have its usual keys again; empty when it can."""
        return next(filter(None, (self.clash(spec, keys) for keys in spec.keys)), "")

    def _take(self, spec: ActionSpec, wanted: tuple[str, ...]) -> None:
        """Take over a change of the user's if it makes sense; else the action keeps its usual keys."""
        keys = tuple(dict.fromkeys(canonical(key) for key in wanted))
        if any(self.clash(spec, key) for key in keys) or any(
            a != b and b.startswith(f"{a}, ") for a in keys for b in keys
        ):
            self.refused[spec.id] = wanted
        else:
            self.changes[spec.id] = keys
            self._give(spec, keys)

    def _give(self, spec: ActionSpec, keys: tuple[str, ...]) -> None:
        self._keys[spec.id] = keys
        self._owners |= dict.fromkeys(keys, spec)

    def _clash_within(self, spec: ActionSpec, text: str) -> str:
        for own in self._keys.get(spec.id, ()):
            if own != text and (own.startswith(f"{text}, ") or text.startswith(f"{own}, ")):
                return tr("{keys} and {others} would be in each other's way.", keys=shown(text), others=shown(own))
        return ""


def named(spec: ActionSpec) -> str:
    """SPEC with as much of its place in the menus as tells it from others of the same name."""
    return f"{spec.submenu}: {spec.name}" if spec.submenu else spec.name


def _menu_keys() -> dict[str, str]:
    """The keys that open menus, with their names."""
    found = {}
    for menu in Menu:
        before, mark, after = menu_title(menu).partition("&")
        if mark and after:
            found[f"Alt+{after[0].upper()}"] = before + after
    return found
