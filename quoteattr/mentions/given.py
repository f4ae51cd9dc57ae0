"""A given cast: the people whom a caller knows to speak, and where a text names them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import regex
from attrs import field, frozen

from quoteattr.errors import InputTypeError
from quoteattr.mentions.names import Name
from quoteattr.mentions.people import Bearers, People, Person
from quoteattr.model import Gender, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quoteattr.graph import ParsedText, Sentence
    from quoteattr.lexicon import Lexicon

_PIECE = regex.compile(r"[\p{L}\p{M}\p{N}]+")
GIVEN_NARRATOR = "I"  # the alias of whoever tells a story in the first person
_ARTICLES = frozenset({"the", "a", "an"})

Pieces = tuple[str, ...]


def _words(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise InputTypeError(f"aliases, titles and affiliations are lists of words, not one string: [{values!r}]")
    return tuple(values)


def _gender(value: Gender | str | None) -> Gender | None:
    try:
        return None if value is None else Gender(value)
    except ValueError as error:
        raise InputTypeError(f"a gender is 'female', 'male' or None, not {value!r}") from error


@frozen
class Character:
    """Somebody of a given cast: a character, a participant, a member.

    `name` is how answers call them.  `aliases` are other names and descriptions by which the
    text may call them (*Lizzy*, *Miss Bennet*, *the old pauper*), or *I* for whoever tells a story;
    surnames and first names need not be listed.  `titles` (*mayor*) lead *the mayor* to them where
    nobody else of the cast has that title; `affiliations` are kept for the caller.  A `gender` of
    None is read off the names.
    Raises InputTypeError where a name is empty or a value has another type.
    """

    name: str
    aliases: tuple[str, ...] = field(default=(), converter=_words)
    gender: Gender | None = field(default=None, converter=_gender)
    titles: tuple[str, ...] = field(default=(), converter=_words)
    affiliations: tuple[str, ...] = field(default=(), converter=_words)

    def __attrs_post_init__(self) -> None:
        for name in (self.name, *self.aliases, *self.titles):
            if not isinstance(name, str) or not _PIECE.search(name):
                raise InputTypeError(f"a name, alias or title must be a str with a letter in it, not {name!r}")


@frozen
class _Form:
    """One way to call members of the cast; `plain` forms, descriptions, may stand in lower case.

    `others` are members of whose names it is a part: where *Lee* is somebody's whole name, also Ann Lee.
    """

    pieces: Pieces
    members: frozenset[int]
    plain: bool
    others: frozenset[int] = frozenset()


@frozen
class Called:
    """A name in the text, and whom it fits."""

    name: Name
    bearers: Bearers


class Cast:
    """A cast with all the ways to call its members, found by their first word.

    Raises InputTypeError for what is neither a name, a Character nor a Speaker.
    """

    def __init__(self, speakers: Iterable[str | Character | Speaker], lexicon: Lexicon) -> None:
        if isinstance(speakers, str):
            raise InputTypeError("speakers must be a list of names or Characters, not one string")
        self.members = tuple(_character(each) for each in speakers)
        self._lexicon = lexicon
        self._forms: Mapping[str, list[_Form]] = _forms(self.members, lexicon)
        self.genders = tuple(m.gender or _gender_of(m, lexicon) for m in self.members)

    def find(self, parsed: ParsedText) -> tuple[Called, ...]:
        """Find where a text names a member, in order, and the members whom each name fits."""
        return tuple(found for sentence in parsed.sentences for found in self._in_sentence(sentence))

    def people(self, found: Sequence[Called]) -> People:
        """The whole cast as the people of a text, with the places where it names them."""
        own: dict[int, list[Name]] = defaultdict(list)
        for each in found:
            if len(each.bearers.whole) == 1:
                own[each.bearers.whole[0]].append(each.name)
        persons = tuple(
            Person(
                own[number][0] if number in own else None,
                tuple(own.get(number, ())),
                tuple(dict.fromkeys(name.honorific for name in own.get(number, ()) if name.honorific)),
                self.genders[number],
                (member.name, *member.aliases),
            )
            for number, member in enumerate(self.members)
        )
        of_name = {each.name.span.start: each.bearers.whole[0] for each in found if len(each.bearers.whole) == 1}
        shared = {each.name.span.start: each.bearers for each in found if len(each.bearers.all) > 1}
        return People(persons, of_name, closed=True, shared=shared)

    def _in_sentence(self, sentence: Sentence) -> Iterator[Called]:
        pieces = [(t.index, p.group()) for t in sentence.tokens if not t.elided for p in _PIECE.finditer(t.text)]
        at = 0
        while at < len(pieces):
            form = self._longest(pieces, at)
            if form is None:
                at += 1
                continue
            first, last = pieces[at][0], pieces[at + len(form.pieces) - 1][0]
            before = sentence.tokens[first - 1] if first else None
            honorific = before.text if before is not None and before.lower in self._lexicon.honorifics else None
            members = self._of_gender(form.members, honorific)
            if members:
                words = tuple(word for _, word in pieces[at : at + len(form.pieces)])
                others = self._of_gender(form.others, honorific or words[0])
                yield Called(Name(sentence, first, last, words, honorific), Bearers(members, others))
            at += len(form.pieces)

    def _longest(self, pieces: Sequence[tuple[int, str]], at: int) -> _Form | None:
        for form in self._forms.get(pieces[at][1].lower(), ()):
            words = [word for _, word in pieces[at : at + len(form.pieces)]]
            same = tuple(word.lower() for word in words) == form.pieces
            if same and (form.plain or all(word[0].isupper() or len(word) < 4 for word in words)):
                return form
        return None

    def _of_gender(self, members: frozenset[int], honorific: str | None) -> tuple[int, ...]:
        gender = self._lexicon.honorifics.get(honorific.lower()) if honorific else None
        return tuple(m for m in sorted(members) if gender is None or self.genders[m] in (gender, None))


def _character(each: str | Character | Speaker) -> Character:
    if isinstance(each, str):
        return Character(each)
    if isinstance(each, Speaker):
        titles, affiliations = [t.text for t in each.titles], [a.text for a in each.affiliations]
        return Character(each.name, (), each.gender, titles, affiliations)
    if isinstance(each, Character):
        return each
    raise InputTypeError(f"a speaker must be a name, a Character or a Speaker, not {type(each).__name__}")


def _pieces(words: str) -> Pieces:
    pieces = tuple(piece.group().lower() for piece in _PIECE.finditer(words))
    return pieces[1:] if len(pieces) > 1 and pieces[0] in _ARTICLES else pieces


def _forms(members: Sequence[Character], lexicon: Lexicon) -> dict[str, list[_Form]]:
    """All forms by their first word, the longest first: whole names and aliases, then titles, then single names."""
    found: dict[Pieces, set[int]] = defaultdict(set)
    plain: set[Pieces] = set()
    parts: dict[Pieces, set[int]] = defaultdict(set)
    for number, member in enumerate(members):
        for words in (member.name, *member.aliases, *member.titles):
            if words == GIVEN_NARRATOR:
                continue
            pieces = _pieces(words)
            found[pieces].add(number)
            described = words in member.titles or words.split()[0].lower() in _ARTICLES or words[0].islower()
            if described:
                plain.add(pieces)
            for part in () if described else _parts(pieces, lexicon):
                parts[part].add(number)
    whole = {pieces: frozenset(numbers) for pieces, numbers in found.items()}
    for part, numbers in parts.items():
        if part:
            found.setdefault(part, numbers)
    forms: dict[str, list[_Form]] = defaultdict(list)
    for pieces, numbers in found.items():
        others = _bearers(pieces, parts, lexicon) - numbers if pieces in whole else frozenset()
        forms[pieces[0]].append(_Form(pieces, frozenset(numbers), pieces in plain, others))
    for own in forms.values():
        own.sort(key=lambda form: (-len(form.pieces), form.pieces))
    return forms


def _bearers(pieces: Pieces, parts: Mapping[Pieces, set[int]], lexicon: Lexicon) -> frozenset[int]:
    """The members of whose names these pieces, without an honorific before them, are a part."""
    bare = pieces[1:] if len(pieces) > 1 and _is_honorific(pieces[0], lexicon) else pieces
    return frozenset(parts.get(bare, ()))


def _parts(pieces: Pieces, lexicon: Lexicon) -> Iterator[Pieces]:
    """What a name may be cut down to: without its honorific, to a known first name, or to the surname.

    What ends in a word for a person (*Ellen's Mother*, *Beach Attendant*) is no name to cut.
    """
    bare = tuple(piece for piece in pieces if not _is_honorific(piece, lexicon))
    last = bare[-1] if bare else ""
    if last in lexicon.person_nouns | lexicon.role_nouns | lexicon.kin_nouns or last in lexicon.gendered_nouns:
        return
    yield bare
    if len(bare) > 1 and bare[0] in lexicon.first_names:
        yield from (bare[:1], bare[-1:])


def _is_honorific(piece: str, lexicon: Lexicon) -> bool:
    return piece in lexicon.honorifics or piece in lexicon.title_abbreviations


def _gender_of(member: Character, lexicon: Lexicon) -> Gender | None:
    """The gender that honorifics, or else first names, of a member's names show."""
    names = [_pieces(words) for words in (member.name, *member.aliases)]
    for table in (lexicon.honorifics, lexicon.gendered_nouns, lexicon.first_names):
        shown = {gender for pieces in names if pieces and (gender := table.get(pieces[0]))}
        if len(shown) == 1:
            return shown.pop()
    return None
