"""JSON objects read with checks, so that every complaint names the file and the line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

from attrs import frozen

from benchmarks.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Spans = tuple[tuple[int, int], ...]


@frozen
class Record:
    """A JSON object and where it stands; reading a field of the wrong type raises InputError."""

    where: str
    fields: Mapping[str, object]

    def has(self, key: str) -> bool:
        """Tell whether the field is there and not null."""
        return self.fields.get(key) is not None

    def text(self, key: str) -> str:
        """Read a string that must be there."""
        value = self.fields.get(key)
        return value if isinstance(value, str) else self._complain(key, "a string")

    def optional_text(self, key: str) -> str | None:
        """Read a string, or None where the field is null or missing."""
        return self.text(key) if self.has(key) else None

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """Read a string that must be one of the choices."""
        value = self.fields.get(key)
        if isinstance(value, str) and value in choices:
            return value
        return self._complain(key, "one of " + ", ".join(choices))

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of strings, empty where the field is null or missing."""
        value = self.fields.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return self._complain(key, "a list of strings")
        return tuple(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """Read true or false."""
        value = self.fields.get(key, default)
        return value if isinstance(value, bool) else self._complain(key, "true or false")

    def number(self, key: str) -> float:
        """Read a number, 0 where the field is null or missing."""
        value = self.fields.get(key) or 0.0
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return self._complain(key, "a number")
        return value

    def spans(self, key: str) -> Spans:
        """Read a list of [start, end] pairs, empty where the field is null or missing."""
        value = self.fields.get(key) or []
        if not isinstance(value, list) or not all(_is_span(item) for item in value):
            return self._complain(key, "a list of [start, end] pairs with 0 <= start <= end")
        return tuple((start, end) for start, end in value)

    def records(self, key: str) -> tuple[Record, ...]:
        """Read a list of objects, empty where the field is null or missing."""
        value = self.fields.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            return self._complain(key, "a list of objects")
        return tuple(Record(f"{self.where}: {key}[{number}]", item) for number, item in enumerate(value))

    def rows(self, key: str) -> tuple[list[object], ...]:
        """Read a list of lists, empty where the field is null or missing."""
        value = self.fields.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, list) for item in value):
            return self._complain(key, "a list of lists")
        return tuple(value)

    def labels(self, key: str) -> dict[str, str | None]:
        """Read an object whose values are strings or null."""
        value = self.fields.get(key)
        if not isinstance(value, dict) or not all(item is None or isinstance(item, str) for item in value.values()):
            return self._complain(key, "an object of strings")
        return value

    def _complain(self, key: str, wanted: str) -> NoReturn:
        found = json.dumps(self.fields[key])[:60] if key in self.fields else "missing"
        raise InputError(f"{self.where}: {key!r} must be {wanted}, is {found}")


def _is_span(value: object) -> bool:
    return isinstance(value, list) and [type(item) for item in value] == [int, int] and 0 <= value[0] <= value[1]


def read_records(path: Path) -> Iterator[Record]:
    """Yield the objects of a JSON Lines file, blank lines left out."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            yield _record(f"{path}:{number}", line)


def _record(where: str, line: bytes) -> Record:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not UTF-8 ({error.reason})") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON ({error.msg} at column {error.colno})") from error
    if not isinstance(value, dict):
        raise InputError(f"{where}: a JSON object is wanted, not {type(value).__name__}")
    return Record(where, value)
