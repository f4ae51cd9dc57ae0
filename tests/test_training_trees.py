"""Trees: read, taken apart, put together, written."""

import pytest

from quoteattr.errors import SchemaError
from quoteattr.training.trees import ROOT, Builder, Tree, Word, read_trees, write_tree

SAID = Tree((Word("Ann", "PROPN", "NNP", 1, "nsubj"), Word("said", "VERB", "VBD", ROOT, "root")))


def test_a_tree_is_read_as_it_was_written() -> None:
    """A tree is read as it was written."""
    tree = Tree(
        (
            Word("Mara", "PROPN", "NNP", 1, "nsubj", "Mara", entity="S-PER"),
            Word("left", "VERB", "VBD", ROOT, "root", "leave", glued=True),
            Word(".", "PUNCT", ".", 1, "punct", "."),
        ),
        ("# sent_id = 1", "# text = Mara left."),
    )
    assert tree.text == "Mara left."
    assert list(read_trees(write_tree(tree).splitlines())) == [tree]


def test_a_tree_without_its_text_is_written_with_it() -> None:
    """A tree without its text is written with it."""
    assert write_tree(SAID).splitlines()[0] == "# text = Ann said"


@pytest.mark.parametrize("line", ["1\tno columns", "1\ta\ta\tX\tX\t_\thead\tdep\t_\t_"])
def test_a_line_that_is_no_word_is_refused(line: str) -> None:
    """A line that is no word is refused."""
    with pytest.raises(SchemaError, match="not a word line"):
        list(read_trees([line]))


def test_a_subtree_is_in_order_whatever_hangs_on_what() -> None:
    """A subtree is in order whatever hangs on what."""
    words = [Word(form, "X", "X", head, "dep") for form, head in (("a", 2), ("b", 0), ("c", ROOT), ("d", 0), ("e", 2))]
    tree = Tree(tuple(words))
    assert tree.subtree(0) == [0, 1, 3]
    assert tree.children(2) == [0, 4]
    assert tree.root == 2


def test_a_phrase_drops_the_marks_at_its_edges_and_is_none_where_it_is_interrupted() -> None:
    """A phrase drops the marks at its edges and is none where it is interrupted."""
    comma = Word(",", "PUNCT", ",", 1, "punct")
    held = Tree((comma, Word("director", "NOUN", "NN", 2, "appos"), Word("Ann", "PROPN", "NNP", ROOT, "root")))
    phrase = held.phrase(1)
    assert phrase is not None
    assert [word.form for word in phrase.words] == ["director"]
    apart = Tree((Word("a", "X", "X", 2, "dep"), Word("b", "X", "X", ROOT, "root"), Word("c", "X", "X", 1, "dep")))
    assert apart.phrase(2) is None


def test_a_part_ends_without_the_glue_that_it_had() -> None:
    """A part ends without the glue that it had."""
    tree = Tree((Word("Ann", "PROPN", "NNP", ROOT, "root", glued=True), Word(".", "PUNCT", ".", 0, "punct")))
    assert tree.part([0]).text == "Ann"
    assert not tree.part([0]).words[0].glued


def test_a_sentence_is_built_of_parts() -> None:
    """A sentence is built of parts."""
    build = Builder()
    opening = build.mark('"', "``")
    content = build.add(Tree((Word("it", "PRON", "PRP", 1, "nsubj"), Word("works", "VERB", "VBZ", ROOT, "root"))))
    marks = [opening, build.mark(",", ","), build.mark('"', "''")]
    verb = build.add(SAID)
    build.attach(content, verb, "ccomp")
    build.hang(marks, content)
    tree = build.sentence(verb)
    assert tree.text == '"It works," Ann said'
    assert [(word.form, word.head, word.deprel) for word in tree.words] == [
        ('"', 2, "punct"),
        ("It", 2, "nsubj"),
        ("works", 6, "ccomp"),
        (",", 2, "punct"),
        ('"', 2, "punct"),
        ("Ann", 6, "nsubj"),
        ("said", -1, "root"),
    ]


def test_an_apposition_is_closed_once_it_is_followed() -> None:
    """An apposition is closed once it is followed."""
    build = Builder()
    name = build.word("Ann", "PROPN", "NNP")
    comma = build.mark(",", ",")
    role = build.word("director", "NOUN", "NN")
    build.attach(role, name, "appos")
    build.hang([comma], role)
    build.close(name)
    assert build.part(name).text == "Ann, director,"


def test_nothing_is_closed_where_there_is_no_apposition() -> None:
    """Nothing is closed where there is no apposition."""
    build = Builder()
    name = build.word("Ann", "PROPN", "NNP")
    build.close(name)
    assert build.part(name).text == "Ann"


def test_a_word_that_hangs_on_nothing_is_told() -> None:
    """A word that hangs on nothing is told."""
    build = Builder()
    build.word("loose", "ADJ", "JJ")
    root = build.word("said", "VERB", "VBD")
    with pytest.raises(SchemaError, match="hang on nothing: loose"):
        build.sentence(root)
