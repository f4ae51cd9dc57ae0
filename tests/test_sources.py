"""The audit counts what was said, and takes two for one only where the texts allow it."""

from __future__ import annotations

import csv
import io
import re
from itertools import count
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from browser import chromium, needs_chromium
from hypothesis import given
from hypothesis import strategies as st
from value_strategies import documents

import quoteattr
from quoteattr import (
    Affiliation,
    AttributedText,
    Gender,
    Kind,
    Mention,
    OptionError,
    Polarity,
    Quotation,
    Span,
    Speaker,
    SpeakerType,
    Tenure,
    Title,
    audit,
    cli,
)
from quoteattr.render.audit import tables
from quoteattr.shares import BY

if TYPE_CHECKING:
    from pathlib import Path

PERSON, ORGANIZATION = SpeakerType.PERSON, SpeakerType.ORGANIZATION


def speaker(name: str, kind: SpeakerType = PERSON, gender: Gender | None = None, *titles: str) -> Speaker:
    """Build a speaker with the titles given and an affiliation."""
    return Speaker(
        "s1",
        name,
        kind,
        titles=tuple(Title(title, Span(0, 0)) for title in titles),
        affiliations=(Affiliation("Ely", Span(0, 0)),),
        gender=gender,
    )


def doc(*said: tuple[Speaker | None, Kind, str], name: str | None = None, text: str = "") -> AttributedText:
    """Build a document of quotations, with their speakers numbered."""
    numbers = count(1)
    quotations = tuple(Quotation(f"q{next(numbers)}", kind, words, (), speaker=who) for who, kind, words in said)
    speakers = tuple(dict.fromkeys(who for who, _, _ in said if who))
    return AttributedText(text, quotations, speakers, name)


def names(*docs: AttributedText) -> list[tuple[str, int]]:
    """Audit the documents and give each source's name and number of documents."""
    return [(source.name, len(source.documents)) for source in audit(docs).sources]


LEE = speaker("Ann Lee", PERSON, Gender.FEMALE, "mayor")
SAID = (Kind.DIRECT, "one two three")
FIRST = doc((LEE, *SAID), (LEE, Kind.INDIRECT, "four five"), (None, Kind.MIXED, "six"), name="a.txt")
SECOND = doc(
    (evolve(LEE, titles=(Title("mayor", Span(0, 0), Tenure.FORMER),)), Kind.MIXED, "seven"),
    (evolve(speaker("Bo Ray", PERSON, Gender.MALE), id="s2"), *SAID),
    (evolve(speaker("a spokeswoman", SpeakerType.UNNAMED_PERSON), id="s3"), *SAID),
    (evolve(speaker("Low Tide"), id="s4"), Kind.OTHER, "Low Tide"),
)
BOTH = audit([FIRST, SECOND])


def test_quotations_and_words_are_counted_by_kind() -> None:
    """A source has a count for each kind, its words, and its documents; those quoted most come first."""
    source = BOTH.sources[0]
    assert (source.name, source.documents, source.tally.quotations, source.tally.words) == (
        "Ann Lee", ("a.txt", "2"), 3, 6,
    )  # fmt: skip
    assert (source.tally.direct, source.tally.mixed, source.tally.indirect) == (1, 1, 1)
    assert (source.titles, source.affiliations) == (("mayor", "former mayor"), ("Ely",))
    assert [each.name for each in BOTH.sources] == ["Ann Lee", "Bo Ray", "a spokeswoman"]
    assert (BOTH.documents, BOTH.quotations, BOTH.words, BOTH.unattributed.mixed) == (2, 6, 13, 1)


def test_shares_are_by_gender_kind_and_type() -> None:
    """Women and men are shares of people; types and kinds are shares of all quotations."""
    found = {(share.group, share.label): (share.sources, share.quotations, share.words) for share in BOTH.shares}
    assert found["people by gender", "women"] == (1, 3, 6)
    assert found["people by gender", "men"] == (1, 1, 3)
    assert found["people by gender", "unknown"] == (1, 1, 3)
    assert found["quotations by kind", "direct"] == (3, 3, 9)
    assert found["quotations by kind", "mixed"] == (1, 2, 2)
    assert found["sources by type", "named people"] == (2, 4, 9)
    assert found["sources by type", "unnamed people"] == (1, 1, 3)
    assert found["sources by type", "speaker unknown"] == (0, 1, 1)


def test_shares_are_by_title_and_affiliation() -> None:
    """What the texts state counts with its sources, whatever its capitals and article; a source counts for each."""
    other = evolve(speaker("Bo Ray", PERSON, None, "Mayor"), affiliations=(Affiliation("the ELY", Span(0, 0)),))
    found = audit([FIRST, doc((other, *SAID)), doc((speaker("Ed Fell", PERSON, None, "clerk"), Kind.INDIRECT, "so"))])
    assert [("mayor", 2, 3, 8), ("clerk", 1, 1, 1)] == [
        (each.label, each.sources, each.quotations, each.words) for each in found.titles
    ]
    assert [("Ely", 3, 4)] == [(each.label, each.sources, each.quotations) for each in found.affiliations]


