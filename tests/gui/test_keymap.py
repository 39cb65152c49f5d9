"""The map of keys: nothing does two things, nothing is hidden, and what the user changes counts if it makes sense."""

from hypothesis import given
from hypothesis import strategies as st

from readerapp.gui.actions.keymap import Keymap, canonical, shown
from readerapp.gui.actions.spec import ActionSpec
from readerapp.gui.actions.table import action_table

_TABLE = action_table()
_BY_ID = {spec.id: spec for spec in _TABLE}


def test_the_usual_keys_all_count() -> None:
    keymap = Keymap(_TABLE)
    assert {spec.id: keymap.keys_of(spec.id) for spec in _TABLE} == {
        spec.id: tuple(map(canonical, spec.keys)) for spec in _TABLE
    }
    assert not any(map(keymap.is_changed, _TABLE))
    assert [spec.id for spec in _TABLE if keymap.why_not_usual(spec)] == []


def test_a_clash_is_told_by_name_and_why() -> None:
    keymap = Keymap(_TABLE)
    star, inbox = _BY_ID["star"], _BY_ID["go-inbox"]
    assert keymap.clash(star, "E") == "E is taken by “Read, and next paper”."
    assert keymap.clash(star, "S") == ""
    assert keymap.clash(star, "Shift+S") == ""
    assert keymap.clash(star, "G") == "G begins G I, the keys of “Inbox”."
    assert keymap.clash(inbox, "S, X") == "S X begins with S, the keys of “Star”."
    assert keymap.clash(star, "R, 3") == "R 3 is taken by “Rating: ★★★”."
    assert keymap.clash(star, "Alt+F") == "Alt+F opens the menu “File”."
    assert keymap.clash(star, "Tab") == "Tab is needed in lists and fields."
    assert keymap.clash(star, "Ctrl+C") == "Ctrl+C is needed in lists and fields."
    assert keymap.clash(star, "S, T") == "S T and S would be in each other's way."
    assert keymap.clash(star, "") == "“” are no keys."


def test_keys_that_are_freed_can_be_given_away_but_then_not_taken_back() -> None:
    star, tag = _BY_ID["star"], _BY_ID["tag"]
    keymap = Keymap(_TABLE).with_keys(star, ["Shift+S", "B"]).with_keys(tag, ["S"])
    assert (keymap.keys_of("star"), keymap.keys_of("tag")) == (("Shift+S", "B"), ("S",))
    assert keymap.changes == {"star": ("Shift+S", "B"), "tag": ("S",)}
    assert keymap.why_not_usual(star) == "S is taken by “Add tag”."
    assert keymap.why_not_usual(tag) == ""
    keymap = keymap.with_keys(tag, tag.keys).with_keys(star, star.keys)
    assert keymap.changes == {}


def test_an_action_may_have_no_keys() -> None:
    keymap = Keymap(_TABLE).with_keys(_BY_ID["star"], [])
    assert (keymap.keys_of("star"), keymap.changes) == ((), {"star": ()})
    assert Keymap(_TABLE, keymap.changes).keys_of("star") == ()


def test_changes_that_make_no_sense_are_left_out_and_named() -> None:
    keymap = Keymap(_TABLE, {"star": ("Q1",), "tag": ("Esc",), "skip": ("B",), "queue": ("B",), "nonsense": ("Z",)})
    assert keymap.refused == {"star": ("Q1",), "tag": ("Esc",), "skip": ("B",)}
    assert keymap.changes == {"queue": ("B",)}
    assert (keymap.keys_of("star"), keymap.keys_of("tag"), keymap.keys_of("skip")) == (("S",), ("T",), ("X",))


def test_what_the_user_chose_goes_before_what_is_usual() -> None:
    keymap = Keymap(_TABLE, {"star": ("E",)})
    assert (keymap.keys_of("star"), keymap.keys_of("finish"), keymap.refused) == (("E",), (), {})


def test_keys_are_shown_as_on_the_keyboard() -> None:
    assert [shown(keys) for keys in ("G, I", "Ctrl+Shift+O", "?", "Shift+Space")] == [
        "G I", "Ctrl+Shift+O", "?", "Shift+Space",
    ]  # fmt: skip
    assert canonical("ctrl+shift+o") == "Ctrl+Shift+O"
    assert canonical("nonsense") == ""


_STROKES = st.sampled_from(["A", "B", "G", "I", "S", "Shift+S", "Ctrl+K", "Alt+F", "Tab", "?", "R", "5", "F6", ""])
_KEYS = st.lists(_STROKES, min_size=1, max_size=2).map(", ".join)
_CHANGES = st.dictionaries(
    st.sampled_from([spec.id for spec in _TABLE]), st.lists(_KEYS, max_size=3).map(tuple), max_size=6
)


@given(_CHANGES)
def test_whatever_is_in_the_file_no_keys_do_two_things_or_hide_others(changes: dict[str, tuple[str, ...]]) -> None:
    keymap = Keymap(_TABLE, changes)
    lying: list[tuple[str, ActionSpec]] = [(keys, spec) for spec in _TABLE for keys in keymap.keys_of(spec.id)]
    assert len({keys for keys, _ in lying}) == len(lying)
    assert all(not longer.startswith(f"{keys}, ") for keys, _ in lying for longer, _ in lying)
    assert Keymap(_TABLE, keymap.changes).changes == keymap.changes
