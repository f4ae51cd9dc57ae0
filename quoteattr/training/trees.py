"""Dependency trees as values: read from and written to CoNLL-U, taken apart and put together."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from quoteattr.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT: Final = -1
_WORD: Final = re.compile(r"[0-9]+\t")
# How the MISC column holds the label of a name; Stanza writes it so, too.
_NAME: Final = "ner="


@frozen
class Word:
    """A word of a tree: `head` counts from 0, ROOT for the root.

    `glued` says that no space follows; `entity` is the label of the name that it is part of.
    """

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str
    lemma: str = "_"
    glued: bool = False
    entity: str = "O"

    @property
    def relation(self) -> str:
        """The universal part of the relation: nsubj of nsubj:pass."""
        return self.deprel.partition(":")[0]


@frozen(slots=False)
class Tree:
    """The words of one sentence or of a part of one; the head of a part's top is ROOT."""

    words: tuple[Word, ...]
    comments: tuple[str, ...] = ()
    _children: dict[int, list[int]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        children: dict[int, list[int]] = defaultdict(list)
        for index, word in enumerate(self.words):
            children[word.head].append(index)
        object.__setattr__(self, "_children", children)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def root(self) -> int:
        """The index of the topmost word."""
        return self._children[ROOT][0]

    @property
    def text(self) -> str:
        """The words as they are written, with spaces where the tree has them."""
        return "".join(word.form + ("" if word.glued else " ") for word in self.words).rstrip()

    def children(self, index: int, *relations: str) -> list[int]:
        """The dependents of a word, in order; only those with one of the relations where any are named."""
        found = self._children.get(index, [])
        return [i for i in found if not relations or self.words[i].relation in relations]

    def subtree(self, index: int) -> list[int]:
        """The word and all that hangs on it, in order."""
        found = [index]
        for above in found:
            found.extend(self._children.get(above, ()))
        return sorted(found)

    def part(self, indices: Sequence[int]) -> Tree:
        """The tree over some of the words; what hung on a word left out hangs on none."""
        place = {old: new for new, old in enumerate(indices)}
        kept = [evolve(self.words[old], head=place.get(self.words[old].head, ROOT)) for old in indices]
        kept[-1] = evolve(kept[-1], glued=False)
        return Tree(tuple(kept))

    def phrase(self, index: int, *, without: str = "") -> Tree | None:
        """The subtree of a word less the marks at its edges, and less dependents of one relation where one is named.

        None where it is interrupted by other words or does not hold together.
        """
        left_out = {
            i for child in self.children(index, *([without] if without else ["-"])) for i in self.subtree(child)
        }
        indices = [i for i in self.subtree(index) if i not in left_out]
        while indices and self.words[indices[0]].upos == "PUNCT":
            indices = indices[1:]
        while indices and self.words[indices[-1]].upos == "PUNCT":
            indices = indices[:-1]
        if index not in indices or indices[-1] - indices[0] + 1 != len(indices):
            return None
        part = self.part(indices)
        return part if len(part.children(ROOT)) == 1 else None

    def replaced(self, start: int, end: int, part: Tree) -> Tree:
        """The tree with a part in place of the words from start to before end.

        The part's top takes the head and the relation of the word that the others hung on,
        and what hung on a word taken out hangs on the part's top.
        """
        inside = range(start, end)
        top = next(w for w in self.words[start:end] if w.head not in inside and w.upos != "PUNCT")
        shift, root = len(part) - len(inside), start + part.root

        def moved(head: int) -> int:
            if head in inside:
                return root
            return head + shift if head >= end else head

        put = [evolve(word, head=word.head + start) for word in part.words]
        put[part.root] = evolve(put[part.root], head=moved(top.head), deprel=top.deprel)
        put[-1] = evolve(put[-1], glued=self.words[end - 1].glued)
        before, after = (
            [evolve(word, head=moved(word.head)) for word in words] for words in (self.words[:start], self.words[end:])
        )
        return Tree((*before, *put, *after))


class Builder:
    """Puts a tree together from parts, in the order in which they are read."""

    def __init__(self) -> None:
        self._words: list[Word] = []

    def add(self, part: Tree) -> int:
        """Append a part and return the index of its top, which waits to be attached."""
        offset = len(self._words)
        self._words += [evolve(word, head=word.head + offset if word.head != ROOT else ROOT) for word in part.words]
        return offset + part.root

    def word(self, form: str, upos: str, xpos: str, *, entity: str = "O") -> int:
        """Append a word that waits to be attached, and return its index."""
        self._words.append(Word(form, upos, xpos, ROOT, "root", entity=entity))
        return len(self._words) - 1

    def mark(self, form: str, xpos: str) -> int:
        """Append a punctuation mark: an opening one is glued to what follows, all others to what stands before."""
        opening = xpos == "``"
        if self._words and not opening:
            self._words[-1] = evolve(self._words[-1], glued=True)
        self._words.append(Word(form, "PUNCT", xpos, ROOT, "punct", form, opening))
        return len(self._words) - 1

    def attach(self, index: int, head: int, deprel: str) -> None:
        """Hang a word on another."""
        self._words[index] = evolve(self._words[index], head=head, deprel=deprel)

    def hang(self, marks: Iterable[int], head: int) -> None:
        """Hang marks on a word."""
        for mark in marks:
            self.attach(mark, head, "punct")

    def close(self, index: int) -> None:
        """Set off an apposition or a relative clause at the end of a phrase with a second comma."""
        inner = [
            i for i, word in enumerate(self._words) if word.head == index and word.deprel in {"appos", "acl:relcl"}
        ]
        if inner and any(word.form == "," and word.head == inner[-1] for word in self._words):
            self.hang([self.mark(",", ",")], inner[-1])

    def form(self, index: int) -> str:
        """A word as it is written."""
        return self._words[index].form

    def relation(self, index: int) -> str:
        """What a word that waits to be attached was before it was cut out."""
        return self._words[index].deprel

    def part(self, root: int) -> Tree:
        """The tree as built; raises SchemaError where a word other than the root hangs on nothing."""
        self.attach(root, ROOT, "root")
        loose = [word.form for index, word in enumerate(self._words) if word.head == ROOT and index != root]
        if loose:
            raise SchemaError(f"a tree has one root, but these words hang on nothing: {', '.join(loose)}")
        return Tree(tuple(self._words))

    def sentence(self, root: int, comments: Iterable[str] = ()) -> Tree:
        """The tree as a sentence, which begins with a capital."""
        tree = self.part(root)
        first = next(index for index, word in enumerate(tree.words) if word.upos != "PUNCT")
        words = list(tree.words)
        words[first] = evolve(words[first], form=words[first].form[:1].upper() + words[first].form[1:])
        return Tree(tuple(words), tuple(comments))


def read_trees(lines: Iterable[str]) -> Iterator[Tree]:
    """Read the trees of a CoNLL-U text; words of several parts must be split already, and empty nodes are dropped."""
    comments: list[str] = []
    words: list[Word] = []
    for line in (*lines, ""):
        bare = line.rstrip("\n")
        if bare.startswith("#"):
            comments.append(bare)
        elif _WORD.match(bare):
            words.append(_word(bare))
        elif not bare and words:
            yield Tree(tuple(words), tuple(comments))
            comments, words = [], []


def _word(line: str) -> Word:
    try:
        _, form, lemma, upos, xpos, _, head, deprel, _, misc = line.split("\t")
        notes = misc.split("|")
        entity = next((note.removeprefix(_NAME) for note in notes if note.startswith(_NAME)), "O")
        return Word(form, upos, xpos, int(head) - 1, deprel, lemma, "SpaceAfter=No" in notes, entity)
    except ValueError as error:
        raise SchemaError(f"not a word line of CoNLL-U: {line!r}") from error


def write_tree(tree: Tree) -> str:
    """Write a tree as a CoNLL-U block, with the blank line that ends it."""
    lines = list(tree.comments)
    if not any(line.startswith("# text =") for line in lines):
        lines.append(f"# text = {tree.text}")
    for number, word in enumerate(tree.words, 1):
        notes = ["SpaceAfter=No"] * word.glued + [f"{_NAME}{word.entity}"] * (word.entity != "O")
        misc = "|".join(notes) or "_"
        columns = (number, word.form, word.lemma, word.upos, word.xpos, "_", word.head + 1, word.deprel, "_", misc)
        lines.append("\t".join(map(str, columns)))
    return "\n".join(lines) + "\n\n"
