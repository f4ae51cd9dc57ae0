"""Stage 6d: what the words before a name state: titles, whom they serve, and who shares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from quoteattr.description.bodies import LINKS, OWNERS
from quoteattr.description.plurals import in_singular, with_plurals
from quoteattr.description.roles import NOTHING, Facts, is_role, opens_office, read_role, serving
from quoteattr.description.surroundings import BREAKS, Surroundings
from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.graph import Token
    from quoteattr.lexicon import Lexicon

_POSSESSIVES = frozenset({"'s", "'"})
_HYPOTHETICAL = frozenset("would could might may should can will 'd 'll".split())


def before_name(at: Surroundings) -> Facts:
    """US Secretary of State Ann Lee; Eurasia Group's Ann Lee; the ministry's spokesman, Ann Lee."""
    return _title(at) + _leading_phrase(at) + _channel(at)


def _channel(at: Surroundings) -> Facts:
    """Writing in the Ely Post, Ann Lee …; Speaking for the ministry, Ann Lee …"""
    tokens = at.tokens
    if at.name.first < 4 or tokens[at.name.first - 1].text != "," or at.name.head.relation != "nsubj":
        return NOTHING
    verb = next((t.index for t in reversed(tokens[: at.name.first - 1]) if t.lower in ("writing", "speaking")), None)
    if verb is None or verb > 1 or tokens[verb + 1].lower not in ("in", "for"):
        return NOTHING
    if tokens[verb].lower == "speaking" and tokens[verb + 1].lower == "in":
        return NOTHING  # Speaking in Ely, …
    return serving([at.body_at(verb + 2)[0]], at.text)


def before_names(at: Surroundings) -> Facts:
    """Read a plural title before the first of several names, in the singular: Senators Ann Lee and Bo Ray."""
    noun = at.tokens[at.name.first - 1] if at.name.first else None
    several = evolve(at, lexicon=with_plurals(at.lexicon))
    # told reporters Ann Lee and Bo Ray had left
    title = _title(several) if noun is not None and noun.text[:1].isupper() else NOTHING
    return in_singular(title + _leading_phrase(several, ends=("PUNCT", "CCONJ")), at.text, at.lexicon)


def _title(at: Surroundings) -> Facts:
    """The title right before a name, or the owner before a possessive."""
    tokens, lexicon = at.tokens, at.lexicon
    end = at.name.first
    while end > 0 and tokens[end - 1].lower in lexicon.honorifics and not is_role(tokens[end - 1], lexicon):
        end -= 1
    if end and tokens[end - 1].lower in _POSSESSIVES:
        return _owner(at, end - 1)
    begin = end
    while begin > 0 and _leads_up(tokens, begin - 1, end, lexicon) and not _is_of_another(at, begin - 1):
        begin -= 1
    if begin and begin < end and tokens[begin - 1].lower in OWNERS:
        begin -= 1  # his lawyer Ann Lee
    phrase = tokens[begin:end]
    if not phrase or not _names_role(phrase, lexicon) or _is_subject_of_clause(at, phrase, begin):
        return NOTHING
    return _stacked(phrase, at.text, lexicon)


def _names_role(phrase: Sequence[Token], lexicon: Lexicon) -> bool:
    last = phrase[-1]
    party = last.text[:1].isupper() and last.lower in lexicon.parties
    elect = len(phrase) > 2 and last.lower in ("elect", "designate") and is_role(phrase[-3], lexicon)
    return party or elect or is_role(last, lexicon) or _ends_office(phrase, lexicon) or _ends_field(phrase, lexicon)


def _ends_field(phrase: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a phrase ends in the field of a title: Director of Government Affairs | Ann Lee."""
    link = next((place for place, token in enumerate(phrase) if token.lower in ("of", "for") and place), None)
    return link is not None and is_role(phrase[link - 1], lexicon) and phrase[-1].lower in lexicon.title_fields


def _ends_office(phrase: Sequence[Token], lexicon: Lexicon) -> bool:
    words = tuple(token.lower for token in phrase)
    return any(words[-length:] in lexicon.offices for length in range(2, min(6, len(words)) + 1))


