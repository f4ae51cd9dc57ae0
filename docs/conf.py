"""Builds the documentation: `pip install -e '.[docs]' && sphinx-build -W docs build/docs`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.catalogue import write_catalogue  # noqa: E402
from quoteattr import __version__  # noqa: E402

project = "quoteattr"
author = "the quoteattr authors"
release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
html_show_copyright = False
html_title = f"quoteattr {__version__}"
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
suppress_warnings = ["myst.header"]  # a page may skip a level of headings
# Docstrings are prose with a few backquotes, not reStructuredText.
default_role = "code"

write_catalogue(HERE / "rules.md", HERE / "rule-precision.tsv")


def without_outside_links(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Leave only the words of links to files of the repository that are no pages of this site."""
    source[0] = re.sub(r"\[([^\]]+)\]\(\.\./[^)]+\)", r"\1", source[0])


def setup(app: Sphinx) -> None:
    """Connect the above."""
    app.connect("source-read", without_outside_links)
