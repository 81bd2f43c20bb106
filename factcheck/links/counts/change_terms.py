"""Term: a figure of a sentence as what was, what became or the change between them, by the words that lead to it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.links.counts.change_words import change_words
from factcheck.links.cues import cue_near
from factcheck.syntax.clause import Token

QUALIFIERS: Final = frozenset(("more", "than", "nearly", "almost", "about", "roughly", "over", "at", "least"))
_BEFORE: Final = frozenset(("from", "with"))
Part = Literal["before", "after", "change", ""]


@dataclass(frozen=True, slots=True)
class Term:
    """A figure of a sentence with its part in a change, and the direction that its own words give (0: none)."""

    claim: CountClaim | ShareClaim
    figure: Figure
    part: Part
    direction: int = 0


def read_term(claim: CountClaim | ShareClaim, figure: Figure) -> Term:
    """The part that a figure has in a change, by the words right before and behind it."""
    lead = lead_of(figure)
    last = lead[-1].text.lower() if lead else ""
    if last == "by" and cue_near(figure, "total") is not None:
        return Term(claim, figure, "")  # "rose by a total of 30: the north's to 50 from 40 and ..."
    nouns, adverbs = change_words("N"), change_words("A")
    if last in adverbs and [token.text.lower() for token in figure.tokens_before(1)] == ["at"]:
        return Term(claim, figure, "after")  # "with sales up at $9 million from $7 million"
    if figure.head in nouns and figure.noun is not None and figure.noun is not figure.chunk and figure.noun.definite:
        return Term(claim, figure, "")  # "with 44 percent of the decline at one mine": a part of the change
    if figure.head in nouns:
        return Term(claim, figure, "change", int(nouns[figure.head]))
    if last == "of" and len(lead) > 1 and lead[-2].lemma in nouns:
        return Term(claim, figure, "change", int(nouns[lead[-2].lemma]))
    if last in adverbs:
        return Term(claim, figure, "change", int(adverbs[last]))
    if last in _BEFORE and (last == "from" or (len(lead) > 1 and lead[-2].text.lower() == "compared")):
        return Term(claim, figure, "before")
    if last == "to":
        return Term(claim, figure, "after")
    following = [token.text.lower() for token in figure.tokens_after()][:2]
    if following[:1] and following[0] in change_words("C") and following[1:] != ["than"] and last != "by":
        return Term(claim, figure, "change", int(change_words("C")[following[0]]))
    verbs = {**change_words("V"), **change_words("T")}
    if len(lead) > 1 and last != "by" and lead[-1].tag == "NOUN" and lead[-2].tag == "VERB" and lead[-2].lemma in change_words("T"):
        return Term(claim, figure, "change", int(change_words("T")[lead[-2].lemma]))  # "raised the fee $30, to $140 from $100"
    if last == "or" and isinstance(claim, ShareClaim) and _ends_its_clause(figure):
        verb = figure.clause.verb if figure.clause is not None else None
        way = change_words("V").get(verb.lemma, Fraction(0)) if verb is not None and not verb.negated else Fraction(0)
        return Term(
            claim, figure, "change" if abs(way) == 1 else "", int(way) if abs(way) == 1 else 0
        )  # "rose from 30 to 36, or 20 percent"
    if last == "by" or (lead and lead[-1].lemma in verbs and lead[-1].tag == "VERB"):
        verb = figure.clause.verb if figure.clause is not None else None
        direction = int(verbs[verb.lemma]) if verb is not None and abs(verbs.get(verb.lemma, Fraction(0))) == 1 else 0
        if last == "by" and not direction:
            direction = _way_of_verb_before(figure)
        if last == "by" and len(lead) > 1 and lead[-2].text.lower() in adverbs:
            direction = int(adverbs[lead[-2].text.lower()])
        return Term(claim, figure, "change" if direction else "", direction)
    return Term(claim, figure, "")


def _ends_its_clause(figure: Figure) -> bool:
    """Whether a mark follows a figure, so that it is a share of nothing behind it."""
    behind = next((token for token in figure.sentence.tokens if token.span.start >= figure.mention.span.end), None)
    return behind is None or behind.tag == "PUNCT"


def _way_of_verb_before(figure: Figure) -> int:
    """The direction of the last verb of change before "by", past one in between: "will raise the price they pay growers by 25 percent"."""
    verbs = {**change_words("V"), **change_words("T")}
    lead = figure.sentence.tokens[: figure.first]
    at = next((token.index for token in reversed(lead) if token.tag == "VERB" and abs(verbs.get(token.lemma, 0)) == 1), None)
    if at is None or any(token.tag in ("PUNCT", "CONJ", "SCONJ") for token in lead[at:]):
        return 0
    return int(verbs[lead[at].lemma])


def lead_of(figure: Figure) -> list[Token]:
    """The two words before a figure, without marks, qualifiers, articles and the time of which it is told ("last year's")."""
    start = figure.mention.span.start
    words = [t for t in figure.sentence.tokens if t.span.end <= start and t.tag not in ("PUNCT", "DET")]
    if len(words) > 1 and words[-1].text in ("'s", "’s", "s") and words[-2].form == "t":
        words = words[:-2]  # "down 80 from last year's 520", "from 2019's 520"
    words = [t for t in words[-6:] if t.text.lower() not in QUALIFIERS or t.text.lower() == "than"]
    return words[-2:]
