"""Stage 6e: what the words after a name state: appositions, relative clauses, brackets, *of* and its kin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from attrs import evolve

from quoteattr.description.bodies import CLAUSES, OWNERS
from quoteattr.description.plurals import in_singular, with_plurals
from quoteattr.description.roles import NOTHING, Facts, is_role, opens_office, read_role, serving
from quoteattr.description.surroundings import Surroundings, segment_end
from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.graph import Token
    from quoteattr.lexicon import Lexicon

# (D-Mass.), (R), (Vt.), and without brackets: , D-Mass.,
_PARTY = regex.compile(
    r"\s*\((?P<party>[DRI](?:em|ep|nd)?\.?(?:[-–—][\p{L}. ]{2,20})?|\p{Lu}\p{L}{0,4}\.)\)"
    r"|,? (?P<party>[DRI](?:em|ep|nd)?\.?[-–—]\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2}+)(?!\p{L})"
)
_LONGEST_PARTY = 80  # and no further, or the matcher first looks through all the text for the characters it needs
_HEADS = frozenset(
    "head heads lead leads chair chairs direct directs run runs manage manages own owns represent represents oversee "
    "oversees edit edits coach coaches found founded headed led chaired directed ran managed owned represented oversaw "
    "edited coached helm helms helmed cofounded co-founded launched advise advises advised".split()
)
_HEADING = frozenset("representing heading leading chairing directing managing overseeing coaching".split())
_SPEAKING = frozenset("speaking writing working acting".split())
_SERVES = frozenset(
    "work works worked teach teaches taught study studies studied serve serves served lobby lobbies lobbied write "
    "writes wrote practice practices practiced sit sits sat".split()
)
_IS = frozenset("is was 's are were".split())
_SITS = frozenset("sit sits sat serve serves served".split())
# Verbs after which a role is what somebody is or became, the bare ones only with *as*.
_BECOMES = frozenset(
    "is was 's am are were be been being become becomes became named appointed elected confirmed nominated remain "
    "remains remained".split()
)
_NAMED = frozenset("appoint appoints appointed name names named elect elects elected nominated hired".split())
_NOW = frozenset("now currently formerly previously also once later then today still both".split())
_AT = frozenset("at for with".split())
_WITHIN = frozenset("of with at from".split())


def after_name(at: Surroundings) -> Facts:
    """Ann Lee, Russia director at Eurasia Group; Ann Lee (D-Ohio); Ann Lee of the Institute."""
    tokens = at.tokens
    found, place = _party(at)
    apart = place >= len(tokens) or tokens[place].upos == "PUNCT"
    if place == at.name.last + 1 and not apart and _is_named_to(at):
        return found + _complement(at, place)
    if place < len(tokens) and tokens[place].lower in ("of", "from"):
        found += _whence(at, place, apart=False)
        place = at.body_at(place + 1)[1] if place + 1 < len(tokens) else place
    if not found and place < len(tokens) and tokens[place].lower in _AT:
        return _where(at, place)
    while place < len(tokens) and tokens[place].text in (",", "—", "–", "--", "-", "("):
        end = segment_end(tokens, place + 1)
        more = _segment(at, place + 1, end)
        if not more and found.titles and not found.affiliations:
            more = _whole_name(at, place + 1, end)
        found += more
        if not more and not _is_aside(tokens[place + 1 : end], at.lexicon):
            break
        place = end
    return found


def _is_named_to(at: Surroundings) -> bool:
    """Tell whether somebody is named to an office: appointed Ann Lee (as) director."""
    return at.name.first > 0 and at.tokens[at.name.first - 1].lower in _NAMED


def _complement(at: Surroundings, begin: int) -> Facts:
    """The office that somebody is named to: (appointed Ann Lee) director of the Harbour Trust."""
    end = segment_end(at.tokens, begin)
    tokens = at.tokens[begin:end]
    tokens = tokens[1:] if tokens and tokens[0].lower == "as" else tokens
    return read_role(tokens, at.text, at.lexicon) if is_phrase(tokens, at.lexicon) else NOTHING


def after_names(at: Surroundings) -> Facts:
    """Read a plural apposition after the last of several names, in the singular: Ann Lee and Bo Ray, both lawyers."""
    return in_singular(after_name(evolve(at, lexicon=with_plurals(at.lexicon))), at.text, at.lexicon)


def _is_aside(segment: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether an age or a degree parts a name from what follows: Ann Lee, 54, …; Ann Lee, Ph.D., …"""
    first = segment[0] if segment else None
    return first is not None and (first.upos == "NUM" or (len(segment) == 1 and first.lower in lexicon.name_degrees))


