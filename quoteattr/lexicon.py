"""What quoteattr knows of English words: cues, titles, organisations, names.

The words stand in plain files under `lexicons/en/`, which docs/lexicons.md describes.
All entries are lower case: look words up in lower case and with plain apostrophes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache, cached_property, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar

from attrs import evolve, field, frozen

from quoteattr.errors import LexiconError
from quoteattr.inflection import noun_forms, verb_forms
from quoteattr.lexicon_files import WordFile, read_word_file
from quoteattr.model import Gender

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

Key = TypeVar("Key")
Value = TypeVar("Value")
PREPOSITIONS = frozenset("about against as at for from in into of on over to toward upon with".split())
_LICENSES = frozenset({"addressee", "clause", "direct", "infinitive", "object", "predicate"})
_LICENSES |= PREPOSITIONS | {f"object-{preposition}" for preposition in PREPOSITIONS}
_TALK = frozenset({"clause", "direct"})
_NOUN_LICENSES = frozenset({"clause", "infinitive"}) | PREPOSITIONS
_GENDERS = frozenset(gender.value for gender in Gender)


class Table(Mapping[Key, Value], Generic[Key, Value]):
    """A mapping that cannot be changed, and that hashes, compares and pickles."""

    __slots__ = ("_entries", "_hash")

    def __init__(self, entries: Mapping[Key, Value] | Iterable[tuple[Key, Value]] = ()) -> None:
        self._entries: dict[Key, Value] = dict(entries)
        self._hash: int | None = None

    def __getitem__(self, key: Key) -> Value:
        return self._entries[key]

    def get(self, key: Key, default: Any = None) -> Any:
        """Give an entry or the default, without the detour over an exception that Mapping takes."""
        return self._entries.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[Key]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._entries.items()))
        return self._hash

    def __repr__(self) -> str:
        return f"Table({len(self)} entries)"

    def __reduce__(self) -> tuple[object, ...]:
        # Without the hash: it differs from one process to the next.
        return Table, (self._entries,)


class CueKind(str, Enum):
    """How a verb reports: by speech, in writing, as a thought, by manner alone, or as a judgement."""

    SPEECH = "speech"
    WRITING = "writing"
    THOUGHT = "thought"
    MANNER = "manner"
    JUDGEMENT = "judgement"


_KINDS = tuple(kind.value for kind in CueKind)


@frozen
class CueVerb:
    """A verb that reports what somebody says, writes or thinks.

    `licenses` tells what the verb may take: `clause` (said that …), `direct` (quoted
    speech), `infinitive` (promised to …, urged them to …), `addressee` (its object is
    the person spoken to: told reporters), `object` (what is said is named: announced a
    tour), `predicate` (called it a mess), a preposition (`for`: called for a vote), or an
    object with a preposition (`object-of`: accused him of theft).
    """

    lemma: str
    kind: CueKind
    licenses: frozenset[str] = _TALK

    @property
    def prepositions(self) -> frozenset[str]:
        """The licences that name a preposition, alone or after an object."""
        return frozenset(mark for mark in self.licenses if mark.removeprefix("object-") in PREPOSITIONS)


def _size(words: Collection[object]) -> str:
    return f"<{len(words)} entries>"


class _Cues(TypedDict):
    cue_verbs: Table[str, CueVerb]
    phrasal_cues: Table[tuple[str, ...], CueVerb]
    irregular_verbs: Table[str, tuple[str, ...]]


@frozen(kw_only=True, cache_hash=True)
class Lexicon:
    """The words that the stages look up, all in lower case.

    Cue, group and document nouns hold their plurals; role, person and kin nouns are
    singular, and their plurals are group nouns.  Titles, honorifics, suffixes and organisation
    words that end in a point are there without it as well.
    """

    # Every inflected form of a cue verb -> the verb; for phrasal cues, the words: ("made", "it", "clear").
    cue_verbs: Mapping[str, CueVerb] = field(factory=Table, repr=_size)
    phrasal_cues: Mapping[tuple[str, ...], CueVerb] = field(factory=Table, repr=_size)
    irregular_verbs: Mapping[str, tuple[str, ...]] = field(factory=Table, repr=_size)
    # Nouns that report, singular and plural -> what they license: claim -> about, clause, of.
    cue_nouns: Mapping[str, frozenset[str]] = field(factory=Table, repr=_size)
    # Verbs, in all their forms, whose object may be such a noun of their subject's: voiced fears.
    voicing_verbs: frozenset[str] = field(factory=frozenset, repr=_size)
    # Verbs that take a report back, in all their forms: denied that …, declined to say …
    denials: frozenset[str] = field(factory=frozenset, repr=_size)

    role_nouns: frozenset[str] = field(factory=frozenset, repr=_size)
    title_abbreviations: frozenset[str] = field(factory=frozenset, repr=_size)
    offices: frozenset[tuple[str, ...]] = field(factory=frozenset, repr=_size)
    title_modifiers: frozenset[str] = field(factory=frozenset, repr=_size)
    title_fields: frozenset[str] = field(factory=frozenset, repr=_size)
    # A role -> the words that may call it again: senator -> lawmaker, politician.
    role_kinds: Mapping[str, frozenset[str]] = field(factory=Table, repr=_size)
    # A courtesy title -> the gender it shows, or None.
    honorifics: Mapping[str, Gender | None] = field(factory=Table, repr=_size)

    organization_words: frozenset[str] = field(factory=frozenset, repr=_size)
    company_endings: frozenset[str] = field(factory=frozenset, repr=_size)
    group_nouns: frozenset[str] = field(factory=frozenset, repr=_size)
    document_nouns: frozenset[str] = field(factory=frozenset, repr=_size)
    person_nouns: frozenset[str] = field(factory=frozenset, repr=_size)
    gendered_nouns: Mapping[str, Gender] = field(factory=Table, repr=_size)
    kin_nouns: frozenset[str] = field(factory=frozenset, repr=_size)

    first_names: Mapping[str, Gender] = field(factory=Table, repr=_size)
    # A short form -> the names it may stand for: bill -> william.
    short_names: Mapping[str, frozenset[str]] = field(factory=Table, repr=_size)
    name_particles: frozenset[str] = field(factory=frozenset, repr=_size)
    name_suffixes: frozenset[str] = field(factory=frozenset, repr=_size)
    name_degrees: frozenset[str] = field(factory=frozenset, repr=_size)

    calendar: frozenset[str] = field(factory=frozenset, repr=_size)
    parties: frozenset[str] = field(factory=frozenset, repr=_size)
    demonyms: frozenset[str] = field(factory=frozenset, repr=_size)
    # A place or its abbreviation -> the place: "mass." -> "massachusetts".
    places: Mapping[str, str] = field(factory=Table, repr=_size)
    postal_codes: Mapping[str, str] = field(factory=Table, repr=_size)

    @property
    def voices(self) -> tuple[frozenset[str], ...]:
        """The lists of nouns for whoever may speak: people, bodies, documents."""
        return (
            self.role_nouns,
            self.person_nouns,
            self.kin_nouns,
            self.group_nouns,
            self.organization_words,
            self.document_nouns,
        )

    def cue(self, word: str) -> CueVerb | None:
        """Give the cue verb that a word is a form of, in any case of letters, or None."""
        return self.cue_verbs.get(word.lower())

    @cached_property
    def phrasal_openers(self) -> Mapping[str, int]:
        """The first words of cues of several words, each with the length of the longest that it opens."""
        longest: dict[str, int] = {}
        for words in self.phrasal_cues:
            longest[words[0]] = max(len(words), longest.get(words[0], 0))
        return longest

    def phrasal_cue(self, words: Sequence[str]) -> CueVerb | None:
        """Give the longest cue of several words that lower-case words begin with, or None: made it clear that …"""
        longest = self.phrasal_openers.get(words[0], 0) if words else 0
        tried = (self.phrasal_cues.get(tuple(words[:length])) for length in range(longest, 1, -1))
        return next((cue for cue in tried if cue), None)

    def with_cues(self, *verbs: str, kind: CueKind | str = CueKind.SPEECH, licenses: Iterable[str] = _TALK) -> Lexicon:
        """Give a lexicon that knows these verbs too, in all their forms; they replace what it had.

        Verbs are given in their base form, those of several words with the verb first: "make it
        clear".  Raises LexiconError for a kind or licence that there is not, and for an entry
        without words, or whose words are not parted by single blanks.
        """
        singles, phrasal = dict(self.cue_verbs), dict(self.phrasal_cues)
        for lemma in (verb.lower() for verb in verbs):
            if not lemma or " ".join(lemma.split()) != lemma:
                raise LexiconError(
                    f"{lemma!r} is no cue: give a verb in its base form, such as 'say' or 'make it clear'"
                )
            cue = _cue_verb(lemma, kind, licenses)
            for words in _phrasal_forms(lemma, self.irregular_verbs):
                if len(words) == 1:
                    singles[words[0]] = cue
                else:
                    phrasal[words] = cue
        return evolve(self, cue_verbs=Table(singles), phrasal_cues=Table(phrasal))

    def without_cues(self, *verbs: str) -> Lexicon:
        """Give a lexicon that no longer knows these verbs, of one word or several, in any form.

        Raises LexiconError for a verb that is no cue in the first place.
        """
        known = {verb: self.cue(verb) or self.phrasal_cues.get(tuple(verb.lower().split())) for verb in verbs}
        unknown = [verb for verb, cue in known.items() if cue is None]
        if unknown:
            raise LexiconError(f"not cue verbs of this lexicon, so they cannot be taken out: {', '.join(unknown)}")
        gone = set(known.values())
        singles = ((form, cue) for form, cue in self.cue_verbs.items() if cue not in gone)
        phrasal = ((words, cue) for words, cue in self.phrasal_cues.items() if cue not in gone)
        return evolve(self, cue_verbs=Table(singles), phrasal_cues=Table(phrasal))


@cache
def english() -> Lexicon:
    """Load the English lexicon that comes with quoteattr; later calls give the same value."""
    return load_lexicon(files("quoteattr") / "lexicons" / "en")


def load_lexicon(folder: Traversable | Path) -> Lexicon:
    """Load a lexicon from a folder with the files of `lexicons/en/`, checking every entry.

    Raises LexiconError, which names the file and the entry.
    """
    read = partial(read_word_file, folder)
    plurals = read("irregular_nouns").marks
    roles, persons, kin = (read(name).words() for name in ("role_nouns", "person_nouns", "kin_nouns"))
    singles = roles | persons | kin
    return Lexicon(
        **_cues(read),
        cue_nouns=_cue_nouns(read("cue_nouns", _NOUN_LICENSES), plurals),
        voicing_verbs=_with_verb_forms(read("voicing_verbs").words(), read("irregular_verbs").marks),
        denials=_with_verb_forms(read("denials").words(), read("irregular_verbs").marks),
        role_nouns=roles,
        title_abbreviations=_with_and_without_point(read("title_abbreviations").words()),
        offices=frozenset(read("offices").phrases()),
        title_modifiers=read("title_modifiers").words(),
        title_fields=read("title_fields").words(),
        role_kinds=Table((role, frozenset(kinds)) for role, kinds in read("role_kinds").marks.items()),
        honorifics=_honorifics(read("honorifics", _GENDERS)),
        organization_words=_with_and_without_point(read("organization_words").words()),
        company_endings=read("company_endings").words(),
        group_nouns=read("group_nouns").words() | (_with_plurals(singles, plurals) - singles),
        document_nouns=_with_plurals(read("document_nouns").words(), plurals),
        person_nouns=persons,
        gendered_nouns=_genders(read("gendered_nouns", _GENDERS)),
        kin_nouns=kin,
        first_names=_first_names(read("first_names", _GENDERS), read("first_names_added", _GENDERS)),
        short_names=Table((short, frozenset(full)) for short, full in read("short_names").marks.items()),
        name_particles=read("name_particles").words(),
        name_suffixes=_with_and_without_point(read("name_suffixes").words()),
        name_degrees=_with_and_without_point(read("name_degrees").words()),
        calendar=read("calendar").words(),
        parties=read("parties").words(),
        demonyms=read("demonyms").words(),
        places=_expansions(read("places")),
        postal_codes=_expansions(read("postal_codes")),
    )


def _cue_verb(lemma: str, kind: CueKind | str, licenses: Iterable[str]) -> CueVerb:
    if kind not in _KINDS:
        raise LexiconError(f"{lemma!r}: there is no kind of cue {kind!r}, only {', '.join(_KINDS)}")
    given = frozenset(licenses)
    if not given <= _LICENSES:
        raise LexiconError(
            f"{lemma!r}: a cue verb licenses {', '.join(sorted(_LICENSES))}, not {sorted(given - _LICENSES)}"
        )
    return CueVerb(lemma, CueKind(kind), given)


def _cues(read: Callable[..., WordFile]) -> _Cues:
    irregular = read("irregular_verbs").marks
    verbs: dict[str, CueVerb] = {}
    for kind in CueKind:
        file = read(f"cue_verbs_{kind.value}", _LICENSES)
        for lemma, licenses in file.marks.items():
            cue = _cue_verb(lemma, kind, licenses)
            for form in verb_forms(lemma, irregular.get(lemma, ())):
                if verbs.setdefault(form, cue) != cue:
                    raise file.error(lemma, f"has the form {form!r}, which {verbs[form].lemma!r} has already")
    phrasal: dict[tuple[str, ...], CueVerb] = {}
    for phrase, marks in read("phrasal_verbs", _LICENSES | set(_KINDS)).marks.items():
        kind = CueKind(next((mark for mark in marks if mark in _KINDS), CueKind.SPEECH))
        cue = _cue_verb(phrase, kind, [mark for mark in marks if mark not in _KINDS])
        phrasal.update(dict.fromkeys(_phrasal_forms(phrase, irregular), cue))
    return {"cue_verbs": Table(verbs), "phrasal_cues": Table(phrasal), "irregular_verbs": Table(irregular)}


def _phrasal_forms(lemma: str, irregular: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The words of a verb in each of its forms: (make, it, clear), (made, it, clear) …"""
    head, *rest = lemma.split()
    return ((form, *rest) for form in verb_forms(head, irregular.get(head, ())))


