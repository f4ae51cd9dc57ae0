"""What each trial of robustness does, and the fitting of weights, given its options."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks import metamorphic, mutation
from benchmarks.corpora import sample_corpus
from benchmarks.cost import CASES, HEADING, costs
from benchmarks.documents import read_annotated, read_gold
from benchmarks.fitting.examples import examples
from benchmarks.fitting.perceptron import fit, tallies
from benchmarks.fitting.source import module_of
from benchmarks.output import check_target, whole_file
from benchmarks.problems import InputError
from benchmarks.stub import StubParser
from benchmarks.tables import tally_table
from quoteattr import Attributor

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from benchmarks.commands import Loader
    from benchmarks.predict import SupportsAttribute

STUB = "stub"


def print_costs(options: Namespace, load: Loader) -> int:
    """Print what bad input costs, and fail where time grows faster than the text."""
    attributor = _attributor(options.parser, load)
    _check_names(options.only, CASES, "case")
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


def print_campaigns(options: Namespace, _: Loader) -> int:
    """Print what came of fuzzing, target by target, and fail where an input broke a promise."""
    from benchmarks.fuzzing.campaign import HEADING as HEADING_OF_CAMPAIGNS
    from benchmarks.fuzzing.campaign import campaigns
    from benchmarks.fuzzing.targets import TARGETS, text_of

    _check_names(options.only, TARGETS, "target")
    with TemporaryDirectory() as passing:
        folder = options.keep or Path(passing)
        print(HEADING_OF_CAMPAIGNS)
        findings = 0
        for campaign in campaigns(options.only or list(TARGETS), options.seconds, folder):
            print(campaign, flush=True)
            if campaign.finding:
                findings += 1
                print(f"{campaign.report}\nthe input: {text_of(campaign.finding.read_bytes())!a}", file=sys.stderr)
    return 1 if findings else 0


def print_mutants(options: Namespace, _: Loader) -> int:
    """Print how many of a sample of mutants the tests kill, and those that survive; fail where too few are killed."""
    scores, survivors = mutation.run(options.sample, options.seed)
    print(mutation.HEADING)
    print(*scores, sep="\n")
    print(*(f"survived: {name}" for name in survivors), sep="\n")
    return 0 if scores and scores[-1].rate >= mutation.LEAST else 1


def _check_names(given: Iterable[str], known: Iterable[str], what: str) -> None:
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise InputError(f"no {what} is called {unknown[0]!r}: there are {', '.join(known)}")


def fit_weights(options: Namespace, _: Loader) -> int:
    """Fit the weights of stories on annotated novels, tell how well they do there, and write them."""
    check_target(options.out)
    documents = [each for each in read_annotated(options.gold) if not each.id.startswith(tuple(options.without))]
    found = [each for cast in (False, True) for each in examples(documents, options.parser, cast=cast)]
    if not found:
        raise InputError(f"{options.gold}: no document is left that is told as a story")
    weights = fit(found, options.rounds)
    with whole_file(options.out) as file:
        file.write(module_of(weights))
    print(f"{options.out}: {len(weights)} weights, from {len(documents)} documents")
    print(tally_table(tallies(found, weights)))
    return 0


def _attributor(parser: str, load: Loader) -> SupportsAttribute:
    """Load a parser, or take the one by rule of thumb, which leaves the time to the rules."""
    return Attributor(parser=StubParser()) if parser == STUB else load(parser)
