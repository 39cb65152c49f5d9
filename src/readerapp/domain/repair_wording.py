"""Says in words what was done to make text of a digest: the same words in the window and in the terminal."""

from collections.abc import Iterator

from readerapp.domain.encodings import readable_name
from readerapp.domain.text_repair import TextRepair
from readerapp.domain.translation import tr
from readerapp.domain.wording import grouped

_USUAL = frozenset({"utf-8", "utf-8-sig", "ascii"})


def repair_sentence(repair: TextRepair) -> str:
    """What was done and what the user should look at; empty for ordinary text to which nothing was done."""
    return "  ·  ".join(_sentences(repair))


def encoding_phrase(repair: TextRepair) -> str:
    """The encoding, and whether that is a guess or what the user said."""
    name = readable_name(repair.encoding)
    if repair.settings.encoding:
        return tr("{encoding}, as you said", encoding=name)
    return name if repair.certain else tr("{encoding}, an uncertain guess", encoding=name)


def _sentences(repair: TextRepair) -> Iterator[str]:
    if repair.encoding not in _USUAL or not repair.certain or repair.settings.encoding:
        yield tr("Read as {encoding}", encoding=encoding_phrase(repair))
    if not repair.settings.repair:
        yield tr("Not repaired, as you said")
    elif repair.steps or repair.passages or repair.inferred:
        yield tr("Text repaired: {what}", what=", ".join(_done(repair)))
    elif repair.unrepaired:
        yield tr("Text not repaired: {what}", what=", ".join(_done(repair)))


def _done(repair: TextRepair) -> Iterator[str]:
    yield from repair.steps
    if repair.inferred:
        one = repair.inferred == 1
        yield tr("1 word inferred") if one else tr("{count} words inferred", count=grouped(repair.inferred))
    if repair.uncertain:
        yield tr("{count} uncertain", count=grouped(repair.uncertain))
    chosen = len(repair.settings.choices)
    if chosen:
        yield tr("{count} chosen by you", count=grouped(chosen))
    if repair.unrepaired:
        left = repair.unrepaired
        yield (
            tr("1 broken word left as it is")
            if left == 1
            else tr("{count} broken words left as they are", count=grouped(left))
        )
