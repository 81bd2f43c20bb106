"""One person is of one party and one nationality at a time, and a contest has one winner."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.constraints import Choice, Constraint, Origin
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Each of two parties or nationalities is the person's; each of two winners is the winner."""
    for relation in ("party", "nationality", "contest"):
        for link in linked.related(relation):
            names = [name for _, name in link.members]
            for name in names:
                claim = linked.claims[name]
                if isinstance(claim, ActorClaim):
                    value = claim.actor if relation == "contest" else claim.value
                    yield Choice(f"{relation} by {' and '.join(names)}", (value,), Origin((name,), "affiliation-mismatch", link.licence))


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The two affiliations, or the two winners."""
    claims = [claim for claim in (linked.claims[c.origin.claims[0]] for c in constraints) if isinstance(claim, ActorClaim)]
    first, second = claims
    if first.fact == "result":
        return Explanation(
            f"{first.actor} won by [{first.id}], and {second.actor} by [{second.id}]",
            (f"a contest of {first.actor} and {second.actor} has one winner",),
            (f"give it to {first.actor} in both places, or to {second.actor}", "or say which other contest is meant"),
        )
    return Explanation(
        f"{first.actor} is {first.value} in [{first.id}] and {second.value} in [{second.id}]",
        (f"no one is of two: {first.value}, {second.value}",),
        (f"make both {first.value}, or both {second.value}", "or say when it changed"),
    )


RULE = Rule(
    name="affiliation-mismatch",
    family="actors",
    summary="One person has two parties or nationalities, or one contest two winners.",
    rationale="""\
A lawmaker is introduced as a Republican and is a Democrat at the end; the team that lost has its first title in years.

Left alone: former members and people who changed sides, the nations of Britain, people born elsewhere, and contests that the draft
tells apart.
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
            "[[The Hull Pilots beat the Orr Millers]], 4-3, to win the title. [[For Orr, the title]] was the first since 2014.",
            explains="one winner",
        ),
        Good(
            "Glen Sorrel, a Republican from Hadlow, wrote the bill. Sorrel, a former Democrat, switched parties in 2014.",
            why="a change that is told",
        ),
        Good("The British driver Ian Rusk won. Rusk, a Scottish veteran, wept.", why="a Scot is British"),
        Good("The Republican leader, Ada Kerr, spoke. The Democratic leader, Bo Finch, did not.", why="two people"),
    ),
)
