"""Titles and affiliations are read from the words around a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from graphs import parsed, untied, word

from quoteattr.description.describe import describe_names, describe_phrase
from quoteattr.description.roles import Facts
from quoteattr.lexicon import english
from quoteattr.mentions.names import find_names

if TYPE_CHECKING:
    from quoteattr.graph import ParsedText


def listed(facts: Facts) -> tuple[list[str], list[str]]:
    """Give facts as strings."""
    return [title.text for title in facts.titles], [affiliation.text for affiliation in facts.affiliations]


def of_first(text: ParsedText) -> Facts:
    """Describe the first name of a text."""
    names = find_names(text, english())
    return describe_names(names, text, english()).get(names[0].span.start, Facts())


def described(line: str) -> tuple[list[str], list[str]]:
    """Describe the first name of a line of words."""
    text = untied(line)
    return listed(of_first(text))


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
    ],
)
def test_what_stands_before_a_name(line: str, titles: list[str], affiliations: list[str]) -> None:
    """Titles before a name, and the body whose possessive stands there."""
    assert (titles, affiliations) == described(line)


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
    ],
)
def test_what_stands_after_a_name(line: str, titles: list[str], affiliations: list[str]) -> None:
    """Appositions, relative clauses, brackets and *of*."""
    assert (titles, affiliations) == described(line)


LEADING = """
    The DET det 4
    ministry NOUN nmod:poss 4
    ’s PART case 2
    spokesman NOUN nsubj 9
    , PUNCT punct 6
    Ann PROPN@PER appos 4
    Lind PROPN flat 6
    , PUNCT punct 6
    left VERB root 0
"""
PREDICATE = """
    Ann PROPN@PER nsubj 5
    Lind PROPN flat 1
    is AUX cop 5
    the DET det 5
    mayor NOUN root 0
    of ADP case 7
    Ely PROPN nmod 5
    . PUNCT punct 5
"""
RUNS = """
    Ann PROPN@PER nsubj 3
    Lind PROPN flat 1
    runs VERB root 0
    the DET det 6
    Harbour PROPN compound 6
    Trust PROPN obj 3
"""
FELLOWS = """
    Ann PROPN@PER nsubj 3
    Lind PROPN flat 1
    urged VERB root 0
    fellow ADJ amod 5
    Democrats PROPN obj 3
"""
TITLED_SUBJECT = """
    Rep. PROPN nsubj 6
    Ann PROPN@PER flat 1
    Lind PROPN flat 2
    is AUX cop 6
    the DET det 6
    mayor NOUN root 0
    of ADP case 8
    Ely PROPN nmod 6
"""
WOULD_BE = """
    Ann PROPN@PER nsubj 6
    Lind PROPN flat 1
    'd AUX aux 6
    be AUX cop 6
    a DET det 6
    mayor NOUN root 0
"""
WORLD_CLASS = """
    Ann PROPN@PER nsubj 8
    Lind PROPN flat 1
    is AUX cop 8
    a DET det 8
    world NOUN compound 7
    - PUNCT punct 5
    class NOUN compound 8
    speaker NOUN root 0
"""
NOT_A_ROLE = """
    Ann PROPN@PER nsubj 5
    Lind PROPN flat 1
    is AUX cop 5
    the DET det 5
    winner NOUN root 0
    . PUNCT punct 5
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (LEADING, (["spokesman"], ["ministry"])),
        (PREDICATE, (["mayor"], ["Ely"])),
        (NOT_A_ROLE, ([], [])),
        (RUNS, ([], ["Harbour Trust"])),
        (RUNS.replace("Trust", "mill"), ([], [])),
        (RUNS.replace("runs", "left"), ([], [])),
        (FELLOWS, ([], ["Democrats"])),
        (FELLOWS.replace("Democrats", "anglers"), ([], [])),
        (WOULD_BE, ([], [])),
        (WORLD_CLASS, (["world - class speaker"], [])),
        (TITLED_SUBJECT, (["Rep.", "mayor"], ["Ely"])),
    ],
    ids=[
        "leading phrase",
        "predicate",
        "no role",
        "runs",
        "no body",
        "no head",
        "fellows",
        "no party",
        "unreal",
        "hyphen",
        "title first",
    ],
)
def test_what_the_tree_says_of_a_name(lines: str, expected: tuple[list[str], list[str]]) -> None:
    """The phrase that a name explains, and the predicate of which it is the subject."""
    text = parsed(lines)
    assert expected == listed(of_first(text))


