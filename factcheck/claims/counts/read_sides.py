"""sides_apart: two results that a sentence tells one by one, each with whose it is ("got 310 votes, and Roe got 288", "six joined, two dissented").

A figure faces another where both are of one contest and the words say that they are of two sides: two takers ("Orr polled 310; Roe polled
288", "gave Orr 310 votes and Roe 288", "310 votes for Orr and 288 for Roe"), or those for and those against ("Five members backed it; two
opposed it").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

from factcheck.claims.counts.figures import Figure
from factcheck.data.word_sets import word_set
from factcheck.syntax.clause import SentenceReading, Token

BALLOTS: Final = frozenset(("vote", "ballot"))
_GOALS: Final = frozenset(("goal", "run", "point"))
_JOINTS: Final = frozenset(("and", ";", "while", "but", ","))
_GIVES: Final = frozenset(("give", "show", "have", "put"))
_VOTES: Final = frozenset(("vote", "rule", "side"))
_LEADS: Final = frozenset(("to", "that"))
_OTHER: Final = frozenset(("last", "next", "previous", "earlier", "ago", "before"))
_NO_SIDE: Final = frozenset(("of", "by", "than", "from", "including"))
_FAR: Final = 24

Contest = Literal["vote", "share", "game"]
Side = Literal["for", "against", ""]


def sides_apart(sentence: SentenceReading, numbers: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Contest]]:
    """The two figures of a sentence that are the two sides of one contest, with the kind of contest.

    Those for a proposal come first, whichever is told first; the sides of two takers come as they are written.
    """
    for contest in ("vote", "share", "game"):
        told = [figure for figure in numbers if _is_result(figure, contest)]
        if len(told) == 2 and _are_two_takers(told[0], told[1], sentence) and not _time_between(told[0], told[1], sentence):
            if contest != "share" or any(figure.head in BALLOTS for figure in told):
                yield told[0], told[1], contest
            return
    sides = [(figure, side_of(figure)) for figure in numbers if figure.mention.kind == "cardinal" and _is_voter(figure)]
    for (first, one), (second, other) in pairwise([pair for pair in sides if pair[1]]):
        if {one, other} == {"for", "against"} and len(sides) == 2 and not _time_between(first, second, sentence):
            yield (first, second, "vote") if one == "for" else (second, first, "vote")


def side_of(figure: Figure) -> Side:
    """Which side of a vote those take whom a figure counts, as the verb of their clause says: "Five members voted against it" (against)."""
    clause = figure.clause if figure.relative is None or figure.clause is not None else None
    verb = clause.verb if clause is not None else None
    if verb is None or verb.negated or figure.slot != "subject" or verb.voice == "passive":
        return ""
    tokens = figure.sentence.tokens
    if tokens[verb.tokens[0]].lemma == "vote" and verb.tokens[1] > verb.tokens[0]:
        return "for"  # "voted to close the pool"
    after = [token.text.lower() for token in tokens[verb.tokens[1] + 1 :][:2]]
    if verb.lemma in word_set("takes against"):
        return "against"
    if verb.lemma not in _VOTES or not after:
        return "for" if verb.lemma in word_set("takes part for") else ""
    if after[0] in word_set("opposed to it"):
        return "against"
    return "for" if after[0] in word_set("in favor of it") | _LEADS or after[:2] == ["in", "favor"] else ""


def _is_voter(figure: Figure) -> bool:
    return figure.head in word_set("voters in a body") and figure.quantity.bound == "=" and not figure.quantity.unit


def _is_result(figure: Figure, contest: str) -> bool:
    """Whether a figure may be what one side got in a contest of that kind."""
    kind, value = figure.mention.kind, figure.quantity
    if value.bound != "=":
        return False
    if contest == "share":
        return kind == "percent" and value.unit == "%"
    heads = BALLOTS if contest == "vote" else _GOALS
    return kind == "cardinal" and not value.unit and figure.head in heads and not (figure.chunk is not None and figure.chunk.compound)


def _are_two_takers(first: Figure, second: Figure, sentence: SentenceReading) -> bool:
    """Whether the words give two figures that "and", a semicolon or a comma joins to two different sides."""
    between = sentence.tokens[first.beyond : second.first]
    if not between or len(between) > _FAR or not any(token.text.lower() in _JOINTS for token in between):
        return False
    if sentence.tokens[second.first - 1].text.lower() in _NO_SIDE:
        return False
    one, other = taker(first), taker(second)
    return bool(one and other) and one != other


def taker(figure: Figure) -> str:
    """Who got a result: the name after "for", the one right before the number, or the subject of a verb of polling; "" is not said."""
    tokens = figure.sentence.tokens
    after = list(tokens[figure.beyond : figure.beyond + 4])
    if len(after) > 1 and after[0].text.lower() == "for" and (name := _name_in(after[1:])):
        return name
    lead = tokens[figure.first - 1] if figure.first else None
    if lead is not None and lead.tag == "PROPN":
        verbs = [clause.verb.lemma for clause in figure.sentence.clauses if clause.verb is not None and clause.verb.span.end <= lead.span.start]
        return lead.lemma if verbs and verbs[-1] in _GIVES | word_set("polling") | {"score"} else ""
    clause = figure.clause
    if clause is None and lead is not None and lead.tag == "VERB" and lead.lemma in word_set("polling"):
        return _name_in(tokens[figure.first - 2 :: -1])  # "and Ada Orr, a baker, won 310"
    if clause is None or clause.verb is None or clause.verb.negated or not clause.subject or clause.verb.voice == "passive":
        return ""
    polled = clause.verb.lemma in word_set("polling") | {"score"} and figure.slot == "object"
    ended = clause.verb.lemma in word_set("ending") and figure.slot == "with"
    return figure.sentence.chunks[clause.subject[0]].head if polled or ended else ""


def _name_in(tokens: Sequence[Token]) -> str:
    return next((token.lemma for token in tokens if token.tag == "PROPN"), "")


def _time_between(first: Figure, second: Figure, sentence: SentenceReading) -> bool:
    """Whether a year or another time than the one in hand stands with either: "got 310 votes in 2020 and 288 last year"."""
    start = min(first.mention.core.start, second.mention.core.start)
    times = [token.text.lower().split() for token in sentence.tokens if token.form == "t" and token.span.start >= start]
    return any(words[0] in _OTHER or words[-1] in _OTHER or any(len(word) == 4 and word.isdecimal() for word in words) for words in times)
