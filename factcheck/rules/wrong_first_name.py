"""One person has one first name."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.constraints import Constraint
from factcheck.links.link import LinkedClaims
from factcheck.rules.choices import choose_one
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Each of two first names is the one that the person bears."""
    yield from choose_one(linked, "first name", "wrong-first-name")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The two names."""
    first, second = (constraint.origin.claims[0] for constraint in constraints)
    families = {claim.value.split()[-1] for name in (first, second) if isinstance(claim := linked.claims[name], ActorClaim)}
    same = "the surname is the same" if len(families) == 1 else "one person is told to be meant"
    return Explanation(
        f"[{first}] and [{second}] seem to be one person under two first names",
        (f"{same}, and nothing introduces [{second}] as a second person",),
        (f"write both as [{first}], or both as [{second}]", "say who the second person is"),
    )


RULE = Rule(
    name="wrong-first-name",
    family="actors",
    summary="A second reference bears another first name.",
    rationale="""\
The boy is Daniel at first and David at the end: one first name is easily written for another that begins alike. Two names are
taken for one person's only where they begin alike and nothing introduces a second person.

Left alone: relatives named as such, nicknames, people told apart by an age, an office or a suffix, and names that stand in one sentence.
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad(
            "[[Martin Sayer]] crawled into the pipe at 3 p.m. [[Marcus Sayer]], who starts tenth grade, was sent home.",
            explains="two first names",
        ),
        Bad("A jury acquitted [[Helena Roth]] on Monday. “I slept,” [[Helga Roth]] said afterward. Roth plans to travel."),
        Bad("[[Carlton Weems]] was arrested at dawn. [[Carter Weems]] must return in May."),
        Bad("[[Patrick Lyle]], who mends pipes, found it. No one was hurt. “I took it for a root,” [[Owen Lyle]] said on Monday."),
        Bad("[[Owen Lyle]], a farmer, sued. It was his hat. Outside the court, [[Oscar Lyle]] waved it."),
        Good("Owen Lyle, a farmer, sued. Oscar Lyle, a plumber, fixed the sink.", why="introduced as another"),
        Good("Martin Sayer crawled into the pipe. His brother, Marcus Sayer, called for help.", why="a relative is introduced as such"),
        Good("William Roth won. Bill Roth said he would rest.", why="a nickname"),
        Good("Carlton Weems, 41, and Carter Weems, 19, were arrested at dawn.", why="two people, told apart"),
    ),
)
