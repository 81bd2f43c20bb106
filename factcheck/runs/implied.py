"""find_implied: what linked claims say together that none of them says alone."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim, OrdinalClaim
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.wording import write_interval


def find_implied(linked: LinkedClaims) -> Iterator[str]:
    """What is left of each whole beside its stated parts, from the cores, in text order; and from the supports where they say more.

    A whole without a part that is stated implies nothing; neither does one whose parts are all stated.
    """
    parts: dict[str, dict[str, None]] = {}
    complete = {whole for link in linked.related("total") for whole in link.ids("whole")}
    for link in linked.related("part"):
        for total in link.ids("whole"):
            parts.setdefault(total, {}).update(dict.fromkeys(link.ids("part")))
    places = _places(linked)
    for name, members in parts.items():
        whole = linked.claims.get(name)
        stated = [part for part in map(linked.claims.get, members) if isinstance(part, CountClaim)]
        if name in complete or not isinstance(whole, CountClaim) or not stated:
            continue
        if all(part.count.nominal == 1 for part in stated):
            continue  # "one of the three" is no news
        core = _rest(whole.count.core, [claim.count.core for claim in stated])
        if core.is_empty or core == Interval.at_least(0):
            continue
        support = _rest(whole.count.support, [claim.count.support for claim in stated])
        edge = f" ({write_interval(support)} at the edge of rounding)" if support != core else ""
        quotes = " and ".join(f"“{_quote(claim, linked)}”" for claim in stated)
        yield f"{_name_rest(whole, stated, places)}: {write_interval(core)} {whole.of}{edge}, of “{_quote(whole, linked)}” without {quotes}"


def _rest(whole: Interval, parts: list[Interval]) -> Interval:
    for part in parts:
        whole = whole - part
    return whole & Interval.at_least(0)


def _places(linked: LinkedClaims) -> dict[str, int]:
    """Over how many occurrences a claim is the total, or in which of them it is the count, by claim id, where an ordinal says so."""
    places: dict[str, int] = {}
    for link in linked.related("occurrences"):
        ordinal = linked.claims[link.ids("ordinal")[0]]
        if isinstance(ordinal, OrdinalClaim):
            places |= dict.fromkeys((*link.ids("all"), *link.ids("one")), ordinal.ordinal)
    return places


def _name_rest(whole: CountClaim, stated: list[CountClaim], places: dict[str, int]) -> str:
    known = {place for claim in stated if (place := claim.occurrence or places.get(claim.id))}
    total = whole.occurrences or places.get(whole.id)
    if total and len(known) == len(stated) and total > len(known):
        return f"the {'earlier' if known == {total} else 'other'} {total - len(known)} of {total} together"
    return "the rest"


def _quote(claim: Claim, linked: LinkedClaims) -> str:
    if claim.span is None or linked.draft is None:
        return claim.describe()
    return " ".join(claim.span.text_of(linked.draft.text).split())