def test_a_headline_describes_nobody() -> None:
    """Where every word has a capital, titles cannot be told from names."""
    text = untied("Mayor Ann_Lind Leaves/VERB Town/NOUN After/ADP Storm/NOUN", "Ann_Lind left/VERB")
    assert Facts() == of_first(text)


SPOKESMAN = """
    A DET det 2
    spokesman NOUN nsubj 9
    for ADP case 5
    the DET det 5
    Trust PROPN nmod 2
    , PUNCT punct 7
    Ely PROPN appos 2
    , PUNCT punct 7
    left VERB root 0
"""


def test_a_description_describes_itself() -> None:
    """A speaker without a name has the title and affiliation of its description, up to a comma."""
    text = parsed(SPOKESMAN)
    (tree,) = text.sentences
    assert (["spokesman"], ["Trust"]) == listed(describe_phrase(tree, word(tree, "spokesman"), text.text, english()))


LEFT_BEHIND = """
    The DET det 2
    spokesman NOUN nsubj 3
    greeted VERB root 0
    Bo PROPN obj 3
    , PUNCT punct 6
    Ann PROPN@PER list 3
    Lind PROPN flat 6
    , PUNCT punct 6
    today ADV advmod 3
"""
FROM_THE_CLUB = """
    Rain NOUN nsubj 2
    fell VERB root 0
    on ADP case 5
    the DET det 5
    engineer NOUN obl 2
    , PUNCT punct 7
    Ann PROPN@PER appos 5
    Lind PROPN flat 7
    . PUNCT punct 2
"""
IS_LATE = PREDICATE.replace("mayor NOUN", "late ADJ")
MAYOR_THERE = """
    Ann PROPN@PER nsubj 4
    Lind PROPN flat 1
    of ADP dep 1
    mayor NOUN root 0
    . PUNCT punct 4
"""
OF_MARSH_LOWE = """
    Ann PROPN@PER nsubj 7
    Lind PROPN flat 1
    of ADP case 4
    Marsh PROPN nmod 1
    - PUNCT punct 6
    Lowe PROPN dep 4
    left VERB root 0
"""
CLUB_OF = """
    of ADP case 3
    the DET det 3
    club NOUN nmod 4
    engineer NOUN nsubj 8
    , PUNCT punct 6
    Ann PROPN@PER appos 4
    Lind PROPN flat 6
    left VERB root 0
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (LEFT_BEHIND, ([], [])),
        (FROM_THE_CLUB, (["engineer"], [])),
        (CLUB_OF, (["club engineer"], [])),
        (IS_LATE, ([], [])),
        (MAYOR_THERE, ([], [])),
    ],
    ids=["no role before the comma", "after a preposition", "of", "an adjective", "no copula"],
)
def test_a_phrase_leads_only_where_it_names_a_role(lines: str, expected: tuple[list[str], list[str]]) -> None:
    """The words before a comma and a name describe it if they name a role, preposition and verb aside."""
    text = parsed(lines)
    assert expected == listed(of_first(text))


@pytest.mark.parametrize(
    ("noun", "titles"),
    [("aide", ["aide"]), ("official", ["official"]), ("resident", ["resident"]), ("woman", []), ("person", [])],
)
def test_nouns_for_people_are_roles_of_the_unnamed(noun: str, titles: list[str]) -> None:
    """Any noun that tells what somebody does or belongs to is a title of a speaker without a name."""
    text = parsed(f"An DET det 2\n{noun} NOUN nsubj 3\nleft VERB root 0")
    (tree,) = text.sentences
    assert (titles, []) == listed(describe_phrase(tree, word(tree, noun), text.text, english()))


def test_a_hyphen_joins_an_organisation() -> None:
    """A body whose name the parser took apart at its hyphen is one affiliation."""
    text = parsed(OF_MARSH_LOWE, text="Ann Lind of Marsh-Lowe left")
    assert ([], ["Marsh-Lowe"]) == listed(of_first(text))


ON_A_SITE = """
    a DET det 2
    notice NOUN nsubj 9
    on ADP case 8
    the DET det 6
    Harbour PROPN compound 6
    Trust PROPN nmod:poss 8
    's PART case 6
    website NOUN nmod 2
    warned VERB root 0
