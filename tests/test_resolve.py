"""Mentions are led to whoever they stand for, or to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from graphs import parsed, word

from quoteattr.description.describe import describe_names
from quoteattr.description.roles import Facts
from quoteattr.lexicon import english
from quoteattr.mentions.mentions import NameIndex, refer
from quoteattr.mentions.names import find_names
from quoteattr.mentions.people import gather
from quoteattr.model import Affiliation, Span, SpeakerType, Title
from quoteattr.resolution.identities import Identity, Scene, distinct, facts_of_description, facts_of_people
from quoteattr.resolution.resolve import resolve

if TYPE_CHECKING:
    from quoteattr.graph import ParsedText

SUSAN = """
    Susan PROPN@PER nsubj 3
    Okafor PROPN flat 1
    left VERB root 0
"""
PETER = """
    Peter PROPN@PER nsubj 3
    Lind PROPN flat 1
    stayed VERB root 0
"""
PETER_AND_SUSAN = """
    Peter PROPN@PER nsubj 3
    Lind PROPN flat 1
    greeted VERB root 0
    Susan PROPN@PER obj 3
    Okafor PROPN flat 4
"""
MAYOR = """
    Mayor NOUN nsubj 4
    Susan PROPN@PER appos 1
    Okafor PROPN flat 2
    left VERB root 0
"""
DEPUTY = """
    Deputy NOUN compound 2
    Mayor NOUN nsubj 5
    Peter PROPN@PER appos 2
    Lind PROPN flat 3
    left VERB root 0
"""
CAMPAIGN = """
    the DET det 4
    Peter PROPN@PER compound 4
    Lind PROPN flat 2
    campaign NOUN nsubj 5
    closed VERB root 0
"""


XYLA = """
    Xyla PROPN@PER nsubj 3
    Orr PROPN flat 1
    waited VERB root 0
"""
RAIN = """
    rain NOUN nsubj 2
    fell VERB root 0
"""
THE_MAYOR_SMILED = """
    The DET det 2
    mayor NOUN nsubj 3
    smiled VERB root 0
"""
TOGETHER = """
    Peter PROPN@PER nsubj 6
    Lind PROPN flat 1
    and CCONJ cc 4
    Susan PROPN@PER conj 1
    Okafor PROPN flat 4
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
WHEN_SHE_SPOKE = """
    When SCONJ mark 3
    she PRON nsubj 3
    spoke VERB advcl 7
    , PUNCT punct 3
    NAME PROPN@PER nsubj 7
    Orr PROPN flat 5
    left VERB root 0
"""
SHE_LEFT = """
    She PRON nsubj 2
    left VERB root 0
"""
A_MILLER_SMILED = THE_MAYOR_SMILED.replace("The", "A").replace("mayor", "miller")
A_MAYOR_SMILED = THE_MAYOR_SMILED.replace("The", "A")
SHE_AND_THE_MAYOR = """
    When SCONJ mark 3
    she PRON nsubj 3
    came VERB advcl 6
    the DET det 5
    mayor NOUN nsubj 6
    spoke VERB root 0
"""


def speaks(subject: str) -> str:
    """Make a sentence in which somebody speaks: “she PRON”, “the DET mayor NOUN”."""
    words = subject.split()
    pairs = list(zip(words[::2], words[1::2], strict=True))
    last = len(pairs)
    rows = [f"{form} {tag} {'det' if tag == 'DET' else 'amod'} {last}" for form, tag in pairs[:-1]]
    return "\n".join([*rows, f"{pairs[-1][0]} {pairs[-1][1]} nsubj {last + 1}", "spoke VERB root 0"])


def scene_of(text: ParsedText) -> Scene:
    """Set the scene as the attributor does."""
    names = find_names(text, english())
    people = gather(names, english())
    facts = describe_names(names, text, english())
    return Scene(text, people, facts_of_people(people, facts), english())


def identities(*sentences: str) -> list[Identity | None]:
    """Resolve the subjects of the sentences whose verb is *spoke*."""
    text = parsed(*sentences)
    index = NameIndex(find_names(text, english()))
    spoken = [tree for tree in text.sentences if tree.tokens[-1].text == "spoke"]
    return list(resolve(scene_of(text), [refer(tree, tree.tokens[-2], index) for tree in spoken]).identities)


def speakers(*sentences: str) -> list[str | None]:
    """Name whom the subjects of *spoke* stand for."""
    return [identity.name if identity else None for identity in identities(*sentences)]


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


