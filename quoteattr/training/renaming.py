"""Other names in the place of a sentence's own, so that names are known by where they stand.

The words of a name that is put in hang on its first word, which takes the place of the
old name's top; trees remain trees, but only their names are meant to be learnt from.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from attrs import evolve

from quoteattr.training.entities import bioes, name_spans
from quoteattr.training.trees import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from quoteattr.lexicon import Lexicon
    from quoteattr.training.trees import Word

# Kinds of organisations, as their names have them.
_BODIES: Final = tuple(
    "Agency Association Bank Bureau Club Coalition College Commission Committee Company Council Department Federation"
    " Foundation Fund Group Hospital Institute League Ministry Museum Network Party Partners Press Securities Society"
    " Trust Union University Authority Board Center Capital Energy Motors Airlines Systems Technologies Media".split()
)
_OFTEN: Final = 0.6


class Renaming:
    """Draws names: those of a text, and new ones made of its names' words and the lexicon's."""

    def __init__(self, trees: Iterable[Tree], lexicon: Lexicon, random: Random) -> None:
        self._random = random
        pools: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for tree in trees:
            for start, end, kind in name_spans(tree.words):
                pools[kind].add(tuple(word.form for word in tree.words[start:end]))
        self._pools = {kind: sorted(names) for kind, names in pools.items()}
        self._firsts = sorted(lexicon.first_names)
        self._places = sorted(place for place in lexicon.places if place.isalpha())
        self._lasts = sorted({name[-1] for name in self._pools["PER"] if len(name) > 1 and name[-1].istitle()})

    def renamed(self, tree: Tree) -> Tree:
        """The sentence with others in the place of most of its names."""
        words = list(tree.words)
        for start, end, kind in reversed(list(name_spans(tree.words))):
            if self._random.random() < _OFTEN:
                words = _spliced(words, start, end, self._name(kind, end - start), kind)
        return Tree(tuple(words))

    def _name(self, kind: str, size: int) -> tuple[str, ...]:
        if kind == "PER":
            return self._person(size)
        if kind == "ORG" and self._random.random() < 0.5:
            return self._organization()
        if kind == "LOC" and self._random.random() < 0.3:
            return (self._random.choice(self._places).capitalize(),)
        return self._random.choice(self._pools[kind])

    def _person(self, size: int) -> tuple[str, ...]:
        """A person's name: a surname or a first name for a single word, both for more."""
        first, last = self._random.choice(self._firsts).capitalize(), self._random.choice(self._lasts)
        if size == 1:
            return (last if self._random.random() < 0.7 else first,)
        if size > 2 and self._random.random() < 0.5:
            return (first, f"{self._random.choice('ABCDEFGHJKLMNPRSTW')}.", last)
        return (first, last)

    def _organization(self) -> tuple[str, ...]:
        place, body = self._random.choice(self._places).capitalize(), self._random.choice(_BODIES)
        shape = self._random.random()
        if shape < 0.15:
            return (body, "of", place)
        if shape < 0.3:
            return (self._random.choice(self._lasts), "&", self._random.choice(self._lasts))
        if shape < 0.4:
            return ("".join(self._random.choices("ABCDEFGHILMNOPRSTU", k=self._random.choice((3, 3, 4)))),)
        return (self._random.choice((place, self._random.choice(self._lasts))), body)


def _spliced(words: list[Word], start: int, end: int, name: tuple[str, ...], kind: str) -> list[Word]:
    """Put a name in the place of the words from start to before end."""
    shift = len(name) - (end - start)
    top = next((i for i in range(start, end) if not start <= words[i].head < end), start)

    def moved(place: int) -> int:
        if place < start:
            return place
        return start if place < end else place + shift

    labels = bioes(len(name), kind)
    first = evolve(words[top], form=name[0], lemma=name[0], upos="PROPN", xpos="NNP", entity=labels[0])
    rest = zip(name[1:], labels[1:], strict=True)
    put = [first, *(evolve(first, form=w, lemma=w, head=start, deprel="flat", entity=label) for w, label in rest)]
    put = [evolve(word, glued=False) for word in put[:-1]] + [evolve(put[-1], glued=words[end - 1].glued)]
    before = [evolve(word, head=moved(word.head)) for word in words[:start]]
    after = [evolve(word, head=moved(word.head)) for word in words[end:]]
    heads = [moved(put[0].head), *(word.head for word in put[1:])]
    return [*before, *(evolve(word, head=head) for word, head in zip(put, heads, strict=True)), *after]
