"""Every declared rule finds the sentence that it shows, and leaves the other alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from quoteattr.detection.classes import classes
from quoteattr.lexicon import english
from quoteattr.model import Span
from quoteattr.rules.contents import CONTENT_RULES, JUDGEMENT_RULES
from quoteattr.rules.naming import NAMING_RULES
from quoteattr.rules.speakers import SPEAKER_RULES
from quoteattr.rules.unowned import UNOWNED_RULES
from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.scan import scan
from quoteattr.viewing.view import elide

if TYPE_CHECKING:
    from quoteattr.parsers.embedded import EmbeddedParser
    from quoteattr.rules.base import Rule

RULES = (*SPEAKER_RULES, *CONTENT_RULES, *NAMING_RULES, *JUDGEMENT_RULES, *UNOWNED_RULES)
BRACKETS = {"[": "speaker", "<": "cue", "{": "content"}


def unmark(marked: str) -> tuple[str, dict[str, Span]]:
    """Take the brackets off a sentence: its text, and the span that each role is marked with."""
    text = re.sub(r"[\[\]<>{}]", "", marked)
    roles = {}
    for found in re.finditer(r"([\[<{])([^\]>}]*)", marked):
        start = len(re.sub(r"[\[\]<>{}]", "", marked[: found.start()]))
        roles[BRACKETS[found[1]]] = Span(start, start + len(found[2]))
    return text, roles


def bindings(rule: Rule, text: str, parser: EmbeddedParser) -> list[dict[str, Span]]:
    """Run a rule on a text: where it binds each role, for every match."""
    view = elide(text, paragraphs(text), scan(text))
    (parsed,) = parser.parse_all([view.words])
    return [
        {name: token.span for name, token in bound.items()}
        for sentence in view.restore(parsed).sentences
        for bound in rule.pattern.match(sentence, classes(english()))
    ]


def test_rules_have_names_of_their_own() -> None:
    """Evidence names a rule, so names are unique, in kebab-case."""
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)
    assert names == [name for name in names if re.fullmatch(r"[a-z]+(-[a-z]+)*", name)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_ask_for_known_classes(rule: Rule) -> None:
    """Every class of words that a rule asks for exists."""
    assert set() == rule.pattern.kinds - classes(english()).keys()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_mark_what_they_bind(rule: Rule) -> None:
    """The sentence that a rule finds shows its cue, and its speaker or content; the other has no brackets."""
    roles = {"cue", "speaker" if rule in SPEAKER_RULES else "content"}
    assert (roles, rule.misses) == (unmark(rule.finds)[1].keys() & roles, unmark(rule.misses)[0])


# Rules that mend what parsers get wrong, another one or now and then: test_frames.py and test_frames_rare.py have
# the trees that they are for.
MENDING = {"closing-tag", "inverted-object", "misread-subject", "participle-after-tag"}


@pytest.mark.model
@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.name not in MENDING], ids=lambda rule: rule.name)
def test_rules_find_their_example(rule: Rule, parser: EmbeddedParser) -> None:
    """A match binds a word within each marked stretch."""
    text, roles = unmark(rule.finds)
    found = bindings(rule, text, parser)
    assert any(all(role.contains(bound[name]) for name, role in roles.items()) for bound in found), found


@pytest.mark.model
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_leave_the_other_example_alone(rule: Rule, parser: EmbeddedParser) -> None:
    """The sentence that a rule must leave alone gives no match."""
    assert [] == bindings(rule, rule.misses, parser)
