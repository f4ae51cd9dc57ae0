"""What offsets count: code points, as Python does, or UTF-16 units, as JavaScript, Java and C# do."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum
from typing import TYPE_CHECKING

from attrs import field, frozen

from quoteattr.errors import OffsetError, OptionError

if TYPE_CHECKING:
    from quoteattr.model import Span

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")


class Unit(str, Enum):
    """What an offset counts."""

    CODE_POINTS = "code-points"
    UTF_16 = "utf-16"


def _unit(name: str) -> Unit:
    try:
        return Unit(name)
    except ValueError as error:
        known = " or ".join(repr(unit.value) for unit in Unit)
        raise OptionError(f"offsets must be {known}, not {name!r}") from error


@frozen
class Offsets:
    """Leads from places of one text in code points to places in a unit, and back.

    Raises OptionError for a unit that is neither "code-points" nor "utf-16".
    """

    text: str
    unit: Unit = field(default=Unit.CODE_POINTS, converter=_unit)
    _wide: list[int] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        wide = self.unit is Unit.UTF_16
        object.__setattr__(self, "_wide", [found.start() for found in _TWO_UNITS.finditer(self.text)] if wide else [])

    @property
    def end(self) -> int:
        """The length of the text in the unit."""
        return self.of(len(self.text))

    def of(self, place: int) -> int:
        """Give the place in the unit for one in code points."""
        return place + bisect_left(self._wide, place)

    def pair(self, span: Span) -> tuple[int, int]:
        """Give the start and the end of a span in the unit."""
        return self.of(span.start), self.of(span.end)

    def code_point(self, place: int) -> int:
        """Give the place in code points for one in the unit; raises OffsetError within a character of two units."""
        before = bisect_left(self._wide, place, key=self.of)
        found = place - before
        if self.of(found) != place:
            raise OffsetError(f"the offset {place} is within a character of two UTF-16 units")
        return found
