"""Role phrases are read into titles and affiliations."""

from __future__ import annotations

import pytest
from graphs import parsed, untied

from quoteattr.description.bodies import words_of
from quoteattr.description.roles import Facts, is_role, read_role
from quoteattr.lexicon import english
from quoteattr.model import Affiliation, Span, Tenure, Title


def read(phrase: str) -> tuple[list[str], list[str]]:
    """Read a phrase, as titles and affiliations."""
    text = untied(phrase)
    facts = read_role(text.sentences[0].tokens, text.text, english())
    return [title.text for title in facts.titles], [affiliation.text for affiliation in facts.affiliations]


@pytest.mark.parametrize(
    ("phrase", "titles", "affiliations"),
    [
        ("mayor", ["mayor"], []),
        ("director for rivers and dams at the Harbour Trust", ["director for rivers and dams"], ["Harbour Trust"]),
        ("director for rivers and dams", ["director for rivers"], []),
        ("the mayor of Ely", ["mayor"], ["Ely"]),
        ("Russia director at Eurasia Group", ["Russia director"], ["Eurasia Group"]),
        ("a professor of law at Tarn University", ["professor of law"], ["Tarn University"]),
        ("the former/ADJ president of the Harbour Trust", ["former president"], ["Harbour Trust"]),
        ("acting/ADJ director of the Institute for Rivers", ["acting director"], ["Institute for Rivers"]),
        ("Secretary of State", ["Secretary of State"], []),
        ("a spokesman for the Harbour Trust", ["spokesman"], ["Harbour Trust"]),
        ("the Clark campaign ’s spokesman", ["spokesman"], ["Clark campaign"]),
        ("Ohio Gov.", ["Gov."], ["Ohio"]),
        ("German Economy Minister", ["Economy Minister"], ["German"]),
        ("Senate Minister", ["Minister"], ["Senate"]),
        ("a Tarn-based analyst", ["analyst"], ["Tarn"]),
        ("a developer and mayor of Ely", ["developer", "mayor"], ["Ely"]),
        (
            "director of the Harbour Trust and a professor at Tarn University",
            ["director", "professor"],
            ["Harbour Trust", "Tarn University"],
        ),
        ("director of research at the Marsh & Lowe Institute", ["director of research"], ["Marsh & Lowe Institute"]),
        ("the Clark campaign spokesman", ["spokesman"], ["Clark campaign"]),
        ("a professor at the Ely-based Lind University", ["professor"], ["Lind University"]),
        ("an analyst at Lind and Marsh in Ely", ["analyst"], ["Lind and Marsh"]),
        ("director of the office closed/VERB by the Harbour Trust", ["director"], []),
        ("the mayor of Ely , who heads/VERB the Forum", ["mayor"], ["Ely"]),
        ("a spokeswoman for the ministry", ["spokeswoman"], ["ministry"]),
        ("a spokesman for ministers", ["spokesman"], ["ministers"]),
        ("a spokesperson for the Ely council", ["spokesperson"], ["Ely council"]),
        ("a lawyer for the ministry", ["lawyer"], []),
        ("the chief/ADJ executive and chairman of Lowland Water", ["chief executive", "chairman"], ["Lowland Water"]),
        ("a lawyer , and former/ADJ mayor of Ely", ["lawyer", "former mayor"], ["Ely"]),
        ("mayor and three/NUM tall/ADJ boats", ["mayor"], []),
        ("mayor and of the council mayor", ["mayor"], []),
        ("a mayor and left/VERB", ["mayor"], []),
        ("Ely-based director", ["director"], ["Ely"]),
        ("Norwegian/ADJ minister", ["minister"], ["Norwegian"]),
        ("Ohio/NOUN governor", ["governor"], ["Ohio"]),
        ("Republican/ADJ senator", ["senator"], ["Republican"]),
        ("Green/ADJ senator", ["Green senator"], []),
        ("Supreme/ADJ Court judge", ["judge"], ["Supreme Court"]),
        ("a lawyer ; a mayor", ["lawyer", "mayor"], []),
        ("river trust ’s spokesman", ["spokesman"], ["river trust"]),
        ("old/ADJ trust ’s spokesman", ["spokesman"], ["old trust"]),
        ("the boat because/SCONJ mayor", [], []),
        ("the boat near/ADP the mayor", [], []),
        ("the boat is/AUX director", [], []),
        ("the acting/VERB mayor", ["acting mayor"], []),
        ("mayor left/VERB director", ["mayor"], []),
        ("mayor if/SCONJ director", ["mayor"], []),
        ("mayor by/ADP director", ["mayor"], []),
        ("a lawyer turned/VERB mayor", ["lawyer", "mayor"], []),
        ("mayor ( director )", ["mayor"], []),
        ("vice - president of Lowland Water", ["vice - president"], ["Lowland Water"]),
        ("director of the Institute of the North", ["director"], ["Institute of the North"]),
        ("lawyer on Monday", ["lawyer"], []),
        ("lawyer at the Harbour Trust today office", ["lawyer"], ["Harbour Trust"]),
        ("Former Harbour Trust director", ["director"], ["Harbour Trust"]),
        ("director of", ["director"], []),
        ("a former/ADJ United/VERB States ambassador to Norway", ["ambassador to Norway"], ["United States"]),
        ("a fellow at Tarn and a former/ADJ envoy to Norway", ["fellow", "former envoy to Norway"], ["Tarn"]),
        ("a Lowland Water spokeswoman", ["spokeswoman"], ["Lowland Water"]),
        ("a former/ADJ National/ADJ Rivers Agency lawyer", ["lawyer"], ["National Rivers Agency"]),
        ("an Oxford-trained/ADJ surgeon", ["surgeon"], []),
        ("House editor for the Ely Post", ["House editor"], ["Ely Post"]),
        ("a spokesman for the Clark super/ADJ PAC", ["spokesman"], ["Clark super PAC"]),
        ("a spokeswoman for the EB-5 Coalition", ["spokeswoman"], ["EB-5 Coalition"]),
        ("a 12-member panel", [], []),
        ("a Tarn-based Republican strategist", ["strategist"], ["Tarn", "Republican"]),
        (
            "Republican of Iowa and chairwoman of the Rivers Committee",
            ["chairwoman"],
            ["Republican", "Iowa", "Rivers Committee"],
        ),
        ("the top/ADJ Democrat on the Rivers Committee", ["top Democrat"], ["Democrat", "Rivers Committee"]),
        ("the minister ’s daughter", [], []),
        ("a hotelier , fellow Norwegian/ADJ , and engineer", ["hotelier", "engineer"], []),
        ("the ministry ’s own spokesman", ["spokesman"], []),
        ("lawyer at the Sen. Office", ["lawyer"], ["Office"]),
        ("an engineer in the Lowland Water office on Monday", ["engineer"], ["Lowland Water office"]),
    ],
)
def test_titles_and_affiliations_are_told_apart(phrase: str, titles: list[str], affiliations: list[str]) -> None:
    """A title keeps its modifiers and field; the body that it serves is an affiliation."""
    assert (titles, affiliations) == read(phrase)


