"""The commands, with a stub in the place of the attributor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks_support import SAMPLE, StubAttributor, write_jsonl

from benchmarks.cli import main
from benchmarks.documents import GoldDocument
from benchmarks.gate import FLOORS, NAMES
from benchmarks.predict import predict
from quoteattr.errors import ParserUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.predict import SupportsAttribute
    from quoteattr import Character
    from quoteattr.model import AttributedText

NEWS = "“The quay is safe,” said Mara Vell. “It holds.”"
QUOTE = {
    "id": "q1",
    "kind": "direct",
    "spans": [[1, 18]],
    "cue": [[20, 24]],
    "speaker_mention": [[25, 34]],
    "speaker": None,
    "speaker_aliases": [],
    "attribution_type": "explicit",
}
SECOND = {**QUOTE, "id": "q2", "spans": [[37, 46]], "cue": [], "speaker_mention": []}
DOCUMENT: dict[str, Any] = {"id": "n1", "genre": "news", "text": NEWS, "quotes": [QUOTE, SECOND]}
ANSWER = {
    "kind": "direct",
    "spans": [[1, 18]],
    "cue": [[20, 24]],
    "speaker_mention": [[25, 34]],
    "speaker": "Mara Vell",
    "titles": ["harbour master"],
    "affiliations": ["Port of Osk"],
    "rule": "inverted-tag",
    "content_rule": "full-name",
}
SPEAKERS = {
    "id": "n1",
    "speakers": [{"sid": "s1", "name": "Ida Holm", "type": "person", "titles": [], "affiliations": []}],
    "quotes": {"q1": "s1", "q2": "s1"},
}


def load_stub(parser: str) -> SupportsAttribute:
    """Give the stub, or complain about another parser as quoteattr does."""
    if parser != "embedded":
        raise ParserUnavailableError(f"no models found for {parser!r}")
    return StubAttributor()


class Stopping(StubAttributor):
    """Answers once; then the user presses Ctrl-C."""

    answered = 0

    def attribute(self, text: str, *, speakers: Iterable[Character] | None = None) -> AttributedText:
        """Attribute the first text only."""
        if self.answered:
            raise KeyboardInterrupt
        self.answered += 1
        return super().attribute(text, speakers=speakers)


def run(*arguments: object) -> int:
    """Run a command with the stub."""
    return main([str(argument) for argument in arguments], load=load_stub)


# ---------------------------------------------------------------- predict
def test_predict_writes_the_prediction_format(tmp_path: Path) -> None:
    """What the attributor finds is written, stretches that report nobody's words left out."""
    gold, out = write_jsonl(tmp_path / "gold.jsonl", DOCUMENT), tmp_path / "out.jsonl"
    assert 0 == run("predict", "--gold", gold, "--out", out)
    line = json.loads(out.read_text(encoding="utf-8"))
    assert {"id": "n1", "seconds": line["seconds"], "quotes": [ANSWER]} == line


def test_predict_takes_bare_texts(tmp_path: Path) -> None:
    """Neither quotations nor a genre are needed."""
    gold, out = write_jsonl(tmp_path / "gold.jsonl", {"id": "n1", "text": "Nothing."}), tmp_path / "out.jsonl"
    assert 0 == run("predict", "--gold", gold, "--out", out)
    assert [] == json.loads(out.read_text(encoding="utf-8"))["quotes"]


def test_honorifics_stand_before_titles_in_fiction_only() -> None:
    """They tell Mr. from Mrs. Vell in a novel, and would be false titles in news."""
    documents = [GoldDocument(genre, NEWS, genre) for genre in ("fiction", "news")]
    answers: list[Any] = list(predict(documents, StubAttributor()))
    titles = [answer["quotes"][0]["titles"] for answer in answers]
    assert [["Ms.", "harbour master"], ["harbour master"]] == titles


def test_a_document_gives_its_entities_as_cast(tmp_path: Path) -> None:
    """With --cast, whoever speaks is one of them; what stands for nobody is left out."""
    people = [{"name": "_group", "aliases": []}, {"name": "Odo Kell", "aliases": ["Kell", ""], "gender": "unknown"}]
    gold, out = write_jsonl(tmp_path / "gold.jsonl", {**DOCUMENT, "entities": people}), tmp_path / "out.jsonl"
    assert 0 == run("predict", "--gold", gold, "--out", out, "--cast")
    assert "Odo Kell" == json.loads(out.read_text(encoding="utf-8"))["quotes"][0]["speaker"]


