"""Text repair: turns the bytes of a digest into text and undoes what wrong decodings did to it.

`decode_and_repair` is the way in for bytes, `repair_text` for text. What was done, what had to be inferred and what
could not be repaired is all in the `RepairedText` that both return; `changed_lines` shows it line by line, a
`WordChoice` overrules one word, and `encodings` lists what a file may be told to be in. docs/text-repair.md explains
the method.
"""

from collections.abc import Sequence
from dataclasses import replace

from readerapp.digests.text_repair.changes import ChangedLine, changed_lines
from readerapp.digests.text_repair.choices import with_choices
from readerapp.digests.text_repair.decoding import decode
from readerapp.digests.text_repair.encodings import Encoding, encodings, readable_name
from readerapp.digests.text_repair.outcome import InferredWord, NotText, RepairedText, UnrepairedText, WordChoice
from readerapp.digests.text_repair.repair import repair_text

__all__ = [
    "ChangedLine",
    "Encoding",
    "InferredWord",
    "NotText",
    "RepairedText",
    "UnrepairedText",
    "WordChoice",
    "changed_lines",
    "decode_and_repair",
    "encodings",
    "readable_name",
    "repair_text",
]


def decode_and_repair(
    raw: bytes,
    *,
    encoding: str | None = None,
    repair: bool = True,
    choices: Sequence[WordChoice] = (),
) -> RepairedText:
    """The text of the bytes, repaired; raises NotText if they are no text or ENCODING is no encoding.

    ENCODING overrules the guess. Without REPAIR the text is what was decoded. CHOICES are put in afterwards, in their
    order. The same arguments always give the same result.
    """
    decoded = decode(raw, encoding)
    repaired = RepairedText(text=decoded.text, encoding=decoded.encoding)
    if repair:
        repaired = with_choices(repair_text(decoded.text), choices)
    return replace(repaired, encoding=decoded.encoding, encoding_certain=decoded.certain)
