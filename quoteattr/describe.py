"""Stage 6f: titles and affiliations: of a name, from the words around it, and of a description, from its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve

from quoteattr.appositions import after_name, after_names, is_phrase
from quoteattr.prenominal import before_name, before_names
from quoteattr.roles import NOTHING, Facts, is_role, read_role
from quoteattr.surroundings import Surroundings, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quoteattr.graph import ParsedText, Sentence, Token
    from quoteattr.lexicon import Lexicon
    from quoteattr.names import Name

_BECOMES = frozenset("become becomes became named appointed elected confirmed remains remained".split())
_UNREAL = frozenset("not n't never would could might may should can will wo ca if".split())
_JOINS = frozenset({",", "and", "&", "or", "of"})


def describe_names(names: Sequence[Name], parsed: ParsedText, lexicon: Lexicon) -> dict[int, Facts]:
    """Gather, for each mention of a name by its start, what the words around it state about the person."""
    found: dict[int, Facts] = {}
    for chain in _chains(surroundings(names, parsed, lexicon)):
        if chain[0].name.sentence.is_headline:
            continue
        several = len(chain) > 1
        before = before_names(chain[0]) if several else NOTHING
        after = after_names(chain[-1]) if several else NOTHING
        for at in chain:
            own = before if at is chain[0] and before else before_name(at)
            own = own + after if at is chain[-1] and after else own + after_name(at)
            shared = NOTHING if own.titles else before + after
            found[at.name.span.start] = own + shared + _predicate(at)
    return found


def _chains(all_names: Iterable[Surroundings]) -> Iterator[list[Surroundings]]:
    """Runs of names that are coordinated: Ann Lee (D-Ohio), Bo Ray and Cy Orr."""
    chain: list[Surroundings] = []
    for at in all_names:
        if chain and not _joined(chain[-1].name, at.name):
            yield chain
            chain = []
        chain.append(at)
    if chain:
        yield chain


def _joined(one: Name, other: Name) -> bool:
    """Tell whether two names are coordinated, with no more than their parties and states between."""
    if one.sentence is not other.sentence or other.first - one.last > 12:
        return False
    between = _without_brackets(one.sentence.tokens[one.last + 1 : other.first])
    plain = all(t.lower in _JOINS or t.text[:1].isupper() for t in between)
    return plain and any(t.lower in ("and", "&", "or", ",") for t in between)


def _without_brackets(tokens: Sequence[Token]) -> list[Token]:
    opened = next((place for place, token in enumerate(tokens) if token.text == "("), len(tokens))
    closed = next((place for place, token in enumerate(tokens) if token.text == ")"), len(tokens))
    return [*tokens[:opened], *tokens[max(opened, closed) + 1 :]]


def _predicate(at: Surroundings) -> Facts:
    """Ann Lee is the mayor of Ely; Ann Lee was named director."""
    sentence, head = at.name.sentence, at.name.head
    governor = sentence.head(head)
    if governor is None or head.relation != "nsubj":
        return NOTHING
    if any(t.lower in _UNREAL for t in sentence.children(governor, "aux", "advmod", "mark")):
        return NOTHING
    if sentence.child(governor, "cop") is not None and is_role(governor, at.lexicon):
        tokens = sentence.subtree(
            governor, "nsubj", "cop", "acl", "advcl", "punct", "aux", "advmod", "parataxis", "ccomp"
        )
        return read_role(_contiguous(tokens, governor), at.text, at.lexicon)
    if governor.lower in _BECOMES and governor.index > head.index:
        rest = sentence.tokens[governor.index + 1 : governor.index + 16]
        end = next((place for place, token in enumerate(rest) if token.text in (",", ";", "—", "(")), len(rest))
        return read_role(rest[:end], at.text, at.lexicon) if is_phrase(rest[:end], at.lexicon) else NOTHING
    return NOTHING


def describe_phrase(sentence: Sentence, head: Token, text: str, lexicon: Lexicon) -> Facts:
    """Read what a description says of whoever it describes: a spokesman for the ministry."""
    tokens = sentence.subtree(head, "appos", "acl", "parataxis", "list")
    return read_role(_contiguous(tokens, head), text, _wider(lexicon))


@cache
def _wider(lexicon: Lexicon) -> Lexicon:
    """A lexicon for people without a name, of whom any noun for people names a role: an aide, officials."""
    people = (lexicon.person_nouns | lexicon.role_nouns | lexicon.group_nouns) - lexicon.organization_words
    plain = lexicon.gendered_nouns.keys() | lexicon.kin_nouns | {"person", "people", "others", "group", "groups"}
    return evolve(lexicon, role_nouns=frozenset(people - plain) | lexicon.role_nouns)


def _contiguous(tokens: Sequence[Token], head: Token) -> tuple[Token, ...]:
    """The tokens around a head that no gap or comma parts from it."""
    place = next(i for i, token in enumerate(tokens) if token is head)
    first = last = place
    while first > 0 and tokens[first - 1].index == tokens[first].index - 1 and tokens[first - 1].text != ",":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].index == tokens[last].index + 1 and tokens[last + 1].text != ",":
        last += 1
    return tuple(tokens[first : last + 1])
