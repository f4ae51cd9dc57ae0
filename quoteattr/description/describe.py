"""Stage 6f: titles and affiliations: of a name, from the words around it, and of a description, from its own."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from attrs import evolve

from quoteattr.description.appositions import after_name, after_names, heads, is_phrase
from quoteattr.description.bodies import body, group_end, names_before, words_of
from quoteattr.description.prenominal import before_name, before_names
from quoteattr.description.roles import NOTHING, Facts, is_role, read_role, serving
from quoteattr.description.surroundings import Surroundings, surroundings
from quoteattr.mentions.mentions import with_stray

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quoteattr.graph import ParsedText, Sentence, Token
    from quoteattr.lexicon import Lexicon
    from quoteattr.mentions.names import Name

_BECOMES = frozenset("become becomes became named appointed elected confirmed remains remained serves served".split())
_UNREAL = frozenset("not n't never would could might may should can will wo ca if 'd 'll".split())
_SHARES = frozenset("percent % half third quarter majority most one some many".split())
_PARTS = frozenset("division unit arm subsidiary branch part affiliate wing owned run operated funded backed".split())
_FAR = 24  # words between a name and its fellows
_FROM = frozenset({"by", "from"})
_BREAKS = frozenset({",", ";", ":", "(", "that", "which", "and"})
# People who are told by what they just do or are to somebody: no role of theirs.
_PLAIN = frozenset(
    "person people others group groups friend friends relative relatives family families neighbor neighbors neighbour "
    "neighbours protester protesters protestors demonstrator demonstrators crowd crowds audience reader readers "
    "viewer viewers listener listeners bystander bystanders parents couple everyone everybody".split()
)
_PUBLISHED = frozenset("commissioned conducted issued prepared produced published released written".split())
_SITES = frozenset("website site page webpage blog account".split())
_JOINS = frozenset({",", "and", "&", "or", "of"})


def describe_names(names: Sequence[Name], parsed: ParsedText, lexicon: Lexicon) -> dict[int, Facts]:
    """Gather, for each mention of a name by its start, what the words around it state about the person."""
    found: dict[int, Facts] = {}
    for chain in _chains(surroundings(names, parsed, lexicon)):
        if chain[0].name.sentence.is_headline:
            continue
        several = len(chain) > 1
        before = before_names(chain[0]) if several else NOTHING
        after = after_names(chain[-1]) if several else NOTHING
        for each in chain:
            at = evolve(each, titled=bool(before.titles))
            own = before if each is chain[0] and before else before_name(at)
            own = own + after if each is chain[-1] and after else own + after_name(at)
            shared = NOTHING if own.titles else before + after
            predicate = describe_predicate(at.name.sentence, at.name.subject, parsed.text, lexicon)
            found[at.name.span.start] = own + shared + predicate + heads(at) + _of_fellows(at)
    return found


def _of_fellows(at: Surroundings) -> Facts:
    """The party of whoever has fellows in it: Ann Lee and her fellow | Democrats; Ann Lee urged fellow | Tories."""
    name, tokens = at.name, at.tokens
    for token in tokens[name.last + 1 : name.last + _FAR]:
        if at.other_at(token.index) is not None or token.elided:
            break
        after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        if token.lower == "fellow" and after is not None and after.lower in at.lexicon.parties and after.xpos != "JJ":
            return serving([after.span], at.text) if _acts(name, token) else NOTHING
    return NOTHING


def _acts(name: Name, token: Token) -> bool:
    """Tell whether a name is the subject of a verb above a token."""
    sentence = name.sentence
    verb = sentence.head(name.subject)
    return name.subject.relation == "nsubj" and any(above is verb for above in islice(sentence.ancestors(token), _FAR))


def _chains(all_names: Iterable[Surroundings]) -> Iterator[list[Surroundings]]:
    """Runs of names that are coordinated: Ann Lee (D-Ohio), Bo Ray and Cy Orr."""
    chain: list[Surroundings] = []
    for at in all_names:
        if chain and not _joined(chain[-1].name, at.name):
            yield chain
            chain = []
        chain.append(at)
    if chain:
        yield chain


def _joined(one: Name, other: Name) -> bool:
    """Tell whether two names are coordinated, with no more than their parties and states between."""
    if one.sentence is not other.sentence or other.first - one.last > 12:
        return False
    between = _without_brackets(one.sentence.tokens[one.last + 1 : other.first])
    plain = all(t.lower in _JOINS or t.text[:1].isupper() for t in between)
    return plain and any(t.lower in ("and", "&", "or", ",") for t in between)


def _without_brackets(tokens: Sequence[Token]) -> list[Token]:
    opened = next((place for place, token in enumerate(tokens) if token.text == "("), len(tokens))
    closed = next((place for place, token in enumerate(tokens) if token.text == ")"), len(tokens))
    return [*tokens[:opened], *tokens[max(opened, closed) + 1 :]]


def describe_predicate(sentence: Sentence, subject: Token, text: str, lexicon: Lexicon) -> Facts:
    """Read what a subject is said to be: Ann Lee is the mayor of Ely; she was named director; nothing unreal."""
    governor = sentence.head(subject)
    if governor is None or subject.relation != "nsubj":
        return NOTHING
    if any(t.lower in _UNREAL for t in sentence.children(governor, "aux", "advmod", "mark")):
        return NOTHING
    if sentence.child(governor, "cop") is not None:
        tokens = sentence.subtree(
            governor, "nsubj", "cop", "acl", "advcl", "punct", "aux", "advmod", "parataxis", "ccomp"
        )
        role = is_role(governor, lexicon) or governor.lower in lexicon.parties
        return read_role(_contiguous(sentence, tokens, governor), text, lexicon) if role else NOTHING
    if governor.lower in _BECOMES and governor.index > subject.index:
        rest = sentence.tokens[governor.index + 1 : governor.index + 16]
        rest = rest[1:] if rest and rest[0].lower == "as" else rest
        end = next((place for place, token in enumerate(rest) if token.text in (",", ";", "—", "(")), len(rest))
        return read_role(rest[:end], text, lexicon) if is_phrase(rest[:end], lexicon) else NOTHING
    return NOTHING


def describe_phrase(sentence: Sentence, head: Token, text: str, lexicon: Lexicon) -> Facts:
    """Read what a description says of whoever it describes: a spokesman for the ministry."""
    share = _shared_by(sentence, head)
    if share is not None:
        return describe_phrase(sentence, share, text, lexicon)
    tokens = _contiguous(sentence, sentence.subtree(head, "appos", "acl", "parataxis", "list"), head)
    tokens += sentence.tokens[tokens[-1].index + 1 : with_stray(sentence, head, tokens[-1]).index + 1]
    while len(tokens) > 1 and tokens[0].upos == "ADP":
        tokens = tokens[1:]
    owns = tokens[-1].lower in ("'s", "'")
    periodical = head.upos == "PROPN" and head.lower in lexicon.organization_words  # the Ely Post is no post
    if head.lower in lexicon.document_nouns and not periodical:
        return _of_document(sentence, tokens, head, text, lexicon)
    whole = _part_of(sentence, tokens[-1].index + 1, text, lexicon)
    if head.upos == "PROPN":
        return whole
    return read_role(tokens[:-1] if owns else tokens, text, _wider(lexicon)) + whole


def _part_of(sentence: Sentence, begin: int, text: str, lexicon: Lexicon) -> Facts:
    """What an organisation is part of, by the apposition that begins at a token: the agency, a division of …"""
    tokens = sentence.tokens[begin : begin + 24]
    if len(tokens) < 4 or tokens[0].text != ",":
        return NOTHING
    link = next((place for place, t in enumerate(tokens[1:6], 1) if t.lower in ("of", "by", "within")), None)
    if link is None or tokens[link - 1].lower not in _PARTS:
        return NOTHING
    group = words_of(tokens[link + 1 :], text, lexicon)
    return serving([body(group[: group_end(group, 0, lexicon)], lexicon)], text)


def _shared_by(sentence: Sentence, head: Token) -> Token | None:
    """The people of whom a share speaks: 52 percent of (voters)."""
    if head.upos not in ("NUM", "SYM") and head.lower not in _SHARES:
        return None
    people = next((t for t in sentence.children(head, "nmod") if t.upos in ("NOUN", "PROPN") and t is not head), None)
    return people if people is not None and any(t.lower == "of" for t in sentence.children(people, "case")) else None


def _of_document(sentence: Sentence, phrase: Sequence[Token], head: Token, text: str, lexicon: Lexicon) -> Facts:
    """Whose a document is: a Harbour Trust report; the trust's memo; a study (published) by the Harbour Trust."""
    words = words_of(phrase, text, lexicon)
    place = next((place for place, word in enumerate(words) if word.end >= head.end), 0)
    spans = names_before(words, place, lexicon)
    near = sentence.tokens[head.index + 1 : head.index + 9]
    for before, token, after in zip((head, *near), near, (*near[1:], None), strict=False):
        owner = _site_owner(sentence, token) if token.lower == "on" else None
        if owner is not None:
            return serving([*spans, body(words_of(owner, text, lexicon), lexicon)], text)
        if (token.lower == "in" and before.lower == "published") or (token.lower in _FROM and token.upos == "ADP"):
            group = words_of(sentence.tokens[token.index + 1 : token.index + 17], text, lexicon)
            return serving([*spans, body(group[: group_end(group, 0, lexicon)], lexicon)], text)
        goes_on = token.text == "," and after is not None and after.lower in _PUBLISHED
        if (token.upos == "PUNCT" or token.text in _BREAKS) and not goes_on:
            break
    return serving(spans, text)


