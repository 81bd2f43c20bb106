"""A result and its margin, the body that voted, and the scores on the way to it fit together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.score import ScoreClaim
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import Link, LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import relations_of, write_claim, write_number

NAME = "score-mismatch"
_PAIR = 2


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """First less second is the margin; both together are at most the members; no score on the way is above the result."""
    yield from _state_told(linked)
    for relation in ("margin", "ballot", "running", "last"):
        for link in linked.related(relation):
            members = [linked.claims[name] for _, name in link.members]
            ids = linked.in_order(claim.id for claim in members)
            origin = Origin(ids, NAME, link.licence, link.inferred)
            yield from _relate(link, members[0].id, members[1].id, linked, origin)


def _state_told(linked: LinkedClaims) -> Iterator[Constraint]:
    """Two results lie as far apart as is said; a majority is the least number above half; so many sets have so many scores."""
    for link in linked.related("difference"):
        first, second, difference = (link.ids(role)[0] for role in ("first", "second", "difference"))
        values = [_nominal(linked.claims[name]) for name in (first, second)]
        sides = (1, -1) if values[0] >= values[1] else (-1, 1)
        # A margin in points is read off shares before they are rounded.
        slack = Fraction(1, 2) if isinstance(linked.claims[first], ShareClaim) else Fraction(0)
        yield linear({first: sides[0], second: sides[1], difference: -1}, Interval.of(-slack, slack), linked.origin(link, NAME))
    for link in linked.related("dissent"):
        (_, score), (side, count) = link.members
        claim = linked.claims[score]
        if isinstance(claim, ScoreClaim):
            loser = "second" if claim.first.nominal >= claim.second.nominal else "first"
            voted = loser if side not in ("for", "won") else "second" if loser == "first" else "first"
            bounds = Interval.exactly(0) if side in ("count", "won") else Interval.at_least(0)
            yield linear({f"{score}.{voted}": 1, count: -1}, bounds, linked.origin(link, NAME))
    for link in linked.related("short"):
        score, needed, lacking = (name for _, name in link.members)
        yield linear({f"{score}.first": 1, lacking: 1, needed: -1}, Interval.exactly(0), linked.origin(link, NAME))
    for link in linked.related("majority"):
        body, part = link.ids("body")[0], link.ids("part")[0]
        yield linear({part: 2, body: -1}, Interval.of(1, 2), linked.origin(link, NAME))
    for link in linked.related("carried"):
        (score,) = link.ids("score")
        yield linear({f"{score}.first": 1, f"{score}.second": -1}, Interval.at_least(1), linked.origin(link, NAME))
    for link in linked.related("series"):
        won, lost, games = (link.ids(role)[0] for role in ("won", "lost", "games"))
        yield linear({won: 1, lost: 1, games: -1}, Interval.exactly(0), linked.origin(link, NAME))
    yield from _state_summed(linked)
    for link in linked.related("sets"):
        yield linear({link.ids("count")[0]: 1}, Interval.exactly(len(link.ids("set"))), linked.origin(link, NAME))


def _state_summed(linked: LinkedClaims) -> Iterator[Constraint]:
    """A record has as many games as were won and lost; halves make up a result; whoever wins in straight sets wins each."""
    for link in linked.related("record"):
        score, games = (name for _, name in link.members)
        yield linear({f"{score}.first": 1, f"{score}.second": 1, games: -1}, Interval.exactly(0), linked.origin(link, NAME))
    for link in linked.related("halves"):
        terms = {f"{name}.{side}": -1 if role == "final" else 1 for role, name in link.members for side in ("first", "second")}
        yield linear(terms, Interval.exactly(0), linked.origin(link, NAME))
    for link in linked.related("scored"):
        final, part = (name for _, name in link.members)
        claim = linked.claims[final]
        if isinstance(claim, ScoreClaim):
            more = "first" if claim.first.nominal >= claim.second.nominal else "second"
            yield linear({f"{final}.{more}": 1, part: -1}, Interval.at_least(0), linked.origin(link, NAME))
    for link in linked.related("straight"):
        known = [claim for name in link.ids("set") if isinstance(claim := linked.claims[name], ScoreClaim)]
        won = sum(1 if claim.first.nominal > claim.second.nominal else -1 for claim in known)
        for claim in known if won else ():
            sign = 1 if won > 0 else -1
            terms = {f"{claim.id}.first": sign, f"{claim.id}.second": -sign}
            yield linear(terms, Interval.at_least(1), Origin((claim.id,), NAME, link.licence, link.inferred))


def _explain_summed(link: Link, linked: LinkedClaims) -> Explanation | None:
    """What the scores come to, and what they are said to come to."""
    scores = [claim for _, name in link.members if isinstance(claim := linked.claims[name], ScoreClaim)]
    sums = [claim.first.nominal + claim.second.nominal for claim in scores]
    if link.relation == "record":
        games = link.ids("games")[0]
        step = f"{write_number(scores[0].first.nominal)} + {write_number(scores[0].second.nominal)} = {write_number(sums[0])}"
        said = f"{step}, not {write_number(_nominal(linked.claims[games]))}"
        return Explanation(
            f"[{scores[0].id}] is not a record of [{games}] games", (said,), (f"[{games}] would have to be {write_number(sums[0])}",)
        )
    final, *parts = scores
    named = " and ".join(f"[{part.id}]" for part in parts)
    step = f"{named} are {write_number(sum(sums[1:], Fraction(0)))} in all, [{final.id}] is {write_number(sums[0])}"
    return Explanation(f"{named} do not make up [{final.id}]", (step,))


def _nominal(claim: Claim) -> Fraction:
    if isinstance(claim, ShareClaim):
        return claim.share.nominal
    return claim.count.nominal if isinstance(claim, CountClaim) else Fraction(0)


def _explain_told(link: Link, linked: LinkedClaims) -> Explanation | None:
    ids = [name for _, name in link.members]
    if link.relation == "difference":
        first, second, said = (_nominal(linked.claims[name]) for name in ids)
        apart = abs(first - second)
        step = f"{write_number(max(first, second))} - {write_number(min(first, second))} = {write_number(apart)}, not {write_number(said)}"
        return Explanation(
            f"[{ids[2]}] is not how far [{ids[0]}] and [{ids[1]}] lie apart",
            (step,),
            (f"[{ids[2]}] would have to be {write_number(apart)}",),
        )
    if link.relation == "majority":
        body = int(_nominal(linked.claims[ids[0]]))
        least = body // 2 + 1
        return Explanation(
            f"[{ids[1]}] is not a majority of [{ids[0]}]",
            (f"more than half of {body:,} is {least:,}",),
            (f"[{ids[1]}] would have to be {least:,}",),
        )
    if link.relation == "sets":
        number = len(ids) - 1
        return Explanation(
            f"[{ids[0]}] sets do not have {number} scores", (f"there are {number} scores",), (f"[{ids[0]}] would have to be {number}",)
        )
    if link.relation == "series":
        took, gave, went = (_nominal(linked.claims[name]) for name in ids)
        step = f"{write_number(took)} + {write_number(gave)} = {write_number(took + gave)}, not {write_number(went)}"
        fix = f"[{ids[2]}] would have to be {write_number(took + gave)}"
        return Explanation(f"[{ids[2]}] games are not those of [{ids[0]}] to [{ids[1]}]", (step,), (fix,))
    score = linked.claims[ids[0]]
    if link.relation == "short" and isinstance(score, ScoreClaim):
        needed, said = (_nominal(linked.claims[name]) for name in ids[1:])
        short = write_number(needed - score.first.nominal)
        step = f"{write_number(needed)} - {write_number(score.first.nominal)} = {short}, not {write_number(said)}"
        return Explanation(
            f"[{ids[2]}] is not how far [{ids[0]}] lies below [{ids[1]}]", (step,), (f"[{ids[2]}] would have to be {short}",)
        )
    if link.relation == "carried" and isinstance(score, ScoreClaim):
        step = f"{write_number(score.first.nominal)} for it are fewer than {write_number(score.second.nominal)} against it"
        return Explanation(f"[{score.id}] does not carry it", (step,))
    if link.relation == "dissent" and isinstance(score, ScoreClaim):
        won = link.members[1][0] in ("for", "won")
        lost = write_number((max if won else min)(score.first.nominal, score.second.nominal))
        named = "winning" if won else "losing"
        most = "" if link.ids("count") or link.ids("won") else "at most "
        return Explanation(
            f"[{ids[1]}] is not the {named} side of [{ids[0]}]",
            (f"the {named} side of [{ids[0]}] is {lost}",),
            (f"[{ids[1]}] would have to be {most}{lost}",),
        )
    return None


def _relate(link: Link, score: str, other: str, linked: LinkedClaims, origin: Origin) -> Iterator[Constraint]:
    first, second = f"{score}.first", f"{score}.second"
    if link.relation == "margin":
        claim = linked.claims[score]
        # The shares are rounded (their supports say so), and so is a margin in points that is read off them.
        slack = claim.first.step / 2 if isinstance(claim, ScoreClaim) and claim.contest == "share" else Fraction(0)
        sides = (1, -1) if isinstance(claim, ScoreClaim) and claim.first.nominal >= claim.second.nominal else (-1, 1)
        yield linear({first: sides[0], second: sides[1], other: -1}, Interval.of(-slack, slack), origin)
    elif link.relation == "ballot":
        away = dict.fromkeys(link.ids("absent"), 1)
        bounds = Interval.exactly(0) if link.ids("voters") else Interval.at_most(0)
        yield linear({first: 1, second: 1, **away, other: -1}, bounds, origin)
    else:
        more = Interval.exactly(1) if link.relation == "last" else Interval.at_least(0)
        yield linear({first: 1, second: 1, f"{other}.first": -1, f"{other}.second": -1}, more, origin)


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The difference or the sum, and what it is said to be."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1:
        return None
    members = set(relations[0].origin.claims)
    for link in linked.related("scored"):
        if {name for _, name in link.members} == members:
            (result,), (scored,) = link.ids("final"), link.ids("part")
            return Explanation(f"[{scored}] is more than either side of [{result}]")
    for link in (*linked.related("record"), *linked.related("halves")):
        if {name for _, name in link.members} == members:
            return _explain_summed(link, linked)
    if len(members) == 1 and any(members <= set(link.ids("set")) for link in linked.related("straight")):
        (lost,) = members
        return Explanation(f"[{lost}] is not a set of the winner in straight sets")
    for relation in ("difference", "short", "dissent", "majority", "sets", "carried", "series"):
        for link in linked.related(relation):
            if {name for _, name in link.members} == members:
                return _explain_told(link, linked)
    claims = [linked.claims[name] for name in relations[0].origin.claims]
    scores = [claim for claim in claims if isinstance(claim, ScoreClaim)]
    count = next((claim for claim in claims if isinstance(claim, CountClaim)), None)
    if len(scores) == 2:
        (final, running) = scores
        ended, stood = (claim.first.nominal + claim.second.nominal for claim in (final, running))
        return Explanation(
            f"[{running.id}] does not lead to [{final.id}]",
            (f"[{running.id}] is {write_number(stood)} in all, [{final.id}] is {write_number(ended)} in all",),
        )
    if count is None or not scores:
        return None
    score = scores[0]
    first, second = score.first.nominal, score.second.nominal
    if (
        any(link.relation == "ballot" and set(link.ids("score")) == {score.id} for link in linked.related("ballot"))
        and len(claims) == _PAIR
        and not any({name for _, name in link.members} == members for link in linked.related("margin"))
    ):
        more = first + second > count.count.nominal
        step = f"{write_number(first)} + {write_number(second)} = {write_number(first + second)}, {'more' if more else 'less'} than"
        return Explanation(
            f"[{score.id}] is {'more' if more else 'fewer'} votes than [{count.id}]",
            (f"{step} {write_claim(count)}",),
            (f"[{count.id}] would have to be {'at least ' if more else ''}{first + second}",),
        )
    if len(claims) > _PAIR:
        return Explanation(f"[{score.id}] leaves no room for [{count.id}]")
    high, low = max(first, second), min(first, second)
    margin = write_number(high - low)
    return Explanation(
        f"[{count.id}] is not the margin of [{score.id}]",
        (f"{write_number(high)} - {write_number(low)} = {margin}, not {write_number(count.count.nominal)}",),
        (f"[{count.id}] would have to be {margin}",),
    )


RULE = Rule(
    name=NAME,
    family="counts",
    summary="a result that its margin, its voters or the scores on the way to it contradict",
    rationale="""
