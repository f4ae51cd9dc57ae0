"""Chains that a coreference model has found tell whom a mention stands for."""

from __future__ import annotations

import pytest
from attrs import evolve
from graphs import untied
from resolve_cases import scene_of

from quoteattr.mentions.mentions import Reference
from quoteattr.model import Span
from quoteattr.resolution.coreference import Chains

LINE = "Ann_Lee , mayor of Lud , left/VERB Bo_Ray ’s dog and Ann ’ boat since/SCONJ she slept/VERB"


def named(*mentions: str, phrase: str = "she") -> str | None:
    """Name the person whom *she* stands for, by one chain of these mentions."""
    text = untied(LINE)

    def span(words: str) -> Span:
        start = text.text.rindex(words) if words == "Ann ’" else text.text.index(words)
        return Span(start, start + len(words))

    scene = scene_of(evolve(text, chains=(tuple(map(span, mentions)),)))
    tree = text.sentences[0]
    found = Chains(scene.parsed, scene.people).person(Reference(span("she"), span(phrase), tree, tree.tokens[-2]))
    return None if found is None else " ".join(scene.people.persons[found].names[0].words)


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        (["Ann Lee", "she"], "Ann Lee"),
        (["Ann Lee, mayor of Lud", "she"], "Ann Lee"),
        (["Bo Ray", "she"], "Bo Ray"),
        (["Bo Ray’s", "she"], "Bo Ray"),
        (["Bo Ray’s dog", "she"], None),
        (["Ann Lee", "Bo Ray", "she"], None),
        (["Ann Lee", "Bo Ray’s dog", "she"], "Ann Lee"),
        (["mayor of Lud", "she"], None),
        (["Lee, mayor", "she"], None),
        (["Ann Lee"], None),
        ([], None),
    ],
)
def test_a_chain_is_about_whom_it_names(mentions: list[str], expected: str | None) -> None:
    """A chain that names one person stands for that person; one that names two or nobody says nothing."""
    assert expected == named(*mentions)


def test_part_of_a_name_names_nobody() -> None:
    """A mention that ends within a name is not that name."""
    assert named("Ann", "she") is None


def test_the_phrase_of_a_mention_may_be_in_the_chain() -> None:
    """A chain may hold all words of a description, of which the mention is the head."""
    assert "Ann Lee" == named("Ann Lee", "since she", phrase="since she")
