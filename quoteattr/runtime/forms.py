"""What networks make of a word's form alone, computed once for a word and kept for a bounded number of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np

from quoteattr.runtime.inputs import Known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# Words that are kept: about as many as a novel has.  With the embedded model each takes 15 kB.
LIMIT: Final = 8192
# Words that are encoded at once, which bounds the memory that this takes.
_BLOCK: Final = 1024


class Encoder(Protocol):
    """A network's first layer."""

    @property
    def shape(self) -> tuple[int, int]:
        """Parts and width of the projection of a word."""

    def encode(self, words: list[str]) -> Floats:
        """Give the projections of words, shaped (parts, words, width)."""


class Forms:
    """Projections of words for several networks, under one number a word.

    When the store is full, the less used half of it is forgotten, so that what a text
    says often stays, whatever the length of the text.
    """

    def __init__(self, encoders: Sequence[Encoder], *, limit: int = LIMIT) -> None:
        self._encoders = encoders
        self._limit = limit
        self._numbers: dict[str, int] = {}
        self._uses = np.zeros(limit, np.int64)
        self._tables = [np.empty((parts, limit, width), np.float32) for parts, width in _shapes(encoders)]

    def numbers(self, words: Sequence[str]) -> NDArray[Any]:
        """Give the numbers of words, of which at most half the limit differ, and learn the new ones.

        The numbers hold until the next call.
        """
        new = [word for word in dict.fromkeys(words) if word not in self._numbers]
        if len(self._numbers) + len(new) > self._limit:
            self._forget()
            new = [word for word in dict.fromkeys(words) if word not in self._numbers]
        for start in range(0, len(new), _BLOCK):
            self._learn(new[start : start + _BLOCK])
        numbers = np.fromiter(map(self._numbers.__getitem__, words), np.intp, len(words))
        self._uses += np.bincount(numbers, minlength=self._limit)
        return numbers

    def inputs(self, encoder: int, numbers: NDArray[Any]) -> Known:
        """Give an encoder's projections of words, to be read until the next call of `numbers`."""
        return Known(self._tables[encoder], numbers)

    def _learn(self, words: list[str]) -> None:
        start = len(self._numbers)
        for encoder, table in zip(self._encoders, self._tables, strict=True):
            table[:, start : start + len(words)] = encoder.encode(words)
        self._numbers.update((word, start + place) for place, word in enumerate(words))

    def _forget(self) -> None:
        keep = np.sort(np.argsort(-self._uses[: len(self._numbers)], kind="stable")[: self._limit // 2])
        words = list(self._numbers)
        self._numbers = {words[number]: place for place, number in enumerate(keep.tolist())}
        for table in self._tables:
            table[:, : len(keep)] = table[:, keep]
        self._uses[: len(keep)] = self._uses[keep] // 2
        self._uses[len(keep) :] = 0


def _shapes(encoders: Sequence[Encoder]) -> list[tuple[int, int]]:
    return [encoder.shape for encoder in encoders]
