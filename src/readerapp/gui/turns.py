"""Has threads of the program take short turns at Python's interpreter; imports nothing of Qt."""

import sys

_TURN_S = (
    0.0005  # a thread that works keeps the interpreter for so long, and the one that paints waits for it each time
)


def take_short_turns() -> None:
    """Let no thread keep the others waiting for the five milliseconds that are usual."""
    sys.setswitchinterval(_TURN_S)
