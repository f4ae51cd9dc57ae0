"""Hand-annotated frames of speech: how they are read, and how a parse of them is scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.cli import main
from benchmarks.problems import InputError
from benchmarks.speech import read_frames, score_frames
from quoteattr.graph import ParsedText, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LINE = '"It holds/C," said/V Captain/S Ada/S Brix.\n'


class OneTree:
    """A parser with one answer: holds is the root, said hangs on it, and its subject is the word named."""

    name = "one tree"

    def __init__(self, subject: str) -> None:
        self.subject = subject

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Yield the one tree for each text."""
        forms = ['"', "It", "holds", ",", '"', "said", "Captain", "Ada", "Brix", "."]
        for text in texts:
            tokens, at = [], 0
            for index, form in enumerate(forms):
                at = text.index(form, at)
                arc = {"said": (2, "parataxis"), "holds": (-1, "root"), self.subject: (5, "nsubj")}.get(
                    form, (2, "dep")
                )
                tokens.append(Token(index, form, at, at + len(form), "X", "X", *arc))
                at += len(form)
            yield ParsedText(text, (Sentence(tuple(tokens)),), ())


def frames(folder: Path, text: str) -> Path:
    """Write one file of frames."""
    (folder / "news.txt").write_text(text, encoding="utf-8")
    return folder


def test_marks_are_taken_off_and_kept_as_places(tmp_path: Path) -> None:
    """The text is as it would be read, and each mark is where its word begins."""
    ((name, (frame,)),) = read_frames(frames(tmp_path, LINE))
    assert name == "news"
    assert frame.text == '"It holds," said Captain Ada Brix.'
    assert frame.text[frame.verb :].startswith("said")
    assert frame.text[frame.content :].startswith("holds")
    assert sorted(frame.text[place:].split()[0] for place in frame.subjects) == ["Ada", "Captain"]


@pytest.mark.parametrize(("subject", "right"), [("Captain", 1), ("Ada", 1), ("Brix", 0)])
def test_any_top_of_the_subject_will_do(tmp_path: Path, subject: str, right: int) -> None:
    """A subject is right where it is one of the words marked; the content is right in either direction."""
    ((_, found),) = read_frames(frames(tmp_path, LINE))
    scores = score_frames(found, OneTree(subject))
    assert (scores.verbs, scores.subjects.right, scores.subjects.found) == (1, right, 1)
    assert scores.contents.f1 == 100


@pytest.mark.parametrize(
    "line", ["He said/V it.", '"It holds/C," he/S said.', "Ann/S said/V, he/S says/V, it holds/C."]
)
def test_a_malformed_frame_is_told(tmp_path: Path, line: str) -> None:
    """A line without exactly one verb and one content, or without a subject, is named."""
    with pytest.raises(InputError, match=r"news\.txt:1: a frame has"):
        list(read_frames(frames(tmp_path, line)))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """A folder without frames is an error, not a perfect score."""
    with pytest.raises(InputError, match="has no frames"):
        list(read_frames(tmp_path))


def test_the_shipped_frames_are_three_hundred() -> None:
    """Fifty sentences each of news and fiction: before the verb, inverted, interrupted."""
    assert {name: len(found) for name, found in read_frames()} == dict.fromkeys(
        [f"{genre}-{shape}" for genre in ("fiction", "news") for shape in ("before", "interrupted", "inverted")], 50
    )


@pytest.mark.model
def test_the_command_prints_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command measures the parser named on the frames of a folder."""
    assert main(["frames", "--frames", str(frames(tmp_path, LINE))]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("| all | 1 |")