def _with_plurals(nouns: Iterable[str], irregular: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in noun_forms(noun, irregular.get(noun, ())))


def _cue_nouns(file: WordFile, irregular: Mapping[str, tuple[str, ...]]) -> Table[str, frozenset[str]]:
    return Table(
        (form, frozenset(marks))
        for noun, marks in file.marks.items()
        for form in noun_forms(noun, irregular.get(noun, ()))
    )


def _with_verb_forms(verbs: Iterable[str], irregular: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb, irregular.get(verb, ())))


def _without_point(word: str) -> str:
    # A single letter without its point (M. for Monsieur) would be taken for an initial.
    return word[:-1] if word.endswith(".") and len(word) > 2 else word


def _with_and_without_point(words: frozenset[str]) -> frozenset[str]:
    return words | {_without_point(word) for word in words}


def _genders(file: WordFile) -> Table[str, Gender]:
    for entry, marks in file.marks.items():
        if len(marks) != 1:
            raise file.error(entry, "must be followed by female or male")
    return Table((entry, Gender(marks[0])) for entry, marks in file.marks.items())


def _honorifics(file: WordFile) -> Table[str, Gender | None]:
    genders = [(entry, Gender(marks[0]) if marks else None) for entry, marks in file.marks.items()]
    return Table([*genders, *((_without_point(entry), gender) for entry, gender in genders)])


def _first_names(census: WordFile, added: WordFile) -> Table[str, Gender]:
    for name in added.marks:
        if name in census.marks:
            raise added.error(name, f"stands in {census.name} already")
    return Table({**_genders(census), **_genders(added)})


def _expansions(file: WordFile) -> Table[str, str]:
    return Table((entry, " ".join(marks) or entry) for entry, marks in file.marks.items())
