"""Stage 5: who a mention may stand for, and what the text states of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from quoteattr.description.describe import describe_phrase, describe_predicate
from quoteattr.description.roles import Facts
from quoteattr.model import Affiliation, SpeakerType, Title
from quoteattr.resolution.descriptions import head_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quoteattr.graph import ParsedText
    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.mentions import Reference
    from quoteattr.mentions.people import People
    from quoteattr.model import Span


@frozen
class Identity:
    """Who a mention stands for: a person of the text by number, or something told by its words.

    `members` are the people who speak as one, by number.
    """

    key: str
    type: SpeakerType
    name: str
    person: int | None = None
    members: tuple[int, ...] = ()


@frozen
class Scene:
    """What resolution looks things up in: the parse, the people, and what is said of them."""

    parsed: ParsedText
    people: People
    facts: Mapping[int, Facts] = field(repr=False)
    lexicon: Lexicon = field(repr=False)


def person_identity(scene: Scene, number: int) -> Identity:
    """The identity of a person of the text, under the fullest name."""
    person = scene.people.persons[number]
    written = person.given[0] if person.given else (person.fullest.span.of(scene.parsed.text) if person.fullest else "")
    return Identity(f"person {number}", SpeakerType.PERSON, " ".join(written.split()), number)


def several(scene: Scene, numbers: Sequence[int]) -> Identity | None:
    """Several people, by number, who speak as one; the one person where they are only one."""
    persons = [person_identity(scene, number) for number in dict.fromkeys(numbers)]
    if len(persons) < 2:
        return persons[0] if persons else None
    *first, last = [person.name for person in persons]
    name = f"{', '.join(first)} and {last}"
    key = " + ".join(person.key for person in persons)
    return Identity(key, SpeakerType.GROUP, name, members=tuple(dict.fromkeys(numbers)))


def roles_of(scene: Scene) -> dict[str, set[int]]:
    """For each role noun, the people to whom the text gives it as a title; an abbreviated one in full too."""
    found: dict[str, set[int]] = {}
    for number, facts in scene.facts.items():
        for title in facts.titles:
            role = head_of(title)
            full = scene.lexicon.role_kinds.get(role, ()) if role.endswith(".") else ()
            for noun in (role, *full):
                found.setdefault(noun, set()).add(number)
    return found


def facts_of_people(people: People, facts_by_name: Mapping[int, Facts]) -> dict[int, Facts]:
    """Gather what is said at each name, by person; each title and affiliation once, as first written."""
    return {
        number: distinct(facts_by_name.get(name.span.start, Facts()) for name in person.names)
        for number, person in enumerate(people.persons)
    }


def distinct(facts: Iterable[Facts]) -> Facts:
    """Join facts, each title and affiliation once, as first written."""
    titles: dict[str, Title] = {}
    affiliations: dict[str, Affiliation] = {}
    owners: dict[Span, None] = {}
    for each in facts:
        owners.update(dict.fromkeys(each.owners))
        for title in each.titles:
            titles.setdefault(title.text.lower(), title)
        for affiliation in each.affiliations:
            affiliations.setdefault(affiliation.text.lower(), affiliation)
    return Facts(tuple(titles.values()), tuple(affiliations.values()), tuple(owners))


def facts_of_description(reference: Reference, scene: Scene) -> Facts:
    """What a speaker's own description says of it: a spokesman for the ministry; she (is the mayor)."""
    if reference.is_pronoun:
        return describe_predicate(reference.sentence, reference.head, scene.parsed.text, scene.lexicon)
    return describe_phrase(reference.sentence, reference.head, scene.parsed.text, scene.lexicon)
