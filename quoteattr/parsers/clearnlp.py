"""Turn dependency trees in ClearNLP's labels, which spaCy's English models give, into Universal Dependencies v2.

The two differ in more than names.  Under ClearNLP a preposition governs its noun, *be* its
predicate, the surname the first name, and each conjunct the next; in Universal Dependencies
the words of content govern the words of function.  The labels are described in *Guidelines
for the Clear Style Constituent to Dependency Conversion* (Choi and Palmer 2012), and those
of Universal Dependencies at https://universaldependencies.org/en/dep/.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from attrs import evolve

from quoteattr.graph import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


RENAMED: Final = {
    "ROOT": "root",
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
# Labels that the one scheme has and the other has not.
CLEAR_ONLY: Final = frozenset({*RENAMED, "npadvmod", "pcomp", "pobj", "prep"} - {"ROOT"})
UD_ONLY: Final = frozenset({"obj", "obl", "cop", "fixed", "flat", "nmod:poss", "aux:pass", "nsubj:pass", "acl:relcl"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"})
_BE: Final = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "s"})
_UNFINITE: Final = frozenset({"VB", "VBG", "VBN", "JJ", "JJR", "JJS", "NN", "NNS", "NNP"})
_NOMINATIVE: Final = frozenset({"i", "he", "she", "we", "they", "who"})
_PLACES: Final = frozenset("here there home away abroad back out up down in off over around where".split())
# Words that begin one preposition of several words.
_FIXED: Final = frozenset(
    {"according to", "because of", "due to", "instead of", "such as", "as to", "as for", "prior to", "out of"}
)


def is_clear_style(labels: Iterable[str]) -> bool:
    """Tell from the labels of a text whether they are ClearNLP's rather than those of Universal Dependencies."""
    found = set(labels)
    return bool(found & CLEAR_ONLY) or not found & UD_ONLY


def to_universal(sentence: Sentence, people: Sequence[range] = ()) -> Sentence:
    """Restructure one sentence; `people` are the ranges of token indices that name persons."""
    tree = _Tree(sentence)
    for step in (_prepositions, _small_clauses, _copulas):
        step(tree)
    _names(tree, people)
    for step in (_amounts, _coordination, _rename):
        step(tree)
    return tree.sentence()


class _Tree:
    """Heads and labels of a sentence while they change, with the words below each word."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens = sentence.tokens
        self.heads = [token.head for token in self.tokens]
        self.labels = [token.deprel for token in self.tokens]
        self.upos = [token.upos for token in self.tokens]
        self._below: list[set[int]] = [set() for _ in self.tokens]
        for index, head in enumerate(self.heads):
            if head >= 0:
                self._below[head].add(index)

    def below(self, index: int, *labels: str) -> list[int]:
        """The words that hang on a word, in order, by any of the labels or by whichever."""
        return sorted(child for child in self._below[index] if not labels or self.labels[child] in labels)

    def attach(self, index: int, head: int, label: str | None = None) -> None:
        """Hang a word on another, or make it the root."""
        if self.heads[index] >= 0:
            self._below[self.heads[index]].discard(index)
        self.heads[index] = head
        if head >= 0:
            self._below[head].add(index)
        if label is not None:
            self.labels[index] = label

    def promote(self, child: int, label: str, *, former: str) -> None:
        """Put a word in its governor's place, by a label; the governor and all else on it hang on the word."""
        parent = self.heads[child]
        self.attach(child, self.heads[parent], label)
        for other in self.below(parent):
            self.attach(other, child)
        self.attach(parent, child, former)

    def from_below(self) -> list[int]:
        """All words, those deepest in the tree first."""
        order = [index for index, head in enumerate(self.heads) if head < 0]
        for index in order:
            order.extend(self.below(index))
        return order[::-1]

    def sentence(self) -> Sentence:
        """The sentence as it has become."""
        return Sentence(
            tuple(
                evolve(token, head=head, deprel=label, upos=upos)
                for token, head, label, upos in zip(self.tokens, self.heads, self.labels, self.upos, strict=True)
            )
        )


def _prepositions(tree: _Tree) -> None:
    """Hang prepositions on what they govern: *in* <- *Ely* becomes an oblique or a modifier with its case."""
    for word in tree.from_below():
        label = tree.labels[word]
        objects = tree.below(word, "pobj") or tree.below(word, "pcomp")
        if label not in ("prep", "agent", "dative", "pcomp", "pobj", "conj", "ROOT", "advcl", "ccomp", "appos", "attr"):
            continue
        if not objects:
            if label == "prep":
                tree.labels[word] = _stranded(tree, word)
            continue
        own = objects[0]
        clause = tree.labels[own] == "pcomp" and tree.upos[own] in ("VERB", "AUX")
        parts = [part for part in (*tree.below(word), *tree.below(own, "case")) if word < part < own]
        tree.promote(own, _role(tree, word, clause=clause), former="mark" if clause else "case")
        for part in parts:
            if f"{tree.tokens[word].lower} {tree.tokens[part].lower}" in _FIXED:
                tree.attach(part, word, "fixed")


def _stranded(tree: _Tree, word: int) -> str:
    """What a preposition without a noun becomes: the place to go *to*; looked *around*."""
    return "advmod" if tree.upos[word] in ("ADV", "SCONJ") else "obl"


