"""units_of: the count of what a rate is for each of, by the words around the rate.

As in "40 bushels an acre" beside "his 300 acres", "$40 for each of the club's 65 rowers", "12 floors with 20 rooms on each", "10 rows of
20 trees", "three nights at $120 a night", "1,200 members who each pay $30".
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.nouns import is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, words_between
from factcheck.links.counts.rate_said import is_the_bill
from factcheck.links.counts.rate_totals import unit_seconds
from factcheck.links.counts.rate_words import sums_up
from factcheck.links.cues import clause_around, cue_near
from factcheck.syntax.clause import Token

_NEAR: Final = 2
_EACH: Final = frozenset(("each", "every"))
_PER: Final = frozenset(("a", "an", "per", "every", "each"))


def units_of(board: Board, rate: Entry) -> tuple[Entry, Span] | None:
    """The count of what a rate is for each of, with the words that say so."""
    after = list(rate.figure.tokens_after())[:4]
    words = [token.text.lower() for token in after]
    if words[1:2] and words[1] in _EACH and words[0] in ("for", "to", "from", "in", "on", "at"):
        if len(after) < 3 or after[2].tag == "PUNCT":
            return _each_before(board, rate, after[1])
        behind = _each_behind(board, rate, after)
        if behind is not None or after[2].tag != "NOUN":
            return behind
        counted = [e for e in board.before(rate, 0) if same_nouns(e.head, after[2].lemma) and not e.unit and e.claim.count.bound == "="]
        if counted and not rate.unit:
            return counted[0], Span(after[0].span.start, after[2].span.end)  # "12 floors with 8 apartments on each floor"
    own = _each_of_subject(board, rate) or _each_as_subject(board, rate) or _in_rows(board, rate)
    if own is not None:
        return own
    per, licence = _per(rate, after)
    if per == "each" and len(rate.unit) == 3:
        return _spells_counted(board, rate, licence)
    if not per or per == "each":
        return None
    if per in unit_seconds() or per in ("month", "year"):
        return _paying(board, rate, per) or _times_counted(board, rate, per, licence) or _spells_billed(board, rate, per, licence)
    here = [entry for entry in board.in_sentence(rate.figure.order) if _counts(entry, per) and entry.id != rate.id]
    if not here:
        here = [
            e for e in (*board.before(rate, 1), *board.after(rate, 1)) if _counts(e, per) and e.figure.paragraph == rate.figure.paragraph
        ]
        here = [entry for entry in here if not _is_of_a_new_one(entry)]
    if not here and per in word_set("a head"):
        here = [
            entry
            for entry in board.in_sentence(rate.figure.order)
            if is_person(entry.head) and not entry.unit and entry.id != rate.id and not _is_set_off(entry, rate)
        ]
    fits = len({entry.claim.count.nominal for entry in here}) == 1 and here[0].claim.count.bound == "="
    told = fits and not here[0].claim.scope.quoted and here[0].claim.scope.status in ("asserted", "planned")
    return (here[0], licence) if told and not here[0].is_additive else None


def _is_of_a_new_one(entry: Entry) -> bool:
    """Whether the sentence of a count opens with another of what was told of: "A new plan calls for 60,000 trees"."""
    return any(token.text.lower() in word_set("another of its kind") for token in entry.figure.sentence.tokens[:2])


def _is_set_off(entry: Entry, rate: Entry) -> bool:
    """Whether a semicolon stands between a count and a rate: "would pay $96 a head; the four founders now pay $118"."""
    first, last = sorted((entry.start, rate.start))
    return any(token.text == ";" for token in words_between(rate.figure.sentence, first, last))


def _each_of_subject(board: Board, rate: Entry) -> tuple[Entry, Span] | None:
    """The count of those who pay or get an amount each: "1,200 members who each pay $30"."""
    each = rate.each or _each_of_whom(rate)
    if len(rate.unit) != 3 or each is None or each.start > rate.start:
        return None
    before = next(iter(board.before(rate, 0)), None)
    if before is None or before.unit or is_period(before.head) or not before.head or before.claim.count.bound != "=":
        return None
    return (before, each) if before.start < each.start else None


def _each_of_whom(rate: Entry) -> Span | None:
    """The words "each of whom" a few words before an amount: "60 members, each of whom pays $20"."""
    lead = list(rate.figure.sentence.tokens[max(0, rate.figure.first - 6) : rate.figure.first])
    for first, second, third in zip(lead, lead[1:], lead[2:], strict=False):
        if first.text.lower() == "each" and second.text.lower() == "of" and third.text.lower() in ("whom", "which"):
            return Span(first.span.start, third.span.end)
    return None


def _in_rows(board: Board, rate: Entry) -> tuple[Entry, Span] | None:
    """The rows, boxes or groups that hold so many each: "10 rows of 20 trees"."""
    lead = rate.figure.tokens_before(2)
    rows = next(iter(board.before(rate, 0)), None)
    if rows is None or rate.unit or rows.unit or len(lead) < 2 or lead[1].text.lower() != "of" or lead[0].form != "NNS":
        return None
    listed = any(token.tag == "CONJ" for token in list(rate.figure.tokens_after())[:2])  # "10 rows of 20 trees and a hedge"
    held = not listed and lead[0].lemma in word_set("holds several") and rows.head == lead[0].lemma and rows.claim.count.bound == "="
    return (rows, lead[0].span) if held and lead[0].index - rows.figure.first <= _NEAR and bool(rate.head) else None


def _each_as_subject(board: Board, rate: Entry) -> tuple[Entry, Span] | None:
    """The count of those of whom each has, gets or pays so much: "Each of the 46 tenants who sued will be paid $3,500"."""
    clause, chunks = clause_around(rate.figure), rate.figure.sentence.chunks
    if clause is None or not clause.subject:
        return None
    boxed = any(
        chunks[at].of is not None and chunks[chunks[at].of or 0] is rate.figure.chunk for at in clause.objects
    )  # "a box of 45 novels"
    if rate.figure.slot not in ("object", "of") and not boxed:
        return None
    each = chunks[clause.subject[0]]
    if each.span.text_of(board.text).lower() not in ("each", "every one"):
        return None
    if each.of is None:
        before = [
            entry for entry in board.in_sentence(rate.figure.order - 1) if not entry.unit and entry.head and not is_period(entry.head)
        ]
        one = len(before) == 1 and before[0].claim.count.bound == "=" and not before[0].claim.scope.quoted
        return (before[0], each.span) if one and before[0].head != rate.head and not before[0].is_additive else None
    units = next((entry for entry in board.in_sentence(rate.figure.order) if entry.figure.chunk is chunks[each.of]), None)
    if units is None or units.unit or units.claim.count.bound != "=" or units.id == rate.id or not units.head:
        return None
    return units, each.span


def _spells_counted(board: Board, rate: Entry, licence: Span) -> tuple[Entry, Span] | None:
    """The nights, days or weeks right before the price of each: "three nights at $120 each"."""
    before = next(iter(board.before(rate, 0)), None)
    return _times_counted(board, rate, before.head, licence) if before is not None and is_period(before.head) else None


def _times_counted(board: Board, rate: Entry, per: str, licence: Span) -> tuple[Entry, Span] | None:
    """The count of nights, days or weeks just before a rate for each of them: "three nights at $120 a night"."""
    before = next(iter(board.before(rate, 0)), None)
    if before is None or before.head != per or before.unit or before.claim.scope.quoted or before.claim.count.bound != "=":
        return None
    between = words_between(rate.figure.sentence, before.figure.mention.span.end, rate.figure.mention.span.start)
    return (before, licence) if len(between) <= _NEAR + 1 and not any(token.tag == "PUNCT" for token in between) else None


def _spells_billed(board: Board, rate: Entry, per: str, licence: Span) -> tuple[Entry, Span] | None:
    """The nights that the next sentence tells the cost of: "charges $80 a night. His bill for ten nights was $800"."""
    if len(rate.unit) != 3:
        return None
    here = board.in_sentence(rate.figure.order + 1)
    spells = [other for other in here if other.head == per and not other.unit and other.claim.count.nominal > 1 and other.is_live]
    amounts = [other for other in here if other.unit == rate.unit and not other.figure.mention.of]
    if len(spells) != 1 or len(amounts) != 1 or spells[0].claim.count.bound != "=" or len(here) > _NEAR:
        return None
    clause = amounts[0].figure.clause
    costs = clause is not None and clause.verb is not None and clause.verb.lemma in word_set("pays")
    return (spells[0], licence) if sums_up(amounts[0]) or is_the_bill(amounts[0]) or costs else None


def _paying(board: Board, rate: Entry, per: str) -> tuple[Entry, Span] | None:
    """The subject of a rate over time whose total is over the same time: "The 45 members pay $20 a month, or $900 a month in all"."""
    clause = rate.figure.clause
    total = next(iter(board.after(rate, 0)), None)
    if clause is None or clause.verb is None or rate.figure.slot != "object" or total is None or total.unit != rate.unit:
        return None
    summed = _per(total, list(total.figure.tokens_after())[:4])[0] == per and cue_near(total.figure, "total") is not None
    subject = [entry for entry in board.before(rate, 0) if entry.figure.clause is clause and entry.figure.slot == "subject"]
    fits = summed and len(subject) == 1 and not subject[0].unit and bool(subject[0].head) and subject[0].claim.count.bound == "="
    return (subject[0], clause.verb.span) if fits else None


def _counts(entry: Entry, noun: str) -> bool:
    return (entry.unit or entry.head) == noun and not entry.claim.scope.quoted and not entry.figure.mention.of


def _per(rate: Entry, after: list[Token]) -> tuple[str, Span]:
    """What a rate is for each of, "" where it is none: "an acre", "to the acre", "per pot", "for every pupil"."""
    mention = rate.figure.mention
    if mention.of.startswith("per:"):
        return mention.of.removeprefix("per:"), mention.span
    words = [token.text.lower() for token in after]
    if words[:1] == ["for"] and words[1:2] and words[1] in _EACH:
        after, words = after[1:], words[1:]
    if words[:1] == ["per"] and len(after) > 2 and words[1] in ("square", "cubic") and after[2].tag == "NOUN":
        return f"{words[1]} {after[2].lemma}", Span(after[0].span.start, after[2].span.end)
    if len(after) > 1 and words[0] in _PER and after[1].tag == "NOUN" and after[1].form != "NNS":
        return after[1].lemma, Span(after[0].span.start, after[1].span.end)
    if rate.unit and words[:2] == ["to", "the"] and len(after) > 2 and after[2].tag == "NOUN":
        return after[2].lemma, Span(after[0].span.start, after[2].span.end)
    return "", mention.span


def _each_before(board: Board, rate: Entry, each: Token) -> tuple[Entry, Span] | None:
    """The count before "20 rooms on each": "12 floors with 20 rooms on each"."""
    units = next(iter(board.before(rate, 0)), None)
    fits = units is not None and not units.unit and bool(units.head) and not is_period(units.head) and units.claim.count.bound == "="
    return (units, each.span) if units is not None and fits else None


def _each_behind(board: Board, rate: Entry, after: list[Token]) -> tuple[Entry, Span] | None:
    """The count behind "for each of": "$40 for each of the club's 65 rowers"."""
    units = next(iter(board.after(rate, 0)), None)
    if units is None or units.unit or units.figure.mention.of:
        return None
    between = words_between(rate.figure.sentence, after[1].span.end, units.figure.mention.span.start)
    plain = len(between) <= 6 and not any(token.tag in ("VERB", "AUX", "PUNCT") for token in between)
    return (units, after[1].span) if plain and units.head and units.claim.count.bound == "=" else None
