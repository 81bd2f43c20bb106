"""One town, or one thing, is in one state, country or county, and a person has one home town."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.constraints import Constraint
from factcheck.links.actors.affiliations import rank_of
from factcheck.links.link import LinkedClaims
from factcheck.rules.choices import choose_one
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Each of two places is where the town is, or where the person lives."""
    yield from choose_one(linked, "place", "place-mismatch")
    yield from choose_one(linked, "scene", "place-mismatch")
    yield from choose_one(linked, "home", "place-mismatch")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The town or the person, and the two places."""
    claims = [claim for claim in (linked.claims[c.origin.claims[0]] for c in constraints) if isinstance(claim, ActorClaim)]
    first, second = claims
    if first.fact == "scene":
        return Explanation(
            f"[{first.id}] and [{second.id}] are two places of one thing",
            (f"{first.value} is not {second.value}",),
            (f"make both {first.value}, or both {second.value}", "say that there are two"),
        )
    verb = (
        "was born in"
        if first.of == "birth"
        else "is of"
        if first.fact == "home"
        else "is on the"
        if rank_of(first.value) == "bank"
        else "is in"
    )
    return Explanation(
        f"{first.actor} {verb} {first.value} in [{first.id}] and {verb} {second.value} in [{second.id}]",
        (f"{first.actor} cannot be {verb.removeprefix('is ').removeprefix('was ')} both {first.value} and {second.value}",),
        (f"make both {first.value}, or both {second.value}", "say that there are two"),
    )


RULE = Rule(
    name="place-mismatch",
    family="actors",
    summary="One town, thing or happening is put in two places, or one person in two towns.",
    rationale="""\
The dateline says Ohio and the last paragraph Indiana. A town is compared with itself only where both sentences speak of it as one.
"Tilbury, where the fire broke out," takes it as known that the fire broke out in Tilbury, and must be where the draft put the fire.

Left alone: towns whose namesake is as well known (Portland, Kansas City), sentences that speak of a move, a birthplace or another
town, and a town with its county on one side and its state on the other. "The Ohio plant" is compared with a plant that the draft put
elsewhere only where it tells of one plant, and of Ohio nowhere else.
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad(
            "[[ASHGROVE, Ohio]] — A ring came up on a carrot on "
            "Sunday.\n\nThe house, on the north side of [[Ashgrove, Ind.]], was sold in 2011.",
            explains="Ohio",
        ),
        Bad("She was treated in [[Brandt, in Teller County]], and released. The hospital in [[Brandt, in Sumner County]], has 40 beds."),
        Bad("[[Glen Sorrel, a plumber from Hadlow]], saw it first. [[Sorrel, 51, of Westmere]], called the fire department."),
        Bad("It was found in [[a barn in Pell County]] on May 2. No one had been in [[the Teller County barn]] since the fall."),
        Bad("[[LYDON, Vt.]] — A moose fell into a pool on Monday. By noon [[the New Hampshire village]] had named it."),
        Bad(
            "[[A fire destroyed a piano factory in Merrow]] on Sunday. Smoke was seen in Tilbury. "
            "By noon the owner was in [[Tilbury, where the fire broke out]].",
        ),
        Bad("[[Ms. Okafor was born in Enugu]] and raised in Leeds. Last week she flew to [[Leeds, her birthplace]]."),
        Bad("A bear broke into [[a bakery on Spruce Street]] and ate 60 pies. The owner of [[the Vine Street bakery]] put up a sign."),
        Bad("[[Hadlow, a village of 900 in Ohio]], has a barn. Visitors lean. [[Hadlow, Ind.]], will miss it."),
        Bad("The boat is moored at [[Orme, on the east bank]]. It is old. [[The west bank village of Orme]] will miss it."),
        Bad("The bank in [[Lydon, which is in Teller County]], was shut. [[Pell County, where Lydon]] is, has no zoo."),
        Bad("[[The concert will be held in Dell Hall]]. It is free. A hymn will end [[the concert at Orr Hall]]."),
        Bad("Ana Weems, a plumber, won. [[She lives in Pell]]. By noon [[her neighbors in Hadlow]] were singing."),
        Good("The concert in Dell Hall was loud. The concert in Orr Hall was not.", why="each hall tells which concert is meant"),
        Good("The concert will be held in Dell Hall. The concert in Orr Hall on Sunday is free.", why="another day"),
        Good("A crash at Elm Street and Oak Avenue hurt two. The Oak Avenue crash closed a lane.", why="a corner is on two streets"),
        Good("Orme, on the east bank, has a pub. Pell, on the west bank, has none.", why="two villages"),
        Good("The truck overturned near Lovelock. It was towed to Winnemucca, where it burned.", why="another thing happened there"),
        Good("The game was played in Dover. The teams meet in Hadlow, where the game was held last year.", why="another year"),
        Good("Lydon, Vt., has a pool. The New Hampshire village of Orrin has none.", why="another village"),
        Bad("He left [[the library in Hadlow, Ohio]], at noon. It was 90 miles back to [[the Indiana library]]."),
        Bad("A cable froze over [[the Lesna Gorge, in northern Slovenia]]. The lift at [[the Croatian gorge]] opened in 1974."),
        Good("The company closed a plant in Ohio. The two other plants, and the Indiana plant above all, are busy.", why="several plants"),
        Good("It was a bridge in Pell County. Indiana has many. The Indiana bridge stood until May.", why="the state was spoken of before"),
        Good("A farm in Norway sold it. The Ohio farm paid cash.", why="a country and a state"),
        Good("Portland, Maine, and its harbor were quiet. Flights from Portland, Ore., were late.", why="two towns of one name"),
        Good("Ana Weems, of Hadlow, wrote the song. Weems, who lives in Hadlow, was born in Westmere.", why="a birthplace is no home"),
        Good("Ashgrove, Ohio, voted yes. Another town, Ashgrove, Ind., voted no.", why="the draft says that there are two"),
    ),
)
