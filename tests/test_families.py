"""Each family of patterns in which English reports words is attributed, from the text to the speaker."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from rows import row

if TYPE_CHECKING:
    from quoteattr import Attributor

FAMILIES: list[tuple[str, list[tuple[str | None, ...]]]] = [
    # 1: S V Q
    ("Ines Okafor said: “The bridge is safe.”", [("direct", "The bridge is safe.", "said", "Ines Okafor")]),
    (
        "Mara Lind told reporters: “We will rebuild the mill.”",
        [("direct", "We will rebuild the mill.", "told", "Mara Lind")],
    ),
    # 2: Q S V
    ("“The harbour is closed,” Ines Okafor said.", [("direct", "The harbour is closed,", "said", "Ines Okafor")]),
    (
        "“We are not going back,” the minister said on Tuesday.",
        [("direct", "We are not going back,", "said", "the minister")],
    ),
    # 3: Q V S
    (
        "“The river is rising,” said Tom Varga, chief engineer at Lowland Water.",
        [("direct", "The river is rising,", "said", "Tom Varga")],
    ),
    ("“We lost the harvest,” said a farmer.", [("direct", "We lost the harvest,", "said", "a farmer")]),
    # 4: split
    (
        "“I like the sea,” said Mara Lind, “but I cannot swim.”",
        [("direct", "I like the sea, but I cannot swim.", "said", "Mara Lind")],
    ),
    (
        "“The ferry will sail,” Mara Lind said. “We have told the passengers.”",
        [("direct", "The ferry will sail, We have told the passengers.", "said", "Mara Lind")],
    ),
    (
        "“The mill is old,” said Mara Lind, noting that it leaked. “We will mend it.”",
        [
            ("direct", "The mill is old, We will mend it.", "said", "Mara Lind"),
            ("indirect", "that it leaked", "noting", "Mara Lind"),
        ],
    ),
    # 6: S V that C, infinitives and what is named
    (
        "Mara Lind asked whether the mill would close.",
        [("indirect", "whether the mill would close", "asked", "Mara Lind")],
    ),
    (
        "Mara Lind urged the council to close the mill, although it needs the mill.",
        [("indirect", "the council to close the mill", "urged", "Mara Lind")],
    ),
    ("Mara Lind vowed to rebuild the mill.", [("indirect", "to rebuild the mill", "vowed", "Mara Lind")]),
    ("Mara Lind called for a vote on the mill.", [("indirect", "a vote on the mill", "called", "Mara Lind")]),
    (
        "Mara Lind accused the council of theft on Monday.",
        [("indirect", "the council of theft", "accused", "Mara Lind")],
    ),
    (
        "Mara Lind announced a tour of the mills in an interview.",
        [("indirect", "a tour of the mills", "announced", "Mara Lind")],
    ),
    (
        "Mara Lind told the board the mill would close.",
        [("indirect", "the mill would close", "told", "Mara Lind")],
    ),
    ("The board agreed to publish the report.", [("indirect", "to publish the report", "agreed", "The board")]),
    # 8: mixed
    (
        "Mara Lind said the plan was “a gift to the rich” and would hurt farmers.",
        [("mixed", "the plan was “a gift to the rich” and would hurt farmers", "said", "Mara Lind")],
    ),
    (
        "Ruth Adler told the council that the bridge was “rotten to the core.”",
        [("mixed", "that the bridge was “rotten to the core.”", "told", "Ruth Adler")],
    ),
    (
        "Mara Lind called the mayor a “coward,” a “crook,” “idle” and “vain.”",
        [("mixed", "the mayor a “coward,” a “crook,” “idle” and “vain.”", "called", "Mara Lind")],
    ),
    (
        "The Herald hailed Mara Lind as “The Comeback Miller” on Monday.",
        [("mixed", "Mara Lind as “The Comeback Miller”", "hailed", "The Herald", "Herald")],
    ),
    (
        "Mara Lind told Coast’s “Morning Show” that the mill would close.",
        [("indirect", "that the mill would close", "told", "Mara Lind")],
    ),
    (
        "The police reported “nineteen thefts” in the town.",
        [("direct", "nineteen thefts", "reported", "The police")],
    ),
    (
        "Mara Lind has used the phrase “managed decline” often.",
        [("direct", "managed decline", "used the phrase", "Mara Lind")],
    ),
    (
        "Ruth Adler has been pounding the mayor as a “crook.”",
        [("mixed", "the mayor as a “crook.”", "pounding", "Ruth Adler")],
    ),
    (
        "“The dam is old,” Mara Lind said. Now it was “about to fail for good.”",
        [
            ("direct", "The dam is old,", "said", "Mara Lind"),
            ("mixed", "Now it was “about to fail for good.”", "said", "Mara Lind"),
        ],
    ),
    # 9: according to
    (
        "According to Ines Okafor, the bridge will fall in May.",
        [("indirect", "the bridge will fall in May", "According to", "Ines Okafor")],
    ),
    (
        "The bridge will close in May, according to Ines Okafor, the county engineer.",
        [("indirect", "The bridge will close in May", "according to", "Ines Okafor")],
    ),
    ("“The dam will hold,” according to Tom Varga.", [("direct", "The dam will hold,", "according to", "Tom Varga")]),
    (
        "Tom Varga said the dam was old, according to court papers.",
        [
            ("indirect", "Tom Varga said the dam was old", "according to", "court papers"),
            ("indirect", "the dam was old", "said", "Tom Varga"),
        ],
    ),
    (
        "The dam is safe, as the engineers see it.",
        [("indirect", "The dam is safe", "see it", "the engineers")],
    ),
    # 10: lead-in
    (
        "Ruth Adler was furious:\n\n“Nobody told us about the dam.”",
        [("direct", "Nobody told us about the dam.", None, "Ruth Adler")],
    ),
    (
        "Ruth Adler added:\n\n“Nobody told us about the dam.”",
        [("direct", "Nobody told us about the dam.", "added", "Ruth Adler")],
    ),
    # 11: sign-off
    (
        "“The sea gives and the sea takes.” — Mara Lind, mayor of Tarn",
        [("direct", "The sea gives and the sea takes.", None, "Mara Lind")],
    ),
    ("“Never trust a dry well.”\n\n— Tom Varga, engineer", [("direct", "Never trust a dry well.", None, "Tom Varga")]),
    # 12: header
    (
        "From the desk of Mara Lind, Mayor, Tarn\n\n“We will rebuild the mill.”",
        [("direct", "We will rebuild the mill.", None, "Mara Lind")],
    ),
    # 13: transcript, interview
    (
        "MARA LIND, HOST: Good morning.\n\nTOM VARGA: Hello, Mara.\n\nLIND: Is it safe?\n\nVARGA: (Laughs.) No.",
        [
            ("direct", "Good morning.", None, "MARA LIND"),
            ("direct", "Hello, Mara.", None, "TOM VARGA"),
            ("direct", "Is it safe?", None, "LIND", "MARA LIND"),
            ("direct", "No.", None, "VARGA", "TOM VARGA"),
        ],
    ),
    (
        "Q: Is it safe?\n\nA: It is.\n\nQ: Are you sure?\n\nA: No.",
        [
            ("direct", "Is it safe?", None, None),
            ("direct", "It is.", None, None),
            ("direct", "Are you sure?", None, None),
            ("direct", "No.", None, None),
        ],
    ),
    # headlines: a label, and words with capitals
    (
        "Lind: The Mill Must Close\n\nMara Lind left the council.",
        [("indirect", "The Mill Must Close", ":", "Lind", "Mara Lind")],
    ),
    (
        "Lind Blasts Council For ‘Reckless’ Plan\n\nMara Lind spoke in Tarn. The council had a plan.",
        [("mixed", "Council For ‘Reckless’ Plan", "Blasts", "Lind", "Mara Lind")],
    ),
    (
        "Mara Lind: Mill Is ‘Rotten’\n\nThe “Blue Mill” is a rotten old thing, Mara Lind said.",
        [
            ("mixed", "Mill Is ‘Rotten’", ":", "Mara Lind"),
            ("mixed", "The “Blue Mill” is a rotten old thing", "said", "Mara Lind"),
        ],
    ),
    # 14: passive
    ("The mill was praised by Mara Lind.", [("indirect", "The mill", "praised", "Mara Lind")]),
    (
        "It was announced by the board that the mill would close.",
        [("indirect", "that the mill would close", "announced", "the board")],
    ),
    # 15: nouns that report
    (
        "Mara Lind issued a warning that the mill might close.",
        [("indirect", "that the mill might close", "issued a warning", "Mara Lind")],
    ),
    ("Mara Lind voiced fears about the dam.", [("indirect", "the dam", "voiced fears", "Mara Lind")]),
    (
        "Mara Lind’s refusal to close the mill angered the town.",
        [("indirect", "to close the mill", "refusal", "Mara Lind")],
    ),
    (
        "A warning from Tom Varga that the dam would fail came too late.",
        [("indirect", "that the dam would fail", "warning", "Tom Varga")],
    ),
    # 16: relatives
    (
        "The tax, which Mara Lind called “daylight robbery,” takes effect in May.",
        [("direct", "daylight robbery,", "called", "Mara Lind")],
    ),
    (
        "What Mara Lind described as “a small miracle” took eleven hours.",
        [("direct", "a small miracle", "described", "Mara Lind")],
    ),
    (
        "A farmer who lives by the dam and says it will fail has no boat.",
        [("indirect", "it will fail", "says", "who", "A farmer")],
    ),
    (
        "The flood led Mara Lind to warn that the dam would fail.",
        [("indirect", "that the dam would fail", "warn", "Mara Lind")],
    ),
    (
        "Mara Lind issued a statement saying the mill would close.",
        [("indirect", "the mill would close", "saying", "Mara Lind")],
    ),
    # 17: participle, coordination
    (
        "Ruth Adler rejected the plan, saying “it would ruin the town.”",
        [
            ("indirect", "the plan", "rejected", "Ruth Adler"),
            ("direct", "it would ruin the town.", "saying", "Ruth Adler"),
        ],
    ),
    (
        "“The dam is old,” Tom Varga said, adding that it would fail.",
        [("direct", "The dam is old,", "said", "Tom Varga"), ("indirect", "that it would fail", "adding", "Tom Varga")],
    ),
    # 18: topic, then quotation
    ("Ruth Adler disagreed. “The dam is safe.”", [("direct", "The dam is safe.", None, "Ruth Adler")]),
    (
        "Mara Lind was not convinced. “They promised us a road.”",
        [("direct", "They promised us a road.", None, "Mara Lind")],
    ),
    # 21: floating continuation
    (
        "“The dam is safe,” Ruth Adler said.\n\n“Nobody should worry.”",
        [
            ("direct", "The dam is safe,", "said", "Ruth Adler"),
            ("direct", "Nobody should worry.", "said", "Ruth Adler"),
        ],
    ),
    (
        "“We found cracks,” said Tom Varga.\n\n“They go down to the rock.”",
        [
            ("direct", "We found cracks,", "said", "Tom Varga"),
            ("direct", "They go down to the rock.", "said", "Tom Varga"),
        ],
    ),
    # 22: re-opened paragraphs
    (
        "Tom Varga said: “We came in spring.\n\n“We saw nothing.\n\n“We left in autumn.”",
        [("direct", "We came in spring. We saw nothing. We left in autumn.", "said", "Tom Varga")],
    ),
    (
        "‘We came in spring,’ said Mara Lind. ‘We saw nothing.\n\n‘We left in autumn.’",
        [("direct", "We came in spring, We saw nothing. We left in autumn.", "said", "Mara Lind")],
    ),
    # 25: non-statements
    (
        "Mara Lind declined to say whether the mill would close.",
        [("indirect", "whether the mill would close", "declined to say", "Mara Lind")],
    ),
    ("Mara Lind refused to resign.", [("indirect", "to resign", "refused", "Mara Lind")]),
    (
        "Mara Lind did not say when the mill would close.",
        [("indirect", "when the mill would close", "say", "Mara Lind")],
    ),
    (
        "The board has yet to explain why the siren failed.",
        [("indirect", "why the siren failed", "has yet to explain", "The board")],
    ),
    # 26: no quotation
    ("She appeared on “Morning Coast” last week.", []),
    ("The so-called “experts” left early.", []),
    ("His first novel, “The Long Harvest,” won a prize.", []),
    ("The town has a street known as “the Elbow”.", []),
    ("Tom Varga spoke to Coast on “The Morning Round.”", []),
    (
        "“We wait,” Mara Lind said. “We hope.”\n\n‘Time runs out.’\n\nThe mill is old.",
        [("direct", "We wait, We hope.", "said", "Mara Lind")],
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), FAMILIES, ids=count(1))
def test_pattern_families(text: str, expected: list[tuple[str | None, ...]], attributor: Attributor) -> None:
    """Each shape in which English reports words gives kind, words, cue, mention and, if it differs, speaker."""
    found = [row(quotation) for quotation in attributor.attribute(text).quotations]
    assert [(*each, each[-1])[:5] for each in expected] == found
