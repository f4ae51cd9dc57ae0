"""Organisations, documents and groups come back, under their full names."""

from __future__ import annotations

import pytest
from resolve_cases import PETER, SUSAN, identities, speakers, speaks

from quoteattr.model import SpeakerType

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
