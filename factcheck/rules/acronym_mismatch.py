"""The acronym used is the one that was introduced."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.constraints import Constraint
from factcheck.links.link import LinkedClaims
from factcheck.rules.choices import choose_one
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """An acronym that nearly equals an introduced one is that one."""
    yield from choose_one(linked, "acronym", "acronym-mismatch")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """What was introduced and what is used."""
    claims = [claim for claim in (linked.claims[c.origin.claims[0]] for c in constraints) if isinstance(claim, ActorClaim)]
    first, second = sorted(claims, key=lambda claim: claim.actor == claim.value)
    return Explanation(
        f"{first.actor} is [{first.id}], and no one is introduced as [{second.id}]",
        (f"[{second.id}] has the letters of [{first.id}] in another order, or one more or fewer",),
        (f"write [{first.id}]", f"introduce [{second.id}]"),
    )


RULE = Rule(
    name="acronym-mismatch",
    family="actors",
    summary="An acronym is not the one that was introduced.",
    rationale="""\
A body's acronym is introduced once, or is plainly its initials, and is typed again in haste. An acronym that was not introduced
and that has the letters of one that was, in another order or with one letter doubled or dropped, is most often a slip.

Left alone: acronyms that are introduced themselves, be it by what the body is ("the HBPS, a rival union"), and those
that differ by another letter (LAPD and LAFD are two bodies).
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad(
            "The Amalgamated Net and Rope Menders, or [[A.N.R.M.]], voted "
            "on Thursday. Mr. Kroll said the [[A.R.N.M.]] would meet on Sunday.",
            explains="A.N.R.M.",
        ),
        Bad("The Harbor Pilots Benefit Society ([[HPBS]]) paid in May. A judge told the [[HBPS]] to pay again."),
        Bad("The Pell Area Safety Council, known as [[PASC]], met. In June the [[PACS]] will meet again."),
        Bad(
            "The Office of Quarry Blast Permits, which nobody calls anything but [[OQBP]], said no. A clerk for the [[OBQP]] said maybe.",
        ),
        Good("The Pell Fire Department (PLFD) came first. Soon the PLPD closed the road.", why="one other letter makes another body"),
        Good("The Harbor Pilots Benefit Society (HPBS) met the Hull Bay Port Services (HBPS).", why="both are introduced"),
        Good("The Harbor Pilots Benefit Society (HPBS) paid. The HBPS, a rival union, did not.", why="the second is told to be another"),
        Good("The Pell Area Safety Council, known as PASC, met. PASC has nine members.", why="the same acronym"),
    ),
)
