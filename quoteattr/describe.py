"""Stage 6: titles and affiliations of a name, from the words around it."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.graph import Sentence, Token
from quoteattr.lexicon import Lexicon
from quoteattr.model import Affiliation, Span
from quoteattr.names import Name
from quoteattr.roles import NOTHING, Facts, is_capital, is_role, read_role

_PARTY = regex.compile(r"\s*\((?P<party>[DRI](?:em|ep|nd)?\.?(?:[-–—][\p{L}.]+(?: [\p{Lu}][\p{L}.]*)*)?)\)")
_ENDS = frozenset({"who", "whose", "which", "whom", "where", "when", "that"})
_LEADS = frozenset("heads leads chairs directs runs manages founded owns represents represented teaches".split())
_SERVES = frozenset("works worked teaches taught works studies serves served".split())
_POSSESSIVES = frozenset({"'s", "'"})


def describe_name(name: Name, text: str, lexicon: Lexicon) -> Facts:
    """Gather what the words around one mention of a name state about the person."""
    return (
        _before(name, text, lexicon)
        + _leading_phrase(name, text, lexicon)
        + _after(name, text, lexicon)
        + _predicate(name, text, lexicon)
    )


def describe_phrase(sentence: Sentence, head: Token, text: str, lexicon: Lexicon) -> Facts:
    """Read what a description says of whoever it describes: a spokesman for the ministry."""
    tokens = sentence.subtree(head, "appos", "acl", "parataxis", "list", "conj")
    return read_role(_contiguous(tokens, head), text, lexicon)


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
    if end == 0:
        return NOTHING
    if tokens[end - 1].lower in _POSSESSIVES:
        return _owner(tokens, end - 1, text)
    begin = end
    while begin > 0 and _leads_up(tokens, begin - 1, lexicon):
        begin -= 1
    phrase = tokens[begin:end]
    if not phrase or not (is_role(phrase[-1], lexicon) or _ends_office(phrase, lexicon)):
        return NOTHING
    return read_role(phrase, text, lexicon)


def _ends_office(phrase: Sequence[Token], lexicon: Lexicon) -> bool:
    words = tuple(token.lower for token in phrase)
    return any(words[-length:] in lexicon.offices for length in range(2, min(6, len(words)) + 1))


def _leads_up(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell whether the token can be part of a title phrase before a name."""
    token = tokens[at]
    if token.elided or token.upos in ("VERB", "AUX", "PRON", "SCONJ", "DET", "INTJ"):
        return is_role(token, lexicon) and is_capital(token)
    if token.lower in ("of", "for", "on", "and", "&"):
        window = tokens[max(0, at - 4) : at + 5]
        return _ends_office_within(window, lexicon) or (token.lower == "&" and at > 0)
    if token.upos in ("ADP", "CCONJ", "ADV") and token.lower not in lexicon.title_modifiers:
        return False
    return token.upos != "PUNCT" or token.text in ("-", "–", "/")


def _ends_office_within(window: Sequence[Token], lexicon: Lexicon) -> bool:
    words = tuple(token.lower for token in window)
    return any(
        words[first : first + length] in lexicon.offices
        for first in range(len(words))
        for length in range(3, min(6, len(words) - first) + 1)
    )


def _owner(tokens: Sequence[Token], end: int, text: str) -> Facts:
    """The organisation before a possessive: Eurasia Group's Ann Lee."""
    begin = end
    while begin > 0 and is_capital(tokens[begin - 1]) and tokens[begin - 1].upos in ("PROPN", "NOUN", "ADJ"):
        begin -= 1
    if begin == end:
        return NOTHING
    span = Span(tokens[begin].start, tokens[end - 1].end)
    return Facts((), (Affiliation(span.of(text), span),))


