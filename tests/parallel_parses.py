"""Sentences with two trees each: as spaCy parses them, in ClearNLP's labels, and in Universal Dependencies.

One word a line: form, part of speech and tag, then relation and head in the one scheme, then in the
other; heads are numbers of words from 1, or 0 for the root.  Words marked `*` name a person.
"""

PARALLEL = {
    "prepositions": """
        Ann PROPN/NNP  nsubj 2  nsubj 2
        walked VERB/VBD  ROOT 0  root 0
        to ADP/IN  prep 2  case 4
        Ely PROPN/NNP  pobj 3  obl 2
        from ADP/IN  prep 2  case 8
        behind ADP/IN  prep 5  case 8
        the DET/DT  det 8  det 8
        barn NOUN/NN  pobj 6  obl 2
        . PUNCT/.  punct 2  punct 2
    """,
    "passive": """
        The DET/DT  det 2  det 2
        road NOUN/NN  nsubjpass 4  nsubj:pass 4
        was AUX/VBD  auxpass 4  aux:pass 4
        closed VERB/VBN  ROOT 0  root 0
        by ADP/IN  agent 4  case 6
        farmers NOUN/NNS  pobj 5  obl:agent 4
        because SCONJ/IN  prep 4  case 9
        of ADP/IN  pcomp 7  fixed 7
        ice NOUN/NN  pobj 7  obl 4
        . PUNCT/.  punct 4  punct 4
    """,
    "copula": """
        Ann PROPN/NNP  nsubj 2  nsubj 4
        is AUX/VBZ  ROOT 0  cop 4
        the DET/DT  det 4  det 4
        mayor NOUN/NN  attr 2  root 0
        of ADP/IN  prep 4  case 6
        Ely PROPN/NNP  pobj 5  nmod 4
        . PUNCT/.  punct 2  punct 4
    """,
    "name": """
        Mara* PROPN/NNP  compound 2  nsubj 7
        Ostrow* PROPN/NNP  nsubj 7  flat 1
        , PUNCT/,  punct 2  punct 1
        the DET/DT  det 5  det 5
        mayor NOUN/NN  appos 2  appos 1
        , PUNCT/,  punct 2  punct 1
        smiled VERB/VBD  ROOT 0  root 0
        . PUNCT/.  punct 7  punct 7
    """,
    "conjuncts": """
        Ann PROPN/NNP  nsubj 2  nsubj 2
        sold VERB/VBD  ROOT 0  root 0
        apples NOUN/NNS  dobj 2  obj 2
        , PUNCT/,  punct 3  punct 5
        pears NOUN/NNS  conj 3  conj 3
        and CCONJ/CC  cc 5  cc 7
        plums NOUN/NNS  conj 5  conj 3
        . PUNCT/.  punct 2  punct 2
    """,
    "according-to": """
        According VERB/VBG  prep 6  case 3
        to ADP/IN  prep 1  fixed 1
        Ann PROPN/NNP  pobj 2  obl 6
        , PUNCT/,  punct 6  punct 6
        it PRON/PRP  nsubj 6  nsubj 6
        rained VERB/VBD  ROOT 0  root 0
        . PUNCT/.  punct 6  punct 6
    """,
    "two-objects": """
        Ann PROPN/NNP  nsubj 2  nsubj 2
        gave VERB/VBD  ROOT 0  root 0
        Bo PROPN/NNP  dative 2  iobj 2
        a DET/DT  det 5  det 5
        letter NOUN/NN  dobj 2  obj 2
        . PUNCT/.  punct 2  punct 2
    """,
    "possessive": """
        Ann PROPN/NNP  poss 3  nmod:poss 3
        's PART/POS  case 1  case 1
        dog NOUN/NN  nsubj 6  nsubj 6
        has AUX/VBZ  aux 6  aux 6
        not PART/RB  neg 6  advmod 6
        barked VERB/VBN  ROOT 0  root 0
        . PUNCT/.  punct 6  punct 6
    """,
    "small-clause": """
        She PRON/PRP  nsubj 2  nsubj 2
        made VERB/VBD  ROOT 0  root 0
        it PRON/PRP  nsubj 4  obj 2
        easy ADJ/JJ  ccomp 2  xcomp 2
        . PUNCT/.  punct 2  punct 2
    """,
    "prepositional-clause": """
        He PRON/PRP  nsubj 2  nsubj 2
        left VERB/VBD  ROOT 0  root 0
        after ADP/IN  prep 2  mark 4
        reading VERB/VBG  pcomp 3  advcl 2
        the DET/DT  det 6  det 6
        letter NOUN/NN  dobj 4  obj 4
        . PUNCT/.  punct 2  punct 2
    """,
    "relative-and-amount": """
        The DET/DT  det 2  det 2
        man NOUN/NN  nsubj 5  nsubj 5
        who PRON/WP  nsubj 4  nsubj 4
        smiled VERB/VBD  relcl 2  acl:relcl 2
        paid VERB/VBN  ROOT 0  root 0
        $ SYM/$  quantmod 8  obj 5
        20 NUM/CD  compound 8  compound 8
        million NUM/CD  dobj 5  nummod 6
        . PUNCT/.  punct 5  punct 5
    """,
    "expletive": """
        There PRON/EX  expl 2  expl 2
        is VERB/VBZ  ROOT 0  root 0
        a DET/DT  det 4  det 4
        bridge NOUN/NN  attr 2  nsubj 2
        . PUNCT/.  punct 2  punct 2
    """,
    "place-and-copula": """
        Bo PROPN/NNP  nsubj 2  nsubj 4
        was AUX/VBD  ROOT 0  cop 4
        in ADP/IN  prep 2  case 4
        Ely PROPN/NNP  pobj 3  root 0
        and CCONJ/CC  cc 2  cc 7
        is AUX/VBZ  conj 2  cop 7
        tired ADJ/JJ  acomp 6  conj 4
        . PUNCT/.  punct 2  punct 4
    """,
    "infinitive": """
        Ann PROPN/NNP  nsubj 2  nsubj 2
        asked VERB/VBD  ROOT 0  root 0
        her PRON/PRP  dobj 2  obj 2
        to PART/TO  aux 5  mark 5
        leave VERB/VB  xcomp 2  xcomp 2
        . PUNCT/.  punct 2  punct 2
    """,
    "measure": """
        It PRON/PRP  nsubj 2  nsubj 2
        rained VERB/VBD  ROOT 0  root 0
        two NUM/CD  nummod 4  nummod 4
        weeks NOUN/NNS  npadvmod 5  obl:unmarked 5
        ago ADV/RB  advmod 2  advmod 2
        . PUNCT/.  punct 2  punct 2
    """,
    "quotation": """
        “ PUNCT/``  punct 6  punct 6
        It PRON/PRP  nsubj 3  nsubj 3
        works VERB/VBZ  ccomp 6  ccomp 6
        , PUNCT/,  punct 6  punct 6
        ” PUNCT/''  punct 6  punct 6
        said VERB/VBD  ROOT 0  root 0
        Mara* PROPN/NNP  compound 8  nsubj 6
        Ostrow* PROPN/NNP  nsubj 6  flat 7
        . PUNCT/.  punct 6  punct 6
    """,
    "possessed-name": """
        He PRON/PRP  nsubj 2  nsubj 2
        read VERB/VBD  ROOT 0  root 0
        Mara* PROPN/NNP  compound 4  nmod:poss 6
        Ostrow* PROPN/NNP  poss 6  flat 3
        's PART/POS  case 4  case 3
        letter NOUN/NN  dobj 2  obj 2
        . PUNCT/.  punct 2  punct 2
    """,
}
