"""Stage 6: titles and affiliations of a name, from the words around it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex
from attrs import evolve

from quoteattr.model import Affiliation, Span
from quoteattr.names import Name, is_headline
from quoteattr.roles import NOTHING, Facts, is_role, read_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.graph import Sentence, Token
    from quoteattr.lexicon import Lexicon

# (D-Mass.), (R), (Vt.)
_PARTY = regex.compile(r"\s*\((?P<party>[DRI](?:em|ep|nd)?\.?(?:[-–—][\p{L}. ]{2,20})?|\p{Lu}\p{L}{0,4}\.)\)")
_CLAUSES = frozenset("who whose which whom where when that".split())
_HEADS = frozenset(
    "heads leads chairs directs runs manages founded owns represents headed led chaired directed".split()
)
_SERVES = frozenset("works worked teaches taught studies studied serves served".split())
_POSSESSIVES = frozenset({"'s", "'"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", ".", "?", "!"})


def describe_name(name: Name, text: str, lexicon: Lexicon) -> Facts:
    """Gather what the words around one mention of a name state about the person."""
    if is_headline(name.sentence):
        return NOTHING
    return (
        _before(name, text, lexicon)
        + _leading_phrase(name, text, lexicon)
        + _after(name, text, lexicon)
        + _predicate(name, text, lexicon)
    )


def describe_phrase(sentence: Sentence, head: Token, text: str, lexicon: Lexicon) -> Facts:
    """Read what a description says of whoever it describes: a spokesman for the ministry."""
    tokens = sentence.subtree(head, "appos", "acl", "parataxis", "list")
    return read_role(_contiguous(tokens, head), text, _wider(lexicon))


@cache
def _wider(lexicon: Lexicon) -> Lexicon:
    """A lexicon for people without a name, of whom any noun for people names a role: an aide, officials."""
    people = (lexicon.person_nouns | lexicon.role_nouns | lexicon.group_nouns) - lexicon.organization_words
    plain = lexicon.gendered_nouns.keys() | lexicon.kin_nouns | {"person", "people", "others", "group", "groups"}
    return evolve(lexicon, role_nouns=frozenset(people - plain) | lexicon.role_nouns)


def _contiguous(tokens: Sequence[Token], head: Token) -> tuple[Token, ...]:
    """The tokens around a head that no gap or comma parts from it."""
    place = next(i for i, token in enumerate(tokens) if token is head)
    first = last = place
    while first > 0 and tokens[first - 1].index == tokens[first].index - 1 and tokens[first - 1].text != ",":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].index == tokens[last].index + 1 and tokens[last + 1].text != ",":
        last += 1
    return tuple(tokens[first : last + 1])


def _before(name: Name, text: str, lexicon: Lexicon) -> Facts:
    """US Secretary of State Ann Lee; Eurasia Group's Ann Lee."""
    tokens = name.sentence.tokens
    end = name.first
    while end > 0 and tokens[end - 1].lower in lexicon.honorifics and not is_role(tokens[end - 1], lexicon):
        end -= 1
    if end and tokens[end - 1].lower in _POSSESSIVES:
        return _owner(tokens, end - 1, text, lexicon)
    begin = end
    while begin > 0 and _leads_up(tokens, begin - 1, end, lexicon):
        begin -= 1
    phrase = tokens[begin:end]
    if not phrase or not (is_role(phrase[-1], lexicon) or _ends_office(phrase, lexicon)):
        return NOTHING
    return _stacked(phrase, text, lexicon)


def _stacked(phrase: Sequence[Token], text: str, lexicon: Lexicon) -> Facts:
    """Read titles that stand one after the other: presidential candidate Sen. Ann Lee."""
    for place in range(1, len(phrase)):
        earlier, word = phrase[place - 1], phrase[place]
        again = word.lower in lexicon.title_abbreviations and earlier.lower not in lexicon.title_abbreviations
        if again and is_role(earlier, lexicon):
            return read_role(phrase[:place], text, lexicon) + read_role(phrase[place:], text, lexicon)
    return read_role(phrase, text, lexicon)


def _ends_office(phrase: Sequence[Token], lexicon: Lexicon) -> bool:
    words = tuple(token.lower for token in phrase)
    return any(words[-length:] in lexicon.offices for length in range(2, min(6, len(words)) + 1))


