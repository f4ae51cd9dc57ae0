"""Stage 4b: what the text says of a speaker in one place."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.graph import Sentence, Token
    from quoteattr.mentions.names import Name

_BESIDE = frozenset({"appos", "flat", "list", "nmod", "dep"})
_TITLED = 8  # words between two coordinated names, titles included
_WHENCE = frozenset({"of", "from", "the"})
_TITLE = frozenset({"PROPN", "NOUN", "ADJ", "CCONJ"})
_STILL_TO_BE = frozenset({"elect", "designate"})
_GLUE = frozenset({",", "&", "-"})
_SPECIFY = frozenset({"compound", "nmod:desc"})
_PHRASE = frozenset({"ADP", "DET", "PROPN", "NOUN", "ADJ", "PART", "NUM", "PRON"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PHRASE_WORDS = _PHRASE - {"ADP", "PRON", "NUM"}
_COMPLEMENTS = frozenset({"to", "for", "of", "at", "with"})
_CLAUSES = ("acl", "appos", "parataxis", "list", "advcl", "ccomp", "conj", "cc", "dep")


@frozen
class Reference:
    """A mention of a speaker: its span, the word at its head, and the name in it, if any.

    `phrase` is the description or name that the mention stands for: the mention itself, but
    for a relative pronoun its antecedent.  `others` are the names coordinated with it: Ann Lee
    and Bo Ray.
    """

    span: Span
    phrase: Span
    sentence: Sentence
    head: Token
    name: Name | None = None
    others: tuple[Name, ...] = ()

    @property
    def is_pronoun(self) -> bool:
        """Tell whether the mention is a pronoun."""
        return self.name is None and self.head.upos == "PRON"

    @property
    def names(self) -> tuple[Name, ...]:
        """All names in the mention, the first of them first."""
        return (self.name, *self.others) if self.name else ()


class NameIndex:
    """The names of a text, found again by sentence."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self._by_sentence: dict[tuple[int, ...], list[Name]] = {}
        for name in names:
            self._by_sentence.setdefault(_place(name.sentence), []).append(name)

    def within(self, sentence: Sentence) -> list[Name]:
        """The names in a sentence, in order."""
        return self._by_sentence.get(_place(sentence), [])

    def at(self, sentence: Sentence, token: Token) -> Name | None:
        """The name that a token, or an honorific or title right before it, is part of; or None."""
        for name in self.within(sentence):
            before = sentence.tokens[token.index : name.first]
            lead = [t for t in before if t.text != "-" and t.lower not in _STILL_TO_BE]
            titled = len(lead) in (1, 2) and all(t.upos == "PROPN" for t in lead) and name.head.upos == "PROPN"
            if name.first <= token.index <= name.last or titled:
                return name
        return None


def _place(sentence: Sentence) -> tuple[int, ...]:
    """What tells a sentence from others: one within a quotation may begin where the one around it does."""
    return sentence.start, sentence.end, len(sentence.tokens)


def refer(sentence: Sentence, head: Token, names: NameIndex, *, pronoun: Token | None = None) -> Reference:
    """Tell what a speaker's phrase mentions: a name in it, a pronoun, or the description as it stands.

    the senator's spokesman, Ann Lee, … -> Ann Lee
    a spokesman for Ann Lee             -> a spokesman for Ann Lee
    Ann Lee, who said …                 -> who, for Ann Lee
    """
    head = _top(sentence, head)
    governor = sentence.head(head)
    if head.relation == "appos" and governor is not None and names.at(sentence, governor):
        head = governor
    name = names.at(sentence, head) or _beside(sentence, head, names) or _explained(sentence, head, names)
    if name:
        others = () if pronoun else _coordinated(sentence, name, names)
        whole = Span(name.full_span.start, others[-1].span.end) if others else name.full_span
        return Reference(pronoun.span if pronoun else whole, name.span, sentence, name.head, name, others)
    phrase = describe_at(sentence, head)
    return Reference(pronoun.span if pronoun else phrase, phrase, sentence, head)


