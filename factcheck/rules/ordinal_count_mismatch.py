"""The fifth time has four before it, and the third of three is the last."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.count import CountClaim, OrdinalClaim
from factcheck.claims.fields import write_ordinal
from factcheck.constraints import Constraint, Linear, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import relations_of, write_claim

NAME = "ordinal-count-mismatch"

# What an ordinal and a count have to do with each other: the bounds of the count less the ordinal.
_DISTANCES = {
    "earlier": Interval.exactly(-1),
    "so far": Interval.exactly(0),
    "all": Interval.at_least(0),
}


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """The count of earlier ones is one less than the ordinal; that of all is no less, and equal when the ordinal is the last."""
    for link in linked.related("ordinal"):
        (ordinal,) = link.ids("ordinal")
        for role, bounds in _DISTANCES.items():
            for count in link.ids(role):
                origin = Origin((ordinal, count), NAME, link.licence, link.inferred)
                yield linear({count: 1, ordinal: -1}, bounds, origin)
    for link in linked.related("occurrence"):
        (whole,), (one,) = link.ids("all"), link.ids("one")
        variable = one if isinstance(linked.claims[one], OrdinalClaim) else f"{one}.occurrence"
        origin = Origin((one, whole), NAME, link.licence, link.inferred)
        yield linear({f"{whole}.occurrences": 1, variable: -1}, Interval.at_least(0), origin)


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """How many the ordinal leaves room for, and how many are counted."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1 or not isinstance(relations[0], Linear):
        return None
    one, count = (linked.claims[name] for name in relations[0].origin.claims)
    if not isinstance(count, CountClaim):
        return None
    ordinal = one.ordinal if isinstance(one, OrdinalClaim) else one.occurrence if isinstance(one, CountClaim) else None
    if ordinal is None:
        return None
    place = write_ordinal(ordinal)
    role = next(name for name, distance in _DISTANCES.items() if distance == relations[0].bounds)
    if role == "earlier":
        step, fits = f"the {place} has {ordinal - 1 or 'none'} before it, not {write_claim(count)}", f"{ordinal - 1}"
    elif role == "all":
        total = f"{count.occurrences}" if count.occurrences is not None else write_claim(count)
        step, fits = f"{total} in all have no {place}", f"at least {ordinal}"
    else:
        step, fits = f"the {place} makes {ordinal}, not {write_claim(count)}", f"{ordinal}"
    fixes = [f"[{count.id}] would have to be {fits}"]
    if count.count.support.is_point and count.occurrences is None:
        value = int(count.count.nominal) + (1 if role == "earlier" else 0)
        if value >= 1:
            fixes.append(f"[{one.id}] would have to be {'at most ' if role == 'all' else ''}{write_ordinal(value)}")
    return Explanation(f"[{one.id}] does not fit [{count.id}]", (step,), tuple(fixes))


