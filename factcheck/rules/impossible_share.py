"""A percentage of a small whole must be that of some whole number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.constraints import Choice, Constraint, Origin, linear
from factcheck.data.word_sets import word_set
from factcheck.interval import Interval
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import relations_of, write_number

NAME = "impossible-share"
_LARGEST: Final = 1000
_FULL: Final = 100


def state(linked: LinkedClaims) -> Iterator[Constraint]:
    """Among 0 to n members there is a number that is the share, rounded as written or cut off there."""
    for link in linked.related("base"):
        share, whole = linked.claims[link.ids("share")[0]], linked.claims[link.ids("whole")[0]]
        if not isinstance(share, ShareClaim) or not isinstance(whole, CountClaim) or share.share.unit != "%" or share.share.bound != "=":
            continue
        size = whole.count.nominal
        if share.share.nominal > _FULL and set(whole.of.lower().split()) & word_set("may be overfull"):
            continue  # "112 percent of its 240 beds": more than there are may be taken
        if whole.count.unit or not whole.count.support.is_point or size.denominator != 1 or not 0 < size <= _LARGEST:
            continue
        ids = linked.in_order((share.id, whole.id))
        fitting = tuple(str(number) for number in _members(share, int(size)))
        yield Choice(f"{share.id} of {whole.id}", fitting, Origin(ids, NAME, link.licence, link.inferred))
    for link in linked.related("cap"):
        yield linear({link.ids("share")[0]: 1}, Interval.at_most(_FULL), Origin(link.ids("share"), NAME, link.licence))


def _members(share: ShareClaim, size: int) -> Iterator[int]:
    """The numbers of members that are the share: those that round to it, and those that are cut off to it (2 of 3 as 66 percent)."""
    nominal, step = share.share.nominal, share.share.step
    first = max(0, int((nominal - step) * size / 100) - 1)
    for number in range(first, size + 1):
        percent = Fraction(number * 100, size)
        if nominal - step / 2 <= percent < nominal + step:
            yield number
        if percent > nominal + step:
            return


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The two nearest shares that there are."""
    relations = relations_of(constraints, NAME)
    claims = [linked.claims[name] for name in (relations or constraints)[0].origin.claims]
    share = next((claim for claim in claims if isinstance(claim, ShareClaim)), None)
    whole = next((claim for claim in claims if isinstance(claim, CountClaim)), None)
    if share is not None and whole is None:
        return Explanation(
            f"[{share.id}] is more than there can be", (f"{write_number(share.share.nominal)} percent is more than all of them",)
        )
    if share is None or whole is None:
        return None
    size = int(whole.count.nominal)
    below = int(share.share.nominal * size / 100)
    near = [
        f"{number} of {size} is {write_number(round(Fraction(number * 100, size), 1))} percent"
        for number in (below, below + 1)
        if number <= size
    ]
    return Explanation(
        f"[{share.id}] of [{whole.id}] is no whole number",
        (f"{' and '.join(near)}; none is {write_number(share.share.nominal)} percent",),
        tuple(f"{text[:1].upper()}{text[1:]}" for text in near),
    )


RULE = Rule(
    name=NAME,
    family="counts",
    summary="a percentage that no whole number out of its small base gives",
    rationale="""
Members, judges and houses come whole. Of eight members, 3 are 37.5 percent and 4 are 50; none are 45. The share must be written as a
percentage, exact (`about 45 percent` is left alone), of a base that the draft counts.
""",
    constraints=state,
    explain=explain,
    examples=(
        Bad(
            "Only [[45 percent]] of the council's [[eight]] members voted for the plan.", explains="3 of 8 is 37.5 percent and 4 of 8 is 50"
        ),
        Bad(
            "The contest has [[seven]] judges. The winning pie was the choice of [[60 percent]] of the judges.",
            explains="4 of 7 is 57.1 percent",
        ),
        Bad("Of the two boats, one sank. [[30 percent]] of the [[12]] sailors could not swim.", explains="4 of 12 is 33.3 percent"),
        Bad("The board has [[seven]] members, and [[60 percent]] of them voted to close the pool.", explains="4 of 7 is 57.1 percent"),
        Bad("Of the [[eleven]] who ran, [[40 percent]] were not yet 20.", explains="4 of 11 is 36.4 percent"),
        Bad("A jury of [[12]] heard the case. [[55 percent]] of the panel favored acquittal.", explains="7 of 12 is 58.3 percent"),
        Bad("Inspectors went to all [[six]] of the bakeries and failed [[40 percent]] of them.", explains="2 of 6 is 33.3 percent"),
        Bad("Reports of stolen bicycles fell by [[120 percent]] last year.", explains="120 percent is more than all of them"),
        Bad("The race drew [[104 percent]] of the town's registered voters to the polls.", explains="104 percent is more than all"),
        Good("About 45 percent of the council's eight members voted for the plan.", why="an approximate share"),
        Good("Sixty-six percent of the three judges agreed.", why="2 of 3, cut off"),
        Good("The panel has nine judges. Sixty percent of judges in the state are women.", why="judges in general"),
        Good(
            "Two clubs hired 12 trainers for their pools. About half of them leak, and 40 percent of them will close.", why="of the pools"
        ),
        Good("Profit fell 120 percent, to a loss of $2 million.", why="a profit can go below nothing"),
        Good("Some 140 percent of last year's members came back with friends.", why="compared with another year"),
        Good("The shelter took in 130 percent of the dogs that it did last year.", why="compared with another year"),
        Good("The board, which had nine members until May, lost two. Sixty percent of members are new.", why="members without an article"),
    ),
)
