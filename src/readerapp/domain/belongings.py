"""What becomes of the user's decisions, tags and fields when papers are merged and split: pure rules, no storage."""

from readerapp.domain.deciding import restored, united
from readerapp.domain.paper_state import Belongings


def brought_together(kept: Belongings, other: Belongings) -> Belongings:
    """What belongs to the paper of KEPT when that of OTHER is merged into it: fields of its own stay as they are."""
    return Belongings(
        state=united(kept.state, other.state),
        tags=tuple(sorted({*kept.tags, *other.tags})),
        fields=tuple(sorted((dict(other.fields) | dict(kept.fields)).items())),
    )


def taken_back(
    current: Belongings, before: Belongings, after: Belongings, *, otherwise: Belongings | None = None
) -> Belongings:
    """CURRENT with everything that still is as in AFTER put back to what it was BEFORE; the rest is as in OTHERWISE.

    OTHERWISE is CURRENT itself if not given.
    """
    rest = otherwise or current
    tags = {
        tag
        for tag in {*current.tags, *before.tags, *rest.tags}
        if tag in (before.tags if (tag in current.tags) == (tag in after.tags) else rest.tags)
    }
    now, then, changed, others = (dict(one.fields) for one in (current, before, after, rest))
    fields = {name: (then if now.get(name) == changed.get(name) else others) for name in {*now, *then, *others}}
    return Belongings(
        state=restored(current.state, before.state, after.state, otherwise=rest.state),
        tags=tuple(sorted(tags)),
        fields=tuple(sorted((name, source[name]) for name, source in fields.items() if name in source)),
    )
