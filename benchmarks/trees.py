"""How far a parser's trees agree with a treebank in CoNLL-U, sentence by sentence from plain text.

Words are matched by where they stand, so a word that the parser cuts otherwise counts as
wrong.  Punctuation is not counted.  For adapters that restructure another scheme's trees:
what is wrong is the parser's mistakes and the adapter's together.
"""

from __future__ import annotations

import lzma
from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from benchmarks.problems import InputError
from quoteattr.errors import OffsetError, SchemaError
from quoteattr.parsers.conllu import from_conllu

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from quoteattr.graph import ParsedText, Token
    from quoteattr.model import Span
    from quoteattr.parsers.base import Parser

_BATCH = 64


@frozen
class Agreement:
    """Words of the treebank, how many have the right head, and how many the right relation to it as well."""

    words: int
    heads: int
    labels: int
    commonest: tuple[tuple[str, int], ...] = ()

    def table(self) -> str:
        """Show the shares in per cent, then the relations that went wrong most often."""
        lines = [
            f"{self.words} words without punctuation",
            f"  right head (UAS)               {100 * self.heads / self.words:6.2f}",
            f"  right head and relation (LAS)  {100 * self.labels / self.words:6.2f}",
        ]
        return "\n".join([*lines, *(f"  {count:6d} wrong: {relation}" for relation, count in self.commonest)])


def read_treebank(path: Path) -> list[ParsedText]:
    """Read each sentence of a treebank, packed by xz or not, as a text; raise InputError for any other file."""
    try:
        raw = path.read_bytes()
        content = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode()
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a treebank: {error}") from error
    try:
        found = [from_conllu(block) for block in content.replace("\r\n", "\n").split("\n\n")]
    except (SchemaError, OffsetError) as error:
        raise InputError(f"{path}: a sentence is not CoNLL-U: {error}") from error
    return [parsed for parsed in found if parsed.sentences]


def agreement(gold: list[ParsedText], parser: Parser) -> Agreement:
    """Parse the treebank's sentences as plain text and count the words that got the treebank's head and relation."""
    words = heads = labels = 0
    wrong: Counter[str] = Counter()
    for annotated, parsed in zip(gold, _parses(gold, parser), strict=True):
        found = dict(_arcs(parsed))
        for span, (head, token) in _arcs(annotated):
            if token.upos == "PUNCT" or not len(span):
                continue
            words += 1
            their_head, theirs = found.get(span, (span, None))
            if theirs is not None and their_head == head:
                heads += 1
                labels += theirs.relation == token.relation
            if theirs is None or (their_head, theirs.relation) != (head, token.relation):
                wrong[token.relation] += 1
    return Agreement(words, heads, labels, tuple(wrong.most_common(10)))


def _parses(gold: list[ParsedText], parser: Parser) -> Iterator[ParsedText]:
    for start in range(0, len(gold), _BATCH):
        yield from parser.parse_all([parsed.text for parsed in gold[start : start + _BATCH]])


def _arcs(parsed: ParsedText) -> Iterable[tuple[Span, tuple[Span | None, Token]]]:
    """Give each word's span with that of its head (None for a root) and the word itself."""
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            head = sentence.head(token)
            yield token.span, (head.span if head else None, token)
