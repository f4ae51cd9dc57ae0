"""The lexicon: its files, what loading makes of them, and values that extend it."""

from __future__ import annotations

import pickle
import re
import shutil
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quoteattr.errors import LexiconError
from quoteattr.inflection import noun_forms, verb_forms
from quoteattr.lexicon import CueKind, Lexicon, Table, english, load_lexicon
from quoteattr.model import Gender

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(str(files("quoteattr") / "lexicons" / "en"))
FILES = sorted(FOLDER.glob("*.txt"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the English files to where a test may spoil them."""
    return Path(shutil.copytree(FOLDER, tmp_path / "en"))


def _entries(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split(": ")[0] for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_is_sorted_and_unique(file: Path) -> None:
    """Every entry stands once and in order, so that two edits do not collide."""
    assert sorted(set(_entries(file))) == _entries(file)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_names_source_and_licence(file: Path) -> None:
    """The head of a file tells where it comes from and under which licence."""
    head = dict(re.findall(r"^# (source|licence): (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE))
    expected = "public domain" if "Census" in head["source"] else "Apache-2.0"
    assert expected == head["licence"]


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("add", "add adds added adding"),
        ("reply", "reply replies replied replying"),
        ("say", "say says said saying"),
        ("nod", "nod nods nodded nodding"),
        ("groan", "groan groans groaned groaning"),
        ("agree", "agree agrees agreed agreeing"),
        ("vow", "vow vows vowed vowing"),
        ("hiss", "hiss hisses hissed hissing"),
        ("echo", "echo echoes echoed echoing"),
        ("quip", "quip quips quipped quipping"),
        ("admit", "admit admits admitted admitting"),
        ("write", "write writes wrote writing written"),
        ("tell", "tell tells told telling"),
        ("lie", "lie lies lied lying"),
        ("label", "label labels labeled labeling labelled labelling"),
        ("criticize", "criticize criticizes criticized criticizing criticise criticises criticised criticising"),
    ],
)
def test_a_verb_is_known_in_all_its_forms(lemma: str, forms: str) -> None:
    """Each form of a cue verb, American or British, gives the verb, and no other form does."""
    found = {form for form, cue in english().cue_verbs.items() if cue.lemma == lemma}
    assert set(forms.split()) == found


@pytest.mark.parametrize(
    ("verb", "irregular", "forms"),
    [
        ("argue", (), ("argue", "argues", "argued", "arguing")),
        ("veto", (), ("veto", "vetoes", "vetoed", "vetoing")),
        ("dye", (), ("dye", "dyes", "dyed", "dyeing")),
        ("read", ("read", "reading"), ("read", "reads", "reading")),
        ("prize", (), ("prize", "prizes", "prized", "prizing")),
    ],
)
def test_verbs_inflect_by_rule(verb: str, irregular: tuple[str, ...], forms: tuple[str, ...]) -> None:
    """The rules of spelling give each form once; what is irregular replaces past and participle."""
    assert forms == verb_forms(verb, irregular)


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("claim", ("claim", "claims")),
        ("spokeswoman", ("spokeswoman", "spokeswomen")),
        ("man", ("man", "men")),
        ("shaman", ("shaman", "shamans")),
        ("deputy", ("deputy", "deputies")),
        ("attorney", ("attorney", "attorneys")),
        ("witness", ("witness", "witnesses")),
        ("coach", ("coach", "coaches")),
        ("memo", ("memo", "memos")),
        ("minutes", ("minutes",)),
    ],
)
def test_nouns_take_their_plural(noun: str, forms: tuple[str, ...]) -> None:
    """The rules of spelling give the plural; what ends in one -s is a plural already."""
    assert forms == noun_forms(noun)


@pytest.mark.parametrize(
    ("form", "kind", "licenses"),
    [
        ("said", CueKind.SPEECH, {"clause", "direct"}),
        ("Told", CueKind.SPEECH, {"about", "addressee", "clause", "direct", "infinitive", "of"}),
        ("tweeted", CueKind.WRITING, {"about", "clause", "direct"}),
        ("hopes", CueKind.THOUGHT, {"clause", "for", "infinitive"}),
        ("sighed", CueKind.MANNER, {"direct"}),
        ("dubbed", CueKind.JUDGEMENT, {"predicate"}),
        ("accused", CueKind.JUDGEMENT, {"object-of"}),
        ("vowing", CueKind.SPEECH, {"clause", "direct", "infinitive", "object"}),
        ("urged", CueKind.SPEECH, {"addressee", "clause", "direct", "infinitive", "object"}),
    ],
)
def test_a_cue_tells_its_kind_and_what_it_licenses(form: str, kind: CueKind, licenses: set[str]) -> None:
    """A form in any case of letters gives the kind of the verb and what it may take."""
    cue = english().cue(form)
    assert (kind, licenses) == (cue and cue.kind, cue and set(cue.licenses))


def test_nouns_that_report_tell_what_they_license() -> None:
    """A noun is there in both numbers, with what may follow it; some license nothing."""
    nouns = english().cue_nouns
    assert {"about", "clause", "of"} == nouns["claim"] == nouns["claims"]
    assert "for" in nouns["calls"]
    assert frozenset() == nouns["outburst"]


def test_cues_of_several_words_are_known_in_every_form() -> None:
    """A verb of several words is there in every form of its first word, and the longest that fits counts."""
    lexicon = english()
    forms = {words[0] for words, cue in lexicon.phrasal_cues.items() if cue.lemma == "make it clear"}
    assert {"make", "makes", "making", "made"} == forms
    longest = lexicon.with_cues("make it").phrasal_cue(["made", "it", "clear", "that"])
    assert "make it clear" == (longest and longest.lemma)
    assert (None, None) == (lexicon.phrasal_cue(["made", "it"]), lexicon.phrasal_cue([]))
    assert CueKind.JUDGEMENT is lexicon.phrasal_cues["played", "down"].kind


def test_cues_of_several_words_are_added_and_taken_out() -> None:
    """The caller's own cues of several words go the same way as single ones."""
    more = english().with_cues("drop the hint", licenses=["clause"])
    assert "drop the hint" == more.phrasal_cues["dropped", "the", "hint"].lemma
    fewer = more.without_cues("drop the hint", "say")
    assert (None, None) == (fewer.phrasal_cue(["dropped", "the", "hint"]), fewer.cue("said"))


def test_plurals_of_roles_and_persons_are_groups() -> None:
    """Where one lawyer is a role, lawyers are a group."""
    expected = {"lawyers", "neighbours", "sisters-in-law", "spokesmen", "police"}
    assert expected == expected & english().group_nouns
    assert frozenset() == {"lawyer", "neighbour", "spokesman"} & english().group_nouns


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("voicing_verbs", ("voiced", "gave", "issuing")),
        ("role_nouns", ("director", "spokeswoman", "farmer", "co-founder")),
        ("title_abbreviations", ("gov.", "gov", "sen.", "lt.")),
        ("offices", (("secretary", "of", "state"), ("attorney", "general"), ("chief", "of", "staff"))),
        ("title_modifiers", ("former", "acting", "deputy")),
        ("title_fields", ("affairs", "communications", "political")),
        ("organization_words", ("inc.", "inc", "university", "ministry")),
        ("document_nouns", ("affidavit", "affidavits", "reports", "guidelines")),
        ("person_nouns", ("resident", "voter", "neighbor", "neighbour")),
        ("kin_nouns", ("son", "wife", "stepfather")),
        ("name_particles", ("van", "de", "o'")),
        ("name_suffixes", ("jr.", "jr", "iii")),
        ("name_degrees", ("ph.d.", "phd", "qc")),
        ("calendar", ("monday", "october", "nov.")),
        ("parties", ("republican", "gop", "tory")),
        ("demonyms", ("french", "south korean")),
    ],
)
def test_lists_hold_what_they_are_for(name: str, words: tuple[object, ...]) -> None:
    """Each list holds its plainest words, in lower case, abbreviations with and without point."""
    assert set(words) == getattr(english(), name) & set(words)


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("mary", Gender.FEMALE),
        ("james", Gender.MALE),
        ("hillary", Gender.FEMALE),
        ("barack", Gender.MALE),
        ("mohammed", Gender.MALE),
        ("robin", None),
        ("jordan", None),
        ("taylor", None),
    ],
)
def test_a_first_name_tells_a_gender_only_where_it_is_clear(name: str, gender: Gender | None) -> None:
    """Names that both men and women bear are left out."""
    assert gender == english().first_names.get(name)


