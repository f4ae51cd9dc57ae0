"""Stage 6c: titles that several people share, read as the title of each: Senators Ann Lee and Bo Ray."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve

from quoteattr.description.roles import Facts
from quoteattr.model import Span, Title

if TYPE_CHECKING:
    from quoteattr.lexicon import Lexicon


@cache
def with_plurals(lexicon: Lexicon) -> Lexicon:
    """A lexicon in which plurals of roles name roles too."""
    plurals = frozenset(noun for noun in lexicon.group_nouns if _singular(noun, lexicon))
    return evolve(lexicon, role_nouns=lexicon.role_nouns | plurals)


def _singular(noun: str, lexicon: Lexicon) -> str | None:
    """The role of which a noun is the plural, or None."""
    forms = (noun[:-1], noun[:-2], noun[:-3] + "y", noun[:-2] + "an")
    if not noun.endswith(("s", "men")):
        return None
    return next((form for form in forms if form in lexicon.role_nouns or form in lexicon.person_nouns), None)


def in_singular(facts: Facts, text: str, lexicon: Lexicon) -> Facts:
    """Keep of facts what a plural title states, the title cut to its singular where that is part of it.

    Sens. -> Sen; senators -> senator; spokesmen and secretaries stay what they are.
    """
    titles = tuple(singular for title in facts.titles if (singular := _cut(title, text, lexicon)))
    return Facts(titles, facts.affiliations, facts.owners) if titles else Facts()


def _cut(title: Title, text: str, lexicon: Lexicon) -> Title | None:
    """The title of one of those who bear a plural one; None for a title in the singular."""
    for word in reversed(title.text.split()):
        lower = word.lower()
        abbreviated = lower.endswith("s.") and lower[:-2] + "." in lexicon.title_abbreviations
        singular = lower[:-2] if abbreviated else _singular(lower, lexicon)
        if singular is None:
            continue
        if not title.text.endswith(word):
            return title  # senators from Ohio
        cut = len(lower) - len(singular) if lower.startswith(singular) else 0
        span = Span(title.span.start, title.span.end - cut)
        return evolve(title, text=span.of(text), span=span)
    return None
