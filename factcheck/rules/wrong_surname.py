"""One person has one surname."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.constraints import Constraint
from factcheck.links.link import LinkedClaims
from factcheck.rules.choices import choose_one
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Each of two surnames is the one that the person bears."""
    yield from choose_one(linked, "surname", "wrong-surname")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The two names."""
    first, second = (constraint.origin.claims[0] for constraint in constraints)
    return Explanation(
        f"[{first}] and [{second}] seem to be one person under two surnames",
        (f"the first name is the same, and nothing introduces [{second}] as a second person",),
        (f"write both as [{first}], or both as [{second}]", "say who the second person is"),
    )


RULE = Rule(
    name="wrong-surname",
    family="actors",
    summary="A second reference bears another surname.",
    rationale="""\
The player is Beatrix Lindholm at first and Beatrix Lindquist when she is quoted. Two names are taken for one person's only where the
surnames begin alike, or the second is another person's of the story, and nothing introduces a second person of that first name.

Left alone: people introduced beside the name, by an age, a calling or a title, maiden and married names, names that stand twice, and
names that stand in one sentence.
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad(
            "[[Beatrix Harlow]], 66, began with a polka. “My left hand went to sleep,” said [[Beatrix Hartman]], who wept.",
            explains="two surnames",
        ),
        Bad("A baker, [[Rosa Delgado]], makes 400 loaves. There is no sign. “I only add salt,” said [[Rosa Dominguez]], wiping her hands."),
        Bad("[[Alma Thorne]], 91, wrote an opera. The soprano Vera Lund will sing it in May. “It is loud,” [[Alma Lund]] said."),
        Good("Rosa Delgado, 40, bakes. “It is good bread,” said Rosa Dominguez, a neighbor.", why="a neighbor is introduced"),
        Good("John Harlow sued. “We will appeal,” said John Hartman. Mr. Hartman is a lawyer.", why="the second is named again"),
        Good("Rosa Delgado wed in May. “I took his name,” said Rosa Dominguez, née Delgado.", why="a name taken at a wedding"),
        Good("Rosa Delgado and Rosa Dominguez share a stall. “We quarrel,” said Rosa Dominguez.", why="two, told apart side by side"),
    ),
)