def test_a_described_subject_must_stand_before_the_pronoun() -> None:
    """A description after the pronoun in its own sentence is not what it stands for."""
    text = parsed(MAYOR, XYLA, SHE_AND_THE_MAYOR)
    index = NameIndex(find_names(text, english()))
    tree = text.sentences[-1]
    references = [refer(tree, word(tree, form), index) for form in ("she", "mayor")]
    found = resolve(scene_of(text), references).identities
    assert ["Xyla Orr", "Susan Okafor"] == [identity and identity.name for identity in found]


GROUP = """
    Eurasia PROPN@ORG nsubj 3
    Group PROPN flat 1
    closed VERB root 0
"""
REPORT = """
    A DET det 3
    long ADJ amod 3
    report NOUN nsubj 4
    came VERB root 0
"""
OFFICIALS = """
    Two NUM nummod 2
    officials NOUN/NNS nsubj 3
    left VERB root 0
"""
TRUST = """
    Harbour PROPN@ORG nsubj 3
    Trust PROPN flat 1
    closed VERB root 0
"""


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([GROUP, speaks("it PRON")], "Eurasia Group"),
        ([GROUP, speaks("the DET company NOUN")], "Eurasia Group"),
        ([TRUST, speaks("the DET trust NOUN")], "Harbour Trust"),
        ([GROUP, SUSAN, SUSAN, SUSAN, SUSAN, speaks("it PRON")], None),
        ([OFFICIALS, speaks("they PRON")], "Two officials"),
        ([REPORT, speaks("the DET report NOUN")], "A long report"),
        ([OFFICIALS, speaks("it PRON")], None),
        ([REPORT, speaks("they PRON")], None),
        ([REPORT, speaks("this DET report NOUN")], "A long report"),
        ([REPORT, speaks("a DET report NOUN")], "a report"),
        ([REPORT, PETER, REPORT, speaks("it PRON")], "A long report"),
        ([GROUP, speaks("they PRON")], "Eurasia Group"),
        ([TRUST, GROUP, speaks("the DET company NOUN")], "Eurasia Group"),
        ([speaks("the DET company NOUN")], "the company"),
    ],
)
def test_things_come_back(sentences: list[str], expected: str | None) -> None:
    """An organisation, a document or a group named before is what a pronoun or a definite noun stands for."""
    assert [expected] == speakers(*sentences)


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


TOGETHER = """
    Ann PROPN@PER nsubj 8
    Lind PROPN flat 1
    and CCONJ cc 5
    Mayor PROPN compound 5
    Bo PROPN@PER conj 1
    Orr PROPN flat 5
    both DET det 8
    spoke VERB root 0
"""


def test_people_who_speak_together_are_a_group() -> None:
    """Coordinated names speak as one, and *they* comes back to them for a few sentences."""
    text = parsed(TOGETHER, speaks("they PRON"), *[RAIN] * 3, speaks("they PRON"))
    index = NameIndex(find_names(text, english()))
    spoken = [tree for tree in text.sentences if tree.tokens[-1].text == "spoke"]
    heads = [spoken[0].tokens[0], *(tree.tokens[-2] for tree in spoken[1:])]
    references = [refer(tree, head, index) for tree, head in zip(spoken, heads, strict=True)]
    found = resolve(scene_of(text), references).identities
    assert ["Ann Lind and Bo Orr", "Ann Lind and Bo Orr", None] == [each and each.name for each in found]
    assert found[0] is not None
    assert (SpeakerType.GROUP, "Ann Lind and Mayor Bo Orr") == (found[0].type, references[0].span.of(text.text))


OFFICE = """
    The DET det 4
    National PROPN@ORG nsubj 8
    Audit PROPN flat 2
    Office PROPN flat 2
    ( PUNCT punct 6
    NAO PROPN appos 2
    ) PUNCT punct 6
    grew VERB root 0
"""


def test_an_acronym_is_the_organisation_it_stands_for() -> None:
    """The acronym and the full name are one speaker, by the full name."""
    first, second = identities(
        OFFICE, speaks("the DET NAO PROPN"), speaks("the DET National PROPN Audit PROPN Office PROPN")
    )
    assert first is not None
    assert second is not None
    assert ("National Audit Office", "National Audit Office") == (first.name, second.name)
    assert first.key == second.key


COMPANY = """
    Alder PROPN@ORG nsubj 4
    Energy PROPN flat 1
    Plc PROPN flat 1
    grew VERB root 0
"""


def test_a_short_form_is_the_company_it_stands_for() -> None:
    """Alder is Alder Energy Plc, even where the recogniser takes it for a person."""
    full, short = identities(COMPANY, speaks("Alder PROPN@PER"), speaks("Alder PROPN"))
    assert full is not None
    assert ("Alder Energy Plc", SpeakerType.ORGANIZATION) == (full.name, full.type)
    assert full == short


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
