"""One person has one age at one time."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Every age that the draft gives a person now is the person's one age, give or take a birthday."""
    for claim in linked.claims.values():
        if isinstance(claim, ActorClaim) and claim.fact == "age" and claim.tenure == "now" and claim.value.isdigit():
            age = int(claim.value)
            origin, own = Origin((claim.id,), "conflicting-age"), {f"age of {claim.actor}": 2}
            if claim.scope.role == "caption" or claim.scope.quoted:
                # A picture, or what was said, may be of the year before, or of the next.
                yield linear(own, Interval.of(2 * age - 3, 2 * age + 3), origin, level="support")
                continue
            # A birthday may lie between the event and the day of print: a year's difference is a warning and no error.
            yield linear(own, Interval.of(2 * age - 1, 2 * age + 1), origin, level="support")
            yield linear(own, Interval.exactly(2 * age), origin, level="core")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The two ages and whose they are."""
    claims = [linked.claims[constraint.origin.claims[0]] for constraint in constraints]
    if len(claims) != 2 or not all(isinstance(claim, ActorClaim) for claim in claims):
        return None
    first, second = (claim for claim in claims if isinstance(claim, ActorClaim))
    return Explanation(
        f"{first.actor} is {first.value} in [{first.id}] and {second.value} in [{second.id}]",
        (f"{first.value} and {second.value} cannot be one person's age at one time",),
        (f"make both {first.value}, or both {second.value}", "say of which year each age is"),
    )


RULE = Rule(
    name="conflicting-age",
    family="actors",
    summary="One person has two ages at one time.",
    rationale="""\
An age is set beside a name at first reference and again in a caption or further down, and is changed in one place only.

Left alone: an age "at the time", and people of one name with different suffixes. Two ages
a year apart are a warning: a birthday may lie between. In captions up to three years are left alone: a picture may be of another year.
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad(
            "[[Hanne Brook, 47]], of Cold Bay, swam ashore at dusk. [[Brook, 41]], a piano tuner, had lost an oar.",
            explains="47 and 41",
        ),
        Bad("A judge sentenced [[Tomas Beck, 31]], on Monday. The [[41-year-old Beck]] said nothing."),
        Bad("The driver, [[Lena Osei, 23]], was not hurt. [[Osei (32]]) was cited for speeding."),
        Bad("[[Ada Krol, 74]], bowled on Tuesday. “I was glad,” said [[the 72-year-old]] retired nurse."),
        Bad("The boys are Milo Hart, 9, and his brother, [[Otis, 6]]. [[Otis, who is 8]], said so."),
        Bad("[[Ada Krol, 74]], bowled on Tuesday. She won. “[[I'm 70]],” she said, “and I never lost.”"),
        Bad("[[Ada Krol, 82]], sold her last kite. [[At 86]], Krol said, she had begun to think about the wind."),
        Good("Glenn Orr, 63, was freed after his wife, Doris, found him. Mrs. Orr, 61, called for help.", why="his wife"),
        Good("Ada Krol, 31, struck a man with a cart on Monday. The 25-year-old is expected to recover.", why="the man's age"),
        Good("Ada Krol, 31, and two others were hurt. The 35-year-old driver was not.", why="the driver is another"),
        Good("Ada Krol, 31, spoke to a 24-year-old Evanston man and a 19-year-old Evanston woman.", why="a town"),
        Good("Ada Krol, 31, was not hurt. “It was loud,” said the 45-year-old resident.", why="another, who is not named"),
        Good("Lars Nyman, 57, was 49 in June 2014, when the dam gave way.", why="one age is now, the other then"),
        Good("Carl Weems Sr., 61, and Carl Weems Jr., 33, own the shop.", why="father and son"),
        Good("June Abbot, 70, said she was happy. June Abbot was 16 at the time of the flood.", why="an age at another time"),
    ),
)
