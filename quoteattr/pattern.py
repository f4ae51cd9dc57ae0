"""Declared dependency patterns: compiled with checks, matched on a Sentence.

A pattern is a few lines, each about words of one sentence:

    cue:VERB/speech                 a word named cue, with a UPOS tag and a class (or several: /a/b)
    cue >nsubj speaker:PROPN|NOUN   it governs, by nsubj, a word named speaker
    cue !>obj                       it governs no obj
    speaker before cue              the one stands before the other

A relation without a subtype matches all of its subtypes.  Classes (`/speech`) are tests that
the caller supplies; the first line names the anchor, from which matching starts.  The
notation follows Semgrex (Chambers et al. 2007) where it can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import regex
from attrs import frozen

from quoteattr.errors import PatternError
from quoteattr.graph import Sentence, Token

Bindings = Mapping[str, Token]
Classes = Mapping[str, Callable[[Sentence, Token], bool]]

UPOS = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
RELATIONS = frozenset(
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl "
    "fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative "
    "xcomp".split()
)
_NODE = regex.compile(r"(?P<name>\w+)(?::(?P<tags>[A-Z|]+))?(?P<kinds>(?:/[\w-]+)*)")
_EDGE = regex.compile(r"(?P<left>\w+) (?P<none>!)?>(?P<relations>[a-z:|]+)(?: (?P<node>\S+))?")
_ORDER = regex.compile(r"(?P<left>\w+) before (?P<right>\w+)")


@frozen
class _Node:
    name: str
    tags: frozenset[str]
    kinds: tuple[str, ...]

    def accepts(self, sentence: Sentence, token: Token, classes: Classes) -> bool:
        if self.tags and token.upos not in self.tags:
            return False
        for kind in self.kinds:  # noqa: SIM110 - asked for every word: all() over a generator takes twice as long
            if not classes[kind](sentence, token):
                return False
        return True


@frozen
class _Edge:
    """`left` governs `node` (or nothing at all, where node is None) by one of the relations."""

    left: str
    relations: frozenset[str]
    node: _Node | None


@frozen
class _Order:
    left: str
    right: str


class Search:
    """A sentence in which many patterns are looked for, and the words that they ask for, found once.

    `within` names for a class a wider one: whatever is no cue is no finite cue either.
    """

    def __init__(self, sentence: Sentence, classes: Classes, within: Mapping[str, str] | None = None) -> None:
        self.sentence = sentence
        self.classes = classes
        self._within = within or {}
        self._found: dict[tuple[frozenset[str], tuple[str, ...]], Sequence[Token]] = {}

    def words(self, tags: frozenset[str], kinds: tuple[str, ...]) -> Sequence[Token]:
        """Give the words with one of some tags, or any where there are none, that are of all given classes."""
        found = self._found.get((tags, kinds))
        if found is None:
            found = self._found[tags, kinds] = self._find(tags, kinds)
        return found

    def _find(self, tags: frozenset[str], kinds: tuple[str, ...]) -> Sequence[Token]:
        if not kinds:
            return self.sentence.tagged(tags) if tags else self.sentence.tokens
        wider = self._within.get(kinds[0])
        words = self.words(tags, (wider,) if wider else kinds[:-1])
        for kind in kinds if wider else kinds[-1:]:
            if not words:
                break
            fits = self.classes[kind]
            words = [word for word in words if fits(self.sentence, word)]
        return words


@frozen
class Pattern:
    """A compiled pattern: its anchor and the conditions on it, in the order to try them."""

    anchor: _Node
    conditions: tuple[_Edge | _Order, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The classes that the pattern asks for."""
        nodes = [self.anchor, *(c.node for c in self.conditions if isinstance(c, _Edge) and c.node)]
        return frozenset(kind for node in nodes for kind in node.kinds)

    @cached_property
    def _needs(self) -> tuple[frozenset[str], ...]:
        """Relations of each of which a sentence must have one, or nothing in it can fit."""
        return tuple(c.relations for c in self.conditions if isinstance(c, _Edge) and c.node is not None)

    @cached_property
    def _places(self) -> Mapping[str, tuple[_Node, int]]:
        """For each name, the word and how many steps up the tree from it the anchor stands."""
        places = {self.anchor.name: (self.anchor, 0)}
        for condition in self.conditions:
            if isinstance(condition, _Edge) and condition.node:
                places.setdefault(condition.node.name, (condition.node, places[condition.left][1] + 1))
        return places

    def match(
        self, sentence: Sentence, classes: Classes, *, at: Token | None = None, via: str | None = None
    ) -> Iterator[Bindings]:
        """Yield every way in which the words of a sentence fit, as name → token; with `at`, those anchored there.

        `via` is the name of the word to begin the search with, which saves time where few
        words can be it and finds the same.
        """
        return self.search(Search(sentence, classes), via=via) if at is None else self._at(at, sentence, classes)

    def search(self, search: Search, *, via: str | None = None) -> Iterator[Bindings]:
        """Match on the sentence of a search, which other patterns share."""
        sentence, classes = search.sentence, search.classes
        if self._may_fit(sentence):
            for token in self._anchors(via or self.anchor.name, search):
                if self.anchor.accepts(sentence, token, classes):
                    yield from self._extend(sentence, {self.anchor.name: token}, 0, classes)

    def _at(self, token: Token, sentence: Sentence, classes: Classes) -> Iterator[Bindings]:
        if self._may_fit(sentence) and self.anchor.accepts(sentence, token, classes):
            yield from self._extend(sentence, {self.anchor.name: token}, 0, classes)

    def _may_fit(self, sentence: Sentence) -> bool:
        """Tell whether a sentence has a relation of each kind that the pattern needs."""
        own = sentence.relations
        for relations in self._needs:  # noqa: SIM110 - asked of every sentence: see accepts
            if relations.isdisjoint(own):
                return False
        return True

    def _anchors(self, name: str, search: Search) -> Sequence[Token]:
        """The words above those that can bear a name, as many steps as the anchor stands above it, in order."""
        node, steps = self._places[name]
        words, tokens = search.words(node.tags, node.kinds), search.sentence.tokens
        if not steps:
            return words
        found = set()
        for token in words:
            index = token.index
            for _ in range(steps):
                index = tokens[index].head if index >= 0 else index
            if index >= 0:
                found.add(index)
        return [tokens[index] for index in sorted(found)]

    def _extend(self, sentence: Sentence, bound: dict[str, Token], at: int, classes: Classes) -> Iterator[Bindings]:
        if at == len(self.conditions):
            yield bound
            return
        for more in _ways(self.conditions[at], sentence, bound, classes):
            yield from self._extend(sentence, {**bound, **more}, at + 1, classes)


