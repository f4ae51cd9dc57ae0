"""What rules see of a parse: tokens with Universal Dependencies, sentences, and named entities.

Any parser's output becomes a `ParsedText` in its adapter under `parsers/`; nothing of the
parser itself goes further.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from attrs import field, frozen

from quoteattr.errors import OffsetError
from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


class _OpenToken:
    """The fields of a token while they are filled in: a frozen value's own way takes three times as long."""

    __slots__ = (
        "deprel",
        "elided",
        "end",
        "head",
        "index",
        "lemma",
        "lower",
        "relation",
        "start",
        "text",
        "upos",
        "xpos",
    )


@frozen(weakref_slot=False)
class Token(_OpenToken):
    """One syntactic word.

    `index` is its place in the sentence, from 0; `head` the index of its governor, or -1
    for the root.  `upos`, `xpos` and `deprel` are the UD v2 tags and relation (with
    subtype, e.g. `nsubj:pass`).  `lemma` is the base form, or "" where the parser gives
    none.  `start` and `end` are code points of the whole text.  `elided` marks a token
    that stands for a whole quoted stretch, which was not parsed.  `relation` is the
    relation without its subtype, and `lower` the word in lower case, with plain apostrophes.
    """

    index: int
    text: str
    start: int
    end: int
    upos: str
    xpos: str
    head: int
    deprel: str
    lemma: str = ""
    elided: bool = False
    relation: str = field(init=False, repr=False, eq=False)
    lower: str = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "relation", _without_subtype(self.deprel))
        object.__setattr__(self, "lower", _lower(self.text))

    @property
    def span(self) -> Span:
        """Where the token stands in the text."""
        return Span(self.start, self.end)


def fast_token(index: int, text: str, start: int, end: int, tags: tuple[str, str, int, str, str]) -> Token:
    """Make a token of a word with its tags (upos, xpos, head, deprel, lemma), as `Token` does but sooner.

    For the places that every word of a text passes.
    """
    made: Any = _OpenToken()
    made.index, made.text, made.start, made.end = index, text, start, end
    made.upos, made.xpos, made.head, made.deprel, made.lemma = tags
    made.elided = False
    made.relation = _without_subtype(made.deprel)
    made.lower = _lower(text)
    made.__class__ = Token
    return cast("Token", made)


def moved_token(token: Token, text: str, start: int, end: int, tree: tuple[int, int] | None = None) -> Token:
    """Put a token where these words stand, and in another place of its tree, (index, head), if one is given."""
    made: Any = _OpenToken()
    made.index, made.head = tree or (token.index, token.head)
    made.text, made.start, made.end = text, start, end
    made.upos, made.xpos, made.deprel, made.lemma = token.upos, token.xpos, token.deprel, token.lemma
    made.elided, made.relation = token.elided, token.relation
    made.lower = token.lower if text == token.text else _lower(text)
    made.__class__ = Token
    return cast("Token", made)


@lru_cache(maxsize=1024)
def _without_subtype(relation: str) -> str:
    return relation.partition(":")[0]


# Texts say the same words again and again.
@lru_cache(maxsize=16384)
def _lower(word: str) -> str:
    return word.lower().replace("’", "'")


_index = attrgetter("index")


@lru_cache(maxsize=256)
def _shared(relations: frozenset[str]) -> frozenset[str]:
    """Give the set of relations that is kept for all short sentences that are alike."""
    return relations


