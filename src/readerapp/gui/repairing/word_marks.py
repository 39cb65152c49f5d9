"""How words that had lost characters are marked in texts: by their underlines, and in words."""

from PySide6.QtGui import QColor, QTextCharFormat

from readerapp.domain.text_repair import Certainty, RepairedWord
from readerapp.domain.translation import tr
from readerapp.gui.theme.tokens import Tokens

_Line = QTextCharFormat.UnderlineStyle


def word_format(word: RepairedWord, tokens: Tokens, *, current: bool = False) -> QTextCharFormat:
    """The mark of WORD: dotted, wavy when uncertain, dashed when it is still broken, a line when it was chosen."""
    form = QTextCharFormat()
    form.setUnderlineStyle(_style(word))
    form.setUnderlineColor(QColor(_colour(word, tokens)))
    if current:
        form.setBackground(QColor(tokens.accent))
        form.setForeground(QColor(tokens.on_accent))
        form.setUnderlineColor(QColor(tokens.on_accent))
    return form


def state_text(word: RepairedWord) -> str:
    """How sure WORD is, in words."""
    if word.chosen:
        return tr("chosen by you")
    return {
        Certainty.SURE: tr("inferred"),
        Certainty.UNCERTAIN: tr("uncertain"),
        Certainty.UNREPAIRED: tr("not repaired"),
    }[word.certainty]


def state_icon(word: RepairedWord) -> str:
    """An icon for how sure WORD is; empty for an ordinary one."""
    if word.chosen:
        return "check"
    return {Certainty.SURE: "", Certainty.UNCERTAIN: "info", Certainty.UNREPAIRED: "warning"}[word.certainty]


def tip_text(word: RepairedWord) -> str:
    """What is to be known of WORD where it stands in a text."""
    lines = [tr("In the file: {original}", original=word.original), state_text(word)]
    others = [reading for reading in word.readings if reading not in (word.word, word.original)]
    if others:
        lines.append(tr("Or: {readings}", readings=", ".join(others)))
    return "\n".join(lines)


def _style(word: RepairedWord) -> QTextCharFormat.UnderlineStyle:
    if word.chosen:
        return _Line.SingleUnderline
    return {
        Certainty.SURE: _Line.DotLine,
        Certainty.UNCERTAIN: _Line.WaveUnderline,
        Certainty.UNREPAIRED: _Line.DashUnderline,
    }[word.certainty]


def _colour(word: RepairedWord, tokens: Tokens) -> str:
    if word.chosen:
        return tokens.accent
    return {
        Certainty.SURE: tokens.muted,
        Certainty.UNCERTAIN: tokens.accent,
        Certainty.UNREPAIRED: tokens.error,
    }[word.certainty]
