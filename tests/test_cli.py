"""The command line reads what it is given, writes what is asked for, and tells plainly what it cannot do."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quoteattr import (
    Affiliation,
    AttributedText,
    AttributionError,
    Attributor,
    Cue,
    Kind,
    Mention,
    ParserUnavailableError,
    Polarity,
    Quotation,
    Span,
    Speaker,
    SpeakerType,
    Title,
    __version__,
    cli,
)
from quoteattr.cli import progress
from quoteattr.cli.outputs import safe_stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
SECOND = Quotation("q2", Kind.DIRECT, "Who\nknows.", (_span("Who\nknows."),), polarity=Polarity.NEGATIVE)
DOC = AttributedText(TEXT, (FIRST, SECOND), (SPEAKER,))
TABLES = """\
QUOTATION                                 KIND              CUE   MENTION  SPEAKER
It works and it will go on working, and…  direct            said  Ann Lee  Ann Lee
Who knows.                                direct, negative  -     -        -

SPEAKER  TITLES  AFFILIATIONS
Ann Lee  mayor   Ely
"""


@pytest.fixture
def attributed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put ready answers in the place of attribution, and collect the texts that it is asked for.

    The text "bad" fails, and "stop" is where somebody presses Ctrl-C.
    """
    texts: list[str] = []

    def pipe(_: Attributor, pairs: Iterable[tuple[object, str]], **__: object) -> Iterator[object]:
        for position, (name, text) in enumerate(pairs):
            texts.append(text)
            if text == "stop":
                raise KeyboardInterrupt
            yield name, AttributionError(position, name, "ValueError: odd") if text == "bad" else DOC

    monkeypatch.setattr(Attributor, "pipe", pipe)
    return texts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of two texts, one of them a folder below, and a file that is no text."""
    articles = tmp_path / "articles"
    (articles / "old").mkdir(parents=True)
    (articles / "b.txt").write_text("B", encoding="utf-8")
    (articles / "old" / "a.TXT").write_text("A", encoding="utf-8")
    (articles / "picture.png").write_bytes(b"\x89PNG")
    return articles


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


def test_without_a_file_the_sample_is_attributed(attributed: list[str]) -> None:
    """The article that ships with the package is the text where none is named."""
    cli.main([])
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
    status = cli.main([])
    assert (status, capsys.readouterr()) == (2, ("", "error: Stanza is not installed: pip install stanza\n"))


@pytest.mark.usefixtures("attributed")
def test_closed_pipe_is_no_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A reader that has enough ends the run quietly, `quoteattr | head -1` for one."""
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", encoding="utf-8") as out:  # noqa: PTH123 - a descriptor, not a path
        monkeypatch.setattr(sys, "stdout", out)
        status = cli.main([])
    assert (status, capsys.readouterr().err) == (141, "")


