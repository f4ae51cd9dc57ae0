"""The fuzzer: what it starts from and what it has found break no promise, and the command tells what does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.cli import main
from benchmarks.fuzzing import campaign
from benchmarks.fuzzing.campaign import Campaign, seeds
from benchmarks.fuzzing.targets import TARGETS, bytes_of, text_of
from benchmarks.problems import InputError

# What libFuzzer prints where a target raises; shortened.
BROKEN = """\
#7\tNEW    cov: 41 ft: 52 corp: 3/9b lim: 4 exec/s: 0 rss: 40Mb
 === Uncaught Python exception: ===
ValueError: planted
Traceback (most recent call last):
ValueError: planted

==30305== ERROR: libFuzzer: fuzz target exited
artifact_prefix='found/'; Test unit written to found/crash-a35d49d2
Base64: CgphCg==
stat::number_of_executed_units: 596
stat::peak_rss_mb:              40
"""


@pytest.mark.parametrize("target", TARGETS)
def test_what_was_found_is_mended(target: str) -> None:
    """No seed of a target breaks a promise; those that once did are among them."""
    assert len(seeds(target)) > 5
    for text in seeds(target):
        assert text == text_of(bytes_of(text))
        TARGETS[target](bytes_of(text))


@given(st.binary(max_size=40))
def test_any_bytes_are_a_text(data: bytes) -> None:
    """The fuzzer's bytes are read as text, all of them, and sound UTF-8 as what it is."""
    text = text_of(data)
    try:
        expected = data.decode()
    except UnicodeDecodeError:
        expected = None
    assert text == expected if expected is not None else any("\ud800" <= character <= "\udfff" for character in text)


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.binary(max_size=60))
def test_targets_take_any_bytes(target: str, data: bytes) -> None:
    """No bytes break a promise, as far as chance can tell."""
    TARGETS[target](data)


def test_a_finding_is_read() -> None:
    """The input that broke a promise is named, with the traceback."""
    found = campaign._read("line", 77, BROKEN, 3)
    report = "ValueError: planted\nTraceback (most recent call last):\nValueError: planted"
    assert Campaign("line", 596, 3, 41, Path("found/crash-a35d49d2"), report) == found
    assert str(found).endswith("broken by found/crash-a35d49d2")


def test_a_fuzzer_that_does_not_run_is_an_error() -> None:
    """Output without figures is no success."""
    with pytest.raises(InputError, match="did not run 'line': no such thing"):
        campaign._read("line", 1, "no such thing\n", 3)


def test_a_finding_fails_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command fails, and shows the input as a string that can go among the seeds."""
    bad = tmp_path / "crash"
    bad.write_bytes(bytes_of("“a\ud800"))
    monkeypatch.setattr(campaign, "_campaign", lambda *_: Campaign("line", 1, 1, 1, bad, "ValueError: planted"))
    monkeypatch.setattr(campaign, "find_spec", lambda _: True)
    assert 1 == main(["fuzz", "--only", "line"])
    printed = capsys.readouterr()
    assert "broken by" in printed.out
    assert "ValueError: planted\nthe input: '\\u201ca\\ud800'\n" == printed.err


def test_without_atheris_the_remedy_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the fuzzer is not installed, the message says how to."""
    monkeypatch.setattr(campaign, "find_spec", lambda _: None)
    assert 2 == main(["fuzz", "--only", "line"])
    assert "pip install 'quoteattr[fuzz]'" in capsys.readouterr().err


def test_an_unknown_target_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong name is told, with those that there are."""
    assert 2 == main(["fuzz", "--only", "parsing"])
    assert "no target is called 'parsing': there are scanning, pattern" in capsys.readouterr().err


def test_the_real_fuzzer_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Within a second atheris runs many inputs, and keeps those that reach new code."""
    pytest.importorskip("atheris")
    assert 0 == main(["fuzz", "--seconds", "1", "--only", "pattern", "--keep", str(tmp_path)])
    name, executions, inputs, edges = capsys.readouterr().out.splitlines()[1].split()
    assert "pattern" == name
    assert int(executions.replace(",", "")) > int(inputs)
    assert len(list((tmp_path / "pattern" / "inputs").iterdir())) == int(inputs) >= len(seeds("pattern"))
    assert int(edges) > 50
