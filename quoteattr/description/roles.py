"""Stage 6b: read a role phrase, such as “a professor of law at Duke University”, into titles and affiliations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.description.bodies import (
    BASED,
    CLAUSES,
    DETERMINERS,
    LINKS,
    OWNERS,
    POSSESSIVES,
    QUANTITIES,
    Word,
    bare,
    body,
    group_end,
    is_abbreviation,
    is_body_noun,
    names_before,
    words_of,
)
from quoteattr.model import Affiliation, Span, Tenure, Title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quoteattr.graph import Token
    from quoteattr.lexicon import Lexicon

_FIELD_LINKS = frozenset("of for on to".split())
# An ambassador to Norway serves Norway no more than a professor of law serves the law.
_SENT = frozenset("ambassador envoy emissary liaison nuncio representative".split())
# Roles that are sent, speak or work for somebody who need not have a proper name: a spokesman for the ministry.
_SPEAKS_FOR = frozenset("spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople".split())
# Journalists and scholars, whose beat may look like a body: House editor for the Ely Post.
_BEATS = frozenset(
    "adviser advisor analyst chief columnist correspondent counsel director economist editor expert fellow "
    "historian manager professor reporter researcher scholar specialist strategist".split()
)
_FORMER = frozenset("former ex ex- one-time onetime erstwhile then past retired previous".split())
_ACTING = frozenset("acting interim provisional".split())
_INCOMING = frozenset("incoming elect designate".split())
# What a party's member is to somebody, and no title: her Republican opponent.
_PEERS = frozenset("ally colleague counterpart foe opponent rival".split())
# What makes a title of a party's member: the top Democrat on the committee.
_RANKS = frozenset("top ranking senior lead leading".split())


@frozen
class Facts:
    """Titles and affiliations that one place in the text states for a speaker.

    `owners` are words that stand for whom the speaker serves and are still to be resolved:
    *his* lawyer, *the company*'s founder.
    """

    titles: tuple[Title, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    owners: tuple[Span, ...] = ()

    def __add__(self, other: Facts) -> Facts:
        return Facts(self.titles + other.titles, self.affiliations + other.affiliations, self.owners + other.owners)

    def __bool__(self) -> bool:
        return bool(self.titles or self.affiliations)


NOTHING = Facts()


def serving(spans: Iterable[Span | None], text: str) -> Facts:
    """Facts that state affiliations only."""
    return Facts((), tuple(Affiliation(span.of(text), span) for span in spans if span))


def is_role(word: Word | Token, lexicon: Lexicon) -> bool:
    """Tell whether a word names a role, job, office or rank: mayor, Gov., co-founder; not a 12-member (panel)."""
    lower = word.lower.removesuffix("-elect").removesuffix("-designate")
    first, _, last = lower.rpartition("-")
    compound = bool(first) and not word.text.isupper() and not first[:1].isdigit()
    known = lower in lexicon.role_nouns or (compound and last in lexicon.role_nouns)
    return known or is_abbreviation(word, lexicon)


def read_role(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> Facts:
    """Read a role phrase, with what is coordinated in it; nothing where no word of it names a role.

    a professor of law at Duke University   -> professor of law; Duke University
    Russia director at Eurasia Group        -> Russia director; Eurasia Group
    the Clark campaign's spokesman          -> spokesman; Clark campaign
    a developer and mayor of Ely            -> developer, mayor; Ely
    """
    found = NOTHING
    for words in _conjuncts(words_of(tokens, text, lexicon), lexicon):
        found += _conjunct(words, text, lexicon)
    return found


def _conjuncts(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Sequence[Word]]:
    """Part a phrase where another role begins: “director of Aid | and a professor at Ely”."""
    begin = 0
    for place, word in enumerate(words):
        again = word.lower in ("and", ",", ";", "turned") and _opens_role(words[place + 1 : place + 8], lexicon)
        earlier = words[begin:place]
        if again and (_office(earlier, lexicon) or any(is_role(w, lexicon) or _is_party(w, lexicon) for w in earlier)):
            yield words[begin:place]
            begin = place + 1
    yield words[begin:]


def _is_party(word: Word, lexicon: Lexicon) -> bool:
    return word.capital and word.lower in lexicon.parties


def _opens_role(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether words begin with a noun group that ends in a role: a former campaign manager."""
    for word in words:
        if is_role(word, lexicon):
            return True
        if word.lower in LINKS or word.lower in CLAUSES or (word.upos in ("PUNCT", "VERB", "AUX") and not word.capital):
            return False
    return False


