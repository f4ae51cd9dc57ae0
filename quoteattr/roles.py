"""Stage 6a: read a role phrase, such as “a professor of law at Duke University”, into titles and affiliations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.model import Affiliation, Span, Title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.graph import Token
    from quoteattr.lexicon import Lexicon

_LINKS = frozenset("of at for with in from to on under".split())
_TITLE_LINKS = frozenset("of for to".split())
_CLAUSES = frozenset("who whose which whom that where when".split())
_JOINERS = frozenset({"of", "for", "and", "&", "on", "the", "de", "du", "'s", "'"})
_DETERMINERS = frozenset("a an the its his her their our my this that".split())
_POSSESSIVES = frozenset({"'s", "'"})
_BASED = "-based"


@frozen
class Facts:
    """Titles and affiliations that one place in the text states for a speaker."""

    titles: tuple[Title, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()

    def __add__(self, other: Facts) -> Facts:
        return Facts(self.titles + other.titles, self.affiliations + other.affiliations)

    def __bool__(self) -> bool:
        return bool(self.titles or self.affiliations)


NOTHING = Facts()


@frozen
class Word:
    """A word as written: tokens that a hyphen joins are one."""

    text: str
    start: int
    end: int
    upos: str

    @property
    def lower(self) -> str:
        """The word in lower case, with plain apostrophes."""
        return self.text.lower().replace("’", "'")

    @property
    def capital(self) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.text[:1].isupper()


def words_of(tokens: Sequence[Token], text: str) -> list[Word]:
    """Join tokens that a hyphen joins: vice-presidential, AFL-CIO, Ely-based."""
    words: list[Word] = []
    for token in tokens:
        last = words[-1] if words else None
        hyphen = "-" in (token.text, last.text[-1:] if last else "")
        if last and hyphen and token.start == last.end and (token.text == "-" or last.text.endswith("-")):
            words[-1] = Word(text[last.start : token.end], last.start, token.end, token.upos)
        else:
            words.append(Word(token.text, token.start, token.end, token.upos))
    return words


def is_role(word: Word | Token, lexicon: Lexicon) -> bool:
    """Tell whether a word names a role, job, office or rank: mayor, Gov., co-founder."""
    lower = word.lower
    last = "" if word.text.isupper() else lower.rpartition("-")[2]
    return lower in lexicon.title_abbreviations or lower in lexicon.role_nouns or last in lexicon.role_nouns


def read_role(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> Facts:
    """Read a role phrase, with what is coordinated in it; nothing where no word of it names a role.

    a professor of law at Duke University   -> professor of law; Duke University
    Russia director at Eurasia Group        -> Russia director; Eurasia Group
    the Clark campaign's spokesman          -> spokesman; Clark campaign
    a developer and mayor of Ely            -> developer, mayor; Ely
    """
    found = NOTHING
    for words in _conjuncts(words_of(tokens, text), lexicon):
        found += _conjunct(words, text, lexicon)
    return found


def _conjuncts(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Sequence[Word]]:
    """Part a phrase where another role begins: “director of Aid | and a professor at Ely”."""
    begin = 0
    for place, word in enumerate(words):
        again = word.lower in ("and", ",", ";") and _opens_role(words[place + 1 : place + 7], lexicon)
        if again and any(is_role(earlier, lexicon) for earlier in words[begin:place]):
            yield words[begin:place]
            begin = place + 1
    yield words[begin:]


def _opens_role(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether words begin with a noun group that ends in a role: a former campaign manager."""
    for word in words:
        if is_role(word, lexicon):
            return True
        if word.lower in _LINKS or word.lower in _CLAUSES or word.upos in ("PUNCT", "VERB", "AUX"):
            return False
    return False


def _conjunct(words: Sequence[Word], text: str, lexicon: Lexicon) -> Facts:
    noun = _office(words, lexicon) or _role_noun(words, lexicon)
    if noun is None:
        return _party_member(words, text, lexicon)
    first, last = noun
    first = _title_start(words, first, lexicon)
    end, after = _complements(words, last, lexicon)
    before = _before_title(words, first, lexicon)
    if before and after and _is_field(words, first, before, lexicon):
        first, before = first - 1, None
    title = Span(words[first].start, words[end].end)
    return Facts(
        (Title(title.of(text), title),),
        tuple(Affiliation(span.of(text), span) for span in (before, *after) if span),
    )


def _is_field(words: Sequence[Word], first: int, before: Span, lexicon: Lexicon) -> bool:
    """Tell whether the word before a role is a field of it, not a body: Russia director at Eurasia Group."""
    word = words[first - 1]
    single = before == Span(word.start, word.end)
    return single and not (
        words[first].capital or word.lower in lexicon.parties or word.lower in lexicon.organization_words
    )


def _office(words: Sequence[Word], lexicon: Lexicon) -> tuple[int, int] | None:
    """The first fixed office of several words: Secretary of State."""
    lower = tuple(word.lower for word in words)
    for first in range(len(lower)):
        if lower[first] in _CLAUSES:
            return None
        for length in range(min(6, len(lower) - first), 1, -1):
            owns = first + length < len(lower) and lower[first + length] in _POSSESSIVES
            if lower[first : first + length] in lexicon.offices and not owns:
                return first, first + length - 1
    return None


def _role_noun(words: Sequence[Word], lexicon: Lexicon) -> tuple[int, int] | None:
    """The last role noun of the phrase's first noun group."""
    found = None
    for place, word in enumerate(words):
        if word.lower in _LINKS or word.lower in _CLAUSES or (word.text == "," and found):
            break
        if is_role(word, lexicon):
            found = place, place
        elif word.upos in ("VERB", "AUX", "SCONJ", "ADP") and (found or word.upos != "VERB"):
            break
    return found


