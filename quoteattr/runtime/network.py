"""The networks of a model file as one: sentences in, tags, trees and names out."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from attrs import frozen

from quoteattr.runtime.arcs import ArcParser
from quoteattr.runtime.entities import NameTagger, read_names
from quoteattr.runtime.forms import Forms
from quoteattr.runtime.lemmas import Lemmatizer
from quoteattr.runtime.packing import Packing
from quoteattr.runtime.shallow import shallow_tree
from quoteattr.runtime.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.runtime.weights import Model

# Words that go through the networks at once: enough to keep them busy, few enough to bound memory.
BATCH: Final = 3000


@frozen
class Analysis:
    """What the networks say of one sentence, word by word.

    `heads` are places in the sentence from 1, or 0 for the root; `names` are the names in
    it: first word, word after the last, and type.
    """

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    lemmas: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]


class Networks:
    """Tagger, parser and recogniser of names, with what they have worked out for words seen before.

    Not safe to share between threads: what they keep changes with every call.
    """

    def __init__(self, model: Model) -> None:
        self._tagger = Tagger(model.network("pos"), model.vectors)
        self._parser = ArcParser(model.network("depparse"), model.vectors, self._tagger)
        self._names = NameTagger(model.network("ner"), model.vectors)
        self._lemmatizer = Lemmatizer(model.vectors.numbers)
        self._forms = Forms((self._tagger, self._parser, self._names))

    def analyse(self, sentences: Sequence[Sequence[str]], chosen: Sequence[bool] = ()) -> list[Analysis]:
        """Analyse sentences, none of them empty; words must not be empty either.

        With `chosen`, only sentences for which it says so are parsed; others get a tree from their tags alone.
        """
        found: dict[int, Analysis] = {}
        whole = [number for number in range(len(sentences)) if not chosen or chosen[number]]
        rest = [number for number, choice in enumerate(chosen) if not choice]
        for numbers, parsed in ((whole, True), (rest, False)):
            for batch in _batches(sentences, numbers):
                analyses = self._analyse([sentences[number] for number in batch], parsed=parsed)
                found.update(zip(batch, analyses, strict=True))
        return [found[number] for number in range(len(sentences))]

    def _analyse(self, sentences: Sequence[Sequence[str]], *, parsed: bool) -> Iterator[Analysis]:
        """Analyse sentences that run from the longest to the shortest."""
        packing = Packing([len(sentence) for sentence in sentences])
        numbers = self._forms.numbers(list(chain.from_iterable(sentences)))
        packed = numbers.copy()
        packed[packing.rows] = numbers
        tags = self._tagger.run(self._forms.inputs(0, packed), packing)
        arcs = self._parser.run(self._forms.inputs(1, packed), tags, packing) if parsed else None
        names = self._names.run(self._forms.inputs(2, packed), packing)
        columns = (
            _named(tags[0][packing.rows].tolist(), self._tagger.upos),
            _named(tags[1][packing.rows].tolist(), self._tagger.xpos),
            _named(names[packing.rows].tolist(), self._names.tags),
        )
        trees = arcs and (arcs[0][packing.rows].tolist(), _named(arcs[1][packing.rows].tolist(), self._parser.labels))
        start = 0
        for sentence in sentences:
            end = start + len(sentence)
            upos, xpos, types = (tuple(column[start:end]) for column in columns)
            heads, labels = (trees[0][start:end], trees[1][start:end]) if trees else shallow_tree(upos)
            lemmas = tuple(self._lemmatizer.lemmas(sentence, upos, xpos))
            yield Analysis(upos, xpos, tuple(heads), tuple(labels), lemmas, tuple(read_names(types)))
            start = end


def _batches(sentences: Sequence[Sequence[str]], numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield the given numbers of sentences, those of like length together, from the longest to the shortest."""
    order = sorted(numbers, key=lambda number: -len(sentences[number]))
    start = 0
    while start < len(order):
        size = max(1, BATCH // (len(sentences[order[start]]) + 1))
        yield order[start : start + size]
        start += size


def _named(numbers: Sequence[int], units: Sequence[str]) -> list[str]:
    return [units[number] for number in numbers]