def test_rows_are_by_what_is_asked_for() -> None:
    """Each group of shares has rows, and another is refused by name."""
    assert {"title": "mayor", "sources": 1, "quotations": 3, "words": 6} == next(BOTH.rows(by="title"))
    for by in BY[1:]:
        assert [by, "sources", "quotations", "words"] == list(next(BOTH.rows(by=by)))
    with pytest.raises(OptionError, match="no rows by 'age'; there are: source, gender, kind,"):
        next(BOTH.rows(by="age"))


def test_long_tails_are_cut_and_counted() -> None:
    """Tables and page show ten titles, and say how many more there are; CSV has all."""
    found = audit([doc((speaker(f"Ann Lee{n}", PERSON, None, f"title{n}"), *SAID)) for n in range(12)])
    shown = tables(found)
    assert ("\ntitle9 " in shown, "\ntitle10 " in shown, "\nand 2 more\n" in shown) == (True, False, True)
    assert "and 2 more</td>" in found.to_html()
    assert 12 == found.to_csv(by="title").count("title") - 1


def test_what_was_not_said_is_counted_apart() -> None:
    """A denial counts as negative and as nothing else."""
    denied = doc((LEE, *SAID))
    denied = evolve(denied, quotations=(evolve(denied.quotations[0], polarity=Polarity.NEGATIVE),))
    tally = audit([denied]).sources[0].tally
    assert (tally.quotations, tally.words, tally.negative) == (0, 0, 1)


@given(st.lists(documents(), max_size=4))
def test_nothing_is_lost(docs: list[AttributedText]) -> None:
    """Every quotation of speech is counted once, and both other groups of shares add up to all."""
    found = audit(docs)
    speech = [quotation for each in docs for quotation in each.quotations if quotation.kind is not Kind.OTHER]
    negative = found.unattributed.negative + sum(source.tally.negative for source in found.sources)
    assert found.quotations + negative == len(speech)
    for group in ("quotations by kind", "sources by type"):
        shares = [share for share in found.shares if share.group == group]
        assert (sum(share.quotations for share in shares), sum(share.words for share in shares)) == (
            found.quotations,
            found.words,
        )


# Who is who


def test_full_names_are_one_source() -> None:
    """The same full name is one person, whatever the case; the gender may be known from one text alone."""
    known, unknown = speaker("Ann Lee", PERSON, Gender.FEMALE), speaker("ANN LEE")
    assert names(doc((unknown, *SAID)), doc((known, *SAID)), doc((unknown, *SAID))) == [("ANN LEE", 3)]
    assert audit([doc((unknown, *SAID)), doc((known, *SAID))]).sources[0].gender is Gender.FEMALE


@pytest.mark.parametrize("name", ["Lee", "A. Lee", "Mr. Lee", "de Lee"])
def test_less_than_a_full_name_is_not(name: str) -> None:
    """A surname, with an initial or not, may be another person's elsewhere."""
    found = names(doc((speaker(name), *SAID)), doc((speaker(name), *SAID)))
    assert found == ([(name, 2)] if name == "Mr. Lee" else [(name, 1), (name, 1)])


def test_two_genders_are_two_people() -> None:
    """A man and a woman of one name stay two, each one over all documents."""
    woman, man = (doc((speaker("Alex Kim", PERSON, gender), *SAID)) for gender in (Gender.FEMALE, Gender.MALE))
    assert names(woman, man, woman, man) == [("Alex Kim", 2), ("Alex Kim", 2)]


def test_two_of_one_document_are_two() -> None:
    """Whom a text tells apart, the audit does not join."""
    twins = doc((LEE, *SAID), (evolve(LEE, id="s2"), *SAID))
    assert names(twins) == [("Ann Lee", 1), ("Ann Lee", 1)]


def test_organizations_are_one_by_proper_name() -> None:
    """A proper name of several words, an acronym, or a capital within a sentence; not “the board”."""
    for name, text in (("Sound County Board", ""), ("NATO", ""), ("Tidewater", "a man of Tidewater said")):
        start = max(0, text.find(name))
        found = evolve(speaker(name, ORGANIZATION), mentions=(Mention(name, Span(start, start + len(name))),))
        assert names(*[doc((found, *SAID), text=text)] * 2) == [(name, 2)], name
    for name, text in (("board", "The board said"), ("Police", "Rain. Police said"), ("Police", "“Police")):
        start = text.index(name)
        found = evolve(speaker(name, ORGANIZATION), mentions=(Mention(name, Span(start, start + len(name))),))
        assert names(*[doc((found, *SAID), text=text)] * 2) == [(name, 1), (name, 1)], name


@pytest.mark.parametrize("kind", [SpeakerType.UNNAMED_PERSON, SpeakerType.GROUP, SpeakerType.DOCUMENT])
def test_the_unnamed_are_of_one_document(kind: SpeakerType) -> None:
    """A spokeswoman here is not the spokeswoman there."""
    who = speaker("A Harbor Spokeswoman", kind)
    assert names(doc((who, *SAID)), doc((who, *SAID))) == [(who.name, 1)] * 2


# To look at


