"""The one door for text that a person reads: `tr`. The window installs Qt's translator behind it."""

from collections.abc import Callable


class _Translator:
    """Holds the function that turns an English sentence into the user's language."""

    translate: Callable[[str], str] = staticmethod(lambda text: text)


def install_translator(translate: Callable[[str], str]) -> None:
    """Use TRANSLATE for every text from now on; without it texts stay English."""
    _Translator.translate = staticmethod(translate)


def tr(text: str, /, **values: object) -> str:
    """Translate TEXT and fill its `{name}` places with VALUES."""
    translated = _Translator.translate(text)
    return translated.format(**values) if values else translated
