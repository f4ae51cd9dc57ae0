"""schema.org output against the vocabulary, by models generated from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import schema_org
from format_cases import DOC, EMPTY

if TYPE_CHECKING:
    from quoteattr import AttributedText


def written(doc: AttributedText) -> Any:
    """Write a document and read the JSON."""
    return json.loads(doc.to("schema-org"))


def checked(data: dict[str, Any]) -> Any:
    """Build the vocabulary's own object of what was written: an unknown property or a wrong type raises."""
    model = getattr(schema_org, data["@type"])
    members = {key: value for key, value in data.items() if not key.startswith("@")}
    return model.model_validate({key: _value(value) for key, value in members.items()}, by_alias=True)


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [_value(each) for each in value]
    if isinstance(value, str) and value.startswith("https://schema.org/"):
        return schema_org.GenderType(value)
    return checked(value) if isinstance(value, dict) else value


@pytest.mark.parametrize("doc", [DOC, EMPTY], ids=["full", "empty"])
def test_properties_are_of_the_vocabulary(doc: AttributedText) -> None:
    """Every type has only properties that schema.org gives it, with values in their range."""
    assert checked(written(doc)) is not None


def test_check_can_fail() -> None:
    """A property that the vocabulary does not know is refused."""
    with pytest.raises(ValueError, match="saidBy"):
        checked({"@type": "Quotation", "saidBy": "Ann"})


def test_person_has_title_and_affiliation() -> None:
    """A speaker is described once, and named by its id after that."""
    first, second = written(DOC)["hasPart"][:2]
    assert first["spokenByCharacter"] == {
        "@type": "Person",
        "@id": "#s1",
        "name": "Ann Lee",
        "honorificPrefix": "Ms.",
        "jobTitle": ["mayor"],
        "affiliation": [{"@type": "Organization", "name": "Ely"}],
        "gender": "https://schema.org/Female",
    }
    assert second["spokenByCharacter"] == {"@type": "Person", "@id": "#s1"}


def test_nobody_gets_words_that_were_not_said() -> None:
    """Denied words and titles of works are no quotations; a report is what a quotation is based on."""
    parts = written(DOC)["hasPart"]
    assert [part["@id"] for part in parts] == ["#q1", "#q2", "#q3", "#q5", "#q6", "#q7"]
    assert [part["position"] for part in parts] == [1, 2, 3, 4, 5, 6]
    assert parts[4]["isBasedOn"] == {"@type": "CreativeWork", "@id": "#s4", "name": "A report"}
    assert parts[3]["spokenByCharacter"] == {"@type": "Organization", "@id": "#s3", "description": "The crew"}
