"""What several test modules share."""

from __future__ import annotations

import pytest

from quoteattr import Attributor
from quoteattr.parsers.stanza import StanzaParser


@pytest.fixture(scope="session")
def parser() -> StanzaParser:
    """Give the parser of the embedded model, loaded at most once; a test that uses it is marked `model`."""
    return StanzaParser()


@pytest.fixture(scope="session")
def attributor(parser: StanzaParser) -> Attributor:
    """Give an attributor with the embedded model."""
    return Attributor(parser=parser)
