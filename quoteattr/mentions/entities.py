"""Stage 4a: what the recogniser's names are, as the whole text shows: companies that it took for people."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from quoteattr.graph import Entity, Sentence
from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoteattr.graph import ParsedText, Token
    from quoteattr.lexicon import Lexicon

# Legal suffixes: they show a company before them, whosever name it bears.
_SUFFIXES = frozenset("ag bancorp corp gmbh holdings inc incorporated llc llp lp ltd nv plc sa".split())
# What a person may be, and a company too: the developer Halden Homes.
_EITHER = frozenset(
    "builder developer distributor maker operator producer promoter provider publisher supplier".split()
)
# Who works for a body, not for a person: Rovers coach Ann Lee; the Halden analyst.
_STAFF = frozenset(
    "analyst captain ceo chairman chairwoman coach defender economist goalkeeper manager midfielder striker".split()
)
_NAMES = frozenset({"PER", "ORG", "LOC"})
_POSSESSIVES = frozenset({"'s", "'"})

Words = tuple[str, ...]


@frozen
class _Called:
    """One place where the recogniser saw a name: its tokens there, and its words without a possessive ending."""

    entity: Entity
    sentence: Sentence
    first: int
    last: int
    words: Words

    def beside(self, by: int) -> Token | None:
        """The token so many places before the name (-1, …) or after it (1, …)."""
        at = self.first + by if by < 0 else self.last + by
        return self.sentence.tokens[at] if 0 <= at < len(self.sentence.tokens) else None


def tell_bodies(parsed: ParsedText, lexicon: Lexicon) -> ParsedText:
    """Give a parse in which a name is a body's wherever the text shows that it is, not a person's.

    A name that no known first name begins is a body's where the text calls it one (the drugmaker
    Halden; Halden Plc; Halden, which …), where it is short for such a name, or where the
    recogniser itself mostly took it for one, if it is a single word.
    """
    called = [*_called(parsed, parsed.sentences), *_called(parsed, parsed.inner)]
    bodies = _bodies(called, lexicon)
    told = {id(each.entity): _as_body(each) for each in called if each.words in bodies}
    return evolve(parsed, entities=tuple(told.get(id(e), e) for e in parsed.entities)) if told else parsed


def _called(parsed: ParsedText, sentences: Iterable[Sentence]) -> Iterator[_Called]:
    """The names of people, bodies and places in sentences, in order."""
    starts = [entity.span.start for entity in parsed.entities]
    for sentence in sentences:
        within = parsed.entities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if not within:
            continue
        first_at = {token.start: token.index for token in sentence.tokens if not token.elided}
        for entity in within:
            first = first_at.get(entity.span.start)
            if first is None or entity.type not in _NAMES:
                continue
            last = first
            while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].start < entity.span.end:
                last += 1
            while last > first and sentence.tokens[last].lower in _POSSESSIVES:
                last -= 1
            words = tuple(token.lower for token in sentence.tokens[first : last + 1])
            yield _Called(entity, sentence, first, last, words[1:] if words[0] == "the" and words[1:] else words)


def _bodies(called: Iterable[_Called], lexicon: Lexicon) -> frozenset[Words]:
    """The names that are bodies', whatever they were taken for."""
    votes: dict[Words, Counter[str]] = {}
    for each in called:
        votes.setdefault(each.words, Counter()).update([each.entity.type, *_tells(each, lexicon)])
    open_names = {words: found for words, found in votes.items() if _is_open(words, lexicon)}
    surnames = {words[-1] for words, found in votes.items() if len(words) > 1 and found["PER"]}
    surnames -= {words[-1] for words, found in open_names.items() if _is_body(words, found)}
    bodies = {words for words, found in open_names.items() if words[-1] not in surnames and _is_body(words, found)}
    whole = {words[0] for words in votes if len(words) > 1 and _ends_as_body(words, lexicon)} - surnames
    short = {words for words, found in open_names.items() if len(words) == 1 and words[0] in whole}
    return frozenset(words for words in bodies | short if not votes[words]["person"])


def _ends_as_body(words: Words, lexicon: Lexicon) -> bool:
    """Tell whether a name ends as a body's does; not a person's with a body behind it: Ann Lee of the Ely Trust."""
    if "of" in words[1:-1] and words[0] not in lexicon.organization_words:
        return False
    return words[-1] in lexicon.organization_words or words[-1] in lexicon.company_endings


def _is_open(words: Words, lexicon: Lexicon) -> bool:
    """Tell whether no word of a name shows it to be a person's, or a document's."""
    known = words[0] in lexicon.first_names or words[0] in lexicon.honorifics
    return not known and words[-1] not in lexicon.document_nouns


def _is_body(words: Words, found: Counter[str]) -> bool:
    """Tell whether more speaks for a body than for a person."""
    if found["body"] > found["person"]:
        return True
    return len(words) == 1 and found["ORG"] > found["PER"] + found["LOC"]


def _tells(each: _Called, lexicon: Lexicon) -> Iterator[str]:
    """What the words around a name say that it is: “body” or “person”, as often as they do."""
    before, after = each.beside(-1), each.beside(1)
    if len(each.words) > 1 and _ends_as_body(each.words, lexicon):
        yield "body"
    if after is not None and after.lower.rstrip(".") in _SUFFIXES:
        yield "body"
    if before is not None and _calls_a_body(before, lexicon):
        yield "body"
    if before is not None and _calls_a_person(before, lexicon):
        yield "person"
    if len(each.words) == 1 and after is not None and after.text in _STAFF and after.upos == "NOUN":
        yield "body"
    follower = each.beside(2) if after is not None and after.text == "," else after
    if follower is not None and follower.lower in ("who", "whom"):
        yield "person"
    if follower is not None and follower.lower == "which":
        yield "body"
    yield from _apposed(each, lexicon)


def _calls_a_body(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a common noun says what a body is: drugmaker, airline."""
    word = token.lower
    maker = word.endswith("maker") and word not in lexicon.role_nouns and word not in lexicon.person_nouns
    known = maker or word in lexicon.organization_words
    return known and token.text.islower() and token.upos in ("NOUN", "PROPN")


def _calls_a_person(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word before a name, or beside it, shows that it is a person's: Mr., the senator."""
    persons = (lexicon.honorifics, lexicon.role_nouns, lexicon.person_nouns)
    return token.lower not in _EITHER and any(token.lower in nouns for nouns in persons)


def _apposed(each: _Called, lexicon: Lexicon) -> Iterator[str]:
    """What an apposition says: Halden, the manufacturer; the airline, Halden, …; Lind, a nurse."""
    head = each.sentence.topmost(each.first, each.last)
    governor = each.sentence.head(head) if head.relation == "appos" else None
    after = each.beside(1)
    follows = after is not None and after.text == ","  # Ann Lee of the Ely Trust, a charity, …: that is the trust
    explained = each.sentence.children(head, "appos") if follows else ()
    for noun in chain(explained, [governor] if governor is not None else []):
        if _calls_a_person(noun, lexicon):
            yield "person"
        if _calls_a_body(noun, lexicon):
            yield "body"


def _as_body(each: _Called) -> Entity:
    """A name as a body's, with the suffix of a company after it: Halden Plc."""
    after = each.beside(1)
    suffix = after is not None and after.lower.rstrip(".") in _SUFFIXES
    last = each.sentence.tokens[each.last]
    return Entity(Span(each.entity.span.start, after.end if suffix and after is not None else last.end), "ORG")
