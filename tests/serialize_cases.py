"""A small document, the data that it is written as, and ways to change them at a path."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from quoteattr import (
    Affiliation,
    AttributedText,
    Cue,
    Evidence,
    Gender,
    Kind,
    Mention,
    Quotation,
    Span,
    Speaker,
    SpeakerType,
    Title,
)

TEXT = "“It holds,” said Ms. Ann Lee, mayor of Ely. Bo nodded."
LEE = Speaker(
    "s1",
    "Ann Lee",
    SpeakerType.PERSON,
    ("Ms.",),
    (Title("mayor", Span(30, 35)),),
    (Affiliation("Ely", Span(39, 42)),),
    (Mention("Ann Lee", Span(21, 28)),),
    Gender.FEMALE,
)
BO = Speaker("s2", "Bo", SpeakerType.PERSON, mentions=(Mention("Bo", Span(44, 46)),))
HOLDS = Quotation(
    "q1",
    Kind.DIRECT,
    "It holds,",
    (Span(1, 10),),
    Cue("said", Span(12, 16)),
    Mention("Ms. Ann Lee", Span(17, 28)),
    LEE,
    (Evidence("subject", (("cue", Span(12, 16)),)),),
    addressee=BO,
)
DOC = AttributedText(TEXT, (HOLDS,), (LEE,), others=(BO,))
PLAIN: dict[str, Any] = {
    "schema": 1,
    "id": None,
    "offsets": "code-points",
    "text": TEXT,
    "speakers": [
        {
            "id": "s1",
            "name": "Ann Lee",
            "type": "person",
            "gender": "female",
            "honorifics": ["Ms."],
            "titles": [{"text": "mayor", "span": [30, 35], "tenure": None}],
            "affiliations": [{"text": "Ely", "span": [39, 42]}],
            "mentions": [{"text": "Ann Lee", "span": [21, 28]}],
        }
    ],
    "quotations": [
        {
            "id": "q1",
            "kind": "direct",
            "text": "It holds,",
            "spans": [[1, 10]],
            "closed": True,
            "polarity": "positive",
            "modality": "asserted",
            "medium": "speech",
            "parent": None,
            "cue": {"text": "said", "span": [12, 16]},
            "mention": {"text": "Ms. Ann Lee", "span": [17, 28]},
            "speaker": "s1",
            "addressee": "s2",
            "evidence": [{"rule": "subject", "roles": [{"role": "cue", "span": [12, 16]}]}],
        }
    ],
    "others": [
        {
            "id": "s2",
            "name": "Bo",
            "type": "person",
            "gender": None,
            "honorifics": [],
            "titles": [],
            "affiliations": [],
            "mentions": [{"text": "Bo", "span": [44, 46]}],
        }
    ],
}


def steps(path: str) -> list[str | int]:
    """Take a path apart: speakers[0].titles -> speakers, 0, titles."""
    return [int(step) if step.isdigit() else step for step in re.findall(r"\w+", path)]


def within(data: Any, path: list[str | int]) -> Any:
    """Follow a path that was taken apart."""
    for step in path:
        data = data[step]
    return data


def changed(path: str, value: object) -> dict[str, Any]:
    """Give PLAIN with another value at a path, or with a new key."""
    data = deepcopy(PLAIN)
    *above, last = steps(path)
    within(data, above)[last] = value
    return data


def paths(value: object, path: str = "") -> list[str]:
    """List the paths of all values within a value, those of whole objects and arrays included."""
    if isinstance(value, dict):
        below = [(f"{path}.{key}" if path else key, item) for key, item in value.items()]
    elif isinstance(value, list):
        below = [(f"{path}[{place}]", item) for place, item in enumerate(value)]
    else:
        below = []
    return [found for name, item in below for found in (name, *paths(item, name))]


PATHS = paths(PLAIN)
KEYS = [path for path in PATHS if not path.endswith("]")]
OBJECTS = [path for path in PATHS if isinstance(within(PLAIN, steps(path)), dict)]
