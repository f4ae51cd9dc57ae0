"""What the fuzzer feeds: each target takes any bytes, and raises where a promise is broken.

They need no atheris, so that the tests can feed them what it has found.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from benchmarks.promises import broken, crossing
from benchmarks.stub import StubParser
from quoteattr import AttributedText, Attributor
from quoteattr.errors import PatternError, SchemaError
from quoteattr.formats import FORMATS
from quoteattr.pattern import compile_pattern
from quoteattr.scanning.scan import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from quoteattr.graph import Sentence, Token

LONGEST_MESSAGE: Final = 1000  # of an error, whatever it is about
_MOST_WAYS: Final = 100  # of a pattern to fit; its conditions multiply them
_MOST_LINES: Final = 6
# Stray bytes become halves of surrogate pairs, so that every sequence of bytes is a text, and nearly all texts occur.
_HALVES: Final = {0xDC80 + n: (0xD800 if n < 64 else 0xDC00) + n for n in range(128)}
_SAMPLE: Final = (
    "“The quay holds,” said Ms. Ann Lind, mayor of Ely. “It has stood.”\n\n“Lind said it fell,” Bo Ray told her union."
)


class BrokenPromiseError(Exception):
    """What came back is not what is promised of every answer."""


def text_of(data: bytes) -> str:
    """Read any bytes as a text: UTF-8, stray bytes as halves of surrogate pairs."""
    return data.decode("utf-8", "surrogateescape").translate(_HALVES)


def bytes_of(text: str) -> bytes:
    """Give bytes that `text_of` reads as a text, for one whose surrogates `text_of` can give."""
    return text.translate({half: byte for byte, half in _HALVES.items()}).encode("utf-8", "surrogateescape")


def scanning(data: bytes) -> None:
    """Find the quoted regions of a text."""
    text = text_of(data)
    _hold(crossing(scan(text), text))


def pattern(data: bytes) -> None:
    """Compile a pattern, and match it if it is one."""
    source = text_of(data)
    try:
        compiled = compile_pattern(source)
    except PatternError as error:
        _hold(_too_long(error, len(source)))
        return
    if len(compiled.conditions) < _MOST_LINES:
        classes = dict.fromkeys(compiled.kinds, _short)
        for sentence in _SENTENCES:
            for way in islice(compiled.match(sentence, classes), _MOST_WAYS):
                _hold(f"{name} is bound to a foreign word" for name, word in way.items() if word not in sentence.tokens)


def deserialisation(data: bytes) -> None:
    """Read JSON: the text as it is, or, where a number comes first, a sound document with one value replaced by it."""
    text = text_of(data)
    number, _, value = text.partition(" ")
    if number.isascii() and number.isdigit() and len(number) < 4:
        places = list(_places(_DOCUMENT))
        text = _replaced(places[int(number) % len(places)], value)
    try:
        found = AttributedText.from_json(text)
    except SchemaError as error:
        _hold(_too_long(error))
        return
    if AttributedText.from_json(found.to_json()) != found:
        raise BrokenPromiseError("what was read does not come back")


def line(data: bytes) -> None:
    """Attribute a text with a parser by rule of thumb, tame or wild, and write the answer in every format."""
    text = text_of(data)
    for attributor in _ATTRIBUTORS:
        found = attributor.attribute(text)
        _hold(broken(found, text))
        if AttributedText.from_json(found.to_json()) != found:
            raise BrokenPromiseError("the answer does not come back from JSON")
        for each in FORMATS:
            if each.name != "conllu":  # that one parses anew
                each(found)


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "scanning": scanning,
    "pattern": pattern,
    "deserialisation": deserialisation,
    "line": line,
}


def _hold(problems: Iterable[str]) -> None:
    for problem in problems:
        raise BrokenPromiseError(problem)


def _too_long(error: Exception, room: int = 0) -> Iterator[str]:
    """A message stays readable: it may show its source twice, and little else."""
    if len(str(error)) > LONGEST_MESSAGE + 8 * room:
        yield f"a message of {len(str(error))} characters"


def _short(_: Sentence, token: Token) -> bool:
    return len(token.text) < 5


def _places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of each value within a value."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in below:
        yield (*path, key)
        yield from _places(item, (*path, key))


def _replaced(path: tuple[str | int, ...], value: str) -> str:
    """The sound document as JSON, with other text for the value at a path."""
    data: Any = json.loads(_DOCUMENT_AS_JSON)
    *above, last = path
    within = data
    for step in above:
        within = within[step]
    within[last] = _GAP
    return json.dumps(data).replace(json.dumps(_GAP), value)


_GAP: Final = "\ue000"
_ATTRIBUTORS: Final = tuple(Attributor(parser=StubParser(wild=wild), keep_other=True) for wild in (False, True))
_SENTENCES: Final = next(StubParser().parse_all([_SAMPLE])).sentences
_DOCUMENT: Final = _ATTRIBUTORS[0].attribute(_SAMPLE).to_dict()
_DOCUMENT_AS_JSON: Final = json.dumps(_DOCUMENT)
