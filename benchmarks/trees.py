"""How far a parser's trees agree with a treebank in CoNLL-U, from its running text.

For adapters that restructure another scheme's trees: what is wrong is the parser's mistakes
and the adapter's together.  The embedded model has more figures of its own, on gold words
too: `python -m quoteattr.training evaluate`.
"""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

from benchmarks.problems import InputError
from quoteattr.errors import SchemaError
from quoteattr.training.official import MEASURES, agreement, running_text
from quoteattr.training.treebanks import read_treebank
from quoteattr.training.trees import Tree, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from quoteattr.graph import ParsedText
    from quoteattr.parsers.base import Parser
    from quoteattr.training.official import Agreement


def read_sentences(path: Path) -> list[Tree]:
    """Read the sentences of a treebank, packed by xz or not; raise InputError for any other file."""
    try:
        return list(read_treebank(path, without=()))
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a treebank: {error}") from error
    except SchemaError as error:
        raise InputError(f"{path}: is not CoNLL-U: {error}") from error


def score_parser(gold: Sequence[Tree], parser: Parser) -> Agreement:
    """Parse the treebank's running text and compare the trees by the official evaluation."""
    (parsed,) = parser.parse_all([running_text(gold)])
    return agreement(gold, list(_trees(parsed)))


def _trees(parsed: ParsedText) -> Iterator[Tree]:
    for sentence in parsed.sentences:
        yield Tree(tuple(Word(t.text, t.upos, t.xpos, t.head, t.deprel) for t in sentence.tokens))


def agreement_table(found: Agreement) -> str:
    """Show F1 in per cent, then the relations that went wrong most often."""
    lines = [f"  {name:<10}{found.scores[name]:7.2f}" for name in MEASURES]
    return "\n".join([*lines, *(f"  {count:6d} wrong: {relation}" for relation, count in found.commonest)])
