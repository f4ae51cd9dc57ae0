"""Speakers with titles, organisations and relative clauses, built as dependency trees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quoteattr.training.entities import bioes
from quoteattr.training.trees import ROOT, Builder, Tree, Word

if TYPE_CHECKING:
    from random import Random

    from quoteattr.lexicon import Lexicon
    from quoteattr.training.parts import Parts

# What an apposition is made of: a role, perhaps after a modifier, and whom it is for.
_MODIFIERS: Final = ("senior", "chief", "former", "deputy", "acting", "local", "assistant", "retired", "executive")
_FOR: Final = ("of", "of", "at", "at", "for", "with")

# The commonest titles, which are drawn more often than all the others.
_TITLES: Final = (
    *("president", "secretary", "chancellor", "governor", "gov.", "sen.", "rep."),
    *("mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr"),
)


class Speakers:
    """Draws noun phrases for people: from the treebank as they are, or with an apposition of our own."""

    def __init__(self, parts: Parts, lexicon: Lexicon, random: Random) -> None:
        self._parts = parts
        self._random = random
        self._roles = sorted(role for role in lexicon.role_nouns if role.isalpha())
        self._firsts = sorted(lexicon.first_names)
        self._titles = [*self._roles, *_TITLES * 8]
        self._demonyms = sorted(demonym for demonym in lexicon.demonyms if demonym.isalpha())
        # names that can stand before a title: no article, nothing behind their head
        self._organizations = [part for part in parts.organizations if _is_bare(part)] or list(parts.organizations)
        self._places = sorted(place for place in lexicon.places if place.isalpha())

    def draw(self, *, long: float = 0.35, pronouns: float = 0.2) -> Tree:
        """A speaker: with an apposition or a relative clause so often, a pronoun so often, else a name or a noun."""
        chance = self._random.random()
        if chance < long:
            return self._with_apposition()
        if chance < long + pronouns:
            return self._random.choice(self._parts.pronouns)
        kinds = (lambda: self._random.choice(self._parts.speakers), self._name, self._titled)
        return self._random.choices(kinds, (5, 4, 3))[0]()

    def _name(self) -> Tree:
        words = [self._random.choice(self._firsts).capitalize()] if self._random.random() < 0.8 else []
        words.append(self._surname())
        labels = bioes(len(words), "PER")
        first = Word(words[0], "PROPN", "NNP", ROOT, "root", entity=labels[0])
        rest = zip(words[1:], labels[1:], strict=True)
        return Tree((first, *(Word(word, "PROPN", "NNP", 0, "flat", entity=label) for word, label in rest)))

    def _titled(self) -> Tree:
        """A name after a title, and perhaps what that is the title of: *Lisbon Police Director Ada Brix*."""
        build = Builder()
        before = self._realm(build)
        title = build.word(self._random.choice(self._titles).capitalize(), "PROPN", "NNP")
        name = build.add(self._name())
        build.attach(title, name, "nmod:desc")
        for index, relation in before:
            build.attach(index, title, relation)
        return build.part(name)

    def _realm(self, build: Builder) -> list[tuple[int, str]]:
        chance = self._random.random()
        if chance < 0.25:
            place = self._random.choice(self._places).capitalize()
            return [(build.word(place, "PROPN", "NNP", entity="S-LOC"), "compound")]
        if chance < 0.5:
            return [(build.word(self._random.choice(self._demonyms).capitalize(), "ADJ", "JJ"), "amod")]
        if chance < 0.75:
            return [(build.add(self._random.choice(self._organizations)), "compound")]
        return []

    def _surname(self) -> str:
        """The last proper name of a treebank's speaker, so that surnames look like surnames."""
        while True:
            words = self._random.choice(self._parts.speakers).words
            names = [w.form for w in words if w.relation == "flat" and w.xpos == "NNP" and w.form.isalpha()]
            if names and names[-1].istitle():
                return names[-1]

    def _with_apposition(self) -> Tree:
        build = Builder()
        name = self._random.choice(self._parts.speakers) if self._random.random() < 0.3 else self._name()
        if any(word.form == "," for word in name.words) or name.words[name.root].upos != "PROPN":
            name = self._name()
        top = build.add(name)
        comma = build.mark(",", ",")
        chance = self._random.random()
        if chance < 0.15:
            added, relation = build.add(self._random.choice(self._parts.relatives)), "acl:relcl"
        elif chance < 0.35:
            added, relation = build.add(self._random.choice(self._parts.appositions)), "appos"
        else:
            added, relation = self._role(build), "appos"
        build.attach(added, top, relation)
        build.hang([comma], added)
        return build.part(top)

    def _role(self, build: Builder) -> int:
        """Append a role such as *the Lisbon director at Harbour Trust* and return the index of its noun."""
        article = self._random.choice(("the", "a", None, None, None))
        before = []
        if article:
            before.append((build.word(article, "DET", "DT"), "det"))
        if self._random.random() < 0.25:
            place = self._random.choice(self._places).capitalize()
            before.append((build.word(place, "PROPN", "NNP", entity="S-LOC"), "compound"))
        elif self._random.random() < 0.35:
            before.append((build.word(self._random.choice(_MODIFIERS), "ADJ", "JJ"), "amod"))
        noun = build.word(self._random.choice(self._roles), "NOUN", "NN")
        for index, relation in before:
            build.attach(index, noun, relation)
        if self._random.random() < 0.2:
            other = self._conjunct(build)
            build.attach(other, noun, "conj")
        if self._random.random() < 0.8:
            self._employer(build, noun)
        return noun

    def _conjunct(self, build: Builder) -> int:
        conjunction = build.word("and", "CCONJ", "CC")
        noun = build.word(self._random.choice(self._roles), "NOUN", "NN")
        build.attach(conjunction, noun, "cc")
        return noun

    def _employer(self, build: Builder, noun: int) -> None:
        case = build.word(self._random.choice(_FOR), "ADP", "IN")
        organization = build.add(self._random.choice(self._parts.organizations))
        build.attach(case, organization, "case")
        build.attach(organization, noun, "nmod")


def _is_bare(part: Tree) -> bool:
    return part.root == len(part) - 1 and all(word.upos in {"PROPN", "ADJ", "NOUN"} for word in part.words)
