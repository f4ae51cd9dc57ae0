"""Which names of a story belong to one character: first names, short forms, honorifics and families."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from quoteattr.mentions.people import People, Person, same_full_name
from quoteattr.model import Gender

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.names import Name

# Written with a capital in an address or at the head of a sentence, and no part of the name.
_EPITHETS = frozenset("old young poor dear dearest darling little good great sweet honest miserable master".split())
_MARRIED = frozenset({"mrs", "madame", "mme", "lady"})
_PRONOUNS = {"he": Gender.MALE, "his": Gender.MALE, "him": Gender.MALE, "himself": Gender.MALE} | {
    "she": Gender.FEMALE,
    "her": Gender.FEMALE,
    "hers": Gender.FEMALE,
    "herself": Gender.FEMALE,
}
_SPELLINGS = {"mister": "mr", "doctor": "dr", "capt": "captain", "col": "colonel", "gen": "general"}
_FIRST_NAME_WEIGHT = 3  # a listed first name counts like so many pronouns
_REACH = 25  # tokens after a name within which a pronoun tells its gender

Words = tuple[str, ...]


@frozen
class Form:
    """One way to call somebody: an honorific without its point, or "", and the words of the name."""

    honorific: str
    words: Words

    @property
    def single(self) -> bool:
        """Tell whether the name has one word, a first name or a surname."""
        return len(self.words) == 1


def cast_names(names: Sequence[Name], lexicon: Lexicon) -> People:
    """Sort the names of a story into characters.

    Elizabeth Bennet, Elizabeth, Lizzy, Miss Eliza: one.  Mr. Bennet, Mrs. Bennet, Miss Bennet:
    three.  A name without honorific goes with the one bearer whom it fits.  The names are plain.
    """
    forms = {name.span.start: form_of(name, lexicon) for name in names}
    votes = _votes(names, forms)
    groups = _Groups(Counter(forms.values()), votes, lexicon)
    members: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        members[groups.of[forms[name.span.start]]].append(name)
    ordered = sorted(members.values(), key=lambda own: own[0].span.start)
    persons = tuple(_person(own, forms, votes, lexicon) for own in ordered)
    return People(persons, {name.span.start: number for number, own in enumerate(ordered) for name in own})


def plain_names(names: Iterable[Name], lexicon: Lexicon) -> tuple[Name, ...]:
    """The names of a story without epithets (*Poor Ann*), and without what is a description (*the Duchess*)."""
    plain = (_plain(name, lexicon) for name in names)
    return tuple(name for name in plain if name is not None)


def _plain(name: Name, lexicon: Lexicon) -> Name | None:
    """The name without epithets before it; None for what an article shows to be a description: the Duchess."""
    tokens = name.sentence.tokens
    words, first, honorific = name.words, name.first, name.honorific
    while len(words) > 1 and (words[0].lower() in _EPITHETS or words[0].lower() in lexicon.kin_nouns):
        if words[0].lower() in lexicon.kin_nouns:
            honorific = words[0]
        words, first = words[1:], first + 1
    before = tokens[first - 1] if first else None
    at = first - 1
    while at >= 0 and tokens[at].upos in ("ADJ", "PROPN", "NOUN") and first - at < 4:
        at -= 1
    article = at >= 0 and tokens[at].lower in ("the", "a", "an") and not honorific
    if article and not (before is not None and before.lower in lexicon.role_nouns and before.upos == "NOUN"):
        return None
    if before is not None and before.lower in lexicon.kin_nouns and before.text[:1].isupper():
        honorific = before.text
    return evolve(name, words=words, first=first, honorific=honorific)


def form_of(name: Name, lexicon: Lexicon) -> Form:
    """The form of a name, with the honorific or title that leads it: Mr. Lee, Captain Lee, Uncle Bo."""
    title = name.honorific or ""
    before = name.sentence.tokens[name.first - 1] if name.first else None
    if not title and before is not None and before.text[:1].isupper():
        title = before.text if before.lower in lexicon.title_abbreviations | lexicon.role_nouns else ""
    title = title.lower().rstrip(".")
    return Form(_SPELLINGS.get(title, title), tuple(name.words))


def _gender_of(honorific: str, lexicon: Lexicon) -> Gender | None:
    for word in (honorific, f"{honorific}."):
        gender = lexicon.honorifics.get(word) or lexicon.gendered_nouns.get(word)
        if gender:
            return gender
    return None


def _votes(names: Sequence[Name], forms: Mapping[int, Form]) -> dict[Form, Counter[Gender]]:
    """How often he or she is the first pronoun after a form, before any other name."""
    by_sentence: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        by_sentence[id(name.sentence)].append(name)
    votes: dict[Form, Counter[Gender]] = defaultdict(Counter)
    for own in by_sentence.values():
        for name, following in zip(own, [*own[1:], None], strict=True):
            end = following.first if following else name.last + 1 + _REACH
            for token in name.sentence.tokens[name.last + 1 : end]:
                if token.lower in _PRONOUNS:
                    votes[forms[name.span.start]][_PRONOUNS[token.lower]] += 1
                    break
    return votes


class _Groups:
    """Puts the forms of a story into groups, one a character: `of` gives each form's group."""

    def __init__(self, counts: Counter[Form], votes: Mapping[Form, Counter[Gender]], lexicon: Lexicon) -> None:
        self.of: dict[Form, int] = {}
        self._counts = counts
        self._votes = votes
        self._lexicon = lexicon
        self._size: Counter[int] = Counter()
        self._first: dict[str, list[int]] = defaultdict(list)
        self._last: dict[str, list[int]] = defaultdict(list)
        self._gender: dict[int, Gender | None] = {}
        self._titles: dict[int, set[str]] = defaultdict(set)
        self._families = {f.words[-1] for f in counts if f.honorific == "miss"}
        self._full: dict[int, list[Words]] = defaultdict(list)
        self._single: dict[str, list[int]] = defaultdict(list)
        ordered = sorted(counts, key=lambda form: (-counts[form], form.words, form.honorific))
        for form in ordered:
            if not form.single:
                self._place_full(form)
        for form in ordered:
            if form.single and form.honorific:
                self._place_titled(form)
        for form in ordered:
            if form.single and not form.honorific:
                self._place_bare(form)

    def _gender_of_form(self, form: Form) -> Gender | None:
        shown = _gender_of(form.honorific, self._lexicon)
        return shown or self._lexicon.first_names.get(form.words[0].lower())

    def _new(self, form: Form) -> None:
        self._join(form, len(self._gender))
        self._gender[self.of[form]] = self._gender_of_form(form)

    def _join(self, form: Form, group: int) -> None:
        self.of[form] = group
        self._size[group] += self._counts[form]
        if form.honorific:
            self._titles[group].add(form.honorific)
        if form.single:
            if group not in self._single[form.words[0]]:
                self._single[form.words[0]].append(group)
            return
        if form.words not in self._full[group]:
            self._full[group].append(form.words)
        for table, word in ((self._first, form.words[0]), (self._last, form.words[-1])):
            if group not in table[word]:
                table[word].append(group)

    def _agrees(self, form: Form, group: int) -> bool:
        """Tell whether a title fits what is known of a character: no Miss that is Mrs., no Mr. that is she."""
        gender = _gender_of(form.honorific, self._lexicon)
        known = self._gender.get(group)
        if gender and known and gender is not known:
            return False
        titles = self._titles[group]
        if form.honorific == "miss":
            return not titles & _MARRIED
        if form.honorific in _MARRIED:
            return "miss" not in titles and (not form.single or form.words[0] not in self._families)
        return True

    def _place_full(self, form: Form) -> None:
        for group in self._last.get(form.words[-1], []):
            same = any(same_full_name(form.words, words, self._lexicon) for words in self._full[group])
            if same and self._agrees(form, group):
                self._join(form, group)
                return
        self._new(form)

    def _place_titled(self, form: Form) -> None:
        word = form.words[0]
        for table in (self._last, self._first):
            fitting = [group for group in table.get(word, []) if self._agrees(form, group)]
            if len(fitting) == 1:
                self._join(form, fitting[0])
                return
            if fitting and table is self._last:
                break
        self._new(form)

    def _place_bare(self, form: Form) -> None:
        word = form.words[0]
        for groups in (self._by_first(word), self._last.get(word, []), self._single.get(word, []), self._long(word)):
            group = self._main(groups)
            if group is not None:
                self._join(form, group)
                return
        self._new(form)

    def _by_first(self, word: str) -> list[int]:
        found = list(self._first.get(word, []))
        if not found:
            longer = self._lexicon.short_names.get(word.lower(), ())
            found = [group for first in sorted(longer) for group in self._first.get(first.capitalize(), [])]
        return found

    def _long(self, word: str) -> list[int]:
        """Characters called by the one first name that a short form stands for: Lizzy, Elizabeth."""
        longer = self._lexicon.short_names.get(word.lower(), ())
        return [group for first in sorted(longer) for group in self._single.get(first.capitalize(), [])]

    def _main(self, groups: Sequence[int]) -> int | None:
        """The one group; of several the one man among them, or else the one named twice as often as any other."""
        ranked = sorted(set(groups), key=lambda group: (-self._size[group], group))
        men = [group for group in ranked if self._gender[group] is Gender.MALE]
        if len(ranked) > 1 and len(men) == 1:
            return men[0]
        if len(ranked) == 1 or (ranked and self._size[ranked[0]] >= 2 * self._size[ranked[1]]):
            return ranked[0]
        return None


