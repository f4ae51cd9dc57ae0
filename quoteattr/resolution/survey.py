"""Stage 5d: what resolution reads off a text once, however often it walks through its mentions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from quoteattr.mentions.short_forms import short_forms
from quoteattr.resolution.acronyms import acronyms
from quoteattr.resolution.coreference import Chains
from quoteattr.resolution.descriptions import descriptions_in, owners_in, owners_of_bodies, pronouns_in
from quoteattr.resolution.focus import Focus
from quoteattr.resolution.things import Things

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quoteattr.graph import Token
    from quoteattr.mentions.mentions import Reference
    from quoteattr.model import Span
    from quoteattr.resolution.identities import Scene


class Survey:
    """Where a text names people and things, and the words in it that look back to them; nothing in it changes."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    @cached_property
    def focus(self) -> Focus:
        """The people whom each sentence names."""
        return Focus(self.scene.parsed, self.scene.people, self.scene.facts)

    @cached_property
    def chains(self) -> Chains:
        """The person that each coreference chain of the parse is about."""
        return Chains(self.scene.parsed, self.scene.people)

    @cached_property
    def things(self) -> Things:
        """The organisations, documents and groups of each sentence."""
        spans = [name.span for person in self.scene.people.persons for name in person.names]
        return Things(self.scene.parsed, spans, self.scene.lexicon)

    @cached_property
    def acronyms(self) -> Mapping[str, Span]:
        """Where the full name of each acronym stands."""
        return acronyms(self.scene.parsed)

    @cached_property
    def short_forms(self) -> Mapping[str, Span]:
        """Where the full name of each short form of an organisation's name stands."""
        return short_forms(self.scene.parsed, self.scene.lexicon)

    @cached_property
    def named(self) -> list[tuple[int, int]]:
        """Where people are named, in order, and who is, by number."""
        persons = enumerate(self.scene.people.persons)
        return sorted((name.span.start, number) for number, person in persons for name in person.names)

    @cached_property
    def descriptions(self) -> tuple[Reference, ...]:
        """The descriptions of roles that no name explains, and pronouns that a noun may explain."""
        return (*descriptions_in(self.scene.parsed, self.scene.lexicon), *pronouns_in(self.scene.parsed))

    @cached_property
    def owners(self) -> tuple[Reference, ...]:
        """The words beside a role that stand for its owner."""
        return tuple(owners_in(self.scene.parsed, self.scene.lexicon))

    @cached_property
    def bodies(self) -> dict[int, tuple[Reference, Token]]:
        """The words for whoever owns a body, with the noun for it, by where they begin."""
        return {owner.span.start: (owner, noun) for owner, noun in owners_of_bodies(self.scene.parsed)}
