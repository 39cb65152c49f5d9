"""Several filters together select what all of them ask for."""

from dataclasses import replace

from readerapp.domain.filtering import FilterPart, can_be_excluded, combined, filter_title, toggled
from readerapp.domain.selection import Condition, all_of, parse_query


def part(query: str, *, negated: bool = False) -> FilterPart:
    return FilterPart(key=query, title=query.partition(":")[2], conditions=parse_query(query), negated=negated)


def test_conditions_of_all_kinds_have_to_hold_together() -> None:
    assert combined(parse_query("tag:a"), (part("tag:b"), part("digest:3"), part("topic:4", negated=True))) == (
        *(Condition(name="tag", value="a"), Condition(name="tag", value="b"), Condition(name="digest", value="3")),
        Condition(name="topic", value="4", negated=True),
    )


def test_of_several_statuses_one_is_enough() -> None:
    assert combined(parse_query("status:inbox"), (part("status:to-read"), part("tag:a"))) == (
        Condition(name="status", value="inbox,to-read"),
        Condition(name="tag", value="a"),
    )


def test_a_status_can_be_left_out() -> None:
    assert combined((), (part("status:read", negated=True),)) == (Condition(name="status", value="read", negated=True),)


def test_what_is_left_out_twice_is_asked_for() -> None:
    assert combined((), (part("-tag:a", negated=True),)) == (Condition(name="tag", value="a"),)


def test_a_part_comes_and_goes_and_gives_way_to_its_opposite() -> None:
    once = toggled((), part("tag:a"))
    assert once == (part("tag:a"),)
    assert toggled(once, part("tag:a")) == ()
    assert toggled(once, part("tag:a", negated=True)) == (part("tag:a", negated=True),)


def test_several_conditions_are_turned_round_as_one() -> None:
    without = combined(parse_query("kind:post"), (part("tag:a -status:read", negated=True),))
    assert without == (
        Condition(name="kind", value="post"),
        replace(all_of(parse_query("tag:a -status:read")), negated=True),
    )
    assert without[1].members == parse_query("tag:a -status:read")
    back = FilterPart(key="b", title="b", conditions=without[1:], negated=True)
    assert combined((), (back,)) == (all_of(parse_query("tag:a -status:read")),)


def test_nothing_can_be_left_out_that_everything_meets() -> None:
    assert [can_be_excluded(parse_query(query)) for query in ("", "tag:a", "tag:a tag:b")] == [False, True, True]


def test_the_title_tells_what_is_added_and_left_out() -> None:
    assert filter_title("Inbox", (part("tag:a"), part("tag:b", negated=True))) == "Inbox + a − b"