def _title_start(words: Sequence[Word], first: int, lexicon: Lexicon) -> int:
    """Where the title begins: its modifiers and the nouns that specify it belong to it."""
    while first > 0 and _specifies(words, first - 1, lexicon):
        first -= 1
    return first


def _specifies(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    word = words[place]
    if word.lower in lexicon.title_modifiers or is_role(word, lexicon):
        return True
    if _is_portfolio(words, place, lexicon):
        return True
    if word.capital or word.lower in _DETERMINERS or word.lower.endswith(_BASED):
        return False
    if word.lower in lexicon.organization_words and place > 0 and words[place - 1].capital:
        return False  # the Clark campaign spokesman
    return word.upos in ("NOUN", "ADJ") or "-" in word.text


def _is_portfolio(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a capitalised word between a country and a title is of the title: German Economy Minister."""
    word, before = words[place], words[place - 1] if place else None
    if before is None or not word.capital or not words[place + 1].capital:
        return False
    bodies = (lexicon.demonyms, lexicon.parties, lexicon.organization_words, lexicon.places)
    return before.lower in lexicon.demonyms and not any(word.lower in names for names in bodies)


def _before_title(words: Sequence[Word], first: int, lexicon: Lexicon) -> Span | None:
    """The organisation, party or place named before a title: Ohio Gov., the Clark campaign's spokesman."""
    end = first
    if end > 0 and words[end - 1].lower in _POSSESSIVES:
        end -= 1
    begin = end
    while begin > 0 and _names_body(words, begin - 1, lexicon, last=begin == end):
        begin -= 1
    while begin < end and (words[begin].lower in lexicon.title_modifiers or words[begin].lower in _JOINERS):
        begin += 1
    if begin == end:
        return None
    if words[end - 1].lower.endswith(_BASED):
        return Span(words[begin].start, words[end - 1].end - len(_BASED))
    return Span(words[begin].start, words[end - 1].end)


def _names_body(words: Sequence[Word], place: int, lexicon: Lexicon, *, last: bool) -> bool:
    """Tell whether a word can be part of a proper name that stands before a title."""
    word = words[place]
    if word.capital:
        return word.upos not in ("PRON", "NUM", "ADP") and word.lower not in _DETERMINERS
    if last:
        return word.lower in lexicon.organization_words and place > 0 and words[place - 1].capital
    return word.lower in ("&", "of", "and", "for") and place > 0 and words[place - 1].capital


def _complements(words: Sequence[Word], last: int, lexicon: Lexicon) -> tuple[int, list[Span]]:
    """Where the title ends, and the affiliations named after it."""
    end, at = last, last + 1
    found: list[Span] = []
    while at < len(words) and words[at].lower in _LINKS:
        link = words[at].lower
        stop = _group_end(words, at + 1)
        body = _body(words[at + 1 : stop], lexicon)
        if body:
            if not (found and link == "in"):
                found.append(body)
        elif link == "for" and words[last].lower.startswith("spokes") and stop > at + 1:
            found.append(_without_determiner(words[at + 1 : stop]))
        elif link in _TITLE_LINKS and at == end + 1 and not found and _is_bare(words[at + 1 : stop]):
            end = stop - 1
        if stop <= at + 1:
            break
        at = stop
    return end, found


def _without_determiner(group: Sequence[Word]) -> Span:
    first = 1 if len(group) > 1 and group[0].lower in _DETERMINERS else 0
    return Span(group[first].start, group[-1].end)


def _is_bare(group: Sequence[Word]) -> bool:
    """Tell whether a noun group has no determiner: of law, for policy."""
    return bool(group) and group[0].lower not in _DETERMINERS and group[0].upos in ("NOUN", "ADJ", "PROPN")


def _group_end(words: Sequence[Word], begin: int) -> int:
    """One past the last word of the noun group that follows a preposition."""
    at = begin
    while at < len(words):
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else None
        after_next = words[at + 2] if at + 2 < len(words) else None
        inside = at > begin and words[at - 1].capital
        joins = (
            word.lower in _JOINERS
            and following is not None
            and (
                following.capital
                or (following.lower in ("the", "of") and after_next is not None and after_next.capital)
            )
        )
        if word.lower in _JOINERS and inside and joins:
            at += 1
            continue
        if word.lower in _LINKS or word.lower in _CLAUSES or word.text in (",", ";", ":", "(", ")"):
            break
        if word.upos in ("VERB", "AUX", "SCONJ", "CCONJ", "PUNCT") and not word.capital:
            break
        at += 1
    return at


def _body(group: Sequence[Word], lexicon: Lexicon) -> Span | None:
    """The proper name in a noun group: the libertarian Ely Institute -> Ely Institute."""
    first = next((i for i, w in enumerate(group) if w.capital and w.lower not in lexicon.title_abbreviations), None)
    if first is None or group[first].lower in lexicon.calendar:
        return None
    if group[first].lower.endswith(_BASED):
        return _body(group[first + 1 :], lexicon)
    last = first
    for place in range(first + 1, len(group)):
        word = group[place]
        if word.capital or (word.lower in lexicon.organization_words and place == last + 1):
            last = place
        elif word.lower not in _JOINERS:
            break
    return Span(group[first].start, group[last].end)


def _party_member(words: Sequence[Word], text: str, lexicon: Lexicon) -> Facts:
    """A party's member: a New York Democrat; a Republican from Ohio."""
    for place, word in enumerate(words[:6]):
        if (
            word.capital
            and word.lower in lexicon.parties
            and (place + 1 == len(words) or words[place + 1].lower in _LINKS)
        ):
            party = Span(word.start, word.end)
            spans = [party, *_complements(words, place, lexicon)[1]]
            return Facts((), tuple(Affiliation(span.of(text), span) for span in spans))
    return NOTHING