def _party(at: Surroundings) -> tuple[Facts, int]:
    """The party or state in brackets after a name, and the token that follows."""
    party = _PARTY.match(at.text, at.name.span.end, at.name.span.end + _LONGEST_PARTY)
    if not party:
        return NOTHING, at.name.last + 1
    start, end = party.span("party")
    state = at.text[start:end].rpartition("-")[2].lower()
    if state.endswith(".") and state not in at.lexicon.places and not party[0].endswith(")"):
        end -= 1  # the point that ends the sentence
    span = Span(start, end)
    place = next((t.index for t in at.tokens[at.name.last + 1 :] if t.start >= party.end()), len(at.tokens))
    return serving([span], at.text), place


def _whence(at: Surroundings, place: int, *, apart: bool) -> Facts:
    """The body after *of* or *from*; a place only for somebody with a title, whose seat it is and not home."""
    named, _ = at.body_at(place + 1)
    if named is None:
        return NOTHING
    titled = at.titled or (at.name.first > 0 and is_role(at.tokens[at.name.first - 1], at.lexicon))
    if at.is_place(named) and not at.is_organization(named) and (apart or not titled):
        return NOTHING
    return serving([named], at.text)


def _where(at: Surroundings, place: int) -> Facts:
    """The organisation right after a full name: Ann Lee at the Harbour Trust; wrote Ann Lee for the Ely Post."""
    named, _ = at.body_at(place + 1)
    if named is None or len(at.name.words) < 2 or at.is_place(named):
        return NOTHING
    head = at.name.head
    verb = at.name.sentence.head(head)
    inverted = head.relation == "obj" and verb is not None and at.name.sentence.child(verb, "nsubj") is None
    reported = inverted and verb is not None and at.lexicon.cue(verb.lower) is not None
    if not reported and head.relation not in ("nsubj", "root", "appos"):
        return NOTHING
    writes = at.tokens[place].lower == "for" and verb is not None and verb.lower in _SERVES
    return serving([named], at.text) if writes or at.is_organization(named) else NOTHING


def _whole_name(at: Surroundings, begin: int, end: int) -> Facts:
    """An organisation that fills the segment after a title: Ann Lee, director, Institute for Policy."""
    segment = at.tokens[begin:end]
    if not segment or not segment[0].text[:1].isupper() or segment[0].lower in at.lexicon.calendar:
        return NOTHING
    named, _ = at.body_at(begin)
    filled = named is not None and named.start == segment[0].start and named.end == segment[-1].end
    return serving([named], at.text) if filled and named is not None and not at.is_place(named) else NOTHING


def _segment(at: Surroundings, begin: int, end: int) -> Facts:
    """Read an apposition or a relative clause; nothing where it is another clause or a list of names."""
    tokens, lexicon = at.tokens, at.lexicon
    while begin < end and tokens[begin].lower in _NOW and not is_role(tokens[begin], lexicon):
        begin += 1
    segment = tokens[begin:end]
    if not segment:
        return NOTHING
    first = segment[0]
    acts = first.lower == "acting" and is_phrase(segment[1:], lexicon)  # acting director of the trust
    if first.lower == "who":
        return relative(at, begin, end)
    if (first.lower in _HEADING or first.lower in _SPEAKING) and not acts:
        return _participle(at, begin, end)
    if first.lower == "one":
        return _one_of(at, begin, end)
    if first.lower in _WITHIN:
        return _whence(at, begin, apart=True)
    office = opens_office(segment, lexicon)
    if not (acts or office or _may_open(first, lexicon)):
        return NOTHING
    clause = next((t.index for t in segment if t.lower in CLAUSES), end)
    if not office and _is_clause_or_list(at, begin, clause):
        return NOTHING
    found = read_role(tokens[begin:clause], at.text, lexicon)
    told = clause < end and tokens[clause].lower == "who"  # which and that tell of something else
    return found + relative(at, clause, end) if told else found