@pytest.mark.parametrize(
    ("phrase", "affiliations"),
    [
        ("a Republican from Ohio", ["Republican", "Ohio"]),
        ("a New York Democrat", ["New York", "Democrat"]),
        ("a Democrat who is by/ADP Ely", []),
    ],
)
def test_a_party_is_an_affiliation(phrase: str, affiliations: list[str]) -> None:
    """A party's member has no title."""
    titles, found = read(phrase)
    assert ([], affiliations) == (titles, [name for name in found if name in affiliations])


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the former/ADJ Republican mayor", Tenure.FORMER),
        ("ex-mayor of Ely", Tenure.FORMER),
        ("then-mayor of Ely", Tenure.FORMER),
        ("then/ADV mayor of Ely", Tenure.FORMER),
        ("the onetime/ADJ mayor of Ely", Tenure.FORMER),
        ("acting/ADJ director", Tenure.ACTING),
        ("the interim/ADJ director", Tenure.ACTING),
        ("the incoming/ADJ director", Tenure.INCOMING),
        ("governor-designate", Tenure.INCOMING),
        ("mayor-elect", Tenure.INCOMING),
        ("mayor of the former/ADJ capital", None),
    ],
)
def test_a_title_tells_its_tenure(phrase: str, expected: Tenure | None) -> None:
    """Former, acting and incoming offices say so, even where another word stands between."""
    text = untied(phrase)
    assert [expected] == [title.tenure for title in read_role(text.sentences[0].tokens, text.text, english()).titles]


