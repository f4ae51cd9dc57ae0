"""What is named as said or judged: patterns that bind a cue to a noun phrase, the fullest first.

Each asks for what the cue's entry in the lexicon licenses; where the phrase ends is geometry
(naming.py).
"""

from __future__ import annotations

from quoteattr.rules.base import Rule

NAMING_RULES = (
    Rule(
        "named-passive",
        """
        cue:VERB/object-cue
        cue >nsubj:pass content
        cue >aux:pass passive
        """,
        finds="{The plan} was <criticized> by farmers.",
        misses="The plan was seen by farmers.",
    ),
    Rule(
        "named-with-predicate",
        """
        cue:VERB/predicate-cue
        cue >obj what
        cue >xcomp content
        what before content
        """,
        finds="Ann <declared> the bridge {safe}.",
        misses="Ann crossed the bridge alone.",
    ),
    Rule(
        "named-with-preposition",
        """
        cue:VERB/naming-cue
        cue >obj what
        cue >obl|advcl|xcomp content/with-object
        what before content
        """,
        finds="Ann <accused> him of {theft}.",
        misses="Ann robbed the council of its money.",
    ),
    Rule(
        "named-with-own-phrase",
        """
        cue:VERB/naming-cue
        cue >obj what
        what >nmod|acl content/with-object
        """,
        finds="Ann <accused> the council of {theft} on Monday.",
        misses="Ann crossed the bridge of stone on Monday.",
    ),
    Rule(
        "named-by-preposition",
        """
        cue:VERB/naming-cue
        cue >obl|advcl|xcomp|obj content/behind-preposition
        cue before content
        """,
        finds="Ann <called> for {a vote}.",
        misses="Ann waited for a vote.",
    ),
    Rule(
        "named-object",
        """
        cue:VERB/object-cue
        cue >obj|xcomp content/nominal-content
        cue before content
        """,
        finds="Ann <announced> {a tour}.",
        misses="Ann made a tour.",
    ),
)
