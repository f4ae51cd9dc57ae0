"""What README and the pages in docs/ show is what happens, and their links lead somewhere."""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
import tempfile
from contextlib import redirect_stdout
from itertools import groupby
from pathlib import Path
from runpy import run_module
from typing import TYPE_CHECKING

import pytest
import stanza
from docs_examples import (
    MADE_BY_THE_BUILD,
    PAGES,
    Example,
    commands,
    examples,
    lay_out,
    run_command,
    run_python,
    run_python_apart,
)
from stanza_support import local_pipeline

import quoteattr.plugins.spacy  # noqa: F401 - what the entry point does where the package is installed

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN = [list(found) for _, found in groupby(examples("python", "console"), key=lambda each: each.page)]
SHELL = examples("sh")
SHOWN = {"text", "json", "xml", "{eval-rst}", "{toctree}"}  # read and not run; what is JSON is compared
LINKS = sorted(
    {
        (page, link)
        for page in PAGES
        for link in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if link not in MADE_BY_THE_BUILD
    }
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with the files that pages speak of; Stanza's pipelines are built from local files."""

    def pipeline(_: str, processors: str) -> stanza.Pipeline:
        return local_pipeline(Path(tempfile.mkdtemp(dir=tmp_path)), processors)

    lay_out(tmp_path / "place")
    monkeypatch.chdir(tmp_path / "place")
    monkeypatch.setattr(stanza, "Pipeline", pipeline)
    monkeypatch.setenv("MPLBACKEND", "agg")
    return tmp_path / "place"


def told(example: Example, place: Path) -> Iterator[tuple[str, str]]:
    """Give what an example says that it prints, and what it prints."""
    if example.language == "console":
        for command, output in commands(example.body):
            yield f"$ {command}\n{output}", f"$ {command}\n{run_command(command, place)}"
        return
    apart = "pyspark" in example.body
    printed = run_python_apart(example.body, place) if apart else run_python(example.body)
    assert example.output is not None, "a block of output must follow"
    if example.output.startswith("{\n"):
        assert json.loads(example.output) == json.loads(printed)
    else:
        yield example.output, printed


@pytest.mark.model
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")  # of other libraries
@pytest.mark.parametrize("page", RUN, ids=lambda page: page[0].page)
def test_examples_print_what_is_shown(page: list[Example], place: Path) -> None:
    """The Python and the shell sessions of a page, from top to bottom in one folder."""
    for example in page:
        for expected, printed in told(example, place):
            assert expected == printed, example.name


def test_examples_leave_nothing_in_the_checkout() -> None:
    """What pages write lands where they run, Spark's tables too, so that the tests may run again."""
    names = set(re.findall(r"""(?:to|write\.)_?parquet\("([^"]+)"\)""", "".join(p.read_text("utf-8") for p in PAGES)))
    assert "by-spark" in names
    assert [] == [name for name in names if (Path(__file__).parent.parent / name).exists()]


def test_every_block_is_run_or_says_what_it_is() -> None:
    """No example escapes the tests by a language that they do not know."""
    assert [] == [each.name for each in examples() if each.language not in {"python", "console", "sh", *SHOWN}]
    assert len(RUN) >= 10


@pytest.mark.parametrize("block", SHELL, ids=lambda block: block.name)
def test_commands_are_there(block: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes hours or the network is not carried out: its modules, their commands and options exist."""
    for line in block.body.splitlines():
        for command in re.split(r" && | > ", line.partition("  #")[0]):
            words = shlex.split(command)
            if words[:2] == ["python", "-m"]:
                assert_known(words[2:], monkeypatch)
            elif words[:2] == ["python", "-c"]:
                compile(words[2], block.name, "exec")


def assert_known(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask a module, and its command if one is named, for help; it must speak of each option."""
    module, *arguments = words
    named = arguments[:1] if arguments and arguments[0].isalpha() else []
    monkeypatch.setattr(sys, "argv", [module, *named, "--help"])
    printed = io.StringIO()
    with redirect_stdout(printed), pytest.raises(SystemExit) as end:
        run_module(module, run_name="__main__")
    assert end.value.code == 0, words
    assert [] == [option for option in arguments if option.startswith("--") and option not in printed.getvalue()], words


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_links_lead_to_files(page: Path, link: str) -> None:
    """What a page points to is in the repository."""
    assert (page.parent / link).exists(), page


def test_installation_is_two_commands() -> None:
    """README's first shell block, which .ci/run carries out, is one line to set up and run and one to test."""
    setup, test = next(block for block in SHELL if block.page == "README.md").body.splitlines()
    assert (setup.split(" && ")[-1], test) == ("python -m quoteattr", "pytest")
