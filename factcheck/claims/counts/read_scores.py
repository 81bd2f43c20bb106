"""read_scores: the results of games, ballots and elections.

A score is a claim where two figures stand as one ("5-2", "a vote of 8 to 7"), or where two counts of votes or shares of a vote face each
other across "to" or "against" in a clause of winning, losing, leading or voting ("8,412 votes to 8,377", "52 percent to 47 percent").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal

from factcheck.claims.claim import Claim, ClaimScope, Status
from factcheck.claims.counts.figure import Figure
from factcheck.claims.counts.figures import read_figures
from factcheck.claims.counts.read import scope_of
from factcheck.claims.counts.read_sides import BALLOTS, sides_apart, sides_in_turn
from factcheck.claims.score import ScoreClaim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Reading, SentenceReading
from factcheck.values import Quantity

_VOTED: Final = frozenset(("vote", "approve", "reject", "pass", "fail", "ratify", "confirm", "adopt", "rule"))
_CONTESTS: Final = frozenset(
    ("win", "lose", "beat", "defeat", "lead", "trail", "edge", "top", "rout", "down", "outpoll", "get", "receive", "take")
)
_SIDES: Final = re.compile(r" (?:votes? )?(?:in favou?r|for|voting yes|supporting it|yes)(?:,| and|, and| to| versus) ")
_NEARLY: Final = frozenset(("nearly", "almost", "about", "around", "roughly", "some", "approximately"))
_SHORT: Final = 40
_LONG: Final = 80
_VOTED_FOR: Final = re.compile(r" (?:\w+ ){0,2}voted (?:for|yes|in favou?r)(?: [\w'’-]+){0,6},? (?:and|while|to) ")
_FACING: Final = re.compile(r"(?: (?:votes?|ballots?|of the (?:vote|ballots)|percent of the vote))?,? (?:to|against) (?:[\w.'’-]+ ){0,2}?")


def read_scores(reading: Reading) -> list[Claim]:
    """The scores of a reading, in text order."""
    claims: list[Claim] = []
    loose: list[tuple[SentenceReading, list[Figure]]] = []
    figures = {figure.at: figure for figure in read_figures(reading)}
    for sentence in reading.sentences:
        for at in sentence.mentions:
            mention = reading.mentions[at]
            if mention.kind == "score" and len(mention.parts) == 2 and not _is_ratio(sentence, mention.core):
                first, second = (part.value for part in mention.parts)
                if isinstance(first, Quantity) and isinstance(second, Quantity):
                    event = _event_at(sentence, mention.core)
                    contest: Literal["vote", "game"] = "vote" if _is_ballot(sentence, event, mention.core) else "game"
                    claims.append(
                        ScoreClaim.model_construct(
                            span=mention.core,
                            first=first,
                            second=second,
                            contest=contest,
                            event=event,
                            scope=_scope(sentence, mention.core, reading),
                        )
                    )
        facing = _facing(sentence, reading, figures)
        claims.extend(facing)
        if not facing and not any(reading.mentions[at].kind == "score" for at in sentence.mentions):
            loose.append((sentence, [figures[at] for at in sentence.mentions if at in figures]))
    claims.extend(_apart(loose, reading))
    return sorted(claims, key=lambda claim: claim.span or Span(0, 0))


def _apart(told: list[tuple[SentenceReading, list[Figure]]], reading: Reading) -> Iterator[Claim]:
    """Two sides of a contest told one by one: "Orr polled 310 votes; Roe polled 288", "Five members backed it and two opposed it"."""
    sides = [pair for sentence, numbers in told if len(numbers) > 1 for pair in sides_apart(sentence, numbers)]
    for first, second, contest in (*sides, *sides_in_turn(told)):
        start, end = sorted((first.mention.core, second.mention.core))
        scopes = [scope_of(figure, reading) for figure in (first, second)]
        yield ScoreClaim.model_construct(
            span=Span(start.start, end.end),
            first=first.quantity,
            second=second.quantity,
            contest=contest,
            event=_event_at(first.sentence, first.mention.core),
            scope=next((scope for scope in scopes if scope.status == "asserted"), scopes[0]),
        )


def _is_ratio(sentence: SentenceReading, core: Span) -> bool:
    """Whether a pair is told as near to something, as no result is: "the mail ballots went to her by nearly 3 to 1"."""
    lead = [token.text.lower() for token in sentence.tokens if token.span.end <= core.start][-2:]
    return lead[-1:] != [] and (lead[-1] in _NEARLY or lead == ["more", "than"])


def _facing(sentence: SentenceReading, reading: Reading, figures: dict[int, Figure]) -> list[Claim]:
    """Two counts of one kind with nothing but "to" or "against", and what they count, between them."""
    claims: list[Claim] = []
    numbers = [figures[at] for at in sentence.mentions if at in figures]
    for first, second in pairwise(numbers):
        if first.mention.kind != second.mention.kind or (first.quantity.bound != "=" and second.quantity.nominal == 1):
            continue  # "went to her by nearly 3 to 1": a ratio
        between = reading.text[first.mention.span.end : second.mention.span.start]
        words = f" {' '.join(between.split())} "
        sides = (first, second) if _favors(first) and _opposes(second) else (second, first) if _opposes(first) and _favors(second) else None
        voted = len(between) <= _LONG and (sides is not None or (_VOTED_FOR.fullmatch(words) is not None and _opposes(second)))
        faced = len(between) <= _SHORT and (_FACING.fullmatch(words) or (_SIDES.fullmatch(words) and _opposes(second)))
        if not (voted or faced):
            continue
        event = "vote" if voted and sides is None else _event_at(sentence, first.mention.core)
        if not voted and words == " to " and _is_carried_in_a_body(sentence, first.mention.core):
            event = "pass"  # "The bill cleared the Senate, 28 to 20"
        contest: Literal["vote", "share"]
        if first.mention.kind == "percent":
            if first.quantity.unit != "%" or not (event in _CONTESTS or event in _VOTED or "vote" in between):
                continue
            contest = "share"
        elif first.mention.kind == "cardinal" and (
            first.head in BALLOTS or event in _VOTED or sides is not None or _is_vote_of(first) or _counts_votes(sentence, event)
        ):
            contest = "vote"
        else:
            continue
        span = Span(first.mention.core.start, second.mention.core.end)
        first, second = sides or (first, second)
        claims.append(
            ScoreClaim.model_construct(
                span=span, first=first.quantity, second=second.quantity, contest=contest, event=event, scope=scope_of(first, reading)
            )
        )
    return claims


def _is_vote_of(figure: Figure) -> bool:
    """As in "by a vote of six to three"."""
    lead = figure.tokens_before(2)
    return len(lead) == 2 and lead[1].text.lower() == "of" and lead[0].lemma in BALLOTS


def _counts_votes(sentence: SentenceReading, event: str) -> bool:
    """Whether a sentence on who is ahead speaks of votes: "Lind trails Orr by 500 votes, 12,100 to 11,700"."""
    return event in _CONTESTS and any(token.lemma in BALLOTS for token in sentence.tokens)


def _opposes(figure: Figure) -> bool:
    """Whether a figure counts the other side: "42 percent opposed", "341 against"."""
    return _is_of_side(figure, "opposed to it")


def _favors(figure: Figure) -> bool:
    """Whether a figure counts those who are for it: "58 in favor", "211 members voted yes"."""
    return _is_of_side(figure, "in favor of it")


def _is_of_side(figure: Figure, side: str) -> bool:
    """Whether the words behind a figure, or behind "voted", say which side of a vote it counts."""
    after = [token.text.lower() for token in figure.tokens_after()][:4]
    while after and after[0] in (
        "vote",
        "votes",
        "voted",
        "voting",
        "of",
        "them",
        "were",
        "members",
        "senators",
        "lawmakers",
        "cast",
        "ballots",
    ):
        after = after[1:]
    return bool(after) and (after[0] in word_set(side) or "_".join(after[:2]) in word_set(side))


def _is_carried_in_a_body(sentence: SentenceReading, core: Span) -> bool:
    """Whether a comma and a clause in which a body passes something stand before a score: "cleared the Senate, 28 to 20"."""
    lead = [token for token in sentence.tokens if token.span.end <= core.start]
    verb = next((c.verb for c in reversed(sentence.clauses) if c.verb is not None and c.verb.span.start < core.start), None)
    named = {word for token in lead for word in (*token.lemma.lower().split(), *token.text.lower().split())}
    carried = verb is not None and verb.lemma in word_set("carries") | word_set("turns down")
    return bool(lead) and lead[-1].text == "," and carried and bool(named & word_set("voting bodies"))


def _event_at(sentence: SentenceReading, core: Span) -> str:
    """The event of the clause nearest before the score; of the first one when none stands before it."""
    verbs = [
        clause for clause in sentence.clauses if clause.verb is not None and clause.verb.span.start < core.start and not clause.relative
    ]
    if verbs:
        verb = verbs[-1].verb
        assert verb is not None
        return verb.lemma if verb.lemma in _CONTESTS else verbs[-1].event
    return sentence.clauses[0].event if sentence.clauses else ""


def _is_ballot(sentence: SentenceReading, event: str, core: Span) -> bool:
    if event in _VOTED:
        return True
    near = [token.lemma for token in sentence.tokens if core.start - 40 < token.span.start < core.end + 20]
    if any(lemma in word_set("ballot nouns") for lemma in near):
        return True
    # "In a 6-3 decision, the court ...", "The motion carried 5-3": clubs decide games too.
    named = {word for token in sentence.tokens for word in (*token.lemma.lower().split(), *token.text.lower().split())}
    decides = {"decision", "split", "divide"} | word_set("motion carries") | (word_set("motion falls") - {"defeat", "fall"})
    return not decides.isdisjoint((*near, event)) and bool(named & (word_set("voting bodies") | word_set("put to the vote")))


def _scope(sentence: SentenceReading, core: Span, reading: Reading) -> ClaimScope:
    quotation = reading.scopes.quotation_at(core.start)
    verb = next((c.verb for c in reversed(sentence.clauses) if c.verb is not None and c.verb.span.start < core.start), None)
    status: Status = verb.modality if verb is not None and verb.modality in ("planned", "hypothetical", "possible") else "asserted"
    return ClaimScope.model_construct(status=status, role=sentence.sentence.role, quoted=quotation is not None and not quotation.scare)