def test_seconds_are_measured_around_each_document() -> None:
    """The clock is read before and after each text."""
    ticks = iter([10.0, 10.5, 20.0, 22.0])
    documents = [GoldDocument("a", NEWS), GoldDocument("b", NEWS)]
    answers = predict(documents, StubAttributor(), clock=lambda: next(ticks))
    assert [0.5, 2.0] == [answer["seconds"] for answer in answers]


def test_limit_takes_the_first_documents(tmp_path: Path) -> None:
    """Only so many documents are attributed."""
    gold = write_jsonl(tmp_path / "gold.jsonl", DOCUMENT, {**DOCUMENT, "id": "n2"})
    assert 0 == run("predict", "--gold", gold, "--out", tmp_path / "out.jsonl", "--limit", 1)
    assert 1 == len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())


def test_interruption_leaves_the_old_file(tmp_path: Path) -> None:
    """Ctrl-C exits with 130; the file is the one of before, and nothing lies beside it."""
    gold, out = write_jsonl(tmp_path / "gold.jsonl", DOCUMENT, {**DOCUMENT, "id": "n2"}), tmp_path / "out.jsonl"
    out.write_text("before", encoding="utf-8")
    stopping = Stopping()
    assert 130 == main(["predict", "--gold", str(gold), "--out", str(out)], load=lambda _: stopping)
    assert ["gold.jsonl", "out.jsonl"] == sorted(path.name for path in tmp_path.iterdir())
    assert "before" == out.read_text(encoding="utf-8")


