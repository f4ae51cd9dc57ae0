"""Names and coreference in CoNLL-U: as treebanks write them, by their own validator, and as Stanza does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rows import row
from stanza.models.coref.coref_chain import CorefChain, CorefMention
from udtools.validator import Validator

from quoteattr import Attributor, SchemaError
from quoteattr.parsers.conllu import from_conllu
from quoteattr.parsers.readers import read_parse

if TYPE_CHECKING:
    from pathlib import Path

    from stanza import Pipeline

HEAD = "# newdoc id = lud\n# global.Entity = eid-etype-head-other\n"
TREES = """\
# sent_id = lud-1
# text = Mara Ostrow, mayor of Lud, met Ida Reel of the Bank of Lud.
1	Mara	Mara	PROPN	NNP	_	8	nsubj	_	Entity=(e1-person-1-
2	Ostrow	Ostrow	PROPN	NNP	_	1	flat	_	SpaceAfter=No
3	,	,	PUNCT	,	_	4	punct	_	_
4	mayor	mayor	NOUN	NN	_	1	appos	_	Entity=(e1-person-1-
5	of	of	ADP	IN	_	6	case	_	_
6	Lud	Lud	PROPN	NNP	_	4	nmod	_	Entity=(e2-place-1-)e1)e1)|SpaceAfter=No
7	,	,	PUNCT	,	_	1	punct	_	_
8	met	meet	VERB	VBD	_	0	root	_	_
9	Ida	Ida	PROPN	NNP	_	8	obj	_	Entity=(e3-person-1-
10	Reel	Reel	PROPN	NNP	_	9	flat	_	_
11	of	of	ADP	IN	_	13	case	_	_
12	the	the	DET	DT	_	13	det	_	Entity=(e4-organization-2-
13	Bank	Bank	PROPN	NNP	_	9	nmod	_	_
14	of	of	ADP	IN	_	15	case	_	_
15	Lud	Lud	PROPN	NNP	_	13	nmod	_	Entity=(e2-place-1-)e4)e3)|SpaceAfter=No
16	.	.	PUNCT	.	_	8	punct	_	_

# sent_id = lud-2
# text = Bo came, and she said that it rained.
1	Bo	Bo	PROPN	NNP	_	2	nsubj	_	Entity=(e5-person-1-)
2	came	come	VERB	VBD	_	0	root	_	SpaceAfter=No
3	,	,	PUNCT	,	_	6	punct	_	_
4	and	and	CCONJ	CC	_	6	cc	_	_
5	she	she	PRON	PRP	_	6	nsubj	_	Entity=(e3-person-1-)
6	said	say	VERB	VBD	_	2	conj	_	_
7	that	that	SCONJ	IN	_	9	mark	_	_
8	it	it	PRON	PRP	_	9	expl	_	_
9	rained	rain	VERB	VBD	_	6	ccomp	_	SpaceAfter=No
10	.	.	PUNCT	.	_	2	punct	_	_

