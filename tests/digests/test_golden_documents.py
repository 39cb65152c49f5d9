"""Every document in `golden/` is read as the JSON file beside it says; `READERAPP_UPDATE_GOLDEN=1` rewrites those."""

import dataclasses
import json
import os
from pathlib import Path
from typing import Any

import pytest

from readerapp.digests import read_digest
from readerapp.domain.digest import ParsedDigest

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = sorted(path for path in GOLDEN.iterdir() if not path.name.endswith(".expected.json"))
_LEFT_OUT: tuple[object, ...] = ("", None, (), [], 0)


def as_data(parsed: ParsedDigest) -> dict[str, Any]:
    data = dataclasses.asdict(parsed)
    data["mentions"] = [
        {name: _plain(value) for name, value in mention.items() if value not in _LEFT_OUT}
        for mention in data["mentions"]
    ]
    return json.loads(json.dumps(data))  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):  # an arXiv id
        return value["base"] if value["version"] is None else f"{value['base']}v{value['version']}"
    return value


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_golden_document_is_read_as_expected(path: Path) -> None:
    found = as_data(read_digest(path.name, path.read_text(encoding="utf-8")))
    expected = path.with_name(f"{path.name}.expected.json")
    if os.environ.get("READERAPP_UPDATE_GOLDEN"):
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def test_there_is_no_expectation_without_its_document() -> None:
    names = {path.name for path in DOCUMENTS}
    assert {path.name.removesuffix(".expected.json") for path in GOLDEN.glob("*.expected.json")} <= names
