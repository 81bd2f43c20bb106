"""One person's name, and one place's, is spelled one way."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.constraints import Constraint
from factcheck.links.link import LinkedClaims
from factcheck.rules.choices import choose_one
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Each name of a pair is the one spelling of the person."""
    yield from choose_one(linked, "spelling", "name-spelling")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The two spellings."""
    first, second = (constraint.origin.claims[0] for constraint in constraints)
    return Explanation(
        f"[{first}] and [{second}] seem to be one name, spelled two ways",
        (f"[{first}] and [{second}] differ by a letter or two, and nothing tells two people apart",),
        (f"spell both as [{first}], or both as [{second}]", "say who the other person is"),
    )


RULE = Rule(
    name="name-spelling",
    family="actors",
    summary="The name of one person or place is spelled two ways.",
    rationale="""\
Wrong names are the commonest correction that newspapers print. A full name that differs from another by a letter or two, or a
surname alone that nobody bears but that nearly equals one that was introduced, is most often a slip.

Left alone: relatives and namesakes (told apart by an age, a word of kinship, or by standing in one sentence), plurals and
possessives, other forms of one word (a land and its people, a teacher and the teaching, a pet name), forms
that are given as another form ("also spelled"), and differences of case, accent or hyphen.
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad(
            "[[Marta Lindqvist]], 61, has run the ferry since 1998. “I never learned to swim,” [[Lindquist]] said on Tuesday.",
            explains="spelled two ways",
        ),
        Bad("Police arrested [[Terrell Boudin]], 24, at a motel. A judge set bail for [[Terrel Boudin]] at $5,000."),
        Bad(
            "The council heard from [[Ines Castellano]], who keeps bees. Nobody objected. [[Ines Castelano]] said she would sell the hives."
        ),
        Bad("Swimming in [[Lake Morrabec]] was banned on May 2. In June the geese left [[Lake Morabec]] for good."),
        Bad("A piano fell on [[Lark Street]] on Monday. It was the second to fall on [[Larch Street]] in two years."),
        Bad("[[Karl Lindahl]], 81, heard shouting. The gate was shut. [[Lindhal]] came over the fence at a low place."),
        Bad("The suit was brought by the widow of [[Andre Beauchamp]], 40. In the [[Beauchampe]] family’s view it is late."),
        Good("There were two Judge Mercers. Judge Paul Mercer sat beside his father.", why="a plural under a title"),
        Good("The truck left Lake Morrabec for Lake Morabec, 90 miles away.", why="two lakes, in one sentence"),
        Good(
            "Dennis Rourke was arrested. Police had long suspected another man, her neighbor Dennis Roarke, who was cleared.",
            why="told apart as another man",
        ),
        Good("Kara Allen, 17, and Karla Allen, 19, were treated for smoke.", why="two people in one sentence, with two ages"),
        Good(
            "Police arrested Omar Haddad (also spelled Omer Haddad). Haddad was held without bail.", why="the form is given as another form"
        ),
        Good("Ruth Oldham lives on Pell Street. The Oldhams bought the house in 1990.", why="a plural"),
        Good("Dan Whitlock told the court he was asleep. His brother, Don Whitlock, said so too.", why="a relative is introduced as such"),
    ),
)
