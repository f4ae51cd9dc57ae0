"""Declared patterns compile with checks and bind the words of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from graphs import sentence

from quoteattr.errors import PatternError
from quoteattr.pattern import Search, compile_pattern

if TYPE_CHECKING:
    from quoteattr.graph import Token

# Ann and the mayor, who was told that Bo left, said so .
TREE = sentence(
    """
    Ann    PROPN nsubj      10
    and    CCONJ cc         4
    the    DET   det        4
    mayor  NOUN  conj       1
    who    PRON  nsubj:pass 7
    was    AUX   aux:pass   7
    told   VERB  acl:relcl  4
    Bo     PROPN nsubj      9
    left   VERB  ccomp      7
    said   VERB  root       0
    so     ADV   advmod     10
    """
)
CLASSES = {"capital": lambda _, token: token.text[0].isupper(), "short": lambda _, token: len(token.text) < 4}


def matches(*lines: str) -> list[dict[str, str]]:
    """Give what a pattern binds in the sentence, as name and word."""
    found = compile_pattern("\n".join(lines)).match(TREE, CLASSES)
    return [{name: token.text for name, token in bound.items()} for bound in found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["v:VERB"], [{"v": "told"}, {"v": "left"}, {"v": "said"}]),
        (["n:NOUN|PROPN/capital"], [{"n": "Ann"}, {"n": "Bo"}]),
        (["n/capital/short"], [{"n": "Ann"}, {"n": "Bo"}]),
        (["v:VERB", "v >nsubj s:PROPN"], [{"v": "left", "s": "Bo"}, {"v": "said", "s": "Ann"}]),
        (["v:VERB", "v >acl|ccomp|advmod b"], [{"v": "told", "b": "left"}, {"v": "said", "b": "so"}]),
        (["v:VERB", "v !>nsubj"], []),
        (["v:VERB", "v !>aux:pass"], [{"v": "left"}, {"v": "said"}]),
        (["n:NOUN", "n >acl v", "v before n"], []),
        (["n:NOUN", "n >acl v", "n before v"], [{"n": "mayor", "v": "told"}]),
        (
            ["v:VERB", "v >nsubj a", "a >conj b", "b >acl c"],
            [{"v": "said", "a": "Ann", "b": "mayor", "c": "told"}],
        ),
    ],
    ids=lambda value: "; ".join(value) if value and isinstance(value[0], str) else "",
)
def test_patterns_bind_words(lines: list[str], expected: list[dict[str, str]]) -> None:
    """Every way in which the words fit is given, in the order of the anchor's words."""
    assert expected == matches(*lines)


def test_a_relation_stands_for_its_subtypes() -> None:
    """A plain relation matches its subtypes, and a subtype only itself."""
    assert [{"v": "told", "s": "who"}] == matches("v:VERB", "v >nsubj:pass s")
    assert ["who", "Bo", "Ann"] == [bound["s"] for bound in matches("v:VERB", "v >nsubj s")]


def test_a_name_used_twice_is_one_word() -> None:
    """A condition on words that are bound already tests them instead of binding anew."""
    assert [{"v": "told", "x": "left"}] == matches("v:VERB", "v >ccomp x", "v >ccomp x")
    assert [] == matches("v:VERB", "v >nsubj x", "v >ccomp x")


def test_classes_are_asked_of_every_word_and_see_the_sentence() -> None:
    """A class holds for the anchor and for each word bound after it, in the sentence that is looked at."""
    classes = {"last": lambda where, token: token is where.tokens[-1], "root": lambda _, token: token.head < 0}

    def words(*lines: str) -> list[list[str]]:
        found = compile_pattern("\n".join(lines)).match(TREE, classes)
        return [[token.text for token in bound.values()] for bound in found]

    assert [["so"]] == words("a/last")
    assert [["said", "so"]] == words("v/root", "v >advmod|nsubj a/last")
    assert [["said", "Ann", "mayor"]] == words("v/root", "v >nsubj a", "a >conj b")
    assert [["said", "Ann", "so"]] == words("v", "v >nsubj a", "v >advmod b/last")


