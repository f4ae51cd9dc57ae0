"""The table of promises names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_promise_is_shown_by_a_test() -> None:
    """Each row of docs/trust.md names at least one file of tests, and all that it names exist."""
    page = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")
    promises = page.partition("| promise |")[2].partition("\n\n")[0].splitlines()[2:]
    assert len(promises) > 10
    for row in promises:
        named = re.findall(r"`(tests/\w+\.py)`", row)
        assert named, row
        assert all((ROOT / name).is_file() for name in named), row
