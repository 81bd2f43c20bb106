"""A surname that stands alone is the surname of someone who was introduced."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.constraints import Constraint
from factcheck.links.link import LinkedClaims
from factcheck.rules.choices import choose_one
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """The lone surname and the person most spoken of before it are one."""
    yield from choose_one(linked, "stranger", "unintroduced-name", inferred=True)


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """Who is not introduced, and who may be meant."""
    first, second = (constraint.origin.claims[0] for constraint in constraints)
    return Explanation(
        f"no one is introduced as [{second}]; [{first}] may be meant",
        (f"[{second}] stands once, without a first name, and the person most spoken of before it is [{first}]",),
        (f"write the name of [{first}]", f"introduce [{second}] in full"),
    )


RULE = Rule(
    name="unintroduced-name",
    family="actors",
    summary="A surname stands alone that nobody introduced.",
    rationale="""\
At second reference a person is called by the surname alone. A surname that stands once, does what a person alone does, and belongs
to nobody in the draft was most often meant for someone who does stand there.

It is asked for only where the draft names few people and introduces everyone else: an essay, a story or a letter names many whom the
reader knows.

Left alone: names known to every reader, bodies and makers of goods, names introduced beside it, and surnames that stand more than once.
""",
    constraints=constraints,
    explain=explain,
    severity="warning",
    examples=(
        Bad(
            "Its owner, [[Lucinda Dole]], said that sales had fallen.\n\nAsked what she would do on Monday, [[Brannigan]] laughed.",
            explains="no one is introduced",
        ),
        Bad("[[Oskar Lind]], 44, mends clocks. He has no apprentice.\n\n“I asked my son twice,” [[Pettersson]] said."),
        Bad("The zoo director, [[Pia Lund]], led the animal out. It was calm.\n\nWhen a visitor fainted, [[Osterman]] shrugged."),
        Bad("Ms. [[Lucinda Dole]] owns the mill. It is old. Ms. Dole sold it in May, and Ms. [[Brannigan]] said that it leaked."),
        Bad("The court heard [[Owen Lyle]], a farmer. It was not his hat. Mr. [[Brandt]], the farmer, has a week to comply."),
        Good("The court heard Owen Lyle, a farmer. His neighbor is Mr. Brandt, the farmer who grows hops.", why="told apart"),
        Good("Owen Lyle, a driver, stopped. The truck did not. The driver, Mr. Brandt, was fined.", why="each car has a driver"),
        Good("Ms. Lucinda Dole owns the mill. Ms. Dole met Mr. Pike there, and Ms. Pike too.", why="two more are called so"),
        Bad("The mill's owner, [[Lucinda Dole]], sold it. It was old. Ms. [[Brannigan]] said that it leaked. Ms. Dole wept."),
        Bad("[[Amara Boyle]], 9, counted the toes. The museum thanked Amara. [[Amina]] has been given a pass for life."),
        Bad("[[Curtis Wynn]] owns the goat. It sat on a roof in May. “She likes the view,” Mr. [[Quigley]] explained."),
        Good("The owner, Lucinda Dole, said that sales had fallen. “I blame my phone,” Dole said.", why="the surname was introduced"),
        Good("Oskar Lind mends clocks. “We regret the delay,” Zeitwerk said in a statement.", why="a maker of goods speaks too"),
        Good("Pia Lund keeps a diary. Like Einstein, she naps. Asked why, Einstein laughed.", why="known to every reader, and named twice"),
    ),
)
