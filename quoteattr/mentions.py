"""Stage 4b: what the text says of a speaker in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.model import Span

if TYPE_CHECKING:
    from quoteattr.graph import Sentence, Token
    from quoteattr.names import Name

_BESIDE = frozenset({"appos", "flat", "list", "nmod", "dep"})
_CLAUSES = ("acl", "appos", "parataxis", "list", "advcl", "ccomp", "conj", "cc", "dep")


@frozen
class Reference:
    """A mention of a speaker: its span, the word at its head, and the name in it, if any."""

    span: Span
    sentence: Sentence
    head: Token
    name: Name | None = None

    @property
    def is_pronoun(self) -> bool:
        """Tell whether the mention is a pronoun."""
        return self.name is None and self.head.upos == "PRON"


class NameIndex:
    """The names of a text, found again by sentence."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self._by_sentence: dict[int, list[Name]] = {}
        for name in names:
            self._by_sentence.setdefault(name.sentence.start, []).append(name)

    def within(self, sentence: Sentence) -> list[Name]:
        """The names in a sentence, in order."""
        return self._by_sentence.get(sentence.start, [])

    def at(self, sentence: Sentence, token: Token) -> Name | None:
        """The name that a token is part of, or None."""
        return next((n for n in self.within(sentence) if n.first <= token.index <= n.last), None)


def refer(sentence: Sentence, head: Token, names: NameIndex) -> Reference:
    """Tell what a speaker's phrase mentions: a name in it, a pronoun, or the description as it stands.

    the senator's spokesman, Ann Lee, … -> Ann Lee
    a spokesman for Ann Lee             -> a spokesman for Ann Lee
    """
    name = names.at(sentence, head) or _beside(sentence, head, names)
    if name:
        return Reference(name.span, sentence, name.head, name)
    outside = {t.index for child in sentence.children(head, "case", "mark", "advmod") for t in sentence.subtree(child)}
    tokens = [t for t in sentence.subtree(head, *_CLAUSES) if not t.elided and t.index not in outside] or [head]
    place = next((i for i, t in enumerate(tokens) if t is head), 0)
    first = last = place
    while first > 0 and tokens[first - 1].index == tokens[first].index - 1 and _goes_on(tokens[first - 1]):
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].index == tokens[last].index + 1 and _goes_on(tokens[last + 1]):
        last += 1
    return Reference(Span(tokens[first].start, tokens[last].end), sentence, head)


def _goes_on(token: Token) -> bool:
    return token.upos != "PUNCT" or token.text in ("-", "'", "’", "&", "/", ".")


def _beside(sentence: Sentence, head: Token, names: NameIndex) -> Name | None:
    """The name that a description introduces: spokesman Ann Lee; the spokesman, Ann Lee."""
    if head.upos not in ("NOUN", "PROPN", "ADJ"):
        return None
    for name in names.within(sentence):
        governor = sentence.head(name.head)
        if governor is head and name.head.relation in _BESIDE and not sentence.child(name.head, "case"):
            between = sentence.tokens[head.index + 1 : name.first]
            if name.first > head.index and all(t.text == "," or t.upos in ("PROPN", "NOUN") for t in between):
                return name
    return None
