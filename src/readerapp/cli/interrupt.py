"""Turns Ctrl+C into a wish that work in the middle of something can grant at its next step."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from readerapp.services.progress import Cancellation


@contextmanager
def cancel_on_interrupt() -> Iterator[Cancellation]:
    """Ctrl+C ends the work after the last whole digest; a second one ends the program."""
    cancellation = Cancellation()

    def request(_signal: int, _frame: FrameType | None) -> None:
        cancellation.request()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, request)
    try:
        yield cancellation
    finally:
        signal.signal(signal.SIGINT, before)
