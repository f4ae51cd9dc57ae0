"""A long text parsed in portions gives what it gives in one, and tells how far it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import texts

from quoteattr import Attributor, OptionError
from quoteattr.streaming import portions

TEXT = "“It is late,” said Ann Lee.\n\nBo Ray, the mayor of Ely, nodded. “So it is,” he said.\n\n"


@given(texts)
def test_portions_are_the_text(text: str) -> None:
    """Cut anywhere or nowhere, the pieces in a row are the text."""
    assert text == "".join(span.of(text) for span in portions.portions(text))


@pytest.mark.model
def test_portions_change_nothing(attributor: Attributor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is the same, and the shares grow to the whole."""
    monkeypatch.setattr(portions, "_PORTION", 100)
    shares: list[float] = []
    told = Attributor(parser=attributor.parser, progress=shares.append)
    assert attributor.attribute(TEXT * 4) == told.attribute(TEXT * 4)
    assert shares == sorted(shares)
    assert (0.0, 1.0) == (shares[0], shares[-1])
    assert len(shares) > 3


@pytest.mark.model
def test_a_genre_may_be_given(attributor: Attributor) -> None:
    """Read as fiction, the turn after two others is the first speaker's; read as news, it stays open."""
    text = "“It is late,” said Ann Lee.\n\n“It rains,” said Bo Ray.\n\n“We stay here.”\n"
    by_genre = {
        genre: Attributor(parser=attributor.parser, genre=genre).attribute(text).quotations[-1].speaker
        for genre in ("news", "fiction")
    }
    assert (True, "Ann Lee") == (
        by_genre["news"] is None or by_genre["news"].name == "Bo Ray",
        by_genre["fiction"] and by_genre["fiction"].name,
    )


def test_another_genre_is_refused() -> None:
    """Only two are known."""
    with pytest.raises(OptionError, match="genre must be"):
        Attributor(genre="poetry")  # type: ignore[arg-type]
