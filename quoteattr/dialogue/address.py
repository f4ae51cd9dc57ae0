"""Whom the words of a quotation speak to and whom they speak of, from the words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from attrs import field, frozen

from quoteattr.model import Gender, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*\.?")
_PAUSE = frozenset(',.;:!?—–-()\n"“”‘’*_')
# What may stand between a pause and a name that is spoken to.
_BEFORE = frozenset(
    "oh o ah my dear dearest darling poor good old little sweet own no yes well come now then but and so why thank you "
    "hello hullo hallo hi hey please sorry here there look listen miss mr mrs".split()
)
_HE = frozenset({"sir", "mister", "sonny"})
_SHE = frozenset({"ma'am", "madam", "madame", "miss", "mademoiselle", "mum"})


@frozen
class Address:
    """The characters that a quotation speaks to and of, by number, and the gender of a *sir* or *madam*."""

    to: frozenset[int] = frozenset()
    of: frozenset[int] = frozenset()
    gender: Gender | None = None
    spans: tuple[tuple[int, Span], ...] = field(default=(), repr=False)

    def __or__(self, other: Address) -> Address:
        return Address(self.to | other.to, self.of | other.of, self.gender or other.gender, self.spans + other.spans)


NOBODY = Address()


def read_address(text: str, content: Span, callings: Mapping[str, Sequence[int]]) -> Address:
    """Read one quotation's vocatives and mentions; `callings` gives the characters that a capitalised word may call.

    “Come in, Ann. Bo is here.” -> to Ann, of Bo
    """
    to: set[int] = set()
    of: set[int] = set()
    gender: Gender | None = None
    spans: list[tuple[int, Span]] = []
    words = list(_WORD.finditer(text, content.start, content.end))
    for number, found in enumerate(words):
        word = found.group().rstrip(".")
        who = callings.get(word)
        if not who and word.lower().replace("’", "'") not in _HE | _SHE:
            continue
        spoken_to = _is_spoken_to(text, content, words, number)
        if who:
            called = set(who)
            (to if spoken_to else of).update(called)
            if spoken_to:
                spans.extend((each, Span(found.start(), found.start() + len(word))) for each in sorted(called))
        elif spoken_to:
            gender = Gender.MALE if word.lower() in _HE else Gender.FEMALE
    return Address(frozenset(to), frozenset(of - to), gender, tuple(spans))


def _is_spoken_to(text: str, content: Span, words: Sequence[regex.Match[str]], number: int) -> bool:
    """Tell whether pauses, or the quotation's edges, set a name off on both sides."""
    found = words[number]
    last = found.end() - found.group().endswith(".")
    following = _next_ink(text, last, content.end)
    if following and following not in _PAUSE:
        return False
    if following == "-" and text[last] == "-" and text[last : last + 2] != "--":
        return False
    alone = number == 0 and len(words) == 1
    if alone:
        return following in ("!", "?", ",")
    return _is_led_in(text, content, words, number)


def _is_led_in(text: str, content: Span, words: Sequence[regex.Match[str]], number: int) -> bool:
    """Tell whether only words of address stand between the name and the pause or edge before it: Oh, my dear Ann!"""
    for at in range(number, max(-1, number - 5), -1):
        if at < number and words[at].group().rstrip(".").lower() not in _BEFORE:
            return False
        before = _last_ink(text, content.start, words[at].start())
        if not before or before in _PAUSE:
            return True
    return False


def _last_ink(text: str, start: int, end: int) -> str:
    while end > start and text[end - 1].isspace():
        end -= 1
    return text[end - 1] if end > start else ""


def _next_ink(text: str, start: int, end: int) -> str:
    while start < end and text[start].isspace():
        start += 1
    return text[start] if start < end else ""
