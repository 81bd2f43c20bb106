"""One body has one name."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.constraints import Constraint
from factcheck.links.link import LinkedClaims
from factcheck.rules.choices import choose_one
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Each of two names is the body's one name."""
    yield from choose_one(linked, "body", "organisation-name")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The two names."""
    first, second = (constraint.origin.claims[0] for constraint in constraints)
    return Explanation(
        f"[{first}] and [{second}] seem to be one body under two names",
        (f"[{first}] and [{second}] differ in one word that is easily written for the other",),
        (f"write both as [{first}], or both as [{second}]", "say how the two bodies differ"),
    )


RULE = Rule(
    name="organisation-name",
    family="actors",
    summary="One body stands under two names.",
    rationale="""\
The Hazard Management Agency is the Hazard Mitigation Agency six lines on. Two names are taken for one body's where one word is
easily written for the other, with the same first letter or as the same sort of body (a union and a league, a savings bank and a
trust bank, a college and a university), or where two words change places.

The words in common must be a name of their own: two bodies may share a town, "American" or "Association".

Left alone: bodies told apart by a place, a number, a direction or by standing in one sentence, singular and plural, and short forms.
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad(
            "The [[Coastal Erosion Response Agency]] will buy 14 houses. The "
            "[[Coastal Erosion Recovery Agency]] said it would not ask again.",
            explains="two names",
        ),
        Bad("She chairs the [[Pell Water Conservation Board]]. The [[Pell Water Consumer Board]] meets on Monday."),
        Bad("He ran the [[Board of Bridge and Tunnel Inspectors]]. In May the [[Board of Tunnel and Bridge Inspectors]] let him go."),
        Bad("The [[Millrace Renters Union]] filed the suit. Its treasurer told the [[Millrace Renters League]] on Friday that it had won."),
        Bad("A driver for [[Meridian Ice Freight]] found it. By May he had a new truck at [[Meridian Ice Storage]]."),
        Bad("Profit at [[Cobble Mutual Bank]] doubled. Shares of [[Cobble Savings Bank]] rose 4 percent."),
        Bad("The vote at [[Stony Ford College]] was close. The gym at [[Stony Ford University]] holds 900."),
        Bad("The [[Institute for Coastal Research]] counts terns. The [[Center for Coastal Research]] wants a fence."),
        Bad("The [[Grand Valley Opera]] has sold every seat. The [[Grand River Opera]] opens on Friday with “Tosca.”"),
        Bad("The [[Rural Moth Protection Board]] paid. Wasps will not count, the [[Rural Moth Protection Agency]] said."),
        Bad("The [[Orchard Growers' Federation]] wrote. The [[Orchard Growers' Association]] offered to pay."),
        Good("The Pell County Planning Board met. The Pell County Planning Commission did not.", why="a county has many bodies"),
        Good("The Orne Federation of Teachers met. The Orne Federation of Nurses did not.", why="two unions"),
        Good("The Pell Center for Sleep paid. Its rival, the Pell Institute for Sleep, did not.", why="a rival is named as such"),
        Good("The Millrace Renters Union met the Millrace Renters League and lost.", why="two bodies, in one sentence"),
        Good("The Dell Police Department came at noon. Dell Police Dept. cars are blue.", why="a shortened word"),
        Good("The Pell County Water Board met. The Hull County Water Board did not.", why="two counties"),
        Good("The House Ways Committee met after the Senate Ways Committee.", why="two houses"),
        Good("The Department of Human Services, or human services department, has moved.", why="a loose form of the name"),
    ),
)
