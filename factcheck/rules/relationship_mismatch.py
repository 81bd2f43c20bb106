"""One person is one relative of another, and the dead do not act."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.constraints import Choice, Constraint, Origin
from factcheck.links.actors.kinship import BACK, kin_by_way, kin_of
from factcheck.links.link import LinkedClaims
from factcheck.mentions.actor_words import kinship
from factcheck.rules.choices import choose_one
from factcheck.rules.rule import Bad, Explanation, Good, Rule
from factcheck.rules.wording import join_words


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Each of two relations is the pair's one relation; who acts is alive, and who died is not."""
    yield from choose_one(linked, "relation", "relationship-mismatch", _kin_to_the_first)
    for link in linked.related("kin of kin"):
        (name,), way = link.ids("is"), link.ids("by")
        claim, steps = linked.claims[name], [step for step in map(linked.claims.get, way) if isinstance(step, ActorClaim)]
        if isinstance(claim, ActorClaim):
            variable = f"relation by {name} and {' and '.join(way)}"
            yield Choice(variable, (kinship()[claim.value],), Origin((name,), "relationship-mismatch", link.licence))
            yield Choice(variable, kin_by_way(claim.actor, steps), Origin(way, "relationship-mismatch", link.licence))
    for link in linked.related("dead"):
        (death,), (act,) = link.ids("death"), link.ids("act")
        yield Choice(f"life by {death} and {act}", ("dead",), Origin((death,), "relationship-mismatch", link.licence))
        yield Choice(f"life by {death} and {act}", ("alive",), Origin((act,), "relationship-mismatch", link.licence))


def _kin_to_the_first(claim: ActorClaim) -> str:
    """What the one of a pair whose name comes first is to the other: of "Kim is Ray's daughter" and "Ray is Kim's son" two relations."""
    kin = kin_of(claim.value)
    return (kin if claim.actor <= claim.of or not claim.of else BACK.get(kin, kin)) or claim.value


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """Who is what to whom."""
    way = max((constraint.origin.claims for constraint in constraints), key=len)
    claims = [claim for claim in (linked.claims[c.origin.claims[0]] for c in constraints) if isinstance(claim, ActorClaim)]
    if len(way) > 1:
        (claim,) = (claim for claim in claims if claim.id not in way)
        names = join_words([f"[{name}]" for name in way])
        return Explanation(
            f"{claim.actor} is {claim.of}'s {claim.value} in [{claim.id}], and not by way of {names}",
            (f"by {names}, {claim.actor} is another relative of {claim.of} than {claim.value}",),
            (f"change [{claim.id}], or one of {names}", "say whose relative is meant"),
        )
    first, second = claims
    if "death" in (first.fact, second.fact):
        death, act = sorted(claims, key=lambda claim: claim.fact != "death")
        return Explanation(
            f"{death.actor} is dead by [{death.id}] and acts in [{act.id}]",
            ("the dead do not act",),
            (f"name another person in [{act.id}]", f"change when {death.actor} died"),
        )
    if not (first.of and second.of):
        denied, told = (first, second) if not first.of else (second, first)
        return Explanation(
            f"{denied.actor} is told in [{denied.id}] to have no such relative as [{told.id}] tells of",
            (f"[{denied.id}]: {denied.value}; [{told.id}]: {told.actor}, {told.value} of {told.of}",),
            (f"change [{denied.id}], or [{told.id}]", "say whose relative is meant"),
        )
    return Explanation(
        f"{first.actor} is {first.of}'s {first.value} in [{first.id}] and {second.value} in [{second.id}]",
        (f"no one is {first.value} and {second.value} of one person",),
        (f"make both {first.value}, or both {second.value}", "say whose relative is meant"),
    )


