"""The honorifics and pronouns of one person agree."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.constraints import Choice, Constraint, Origin
from factcheck.links.link import LinkedClaims
from factcheck.rules.rule import Bad, Explanation, Good, Rule


def constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    """Each honorific, gendered title or tied pronoun of a person is of the person's one gender, as the draft has it."""
    for claim in linked.claims.values():
        if isinstance(claim, ActorClaim) and claim.fact == "gender" and not claim.scope.quoted:
            yield Choice(f"gender of {claim.actor}", (claim.value,), Origin((claim.id,), "honorific-mismatch"))


def explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    """The two words and whom they are said of."""
    claims = [claim for claim in (linked.claims[c.origin.claims[0]] for c in constraints) if isinstance(claim, ActorClaim)]
    first, second = claims
    return Explanation(
        f"the draft has {first.actor} one way in [{first.id}] and another in [{second.id}]",
        (f"[{first.id}] and [{second.id}] do not agree, and nothing between them names another person",),
        ("make the honorific and the pronouns agree", "name the other person who is meant"),
    )


RULE = Rule(
    name="honorific-mismatch",
    family="actors",
    summary="An honorific or a pronoun does not agree with another of the same person.",
    rationale="""\
"Ms. Vance coughed, and then he sat down." Only honorifics, gendered titles, words of kinship and pronouns that grammar ties to the
name are compared with one another. Nothing is inferred from a first name, and singular "they" is never flagged.

Left alone: a pronoun that may stand for someone else, because the sentence, or the one before, names or mentions another person.
""",
    constraints=constraints,
    explain=explain,
    examples=(
        Bad(
            "[[Councilwoman Tess Orrin]] will step down. “I can only park there,” Ms. [[Orrin said, and then he]] laughed.",
            explains="do not agree",
        ),
        Bad("[[Mr. Adair]], Paul Adair, chose the tiles. Judge [[Paul Adair, who laid the floor herself]], will retire."),
        Bad("The shop belonged to [[Mrs. Ilse Brandt]]. It had one lamp.\n\n[[Brandt spent most of his]] life in the back room."),
        Bad("[[Robin Stell, a retired actress]], sold the barn. The report cleared [[Stell himself]] of blame."),
        Bad("[[Lee Marden, the founder's son]], runs the mill. The mill is old.\n\nIn [[her letter, Marden]] promised new looms."),
        Bad('[[Sister Ana Cole]] keeps bees. Cole has 40 hives. "They hum in G," [[he]] said.'),
        Bad("[[Actress Pia Lomax]] will open the fair. Lomax has a new film. [[He]] will sign posters at noon."),
        Bad("A retired teacher, Lee Stell, 70, won the quilt. “I never sew,” [[he]] said. The town gave [[Ms. Stell]] a needle."),
        Bad("[[Mr. Hume]], Ned Hume, found the ring in a trout. It was lost in 1964. Hume said that [[she]] nearly ate it."),
        Bad("[[Ms. Tate]], Ida Tate, lost a pencil. “It was mine,” [[Tate said, and then he]] reached under the table."),
        Bad("[[Mr. Lund]], Robin Lund, plays. Ann Poe sings. [[Lund, who lost some of her]] hearing to a drum, will sing too."),
        Bad("[[Ms. Loe]], Ida Loe, breeds bees with a pale stripe. There were, by [[his]] own count, 40 of them behind the shed."),
        Bad("Robin Lund swam the lake in May. [[She]] was cold. It rained.\n\nThe town gave [[Lund a plaque for his]] swim."),
        Bad("A clerk spoke. [[Ms. Loe]], Ida Loe, opened the mill.\n\n[[Loe painted the doors before he]] left."),
        Good("Ms. Loe, Ida Loe, breeds bees. A neighbor keeps goats. There were, by his own count, 40 of them.", why="the neighbor's"),
        Good("Robin Lund swam the lake. Kit Poe rowed. She was cold. The town gave Lund a plaque for his swim.", why="she may be Kit Poe"),
        Good("Mr. Orr spoke. Ms. Loe, Ida Loe, opened the mill.\n\nLoe painted the doors before he left.", why="he may be Mr. Orr"),
        Good("Mr. Ned Hume told Ida Tate about the ring. Hume said that she nearly ate it.", why="she is Ida Tate"),
        Good("Selectman Beth Stell, who is chairwoman, spoke. She was brief.", why="the word is used of women too"),
        Good("Lee Marden, the founder's son, praised Ana Stell, who had been his nurse. Ms. Stell wept.", why="his is the other's"),
        Good("Ms. Stell owns the mill. Mr. Lowe owns the dam. She plans to buy it.", why="she is the one who was named before him"),
        Good("Ann Marden spoke for the police. He shot her and her brother, Marden said.", why="the brother is another"),
        Good("Councilwoman Tess Orrin will step down. Ms. Orrin said her husband knew, and he laughed.", why="another person is mentioned"),
        Good("Ms. Tess Orrin sold the house. They said they would miss the garage.", why="singular they"),
        Good("Ms. Orrin waved. Raul Orrin, a barber who is no relation, said he would run.", why="two people of one surname"),
    ),
)
