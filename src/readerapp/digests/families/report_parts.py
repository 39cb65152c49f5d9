"""Reads the sections of a topic report, one function per kind of section."""

from collections.abc import Iterable, Iterator

from readerapp.digests.blocks import Block, BlockKind, Inline
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft, links_for
from readerapp.digests.nicknames import name_before, name_in_front
from readerapp.digests.row_entry import columns_of, read_row
from readerapp.digests.titles import clean_title
from readerapp.domain.identity import fold

_REASON_MARKS = (" · ", " • ", " ・ ", " | ", " — ")
_FIELD_NAMES = {
    "dot pha": "breakthrough", "breakthrough": "breakthrough", "돌파구": "breakthrough", "突破": "breakthrough",
    "anh huong": "impact", "tac dong": "impact", "impact": "impact", "영향": "impact", "影响": "impact",
}  # fmt: skip
_DUPLICATE = ("duplicate", "trung", "중복", "重复")


def topic_tree(document: Document, blocks: Iterable[Block]) -> Iterator[Draft]:
    """Nested bullets: inner nodes are topics, leaves are `id | sentence`."""
    stack: list[tuple[Block, tuple[str, ...]]] = [(block, ()) for block in reversed(list(blocks))]
    while stack:
        block, path = stack.pop()
        if block.kind is BlockKind.ITEM:
            places = document.places(block.head)
            if places:
                yield from _leaf(document, block, path)
            else:
                path = _below(block.head.text, path)
        elif block.kind is not BlockKind.LIST and document.ids_in(block.start, block.end):
            yield from prose(document, [block])
            continue
        stack.extend(
            (child, path) for child in reversed(block.children) if child.kind in {BlockKind.LIST, BlockKind.ITEM}
        )


