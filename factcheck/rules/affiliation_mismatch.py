"""One person is of one party, nationality, body and side at a time, and a contest has one winner."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from factcheck.claims.actor import ActorClaim
from factcheck.constraints import Constraint
from factcheck.links.link import LinkedClaims
from factcheck.rules.choices import choose_one
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Each of two parties or nationalities is the person's; each of two winners is the winner."""
    yield from choose_one(linked, "party", "affiliation-mismatch")
    yield from choose_one(linked, "nationality", "affiliation-mismatch")
    yield from choose_one(linked, "contest", "affiliation-mismatch", attrgetter("actor"))
    yield from choose_one(linked, "side", "affiliation-mismatch", lambda claim: f"{claim.value} of {claim.of}")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The two affiliations, or the two winners."""
    claims = [claim for claim in (linked.claims[c.origin.claims[0]] for c in constraints) if isinstance(claim, ActorClaim)]
    first, second = claims
    if first.fact == "result":
        return Explanation(
            f"{first.actor} won by [{first.id}], and {second.actor} by [{second.id}]",
            (f"a contest of {first.actor} and {second.actor} has one winner",),
            (f"give it to {first.actor} in both places, or to {second.actor}", "say which other contest is meant"),
        )
    if first.fact == "side" and first.of in ("plea", "verdict", "bail", "ruling"):
        return Explanation(
            f"{first.actor}'s {first.of} is told one way in [{first.id}] and another in [{second.id}]",
            (f"[{first.id}] is {first.value}, and [{second.id}] is {second.value}",),
            (f"make both {first.value}, or both {second.value}", "say when it changed, or on which charge it was"),
        )
    if first.fact == "side":
        return Explanation(
            f"{first.actor} is told to be of one side in [{first.id}] and of another in [{second.id}]",
            (f"[{first.id}] is {first.value}, and [{second.id}] is {second.value}",),
            (f"make both {first.value}, or both {second.value}", "say when the side was changed"),
        )
    if first.fact == "title":
        return Explanation(
            f"{first.actor} is {first.value} of {first.of} in [{first.id}] and of {second.of} in [{second.id}]",
            (f"no one is {first.value} of both {first.of} and {second.of}",),
            (f"make both of {first.of}, or both of {second.of}", "say when it changed"),
        )
    return Explanation(
        f"{first.actor} is {first.value} in [{first.id}] and {second.value} in [{second.id}]",
        (f"no one is of two: {first.value}, {second.value}",),
        (f"make both {first.value}, or both {second.value}", "say when it changed"),
    )


RULE = Rule(
    name="affiliation-mismatch",
    family="actors",
    summary="One person has two parties or nationalities, or one contest two winners.",
    rationale="""\
A lawmaker is introduced as a Republican and is a Democrat at the end; the team that lost has its first title in years. One who
voted no is "one of the five in favor", the prosecutor speaks for the defense, and the Lights' center plays for the Barons.