@pytest.mark.parametrize(
    ("phrase", "owners"),
    [
        ("his lawyer", ["his"]),
        ("his old/ADJ lawyer", ["his"]),
        ("its 12/NUM lawyers", []),
        ("its 12/NUM lawyer", ["its"]),
        ("the company ’s founder", ["company"]),
        ("the company ’s first/ADJ founder", ["company"]),
        ("company ’s founder", ["company"]),
        ("the company founder", []),
        ("Vast ’s founder", []),
        ("founder", []),
        ("old/ADJ founder", []),
        ("founder of the company", ["company"]),
        ("founder of the old/ADJ company", ["company"]),
        ("founder of a company", []),
        ("founder of the boat", []),
        ("his adviser to the company", ["his", "company"]),
    ],
)
def test_who_is_served_may_be_told_later(phrase: str, owners: list[str]) -> None:
    """The words that stand for whom a role serves are kept, to be resolved."""
    text = untied(phrase)
    facts = read_role(text.sentences[0].tokens, text.text, english())
    assert owners == [span.of(text.text) for span in facts.owners]


@pytest.mark.parametrize("phrase", ["the bridge", "a tall/ADJ tree in Ely", ",", "who left/VERB the mayor"])
def test_other_phrases_say_nothing(phrase: str) -> None:
    """Where no word names a role, nothing is stated."""
    assert ([], []) == read(phrase)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("mayor", True), ("Gov.", True), ("co-founder", True), ("bridge", False), ("US-MAYOR", False)],
)
def test_roles_are_told_from_other_nouns(word: str, expected: bool) -> None:
    """A role, an abbreviated title and a compound that ends in a role are roles."""
    assert expected is is_role(untied(word).sentences[0].tokens[0], english())


def test_what_hyphens_join_is_one_word() -> None:
    """A word that the parser took apart at its hyphens is put together."""
    text = untied("vice-president of AFL-CIO")
    (tree,) = text.sentences
    assert ["vice-president", "of", "AFL-CIO"] == [word.text for word in words_of(tree.tokens, text.text, english())]


def test_what_the_parser_took_apart_is_joined() -> None:
    """Words that stand around a hyphen without a blank are one; dashes with blanks part."""
    words = "vice/NOUN -/PUNCT president/NOUN -/PUNCT to/ADP -/PUNCT be/AUX".replace("/", " ").split()
    rows = [f"{form} {upos} dep 3" for form, upos in zip(words[::2], words[1::2], strict=True)]
    text = parsed("\n".join(rows), text="vice-president - to-be")
    (tree,) = text.sentences
    assert ["vice-president", "-", "to-be"] == [word.text for word in words_of(tree.tokens, text.text, english())]


def test_facts_add_up() -> None:
    """Facts of two places are joined in order, and no facts are false."""
    one = Facts((Title("mayor", Span(0, 5)),))
    other = Facts((), (Affiliation("Ely", Span(9, 12)),))
    assert Facts(one.titles, other.affiliations) == one + other
    assert (True, True, False) == (bool(one), bool(other), bool(Facts()))
