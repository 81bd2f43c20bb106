"""link_kin_ages: who of two relatives is the older, and by how much: "her twin", "his older sister", "three years older than".

The link is "kin ages" (kin or length; older, younger: names; low, high: the days that may lie between their births).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.claims.people.antecedents import named_in
from factcheck.claims.people.life_numbers import NUMBER, age_number
from factcheck.claims.people.persons import subject_of
from factcheck.claims.people.referents import people_of
from factcheck.draft import Span
from factcheck.links.link import Link
from factcheck.mentions.actor_words import kinship
from factcheck.syntax.clause import Reading

_YEAR: Final = 365
_PARENT: Final = 12 * _YEAR  # days by which a parent is older at least
_GRANDPARENT: Final = 24 * _YEAR
_TWINS: Final = 1  # days between the births of twins, on either side of midnight
_NO_BOUND: Final = 120 * _YEAR
_TWIN: Final = re.compile(r"\btwin(?:s| brothers?| sisters?)?\b", re.IGNORECASE)
_TWIN_FAR: Final = 10
# Relatives of whom no age follows: "her foster mother", "was adopted by".
_BY_LAW: Final = re.compile(
    r"\b(?:foster|adopt\w*|step\w*|surrogate|spiritual|honorary|half|godmother|godfather|by marriage)\b", re.IGNORECASE
)
_BY_LAW_FAR: Final = 40
_ARE_TWINS: Final = re.compile(
    r"\b(?:are|were|the|both|[Tt]he) (?:fraternal |identical )?(?:twins|twin (?:brothers|sisters|boys|girls))\b(?! of)"
)
_PAIR: Final = re.compile(r",? and (?:(?:his|her) [a-z ]{3,20},? )?")
_OF_OTHERS: Final = re.compile(r"\b(?:of|have|has|had|their|with|expecting|mother|father|parents?)\b")
_THEY: Final = re.compile(r"(?:They|The (?:two|sisters|brothers|boys|girls|pair)) (?:are|were born) ")
_BY: Final = re.compile(rf"\b{NUMBER} years? (?P<way>older|younger)(?P<than> than)?\b")


def link_kin_ages(claims: Sequence[Claim], reading: Reading) -> list[Link]:
    """The links "kin ages", in a fixed order."""
    kin = [claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "relation" and claim.of and not claim.scope.quoted]
    by_start = {claim.span.start: claim for claim in claims if claim.span is not None}
    return [*_of_kin(kin, reading), *_of_twins(by_start, reading), *_by_years(kin, by_start, reading)]


def _of_kin(kin: Sequence[ActorClaim], reading: Reading) -> Iterator[Link]:
    """As in: "Joan Lee, her older sister", "his mother, Ruth Lee", "her twin brother, Karl"."""
    for claim in kin:
        kind = kinship().get(claim.value, "")
        span = claim.span
        lead = reading.text[max(0, span.start - _TWIN_FAR) : span.end + 1] if span is not None else ""
        if span is not None and _BY_LAW.search(reading.text, max(0, span.start - _BY_LAW_FAR), span.end + _BY_LAW_FAR):
            continue
        if claim.value == "twin" or (kind == "sibling" and claim.value in ("brother", "sister") and _TWIN.search(lead)):
            yield _link(claim, claim.actor, claim.of, -_TWINS, _TWINS)
        elif claim.value in ("older sibling", "younger sibling"):
            pair = (claim.actor, claim.of) if claim.value.startswith("older") else (claim.of, claim.actor)
            yield _link(claim, *pair, 0, _NO_BOUND)
        elif kind in ("parent", "child"):
            pair = (claim.actor, claim.of) if kind == "parent" else (claim.of, claim.actor)
            yield _link(claim, *pair, _PARENT, _NO_BOUND)
        elif kind in ("grandparent", "grandchild"):
            pair = (claim.actor, claim.of) if kind == "grandparent" else (claim.of, claim.actor)
            yield _link(claim, *pair, _GRANDPARENT, _NO_BOUND)


def _link(claim: Claim, older: str, younger: str, low: int, high: int) -> Link:
    roles = (("kin", claim.id), ("older", older), ("younger", younger), ("low", str(low)), ("high", str(high)))
    return Link("kin ages", roles, (claim.span,) if claim.span is not None else ())


def _of_twins(by_start: dict[int, Claim], reading: Reading) -> Iterator[Link]:
    """As in: "Ann Lee and Joan Lee are twins", "the twins Ann and Joan Lee", "Ann Lee is 14 and Joan Lee is 16. They are twins"."""
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        said = _ARE_TWINS.search(reading.text, span.start, span.end)
        if said is None or sentence.sentence.role != "body" or reading.scopes.quotation_at(said.start()) is not None:
            continue
        if _OF_OTHERS.search(reading.text, span.start, said.start()):
            continue  # "Ann Lee and Joan Lee have twins"
        home = span
        if _THEY.match(reading.text, span.start) and index and not named_in(reading, span):
            home = reading.sentences[index - 1].sentence.span
        people = people_of(reading)
        uses = [use for use in people.uses if home.contains(use.span) and use.index in people.of]
        names = list(dict.fromkeys(people.of[use.index].name for use in uses))
        beside = home is not span or _PAIR.fullmatch(reading.text, uses[0].core.end, uses[-1].core.start) if len(uses) == 2 else False
        claim = next((by_start[use.core.start] for use in uses if use.core.start in by_start), None)
        if len(names) == 2 and len(uses) == 2 and beside and claim is not None:
            yield _link(claim, names[0], names[1], -_TWINS, _TWINS)


def _by_years(kin: Sequence[ActorClaim], by_start: dict[int, Claim], reading: Reading) -> Iterator[Link]:
    """As in: "Ann Lee is three years older than Joan Lee", "her brother, Tom Lee, two years younger, ..."."""
    for index, sentence in enumerate(reading.sentences):
        span = sentence.sentence.span
        for told in _BY.finditer(reading.text, span.start, span.end):
            number = age_number(told["age"])
            if number is None or sentence.sentence.role != "body" or reading.scopes.quotation_at(told.start()) is not None:
                continue
            pair = _pair(kin, index, told, span, reading)
            claim = by_start.get(told.start())
            if claim is None or pair is None or pair[0] == pair[1]:
                continue
            older, younger = pair if told["way"] == "older" else pair[::-1]
            yield _link(claim, older, younger, (number - 1) * _YEAR, (number + 1) * (_YEAR + 1))


def _pair(kin: Sequence[ActorClaim], index: int, told: re.Match[str], span: Span, reading: Reading) -> tuple[str, str] | None:
    """Who is the older, or the younger, by so many years, and than whom."""
    if told["than"]:
        after = named_in(reading, Span(told.end(), span.end))
        one = subject_of(reading, index, told.start())
        return (one, after[0].name) if one and after else None
    before = [claim for claim in kin if claim.span is not None and span.contains(claim.span) and claim.span.end <= told.start()]
    beside = [claim for claim in before if reading.text[claim.span.end if claim.span else 0 : told.start()] in (", ", ", who is ", " is ")]
    return (beside[0].actor, beside[0].of) if len(beside) == 1 else None
