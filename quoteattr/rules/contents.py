"""What is said: patterns that bind a cue to the head of what it reports, the surest first."""

from __future__ import annotations

from quoteattr.rules.base import Rule

CONTENT_RULES = (
    Rule(
        "clause-complement",
        """
        cue/clausal-cue
        cue >ccomp content
        """,
        finds="Ann <said> {the bridge would close}.",
        misses="Ann said a word that closed the bridge.",
    ),
    Rule(
        "quoted-complement",
        """
        cue
        cue >parataxis|ccomp|obj|xcomp|dep|advcl|obl|nsubj|appos|conj|discourse|list content/elided
        """,
        finds="“{It works},” <said> Ann.",
        misses="“It works” was a song by Ann.",
    ),
    Rule(
        "interrupted-clause",
        """
        content
        content >parataxis|conj|dep|advcl|appos cue/tag-in-commas
        """,
        finds="{The bridge}, Ann <said>, {would close}.",
        misses="The bridge closed and Ann said a word.",
    ),
    Rule(
        "interrupted-quotation",
        """
        content/elided
        content >parataxis|conj|dep|advcl|appos|acl|ccomp|nsubj|list cue
        """,
        finds="“{It works},” he <added>.",
        misses="“It works” was a song.",
    ),
    Rule(
        "colon-clause",
        """
        cue/clausal-cue
        cue >parataxis content/after-colon
        """,
        finds="Ann <said>: {the bridge would close}.",
        misses="Ann said a word; the bridge closed.",
    ),
    Rule(
        "reported-infinitive",
        """
        cue/infinitive-cue
        cue >xcomp content:VERB|ADJ|NOUN/infinitive
        """,
        finds="Ann <promised> {to close the bridge}.",
        misses="Ann went to close the bridge.",
    ),
    Rule(
        "judgement",
        """
        cue/judgement-cue
        cue >obj|xcomp|obl|advcl|ccomp content
        """,
        finds="Ann <called> {the bridge “a disgrace”}.",
        misses="Ann crossed the bridge.",
    ),
    Rule(
        "host-of-according-to",
        """
        content
        content >obl|advmod|advcl|parataxis|nmod|dep speaker
        speaker >case cue/according
        """,
        finds="{The bridge will close}, <according> to officials.",
        misses="The workers were paid according to their skills.",
    ),
)
