"""The official evaluation of the CoNLL shared tasks and Universal Dependencies (`udtools`), on trees of ours.

Zeman and others, CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal
Dependencies.  Words are matched by where they stand in the text, subtypes of relations do
not count, and a word that was cut otherwise counts as wrong.
"""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from quoteattr.errors import SchemaError
from quoteattr.training.trees import Tree, write_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MEASURES: Final = ("Tokens", "Sentences", "UPOS", "UAS", "LAS", "CLAS")
_DEPREL: Final = 7


@frozen
class Agreement:
    """How far trees agree with gold ones: F1 of each measure in percent, and the relations most often wrong."""

    scores: Mapping[str, float]
    commonest: tuple[tuple[str, int], ...] = ()


def agreement(gold: Sequence[Tree], found: Sequence[Tree], *, commonest: int = 10) -> Agreement:
    """Compare trees over the same text; raises SchemaError where it is another, or what was found are no trees."""
    from udtools import udeval

    try:
        both = [
            udeval.load_conllu(io.StringIO("".join(map(write_tree, map(_bare, trees)))), "", {})
            for trees in (gold, found)
        ]
        scores = udeval.evaluate(*both)
    except udeval.UDError as error:
        raise SchemaError(f"the trees cannot be compared: {error}") from error
    wrong = Counter(_wrong(*both)).most_common(commonest)
    return Agreement({name: 100 * scores[name].f1 for name in MEASURES}, tuple(wrong))


def _wrong(gold: Any, found: Any) -> Iterable[str]:
    """Yield the relation of each gold word whose head or relation is not found."""
    theirs = dict(map(_arc, found.words))
    return (arc[1] for place, arc in map(_arc, gold.words) if theirs.get(place) != arc)


def _arc(word: Any) -> tuple[tuple[int, int], tuple[tuple[int, int] | None, str]]:
    head = word.parent
    place = head and (head.span.start, head.span.end)
    return (word.span.start, word.span.end), (place, word.columns[_DEPREL])


def running_text(trees: Iterable[Tree]) -> str:
    """The text of sentences that follow one another, with a blank line before each paragraph and document."""
    parts: list[str] = []
    for tree in trees:
        opens = any(comment.startswith(("# newpar", "# newdoc")) for comment in tree.comments)
        parts += ["\n\n" if opens else " "] if parts else []
        parts.append(tree.text)
    return "".join(parts)


def _bare(tree: Tree) -> Tree:
    """A tree without what is not compared."""
    return Tree(tuple(evolve(word, lemma="_", glued=False, entity="O") for word in tree.words))
