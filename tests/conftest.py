"""What several test modules share."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from quoteattr import Attributor
from quoteattr.parsers.embedded import EmbeddedParser
from quoteattr.parsers.stanza import StanzaParser

# A busy machine is no failure: how long an example takes is for the benchmarks to measure.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session")
def parser() -> EmbeddedParser:
    """Give the parser of the embedded model, loaded at most once; a test that uses it is marked `model`."""
    return EmbeddedParser()


@pytest.fixture(scope="session")
def stanza_parser() -> StanzaParser:
    """Give the parser that runs the embedded model through Stanza, loaded at most once."""
    return StanzaParser()


@pytest.fixture(scope="session")
def attributor(parser: EmbeddedParser) -> Attributor:
    """Give an attributor with the embedded model."""
    return Attributor(parser=parser)
