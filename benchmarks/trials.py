"""What each trial of robustness and speed does, given its options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import metamorphic
from benchmarks.corpora import sample_corpus
from benchmarks.cost import CASES, HEADING, costs
from benchmarks.documents import read_gold
from benchmarks.problems import InputError
from benchmarks.stub import StubParser
from quoteattr import Attributor

if TYPE_CHECKING:
    from argparse import Namespace

    from benchmarks.commands import Loader
    from benchmarks.predict import SupportsAttribute

STUB = "stub"


def print_costs(options: Namespace, load: Loader) -> int:
    """Print what bad input costs, and fail where time grows faster than the text."""
    attributor = _attributor(options.parser, load)
    unknown = sorted(set(options.only) - CASES.keys())
    if unknown:
        raise InputError(f"no case is called {unknown[0]!r}: there are {', '.join(CASES)}")
    print(HEADING)
    steep = 0
    for cost in costs(attributor, options.size, options.only or list(CASES)):
        print(cost, flush=True)
        steep += not cost.holds
    return 1 if steep else 0


def print_violations(options: Namespace, load: Loader) -> int:
    """Print how often a change that ought to change nothing changes an answer."""
    documents = read_gold(options.gold) if options.gold else sample_corpus().documents
    attributor = load(options.parser)
    print(metamorphic.HEADING)
    for tally in metamorphic.tallies((document.text for document in documents[: options.limit]), attributor):
        print(tally)
    return 0


def _attributor(parser: str, load: Loader) -> SupportsAttribute:
    """Load a parser, or take the one by rule of thumb, which leaves the time to the rules."""
    return Attributor(parser=StubParser()) if parser == STUB else load(parser)
