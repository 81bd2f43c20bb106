"""link_rate_times: how long a rate takes for all there is, and what it is over another time ("pace": rate, time, total; rate, total).

As in "The pool holds 12,000 gallons. It fills at 500 gallons an hour, so filling it takes 24 hours", "He reads 20 pages a day and finished
the 300-page book in 15 days", "She pays $50 a week, or $2,600 a year", "The mill makes 500 tons a day. That is 3,500 tons a week".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.date import DurationClaim
from factcheck.claims.nouns import same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.rate_totals import has_unit, length_holds, per_end, period_of
from factcheck.links.counts.rate_words import holds_more
from factcheck.links.cues import is_additive
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading

_LEAD: Final = 4
_JOINT: Final = re.compile(
    r"(?:,? or|,? \(|,? which (?:comes to|adds up to|amounts to|is)|,? that is,?|,|:| —)(?: about| roughly| nearly| some)? ?", re.IGNORECASE
)
_OPENING: Final = re.compile(
    r"(?:That|It|This|Which)(?:'s| is| was| comes to| came to| adds up to| works out to| amounts to)(?: about| roughly| nearly)? ?"
)


def link_rate_times(claims: Sequence[Claim], board: Board, known: Collection[str]) -> Iterator[Link]:
    """The rates over time that are told again over another time, and those whose whole and whose time the draft gives."""
    lengths = [claim for claim in claims if isinstance(claim, DurationClaim) and claim.span is not None and not claim.scope.quoted]
    for rate in board.counts:
        per = period_of(rate, board)
        if not per or rate.id in known or not _is_told(rate):
            continue
        again = _told_again(rate, per, board)
        if again is not None:
            yield Link("pace", ((f"rate:{per}", rate.id), (f"total:{again[1]}", again[0].id)), (again[0].figure.mention.span,))
            continue
        wholes = list(_wholes(rate, board))
        if len({whole.claim.count.nominal for whole in wholes}) != 1:
            continue
        spent = list(_spent(rate, per, lengths, board))
        if len(spent) == 1:
            members = ((f"rate:{per}", rate.id), ("time", spent[0].id), ("total", wholes[0].id))
            yield Link("pace", members, (rate.figure.mention.span,), inferred=True)
        elif not spent:
            for units in _counted(rate, per, board):
                members = (("rate", rate.id), ("units", units.id), ("total", wholes[0].id))
                yield Link("rate", members, (rate.figure.mention.span,), inferred=True)


def _is_told(entry: Entry) -> bool:
    scope = entry.claim.scope
    return not scope.quoted and scope.status in ("asserted", "planned") and entry.claim.count.bound in ("=", "~")


def _told_again(rate: Entry, per: str, board: Board) -> tuple[Entry, str] | None:
    """A rate right behind another that restates it over another time, and the unit of that: "$50 a week, or $2,600 a year"."""
    near = list(board.after(rate, 1))[:1]
    if not near or holds_more(near[0]) or not _is_told(near[0]) or near[0].unit not in ("", rate.unit):
        return None
    total = near[0]
    unit = period_of(total, board)
    alike = bool(rate.unit and total.unit) or same_nouns(total.head, rate.head) or total.head in ("", unit)
    if unit in ("", per) or not alike or (rate.unit.isupper() and not total.unit):
        return None
    start, end = per_end(rate, board), total.figure.mention.span.start
    if total.figure.order == rate.figure.order:
        between = board.text[start:end]
        bare = between.strip() == ","
        fits = _JOINT.fullmatch(between) is not None and total.claim.count.nominal > rate.claim.count.nominal
        # "five miles a day, 20 a week" may be on four days, and never 40.
        return (total, unit) if fits and (not bare or unit in ("week", "month", "year")) else None
    opening = total.figure.sentence.sentence.span.start
    told = _OPENING.fullmatch(board.text[opening:end]) is not None and total.figure.paragraph == rate.figure.paragraph
    return (total, unit) if told else None


def _near(rate: Entry) -> range:
    return range(rate.figure.order - 1, rate.figure.order + 2)


def _wholes(rate: Entry, board: Board) -> Iterator[Entry]:
    """The figures near a rate that are all of what it makes or uses up: "the 300-page book", "holds 600 gallons"."""
    if rate.unit.isupper() and len(rate.unit) == 3:
        return
    for order in _near(rate):
        for other in board.in_sentence(order):
            if other.id == rate.id or not _is_told(other) or period_of(other, board) or other.figure.paragraph != rate.figure.paragraph:
                continue
            if not has_unit(other, rate) or (not rate.unit and not same_nouns(other.head, rate.head)):
                continue
            if other.claim.count.nominal <= rate.claim.count.nominal or holds_more(other) or is_additive(other.figure):
                continue
            chunk = other.figure.chunk
            modifies = (chunk is not None and chunk.compound) or "-" in board.text[other.start : other.figure.mention.span.end + 2]
            # "It will take her 30 weeks to knit 60 scarves".
            modifies = modifies or (rate.verb != "" and [token.lemma for token in other.figure.tokens_before(1)] == [rate.verb])
            if modifies or other.figure.definite or other.verb in word_set("holds in all"):
                yield other


def _spent(rate: Entry, per: str, lengths: Sequence[DurationClaim], board: Board) -> Iterator[DurationClaim]:
    """The lengths of time near a rate that all of it is said to take: "will be empty in 20 hours", "filling it takes 30 hours"."""
    own = Span(rate.figure.mention.core.start, per_end(rate, board))
    for order in _near(rate):
        sentence = board.sentence(order)
        if sentence is None or sentence.sentence.paragraph != rate.figure.paragraph or _halts(sentence):
            continue
        for claim in lengths:
            assert claim.span is not None
            if not sentence.sentence.span.contains(claim.span) or claim.span.overlaps(own) or claim.length.bound != "=":
                continue
            lead = [token for token in sentence.tokens if token.span.end <= claim.span.start and not own.contains(token.span)]
            if order == rate.figure.order and claim.span.start > own.end:
                lead = [token for token in lead if token.span.start >= own.end]  # not "reads 20 pages a day and wrote a book in"
            if not _goes_on(rate, order) or board.text[claim.span.start : claim.span.start + 2].lower() in ("a ", "an"):
                continue
            takes = any(token.lemma in word_set("takes so long") for token in lead[-_LEAD:])
            done = [token.text.lower() for token in lead[-1:]] == ["in"] and any(
                {token.lemma, token.text.lower()} & word_set("done with it") for token in lead
            )
            if (takes or done) and length_holds(claim, per):
                yield claim


def _halts(sentence: SentenceReading) -> bool:
    """Whether a sentence tells of a stop, or of a part of the whole alone."""
    return any({token.lemma, token.text.lower()} & word_set("halts") for token in sentence.tokens)


def _goes_on(rate: Entry, order: int) -> bool:
    """Whether a rate tells what is done, so that another sentence may tell how long: not "At 60 miles an hour, a car uses more gas"."""
    unsure = {token.text.lower() for token in list(rate.figure.tokens_after())[:4]} & {"when", "if", "at", "or", "unless"}
    return not unsure and (order == rate.figure.order or rate.figure.slot == "object" or rate.verb in word_set("goes at a rate"))


def _counted(rate: Entry, per: str, board: Board) -> Iterator[Entry]:
    """The nights or days that all of it took, where they are counted: "The 400-page novel took her 12 nights"."""
    for order in _near(rate):
        for other in board.in_sentence(order):
            lead = other.figure.tokens_before(_LEAD)
            takes = any(token.lemma in word_set("takes so long") for token in lead)
            if takes and other.id != rate.id and other.head == per and not other.unit and other.claim.count.nominal > 1 and _is_told(other):
                yield other
