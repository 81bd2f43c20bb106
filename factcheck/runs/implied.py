"""find_implied: what linked claims say together that none of them says alone."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim
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
    for name, members in parts.items():
        whole = linked.claims.get(name)
        stated = [part for part in map(linked.claims.get, members) if isinstance(part, CountClaim)]
        if name in complete or not isinstance(whole, CountClaim) or not stated:
            continue
        core = _rest(whole.count.core, [claim.count.core for claim in stated])
        if core.is_empty or core == Interval.at_least(0):
            continue
        support = _rest(whole.count.support, [claim.count.support for claim in stated])
        edge = f" ({write_interval(support)} at the edge of rounding)" if support != core else ""
        quotes = " and ".join(f"“{_quote(claim, linked)}”" for claim in stated)
        yield f"{_name_rest(whole, stated)}: {write_interval(core)} {whole.of}{edge}, of “{_quote(whole, linked)}” without {quotes}"


def _rest(whole: Interval, parts: list[Interval]) -> Interval:
    for part in parts:
        whole = whole - part
    return whole & Interval.at_least(0)


def _name_rest(whole: CountClaim, stated: list[CountClaim]) -> str:
    known = {claim.occurrence for claim in stated if claim.occurrence}
    if whole.occurrences and len(known) == len(stated) and whole.occurrences > len(known):
        count = whole.occurrences - len(known)
        return f"the {'earlier' if known == {whole.occurrences} else 'other'} {count} of {whole.occurrences} together"
    return "the rest"


def _quote(claim: Claim, linked: LinkedClaims) -> str:
    if claim.span is None or linked.draft is None:
        return claim.describe()
    return " ".join(claim.span.text_of(linked.draft.text).split())
