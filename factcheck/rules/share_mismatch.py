"""A share of a whole comes to its part."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import relations_of, write_amount, write_claim, write_interval, write_number

NAME = "share-mismatch"
_ROLES: Final = ("share", "whole", "part", "rest")
# The fractions that prose has words for.
_COMMON: Final = tuple(sorted({Fraction(n, d) for d in (1, 2, 3, 4, 5) for n in range(d + 1)} | {Fraction(n, 10) for n in (1, 9)} | {
    Fraction(1, 8), Fraction(1, 6),
}))  # fmt: skip


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """The part is at least the least share of the whole, and at most the greatest, each to its written precision."""
    for link in linked.related("share"):
        share, whole, part = (linked.claims[name] for _, name in sorted(link.members, key=lambda member: _ROLES.index(member[0])))
        if not isinstance(share, ShareClaim):
            continue
        ids = linked.in_order((share.id, whole.id, part.id))
        origin = Origin(ids, NAME, link.licence, link.inferred)
        ratio = _left(_ratio(share)) if link.ids("rest") else _ratio(share)
        if ratio.low is not None:
            yield linear({part.id: 1, whole.id: -ratio.low}, Interval.at_least(0), origin)
        if ratio.high is not None:
            yield linear({part.id: 1, whole.id: -ratio.high}, Interval.at_most(0), origin)
    for relation, sign in (("most", 1), ("few", -1)):
        for link in linked.related(relation):
            whole, part = (linked.claims[link.ids(role)[0]] for role in ("whole", "part"))
            ids = tuple(claim for claim in linked.claims if claim in (whole.id, part.id))
            origin = Origin(ids, NAME, link.licence, link.inferred)
            yield linear({part.id: 2 * sign, whole.id: -sign}, Interval.at_least(0), origin)
    for link in linked.related("quota"):
        share, whole, part = (linked.claims[link.ids(role)[0]] for role in ("share", "whole", "part"))
        if isinstance(share, ShareClaim):
            ids = linked.in_order((share.id, whole.id, part.id))
            # Votes come whole: two-thirds of 20 seats are 14.
            needed = share.share.nominal * (Fraction(1, 100) if share.share.unit == "%" else 1)
            yield linear({part.id: 1, whole.id: -needed}, Interval.of(0, 1), Origin(ids, NAME, link.licence, link.inferred))


def _ratio(share: ShareClaim) -> Interval:
    """What a share may be of its whole; a fraction in words is nearer to what it names than to the next common one."""
    if share.share.unit or share.share.bound != "=" or not 0 < share.share.nominal < 1:
        return share.ratio
    named = share.share.nominal
    below = max(other for other in _COMMON if other < named)
    above = min(other for other in _COMMON if other > named)
    return share.ratio & Interval.of((below + named) / 2, (named + above) / 2)


def _left(ratio: Interval) -> Interval:
    """What a share leaves of the whole."""
    return Interval.of(None if ratio.high is None else 1 - ratio.high, None if ratio.low is None else 1 - ratio.low)


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """What the part is of the whole, and what the share of the whole comes to."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1:
        return None
    claims = [linked.claims[name] for name in relations[0].origin.claims]
    share = next((claim for claim in claims if isinstance(claim, ShareClaim)), None)
    counts = [claim for claim in claims if isinstance(claim, CountClaim)]
    if share is None:
        return _explain_majority(set(relations[0].origin.claims), linked)
    links = (*linked.related("share"), *linked.related("quota"))
    link = next((link for link in links if share is not None and share.id in link.ids("share")), None)
    if share is None or link is None or len(counts) != 2:
        return None
    whole = next(claim for claim in counts if claim.id in link.ids("whole"))
    part = next(claim for claim in counts if claim.id not in link.ids("whole"))
    if not whole.count.nominal:
        return None
    percent = part.count.nominal / whole.count.nominal * 100
    if link.ids("rest"):
        return _explain_rest(share, whole, part, 100 - percent)
    written = write_amount(share.share.nominal, "%") if share.share.unit == "%" else f"[{share.id}]"
    fitting = _whole_numbers(_ratio(share).scale(whole.count.nominal), whole)
    return Explanation(
        f"[{part.id}] of [{whole.id}] is not [{share.id}]",
        (f"{write_claim(part)} of {write_claim(whole)} is {write_number(round(percent, 1))} percent, not {written}",),
        (f"[{share.id}] would have to be {write_number(round(percent, 1))} percent", f"[{part.id}] would have to be {fitting}"),
    )


