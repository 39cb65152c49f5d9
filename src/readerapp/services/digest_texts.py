"""Makes the texts of the documents of an import; keeps the last repair, so that picking a word costs little."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readerapp.domain.text_repair import RepairedWord, RepairSettings, TextRepair

if TYPE_CHECKING:
    from readerapp.digests.text_repair import RepairedText


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """The text of a document.

    Attributes:
        beside: the text that has to be kept beside the bytes; None when these say the same.
        words: those that had lost characters.
        repair: what was done, in numbers.
    """

    text: str
    beside: str | None
    words: tuple[RepairedWord, ...]
    repair: TextRepair


class DigestTexts:
    """Reads the bytes of one document after the other."""

    def __init__(self) -> None:
        self._last: tuple[tuple[int, str, bool], RepairedText] | None = None

    def read(self, raw: bytes, settings: RepairSettings) -> ReadText:
        """The text of RAW made as SETTINGS say; raises `DigestError` when it is no text."""
        from readerapp.services.chosen_words import summary, with_chosen_words  # noqa: PLC0415  slow to load
        from readerapp.services.understanding import text_beside  # noqa: PLC0415

        repaired, words = with_chosen_words(self._repaired(raw, settings), settings.choices)
        return ReadText(
            text=repaired.text,
            beside=text_beside(raw, repaired),
            words=words,
            repair=summary(repaired, words, settings),
        )

    def unrepaired(self, raw: bytes, settings: RepairSettings) -> str:
        """The text as it stands in the file."""
        from readerapp.services.understanding import repair  # noqa: PLC0415  slow to load

        return repair(raw, replace(settings, repair=False)).text

    def _repaired(self, raw: bytes, settings: RepairSettings) -> "RepairedText":
        from readerapp.services.understanding import repair  # noqa: PLC0415  slow to load

        made = hash(raw), settings.encoding, settings.repair
        if self._last is not None and self._last[0] == made:
            return self._last[1]
        repaired = repair(raw, settings)
        self._last = (made, repaired) if repaired.words or repaired.unrepaired else None
        return repaired
