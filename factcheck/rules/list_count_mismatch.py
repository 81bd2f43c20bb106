"""A list must have as many members as the count before it says."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.constraints import Constraint, Origin, linear
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import counts_in, relations_of, write_claim

NAME = "list-count-mismatch"


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """The count equals the number of members that the list names; a list of some of them has no more."""
    for link in linked.related("list"):
        (count,), (members,) = link.ids("count"), link.ids("list")
        origin = Origin((count, members), NAME, link.licence, link.inferred)
        yield linear({count: 1, members: -1}, Interval.exactly(0), origin)


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """How many are named, and who they are."""
    relations = relations_of(constraints, NAME)
    if len(relations) != 1:
        return None
    claims = counts_in(relations[0].origin.claims, linked)
    if len(claims) != 2:
        return None
    count, members = claims
    return Explanation(
        f"[{count.id}] is not the number of those that are listed",
        (f"{len(members.names)} are listed ({'; '.join(members.names)}), not {write_claim(count)}",),
        (f"[{count.id}] would have to be {len(members.names)}",),
    )


RULE = Rule(
    name=NAME,
    family="counts",
    summary="a list has more or fewer members than the count before it says",
    rationale="""
`Three men: A, B, C and D` is a name too many or a count too low, and either is a correction tomorrow.

It counts a list only where the draft ties it to the count: a colon, an apposition, or `the three are ...`, and the list ends in `and`
and a last member. It leaves alone lists after `including` or `such as`, lists that end in `others`, and members that may be couples,
firms or places with a comma in their names.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad(
            "Police have charged [[three]] men: [[Alan Marsh, Pete Dunn, Marco Lind and Sid Vale]].",
            explains="4 are listed",
        ),
        Bad(
            "The store will close [[two]] branches. The branches to be closed are those in [[Aldway, Brook and Dunmere]].",
            explains="3 are listed",
        ),
        Bad(
            "[[Four]] towns — [[Kilmore, Astrid and Pell]] — will vote in May.",
            explains="3 are listed",
        ),
        Bad("She leaves [[two]] sons, [[Omar, Reza and Tariq]]; a sister; and nine cousins.", explains="3 are listed"),
        Bad("[[Four]] ports on the gulf ([[Almer, Ostra and Pelm]]) will close at night.", explains="3 are listed"),
        Bad(
            "The board named [[two]] finalists: [[Vera Holm, a judge from Dover; Ian Kerr, who runs the port; and Lena Poe]], a dean.",
            explains="3 are listed",
        ),
        Bad(
            "The fair gave [[four]] prizes:\n\n- [[Best pie: Ada Moss\n- Best jam: Lou Penn\n- Best loaf: Kim Rudd]]\n\nEntries closed.",
            explains="3 are listed",
        ),
        Bad("[[Ada Moss, Lou Penn, Kim Rudd and Ian Kerr]] are the [[three]] women on the panel.", explains="4 are listed"),
        Bad("The [[four]] villages of [[Almer, Ostra and Pelm]] will share a bus.", explains="3 are listed"),
        Bad("[[Almer, Ostra and Pelm]], the [[four]] villages on the lake, have no bus.", explains="3 are listed"),
        Bad("He was found guilty on all [[three]] counts, [[arson and fraud]], after a day.", explains="2 are listed"),
        Bad(
            "[[Three]] men were held on Friday. A dog found the bag. [[Al Ash, Ben Dow, Cy Lund and Di Poe]] were held without bail.",
            explains="4 are listed",
        ),
        Bad(
            "The group will close [[three]] of its 11 shops. The sites that are shutting are in [[Almer, Ostra, Pelm and Kell]].",
            explains="4 are listed",
        ),
        Bad(
            "The league honored [[four]] players. It was late. Honored were [[Al Ash, Ben Dow and Cy Lund]].",
            explains="3 are listed",
        ),
        Bad("He leaves [[four]] children. His children, [[Ann, Ben and Cy]], all live in Almer.", explains="3 are listed"),
        Good(
            "Three men were held on Friday. In May, Al Ash, Ben Dow, Cy Lund, Di Poe, Ed Roe and Flo Hume were held.", why="twice as many"
        ),
        Good("Four were killed, and two hurt. The older victims were Al Ash and Ben Dow.", why="not all of them"),
        Good("She leaves four children. Her friends, Ann, Ben and Cy, will carry the coffin.", why="friends, not children"),
        Good("Three people were hurt in Almer, Ostra and Pelm.", why="where, not who"),
        Good("Ada Moss, Lou Penn and Kim Rudd are the two newest members and the chair.", why="the two are not all whom the verb names"),
        Good("In three states, Holm, Kerr and Poe won, and in two more they came second.", why="those who won, not the states"),
        Good("He ran two shops, Holm said.", why="who says so"),
        Good("They visited two towns, Dunmere, Kent, and Aldway.", why="Kent is where Dunmere lies"),
        Good("He leaves two sons, Omar and his brother Reza, and a sister.", why="what is said of a member may be another"),
        Bad(
            "[[Four]] shops have opened on the quay: [[a bakery, a barbershop and a store that sells kites]].",
            explains="3 are listed",
        ),
        Bad(
            "[[Two]] ministers quit on Friday."
            " [[Health Minister Ada Moss, Trade Minister Lou Penn and Defense Minister Kim Rudd]] all left at noon.",
            explains="3 are listed",
        ),
        Good("Two ministers quit on Friday. Ada Moss, Lou Penn and Kim Rudd all declined to comment.", why="not said to be ministers"),
        Good("Three of the nine members, Ada Moss, Lou Penn and Kim Rudd, voted no.", why="the three are named, not the nine"),
        Good("Police have charged three men, including Alan Marsh and Pete Dunn.", why="'including' names some"),
        Good("Two men were named: John Ames, of Trent, and Paul Reed, of Bath.", why="the places are where they live"),
        Good("Police have charged three men: Alan Marsh, Pete Dunn and Marco Lind.", why="three are listed"),
    ),
)
