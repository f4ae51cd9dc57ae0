"""The text that the networks learn from: treebanks, reports built of them, and sentences with names."""

from __future__ import annotations

import json
import lzma
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Final

from attrs import evolve

from quoteattr.errors import SchemaError
from quoteattr.lexicon import english
from quoteattr.parsers.characters import same_length
from quoteattr.training.crossings import Crossings, speaking
from quoteattr.training.elision import elided
from quoteattr.training.parts import cut
from quoteattr.training.renaming import Renaming
from quoteattr.training.reports import Reports
from quoteattr.training.treebanks import read_treebank
from quoteattr.training.trees import ROOT, Tree, Word, read_trees, write_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

# Sentences with reported speech that are built, and how often real ones come with their quotations elided.
REPORTS: Final = 4000
NAMED_REPORTS: Final = 3500
CROSSINGS: Final = 3000
_ELIDED: Final = 2
# How much of GUM comes in the capitals of a headline as well, for the names.
_HEADLINES: Final = 0.1
_LONGEST: Final = 100


def find(folder: Path, *parts: str, suffix: str = ".conllu") -> Path:
    """The one file in a folder whose name has all the parts; raises SchemaError where there is none."""
    for path in sorted(folder.rglob("*")):
        if all(part in path.name for part in parts) and path.name.endswith((suffix, f"{suffix}.xz")):
            return path
    raise SchemaError(f"no file named like {'*'.join(parts)}*{suffix} in {folder}: see docs/model-card.md for the data")


def training_trees(treebanks: Path) -> list[Tree]:
    """The sentences of EWT and GUM to train on, without the documents that are not free for every use."""
    return [
        *read_treebank(find(treebanks, "ewt", "train")),
        *read_treebank(find(treebanks, "gum", "train")),
    ]


def reports(trees: Sequence[Tree], count: int, *, seed: int) -> list[Tree]:
    """So many sentences with reported speech built of parts of the trees, and the trees' own with elided quotations."""
    random = Random(seed)
    lexicon = english()
    found = list(islice(Reports(cut(trees, lexicon), lexicon, random).draw(), count))
    found += [tree for tree in map(elided, trees) if tree is not None] * _ELIDED
    random.shuffle(found)
    return found


def crossings(trees: Sequence[Tree], count: int, *, seed: int) -> list[Tree]:
    """The trees in which somebody says something once more, and so many of them crossed with one another."""
    lexicon = english()
    own = [tree for tree in trees if speaking(tree, lexicon)]
    return [*own, *islice(Crossings(trees, lexicon, Random(seed)).draw(), count)]


def named_sentences(treebanks: Path, gum: Sequence[Tree], *, seed: int) -> list[Tree]:
    """Sentences with names: GUM, Universal NER and LitBank, reports built of GUM's, and other names in their places."""
    random = Random(seed)
    headlines = [_headline(tree) for tree in gum if 4 < len(tree) < 14 and random.random() < _HEADLINES]
    uner = list(read_names(find(treebanks, "uner", "dev", suffix=".json")))
    litbank = list(read_names(find(treebanks, "lit", "train", suffix=".json")))
    renaming = Renaming([*gum, *uner], english(), random)
    renamed = [renaming.renamed(tree) for tree in (*gum, *uner) if any(word.entity != "O" for word in tree.words)]
    found = [*gum, *uner, *uner, *litbank, *reports(gum, NAMED_REPORTS, seed=seed), *headlines, *renamed]
    return [tree for tree in found if len(tree) <= _LONGEST]


def read_names(path: Path) -> Iterator[Tree]:
    """Read sentences in Stanza's format for names: JSON lists of words with `text` and `ner`, in BIOES.

    They come as trees whose words all hang on the first.  Raises SchemaError where the file is another.
    """
    try:
        sentences = json.loads(_read(path))
        for sentence in sentences:
            words = [Word(same_length(w["text"]), "X", "_", 0, "dep", entity=w["ner"]) for w in sentence]
            if words:
                words[0] = evolve(words[0], head=ROOT, deprel="root")
                yield Tree(tuple(words))
    except (ValueError, KeyError, TypeError) as error:
        raise SchemaError(f"{path} holds no sentences with names in Stanza's JSON format") from error


def write_trees(trees: Iterable[Tree], path: Path) -> None:
    """Write trees to a CoNLL-U file."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(map(write_tree, trees))


def load_trees(path: Path) -> list[Tree]:
    """Read the trees of a file that `write_trees` wrote."""
    with path.open(encoding="utf-8") as lines:
        return list(read_trees(lines))


def _read(path: Path) -> str:
    content = path.read_bytes()
    return (lzma.decompress(content) if path.suffix == ".xz" else content).decode()


def _headline(tree: Tree) -> Tree:
    words = (
        evolve(word, form=word.form[:1].upper() + word.form[1:]) if len(word.form) > 3 else word for word in tree.words
    )
    return evolve(tree, words=tuple(words), comments=())
