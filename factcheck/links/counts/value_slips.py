"""link_value_slips: one figure told twice with two of its digits changed about, or past a bound that it was given ("same": value, value).

As in "The penalty, $275,000 ... must send $257,000 to meet the fine in full": two figures of three digits or more that are the same but
for two neighbours, each told once, are hardly ever two things, whatever their nouns; of two digits, they share a topic. And as in "No
more than 200 people signed up ... All 230 swimmers who put their names down", or "for under $3 million ... The final cost was $3.8
million": a figure that is all there is of a kind, just beyond the only bound on it. A definite count ("all 38", "the 421 plants", "each
of the 290") takes up what the draft has counted: where it has counted so many nowhere and no figures come to it, and one count of its
sort alone is a slip away, that is the one that it takes up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.nouns import compatible_nouns, is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.followers import own_noun
from factcheck.links.counts.times_apart import is_of_other_time
from factcheck.links.cues import share_words
from factcheck.links.digits import are_swapped, is_swap, significant_slip
from factcheck.links.link import Link

_FAR: Final = 30
_NEAR_BOUND: Final = Fraction(3, 2)
_LEAST: Final = 20
_FEWEST: Final = 3
_OFF: Final = 2
_RATIO: Final = 2  # a count that is many times another is of other things
_TWO_DIGITS: Final = 10
_AFTER: Final = 4
_TOLD_APART: Final = frozenset(("last", "next", "past", "top", "that", "previous", "earlier", "prior", "other", "others", "new", "newest"))
_POINTING: Final = frozenset(("the", "these", "those", "all"))


def link_value_slips(board: Board) -> Iterator[Link]:
    """The figures that are one but for a slip, or that lie past their bound."""
    found = [*_swapped(board), *_past_bounds(board)]
    yield from found
    known = {name for link in found for name in link.ids("value")}
    yield from (link for link in _taken_up(board) if not known & set(link.ids("value")))


def _swapped(board: Board) -> Iterator[Link]:
    exact = (entry for entry in board.counts if entry.claim.count.bound == "=")
    figures = [entry for entry in exact if _is_told(entry, any_status=True) and not is_of_other_time(entry)]
    told = Counter((entry.unit, entry.claim.count.nominal) for entry in figures)
    by_digits: dict[tuple[str, str], list[Entry]] = {}
    for entry in figures:
        digits = "".join(sorted(str(entry.claim.count.nominal.numerator).rstrip("0")))
        earlier = by_digits.setdefault((entry.unit, digits), [])
        for other in earlier[-_FAR:]:
            once = told[other.unit, other.claim.count.nominal] == told[entry.unit, entry.claim.count.nominal] == 1
            if once and _may_be_one(other, entry) and entry.figure.order - other.figure.order <= _FAR:
                yield Link("same", (("value", other.id), ("value", entry.id)), (entry.figure.mention.span,), inferred=True)
        earlier.append(entry)


def _is_told(entry: Entry, *, any_status: bool = False) -> bool:
    """Whether a figure is told as a fact by itself: no rate, no part, nothing more, none of another time."""
    scope, figure = entry.claim.scope, entry.figure
    told = not scope.quoted and scope.status in ("asserted", "planned")
    if not (told or (any_status and scope.status != "former")) or entry.each is not None or entry.is_additive or figure.at < 0:
        return False
    compared = {token.text.lower() for token in figure.tokens_before(1)} & {"from", "than", "with", "to"}
    return not figure.mention.of and not is_period(entry.head) and not compared and entry.part_cue is None


def _may_be_one(first: Entry, second: Entry) -> bool:
    """Whether two figures of the same digits may be of one thing: of three digits any two, of two those that share a topic."""
    values = first.claim.count.nominal, second.claim.count.nominal
    if first.figure.sentence is second.figure.sentence or not is_swap(*values):
        return False
    if are_swapped(*values):
        return True
    kin = bool(first.unit) or same_nouns(first.head, second.head)
    return kin and bool(share_words(set(first.known) - {first.head}, set(second.known) - {second.head}))


def _taken_up(board: Board) -> Iterator[Link]:
    for later in board.counts:
        if not _takes_up(later) or not _is_told(later):
            continue
        value = later.claim.count.nominal
        near = [other for other in board.near(later.start) if other.id != later.id]
        kin = [other for other in near if _may_be_counted(other, later)]
        if any(other.claim.count.nominal == value for other in (near if value >= _LEAST else kin)):
            continue
        slips = [other for other in kin if other.start < later.start and _is_slip(other, later)]
        if not slips and later.figure.determiner in _POINTING and not _is_owned(later):
            slips = [other for other in near if _is_named(other, later) and other.start < later.start and _is_slip(other, later)]
        small = value < _TWO_DIGITS  # any two may come to it
        terms = [other.claim.count.nominal for other in near if other in kin or (other.unit == later.unit and (small or other.is_additive))]
        if len(slips) == 1 and not _is_worked_out(value, terms):
            yield Link("same", (("value", slips[0].id), ("value", later.id)), (later.figure.mention.span,), inferred=True)


def _is_owned(entry: Entry) -> bool:
    """As in "the league's 34 referees", which need not have been told."""
    chunk = entry.figure.chunk
    inner = entry.figure.sentence.tokens[chunk.tokens[0] : entry.figure.first] if chunk is not None else ()
    return any(token.text.lower().endswith(("'s", "’s", "s'", "s’")) for token in inner)


def _is_named(other: Entry, later: Entry) -> bool:
    """Whether both figures count people, by whatever nouns: "47 pensioners ... all 37 passengers"."""
    people = is_person(other.head) and is_person(later.head)
    return people and _may_be_told(other, later) and later.claim.count.nominal >= _LEAST


def _is_slip(other: Entry, later: Entry) -> bool:
    """Whether one figure may be the other: by a digit, or, where one is small and both have nouns, by one or two."""
    first, second = other.claim.count.nominal, later.claim.count.nominal
    if min(first, second) < _TWO_DIGITS:
        return (
            own_noun(other) != "" != own_noun(later)
            and first >= _FEWEST
            and abs(first - second) <= _OFF
            and later.figure.determiner != "both"
        )
    near = max(first, second) <= min(first, second) * _RATIO
    return significant_slip(first, second) and (near or is_swap(first, second))


def _takes_up(entry: Entry) -> bool:
    """Whether a count is definite, so that it may be one that was told: "all 38", "the 421 plants"; not "the first 12"."""
    figure = entry.figure
    inner = figure.sentence.tokens[figure.chunk.tokens[0] : figure.first] if figure.chunk is not None else ()
    beyond = figure.sentence.tokens[figure.first : figure.beyond]
    ranked = any(token.form == "OD" or token.text.lower() in _TOLD_APART for token in (*inner, *beyond))
    compound = figure.chunk is not None and figure.chunk.compound
    exact = entry.claim.count.bound == "=" and entry.claim.count.nominal >= _FEWEST
    if [token.text.lower() for token in figure.sentence.tokens[figure.beyond : figure.beyond + 1]] in (["short"], ["shy"]):
        return False  # "leaves the total 130,000 short"
    return figure.definite and exact and not compound and not ranked and not is_of_other_time(entry)


def _may_be_told(other: Entry, later: Entry) -> bool:
    """Whether a figure is told by itself, exactly, in another sentence and in the unit of a later one."""
    if other.unit != later.unit or other.figure.sentence is later.figure.sentence or not _is_told(other) or is_of_other_time(other):
        return False
    whole = other.claim.count.nominal.denominator == 1 or other.unit
    lead = other.figure.sentence.tokens[other.figure.first - 1 : other.figure.first] if other.figure.first else ()
    if not other.unit and not own_noun(other) and lead and lead[0].form == "NN":
        return False  # "plate 61": the number of one
    if not whole or "dozen" in other.figure.sentence.tokens[other.figure.first].text:
        return False
    return other.claim.count.bound == "=" and not (other.figure.chunk is not None and other.figure.chunk.compound)


def _may_be_counted(other: Entry, later: Entry) -> bool:
    """Whether a figure may count those that a definite count takes up: by its noun, by none, or by the noun that stands just behind."""
    if not _may_be_told(other, later):
        return False
    noun = own_noun(later)
    if later.unit or not noun:
        return True
    if not own_noun(other) and noun in {token.lemma for token in list(other.figure.tokens_after())[:_AFTER]}:
        return True  # "19 in the infant class and 15 in the juniors ... the 15 juniors"
    people = is_person(noun), is_person(other.head)
    return bool(other.head) and (
        same_nouns(noun, other.head) or all(people) or (noun in word_set("kinds of all sorts") and not any(people))
    )


def _is_worked_out(value: Fraction, values: Sequence[Fraction]) -> bool:
    """Whether figures of the sort come to a value: a run of them, any two, or one less another."""
    runs = (values[first:last] for first in range(len(values)) for last in range(first + 2, len(values) + 1))
    return any(sum(run) == value for run in runs) or any(value + other in values or value - other in values for other in values)


def _past_bounds(board: Board) -> Iterator[Link]:
    for bound in board.counts:
        if bound.claim.count.bound not in ("<", ">") or not _is_told(bound) or bound.claim.count.nominal < _LEAST:
            continue
        past = [(other, cue) for other in board.near(bound.start) if (cue := _is_all_past(other, bound)) is not None]
        if len(past) == 1 and not any(_fits_within(other, bound) for other in board.near(bound.start)):
            other, cue = past[0]
            first, second = sorted((bound, other), key=lambda entry: entry.start)
            yield Link("same", (("value", first.id), ("value", second.id)), (cue,), inferred=True)


def _is_all_past(other: Entry, bound: Entry) -> Span | None:
    """The words that make a figure just past a bound all there is of its kind: "All 230", "The final cost ... was"."""
    if other.claim.count.bound != "=" or not _is_told(other) or other.unit != bound.unit or other.figure.sentence is bound.figure.sentence:
        return None
    least, most = sorted((other.claim.count.nominal, bound.claim.count.nominal))
    if other.claim.count.core.meets(bound.claim.count.core) or most > least * _NEAR_BOUND:
        return None
    clause = other.figure.clause
    subject = other.figure.sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    final = subject is not None and bool({*subject.modifiers, subject.head} & word_set("final figures"))
    if final and subject is not None and (bound.unit or not other.head or other.head == bound.head):
        return subject.span
    kin = compatible_nouns(other.head, bound.head) or (is_person(other.head) and is_person(bound.head))
    if bound.unit or not kin or not other.figure.definite:
        return None
    said = share_words(set(other.known) - {other.head}, set(bound.known) - {bound.head})
    return other.figure.mention.span if other.figure.determiner == "all" or said else None


def _fits_within(other: Entry, bound: Entry) -> bool:
    """Whether another definite figure of the kind keeps within a bound: then that is the one that it holds for."""
    same = other.unit == bound.unit and (bool(bound.unit) or compatible_nouns(other.head, bound.head))
    return same and other.id != bound.id and other.figure.definite and other.claim.count.core.meets(bound.claim.count.core)
