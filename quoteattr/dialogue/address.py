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
    "hello hullo hallo hi hey please sorry here there look listen miss mr mrs dr sir lady uncle aunt captain".split()
)
_COURTESIES = {
    **dict.fromkeys(("sir", "mister", "sonny"), Gender.MALE),
    **dict.fromkeys(("ma'am", "madam", "madame", "miss", "mademoiselle", "mum"), Gender.FEMALE),
}
_TITLES = {
    **dict.fromkeys(("mr", "sir", "uncle", "lord", "master", "mister", "monsieur"), Gender.MALE),
    **dict.fromkeys(("mrs", "miss", "lady", "aunt", "madame", "mademoiselle", "ms"), Gender.FEMALE),
}
_UNKNOWN: Mapping[int, Gender] = {}


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


def read_address(
    text: str, content: Span, callings: Mapping[str, Sequence[int]], genders: Mapping[int, Gender] = _UNKNOWN
) -> Address:
    """Read one quotation's vocatives and mentions; `callings` gives the characters that a capitalised word may call.

    “Come in, Ann. Bo is here.” -> to Ann, of Bo
    """
    to: set[int] = set()
    of: set[int] = set()
    gender: Gender | None = None
    spans: list[tuple[int, Span]] = []
    words = list(_WORD.finditer(text, content.start, content.end))
    after = 0
    for number in range(len(words)):
        if number < after:
            continue
        after = _run(text, words, number, callings)
        if after == number:
            shown = _COURTESIES.get(_bare(words[number]).lower().replace("’", "'"))
            gender = shown if shown and _is_spoken_to(text, content, words, (number, number)) else gender
            after += 1
            continue
        run = (number, after - 1)
        who = _called(words, run, callings, genders)
        if not _is_spoken_to(text, content, words, run):
            of |= who
            continue
        to |= who
        span = Span(words[number].start(), words[after - 1].start() + len(_bare(words[after - 1])))
        spans.extend((each, span) for each in sorted(who))
    return Address(frozenset(to), frozenset(of - to), gender, tuple(spans))


def _bare(word: regex.Match[str]) -> str:
    return str(word.group()).rstrip(".")


def _run(text: str, words: Sequence[regex.Match[str]], first: int, callings: Mapping[str, Sequence[int]]) -> int:
    """One after the last of the words in a row, from the first on, that may call somebody: Ann Lee."""
    after = first
    while after < len(words) and _bare(words[after]) in callings:
        if after > first and text[words[after - 1].end() : words[after].start()] != " ":
            break
        after += 1
    return after


def _called(
    words: Sequence[regex.Match[str]],
    run: tuple[int, int],
    callings: Mapping[str, Sequence[int]],
    genders: Mapping[int, Gender],
) -> set[int]:
    """Whom all words of a name fit, if anybody, or else whom any does; by Mr. or Mrs. before it, who may be that."""
    each = [set(callings[_bare(word)]) for word in words[run[0] : run[1] + 1]]
    who = set.intersection(*each) or set.union(*each)
    title = _TITLES.get(_bare(words[run[0] - 1]).lower()) if run[0] else None
    return {one for one in who if title is None or genders.get(one, title) is title} or who


def _is_spoken_to(text: str, content: Span, words: Sequence[regex.Match[str]], run: tuple[int, int]) -> bool:
    """Tell whether pauses, or the quotation's edges, set a name off on both sides."""
    number, found = run[0], words[run[1]]
    last = found.end() - found.group().endswith(".")
    following = _next_ink(text, last, content.end)
    if following and following not in _PAUSE:
        return False
    if following == "-" and text[last] == "-" and text[last : last + 2] != "--":
        return False
    alone = number == 0 and len(words) == run[1] + 1
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
