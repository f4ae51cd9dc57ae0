"""Treebank sentences as quoteattr lets its parser see them: quoted clauses give way to a short one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from quoteattr.training.reports import PLACEHOLDER
from quoteattr.training.trees import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSES: Final = frozenset({"root", "ccomp", "parataxis"})
_ENDS: Final = frozenset(".,?!")


def elided(tree: Tree) -> Tree | None:
    """The tree with a placeholder in each quotation that is a clause, or None where it has no such quotation."""
    found = tree
    for opening, closing in reversed(list(_quotations(tree))):
        found = _replaced(found, opening, closing) or found
    return found if found is not tree else None


def _quotations(tree: Tree) -> Iterator[tuple[int, int]]:
    opening = None
    for index, word in enumerate(tree.words):
        if word.xpos == "``" and opening is None:
            opening = index
        elif word.xpos == "''" and opening is not None:
            yield opening, index
            opening = None


def _replaced(tree: Tree, opening: int, closing: int) -> Tree | None:
    inside = range(opening + 1, closing)
    tops = [i for i in inside if tree.words[i].head not in inside and tree.words[i].upos != "PUNCT"]
    if len(tops) != 1 or tree.words[tops[0]].relation not in _CLAUSES or len(inside) <= len(PLACEHOLDER):
        return None
    subject, verb = PLACEHOLDER.words
    if tree.words[opening + 1].form[:1].islower():
        subject = evolve(subject, form=subject.form.lower())
    last = tree.words[closing - 1]
    end = (evolve(last, head=1),) if last.form in _ENDS else ()
    return tree.replaced(opening + 1, closing, Tree((subject, evolve(verb, glued=True), *end)))
