"""Stage 6a: read a role phrase, such as “a professor of law at Duke University”, into titles and affiliations."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteattr.graph import Token
from quoteattr.lexicon import Lexicon
from quoteattr.model import Affiliation, Span, Title

_LINKS = frozenset("of at for with in from to on under".split())
_SKIPPED = frozenset({"DET", "NUM", "PUNCT"})
_POSSESSIVES = frozenset({"'s", "'"})
_JOINERS = frozenset({"of", "and", "&", "for", "on", "the", "in", "'s", "-", "de", "to"})


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


def is_capital(token: Token) -> bool:
    """Tell whether a token begins with a capital letter."""
    return token.text[:1].isupper()


def is_role(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word names a role, job, office or rank."""
    return token.lower in lexicon.role_nouns or token.lower in lexicon.title_abbreviations


def read_role(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> Facts:
    """Read a role phrase; nothing where no word of it names a role.

    a professor of law at Duke University  -> professor of law; Duke University
    Russia director at Eurasia Group       -> Russia director; Eurasia Group
    the Clinton campaign's spokesman       -> spokesman; Clinton campaign
    """
    office = _office(tokens, lexicon)
    noun = office or _role_noun(tokens, lexicon)
    if noun is None:
        return NOTHING
    first, last = noun
    start, before = _premodifiers(tokens, first, lexicon)
    end, after = _complements(tokens, last, lexicon)
    if after and not office and start > 0 and is_capital(tokens[start - 1]) and not is_capital(tokens[first]):
        start, before = _inside_title(tokens, start, before)
    title = Span(tokens[start].start, tokens[end].end)
    spans = [*before, *after]
    return Facts(
        (Title(title.of(text), title),),
        tuple(Affiliation(span.of(text), span) for span in spans),
    )


def _inside_title(tokens: Sequence[Token], start: int, before: list[Span]) -> tuple[int, list[Span]]:
    """Keep a region or field in the title where the organisation follows: Russia director at Eurasia Group."""
    if len(before) == 1 and before[0] == tokens[start - 1].span:
        return start - 1, []
    return start, before


def _office(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, int] | None:
    """The first fixed office of several words: Secretary of State."""
    words = [token.lower for token in tokens]
    for first in range(len(words)):
        for length in range(min(6, len(words) - first), 1, -1):
            if tuple(words[first : first + length]) in lexicon.offices:
                return first, first + length - 1
    return None


def _role_noun(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, int] | None:
    """The last role noun of the phrase's first noun group, before any preposition or clause."""
    found = None
    for place, token in enumerate(tokens):
        if token.lower in _LINKS or token.upos in ("VERB", "AUX", "SCONJ") and not is_role(token, lexicon):
            break
        if token.lower in ("who", "which", "that") or (token.upos == "PUNCT" and found and token.text == ","):
            break
        if is_role(token, lexicon):
            found = place, place
    return found


def _premodifiers(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> tuple[int, list[Span]]:
    """Where the title begins, and the affiliations named before it."""
    start = first
    while start > 0 and _belongs(tokens[start - 1], tokens[start], lexicon):
        start -= 1
    end = start
    if end > 0 and tokens[end - 1].lower in _POSSESSIVES:
        end -= 1
    begin = end
    while begin > 0 and _names_body(tokens[begin - 1], lexicon, head=begin == end):
        begin -= 1
    while begin < end and (tokens[begin].lower in _JOINERS or tokens[begin].upos in ("DET", "PUNCT")):
        begin += 1
    return start, [Span(tokens[begin].start, tokens[end - 1].end)] if begin < end else []


def _belongs(token: Token, following: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word before a role noun is part of the title."""
    word = token.lower
    if word in lexicon.title_modifiers or word in ("-", "–") or is_role(token, lexicon):
        return True
    if word in lexicon.parties or word in lexicon.organization_words or word in lexicon.demonyms:
        return False
    if token.upos in _SKIPPED or token.upos in ("PRON", "ADP", "VERB", "AUX", "CCONJ", "PART"):
        return following.text in ("-", "–") and token.upos not in ("ADP",)
    return not is_capital(token) and token.upos in ("NOUN", "ADJ")


def _names_body(token: Token, lexicon: Lexicon, *, head: bool) -> bool:
    """Tell whether a word can be part of an organisation's, party's or place's name before a title."""
    word = token.lower
    if is_capital(token) and token.upos not in ("PRON", "DET"):
        return True
    if head:
        return word in lexicon.organization_words or word in lexicon.parties
    return word in ("&", "of", "-", "'s") and token.upos != "VERB"


def _complements(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> tuple[int, list[Span]]:
    """Where the title ends, and the affiliations named after it."""
    end, at = last, last + 1
    found: list[Span] = []
    while at < len(tokens) and tokens[at].lower in _LINKS:
        begin = at + 1
        while begin < len(tokens) and tokens[begin].upos in ("DET", "NUM") or (
            begin < len(tokens) and tokens[begin].lower in ("the", "a", "an", "its", "his", "her", "their", "then")
        ):
            begin += 1
        if begin >= len(tokens):
            break
        if is_capital(tokens[begin]) and not is_role(tokens[begin], lexicon):
            stop = _body_end(tokens, begin, lexicon)
            found.append(Span(tokens[begin].start, tokens[stop - 1].end))
            at = stop
        else:
            stop = _plain_end(tokens, begin)
            if begin == at + 1 and not found:
                end = stop - 1
            at = stop
        if at < len(tokens) and tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].lower in _LINKS:
            at += 1
    return max(end, last), found


def _body_end(tokens: Sequence[Token], begin: int, lexicon: Lexicon) -> int:
    """One past the last word of a proper name: capitals, and small words that join capitals."""
    at = begin + 1
    while at < len(tokens):
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        joins = token.lower in _JOINERS and following is not None and (
            is_capital(following) or (following.lower == "the" and at + 2 < len(tokens) and is_capital(tokens[at + 2]))
        )
        if token.lower in ("at", "for", "in", "to") and token.lower not in ("for", "in", "to"):
            joins = False
        if not (is_capital(token) or joins or token.lower in lexicon.organization_words):
            break
        if token.lower in _POSSESSIVES and not joins:
            break
        at += 1
    return at


def _plain_end(tokens: Sequence[Token], begin: int) -> int:
    """One past the last word of a common noun group."""
    at = begin
    while at < len(tokens) and (tokens[at].upos in ("NOUN", "ADJ", "PROPN", "NUM") or tokens[at].text in ("-", "&")):
        at += 1
    if at < len(tokens) - 1 and tokens[at].lower == "and" and tokens[at + 1].upos in ("NOUN", "ADJ"):
        return _plain_end(tokens, at + 1)
    return max(at, begin + 1) if at < len(tokens) else at
