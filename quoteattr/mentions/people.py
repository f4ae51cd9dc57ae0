"""Stage 5a: which names belong to one person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import field, frozen

from quoteattr.mentions.names import in_one_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.names import Name
    from quoteattr.model import Gender

Words = tuple[str, ...]

_MOST_BEARERS = 60  # people of one surname, beyond whom it is nobody's


@frozen
class Person:
    """Somebody whom the text names: the fullest form, all mentions by name, and what they show.

    Somebody of a given cast is `called` by the name given, and need not be named in the text.
    """

    fullest: Name | None
    names: tuple[Name, ...] = field(repr=False)
    honorifics: tuple[str, ...] = ()
    gender: Gender | None = None
    called: str | None = None


@frozen
class People:
    """The people of a text, and whom each of its names stands for (by the name's start).

    `closed` tells that these are given, and that nobody else speaks; `shared` are then the names
    that fit several of them.
    """

    persons: tuple[Person, ...]
    of_name: dict[int, int]
    closed: bool = False
    shared: Mapping[int, tuple[int, ...]] = field(factory=dict)


def gather(names: Sequence[Name], lexicon: Lexicon) -> People:
    """Sort a text's names into people: full names first, then the short forms that fit just one.

    A short form that fits several people is nobody's, unless one of them is the text's main bearer.
    """
    groups = _full_names(names, lexicon)
    counts = Counter(groups[name.words] for name in names if name.words in groups)
    of_name: dict[int, int] = {}
    members: list[list[Name]] = [[] for _ in range(max(groups.values(), default=-1) + 1)]
    singles: dict[tuple[Words, Gender | None], int] = {}
    index = _Index(groups)
    for name in names:
        group = groups.get(name.words)
        if group is None:
            group = _short(name, index, members, counts, lexicon)
            if group is None:
                key = (name.words, _honorific_gender(name, lexicon))
                group = singles.setdefault(key, len(members))
                if group == len(members):
                    members.append([])
        members[group].append(name)
        of_name[name.span.start] = group
    return People(tuple(_person(group, lexicon) for group in members), of_name)


class _Index:
    """Groups of full names by their last and first words."""

    def __init__(self, groups: dict[Words, int]) -> None:
        self.last: dict[str, dict[int, None]] = {}
        self.first: dict[str, dict[int, None]] = {}
        self.first_words: dict[int, set[str]] = {}
        for words, group in groups.items():
            self.first_words.setdefault(group, set()).add(words[0].lower())
            for table, word in ((self.last, _surname(words)), (self.first, words[0])):
                table.setdefault(word, {})[group] = None

    def genders(self, group: int, lexicon: Lexicon) -> set[Gender]:
        """What a person's first names tell of the gender."""
        return {gender for word in self.first_words[group] if (gender := lexicon.first_names.get(word))}


def _surname(words: Words) -> str:
    """The last word that is no suffix such as Jr."""
    return next((w for w in reversed(words) if not _is_suffix(w)), words[-1])


def _is_suffix(word: str) -> bool:
    return word.rstrip(".").lower() in ("jr", "sr", "ii", "iii", "iv")


def _full_names(names: Iterable[Name], lexicon: Lexicon) -> dict[Words, int]:
    """Give each name of two words or more a group; forms of one name share it."""
    groups: dict[Words, int] = {}
    by_group: set[int] = set()
    by_form: dict[tuple[str, str], list[tuple[int, Words]]] = {}
    for name in names:
        words = name.words
        if len(words) < 2 or words in groups:
            continue
        surname = _surname(words)
        known, wanted = _forms(words[0].lower().rstrip("."), lexicon)
        others = (other for form in wanted for other in by_form.get((surname, form), ()))
        alike = min((other for other in others if same_full_name(words, other[1], lexicon)), default=None)
        groups[words] = groups[alike[1]] if alike else len(by_group)
        by_group.add(groups[words])
        for form in known:
            by_form.setdefault((surname, form), []).append((len(groups), words))
    return groups


def _forms(first: str, lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a first name is filed under, and what to look under for names that may be forms of it: “j*”, “j”."""
    short = tuple(sorted(lexicon.short_names.get(first, ())))
    initial = f"{first[:1]}*"
    if len(first) == 1:
        return (first, *short), (first, *short, initial)
    return (first, *short, initial), (first, *short, first[:1])


def same_full_name(one: Words, other: Words, lexicon: Lexicon) -> bool:
    """Tell whether two full names with the same surname are forms of one: Bob Lee, Robert J. Lee."""
    a, b = one[0].lower().rstrip("."), other[0].lower().rstrip(".")
    suffixes = (
        {w.rstrip(".").lower() for w in one if _is_suffix(w)},
        {w.rstrip(".").lower() for w in other if _is_suffix(w)},
    )
    if suffixes[0] and suffixes[1] and suffixes[0] != suffixes[1]:
        return False
    middle_a, middle_b = _middle(one), _middle(other)
    if middle_a and middle_b and not (middle_a & middle_b):
        return False
    if a == b or b in lexicon.short_names.get(a, ()) or a in lexicon.short_names.get(b, ()):
        return True
    return (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _middle(words: Words) -> set[str]:
    """First letters of the words between first name and surname."""
    return {w[0] for w in words[1:-1] if w[0].isupper()}


def _short(
    name: Name, index: _Index, members: Sequence[Sequence[Name]], counts: Counter[int], lexicon: Lexicon
) -> int | None:
    """The one person whose surname, or else first name, a single word is."""
    gender = _honorific_gender(name, lexicon)
    for table in (index.last, index.first):
        bearers = table.get(name.words[-1]) or table.get(in_one_case(name.words[-1]), {})
        if len(bearers) > _MOST_BEARERS or (table is index.first and name.honorific):
            break
        fitting = [g for g in bearers if _fits(gender, g, index, lexicon)]
        known = [g for g in fitting if gender in index.genders(g, lexicon)]
        fitting = known if len(known) == 1 else fitting
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return _main_bearer(fitting, members, counts)
    return None


def _fits(gender: Gender | None, group: int, index: _Index, lexicon: Lexicon) -> bool:
    if gender is None:
        return True
    known = index.genders(group, lexicon)
    return not known or gender in known


def _main_bearer(fitting: Sequence[int], members: Sequence[Sequence[Name]], counts: Counter[int]) -> int | None:
    """The person whom the text has mostly meant: by full name twice as often as any other, or first and often."""
    ranked = sorted(fitting, key=lambda g: (-(counts[g] + len(members[g])), g))
    best, second = ranked[0], ranked[1]
    score = [counts[g] + len(members[g]) for g in (best, second)]
    if score[0] >= 2 * score[1] or (score[0] > score[1] and members[best]):
        return best
    return best if members[best] and not members[second] else None


def _honorific_gender(name: Name, lexicon: Lexicon) -> Gender | None:
    return lexicon.honorifics.get(name.honorific.lower()) if name.honorific else None


def _person(names: Sequence[Name], lexicon: Lexicon) -> Person:
    longest = max(names, key=lambda name: (len(name.words), -name.span.start))
    honorifics = tuple(dict.fromkeys(name.honorific for name in names if name.honorific))
    return Person(longest, tuple(names), honorifics, _gender(names, lexicon))


def _gender(names: Sequence[Name], lexicon: Lexicon) -> Gender | None:
    shown = {g for name in names if (g := _honorific_gender(name, lexicon))}
    if len(shown) == 1:
        return shown.pop()
    firsts = {lexicon.first_names.get(name.words[0].lower()) for name in names if len(name.words) > 1} - {None}
    return firsts.pop() if len(firsts) == 1 else None
