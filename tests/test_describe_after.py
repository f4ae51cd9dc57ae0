"""Titles and affiliations are read from the words after a name."""

from __future__ import annotations

import pytest
from describe_cases import described, listed, of_first
from graphs import parsed


@pytest.mark.parametrize(
    ("line", "titles", "affiliations"),
    [
        ("Ann_Lind , Russia director at Eurasia Group , left/VERB", ["Russia director"], ["Eurasia Group"]),
        ("Ann_Lind , 54/NUM , mayor of Ely , left/VERB", ["mayor"], ["Ely"]),
        (
            "Ann_Lind , the mayor of Ely and a professor at Tarn University",
            ["mayor", "professor"],
            ["Ely", "Tarn University"],
        ),
        ("Ann_Lind ( D-Mass. ) left/VERB", [], ["D-Mass."]),
        ("Ann_Lind of the Harbour Trust left/VERB", [], ["Harbour Trust"]),
        ("Ann_Lind , of the Institute for Rivers , left/VERB", [], ["Institute for Rivers"]),
        ("Ann_Lind , who heads/VERB the Harbour Trust , left/VERB", [], ["Harbour Trust"]),
        ("Ann_Lind , who is president of the Harbour Trust , left/VERB", ["president"], ["Harbour Trust"]),
        ("Ann_Lind , who served/VERB as mayor of Ely , left/VERB", ["mayor"], ["Ely"]),
        ("Ann_Lind , who teaches/VERB law at Tarn University , left/VERB", [], ["Tarn University"]),
        ("Ann_Lind ( R ) left/VERB", [], ["R"]),
        ("Ann_Lind ( Vt. ) left/VERB", [], ["Vt."]),
        ("Ann_Lind ( D-Vt. ) , mayor of Ely , left/VERB", ["mayor"], ["D-Vt.", "Ely"]),
        ("Ann_Lind ( D-Vt. )", [], ["D-Vt."]),
        ("Ann_Lind , director , Institute for Rivers", ["director"], ["Institute for Rivers"]),
        ("Ann_Lind , director , Institute for rivers", ["director"], []),
        ("Ann_Lind , director , the ferry", ["director"], []),
        ("Ann_Lind from the old/ADJ Harbour Trust left/VERB", [], ["Harbour Trust"]),
        ("Ann_Lind of the boat left/VERB", [], []),
        ("Ann_Lind of Lowland -Marsh left/VERB", [], ["Lowland"]),
        ("Ann_Lind , the mayor , who heads/VERB the Forum , left/VERB", ["mayor"], ["Forum"]),
        ("Ann_Lind , a mayor who heads/VERB the Forum , left/VERB", ["mayor"], ["Forum"]),
        ("Ann_Lind , who works/VERB for the Forum , left/VERB", [], ["Forum"]),
        ("Ann_Lind , who slept/VERB at the Forum , left/VERB", [], []),
        ("Ann_Lind , who sits/VERB on the Forum board , left/VERB", [], ["Forum board"]),
        ("Ann_Lind , who slept/VERB on the Forum board , left/VERB", [], []),
        ("Ann_Lind , who is with the Forum , left/VERB", [], ["Forum"]),
        ("Ann_Lind of the Harbour Trust , the chief/ADJ author , left/VERB", ["chief author"], ["Harbour Trust"]),
        ("Ann_Lind , who is president", ["president"], []),
        ("Ann_Lind , who is old/ADJ", [], []),
        ("Ann_Lind , his lawyer , left/VERB", ["lawyer"], []),
        ("Ann_Lind , “ mayor ” , left/VERB", [], []),
        ("Ann_Lind , , mayor", [], []),
        ("Ann_Lind — the mayor of Ely — left/VERB", ["mayor"], ["Ely"]),
        ("Ann_Lind , her sister and the ferry left/VERB", [], []),
        ("Ann_Lind , walking/VERB to the mayor , left/VERB", [], []),
        ("Ann_Lind , who is by/ADP the mayor , left/VERB", [], []),
        ("Ann_Lind , who is very/ADV very/ADV very/ADV very/ADV very/ADV very/ADV very/ADV tall/ADJ", [], []),
        ("Ann_Lind of the Institute for Rivers and Lakes left/VERB", [], ["Institute for Rivers and Lakes"]),
        ("Ann_Lind of Monday left/VERB", [], []),
        ("Ann_Lind left/VERB the mayor", [], []),
        ("Ann_Lind , D-Ohio , left/VERB", [], ["D-Ohio"]),
        ("said/VERB Ann_Lind , R-Ely .", [], ["R-Ely"]),
        ("Ann_Lind , of Ohio , left/VERB", [], []),
        ("Mayor Ann_Lind of Ohio left/VERB", ["Mayor"], ["Ohio"]),
        ("Ann_Lind at the Ely Institute left/VERB", [], ["Ely Institute"]),
        ("Ann_Lind , with the Harbour Trust , left/VERB", [], ["Harbour Trust"]),
        ("Ann_Lind , representing/VERB the Harbour Trust , left/VERB", [], ["Harbour Trust"]),
        ("Ann_Lind , speaking/VERB for the Harbour Trust , left/VERB", [], ["Harbour Trust"]),
        ("Ann_Lind , speaking/VERB as director of the Harbour Trust", ["director"], ["Harbour Trust"]),
        ("Ann_Lind , speaking/VERB softly/ADV , left/VERB", [], []),
        ("Ann_Lind , now/ADV director of the Harbour Trust , left/VERB", ["director"], ["Harbour Trust"]),
        ("Ann_Lind , PhD , director of the Harbour Trust", ["director"], ["Harbour Trust"]),
        ("Ann_Lind , the nominee ’s daughter , left/VERB", [], []),
        ("Ann_Lind ( the club has/AUX director Bo_Orr ) left/VERB", [], []),
        ("Ann_Lind , Bo_Orr and director Cy_Ray left/VERB", [], []),
        ("Ann_Lind , Mayor Bo_Orr and Cy_Ray left/VERB", [], []),
        ("Ann_Lind , who was/AUX named/VERB acting/VERB director", ["acting director"], []),
        ("Ann_Lind , who was/AUX not/PART director", [], []),
        ("Ann_Lind , acting/VERB director of the Harbour Trust", ["acting director"], ["Harbour Trust"]),
        ("Ann_Lind , acting/VERB for the Harbour Trust", [], ["Harbour Trust"]),
        ("Ann_Lind , one/NUM of several/ADJ river lawyers at the Harbour Trust", ["river lawyer"], ["Harbour Trust"]),
        ("Ann_Lind , one/NUM of the ferries", [], []),
        ("Ann_Lind , a broker based/VERB in Tampa , Fla. , left/VERB", ["broker"], []),
        (
            "Ann_Lind , president of the United States Chamber of Rivers",
            ["president"],
            ["United States Chamber of Rivers"],
        ),
        ("Ann_Lind , president of the United States", ["president of the United States"], []),
        ("Ann_Lind , an aide to Gov. Bo_Orr of Ohio", ["aide"], ["Bo Orr"]),
        ("Ann_Lind , adviser to the Committee for a Clean River", ["adviser"], ["Committee for a Clean River"]),
        ("Ann_Lind , running/VERB mate of Bo_Orr , left/VERB", ["running mate"], ["Bo Orr"]),
        ("Ann_Lind , speaking/VERB of the Harbour Trust , left/VERB", [], []),
        ("Ann_Lind , a/DET host in American/ADJ radio history", ["host"], []),
        ("Ann_Lind , her/PRON Republican/ADJ opponent", [], ["Republican"]),
        ("Ann_Lind , a developer in Ohio", ["developer"], []),
        ("Ann_Lind , the police chief in Ohio", ["police chief"], ["Ohio"]),
        (
            "Ann_Lind , an associate for river lending/VERB at the Harbour Trust",
            ["associate for river lending"],
            ["Harbour Trust"],
        ),
        ("Ann_Lind of the Harbour Trust and Bo_Orr of the Alder Bank", [], ["Harbour Trust"]),
        ("Ann_Lind , the former/ADJ first/ADJ lady and Tarn senator", ["former first lady", "senator"], ["Tarn"]),
        ("Ann_Lind of Tarnby , Ohio , left/VERB", [], []),
        ("Ann_Lind of Tarnby , left/VERB", [], ["Tarnby"]),
        ("Ann_Lind -- the mayor of Ely -- left/VERB", ["mayor"], ["Ely"]),
        ("Ann_Lind – the mayor of Ely – left/VERB", ["mayor"], ["Ely"]),
        ("Ann_Lind ( the mayor of Ely ) left/VERB", ["mayor"], ["Ely"]),
        ("Ann_Lind - the mayor of Ely - left/VERB", ["mayor"], ["Ely"]),
        ("Ann_Lind , speaking/VERB on behalf of the Harbour Trust", [], ["Harbour Trust"]),
        ("Ann_Lind , speaking/VERB loudly/ADV and/CCONJ long/ADV for the Harbour Trust", [], ["Harbour Trust"]),
        ("Ann_Lind , speaking/VERB very/ADV loudly/ADV and/CCONJ long/ADV for the Harbour Trust", [], []),
        ("Ann_Lind , speaking/VERB for", [], []),
        ("Ann_Lind , writing/VERB for Ely", [], ["Ely"]),
        ("appointed/VERB Ann_Lind to/PART mend/VERB the mayor", [], []),
        ("appointed/VERB Ann_Lind with/ADP the mayor ’s help", [], []),
        ("elected/VERB Ann_Lind president of Ely", ["president"], ["Ely"]),
        ("nominated/VERB Ann_Lind as the mayor of Ely", ["mayor"], ["Ely"]),
        ("Ann_Lind , one", [], []),
        ("Ann_Lind , one with three/NUM lawyers", [], []),
        ("Ann_Lind , one of several lawyers for the Harbour Trust , left/VERB", ["lawyer"], ["Harbour Trust"]),
        ("Ann_Lind of", [], []),
        ("Ann_Lind at", [], []),
        ("Ann_Lind with the Harbour Trust left/VERB", [], ["Harbour Trust"]),
        ("Ann_Lind , 54/NUM , of the Harbour Trust", [], ["Harbour Trust"]),
        ("Ann_Lind ( I-Vt. ) left/VERB", [], ["I-Vt."]),
        ("Ann_Lind ( Dem. ) left/VERB", [], ["Dem."]),
        ("Ann_Lind , D-New York , left/VERB", [], ["D-New York"]),
        ("Ann_Lind , D-Mass. , left/VERB", [], ["D-Mass."]),
        ("Ann_Lind , a lawyer that knows/VERB the director", ["lawyer"], []),
        ("Ann_Lind , a lawyer which leads/VERB the Harbour Trust", ["lawyer"], []),
        ("Ann_Lind , who has/AUX long/ADV led/VERB the Harbour Trust , left/VERB", [], ["Harbour Trust"]),
        ("Ann_Lind , who sits/VERB on the council for the Forum", [], ["Forum"]),
        ("Ann_Lind , who became/VERB a director of Vast Works", ["director"], ["Vast Works"]),
        ("Ann_Lind , previously/ADV a director of Vast Works", ["director"], ["Vast Works"]),
        ("Ann_Lind , still/ADV the mayor of Ely", ["mayor"], ["Ely"]),
        ("Ann_Lind , director , Monday", ["director"], []),
        ("Ann_Lind , director , Ohio", ["director"], []),
        ("Ann_Lind , director , Vast Works , Ely", ["director"], ["Vast Works"]),
        ("Ann_Lind , it/PRON owns/VERB the mayor", [], []),
        ("Ann_Lind , would/AUX the mayor", [], []),
        ("Ann_Lind , boats have/VERB/VBP a director", [], []),
        ("Ann_Lind , boats need/VERB/VBZ a director", [], []),
        ("Ann_Lind , boats can/AUX/MD be a director", [], []),
    ],
)
def test_what_stands_after_a_name(line: str, titles: list[str], affiliations: list[str]) -> None:
    """Appositions, relative clauses, brackets and *of*."""
    assert (titles, affiliations) == described(line)


OF_MARSH_LOWE = """
    Ann PROPN@PER nsubj 7
    Lind PROPN flat 1
    of ADP case 4
    Marsh PROPN nmod 1
    - PUNCT punct 6
    Lowe PROPN dep 4
    left VERB root 0
"""


def test_a_hyphen_joins_an_organisation() -> None:
    """A body whose name the parser took apart at its hyphen is one affiliation."""
    text = parsed(OF_MARSH_LOWE, text="Ann Lind of Marsh-Lowe left")
    assert ([], ["Marsh-Lowe"]) == listed(of_first(text))


def test_a_sign_off_is_no_headline() -> None:
    """A line of capitals that opens with a name and a comma describes it."""
    found = described("— Ann_Lind , Vice President of Sourcing , Pemberton Air Systems")
    assert (["Vice President of Sourcing"], ["Pemberton Air Systems"]) == found
