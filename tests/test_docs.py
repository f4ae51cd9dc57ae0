"""What the pages in docs/ show is what happens, and their links lead somewhere."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest

import quoteattr.plugins.spacy  # noqa: F401 - what the entry point does where the package is installed

DOCS = Path(__file__).parent.parent / "docs"
PAGES = ("audit.md", "formats.md", "howto.md", "tutorial.md")
MADE_BY_THE_BUILD = {"rules.md"}
EXAMPLE = re.compile(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLES = [
    pytest.param(code, expected, id=f"{page}-{number}")
    for page in PAGES
    for number, (code, expected) in enumerate(EXAMPLE.findall((DOCS / page).read_text(encoding="utf-8")), start=1)
]
LINKS = sorted(
    {
        (page.name, link)
        for page in DOCS.glob("*.md")
        for link in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if link not in MADE_BY_THE_BUILD
    }
)


def test_every_python_block_shows_its_output() -> None:
    """No Python of these pages escapes the test below."""
    shown = sum((DOCS / page).read_text(encoding="utf-8").count("```python\n") for page in PAGES)
    assert shown == len(EXAMPLES) > 0


@pytest.mark.model
@pytest.mark.parametrize(("code", "expected"), EXAMPLES)
def test_python_prints_what_is_shown(code: str, expected: str) -> None:
    """Each Python block prints the text block that follows it."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(code, {})  # noqa: S102 - the project's own pages
    assert expected == printed.getvalue()


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_links_lead_to_files(page: str, link: str) -> None:
    """What a page points to is in the repository."""
    assert (DOCS / link).exists(), page
