"""Finds the files that ship with the program: `resources/` and the sample digests of `corpus/`."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _shipped(name: str) -> Path:
    """The folder NAME inside the installed package, or at the top of a source checkout."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def resource_path(*parts: str) -> Path:
    """The path of one file below `resources/`, for example `resource_path("styles", "detail.css")`."""
    return _shipped("resources").joinpath(*parts)


def sample_digests() -> tuple[Path, ...]:
    """The sample digests, in the order of their names."""
    return tuple(sorted(path for path in _shipped("corpus").glob("*.md") if path.name != "README.md"))
