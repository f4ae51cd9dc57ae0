"""Stage 5a: which names belong to one person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import field, frozen

from quoteattr.mentions.names import initials_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.names import Name
    from quoteattr.model import Gender

Words = tuple[str, ...]

_OFTEN = 4  # full mentions of somebody whom a headline may mean though another bears the surname too
_MOST_BEARERS = 60  # people of one surname, beyond whom it is nobody's
_LONG_ENOUGH = 6  # letters of a surname that may be misspelt
_BEFORE_FIRST_NAMES = frozenset({"sir", "dame"})


@frozen
class Person:
    """Somebody whom the text names: the fullest form, all mentions by name, and what they show.

    Somebody of a given cast is called by the first of the names `given`, and need not be named in
    the text.
    """

    fullest: Name | None
    names: tuple[Name, ...] = field(repr=False)
    honorifics: tuple[str, ...] = ()
    gender: Gender | None = None
    given: tuple[str, ...] = ()


@frozen
class Bearers:
    """Whom a name fits: those whose whole name or alias it is, and those of whose name it is a part."""

    whole: tuple[int, ...]
    part: tuple[int, ...] = ()

    @property
    def all(self) -> tuple[int, ...]:
        """Everybody whom it fits."""
        return self.whole + self.part


@frozen
class People:
    """The people of a text, and whom each of its names stands for (by the name's start).

    `unclear` are those of them who are not one person but a short form that fits several:
    nobody can tell whom it means.  `closed` tells that the people are given, and that nobody
    else speaks; `shared` are then the names that fit several of them.
    """

    persons: tuple[Person, ...]
    of_name: dict[int, int]
    unclear: frozenset[int] = frozenset()
    closed: bool = False
    shared: Mapping[int, Bearers] = field(factory=dict)


def gather(names: Sequence[Name], lexicon: Lexicon) -> People:
    """Sort a text's names into people: full names first, then the short forms that fit just one.

    A short form that fits several people is nobody's, unless one of them is the text's main bearer.
    """
    groups = _full_names(names, lexicon)
    index = _Index(groups, names, lexicon)
    counts = Counter(groups[name.words] for name in names if name.words in groups)
    of_name: dict[int, int] = {}
    members: list[list[Name]] = [[] for _ in range(max(groups.values(), default=-1) + 1)]
    singles: dict[tuple[Words, Gender | None], int] = {}
    unclear: set[int] = set()
    short: set[int] = set()  # people whom a short form has meant already, and goes on to mean
    for name in names:
        fitting = index.bearers(name)
        called = [group for group in fitting if group in short]
        group = _main_bearer(called if len(called) == 1 else fitting, members, counts) if fitting else None
        short.update([group] if group is not None and name.words not in groups else [])
        if group is None:
            key = (name.words, _honorific_gender(name, lexicon))
            group = singles.setdefault(key, len(members))
            unclear.update([group] if fitting else [])
            if group == len(members):
                members.append([])
        members[group].append(name)
        of_name[name.span.start] = group
    return People(tuple(_person(group, lexicon) for group in members), of_name, frozenset(unclear))


class _Index:
    """Groups of full names by their surnames and first words, in lower case, and what else tells them apart."""

    def __init__(self, groups: Mapping[Words, int], names: Iterable[Name], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._groups = groups
        self._last: dict[str, dict[int, None]] = {}
        self._first: dict[str, dict[int, None]] = {}
        self._initials: dict[str, dict[int, None]] = {}
        self._genders: dict[int, set[Gender]] = {}
        self._titles: dict[int, set[str]] = {}
        for words, group in groups.items():
            gender = lexicon.first_names.get(words[0].lower())
            self._genders.setdefault(group, set()).update([gender] if gender else [])
            self._first.setdefault(words[0].lower(), {})[group] = None
            self._initials.setdefault(initials_of(words).lower(), {})[group] = None
            for surname in _surnames(words, lexicon):
                self._last.setdefault(surname, {})[group] = None
        self._spellings = _spellings(self._last)
        for name in names:
            if name.words in groups and (title := _title(name, lexicon)):
                self._titles.setdefault(groups[name.words], set()).add(title)

    def bearers(self, name: Name) -> list[int]:
        """The people whom a name fits: the one of a full name; those of a surname, or else of a first name."""
        whole = " ".join(name.words).lower()
        if name.words in self._groups:
            return [self._groups[name.words]]
        for table in self._tables(name):
            bearers = table.get(whole, {})
            if len(bearers) > _MOST_BEARERS:
                return []
            fitting = self._told_apart(name, list(bearers))
            if fitting:
                return fitting
        return []

    def _tables(self, name: Name) -> list[dict[str, dict[int, None]]]:
        """Where to look a single word up, in order: no courtesy title but *Sir* stands before a first name."""
        honorific = (name.honorific or "").lower()
        if honorific in _BEFORE_FIRST_NAMES:
            return [self._first]
        plain = [] if honorific else [self._first, *([self._initials] if name.words[0].isupper() else [])]
        return [self._last, *plain, *self._misspelt(" ".join(name.words).lower())]

    def _misspelt(self, word: str) -> list[dict[str, dict[int, None]]]:
        """The one surname that a word which nobody bears is a letter off, as a table of its own."""
        if len(word) < _LONG_ENOUGH:
            return []
        near = {surname for form in _without_a_letter(word) for surname in self._spellings.get(form, ())}
        plurals = {word[:-1], word + "s"}  # the Okafors are not Okafor
        alike = [surname for surname in near - plurals if surname[0] == word[0]]
        return [{word: self._last[alike[0]]}] if len(alike) == 1 and word not in self._last else []

    def _told_apart(self, name: Name, bearers: Sequence[int]) -> list[int]:
        """Those of a name's bearers whom its honorific and the title before it fit best."""
        gender = _honorific_gender(name, self._lexicon)
        fitting = [g for g in bearers if gender is None or gender in (self._genders[g] or {gender})]
        title = _title(name, self._lexicon)
        for told in (
            [g for g in fitting if gender in self._genders[g]],
            [g for g in fitting if any(_is_same(title, own, self._lexicon) for own in self._titles.get(g, ()))],
        ):
            fitting = told if len(told) == 1 else fitting
        return fitting


def _title(name: Name, lexicon: Lexicon) -> str:
    """The title right before a name, in lower case, or ""."""
    before = name.sentence.tokens[name.first - 1].lower if name.first else ""
    return before if before in lexicon.title_abbreviations or before in lexicon.role_nouns else ""


def _is_same(one: str, other: str, lexicon: Lexicon) -> bool:
    """Tell whether two titles may be one person's: Sen. and senator."""
    return bool(one) and (
        one == other or one in lexicon.role_kinds.get(other, ()) or other in lexicon.role_kinds.get(one, ())
    )


def _surnames(words: Words, lexicon: Lexicon) -> list[str]:
    """The surname of a full name in lower case, without particles and with: meulen, van der meulen."""
    particled = _particled(words, lexicon)
    return [_surname(words).lower(), *([particled] if particled else [])]


def _particled(words: Words, lexicon: Lexicon) -> str:
    """The surname of a full name with the particles before it, in lower case, or "" where there are none."""
    last = max(at for at, word in enumerate(words) if word == _surname(words))
    first = last
    while first > 1 and words[first - 1].lower() in lexicon.name_particles:
        first -= 1
    return " ".join(words[first : last + 1]).lower() if first < last else ""


def _spellings(surnames: Iterable[str]) -> dict[str, list[str]]:
    """Surnames by what is left of them without one letter, as many as are looked at."""
    found: dict[str, list[str]] = {}
    for surname in surnames:
        for form in _without_a_letter(surname) if len(surname) >= _LONG_ENOUGH else ():
            alike = found.setdefault(form, [])
            alike.extend([surname] if len(alike) < _MOST_BEARERS else [])
    return found


def _without_a_letter(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _surname(words: Words) -> str:
    """The last word that is no suffix such as Jr."""
    return next((w for w in reversed(words) if not _is_suffix(w)), words[-1])


def _is_suffix(word: str) -> bool:
    return word.rstrip(".").lower() in ("jr", "sr", "ii", "iii", "iv")


def _full_names(names: Iterable[Name], lexicon: Lexicon) -> dict[Words, int]:
    """Give each name of two words or more a group; forms of one name share it.

    A surname with particles (*Van der Meulen*) is no full name where the text has a fuller one.
    """
    names = list(names)
    particled = {_particled(name.words, lexicon) for name in names}
    groups: dict[Words, int] = {}
    by_group: set[int] = set()
    by_form: dict[tuple[str, str], list[tuple[int, Words]]] = {}
    for name in names:
        words = name.words
        if len(words) < 2 or words in groups or " ".join(words).lower() in particled:
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


def _main_bearer(fitting: Sequence[int], members: Sequence[Sequence[Name]], counts: Counter[int]) -> int | None:
    """The only one of those whom a name fits, or whom the text has mostly meant.

    That is by name twice as often as any other, or first and often.  Before any of them is named,
    as in a headline, it is only somebody whom the text names again and again.
    """
    if len(fitting) == 1:
        return fitting[0]
    ranked = sorted(fitting, key=lambda g: (-(counts[g] + len(members[g])), g))
    best, second = ranked[0], ranked[1]
    score = [counts[g] + len(members[g]) for g in (best, second)]
    if not any(members[group] for group in fitting):
        return best if score[0] >= max(2 * score[1], _OFTEN) else None
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
