"""Whether a predicted name is the gold speaker's."""

from __future__ import annotations

import pytest

from benchmarks.documents import Entity, Quote
from benchmarks.scoring.names import GoldName, is_full_name, predicted_name

CAST = (
    Entity("Harriet Crane", ("Hattie", "Miss Crane")),
    Entity("Ruth Crane", ("Miss Crane", "Ruth")),
    Entity("Mr. Crane"),
    Entity("Mrs. Crane"),
    Entity("Mr. Otto Falk", ("Mr. Falk",)),
)


@pytest.mark.parametrize(
    ("name", "gold", "right"),
    [
        pytest.param("harriet crane", "Harriet Crane", True, id="case aside"),
        pytest.param("Miss Harriet Crane", "Harriet Crane", True, id="courtesy title aside"),
        pytest.param("Hattie", "Harriet Crane", True, id="alias"),
        pytest.param("the Mr. Falk's", "Mr. Otto Falk", True, id="article and possessive aside"),
        pytest.param("Falk", "Mr. Otto Falk", True, id="a surname that nobody else bears"),
        pytest.param("Otto R. Falk", "Mr. Otto Falk", True, id="longer"),
        pytest.param("Otto", "Mr. Otto Falk", False, id="no surname"),
        pytest.param("Mrs. Falk", "Mr. Otto Falk", False, id="the other sex"),
        pytest.param("Mrs. Crane", "Mr. Crane", False, id="another's name"),
        pytest.param("Mr. Crane", "Mr. Crane", True, id="title tells them apart"),
        pytest.param("Crane", "Harriet Crane", False, id="several bear it"),
        pytest.param("Crane", "Mr. Crane", False, id="several bear it without titles"),
        pytest.param("Ruth", "Harriet Crane", False, id="another's alias"),
        pytest.param("", "Mr. Crane", False, id="no name"),
        pytest.param("Hárriet Crane.", "Harriet Crane", True, id="accents and full stops aside"),
    ],
)
def test_same_name(name: str, gold: str, *, right: bool) -> None:
    """A name is right when it can be nobody else's."""
    entity = next(entity for entity in CAST if entity.name == gold)
    assert right is GoldName.among(gold, entity.aliases, CAST).is_borne_as(name)


@pytest.mark.parametrize(("name", "full"), [("Otto Falk", True), ("Falk", False), ("Otto R. Falk", True)])
def test_full_name(name: str, *, full: bool) -> None:
    """A full name is the canonical one or as long as the longest alias."""
    assert full is is_full_name(name, "Otto Falk", ("Falk", "Otto"))


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        (Quote("direct", (), speaker="Crane", titles=("Mrs.", "baker")), "Mrs. Crane"),
        (Quote("direct", (), speaker="Mrs. Crane", titles=("Mrs.",)), "Mrs. Crane"),
        (Quote("direct", (), mention=((0, 17),)), "Ida Holm"),
        (Quote("direct", (), mention=((19, 22),)), None),
        (Quote("direct", ()), None),
    ],
)
def test_predicted_name(quote: Quote, name: str | None) -> None:
    """The name comes with courtesy titles, else from the mention up to a comma, and a pronoun is none."""
    assert name == predicted_name(quote, "Ida Holm, a baker; she")
