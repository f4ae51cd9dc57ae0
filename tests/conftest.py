"""What several test modules share."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from stanza_support import local_pipeline

from quoteattr import Attributor
from quoteattr.parsers.embedded import EmbeddedParser
from quoteattr.parsers.stanza import StanzaParser

if TYPE_CHECKING:
    from stanza import Pipeline

# A busy machine is no failure: how long an example takes is for the benchmarks to measure.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# A shell lets what it starts in the background ignore Ctrl-C, and so would all that the tests start in turn.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


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


@pytest.fixture(scope="session")
def stanza_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """Give Stanza's own pipeline with the embedded model's networks and spaCy's words, as a user might run it."""
    return local_pipeline(tmp_path_factory.mktemp("stanza"), "tokenize,pos,lemma,depparse,ner")