# ---------------------------------------------------------------- wrong inputs
@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "gold.jsonl:2: not JSON"),
        ("[1]", "gold.jsonl:2: a JSON object is wanted, not list"),
        ('{"text": "x"}', "gold.jsonl:2: 'id' must be a string, is missing"),
        ('{"id": "n2", "text": 3}', "gold.jsonl:2: 'text' must be a string, is 3"),
        ('{"id": "n2", "text": "x", "genre": "poem"}', "gold.jsonl:2: 'genre' must be one of news, fiction"),
        ('{"id": "n2", "text": "x", "scope": [1]}', "gold.jsonl:2: 'scope' must be [start, end]"),
        ('{"id": "n2", "text": "x", "complete": 1}', "gold.jsonl:2: 'complete' must be true or false, is 1"),
        ('{"id": "n2", "text": "x", "mentions": [[1, 2]]}', "gold.jsonl:2: each of 'mentions' must be"),
        ('{"id": "n2", "text": "x", "quotes": [1]}', "gold.jsonl:2: 'quotes' must be a list of objects"),
        (
            '{"id": "n2", "text": "x", "quotes": [{"id": "q", "kind": "loud"}]}',
            "gold.jsonl:2: quotes[0]: 'kind' must be one of direct, mixed, indirect",
        ),
        (
            '{"id": "n2", "text": "x", "quotes": [{"id": "q", "kind": "direct", "spans": []}]}',
            "gold.jsonl:2: quotes[0]: 'spans' must hold at least one span",
        ),
        (
            '{"id": "n2", "text": "x", "quotes": [{"id": "q", "kind": "direct", "spans": [[1, 0]]}]}',
            "gold.jsonl:2: quotes[0]: 'spans' must be a list of [start, end] pairs",
        ),
        (
            '{"id": "n2", "text": "x", "quotes": [{"id": "q", "kind": "direct", "spans": [[0, 9]]}]}',
            "gold.jsonl:2: quotes[0]: a span runs past the end of the text (1 characters)",
        ),
    ],
)
def test_malformed_lines_are_named(
    line: str, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong line exits with 2, and the message says where it is and what is wrong."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(DOCUMENT) + "\n" + line, encoding="utf-8")
    assert 2 == run("predict", "--gold", gold, "--out", tmp_path / "out.jsonl")
    assert f"error: {tmp_path}/{complaint}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ("predict --gold none.jsonl --out out.jsonl", "none.jsonl: cannot be read (No such file or directory)"),
        ("predict --gold gold.jsonl --out none/out.jsonl", "none/out.jsonl: there is no folder none"),
        ("predict --gold gold.jsonl --out .", ".: is a folder, a file is wanted"),
        ("predict --gold gold.jsonl --out out.jsonl --parser x", "no models found for 'x'"),
        ("quality --corpora none", "none: no such folder"),
        ("quality --corpora .", ".: none of polnear-dev.jsonl, pdnc-dev.jsonl"),
        ("quality --corpora . --only polnear-dev", "polnear-dev.jsonl: no such file"),
        ("quality --only polnear-dev", "--only chooses among the files of --corpora"),
        ("errors --gold bare.jsonl --pred bare.jsonl", "'n1' has no 'quotes': it can be predicted, not scored"),
        ("errors --gold gold.jsonl --pred bare.jsonl", "bare.jsonl:1: a prediction needs 'quotes'"),
        ("samples --samples .", ".: no samples (*.xml) there"),
        ("gate --floors none.toml", "none.toml: cannot be read"),
    ],
)
def test_wrong_arguments_exit_with_2(
    arguments: str,
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Missing files and folders are told in one line."""
    monkeypatch.chdir(tmp_path)
    write_jsonl(tmp_path / "gold.jsonl", DOCUMENT)
    write_jsonl(tmp_path / "bare.jsonl", {"id": "n1", "text": NEWS})
    assert 2 == run(*arguments.split())
    assert complaint in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["measure"], ["predict", "--limit", "0"], ["errors", "--kind", "loud"]])
def test_misuse_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Options that do not exist are argparse's to refuse."""
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert (2, True) == (raised.value.code, "usage:" in capsys.readouterr().err)


@pytest.mark.parametrize("command", ["predict", "quality", "samples", "gate", "errors", "rules"])
def test_help_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command tells how it is called."""
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert f"example:\n  python -m benchmarks {command} " in capsys.readouterr().out


# ---------------------------------------------------------------- quality
@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """Lay out a folder of corpora."""
    folder = tmp_path / "corpora"
    folder.mkdir()
    write_jsonl(folder / "polnear-dev.jsonl", DOCUMENT)
    write_jsonl(folder / "speakers-dev.jsonl", SPEAKERS)
    write_jsonl(folder / "polnear-train.jsonl", DOCUMENT)
    return folder


def test_quality_measures_the_usual_corpora(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The part for learning is measured only when named."""
    assert 0 == run("quality", "--corpora", corpora, "--json")
    report = json.loads(capsys.readouterr().out)
    assert ["polnear-dev"] == [each["corpus"] for each in report]
    assert {"p": 1.0, "r": 0.5, "f1": 0.6667, "tp": 1, "gold": 2, "pred": 1} == (
        report[0]["direct+mixed"]["detection"]["quoted"]
    )
    assert (0.0, 1) == (report[0]["speakers"]["resolved"]["all"]["accuracy"], report[0]["direct"]["end_to_end"]["tp"])


def test_quality_prints_a_table(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures are in per cent, with their counts."""
    assert 0 == run("quality", "--corpora", corpora, "--only", "polnear-dev")
    printed = capsys.readouterr().out.splitlines()
    assert "polnear-dev: 1 documents" == printed[0]
    row = next(line.split() for line in printed if line.split()[:1] == ["quoted"])
    assert ["quoted", "100.00", "50.00", "66.67", "1", "of", "2,", "1", "predicted"] == row
    assert ["affiliations", "P", "R", "F1"] in [line.split() for line in printed]


def test_kept_predictions_score_the_same(corpora: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What --keep writes, --predictions scores without an attributor."""
    kept = tmp_path / "kept"
    assert 0 == run("quality", "--corpora", corpora, "--keep", kept)
    first = capsys.readouterr().out
    assert 0 == run("quality", "--corpora", corpora, "--predictions", kept, "--parser", "none")
    assert first == capsys.readouterr().out


# ---------------------------------------------------------------- errors and rules
def test_errors_show_the_text_around(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A miss tells the content in brackets, the gold speaker and the answer with its rule."""
    gold = write_jsonl(tmp_path / "gold.jsonl", DOCUMENT)
    spurious = {**ANSWER, "spans": [[25, 34]], "speaker_mention": [], "speaker": None}
    wrong = {**ANSWER, "speaker_mention": [[37, 39]]}
    pred = write_jsonl(tmp_path / "pred.jsonl", {"id": "n1", "quotes": [wrong, spurious]})
    assert 0 == run("errors", "--gold", gold, "--pred", pred)
    assert (
        """\
n1 [1, 17] direct: speaker
  “[The quay is safe],” said Mara Vell. “It holds.”
  gold: (no name), here “Mara Vell”
  predicted: Mara Vell, here “It”  by inverted-tag

n1 [37, 45] direct: missed
  “The quay is safe,” said Mara Vell. “[It holds].”
  gold: (none)
  predicted: (not found)

n1 [25, 34] direct: spurious
  “The quay is safe,” said [Mara Vell]. “It holds.”
  gold: (no quotation)
  predicted: (none)  by inverted-tag

3 misses
"""
        == capsys.readouterr().out
    )


def test_errors_by_name_and_reason(corpora: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With notes the name decides, and --reason and --limit choose."""
    pred = write_jsonl(tmp_path / "pred.jsonl", {"id": "n1", "quotes": [ANSWER]})
    gold, speakers = corpora / "polnear-dev.jsonl", corpora / "speakers-dev.jsonl"
    options = ("--gold", gold, "--pred", pred, "--speakers", speakers, "--kind", "direct")
    assert 0 == run("errors", *options, "--reason", "speaker", "--limit", 1)
    printed = capsys.readouterr().out
    assert ("  gold: Ida Holm", "1 misses") == (printed.splitlines()[2], printed.splitlines()[-1])


def test_rules_count_right_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each rule has its right answers and all of them: of pieces, and of whole indirect quotations."""
    gold = write_jsonl(tmp_path / "gold.jsonl", DOCUMENT)
    second = {**ANSWER, "spans": [[37, 46]], "rule": None}
    retold = {**ANSWER, "kind": "indirect", "rule": "subject", "content_rule": "clause-complement"}
    pred = write_jsonl(tmp_path / "pred.jsonl", {"id": "n1", "quotes": [ANSWER, second, retold]})
    assert 0 == run("rules", "--gold", gold, "--pred", pred)
    tables = [table.splitlines()[1:] for table in capsys.readouterr().out.strip().split("\n\n")]
    head = ["rule", "right", "of", "%"]
    assert [
        [head, ["(no", "rule)", "0", "1", "0.00"], ["inverted-tag", "1", "1", "100.00"]],
        [head, ["subject", "0", "1", "0.00"]],
        [head, ["clause-complement", "0", "1", "0.00"]],
    ] == [[line.split() for line in table] for table in tables]


# ---------------------------------------------------------------- samples and gate
@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """Lay out a folder with one sample."""
    folder = tmp_path / "samples"
    folder.mkdir()
    (folder / "quay.xml").write_text(SAMPLE, encoding="utf-8")
    return folder


def test_samples_are_written(samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both files are named in what is printed."""
    assert 0 == run("samples", "--samples", samples, "--out", tmp_path / "out")
    names = ["samples.jsonl", "samples-speakers.jsonl"]
    assert [f"{tmp_path / 'out' / name}: 1 documents" for name in names] == capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(("floor", "status", "word"), [(0.5, 0, "ok"), (0.51, 1, "BELOW ITS FLOOR")])
def test_gate(
    floor: float, status: int, word: str, samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The stub finds one of three pieces, whose name is right, and its title."""
    floors = tmp_path / "floors.toml"
    table = {**dict.fromkeys(NAMES, 0.0), "quoted-detection-f1": floor}
    floors.write_text("".join(f"{name} = {least}\n" for name, least in table.items()), encoding="utf-8")
    assert status == run("gate", "--samples", samples, "--floors", floors)
    rows = [line.split(maxsplit=4) for line in capsys.readouterr().out.splitlines()]
    assert ["quoted-detection-f1", "0.5000", "floor", f"{floor:.4f}", word] == rows[0]
    assert ["0.5000", "0.6667", "1.0000", "0.5000", "0.3333", "1.0000", "1.0000"] == [row[1] for row in rows]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("titles-lenient-f1 =", "titles-f1 =", "missing or unknown: titles-f1, titles-lenient-f1"),
        ("= 0.", "= 90.", "quoted-detection-f1 must be a fraction between 0 and 1"),
        ("=", ":", "not TOML"),
    ],
)
def test_wrong_floors_are_refused(
    old: str, new: str, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The floors must be those of the figures that are measured."""
    floors = tmp_path / "floors.toml"
    head, _, rest = FLOORS.read_text(encoding="utf-8").partition("quoted-detection")
    floors.write_text(head + ("quoted-detection" + rest).replace(old, new, 1), encoding="utf-8")
    assert 2 == run("gate", "--floors", floors)
    assert complaint in capsys.readouterr().err