def _leads_up(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a token can be part of the title phrase that ends where a name begins."""
    token = tokens[at]
    if token.elided or token.lower in lexicon.calendar:
        return False
    if token.upos in ("VERB", "AUX", "PRON", "SCONJ", "DET", "INTJ"):
        return is_role(token, lexicon) or (token.upos == "VERB" and token.lower in lexicon.title_modifiers)
    if token.lower in ("of", "for", "on", "and", "the"):
        words = tuple(t.lower for t in tokens[max(0, at - 3) : end])
        return any(
            token.lower in words[first:last] and words[first:last] in lexicon.offices
            for first in range(len(words))
            for last in range(first + 3, len(words) + 1)
        )
    if token.upos in ("ADP", "CCONJ", "ADV") and token.lower not in lexicon.title_modifiers:
        return token.text == "&"
    return token.upos != "PUNCT" or token.text in ("-", "/")


def _owner(tokens: Sequence[Token], end: int, text: str, lexicon: Lexicon) -> Facts:
    """The organisation before a possessive: Eurasia Group's Ann Lee."""
    begin = end
    while begin > 0 and tokens[begin - 1].text[:1].isupper() and tokens[begin - 1].upos in ("PROPN", "NOUN", "ADJ"):
        begin -= 1
    if begin == end or tokens[end - 1].lower in lexicon.calendar:
        return NOTHING
    span = Span(tokens[begin].start, tokens[end - 1].end)
    return Facts((), (Affiliation(span.of(text), span),))


def _leading_phrase(name: Name, text: str, lexicon: Lexicon) -> Facts:
    """The ministry's spokesman, Ann Lee, …"""
    tokens = name.sentence.tokens
    if name.first < 2 or tokens[name.first - 1].text != ",":
        return NOTHING
    governor = name.sentence.head(name.head)
    noun = tokens[name.first - 2]
    apposed = governor is not None and governor.index < name.first and name.head.relation in ("appos", "list", "flat")
    closed = name.last + 1 >= len(tokens) or tokens[name.last + 1].upos == "PUNCT"
    if not (apposed or closed) or not (is_role(noun, lexicon) or (apposed and governor and is_role(governor, lexicon))):
        return NOTHING
    begin = name.first - 1
    while begin > 0 and tokens[begin - 1].text not in _BREAKS and not tokens[begin - 1].elided:
        if tokens[begin - 1].upos in ("VERB", "AUX", "SCONJ"):
            break
        begin -= 1
    while tokens[begin].upos == "ADP":
        begin += 1
    return read_role(tokens[begin : name.first - 1], text, lexicon)


def _after(name: Name, text: str, lexicon: Lexicon) -> Facts:
    """Ann Lee, Russia director at Eurasia Group; Ann Lee (D-Ohio); Ann Lee of the Institute."""
    tokens = name.sentence.tokens
    found, at = _party(name, text)
    if at < len(tokens) and tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].lower == "of":
        at += 1
    if at < len(tokens) and tokens[at].lower in ("of", "from"):
        return found + _organisation(tokens, at + 1, text, lexicon)
    while at < len(tokens) and tokens[at].text in (",", "—", "–", "--", "("):
        end = _segment_end(tokens, at + 1)
        more = _segment(tokens[at + 1 : end], text, lexicon)
        if not more and found.titles and not found.affiliations:
            more = _whole_name(tokens[at + 1 : end], text, lexicon)
        found += more
        if not more and not (end > at + 1 and tokens[at + 1].upos == "NUM"):
            break
        at = end
    return found


def _whole_name(segment: Sequence[Token], text: str, lexicon: Lexicon) -> Facts:
    """An organisation that fills the segment after a title: Ann Lee, director, Institute for Policy."""
    found = _organisation(segment, 0, text, lexicon)
    filled = bool(found) and found.affiliations[0].span.end == segment[-1].end
    return found if filled and segment[0].text[:1].isupper() else NOTHING


def _party(name: Name, text: str) -> tuple[Facts, int]:
    """The party or state in brackets after a name, and the token that follows."""
    tokens = name.sentence.tokens
    party = _PARTY.match(text, name.span.end)
    if not party:
        return NOTHING, name.last + 1
    span = Span(*party.span("party"))
    at = next((t.index for t in tokens[name.last + 1 :] if t.start >= party.end()), len(tokens))
    return Facts((), (Affiliation(span.of(text), span),)), at


