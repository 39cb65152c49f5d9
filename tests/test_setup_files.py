"""The set-up: pinned versions without addresses, and a wheel that brings its resources and samples."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def pinned() -> dict[str, str]:
    """The versions of constraints.txt by name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def needed() -> set[str]:
    """Every distribution that the program and its tools need here, whatever needs it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(text) for text in project["dependencies"] + project["optional-dependencies"]["dev"]]
    found: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        extras = requirement.extras or {""}
        if name in found or (requirement.marker and not any(requirement.marker.evaluate({"extra": e}) for e in extras)):
            continue
        found.add(name)
        waiting += [Requirement(text) for text in distribution(name).requires or () if "extra ==" not in text]
    return found


def test_every_distribution_that_is_needed_is_pinned() -> None:
    assert needed() - pinned().keys() == set()


def test_what_is_installed_is_what_is_pinned() -> None:
    assert {name: distribution(name).version for name in needed()} == {name: pinned()[name] for name in needed()}


def test_no_address_is_recorded() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert re.search(r"://|--|@|/", text) is None


@pytest.mark.slow
def test_the_wheel_brings_resources_and_samples_and_the_program_finds_them(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    program = (
        "from readerapp.resources import resource_path, sample_digests\n"
        "import readerapp; print(readerapp.__file__)\n"
        "print(len(sample_digests()), resource_path('icons').is_dir(), resource_path('text_repair').is_dir())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(tmp_path / "installed")},
        check=True,
        capture_output=True,
        text=True,
    )
    place, found = done.stdout.splitlines()
    assert place.startswith(str(tmp_path))
    assert found == "5 True True"
