"""link_sum_slips: wholes told far from their parts, that one digit keeps from fitting ("total": whole, part...).

A draft that shares a whole out tells its parts one after another, with other figures between them and over several paragraphs, and no
form of words ties them to the whole, which stands before the first or behind the last. Two signs of different kinds must meet. The words
say that the parts are all there is (`told_in_full`), that the whole is one ("in all", "came to"), or point back ("of the
others, 48"). And the figures almost fit: one of them, with one digit changed or two changed about, makes the sum right. The fewer digits
tell anything, the more the words must say. Where figures of the draft fit as they are written, it says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.nouns import compatible_nouns, is_period, is_person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.apportioned import has_beside
from factcheck.links.counts.board import Board, Entry, sums_of
from factcheck.links.counts.change_apart import tells_margin
from factcheck.links.counts.change_words import change_words
from factcheck.links.counts.followers import own_noun, total_of
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.counts.times_apart import is_of_other_time
from factcheck.links.counts.told_in_full import told_in_full
from factcheck.links.cues import cue_near
from factcheck.links.digits import digits_of, is_swap, significant_slip
from factcheck.links.link import Link
from factcheck.syntax.clause import REACH, Token

_FAR: Final = 14
_LEAST: Final = 3
_MOST: Final = 8
_SMALL: Final = 12
_GAP: Final = 5
_STRONG: Final = 3
_BEHIND_WHOLE: Final = 5
_TINY: Final = 40  # what is a smaller fraction of a whole is more often something else
_LARGE: Final = 1000
_NEAR_WHOLE: Final = Fraction(4, 3)
_LEAST_PART: Final = Fraction(3, 4)
_CODE: Final = 3  # letters of a currency
_NEAR_SWAP: Final = Fraction(5, 3)
_LEFT_BEHIND: Final = frozenset(("from", "than", "compared", "above", "below", "over", "under", "past", "last", "against", "versus"))
_DIRECTIONS: Final = frozenset(("up", "down", "over"))
_POINTERS: Final = frozenset(("those", "them", "these"))
_TOGETHER: Final = frozenset(("together", "combined", "altogether"))
_ENTIRE: Final = frozenset(("whole", "entire"))
_WEAK: Final = frozenset(("pointed", "others", "all"))


def link_sum_slips(board: Board) -> Iterator[Link]:
    """The wholes whose parts one digit keeps from making them up."""
    figures = [entry for entry in board.counts if is_plain(entry)]
    for at, whole in enumerate(figures):
        if not _can_be_whole(whole):
            continue
        least, goal = whole.claim.count.nominal / _TINY, whole.claim.count.nominal
        before, behind = (
            [other for other in side if _may_be_part(other, whole) and least <= other.claim.count.nominal < goal]
            for side in (figures[max(0, at - REACH) : at], figures[at + 1 : at + REACH])
        )
        # "over 30,000 acres, 37,000 acres and 65,000 acres": a bound that is no part by itself may still be one of those that fit.
        around = [other for other in board.near(whole.start) if other.unit == whole.unit and least <= other.claim.count.nominal < goal]
        sides = [[other for other in around if (other.start > whole.start) == later][-_MOST:] for later in (False, True)]
        if whole.unit and any(_fits_somewhere(goal, row, whole) for row in sides):
            continue
        if any(_fits_somewhere(goal, row, whole) for row in (before[-_MOST:], behind[:_MOST], [*before[-_LEAST:], *behind[:_LEAST]])):
            continue
        known = {other.claim.count.nominal for other in board.near(whole.start) if other.unit == whole.unit}
        found = _row_that_slips(board, whole, behind[: _MOST + _LEAST], known)
        if found is None and (
            _total_words(whole) is not None or _takes_all_up(whole)
        ):  # what stands behind its parts must be said to be theirs
            found = _row_that_slips(board, whole, before[-_MOST - _LEAST :], known)
        if found is not None:
            parts, licence = found
            members = (("whole", whole.id), *(("part", part.id) for part in parts))
            yield Link("total", members, (licence,), inferred=True)


def _fits_somewhere(goal: Fraction, row: Sequence[Entry], whole: Entry) -> bool:
    """Whether some of the figures of a sort come to a whole as they are written: a run of them, any pair, or any of many digits."""
    values = [other.claim.count.nominal for other in row]
    fitting = [other.claim.count.nominal for other in row if _fits_by_noun(other, whole)]
    if digits_of(goal) >= _STRONG and goal in sums_of(values):
        return True
    runs = (
        chosen[first:last] for chosen in (values, fitting) for first in range(len(chosen)) for last in range(first + 2, len(chosen) + 1)
    )
    return any(sum(run) == goal for run in runs) or any(goal - value in values and goal != 2 * value for value in values)


def _can_be_whole(entry: Entry) -> bool:
    """Whether a figure may be shared out: of something named, no part of another, and not what something rose or fell to.

    "Took title to the 640-acre Marsh tract": what is known already is no such value.
    """
    named = bool(entry.unit or entry.head or entry.figure.definite) and entry.claim.count.nominal >= _SMALL
    lead = entry.figure.tokens_before(2)
    to = bool(lead) and not entry.figure.definite and lead[-1].text.lower() == "to" and lead[0].lemma not in word_set("counts to")
    chunk = entry.figure.chunk
    some = chunk is not None and chunk.of is not None and not chunk.head and entry.figure.sentence.chunks[chunk.of].definite
    pointed = pointer_of(entry) is not None and entry.figure.determiner != "all"  # "all 15 of them answered"
    return named and not to and not some and not entry.is_additive and not pointed


def is_plain(entry: Entry) -> bool:
    """Whether a figure counts or values things by itself: exact, no rate, no size of one, none of another time."""
    scope, figure = entry.claim.scope, entry.figure
    told = ("asserted", "planned", "hypothetical")  # "a levy that would raise ... vehicles would take $840,000 of it"
    there = scope.status in told or (scope.status == "negated" and figure.definite)  # "None of the 1,150 crates was lost"
    if scope.quoted or not there or entry.claim.count.bound != "=" or entry.claim.count.nominal <= 1:
        return False
    opening = [token.text.lower() for token in figure.sentence.tokens[:2]]
    if opening[:1] == ["of"] and opening[1:] and opening[1] in _POINTERS:
        return False  # "Plastic made up 4,960. Of those, 2,204 were caps"
    if figure.at < 0 or figure.mention.of or entry.each is not None or entry.part_cue is not None:
        return False
    if figure.chunk is not None and figure.chunk.compound:
        return False
    if is_of_other_time(entry):
        return False
    if figure.determiner == "every" or any(token.text.lower() == "every" for token in list(figure.tokens_after())[:2]):
        return False  # "20 for every 100 people"
    if _is_age(entry) or tells_margin(figure):
        return False
    if not entry.unit and not own_noun(entry) and [token.text.lower() for token in figure.tokens_before(1)] == ["at"]:
        return False  # "joined the firm at 21": an age
    lead = figure.tokens_before(2)
    if _is_by_so_much(entry, lead):
        return False
    if [token.text.lower() for token in lead] in (["rest", ","], ["remainder", ","]):
        return False  # "Half of the rest, 950,000": no more than a share of it
    last = lead[-1].text.lower() if lead else ""
    brought = len(lead) > 1 and lead[0].tag == "VERB" and last in _DIRECTIONS  # "brought up 143 bottles"
    return brought or last not in _LEFT_BEHIND | _DIRECTIONS


def _is_by_so_much(entry: Entry, lead: Sequence[Token]) -> bool:
    """Whether a figure says by how much others changed: "fell by 23", "were down by six", "cut pay by 23", "with increases of 21"."""
    clause = entry.figure.clause
    if clause is not None and clause.verb is not None and clause.verb.voice == "active" and entry.figure.slot == "by" and clause.objects:
        return True
    if len(lead) > 1 and lead[1].text.lower() == "by":
        return lead[0].lemma in change_words("V") or lead[0].text.lower() in _DIRECTIONS
    return len(lead) > 1 and lead[1].text.lower() == "of" and lead[0].lemma in change_words("N")


def _is_age(entry: Entry) -> bool:
    """As in "Nora, who taught them to drive, is 86": what one person is."""
    figure = entry.figure
    clause = figure.clause
    if entry.unit or own_noun(entry) or clause is None or clause.verb is None or clause.verb.lemma != "be" or len(clause.subject) != 1:
        return False
    subject = figure.sentence.chunks[clause.subject[0]]
    return subject.head in ("he", "she") or figure.sentence.tokens[subject.tokens[1]].tag == "PROPN"


def _may_be_part(other: Entry, whole: Entry) -> bool:
    """Whether a figure is of the sort of a whole, and may be some of it."""
    if abs(other.figure.order - whole.figure.order) > _FAR:
        return False
    if _are_in_row(other, whole):
        return False
    if other.unit or whole.unit:
        bare = not other.unit and not other.head and other.claim.count.nominal >= _LARGE  # "loaded 740,000 tonnes ... slipped to 520,000"
        return (other.unit == whole.unit or bare) and pointer_of(other) is None
    if is_period(other.head) or is_period(whole.head):
        return is_period(whole.head) and (other.head == whole.head or not own_noun(other))
    noun = "" if other.figure.elliptic or other.head in ("other", "rest") else other.head
    kind = whole.head in word_set("kinds of all sorts") and is_person(noun)  # no grandchildren among 17 plants
    return not noun or is_person(noun) == is_person(whole.head) or (_is_wide(whole) and not kind)


def _are_in_row(first: Entry, second: Entry) -> bool:
    """Whether two figures are told of by two participles in a row: "removing $242 million in goodwill, issuing $150 million in stock"."""
    if first.figure.sentence is not second.figure.sentence:
        return False
    verbs = [_verb_before(first), _verb_before(second)]
    return verbs[0] is not verbs[1] and all(verb is not None and verb.form == "VBG" for verb in verbs)


def _verb_before(entry: Entry) -> Token | None:
    before = entry.figure.sentence.tokens[: entry.figure.first]
    return next((token for token in reversed(before) if token.tag == "VERB"), None)


def _is_wide(whole: Entry) -> bool:
    """Whether a whole takes in things of several kinds, or the members of a body that are not called people."""
    return whole.head in word_set("kinds of all sorts") or (whole.head in word_set("members of a body") and not is_person(whole.head))


def _fits_by_noun(part: Entry, whole: Entry) -> bool:
    """Whether the noun of a part, if it has one, is that of the whole or takes it up."""
    noun = own_noun(part)
    return bool(whole.unit) or not noun or compatible_nouns(noun, whole.head) or _is_wide(whole)


def _row_that_slips(board: Board, whole: Entry, row: Sequence[Entry], known: Collection[Fraction]) -> tuple[Sequence[Entry], Span] | None:
    """The longest run of figures, no figure of the sort between them left out, that one digit keeps from the whole; with its words.

    Figures with a noun of another sort are passed over, or they are all of a kind of their own. A run that comes to another figure is of
    that.
    """
    goal = whole.claim.count.nominal
    fitting = [other for other in row if _fits_by_noun(other, whole)]
    for chosen in (fitting, row) if len(fitting) < len(row) else (row,):
        runs = [chosen[first:last] for first in range(len(chosen)) for last in range(first + 2, min(len(chosen), first + _MOST) + 1)]
        runs = [run for run in runs if _is_whole_sentences(run, chosen)]
        for run in sorted(runs, key=len, reverse=True):
            strength = _slip(goal, [part.claim.count.nominal for part in run]) if total_of(run) not in known else 0
            strength = strength if strength > 1 or len(run) < len(chosen) or not _is_told_complete(board, whole, run) else _STRONG
            over = total_of(run) - goal
            if whole.unit and (over in known or any(over == 2 * part.claim.count.nominal for part in run)):
                continue  # "charges of $23.5 million and $8.2 million, partly offset by a $2 million gain"
            if strength < 2 or _repeats(run) or not _are_alike(run, whole, strong=strength >= _STRONG):
                continue
            if (
                any(_is_taken(board, part, run, whole) for part in run)
                or _is_one_of_row(board, whole, run, known)
                or _is_listed_beside(whole, run)
            ):
                continue
            words = _words_of(board, whole, run)
            near = all(second.figure.order - first.figure.order <= _GAP for first, second in pairwise(run))
            if (near or "numbered" in words) and _is_enough(words, strength, run, whole):
                return run, next(iter(words.values()), whole.figure.mention.span)
    return None


def _repeats(run: Sequence[Entry]) -> bool:
    """Whether amounts are told again: "cut to $40 million the $120 million ... stands to collect $120 million. The $40 million"."""
    values = [part.claim.count.nominal for part in run]
    return any(part.unit and part.figure.definite and values.count(part.claim.count.nominal) > 1 for part in run)


def _is_listed_beside(whole: Entry, run: Sequence[Entry]) -> bool:
    """Whether a whole is the first of a list that its parts go on: "$1.5 million for the clinic, $500,000 for the pool and"."""
    if run[0].figure.order != whole.figure.order or run[0].start < whole.start or not whole.unit:
        return False
    between = whole.figure.sentence.tokens[whole.figure.beyond : run[0].figure.first]
    return not any(token.tag in ("VERB", "AUX") or token.text in (":", ";", "—", "–") for token in between) and len(between) > 1


def _is_one_of_row(board: Board, whole: Entry, run: Sequence[Entry], known: Collection[Fraction]) -> bool:
    """Whether a whole is itself a part of a figure that the draft tells: it and some figures near it come to that exactly."""
    goal = whole.claim.count.nominal
    near = [other for other in board.near(whole.start) if other.unit == whole.unit and other.id != whole.id]
    near = [other for other in near if abs(other.figure.order - whole.figure.order) <= _FAR][: _MOST + _LEAST]
    row = sorted((*near, whole), key=lambda entry: entry.start)
    at = row.index(whole)
    if any(total_of(row[first:last]) in known for first in range(at + 1) for last in range(max(at + 1, first + _LEAST), len(row) + 1)):
        return True
    sums = sums_of([other.claim.count.nominal for other in near])
    return any(goal + value in known for value in sums if digits_of(goal + value) >= _STRONG)


def _words_of(board: Board, whole: Entry, run: Sequence[Entry]) -> dict[str, Span]:
    """The words that say that the parts are all there is, or that the whole is one, each by what it does."""
    words = told_in_full(board, min(whole.figure.order, run[0].figure.order), [part.figure for part in run])
    pointed = next((pointer for part in run if (pointer := pointer_of(part)) is not None), None)
    words |= {"pointed": pointed[0]} if pointed is not None else {}
    total = _total_words(whole)
    return words | ({"total": total} if total is not None else {})


def _total_words(whole: Entry) -> Span | None:
    """The words that make a figure a whole: "in all", "came to", "a haul of", "Together they gave"."""
    cue = cue_near(whole.figure, "total")
    lead = whole.figure.tokens_before(2)
    if cue is not None or len(lead) < 2:
        return cue
    entire = next((token.span for token in whole.figure.tokens_before(_BEHIND_WHOLE) if token.text.lower() in _ENTIRE), None)
    if lead[1].text == "," and entire is not None:
        return entire  # "the whole collection, 960 pieces"
    if lead[1].text.lower() == "to" and lead[0].lemma in word_set("counts to"):
        return Span(lead[0].span.start, lead[1].span.end)
    if lead[1].text.lower() == "of" and lead[0].lemma in word_set("what is listed"):
        return Span(lead[0].span.start, lead[1].span.end)
    return next((token.span for token in whole.figure.sentence.tokens if token.text.lower() in _TOGETHER), None)


def _is_told_complete(board: Board, whole: Entry, run: Sequence[Entry]) -> bool:
    """Whether words say of amounts that they are a whole, and that there are no others: "must pay $40,000 in all ... nothing else"."""
    if len(whole.unit) != _CODE or len(run) < _LEAST or whole.claim.count.nominal == total_of(run):
        return False
    near = _LEAST_PART <= total_of(run) / whole.claim.count.nominal <= _NEAR_WHOLE
    return near and {"denied", "total"} <= _words_of(board, whole, run).keys()


def _takes_all_up(whole: Entry) -> bool:
    """Whether a definite count with a noun speaks of all those told before: "None of the 1,150 crates was lost", "All the 960 pieces"."""
    lead = [token.text.lower() for token in whole.figure.tokens_before(2)]
    return (
        bool(own_noun(whole))
        and whole.figure.definite
        and (lead in (["none", "of"], ["all", "of"], ["each", "of"]) or lead[-1:] == ["all"])
    )


def _is_taken(board: Board, part: Entry, run: Sequence[Entry], whole: Entry) -> bool:
    """Whether a part makes up another whole of the noun exactly with one other figure: "44 of the 61 routes ... the other 17"."""
    own = {other.id for other in (*run, whole)}
    others = [
        other for other in board.near(part.start) if other.unit == part.unit and other.claim.count.bound == "=" and other.id != part.id
    ]
    values = {other.claim.count.nominal for other in others if (whole.head and own_noun(other) == whole.head) or other.unit}
    sums = {other.claim.count.nominal + part.claim.count.nominal for other in others if other.id not in own or other is whole}
    return bool(values & {value for value in sums if digits_of(value) > 1})


def _is_whole_sentences(run: Sequence[Entry], row: Sequence[Entry]) -> bool:
    """Whether no figure of the sort is left out of the sentences of the first and the last part."""
    ids = {part.id for part in run}
    ends = {run[0].figure.order, run[-1].figure.order}
    return not any(other.figure.order in ends and other.id not in ids for other in row)


def _are_alike(run: Sequence[Entry], whole: Entry, *, strong: bool) -> bool:
    """Whether all parts may be of the whole by their nouns.

    Each may be of a kind of its own ("620 apples ... 580 pears"); where many digits fit, they may share a noun that is not the whole's.
    """
    if all(_fits_by_noun(part, whole) for part in run):
        return True
    nouns = [own_noun(part) for part in run]
    told = {noun for noun in nouns if noun not in ("", whole.head)}
    in_a_row = len({part.figure.order for part in run}) == 1 and len(told) == len(nouns)
    return len(run) >= _LEAST and ((strong and len(told) == 1) or in_a_row)


def _is_enough(words: dict[str, Span], strength: int, run: Sequence[Entry], whole: Entry) -> bool:
    """Whether what the words say, and that a part points back to the whole ("of them"), is enough with how near the figures come."""
    if len(run) < _LEAST:
        ends = words.keys() & {"left", "numbered", "denied", "total"}
        return {"pointed", "left"} <= words.keys() or {"numbered", "all"} <= words.keys() or len(ends) > 1
    if whole.unit:
        return strength >= _STRONG or bool(words)
    told = words.keys() - _WEAK
    alike = all(_fits_by_noun(part, whole) for part in run)
    if told <= {"closed"} and (not alike or (strength < _STRONG and (has_beside(run) or not told))):
        return {"pointed", "others"} <= words.keys()  # "The squad has 24 players. Ten are from Ohio, nine have children and six ..."
    return bool(told)


def _slip(goal: Fraction, parts: Sequence[Fraction]) -> int:
    """How many digits that tell anything a figure has with which one slip makes a sum right; 0 where none does."""
    total = sum(parts, Fraction(0))
    ratio = max(total, goal) / min(total, goal)
    if total == goal or ratio > _NEAR_SWAP:
        return 0
    pairs = [(goal, total), *((part, part + goal - total) for part in parts)]
    pairs = [(written, meant) for written, meant in pairs if ratio <= _NEAR_WHOLE or is_swap(written, meant)]
    return max((min(digits_of(written), _STRONG) for written, meant in pairs if significant_slip(written, meant)), default=0)
