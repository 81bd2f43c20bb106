"""ActorClaim: a fact about one person or body."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from factcheck.claims.claim import Claim, ClaimScope
from factcheck.draft import Span
from factcheck.scopes import Role

Fact = Literal[
    "name",
    "title",
    "role",
    "description",
    "age",
    "gender",
    "relation",
    "party",
    "nationality",
    "home",
    "place",
    "scene",
    "acronym",
    "speaker",
    "deed",
    "act",
    "death",
    "result",
    "side",
]
Tenure = Literal["now", "former", "acting", "elect", "then", "candidate"]


class ActorClaim(Claim):
    """A fact about one actor: a person, a body, or a place that the draft speaks of.

    Attributes:
        actor: whom it is about, by the fullest form of the name ("Dan Kessler"); the same actor has the same form throughout.
        fact: what sort of fact. "name": how the name is written; "title": an office or role;
            "role": the office or part in whatever words;
            "description": the office or calling that stands beside a name; "age": in years; "gender": as
            honorifics and pronouns have it, "f" or "m"; "relation": what the actor is to `of`; "party", "nationality", "home":
            an affiliation; "place": the state or country that a town is in; "scene": the place where a
            thing is or happened, which is then the actor; "acronym": the letters that stand for a body;
            "speaker": the words that are quoted; "deed": what was done, with its figures; "act": what is done now or soon, as only
            the living do; "death": that the actor is dead; "result": of a contest against `of`;
            "side": of a vote, a case or a contest, or the body that one is of (`of` says which).
        value: the fact ("police chief", "58", "Republican").
        of: the other party to it: the body that the office is of, the relative, the opponent; "" when there is none.
        tenure: since when and how long an office is held: now, former, acting, elect, then, candidate.

    >>> ActorClaim(actor="Dan Kessler", fact="title", value="police chief", of="Hensley").describe()
    'Dan Kessler: police chief of Hensley'
    """

    kind: Literal["actor"] = "actor"
    actor: str = Field(description="whom it is about, by the fullest form of the name")
    fact: Fact
    value: str = Field(description="the fact, as written or in its normal form")
    of: str = Field(default="", description="the other party: the body, the relative, the opponent")
    tenure: Tenure = "now"

    def describe(self) -> str:
        """Actor, fact and the other party."""
        of = f" of {self.of}" if self.of else ""
        tenure = "" if self.tenure == "now" else f"{self.tenure} "
        label = "" if self.fact in ("title", "name") else f"{self.fact} "
        return f"{self.actor}: {label}{tenure}{self.value}{of}"


def told_of(
    actor: str, fact: Fact, value: str, span: Span, role: Role, *, of: str = "", quoted: bool = False, tenure: Tenure = "now"
) -> ActorClaim:
    """The claim that was read at a span of a sentence of that role. What is read fits its fields: it is not validated again."""
    scope = ClaimScope.model_construct(role=role, quoted=quoted)
    return ActorClaim.model_construct(actor=actor, fact=fact, value=value, of=of, span=span, scope=scope, tenure=tenure)
