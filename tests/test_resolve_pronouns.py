"""Pronouns are led to whoever is in view, or to nobody."""

from __future__ import annotations

import pytest
from graphs import parsed, word
from resolve_cases import (
    MAYOR,
    PETER,
    PETER_AND_SUSAN,
    RAIN,
    SUSAN,
    THE_MAYOR_SMILED,
    TOGETHER,
    XYLA,
    scene_of,
    speakers,
    speaks,
)

from quoteattr.lexicon import english
from quoteattr.mentions.mentions import NameIndex, refer
from quoteattr.mentions.names import find_names
from quoteattr.model import SpeakerType
from quoteattr.resolution.resolve import resolve

CAMPAIGN = """
    the DET det 4
    Peter PROPN@PER compound 4
    Lind PROPN flat 2
    campaign NOUN nsubj 5
    closed VERB root 0
"""
WHEN_SHE_SPOKE = """
    When SCONJ mark 3
    she PRON nsubj 3
    spoke VERB advcl 7
    , PUNCT punct 3
    NAME PROPN@PER nsubj 7
    Orr PROPN flat 5
    left VERB root 0
"""
A_MAYOR_SMILED = THE_MAYOR_SMILED.replace("The", "A")
SHE_AND_THE_MAYOR = """
    When SCONJ mark 3
    she PRON nsubj 3
    came VERB advcl 6
    the DET det 5
    mayor NOUN nsubj 6
    spoke VERB root 0
"""
SPOKE_TOGETHER = """
    Ann PROPN@PER nsubj 8
    Lind PROPN flat 1
    and CCONJ cc 5
    Mayor PROPN compound 5
    Bo PROPN@PER conj 1
    Orr PROPN flat 5
    both DET det 8
    spoke VERB root 0
"""


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([SUSAN, speaks("she PRON")], ["Susan Okafor"]),
        ([SUSAN, PETER, speaks("she PRON")], ["Susan Okafor"]),
        ([SUSAN, PETER, speaks("he PRON"), speaks("she PRON")], ["Peter Lind", "Susan Okafor"]),
        ([PETER_AND_SUSAN, speaks("She PRON")], ["Susan Okafor"]),
        ([SUSAN, speaks("Okafor PROPN"), PETER, speaks("she PRON")], ["Susan Okafor", "Susan Okafor"]),
        ([SUSAN, speaks("he PRON")], [None]),
        ([speaks("she PRON"), SUSAN], [None]),
        ([SUSAN, speaks("they PRON")], [None]),
        ([SUSAN, speaks("it PRON")], [None]),
        ([CAMPAIGN, speaks("he PRON")], [None]),
        ([SUSAN, speaks("I PRON")], [None]),
        ([MAYOR, PETER, THE_MAYOR_SMILED, speaks("she PRON")], ["Susan Okafor"]),
        ([MAYOR, XYLA, THE_MAYOR_SMILED, speaks("she PRON")], ["Susan Okafor"]),
        ([MAYOR, XYLA, A_MAYOR_SMILED, speaks("she PRON")], ["Xyla Orr"]),
        ([MAYOR, XYLA, THE_MAYOR_SMILED, speaks("he PRON")], ["Xyla Orr"]),
        ([SUSAN, *[speaks("it PRON")] * 15, speaks("she PRON")], [None] * 16),
        ([TOGETHER, speaks("they PRON")], ["Peter Lind and Susan Okafor"]),
        ([TOGETHER, RAIN, speaks("they PRON")], ["Peter Lind and Susan Okafor"]),
        ([PETER_AND_SUSAN, speaks("they PRON")], [None]),
    ],
)
def test_pronouns_go_to_the_person_in_view(sentences: list[str], expected: list[str | None]) -> None:
    """A pronoun goes to somebody of its gender named shortly before it, and never to anybody else."""
    assert expected == speakers(*sentences)


def test_a_pronoun_may_look_forward_to_the_subject() -> None:
    """When she was mayor, Lee …: a clause leads up to the subject of the main one, if that is known to be a she."""
    for name, expected in (("Susan", "Susan Orr"), ("Peter", "Ann Lind"), ("Xyla", "Ann Lind")):
        text = parsed(SUSAN.replace("Susan", "Ann").replace("Okafor", "Lind"), WHEN_SHE_SPOKE.replace("NAME", name))
        (told,) = resolve(
            scene_of(text), [refer(text.sentences[1], text.sentences[1].tokens[1], NameIndex(()))]
        ).identities
        assert told is not None
        assert expected == told.name


def test_a_pronoun_shows_the_gender() -> None:
    """Once a pronoun has told a person's gender, the other pronoun is not theirs."""
    unknown = SUSAN.replace("Susan", "Xyla")
    assert ["Xyla Okafor", None] == speakers(unknown, speaks("she PRON"), speaks("he PRON"))


def test_a_described_subject_must_stand_before_the_pronoun() -> None:
    """A description after the pronoun in its own sentence is not what it stands for."""
    text = parsed(MAYOR, XYLA, SHE_AND_THE_MAYOR)
    index = NameIndex(find_names(text, english()))
    tree = text.sentences[-1]
    references = [refer(tree, word(tree, form), index) for form in ("she", "mayor")]
    found = resolve(scene_of(text), references).identities
    assert ["Xyla Orr", "Susan Okafor"] == [identity and identity.name for identity in found]


def test_people_who_speak_together_are_a_group() -> None:
    """Coordinated names speak as one, and *they* comes back to them for a few sentences."""
    text = parsed(SPOKE_TOGETHER, speaks("they PRON"), *[RAIN] * 3, speaks("they PRON"))
    index = NameIndex(find_names(text, english()))
    spoken = [tree for tree in text.sentences if tree.tokens[-1].text == "spoke"]
    heads = [spoken[0].tokens[0], *(tree.tokens[-2] for tree in spoken[1:])]
    references = [refer(tree, head, index) for tree, head in zip(spoken, heads, strict=True)]
    found = resolve(scene_of(text), references).identities
    assert ["Ann Lind and Bo Orr", "Ann Lind and Bo Orr", None] == [each and each.name for each in found]
    assert found[0] is not None
    assert (SpeakerType.GROUP, "Ann Lind and Mayor Bo Orr") == (found[0].type, references[0].span.of(text.text))
