"""What is said: patterns that bind a cue to the head of what it reports, the surest first.

Where the reported words begin and end is geometry (complements.py); these patterns tell that
there are any, and where to look.
"""

from __future__ import annotations

from quoteattr.rules.base import Rule

CONTENT_RULES = (
    Rule(
        "clause-complement",
        """
        cue/clausal-cue
        cue >ccomp content
        cue before content
        """,
        finds="Ann <said> {the bridge would close}.",
        misses="Ann said a word that closed the bridge.",
    ),
    Rule(
        "colon-clause",
        """
        cue/clausal-cue
        cue >parataxis content/after-colon
        cue before content
        """,
        finds="Ann <explained> her vote: {the bridge was old}.",
        misses="Ann said a word; the bridge closed.",
    ),
    Rule(
        "reported-infinitive",
        """
        cue/infinitive-cue
        cue >xcomp|advcl|ccomp content:VERB|ADJ|NOUN/infinitive
        cue before content
        """,
        finds="Ann <promised> {to close the bridge}.",
        misses="Ann went to close the bridge.",
    ),
)

# Tried last, and only for words in marks: what is said of somebody may hang on a judgement anywhere.
JUDGEMENT_RULES = (
    Rule(
        "judgement",
        """
        cue/judgement-cue
        cue >obj|xcomp|obl|advcl|ccomp content
        cue before content
        """,
        finds="Ann <called> {the bridge “a disgrace”}.",
        misses="Ann crossed the bridge.",
    ),
)
