"""Tells a program that knows nothing of Qt which keys cannot be set: as a process, changes in, sentences out, as JSON.

The terminal starts it (`cli/key_check.py`), because only Qt knows which keys there are.
"""

import json
import sys
from collections.abc import Mapping, Sequence

from readerapp.domain.translation import tr
from readerapp.gui.actions.keymap import Keymap, named
from readerapp.gui.actions.table import action_table


def complaints(changes: Mapping[str, Sequence[str]]) -> list[str]:
    """Why CHANGES, the keys by action, cannot be, a sentence each; none when they can."""
    specs = action_table()
    known = {spec.id: spec for spec in specs}
    said = [tr("There is no action “{name}”.", name=name) for name in changes if name not in known]
    asked = {name: tuple(keys) for name, keys in changes.items() if name in known}
    wanted, others = Keymap(specs, asked), Keymap(specs, dict.fromkeys(asked, ()))
    for name, keys in asked.items():
        spec = known[name]
        clashes = [each.clash(spec, key) for key in keys for each in (others, wanted)]
        why = next(filter(None, clashes), tr("Its keys are in each other's way.") if name in wanted.refused else "")
        if why:
            said.append(tr("“{action}” ({name}): {why}", action=named(spec), name=name, why=why))
    return said


if __name__ == "__main__":
    json.dump(complaints(json.load(sys.stdin)), sys.stdout)
