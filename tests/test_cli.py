"""The command line reads what it is given, writes what is asked for, and tells plainly what it cannot do."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from pathlib import Path

import pytest
from cli_cases import DOC, TABLES, TEXT

from quoteattr import (
    AttributedText,
    Attributor,
    ParserUnavailableError,
    cli,
)
from quoteattr.cli.outputs import safe_stem

# What is read


def test_file_is_read_as_it_is(tmp_path: Path, attributed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A file is attributed with its own line ends, which offsets depend on."""
    path = tmp_path / "article.txt"
    path.write_bytes("“Là,”\r\nsaid Ann.".encode())
    status = cli.main([str(path)])
    assert (status, attributed, capsys.readouterr().out) == (0, ["“Là,”\r\nsaid Ann."], TABLES)


def test_stdin_is_read_on_request(monkeypatch: pytest.MonkeyPatch, attributed: list[str]) -> None:
    """A dash stands for stdin, read as UTF-8 whatever the locale."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("“Là”".encode()), encoding="latin-1"))
    assert (cli.main(["-"]), attributed) == (0, ["“Là”"])


def test_without_a_file_the_sample_is_attributed(attributed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The article that ships with the package is the text where none is named, as whoever forgot the dash is told."""
    cli.main([])
    assert capsys.readouterr().err == "no FILE given: this is the article that comes with quoteattr (- reads stdin)\n"
    shipped = Path(cli.__file__).parent.parent / "samples" / "article.txt"
    assert attributed == [shipped.read_text(encoding="utf-8")]


