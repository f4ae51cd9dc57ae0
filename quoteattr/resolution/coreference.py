"""Stage 5: what the coreference chains of a parse say, where whoever parsed the text has made any."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.graph import ParsedText
    from quoteattr.mentions.mentions import Reference
    from quoteattr.mentions.names import Name
    from quoteattr.mentions.people import People
    from quoteattr.model import Span


class Chains:
    """The person that each chain is about: the one whom a mention of it names.

    A chain that names nobody, or two people, says nothing.
    """

    def __init__(self, parsed: ParsedText, people: People) -> None:
        starts: dict[int, Name] = {}
        for person in people.persons:
            for name in person.names:
                starts[name.span.start] = starts[name.full_span.start] = name
        self._person_at: dict[Span, int] = {}
        for chain in parsed.chains:
            named = {people.of_name[name.span.start] for name in _names(chain, starts, parsed.text)}
            if len(named) == 1:
                self._person_at.update(dict.fromkeys(chain, named.pop()))

    def person(self, reference: Reference) -> int | None:
        """The number of the person whom a mention stands for, or None where no chain tells."""
        return self._person_at.get(reference.span, self._person_at.get(reference.phrase))


def _names(chain: Sequence[Span], starts: dict[int, Name], text: str) -> list[Name]:
    """The names with which mentions begin: *Ann Lee, mayor of Lud* and *Ann Lee's* are Ann Lee; her dog is not."""
    found = ((starts.get(mention.start), mention) for mention in chain)
    return [name for name, mention in found if name and name.span.end <= mention.end and not _owns(name, mention, text)]


def _owns(name: Name, mention: Span, text: str) -> bool:
    """Tell whether a mention is of what a name owns: Ann Lee's dog."""
    possessive = text.startswith(("'s ", "’s ", "' ", "’ "), name.span.end)
    return possessive and mention.end > name.span.end + len("'s")
