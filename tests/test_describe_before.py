"""Titles and affiliations are read from the words before a name."""

from __future__ import annotations

from itertools import count

import pytest
from describe_cases import described, listed, of_first
from graphs import parsed


@pytest.mark.parametrize(
    ("line", "titles", "affiliations"),
    [
        ("Mayor Ann_Lind left/VERB", ["Mayor"], []),
        ("saw/VERB US Secretary of State Ann_Lind left/VERB", ["Secretary of State"], ["US"]),
        ("Tarn Gov. Ann_Lind left/VERB", ["Gov."], ["Tarn"]),
        ("Prof. Dr. Ann_Lind left/VERB", ["Prof. Dr."], []),
        ("saw/VERB presidential/ADJ candidate Sen. Ann_Lind left/VERB", ["presidential candidate", "Sen."], []),
        ("Eurasia Group ’s Ann_Lind left/VERB", [], ["Eurasia Group"]),
        ("the ferry and Ann_Lind left/VERB", [], []),
        ("the bridge Ann_Lind built/VERB", [], []),
        ("Monday ’s Ann_Lind left/VERB", [], []),
        ("the boat ’s Ann_Lind left/VERB", [], []),
        ("Mayor and engineer Ann_Lind left/VERB", ["Mayor", "engineer"], []),
        ("the mayor and engineer Ann_Lind left/VERB", ["engineer"], []),
        ("the Post editor and former/ADJ mayor Ann_Lind left/VERB", ["editor", "former mayor"], ["Post"]),
        ("The mayor of Ely , Ann_Lind , left/VERB", ["mayor"], ["Ely"]),
        ("The mayor of Ely , Dr. Ann_Lind , left/VERB", ["Dr.", "mayor"], ["Ely"]),
        ("The director of her play/NOUN , Ann_Lind , left/VERB", ["director"], []),
        ("The bridge of Ely , Ann_Lind , left/VERB", [], []),
        ("on the vote of the mayor of Ely , Ann_Lind , left/VERB", ["mayor"], ["Ely"]),
        ("appointed/VERB Ann_Lind chief/ADJ executive of the Harbour Trust", ["chief executive"], ["Harbour Trust"]),
        ("named/VERB Ann_Lind as director , it/PRON said/VERB", ["director"], []),
        ("appointed/VERB Ann_Lind on Monday", [], []),
        ("the Labour/PROPN MP Ann_Lind left/VERB", ["MP"], ["Labour"]),
        ("Attorney General Ann_Lind left/VERB", ["Attorney General"], []),
        ("saw/VERB Minister for Health Ann_Lind", ["Minister for Health"], []),
        ("saw/VERB Chief of Staff Ann_Lind", ["Chief of Staff"], []),
        ("saw/VERB Monday Mayor Ann_Lind", ["Mayor"], []),
        ("saw/VERB Marsh & Lowe director Ann_Lind", ["director"], ["Marsh & Lowe"]),
        ("retired/VERB Gen. Ann_Lind left/VERB", ["retired Gen."], []),
        ("former/ADJ mayor Sen. Dr. Ann_Lind left/VERB", ["former mayor", "Sen. Dr."], []),
        ("then/SCONJ mayor Mr. Ann_Lind left/VERB", ["mayor"], []),
        ("said/VERB University of Tarn professor Ann_Lind", ["professor"], ["University of Tarn"]),
        ("said/VERB UDW Director of Government Affairs Ann_Lind", ["Director of Government Affairs"], ["UDW"]),
        ("said/VERB United Dockers Political/ADJ Director Ann_Lind", ["Political Director"], ["United Dockers"]),
        ("said/VERB Republican/ADJ Ohio Gov. Ann_Lind", ["Gov."], ["Republican", "Ohio"]),
        ("said/VERB Democrat Ann_Lind", [], ["Democrat"]),
        ("said/VERB RT/PROPN host Ann_Lind", ["host"], ["RT"]),
        ("said/VERB Labour MP Ann_Lind", ["MP"], ["Labour"]),
        ("said/VERB upstart/ADJ Sen. Ann_Lind", ["Sen."], []),
        ("said/VERB Republican/ADJ Presidential/ADJ candidate Ann_Lind", ["Presidential candidate"], ["Republican"]),
        ("said/VERB Homeland Security Deputy Secretary Ann_Lind", ["Deputy Secretary"], ["Homeland Security"]),
        ("White/ADJ House spokesman Ann_Lind left/VERB", ["spokesman"], ["White House"]),
        ("New/ADJ Jersey Gov. Ann_Lind left/VERB", ["Gov."], ["New Jersey"]),
        ("Loud/ADJ House spokesman Ann_Lind left/VERB", ["spokesman"], ["House"]),
        ("said/VERB the Ohio school teacher Ann_Lind", ["school teacher"], ["Ohio"]),
        ("the most/ADV able/ADJ candidate Ann_Lind ever/ADV saw/VERB", ["candidate"], []),
        ("The Harbour Trust , whose/PRON director , Ann_Lind , left/VERB", ["director"], ["Harbour Trust"]),
        ("The Harbour Trust , whose/PRON ferry , Ann_Lind , left/VERB", [], []),
        ("Bitin ' Ann_Lind left/VERB", [], []),
        ("As/ADP director of the Harbour Trust , Ann_Lind left/VERB", ["director"], ["Harbour Trust"]),
        ("met/VERB acting/VERB director Ann_Lind", ["acting director"], []),
        ("met/VERB vice - president Ann_Lind", ["vice - president"], []),
        ("in/ADP Ely Mayor Ann_Lind spoke/VERB", ["Mayor"], ["Ely"]),
        ("met/VERB coach/VERB Ann_Lind", ["coach"], []),
        ("met/VERB Mr. Mayor Ann_Lind", ["Mayor"], []),
        ("engineer and writer Ann_Lind left/VERB", ["engineer", "writer"], []),
        ("tall/ADJ engineer and writer Ann_Lind left/VERB", ["tall engineer", "writer"], []),
        ("mayor , Ann_Lind , left/VERB", ["mayor"], []),
        ("Bitin ' Iris_Lind left/VERB", [], []),
        ("met/VERB Works ’ Iris_Lind", [], ["Works"]),
        ("democrat Ann_Lind", [], []),
        ("Democrat Ann_Lind", [], ["Democrat"]),
        ("met/VERB sailing/NOUN ’ Ann_Lind", [], []),
        ("met/VERB Works ’ Ann_Lind", [], ["Works"]),
        ("met/VERB Department of Rivers and Dams director Ann_Lind", ["director"], ["Department of Rivers and Dams"]),
        ("met/VERB mayor of Ann_Lind", [], []),
        ("met/VERB Bank of Tarn director Ann_Lind", ["director"], ["Bank of Tarn"]),
        ("met/VERB Ministry for Rivers director Ann_Lind", ["director"], ["Ministry for Rivers"]),
        ("met/VERB the chairman of Bank Ann_Lind", [], []),
        ("met/VERB Mrs. Ann_Lind", [], []),
        ("met/VERB engineer and writer Ann_Lind", ["engineer", "writer"], []),
        ("met/VERB the Tarn engineer and writer Ann_Lind", ["writer"], []),
        ("met/VERB boats and writer Ann_Lind", ["writer"], []),
        ("met/VERB engineer and harbour Ann_Lind", [], []),
        ("met/VERB Sen. Gen. Ann_Lind", ["Sen. Gen."], []),
        ("met/VERB the council president Sen. Ann_Lind", ["council president", "Sen."], []),
        ("met/VERB old/ADJ Harbour/ADJ Trust ’s Ann_Lind", [], ["Harbour Trust"]),
        ("met/VERB Trust & Bank director Ann_Lind", ["director"], ["Trust & Bank"]),
        ("said/VERB the president - elect Ann_Lind", ["president"], []),
        ("said/VERB Bureau of Harbour Affairs Ann_Lind", [], []),
        ("said/VERB Director for Government Affairs Ann_Lind", ["Director for Government Affairs"], []),
        ("said/VERB the best/ADJ thing in harbour affairs Ann_Lind", [], []),
        ("said/VERB Lieutenant General Ann_Lind", ["Lieutenant General"], []),
        ("said/VERB her/PRON lawyer Ann_Lind", ["lawyer"], []),
        ("The mayor of Ely : Ann_Lind", ["mayor"], ["Ely"]),
        ("The mayor of Ely — Ann_Lind", ["mayor"], ["Ely"]),
        ("The mayor of Ely – Ann_Lind", ["mayor"], ["Ely"]),
        ("The mayor of Ely -- Ann_Lind", ["mayor"], ["Ely"]),
        ("The mayor of Ely ; Ann_Lind", [], []),
        ("The mayor of Ely , Ann_Lind left/VERB", [], []),
        ("; as/ADP mayor of Ely , Ann_Lind left/VERB", ["mayor"], ["Ely"]),
        ("the boat went/VERB as/ADP mayor of Ely , Ann_Lind , left/VERB", [], []),
        ("Bo_Ray and the mayor , Ann_Lind , left/VERB", [], []),
        ("saw/VERB Harbour Trust , whose/PRON director , Ann_Lind , left/VERB", ["director"], ["Harbour Trust"]),
        ("saw/VERB Harbour Trust whose/PRON director , Ann_Lind , left/VERB", ["director"], ["Harbour Trust"]),
        ("the trust , whose/PRON director , Ann_Lind , left/VERB", ["director"], []),
        ("whose/PRON director , Ann_Lind , left/VERB", ["director"], []),
        ("on his/PRON friend of the director of Vast Works , Ann_Lind , left/VERB", ["director"], ["Vast Works"]),
        ("that/SCONJ he/PRON mayor of Ely , Ann_Lind , left/VERB", [], []),
        ("met/VERB her/PRON mother and lawyer , Ann_Lind , there", ["lawyer"], []),
        ("met/VERB the Secretary of State , Ann_Lind , there", ["Secretary of State"], []),
        ("former/ADJ Ely mayor , Ann_Lind , left/VERB", ["mayor"], ["Ely"]),
    ],
)
def test_what_stands_before_a_name(line: str, titles: list[str], affiliations: list[str]) -> None:
    """Titles before a name, and the body whose possessive stands there."""
    assert (titles, affiliations) == described(line)