def _explain_majority(ids: set[str], linked: LinkedClaims) -> Explanation | None:
    """What the part is of the whole, and on which side of half."""
    for relation, side in (("most", "more"), ("few", "less")):
        for link in linked.related(relation):
            if {name for _, name in link.members} == ids:
                whole, part = (linked.claims[link.ids(role)[0]] for role in ("whole", "part"))
                if isinstance(whole, CountClaim) and isinstance(part, CountClaim):
                    half = write_number(whole.count.nominal / 2)
                    step = f"half of {write_claim(whole)} is {half}, and {write_claim(part)} would have to be {side}"
                    return Explanation(f"[{part.id}] of [{whole.id}] is not {side} than half", (step,))
    return None


def _explain_rest(share: ShareClaim, whole: CountClaim, rest: CountClaim, percent: Fraction) -> Explanation:
    """What is left of the whole, and what the share leaves of it."""
    fitting = _whole_numbers(_left(_ratio(share)).scale(whole.count.nominal), whole)
    left = write_number(round(percent, 1))
    return Explanation(
        f"[{share.id}] of [{whole.id}] does not leave [{rest.id}]",
        (f"{write_claim(whole)} less {write_claim(rest)} is {left} percent of them, not [{share.id}]",),
        (f"[{rest.id}] would have to be {fitting}",),
    )


