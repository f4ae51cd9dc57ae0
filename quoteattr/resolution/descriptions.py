"""Stage 5c: descriptions to the people they describe: the senator, the Ohio congressman, the 62-year-old."""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import pairwise
from typing import TYPE_CHECKING

import regex
from attrs import frozen

from quoteattr.description.bodies import is_body_noun, is_member
from quoteattr.description.owned import BODIES
from quoteattr.description.roles import Facts
from quoteattr.mentions.mentions import Reference, describe_at
from quoteattr.model import Tenure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quoteattr.graph import ParsedText, Sentence, Token
    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.people import Person
    from quoteattr.model import Gender, Span, Title

LEAD = 4  # sentences at the head of a text, headlines included
_INTRODUCED = 8  # sentences back that *the nurse* may come back to *a nurse*
_REACH = 60  # titles that a description may look back over
_LESSER = frozenset({"vice", "deputy", "assistant", "associate", "lieutenant", "lt.", "under", "co"})
_BECOMES = frozenset("became named appointed elected confirmed served serves".split())
_NOUN = frozenset({"NOUN"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LOOKING_BACK = frozenset({"PRON", "NOUN"})
_PROMINENT = frozenset({"nsubj", "nsubj:pass", "nmod:poss"})
_LINKS = frozenset("of for to at in on with from".split())
_AGE = regex.compile(r"(?P<years>\d{1,3})-year-old")
_PARTS = regex.compile(r"[-–—(),;]+")
_STATED_AGE = regex.compile(r"\s*[,(] ?(?:aged? )?(?P<years>\d{1,3})\s*[,.;)]")
# Words that say more than *the*: whoever the text means must have been named before.
_TELLING = frozenset(
    "former longtime veteran retired one-time onetime ex- outspoken embattled first-term freshman second-term two-term "
    "three-term billionaire soft-spoken incoming outgoing ousted".split()
)
_PAST = frozenset("former retired one-time onetime ex- ousted outgoing".split())
_EMPTY = frozenset("same current new late own other senior junior powerful popular top".split())
_ARTICLES = frozenset({"the", "this", "that", "a", "an"})
_NONE: frozenset[str] = frozenset()
_PARTIES = {"d": "democratic", "r": "republican", "i": "independent"}
_SAME_PARTY = {
    "democrat": "democratic",
    "democrats": "democratic",
    "dem": "democratic",
    "gop": "republican",
    "republicans": "republican",
    "tory": "conservative",
    "tories": "conservative",
    "conservatives": "conservative",
    "labor": "labour",
}
_POLITICAL = frozenset({"democratic", "republican", "independent", "conservative", "labour", "libertarian", "green"})


@frozen
class Held:
    """A title of somebody: where it stands, whose it is, and its words."""

    start: int
    person: int
    words: frozenset[str]
    tenure: Tenure | None

    @property
    def lesser(self) -> frozenset[str]:
        """What makes it another office: vice, deputy."""
        return self.words & _LESSER


class Descriptions:
    """The titles that the text gives to people, for descriptions to repeat."""

    def __init__(self, persons: Iterable[Person], facts: Mapping[int, Facts], text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._held: dict[str, list[Held]] = {}
        self._kinds: dict[str, list[Held]] = {}
        self._traits: dict[int, frozenset[str]] = {}
        self._ages: dict[str, list[int]] = {}
        self._of_titles = lexicon.title_modifiers | lexicon.role_nouns | lexicon.title_abbreviations
        for number, person in enumerate(persons):
            self.add(number, facts.get(number, Facts()))
            for name in person.names:
                stated = _STATED_AGE.match(text, name.span.end)
                if stated:
                    self._ages.setdefault(stated["years"], []).append(number)

    def add(self, number: int, facts: Facts) -> None:
        """Note the titles and affiliations that the text gives to a person, by number."""
        for title in facts.titles:
            role = head_of(title)
            words = frozenset(title.text.lower().split())
            held = Held(title.span.start, number, words, title.tenure)
            insort(self._held.setdefault(role, []), held, key=_start)
            for kind in self._lexicon.role_kinds.get(role, ()):
                insort(self._kinds.setdefault(kind, []), held, key=_start)
        named = (word for each in facts.affiliations for word in each.text.replace("’", "'").split())
        self._traits[number] = self._traits.get(number, _NONE) | self._traits_of(named)

    def titled(self, reference: Reference, recent: Mapping[int, int]) -> int | None:
        """The person whose title a definite description repeats, or calls by a more general word.

        Of several, it is the one whose party, place or body the description names, or else the one
        named last before it: `recent` gives where.
        """
        role = reference.head.lower
        said = self.words(reference)
        lower = frozenset(word.lower() for word in said)
        field = _field(reference)
        for table in (self._held, self._kinds):
            held = table.get(role, [])
            end = bisect_left(held, reference.span.start, key=_start)
            words = [(h, h.words if table is self._held else _NONE) for h in held[max(0, end - _REACH) : end]]
            same = [h for h, field_of in words if h.lesser == lower & _LESSER and field <= field_of]
            fitting = [h for h in same if not self.conflicts(h.person, said)]
            telling = [h for h in fitting if self._traits.get(h.person, _NONE) & self._traits_of(said)]
            timely = [h for h in fitting if (h.tenure is Tenure.FORMER) == ("former" in lower)]
            among = telling or timely or fitting
            if among:
                return max(among, key=lambda h: (recent.get(h.person, -1), h.start)).person
        return None

    def to_come(self, reference: Reference, end: int) -> int | None:
        """The one person to whom the text gives a description's title afterwards, up to an offset, and not before.

        An Ely councilwoman resigned. … Councilwoman Petra Lind wrote …
        """
        lower = frozenset(word.lower() for word in self.words(reference))
        for table in (self._held, self._kinds):
            held = table.get(reference.head.lower, [])
            begin = bisect_left(held, reference.span.end, key=_start)
            near = [h for h in held[begin : begin + _REACH] if h.start < end and h.lesser == lower & _LESSER]
            fits = self.tells_of if table is self._kinds else self._is_no_other
            fitting = {h.person for h in near if fits(h.person, reference)}
            if fitting:
                return fitting.pop() if len(fitting) == 1 else None
        return None

    def tells_of(self, person: int, reference: Reference) -> bool:
        """Tell whether all parties, places and bodies that a description names are stated for a person, if any."""
        named = self._traits_of(self.words(reference))
        return not named or bool(named & self._traits.get(person, _NONE))

    def states(self, person: int, said: Iterable[str]) -> bool:
        """Tell whether a party, place or body that a description names is stated for a person."""
        return bool(self._traits_of(said) & self._traits.get(person, _NONE))

    def _is_no_other(self, person: int, reference: Reference) -> bool:
        return not self.conflicts(person, self.words(reference))

    def words(self, reference: Reference) -> list[str]:
        """The words of a description, with plain apostrophes, without its article."""
        first, *rest = reference.phrase.of(self._text).replace("’", "'").split()
        return rest if first.lower() in _ARTICLES else [first, *rest]

    def conflicts(self, person: int, said: Iterable[str]) -> bool:
        """Tell whether a description names another party or place than the text states for a person."""
        traits, named = self._traits.get(person, _NONE), self._traits_of(said)
        if not traits or not named or traits & named:
            return False
        places = frozenset(self._lexicon.places.values())
        return any(traits & kind and named & kind for kind in (_POLITICAL, places))

    def _traits_of(self, words: Iterable[str]) -> frozenset[str]:
        """What capitalised words name: parties and places by their full names, other words as they are."""
        parts = [part for word in words for part in _PARTS.split(word)]
        capital = [part.lower().removesuffix("'s") if part[:1].isupper() else "" for part in parts]
        capital = ["" if part in self._of_titles else part for part in capital]
        pairs = (" ".join(pair) for pair in pairwise(capital))
        named = {_SAME_PARTY.get(part) or _PARTIES.get(part) or part for part in capital if part}
        places = {place for part in (*capital, *pairs) if (place := self._lexicon.places.get(part))}
        return frozenset(named | places)

    def aged(self, reference: Reference) -> int | None:
        """The one person of a stated age: the 62-year-old."""
        years = _AGE.search(reference.phrase.of(self._text))
        of_age = set(self._ages.get(years["years"], ())) if years else set()
        return of_age.pop() if len(of_age) == 1 else None


def _field(reference: Reference) -> frozenset[str]:
    """The common nouns and adjectives that make a description's role another: the band leader, the party chairman."""
    modifiers = reference.sentence.children(reference.head, "compound", "amod")
    plain = (t.lower for t in modifiers if t.text[:1].islower() and not _AGE.match(t.lower))
    return frozenset(plain) - _TELLING - _LESSER - _EMPTY


def _start(held: Held) -> int:
    return held.start


def head_of(title: Title) -> str:
    """The role at the head of a title: secretary of Secretary of State, professor of law professor."""
    words = title.text.lower().split()
    end = next((place for place, word in enumerate(words) if word in _LINKS and place), len(words))
    return words[end - 1]


def says_more(reference: Reference) -> bool:
    """Tell whether a description may tell of somebody something new beside the titles stated: the former governor."""
    return any(t.lower in _PAST for t in reference.sentence.children(reference.head, "amod"))


def is_age(reference: Reference) -> bool:
    """Tell whether a description calls somebody by an age: the 62-year-old (teacher)."""
    tokens = reference.sentence.tokens
    return any(
        t.lower.endswith("year-old") or (t.lower == "old" and t.index > 1 and tokens[t.index - 2].lower == "year")
        for t in tokens
        if reference.phrase.start <= t.start < reference.phrase.end
    )


def is_of_party(reference: Reference, lexicon: Lexicon) -> bool:
    """Tell whether a description calls somebody by a party alone: the Democrat."""
    return is_member(reference.head, lexicon) and _is_definite(reference.sentence, reference.head)


def introduction(sentences: Sequence[Sentence], place: int, reference: Reference) -> Span | None:
    """Where the text brought somebody in by the same noun, a few sentences before; None where that happened twice."""
    noun = reference.head.lower
    found = []
    for sentence in sentences[max(0, place - _INTRODUCED) : place + 1]:
        for token in sentence.tokens:
            new = token.lower == noun and token.upos == "NOUN" and token.end < reference.span.start
            if new and any(t.lower in ("a", "an", "one", "another") for t in sentence.children(token, "det", "nummod")):
                found.append(describe_at(sentence, token))
    return found[0] if len(found) == 1 else None


def varies_a_name(sentence: Sentence, head: Token, lexicon: Lexicon) -> bool:
    """Tell whether a description names somebody known anew: the Vermont senator, the former mayor.

    A bare one (the spokesman) may be anybody's, one without a role (the man) as well, and one with
    common nouns (the band leader) brings in somebody new.
    """
    owners = [t for t in sentence.children(head, "nmod") if t.deprel == "nmod:poss"]
    owned = bool(owners) and all(t.upos == "PROPN" for t in owners)
    if owners and not owned:
        return False  # the candidate's former doctor
    if head.upos not in ("NOUN", "ADJ") or head.xpos == "NNS" or not (owned or _is_definite(sentence, head)):
        return False
    telling = any(_is_telling(t, lexicon) for t in sentence.children(head, "amod", "compound", "nmod"))
    return telling and _is_role(sentence, head, lexicon)


def _is_role(sentence: Sentence, head: Token, lexicon: Lexicon) -> bool:
    before = sentence.tokens[head.index - 1].lower if head.index else ""
    return head.lower in lexicon.role_nouns or (before, head.lower) in lexicon.offices


def _is_definite(sentence: Sentence, head: Token) -> bool:
    return any(t.lower == "the" for t in sentence.children(head, "det"))


def is_new(sentence: Sentence, head: Token) -> bool:
    """Tell whether a description brings somebody in: a former mayor; in a headline, Lawmaker (urges …)."""
    articles = [t.lower for t in sentence.children(head, "det", "nummod")]
    return head.xpos not in ("NNS", "NNPS") and all(article in ("a", "an") for article in articles)


def _is_telling(token: Token, lexicon: Lexicon) -> bool:
    lower = token.lower
    if token.deprel == "nmod:poss":
        return lower in lexicon.places
    return (
        lower in _TELLING
        or (token.upos == "PROPN" and token.relation != "nmod")
        or (lower in lexicon.demonyms and token.text[:1].isupper())
        or lower in lexicon.parties
    )


def descriptions_in(parsed: ParsedText, lexicon: Lexicon) -> Iterator[Reference]:
    """The descriptions of a role that are subjects or owners, and that no name explains, in text order.

    They are definite; but at the head of a text, *an Ely councilwoman* may bring in somebody who is named next.
    """
    for place, sentence in enumerate(parsed.sentences):
        for token in sentence.tagged(_NOUNS if place < LEAD else _NOUN):
            if token.deprel not in _PROMINENT or token.xpos == "NNS":
                continue
            known = _is_definite(sentence, token) or (place < LEAD and is_new(sentence, token))
            if known and _is_role(sentence, token, lexicon) and not _is_named(sentence, token):
                span = describe_at(sentence, token)
                yield Reference(span, span, sentence, token)


def pronouns_in(parsed: ParsedText) -> Iterator[Reference]:
    """He and she where a noun or a verb such as *became* may tell what they are, in text order."""
    for sentence in parsed.sentences:
        for token in sentence.tokens if "nsubj" in sentence.relations else ():
            if token.lower in ("he", "she") and token.relation == "nsubj":
                governor = sentence.head(token)
                copula = governor is not None and sentence.child(governor, "cop") is not None
                if governor is not None and (governor.lower in _BECOMES or (copula and governor.upos in _NOUNS)):
                    yield Reference(token.span, token.span, sentence, token)


def owners_of_bodies(parsed: ParsedText) -> Iterator[tuple[Reference, Token]]:
    """The words for whoever owns a body, and the noun for it, in text order: his (company); Ann Lee's (firm)."""
    for sentence in parsed.sentences:
        for token in sentence.tokens if "nmod:poss" in sentence.relations else ():
            head = sentence.head(token) if token.deprel == "nmod:poss" else None
            if head is not None and head.lower in BODIES:
                yield Reference(token.span, token.span, sentence, token), head


def owners_in(parsed: ParsedText, lexicon: Lexicon) -> Iterator[Reference]:
    """The words beside a role that stand for its owner, in text order: his (lawyer), (founder) of the company."""
    for sentence in parsed.sentences:
        for token in sentence.tagged(_LOOKING_BACK) if "nmod" in sentence.relations else ():
            head = sentence.head(token) if token.relation == "nmod" else None
            if head is None:
                continue
            if token.deprel != "nmod:poss" and not (
                is_body_noun(token.lower, lexicon) and _is_definite(sentence, token)
            ):
                continue
            noun = head.lower
            if noun in lexicon.role_nouns or noun in lexicon.group_nouns or noun in lexicon.person_nouns:
                yield Reference(token.span, token.span, sentence, token)


def _is_named(sentence: Sentence, head: Token) -> bool:
    """Tell whether a name follows a description or stands beside it: the senator, Ann Lee, …"""
    end = describe_at(sentence, head).end
    after = [t for t in sentence.tokens[head.index + 1 : head.index + 24] if t.start >= end][:2]
    named = bool(after) and after[-1 if after[0].text == "," else 0].upos == "PROPN"
    return named or sentence.child(head, "appos", "flat", "conj") is not None


def gender_of(head: Token, lexicon: Lexicon) -> Gender | None:
    """The gender that a description's head shows: chairwoman, mother."""
    return lexicon.gendered_nouns.get(head.lower)


def is_definite(sentence: Sentence, head: Token) -> bool:
    """Tell whether a description means somebody known: the mayor, this man."""
    return any(t.lower in ("the", "this", "that") for t in sentence.children(head, "det"))
