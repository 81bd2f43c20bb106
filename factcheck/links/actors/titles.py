"""link_titles: two offices that one person cannot hold at once.

An office "former", "acting", "-elect", "then" or of a candidate is at another time. Where the draft tells a change ("was promoted
to", "became"), the offices that it gave before are of another time too; and so are the ranks of a life that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.actors.offices import find_office, titles_of
from factcheck.links.link import Link
from factcheck.mentions.actor_words import exclude_each_other, kinship, roles, titles
from factcheck.syntax.clause import Reading, once


def link_titles(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "titles" between two offices ("held", "held") of one person that exclude each other."""
    for held in titles_of(claims).values():
        changed = max((at for at, claim in enumerate(held) if claim.of == "changed" or claim.tenure in ("elect", "candidate")), default=0)
        other_times = {claim.value for claim in held if claim.tenure != "now"}
        current: dict[str, ActorClaim] = {}
        for claim in held[changed:]:
            if claim.tenure == "now" and claim.value not in other_times and not _is_called_ahead(claim, reading):
                current.setdefault(claim.value, claim)
        if _are_of_namesakes([*current.values()]):
            continue
        for at, first in enumerate(current.values()):
            for second in list(current.values())[at + 1 :]:
                if first.span is not None and second.span is not None and first.span.overlaps(second.span):
                    continue  # "Capt. Ann Roe, the union's president": told of one person in one breath
                if _is_of_members(first) != _is_of_members(second) or _are_ranks_of_a_life(first, second, reading):
                    continue
                if _are_ranks_of_two_services(first, second, reading) or _met_the_other(first, second, reading.text):
                    continue
                if exclude_each_other(find_office(first.value), find_office(second.value)) or _officers_of_one_club(first, second):
                    yield Link("titles", (("held", first.id), ("held", second.id)), tuple(c.span for c in (first, second) if c.span))


_MANY_OFFICES = 3


def _are_of_namesakes(held: list[ActorClaim]) -> bool:
    """Whether one name has three offices, of which no two go together: "Dean Hart", "Justice Hart", "Coach Hart" are three Harts."""
    offices = [find_office(claim.value) for claim in held if claim.value not in _ranks()]
    return len(offices) >= _MANY_OFFICES and all(
        exclude_each_other(one, other) for at, one in enumerate(offices) for other in offices[at + 1 :]
    )


def had_before(span: Span, text: str) -> bool:
    """Whether what is told of one by a title was before all else: "Captain Birch had met him in Mexico"."""
    return _HAD.match(text, span.end) is not None


