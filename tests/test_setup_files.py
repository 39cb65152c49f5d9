"""The set-up: pinned versions without addresses, plain words when it cannot go on, and a wheel with all in it."""

import re
import shutil
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


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what the set-up reads, and no virtual environment."""
    (tmp_path / "tools").mkdir()
    for name in ("pyproject.toml", "constraints.txt", "tools/setup.sh"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def a_program(path: Path, script: str) -> Path:
    """A program that PATH finds before the real one."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def set_up(checkout: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Runs the set-up of CHECKOUT with its folder `bin` first on the PATH."""
    environ["PATH"] = f"{checkout / 'bin'}:/usr/bin:/bin"
    return subprocess.run(
        ["/bin/sh", str(checkout / "tools/setup.sh"), "run"], env=environ, capture_output=True, text=True, check=False
    )


def test_a_python_that_is_too_old_is_named(checkout: Path) -> None:
    old = a_program(checkout / "bin/old", '[ "$1" = --version ] && echo "Python 3.9.2" || exit 1')
    done = set_up(checkout, PYTHON=str(old))
    assert done.returncode == 1
    assert "needs Python 3.11 or later, and here is Python 3.9.2." in done.stderr


def test_without_a_python_that_is_said(checkout: Path) -> None:
    done = set_up(checkout, PYTHON="no-such-python")
    assert done.returncode == 1
    assert "here is no no-such-python." in done.stderr


@pytest.mark.skipif(not Path("/etc/debian_version").exists(), reason="the package is Debian's")
def test_on_debian_somebody_is_told_which_package_makes_virtual_environments(checkout: Path) -> None:
    bare = a_program(checkout / "bin/bare", 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.12;; *) exit 0;; esac')
    a_program(checkout / "bin/id", "echo 1000")
    done = set_up(checkout, PYTHON=str(bare))
    assert done.returncode == 1
    assert "    sudo apt-get update && sudo apt-get install -y --no-install-recommends python3.12-venv\n" in done.stderr


def test_an_environment_of_this_folder_is_taken_as_it_is_and_one_of_another_folder_made_again(checkout: Path) -> None:
    made = checkout / "made"
    maker = a_program(
        checkout / "bin/maker",
        f'if [ "$2" = venv ]; then echo made >>{made}; mkdir -p .venv/bin; cp "$0" .venv/bin/python;'
        ' echo "#!$(pwd -P)/.venv/bin/python" >.venv/bin/pip; fi',
    )
    for _ in range(2):
        assert set_up(checkout, PYTHON=str(maker)).returncode == 0
    assert made.read_text(encoding="utf-8") == "made\n"
    moved = checkout / "moved"
    moved.mkdir()
    for name in ("pyproject.toml", "constraints.txt", "tools", ".venv"):
        (checkout / name).rename(moved / name)
    assert set_up(moved, PYTHON=str(maker)).returncode == 0
    assert made.read_text(encoding="utf-8") == "made\nmade\n"


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