A result gives its margin: `8,412 votes to 8,377` is a victory by 35. A council of nine cannot vote 6 to 4, and a match that stood at 4-1
before its last goal did not end 5-2. Shares of a vote are rounded, so that a margin in points may be one off.

It takes a margin for that of a result only where the draft has one result of that kind, or where both stand in one sentence. Votes may
be fewer than the members: some abstain.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad(
            "Orr won the recount, [[6,310 votes to 6,282]]. Her [[82]]-vote victory ends a long spring.",
            explains="6,310 - 6,282 = 28, not 82",
        ),
        Bad("The [[seven]]-member board voted [[5-3]] to close the road.", explains="5 + 3 = 8, more than 7"),
        Bad(
            "Marden beat Ashdale [[4-2]] in the rain. Kell made it [[3-1]] before the break. A penalty was the last goal of the night.",
            explains="is 6 in all",
        ),
        Bad(
            "In a [[6-3]] ruling, the court opened the shore to all. The [[four]] dissenters called it a taking.",
            explains="the losing side of [[6-3]] is 3".replace("[[", "“").replace("]]", "”"),
        ),
        Bad(
            "Nurses approved the merger, with [[154 votes in favor and 231]] against.",
            explains="154 for it are fewer than 231 against it",
        ),
        Bad(
            "The Reds took the final [[four]] games to [[two]]. The series went [[seven]] games.",
            explains="4 + 2 = 6, not 7",
        ),
        Bad(
            "Orr got [[21,846]] votes. The count took a week. Pell got [[21,509]]. In the end [[737]] votes separated them.",
            explains="21,846 - 21,509 = 337, not 737",
        ),
        Bad("By [[2,764 votes to 2,591]], a majority of [[273]], the island kept its mayor.", explains="2,764 - 2,591 = 173, not 273"),
        Bad("Members approved the sale by [[204 votes to 251]].", explains=""),
        Bad("The court upheld the ban in a [[6-3]] ruling, with [[four]] justices dissenting.", explains=""),
        Bad(
            "Orr finished with [[8,846]] votes. Pell had [[8,509]]. The margin was [[737]] votes.",
            explains="8,846 - 8,509 = 337, not 737",
        ),
        Bad("The council voted [[7-4]] to close the pool. [[Five]] members voted against it.", explains="the losing side of “7-4” is 4"),
        Bad(
            "The measure carried by [[119]] votes, with [[4,120 in favor and 3,901]] against.",
            explains="4,120 - 3,901 = 219, not 119",
        ),
        Bad(
            "Roe, a baker, polled [[3,310 votes, and Ann Lind, a nurse, polled 3,290]]. Lind lost by [[40]] votes.",
            explains="3,310 - 3,290 = 20, not 40",
        ),
        Bad(
            "[[Eight members backed the plan and five]] opposed it. In the end it carried by a margin of [[two]] votes.",
            explains="8 - 5 = 3, not 2",
        ),
        Bad(
            "The court ruled [[6-3]] for the miners. Justice Lund wrote for the [[five]]-member majority.",
            explains="the winning side of “6-3” is 6",
        ),
        Good("Roe polled 3,310 votes and Lind polled 3,290. Four years ago Lind lost by 40 votes.", why="another race"),
        Good("Roe polled 3,310 votes and Lind 3,290. Tim Pell, who ran for sheriff, lost by 40 votes.", why="another loser"),
        Good("Eight members backed the plan and five opposed it. In May it had failed by a margin of two votes.", why="an earlier vote"),
        Good("The council voted 7-4 to close the pool. Last year, five members voted against it.", why="another vote"),
        Good("Orr won 6,310 votes. Pell got 6,200. The margin in 2020 was 737 votes.", why="the margin of another year"),
        Good("The cabinet lost by 88 votes to 86, two years after it came in with a majority of five.", why="another majority"),
        Good("The law passed by 81-60. The judges dissenting were three; none of the seven recused himself.", why="another body"),
        Good("Arden beat Lisle in five sets, 25-17, 23-25, 25-20, 18-25, 15-11.", why="five scores"),
        Bad(
            "In the senate [[34 voted for the treaty and 27]] against. The [[17]]-vote margin stunned her.",
            explains="34 - 27 = 7, not 17",
        ),
        Good("The Hawks, down by six at the half, outscored the Kings 40-30 after it and won by four.", why="the score of a half"),
        Good("The offer failed, 31-28, for want of two-thirds. The plan passed by 44 votes to 41.", why="a majority need not be enough"),
        Good("The Reds took the final four games to two. The last series that went seven games was in 1984.", why="another series"),
        Good("In a 5-2 decision over the Reds, Marsh threw all nine innings.", why="a game, no court"),
        Good("Orr won, 52 percent of the vote to 48 percent. Her three-point victory ends a long spring.", why="rounded shares"),
        Good("The nine-member board voted 5-3 to close the road.", why="one member did not vote"),
        Good("Orr won by 28 votes, 6,310 to 6,282. In March a 12-vote margin had decided the primary.", why="the margin of another vote"),
        Good("Marden beat Ashdale 3-2 after it had led 2-0 at the break.", why="a score on the way"),
    ),
)
