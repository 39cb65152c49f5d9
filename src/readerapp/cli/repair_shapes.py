"""The JSON shapes of docs/cli.md that are about the repair of texts; keys are added, never renamed or removed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from readerapp.domain.import_preview import DigestPreview
from readerapp.domain.text_repair import Certainty, RepairedWord, TextRepair

if TYPE_CHECKING:
    from readerapp.digests.text_repair import RepairedText

Json = dict[str, Any]


def text_repair(repair: TextRepair) -> Json:
    """What was done to make text of a digest."""
    settings = repair.settings
    return {
        "passages": repair.passages,
        "inferred": repair.inferred,
        "steps": list(repair.steps),
        "uncertain": repair.uncertain,
        "unrepaired": repair.unrepaired,
        "encoding_certain": repair.certain,
        "told_encoding": settings.encoding or None,
        "off": not settings.repair,
        "choices": [{"line": item.line, "original": item.original, "word": item.word} for item in settings.choices],
    }


def repaired_text(repaired: "RepairedText", marks: int) -> Json:
    """The result of `repair`: the words in `inferred` are those that were filled in with a small margin.

    MARKS says how often a mark stands for what is no text.
    """
    return {
        "encoding": repaired.encoding,
        "encoding_certain": repaired.encoding_certain,
        "steps": list(repaired.steps),
        "passages": repaired.passages,
        "marks": marks,
        "inferred_words": repaired.inferred,
        "inferred": [
            {"line": word.line, "word": word.word, "alternatives": list(word.alternatives), "original": word.original}
            for word in repaired.uncertain
        ],
        "unrepaired": [{"line": item.line, "text": item.text} for item in repaired.unrepaired],
    }


def reread_digest(preview: DigestPreview, words: Iterable[RepairedWord]) -> Json:
    """The result of `reread` beside the digest: `inferred` are words decided by a small margin, or by the user."""
    words = tuple(words)
    return {
        "action": preview.plan.action.value,
        "changed": preview.plan.changed,
        "left_out": preview.plan.left_out,
        "repaired": text_repair(preview.repair),
        "inferred": [
            {
                "line": word.line,
                "word": word.word,
                "alternatives": [reading for reading in word.readings if reading not in (word.word, word.original)],
                "original": word.original,
                "chosen": word.chosen,
            }
            for word in words
            if word.chosen or word.certainty is Certainty.UNCERTAIN
        ],
        "unrepaired": [{"line": word.line, "text": word.word} for word in words if _is_left(word)],
    }


def _is_left(word: RepairedWord) -> bool:
    return word.certainty is Certainty.UNREPAIRED and not word.chosen
