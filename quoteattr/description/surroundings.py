"""Stage 6c: the words around one mention of a name, as the rules of description see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from quoteattr.description.bodies import body, group_end, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.graph import ParsedText, Token
    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.names import Name
    from quoteattr.model import Span

# Names on either side that may matter to one: what a long list costs must grow with its length only.
_NEAR = 8
BREAKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", ".", "?", "!"})


@frozen
class Surroundings:
    """One mention of a name in its sentence, with the other names there.

    `organizations` and `places` are the starts of entities that the recogniser found; `titled`
    tells that a title before the first of several names is this one's too.
    """

    name: Name
    text: str
    lexicon: Lexicon = field(repr=False)
    others: tuple[Name, ...] = field(default=(), repr=False)
    organizations: frozenset[int] = field(default=frozenset(), repr=False)
    places: frozenset[int] = field(default=frozenset(), repr=False)
    titled: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.name.sentence.tokens

    def other_at(self, index: int) -> Name | None:
        """The other name that a token is part of, or None."""
        return next((other for other in self.others if other.first <= index <= other.last), None)

    def title_of_another(self, index: int) -> bool:
        """Tell whether a token stands right before another name, as its title: Mayor | Ann Lee."""
        return any(other.first == index + 1 for other in self.others)

    def stands_alone(self, other: Name) -> bool:
        """Tell whether a name owns or specifies nothing after it: not Clark's (lawyer), the Clark (campaign)."""
        after = self.tokens[other.last + 1] if other.last + 1 < len(self.tokens) else None
        owns = self.tokens[other.last].lower in ("'s", "'")
        return not owns and (after is None or after.upos not in ("PART", "NOUN", "PROPN", "ADJ"))

    def body_at(self, begin: int) -> tuple[Span | None, int]:
        """The organisation or place that the noun group at a token names, and the token after the group."""
        stop = next((t.index for t in self.tokens[begin : begin + 16] if self._is_named_next(t)), begin + 16)
        words = words_of(self.tokens[begin:stop], self.text, self.lexicon)
        end = group_end(words, 0, self.lexicon)
        after = words[end].start if end < len(words) else None
        index = stop if after is None else next(t.index for t in self.tokens[begin:] if t.start >= after)
        return body(words[:end], self.lexicon), min(index, len(self.tokens))

    def _is_named_next(self, token: Token) -> bool:
        """Tell whether a token joins somebody else's name to a body: the Trust | and Bo Ray."""
        return token.lower in ("and", "&") and self.other_at(token.index + 1) is not None

    def is_place(self, span: Span) -> bool:
        """Tell whether a span names a place, and no organisation: by the recogniser, the lexicon or its state."""
        words = span.of(self.text).lower()
        state = next((t for t in self.tokens if t.start >= span.end and t.text != ","), None)
        return (
            span.start in self.places
            or words in self.lexicon.places
            or (state is not None and state.text[:1].isupper() and state.lower in self.lexicon.places)
        )

    def is_organization(self, span: Span) -> bool:
        """Tell whether a span names an organisation: by the recogniser or a word in it."""
        words = span.of(self.text).lower().split()
        return span.start in self.organizations or any(word in self.lexicon.organization_words for word in words)


def surroundings(names: Sequence[Name], parsed: ParsedText, lexicon: Lexicon) -> Iterator[Surroundings]:
    """The surroundings of each name of a text, in order."""
    organizations = frozenset(entity.span.start for entity in parsed.entities if entity.type == "ORG")
    places = frozenset(entity.span.start for entity in parsed.entities if entity.type == "LOC")
    by_sentence: dict[int, list[Name]] = {}
    for name in names:
        by_sentence.setdefault(name.sentence.start, []).append(name)
    for inside in by_sentence.values():
        for place, name in enumerate(inside):
            others = (*inside[max(0, place - _NEAR) : place], *inside[place + 1 : place + 1 + _NEAR])
            yield Surroundings(name, parsed.text, lexicon, others, organizations, places)


def segment_end(tokens: Sequence[Token], begin: int) -> int:
    """Where an apposition ends: the comma that closes it, the sentence, or a quotation."""
    at = begin
    while at < len(tokens) and not tokens[at].elided and tokens[at].text not in BREAKS:
        if tokens[at].upos == "PUNCT" and tokens[at].text not in ("-", "'", "’", "&", "/", "."):
            break
        at += 1
    return at