def test_a_word_does_not_stand_before_itself() -> None:
    """Before is before, and with one word under two names there is no order."""
    assert [] == matches("v:VERB", "v before v")


def test_all_ways_are_given() -> None:
    """A word that can be bound in two ways gives two matches."""
    assert ["Ann", "so"] == [
        bound["x"] for bound in matches("v:VERB", "v >nsubj:pass|nsubj|advmod x") if bound["v"] == "said"
    ]


def test_a_pattern_tells_its_classes() -> None:
    """The classes that a caller must supply are listed, those of every word."""
    pattern = compile_pattern("a/capital\na >nsubj b:NOUN/short\na !>obj\na before b")
    assert frozenset({"capital", "short"}) == pattern.kinds


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "at least one line"),
        (" \n ", "at least one line"),
        ("cue:VERB >nsubj", "no word description"),
        ("cue:VRB", "unknown part of speech: VRB"),
        ("cue:VERB|NOWN", "unknown part of speech: NOWN"),
        ("cue\ncue >subj speaker", "unknown relation: subj"),
        ("cue\ncue >nsubj:pass|objj speaker", "unknown relation: objj"),
        ("cue\ncue nsubj speaker", "is no condition"),
        ("cue\ncue >nsubj", "is no condition"),
        ("cue\ncue !>nsubj speaker", "is no condition"),
        ("cue\ncue >nsubj speaker:X:Y", "no word description"),
        ("cue\nspeaker >det the", "uses speaker before it is bound"),
        ("cue\ncue before speaker", "uses speaker before it is bound"),
        ("cue\na before b", "uses a, b before it is bound"),
        ("cue\ncue !>obj\nobj before cue", "uses obj before it is bound"),
    ],
)
def test_malformed_patterns_are_refused(source: str, message: str) -> None:
    """The error shows the line and what is wrong with it."""
    with pytest.raises(PatternError, match=message):
        compile_pattern(source)


def test_a_match_may_be_anchored() -> None:
    """With a place to anchor at, only what begins there is found."""
    pattern = compile_pattern("v:VERB\nv >nsubj s")
    ways = [list(pattern.match(TREE, {}, at=token)) for token in (None, TREE.tokens[8], TREE.tokens[9])]
    assert [["who", "Bo", "Ann"], ["Bo"], ["Ann"]] == [[bound["s"].text for bound in way] for way in ways]


@pytest.mark.parametrize(
    "lines", ["v:VERB\nv >nsubj s", "n:NOUN|PROPN\nn >acl v:VERB\nv >ccomp w:VERB", "v:VERB\nv !>obj"]
)
def test_a_search_may_begin_with_any_word(lines: str) -> None:
    """Wherever the search begins, the same is found in the same order."""
    pattern = compile_pattern(lines)
    expected = list(pattern.match(TREE, {}))
    assert expected
    for name in expected[0]:
        assert expected == list(pattern.match(TREE, {}, via=name))


def test_patterns_may_share_a_search() -> None:
    """What a search has found for one pattern serves the next, and a wider class spares asking for the narrower."""
    asked: list[str] = []

    def is_short(_: object, token: Token) -> bool:
        asked.append(token.text)
        return len(token.text) < 4

    classes = {"capital": CLASSES["capital"], "short": is_short}
    patterns = [compile_pattern(lines) for lines in ("n:NOUN|PROPN/short", "n:NOUN|PROPN/short\nn >conj m")]
    expected = [list(pattern.match(TREE, classes)) for pattern in patterns]
    search = Search(TREE, classes, {"short": "capital"})
    asked.clear()
    assert [["Ann", "Bo"], ["Ann"]] == [[bound["n"].text for bound in found] for found in expected]
    assert expected == [list(pattern.search(search)) for pattern in patterns]
    assert "mayor" not in asked