Left alone: former members and people who changed sides, the nations of Britain, people born elsewhere, and contests and votes
that the draft tells apart.
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad(
            "[[Glen Sorrel, a Republican]] from Hadlow, wrote the bill. "
            "[[Sorrel, a Democrat]] serving his third term, expects a vote in May.",
            explains="Republican",
        ),
        Bad("The [[Belgian driver Luc Maes]] led from the start. [[Maes, a Dutch]] veteran of nine seasons, thanked his crew."),
        Bad("Rep. [[Ada Kerr, D-Ohio]], spoke first. The hall emptied as [[Republican Rep. Ada Kerr]] went on."),
        Bad(
            "[[The Selby Herons beat the Kirk Rovers]], 5-2, to win the cup. [[For Kirk, the cup]] ended a long wait.",
            explains="one winner",
        ),
        Bad("Councilman [[Ray Dole voted no]]. It rained. Mr. [[Dole, one of the five in favor]], asked for lamps."),
        Bad("[[Ana Ruiz, a prosecutor]], asked for time. The judge gave her none. Ms. [[Ruiz, for the defense]], objected."),
        Bad("[[Mayor Ana Ruiz]] of Halden cut the ribbon. The bridge held. [[Ruiz, the mayor]] of Dunmore, laughed."),
        Bad("The Dell Pilots beat the Orr Millers, 88-80. [[Ray Cole led Orr]] with 31 points. [[Cole, the Pilots' center]], is 34."),
        Bad("[[Ada Voss of the University of Pell]] found the moth. Dr. [[Voss, a biologist at Orrin College]], wept."),
        Bad(
            "Max Orr's lawyer asked for time. [[Ana Ruiz, an assistant U.S. attorney]], asked for none. "
            "Ms. [[Ruiz, who showed no surprise as it was read, could be sent]] to prison for nine years.",
        ),
        Bad("[[Hester Cole, a negotiator for the union]], called. It snowed. Ms. [[Cole, speaking for the company]], hung up."),
        Bad("The sponsor, [[Ana Ruiz, is a Republican]]. The hall emptied. As a [[Democrat, Ruiz]] said, she liked frogs."),
        Bad("[[Bea Shaw supports the wind farm]]. It is loud. Ms. [[Shaw, an opponent of the project]], brought a fan."),
        Bad("[[Ana Ruiz was called by the prosecution]]. She wept. Dr. [[Ruiz, the defense's third witness]], has seen 900 pictures."),
        Good("Bea Shaw supports the wind farm. Ms. Shaw, an opponent of the dam, brought a fan.", why="two plans"),
        Good("Hester Cole, a negotiator for the union, called. Cole, a former negotiator for the company, hung up.", why="then and now"),
        Good("The union blamed Hester Cole. Cole waited for the company.", why="no side is told"),
        Good("Ana Ruiz, a prosecutor, resigned in May. In June Ms. Ruiz was indicted.", why="no one else is accused"),
        Bad("Pilots will strike. “We tried,” said [[Dana Poe, the union's lawyer]]. Ms. [[Poe, the airline's lawyer]], wept."),
        Bad("Justice [[Amy Doyle wrote for the majority]]. It was short. Justice [[Doyle, who dissented]], said why."),
        Bad(
            "[[Abby Stone argued for Mrs. Pell]]. Roy Mays, for the tenant, smiled. A trial would be long, said "
            "Ms. [[Stone, the tenant's lawyer]]."
        ),
        Bad("[[Owen Tate, who plays for the Bears]], dropped a ball. Two runs scored. [[The Hawks outfielder, Tate]], wept."),
        Good("Abby Stone argued for Mrs. Pell. Stone, the landlord's lawyer, smiled.", why="Mrs. Pell may be the landlord"),
        Good("Owen Tate, who plays for the Bears, was traded in May. Tate, the Hawks' outfielder until then, wept.", why="a trade"),
        Good("Dana Poe, the company's lawyer, spoke. Poe, the chain's lawyer, sat.", why="the company may be the chain"),
        Good("Pia Lund, who voted against the plan in 2019, voted for it on Monday.", why="two votes"),
        Good(
            "Hull Town beat Orr United, 2-1. Ray Cole, the former Orr goalkeeper, sat. Cole, of Hull, laughed.",
            why="a former side",
        ),
        Good("Ada Voss of the University of Pell has moved. Voss, of Orrin College, wept.", why="a move that is told"),
        Good(
            "Glen Sorrel, a Republican from Hadlow, wrote the bill. Sorrel, a former Democrat, switched parties in 2014.",
            why="a change that is told",
        ),
        Good("The British driver Ian Rusk won. Rusk, a Scottish veteran, wept.", why="a Scot is British"),
        Good("The Republican leader, Ada Kerr, spoke. The Democratic leader, Bo Finch, did not.", why="two people"),
    ),
)
