"""What bad input costs: texts made to be slow, each in two sizes, and how the time grows from one to the other."""

from __future__ import annotations

import gc
import math
import tracemalloc
from time import process_time
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.predict import SupportsAttribute

GROWTH: Final = 5  # how much larger the larger text is
STEEPEST: Final = 1.3  # time ~ size ** slope; collecting garbage and caches that overflow bring 1.0 up to 1.2
ROOMIEST: Final = 1000  # bytes of memory at once, a code point
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


@frozen
class Cost:
    """What one case costs.

    `seconds` is CPU time for the larger text, of `size` code points; `slope` the exponent
    with which time grows with the size; `peak` the most memory at once, in bytes a code point.
    """

    case: str
    size: int
    seconds: float
    slope: float
    peak: float

    @property
    def holds(self) -> bool:
        """Whether time grows no faster than the text, as far as can be measured, and memory stays in proportion."""
        return self.slope <= STEEPEST and self.peak <= ROOMIEST

    def __str__(self) -> str:
        verdict = "" if self.holds else f"  above {STEEPEST} or {ROOMIEST} bytes"
        return f"{self.case:<24}{self.size:>9}{self.seconds:>9.2f}{self.slope:>7.2f}{self.peak:>8.0f}{verdict}"


HEADING: Final = f"{'case':<24}{'size':>9}{'seconds':>9}{'slope':>7}{'bytes':>8}"


def _repeated(unit: str, start: str = "", end: str = "") -> Callable[[int], str]:
    return lambda size: start + unit * (size // len(unit)) + end


def _nested(size: int) -> str:
    return "“a ‘b " * (size // 12) + "c’ d” " * (size // 12)


def _numbered(template: str) -> Callable[[int], str]:
    """Repeat a template with another name each time."""

    def make(size: int) -> str:
        return "".join(template.replace("NAME", _name(number)) for number in range(size // len(template)))

    return make


def _name(number: int) -> str:
    """A name of its own for each number: Babebi."""
    letters = ""
    for _ in range(3):
        number, place = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        letters += _CONSONANTS[place // len(_VOWELS)] + _VOWELS[place % len(_VOWELS)]
    return letters.capitalize()


CASES: Final[dict[str, Callable[[int], str]]] = {
    "opening quotes": _repeated("“"),
    "opening quotes, spaced": _repeated("“ a "),
    "straight quotes, spaced": _repeated('" a '),
    "single quotes": _repeated("'a "),
    "nested marks": _nested,
    "marks eight deep": _repeated("“a ‘b “a ‘b c’ d” c’ d” "),
    "unclosed paragraphs": _repeated("“It rained and it rained.\n\n"),
    "unclosed, with cues": _repeated("“Ann said that it rained all day. So it did.\n\n"),
    "stops without end": _repeated(".", "“Ann said it rained ", " and so.”"),
    "one-word quotations": _repeated("“Yes” "),
    "tagged in one paragraph": _repeated("“Yes,” said Ann. "),
    "signed in one paragraph": _repeated("“It rained.” — Ann "),
    "lead-ins": _repeated("Ann: “Yes.”\n"),
    "dialogue after dashes": _repeated("— Yes, said Ann. — I do!\n"),
    "one sentence": _repeated("the bridge and ", "Ann said that ", "left."),
    "one sentence of names": _repeated("Ann Lee, Bo Ray, ", end="left."),
    "one sentence of cues": _repeated("Ann said Bo said "),
    "one word": _repeated("a"),
    "hyphens": _repeated("vice-"),
    "capitals": _repeated("ANN BO. "),
    "same name": _repeated("“It rained,” said Ann Lind, the mayor of Ely.\n\n"),
    "same surname": _numbered("“It rained,” said NAME Lind. Lind left.\n\n"),
    "names": _numbered("“It rained,” said NAME NAMElo.\n\n"),
    "pronouns": _repeated("“It rained,” he said.\n\n", "Ann left Bo Ray.\n\n"),
    "descriptions": _numbered("A spokesman for NAME said it rained. The spokesman said so.\n\n"),
    "organisations": _numbered("Vast NAME said it rained. The company said so.\n\n"),
    "line breaks": _repeated("a\n"),
}


def costs(attributor: SupportsAttribute, size: int, names: list[str]) -> Iterator[Cost]:
    """Yield what each case of the given names costs, in the order of the table."""
    for name, make in CASES.items():
        if name in names:
            yield _cost(name, attributor, make, size)


def _cost(name: str, attributor: SupportsAttribute, make: Callable[[int], str], size: int) -> Cost:
    small, large = make(size // GROWTH), make(size)
    before = min(_seconds(attributor, small) for _ in range(2))
    after = _seconds(attributor, large)
    slope = math.log(max(after, 1e-4) / max(before, 1e-4)) / math.log(len(large) / len(small))
    return Cost(name, len(large), after, slope, peak(attributor, small) / len(small))


def _seconds(attributor: SupportsAttribute, text: str) -> float:
    gc.collect()
    start = process_time()
    attributor.attribute(text)
    return process_time() - start


def peak(attributor: SupportsAttribute, text: str) -> float:
    """The most memory that is allocated at once while a text is attributed, in bytes."""
    tracemalloc.start()
    try:
        attributor.attribute(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
