"""The runs: which digests are shown, at which scale, into which folder."""

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from readerapp.resources import sample_digests
from screens.desk import make_desk
from screens.made_up import made_up_digests
from screens.table import Screen

OUT = Path(__file__).resolve().parents[2] / "out" / "screens"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One pass over the screens.

    Attributes:
        scale: factor from our pixels to those of the screen.
        made_up: whether a made-up library is shown instead of the samples.
        only: the names of the screens that are drawn; all without any.
        small: whether the screen has 1366 by 768 pixels of its own, however many of ours fit into them.
    """

    scale: float = 1
    made_up: bool = False
    only: tuple[str, ...] = ()
    small: bool = False


_FEW = ("inbox", "paper", "read-digest", "preview-of-first", "palette", "settings", "text-repair")
RUNS = {
    "samples": Run(),
    "made-up": Run(made_up=True),
    "150-percent": Run(scale=1.5, only=_FEW, small=True),
    "200-percent": Run(scale=2),
    "200-percent-small": Run(scale=2, only=_FEW, small=True),
}


def draw_run(name: str, screens: Sequence[Screen], paths: Sequence[Path]) -> None:
    """Draw SCREENS into the folder of the run called NAME, from PATHS or else from its own digests."""
    run = RUNS[name]
    with tempfile.TemporaryDirectory() as folder:
        for place in ("DATA", "CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{place}_HOME"] = str(Path(folder) / place.casefold())
        os.environ.pop("READERAPP_LIBRARY", None)
        if run.made_up and paths:
            return
        digests = made_up_digests(Path(folder)) if run.made_up else list(paths) or list(sample_digests())
        if len(screens) > 1:
            shutil.rmtree(OUT / name, ignore_errors=True)
        with make_desk(Path(folder), OUT / name, digests) as desk:
            for screen in screens:
                if not (run.made_up and screen.once) and (not run.only or screen.name in run.only):
                    screen.draw(desk)
