"""What several test modules share."""

from __future__ import annotations

import pytest

from quoteattr.parsers.stanza import StanzaParser


@pytest.fixture(scope="session")
def parser() -> StanzaParser:
    """Give the parser of the embedded model, loaded at most once; a test that uses it is marked `model`."""
    return StanzaParser()
