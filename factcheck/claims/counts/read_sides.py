"""sides_apart: two results that are told one by one, each with whose it is ("got 310 votes, and Roe got 288", "six joined, two dissented").

A figure faces another where both are of one contest and the words say that they are of two sides: two takers ("Orr polled 310; Roe polled
288", "gave Orr 310 votes and Roe 288", "310 votes for Orr and 288 for Roe"), or those for and those against ("Five members backed it; two
opposed it").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

from factcheck.claims.counts.figure import Figure
from factcheck.data.word_sets import word_set
from factcheck.syntax.clause import SentenceReading, Token

BALLOTS: Final = frozenset(("vote", "ballot"))
_JOINTS: Final = frozenset(("and", ";", "while", "but", ","))
_GIVES: Final = frozenset(("give", "show", "have", "put"))
_LEADS: Final = frozenset(("to", "that"))
_OTHER: Final = frozenset(("last", "next", "previous", "earlier", "ago", "before"))
_NO_SIDE: Final = frozenset(("of", "by", "than", "from", "including"))
_FAR: Final = 24

Contest = Literal["vote", "share"]
Side = Literal["for", "against", ""]
CONTESTS: Final[tuple[Contest, ...]] = ("vote", "share")


def sides_apart(sentence: SentenceReading, numbers: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Contest]]:
    """The two figures of a sentence that are the two sides of one contest, with the kind of contest.

    Those for a proposal come first, whichever is told first; the sides of two takers come as they are written.
    """
    for contest in CONTESTS:
        told = [figure for figure in numbers if _is_result(figure, contest)]
        if len(told) == 2 and _are_two_takers(told[0], told[1], sentence) and not _tells_times(sentence, told[0]):
            if contest == "vote" or any(map(_is_of_a_vote, told)):
                yield told[0], told[1], contest
            return
    sides = [(figure, side_of(figure)) for figure in numbers if figure.mention.kind == "cardinal" and _is_voter(figure)]
    for (first, one), (second, other) in pairwise([pair for pair in sides if pair[1]]):
        if {one, other} == {"for", "against"} and len(sides) == 2 and not _tells_times(sentence, first):
            yield (first, second, "vote") if one == "for" else (second, first, "vote")


def sides_in_turn(told: Sequence[tuple[SentenceReading, Sequence[Figure]]]) -> Iterator[tuple[Figure, Figure, Contest]]:
    """The two sides that a sentence and the next one of its paragraph tell, one each: "Orr polled 310 votes. Roe polled 288."."""
    for contest in CONTESTS:
        run: list[Figure] = []
        for sentence, numbers in told:
            own = [figure for figure in numbers if _is_result(figure, contest)]
            lone = own[0] if len(own) == 1 and taker(own[0]) and not _tells_times(sentence, own[0]) else None
            goes_on = lone is not None and bool(run) and (lone.order, lone.paragraph) == (run[-1].order + 1, run[-1].paragraph)
            if not goes_on:
                yield from _pair(run, contest)
                run = []
            run.extend([lone] if lone is not None else ())
        yield from _pair(run, contest)


def _pair(run: Sequence[Figure], contest: Contest) -> Iterator[tuple[Figure, Figure, Contest]]:
    if len(run) == 2 and taker(run[0]) != taker(run[1]) and (contest == "vote" or any(map(_is_of_a_vote, run))):
        yield run[0], run[1], contest


def _is_of_a_vote(figure: Figure) -> bool:
    """Whether the words make a share one of a vote: "53 percent of the vote", "won with 53 percent"."""
    verb = figure.clause.verb if figure.clause is not None else None
    return figure.head in BALLOTS or (figure.slot == "with" and verb is not None and verb.lemma in word_set("settles"))


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
    if verb.lemma != "vote" or not after:
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
    return kind == "cardinal" and not value.unit and figure.head in BALLOTS and not (figure.chunk is not None and figure.chunk.compound)


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
        verbs = [
            clause.verb.lemma for clause in figure.sentence.clauses if clause.verb is not None and clause.verb.span.end <= lead.span.start
        ]
        return lead.lemma if verbs and verbs[-1] in _GIVES | word_set("polling") else ""
    clause = figure.clause
    if clause is None and lead is not None and lead.tag == "VERB" and lead.lemma in word_set("polling"):
        return _name_in(tokens[figure.first - 2 :: -1])  # "and Ada Orr, a baker, won 310"
    if clause is None or clause.verb is None or clause.verb.negated or not clause.subject or clause.verb.voice == "passive":
        return ""
    polled = clause.verb.lemma in word_set("polling") and figure.slot == "object"
    ended = figure.slot == "with" and clause.verb.lemma in word_set("ending") | word_set("settles")
    return figure.sentence.chunks[clause.subject[0]].head if polled or ended else ""


def _name_in(tokens: Sequence[Token]) -> str:
    return next((token.lemma for token in tokens if token.tag == "PROPN"), "")


def _tells_times(sentence: SentenceReading, first: Figure) -> bool:
    """Whether a year or another time than the one in hand stands with a result: "got 310 votes in 2020 and 288 last year"."""
    start = first.mention.core.start
    times = [token.text.lower().split() for token in sentence.tokens if token.form == "t" and token.span.start >= start]
    return any(words[0] in _OTHER or words[-1] in _OTHER or any(len(word) == 4 and word.isdecimal() for word in words) for words in times)
