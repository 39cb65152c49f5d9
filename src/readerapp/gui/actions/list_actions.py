"""The actions that arrange the list: its density, its order and its columns; and the menus that are made of them."""

from collections.abc import Callable, Iterator

from readerapp.domain.selection import SortField
from readerapp.domain.translation import tr
from readerapp.gui.actions.spec import ActionSpec
from readerapp.gui.papers.columns import CHOICES, Column, column_name
from readerapp.gui.papers.density import Density
from readerapp.gui.papers.sorting import sort_name

_COLUMNS = tuple(column for column in CHOICES if column is not Column.TITLE)
SORT_MENU = (("sort-own",), tuple(f"sort-{field.value}" for field in SortField), ("sort-reverse",))
COLUMN_MENU = (tuple(f"column-{column.name.lower()}" for column in _COLUMNS), ("columns-reset",))


def list_actions(spec: Callable[..., ActionSpec], *, group: int) -> Iterator[ActionSpec]:
    """The actions, made by SPEC, between lines of their own in the menu."""
    names = {
        Density.ROWS: tr("Two lines a paper"),
        Density.LINES: tr("One line a paper"),
        Density.COLUMNS: tr("Columns"),
    }
    for place, (density, name) in enumerate(names.items(), start=1):
        keys = (f"Ctrl+{place}",)
        yield spec(
            f"list-{density.value}", name, "arranging.set_density", density, keys=keys, group=group, checkable=True
        )
    order = tr("Sort by")
    yield spec(
        "sort-own", tr("The list’s own order"), "arranging.forget_sort", group=group, submenu=order, checkable=True
    )
    for field in SortField:
        yield spec(
            f"sort-{field.value}",
            sort_name(field),
            "arranging.sort_by",
            field,
            group=group,
            submenu=order,
            checkable=True,
        )
    yield spec("sort-reverse", tr("Reverse order"), "places.reverse", group=group, submenu=order)
    shown = tr("Columns shown")
    for column in _COLUMNS:
        yield spec(
            f"column-{column.name.lower()}", column_name(column), "arranging.toggle_column", column,
            group=group, submenu=shown, checkable=True,
        )  # fmt: skip
    yield spec("columns-reset", tr("As at the beginning"), "arranging.reset_columns", group=group, submenu=shown)
