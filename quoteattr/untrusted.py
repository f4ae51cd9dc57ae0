"""Data that may be anything, walked with a path to name what is wrong with it."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from attrs import field, frozen

from quoteattr.errors import SchemaError
from quoteattr.offsets import Offsets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

E = TypeVar("E", bound=Enum)

LONGEST_NUMBER = 15  # digits: far more than any offset has
_JSON_NAMES: dict[type, str] = {
    type(None): "null",
    bool: "a boolean",
    int: "an integer",
    float: "a fraction",
    str: "a string",
    list: "an array",
    dict: "an object",
}


@frozen
class Node:
    """A value somewhere in the data, the path to it (quotations[3].spans[0]), and what its offsets count."""

    value: object
    path: str
    places: Offsets = field(factory=lambda: Offsets(""))

    def error(self, problem: str) -> SchemaError:
        """Give the error for a problem here, the path first."""
        return SchemaError(f"{self.path or 'top level'}: {problem}")

    def mismatch(self, wanted: str) -> SchemaError:
        """Give the error for a value of another type."""
        return self.error(f"must be {wanted}, not {named(self.value)}")

    def mapping(self) -> Mapping[object, object]:
        """The value, which must be an object."""
        if not isinstance(self.value, Mapping):
            raise self.mismatch("an object")
        return self.value

    def members(self, *keys: str) -> dict[str, Node]:
        """The members of an object that has exactly the given keys."""
        found = self.mapping()
        for key in keys:
            if key not in found:
                raise self.error(f"key {key!r} is missing")
        for given in found:
            if given not in keys:
                raise self.error(f"key {shown(given)} is unknown")
        prefix = f"{self.path}." if self.path else ""
        return {key: Node(found[key], f"{prefix}{key}", self.places) for key in keys}

    def array(self) -> Sequence[object]:
        """The value, which must be an array."""
        if not isinstance(self.value, list | tuple):
            raise self.mismatch("an array")
        return self.value

    def items(self) -> Iterator[Node]:
        """The nodes of an array, one after the other: the first that is wrong ends the reading of millions."""
        return (Node(item, f"{self.path}[{place}]", self.places) for place, item in enumerate(self.array()))

    def string(self) -> str:
        """A string, which may be in pieces: see `_plain`."""
        if isinstance(self.value, list | tuple):
            return "".join(piece.piece() for piece in self.items())
        return self.piece()

    def piece(self) -> str:
        """A string in one piece."""
        if not isinstance(self.value, str):
            raise self.mismatch("a string")
        return self.value

    def integer(self) -> int:
        """An integer, which true and 1.0 are not."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.mismatch("an integer")
        return self.value

    def boolean(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.mismatch("a boolean")
        return self.value

    def member_of(self, enum: type[E]) -> E:
        """The member of an enum that has the value."""
        value = self.string()
        for member in enum:
            if member.value == value:
                return member
        raise self.error(f"must be one of {', '.join(m.value for m in enum)}, not {shown(value)}")


def named(value: object) -> str:
    """Name the type of a value as JSON does."""
    return _JSON_NAMES.get(type(value), type(value).__name__)


def shown(value: object) -> str:
    """A value as messages show it: short, printable, whatever it is."""
    if isinstance(value, str):
        return reprlib.repr(value)
    if type(value) is int:
        return str(value) if abs(value) < 10**LONGEST_NUMBER else "a huge number"
    return named(value)