def test_folders_are_read_in_order(folder: Path, attributed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """All texts of a folder and those below it are read, each with a heading."""
    assert (cli.main([str(folder)]), attributed) == (0, ["B", "A"])
    headings = [line for line in capsys.readouterr().out.splitlines() if line.startswith("==>")]
    assert headings == [f"==> {folder / 'b.txt'} <==", f"==> {folder / 'old' / 'a.TXT'} <=="]


def test_json_lines_are_read_by_field(
    tmp_path: Path, attributed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The text and the id come from the fields that are named; an empty line is none."""
    path = tmp_path / "news.jsonl"
    path.write_text('{"body": "A", "key": 7}\n\n{"body": "B", "key": "x"}\n', encoding="utf-8")
    status = cli.main(["--text-field", "body", "--id-field", "key", "--format", "jsonl", str(path)])
    written = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert (status, attributed, written) == (0, ["A", "B"], ["7", "x"])


def test_json_lines_have_plain_fields_by_default(
    monkeypatch: pytest.MonkeyPatch, attributed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The fields are text and id; a line without an id goes by its place; stdin is JSON where a field is named."""
    lines = b'{"text": "A", "id": "x"}\n{"text": "B"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert cli.main(["--text-field", "text", "--format", "csv", "-"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert (attributed, [row["document"] for row in rows]) == (["A", "B"], ["x", "x", "-:2", "-:2"])


def test_json_lines_may_begin_with_a_byte_order_mark(tmp_path: Path, attributed: list[str]) -> None:
    """What some editors put before the first line is no part of it."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "A"}\n')
    assert (cli.main([str(path)]), attributed) == (0, ["A"])


def test_bad_lines_are_named_and_the_rest_goes_on(
    tmp_path: Path, attributed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Each line that holds no text is told by its number."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'{"text": "A"}\n{"body": "B"}\n[1]\n{"text": 3}\n{\n\xff\n' + b"[" * 10**5 + b'\n{"text": "C"}\n')
    assert (cli.main([str(path)]), attributed) == (1, ["A", "C"])
    errors = capsys.readouterr().err.splitlines()
    no_text = "no text in the field 'text': name another with --text-field"
    assert errors[:3] == [f"error: {path}:{number}: {no_text}" for number in (2, 3, 4)]
    assert errors[3].startswith(f"error: {path}:5: not JSON: ")
    assert errors[4] == f"error: {path}:6: not UTF-8 at byte 0: convert it first"
    assert errors[5].startswith(f"error: {path}:7: not JSON: ")


def test_missing_file_is_named_and_the_rest_goes_on(
    folder: Path, attributed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is not there gives one line and status 1, and the other files their answers."""
    path = folder / "missing.txt"
    status = cli.main([str(path), str(folder / "b.txt")])
    captured = capsys.readouterr()
    assert (status, captured.err) == (1, f"error: {path}: No such file or directory\n")
    assert attributed == ["B"]


def test_file_that_is_not_utf8_is_named(
    tmp_path: Path, attributed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Other encodings are refused, with the place, rather than guessed."""
    path = tmp_path / "latin.txt"
    path.write_bytes(b"L\xe0")
    status = cli.main([str(path)])
    assert (status, attributed) == (1, [])
    assert capsys.readouterr() == ("", f"error: {path}: not UTF-8 at byte 1: convert it first\n")


def test_folder_without_texts_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder is an error, not a silent success."""
    assert cli.main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"error: {tmp_path}: no files that end in .txt, .text, .jsonl, .ndjson\n"


# What is written


@pytest.mark.usefixtures("attributed")
def test_json_is_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    """`--format json` prints what can be read again."""
    status = cli.main(["--format", "json"])
    assert (status, AttributedText.from_json(capsys.readouterr().out)) == (0, DOC)


@pytest.mark.usefixtures("attributed")
def test_offsets_count_what_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """`--offsets` reaches the formats that have it, and the others refuse it."""
    cli.main(["--format", "json", "--offsets", "utf-16"])
    assert json.loads(capsys.readouterr().out)["offsets"] == "utf-16"
    assert cli.main(["--format", "tei", "--offsets", "utf-16"]) == 2
    assert capsys.readouterr().err == "error: the format 'tei' has no option 'offsets'; it has: none\n"


@pytest.mark.usefixtures("attributed")
def test_csv_has_one_header(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows of many documents stand under one header, line ends as the standard wants them."""
    cli.main(["--format", "csv", str(folder)])
    lines = capsys.readouterr().out.split("\r\n")
    assert [line.startswith("document,") for line in lines[:2]] == [True, False]
    assert lines[-1] == ""


def test_csv_without_documents_has_its_header(
    folder: Path, attributed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing could be read, the table is there all the same."""
    assert (cli.main(["--format", "csv", str(folder / "no.txt")]), attributed) == (1, [])
    assert capsys.readouterr().out.startswith("document,quotation,")


@pytest.mark.usefixtures("attributed")
def test_one_file_a_document_needs_a_folder(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """TEI of two documents goes into a folder, which is made, named after the documents."""
    assert cli.main(["--format", "tei", str(folder)]) == 2
    assert capsys.readouterr().err == (
        "error: the format tei needs a file for each document: give a folder with --output\n"
    )
    assert cli.main(["--format", "tei", "--output", str(tmp_path / "out.xml"), str(folder)]) == 2
    out = tmp_path / "out"
    assert cli.main(["--format", "tei", "--output", str(out), str(folder)]) == 0
    written = sorted(path.relative_to(out) for path in out.rglob("*.xml"))
    assert written == [Path(*folder.parts[1:], "b.xml"), Path(*folder.parts[1:], "old", "a.xml")]


@pytest.mark.usefixtures("attributed")
def test_brat_has_its_texts_and_its_configuration(tmp_path: Path) -> None:
    """Beside the annotations lie the text and what declares the types; ids that clash are told apart."""
    path = tmp_path / "in.jsonl"
    path.write_text('{"text": "A", "id": "../x"}\n{"text": "B", "id": "X.md"}\n', encoding="utf-8")
    out = tmp_path / "out"
    assert cli.main(["--format", "brat", "--output", str(out), str(path)]) == 0
    assert sorted(each.name for each in out.iterdir()) == ["X-2.ann", "X-2.txt", "annotation.conf", "x.ann", "x.txt"]
    assert (out / "x.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a/b.txt", "a/b"),
        ("/etc/passwd", "etc/passwd"),
        ("../../x.txt", "x"),
        ("..\\..\\x", "x"),
        ('C:\\a<b>"c.txt', "C_/a_b__c"),
        ("...", ""),
        ("", ""),
        (None, ""),
        ("a\x00b", "a_b"),
    ],
)
def test_ids_stay_within_the_folder(name: str | None, stem: str) -> None:
    """Whatever a document is called, its file lies below the output."""
    assert stem == safe_stem(name)


def test_long_ids_are_cut() -> None:
    """A name that no file system would take is cut, and still its own."""
    assert len(safe_stem("x" * 999)) < 200
    assert safe_stem("x" * 999) != safe_stem("x" * 998)


@pytest.mark.usefixtures("attributed")
def test_output_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An output that is there is left alone unless the user says so."""
    out = tmp_path / "out.csv"
    out.write_text("mine", encoding="utf-8")
    assert cli.main(["-f", "csv", "-o", str(out)]) == 2
    message = f"error: {out} is there already: --resume an interrupted run, or --overwrite it\n"
    assert (out.read_text(encoding="utf-8"), capsys.readouterr().err) == ("mine", message)
    assert cli.main(["-f", "csv", "-o", str(out), "--overwrite"]) == 0
    assert out.read_text(encoding="utf-8").startswith("document,")


# What fails


def test_document_that_fails_is_named(folder: Path, attributed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """One document that fails is told on stderr, and the others have their answers."""
    (folder / "b.txt").write_text("bad", encoding="utf-8")
    status = cli.main(["-f", "jsonl", str(folder)])
    captured = capsys.readouterr()
    assert (status, attributed, len(captured.out.splitlines())) == (1, ["bad", "A"], 1)
    assert captured.err == f"error: {folder / 'b.txt'}: ValueError: odd\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "docx"], "argument -f/--format: invalid choice: 'docx'"),
        (["--workers", "0"], "argument --workers: must be a whole number above 0, not '0'"),
        (["--resume", "--overwrite"], "argument --overwrite: not allowed with argument --resume"),
    ],
)
def test_wrong_options_are_named(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Options that do not exist or do not go together end the run with status 2."""
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert (caught.value.code, message in capsys.readouterr().err) == (2, True)


def test_options_that_need_others_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """`--resume` without an output, and `--explain` without tables, are misunderstandings."""
    assert (cli.main(["--resume"]), cli.main(["--explain", "-f", "csv"])) == (2, 2)
    assert capsys.readouterr().err.splitlines() == [
        "error: --resume and --overwrite need --output",
        "error: the format 'csv' has no option 'explain'; it has: offsets",
    ]


def test_errors_are_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An error that quoteattr raises on purpose is told without a traceback."""

    def pipe(*_: object, **__: object) -> object:
        raise ParserUnavailableError("Stanza is not installed: pip install stanza")

    monkeypatch.setattr(Attributor, "pipe", pipe)
    status = cli.main(["article.txt"])
    assert (status, capsys.readouterr()) == (2, ("", "error: Stanza is not installed: pip install stanza\n"))


@pytest.mark.usefixtures("attributed")
def test_closed_pipe_is_no_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reader that has enough ends the run quietly, `quoteattr | head -1` for one."""
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", encoding="utf-8") as out:  # noqa: PTH123 - a descriptor, not a path
        monkeypatch.setattr(sys, "stdout", out)
        status = cli.main([str(folder / "b.txt")])
    assert (status, capsys.readouterr().err) == (141, "")
