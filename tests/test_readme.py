"""What the README shows is what happens."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
LINKS = sorted(set(re.findall(r"\]\((?!https:)([^)#]+)\)", README)))


def test_every_python_block_shows_its_output() -> None:
    """No Python of the README escapes the test below."""
    assert README.count("```python\n") == len(EXAMPLES) == 3


@pytest.mark.model
@pytest.mark.parametrize(("code", "expected"), EXAMPLES, ids=["first", "settings", "stream"])
def test_python_prints_what_is_shown(code: str, expected: str) -> None:
    """Each Python block prints the text block that follows it."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(code, {})  # noqa: S102 - the project's own README
    assert expected == printed.getvalue()


def test_installation_is_two_commands() -> None:
    """The first shell block, which .ci/run carries out, is one line to set up and run and one to test."""
    block = re.search(r"^```sh\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    assert block
    setup, test = block[1].splitlines()
    assert (setup.split(" && ")[-1], test) == ("python -m quoteattr", "pytest")


@pytest.mark.parametrize("link", LINKS)
def test_links_lead_to_files(link: str) -> None:
    """What the README points to is in the repository."""
    assert (ROOT / link).is_file()
