"""Names are sorted into people."""

from __future__ import annotations

import pytest
from graphs import untied

from quoteattr.lexicon import english
from quoteattr.mentions.names import find_names
from quoteattr.mentions.people import People, Person, gather
from quoteattr.model import Gender


def people(*names: str) -> People:
    """Gather people from names, each in a sentence of its own."""
    return gather(find_names(untied(*(f"Then/ADV {name} left/VERB" for name in names)), english()), english())


def fullest(person: Person) -> str:
    """Give the fullest form of somebody's name."""
    return " ".join(person.fullest.words) if person.fullest else ""


def groups(*names: str) -> list[list[str]]:
    """Tell which names belong together, by person."""
    return [[" ".join(name.words) for name in person.names] for person in people(*names).persons if person.names]


@pytest.mark.parametrize(
    "names",
    [
        ["Ann_Okafor", "_Okafor"],
        ["_Okafor", "Ann_Okafor"],
        ["Ann_Okafor", "_Ann"],
        ["Ann_Okafor", "Mrs._Okafor"],
        ["Ann_Okafor", "Ann_B._Okafor"],
        ["A._Okafor", "Ann_Okafor"],
        ["Robert_Lind", "Bob_Lind"],
        ["Bob_Lind", "Robert_J._Lind", "_Lind"],
        ["Bo_Lind_Jr.", "Bo_Lind"],
        ["Ann_van_der_Meulen", "_Meulen"],
        ["Ann_van_der_Meulen", "Van_der_Meulen"],
        ["Van_der_Meulen", "Ann_van_der_Meulen"],
        ["Omar_al-Hariri", "_Al-Hariri"],
        ["Ann_McLennan", "_McLenan"],
        ["Ann_McLennan", "_McLennen"],
    ],
)
def test_forms_of_one_name_are_one_person(names: list[str]) -> None:
    """Surname, first name, initials, short forms and suffixes lead to the same person."""
    assert 1 == len(groups(*names))


@pytest.mark.parametrize(
    "names",
    [
        ["Ann_Okafor", "Bo_Okafor"],
        ["Ann_Okafor", "Ann_Lind"],
        ["Ann_Okafor", "Mr._Okafor"],
        ["Bo_Lind_Jr.", "Bo_Lind_Sr."],
        ["Bo_A._Lind", "Bo_C._Lind"],
        ["Ann_Okafor", "Mr._Ann"],
        ["_Okafor", "_Lind"],
        ["Ben_Lind", "Ann_Orr"],
        ["Ann_Hallam", "_Hallams"],
        ["Ann_Linde", "_Lindt"],
        ["Ann_Sellers", "_Zellers"],
    ],
)
def test_two_people_are_never_one(names: list[str]) -> None:
    """Spouses, siblings, father and son who share a name stay apart."""
    assert 2 == len(groups(*names))


def test_a_surname_that_fits_two_is_nobodys() -> None:
    """A short form of two people, neither of whom the text is about, is left alone."""
    assert [["Ann Okafor"], ["Bo Okafor"], ["Okafor"]] == groups("Ann_Okafor", "Bo_Okafor", "_Okafor")


def test_a_surname_that_fits_two_is_unclear() -> None:
    """Nobody is told to be meant by it, but a surname that nobody bears is somebody's."""
    found = people("Ann_Okafor", "Bo_Okafor", "_Okafor", "_Orr")
    assert ["Okafor"] == [fullest(found.persons[number]) for number in sorted(found.unclear)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Sen._Ann_Okafor", "Rep._Bo_Okafor", "Senator_Okafor"], [["Ann Okafor", "Okafor"], ["Bo Okafor"]]),
        (["Sen._Ann_Okafor", "Sen._Bo_Okafor", "Sen._Okafor"], [["Ann Okafor"], ["Bo Okafor"], ["Okafor"]]),
        (["Colin_Okafor", "Sir_Colin"], [["Colin Okafor", "Colin"]]),
        (["Colin_Okafor", "Mr._Colin"], [["Colin Okafor"], ["Colin"]]),
    ],
)
def test_a_title_tells_which_of_two(names: list[str], expected: list[list[str]]) -> None:
    """The title before a surname, or *Sir* before a first name, tells whose it is."""
    assert expected == groups(*names)


