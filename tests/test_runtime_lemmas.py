"""Base forms: the irregular ones from a list, the others by spelling and frequency."""

from __future__ import annotations

import pytest

from quoteattr.runtime.lemmas import Lemmatizer

RANKS = {word: rank for rank, word in enumerate("use hope make plan say run try box watch go big state us hop".split())}


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "lemma"),
    [
        ("said", "VERB", "VBD", "say"),
        ("SAYS", "VERB", "VBZ", "say"),
        ("hoped", "VERB", "VBD", "hope"),
        ("hopped", "VERB", "VBD", "hop"),
        ("planning", "VERB", "VBG", "plan"),
        ("tried", "VERB", "VBN", "try"),
        ("realised", "VERB", "VBD", "realise"),
        ("blimped", "VERB", "VBD", "blimp"),
        ("using", "VERB", "VBG", "use"),
        ("sing", "VERB", "VB", "sing"),
        ("watches", "NOUN", "NNS", "watch"),
        ("boxes", "NOUN", "NNS", "box"),
        ("women", "NOUN", "NNS", "woman"),
        ("species", "NOUN", "NNS", "species"),
        ("1990s", "NOUN", "NNS", "1990s"),
        ("bigger", "ADJ", "JJR", "big"),
        ("happiest", "ADJ", "JJS", "happy"),
        ("better", "ADV", "RBR", "well"),
        ("States", "PROPN", "NNPS", "State"),
        ("James", "PROPN", "NNP", "James"),
        ("i", "PRON", "PRP", "I"),
        ("them", "PRON", "PRP", "they"),
        ("n’t", "PART", "RB", "not"),
        ("'s", "AUX", "VBZ", "be"),
        ("’s", "PART", "POS", "'s"),
        ("'d", "AUX", "MD", "would"),
        ("”", "PUNCT", "''", '"'),
        ("Of", "ADP", "IN", "of"),
    ],
)
def test_base_forms(word: str, upos: str, xpos: str, lemma: str) -> None:
    """A word with its tags has one base form."""
    assert [lemma] == Lemmatizer(RANKS).lemmas([word], [upos], [xpos])


def test_a_word_is_looked_up_by_its_tags() -> None:
    """The same word may have different base forms side by side."""
    words = ["saw", "saw", "saw"]
    assert ["see", "saw", "see"] == Lemmatizer({}).lemmas(words, ["VERB", "NOUN", "VERB"], ["VBD", "NN", "VBD"])
