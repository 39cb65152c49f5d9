"""The table of all screens, and how they are chosen by name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screens.desk import Desk

# One module a family; each has a table SCREENS. They load Qt, so they are imported when they are needed.
FAMILIES = ("first", "lists", "detail", "digest_view", "importing", "at_work", "commands", "dialogs", "mishaps")


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A screen of the window, or a few that are made on one way.

    Attributes:
        name: what it is called on the command line, and how its pictures begin.
        draw: opens a window of its own, brings it where the screen is, and draws it.
        once: it does not depend on what is in the library.
    """

    name: str
    draw: "Callable[[Desk], None]"
    once: bool = False


def all_screens() -> tuple[tuple[str, Screen], ...]:
    """Every screen with the name of its family."""
    found = []
    for family in FAMILIES:
        screens: Iterable[Screen] = import_module(f"screens.{family}").SCREENS
        found += [(family, screen) for screen in screens]
    return tuple(found)


def screen_names() -> tuple[str, ...]:
    """The names of all screens, as `family.name`."""
    return tuple(f"{family}.{screen.name}" for family, screen in all_screens())


def is_name(word: str) -> bool:
    """Whether WORD chooses any screen."""
    return any(_chooses(word, family, screen) for family, screen in all_screens())


def chosen(words: Sequence[str]) -> tuple[Screen, ...]:
    """The screens that WORDS choose; all of them when there are none."""
    return tuple(
        screen for family, screen in all_screens() if not words or any(_chooses(word, family, screen) for word in words)
    )


def _chooses(word: str, family: str, screen: Screen) -> bool:
    return any(fnmatchcase(name, word) for name in (family, screen.name, f"{family}.{screen.name}"))