def test_an_honorific_tells_which_of_two() -> None:
    """Mrs. Okafor is the one whose first name is a woman's."""
    assert [["Susan Okafor", "Okafor"], ["Peter Okafor"]] == groups("Susan_Okafor", "Peter_Okafor", "Mrs._Okafor")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Mr._Lind", "Ms._Lind"], [["Lind"], ["Lind"]]),
        (["Mr._Lind", "Ms._Lind", "Mr._Lind"], [["Lind", "Lind"], ["Lind"]]),
        (["Susan_Lind", "Peter_Lind", "Mr._Lind", "Ms._Lind"], [["Susan Lind", "Lind"], ["Peter Lind", "Lind"]]),
        (["Xyla_Lind", "Susan_Lind", "Ms._Lind"], [["Xyla Lind"], ["Susan Lind", "Lind"]]),
        (["Susan_Lind", "Mr._Lind"], [["Susan Lind"], ["Lind"]]),
        (["Dr._Lind", "Susan_Lind"], [["Lind", "Susan Lind"]]),
    ],
)
def test_siblings_are_told_apart_by_honorific(names: list[str], expected: list[list[str]]) -> None:
    """Mr. and Ms. of one surname are two people, each the one whose first name fits."""
    assert sorted(expected) == sorted(groups(*names))


@pytest.mark.parametrize(
    ("names", "owner"),
    [
        (["Ann_Okafor", "_Okafor", "Bo_Okafor", "_Okafor"], "Ann Okafor"),
        (["Ann_Okafor", "Bo_Okafor", "Bo_Okafor", "_Okafor"], "Bo Okafor"),
        (["Ann_Okafor", "Bo_Okafor", "_Okafor"], "Okafor"),
        (["_Okafor", "Ann_Okafor", "_Okafor", "Bo_Okafor", "Bo_Okafor", "_Okafor"], "Ann Okafor"),
    ],
)
def test_the_last_surname_goes_to_its_main_bearer(names: list[str], owner: str) -> None:
    """A surname of two is that of the one named most, or of nobody where neither is."""
    found = people(*names)
    last = max(found.of_name)
    assert owner == fullest(found.persons[found.of_name[last]])


def test_a_surname_before_any_full_name_is_somebody_s_whom_the_text_is_about() -> None:
    """A headline's surname is nobody's while two could be meant, and the one's whom the text names again and again."""
    assert ["Okafor"] in groups("_Okafor", "Ann_Okafor", "Bo_Okafor", "Bo_Okafor")
    assert ["Okafor", *["Bo Okafor"] * 4] in groups("_Okafor", "Ann_Okafor", *["Bo_Okafor"] * 4)


def test_the_main_bearer_has_the_surname() -> None:
    """A surname goes to the one of two whom the text names far more often."""
    found = groups("Ann_Okafor", "Ann_Okafor", "Ann_Okafor", "Bo_Okafor", "_Okafor")
    assert [["Ann Okafor"] * 3 + ["Okafor"], ["Bo Okafor"]] == found


def test_the_fullest_form_is_the_name() -> None:
    """A person is called by the longest form, the first of that length, without honorific."""
    assert ["Robert J. Lind"] == [
        fullest(person) for person in people("Mr._Lind", "Bob_Lind", "Robert_J._Lind").persons
    ]


def test_honorifics_are_gathered_once() -> None:
    """All honorifics seen with a person's names are kept, each once."""
    found = people("Ms._Ann_Okafor", "Mrs._Okafor", "Ms._Okafor").persons
    assert [("Ms.", "Mrs.")] == [person.honorifics for person in found]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Mrs._Okafor"], Gender.FEMALE),
        (["Mr._Okafor"], Gender.MALE),
        (["Susan_Okafor"], Gender.FEMALE),
        (["Dr._Okafor"], None),
        (["Xyla_Okafor"], None),
    ],
)
def test_gender_is_known_only_where_shown(names: list[str], expected: Gender | None) -> None:
    """An honorific or a first name that only one gender bears shows it; else it is unknown."""
    (person,) = people(*names).persons
    assert expected == person.gender


def test_every_name_is_somebodys() -> None:
    """Each name of the text leads to its person, by where it stands."""
    text = untied("Ann_Okafor left/VERB", "Bo_Lind stayed/VERB", "_Okafor slept/VERB")
    names = find_names(text, english())
    found = gather(names, english())
    assert ["Ann Okafor", "Bo Lind", "Ann Okafor"] == [
        fullest(found.persons[found.of_name[name.span.start]]) for name in names
    ]


def test_no_names_no_people() -> None:
    """A text that names nobody has no people."""
    assert () == people().persons
