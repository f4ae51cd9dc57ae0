"""Stage 6a: the words of a description, and the organisations, parties and places among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.graph import Token
    from quoteattr.lexicon import Lexicon

LINKS = frozenset("of at for with in from to on under within behind".split())
CLAUSES = frozenset("who whose which whom that where when".split())
DETERMINERS = frozenset("a an the its his her their our my this that these those".split())
OWNERS = frozenset("his her their its our my".split())
POSSESSIVES = frozenset({"'s", "'"})
BASED = "-based"
_JOINERS = frozenset({"of", "for", "and", "&", "on", "the", "de", "du", "'s", "'"})
# Nouns that stand for whatever organisation is in view: the company, the club.
GENERIC = frozenset(
    "company firm group agency organization organisation club team corporation chain carrier airline retailer "
    "newspaper paper publication website magazine station network nonprofit charity startup business".split()
)
QUANTITIES = frozenset("all another any both each every few many more most other several some such two three".split())
# Oxford-trained, Tarn-born, award-winning: adjectives, whatever capital they begin with.
_ADJECTIVES = ("ed", "born", "bred", "style", "era", "winning", "owned", "led", "run", "speaking", "born", "old")
# Party names that are common adjectives: at the head of a sentence their capital says nothing.
# Titles that are written as initials.
_INITIALS = frozenset("dc mp msp pc pfc pm vp".split())
# Bodies whose names an adjective begins, at the head of a sentence too.
_NAMES = frozenset(
    {"federal reserve", "high court", "national guard", "supreme court", "united nations", "white house"}
)
_COMMON = frozenset(
    "bloc centrist conservative conservatives green greens independent independents labor labour liberal liberals "
    "nationalist populist populists reform unionist".split()
)
# Words that make an organisation of the party adjective before them: the Republican Party.
_PARTY_BODIES = frozenset("party national committee caucus governors senatorial congressional association".split())


@frozen
class Word:
    """A word as written: tokens that a hyphen joins are one.

    `capital` tells whether it begins with a capital letter that says something: not only
    because the sentence begins there.
    """

    text: str
    start: int
    end: int
    upos: str
    capital: bool

    @property
    def lower(self) -> str:
        """The word in lower case, with plain apostrophes."""
        return self.text.lower().replace("’", "'")


def words_of(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> list[Word]:
    """Join tokens that a hyphen joins: vice-presidential, AFL-CIO, Ely-based."""
    words: list[Word] = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=False):  # none, and nothing follows it
        last = words[-1] if words else None
        if last and token.start == last.end and (token.text.startswith("-") or last.text.endswith("-")):
            words[-1] = Word(text[last.start : token.end], last.start, token.end, token.upos, last.capital)
        else:
            words.append(Word(token.text, token.start, token.end, token.upos, _is_capital(token, following, lexicon)))
    return words


def _is_capital(token: Token, following: Token | None, lexicon: Lexicon) -> bool:
    lower = token.lower
    if not token.text[:1].isupper() or lower in DETERMINERS or lower in QUANTITIES:
        return False
    pair = f"{lower} {following.lower}" if following is not None else lower
    if pair in lexicon.places or pair in lexicon.demonyms or pair in _NAMES:
        return True
    if token.index > 0 or token.upos == "PROPN" or token.text.isupper():
        return token.index > 0 or lower not in _COMMON
    return lower in lexicon.demonyms or lower in lexicon.places or (lower in lexicon.parties and lower not in _COMMON)


def bare(group: Sequence[Word]) -> Sequence[Word]:
    """A noun group without the determiners and quantities that open it: several (officials)."""
    first = 0
    while first < len(group) - 1 and group[first].lower in DETERMINERS | QUANTITIES:
        first += 1
    return group[first:]


def group_end(words: Sequence[Word], begin: int, lexicon: Lexicon) -> int:
    """One past the last word of the noun group that follows a preposition."""
    at = begin
    while at < len(words):
        word = words[at]
        if word.lower in _JOINERS and at > begin and words[at - 1].capital and _goes_on(words, at):
            at += 1
            continue
        if word.lower in LINKS or word.lower in CLAUSES or word.text in (",", ";", ":", "(", ")"):
            break
        breaks = word.upos in ("VERB", "AUX", "SCONJ", "CCONJ", "PUNCT") and not word.capital and word.text != "&"
        if breaks and not (at > begin and word.lower in lexicon.title_fields):
            break
        at += 1
    return at


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Tell whether a small word within a proper name is followed by more of it: the Institute of | the North."""
    following = words[at + 1] if at + 1 < len(words) else None
    after_next = words[at + 2] if at + 2 < len(words) else None
    if following is None:
        return False
    if following.capital:
        return True
    small = ("the", "of", "'s") if words[at].lower != "for" else ("the", "a", "an")
    return following.lower in small and after_next is not None and after_next.capital


