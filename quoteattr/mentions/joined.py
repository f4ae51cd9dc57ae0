"""Stage 4a: names of bodies with *and* in them, made whole: the Food and Drug Administration is one phrase."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

from attrs import evolve

from quoteattr.graph import Entity, Sentence
from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.graph import ParsedText, Token
    from quoteattr.lexicon import Lexicon

_AND = frozenset({"and", "&"})
_MOST = 3  # capitalised words before *and* that may belong to a name
_CAPITALS = frozenset({"PROPN", "NOUN", "ADJ"})


def join_bodies(parsed: ParsedText, lexicon: Lexicon) -> ParsedText:
    """Give a parse in which a body's name takes in what *and* joins to it, and is one phrase of the tree.

    The recogniser may see only the second half of *the Food and Drug Administration*, and the tree
    may take the two halves for two speakers.
    """
    starts = [entity.span.start for entity in parsed.entities]
    whole: dict[int, Entity] = {}

    def mended(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        found = []
        for sentence in sentences:
            first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            if first < last and any(token.lower in _AND for token in sentence.tokens):
                within = parsed.entities[first:last]
                widened = _widened(sentence, within, parsed.text, lexicon)
                whole.update((first + at, entity) for at, entity in widened.items())
                sentence = _with_phrases(sentence, [whole.get(first + at, e) for at, e in enumerate(within)], lexicon)
            found.append(sentence)
        return tuple(found)

    sentences, inner = mended(parsed.sentences), mended(parsed.inner)
    entities = tuple(whole.get(at, entity) for at, entity in enumerate(parsed.entities))
    return evolve(parsed, sentences=sentences, inner=inner, entities=entities)


def _widened(sentence: Sentence, within: Sequence[Entity], text: str, lexicon: Lexicon) -> dict[int, Entity]:
    """The bodies whose names begin before *and*, by place: the (Food and) Drug Administration."""
    taken = {at for entity in within for at in range(entity.span.start, entity.span.end)}
    found = {}
    for place, entity in enumerate(within):
        last = text[entity.span.start : entity.span.end].rpartition(" ")[2].lower()
        start = next((t.index for t in sentence.tokens if t.start == entity.span.start), 0)
        if entity.type != "ORG" or last not in lexicon.organization_words or start < 3:
            continue
        joint, before = sentence.tokens[start - 1], sentence.tokens[max(0, start - 2 - _MOST) : start - 1]
        run = list(takewhile(lambda t: t.text[:1].isupper() and t.upos in _CAPITALS, reversed(before)))
        opens = sentence.tokens[start - 2 - len(run)] if run and start - 2 - len(run) >= 0 else None
        alone = any(t.start in taken or t.lower in lexicon.organization_words or t.text.isupper() for t in run)
        if joint.lower in _AND and opens is not None and opens.lower == "the" and not alone:
            found[place] = Entity(Span(run[-1].start, entity.span.end), "ORG")
    return found


def _with_phrases(sentence: Sentence, within: Sequence[Entity], lexicon: Lexicon) -> Sentence:
    """A sentence in which each body's name with *and* in it hangs together."""
    tokens = list(sentence.tokens)
    for entity in within:
        inside = [t for t in tokens if entity.span.start <= t.start < entity.span.end and not t.elided]
        if entity.type == "ORG" and any(t.lower in _AND for t in inside):
            top = sentence.topmost(inside[0].index, inside[-1].index)
            ends_as_body = inside[-1].lower in lexicon.organization_words
            tokens = [*_as_phrase(tokens, inside, tokens[top.index], inside[-1] if ends_as_body else tokens[top.index])]
    return sentence if tokens == list(sentence.tokens) or _has_loop(tokens) else Sentence(tuple(tokens))


def _has_loop(tokens: Sequence[Token]) -> bool:
    """Tell whether some token hangs below itself: a tree that took the name for parts of two clauses."""
    sound: set[int] = {-1}
    for token in tokens:
        path: dict[int, None] = {}
        at = token.index
        while at not in sound and at not in path:
            path[at] = None
            at = tokens[at].head
        if at in path:
            return True
        sound.update(path)
    return False


def _as_phrase(tokens: Sequence[Token], inside: Sequence[Token], old: Token, new: Token) -> Iterator[Token]:
    """All tokens of a sentence; those of a name below its new head, none of them coordinated.

    What hung on the old head from after the name hangs on the new one.
    """
    places = {token.index for token in inside}
    for token in tokens:
        if token is new:
            yield evolve(token, head=old.head, deprel=old.deprel)
        elif token is old or (token.index in places and (token.head not in places or token.relation == "conj")):
            yield evolve(token, head=new.index, deprel="flat")
        elif token.index in places and token.relation == "cc":
            yield evolve(token, deprel="flat")
        elif token.head == old.index and token.index > new.index:
            yield evolve(token, head=new.index)
        else:
            yield token