def test_tables_give_values() -> None:
    """Courtesy titles and nouns give genders, short names their full forms, abbreviations their places."""
    lexicon = english()
    assert Gender.FEMALE == lexicon.honorifics["mrs."] == lexicon.gendered_nouns["congresswoman"]
    assert {word: lexicon.honorifics[word] for word in ("mr", "mx.")} == {"mr": Gender.MALE, "mx.": None}
    assert frozenset({"william"}) == lexicon.short_names["bill"]
    assert (lexicon.places["mass."], lexicon.places["france"]) == ("massachusetts", "france")
    assert lexicon.postal_codes["ny"] == "new york"


def test_extending_gives_a_new_value() -> None:
    """A verb can be added or replaced, in all its forms, and the lexicon one began with stays as it was."""
    begun = english()
    extended = begun.with_cues("quoth", "Kvetch", kind="manner", licenses=["direct"])
    assert begun.cue("quothed") is None
    assert [cue.lemma for form in ("quoths", "kvetched") if (cue := extended.cue(form))] == ["quoth", "kvetch"]
    assert tuple(lexicon.cue_verbs["kvetch"].kind for lexicon in (begun, extended)) == (CueKind.SPEECH, CueKind.MANNER)


def test_added_verbs_inflect_irregularly_where_the_lexicon_knows_how() -> None:
    """The table of irregular verbs holds more verbs than are cues."""
    assert english().with_cues("retell").cue_verbs["retold"].lemma == "retell"


