"""Descriptions are led to whom they describe, or stand for themselves."""

from __future__ import annotations

import pytest
from resolve_cases import MAYOR, PETER, RAIN, SUSAN, THE_MAYOR_SMILED, TOGETHER, XYLA, identities, speakers, speaks

from quoteattr.model import SpeakerType

DEPUTY = """
    Deputy NOUN compound 2
    Mayor NOUN nsubj 5
    Peter PROPN@PER appos 2
    Lind PROPN flat 3
    left VERB root 0
"""
DEMOCRAT = """
    Susan PROPN@PER nsubj 7
    Okafor PROPN flat 1
    , PUNCT punct 5
    a DET det 5
    Democrat PROPN appos 1
    , PUNCT punct 5
    left VERB root 0
"""
TARN_MAYOR_SMILED = """
    The DET det 3
    Tarn PROPN compound 3
    mayor NOUN nsubj 4
    smiled VERB root 0
"""
SHE_LEFT = """
    She PRON nsubj 2
    left VERB root 0
"""
A_MILLER_SMILED = THE_MAYOR_SMILED.replace("The", "A").replace("mayor", "miller")


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([MAYOR, speaks("the DET mayor NOUN")], ["Susan Okafor"]),
        ([MAYOR, DEPUTY, speaks("the DET mayor NOUN")], ["Susan Okafor"]),
        ([MAYOR, DEPUTY, speaks("the DET deputy ADJ mayor NOUN")], ["Peter Lind"]),
        ([speaks("the DET mayor NOUN"), MAYOR], ["Susan Okafor"]),
        ([RAIN, RAIN, RAIN, RAIN, speaks("the DET mayor NOUN"), MAYOR], ["the mayor"]),
        ([MAYOR, speaks("a DET mayor NOUN")], ["a mayor"]),
        ([MAYOR, speaks("the DET miller NOUN")], ["the miller"]),
        ([speaks("The DET Trust PROPN")], ["Trust"]),
        ([speaks("a DET local ADJ miller NOUN"), speaks("the DET miller NOUN")], ["a local miller"] * 2),
        ([speaks("a DET miller NOUN"), speaks("a DET local ADJ miller NOUN")], ["a miller", "a local miller"]),
        ([TOGETHER, speaks("the DET two NOUN")], ["Peter Lind and Susan Okafor"]),
        ([SUSAN, PETER, speaks("the DET two NOUN")], ["the two"]),
        ([A_MILLER_SMILED, speaks("the DET miller NOUN")], ["A miller"]),
        ([A_MILLER_SMILED, A_MILLER_SMILED, speaks("the DET miller NOUN")], ["the miller"]),
        ([DEMOCRAT, PETER, speaks("the DET Democrat NOUN")], ["Susan Okafor"]),
        ([SUSAN, PETER, speaks("the DET Democrat NOUN")], ["the Democrat"]),
        ([speaks("a DET mayor NOUN"), MAYOR], ["Susan Okafor"]),
        ([speaks("mayor NOUN"), MAYOR], ["Susan Okafor"]),
        ([speaks("a DET mayor NOUN"), RAIN, RAIN, RAIN, MAYOR], ["a mayor"]),
        ([speaks("a DET deputy ADJ mayor NOUN"), MAYOR], ["a deputy mayor"]),
        ([SUSAN, speaks("a DET mayor NOUN"), MAYOR], ["a mayor"]),
        ([PETER, speaks("the DET Tarn PROPN mayor NOUN"), SHE_LEFT], ["the Tarn mayor"]),
        ([SUSAN, speaks("the DET Tarn PROPN mayor NOUN"), SHE_LEFT], ["Susan Okafor"]),
        ([SUSAN, XYLA, TARN_MAYOR_SMILED, speaks("the DET mayor NOUN")], ["Xyla Orr"]),
    ],
)
def test_descriptions_go_to_whom_they_describe(sentences: list[str], expected: list[str]) -> None:
    """A definite description that repeats somebody's title is theirs; another speaks for itself."""
    assert expected == speakers(*sentences)


def described(words: str, *, owner: str = "") -> str:
    """Make a sentence in which a description speaks, of which a named body or person may be the owner."""
    rows = [f"{owner} PROPN nmod:poss 3", "’s PART case 1"] if owner else []
    pairs = words.split()
    head = len(rows) + len(pairs) // 2
    for form, tag in zip(pairs[::2], pairs[1::2], strict=True):
        relation = {"DET": "det", "ADJ": "amod", "PROPN": "compound"}.get(tag, "nsubj")
        rows.append(f"{form} {tag} {relation} {head + 1 if relation == 'nsubj' else head}")
    return "\n".join([*rows, "spoke VERB root 0"])


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([PETER, described("the DET Vermont PROPN senator NOUN")], "Peter Lind"),
        ([PETER, described("the DET veteran ADJ engineer NOUN")], "Peter Lind"),
        ([PETER, described("senator NOUN", owner="Ohio")], "Peter Lind"),
        ([PETER, described("senator NOUN", owner="Tarn")], "Tarn’s senator"),
        ([PETER, described("the DET former ADJ chairwoman NOUN")], "the former chairwoman"),
        ([SUSAN, PETER, described("the DET former ADJ chairwoman NOUN")], "Susan Okafor"),
        ([PETER, described("the DET senator NOUN")], "the senator"),
        ([PETER, described("a DET Vermont PROPN senator NOUN")], "a Vermont senator"),
        ([PETER, described("the DET tall ADJ man NOUN")], "the tall man"),
        ([PETER, described("the DET Vermont PROPN senators NOUN/NNS")], "the Vermont senators"),
        ([described("the DET Vermont PROPN senator NOUN"), PETER], "the Vermont senator"),
        ([PETER, *[RAIN] * 3, described("the DET Vermont PROPN senator NOUN")], "the Vermont senator"),
        ([PETER, RAIN, RAIN, described("the DET Vermont PROPN senator NOUN")], "Peter Lind"),
    ],
)
def test_a_fuller_description_varies_a_name(sentences: list[str], expected: str) -> None:
    """A definite description of a role with more to it names the person last in view anew; a bare one does not."""
    assert [expected] == speakers(*sentences)


def test_nobody_is_their_own_aide() -> None:
    """A description that the person last in view owns is somebody else."""
    lind = PETER + "    so ADV advmod 3\n"
    assert ["Lind’s engineer"] == speakers(lind, described("engineer NOUN", owner="Lind"))


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("the DET report NOUN/NN", SpeakerType.DOCUMENT),
        ("two NUM officials NOUN/NNS", SpeakerType.GROUP),
        ("some DET", SpeakerType.GROUP),
        ("the DET ministry NOUN/NN", SpeakerType.ORGANIZATION),
        ("the DET Trust PROPN/NNP", SpeakerType.ORGANIZATION),
        ("a DET farmer NOUN/NN", SpeakerType.UNNAMED_PERSON),
    ],
)
def test_descriptions_have_a_type(subject: str, expected: SpeakerType) -> None:
    """Documents, groups, organisations and unnamed people are told apart."""
    (identity,) = identities(speaks(subject))
    assert identity is not None
    assert expected is identity.type


def test_one_description_is_one_speaker() -> None:
    """The same words in the same text stand for the same speaker, with or without article and capital."""
    first, second, third = identities(
        speaks("The DET ministry NOUN"), speaks("the DET ministry NOUN"), speaks("a DET ministry NOUN")
    )
    assert first is not None
    assert second is not None
    assert third is not None
    assert (first.key, first.key) == (second.key, third.key)
