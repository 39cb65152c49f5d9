"""What the user folded and unfolded in the cards of mentions, as long as the window is open."""

Part = tuple[int, int]  # the number of the mention, the place of the part


class Folds:
    """Remembers only what was touched; everything else is as it is at first."""

    def __init__(self) -> None:
        self._folded_cards: set[int] = set()
        self._parts: dict[Part, bool] = {}
        self._whole: set[Part] = set()

    def card_folded(self, mention_id: int) -> bool:
        """Whether the whole card is folded."""
        return mention_id in self._folded_cards

    def keep_card(self, mention_id: int, *, opened: bool) -> None:
        """The user folded a card or opened it."""
        (self._folded_cards.discard if opened else self._folded_cards.add)(mention_id)

    def part_opened(self, part: Part, *, otherwise: bool) -> bool:
        """Whether a part is open; OTHERWISE if nobody touched it."""
        return self._parts.get(part, otherwise)

    def keep_part(self, part: Part, opened: bool) -> None:
        """The user folded a part or opened it."""
        self._parts[part] = opened

    def is_whole(self, part: Part) -> bool:
        """Whether all of a long part is wanted."""
        return part in self._whole

    def keep_whole(self, part: Part) -> None:
        """The user wants to see all of a long part."""
        self._whole.add(part)
