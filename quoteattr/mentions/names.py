"""Names of people in a parsed text, with the words that lead up to them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.mentions.short_forms import short_forms
from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from quoteattr.graph import Entity, ParsedText, Sentence, Token
    from quoteattr.lexicon import Lexicon

_MARKS = frozenset({'"', "“", "”", "‘", "’", "'"})
_OPENERS = frozenset({'"', "“", "‘"})
_PROPN = ("PROPN",)
_POSSESSIVES = frozenset({"'s", "'", "s'"})


@frozen
class Name:
    """One mention of a person by name.

    `words` are the name's own words, without honorific, title and possessive ending;
    `first` and `last` the indices of its tokens in the sentence.
    """

    sentence: Sentence
    first: int
    last: int
    words: tuple[str, ...]
    honorific: str | None = None

    @cached_property
    def span(self) -> Span:
        """Where the name stands in the text."""
        last = self.sentence.tokens[self.last]
        return Span(self.sentence.tokens[self.first].start, last.end - _has_full_stop(self.sentence, last))

    @cached_property
    def full_span(self) -> Span:
        """Where the name stands, with the honorific right before it: Mr. Lee."""
        before = self.sentence.tokens[self.first - 1] if self.first else None
        start = before.start if before and self.honorific and before.text == self.honorific else self.span.start
        return Span(start, self.span.end)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The name's tokens."""
        return self.sentence.tokens[self.first : self.last + 1]

    @cached_property
    def head(self) -> Token:
        """The name's topmost token: the one that hangs on the rest of the sentence."""
        return self.sentence.topmost(self.first, self.last)

    @property
    def subject(self) -> Token:
        """The name's head, or the noun before it that is the subject with it: (the mayor), Ann Lee, left."""
        governor = self.sentence.head(self.head)
        explains = governor is not None and self.head.relation in ("appos", "flat") and governor.index < self.first
        return governor if explains and governor is not None and governor.relation == "nsubj" else self.head


def find_names(parsed: ParsedText, lexicon: Lexicon) -> tuple[Name, ...]:
    """Find the names of people: recognised entities, names by their shape, then bare surnames of either."""
    entities = _Entities(parsed.entities)
    certain = [name for sentence in parsed.sentences for name in _recognised(sentence, entities, lexicon)]
    by_sentence = _grouped(certain)
    for sentence in parsed.sentences:
        certain.extend(_by_shape(sentence, by_sentence.get(sentence.start, []), lexicon))
    certain = _without_organizations(_confirmed(certain), short_forms(parsed, lexicon))
    full = [name.words for name in certain if len(name.words) > 1]
    short = _Short({words[-1] for words in full}, {initials_of(words) for words in full})
    found: list[Name] = []
    by_sentence = _grouped(certain)
    for sentence in parsed.sentences:
        own = by_sentence.get(sentence.start, [])
        found.extend(sorted([*own, *_bare(sentence, own, short, lexicon)], key=lambda name: name.first))
    return tuple(found)


def _grouped(names: Iterable[Name]) -> dict[int, list[Name]]:
    """The names by the start of their sentence."""
    grouped: dict[int, list[Name]] = {}
    for name in names:
        grouped.setdefault(name.sentence.start, []).append(name)
    return grouped


def _confirmed(names: Sequence[Name]) -> list[Name]:
    """Drop what only capitals made a name: words of a headline, a dateline or an acronym that do not recur."""
    elsewhere = {name.words for name in names if not name.sentence.is_headline}
    return [n for n in names if n.words in elsewhere and not (len(n.words) == 1 and n.words[0].isupper())]


def _without_organizations(names: Sequence[Name], short: Container[str]) -> list[Name]:
    """Drop single words that are short for an organisation of the text and no part of anybody's full name."""
    full = {word for name in names if len(name.words) > 1 for word in name.words}
    return [
        n for n in names if len(n.words) > 1 or n.honorific or n.words[0] in full or n.words[0].lower() not in short
    ]


