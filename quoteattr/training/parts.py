"""Parts of treebank sentences that a report is built of: clauses, speakers, appositions, adjuncts.

They are cut out of gold trees with all that hangs within them, so that what is built of
them is annotated as the treebank would annotate it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from quoteattr.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoteattr.lexicon import Lexicon
    from quoteattr.training.trees import Tree

_PERSONAL: Final = frozenset({"i", "we", "he", "she", "they", "you"})
_WHO: Final = frozenset({"who", "whose"})
_PREPOSITIONS: Final = frozenset({"in", "on", "at", "during", "after", "before", "with", "to", "from", "through", "by"})
_QUOTES: Final = frozenset("\"'“”‘’`()[]{}*<>|/\\")


@frozen
class Parts:
    """What was cut out of a treebank, by the place that it can take in a report."""

    clauses: tuple[Tree, ...]
    speakers: tuple[Tree, ...]
    pronouns: tuple[Tree, ...]
    appositions: tuple[Tree, ...]
    relatives: tuple[Tree, ...]
    organizations: tuple[Tree, ...]
    addressees: tuple[Tree, ...]
    adverbs: tuple[Tree, ...]
    adjuncts: tuple[Tree, ...]
    openers: tuple[Tree, ...]
    participles: tuple[Tree, ...]
    conjuncts: tuple[Tree, ...]


def cut(trees: Iterable[Tree], lexicon: Lexicon) -> Parts:
    """Cut all parts out of trees; raises SchemaError where they have none of a kind."""
    found: dict[str, list[Tree]] = defaultdict(list)
    for tree in trees:
        if any(set(word.form) & _QUOTES or word.deprel in {"goeswith", "reparandum"} for word in tree.words):
            continue
        if _is_clause(tree):
            found["clauses"].append(_without_end(tree))
        for kind, part in _parts(tree, lexicon):
            found[kind].append(part)
    missing = [name for name in Parts.__annotations__ if not found[name]]
    if missing:
        raise SchemaError(f"the treebanks have no {', '.join(missing)} to build reports of: they are too small")
    return Parts(**{name: tuple(found[name]) for name in Parts.__annotations__})


def _is_clause(tree: Tree) -> bool:
    """Tell whether a sentence is one plain clause that somebody could have said."""
    root = tree.words[tree.root]
    return (
        3 < len(tree) <= 22
        and tree.words[-1].form in {".", "!", "?"}
        and tree.words[-1].head == tree.root
        and bool(tree.children(tree.root, "nsubj") or (root.xpos == "VB" and tree.root < 2))
        and not tree.children(tree.root, "parataxis", "list", "discourse", "vocative", "dislocated")
        and not any(word.form in {":", ";", "--", "-", "...", "—"} for word in tree.words)
        and tree.words[0].form[:1].isupper()
    )


def _without_end(tree: Tree) -> Tree:
    """A sentence less its full stop; a question or an exclamation keeps its mark."""
    return tree if tree.words[-1].form != "." else tree.part(range(len(tree) - 1))


def _parts(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[str, Tree]]:
    for index in range(len(tree)):
        kind = _kind(tree, index, lexicon)
        part = tree.phrase(index, without="case" if kind == "organizations" else "") if kind else None
        if kind and part is not None and len(part) <= _LONGEST[kind]:
            yield kind, _lowered(part) if tree.subtree(index)[0] == 0 or kind == "pronouns" else part


_LONGEST: Final = {
    "speakers": 12,
    "pronouns": 1,
    "appositions": 14,
    "relatives": 14,
    "organizations": 5,
    "addressees": 4,
    "adverbs": 2,
    "adjuncts": 7,
    "openers": 10,
    "participles": 9,
    "conjuncts": 8,
}


def _kind(tree: Tree, index: int, lexicon: Lexicon) -> str | None:
    word = tree.words[index]
    if word.head < 0:
        return None
    above = tree.words[word.head]
    after = index > word.head
    if word.deprel == "nsubj" and above.upos == "VERB":
        return _speaker_kind(tree, index, lexicon)
    if word.relation == "appos" and above.upos == "PROPN" and _comma_before(tree, index):
        return "appositions" if word.upos in {"NOUN", "PROPN"} and not _has_number(tree, index) else None
    if word.deprel == "acl:relcl" and above.upos == "PROPN" and _comma_before(tree, index):
        return (
            "relatives" if _starts_with(tree, index, _WHO) or tree.words[tree.subtree(index)[1]].form == "who" else None
        )
    if (
        word.relation in {"nmod", "nsubj", "obj", "obl"}
        and word.upos == "PROPN"
        and _is_organization(tree, index, lexicon)
    ):
        return "organizations"
    if word.deprel == "iobj" and above.lemma == "tell" and word.upos in {"PRON", "PROPN", "NOUN"}:
        return "addressees"
    return _adjunct_kind(tree, index) if above.upos == "VERB" and after else _opener_kind(tree, index)


def _adjunct_kind(tree: Tree, index: int) -> str | None:
    word, above = tree.words[index], tree.words[tree.words[index].head]
    if word.deprel == "advmod" and word.form.endswith("ly") and word.form != "only":
        return "adverbs"
    if (
        word.relation == "obl"
        and word.upos in {"NOUN", "PROPN"}
        and _starts_with(tree, index, _PREPOSITIONS)
        and not _comma_before(tree, index)
    ):
        return "adjuncts"
    if word.deprel == "advcl" and word.xpos == "VBG" and tree.subtree(index)[0] in {index, index - 1}:
        return "participles" if _comma_before(tree, index) else None
    past = word.deprel == "conj" and word.xpos == above.xpos == "VBD"
    return "conjuncts" if past and tree.children(index, "cc") and not tree.children(index, "nsubj") else None


def _opener_kind(tree: Tree, index: int) -> str | None:
    word = tree.words[index]
    indices = tree.subtree(index)
    if word.head != tree.root or indices[0] > 0 or tree.words[indices[-1]].form != ",":
        return None
    return "openers" if word.relation in {"obl", "advcl", "advmod"} else None


def _speaker_kind(tree: Tree, index: int, lexicon: Lexicon) -> str | None:
    word = tree.words[index]
    if word.upos == "PRON":
        return "pronouns" if word.form.lower() in _PERSONAL else None
    lemma = word.lemma.lower()
    human = lemma in lexicon.role_nouns or lemma in lexicon.person_nouns or lemma in lexicon.kin_nouns
    return "speakers" if word.upos == "PROPN" or human else None


def _has_number(tree: Tree, index: int) -> bool:
    return any(tree.words[i].upos == "NUM" for i in tree.subtree(index))


def _is_organization(tree: Tree, index: int, lexicon: Lexicon) -> bool:
    return any(tree.words[i].form.lower() in lexicon.organization_words for i in tree.subtree(index))


def _comma_before(tree: Tree, index: int) -> bool:
    indices = tree.subtree(index)
    first = indices[0]
    return tree.words[first].form == "," or (first > 0 and tree.words[first - 1].form == ",")


def _starts_with(tree: Tree, index: int, forms: frozenset[str]) -> bool:
    return tree.words[tree.subtree(index)[0]].form.lower() in forms


def _lowered(part: Tree) -> Tree:
    """A part that began a sentence, without the capital that it had from there."""
    first, *rest = part.words
    if first.upos != "PROPN" and first.form != "I" and not (len(first.form) > 1 and first.form.isupper()):
        first = evolve(first, form=first.form[:1].lower() + first.form[1:])
    return evolve(part, words=(first, *rest))