"""
NAMES = {"Mara Ostrow": "PER", "Lud": "LOC", "Ida Reel": "PER", "Bank of Lud": "ORG", "Bo": "PER"}


def problems(content: str, path: Path) -> str:
    """Give what the UD validator finds, coreference included."""
    path.write_text(content, encoding="utf-8")
    state = Validator(lang="en", level=2, check_coref=True, output=None).validate_files([str(path)])
    return "" if state.passed() else str(state)


def told(content: str) -> tuple[dict[str, str], list[list[str]]]:
    """Give the names, and the words of each chain."""
    parsed = from_conllu(content)
    names = {entity.span.of(parsed.text): entity.type for entity in parsed.entities}
    return names, [[span.of(parsed.text) for span in chain] for chain in parsed.chains]


CHAINS = [["Mara Ostrow, mayor of Lud", "mayor of Lud"], ["Lud", "Lud"], ["Ida Reel of the Bank of Lud", "she"]]


def test_mentions_are_read(tmp_path: Path) -> None:
    """What the validator takes for coreference is read: names about the heads, and chains."""
    content = HEAD + TREES
    assert ("", (NAMES, CHAINS)) == (problems(content, tmp_path / "lud.conllu"), told(content))


def test_the_validator_looks_at_coreference(tmp_path: Path) -> None:
    """A mention that does not end is found by the validator as well as by the reader."""
    content = HEAD + TREES.replace("Entity=(e5-person-1-)", "Entity=(e5-person-1-")
    assert "COREF errors: 1" in problems(content, tmp_path / "lud.conllu")
    with pytest.raises(SchemaError, match="line 24: the mention of 'e5' begins, but does not end"):
        from_conllu(content)


def test_pronouns_go_where_their_chain_says() -> None:
    """She is whom her chain names, and not the mayor, who is most in view."""
    speakers = [
        [row(q)[-1] for q in Attributor().attribute_parsed(content).quotations]
        for content in (HEAD + TREES, HEAD + TREES.replace("Entity=", "Other="))
    ]
    assert [["Ida Reel"], ["Mara Ostrow"]] == speakers


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# global.Entity = eid-etype-head-other", "# global.Entity = GRP-etype-infstat-minspan-link"),
        ("# global.Entity = eid-etype-head-other\n", ""),
    ],
    ids=["gum", "unnamed"],
)
def test_other_orders_of_fields(before: str, after: str) -> None:
    """Heads are found in GUM's fields, and where no comment names the fields."""
    content = HEAD.replace(before, after) + TREES
    for mention in ("person-1-", "place-1-", "organization-2-"):
        kind, head, _ = mention.split("-")
        content = content.replace(mention, f"{kind}-new:x-{head},9-coref")
    assert (NAMES, CHAINS) == told(content)


def test_types_may_come_before_ids() -> None:
    """The oldest treebanks begin with the type, in closing brackets too."""
    content = HEAD.replace("eid-etype-head-other", "entity-GRP-identity") + TREES
    content = re.sub(r"\((e\d)-(\w+)-\d-", r"(\2-\1", content)
    for kind, name in set(re.findall(r"\((\w+)-(e\d)", content)):
        content = re.sub(rf"(?<![-\w]){name}\)", f"{kind}-{name})", content)
    assert CHAINS == told(content)[1]


def test_ids_are_those_of_a_document() -> None:
    """The same id in another document means somebody else, and documents are parted by a paragraph."""
    parsed = from_conllu(HEAD + TREES + (HEAD + TREES).replace("id = lud", "id = lud2"))
    assert 6 == len(parsed.chains)
    assert 1 == parsed.text.count("\n\n")


def test_mentions_with_a_gap_are_left_out() -> None:
    """Two parts of one mention are no mention each."""
    content = (HEAD + TREES).replace("(e5-", "(e1[1/2]-").replace("(e3-person-1-)", "(e1[2/2]-person-1-)")
    assert CHAINS[:2] == told(content)[1]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("(e5-person-1-)", "e5)", "line 24: the mention of 'e5' ends, but did not begin"),
        ("Entity=(e5-person-1-)", "coref_chains=end-id7", "line 24: the mention of 'id7' ends, but did not begin"),
    ],
)
def test_halves_of_mentions_are_named(before: str, after: str, message: str) -> None:
    """A bracket without its partner is told by its line."""
    with pytest.raises(SchemaError, match=message):
        from_conllu(HEAD + TREES.replace(before, after))


def test_names_tagged_word_by_word_come_first() -> None:
    """Where a pipeline tagged names, the types of mentions are not needed."""
    content = (HEAD + TREES).replace("Entity=(e5-person-1-)", "Entity=(e5-person-1-)|ner=S-ORG")
    assert {"Bo": "ORG"} == told(content)[0]


@pytest.mark.model
def test_what_stanza_writes_is_read(stanza_pipeline: Pipeline) -> None:
    """Chains that Stanza writes as CoNLL-U are those of its document."""
    document = stanza_pipeline("Ann Lee met Mary Bell. Bo came, and she said that Bell's bridge would close.")
    mary = [CorefMention(0, 3, 5), CorefMention(1, 4, 5), CorefMention(1, 7, 8)]
    bridge = [CorefMention(1, 7, 10), CorefMention(1, 9, 10)]
    document.coref = [CorefChain(0, mary, "Mary Bell", 0), CorefChain(1, bridge, "Bell's bridge", 0)]
    written = from_conllu(f"{document:C}")
    assert read_parse(document).chains == written.chains
    assert [["Mary Bell", "she", "Bell"], ["Bell's bridge", "bridge"]] == [
        [span.of(written.text) for span in chain] for chain in written.chains
    ]
