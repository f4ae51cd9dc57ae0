"""The tokenizer: words and sentences by the conventions of the English treebanks."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from quoteattr.runtime.tokenizer import sentences
from quoteattr.runtime.words import LONGEST, english

MARKS = st.sampled_from(
    [*"\"'“”‘’.?!…,;:-—()[]/&@#$%", "...", "--", "\n\n", "\n", " ", "Mr.", "U.S.", "p.m.", "n't", "can't"]
)
NASTY = st.lists(st.one_of(MARKS, st.text(st.characters(codec=None), max_size=6)), max_size=60).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't, can't and cannot.", "They do n't , ca n't and can not ."),
        ("They don`t, but I ca'n't", "They do n`t , but I ca'n't"),
        ("Ann's dogs' tax-free co-founder", "Ann 's dogs ' tax - free co-founder"),
        ("We’ll pay $4.5m or 10% by 5pm", "We 'll pay $ 4.5 m or 10 % by 5 pm"),
        ("O'Brien said 'tis o'clock", "O'Brien said 't is o'clock"),
        ("the U.S.-led plan and/or AT&T", "the U.S. - led plan and / or AT&T"),
        ("Orr Jr., of Brack Inc., left", "Orr Jr. , of Brack Inc. , left"),
        ("Lee (D-Calif.), Orr, I-Vt., and Roe (R-Ill.)", "Lee ( D - Calif. ) , Orr , I - Vt. , and Roe ( R - Ill. )"),
        (
            "see https://example.org/a?b=1, or ask a.b@example.org.",
            "see https://example.org/a?b=1 , or ask a.b@example.org .",
        ),
        ("1,000 on 3/4/2016 at 10:30 in the 1990s", "1,000 on 3/4/2016 at 10:30 in the 1990s"),
        ("wait... what?! -- no", "wait ... what ?! -- no"),
        ("No. 5 said no.", "No. 5 said no ."),
        ("call 555-0199 (now)", "call 555-0199 ( now )"),
    ],
)
def test_words_are_split(text: str, expected: str) -> None:
    """Contractions, hyphens, units and signs are parted; numbers, names and abbreviations are not."""
    plain = text.replace("’", "'")
    assert [expected.split()] == [words.forms for words in sentences(plain)]


@pytest.mark.parametrize(
    "text",
    [
        "Gov. Ann Lee spoke.|She left.",
        "He met Prof. J. T. Orr at 5 p.m. on Monday.|Then he slept.",
        "It left the U.S. at noon.|They stayed.",
        "It left the U.S.|They stayed.",
        "Brack Inc. sued.|It lost to Marn Co.|The end.",
        'He said: "It works."|She left.',
        '"Is it far?" Ann Lee asked.|"Very."',
        '"Stop!" she cried.|Nobody did.',
        '"Is it far?"|Nobody knew.',
        "Well... maybe.|Yes!|No?|Go.",
        "Vitamin C.|Why not?",
        "So do I.|Ann left.",
        "I. Charles Orr left.",
        "(It rained.)|We stayed.",
        "it closed .|they left!|i stayed",
        "Why? she asked.",
        "1. Go home",
        "It closed in 2014. [2] [13]|Nobody minded [4] at all.",
        "See Fig. 3 and p. 12.|Then stop.",
    ],
)
def test_sentences_are_split(text: str) -> None:
    """A sentence ends at a mark that no abbreviation, initial, list number or tag takes."""
    parts = text.split("|")
    joined = " ".join(parts)
    assert parts == [joined[words.spans[0][0] : words.spans[-1][1]] for words in sentences(joined)]


def test_a_blank_line_ends_a_sentence() -> None:
    """No sentence goes on beyond a paragraph, but beyond a line it does."""
    assert [["a", "b"], ["c"]] == [words.forms for words in sentences("a\nb\n \nc")]


@given(st.one_of(NASTY, texts))
def test_words_hold_every_character(text: str) -> None:
    """Words lie in order, are slices of the text, and hold all of it but blanks."""
    found = [span for words in sentences(text) for span in words.spans]
    assert all(start < end for start, end in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
    assert "".join(text.split()) == "".join(text[start:end] for start, end in found)
    assert [text[start:end] for start, end in found] == [form for words in sentences(text) for form in words.forms]


@given(NASTY, NASTY)
def test_paragraphs_do_not_touch_each_other(first: str, second: str) -> None:
    """What stands after a blank line changes nothing before it."""
    whole = sentences(f"{first}\n\n{second}")
    alone = sentences(f"{first}\n\n")
    assert [words.spans for words in alone] == [words.spans for words in whole[: len(alone)]]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "x." * 500_000,
        "a@" * 500_000,
        "-" * 1_000_000,
        '"' * 1_000_000,
        "a' " * 300_000,
        "no " * 300_000,
        "1." * 500_000,
    ],
    ids=["letters", "points", "addresses", "dashes", "marks", "apostrophes", "words", "numbers"],
)
def test_a_megabyte_of_anything_is_split_in_seconds(text: str) -> None:
    """No input costs more than time linear in its length, and no word or sentence is endless."""
    begun = time.process_time()
    found = sentences(text)
    assert time.process_time() - begun < 10
    assert max(end - start for words in found for start, end in words.spans) <= LONGEST
    assert max(len(words.forms) for words in found) <= 400


def test_the_splitter_is_read_once() -> None:
    """The lists are read from the lexicon on first use and kept."""
    assert english() is english()