def _whole_numbers(allowed: Interval, whole: CountClaim) -> str:
    if whole.count.unit or allowed.low is None or allowed.high is None or whole.count.nominal.denominator != 1:
        return write_interval(allowed, whole.count.unit)
    low, high = -(-allowed.low // 1), allowed.high // 1
    return write_interval(Interval.of(low, high)) if low <= high else write_interval(allowed)


RULE = Rule(
    name=NAME,
    family="counts",
    summary="a percentage or a fraction that its own numbers do not give",
    rationale="""
A share, the whole and the part are three figures of which two give the third. The percentage counts to its written precision (`37 percent`
is 36.5 to 37.5), fractions as they are used in prose.

It asks for a share only where the draft says what it is a share of, and which count it comes to. Percentages of another base, of another
year, of a subgroup, and rates whose definition the draft does not give are left alone.
""",
    constraints=state,
    explain=explain,
    slips="inferred",
    examples=(
        Bad("[[Half]] of its [[64]] lamps were dark at dusk. By 9 p.m., [[22]] lamps were dark.", explains=""),
        Good("Half of its 64 lamps were dark at dusk. In the yard, 22 lamps were dark.", why="those of one place"),
        Bad("Out of [[500]] riders asked at the gate, [[350]], or [[60 percent]], said they walk.", explains="350 of 500 is 70 percent"),
        Bad("[[Nine]] of the [[36]] wells tested last week were unsafe, or [[45 percent]].", explains="9 of 36 is 25 percent, not 45"),
        Bad(
            "The clinic saw [[120]] dogs in May and found ticks on [[30]] of them, an infection rate of [[35 percent]].",
            explains="30 of 120 is 25 percent, not 35",
        ),
        Bad(
            "[[Half]] of the [[48]] lambs born in April were sold. The [[36]] sold lambs went by truck.", explains="36 of 48 is 75 percent"
        ),
        Bad("The league won [[a third]] of the [[36]] seats, taking [[18]] of them.", explains="18 of 36 is 50 percent"),
        Bad(
            "The airline will dismiss [[a third]] of its [[240]] stewards. The [[60]] stewards who are losing their posts get a bonus.",
            explains="60 of 240 is 25 percent",
        ),
        Bad(
            "The archive has [[900]] maps. [[A third]] of the maps have been scanned. The [[500]] still to be scanned are in crates.",
            explains="44.4 percent of them",
        ),
        Bad("[[Half]] of the [[90]] guides quit. Only [[55]] of the 90 remain.", explains="38.9 percent"),
        Bad("[[Half]] of the school's [[86]] teachers live in town. The other [[53]] commute.", explains="38.4 percent"),
        Bad("The mill cut [[120]] jobs, [[25 percent]] of its work force of [[800]].", explains="120 of 800 is 15 percent, not 25"),
        Bad("Inspectors saw [[250]] farms and warned [[45]] of the owners, or [[28 percent]].", explains="45 of 250 is 18 percent, not 28"),
        Bad("The museum sold [[450]] of its [[610]] tickets, [[84 percent]].", explains="450 of 610 is 73.8 percent, not 84"),
        Bad("The train has [[10]] cars. [[Half]] of the cars were damaged. The [[seven]] damaged cars were towed.", explains="70 percent"),
        Bad("[[Nine-tenths]] of the [[70]] lambs survived. The [[17]] that died were buried.", explains="75.7 percent"),
        Bad("The bank closed [[one in five]] of its [[260]] branches last year, shutting [[82]].", explains="82 of 260 is 31.5 percent"),
        Bad("Most of the county's [[31]] schools failed the test. [[Eighteen]] of the 31 passed it.", explains="half of 31"),
        Bad(
            "They found cracks in [[48]] of the [[75]] bridges. A town with cracks in [[46 percent]] of its bridges is in danger, he said.",
            explains="48 of 75 is 64 percent, not 46",
        ),
        Bad(
            "Divers looked at [[60]] wrecks and found oil in [[one in five]]. The [[20]] leaking wrecks were sealed.",
            explains="33.3 percent",
        ),
        Bad(
            "Turnout reached [[54 percent]], as [[4,420]] of the county's [[10,040]] registered voters cast ballots.",
            explains="4,420 of 10,040 is 44 percent",
        ),
        Bad(
            "So far, [[84]] of the chain's [[240]] shops have been renovated. With [[45 percent]] of its shops refurbished, it is early.",
            explains="84 of 240 is 35 percent",
        ),
        Bad(
            "[[Two-thirds]] of the [[90]] jurors questioned on Monday, [[50]] in all, were sent home by noon.",
            explains="50 of 90 is 55.6 percent",
        ),
        Bad(
            "The mail-in count took [[240]] ballots, and [[156]] of those were spoiled. The [[75 percent]] failure rate was the worst yet.",
            explains="156 of 240 is 65 percent, not 75",
        ),
        Good("Nine of the 36 wells tested last week were unsafe, or 25 percent.", why="it fits"),
        Good("About a third of the 40 lambs were sold. The 13 sold lambs went by truck.", why="a fraction in prose is rounded"),
        Good(
            "Nine of the 36 wells tested last week were unsafe. Statewide, 45 percent of wells fail.",
            why="a share of another whole",
        ),
        Good("Seven of 35 shops failed, or 20 percent, down from 45 percent last year.", why="the second share is last year's"),
        Good("A third of the 90 guides quit. Of those, 18 of the 90 had been there a year.", why="the 18 are some of the 30"),
        Good("Half of the 48 lambs were sold. The 12 black lambs were kept.", why="another group"),
        Good("A third of the 90 stalls closed. The 20 that closed in May have reopened.", why="those of May"),
        Good("He won 12 of 30 games at home and 18 on the road, or 50 percent of the 60 he played.", why="of all he played"),
        Good("A quarter of the 80 elms died. The 30 dying elms will be watched.", why="the dying have not died"),
        Good("The school has 400 pupils, and 120 of them walk. Districtwide, 45 percent of pupils walk.", why="of the district"),
        Good("Most of the 31 schools passed in math. In reading, 12 of the 31 passed.", why="another test"),
        Good("Turnout was 61 percent. In 2019, 8,400 of the county's 20,000 registered voters cast ballots.", why="another year"),
        Good(
            "Hale cans 360 crates a week, a quarter of them for export. Reed sold two of its six ovens. The four that are left are old.",
            why="ovens that are left",
        ),
        Good("A third of the 4,200 bottles are for beer. Two brewers wrote. The other three did not.", why="the other three brewers"),
        Good("Most of the 31 schools failed the test. Nine of the 31 passed it.", why="it fits"),
        Good(
            "The permit takes in 36 of the 450 cabins in Hale and 28 of the 700 in Reed, or 8 percent and 4 percent.",
            why="each in its turn",
        ),
        Good("A quarter of its 360 workers are new. The 60 who work at night get more.", why="those at night are others"),
        Good("Lund had 1,840 votes, or 46 percent, to 1,760 for Berg, or 44. Moe had 400, or 10 percent.", why="all are of one sum"),
        Good(
            "Turnout was 44 percent, as 4,420 of 10,040 registered voters cast ballots. In the city, it was 54 percent.",
            why="another place",
        ),
        Good(
            "The farm sold 240 calves last year, up from 200, or 20 percent.",
            why="a rise from one year to the next",
        ),
    ),
)