RULE = Rule(
    name=NAME,
    family="counts",
    summary="an ordinal does not fit the count of what came before it, or of all",
    rationale="""
`The fifth time` says that there were four before, and `the sixth race` that there were six or more.

It compares them only where the draft says that both speak of one row: the same verb or noun with `before`, `earlier`, `previous`, or
`in the five-race series`. It leaves alone other periods (`this year` beside `since 2010`), ranks (`the second largest`), and dates.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad(
            "Ilse Marn won the lake race for the [[fifth]] time on Sunday. She had won it [[three]] times before.",
            explains="the fifth has 4 before it, not 3",
        ),
        Bad(
            "Petrov won the [[sixth]] and final race of the [[five]]-race series on Sunday.",
            explains="the sixth makes 6, not 5",
        ),
        Bad(
            "It is the [[fourth]] time the cellar has flooded this year. The earlier floods this year, [[five]] in all, did little harm.",
            explains="the fourth has 3 before it, not 5",
        ),
        Bad(
            "The board vetoed the budget on Monday, its [[fourth]] veto. It had used the power [[twice]] before.",
            explains="the fourth has 3 before it, not 2",
        ),
        Bad(
            "He won the medal on Sunday for the [[fourth]] time. He won it before in [[1991, 1994, 2006 and 2011]].",
            explains="the fourth has 3 before it, not 4",
        ),
        Bad("Roth is the [[seventh]] of a miller's [[six]] sons.", explains="6 in all have no seventh"),
        Bad(
            "She is the [[14th]] president of the guild. Her [[15]] predecessors were all weavers.",
            explains="the 14th has 13 before it, not 15",
        ),
        Bad(
            "The quake was the [[sixth]] to strike the valley this year. The other [[seven]] broke no walls.",
            explains="the sixth has 5 before it, not 7",
        ),
        Bad("She came in [[23rd]] among the [[19]] swimmers who reached the shore.", explains="19 in all have no 23rd"),
        Bad("Holm is the [[seventh]] coach of the club, after [[eight]] others.", explains="the seventh has 6 before it, not 8"),
        Bad(
            "Her fiction consisted of [[11]] novels. The last was read aloud in the House. The Key, her [[13th]] novel, came out in May.",
            explains="11 in all have no 13th",
        ),
        Bad("She placed [[14th]] out of [[12]] rowers.", explains="12 in all have no 14th"),
        Bad(
            "He won the regatta on Sunday for the [[third]] time, after wins in [[2009, 2012 and 2015]].",
            explains="the third has 2 before it, not 3",
        ),
        Bad(
            "The pump failed on Monday, the [[third]] time it has done so this year. The [[four]] previous failures were brief.",
            explains="the third has 2 before it, not 4",
        ),
        Bad(
            "The bridge has been hit by trucks [[four]] times this year. The [[third]] and most recent came on Sunday.",
            explains="the third makes 3, not 4",
        ),
        Bad(
            "She is the [[sixth]] woman to hold the post. The [[four]] women who preceded her served 27 years.",
            explains="the sixth has 5 before it, not 4",
        ),
        Bad(
            "Ada Moss will be the club's [[sixth]] coach in nine years. She has a dog. The [[four]] others who had the job stayed a year.",
            explains="the sixth has 5 before it, not 4",
        ),
        Bad(
            "It was the [[ninth]] launch of the rocket. The crew cheered. Of the [[ten]] earlier flights, two had failed.",
            explains="the ninth has 8 before it, not 10",
        ),
        Bad(
            "The veto was her [[fifth]] this year. It was cheered. Before Monday she had issued [[three]] vetoes.",
            explains="the fifth has 4 before it, not 3",
        ),
        Good("The veto was her fifth this year. Before Monday she had issued four vetoes.", why="four before the fifth"),
        Good("It was the ninth launch of the rocket. The two earlier trials of its engine had failed.", why="trials of the engine"),
        Good("The museum owns four of his paintings. The fifth, a portrait, was sold in 1990.", why="it is no longer there"),
        Good("She is the second woman to lead the guild. Her 14 predecessors were men.", why="the second of the women"),
        Good("It was his third win. He had won twice before at the track, and five times elsewhere.", why="five at other tracks"),
        Good("Roe is only the fourth woman to lead the bank. The three before her served one term each.", why="one term, not one woman"),
        Bad("She placed [[14th]] out of [[12]] rowers.", explains="12 in all have no 14th"),
        Bad(
            "He won the regatta on Sunday for the [[third]] time, after wins in [[2009, 2012 and 2015]].",
            explains="the third has 2 before it, not 3",
        ),
        Bad(
            "The pump failed on Monday, the [[third]] time it has done so this year. The [[four]] previous failures were brief.",
            explains="the third has 2 before it, not 4",
        ),
        Good(
            "She won the cup on Sunday for the third time. She won the league in 1998, 2003 and 2017.",
            why="years of another title, and no word that they come before",
        ),
        Good(
            "Nine quakes struck the valley. The last was the sixth to reach the coast. The other eight broke no walls.",
            why="eight of the nine are left",
        ),
        Good(
            "She vetoed the budget on Monday, her fourth veto. Once, she had said she never would.", why="'once' says when, not how often"
        ),
        Good(
            "Joel Haas won the chess title for the sixth time on Sunday. He had won that title five times before.",
            why="five before the sixth",
        ),
        Good(
            "It is the third time the tunnel has closed this year. It closed seven times last year.",
            why="another year",
        ),
        Good(
            "Petrov, the second of five children, won the fourth race of the five-race series.",
            why="the fourth of five",
        ),
    ),
)