@frozen
class Sentence:
    """A parsed sentence: its tokens in order and the tree over them.

    Raises OffsetError where tokens overlap, run backwards or name a head that is not there.
    """

    tokens: tuple[Token, ...]

    def __attrs_post_init__(self) -> None:
        end = 0
        for place, token in enumerate(self.tokens):
            if token.index != place or not -1 <= token.head < len(self.tokens):
                raise OffsetError(f"token {place} ({token.text!r}) has index {token.index}, head {token.head}")
            if token.start < end or token.end < token.start:
                raise OffsetError(f"token {place} ({token.text!r}) overlaps the one before it")
            end = token.end

    @property
    def start(self) -> int:
        """First code point of the sentence."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """First code point after the sentence."""
        return self.tokens[-1].end

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                below[token.head].append(token)
        return tuple(map(tuple, below))

    @cached_property
    def relations(self) -> frozenset[str]:
        """All relations of the sentence, with and without their subtypes."""
        return _shared(frozenset([name for token in self.tokens for name in (token.deprel, token.relation)]))

    @cached_property
    def _tagged(self) -> dict[str | frozenset[str], tuple[Token, ...]]:
        """Its tokens by tag, and by those sets of tags that were asked for."""
        by_tag: dict[str, list[Token]] = {}
        for token in self.tokens:
            by_tag.setdefault(token.upos, []).append(token)
        return {tag: tuple(tokens) for tag, tokens in by_tag.items()}

    def tagged(self, tags: Collection[str]) -> Sequence[Token]:
        """The tokens with one of some UPOS tags, in order."""
        by_tag = self._tagged
        found = [by_tag[tag] for tag in tags if tag in by_tag]
        if len(found) < 2:
            return found[0] if found else ()
        key = frozenset(tags)
        if key not in by_tag:
            by_tag[key] = tuple(sorted(chain.from_iterable(found), key=_index))
        return by_tag[key]

    @cached_property
    def is_headline(self) -> bool:
        """Whether it capitalises nearly all its words, so that capitals show no names.

        A short sentence may be full of names; a headline capitalises words that are none.
        """
        if self._opens_with_name():
            return False
        long = [t for t in self.tokens if len(t.text) > 3 and t.text.isalpha()]
        capital = [t for t in long if t.text[0].isupper()]
        plain = any(t.upos not in ("PROPN", "ADJ") and t.index > 0 for t in capital)
        told = any(t.upos in ("VERB", "AUX") and t.text[0].islower() for t in long)
        return len(long) >= 4 and len(capital) >= 0.85 * len(long) and plain and not told

    def _opens_with_name(self) -> bool:
        """Tell whether it begins like a sign-off: —Ann Lee, Director of the Harbour Trust."""
        words = [t for t in self.tokens[:6] if t.index > 0 or t.upos != "PUNCT"]
        comma = next((place for place, t in enumerate(words) if t.text == ","), 0)
        return comma > 1 and all(t.upos == "PROPN" for t in words[:comma])

    def children(self, token: Token, *relations: str) -> tuple[Token, ...]:
        """The token's direct dependents in order, of the given relations (subtype ignored) or all."""
        below = self._children[token.index]
        if not below or not relations:
            return below
        return tuple([child for child in below if child.relation in relations])

    def child(self, token: Token, *relations: str) -> Token | None:
        """The token's first dependent of the given relations, or None."""
        for child in self._children[token.index]:
            if not relations or child.relation in relations:
                return child
        return None

    def head(self, token: Token) -> Token | None:
        """The token's governor, or None for the root."""
        return self.tokens[token.head] if token.head >= 0 else None

    def topmost(self, first: int, last: int) -> Token:
        """The first of the tokens from one index to another that hangs on none of them."""
        inside = range(first, last + 1)
        return next((self.tokens[at] for at in inside if self.tokens[at].head not in inside), self.tokens[first])

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The token's governor, its governor's, and so on to the root."""
        seen = {token.index}
        above = self.head(token)
        while above is not None and above.index not in seen:
            seen.add(above.index)
            yield above
            above = self.head(above)

    def subtree(self, token: Token, *without: str) -> tuple[Token, ...]:
        """The token and all below it in order, leaving out branches whose relation is in `without`."""
        children = self._children
        top = self.tokens[token.index]
        if not children[top.index]:
            return (top,)
        found = [top]
        for above in found:  # grows on the way: every word has one head, so that only the first could come again
            for below in children[above.index]:
                if below is not top and below.relation not in without:
                    found.append(below)  # noqa: PERF401 - it is read at the same time
        found.sort(key=_index)
        return tuple(found)

    def at(self, offset: int) -> Token | None:
        """The token that covers a code point of the text, or None."""
        return next((t for t in self.tokens if t.start <= offset < t.end), None)


@frozen
class Entity:
    """A named entity: its span and its type (PER, ORG, LOC or MISC)."""

    span: Span
    type: str


@frozen
class ParsedText:
    """A text with the sentences of it that were parsed, in order, and the entities found.

    Sentences need not cover the text: what cannot hold an attribution may be left out.
    `inner` are sentences within quotations, in order, which were parsed apart.  `read` is the
    text as the parser got to see it, where that differs.
    `chains` are what a coreference model found: for each person or thing, its mentions.
    """

    text: str = field(repr=lambda text: f"<{len(text)} characters>")
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    inner: tuple[Sentence, ...] = ()
    read: str = field(default="", repr=False)
    chains: tuple[tuple[Span, ...], ...] = ()

    @property
    def cased(self) -> str:
        """The text with headlines in the case of a sentence, offset by offset, as the parser read it."""
        return self.read or self.text
