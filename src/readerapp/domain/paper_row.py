"""One line of a list, apart from the other values: the window shows lists before it needs anything else."""

from dataclasses import dataclass, field

from readerapp.domain.vocabulary import Kind, Presence, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One line of a list: just what is painted there.

    Attributes:
        byline: first author (`Yan Wang +5`), else the organisation, else empty.
        date: ISO date, possibly cut to the month; published date if known, else the id's month, else the mention's.
        in_letters: the title with its formulas in Unicode, where it has any and was made ready to be shown.
    """

    id: int
    key: str
    kind: Kind
    title: str
    byline: str
    date: str
    status: Status
    starred: bool
    rating: int | None
    tags: tuple[str, ...]
    digests: int
    notes: int
    presence: Presence = Presence.KEPT
    in_letters: str = field(default="", compare=False)

    @property
    def readable(self) -> str:
        """The title as it is shown."""
        return self.in_letters or self.title
