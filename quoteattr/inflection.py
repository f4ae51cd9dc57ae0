"""The spelling rules of English inflection: verb forms and noun plurals."""

from __future__ import annotations

import re

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
# Of verbs alone (goes, vetoes): most nouns in -o take a plain -s (memos, sopranos).
_CONSONANT_O = re.compile(r"[^aeiou]o$")
# One vowel between consonants in a word of one syllable: nod, quip, chat; not groan, vow, fix.
_DOUBLING = re.compile(r"(?:[^aeiou]|qu)+[aeiou][^aeiouwxy]")
# Criticize and analyze, but not size, prize or seize, which no one spells with an s.
_IZE = re.compile(r"[a-z]{3}[iy]ze$")
_BRITISH = re.compile(r"([iy])z(e|es|ed|ing)$")
_MAN = re.compile(r"(?:^|[a-z])man$")
_NOT_MAN = frozenset({"german", "human", "ottoman", "roman", "shaman", "talisman"})


def verb_forms(lemma: str, irregular: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Inflect a verb: the lemma, its -s form, then the past forms and the participle.

    `irregular` replaces what the rules give for past and participle.  A verb in -ize or
    -yze is given in its British spelling too.
    """
    pasts = irregular or _past_and_participle(lemma)
    forms = (lemma, f"{lemma}es" if _CONSONANT_O.search(lemma) else _with_s(lemma), *pasts)
    if not _IZE.search(lemma):
        return tuple(dict.fromkeys(forms))
    british = (_BRITISH.sub(r"\1s\2", form) for form in forms)
    return tuple(dict.fromkeys((*forms, *british)))


def noun_forms(noun: str, irregular: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give a noun and its plural; `irregular` replaces what the rules give for the plural.

    A noun in a single -s (findings, minutes) counts as plural already.
    """
    return tuple(dict.fromkeys((noun, *(irregular or (_plural(noun),)))))


def _with_s(word: str) -> str:
    if _CONSONANT_Y.search(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if _SIBILANT.search(word) else f"{word}s"


def _past_and_participle(lemma: str) -> tuple[str, str]:
    if lemma.endswith("e"):
        stem = lemma if lemma.endswith(("ee", "ye", "oe")) else lemma[:-1]
        return f"{lemma}d", f"{stem}ing"
    if _CONSONANT_Y.search(lemma):
        return f"{lemma[:-1]}ied", f"{lemma}ing"
    stem = f"{lemma}{lemma[-1]}" if _DOUBLING.fullmatch(lemma) else lemma
    return f"{stem}ed", f"{stem}ing"


def _plural(noun: str) -> str:
    if _MAN.search(noun) and noun not in _NOT_MAN:
        return f"{noun[:-2]}en"
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun
    return _with_s(noun)