class _Entities:
    """The people among the entities, found again by where they stand."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._people = sorted((e.span for e in entities if e.type == "PER"), key=lambda span: span.start)
        self._starts = [span.start for span in self._people]

    def within(self, start: int, end: int) -> list[Span]:
        return self._people[bisect_left(self._starts, start) : bisect_right(self._starts, end - 1)]


def _recognised(sentence: Sentence, entities: _Entities, lexicon: Lexicon) -> Iterator[Name]:
    starts = [token.start for token in sentence.tokens]
    taken = -1
    for span in entities.within(sentence.start, sentence.end):
        first = max(bisect_right(starts, span.start) - 1, 0)
        if first <= taken or _is_party(sentence, first):
            continue
        last = bisect_left(starts, span.end) - 1
        while first <= last < len(sentence.tokens) - 1 and _is_rest(sentence.tokens[last + 1], first, last):
            last += 1
        inside = (at + 1 for at in range(last - 1, first - 1, -1) if _is_title(sentence.tokens[at], lexicon))
        name = _name(sentence, next(inside, first), last, lexicon)
        if name and not _has_article(name) and not _is_body(name, lexicon):
            taken = name.last
            yield name


def _has_article(name: Name) -> bool:
    """Tell whether an article shows one word to name no person: the Ledger wrote; not the Lee (campaign), the Lees."""
    tokens = name.sentence.tokens
    if len(name.words) > 1 or name.honorific or name.first == 0 or tokens[name.first - 1].lower != "the":
        return False
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    plural = tokens[name.last].xpos == "NNPS" or tokens[name.last].lower.endswith("s")
    return not plural and (after is None or after.upos not in ("NOUN", "PROPN", "ADJ", "PART"))


def _is_body(name: Name, lexicon: Lexicon) -> bool:
    """Tell whether the last word of what the recogniser took for a person shows a body or a party: Ohio Democrat."""
    last = name.words[-1].lower()
    if len(name.words) < 2 or name.honorific or name.words[0].lower() in lexicon.first_names:
        return False
    return last in lexicon.organization_words or last in lexicon.parties


def _is_title(token: Token, lexicon: Lexicon) -> bool:
    return token.lower in lexicon.title_abbreviations and token.text.endswith(".")


def _is_party(sentence: Sentence, first: int) -> bool:
    """Tell whether what the recogniser took for a person is a party and a state: D-Ohio."""
    words = "".join(token.text for token in sentence.tokens[first : first + 2])
    return words[:2] in ("D-", "R-", "I-")


def _is_rest(token: Token, first: int, last: int) -> bool:
    """Tell whether the tree makes a word the rest of a name of which the recogniser saw only the beginning."""
    return (
        token.relation == "flat"
        and token.upos == "PROPN"
        and first <= token.head <= last
        and token.text.rstrip(".").isalpha()
    )


def _by_shape(sentence: Sentence, own: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Names that the recogniser missed: capitals after a title or before a role, or that begin with a first name."""
    taken = {index for name in own for index in range(name.first, name.last + 1)}
    for start, last in _capital_runs(sentence):
        leading = [at for at in range(start, last) if _leads(sentence.tokens[at], lexicon)]
        first = leading[-1] + 1 if leading else start
        if taken.intersection(range(first, last + 1)):
            continue
        words = [t.lower for t in sentence.tokens[first : last + 1]]
        introduced = bool(leading) or (first > 0 and _introduces(sentence.tokens[:first], lexicon))
        known = len(words) > 1 and (words[0] in lexicon.first_names or _is_explained(sentence, last, lexicon))
        if (introduced or known) and not any(_is_no_name(word, lexicon) for word in words):
            name = _name(sentence, first, last, lexicon)
            if name and (len(name.words) > 1 or name.honorific):
                yield name


