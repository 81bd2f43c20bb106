"""link_slips: wholes told far from their parts, that one digit keeps from fitting ("total": whole, part...; "division": share...).

A draft that shares a whole out tells its parts one after another, with other figures between them and over several paragraphs, and no
form of words ties them to the whole. Two signs of different kinds must meet. The words say that the parts are all there is: they number
them ("one of four trades"), make the last one what is left ("everything else ... 15 percent"), deny that there are others, close a list
with "and", or point back ("of the others, 48"). And the figures almost fit: one of them, with one digit changed or two changed about,
makes the sum right. The fewer digits tell anything, the more the words must say. Where figures of the draft fit as they are written,
it says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.figures import Figure
from factcheck.claims.nouns import is_group, is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board, Entry, Share
from factcheck.links.digits import digits_of, significant_slip
from factcheck.links.followers import total_of
from factcheck.links.link import Link
from factcheck.links.wholes import pointer_of
from factcheck.syntax.clause import REACH

_FAR: Final = 14
_LEAST: Final = 3
_MOST: Final = 8
_FULL: Final = Fraction(100)
_SMALL: Final = 20
_TAIL: Final = 6
_GAP: Final = 5
_AROUND: Final = 2
_STRONG: Final = 3
_TINY: Final = 40  # what is a smaller fraction of a whole is more often something else
_MILLION: Final = 10**6
_NEAR_WHOLE: Final = (Fraction(3, 4), Fraction(4, 3))
_BEFORE: Final = frozenset(("from", "than", "up", "down", "compared", "above", "below", "over", "under", "past", "last"))


def link_slips(board: Board) -> Iterator[Link]:
    """The wholes with parts, and the shares of one whole, that one digit keeps from fitting."""
    yield from _sums(board)
    yield from _hundreds(board)


def _sums(board: Board) -> Iterator[Link]:
    figures = [entry for entry in board.counts if _is_plain(entry)]
    for at, whole in enumerate(figures):
        if not _can_be_whole(whole):
            continue
        row = [other for other in figures[at + 1 : at + REACH] if _may_be_part(other, whole)]
        known = {other.claim.count.nominal for other in board.near(whole.start) if other.unit == whole.unit}
        found = _row_that_slips(board, whole, row, known)
        if found is not None:
            parts, licence = found
            members = (("whole", whole.id), *(("part", part.id) for part in parts))
            yield Link("total", members, (licence,), inferred=True)


def _can_be_whole(entry: Entry) -> bool:
    """Whether a figure may be shared out: of something named, no part of another, and not what something rose or fell to."""
    named = bool(entry.unit or entry.head) and entry.claim.count.nominal >= _SMALL
    to = [token.text.lower() for token in entry.figure.tokens_before(1)] == ["to"]
    return named and not to and not entry.is_additive and pointer_of(entry) is None


def _is_plain(entry: Entry) -> bool:
    """Whether a figure counts or values things by itself: exact, no rate, no size of one, none of another time."""
    scope, figure = entry.claim.scope, entry.figure
    if scope.quoted or scope.status not in ("asserted", "planned") or entry.claim.count.bound != "=" or entry.claim.count.nominal <= 1:
        return False
    if figure.at < 0 or figure.mention.of or entry.each is not None or entry.part_cue is not None:
        return False
    if is_period(entry.head) or (figure.chunk is not None and figure.chunk.compound):
        return False
    lead = figure.tokens_before(2)
    brought = len(lead) > 1 and lead[0].tag == "VERB" and lead[1].text.lower() in ("up", "down", "over")  # "brought up 143 bottles"
    return brought or not _BEFORE & {token.text.lower() for token in lead[-1:]}


def _may_be_part(other: Entry, whole: Entry) -> bool:
    """Whether a figure behind a whole is of its sort, and may be some of it."""
    if other.figure.order - whole.figure.order > _FAR:
        return False
    if other.unit or whole.unit:
        in_millions = not other.unit and not other.head and other.claim.count.step >= _MILLION / 10 and len(whole.unit) > 1
        return other.unit == whole.unit or in_millions
    noun = "" if other.figure.elliptic or other.head in ("other", "rest") else other.head
    return not noun or is_person(noun) == is_person(whole.head)


def _fits_by_noun(part: Entry, whole: Entry) -> bool:
    """Whether the noun of a part, if it has one, is that of the whole or takes it up."""
    noun = "" if part.figure.elliptic or part.head in ("other", "rest") else part.head
    if whole.unit or not noun or same_nouns(noun, whole.head) or is_person(noun):
        return True
    return whole.head in word_set("kinds of all sorts") or whole.head in word_set("members of a body")


def _row_that_slips(board: Board, whole: Entry, row: Sequence[Entry], known: Collection[Fraction]) -> tuple[Sequence[Entry], Span] | None:
    """The longest run of figures, no figure of the sort between them left out, that one digit keeps from the whole; with its words.

    None where some run, or a subset of the nearest, comes to the whole as it is written; a run that comes to another figure is of that.
    """
    goal = whole.claim.count.nominal
    row = [other for other in row if goal / _TINY <= other.claim.count.nominal < goal][: _MOST + _LEAST]
    if goal in _sums_of([other.claim.count.nominal for other in row[:_MOST]]):
        return None
    runs = [row[first:last] for first in range(len(row)) for last in range(first + 2, min(len(row), first + _MOST) + 1)]
    runs = [run for run in runs if _is_whole_sentences(run, row)]
    for run in sorted(runs, key=len, reverse=True):
        strength = _slip(goal, [part.claim.count.nominal for part in run]) if total_of(run) not in known else 0
        if strength < 2 or not _are_alike(run, whole, strong=strength >= _STRONG):
            continue
        words = _told_in_full(board, whole.figure.order, [part.figure for part in run], list(run))
        near = all(second.figure.order - first.figure.order <= _GAP for first, second in pairwise(run))
        if (near or "numbered" in words) and _is_enough(words, strength, len(run)):
            return run, next(iter(words.values()))
    return None


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
    told = [part.head for part in run if not part.figure.elliptic and part.head not in ("", "other", "rest", whole.head)]
    return len(run) >= _LEAST and ((strong and len(set(told)) == 1) or len(set(told)) == len(told))


def _is_enough(words: dict[str, Span], strength: int, size: int) -> bool:
    """Whether what the words say and how near the figures come are enough together."""
    if size < _LEAST:
        return {"pointed", "left"} <= words.keys()
    return bool(words.keys() - {"pointed"}) and (strength >= _STRONG or "numbered" in words or len(words) > 1)


def _slip(goal: Fraction, parts: Sequence[Fraction]) -> int:
    """How many digits that tell anything a figure has with which one slip makes a sum right; 0 where none does."""
    total = sum(parts, Fraction(0))
    if not _NEAR_WHOLE[0] * goal <= total <= _NEAR_WHOLE[1] * goal or total == goal:
        return 0
    pairs = [(goal, total), *((part, part + goal - total) for part in parts)]
    return max((min(digits_of(written), _STRONG) for written, meant in pairs if significant_slip(written, meant)), default=0)


def _sums_of(values: Sequence[Fraction]) -> set[Fraction]:
    """What two or more of the figures may come to."""
    sums: set[Fraction] = set()
    for at, value in enumerate(values):
        sums |= {value + other for other in (*sums, *values[:at])}
    return sums


def _told_in_full(board: Board, first: int, figures: Sequence[Figure], entries: Sequence[Entry] = ()) -> dict[str, Span]:
    """The words that say that a row of figures is all there is, from a sentence before it to the one behind it, by what they do.

    "numbered": they give the number of the parts; "left": they make the last one what is left; "denied": there are no others;
    "closed": "and" stands before the last of a list; "counted": the list is what a count was; "all": all of the whole is told of;
    "pointed": a part points back to the whole.
    """
    found: dict[str, Span] = {}
    last = figures[-1]
    lead = last.sentence.tokens[: last.first + 1]
    behind = last.sentence.tokens[last.first + 1 :][:_TAIL]
    left = next((token for token in reversed(lead) if token.text.lower() in word_set("leaving nothing over")), None)
    left = left or next((token for token in behind if token.text.lower() in word_set("what is left")), None)
    if left is not None:
        found["left"] = left.span
    if figures[-2].sentence is last.sentence and len(figures) >= _LEAST and figures[0].sentence is last.sentence:
        joint = next((t for t in last.sentence.tokens[figures[-2].first : last.first] if t.text.lower() == "and"), None)
        if joint is not None:
            found["closed"] = joint.span
        clause = figures[0].clause
        subject = last.sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
        if joint is not None and subject is not None and subject.head in word_set("what is listed"):
            found["counted"] = subject.span
    pointed = next((pointer for entry in entries if (pointer := pointer_of(entry)) is not None), None)
    if pointed is not None:
        found["pointed"] = pointed[0]
    for order in range(max(0, first), last.order + _AROUND):
        sentence = board.sentence(order)
        if sentence is None:
            continue
        words = [token.text.lower() for token in sentence.tokens]
        for entry in board.in_sentence(order):
            numbered = entry.claim.count.nominal == len(figures) and not entry.unit and entry.figure not in figures
            before = [token.text.lower() for token in entry.figure.tokens_before(2)]
            shares_out = is_group(entry.head) or before == ["one", "of"] or bool(word_set("sharing out in so many") & set(words))
            if numbered and entry.start < figures[-1].mention.span.start and not is_period(entry.head) and shares_out:
                found.setdefault("numbered", entry.figure.mention.span)
        whole = next((at for at in range(len(words) - 2) if words[at : at + 2] == ["all", "of"]), None)
        if whole is not None and order <= figures[0].sentence.sentence.index and words[whole + 2] in ("it", "them", "the"):
            found.setdefault("all", sentence.tokens[whole].span)
        denied = next((at for at, word in enumerate(words) if word in ("no", "nobody", "none", "nothing")), None)
        if denied is not None and {"other", "others", "else"} & set(words[denied + 1 :]):
            found.setdefault("denied", sentence.tokens[denied].span)
    return found


def _hundreds(board: Board) -> Iterator[Link]:
    """The shares of one whole, told one after another, that one digit keeps from a hundred."""
    shares = [share for share in board.shares if _is_share_of_all(share)]
    done = -1
    for at, first in enumerate(shares):
        if at <= done:
            continue
        row = [share for share in shares[at : at + _MOST] if share[1].order - first[1].order <= _FAR]
        near = [share for share in board.shares_near(first[1].mention.core.start) if share[0].share.unit == "%"]
        near = [share for share in near if abs(share[1].order - first[1].order) <= _FAR]
        for found in _hundreds_that_slip(row, near[-2 * _MOST :]):
            words = _told_in_full(board, first[1].order - _AROUND, [figure for _, figure in found])
            words.pop("closed", None)  # "65 percent white, 30 percent Black and 25 percent Hispanic": one may be two
            if not words:
                continue
            done = at + len(found) - 1
            yield Link("division", tuple(("share", claim.id) for claim, _ in found), (next(iter(words.values())),), inferred=True)
            break


def _is_share_of_all(share: Share) -> bool:
    """Whether a percentage is a plain one: exact, none of another time, no change and no rate."""
    claim, figure = share
    if claim.share.unit != "%" or claim.share.bound != "=" or claim.scope.quoted or claim.scope.status not in ("asserted", "negated"):
        return False
    lead = [token.text.lower() for token in figure.tokens_before(2)]
    if lead[-1:] and lead[-1] in _BEFORE and lead[0] not in ("made", "make", "makes", "making"):
        return False
    verb = figure.clause.verb if figure.clause is not None else None
    changes = verb is not None and lead[-1:] == ["by"] and verb.voice == "active"
    return (
        not changes
        and figure.head != "majority"
        and lead[:1] != ["majority"]
        and not (verb is not None and verb.perfect and verb.tense == "past")
    )


def _hundreds_that_slip(row: Sequence[Share], near: Sequence[Share]) -> list[Sequence[Share]]:
    """The runs from the first share on that one digit keeps from a hundred, the longest first; none where any shares make it up."""
    spans = [near[first:last] for first in range(len(near)) for last in range(first + 2, len(near) + 1)]
    if any(abs(_percent(run) - _FULL) <= Fraction(len(run), 2) for run in spans):
        return []
    runs = [row[:last] for last in range(len(row), _LEAST - 1, -1)]
    return [run for run in runs if any(significant_slip(c.share.nominal, c.share.nominal + _FULL - _percent(run)) for c, _ in run)]


def _percent(run: Sequence[Share]) -> Fraction:
    return sum((claim.share.nominal for claim, _ in run), Fraction(0))
