"""Sentences that tests of resolution share, and whom the subjects of *spoke* stand for in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphs import parsed

from quoteattr.description.describe import describe_names
from quoteattr.lexicon import english
from quoteattr.mentions.mentions import NameIndex, refer
from quoteattr.mentions.names import find_names
from quoteattr.mentions.people import gather
from quoteattr.resolution.identities import Identity, Scene, facts_of_people
from quoteattr.resolution.resolve import resolve

if TYPE_CHECKING:
    from quoteattr.graph import ParsedText

SUSAN = """
    Susan PROPN@PER nsubj 3
    Okafor PROPN flat 1
    left VERB root 0
"""
PETER = """
    Peter PROPN@PER nsubj 3
    Lind PROPN flat 1
    stayed VERB root 0
"""
PETER_AND_SUSAN = """
    Peter PROPN@PER nsubj 3
    Lind PROPN flat 1
    greeted VERB root 0
    Susan PROPN@PER obj 3
    Okafor PROPN flat 4
"""
MAYOR = """
    Mayor NOUN nsubj 4
    Susan PROPN@PER appos 1
    Okafor PROPN flat 2
    left VERB root 0
"""
XYLA = """
    Xyla PROPN@PER nsubj 3
    Orr PROPN flat 1
    waited VERB root 0
"""
RAIN = """
    rain NOUN nsubj 2
    fell VERB root 0
"""
THE_MAYOR_SMILED = """
    The DET det 2
    mayor NOUN nsubj 3
    smiled VERB root 0
"""
TOGETHER = """
    Peter PROPN@PER nsubj 6
    Lind PROPN flat 1
    and CCONJ cc 4
    Susan PROPN@PER conj 1
    Okafor PROPN flat 4
    left VERB root 0
"""


def speaks(subject: str) -> str:
    """Make a sentence in which somebody speaks: “she PRON”, “the DET mayor NOUN”."""
    words = subject.split()
    pairs = list(zip(words[::2], words[1::2], strict=True))
    last = len(pairs)
    rows = [f"{form} {tag} {'det' if tag == 'DET' else 'amod'} {last}" for form, tag in pairs[:-1]]
    return "\n".join([*rows, f"{pairs[-1][0]} {pairs[-1][1]} nsubj {last + 1}", "spoke VERB root 0"])


def scene_of(text: ParsedText) -> Scene:
    """Set the scene as the attributor does."""
    names = find_names(text, english())
    people = gather(names, english())
    facts = describe_names(names, text, english())
    return Scene(text, people, facts_of_people(people, facts), english())


def identities(*sentences: str) -> list[Identity | None]:
    """Resolve the subjects of the sentences whose verb is *spoke*."""
    text = parsed(*sentences)
    index = NameIndex(find_names(text, english()))
    spoken = [tree for tree in text.sentences if tree.tokens[-1].text == "spoke"]
    return list(resolve(scene_of(text), [refer(tree, tree.tokens[-2], index) for tree in spoken]).identities)


def speakers(*sentences: str) -> list[str | None]:
    """Name whom the subjects of *spoke* stand for."""
    return [identity.name if identity else None for identity in identities(*sentences)]