WRITING = """
    Writing VERB advcl 8
    in ADP case 4
    the DET det 4
    Post PROPN obl 1
    , PUNCT punct 1
    Ann PROPN@PER nsubj 8
    Lind PROPN flat 6
    agreed VERB root 0
"""
THEN_WRITING = """
    Then ADV advmod 2
    writing VERB advcl 8
    in ADP case 4
    Ely PROPN obl 2
    , PUNCT punct 2
    Ann PROPN@PER nsubj 8
    Lind PROPN flat 6
    agreed VERB root 0
"""
KEPT_WRITING = """
    They PRON nsubj 2
    kept VERB advcl 9
    writing VERB xcomp 2
    in ADP case 5
    Ely PROPN obl 3
    , PUNCT punct 2
    Ann PROPN@PER nsubj 9
    Lind PROPN flat 7
    agreed VERB root 0
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (WRITING, ([], ["Post"])),
        (WRITING.replace("Writing", "Speaking").replace("in ADP", "for ADP"), ([], ["Post"])),
        (WRITING.replace("Writing", "Speaking"), ([], [])),
        (WRITING.replace("Writing", "Singing"), ([], [])),
        (WRITING.replace("in ADP", "for ADP"), ([], ["Post"])),
        (WRITING.replace("in ADP", "at ADP"), ([], [])),
        (WRITING.replace("the DET det", "Ely PROPN compound"), ([], ["Ely Post"])),
        (WRITING.replace(", PUNCT", "now ADV"), ([], [])),
        (WRITING.replace("nsubj 8", "obj 8"), ([], [])),
        (THEN_WRITING, ([], ["Ely"])),
        (KEPT_WRITING, ([], [])),
    ],
    ids=count(1),
)
def test_a_channel_is_an_affiliation(lines: str, expected: tuple[list[str], list[str]]) -> None:
    """Whom somebody writes in or for, or speaks for, is stated before the name."""
    assert expected == listed(of_first(parsed(lines)))