def test_csv_has_a_row_a_source() -> None:
    """The cells are those of `rows`, and come back from a reader of CSV."""
    read = list(csv.DictReader(io.StringIO(BOTH.to_csv(), newline="")))
    assert read == [{key: "" if cell is None else str(cell) for key, cell in row.items()} for row in BOTH.rows()]
    assert (read[0]["source"], read[0]["quotations"], read[0]["in"]) == ("Ann Lee", "3", "a.txt; 2")


def test_tables_show_shares_and_the_most_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    """The terminal gets totals, shares and the top of the sources."""
    BOTH.print(top=2)
    shown = capsys.readouterr().out
    assert shown.startswith("2 documents: 6 quotations of 13 words, by 3 sources\n\nPEOPLE BY GENDER  SOURCES   %")
    assert re.search(r"^women +1 +33 +3 +60 +6 +50$", shown, re.MULTILINE)
    assert shown.endswith("\nand 1 more sources\n".replace("sources", "source"))


def test_no_documents_are_an_audit_too() -> None:
    """Nothing in, nothing counted, nothing divided by."""
    empty = audit([])
    assert (empty.quotations, empty.sources) == (0, ())
    assert tables(empty).startswith("0 documents: 0 quotations of 0 words, by 0 sources\n")
    assert "nan" not in empty.to_html()


def test_page_is_escaped_and_alone() -> None:
    """Names are words on the page, and the page needs nothing from elsewhere."""
    evil = '"><script>alert(1)</script>'
    page = audit([doc((speaker(evil, PERSON, None, evil), *SAID), name=evil)]).to_html()
    assert not re.search(r"<script|<link|<img|src=|https?:|url\(", page)
    assert "<html" not in BOTH._repr_html_()


@needs_chromium
@pytest.mark.parametrize("width", [360, 1200])
def test_page_fits_the_screen(width: int, tmp_path: Path) -> None:
    """In a browser nothing sticks out, and each source has its row."""
    path = tmp_path / "audit.html"
    path.write_text(audit([FIRST, SECOND, doc((speaker("x" * 300), *SAID))]).to_html(), encoding="utf-8")
    with chromium(tmp_path / "profile") as browser:
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get(path.as_uri())
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        rows = "return [...document.querySelectorAll('.qa-sources tbody th')].map(th => th.textContent)"
        assert browser.execute_script(rows)[:3] == ["Ann Lee", "Bo Ray", "a spokeswoman"]


# The command


@pytest.mark.model
def test_command_writes_each_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`quoteattr audit` prints tables, CSV and a page, or writes them, and leaves other files alone."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("“It works,” said Ann Lee, mayor of Ely.", encoding="utf-8")
    assert cli.main(["audit", str(tmp_path)]) == 0
    assert "2 documents: 2 quotations of 4 words, by 1 source\n" in capsys.readouterr().out
    assert cli.main(["audit", "-f", "csv", str(tmp_path)]) == 0
    assert "Ann Lee,person,female,mayor,Ely,2,2,2,0,0,4,0," in capsys.readouterr().out
    out = tmp_path / "audit.html"
    assert cli.main(["audit", "-f", "csv", "--by", "title", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "title,sources,quotations,words\r\nmayor,1,2,4\r\n"
    assert cli.main(["audit", "-f", "html", "-o", str(out), str(tmp_path)]) == 0
    assert "Ann Lee" in out.read_text(encoding="utf-8")
    assert cli.main(["audit", "-o", str(out), str(tmp_path)]) == 2
    assert cli.main(["audit", "-o", str(out), "--overwrite", str(tmp_path), str(tmp_path / "no.txt")]) == 1
    assert out.read_text(encoding="utf-8").startswith("2 documents")


@pytest.mark.model
def test_answers_that_were_kept_are_audited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `--format jsonl` wrote needs no second attribution; a line that is no answer is named."""
    (tmp_path / "a.txt").write_text("“It works,” said Ann Lee, mayor of Ely.", encoding="utf-8")
    kept = tmp_path / "kept.jsonl"
    assert cli.main(["-f", "jsonl", "-o", str(kept), str(tmp_path / "a.txt")]) == 0
    assert cli.main(["audit", "--attributed", str(kept)]) == 0
    assert capsys.readouterr().out == tables(audit([AttributedText.from_json(kept.read_bytes())]))
    kept.write_text(kept.read_text(encoding="utf-8") + '\n{"text": "“No,” said Bo."}\n', encoding="utf-8")
    assert cli.main(["audit", "--attributed", str(kept), str(tmp_path / "no.jsonl")]) == 1
    assert capsys.readouterr().err == (
        f"error: {kept}:3: no answer of quoteattr: top level: key 'schema' is missing\n"
        f"error: {tmp_path / 'no.jsonl'}: No such file or directory\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["--by", "title"], "--by needs --format csv"), (["--attributed"], "--attributed needs the files")],
)
def test_audit_options_that_need_others(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Misunderstandings are told before any work."""
    assert cli.main(["audit", *arguments]) == 2
    assert capsys.readouterr().err.startswith(f"error: {message}")


def test_function_is_public() -> None:
    """The audit is reached from the package."""
    assert quoteattr.audit is audit