def _is_no_name(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word shows that capitals are no person's name: Institute, Ohio, Monday."""
    return (
        word in lexicon.organization_words
        or word in lexicon.calendar
        or word in lexicon.demonyms
        or word in lexicon.parties
        or word in lexicon.places
    )


def _is_explained(sentence: Sentence, last: int, lexicon: Lexicon) -> bool:
    """Tell whether an apposition names a role right after capitals: Mara Lind, a senior adviser to …"""
    after = sentence.tokens[last + 1 : last + 7]
    if len(after) < 2 or after[0].text != ",":
        return False
    for token in after[1:]:
        if token.lower in lexicon.role_nouns:
            return True
        if token.upos not in ("DET", "ADJ", "NOUN") and token.text != "-":
            return False
    return False


def _introduces(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether words before capitals make them a name: Gov. …; the chief executive, …"""
    at = len(before) - 1
    if before[at].text == ",":
        return at > 0 and before[at - 1].lower in lexicon.role_nouns
    return before[at].lower in lexicon.honorifics or _leads(before[at], lexicon)


def _capital_runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns, hyphens and initials included, that no title leads: first and last token."""
    run: list[int] = []
    for token in sentence.tokens if sentence.tagged(_PROPN) else ():
        glued = bool(run) and token.text == "-" and token.start == sentence.tokens[run[-1]].end
        if glued or (token.upos == "PROPN" and token.text[:1].isupper() and not token.text.isupper()):
            run.append(token.index)
            continue
        yield from [(run[0], run[-1])] if run else []
        run = []
    yield from [(run[0], run[-1])] if run else []


def _name(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> Name | None:
    """The name within a run of tokens, freed of titles before it and endings after it."""
    tokens = sentence.tokens
    while first > 0 and tokens[first - 1].end == tokens[first].start and _glues(tokens[first - 1]):
        first -= 1
    while first <= last and (tokens[last].lower in _POSSESSIVES or tokens[last].upos == "PUNCT"):
        if tokens[last].text.endswith(".") and len(tokens[last].text) > 1:
            break
        last -= 1
    while first <= last < len(tokens) - 2 and tokens[last + 1].text in "-’'" and _is_one_word(tokens[last : last + 3]):
        last += 2
    first = _after_particles(sentence, first, last, lexicon)
    last = _without_degrees(tokens, first, last, lexicon)
    last = _with_suffix(sentence, _with_nickname(sentence, last), lexicon)
    honorific = None
    while first < last and _leads(tokens[first], lexicon):
        honorific = tokens[first].text if tokens[first].lower in lexicon.honorifics else honorific
        first += 1
    if first > last or not tokens[first].text[:1].isupper():
        return None
    if honorific is None and first > 0 and tokens[first - 1].lower in lexicon.honorifics:
        honorific = tokens[first - 1].text
    words = _written_words(tokens[first : last + 1])
    if words and _has_full_stop(sentence, tokens[last]):
        words = (*words[:-1], words[-1][:-1])
    if not words or all(word.lower() in lexicon.honorifics for word in words):
        return None
    return Name(sentence, first, last, words, honorific)


def _after_particles(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> int:
    """Where a name begins after somebody's possessive and small particles: Lind's | Bo Orr; van der | Meulen said."""
    tokens = sentence.tokens
    first = next((at + 1 for at in range(last - 1, first, -1) if tokens[at].lower == "'s"), first)
    while first < last and not tokens[first].text[:1].isupper() and tokens[first].lower in lexicon.name_particles:
        first += 1
    return first


def _has_full_stop(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word took in the point that ends its sentence: said Ann Orr."""
    whole = len(token.text) > 3 and token.text[:-1].isalpha() and token.text.endswith(".")
    return whole and token.index == len(sentence.tokens) - 1


def _written_words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words as written, with plain apostrophes: tokens with no space between are one (O'Neill, Lee-Poe)."""
    words: list[str] = []
    end = -1
    for token in tokens:
        if (token.start == end and words and token.upos != "PUNCT") or (token.start == end and token.text in "-'’."):
            words[-1] += token.text.replace("’", "'")
        elif any(c.isalpha() for c in token.text):
            words.append(token.text.replace("’", "'"))
        end = -1 if token.text in _OPENERS else token.end
    if len(words) > 1 and any(len(word) > 3 for word in words) and all(word.isupper() for word in words):
        return tuple(word.title() for word in words)  # ANN LEE is Ann Lee
    return tuple(words)


def initials_of(words: Sequence[str]) -> str:
    """The first letters of a name's words: AL for Ann Lee."""
    return "".join(word[0] for word in words)


def in_one_case(word: str) -> str:
    """A word as a name writes it: LEE and Lee are one."""
    return word.title() if len(word) > 1 and word.isupper() else word


def _glues(token: Token) -> bool:
    """Tell whether a token right before a name is part of the same word: O’ in O’Neill."""
    return token.text in "-'’" or token.text[:1].isupper()


def _is_one_word(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens stand without a space, and the last is capitalised: Frisk-Moody."""
    glued = all(left.end == right.start for left, right in pairwise(tokens))
    return glued and tokens[-1].text[:1].isupper()


def _leads(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a token before a name is an honorific or a title."""
    word = token.lower
    return (
        word in lexicon.honorifics
        or word in lexicon.title_abbreviations
        or (word in lexicon.role_nouns and word not in lexicon.first_names)
        or (word in lexicon.group_nouns and token.text[:1].isupper())
    )


def _with_nickname(sentence: Sentence, last: int) -> int:
    """Take in a nickname in marks and the surname after it: Robert “Bob” Lee."""
    after = sentence.tokens[last + 1 : last + 5]
    marked = len(after) == 4 and after[0].upos == after[2].upos == "PUNCT" and after[0].text in _MARKS
    return last + 4 if marked and after[1].text[:1].isupper() and after[3].text[:1].isupper() else last


def _without_degrees(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """Leave out degrees and honours, which are no part of a name: Ann Lee, Ph.D.; Ann Lee QC; but Kim Do."""
    degrees = lexicon.name_degrees
    while first < last and (
        tokens[last].text == "," or (tokens[last].lower in degrees and sum(c.isupper() for c in tokens[last].text) > 1)
    ):
        last -= 1
    return last


def _with_suffix(sentence: Sentence, last: int, lexicon: Lexicon) -> int:
    """Take in a suffix after the name: Jr., III."""
    tokens = sentence.tokens
    at = last + 1
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at < len(tokens) and tokens[at].lower in lexicon.name_suffixes:
        return at
    return last


@frozen
class _Short:
    """What people named in full may be called by: their surnames, and in a transcript their initials."""

    surnames: set[str]
    initials: set[str]

    def fits(self, sentence: Sentence, token: Token) -> bool:
        """Tell whether a word may be short for a name."""
        labels = token.index == 0 and sentence.tokens[1:] and sentence.tokens[1].text == ":"
        if labels and token.text in self.initials:
            return True
        return token.upos == "PROPN" and bool(self.surnames & {token.text, in_one_case(token.text)})


def _bare(sentence: Sentence, own: Sequence[Name], short: _Short, lexicon: Lexicon) -> Iterator[Name]:
    """Surnames of people named elsewhere that the recogniser missed here, and initials that label a turn."""
    taken = {index for name in own for index in range(name.first, name.last + 1)}
    opening = [token for token in sentence.tokens[:1] if token.upos not in _PROPN]
    for token in (*opening, *sentence.tagged(_PROPN)):
        if token.index in taken or not short.fits(sentence, token):
            continue
        beside = sentence.tokens[max(token.index - 1, 0) : token.index + 2]
        if not any(t.upos == "PROPN" and t is not token and not _leads(t, lexicon) for t in beside):
            name = _name(sentence, token.index, token.index, lexicon)
            if name:
                yield name