def _may_open(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word may be the first of a role: a determiner, a modifier, a noun; no other kind of phrase."""
    known = token.lower in OWNERS or is_role(token, lexicon) or token.lower in lexicon.title_modifiers
    return known or token.upos not in ("SCONJ", "ADV", "PRON", "ADP", "VERB", "AUX", "CCONJ")


def _one_of(at: Surroundings, begin: int, end: int) -> Facts:
    """Read what several are as what one of them is: Ann Lee, one of several lawyers for the union."""
    tokens = at.tokens[begin + 1 : end]
    if not tokens or tokens[0].lower != "of":
        return NOTHING
    lexicon = with_plurals(at.lexicon)
    return in_singular(read_role(tokens[1:], at.text, lexicon), at.text, lexicon)


def _is_clause_or_list(at: Surroundings, begin: int, end: int) -> bool:
    """Tell whether a segment has a verb or another name before its role: … (the party has Ann Lee, a lawyer)."""
    for token in at.tokens[begin:end]:
        other = at.other_at(token.index)
        if is_role(token, at.lexicon) and other is None:
            return at.title_of_another(token.index)
        if token.upos == "AUX" or token.xpos in ("VBZ", "VBP", "MD"):
            return True
        if other is not None and at.stands_alone(other):
            return True
    return False


def _participle(at: Surroundings, begin: int, end: int) -> Facts:
    """Ann Lee, representing the Harbour Trust, …; Ann Lee, speaking for the ministry, …"""
    tokens = at.tokens
    link = begin
    if tokens[begin].lower in _SPEAKING:
        near = tokens[begin + 1 : min(end, begin + 5)]
        links = (t.index for t in near if t.lower in ("for", "as") or tokens[t.index - 1].lower == "behalf")
        link = next(links, -1)
        if link >= 0 and tokens[link].lower == "as":
            return read_role(tokens[link + 1 : end], at.text, at.lexicon)
    return serving([at.body_at(link + 1)[0]], at.text) if link >= 0 and link + 1 < end else NOTHING


def relative(at: Surroundings, begin: int, end: int) -> Facts:
    """… who heads the Institute; who served as mayor of Ely; who is president of the Forum."""
    tokens = at.tokens
    found = NOTHING
    for token in tokens[begin:end]:
        rest = tokens[token.index + 1 : end]
        if token.lower == "as" or token.lower in _BECOMES:
            found += read_role(rest, at.text, at.lexicon) if is_phrase(rest, at.lexicon) else NOTHING
        elif (token.lower in _HEADS and token.upos != "NOUN") or _serves(
            tokens[max(begin, token.index - 6) : token.index + 1]
        ):
            found += serving([at.body_at(token.index + 1)[0]], at.text)
    return found


def _serves(tokens: Sequence[Token]) -> bool:
    """Tell whether words end in *teaches at*, *works for* or *sits on*."""
    *before, link = tokens
    if link.lower == "with" and before and before[-1].lower in _IS:
        return True  # who is with the Harbour Trust
    verbs = _SITS if link.lower == "on" else _SERVES if link.lower in _AT else frozenset()
    return any(token.lower in verbs for token in before)


def heads(at: Surroundings) -> Facts:
    """The organisation that somebody is said to head: Ann Lee runs the Harbour Trust."""
    verb = at.name.sentence.head(at.name.subject)
    if verb is None or at.name.subject.relation != "nsubj" or verb.lower not in _HEADS or verb.upos != "VERB":
        return NOTHING
    named = at.body_at(verb.index + 1)[0] if verb.index > at.name.last and verb.index + 1 < len(at.tokens) else None
    return serving([named], at.text) if named is not None and at.is_organization(named) else NOTHING


def is_phrase(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether tokens begin with a noun phrase that names a role."""
    for token in tokens[:8]:
        if is_role(token, lexicon):
            return True
        breaks = token.upos in ("VERB", "AUX", "ADP", "SCONJ", "PUNCT", "PRON") and not token.text[:1].isupper()
        if breaks and token.lower not in OWNERS and token.lower not in lexicon.title_modifiers:
            return False
        if token.lower in ("not", "n't"):
            return False
    return False
