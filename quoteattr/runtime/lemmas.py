"""Base forms of words, by a list of the irregular ones and the spelling rules of inflection.

The rules are those of English spelling read backwards; where they leave a choice (*hoped*
may be a form of *hop* or of *hope*), the word that is more frequent in the vocabulary of
the model is taken.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from quoteattr.lexicon_files import read_word_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KEPT: Final = 20_000
# What a Penn tag is called in the list of base forms.
_CLASSES: Final = {
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"), "v"),
    **dict.fromkeys(("NN", "NNS"), "n"),
    **dict.fromkeys(("JJ", "JJR", "JJS"), "j"),
    **dict.fromkeys(("RB", "RBR", "RBS"), "r"),
    **dict.fromkeys(("DT", "WDT"), "d"),
    **dict.fromkeys(("PRP", "WP"), "p"),
    "TO": "t",
}
_CLITICS: Final = {
    "i": {"PRP": "I"},
    "'s": {"VBZ": "be", "PRP": "we"},
    "'d": {"MD": "would", "VBD": "have"},
    "'": {"POS": "'s"},
}
_PUNCTUATION: Final = {"“": '"', "”": '"', "''": '"', "``": '"', "‘": "'", "’": "'", "–": "-", "--": "-"}
_SIBILANT: Final = re.compile(r"(?:s|x|z|ch|sh|o)es$")
# Stems that only an e makes a word: realis|ed, creat|ing, announc|ed, judg|ing, believ|ing, argu|ed.
_WANTS_E: Final = re.compile(r"(?:[iy]s|[iy]z|[^aeiou]at|[nr]c|[ln]s|rs|[dlr]g|[vu]|[^aeiou]l)$")
_VOWEL: Final = re.compile("[aeiouy]")
# Words of fewer letters have no plural s: gas, his.
_SHORT: Final = 4
_ENDINGS: Final = {
    "VBG": ("ing", "in'"),
    **dict.fromkeys(("VBD", "VBN"), ("ed",)),
    **dict.fromkeys(("JJR", "RBR"), ("er",)),
    **dict.fromkeys(("JJS", "RBS"), ("est",)),
}


class Lemmatizer:
    """Gives the base form of a word with its tags; `ranks` has the words of a vocabulary, the most frequent lowest."""

    def __init__(self, ranks: Mapping[str, int]) -> None:
        self._ranks = ranks
        bases = read_word_file(files("quoteattr") / "lexicons" / "en", "base_forms").marks
        self._irregular = {(form, mark[0]): mark[2:] for form in bases for mark in bases[form]}
        self._cache: dict[tuple[str, str, str], str] = {}

    def lemmas(self, words: Sequence[str], upos: Sequence[str], xpos: Sequence[str]) -> list[str]:
        """Give the base forms of words with their universal and Penn tags."""
        if len(self._cache) > _KEPT:
            self._cache.clear()
        find = self._cache.get
        return [find(key) or self._learn(key) for key in zip(words, upos, xpos, strict=True)]

    def _learn(self, key: tuple[str, str, str]) -> str:
        lemma = self._cache[key] = self._lemma(*key)
        return lemma

    def _lemma(self, word: str, upos: str, xpos: str) -> str:
        lower = word.lower().replace("’", "'")
        if upos in ("PUNCT", "SYM"):
            return _PUNCTUATION.get(word, word)
        if xpos in ("NNP", "NNPS"):
            return self._singular(word) if xpos == "NNPS" else word
        if lower in _CLITICS:
            return _CLITICS[lower].get(xpos, lower)
        irregular = self._irregular.get((lower, _CLASSES.get(xpos, "")))
        if irregular is not None:
            return "I" if irregular == "i" else irregular
        if xpos in ("NNS", "VBZ"):
            return self._singular(lower)
        for ending in _ENDINGS.get(xpos, ()):
            if lower.endswith(ending) and len(lower) > len(ending) + 1:
                return self._base(lower[: -len(ending)]) or lower
        return lower

    def _singular(self, word: str) -> str:
        """Take the s of a plural or of a third person away."""
        lower = word.lower()
        if len(word) < _SHORT or not lower.endswith("s") or lower.endswith(("ss", "us", "'s")) or lower[:-1].isdigit():
            return word
        if lower.endswith("ies") and len(word) > _SHORT:
            return f"{word[:-3]}y"
        return self._commonest(word[:-2], word[:-1]) if _SIBILANT.search(lower) else word[:-1]

    def _base(self, stem: str) -> str | None:
        """Give the word that a stem without -ed, -ing, -er or -est belongs to; None if it has no vowel."""
        if not _VOWEL.search(stem):
            return None
        if stem.endswith("i") and len(stem) > 2:
            return f"{stem[:-1]}y"
        choices = [f"{stem}e", stem] if _WANTS_E.search(stem) else [stem, f"{stem}e"]
        if stem[-1] == stem[-2:-1] and stem[-1] not in "aeiou":
            choices.append(stem[:-1])
        return self._commonest(*choices)

    def _commonest(self, *words: str) -> str:
        """Give the most frequent of some words, the first where none is known."""
        return min(words, key=lambda word: self._ranks.get(word.lower(), len(self._ranks)))