RULE = Rule(
    name="relationship-mismatch",
    family="actors",
    summary="One person is two relatives of another, or dead and acting.",
    rationale="""\
His widow, six lines on, is his sister. Whose relative a person is must be said by a name, by what the draft calls that one ("the
mayor"), or by "his" or "her" where only one person can be meant; in an obituary "a nephew" is the nephew of the dead. "The cousins" are the
two whom the draft names as a pair. An only child has no sister, and who never married no wife.

Left alone: partners, steps beside blood, lovers who were once others, relatives on the stage, and what happens to the dead (a burial).
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad(
            "Warren Tull died in March. His [[widow, Shirley Tull]], will unveil "
            "the sign.\n\n[[Shirley Tull, his sister]], said he never spoke of it.",
            explains="widow and sister",
        ),
        Bad(
            "Leonard Voss left the bakery to his [[grandson, Simon Voss]]. At dawn Leonard still helps his [[nephew Simon]] with the dough."
        ),
        Bad(
            "[[Max Perl, who died in 2002]], taught her to read depths. The shop closes in May, and [[Perl plans to]] open another.",
            explains="the dead do not act",
        ),
        Bad("Esther Vold taught her [[niece, Britt]], to whistle. On Sunday her [[granddaughter Britt]] won a prize."),
        Bad("[[Rosa Quill is married to Paul Dorrit]], a welder. The lamp was held by Mr. [[Dorrit, Ms. Quill's brother]]."),
        Bad("Rosa Quill sold the mill to her [[sister, Ann Lowe]], in May. [[Lowe is Rosa Quill's cousin]]."),
        Bad("[[Ned and Ida Poe, married]] for 31 years, rowed home. Her [[brother, Ned]], took the oars."),
        Bad(
            "Ina Tull's [[daughter, Ruth Cole]], wore it first. Ruth Cole's [[daughter, Ann Dorn]], wore it last. "
            "It was Ann Dorn's [[mother, Ina Tull]], who made it.",
            explains="by way of",
        ),
        Bad(
            "Ida Tull, who ran the ferry for 33 years, died on Monday at her home. The death was announced by a "
            "[[niece, a nurse named Britt Lowe]].\n\nShe is survived by a [[daughter, Britt Lowe]], and two sons.",
        ),
        Bad("Mayor Rosa Quill hired a firm. It is owned by her [[brother-in-law, Paul Dorrit]]. [[Dorrit, the mayor's cousin]], paints."),
        Bad("[[Ned Poe was an only child]]. He swam at six. His [[sister, Kit Lund]], could not swim."),
        Bad("The [[brothers, Al]] and Ted Orr, share a barn. A wall runs through it. [[The cousins]] have not spoken since May."),
        Bad("Ann Orr and her older [[brother, Ted Orr]], built it. Ann Orr paid her little [[brother, Ted Orr]], in apples."),
        Good(
            "Ida Tull died on Monday. She is survived by a niece, Britt Lowe. The death was announced by a nephew, Al Lowe.",
            why="two relatives",
        ),
        Good("The brothers, Al and Ted Orr, share a barn. Two cousins help them. The cousins live in Pell.", why="other people"),
        Good("Ann Orr's husband, Ned Poe, sings. In the film Ned Poe plays Ann Orr's brother.", why="a part in a film"),
        Good("Rosa Quill thanked her former wife, Ann Lowe. Ann Lowe, the mayor's sister, sang.", why="no one says whose mayor"),
        Good(
            "Ina Tull's daughter, Ruth Cole, wore it. Ruth Cole's daughter, Ann Dorn, has it. Ann Dorn's grandmother, Ina Tull, died.",
            why="the mother's mother is the grandmother",
        ),
        Good("Ina Tull went with her son, Max. Max, her nephew and a dog came home.", why="a list"),
        Good("Ina Tull's mother, Ruth, and Bo Pell's aunt, Ruth, met at noon.", why="two of one name"),
        Good(
            "Warren Tull died in March. His widow, Shirley Tull, spoke. Shirley Tull, his wife of 49 years, wept.", why="a widow was a wife"
        ),
        Good("Clyde Marsh thanked his son, Wade, and Wade thanked his nephew, Toby Marsh.", why="two people's relatives"),
        Good("Max Perl, who died in March, will be buried at sea.", why="what happens to the dead"),
    ),
)
