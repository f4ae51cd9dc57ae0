"""Stage 5b: who is in view at each place of a text, for pronouns and descriptions to look back to."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quoteattr.description.roles import Facts
    from quoteattr.graph import ParsedText, Sentence, Token
    from quoteattr.mentions.names import Name
    from quoteattr.mentions.people import People

# Relations between a reporting verb and what it reports or whom it addresses.
_REPORTED = frozenset({"ccomp", "parataxis", "obj", "iobj", "obl", "dep"})
_DEEP = 12  # how far up a tree to look


@frozen
class Sight:
    """One mention of a person by name, with how prominent its sentence makes it: 0 is most."""

    rank: int
    start: int
    person: int
    name: Name


class Focus:
    """The people whom each sentence names, the most prominent first.

    The subject of the main clause comes first, then somebody whom the sentence introduces with a
    title, then other subjects, objects, and at last whoever only specifies a noun (the subject,
    parallelism and recency of Hobbs 1978 and Lappin and Leass 1994, reduced to an order).
    """

    def __init__(self, parsed: ParsedText, people: People, facts: Mapping[int, Facts]) -> None:
        places = {id(sentence): place for place, sentence in enumerate(parsed.sentences)}
        self._in_sentence: dict[int, list[Sight]] = {}
        for number, person in enumerate(people.persons):
            for name in person.names:
                place = places.get(id(name.sentence))
                if name.head.relation == "compound" or place is None:
                    continue  # the Clark campaign; somebody named within a quotation
                introduced = name is person.names[0] and len(name.words) > 1 and bool(facts.get(number))
                sight = Sight(_rank(name, introduced=introduced), name.span.start, number, name)
                self._in_sentence.setdefault(place, []).append(sight)
        for sights in self._in_sentence.values():
            sights.sort(key=lambda sight: (sight.rank, sight.start))

    def at(self, place: int, before: int | None = None, pronoun: Token | None = None) -> Iterator[int]:
        """The people whom a sentence names, most prominent first: those before an offset, and not bound by a pronoun.

        A pronoun is nobody whom its own clause, or what its verb reports, names.
        """
        for sight in self._in_sentence.get(place, ()):
            if before is not None and sight.start >= before:
                continue
            if pronoun is not None and before is not None and _is_bound(sight.name, pronoun):
                continue
            yield sight.person

    def to_come(self, place: int, pronoun: Token) -> int | None:
        """The subject of the main clause that a pronoun's clause leads up to: When she was mayor, Lee …"""
        for sight in self._in_sentence.get(place, ()):
            sentence, subject = sight.name.sentence, sight.name.subject
            clause = sentence.head(pronoun)
            main = sentence.head(clause) if clause is not None and clause.relation == "advcl" else None
            leads_up = main is not None and pronoun.index < subject.index and main.index > subject.index
            if leads_up and subject.relation == "nsubj" and sentence.head(subject) is main:
                return sight.person
        return None


def _rank(name: Name, *, introduced: bool) -> int:
    head, sentence = name.head, name.sentence
    relation = head.relation
    if relation in ("conj", "appos", "flat"):
        governor = sentence.head(head)
        relation = governor.relation if governor is not None and governor.upos in ("PROPN", "NOUN") else relation
        head = governor if governor is not None and relation == "nsubj" else head
    if relation == "nsubj":
        verb = sentence.head(head)
        if verb is not None and _is_main(sentence, verb):
            return 0
        return 1 if introduced else 2
    if introduced:
        return 1
    return 4 if relation == "nmod" else 3


def _is_main(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is that of the main clause, or coordinated with it."""
    while verb.relation == "conj":
        above = sentence.head(verb)
        if above is None or above is verb:
            break
        verb = above
    return verb.head < 0


def _is_bound(name: Name, pronoun: Token) -> bool:
    """Tell whether a name stands in a pronoun's own clause, or in what its verb reports: Lee had left, he said.

    The subject of a clause of time or reason is free: When Lee came, he said …  So is a name from
    which a quotation parts the pronoun: Lee scolded him: “…,” she said.
    """
    sentence = name.sentence
    verb = sentence.head(pronoun)
    between = sentence.tokens[name.last + 1 : pronoun.index]
    if verb is None or pronoun.relation != "nsubj" or any(token.elided for token in between):
        return False
    below = name.head
    for above in islice(sentence.ancestors(name.head), _DEEP):
        if above is verb:
            return below.relation in _REPORTED or (below.relation == "advcl" and name.head.relation != "nsubj")
        below = above
    if verb.relation != "parataxis" or sentence.child(verb, "obj", "ccomp") is not None:
        return False
    reported = sentence.head(verb)
    return reported is not None and any(above is reported for above in islice(sentence.ancestors(name.head), _DEEP))