def _conjunct(words: Sequence[Word], text: str, lexicon: Lexicon) -> Facts:
    noun = _office(words, lexicon) or _role_noun(words, lexicon)
    if noun is None:
        return _party_member(words, text, lexicon)
    start, last = noun
    start = _title_start(words, start, lexicon)
    end, after, served = _complements(words, last, lexicon)
    before = names_before(words, start, lexicon) or _owner(words, start, last)
    if after and any(word.lower.endswith(BASED) for word in words[:start]):
        before = []  # a Tarn-based president of the Harbour Trust
    if before and after and _is_beat(words, start, last, before, lexicon):
        start, before = next(place for place, word in enumerate(words) if word.start == before[0].start), []
    span = Span(words[start].start, words[end].end)
    title = Title(span.of(text), span, _tenure(words[: end + 1]))
    owners = () if before else _anaphoric_owner(words, start)
    return Facts((title,), owners=(*owners, *served)) + serving([*before, *after], text)


def _anaphoric_owner(words: Sequence[Word], start: int) -> tuple[Span, ...]:
    """The word before a title that stands for its owner: his | lawyer, the company's | founder."""
    place = start - 1
    while place > 0 and (words[place].lower in POSSESSIVES or words[place].upos in ("ADJ", "NUM")):
        place -= 1
    if place < 0:
        return ()
    word = words[place]
    owned = place + 1 < start and words[place + 1].lower in POSSESSIVES
    return (Span(word.start, word.end),) if word.lower in OWNERS or (owned and word.upos == "NOUN") else ()


def _owner(words: Sequence[Word], start: int, last: int) -> list[Span]:
    """Whom a spokesman speaks for, though it has no proper name: the ministry's | spokesman."""
    if start < 2 or words[start - 1].lower not in POSSESSIVES or words[last].lower not in _SPEAKS_FOR:
        return []
    begin = start - 2
    while begin > 0 and words[begin - 1].upos in ("NOUN", "ADJ") and words[begin - 1].lower not in DETERMINERS:
        begin -= 1
    return [Span(words[begin].start, words[start - 2].end)]


def _tenure(words: Sequence[Word]) -> Tenure | None:
    """What the words of a title and those before it say of its tenure: former, acting, mayor-elect."""
    for word in words:
        lower = word.lower
        if lower in _FORMER or lower.startswith(("ex-", "then-")):
            return Tenure.FORMER
        if lower in _ACTING:
            return Tenure.ACTING
        if lower in _INCOMING or lower.endswith(("-elect", "-designate")):
            return Tenure.INCOMING
    return None


def _is_beat(words: Sequence[Word], start: int, last: int, before: Sequence[Span], lexicon: Lexicon) -> bool:
    """Tell whether a name before a role is its field, not a body: Russia director at Eurasia Group."""
    if len(before) > 1 or words[start].capital or words[last].lower not in _BEATS:
        return False
    inside = [word for word in words[:start] if word.start >= before[0].start]
    if len(inside) > 1 and any(word.lower in lexicon.organization_words for word in inside):
        return False
    return inside[-1].lower not in lexicon.parties and inside[-1].lower not in POSSESSIVES