def _is_of_another(at: Surroundings, index: int) -> bool:
    """Tell whether a token belongs to another name that stands for itself: Ann Lee and | Mayor Bo Ray."""
    other = at.other_at(index)
    return other is not None and at.stands_alone(other)


def _is_subject_of_clause(at: Surroundings, phrase: Sequence[Token], begin: int) -> bool:
    """Tell whether the name begins a clause about the noun before it: the best candidate | Lee ever saw."""
    name, noun = at.name.head, phrase[-1]
    while begin and at.tokens[begin - 1].upos == "ADV":
        begin -= 1
    before = at.tokens[begin - 1] if begin else None
    determined = before is not None and before.lower in ("a", "an", "the", "any", "every", "no")
    governor = at.name.sentence.head(name)
    if not determined or noun.text[:1].isupper() or governor is None:
        return False
    return name.relation == "nsubj" and governor.index > name.index and at.name.sentence.head(governor) is noun


def _leads_up(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a token can be part of the title phrase that ends where a name begins."""
    token = tokens[at]
    if token.elided or token.lower in lexicon.calendar:
        return False
    if token.upos in ("VERB", "AUX", "PRON", "SCONJ", "DET", "INTJ"):
        return is_role(token, lexicon) or (token.upos == "VERB" and token.lower in lexicon.title_modifiers)
    if token.lower in ("of", "for", "on", "and", "the"):
        return _links_title(tokens, at, end, lexicon) or _joins_titles(tokens, at, end, lexicon)
    if token.upos in ("ADP", "CCONJ", "ADV") and token.lower not in lexicon.title_modifiers:
        return token.text == "&"
    return token.upos != "PUNCT" or token.text in ("-", "/")


def _links_title(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a small word is within an office, a field or a body: University of | Ely professor."""
    words = tuple(t.lower for t in tokens[max(0, at - 3) : end])
    place = at - max(0, at - 3)
    for first in range(place + 1):
        if any(words[first:last] in lexicon.offices for last in range(place + 2, len(words) + 1)):
            return True
    before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < end else None
    if before is None or after is None or not after.text[:1].isupper():
        return False
    if is_role(before, lexicon):
        return tokens[end - 1].lower in lexicon.title_fields and before.text[:1].isupper()
    return before.upos == "PROPN" and tokens[at].lower in ("of", "for", "and") and at + 2 < end


def _joins_titles(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether *and* joins two titles of one person: the Post editor and former Tarn columnist | Ann Lee.

    Without a word such as *former*, an article before the first makes them two people.
    """
    if (
        tokens[at].lower != "and"
        or at == 0
        or not is_role(tokens[at - 1], lexicon)
        or not is_role(tokens[end - 1], lexicon)
    ):
        return False
    if at + 1 < end and tokens[at + 1].lower in lexicon.title_modifiers:
        return True
    begin = at - 1
    while begin > 0 and tokens[begin - 1].upos in ("NOUN", "PROPN", "ADJ"):
        begin -= 1
    return begin == 0 or tokens[begin - 1].upos != "DET"


def _stacked(phrase: Sequence[Token], text: str, lexicon: Lexicon) -> Facts:
    """Read titles that stand one after the other: presidential candidate Sen. Ann Lee."""
    for place in range(1, len(phrase)):
        earlier, word = phrase[place - 1], phrase[place]
        again = word.lower in lexicon.title_abbreviations and earlier.lower not in lexicon.title_abbreviations
        if again and is_role(earlier, lexicon):
            return read_role(phrase[:place], text, lexicon) + read_role(phrase[place:], text, lexicon)
    return read_role(phrase, text, lexicon)


def _owner(at: Surroundings, end: int) -> Facts:
    """The organisation before a possessive: Eurasia Group's Ann Lee."""
    tokens = at.tokens
    begin = end
    while begin > 0 and tokens[begin - 1].text[:1].isupper() and tokens[begin - 1].upos in ("PROPN", "NOUN", "ADJ"):
        begin -= 1
    if begin == end or tokens[end - 1].lower in at.lexicon.calendar:
        return NOTHING
    if tokens[end].text in ("'", "’") and not tokens[end - 1].lower.endswith("s"):
        return NOTHING  # a mark of elision: Bitin' Bob
    return serving([Span(tokens[begin].start, tokens[end - 1].end)], at.text)


def _leading_phrase(at: Surroundings, *, ends: tuple[str, ...] = ("PUNCT",)) -> Facts:
    """The ministry's spokesman, Ann Lee, …; the mayor of Ely, Dr. Ann Lee, …; As director of the trust, Ann Lee …"""
    tokens, lexicon, name = at.tokens, at.lexicon, at.name
    comma = name.first - 1
    while (
        comma > 1
        and tokens[comma].upos == "PROPN"
        and (is_role(tokens[comma], lexicon) or tokens[comma].lower in lexicon.honorifics)
    ):
        comma -= 1
    if comma < 1 or tokens[comma].text not in (",", "—", "–", "--", "-", ":"):
        return NOTHING
    begin = _phrase_start(at, comma)
    phrase = tokens[begin:comma]
    before = tokens[begin - 1] if begin else None
    if before is not None and before.lower == "whose":
        stated = read_role(phrase, at.text, lexicon)
        return stated + serving([_antecedent(at, begin - 1)], at.text) if stated else NOTHING
    opened = before is not None and (begin < 2 or tokens[begin - 2].text in BREAKS)
    if opened and before is not None and before.lower == "as":
        return NOTHING if _is_hypothetical(at) else read_role(phrase, at.text, lexicon)
    governor = name.sentence.head(name.head)
    apposed = governor is not None and governor.index < name.first and name.head.relation in ("appos", "list", "flat")
    closed = name.last + 1 >= len(tokens) or tokens[name.last + 1].upos in ends
    if not phrase or not (apposed or closed) or at.other_at(comma - 1):
        return NOTHING
    role = (
        is_role(phrase[-1], lexicon)
        or _ends_office(phrase, lexicon)
        or (apposed and governor and is_role(governor, lexicon))
    )
    named = phrase if role else _last_with_role(phrase, lexicon)
    return read_role(named, at.text, lexicon) if named else NOTHING


def _last_with_role(phrase: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """The last part of a phrase that is a definite role with a complement: on the vote of | the mayor of Ely."""
    parts = (phrase[place:] for place in range(len(phrase) - 1, -1, -1) if phrase[place].upos in ("DET", "PRON"))
    return next((part for part in parts if _opens_with_role(part, lexicon)), ())


def _antecedent(at: Surroundings, index: int) -> Span | None:
    """The name before a relative pronoun: the Harbour Trust, | whose director, Ann Lee, …"""
    tokens = at.tokens
    end = index - 1 if index and tokens[index - 1].text == "," else index
    begin = end
    while begin > 0 and tokens[begin - 1].text[:1].isupper() and tokens[begin - 1].upos != "DET":
        begin -= 1
    return Span(tokens[begin].start, tokens[end - 1].end) if begin < end else None


def _opens_with_role(phrase: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a phrase is a definite role with a complement: the mayor of Ely."""
    link = next((place for place, token in enumerate(phrase) if token.lower in LINKS), 0)
    return link > 1 and phrase[0].upos in ("DET", "PRON") and is_role(phrase[link - 1], lexicon)


def _phrase_start(at: Surroundings, end: int) -> int:
    """Where the noun phrase that ends before a token begins: after a break, a verb, a preposition or another name."""
    tokens = at.tokens
    begin = end
    while begin > 0:
        token = tokens[begin - 1]
        breaks = token.text in BREAKS or token.elided or token.upos in ("VERB", "AUX", "SCONJ")
        if (
            breaks
            and token.lower not in at.lexicon.title_modifiers
            and not opens_office(tokens[begin - 1 :], at.lexicon)
        ):
            break
        if token.upos == "PRON" and token.lower not in OWNERS:
            break
        if token.upos == "CCONJ" and begin > 1 and at.other_at(begin - 2) and _is_of_another(at, begin - 2):
            break
        if _is_of_another(at, begin - 1):
            break
        begin -= 1
    while begin < end and tokens[begin].upos in ("ADP", "CCONJ"):
        begin += 1
    return begin


def _is_hypothetical(at: Surroundings) -> bool:
    """Tell whether the name's verb tells what would be: As president, Lee would …"""
    verb = at.name.sentence.head(at.name.head)
    return verb is None or any(t.lower in _HYPOTHETICAL for t in at.name.sentence.children(verb, "aux"))
