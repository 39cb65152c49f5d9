"""Digests as they are read themselves."""

from screens.desk import LARGE, SMALL, USUAL, Desk, settle
from screens.table import Screen


def draw_read(desk: Desk) -> None:
    """Every digest at one of its mentions; the largest also in other windows."""
    with desk.used() as window:
        parts = window.parts
        digests = parts.overview_loader.overview.digests if parts.overview_loader.overview else ()
        largest = max(digests, key=lambda digest: digest.papers, default=None)
        for digest in digests:
            parts.digest.read_digest(digest.id)
            settle(window)
            for _ in range(7):
                parts.digest.next()
                settle(window)
            sizes = (USUAL, SMALL, LARGE) if digest is largest else (USUAL,)
            desk.shoot(window, f"read-digest-{digest.id}", *sizes)


SCREENS = (Screen(name="read-digest", draw=draw_read),)
