"""Who speaks: patterns that bind a cue to its speaker, the surest first."""

from __future__ import annotations

from quoteattr.rules.base import Rule

SPEAKER_RULES = (
    Rule(
        "according-to",
        """
        speaker:NOUN|PROPN|PRON|NUM
        speaker >case cue/according
        """,
        finds="The bridge will close, <according> to [officials].",
        misses="The officials acted accordingly.",
    ),
    Rule(
        "as-put-it",
        """
        cue:VERB/put
        cue >obj what/it
        cue >nsubj speaker/nominal
        """,
        finds="As [Ann] <put> it, the bridge was a disgrace.",
        misses="As Ann put the box down, the bridge closed.",
    ),
    Rule(
        "as-seen-by",
        """
        cue:VERB/seeing
        cue >obj what/it
        cue >nsubj speaker/nominal
        """,
        finds="As [Ann] <sees> it, the bridge is a disgrace.",
        misses="Ann sees it from the bridge.",
    ),
    Rule(
        "in-the-words-of",
        """
        cue:NOUN/account
        cue >nmod:poss speaker/nominal
        """,
        finds="In [Ann]'s <view>, the bridge was a disgrace.",
        misses="Ann's view of the bridge was good.",
    ),
    Rule(
        "in-the-words-of-named",
        """
        cue:NOUN/account
        cue >nmod speaker/nominal
        """,
        finds="In the <words> of [Ann], the bridge was a disgrace.",
        misses="The words of Ann were kind.",
    ),
    Rule(
        "claim-by",
        """
        cue:NOUN/claim
        cue >nmod speaker/voice/from-phrase
        """,
        finds="A <warning> from [Ann] that the bridge would close came too late.",
        misses="A letter from Ann that closed the case came too late.",
    ),
    Rule(
        "issued-paper",
        """
        main:VERB/issuing
        main >nsubj speaker/voice
        main >obj paper:NOUN/paper
        paper >acl cue:VERB/participle-cue
        cue !>nsubj
        """,
        finds="[Ann] issued a statement <saying> the bridge would close.",
        misses="Ann read a statement saying the bridge would close.",
    ),
    Rule(
        "voiced-claim",
        """
        main:VERB/voicing
        main >nsubj speaker/voice
        main >obj cue:NOUN/claim
        """,
        finds="[Ann] voiced <fears> that the bridge would close.",
        misses="Ann rejected fears that the bridge would close.",
    ),
    Rule(
        "owned-claim",
        """
        cue:NOUN/claim
        cue >nmod:poss speaker/nominal
        """,
        finds="[Ann]'s <claim> that the bridge would close was wrong.",
        misses="Ann's bridge would close.",
    ),
    Rule(
        "per",
        """
        speaker:PROPN|NOUN/definite
        speaker >case cue:ADP/per
        """,
        finds="The bridge will close, <per> [Ann].",
        misses="Ann paid two coins per crossing.",
    ),
    Rule(
        "relative-subject",
        """
        speaker:NOUN|PROPN|PRON|NUM
        speaker >acl cue:VERB|AUX/cue
        cue >nsubj who:PRON/relative
        """,
        finds="A [farmer] who <said> the bridge would close left early.",
        misses="A farmer who lives near the bridge left early.",
    ),
    Rule(
        "relative-shared",
        """
        speaker:NOUN|PROPN|PRON|NUM
        speaker >acl main
        main >nsubj who:PRON/relative
        main >conj cue:VERB/finite-cue
        cue !>nsubj
        """,
        finds="A [farmer] who lives near the bridge and <says> it will close left early.",
        misses="A farmer who lives near the bridge and owns it left early.",
    ),
    Rule(
        "made-to-say",
        """
        main:VERB/making
        main >obj speaker/voice
        main >xcomp|advcl cue:VERB/cue/infinitive
        """,
        finds="The flood led the [mayor] to <say> the bridge would close.",
        misses="The flood led the mayor to cross the bridge.",
    ),
    Rule(
        "quotes-as-saying",
        """
        main:VERB/quotes
        main >obj|iobj speaker/nominal
        main >advcl|xcomp|obl cue:VERB/cue/behind-as
        """,
        finds="The paper quoted [Ann] as <saying> the bridge would close.",
        misses="The paper quoted Ann as a witness.",
    ),
    Rule(
        "passive-agent",
        """
        cue:VERB/cue
        cue >aux:pass passive
        cue >obl:agent|obl speaker/by-phrase
        """,
        finds="The plan was <criticized> by [farmers] as a mistake.",
        misses="The plan was criticized on Monday as a mistake.",
    ),
    Rule(
        "subject",
        """
        cue:VERB|AUX/cue
        cue !>aux:pass
        cue >nsubj speaker/nominal
        """,
        finds="[Ann] <said> the bridge would close.",
        misses="Ann crossed the bridge.",
    ),
    Rule(
        "quoted-as-saying",
        """
        main:VERB/quoting
        main >nsubj:pass speaker/nominal
        main >advcl|xcomp cue:VERB/cue
        """,
        finds="[Ann] was quoted as <saying> the bridge would close.",
        misses="Ann was seen crossing the bridge.",
    ),
    Rule(
        "inverted-object",
        """
        cue:VERB/inverting-cue
        cue !>nsubj
        cue !>aux
        cue !>mark
        cue >obj|iobj|xcomp|ccomp|obl|appos|list|vocative|dep speaker:NOUN|PROPN|PRON/bare-nominal/right-after-cue
        """,
        finds="“It works!” <cried> [Ann].",
        misses="Ann crossed the bridge.",
    ),
    Rule(
        "report-and-report",
        """
        main:VERB/finite-cue
        main >nsubj speaker/nominal
        main >ccomp middle
        middle >conj cue:VERB/finite-cue
        cue !>nsubj
        """,
        finds="[Ann] said the dam was old and <added> that it would fail.",
        misses="Ann said the dam was old and it leaked.",
    ),
    Rule(
        "shared-subject",
        """
        main
        main >nsubj speaker/voice
        main >conj|advcl|xcomp|parataxis|acl|dep cue:VERB/cue/active
        cue !>nsubj
        """,
        finds="[Ann] opposed the plan, <saying> the bridge would close.",
        misses="Ann opposed the plan, crossing the bridge.",
    ),
    Rule(
        "participle-after-tag",
        """
        main
        main >nsubj speaker/nominal
        main >ccomp|dep cue:VERB/participle-cue
        cue !>nsubj
        """,
        finds="“It works,” [Ann] said, <adding> that it would last.",
        misses="Ann said that crossing the bridge would take a day.",
    ),
    Rule(
        "shared-subject-once-removed",
        """
        main
        main >nsubj speaker/voice
        main >conj|xcomp|advcl|ccomp middle:VERB|ADJ|NOUN
        middle !>nsubj
        middle >conj|advcl|xcomp cue:VERB/cue
        cue !>nsubj
        """,
        finds="[Ann] came home and opposed the plan, <saying> that the bridge would close.",
        misses="Ann opposed the plan, and Bo went to Rome, saying the bridge would close.",
    ),
    Rule(
        "judged-as",
        """
        cue:VERB/judging
        cue !>aux:pass
        cue >nsubj speaker/voice
        """,
        finds="[Ann] <pounded> the mayor as a “crook.”",
        misses="Ann worked for the mayor as a “fixer.”",
    ),
    Rule(
        "misread-subject",
        """
        speaker:NOUN|PROPN/voice/topmost
        speaker >acl cue:VERB/misread
        cue !>nsubj
        cue !>obl:agent
        """,
        finds="A [friend] <referred> to him as the kindest man in Ely.",
        misses="A friend told of the fire left early.",
    ),
    Rule(
        "closing-tag",
        """
        speaker:NOUN|PROPN/voice
        speaker >acl cue:VERB/closing
        """,
        finds="The works would cost two million crowns, the [company] <estimated>.",
        misses="The works would cost two million crowns, the sum estimated by Ann.",
    ),
    Rule(
        "noun-participle",
        """
        speaker:NOUN|PROPN/voice
        speaker >acl cue:VERB/participle-cue
        cue !>nsubj
        """,
        finds="A [letter] <saying> the bridge would close came on Monday.",
        misses="She sent a letter about the bridge.",
    ),
)
