"""Bodies that the recogniser took for people are told by the text, and those with *and* in them stay whole."""

from __future__ import annotations

import pytest

import quoteattr
from quoteattr import SpeakerType

pytestmark = pytest.mark.model


def spoken_by(text: str) -> list[tuple[str | None, str | None]]:
    """Who speaks in a text, and of which type, quotation by quotation."""
    speakers = [quotation.speaker for quotation in quoteattr.attribute(text).quotations]
    return [(s.name, s.type.value) if s else (None, None) for s in speakers]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shares in the drugmaker Halvern plc fell on Monday. Halvern said it was sorry.", "Halvern plc"),
        ("The line was to be built by Rosk Rail, the Austrian manufacturer. Rosk said it was ready.", "Rosk Rail"),
        ("The solar developer Tamru Renewables lost its licence. Tamru said it was sorry.", "Tamru Renewables"),
        (
            "Brockle Wanderers lost again. Wanderers coach Ann Lee left. Brockle Wanderers said it was time.",
            "Brockle Wanderers",
        ),
    ],
)
def test_a_body_is_no_person(text: str, name: str) -> None:
    """What the text calls a company, or what ends like one, speaks as an organisation, by its fullest name."""
    assert spoken_by(text)[-1] == (name, SpeakerType.ORGANIZATION.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Adviser Tomas Brel left. Brel said he was sorry.", "Tomas Brel"),
        ("The developer Ann Brel lost her licence. Brel said she was sorry.", "Ann Brel"),
        ("“It works,” said Orrin Sall of the Larch Institute, a research group in Ely.", "Orrin Sall"),
        ("Mr. Halvern, who runs a drugmaker, left. Halvern said he was sorry.", "Halvern"),
    ],
)
def test_a_person_stays_one(text: str, name: str) -> None:
    """A first name, a courtesy title and *who* show a person, whatever company stands near."""
    assert spoken_by(text)[-1] == (name, "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Food and Seed Administration said it would decide by March.", "Food and Seed Administration"),
        ("The Arts and Crafts Research Council said the cuts were deep.", "Arts and Crafts Research Council"),
        ("Hobbs & Larkin said profits had fallen.", "Hobbs & Larkin"),
    ],
)
def test_a_body_with_and_in_its_name_is_one(text: str, name: str) -> None:
    """Both halves of the name are one mention and one speaker."""
    doc = quoteattr.attribute(text)
    [quotation] = doc.quotations
    assert quotation.mention is not None
    assert quotation.speaker is not None
    assert quotation.mention.text.removeprefix("The ") == name
    assert (quotation.speaker.name, quotation.speaker.type) == (name, SpeakerType.ORGANIZATION)


def test_two_bodies_stay_two() -> None:
    """A body before *and* is no part of the name after it."""
    [quotation] = quoteattr.attribute("The Senate and the Justice Department said they would look into it.").quotations
    assert quotation.mention is not None
    assert quotation.mention.text == "The Senate"


@pytest.mark.parametrize(
    "told", ["told CNBC", "said in an interview with CNBC", "said in a statement e-mailed to the Ely Courier"]
)
def test_the_company_is_not_whom_it_speaks_to(told: str) -> None:
    """*The company* leads back past the newspaper or station that it tells something to."""
    text = f"Rosk Rail lost the contract. Its director {told} that it was a pity. The company said it was ready."
    assert spoken_by(text)[-1] == ("Rosk Rail", "organization")


def test_his_manager_is_whoever_is_named_next() -> None:
    """A description with an owner does not wait past the next person for one whose title fits."""
    text = (
        "Iker Sal said he was lucky, but his manager was in no mood for modesty.\n\n"
        "“It was a save,” Declan Foy said.\n\n“We had them,” Rovers coach Sigrid Hal said."
    )
    titles = {s.name: [t.text for t in s.titles] for s in quoteattr.attribute(text).speakers}
    assert "manager" not in titles["Sigrid Hal"]


def test_a_name_after_a_long_description_is_the_speaker() -> None:
    """The name that ends *the leader in the assembly, Farid Khan of the Reform Party, …* speaks."""
    text = "The opposition leader in the state assembly, Farid Khan of the Reform Party, accused the board of theft."
    assert spoken_by(text) == [("Farid Khan", "person")]


def test_what_a_body_is_called_is_no_part_of_its_name() -> None:
    """The newspaper El Faro is El Faro, and no club."""
    text = "The Orvento newspaper El Faro reported that the fee would rise. The club said nothing. “No,” the club said."
    names = [name for name, _ in spoken_by(text)]
    assert names[0] == "El Faro"
    assert "El Faro" not in names[1:]
