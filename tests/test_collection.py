"""Python looks for unreachable cycles less often while a text is worked on, and as before in between."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from quoteattr import Attributor
from quoteattr.graph import ParsedText
from quoteattr.streaming.collection import SELDOM, seldom_collected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@pytest.fixture(autouse=True)
def usual() -> Iterator[tuple[int, int, int]]:
    """Begin with Python's usual setting, and set back what was."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield gc.get_threshold()
    gc.set_threshold(*before)


def test_the_search_is_rarer_within(usual: tuple[int, int, int]) -> None:
    """Only the first number changes, and comes back whatever happens."""
    with seldom_collected():
        assert (SELDOM, *usual[1:]) == gc.get_threshold()
        with seldom_collected():
            assert SELDOM == gc.get_threshold()[0]
        assert SELDOM == gc.get_threshold()[0]
    assert usual == gc.get_threshold()
    with pytest.raises(KeyError), seldom_collected():
        raise KeyError
    assert usual == gc.get_threshold()


@pytest.mark.parametrize("own", [(0, 10, 10), (SELDOM + 1, 5, 5)])
def test_a_callers_own_setting_is_left_alone(own: tuple[int, int, int]) -> None:
    """Who has switched the search off, or made it rarer, keeps that."""
    gc.set_threshold(*own)
    with seldom_collected():
        assert own == gc.get_threshold()
    assert own == gc.get_threshold()


class Watching:
    """A parser that finds nothing, and notes the setting under which it works."""

    name = "watching"

    def __init__(self) -> None:
        self.seen: list[int] = []

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Give empty parses."""
        for text in texts:
            self.seen.append(gc.get_threshold()[0])
            yield ParsedText(text)


def test_texts_are_worked_on_so_and_the_caller_is_not_concerned(usual: tuple[int, int, int]) -> None:
    """The parser works under the rarer search; between two results, all is as before."""
    parser = Watching()
    for _ in Attributor(parser=parser).pipe(["Rain fell.", "Snow fell."]):
        assert usual == gc.get_threshold()
    assert [SELDOM, SELDOM] == parser.seen
