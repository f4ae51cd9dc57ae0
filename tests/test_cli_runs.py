"""Long runs of the command line: how far they are, interrupted and resumed, and the real thing."""

from __future__ import annotations

import contextlib
import fcntl
import io
import json
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from quoteattr import (
    AttributedText,
    __version__,
    cli,
)
from quoteattr.cli import progress

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
    assert one.stdout.count("Ann Lee,,person") == 2


@pytest.mark.model
@pytest.mark.parametrize(
    "form", ["table", "html", "json", "jsonl", "csv", "web-annotation", "schema-org", "tei", "brat"]
)
def test_halves_of_surrogate_pairs_are_written(form: str, tmp_path: Path) -> None:
    """A text and an id with what no encoding has become files in every format."""
    path, out = tmp_path / "in.jsonl", tmp_path / "out"
    document = {"id": "a\ud801", "text": "“It\ud800 works,” said Ann\udfff Lee."}
    path.write_text(json.dumps(document) + "\n" + json.dumps({**document, "id": "b"}) + "\n", encoding="utf-8")
    assert cli.main(["-f", form, "-o", str(out), str(path)]) == 0
    written = [each for each in out.iterdir() if each.suffix != ".conf"] if out.is_dir() else [out]
    assert all("works" in each.read_text(encoding="utf-8") for each in written if each.suffix != ".ann")


@pytest.mark.model
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_run_that_is_stopped_goes_on(number: signal.Signals, status: int, tmp_path: Path) -> None:
    """Stopped among hundreds of documents, by Ctrl-C with whole lines or by a kill, it goes on: each has one answer."""
    path, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    path.write_text('{"text": "“It works,” said Ann Lee."}\n' * 400, encoding="utf-8")
    command = [sys.executable, "-m", "quoteattr", "-f", "jsonl", "-o", str(out), str(path)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
    while not (out.exists() and out.stat().st_size):
        time.sleep(0.02)
    process.send_signal(number)
    assert process.wait(60) == status
    lines = out.read_bytes().splitlines(keepends=True)
    whole = lines if number == signal.SIGINT else [line for line in lines if line.endswith(b"\n")]
    assert 0 < len([AttributedText.from_json(line) for line in whole]) < 400
    assert _run(*command[3:], "--resume").returncode == 0
    ids = [AttributedText.from_json(line).id for line in out.read_bytes().splitlines()]
    assert ids == [f"{path}:{number}" for number in range(1, 401)]


def _in_terminal(columns: int, *arguments: str) -> str:
    """Run the command in a terminal of some width and give all that the terminal was sent."""
    terminal, other_end = pty.openpty()
    fcntl.ioctl(other_end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    command = [sys.executable, "-m", "quoteattr", *arguments]
    with subprocess.Popen(  # noqa: S603
        command, stdin=other_end, stdout=other_end, stderr=other_end, env={**environment, "TERM": "xterm"}
    ):
        os.close(other_end)
        sent = b""
        with contextlib.suppress(OSError):  # how a terminal says that nobody writes any more
            while piece := os.read(terminal, 4096):
                sent += piece
    os.close(terminal)
    return sent.decode()


@pytest.mark.model
def test_a_real_terminal(tmp_path: Path) -> None:
    """A terminal gets tables of its width, in colours, and a line of progress where the answers go to a file."""
    path = tmp_path / "in.jsonl"
    path.write_text('{"text": "“It works, and it goes on working for ever and ever,” said Ann Lee."}\n' * 300, "utf-8")
    (tmp_path / "one.txt").write_text("“It works, and it goes on working for ever,” said Ann Lee.", encoding="utf-8")
    shown = _in_terminal(50, str(tmp_path / "one.txt"))
    assert "\x1b[" in shown
    assert max(len(re.sub(r"\x1b\[[0-9;]*[mK]", "", line)) for line in shown.splitlines()) <= 50
    told = _in_terminal(80, "-f", "csv", "-o", str(tmp_path / "out.csv"), str(path))
    assert re.search(r"\r\d+ done, [\d.]+ a second\x1b\[K", told)
    assert told.endswith("\r\x1b[K")