def _leading_phrase(name: Name, text: str, lexicon: Lexicon) -> Facts:
    """The ministry's spokesman, Ann Lee, …"""
    governor = name.sentence.head(name.head)
    apposed = name.head.relation in ("appos", "flat", "list") and governor is not None and governor.upos == "NOUN"
    if not apposed or governor is None or governor.index > name.first:
        return NOTHING
    tokens = name.sentence.subtree(governor, "appos", "acl", "parataxis", "list", "flat")
    phrase = [token for token in tokens if token.index < name.first]
    if not phrase or name.sentence.tokens[name.first - 1].text != ",":
        return NOTHING
    return read_role(_contiguous(phrase, governor), text, lexicon)


def _after(name: Name, text: str, lexicon: Lexicon) -> Facts:
    """Ann Lee, Russia director at Eurasia Group; Ann Lee (D-Ohio); Ann Lee of the Institute."""
    tokens = name.sentence.tokens
    found = NOTHING
    at = name.last + 1
    party = _PARTY.match(text, name.span.end)
    if party:
        span = Span(*party.span("party"))
        found += Facts((), (Affiliation(span.of(text), span),))
        at = next((t.index for t in tokens[at:] if t.start >= party.end()), len(tokens))
    if at < len(tokens) and tokens[at].lower in ("of", "from", "with", "at"):
        return found + _direct_body(tokens, at, text, lexicon)
    while at < len(tokens) and tokens[at].text in (",", "—", "–", "--", "("):
        end = _segment_end(tokens, at + 1)
        segment = tokens[at + 1 : end]
        more = _segment(segment, text, lexicon)
        if more:
            return found + more
        if not segment or not (segment[0].upos == "NUM" or segment[0].text.isdigit()):
            break
        at = end
    return found


def _direct_body(tokens: Sequence[Token], at: int, text: str, lexicon: Lexicon) -> Facts:
    """Ann Lee of the Institute for Policy."""
    begin = at + 1
    while begin < len(tokens) and tokens[begin].upos == "DET":
        begin += 1
    end = begin
    while end < len(tokens) and (
        is_capital(tokens[end])
        or (end > begin and tokens[end].lower in ("of", "for", "and", "&", "the") and _capital_follows(tokens, end))
    ):
        end += 1
    if begin == end or tokens[begin].lower in lexicon.calendar:
        return NOTHING
    span = Span(tokens[begin].start, tokens[end - 1].end)
    return Facts((), (Affiliation(span.of(text), span),))


def _capital_follows(tokens: Sequence[Token], at: int) -> bool:
    return any(is_capital(token) for token in tokens[at + 1 : at + 3])


def _segment_end(tokens: Sequence[Token], begin: int) -> int:
    """Where an apposition ends: the comma that closes it, the sentence, a quotation or a relative clause."""
    at = begin
    while at < len(tokens):
        token = tokens[at]
        if token.elided or token.lower in _ENDS or token.text in (",", ";", ":", "—", "–", "--", ")", "."):
            break
        if token.upos == "PUNCT" and token.text not in ("-", "'", "’", "&", "/"):
            break
        at += 1
    return at


def _segment(segment: Sequence[Token], text: str, lexicon: Lexicon) -> Facts:
    """Read an apposition; nothing where it is a clause or a list of other names."""
    if not segment or segment[0].upos in ("CCONJ", "SCONJ", "ADV", "PRON") and segment[0].lower not in lexicon.title_modifiers:
        if not segment or segment[0].lower not in ("his", "her", "its", "their", "our", "my"):
            return NOTHING
    if segment[0].upos in ("ADP", "VERB", "AUX") and not is_role(segment[0], lexicon):
        return NOTHING
    return read_role(segment, text, lexicon)


def _predicate(name: Name, text: str, lexicon: Lexicon) -> Facts:
    """Ann Lee is the mayor of Ely."""
    governor = name.sentence.head(name.head)
    if governor is None or name.head.deprel != "nsubj" or governor.upos not in ("NOUN", "PROPN"):
        return NOTHING
    if name.sentence.child(governor, "cop") is None or not is_role(governor, lexicon):
        return NOTHING
    tokens = name.sentence.subtree(governor, "nsubj", "cop", "acl", "advcl", "conj", "punct", "aux", "advmod", "parataxis")
    return read_role(_contiguous(tokens, governor), text, lexicon)
