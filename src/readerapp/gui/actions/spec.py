"""What an action is: its name, its keys, who carries it out, and when that makes sense."""

from dataclasses import dataclass
from enum import Enum, auto

from readerapp.domain.translation import tr


class When(Enum):
    """What must be the case for an action to make sense."""

    ALWAYS = auto()
    LIBRARY = auto()
    PAPERS = auto()
    ONE_PAPER = auto()
    SEVERAL_PAPERS = auto()
    UNDO = auto()
    REDO = auto()
    DIGEST = auto()
    BACK = auto()
    FORWARD = auto()


class Menu(Enum):
    """The menus, in their order; NONE is for actions that live on keys and buttons only."""

    FILE = auto()
    EDIT = auto()
    VIEW = auto()
    GO = auto()
    PAPER = auto()
    HELP = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One action.

    Attributes:
        handler: `part.method` of one of the parts that the window gives to the `ActionBook`.
        argument: what the method is called with, if anything.
        keys: Qt key sequences, the first one is shown in menus.
        also: further keys that are shown in the key sheet but that Qt itself takes care of.
        group: a line is drawn in the menu where this changes.
        checkable: whether it is a thing that is on or off.
    """

    id: str
    text: str
    handler: str
    argument: object = None
    keys: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    when: When = When.LIBRARY
    icon: str = ""
    menu: Menu = Menu.NONE
    group: int = 0
    submenu: str = ""
    checkable: bool = False

    @property
    def name(self) -> str:
        """What it does, without the mark that it asks something first."""
        return self.text.removesuffix("…")


def why_not(when: When) -> str:
    """Why what asks for WHEN cannot be done as long as that is not so; empty for what can always be done."""
    return {
        When.ALWAYS: "",
        When.LIBRARY: tr("No library is open yet"),
        When.PAPERS: tr("Select papers first"),
        When.ONE_PAPER: tr("Select one paper first"),
        When.SEVERAL_PAPERS: tr("Select several papers first"),
        When.UNDO: tr("There is nothing to undo"),
        When.REDO: tr("There is nothing to redo"),
        When.DIGEST: tr("No digest is being read"),
        When.BACK: tr("There is nothing to go back to"),
        When.FORWARD: tr("There is nothing to go forward to"),
    }[when]


def menu_title(menu: Menu) -> str:
    """The name of a menu, with its mnemonic."""
    return {
        Menu.FILE: tr("&File"),
        Menu.EDIT: tr("&Edit"),
        Menu.VIEW: tr("&View"),
        Menu.GO: tr("&Go"),
        Menu.PAPER: tr("&Paper"),
        Menu.HELP: tr("&Help"),
        Menu.NONE: tr("Reading"),
    }[menu]


class SpecMaker:
    """Makes the specs of one menu without repeating the menu in each."""

    def __init__(self, menu: Menu, when: When = When.LIBRARY) -> None:
        self._menu = menu
        self._when = when

    def __call__(
        self,
        action_id: str,
        text: str,
        handler: str,
        argument: object = None,
        *,
        keys: tuple[str, ...] = (),
        also: tuple[str, ...] = (),
        icon: str = "",
        when: When | None = None,
        group: int = 0,
        submenu: str = "",
        checkable: bool = False,
    ) -> ActionSpec:
        return ActionSpec(
            id=action_id,
            text=text,
            handler=handler,
            argument=argument,
            keys=keys,
            also=also,
            when=when or self._when,
            icon=icon,
            menu=self._menu,
            group=group,
            submenu=submenu,
            checkable=checkable,
        )
