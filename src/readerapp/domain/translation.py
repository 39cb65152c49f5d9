"""The one door for text that a person reads: `tr`. The window installs Qt's translator behind it."""

from collections.abc import Callable
from pathlib import PurePath

from readerapp.domain.directions import contained


class _Translator:
    """Holds the function that turns an English sentence into the user's language."""

    translate: Callable[[str], str] = staticmethod(lambda text: text)


def install_translator(translate: Callable[[str], str]) -> None:
    """Use TRANSLATE for every text from now on; without it texts stay English."""
    _Translator.translate = staticmethod(translate)


def tr(text: str, /, **values: object) -> str:
    """Translate TEXT and fill its `{name}` places with VALUES."""
    translated = _Translator.translate(text)
    return translated.format(**{name: _plain(value) for name, value in values.items()}) if values else translated


def _plain(value: object) -> object:
    """VALUE; a name that turns the writing direction round does so to its own end only."""
    return contained(str(value)) if isinstance(value, str | PurePath) else value
