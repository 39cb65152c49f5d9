"""The one form in which times are stored."""

from datetime import UTC, datetime


def now() -> str:
    """The time in UTC as ISO 8601 with milliseconds; texts in this form sort as times do."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