def _role(tree: _Tree, preposition: int, *, clause: bool) -> str:
    """What a preposition's noun or clause is to the word that the preposition hung on."""
    label = tree.labels[preposition]
    head = tree.heads[preposition]
    if label == "agent":
        return "obl:agent"
    if label not in ("prep", "dative", "pcomp", "pobj") or head < 0:
        return label
    if label in ("pcomp", "pobj") or tree.labels[head] in ("prep", "agent"):
        return "pobj"
    nominal = tree.upos[head] in _NOMINAL and not tree.below(head, "nsubj", "cop")
    if clause:
        return "acl" if nominal else "advcl"
    return "nmod" if nominal else "obl"


def _small_clauses(tree: _Tree) -> None:
    """Make the subject of a clause without a finite verb its governor's object: made *it* easy; told *her* to go."""
    for word in range(len(tree.tokens)):
        if tree.labels[word] != "ccomp" or tree.tokens[word].xpos not in _UNFINITE:
            continue
        if any(tree.tokens[child].xpos != "TO" for child in tree.below(word, "aux", "auxpass", "mark")):
            continue
        subject = next(iter(tree.below(word, "nsubj")), word)
        if tree.heads[word] < subject < word and tree.tokens[subject].lower not in _NOMINATIVE:
            tree.attach(subject, tree.heads[word], "obj")
            tree.labels[word] = "xcomp"


def _copulas(tree: _Tree) -> None:
    """Let predicates govern *be*: Ann *is* the mayor; Ann was *in Ely*."""
    for word in tree.from_below():
        if tree.tokens[word].lower not in _BE or tree.upos[word] not in ("AUX", "VERB"):
            continue
        if any(tree.tokens[child].lower == "there" for child in tree.below(word, "expl")):
            for child in tree.below(word, "attr")[:1]:
                tree.labels[child] = "nsubj"
            continue
        predicate = _predicate(tree, word)
        if predicate is not None:
            tree.promote(predicate, tree.labels[word], former="cop")
            tree.upos[word] = "AUX"


def _predicate(tree: _Tree, be: int) -> int | None:
    """What *be* says of its subject: a noun or adjective, a phrase with a preposition, or a place."""
    stated = [child for child in tree.below(be, "attr", "acomp") if tree.upos[child] not in ("VERB", "AUX")]
    if stated:
        return stated[0]
    if tree.below(be, "ccomp", "xcomp", "attr", "acomp", "dobj"):
        return None
    places = (child for child in tree.below(be, "advmod") if tree.tokens[child].lower in _PLACES)
    after = [child for child in (*places, *tree.below(be, "obl")) if child > be]
    return min(after, default=None)


def _names(tree: _Tree, people: Sequence[range]) -> None:
    """Let the first word of a person's name govern the rest."""
    for name in people:
        top = next((word for word in reversed(name) if tree.heads[word] not in name), None)
        if top is None or top == name[0]:
            continue
        words = [word for word in name if tree.heads[word] == top and tree.labels[word] in ("compound", "nmod", "flat")]
        if not words or tree.upos[words[0]] not in ("PROPN", "NOUN", "X", "ADJ") or words[0] != name[0]:
            continue
        tree.promote(words[0], tree.labels[top], former="flat")
        for word in words[1:]:
            tree.labels[word] = "flat"


def _amounts(tree: _Tree) -> None:
    """Let the sign of a currency govern its number: *$* 20 million."""
    for word in range(len(tree.tokens)):
        if tree.labels[word] in ("quantmod", "nmod") and tree.tokens[word].xpos == "$":
            number = tree.heads[word]
            if number > word and tree.upos[number] == "NUM":
                tree.attach(word, tree.heads[number], tree.labels[number])
                for other in tree.below(number):
                    if tree.labels[other] not in ("compound", "punct"):
                        tree.attach(other, word)
                tree.attach(number, word, "nummod")


def _coordination(tree: _Tree) -> None:
    """Hang all conjuncts on the first, and conjunctions and commas on the conjunct that follows them."""
    for word in range(len(tree.tokens)):
        head = tree.heads[word]
        if tree.labels[word] == "conj" and head >= 0 and tree.labels[head] == "conj" and head < word:
            tree.attach(word, tree.heads[head])
            for link in tree.below(head, "cc", "punct"):
                if head < link < word:
                    tree.attach(link, word)
    for word in range(len(tree.tokens)):
        joined = tree.below(word, "conj")
        for link in tree.below(word, "cc", "punct") if joined else ():
            following = bisect_right(joined, link)
            if link > word and following < len(joined):
                tree.attach(link, joined[following])


def _rename(tree: _Tree) -> None:
    """Give the labels that only the name sets apart their names in Universal Dependencies."""
    for word, token in enumerate(tree.tokens):
        label = tree.labels[word]
        head = tree.heads[word]
        if label == "aux" and token.xpos == "TO":
            tree.labels[word] = "mark"
        elif label == "npadvmod":
            tree.labels[word] = "nmod:unmarked" if head >= 0 and tree.upos[head] in _NOMINAL else "obl:unmarked"
        elif label in ("pobj", "pcomp", "prep"):
            tree.labels[word] = "obl"
        elif head < 0:
            tree.labels[word] = "root"
        else:
            tree.labels[word] = RENAMED.get(label, label)