def _top(sentence: Sentence, head: Token) -> Token:
    """The head of the noun phrase that a word specifies, which follows it: the (club) spokesman."""
    governor = sentence.head(head)
    for _ in range(6):
        if governor is None or governor.index < head.index or head.deprel not in _SPECIFY:
            break
        head, governor = governor, sentence.head(governor)
    return head


def describe_at(sentence: Sentence, head: Token) -> Span:
    """The noun phrase around a head, up to the first comma, without preposition and clauses."""
    no_part = [*sentence.children(head, "case", "mark", "advmod"), *_days(sentence, head)]
    outside = {t.index for child in no_part for t in sentence.subtree(child)}
    tokens = [t for t in sentence.subtree(head, *_CLAUSES) if not t.elided and t.index not in outside] or [head]
    place = next((i for i, t in enumerate(tokens) if t is head), 0)
    first = last = place
    while first > 0 and tokens[first - 1].index == tokens[first].index - 1 and _goes_on(tokens[first - 1]):
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].index == tokens[last].index + 1 and _goes_on(tokens[last + 1]):
        last += 1
    return Span(tokens[first].start, with_stray(sentence, head, tokens[last]).end)


def with_stray(sentence: Sentence, head: Token, last: Token) -> Token:
    """The last word of a phrase, the complement taken in that the tree made a second subject of its verb.

    said an aide | to Gov. Ann Lee
    """
    after = sentence.tokens[last.index + 1 : last.index + 12]
    linked = len(after) > 1 and after[0].upos == "ADP" and after[0].lower in _COMPLEMENTS
    if not linked or head.relation != "nsubj" or head.upos != "NOUN":
        return last
    run = list(takewhile(lambda token: token.upos in _PHRASE_WORDS, after[1:]))
    stray = any(token.relation == "nsubj" and token.head == head.head for token in run)
    return run[-1] if stray else last


def _days(sentence: Sentence, head: Token) -> Iterator[Token]:
    """The day that a parser may hang on a speaker instead of on the verb: A judge / on Wednesday / ruled …"""
    for child in sentence.children(head, "nmod"):
        case = sentence.child(child, "case")
        if (case is None or case.lower == "on") and any(t.lower in _WEEKDAYS for t in sentence.subtree(child)):
            yield child


def _goes_on(token: Token) -> bool:
    return token.upos != "PUNCT" or token.text in ("-", "'", "’", "&", "/", ".")


def _beside(sentence: Sentence, head: Token, names: NameIndex) -> Name | None:
    """The name that a description introduces: spokesman Ann Lee; the club's spokesman, Ann Lee, said."""
    if head.upos not in ("NOUN", "PROPN", "ADJ"):
        return None
    for name in names.within(sentence):
        if name.first <= head.index:
            continue
        between = sentence.tokens[head.index + 1 : name.first]
        if _is_tied(sentence, head, name.head) and all(t.text in _GLUE or t.upos in _TITLE for t in between):
            return name
        if _is_twin(head, name) and (all(t.upos in _TITLE for t in between) or _ends_in_title(head, between)):
            return name
        parted = [t.text for t in between if t.upos not in _PHRASE] == [","]
        apposed = _is_apposed(sentence, head, name) and sentence.tokens[_topmost(sentence, name).index - 1].text == ","
        if parted and (apposed or _is_set_off(sentence, [name, *_coordinated(sentence, name, names)][-1])):
            return name
        if between and _ends_in_title(head, between) and head in islice(sentence.ancestors(name.head), 4):
            return name
    return None


def _is_apposed(sentence: Sentence, head: Token, name: Name) -> bool:
    """Tell whether the tree hangs a name, or the title before it, on a description."""
    return _is_tied(sentence, head, name.head) or _is_tied(sentence, head, _topmost(sentence, name))


def _is_tied(sentence: Sentence, head: Token, topmost: Token) -> bool:
    """Tell whether the tree hangs a word on a description, without a preposition."""
    tied = sentence.head(topmost) is head and topmost.relation in _BESIDE
    return tied and sentence.child(topmost, "case") is None


