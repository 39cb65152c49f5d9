"""The sheet that shows all keys, made from the table of actions."""

from itertools import groupby, product

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.actions.keymap import Keymap, named, shown
from readerapp.gui.actions.spec import ActionSpec, menu_title
from readerapp.gui.dialog_size import room
from readerapp.gui.labels import label
from readerapp.gui.theme.theme import Theme

_COLUMNS = 3
_MARGIN, _GAP, _BAR = 24, 32, 24
_HIGHEST = 720


class KeySheet(QDialog):
    """A window beside the work, not in its way; Escape closes it."""

    def __init__(self, keymap: Keymap, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        listed = [spec for spec in keymap.specs if key_texts(keymap, spec)]
        groups = [
            _group(keymap, menu_title(menu), list(group)) for menu, group in groupby(listed, key=lambda spec: spec.menu)
        ]
        content = QWidget()
        content.setObjectName("page")
        columns = QHBoxLayout(content)
        columns.setContentsMargins(_MARGIN, 20, _MARGIN, _MARGIN)
        columns.setSpacing(_GAP)
        widest = room(self)
        for chosen in _fitting(groups, widest.width()):
            column = QVBoxLayout()
            column.setSpacing(20)
            for group in chosen:
                column.addWidget(group)
            column.addStretch(1)
            columns.addLayout(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        scroll.setFocus(Qt.FocusReason.OtherFocusReason)  # arrows and pages scroll
        wanted = content.sizeHint()
        highest = round(_HIGHEST * max(theme.scale, 1.0))
        self.resize(QSize(wanted.width() + _BAR, min(wanted.height() + 4, highest)).boundedTo(widest))


def key_texts(keymap: Keymap, spec: ActionSpec) -> tuple[str, ...]:
    """The keys of SPEC as they are printed on keyboards."""
    return (*map(shown, keymap.keys_of(spec.id)), *spec.also)


def key_lines(keymap: Keymap, specs: list[ActionSpec]) -> list[tuple[str, tuple[str, ...]]]:
    """What the sheet says: each action with its keys; a submenu, whose keys are alike, in one line."""
    lines: list[tuple[str, tuple[str, ...]]] = []
    for submenu, group in groupby(specs, key=lambda spec: spec.submenu):
        members = list(group)
        if submenu and not any(map(keymap.is_changed, members)):
            lines.append((submenu, (key_texts(keymap, members[0])[0], "…", key_texts(keymap, members[-1])[0])))
        else:
            lines += [(named(spec), key_texts(keymap, spec)) for spec in members]
    return lines


def _group(keymap: Keymap, title: str, specs: list[ActionSpec]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.addWidget(label(title.replace("&", ""), role="lead"), 0, 0, 1, 2)
    for row, (name, texts) in enumerate(key_lines(keymap, specs), start=1):
        grid.addWidget(label(name), row, 0)
        keys = QHBoxLayout()
        keys.setSpacing(4)
        keys.addStretch(1)
        for text in texts:
            key = QLabel(text)
            key.setProperty("kind", "key")
            key.setAlignment(Qt.AlignmentFlag.AlignCenter)
            keys.addWidget(key)
        grid.addLayout(keys, row, 1)
    return group


def _fitting(groups: list[QWidget], width: int) -> list[list[QWidget]]:
    """GROUPS in as many columns as WIDTH has room for."""
    for count in range(_COLUMNS, 1, -1):
        columns = _balanced(groups, count)
        widths = [max(group.sizeHint().width() for group in column) for column in columns]
        if sum(widths) + _GAP * (len(widths) - 1) + 2 * _MARGIN + _BAR <= width:
            return columns
    return [groups]


def _balanced(groups: list[QWidget], count: int) -> list[list[QWidget]]:
    """GROUPS in COUNT columns, in their order from top to bottom, so that the longest column is as short as can be."""
    heights = [group.sizeHint().height() for group in groups]
    ways = ((0, *others) for others in product(range(count), repeat=len(groups) - 1))

    def longest(way: tuple[int, ...]) -> int:
        return max(sum(height for height, at in zip(heights, way, strict=True) if at == column) for column in way)

    best = min(ways, key=longest)
    taken = dict.fromkeys(best)  # in the order of the groups at their tops
    return [[group for group, at in zip(groups, best, strict=True) if at == column] for column in taken]