def _ways(
    condition: _Edge | _Order, sentence: Sentence, bound: Bindings, classes: Classes
) -> Iterable[dict[str, Token]]:
    """The bindings that a condition adds; none at all where it fails."""
    if isinstance(condition, _Order):
        return [{}] if bound[condition.left].index < bound[condition.right].index else []
    below = [
        child
        for child in sentence.children(bound[condition.left])
        if child.relation in condition.relations or child.deprel in condition.relations
    ]
    node = condition.node
    if node is None:
        return [] if below else [{}]
    if node.name in bound:
        return [{}] if bound[node.name] in below else []
    return [{node.name: child} for child in below if node.accepts(sentence, child, classes)]


def compile_pattern(source: str) -> Pattern:
    """Compile a pattern from its lines.

    Raises PatternError for a line that does not parse, an unknown tag or relation, or a name
    that is used before it is bound.
    """
    lines = [line.strip() for line in source.strip().splitlines() if line.strip()]
    if not lines:
        raise PatternError("a pattern needs at least one line")
    anchor = _node(lines[0])
    bound = {anchor.name}
    conditions: list[_Edge | _Order] = []
    for line in lines[1:]:
        condition = _order(line) or _edge(line)
        names = {condition.left, condition.right} if isinstance(condition, _Order) else {condition.left}
        if not names <= bound:
            raise PatternError(f"{line!r} uses {', '.join(sorted(names - bound))} before it is bound")
        if isinstance(condition, _Edge) and condition.node:
            bound.add(condition.node.name)
        conditions.append(condition)
    return Pattern(anchor, tuple(conditions))


def _node(source: str) -> _Node:
    found = _NODE.fullmatch(source)
    if not found:
        raise PatternError(f"{source!r} is no word description such as 'cue:VERB/speech'")
    tags = frozenset(found["tags"].split("|")) if found["tags"] else frozenset()
    if tags - UPOS:
        raise PatternError(f"{source!r} names an unknown part of speech: {', '.join(sorted(tags - UPOS))}")
    return _Node(found["name"], tags, tuple(kind for kind in found["kinds"].split("/") if kind))


def _edge(line: str) -> _Edge:
    found = _EDGE.fullmatch(line)
    if not found or bool(found["none"]) == bool(found["node"]):
        raise PatternError(f"{line!r} is no condition such as 'cue >nsubj speaker', 'cue !>obj', 'a before b'")
    relations = frozenset(found["relations"].split("|"))
    unknown = {relation for relation in relations if relation.partition(":")[0] not in RELATIONS}
    if unknown:
        raise PatternError(f"{line!r} names an unknown relation: {', '.join(sorted(unknown))}")
    return _Edge(found["left"], relations, _node(found["node"]) if found["node"] else None)


def _order(line: str) -> _Order | None:
    found = _ORDER.fullmatch(line)
    return _Order(found["left"], found["right"]) if found else None
