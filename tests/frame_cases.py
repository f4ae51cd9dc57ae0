"""Sentences with frames that more than one test module reads, and what is found in them."""

from __future__ import annotations

from graphs import sentence, without_content

from quoteattr.detection.frames import find_frames
from quoteattr.graph import ParsedText
from quoteattr.lexicon import english

SAID = """
    Ann PROPN nsubj 2
    said VERB root 0
    the DET det 4
    bridge NOUN nsubj 5
    stays VERB ccomp 2
"""
RELATIVE = """
    A DET det 2
    farmer NOUN nsubj 7
    who PRON nsubj 4
    said VERB acl:relcl 2
    it PRON nsubj 6
    rained VERB ccomp 4
    left VERB root 0
"""
NEAREST = """
    Friends NOUN root 0
    of ADP case 3
    Ann PROPN nmod 1
    and CCONJ cc 5
    Bo PROPN conj 3
    , PUNCT punct 8
    who PRON nsubj 8
    said VERB acl:relcl 1
    so ADV advmod 8
"""


def frames(lines: str) -> list[tuple[str, str, str]]:
    """Find the frames of one sentence, in which Q stands for a quotation that was not parsed."""
    tree = without_content(sentence(lines), "Q")
    found = find_frames(ParsedText("", (tree,)), english())
    return [(frame.cue.text, frame.speaker.text if frame.speaker else "", frame.rule) for frame in found]
