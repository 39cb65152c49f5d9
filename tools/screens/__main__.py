"""Draws the screens to out/screens/: `PYTHONPATH=tools python -m screens [NAME]... [FOLDER OR FILE]...`.

NAMES choose screens (`lists`, `detail.*`, `*digest*`; `--names` tells which there are), paths the digests to show;
without any, all screens are drawn from the samples, from a made-up library of long and foreign titles, and at 200 %
scale; and a few at 150 and 200 % on a screen that has 1366 by 768 pixels. Each of these runs is a process of its own,
offscreen, in folders of its own; nothing of the user's is touched.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from screens.runs import RUNS, draw_run
from screens.table import chosen, is_name, screen_names

_SCREEN = (1366, 768)


def main() -> int:
    """Draw what was asked for; returns the exit code."""
    parser = argparse.ArgumentParser(prog="screens", description="Draws the main screens of the window.")
    parser.add_argument("what", nargs="*", help="names of screens (with * and ?), and digests to show")
    parser.add_argument("--run", choices=sorted(RUNS), help="only this one of the runs")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--names", action="store_true", help="tell the names of the screens and draw nothing")
    given = parser.parse_args()
    if given.names:
        print("\n".join(screen_names()))
        return 0
    names = [word for word in given.what if is_name(word)]
    paths = [Path(word) for word in given.what if not is_name(word)]
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        parser.error(f"neither screens nor files: {', '.join(missing)}")
    if given.here:
        draw_run(given.run, chosen(names), paths)
        return 0
    runs = [given.run] if given.run else list(RUNS)
    return max(_in_its_process(run, given.what) for run in runs)


def _in_its_process(run: str, what: Sequence[str]) -> int:
    """The scale of a screen is fixed when a process starts."""
    scale = RUNS[run].scale
    pixels = 1 if RUNS[run].small else scale
    size = {"x": 0, "y": 0, "width": round(_SCREEN[0] * pixels), "height": round(_SCREEN[1] * pixels)}
    screen = {"name": "screen", "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1, **size}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as described:
        json.dump({"screens": [screen]}, described)
        described.flush()
        environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={described.name}"}
        if scale != 1:
            environment["QT_SCALE_FACTOR"] = str(scale)
        command = [sys.executable, "-m", "screens", "--here", "--run", run, *what]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
