"""Text repair: turns the bytes of a digest into text and undoes what wrong decodings did to it.

`decode_and_repair` is the way in for bytes, `repair_text` for text. What was done, what had to be inferred and what
could not be repaired is all in the `RepairedText` that both return. docs/text-repair.md explains the method.
"""

from dataclasses import replace

from readerapp.digests.text_repair.decoding import decode
from readerapp.digests.text_repair.outcome import InferredWord, NotText, RepairedText, UnrepairedText
from readerapp.digests.text_repair.repair import repair_text

__all__ = ["InferredWord", "NotText", "RepairedText", "UnrepairedText", "decode_and_repair", "repair_text"]


def decode_and_repair(raw: bytes, *, encoding: str | None = None) -> RepairedText:
    """The text of the bytes, repaired; raises NotText if they are no text or ENCODING is no encoding."""
    decoded = decode(raw, encoding)
    repaired = repair_text(decoded.text)
    return replace(repaired, encoding=decoded.encoding, encoding_certain=decoded.certain)