def test_taking_out_gives_a_new_value() -> None:
    """A verb can be taken out by any of its forms, and all of them go."""
    fewer = english().without_cues("laughed", "criticise")
    assert [fewer.cue(word) for word in ("laugh", "laughs", "criticized", "criticising")] == [None] * 4
    gone = english().cue_verbs.keys() - fewer.cue_verbs.keys()
    assert {*verb_forms("laugh"), *verb_forms("criticize")} == gone


@pytest.mark.parametrize(
    ("verbs", "options", "message"),
    [
        (("go  on",), {}, "'go  on' is no cue"),
        (("grunt",), {"kind": "noise"}, "'grunt': there is no kind of cue 'noise'"),
        (("grunt",), {"licenses": ("gerund",)}, r"'grunt': a cue verb licenses .*, not \['gerund'\]"),
    ],
)
def test_strange_cues_are_refused(verbs: tuple[str, ...], options: dict[str, Any], message: str) -> None:
    """An entry that cannot work is named, and so is what would."""
    with pytest.raises(LexiconError, match=message):
        english().with_cues(*verbs, **options)


def test_only_a_cue_can_be_taken_out() -> None:
    """Taking out a verb that is no cue is a mistake, most likely of spelling."""
    with pytest.raises(LexiconError, match="cannot be taken out: sayd"):
        english().without_cues("say", "sayd")


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("kin_nouns", "aunt\n", "Aunt\n", "kin_nouns.txt: 'Aunt' must be lower case"),
        ("kin_nouns", "aunt\n", "aunt\naunt\n", "kin_nouns.txt: 'aunt' stands after 'aunt'"),
        ("kin_nouns", "aunt\n", "uncle\naunt\n", "kin_nouns.txt: 'aunt' stands after 'uncle'"),
        ("kin_nouns", "aunt\n", "aunt: female\n", "kin_nouns.txt: 'aunt' is marked 'female'"),
        ("kin_nouns", "aunt\n", "aunt:\n", "kin_nouns.txt: 'aunt:' must be"),
        ("kin_nouns", "# source", "# sauce", "kin_nouns.txt: has no line '# source: …'"),
        ("offices", "black rod\n", "black  rod\n", "offices.txt: 'black  rod' must be"),
        ("cue_nouns", "claim: about", "claim: that about", "cue_nouns.txt: 'claim' is marked 'that'"),
        ("cue_verbs_speech", "say: clause", "say: claws", "cue_verbs_speech.txt: 'say' is marked 'claws'"),
        (
            "cue_verbs_speech",
            "say: clause",
            "said: direct\nsay: clause",
            "cue_verbs_speech.txt: 'say' has the form 'said'",
        ),
        ("cue_verbs_manner", "sigh: direct", "sigh: direct\nsignal: direct", "'signal' has the form 'signal'"),
        ("gendered_nouns", "actress: female", "actress", "gendered_nouns.txt: 'actress' must be followed by"),
        ("first_names_added", "barack: male", "barack: male\nbarbara: female", "'barbara' stands in first_names.txt"),
    ],
)
def test_malformed_files_are_refused(folder: Path, name: str, old: str, new: str, message: str) -> None:
    """The error names the file, the entry and what is wrong with it."""
    file = folder / f"{name}.txt"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(message)):
        load_lexicon(folder)


@pytest.mark.parametrize("spoil", [Path.unlink, lambda file: file.write_bytes(b"\xff")], ids=["missing", "not UTF-8"])
def test_unreadable_files_are_named(folder: Path, spoil: Callable[[Path], object]) -> None:
    """A file that is missing or no text is named."""
    spoil(folder / "parties.txt")
    with pytest.raises(LexiconError, match=r"parties\.txt: cannot be read"):
        load_lexicon(folder)


def test_an_empty_file_is_refused(folder: Path) -> None:
    """A list without entries is a file that was cut short."""
    (folder / "parties.txt").write_text("# source: us\n# licence: ours\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"parties\.txt: has no entries"):
        load_lexicon(folder)


def test_english_is_loaded_once() -> None:
    """All callers share one value."""
    assert english() is english()


def test_a_lexicon_survives_pickling() -> None:
    """A lexicon can be handed to another process, and compares and hashes as before."""
    copy = pickle.loads(pickle.dumps(english()))  # noqa: S301
    assert (english(), hash(english())) == (copy, hash(copy))


def test_a_table_cannot_be_changed() -> None:
    """A table has no way to set an entry, and does not follow the mapping it was made from."""
    entries = {"a": 1}
    table = Table(entries)
    entries["b"] = 2
    assert (Table({"a": 1}), False, "Table(1 entries)") == (table, hasattr(table, "__setitem__"), repr(table))


def test_an_empty_lexicon_knows_nothing() -> None:
    """A lexicon made by hand begins empty and can be filled."""
    assert (Lexicon().cue("say"), Lexicon().with_cues("say").cue_verbs["says"].lemma) == (None, "say")