def _person(
    names: Sequence[Name], forms: Mapping[int, Form], votes: Mapping[Form, Counter[Gender]], lexicon: Lexicon
) -> Person:
    counts = Counter(forms[name.span.start].words for name in names)
    usual = [words for words, count in counts.items() if count > 1 or 10 * count >= len(names)]
    best = max(usual or counts, key=lambda words: (len(words), counts[words]))
    fullest = next(name for name in names if tuple(name.words) == best)
    honorifics = tuple(dict.fromkeys(name.honorific for name in names if name.honorific))
    return Person(fullest, tuple(names), honorifics, _gender(names, forms, votes, lexicon))


def _gender(
    names: Sequence[Name], forms: Mapping[int, Form], votes: Mapping[Form, Counter[Gender]], lexicon: Lexicon
) -> Gender | None:
    """By honorific, else by the pronouns that follow and the first name together."""
    own = {forms[name.span.start] for name in names}
    shown = Counter(gender for name in names if (gender := _gender_of(forms[name.span.start].honorific, lexicon)))
    if shown:
        return shown.most_common(1)[0][0]
    total: Counter[Gender] = Counter()
    for form in own:
        total.update(votes.get(form, {}))
    for first in {form.words[0].lower() for form in own}:
        if first in lexicon.first_names:
            total[lexicon.first_names[first]] += _FIRST_NAME_WEIGHT
    ranked = total.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
