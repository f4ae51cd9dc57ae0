"""The command line: `python -m benchmarks COMMAND`, to predict, score, measure and hold to floors."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import commands, trials
from benchmarks.documents import KINDS
from benchmarks.gate import FLOORS
from benchmarks.predict import load_attributor
from benchmarks.problems import InputError
from benchmarks.samples import FOLDER
from benchmarks.speech import FOLDER as SPEECH
from quoteattr.errors import ParserUnavailableError

if TYPE_CHECKING:
    from collections.abc import Sequence

FAILED, MISUSED, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


def main(arguments: Sequence[str] | None = None, *, load: commands.Loader = load_attributor) -> int:
    """Run one command and return the exit status.

    0: done.  1: a figure is below its floor.  2: a wrong input, told on stderr.
    130: stopped by Ctrl-C.
    """
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options, load)
        sys.stdout.flush()
    except (InputError, ParserUnavailableError) as error:
        print(f"error: {error}", file=sys.stderr)
        return MISUSED
    except KeyboardInterrupt:
        print("stopped; nothing was written", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read the output, `head` for one, has enough; keep the interpreter from flushing into the void
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure quoteattr against gold annotation."
    )
    commands_ = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (*_SCORING, *_TRIALS, *_FITTING):
        add(commands_)
    return parser


if TYPE_CHECKING:
    # no public name exists for what add_subparsers returns
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001


def _command(
    subparsers: Subparsers, name: str, summary: str, run: commands.Command, *, example: str
) -> argparse.ArgumentParser:
    added = subparsers.add_parser(
        name,
        help=summary,
        description=summary,
        epilog=f"example:\n  python -m benchmarks {name} {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    added.set_defaults(run=run)
    return added


def _add_predict(subparsers: Subparsers) -> None:
    summary = "Attribute each document of a gold file and write predictions."
    added = _command(
        subparsers,
        "predict",
        summary,
        commands.predict_file,
        example="--gold polnear-dev.jsonl --out predictions.jsonl",
    )
    added.add_argument(
        "--gold", type=Path, required=True, metavar="FILE", help="texts as JSON Lines; quotes may be missing"
    )
    added.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="where the predictions go, once all are made"
    )
    _add_prediction_options(added)


def _add_quality(subparsers: Subparsers) -> None:
    summary = "Predict and score each corpus of a folder, or the shipped samples."
    added = _command(
        subparsers,
        "quality",
        summary,
        commands.print_quality,
        example="--corpora corpora --only polnear-dev --keep predictions",
    )
    added.add_argument(
        "--corpora", type=Path, metavar="DIR", help="the folder of corpora (without it: the shipped samples)"
    )
    added.add_argument(
        "--only",
        nargs="+",
        default=[],
        metavar="NAME",
        help="only these corpora, such as polnear-dev; polnear-train must be named",
    )
    added.add_argument("--json", action="store_true", help="print JSON, every figure of it")
    stored = added.add_mutually_exclusive_group()
    stored.add_argument("--keep", type=Path, metavar="DIR", help="keep the predictions there, as NAME.jsonl")
    stored.add_argument("--predictions", type=Path, metavar="DIR", help="score those kept there, predict nothing")
    _add_prediction_options(added)


def _add_samples(subparsers: Subparsers) -> None:
    summary = "Check the annotated samples and write them as JSON Lines."
    added = _command(subparsers, "samples", summary, commands.write_sample_files, example="--out build")
    added.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="the folder to write into (default: this one)"
    )
    _add_sample_folder(added)


def _add_gate(subparsers: Subparsers) -> None:
    summary = "Measure on the shipped samples and fail where a figure is below its floor."
    added = _command(subparsers, "gate", summary, commands.hold_to_floors, example="--floors benchmarks/floors.toml")
    added.add_argument(
        "--floors", type=Path, default=FLOORS, metavar="FILE", help="the floors (default: the shipped ones)"
    )
    _add_sample_folder(added)
    added.add_argument("--parser", default="embedded", help="the parser of the attributor (default: %(default)s)")


def _add_frames(subparsers: Subparsers) -> None:
    summary = "Measure a parser on sentences with speech: who says, and what is said."
    added = _command(subparsers, "frames", summary, commands.print_frames, example="--parser embedded")
    added.add_argument(
        "--frames", type=Path, default=SPEECH, metavar="DIR", help="the annotated sentences (default: the shipped ones)"
    )
    added.add_argument("--parser", default="embedded", help="the parser to measure (default: %(default)s)")


def _add_errors(subparsers: Subparsers) -> None:
    summary = "Print each miss with the text around it: missed, wrong speaker, or spurious."
    added = _command(
        subparsers,
        "errors",
        summary,
        commands.print_errors,
        example="--gold polnear-dev.jsonl --pred predictions.jsonl --limit 20",
    )
    _add_scored_files(added)
    added.add_argument("--reason", choices=("missed", "speaker", "spurious"), help="only misses of this sort")
    added.add_argument("--limit", type=_count, metavar="N", help="only the first N")


def _add_rules(subparsers: Subparsers) -> None:
    summary = "Print for each rule how many of its answers are right."
    added = _command(
        subparsers, "rules", summary, commands.print_rules, example="--gold polnear-dev.jsonl --pred predictions.jsonl"
    )
    _add_scored_files(added)
    added.add_argument("--tsv", type=Path, metavar="FILE", help="write the counts there as well, parted by tabs")


def _add_weights(subparsers: Subparsers) -> None:
    summary = "Fit the weights of what speaks for a speaker in a story, on annotated novels."
    added = _command(
        subparsers,
        "weights",
        summary,
        trials.fit_weights,
        example="--gold pdnc-dev.jsonl --without pdnc/Emma/ --out quoteattr/dialogue/weights.py",
    )
    added.add_argument("--gold", type=Path, required=True, metavar="FILE", help="the annotated novels")
    added.add_argument("--out", type=Path, required=True, metavar="FILE", help="the Python file to write")
    added.add_argument(
        "--without", nargs="+", default=[], metavar="START", help="keep out documents whose id begins so"
    )
    added.add_argument(
        "--rounds", type=_count, default=6, metavar="N", help="over all documents (default: %(default)s)"
    )
    added.add_argument("--parser", default="embedded", help="the parser of the attributor (default: %(default)s)")


def _add_speed(subparsers: Subparsers) -> None:
    summary = "Print words per second of processor time, stage by stage."
    added = _command(
        subparsers,
        "speed",
        summary,
        commands.print_speed,
        example="--gold polnear-dev.jsonl --beside spacy textacy compromise",
    )
    added.add_argument(
        "--gold", type=Path, metavar="FILE", help="texts as JSON Lines (without it: the shipped samples)"
    )
    added.add_argument(
        "--beside",
        nargs="+",
        default=[],
        metavar="SYSTEM",
        help="what to run on the same texts: spacy, textacy, sayswho, compromise, or the module of a spaCy model",
    )
    added.add_argument("--slopes", action="store_true", help="time the texts at lengths from 1 kB to 10 MB instead")
    _add_prediction_options(added)


def _add_trees(subparsers: Subparsers) -> None:
    summary = "Print how far a parser's trees agree with a treebank in CoNLL-U."
    added = _command(
        subparsers, "trees", summary, commands.print_trees, example="--treebank en_gum-ud-test.conllu --parser spacy"
    )
    added.add_argument("--treebank", type=Path, required=True, metavar="FILE", help="CoNLL-U, packed by xz or not")
    added.add_argument("--parser", default="embedded", help="the parser of the attributor (default: %(default)s)")
    added.add_argument("--limit", type=_count, metavar="N", help="only the first N sentences")


def _add_cost(subparsers: Subparsers) -> None:
    summary = "Measure what texts cost that are made to be slow, and fail where time grows faster than the text."
    added = _command(subparsers, "cost", summary, trials.print_costs, example="--size 1000000")
    added.add_argument(
        "--size",
        type=_count,
        default=500_000,
        metavar="N",
        help="code points of a text (default: %(default)s)",
    )
    added.add_argument("--only", nargs="+", default=[], metavar="CASE", help="only these cases, such as 'nested marks'")
    added.add_argument(
        "--parser", default=trials.STUB, help="the parser (default: %(default)s, which leaves the time to the rules)"
    )


def _add_metamorphic(subparsers: Subparsers) -> None:
    summary = "Print how often a change to a text that ought to change nothing changes the answer."
    added = _command(subparsers, "metamorphic", summary, trials.print_violations, example="--gold polnear-dev.jsonl")
    added.add_argument(
        "--gold", type=Path, metavar="FILE", help="texts as JSON Lines (without it: the shipped samples)"
    )
    _add_prediction_options(added)


def _add_fuzz(subparsers: Subparsers) -> None:
    summary = "Feed the library bytes that reach ever more of its code, and fail where a promise breaks."
    added = _command(subparsers, "fuzz", summary, trials.print_campaigns, example="--seconds 600")
    added.add_argument(
        "--seconds",
        type=_count,
        default=60,
        metavar="N",
        help="the time for all targets together (default: %(default)s)",
    )
    added.add_argument("--only", nargs="+", default=[], metavar="TARGET", help="only these targets, such as scanning")
    added.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="keep there what reached new code, to go on from another day, and what broke a promise",
    )


def _add_mutants(subparsers: Subparsers) -> None:
    summary = "Change the code in one place at a time, and fail where the tests notice too few of the changes."
    added = _command(subparsers, "mutants", summary, trials.print_mutants, example="--sample 300 --seed 8")
    added.add_argument(
        "--sample", type=_count, default=300, metavar="N", help="how many mutants to try (default: %(default)s)"
    )
    added.add_argument(
        "--seed", type=_count, default=1, metavar="N", help="what chance draws them by (default: %(default)s)"
    )


def _add_scored_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="the gold documents")
    parser.add_argument("--pred", type=Path, required=True, metavar="FILE", help="the predictions")
    parser.add_argument("--speakers", type=Path, metavar="FILE", help="who speaks: judge by these names only")
    parser.add_argument("--kind", action="append", choices=KINDS[:2], help="only this kind (default: direct and mixed)")


def _add_sample_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--samples", type=Path, default=FOLDER, metavar="DIR", help="the samples (default: the shipped ones)"
    )


def _add_prediction_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--parser", default="embedded", help="the parser of the attributor (default: %(default)s)")
    parser.add_argument("--limit", type=_count, metavar="N", help="only the first N documents of each file")
    parser.add_argument("--cast", action="store_true", help="give each document's entities as its cast of speakers")


def _count(value: str) -> int:
    if not value.isdecimal() or int(value) == 0:
        raise argparse.ArgumentTypeError(f"a whole number above 0 is wanted, not {value!r}")
    return int(value)


_FITTING = (_add_weights,)
_SCORING = (_add_predict, _add_quality, _add_samples, _add_gate, _add_errors, _add_rules)
_TRIALS = (_add_frames, _add_speed, _add_trees, _add_cost, _add_metamorphic, _add_fuzz, _add_mutants)
