"""The text to train on: treebanks, names, reports, elision, renaming."""

import json
import lzma
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from quoteattr.errors import SchemaError
from quoteattr.lexicon import english
from quoteattr.training.crossings import Crossings, speaking, unmarked
from quoteattr.training.data import (
    crossings,
    find,
    load_trees,
    named_sentences,
    read_names,
    reports,
    training_trees,
    write_trees,
)
from quoteattr.training.elision import elided
from quoteattr.training.entities import name_spans
from quoteattr.training.parts import Parts, cut
from quoteattr.training.renaming import Renaming
from quoteattr.training.reports import Reports
from quoteattr.training.treebanks import read_treebank
from quoteattr.training.trees import ROOT, Tree, read_trees

TINY = Path(__file__).parent / "data" / "tiny.conllu"
WARNED = """\
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tclerk\tclerk\tNOUN\tNN\t_\t3\tnsubj\t_\t_
3\twarned\twarn\tVERB\tVBD\t_\t0\troot\t_\t_
4\tguests\tguest\tNOUN\tNNS\t_\t3\tiobj\t_\t_
5\tthat\tthat\tSCONJ\tIN\t_\t7\tmark\t_\t_
6\train\train\tNOUN\tNN\t_\t7\tnsubj\t_\t_
7\tapproached\tapproach\tVERB\tVBD\t_\t3\tccomp\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""


@pytest.fixture(scope="module")
def tiny() -> list[Tree]:
    """A treebank of a few sentences."""
    return list(read_treebank(TINY))


@pytest.fixture(scope="module")
def parts(tiny: list[Tree]) -> Parts:
    """What its sentences give to build of."""
    return cut(tiny, english())


def names(tree: Tree) -> list[tuple[str, str]]:
    """The names of a tree and their types."""
    return [(" ".join(w.form for w in tree.words[a:b]), kind) for a, b, kind in name_spans(tree.words)]


def is_tree(tree: Tree) -> bool:
    """Tell whether every word hangs, step by step, on one root."""
    above = [word.head for word in tree.words]
    for start in range(len(above)):
        seen, place = set(), start
        while place != ROOT and place not in seen:
            seen.add(place)
            place = above[place]
        if place != ROOT:
            return False
    return above.count(ROOT) == 1


def test_curly_marks_are_straight_and_contractions_words(tiny: list[Tree]) -> None:
    """Curly marks are straight and contractions words."""
    assert tiny[0].text == '"The dam holds," said Mara Ilvo, director of the Harbor Trust in Lisbon.'
    assert [word.form for word in tiny[1].words][3:6] == ["does", "n't", "trust"]
    assert tiny[1].text == "Senator Dora Pell doesn't trust the old bridge."


def test_documents_for_non_commercial_use_are_left_out(tiny: list[Tree]) -> None:
    """Documents for non commercial use are left out."""
    assert not any("GUM_fiction" in comment for tree in tiny for comment in tree.comments)
    assert len(list(read_treebank(TINY, without=()))) == len(tiny) + 1


def test_names_are_cut_out_of_mentions(tiny: list[Tree]) -> None:
    """Names are cut out of mentions."""
    assert names(tiny[0]) == [("Mara Ilvo", "PER"), ("Harbor Trust", "ORG"), ("Lisbon", "LOC")]
    assert names(tiny[1]) == [("Dora Pell", "PER")]
    assert names(tiny[3]) == []


def test_a_treebank_may_be_packed(tmp_path: Path, tiny: list[Tree]) -> None:
    """A treebank may be packed."""
    packed = tmp_path / "gum-train.conllu.xz"
    packed.write_bytes(lzma.compress(TINY.read_bytes()))
    assert list(read_treebank(packed)) == tiny
    assert find(tmp_path, "gum", "train") == packed


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A missing file is told."""
    with pytest.raises(SchemaError, match=r"no file named like ewt\*train"):
        find(tmp_path, "ewt", "train")


def test_a_broken_treebank_is_told(tmp_path: Path) -> None:
    """A broken treebank is told."""
    broken = tmp_path / "broken.conllu"
    broken.write_text("1\tword\n\n", encoding="utf-8")
    with pytest.raises(SchemaError, match="not a token line"):
        list(read_treebank(broken))


def test_parts_are_cut_by_the_place_that_they_take(parts: Parts) -> None:
    """Parts are cut by the place that they take."""
    assert "the mayor" in [part.text for part in parts.speakers]
    assert "Tess Orban, who runs a bakery" in [part.text for part in parts.speakers]
    assert [part.text for part in parts.addressees] == ["reporters"]
    assert [part.text for part in parts.participles] == ["humming softly"]
    assert [part.text for part in parts.conjuncts] == ["and waved"]
    assert [part.text for part in parts.appositions] == ["a former engineer who grew roses"]
    assert [part.text for part in parts.relatives] == ["who runs a bakery"]
    assert [part.text for part in parts.openers] == ["on Monday"]
    assert "He walked to the station, humming softly" in [part.text for part in parts.clauses]


def test_reports_are_trees_with_speech_in_them(parts: Parts) -> None:
    """Reports are trees with speech in them."""
    for tree in islice(Reports(parts, english(), Random(3)).draw(), 400):
        assert is_tree(tree), tree.text
        labels = {word.deprel for word in tree.words}
        assert labels & {"ccomp", "parataxis"}, tree.text
        assert tree.text.count('"') % 2 == 0, tree.text
        assert next(c for c in tree.text if c.isalpha()).isupper(), tree.text


