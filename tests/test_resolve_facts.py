"""What a text states of somebody is gathered, by whatever words it mentions them."""

from __future__ import annotations

import pytest
from graphs import parsed, word
from resolve_cases import MAYOR, PETER, SUSAN, scene_of, speaks

from quoteattr.description.roles import Facts
from quoteattr.lexicon import english
from quoteattr.mentions.mentions import NameIndex, refer
from quoteattr.mentions.names import find_names
from quoteattr.model import Affiliation, Span, Title
from quoteattr.resolution.identities import distinct, facts_of_description, roles_of
from quoteattr.resolution.resolve import resolve


def test_facts_are_gathered_by_person() -> None:
    """What is said at each of a person's names is the person's, once, as first written."""
    text = parsed(MAYOR, MAYOR.replace("Mayor", "mayor"), PETER)
    scene = scene_of(text)
    assert [["Mayor"], []] == [[title.text for title in scene.facts[n].titles] for n in range(2)]


def test_facts_come_once_as_first_written() -> None:
    """Titles and affiliations that differ in case alone are one."""
    mayor, again = Title("Mayor", Span(0, 5)), Title("mayor", Span(9, 14))
    ely = Affiliation("Ely", Span(20, 23))
    assert Facts((mayor,), (ely,)) == distinct([Facts((mayor,)), Facts((again,), (ely,)), Facts((), (ely,))])


def test_a_description_states_facts() -> None:
    """A speaker without a name has the title of its description."""
    text = parsed(speaks("a DET farmer NOUN"))
    (tree,) = text.sentences
    reference = refer(tree, word(tree, "farmer"), NameIndex(()))
    assert Facts((Title("farmer", Span(2, 8)),)) == facts_of_description(reference, scene_of(text))


LAWYER = """
    his PRON nmod:poss 2
    lawyers NOUN/NNS nsubj 3
    spoke VERB root 0
"""
HER_COMPANY = """
    Her PRON nmod:poss 2
    company NOUN nsubj 7
    , PUNCT punct 4
    Lowland PROPN@ORG appos 2
    Energy PROPN flat 4
    , PUNCT punct 4
    closed VERB root 0
"""
HARBOUR_TRUST = """
    The DET det 3
    Harbour PROPN@ORG compound 3
    Trust PROPN nsubj 4
    closed VERB root 0
"""
ITS_HEAD = """
    its PRON nmod:poss 2
    president NOUN nsubj 3
    smiled VERB root 0
"""
HEAD_OF_IT = """
    the DET det 2
    president NOUN nsubj 6
    of ADP case 5
    the DET det 5
    company NOUN nmod 2
    smiled VERB root 0
"""
THEY_WERE = """
    She PRON nsubj 4
    was AUX cop 4
    the DET det 4
    mayor NOUN root 0
    of ADP case 6
    Ely PROPN nmod 4
"""


def test_an_owner_before_a_role_is_resolved() -> None:
    """His lawyers serve whoever he is."""
    text = parsed(PETER, LAWYER)
    tree = text.sentences[-1]
    resolved = resolve(scene_of(text), [refer(tree, tree.tokens[1], NameIndex(find_names(text, english())))])
    assert ["Peter Lind"] == [span.of(text.text) for span in resolved.owners.values()]


@pytest.mark.parametrize(
    ("owner", "expected"),
    [(ITS_HEAD, ["Harbour Trust"]), (HEAD_OF_IT, ["Harbour Trust"]), (HEAD_OF_IT.replace("company", "harvest"), [])],
    ids=["its president", "president of the company", "president of the harvest"],
)
def test_a_body_that_is_served_is_resolved(owner: str, expected: list[str]) -> None:
    """Its president, and the president of the company, serve the body in view."""
    text = parsed(HARBOUR_TRUST, owner)
    resolved = resolve(scene_of(text), [])
    assert expected == [span.of(text.text) for span in resolved.owners.values()]


def test_what_she_is_said_to_be_is_gathered() -> None:
    """A predicate of a pronoun tells of the person whom it stands for."""
    text = parsed(SUSAN, THEY_WERE)
    (passing,) = resolve(scene_of(text), []).passing
    assert ("Susan Okafor", ["mayor"]) == (passing.identity.name, [title.text for title in passing.facts.titles])
    assert ["Ely"] == [affiliation.text for affiliation in passing.facts.affiliations]


def test_what_somebody_owns_is_gathered() -> None:
    """The name of a body tells whom its owner leads, be the owner a pronoun or a name."""
    for owner in ("Her PRON", "Okafor PROPN"):
        text = parsed(SUSAN, HER_COMPANY.replace("Her PRON", owner))
        (passing,) = resolve(scene_of(text), []).passing
        assert ("Susan Okafor", "Lowland Energy") == (passing.identity.name, passing.facts.affiliations[0].text)


@pytest.mark.parametrize(
    ("title", "roles"),
    [("Mayor", {"mayor"}), ("Sen.", {"sen.", "senator", "lawmaker"}), ("Gov.", {"gov.", "governor"})],
)
def test_a_title_is_known_by_its_role(title: str, roles: set[str]) -> None:
    """People are found by the head of their title, and by what an abbreviation of it stands for."""
    found = roles_of(scene_of(parsed(MAYOR.replace("Mayor", title), PETER)))
    assert all({0} == found.get(role) for role in roles)
    assert all({0} == people for people in found.values())


@pytest.mark.parametrize("owner", ["His PRON", "Lind PROPN", "Its PRON", "Nobody PRON"])
def test_a_body_of_nobody_known_is_stated_of_nobody(owner: str) -> None:
    """Without a person whom the owner stands for, the name of a body tells nothing."""
    text = parsed(SUSAN, HER_COMPANY.replace("Her PRON", owner))
    assert () == resolve(scene_of(text), []).passing


def test_a_body_without_a_name_is_stated_of_nobody() -> None:
    """Her company closed: nothing is named."""
    text = parsed(SUSAN, HER_COMPANY.replace("Lowland PROPN@ORG", "however ADV").replace("Energy PROPN", "then ADV"))
    assert () == resolve(scene_of(text), []).passing


def test_facts_stand_where_they_are_mentioned() -> None:
    """What is stated in passing has the mention that states it."""
    text = parsed(SUSAN, HER_COMPANY)
    (passing,) = resolve(scene_of(text), []).passing
    assert "Her" == passing.mention.of(text.text)
