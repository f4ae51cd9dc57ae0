"""The documentation is built by Sphinx, warnings as errors, and the catalogue of rules with it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.catalogue import catalogue, read_counts
from quoteattr.rules.contents import CONTENT_RULES, JUDGEMENT_RULES
from quoteattr.rules.naming import NAMING_RULES
from quoteattr.rules.speakers import SPEAKER_RULES
from quoteattr.sieves import SIEVES

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site once, as the README of the documentation says."""
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", str(DOCS), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert (0, "") == (done.returncode, done.stderr)
    return out


def test_every_page_is_there(site: Path) -> None:
    """Each Markdown file has its page, and the front page leads to it."""
    front = (site / "index.html").read_text(encoding="utf-8")
    pages = {page.stem for page in DOCS.glob("*.md")}
    assert {"index", "rules"} <= pages
    assert [] == sorted(page for page in pages if not (site / f"{page}.html").is_file())
    assert [] == sorted(page for page in pages - {"index"} if f'href="{page}.html"' not in front)


def test_the_reference_has_signatures(site: Path) -> None:
    """What autodoc read is on the page."""
    api = (site / "api.html").read_text(encoding="utf-8")
    assert all(f'id="quoteattr.{name}"' in api for name in ("attribute", "Attributor", "Quotation", "Speaker"))


def test_the_catalogue_shows_every_rule() -> None:
    """Each pattern with both its sentences, each sieve with its promise, and what was counted."""
    page = catalogue({"subject": [(3, 4, "who speaks")], "tag-of-clause": [(1, 2, "what is said")]})
    for rule in (*SPEAKER_RULES, *CONTENT_RULES, *NAMING_RULES, *JUDGEMENT_RULES):
        assert f"### {rule.name}\n\n- finds: `{rule.finds}`\n- leaves alone: `{rule.misses}`" in page
    assert all(f"### {sieve.__name__.replace('_', '-')}\n" in page for sieve in SIEVES)
    assert "- right: 3 of 4, 75 % (who speaks)" in page
    assert "| tag-of-clause | 1 of 2, 50 % | what is said |" in page


def test_the_counts_are_of_this_project() -> None:
    """The counts that the catalogue shows can be read, and speak of most of the rules that there are."""
    counts = read_counts(DOCS / "rule-precision.tsv")
    assert all(0 <= right <= of for rows in counts.values() for right, of, _ in rows)
    assert len({rule.name for rule in SPEAKER_RULES} & counts.keys()) > len(SPEAKER_RULES) / 2


def test_the_table_of_features_names_tests_that_exist() -> None:
    """Each row leads to a test module of this project."""
    rows = [line for line in (DOCS / "features.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")][
        1:
    ]
    named = [re.findall(r"`(tests/\w+\.py)`", row) for row in rows]
    assert len(rows) > 15
    assert [] == [path for paths in named for path in paths or ["none"] if not (DOCS.parent / path).is_file()]