def opens_office(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether tokens begin with an office of two words or three: running mate; first lady."""
    lower = tuple(token.lower for token in tokens[:3])
    return lower[:2] in lexicon.offices or lower in lexicon.offices


def _office(words: Sequence[Word], lexicon: Lexicon) -> tuple[int, int] | None:
    """The first fixed office of several words: Secretary of State."""
    lower = tuple(word.lower for word in words)
    for first in range(len(lower)):
        if lower[first] in CLAUSES:
            return None
        for length in range(min(6, len(lower) - first), 1, -1):
            after = words[first + length] if first + length < len(words) else None
            goes_on = after is not None and after.capital and lower[first + length - 1] == "states"
            owns = after is not None and after.lower in POSSESSIVES
            if lower[first : first + length] in lexicon.offices and not owns and not goes_on:
                return first, first + length - 1
    return None


def _role_noun(words: Sequence[Word], lexicon: Lexicon) -> tuple[int, int] | None:
    """The last role noun of the phrase's first noun group; none where the group's head owns no role."""
    found = None
    for place, word in enumerate(words):
        if word.lower in LINKS and not found and _is_inside_name(words, place):
            continue  # the University of Ely professor
        if word.lower in LINKS or word.lower in CLAUSES or (word.text in (",", "(") and found):
            break
        if found and word.lower in POSSESSIVES:
            found = None  # the senator's daughter
        elif is_role(word, lexicon) and not _is_fellow(words, place):
            found = place, place
        elif word.upos in ("VERB", "AUX", "SCONJ", "ADP") and (found or word.upos != "VERB") and not word.capital:
            break
    return found


def _is_inside_name(words: Sequence[Word], place: int) -> bool:
    following = words[place + 1] if place + 1 < len(words) else None
    return place > 0 and words[place - 1].capital and following is not None and following.capital


def _is_fellow(words: Sequence[Word], place: int) -> bool:
    """Tell whether *fellow* stands before another noun and is no role: fellow Democrats."""
    following = words[place + 1] if place + 1 < len(words) else None
    return words[place].lower == "fellow" and following is not None and following.upos in ("NOUN", "PROPN", "ADJ")


def _title_start(words: Sequence[Word], first: int, lexicon: Lexicon) -> int:
    """Where the title begins: its modifiers and the nouns that specify it belong to it."""
    while first > 0 and _specifies(words, first - 1, lexicon):
        first -= 1
    while words[first].lower in _EMPTY and not is_role(words[first], lexicon):
        first += 1
    return first


# Of a title, though a capital may begin them: Republican | Presidential candidate.
_ADJECTIVES = frozenset("congressional gubernatorial mayoral presidential senatorial vice-presidential".split())
# After these, a field is part of a body's name: Bureau of Security, Homeland Security | Secretary.
_OPENS_FIELD = frozenset({"of", "&", "and", "homeland", "national", "social"})
# What stands before a title and is no part of it: determiners of a kind, and what the writer thinks of somebody.
_EMPTY = frozenset(
    "other only own same various first-ever best worst greatest finest strongest smartest right wrong perfect ideal "
    "great good bad strong able capable persuasive passionate famous recognizable favorite favourite upstart beloved "
    "billionaire millionaire embattled outspoken fiery likely unlikely".split()
)


def _specifies(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    word = words[place]
    following = words[place + 1]
    if is_abbreviation(following, lexicon) and word.lower not in lexicon.title_modifiers and not is_role(word, lexicon):
        return False  # upstart | Sen.
    if word.lower in lexicon.title_modifiers or is_role(word, lexicon):
        return not _is_in_name(words, place, lexicon)
    if word.lower in _ADJECTIVES:
        return True
    if word.lower in lexicon.title_fields and word.capital and word.lower not in lexicon.parties:
        joined = place > 0 and words[place - 1].lower in _OPENS_FIELD
        written = words[place + 1].capital or word.text.isupper()  # Political Director; TV host
        return written and word.lower not in lexicon.organization_words and not joined
    if _is_portfolio(words, place, lexicon):
        return True
    if (
        word.capital
        or word.lower in DETERMINERS | QUANTITIES
        or word.lower.endswith(BASED)
        or word.lower in POSSESSIVES
    ):
        return False
    if word.lower in lexicon.organization_words and place > 0 and words[place - 1].capital:
        # the Clark campaign | spokesman; a Texas | school principal
        return words[place - 1].lower in lexicon.places and word.lower != "campaign"
    return (word.upos in ("NOUN", "ADJ") or "-" in word.text) and not word.text[:1].isdigit()  # a 34-year-old nurse


def _is_in_name(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a word that may modify a title is part of a body's name: National Security Agency | lawyer."""
    word, following = words[place], words[place + 1]
    if not word.capital or word.lower in ("former", "acting") or word.lower in lexicon.title_abbreviations:
        return False
    before = words[place - 1] if place else None
    return following.lower in lexicon.organization_words or (
        following.lower in POSSESSIVES and before is not None and before.capital
    )


def _is_portfolio(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a capitalised word between a country and a title is of the title: German Economy Minister."""
    word, before = words[place], words[place - 1] if place else None
    if before is None or not word.capital or not words[place + 1].capital:
        return False
    bodies = (lexicon.demonyms, lexicon.parties, lexicon.organization_words, lexicon.places)
    return before.lower in lexicon.demonyms and not any(word.lower in names for names in bodies)


def _complements(words: Sequence[Word], last: int, lexicon: Lexicon) -> tuple[int, list[Span], list[Span]]:
    """Where the title ends, the affiliations named after it, and words that stand for one: of the company."""
    end, at = last, last + 1
    found: list[Span] = []
    served: list[Span] = []
    while at < len(words) and words[at].lower in LINKS:
        link, stop = words[at].lower, group_end(words, at + 1, lexicon)
        group = words[at + 1 : stop]
        if not group:
            break
        named = body(group, lexicon)
        if link in _FIELD_LINKS and at == end + 1 and not found and _is_field(words[last], link, group, lexicon):
            stop = _field_end(words, stop)
            end = stop - 1
        elif named and not (link == "in" and (found or _lives_there(words, group, lexicon))):
            found.append(named)
        elif link == "for" and words[last].lower in _SPEAKS_FOR:
            named_for = bare(group)
            found.append(Span(named_for[0].start, named_for[-1].end))
        if not named and group[0].lower == "the" and is_body_noun(group[-1].lower, lexicon):
            served.append(Span(group[-1].start, group[-1].end))
        at = stop
    return end, found, served


def _field_end(words: Sequence[Word], stop: int) -> int:
    """Where a field ends that *and* goes on with, before another preposition: for rivers | and dams | at the trust."""
    if stop + 1 >= len(words) or words[stop].lower not in ("and", "&"):
        return stop
    at = stop + 1
    while at < len(words) and words[at].upos in ("NOUN", "ADJ") and not words[at].capital:
        at += 1
    return at if stop + 1 < at < len(words) and words[at].lower in LINKS else stop


def _lives_there(words: Sequence[Word], place: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether *in* says where one of many lives: a developer in Tarn; not the police chief in Ely."""
    return words[0].lower in ("a", "an") and not any(word.lower in lexicon.organization_words for word in place)


def _is_field(role: Word, link: str, group: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether a noun group after a role belongs to the title: of law, of Government Affairs, to Norway."""
    if link == "to":
        return role.lower in _SENT or (group[0].upos in ("NOUN", "ADJ") and group[0].lower not in DETERMINERS)
    if group[0].lower in DETERMINERS or group[0].upos not in ("NOUN", "ADJ", "PROPN", "VERB"):
        return False
    if link == "for" and role.lower in _SPEAKS_FOR:
        return False
    return all(word.lower in lexicon.title_fields for word in group if word.capital)


def _party_member(words: Sequence[Word], text: str, lexicon: Lexicon) -> Facts:
    """A party's member, a title only with a rank: a New York Democrat; the top Republican on the panel."""
    for place, word in enumerate(words[:7]):
        following = words[place + 1].lower if place + 1 < len(words) else ","
        last = following in LINKS or following in (",", ")") or following in _PEERS
        if _is_party(word, lexicon) and last:
            after = _complements(words, place, lexicon)[1]
            party = Span(word.start, word.end)
            rank = words[place - 1] if place and words[place - 1].lower in _RANKS else None
            span = Span(rank.start, word.end) if rank else party
            titles = (Title(span.of(text), span, _tenure(words[:place])),) if rank else ()
            before = [] if rank else names_before(words, place, lexicon)
            return Facts(titles) + serving([*before, party, *after], text)
        if word.upos in ("VERB", "AUX", "SCONJ") and not word.capital and word.lower not in lexicon.title_modifiers:
            break
    return NOTHING
