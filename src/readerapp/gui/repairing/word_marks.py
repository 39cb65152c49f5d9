"""How words that had lost characters are marked in texts: by their underlines, and in words."""

from PySide6.QtGui import QColor, QTextCharFormat

from readerapp.domain.text_repair import Certainty, RepairedWord
from readerapp.domain.translation import tr
from readerapp.gui.theme.tokens import Tokens

_Line = QTextCharFormat.UnderlineStyle
_CHOSEN = "chosen"
MARKS = (*(certainty.value for certainty in Certainty), _CHOSEN)


def mark_of(word: RepairedWord) -> str:
    """What of WORD decides how it is marked, as one word."""
    return _CHOSEN if word.chosen else word.certainty.value


def mark_format(mark: str, tokens: Tokens, *, current: bool = False) -> QTextCharFormat:
    """The look of a MARK: dotted; wavy, on a ground, when uncertain; dashed when broken; a line when the user chose."""
    style, colour = {
        Certainty.SURE.value: (_Line.DotLine, tokens.muted),
        Certainty.UNCERTAIN.value: (_Line.WaveUnderline, tokens.accent),
        Certainty.UNREPAIRED.value: (_Line.DashUnderline, tokens.error),
    }.get(mark, (_Line.SingleUnderline, tokens.accent))
    form = QTextCharFormat()
    form.setUnderlineStyle(style)
    form.setUnderlineColor(QColor(tokens.on_accent if current else colour))
    if mark == Certainty.UNCERTAIN.value:
        form.setBackground(QColor(tokens.notice_fill))
    if current:
        form.setBackground(QColor(tokens.accent))
        form.setForeground(QColor(tokens.on_accent))
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