def _topmost(sentence: Sentence, name: Name) -> Token:
    """The token that ties a name to the sentence: the title right before it, where the name hangs on that."""
    before = sentence.head(name.head)
    titled = before is not None and before.index == name.first - 1 and before.upos == "PROPN"
    return before if titled and before is not None and name.head.relation in ("flat", "compound") else name.head


def _is_twin(head: Token, name: Name) -> bool:
    """Tell whether the tree gives a verb two subjects, a description and the name after it: said the actor Bo Ray."""
    topmost = name.head
    return head.relation == topmost.relation == "nsubj" and head.head == topmost.head


def _coordinated(sentence: Sentence, name: Name, names: NameIndex) -> tuple[Name, ...]:
    """The names that stand beside one as subjects of the same verb: Ann Lee, Bo Ray and Mayor Cy Orr."""
    chain = [name]
    for other in names.within(sentence):
        if other.first <= chain[-1].last:
            continue
        between = _without_brackets(sentence.tokens[chain[-1].last + 1 : other.first])
        joined = bool(between) and between[0].lower in ("and", "&", ",", *_WHENCE) and len(between) < _TITLED
        plain = all(t.text == "," or t.upos in _TITLE or t.lower in _WHENCE for t in between)
        tied = {other.head.relation, *(above.relation for above in islice(sentence.ancestors(other.head), 1))}
        if not (joined and plain and "conj" in tied):
            break
        chain.append(other)
    last = sentence.tokens[chain[-2].last + 1 : chain[-1].first] if len(chain) > 1 else ()
    return tuple(chain[1:]) if any(t.lower in ("and", "&") for t in last) else ()


def _without_brackets(tokens: Sequence[Token]) -> list[Token]:
    opened = next((place for place, token in enumerate(tokens) if token.text == "("), len(tokens))
    closed = next((place for place, token in enumerate(tokens) if token.text == ")"), len(tokens))
    return [*tokens[:opened], *tokens[max(opened, closed) + 1 :]]


def _explained(sentence: Sentence, head: Token, names: NameIndex) -> Name | None:
    """The name at the head of a sentence that a phrase between commas explains: Lee, a former mayor, said …"""
    name = next(iter(names.within(sentence)), None)
    if name is None or name.first > 1 or head.upos != "NOUN" or head.index - name.last > 12:
        return None
    tokens = sentence.tokens
    between = tokens[name.last + 1 : head.index]
    end = next((t for t in tokens[head.index : head.index + 16] if t.text == ","), None)
    opened = len(between) > 1 and between[0].text == "," and between[1].lower in ("a", "an", "the")
    plain = all(t.upos in _PHRASE for t in between[1:])
    return name if opened and plain and end is not None else None


def _ends_in_title(head: Token, between: Sequence[Token]) -> bool:
    """Tell whether a phrase leads up to a name as its title: (Bank) of Ely economist | Ann Lee; not (aide) to | …"""
    last = between[-1]
    inside = _TITLE | {"ADP"} if head.upos == "PROPN" else _TITLE
    return last.upos in ("NOUN", "PROPN") and all(t.text in ("-", "&") or t.upos in inside for t in between)


def _is_set_off(sentence: Sentence, name: Name) -> bool:
    """Tell whether a name ends an apposition: a comma and a verb or quotation follow, or the end: …, Ann Lee, said."""
    tokens = sentence.tokens
    last = name.last
    if last + 1 < len(tokens) and tokens[last + 1].text == "(":  # Ann Lee (D-Ohio), said
        last = next((t.index for t in tokens[last + 1 : last + 10] if t.text == ")"), last)
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    verb = tokens[last + 2] if last + 2 < len(tokens) else None
    if after is None:
        return False
    if after.text in (".", "?", "!"):
        return True
    follows = verb is not None and (verb.upos in ("VERB", "AUX", "ADV", "PUNCT") or verb.elided)
    return (after.text == "," and follows) or after.upos == "VERB"