def _organisation(tokens: Sequence[Token], begin: int, text: str, lexicon: Lexicon) -> Facts:
    """The proper name that begins at a token, after its article: (Ann Lee of) the Institute for Policy."""
    while begin < len(tokens) and tokens[begin].upos in ("DET", "ADJ") and not tokens[begin].text[:1].isupper():
        begin += 1
    end = begin
    while end < len(tokens) and (tokens[end].text[:1].isupper() or _joins(tokens, begin, end)):
        end += 1
    if begin == end or tokens[begin].lower in lexicon.calendar or tokens[begin].upos == "PRON":
        return NOTHING
    span = Span(tokens[begin].start, tokens[end - 1].end)
    return Facts((), (Affiliation(span.of(text), span),))


def _joins(tokens: Sequence[Token], begin: int, at: int) -> bool:
    if at == begin or at + 1 >= len(tokens):
        return False
    if tokens[at].text == "-":
        return tokens[at].start == tokens[at - 1].end
    after = tokens[at + 1 : at + 3] if tokens[at].lower in ("of", "for") else tokens[at + 1 : at + 2]
    return tokens[at].lower in ("of", "for", "and", "&", "the") and any(t.text[:1].isupper() for t in after)


def _segment_end(tokens: Sequence[Token], begin: int) -> int:
    """Where an apposition ends: the comma that closes it, the sentence, or a quotation."""
    at = begin
    while at < len(tokens) and not tokens[at].elided and tokens[at].text not in _BREAKS:
        if tokens[at].upos == "PUNCT" and tokens[at].text not in ("-", "'", "’", "&", "/", "."):
            break
        at += 1
    return at


def _segment(segment: Sequence[Token], text: str, lexicon: Lexicon) -> Facts:
    """Read an apposition or a relative clause; nothing where it is another clause or a list of names."""
    if not segment:
        return NOTHING
    first = segment[0]
    if first.lower == "who":
        return _relative(segment, text, lexicon)
    clause = next((place for place, token in enumerate(segment) if token.lower in _CLAUSES), len(segment))
    possessive = first.lower in ("his", "her", "its", "their", "our", "my")
    opens = possessive or is_role(first, lexicon) or first.lower in lexicon.title_modifiers
    if not opens and first.upos in ("SCONJ", "ADV", "PRON", "ADP", "VERB", "AUX", "CCONJ"):
        return NOTHING
    return read_role(segment[:clause], text, lexicon) + _relative(segment[clause:], text, lexicon)


def _relative(clause: Sequence[Token], text: str, lexicon: Lexicon) -> Facts:
    """… who heads the Institute; who served as mayor of Ely; who is president of the Forum."""
    found = NOTHING
    for place, token in enumerate(clause):
        rest = clause[place + 1 :]
        if token.lower == "as" or (token.upos == "AUX" and token.lower in ("is", "was", "'s")):
            found += read_role(rest, text, lexicon) if _is_phrase(rest, lexicon) else NOTHING
        elif token.lower in _HEADS or (
            token.lower in ("at", "for", "with") and any(t.lower in _SERVES for t in clause[max(0, place - 6) : place])
        ):
            found += _organisation(clause, place + 1, text, lexicon)
    return found


def _is_phrase(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether tokens begin with a noun phrase that names a role."""
    for token in tokens[:7]:
        if is_role(token, lexicon):
            return True
        if token.upos in ("VERB", "ADP", "SCONJ", "PUNCT"):
            return False
    return False


def _predicate(name: Name, text: str, lexicon: Lexicon) -> Facts:
    """Ann Lee is the mayor of Ely."""
    governor = name.sentence.head(name.head)
    if governor is None or name.head.deprel != "nsubj" or governor.upos not in ("NOUN", "PROPN"):
        return NOTHING
    if name.sentence.child(governor, "cop") is None or not is_role(governor, lexicon):
        return NOTHING
    tokens = name.sentence.subtree(
        governor, "nsubj", "cop", "acl", "advcl", "conj", "punct", "aux", "advmod", "parataxis"
    )
    return read_role(_contiguous(tokens, governor), text, lexicon)
