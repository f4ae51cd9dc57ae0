"""Decide whether a predicted name is the gold speaker's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.documents import Entity, Quote

MALE = frozenset(
    {"mr", "mister", "sir", "lord", "master", "monsieur", "m", "king", "prince", "father", "brother", "uncle"}
)
FEMALE = frozenset(
    {
        "mrs",
        "miss",
        "ms",
        "lady",
        "madam",
        "madame",
        "mademoiselle",
        "mlle",
        "mme",
        "queen",
        "princess",
        "sister",
        "aunt",
        "mother",
        "mistress",
    }
)
COURTESY = frozenset({"mr", "mrs", "miss", "ms", "mister", "dr", "doctor", "sir", "lady", "lord"})
ARTICLES = frozenset({"the", "a", "an"})
PRONOUNS = frozenset(
    {"i", "you", "he", "she", "it", "we", "they", "him", "her", "them", "me", "us", "his", "their", "who"}
)

Words = tuple[str, ...]


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Lower the case and take off accents, full stops and possessive endings."""
    decomposed = unicodedata.normalize("NFKD", text).lower().replace("’", "'").replace(".", " ")
    return re.sub(r"'s?(?!\w)", "", "".join(c for c in decomposed if not unicodedata.combining(c)))


@lru_cache(maxsize=8192)
def full_words(name: str) -> Words:
    """Give the words of a name in lower case, without articles."""
    return tuple(word for word in re.findall(r"[\w'-]+", plain(name)) if word not in ARTICLES)


def bare_words(name: str) -> Words:
    """Give the words of a name without courtesy titles, unless it has nothing else."""
    words = full_words(name)
    return tuple(word for word in words if word not in COURTESY) or words


def _sex(name: str) -> str | None:
    first = full_words(name)[:1]
    if first and first[0] in MALE:
        return "male"
    return "female" if first and first[0] in FEMALE else None


@frozen
class GoldName:
    """The names of a gold speaker, and those that only others of the document bear."""

    own: tuple[str, ...]
    others: tuple[str, ...]

    @classmethod
    def among(cls, name: str, aliases: Iterable[str], entities: Iterable[Entity]) -> GoldName:
        """Tell the speaker's names from those of the other entities."""
        own = (name, *(alias for alias in aliases if alias))
        lowered = {each.lower() for each in own}
        others = tuple(
            each
            for entity in entities
            if entity.name != name
            for each in (entity.name, *entity.aliases)
            if each.lower() not in lowered
        )
        return cls(own, others)

    def is_borne_as(self, name: str) -> bool:
        """Tell whether a predicted name is this speaker's.

        It is when it equals the name or an alias (courtesy titles, articles and case
        aside, unless that leaves a name that several bear), is part of one, surname
        included, that nobody else bears, or is longer than one of two words or more.
        A title of the other sex is wrong, and so is another's name word for word.
        """
        words = full_words(name)
        if not words:
            return False
        if words in {full_words(each) for each in self.own}:
            return True
        if words in {full_words(each) for each in self.others} or self._is_of_the_other_sex(name):
            return False
        return self._fits(name)

    def _is_of_the_other_sex(self, name: str) -> bool:
        sexes = {_sex(each) for each in self.own} - {None}
        return _sex(name) is not None and len(sexes) == 1 and _sex(name) not in sexes

    def _fits(self, name: str) -> bool:
        bare = bare_words(name)
        usable = [bare_words(each) for each in self.own if _sexes_agree(name, each)]
        if bare in usable:
            return self._is_whole(bare) or not self._has_rival(name)
        longer_than = [words for words in usable if len(words) >= 2]
        if any(_is_subsequence(words, bare) for words in longer_than):
            return True
        if any(_is_part(bare, words) for words in longer_than):
            return not any(_is_part(bare, bare_words(each)) for each in self.others)
        return False

    def _is_whole(self, bare: Words) -> bool:
        return any(bare_words(each) == bare == full_words(each) for each in self.own)

    def _has_rival(self, name: str) -> bool:
        """“Bennet” names nobody where both Mr. and Mrs. Bennet occur."""
        bare = bare_words(name)
        return any(bare_words(each) == bare and _sexes_agree(name, each) for each in self.others)


def _sexes_agree(name: str, other: str) -> bool:
    return _sex(name) is None or _sex(other) in (None, _sex(name))


def _is_subsequence(short: Words, long: Words) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _is_part(bare: Words, words: Words) -> bool:
    """Tell whether all of the bare words stand in the name, its last word among them."""
    return bool(words) and set(bare) <= set(words) and words[-1] in bare


def is_full_name(name: str, gold_name: str, aliases: Sequence[str]) -> bool:
    """Tell whether a name is the canonical one or as long as the longest alias."""
    bare = bare_words(name)
    longest = max(len(bare_words(each)) for each in (gold_name, *aliases))
    return bare == bare_words(gold_name) or len(bare) >= longest


def predicted_name(quote: Quote, text: str) -> str | None:
    """Give the predicted name with its courtesy titles, else the words of the mention, pronouns aside."""
    if quote.speaker:
        return with_courtesy(quote.speaker, quote.titles)
    words = " ".join(text[start:end] for start, end in quote.mention).split(",")[0].strip()
    return None if not words or words.lower() in PRONOUNS else words


def with_courtesy(name: str, titles: Iterable[str]) -> str:
    """Put before a name those of its titles that are a matter of courtesy and not in it."""
    missing = [title for title in titles if title and title.lower() not in name.lower()]
    return " ".join((*(title for title in missing if plain(title).strip() in COURTESY | MALE | FEMALE), name))
