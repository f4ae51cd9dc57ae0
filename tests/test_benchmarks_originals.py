"""The scorers against those that they were ported from, where these are at hand.

Set QUOTEATTR_EVAL to the folder that holds score.py, score_speakers.py and quotemarks.py.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks_support import write_jsonl

from benchmarks.documents import Entity, read_annotated, read_predictions, read_speaker_notes
from benchmarks.scoring.marks import quoted_regions
from benchmarks.scoring.names import GoldName
from benchmarks.scoring.quotes import score_quotes
from benchmarks.scoring.speakers import score_speakers

if TYPE_CHECKING:
    from collections.abc import Iterator

BESIDE = Path(__file__).parent.parent.parent / "shared" / "eval"
FOLDER = Path(os.environ.get("QUOTEATTR_EVAL") or BESIDE)
MODULES = ("quotemarks", "score", "score_speakers")

pytestmark = pytest.mark.skipif(not (FOLDER / "score.py").exists(), reason="the original scorers are not at hand")

NAMES = ("Mara Vell", "Mrs. Vell", "Mr. Vell", "Vell", "Ida Holm", "Dr. Ida Holm", "Otto R. Falk", "Falk", "the port")
WORDS = (
    *NAMES,
    *[
        "he",
        "she",
        "said",
        "told",
        "that",
        "quay",
        "rye",
        "bread",
        "is",
        "isn't",
        "dogs’",
        "Osk",
        "never",
        "'tis",
        "of",
        "a",
        "reporters",
    ],
)
SIGNS = ("“", "”", '"', "‘", "’", "'", "``", "''", "—", "(", ").", ",", ".", ",”", "“It", " ”", "\n\n", "\n\n“")
TITLES = ("Mr.", "Mrs.", "mayor", "former mayor", "the mayor of Osk", "chief of staff")
KINDS = ("direct", "mixed", "indirect")


@pytest.fixture(scope="module")
def originals() -> Iterator[dict[str, Any]]:
    """Import the original modules, and forget them afterwards: their names are common."""
    sys.path.insert(0, str(FOLDER))
    yield {name: import_module(name) for name in MODULES}
    sys.path.remove(str(FOLDER))
    for name in MODULES:
        sys.modules.pop(name, None)


class Inventor:
    """Invents texts, annotation and predictions, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - repeatable, not secret

    def text(self) -> str:
        """Put words and quotation marks together."""
        choose = self.random
        parts = (
            choose.choice(SIGNS) if choose.random() < 0.25 else choose.choice(WORDS) + choose.choice((" ", " ", ""))
            for _ in range(choose.randint(20, 120))
        )
        return "Osk " + "".join(parts)

    def spans(self, text: str, most: int, longest: int) -> list[list[int]]:
        """Give up to so many spans in order."""
        starts = sorted(self.random.randrange(len(text)) for _ in range(self.random.randint(1, most)))
        ends = [*starts[1:], len(text)]
        return [
            [start, min(start + self.random.randint(1, longest), end)]
            for start, end in zip(starts, ends, strict=True)
            if start < end
        ] or [[0, 3]]

    def maybe(self, chance: float, value: object, otherwise: object) -> Any:
        """Give the value, or by chance the other one."""
        return value if self.random.random() < chance else otherwise

    def quote(self, text: str, number: int) -> dict[str, Any]:
        """Annotate something."""
        choose = self.random
        return {
            "id": f"q{number}",
            "kind": choose.choice(KINDS),
            "spans": self.spans(text, 3, 60),
            "cue": self.maybe(0.5, self.spans(text, 1, 6), []),
            "speaker_mention": self.maybe(0.7, self.spans(text, 2, 12), []),
            "speaker": self.maybe(0.5, choose.choice(NAMES), None),
            "speaker_aliases": [choose.choice(NAMES) for _ in range(choose.randint(0, 2))],
            "speaker_label": self.maybe(0.3, choose.choice("xy"), None),
            "attribution_type": choose.choice(("explicit", "anaphoric", "implicit", None)),
            "source_type": choose.choice(("name", "pronoun", None)),
        }

    def document(self, number: int) -> dict[str, Any]:
        """Invent a gold document."""
        text, choose = self.text(), self.random
        return {
            "id": f"d{number}",
            "genre": choose.choice(("news", "fiction")),
            "text": text,
            "complete": choose.random() < 0.8,
            "scope": self.maybe(0.8, [0, len(text)], [len(text) // 4, len(text) // 2]),
            "quotes": [self.quote(text, n) for n in range(choose.randint(0, 8))],
            "entities": [{"name": choose.choice(NAMES), "aliases": [choose.choice(NAMES)]} for _ in range(3)],
            "mentions": self.maybe(0.3, [[*span, choose.choice("xy")] for span in self.spans(text, 6, 12)], None),
        }

    def notes(self, document: dict[str, Any]) -> dict[str, Any]:
        """Annotate the speakers of a document."""
        choose = self.random
        types = ("person", "person", "group", "organization")
        people = [
            {
                "sid": f"s{number}",
                "name": choose.choice(NAMES),
                "type": choose.choice(types),
                "titles": choose.sample(TITLES, choose.randint(0, 2)),
                "affiliations": choose.sample(NAMES, choose.randint(0, 2)),
            }
            for number in range(3)
        ]
        quoted = [quote["id"] for quote in document["quotes"] if quote["kind"] != "indirect"]
        return {
            "id": document["id"],
            "speakers": people,
            "quotes": {id_: choose.choice(("s0", "s1", "s2", None)) for id_ in quoted},
        }

    def prediction(self, document: dict[str, Any]) -> dict[str, Any]:
        """Perturb the annotation into a prediction."""
        text = document["text"]
        extra = [self.quote(text, 0) for _ in range(self.random.randint(0, 3))]
        kept = [self.perturbed(quote, text) for quote in document["quotes"] if self.random.random() < 0.9]
        return {"id": document["id"], "seconds": self.random.random(), "quotes": kept + extra}

    def perturbed(self, quote: dict[str, Any], text: str) -> dict[str, Any]:
        """Change something of a quotation."""
        spans = [
            [max(0, start - self.maybe(0.3, 3, 0)), min(len(text), end + self.maybe(0.3, 5, 0))]
            for start, end in quote["spans"]
        ]
        choose = self.random
        return {
            "kind": self.maybe(0.8, quote["kind"], choose.choice(KINDS)),
            "spans": self.maybe(0.95, spans, []),
            "cue": self.maybe(0.8, quote["cue"], []),
            "speaker_mention": self.maybe(0.7, quote["speaker_mention"], self.spans(text, 1, 12)),
            "speaker": self.maybe(0.6, quote["speaker"], choose.choice(NAMES)),
            "titles": choose.sample(TITLES, choose.randint(0, 2)),
            "affiliations": choose.sample(NAMES, choose.randint(0, 2)),
        }


@pytest.mark.parametrize("seed", range(60))
def test_reports_are_those_of_the_originals(seed: int, originals: dict[str, Any], tmp_path: Path) -> None:
    """Every figure of every row agrees, to the last digit."""
    inventor = Inventor(seed)
    documents = [inventor.document(number) for number in range(6)]
    predictions = [inventor.prediction(document) for document in documents[:5]]
    notes = [inventor.notes(document) for document in documents[1:]]
    gold = read_annotated(write_jsonl(tmp_path / "gold.jsonl", *documents))
    predicted = read_predictions(write_jsonl(tmp_path / "predictions.jsonl", *predictions))
    annotated = read_speaker_notes(write_jsonl(tmp_path / "speakers.jsonl", *notes))
    for kinds in (("direct", "mixed"), ("direct",)):
        for only in (False, True):
            expected = originals["score"].score(documents, predictions, kinds, only)
            assert expected == score_quotes(gold, predicted, kinds=kinds, only_predicted=only).to_json()
    expected = originals["score_speakers"].score(documents, notes, predictions)
    assert expected == score_speakers(gold, annotated, predicted).to_json()


@pytest.mark.parametrize("seed", range(60))
def test_regions_are_those_of_the_originals(seed: int, originals: dict[str, Any]) -> None:
    """Quoted stretches agree on texts full of odd marks."""
    texts = [Inventor(1000 * seed + number).text() for number in range(20)]
    expected = [originals["quotemarks"].quoted_regions(text) for text in texts]
    assert expected == [[(r.start, r.end, r.depth) for r in quoted_regions(text)] for text in texts]


def test_names_are_judged_as_by_the_originals(originals: dict[str, Any]) -> None:
    """Any name against any other, among any third, gets the same verdict."""
    same_name = originals["score"].same_name
    cases = [(name, own, alias, other) for name in NAMES for own in NAMES for alias in NAMES for other in NAMES]
    entities = {other: {"name": other, "aliases": ["Ida"]} for other in NAMES}
    expected = [same_name(name, own, [alias], [entities[other]]) for name, own, alias, other in cases]
    assert expected == [
        GoldName.among(own, (alias,), (_entity(other),)).is_borne_as(name) for name, own, alias, other in cases
    ]


def _entity(name: str) -> Entity:
    return Entity(name, ("Ida",))