"""
PUBLISHED = """
    the DET det 2
    study NOUN nsubj 9
    , PUNCT punct 4
    published VERB acl 2
    in ADP case 8
    the DET det 8
    Ely PROPN compound 8
    Review PROPN obl 4
    warned VERB root 0
"""
DOCUMENT = """
    A DET det 4
    Harbour PROPN compound 4
    Trust PROPN compound 4
    report NOUN nsubj 10
    published VERB acl 4
    by ADP case 9
    the DET det 9
    Ely PROPN compound 9
    Institute PROPN obl 5
    came VERB root 0
"""
SHARE = """
    Half NOUN nsubj 5
    of ADP case 4
    registered ADJ amod 4
    voters NOUN/NNS nmod 1
    agreed VERB root 0
"""
PART = """
    The DET det 3
    River PROPN compound 3
    Agency PROPN nsubj 13
    , PUNCT punct 6
    a DET det 6
    division NOUN appos 3
    of ADP case 11
    the DET det 11
    Department PROPN nmod 6
    of ADP case 9
    Rivers PROPN nmod 9
    , PUNCT punct 6
    agreed VERB root 0
"""


@pytest.mark.parametrize(
    ("lines", "head", "expected"),
    [
        (DOCUMENT, "report", ([], ["Harbour Trust", "Ely Institute"])),
        (ON_A_SITE, "notice", ([], ["Harbour Trust"])),
        (PUBLISHED, "study", ([], ["Ely Review"])),
        (PUBLISHED.replace("published", "seen"), "study", ([], [])),
        (PUBLISHED.replace("in ADP", "by ADP"), "study", ([], ["Ely Review"])),
        (SHARE, "Half", (["registered voters"], [])),
        (PART, "Agency", ([], ["Department of Rivers"])),
    ],
    ids=["a document", "on a site", "published in", "seen in", "published by", "a share", "a part"],
)
def test_what_is_no_person_serves_somebody_too(lines: str, head: str, expected: tuple[list[str], list[str]]) -> None:
    """A document is somebody's, a share is of people, and an organisation may be part of another."""
    text = parsed(lines)
    (tree,) = text.sentences
    assert expected == listed(describe_phrase(tree, word(tree, head), text.text, english()))


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


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (WRITING, ([], ["Post"])),
        (WRITING.replace("Writing", "Speaking").replace("in ADP", "for ADP"), ([], ["Post"])),
        (WRITING.replace("Writing", "Speaking"), ([], [])),
        (WRITING.replace("Writing", "Singing"), ([], [])),
    ],
    ids=["writing in", "speaking for", "speaking in", "singing in"],
)
def test_a_channel_is_an_affiliation(lines: str, expected: tuple[list[str], list[str]]) -> None:
    """Whom somebody writes in or for, or speaks for, is stated before the name."""
    assert expected == listed(of_first(parsed(lines)))


def test_a_sign_off_is_no_headline() -> None:
    """A line of capitals that opens with a name and a comma describes it."""
    found = described("— Ann_Lind , Vice President of Sourcing , Pemberton Air Systems")
    assert (["Vice President of Sourcing"], ["Pemberton Air Systems"]) == found