def test_reports_are_the_same_for_the_same_seed(tiny: list[Tree]) -> None:
    """Reports are the same for the same seed."""
    assert reports(tiny, 30, seed=5) == reports(tiny, 30, seed=5)
    assert reports(tiny, 30, seed=5) != reports(tiny, 30, seed=6)


def test_verbs_agree_with_pronouns(parts: Parts) -> None:
    """Verbs agree with pronouns."""
    plural = {"I", "we", "you", "they"}
    for tree in islice(Reports(parts, english(), Random(9)).draw(), 400):
        for word in tree.words:
            if word.form in plural and word.deprel == "nsubj":
                assert tree.words[word.head].xpos != "VBZ" or word.form == "It", tree.text


def test_a_quoted_clause_gives_way_to_a_short_one(tiny: list[Tree]) -> None:
    """A quoted clause gives way to a short one."""
    short = elided(tiny[0])
    assert short is not None
    assert is_tree(short)
    assert short.text == '"It works," said Mara Ilvo, director of the Harbor Trust in Lisbon.'
    works = short.words[2]
    assert (works.form, works.deprel, short.words[works.head].form) == ("works", "ccomp", "said")


def test_a_sentence_without_quotations_has_none_to_elide(tiny: list[Tree]) -> None:
    """A sentence without quotations has none to elide."""
    assert elided(tiny[1]) is None


def test_reports_are_crossed(tiny: list[Tree]) -> None:
    """Contents, speakers and whom it is said to come from other sentences of the same kind, and trees stay trees."""
    found = list(islice(Crossings([*tiny, *read_trees(WARNED.splitlines())], english(), Random(2)).draw(), 60))
    assert all(map(is_tree, found))
    texts = {tree.text for tree in found}
    assert "On Monday, the mayor told guests that rain approached." in texts
    assert "The clerk warned reporters the river rose quickly." in texts
    relations = {(w.form, w.deprel, t.words[w.head].form) for t in found for w in t.words}
    assert {("guests", "iobj", "told"), ("approached", "ccomp", "told")} <= relations


def test_a_treebank_without_speech_has_no_crossings(tiny: list[Tree]) -> None:
    """Nothing is drawn, and nothing waits for ever."""
    assert not list(Crossings(tiny[3:], english(), Random(2)).draw())
    assert crossings(tiny[3:], 5, seed=1) == []
    assert [speaking(tree, english()) for tree in tiny[:4]] == [True, False, True, False]


def test_marks_are_taken_off(tiny: list[Tree]) -> None:
    """A quotation may stand without its marks."""
    assert unmarked(tiny[0]).text == "The dam holds, said Mara Ilvo, director of the Harbor Trust in Lisbon."
    assert is_tree(unmarked(tiny[0]))
    assert unmarked(tiny[1]) is tiny[1]


def test_a_part_takes_the_place_of_another(tiny: list[Tree]) -> None:
    """What hung on a word taken out hangs on the part's top, and blanks stay as they were."""
    (warned,) = read_trees(WARNED.splitlines())
    tree = tiny[0].replaced(1, 4, warned.part(range(5, 7)))
    assert tree.text == '"rain approached," said Mara Ilvo, director of the Harbor Trust in Lisbon.'
    assert is_tree(tree)
    assert {tree.words[w.head].form for w in tree.words[:5] if w.deprel == "punct"} == {"approached"}
    assert (tree.words[2].deprel, tree.words[tree.words[2].head].form) == ("ccomp", "said")


def test_names_are_put_in_the_place_of_names(tiny: list[Tree]) -> None:
    """Names are put in the place of names."""
    renaming = Renaming(tiny, english(), Random(4))
    changed = 0
    for _ in range(50):
        for tree in tiny:
            other = renaming.renamed(tree)
            assert is_tree(other), other.text
            assert [kind for _, kind in names(other)] == [kind for _, kind in names(tree)]
            changed += names(other) != names(tree)
    assert changed > 50


def test_sentences_with_names_are_read_from_json(tmp_path: Path) -> None:
    """Sentences with names are read from json."""
    path = tmp_path / "uner-dev.json"
    path.write_text(json.dumps([[{"text": "Ann’s", "ner": "S-PER"}, {"text": "hat", "ner": "O"}]]), encoding="utf-8")
    (tree,) = read_names(path)
    assert names(tree) == [("Ann's", "PER")]
    assert is_tree(tree)


@pytest.mark.parametrize("content", ["", "[[1]]", '[[{"text": "no label"}]]'])
def test_json_of_another_kind_is_told(tmp_path: Path, content: str) -> None:
    """Json of another kind is told."""
    path = tmp_path / "names.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SchemaError, match="no sentences with names"):
        list(read_names(path))


def test_all_sources_come_together(tmp_path: Path, tiny: list[Tree]) -> None:
    """All sources come together."""
    for name in ("ewt-train", "gum-train"):
        (tmp_path / f"{name}.conllu").write_bytes(TINY.read_bytes())
    for name in ("ner-uner-dev", "ner-lit-train"):
        (tmp_path / f"{name}.json").write_text('[[{"text": "Oslo", "ner": "S-LOC"}]]', encoding="utf-8")
    trees = training_trees(tmp_path)
    assert trees == [*tiny, *tiny]
    found = named_sentences(tmp_path, tiny, seed=1)
    assert sum(names(tree) == [("Oslo", "LOC")] for tree in found) >= 3
    path = tmp_path / "out.conllu"
    write_trees(found[:20], path)
    assert [tree.words for tree in load_trees(path)] == [tree.words for tree in found[:20]]
