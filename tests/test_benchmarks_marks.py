"""The scorer's own finder of quoted stretches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scoring.marks import quoted_regions
from benchmarks.scoring.paragraphs import paragraphs, trim


@pytest.mark.parametrize(
    ("text", "insides"),
    [
        pytest.param("“Come in,” said Ida. “Sit.”", ["Come in,", "Sit."], id="curly"),
        pytest.param('"Come in," said Ida. "Sit."', ["Come in,", "Sit."], id="straight"),
        pytest.param("Ida said ``come in'' and ''sit.''", ["come in", "sit."], id="doubled single marks"),
        pytest.param("«Come in» and „sit”", ["Come in", "sit"], id="guillemets and low marks"),
        pytest.param("“Come in,“ said Ida.", ["Come in,"], id="an opening mark that closes"),
        pytest.param("”Come in,” said Ida.", ["Come in,"], id="a closing mark that opens"),
        pytest.param('“Come in," said Ida.', ["Come in,"], id="mixed marks"),
        pytest.param("Ida’s dogs’ bowl wasn't 'clean' yet.", ["clean"], id="apostrophes"),
        pytest.param("“He yelled ‘stop’ at me.”", ["He yelled ‘stop’ at me.", "stop"], id="nested"),
        pytest.param("“One.\n\n“Two,” he said.", ["One.", "Two,"], id="reopened"),
        pytest.param("“One.\n\nTwo.\n\nThree.” Done.", ["One.", "Two.", "Three."], id="carried"),
        pytest.param("He left” early.", [], id="a stray closing mark"),
        pytest.param("“ ” and so on", [], id="nothing inside"),
    ],
)
def test_regions(text: str, insides: list[str]) -> None:
    """Each pair of marks gives its inside."""
    assert insides == [text[region.start : region.end] for region in quoted_regions(text)]


def test_depth_counts_the_regions_around() -> None:
    """A quotation within a quotation has depth 1."""
    assert [0, 1, 0] == [region.depth for region in quoted_regions("“He yelled ‘stop’ at me.” “Yes.”")]


def test_carrying_ends_after_four_paragraphs() -> None:
    """A mark that closes far away closes nothing."""
    text = "“One.\n\n" + "More.\n\n" * 6 + "End.” Done."
    assert ["One."] == [text[region.start : region.end] for region in quoted_regions(text)]


@given(st.text(alphabet="ab .,\n“”„«»\"'‘’`—", max_size=60))
def test_regions_stay_inside_and_nest(text: str) -> None:
    """Whatever the marks, regions are sorted, not blank, and within the text."""
    found = quoted_regions(text)
    spans = [(region.start, -region.end) for region in found]
    assert sorted(set(spans)) == spans
    assert all(region.end <= len(text) and text[region.start : region.end].strip() for region in found)


def test_trim_takes_marks_and_punctuation_off() -> None:
    """Edges lose marks, punctuation and white space, the inside keeps them."""
    text = "“Well, no!” "
    assert "Well, no" == text[slice(*trim(text, 0, len(text)))]


def test_paragraphs_are_trimmed() -> None:
    """Blank lines part paragraphs, and their edges are free of white space."""
    text = " one\ntwo \n \t\n\n three "
    assert ["one\ntwo", "three"] == [text[start:end] for start, end in paragraphs(text)]
