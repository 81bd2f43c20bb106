"""One quotation, or one act, is one person's."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from factcheck.claims.actor import ActorClaim
from factcheck.constraints import Constraint
from factcheck.links.link import LinkedClaims
from factcheck.rules.choices import choose_one
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Each of two people is the one who said the words, or did the act."""
    yield from choose_one(linked, "quotation", "attribution-mismatch", attrgetter("actor"))
    yield from choose_one(linked, "deed", "attribution-mismatch", attrgetter("actor"))


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The words or the act, and the two people."""
    claims = [claim for claim in (linked.claims[c.origin.claims[0]] for c in constraints) if isinstance(claim, ActorClaim)]
    first, second = claims
    what = "the same words" if first.fact == "speaker" else "the same act"
    return Explanation(
        f"{what} are given to {first.actor} in [{first.id}] and to {second.actor} in [{second.id}]"
        if first.fact == "speaker"
        else f"{what} is given to {first.actor} in [{first.id}] and to {second.actor} in [{second.id}]",
        (f"{first.actor} and {second.actor} are two people",),
        (f"give both to {first.actor}, or both to {second.actor}", "say that both said or did it"),
    )


RULE = Rule(
    name="attribution-mismatch",
    family="actors",
    summary="The same words or act are given to two people.",
    rationale="""\
The keeper said it and the director's T-shirts credit him. A quotation of three words or more that stands again, whole or in part,
must have the same speaker; an act told twice with the same figures must have the same doer. "Karl, who designed the bridge," takes it as
known that Karl designed it, and so do "Karl, the designer of the bridge" and "thanked Karl for designing it"; so does "Karl's view that" of
what was said.

Left alone: quotations whose speaker is "she" or "a spokesman", titles of works, and acts that two people are each said to have done.
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad("[[“The roof is only resting,” Pia Lund]] said. The shop sold mugs with [[Simon Ache’s remark: “The Roof Is Only Resting.”]]"),
        Bad(
            "[[“Nobody ever asks the goose,” Ada Voss]] said on Monday. Later "
            "the crowd sang [[Bo Finch’s line, “Nobody ever asks the goose.”]]"
        ),
        Bad(
            "[[“We were out of mustard,” said Ines Roth]]. What [[Tom Behr "
            "called “out of mustard”]] lasted nine days. Roth and Behr were thin."
        ),
        Bad(
            "[[Kim Dao swam 600 yards]] to reach the boat. A medal went to [[Joe Ferris, who swam the 600 yards]], on May 4.",
            explains="two people",
        ),
        Bad(
            "[[Ada Voss stopped at the pond. “The geese are in charge,”]] she said. A sign will carry "
            "[[Bo Finch’s remark, “The geese are in charge.”]] They laughed.",
        ),
        Bad(
            "Lena Dole rose. [[“It is a kettle with opinions,” Dole]] said. Bo Finch sat. [[Finch’s comparison to a kettle]] drew laughs.",
        ),
        Bad("[[The bridge was designed by Ada Voss]] and opened in 1931. A plaque will honor [[Bo Finch, who designed the bridge]]."),
        Bad(
            "[[The idea came from the cook, Ina Roth]], a miser. It works. The board gave [[Tom Behr, who thought of it]], a medal.",
        ),
        Bad("[[Kim Dao gave the farm]] to the county in 1988. Her nephew sued. The chief thanked [[Joe Ferris for giving the farm]]."),
        Bad(
            "[[Dr. Ada Voss argues that the bones are those of a child]]. Dr. Bo Finch believes that they belong to an ape. "
            "The museum will test Dr. [[Finch’s theory that the bones are a child’s]].",
        ),
        Bad(
            "[[“It is a kettle with opinions,” Ada Voss]] said. Bo Finch sat. A mug has [[“a kettle with opinions,” Finch’s phrase]].",
        ),
        Bad(
            "[[“It is a kettle with opinions,” Ada Voss]] said. Bo Finch sat. The [[remark about the kettle, made by Finch]], drew laughs."
        ),
        Bad("[[Ada Voss designed the bridge]]. It opened in 1931. [[Bo Finch was honored for designing the bridge]] on Sunday."),
        Bad("[[Ada Voss discovered the comet]] in May. Bo Finch was asleep. [[Finch’s discovery of the comet]] made him rich."),
        Good("“It is a kettle,” Ada Voss said. Bo Finch sat. Voss’s phrase, “a kettle,” drew laughs.", why="the same speaker"),
        Good("“Finch said it is a kettle,” Ada Voss said. Bo Finch’s line, “it is a kettle,” drew laughs.", why="she quotes him"),
        Good("Ada Voss designed the bridge. Bo Finch was honored for painting the bridge.", why="two acts"),
        Good("Ada Voss bought the farm. She sold it to Bo Finch, who bought the farm for $9.", why="a farm is bought again and again"),
        Good("Ada Voss and Bo Finch found the boat. A medal went to Finch, who found the boat at dawn.", why="both found it"),
        Good("Ada Voss wrote the first song. Bo Finch, who wrote the second song, won.", why="two songs"),
        Good("Lena Dole said it was late. “It is a kettle,” Bo Finch said. Finch’s comparison to a kettle drew laughs.", why="he said it"),
        Good("“Nobody asks the goose,” Ada Voss said. The crowd sang Voss’s line, “Nobody asks the goose.”", why="the same speaker"),
        Good("“No comment at all,” Ada Voss said. “No comment whatever,” Bo Finch said.", why="other words"),
        Good("Ada Voss wrote “The Long Way Home.” Bo Finch read it twice.", why="the title of a book"),
    ),
)