def _site_owner(sentence: Sentence, link: Token) -> Sequence[Token] | None:
    """The words for whoever owns the site that a document stands on: (a notice) on | the trust | 's website."""
    after = sentence.tokens[link.index + 1 : link.index + 12]
    place = next((place for place, token in enumerate(after) if token.lower in ("'s", "'")), None)
    sited = place is not None and any(token.lower in _SITES for token in after[place + 1 : place + 3])
    return after[:place] if sited else None


@cache
def _wider(lexicon: Lexicon) -> Lexicon:
    """A lexicon for people without a name, of whom any noun for people names a role: an aide, officials."""
    people = (lexicon.person_nouns | lexicon.role_nouns | lexicon.group_nouns) - lexicon.organization_words
    plain = lexicon.gendered_nouns.keys() | lexicon.kin_nouns | _PLAIN
    return evolve(lexicon, role_nouns=frozenset(people - plain) | lexicon.role_nouns)


def _contiguous(sentence: Sentence, tokens: Sequence[Token], head: Token) -> tuple[Token, ...]:
    """The tokens around a head that no gap or comma parts from it; a hyphen is no gap."""
    inside = {token.index for token in tokens if token.text != ","}
    inside |= {t.index for t in sentence.tokens if t.text == "-" and {t.index - 1, t.index + 1} <= inside}
    first = last = head.index
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return sentence.tokens[first : last + 1]