def body(group: Sequence[Word], lexicon: Lexicon) -> Span | None:
    """The proper name in a noun group: the libertarian Ely Institute -> Ely Institute.

    A common noun for a body belongs to the name before it: the Clark campaign, the Clark super PAC.
    """
    first = next((place for place, word in enumerate(group) if _opens_body(word, lexicon)), None)
    if first is None or group[first].lower in lexicon.calendar:
        return None
    if group[first].lower.endswith(BASED):
        rest = body(group[first + 1 :], lexicon)
        return rest or Span(group[first].start, group[first].end - len(BASED))
    last = first
    person = first > 0 and (is_abbreviation(group[first - 1], lexicon) or group[first - 1].lower in lexicon.honorifics)
    for place in range(first + 1, len(group)):
        word = group[place]
        if person and word.lower == "of":  # Gov. Ann Lee | of Ohio
            break
        if word.lower in POSSESSIVES and not _goes_on(group, place):
            break
        if word.capital or word.lower in lexicon.organization_words:
            last = place
        elif word.lower not in _JOINERS | {"a", "an"} and (
            word.upos not in ("NOUN", "ADJ", "NUM") or word.lower in lexicon.calendar
        ):
            break
    kind = first == last < len(group) - 1 and group[first].lower in lexicon.demonyms
    return None if kind else Span(group[first].start, group[last].end)  # American television history


def is_abbreviation(word: Word | Token, lexicon: Lexicon) -> bool:
    """Tell whether a word is a title cut short: Gov., Sen, MP; capitals without a point are mostly initials: RT."""
    bare_initials = word.text.isupper() and word.text.isalpha() and word.lower not in _INITIALS
    return word.lower in lexicon.title_abbreviations and not bare_initials


def _opens_body(word: Word, lexicon: Lexicon) -> bool:
    lower = word.lower
    return (
        word.capital
        and word.upos != "PRON"
        and not is_abbreviation(word, lexicon)
        and (lower not in lexicon.honorifics or word.text.isupper())
        and not is_adjective(word)
    )


def is_body_noun(noun: str, lexicon: Lexicon) -> bool:
    """Tell whether a common noun in lower case names a kind of organisation: company, ministry."""
    return noun in GENERIC or noun in lexicon.organization_words


def is_member(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun calls one member of a party: a Democrat, the Tory; not Labour."""
    plurals = (token.lower + "s", token.lower[:-1] + "ies")
    return token.lower in lexicon.parties and any(plural in lexicon.parties for plural in plurals)


def is_adjective(word: Word) -> bool:
    """Tell whether a compound with a capital is an adjective and names no body: Oxford-trained."""
    head, hyphen, last = word.text.rpartition("-")
    return bool(hyphen and head) and last.islower() and last != "based" and last.endswith(_ADJECTIVES)


def names_before(words: Sequence[Word], end: int, lexicon: Lexicon) -> list[Span]:
    """The organisation, party and place named before a title: Ohio | Gov., the Clark campaign's | spokesman."""
    if end > 0 and words[end - 1].lower in POSSESSIVES:
        end -= 1
    begin = end
    while begin > 0 and _names_body(words, begin - 1, lexicon, last=begin == end):
        begin -= 1
    while begin < end and (_modifies(words[begin], lexicon) or words[begin].lower in _JOINERS):
        begin += 1
    # Ivy League-trained: what stands before such an adjective is part of it.
    begin = max((place + 1 for place in range(begin, end) if is_adjective(words[place])), default=begin)
    return _parted(words[begin:end], lexicon)


def _modifies(word: Word, lexicon: Lexicon) -> bool:
    return word.lower in lexicon.title_modifiers and (not word.capital or word.lower in ("former", "acting", "ex"))


def _names_body(words: Sequence[Word], place: int, lexicon: Lexicon, *, last: bool) -> bool:
    """Tell whether a word can be part of a proper name that stands before a title."""
    word = words[place]
    if word.capital:
        honorific = word.text.endswith(".") and word.lower in lexicon.honorifics  # Mr. | Mayor
        return word.upos not in ("PRON", "NUM", "ADP") and word.lower not in lexicon.calendar and not honorific
    if last:
        return word.lower in lexicon.organization_words and place > 0 and words[place - 1].capital
    return word.lower in ("&", "of", "and", "for", "'s") and place > 0 and words[place - 1].capital


def _parted(words: Sequence[Word], lexicon: Lexicon) -> list[Span]:
    """Part a party from the place beside it, and a seat from what it is the seat of: New York | Democrat."""
    if not words:
        return []
    based = next((place for place, word in enumerate(words) if word.lower.endswith(BASED)), None)
    if based is not None:
        seat = Span(words[0].start, words[based].end - len(BASED))
        return [seat, *_parted(words[based + 1 :], lexicon)]
    for place, word in enumerate(words):
        following = words[place + 1].lower if place + 1 < len(words) else ""
        if word.lower in lexicon.parties and not (
            following in _PARTY_BODIES or following in lexicon.organization_words
        ):
            around = (words[:place], [word], words[place + 1 :])
            return [Span(part[0].start, part[-1].end) for part in around if part]
    return [Span(words[0].start, words[-1].end)]
