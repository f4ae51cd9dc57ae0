"""What is reported although nobody is named as its source: patterns that bind a cue to what it is about.

`content` is the head of what is reported; `what`, where there is one, the head of the noun
phrase before the cue that belongs to it ([the ferry] is said [to be safe]).
"""

from __future__ import annotations

from quoteattr.rules.base import Rule

UNOWNED_RULES = (
    Rule(
        "unowned-clause",
        """
        cue:VERB/impersonal-cue
        cue >aux:pass passive
        cue >nsubj|expl it/it
        cue >ccomp|csubj content
        cue !>obl:agent
        cue before content
        """,
        finds="It is widely <believed> {that the fire was set}.",
        misses="It was opposed by farmers that day.",
    ),
    Rule(
        "unowned-infinitive",
        """
        cue:VERB/impersonal-cue
        cue >aux:pass passive
        cue >nsubj:pass what
        cue >xcomp content/infinitive
        cue !>obl:agent
        """,
        finds="The owner is <said> {to have left the country}.",
        misses="The owner was told to leave the country.",
    ),
    Rule(
        "unowned-judgement",
        """
        cue:VERB
        cue >aux:pass passive
        cue >nsubj:pass what
        cue >obl|xcomp|obj content/seen-as
        cue !>obl:agent
        """,
        finds="The port is <seen> as {a gift to the town}.",
        misses="The port was seen from a hill in the morning.",
    ),
    Rule(
        "unowned-question",
        """
        cue:VERB/asked
        cue >obl|ccomp|advcl content/asked-about
        cue !>obl:agent
        cue before content
        """,
        finds="<Asked> about {the ferry}, Ann shook her head.",
        misses="Ann asked about the ferry.",
    ),
)
