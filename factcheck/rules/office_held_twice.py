"""An office with one holder at a time has one holder."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from factcheck.claims.actor import ActorClaim
from factcheck.constraints import Constraint
from factcheck.links.link import LinkedClaims
from factcheck.rules.choices import choose_one
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Each of two people who are given the one office is its holder."""
    yield from choose_one(linked, "holders", "office-held-twice", attrgetter("actor"))


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The office and its two holders."""
    claims = [linked.claims[constraint.origin.claims[0]] for constraint in constraints]
    first, second = (claim for claim in claims if isinstance(claim, ActorClaim))
    return Explanation(
        f"{first.actor} in [{first.id}] and {second.actor} in [{second.id}] are both {first.value}",
        (f"there is one {first.value} at a time",),
        (f"give the office to one of {first.actor} and {second.actor}", "say when the other held it: former, then, acting, -elect"),
    )


RULE = Rule(
    name="office-held-twice",
    family="actors",
    summary="One office has two holders at one time.",
    rationale="""\
A mayor who lost to the mayor is a former mayor. Two people are given one office only where the wording says that it is one: the
same body, "the director" on both sides, one who lost it to the other, or one whom the draft calls the former holder and then lets
act in office.

Left alone: predecessors and successors named as such, acting and interim holders, co-chairs, and officers of two towns.
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad(
            "[[Mayor Hana Pruitt]] said repairs would cost $640,000. But "
            "[[Mayor Ilse Sykes]], who lost to Pruitt in 2019, spoke against the sale."
        ),
        Bad(
            "[[Gov. Luis Arce]] signed the bill. In 2019, then-Gov. Ned Hobbs "
            "had vetoed it. [[Gov. Hobbs]] plans to attend the ceremony next week."
        ),
        Bad("The [[director, Simon Ache]], worried about the trip. The [[director, Paula Ng]], has ordered a forklift."),
        Bad("[[Foreign Minister Ana Ruiz]] said the ports would open. [[Foreign Minister Bo Lind]] said they would be blue."),
        Bad("The orchestra's [[music director, Ike Lund]], said no. [[Gary Stell, its music director]], waved."),
        Bad(
            "The board picked [[Ann Lowe as superintendent]] in 2021 after Tom Reed resigned. The buses were new. "
            "[[Superintendent Tom Reed]] said on Monday that they were late.",
        ),
        Bad(
            "A year after he was installed as [[Bishop of Lorne, Peter Amadi]] moved the choir. Hugh Crane was the county's bishop "
            "for two decades and left in 2019. The school will be led by the [[Bishop of Lorne, Hugh Crane]].",
        ),
        Bad("The [[captain of the Osprey, Lou Tesch]], rang the bell. The Osprey's [[captain, Ray Finn]], was the last to leave."),
        Bad(
            "The council's [[chairwoman, Dot Ansell]], said yes. [[Chairman Percy Loud]], who left the council last year, said no.",
            explains="chairman",
        ),
        Bad("[[Lou Tesch, who coaches Hadlow]], threw a boot. It was the referee's. [[Hadlow coach Ray Finn]] caught it."),
        Bad("[[Ann Lowe, who took over as principal]] in 2018, likes desks. [[Tom Reed, the school's principal]], likes chairs."),
        Bad(
            "Orsova Foods shut its mill. [[Orsova's chief executive, Lou Tesch]], wept. [[Ray Finn, the company's chief executive]], sang."
        ),
        Good("Former Principal Tom Reed likes desks. The school's principal, Ann Lowe, likes chairs.", why="he was it before"),
        Good("The town's mayor, Ann Lowe, likes ice. Tom Reed, the town's mayor from 2011 to 2015, does not.", why="he was it before"),
        Good("Ann Lowe, who took over as principal in 2018, likes desks. Principal Reed had sold them.", why="he was it before"),
        Good("The principal of North High, Ann Lowe, said no. Tom Reed, principal of South High, said yes.", why="two schools"),
        Good("Lou Tesch, manager at Orsova, wept. Ray Finn, the manager at Brasher, did not.", why="two companies"),
        Good("In 1998 the mayor, Ann Lowe, built a rink. The mayor, Tom Reed, will sell it.", why="of an earlier year"),
        Good("The Osprey's captain, Lou Tesch, rang the bell. The Tern's captain, Ray Finn, did not.", why="two ships"),
        Good("Tom Dole, a retired trooper, was elected sheriff on Tuesday. Sheriff Walt Hask lost.", why="he takes office later"),
        Good("Mayor Ana Quist won on Tuesday. In 2021 Quist unseated Mayor Frank Lyle by nine votes.", why="the other held it before"),
        Good("Its president, Ike Lund, moved the mill. The union agreed. The president, Gary Stell, said so.", why="two bodies"),
        Good("The company's president, Ike Lund, said no. The union's president, Gary Stell, said yes.", why="two bodies"),
        Good("Prime Minister Ana Ruiz of Peru met Prime Minister Bo Lind of Norway.", why="two countries"),
        Good("Principal Ann Lowe took over when Tom Reed retired. In 2019 Principal Reed had banned gum.", why="of an earlier year"),
        Good(
            "Mayor Hana Pruitt said no. But former Mayor Ilse Sykes, who lost to Pruitt in 2019, spoke for the sale.",
            why="the other held it before",
        ),
        Good("Mayor Hana Pruitt of Dell and Mayor Ilse Sykes of Orr signed the pact.", why="two towns"),
        Good("Gov. Luis Arce signed the bill. Acting Gov. Ned Hobbs had vetoed it in May.", why="an acting holder"),
    ),
)