def _are_ranks_of_a_life(first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether of two ranks one is told of other days: "General Birch", and "Captain Birch had met him in Mexico"."""
    if not {first.value, second.value} <= _ranks():
        return False
    for span in (claim.span for claim in (first, second) if claim.span is not None):
        sentence = reading.scopes.sentence_at(span.start)
        if had_before(span, reading.text) or (sentence and _OF_A_LIFE.search(reading.text, sentence.span.start, span.end)):
            return True
    return False


# "In the Army Reserve, where he is Major Birch": what one serves beside another calling.
_SERVICE = re.compile(
    r"\b(?:Reserves?|National Guard|Air Guard|Army|Navy|Air Force|Marines?|Coast Guard|Civil Air Patrol|militia|regiment)\b"
)


def _are_ranks_of_two_services(first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether of two ranks the second is told with a service of which the words on the first say nothing."""
    if not {first.value, second.value} <= _ranks() or first.span is None or second.span is None:
        return False
    ours, theirs = (reading.scopes.sentence_at(claim.span.start) for claim in (first, second) if claim.span is not None)
    if ours is None or theirs is None or ours is theirs:
        return False
    services = [{match[0] for match in _SERVICE.finditer(reading.text, s.span.start, s.span.end)} for s in (ours, theirs)]
    return bool(services[1] - services[0])


_NAMED_BEFORE = 600  # characters before a title in which the draft may tell that it is to come


def _is_called_ahead(claim: ActorClaim, reading: Reading) -> bool:
    """Whether a title is one that somebody gives ahead of time or of old, or has elsewhere: "signs already say Mayor Voss".

    What says so has an office that is sought; "his friends still call him Sergeant Birch" and "at sea she is Captain Birch" need no more.
    """
    text = reading.text
    if claim.span is not None and _IN_A_PART.search(text, max(0, claim.span.start - 60), claim.span.start):
        return True
    before = text[max(0, claim.span.start - _NAMED_BEFORE) : claim.span.start] if claim.span is not None else ""
    if re.search(rf"\b(?:next|incoming|future) {re.escape(claim.value)}(?!\w)", before) is not None:
        return True  # "named Maria Stroud as its next chief executive"
    if claim.span is None or _GIVES_A_TITLE.search(text, max(0, claim.span.start - 60), claim.span.start) is None:
        return False
    return any(re.search(rf"(?<!\w){re.escape(claim.value)}(?!\w)", sought) for sought in _offices_sought(reading))


@once
def _offices_sought(reading: Reading) -> frozenset[str]:
    """The words behind those by which somebody seeks an office: "state auditor" of "ran for state auditor"."""
    return frozenset(match["office"] for match in _SEEKS.finditer(reading.text))


_IN_A_PART = re.compile(
    r"\b(?:calls?|called|know|knows|knew|greets?|greeted) (?:him|her) (?:[a-z]+ )?(?:as )?[“\"]?$"
    r"|\b(?:has|had|lists?|listed|bills?|billed|describes?|described|addresse[sd]|mistook) (?:him|her) (?:as|for) [“\"]?$"
    r"|\b(?:[Oo]n|[Aa]t|[Ii]n|[Oo]nce|[Tt]o|[Ff]or|[Dd]uring|[Ww]ith|where|which)[^.;]{0,45},? "
    r"(?:he|she) (?:is|was|becomes|became|plays) (?:the )?$"
)
_GIVES_A_TITLE = re.compile(
    r"\b(?:shows?|showing|says?|saying|reads?|reading|depicts?|proclaims?|announces?|declares?|greets?|greeted|toasts?|toasted|hails?|hailed"
    r"|addressed to|calls? (?:him|her|them|himself|herself)|called (?:him|her)|cheers? for|cheered)"
    r"(?: (?:already|still|now|as|a|the|for|simply|only|to)){0,2} [“\"]?$"
)
_SEEKS = re.compile(
    r"\b(?:(?:primary|nominat(?:ion|ed|ee)|running|runs?|ran|campaign(?:s|ed|ing)?|candidates?|candidacy|bid|race|contest|runoff)"
    r"(?: to be| to become| for| as)|hopes to (?:be|become)|wants to (?:be|become)) "
    r"(?P<office>[a-z]+(?:[ -][a-z]+){0,4})"
)


# "Ms. Birch, a prosecutor, is his daughter".
_IS_KIN = re.compile(r"[^.;,]{0,40}, (?:is|was) (?:his|her|the [a-z]+[’']s) (?:[a-z]+ )?(?P<kin>[a-z-]+)\b")


def _met_the_other(first: ActorClaim, second: ActorClaim, text: str) -> bool:
    """Whether words behind one title tell of the bearer of the other as of somebody else: "a prosecutor who married the judge"."""
    for one, other in ((first, second), (second, first)):
        if one.span is None:
            continue
        word = re.escape(other.value.split()[-1])
        kin = _IS_KIN.match(text, one.span.end)
        if kin is not None and kin["kin"] in kinship():
            return True
        if re.match(rf",? (?:who|whose) [^.,;]{{0,60}}\bthe (?:[a-z]+ )?{word}\b", text[one.span.end : one.span.end + 90]):
            return True
    return False


@cache
def _ranks() -> frozenset[str]:
    return frozenset(office.name for office in (*roles().values(), *titles().values()) if office.group == "rank")


_HAD = re.compile(r" (?:had|has) (?:[a-z]+ly )?(?:been|[a-z]+(?:ed|en|t)|once)\b")
_OF_A_LIFE = re.compile(r"\b(?:1[5-9]\d\d|years? (?:before|earlier|later)|[Yy]oung)\b")


def _is_of_members(claim: ActorClaim) -> bool:
    """Whether an office is that of a body whose officers have callings of their own: a union, a club."""
    words = re.sub(r"[’']s?(?= |$)", "", claim.of).lower().split()
    return bool(words) and words[-1] in word_set("bodies of members")


def _officers_of_one_club(first: ActorClaim, second: ActorClaim) -> bool:
    """Whether two offices are those of a club that nobody joins in one person: "the choir's treasurer", and "the secretary" later."""
    officers = word_set("officers of a club")
    bodies = {claim.of.removeprefix("the").strip() for claim in (first, second)} - {"", "its"}
    told = all(claim.of == "its" or claim.of.startswith("the") for claim in (first, second))
    return (
        first.value in officers and second.value in officers and told and len(bodies) <= 1 and {first.value, second.value} != _BOTH_AT_ONCE
    )


_BOTH_AT_ONCE = {"chairman", "president"}
