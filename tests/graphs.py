"""Builds parses from a compact notation, so that tests need no model.

One word a line: `form UPOS relation head`, where the head is the number of a word, from 1, or
0 for the root.  The UPOS may carry the language's own tag (`VERB/VBG`), and a name's first
word its type (`PROPN@PER`); the words that hang on it by `flat` belong to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from quoteattr.graph import ParsedText, Sentence, Token
from quoteattr.parsers.conllu import from_conllu
from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.scan import scan
from quoteattr.viewing.view import is_sentence, stands_alone

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOSING = frozenset(".,:;?!)”’") | {"’s", "'s"}
_OPENING = frozenset("(“‘")
_FUNCTION_WORDS = {
    **dict.fromkeys("a an the".split(), "DET"),
    **dict.fromkeys("of at for in from to with on by under as".split(), "ADP"),
    **dict.fromkeys("he she who whom which whose his her it they".split(), "PRON"),
    **dict.fromkeys("is was were be".split(), "AUX"),
    **dict.fromkeys("and &".split(), "CCONJ"),
    **dict.fromkeys("’s 's".split(), "PART"),
    **dict.fromkeys(", . ; : ( ) — - “ ”".split(), "PUNCT"),
}


def parsed(*sentences: str, text: str | None = None) -> ParsedText:
    """Build a parsed text from sentences in the notation, of the text given or of the words with blanks between."""
    return from_conllu("\n\n".join(_conllu(lines) for lines in sentences), text)


def sentence(lines: str) -> Sentence:
    """Build one sentence from the notation."""
    return parsed(lines).sentences[0]


def untied(*lines: str) -> ParsedText:
    """Build a parsed text from lines of words without any tree but for names: `mayor Ann_Lee left/VERB`.

    Words joined by `_` are a person's name; a word that is not tagged is a noun, or a proper noun
    if it begins with a capital, unless it is one of the commonest function words.
    """
    return parsed(*("\n".join(_rows(line)) for line in lines))


def quoting(text: str, *sentences: str) -> ParsedText:
    """Build the parse of a text with quotations, in whose sentences the word Q stands for each quoted sentence.

    Quotations on which no words hang are in no sentence, as in what the parser gets to see.
    """
    lying = list(text)
    contents: dict[int, int] = {}
    for region in scan(text):
        paragraph = next(span for span in paragraphs(text) if span.contains(region.outer))
        if stands_alone(text, paragraph, region):
            lying[region.outer.start : region.outer.end] = " " * len(region.outer)
        elif is_sentence(text, paragraph, region):
            lying[region.content.start : region.content.end] = "Q".ljust(len(region.content))
            contents[region.content.start] = region.content.end
    found = parsed(*sentences, text="".join(lying))
    return evolve(found, text=text, sentences=tuple(_with_contents(tree, contents) for tree in found.sentences))


def _with_contents(tree: Sentence, contents: Mapping[int, int]) -> Sentence:
    tokens = (evolve(t, text="", end=contents[t.start], elided=True) if t.start in contents else t for t in tree.tokens)
    return Sentence(tuple(tokens))


def _rows(line: str) -> list[str]:
    rows: list[str] = []
    for item in line.split():
        form, _, tag = item.partition("/")
        upos = tag or _FUNCTION_WORDS.get(form.lower(), "PROPN" if form[0].isupper() else "NOUN")
        first, *rest = [part for part in form.split("_") if part]
        relation = "dep 1" if rows else "root 0"
        rows.append(f"{first} {upos}{'@PER' if '_' in form else ''} {relation}")
        at = len(rows)
        rows.extend(f"{part} PROPN flat {at}" for part in rest)
    return rows


def word(tree: Sentence, text: str) -> Token:
    """Find the first word of a sentence that is written so."""
    return next(token for token in tree.tokens if token.text == text)


def without_content(tree: Sentence, text: str) -> Sentence:
    """Give the sentence with a word standing for a quotation that was not parsed."""
    tokens = (evolve(t, text="", elided=True) if t.text == text else t for t in tree.tokens)
    return Sentence(tuple(tokens))


def _conllu(lines: str) -> str:
    rows = [line.split() for line in lines.strip().splitlines()]
    named: dict[str, str] = {}
    out = []
    for number, (form, tags, relation, head) in enumerate(rows, 1):
        tag, _, kind = tags.partition("@")
        upos, _, xpos = tag.partition("/")
        label = f"B-{kind}" if kind else f"I-{named[head]}" if relation == "flat" and head in named else ""
        if kind:
            named[str(number)] = kind
        following = rows[number][0] if number < len(rows) else ""
        misc = [f"ner={label}"] if label else []
        if form in _OPENING or following in _CLOSING:
            misc.append("SpaceAfter=No")
        columns = [str(number), form, "_", upos, xpos or "_", "_", head, relation, "_", "|".join(misc) or "_"]
        out.append("\t".join(columns))
    return "\n".join(out)
