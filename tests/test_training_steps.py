"""The recipe of the model from the first command to the last, on a treebank of a few sentences."""

import json
from pathlib import Path

import numpy as np
import pytest
from attrs import evolve

pytest.importorskip("torch")
pytest.importorskip("stanza")
pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

from quoteattr import Attributor  # noqa: E402
from quoteattr.training import data, steps  # noqa: E402
from quoteattr.training.cli import main  # noqa: E402

TINY = Path(__file__).parent / "data" / "tiny.conllu"


@pytest.fixture
def treebanks(tmp_path: Path) -> Path:
    """Every file that the recipe reads, with the same few sentences."""
    folder = tmp_path / "treebanks"
    folder.mkdir()
    for bank in ("ewt", "gum"):
        for part in ("train", "dev", "test"):
            (folder / f"en_{bank}-ud-{part}.conllu").write_bytes(TINY.read_bytes())
    for name in ("uner-dev", "uner-test", "lit-train", "lit-dev"):
        (folder / f"{name}.json").write_text('[[{"text": "Oslo", "ner": "S-LOC"}]]', encoding="utf-8")
    return folder


@pytest.fixture
def glove(tmp_path: Path) -> Path:
    """Vectors as the package of GloVe has them."""
    folder = tmp_path / "glove"
    folder.mkdir()
    words = ["the", "said", "river", "mayor", "dam"]
    parquet.write_table(pa.table({"token": words, "rank": range(5)}), folder / "glove_6B_index.parquet")
    np.save(folder / "glove_6B_50d_emb.npy", np.random.default_rng(1).normal(size=(5, 50)).astype(np.float32))
    return folder


def test_every_step_hands_on_to_the_next(
    treebanks: Path,
    glove: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From treebanks to a model that an attributor reads and the evaluation scores."""
    for name, count in (("REPORTS", 8), ("NAMED_REPORTS", 4), ("CROSSINGS", 4)):
        monkeypatch.setattr(data, name, count)
    monkeypatch.setattr(steps, "_ROUGH", evolve(steps._ROUGH, steps=1))
    monkeypatch.chdir(tmp_path)
    for command in (
        ["data", "--treebanks", str(treebanks)],
        ["vectors", "--glove", str(glove)],
        ["tagger", "--steps", "1", "--finish", "1"],
        ["parser", "--steps", "1", "--finish", "1"],
        ["parser", "--steps", "1", "--finish", "1"],  # done already: nothing is learnt again
        ["names", "--steps", "1"],
        ["export", "--version", "0.1", "--to", "model"],
        ["evaluate", "--treebanks", str(treebanks), "--model", "model"],
    ):
        assert main(command) == 0, command
    assert "8 verbs of speech" in capsys.readouterr().out
    assert json.loads((tmp_path / "model" / "manifest.json").read_text(encoding="utf-8"))["version"] == "0.1"
    text = "The mayor said nothing."
    assert Attributor(parser=tmp_path / "model").attribute(text).text == text


def test_a_step_too_early_names_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each step says which file it needs, and that another step makes it."""
    for step in ("tagger", "parser", "names"):
        assert main([step, "--work", str(tmp_path)]) == 2
        assert "is missing: run the steps before this one" in capsys.readouterr().err
    assert main(["export", "--version", "1", "--work", str(tmp_path)]) == 2
    assert main(["data", "--treebanks", str(tmp_path), "--work", str(tmp_path)]) == 2


def test_a_step_may_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C tells how to go on."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(steps, "_load", stopped)
    assert main(["tagger", "--work", str(tmp_path)]) == 130
    assert "goes on from the last checkpoint" in capsys.readouterr().err