def _below(text: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """PATH with the topic that TEXT names; a remark in brackets is no topic."""
    topic = clean_title(text)
    remark = text.strip().startswith("(") and text.strip().endswith(")")
    return path if remark or not topic else (*path, topic)


def _leaf(document: Document, item: Block, path: tuple[str, ...]) -> Iterator[Draft]:
    text = item.head.text
    places = document.places(item.head)
    before = text[: places[0].start].strip(" `[*")
    sentence = text[places[-1].end :].strip(" `)*]\n").lstrip("|–—-: ").strip()
    for place in places:
        draft = Draft(item.start, _end_of_head(item), place.arxiv_id, path=path)
        if before.startswith("(") and fold(before).startswith(_DUPLICATE):
            draft.path = ()
            draft.add_field("duplicate_of", _after_of(before))
        draft.add_field("summary", sentence)
        draft.links = links_for(document, item.head.anchors, draft.base)
        yield draft


def _after_of(remark: str) -> str:
    """The topic in `(Duplicate of A > B > C)`."""
    inside = remark.strip("(): ")
    for mark in (" of ", " với ", ":"):
        if mark in inside:
            return inside.split(mark, 1)[1].strip()
    return inside


def highlights(document: Document, blocks: Iterable[Block]) -> Iterator[Draft]:
    """A table of rank, id, keywords, breakthrough and impact, the columns in any order and language."""
    for block in blocks:
        if block.kind is not BlockKind.TABLE:
            yield from prose(document, [block])
            continue
        columns = columns_of(block.header)
        for row in block.children:
            ids = document.ids_in(row.start, row.end)
            for arxiv_id in ids.values():
                draft = read_row(document, row, columns, arxiv_id, sole=len(ids) == 1)
                draft.fields = [(_FIELD_NAMES.get(fold(name), name), value) for name, value in draft.fields]
                if not draft.title:
                    draft.short_name = draft.short_name or next(
                        filter(None, (name_in_front(v) for _, v in draft.fields)), ""
                    )
                yield draft


def novelties(document: Document, blocks: Iterable[Block]) -> Iterator[Draft]:
    """Items `**id – contribution – label:** opinion`."""
    for item in _items(blocks):
        inline = item.head
        places = document.places(inline)
        if not places or item.kind is not BlockKind.ITEM:
            yield from prose(document, [item])
            continue
        rest_at = places[-1].end
        lead_end = next((end for start, end in inline.bold if start <= places[0].start < end), 0)
        contribution, opinion = _contribution(inline.text, rest_at, lead_end)
        for place in places:
            draft = Draft(item.start, item.end, place.arxiv_id)
            draft.short_name = name_in_front(contribution) if len(places) == 1 else ""
            draft.add_field("contribution", contribution)
            draft.add_field("opinion", opinion)
            draft.links = links_for(document, inline.anchors, draft.base)
            yield draft


def _contribution(text: str, start: int, lead_end: int) -> tuple[str, str]:
    """The contribution and the opinion behind the id; the words right before the opinion's colon only announce it."""
    if lead_end > start:
        lead, opinion = text[start:lead_end], text[lead_end:]
    else:
        lead, colon, opinion = text[start:].rpartition(":")
        if not colon:
            return _strip_dashes(text[start:]), ""
    if not lead.rstrip().endswith(":") and opinion.lstrip().startswith(":"):
        opinion = opinion.lstrip()[1:]
    lead = _strip_dashes(lead)
    for dash in (" – ", " — ", " - ", " | "):
        contribution, found, label = lead.rpartition(dash)
        if found and len(label.split()) <= 4:
            return _strip_dashes(contribution), opinion.strip()
    return lead, opinion.strip()


def _strip_dashes(text: str) -> str:
    return text.strip(" \n`]:–—-|").strip()


def reading_list(document: Document, blocks: Iterable[Block]) -> Iterator[Draft]:
    """Items `id – short name · reason`, also several ids with as many names joined by `&`."""
    for item in _items(blocks):
        inline = item.head
        places = document.places(inline)
        if not places or item.kind is not BlockKind.ITEM:
            yield from prose(document, [item])
            continue
        names, reason = _split_reason(_strip_dashes(inline.text[places[-1].end :]))
        each = [name.strip() for name in names.split(" & ")] if len(places) > 1 else [names]
        for index, place in enumerate(places):
            draft = Draft(item.start, item.end, place.arxiv_id, rank=item.number)
            draft.short_name = clean_title(each[index] if len(each) == len(places) else names)
            draft.add_field("reason", reason)
            draft.links = links_for(document, inline.anchors, draft.base)
            yield draft


def _split_reason(text: str) -> tuple[str, str]:
    found = [(text.find(mark), mark) for mark in _REASON_MARKS if mark in text]
    if not found:
        return text, ""
    at, mark = min(found)
    return text[:at].strip(), text[at + len(mark) :].strip()


def prose(document: Document, blocks: Iterable[Block]) -> Iterator[Draft]:
    """Text that cites ids: one mention for each paper of each item or paragraph.

    The theme it stands under is a field: themes such as a gap or an idea belong to one report and are no topics.
    """
    theme = ""
    for block in blocks:
        if block.kind is BlockKind.HEADING or (block.kind is BlockKind.PARAGRAPH and _is_theme(block.inline)):
            theme = clean_title(block.text)
        stack = [(block, theme)]
        while stack:
            inner, above = stack.pop()
            if inner.kind is BlockKind.ITEM:
                above = above or _lead(inner.head)
                yield from _cited(document, inner, inner.head, above, _end_of_head(inner))
                stack.extend((child, above) for child in reversed(inner.children[1 if inner.head.text else 0 :]))
            else:
                for inline in (inner.inline, *inner.header, *inner.cells):
                    yield from _cited(document, inner, inline, above, inner.end)
                stack.extend((child, above) for child in reversed(inner.children))


def _cited(document: Document, block: Block, inline: Inline, theme: str, end: int) -> Iterator[Draft]:
    for place in document.places(inline):
        draft = Draft(block.start, end, place.arxiv_id)
        draft.short_name = name_before(inline.text, place.start)
        draft.add_field("theme", theme)
        draft.links = links_for(document, inline.anchors, draft.base)
        yield draft


def _is_theme(inline: Inline) -> bool:
    """Whether a paragraph is nothing but bold words, an icon aside."""
    bold = sum(end - start for start, end in inline.bold)
    return bool(bold) and len(clean_title(inline.text)) <= bold + 1 and "\n" not in inline.text.strip()


def _lead(inline: Inline) -> str:
    """The bold words that an item begins with, as the theme of what follows; empty when there are none."""
    for start, end in inline.bold[:1]:
        bold = inline.text[start:end]
        if start <= 3 and (bold.rstrip().endswith(":") or inline.text[end : end + 1] == ":"):
            return clean_title(bold)
    return ""


def _items(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind is BlockKind.LIST:
            yield from block.children
        else:
            yield block


def _end_of_head(item: Block) -> int:
    lists = [child.start for child in item.children if child.kind is BlockKind.LIST]
    return max(item.start, min(lists) - 1) if lists else item.end
