"""What several test modules share."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from cli_cases import DOC
from hypothesis import HealthCheck, settings
from stanza_support import local_pipeline

from quoteattr import AttributionError, Attributor
from quoteattr.parsers.embedded import EmbeddedParser
from quoteattr.parsers.stanza import StanzaParser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from stanza import Pipeline

# A busy machine is no failure: how long an example takes is for the benchmarks to measure.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
# For mutants, of which each runs the tests anew: few examples, always the same.
settings.register_profile("brief", settings.get_profile("patient"), max_examples=12, derandomize=True, database=None)
# For a night: `pytest --hypothesis-profile=thorough tests/test_properties.py`.
settings.register_profile("thorough", settings.get_profile("patient"), max_examples=2000)

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


@pytest.fixture
def attributed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put ready answers in the place of attribution, and collect the texts that it is asked for.

    The text "bad" fails, and "stop" is where somebody presses Ctrl-C.
    """
    texts: list[str] = []

    def pipe(_: Attributor, pairs: Iterable[tuple[object, str]], **__: object) -> Iterator[object]:
        for position, (name, text) in enumerate(pairs):
            texts.append(text)
            if text == "stop":
                raise KeyboardInterrupt
            yield name, AttributionError(position, name, "ValueError: odd") if text == "bad" else DOC

    monkeypatch.setattr(Attributor, "pipe", pipe)
    return texts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of two texts, one of them a folder below, and a file that is no text."""
    articles = tmp_path / "articles"
    (articles / "old").mkdir(parents=True)
    (articles / "b.txt").write_text("B", encoding="utf-8")
    (articles / "old" / "a.TXT").write_text("A", encoding="utf-8")
    (articles / "picture.png").write_bytes(b"\x89PNG")
    return articles
