"""`python -m quoteattr` reads a text, shows what is in it, and tells plainly what it cannot do."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from quoteattr import (
    Affiliation,
    AttributedText,
    Cue,
    Kind,
    Mention,
    ParserUnavailableError,
    Quotation,
    Span,
    Speaker,
    SpeakerType,
    Title,
    __main__,
)

TEXT = "“It works and it will go on working, and on,” said Ann Lee, mayor of Ely. “Who\nknows.”"


def _span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


LONG = "It works and it will go on working, and on,"
SPEAKER = Speaker(
    "s1",
    "Ann Lee",
    SpeakerType.PERSON,
    titles=(Title("mayor", _span("mayor")),),
    affiliations=(Affiliation("Ely", _span("Ely")),),
)
CUE, MENTION = Cue("said", _span("said")), Mention("Ann Lee", _span("Ann Lee"))
FIRST = Quotation("q1", Kind.DIRECT, LONG, (_span(LONG),), CUE, MENTION, SPEAKER)
SECOND = Quotation("q2", Kind.DIRECT, "Who\nknows.", (_span("Who\nknows."),))
DOC = AttributedText(TEXT, (FIRST, SECOND), (SPEAKER,))
TABLES = """\
QUOTATION                                 KIND    CUE   MENTION  SPEAKER
It works and it will go on working, and…  direct  said  Ann Lee  Ann Lee
Who knows.                                direct  -     -        -

SPEAKER  TITLES  AFFILIATIONS
Ann Lee  mayor   Ely
"""


@pytest.fixture
def attributed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put a ready answer in the place of attribution, and collect the texts that it is asked for."""
    texts: list[str] = []

    def attribute(text: str) -> AttributedText:
        texts.append(text)
        return DOC

    monkeypatch.setattr(__main__, "attribute", attribute)
    return texts


def test_tables_show_quotations_then_speakers() -> None:
    """Quotations are cut to a line, and what is unknown is a dash."""
    assert TABLES == f"{__main__.tables(DOC)}\n"


def test_a_text_without_quotations_is_said_to_have_none() -> None:
    """No table is printed where there is nothing to show."""
    assert __main__.tables(AttributedText("Rain.")) == "no quotations found"


def test_file_is_read_as_it_is(tmp_path: Path, attributed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A file is attributed with its own line ends, which offsets depend on."""
    path = tmp_path / "article.txt"
    path.write_bytes("“Là,”\r\nsaid Ann.".encode())
    status = __main__.main([str(path)])
    assert (status, attributed, capsys.readouterr().out) == (0, ["“Là,”\r\nsaid Ann."], TABLES)


def test_stdin_is_read_on_request(monkeypatch: pytest.MonkeyPatch, attributed: list[str]) -> None:
    """A dash stands for stdin, read as UTF-8 whatever the locale."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("“Là”".encode()), encoding="latin-1"))
    assert (__main__.main(["-"]), attributed) == (0, ["“Là”"])


def test_without_a_file_the_sample_is_attributed(attributed: list[str]) -> None:
    """The article that ships with the package is the text where none is named."""
    __main__.main([])
    shipped = Path(__main__.__file__).parent / "samples" / "article.txt"
    assert attributed == [shipped.read_text(encoding="utf-8")]


@pytest.mark.usefixtures("attributed")
def test_json_is_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` prints what `AttributedText.to_json` gives, from which the document can be read again."""
    status = __main__.main(["--json"])
    assert (status, AttributedText.from_json(capsys.readouterr().out)) == (0, DOC)


def test_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there gives one line and status 2."""
    path = tmp_path / "missing.txt"
    status = __main__.main([str(path)])
    assert (status, capsys.readouterr()) == (2, ("", f"error: {path}: No such file or directory\n"))


def test_file_that_is_not_utf8_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Other encodings are refused, with the place, rather than guessed."""
    path = tmp_path / "latin.txt"
    path.write_bytes(b"L\xe0")
    status = __main__.main([str(path)])
    assert (status, capsys.readouterr()) == (2, ("", f"error: {path}: not UTF-8 at byte 1: convert it first\n"))


def test_errors_are_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An error that quoteattr raises on purpose is told without a traceback."""

    def attribute(_: str) -> AttributedText:
        raise ParserUnavailableError("Stanza is not installed: pip install stanza")

    monkeypatch.setattr(__main__, "attribute", attribute)
    status = __main__.main([])
    assert (status, capsys.readouterr()) == (2, ("", "error: Stanza is not installed: pip install stanza\n"))


def test_interruption_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends the run with the status that shells expect."""

    def attribute(_: str) -> AttributedText:
        raise KeyboardInterrupt

    monkeypatch.setattr(__main__, "attribute", attribute)
    assert __main__.main([]) == 130


@pytest.mark.usefixtures("attributed")
def test_closed_pipe_is_no_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A reader that has enough ends the run quietly, `python -m quoteattr | head -1` for one."""
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", encoding="utf-8") as out:  # noqa: PTH123 - a descriptor, not a path
        monkeypatch.setattr(sys, "stdout", out)
        status = __main__.main([])
    assert (status, capsys.readouterr().err) == (141, "")


@pytest.mark.model
def test_sample_gives_the_expected_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """The sample article gives the tables in tests/data; docs/evaluation.md tells how to renew them."""
    expected = (Path(__file__).parent / "data" / "article.expected.txt").read_text(encoding="utf-8")
    __main__.main([])
    assert expected == capsys.readouterr().out