# How far it is


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("attributed")
def test_progress_is_for_terminals(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line on a terminal tells how far the run is while the answers go to a file; elsewhere there is none."""
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    cli.main(["-f", "csv", "-o", str(tmp_path / "out.csv"), str(folder)])
    assert "\r1 of 2 documents, " in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
    path = tmp_path / "in.jsonl"
    path.write_text('{"text": "A"}\n', encoding="utf-8")
    cli.main(["-f", "csv", "-o", str(tmp_path / "two.csv"), str(path)])
    assert "\r1 done, " in terminal.getvalue()
    monkeypatch.setattr(sys, "stderr", plain := io.StringIO())
    cli.main(["-f", "csv", "-o", str(tmp_path / "three.csv"), str(folder)])
    monkeypatch.setattr(sys, "stdout", _Terminal())
    monkeypatch.setattr(sys, "stderr", beside := _Terminal())
    cli.main(["-f", "csv", str(folder)])
    assert (plain.getvalue(), beside.getvalue()) == ("", "")


# Interrupted and resumed


def _texts(folder: Path, *texts: str) -> list[str]:
    paths = [folder / f"{place}.txt" for place in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_interrupted_run_goes_on(form: str, tmp_path: Path, attributed: list[str]) -> None:
    """What is done is not done again, what is not is done, and the output is that of one run."""
    paths = _texts(tmp_path, "A", "bad", "B", "stop", "C")
    whole, out = tmp_path / "whole", tmp_path / "out"
    assert cli.main(["-f", form, "-o", str(out), *paths]) == 130
    between = out.read_bytes()
    Path(paths[3]).write_text("D", encoding="utf-8")
    out.write_bytes(between + b"half a docu")  # as if the machine had gone down in the middle
    attributed.clear()
    assert cli.main(["-f", form, "-o", str(out), "--resume", *paths]) == 0
    assert attributed == ["D", "C"]
    assert cli.main(["-f", form, "-o", str(whole), *paths]) == 1
    assert whole.read_bytes() == out.read_bytes() != between
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".txt") == ["out", "whole"]


def test_interrupted_folder_goes_on(tmp_path: Path, attributed: list[str]) -> None:
    """A folder of files is gone on with as well, and names that clash stay told apart."""
    path, out = tmp_path / "in.jsonl", tmp_path / "out"
    lines = [{"id": "a", "text": "A"}, {"id": "a", "text": "B"}, {"id": "b", "text": "stop"}, {"id": "a", "text": "C"}]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    arguments = ["-f", "tei", "-o", str(out)]
    assert cli.main([*arguments, str(path)]) == 130
    path.write_text(path.read_text(encoding="utf-8").replace("stop", "D"), encoding="utf-8")
    attributed.clear()
    assert cli.main([*arguments, "--resume", str(path)]) == 0
    assert (attributed, sorted(each.name for each in out.iterdir())) == (
        ["D", "C"],
        ["a-2.xml", "a-4.xml", "a.xml", "b.xml"],
    )


def test_only_the_same_run_goes_on(tmp_path: Path, attributed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Other documents, another format, or a run that was finished are refused, and nothing is lost."""
    paths = _texts(tmp_path, "A", "B", "stop")
    out = tmp_path / "out"
    cli.main(["-f", "csv", "-o", str(out), *paths])
    between = out.read_bytes()
    assert cli.main(["-f", "csv", "-o", str(out), "--resume", paths[1], paths[0], paths[2]]) == 2
    assert cli.main(["-f", "jsonl", "-o", str(out), "--resume", *paths]) == 2
    assert (out.read_bytes(), attributed) == (between, ["A", "B", "stop"])
    Path(f"{out}.progress").write_text("{", encoding="utf-8")
    assert cli.main(["-f", "csv", "-o", str(out), "--resume", *paths]) == 2
    Path(f"{out}.progress").unlink()
    assert cli.main(["-f", "csv", "-o", str(out), "--resume", *paths]) == 2
    assert [
        line.partition(": ")[2].split(":")[0]
        for line in capsys.readouterr().err.splitlines()
        if line.startswith("error")
    ] == [
        "the documents are not those of the interrupted run",
        "the interrupted run wrote csv, not jsonl",
        f"{out}.progress is damaged",
        "nothing to resume",
    ]


def test_interruption_says_how_to_go_on(
    tmp_path: Path, attributed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends the run with the status that shells expect."""
    assert (cli.main(_texts(tmp_path, "stop")), len(attributed)) == (130, 1)
    assert capsys.readouterr().err == "interrupted\n"
    cli.main(["-f", "csv", "-o", str(tmp_path / "out"), *_texts(tmp_path, "stop")])
    assert capsys.readouterr().err == "interrupted: all that is written is whole; go on with --resume\n"


# The real thing


def _run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload,no-any-return]  # noqa: S603
        [sys.executable, "-m", "quoteattr", *arguments], capture_output=True, text=True, encoding="utf-8", **options
    )


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_is_light(option: str) -> None:
    """Help and version come without torch, Stanza, NumPy or the model."""
    code = (
        "import sys; from quoteattr.cli import main\n"
        "try: main([sys.argv[1]])\n"
        "except SystemExit as end: print(end.code, {'torch', 'stanza', 'numpy', 'regex'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code, option], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.splitlines()[-1] == "0 set()"
    assert ("examples:" if option == "--help" else __version__) in found.stdout


@pytest.mark.model
def test_sample_gives_the_expected_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """The sample article gives the tables in tests/data; docs/evaluation.md tells how to renew them."""
    expected = (Path(__file__).parent / "data" / "article.expected.txt").read_text(encoding="utf-8")
    assert (cli.main([]), capsys.readouterr().out) == (0, expected)


@pytest.mark.model
def test_workers_give_the_same(folder: Path) -> None:
    """Two processes write what one writes."""
    for name in ("b.txt", "old/a.TXT"):
        (folder / name).write_text("“It works,” said Ann Lee, mayor of Ely.", encoding="utf-8")
    one, two = _run("-f", "csv", str(folder)), _run("-f", "csv", "--workers", "2", str(folder))
    assert (one.returncode, two.returncode, one.stdout) == (0, 0, two.stdout)
    assert one.stdout.count("Ann Lee,person") == 2


@pytest.mark.model
def test_a_real_interrupt_leaves_whole_documents(tmp_path: Path) -> None:
    """A process stopped by SIGINT in the middle of hundreds of documents ends with whole lines, and goes on."""
    path, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    path.write_text('{"text": "“It works,” said Ann Lee."}\n' * 400, encoding="utf-8")
    command = [sys.executable, "-m", "quoteattr", "-f", "jsonl", "-o", str(out), str(path)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
    while not (out.exists() and out.stat().st_size):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 130
    done = len([AttributedText.from_json(line) for line in out.read_bytes().splitlines()])
    assert 0 < done < 400
    assert _run(*command[3:], "--resume").returncode == 0
    ids = [AttributedText.from_json(line).id for line in out.read_bytes().splitlines()]
    assert ids == [f"{path}:{number}" for number in range(1, 401)]
