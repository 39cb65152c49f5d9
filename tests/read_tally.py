"""How many documents the property tests have read."""

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """A count of documents."""

    documents: int = 0

    def add(self) -> None:
        """Count one more."""
        self.documents += 1
