"""One person does not hold two offices at once that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.constraints import Constraint
from factcheck.links.link import LinkedClaims
from factcheck.rules.choices import choose_one
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Each of two offices that exclude each other is the one that the person holds."""
    yield from choose_one(linked, "titles", "conflicting-title")


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The two offices and whose they are."""
    claims = [linked.claims[constraint.origin.claims[0]] for constraint in constraints]
    first, second = (claim for claim in claims if isinstance(claim, ActorClaim))
    return Explanation(
        f"{first.actor} is {first.value} in [{first.id}] and {second.value} in [{second.id}]",
        (f"no one is {first.value} and {second.value} at one time",),
        (f"make both {first.value}, or both {second.value}", "say when it was: former, then, acting, promoted"),
    )


RULE = Rule(
    name="conflicting-title",
    family="actors",
    summary="One person has two titles that exclude each other.",
    rationale="""\
The police chief of the second paragraph is the sheriff of the fourth. Offices of one group (ranks of one service, posts of public
life, officers of a company) exclude one another, but for those that go together ("chief" and "police chief", "senator" and "state
senator").

So is one who is introduced as one thing and later called what another is: "Ms. Raman, the dentist", where Mr. Lund is the dentist.

Left alone: former, then, acting, interim, -elect, candidates, deputies, promotions that the draft tells, and words in quotations.
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad(
            "[[Police Chief Ward Lasker]] of Pell said a drone found the boat. “That interests me,” [[Sheriff Lasker]] said.",
            explains="police chief and sheriff",
        ),
        Bad("[[Sgt. Iris Colby]] swam out to the raft. Nobody was hurt, [[Lt. Colby]] said."),
        Bad(
            "Rosa Hu [[was named chief financial officer]] in May. On a "
            "call, [[Hu, the chief executive]], cautioned that a strike could hurt."
        ),
        Bad("Hal Munn, a botanist, showed the moss. [[Rosa Hu, a geologist]], showed the rock. [[Hu, the botanist]], won."),
        Bad(
            "[[Coach Al Sorrel]] was late. A bus has a phone, [[athletic director Sorrel]] said. The "
            "college's athletic director, Pia Lund, laughed.",
        ),
        Bad("[[The second mate, Pia Conde]], slept. The first mate, Ola Lund, did not. [[Conde, the first mate]], woke at four."),
        Bad("[[Deb Stell, the library's director]], slept there. “He went for the atlases,” said [[the deputy director, Ms. Stell]]."),
        Bad("The choir's [[treasurer, Ines Bakker]], counted it. “Three times,” said Ms. [[Bakker, the secretary]]."),
        Good("The second mate, Pia Conde, slept. Conde was promoted to first mate in May.", why="a promotion that the draft tells"),
        Bad("[[Rosa Hu, a cellist]], was late. The hall was cold. [[Hu, the bassoonist]], wore gloves."),
        Good("Col. Raul Brill waved. Brill, the police chief, said that it was late.", why="a colonel may be the police chief"),
        Bad("The cellist, Hal Munn, sat. [[The violist, Rosa Hu]], stood. When it was over, [[Hu, the cellist]], bowed."),
        Good("Hal Munn, a botanist, met Rosa Hu, a former botanist who is a geologist. Hu, the botanist, won.", why="she was one too"),
        Good("Hal Munn, a lawyer, met Rosa Hu, a tax lawyer. Hu, the tax lawyer, won.", why="both are lawyers"),
        Bad("The first witness was [[Major Ana Brill]]. It was late. “It is a good tank,” [[Colonel Brill]] said."),
        Bad("[[Ana Brill, who has been police chief]] for nine years, keeps ducks. [[Mayor Brill]] feeds them."),
        Good("Ana Brill, a major at the time, led the raid. Now Colonel Brill, she runs the base.", why="a rank of another time"),
        Good("After the mayor, Chief Ana Brill spoke. The mayor, Chief Brill said, was late.", why="two people, one after the other"),
        Good(
            "Sgt. Ana Brill was promoted to lieutenant in June. “It is the same desk,” Lt. Brill said.",
            why="a promotion that the draft tells",
        ),
        Good("Police Chief Ward Lasker spoke. Chief Lasker is a former sheriff.", why="a shorter form, and a former office"),
        Good("Mayor Tia Bond, a former state senator, won. Ms. Bond, then a state senator, wrote the law.", why="offices at other times"),
        Good("Deputy Mayor Ed Cole said no. Council member Cole voted yes.", why="two offices that one person may hold"),
    ),
)
