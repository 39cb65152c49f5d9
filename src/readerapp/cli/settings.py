"""`readerapp settings`: what can be set, what is set, and setting it."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from readerapp.cli import shapes
from readerapp.cli.key_check import key_complaints
from readerapp.cli.output import message, print_json, say
from readerapp.config.paths import settings_file
from readerapp.config.setting import Setting
from readerapp.config.settings import KEYS, SETTINGS, Settings, change_settings, load_settings, setting_called
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.translation import tr

_AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
_Name = Annotated[str, typer.Argument(metavar="NAME", help="As `readerapp settings` lists it.")]


def register(app: typer.Typer) -> None:
    """Add the commands to APP."""
    group = typer.Typer(rich_markup_mode=None)
    group.callback(invoke_without_command=True)(settings)
    group.command("list")(list_)
    group.command("get")(get)
    group.command("set")(set_)
    app.add_typer(group, name="settings")


def settings(context: typer.Context, as_json: _AsJson = False) -> None:
    """Show and change the settings."""
    if context.invoked_subcommand is None:
        list_(as_json)


def list_(as_json: _AsJson = False) -> None:
    """List all settings with what they are set to."""
    current = _load()
    if as_json:
        print_json([shapes.setting(setting, current[setting]) for setting in SETTINGS])
        return
    for setting in SETTINGS:
        say(f"{setting.name} = {setting.text(current[setting])}\n  {setting.describe()}{_choices(setting)}")


def get(name: _Name, as_json: _AsJson = False) -> None:
    """Print what one setting is set to."""
    setting = _called(name)
    value = _load()[setting]
    if as_json:
        print_json(shapes.setting(setting, value))
    else:
        say(setting.text(value))


def set_(
    name: _Name,
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE", help="As the list shows it; true or false for a switch; an empty text clears."),
    ],
    as_json: _AsJson = False,
) -> None:
    """Change one setting."""
    setting = _called(name)
    try:
        changed = setting.parse(value)
    except InvalidRequest as error:
        raise typer.BadParameter(str(error)) from error
    if setting is KEYS:
        _check_keys(changed)
    _complain(change_settings(settings_file(), {setting.name: changed}))
    if as_json:
        print_json(shapes.setting(setting, changed))
    else:
        say(f"{setting.name} = {setting.text(changed)}")


def _check_keys(changes: Mapping[str, Sequence[str]]) -> None:
    """Refuse keys that clash, as the shortcut editor does."""
    said = key_complaints(changes)
    if said is None:
        message(tr("The keys could not be checked here; the window tells when they clash."))
    elif said:
        raise typer.BadParameter(" ".join(said))


def _load() -> Settings:
    return _complain(load_settings(settings_file()))


def _complain(current: Settings) -> Settings:
    if current.problem:
        message(current.problem)
    return current


def _called(name: str) -> Setting[Any]:
    try:
        return setting_called(name)
    except InvalidRequest as error:
        raise typer.BadParameter(str(error)) from error


def _choices(setting: Setting[Any]) -> str:
    return " " + tr("One of: {known}.", known=", ".join(map(str, setting.choices()))) if setting.choices else ""
