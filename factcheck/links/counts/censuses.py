"""link_censuses: a count that leaves room, and the exact one of all those of its kind that did the same ("same": value, value).

"Dozens of flights were canceled ... the nine canceled flights", "fewer than 60 flights were delayed ... put the number of delays at 74":
each number is read as a census: of whom or what, of which deed, and by what words it is of all. The deed may be told by a verb, by a
participle ("the nine canceled flights"), by a noun ("nine arrests", "the death of thousands of fish") or by what a verb left behind ("left
40 dead"). A count of some of them, of another place or another day, or with a value beside it that fits, says nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile
from typing import Final

from factcheck.claims.counts.count_words import head_counts
from factcheck.claims.nouns import is_anyone, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.census import THE_NUMBER, Census, deed_before, read_census, status_told, tells_tally
from factcheck.links.counts.same_scope import is_same_scope
from factcheck.links.cues import cue_near, is_kindred, opens_elsewhere
from factcheck.links.link import Link
from factcheck.syntax.events import noun_event, state_event, verb_event

_FAR: Final = 14
_LEAD: Final = 12
_NEXT: Final = 3
_PERIODS: Final = frozenset(("quarter", "half", "month", "year", "week", "season", "decade"))
_SEASONS: Final = frozenset(("winter", "summer", "spring", "fall", "autumn", "season"))


def link_censuses(board: Board) -> Iterator[Link]:
    """The counts that leave room, each with the exact one of the same census that it does not allow."""
    told = [census for entry in board.counts if (census := read_census(board, entry)) is not None]
    loose = [census for census in told if _leaves_room(census.entry) and not _is_of_each(board, census.entry)]
    exact = [census for census in told if census.entry.claim.count.bound == "=" and census.entry.claim.count.core.is_point]
    if not loose or not exact:
        return
    orders = [census.entry.figure.order for census in exact]
    for first in loose:
        order = first.entry.figure.order
        near = exact[bisect_left(orders, order - _FAR) : bisect_right(orders, order + _FAR)]
        same = [other for other in near if _is_one(board, first, other)]
        if any(other.entry.claim.count.support.meets(first.entry.claim.count.support) for other in same):
            continue
        whole = [o for o in same if o.whole is not None and not _is_narrower(board, first, o) and not _takes_up_some(board, o, first)]
        whole = whole or [other for other in same if _is_told_alike(board, first, other) or _goes_beyond(first, other)]
        if len({other.entry.claim.count.nominal for other in whole}) == 1 and _are_of_one_scope(board, first, whole[0]):
            one, two = sorted((first.entry, whole[0].entry), key=lambda entry: entry.start)
            licence = whole[0].whole or whole[0].entry.figure.mention.span
            yield Link("same", (("value", one.id), ("value", two.id)), (licence,), inferred=True)


def _goes_beyond(loose: Census, exact: Census) -> bool:
    """Whether a count of the same that did the same is more than another may be at most, so that it need not be of all of them."""
    most = loose.entry.claim.count.support.high
    same = bool(loose.nouns & exact.nouns) and (bool(loose.deeds & exact.deeds) or _is_tally(exact))
    return same and most is not None and exact.entry.claim.count.nominal > most


def _is_of_each(board: Board, entry: Entry) -> bool:
    """Whether a vague count without a noun is what each of some gives or has: "asked each of her 32 pupils to bring a handful"."""
    before = [token.text.lower() for token in entry.figure.sentence.tokens[: entry.figure.first]]
    bare = not entry.head or entry.figure.elliptic
    return bare and "each" in before and any(other.start < entry.start for other in board.in_sentence(entry.figure.order))


def _takes_up_some(board: Board, census: Census, loose: Census) -> bool:
    """Whether a definite count takes up one of some alone, told before it: "in the shooting of five people ... The five victims"."""
    entry = census.entry
    if not entry.figure.definite or entry.unit:
        return False
    return any(
        other.claim.count.nominal == entry.claim.count.nominal
        and other.id != loose.entry.id
        and cue_near(other.figure, "total") is None
        and any(same_nouns(other.head, noun) or (is_person(other.head) and is_person(noun)) for noun in census.nouns)
        for other in board.earlier(entry.start)
    )


def _is_told_alike(board: Board, loose: Census, exact: Census) -> bool:
    """Whether a count tells by the same noun and deed, and by no words that say of which, what another told: "said that nine were hurt"."""
    if not (loose.nouns & exact.nouns and loose.deeds & exact.deeds) or _told_of_some(exact) or exact.entry.figure.definite:
        return False
    if any(other.figure.elliptic and other.head == exact.entry.head for other in board.in_sentence(exact.entry.figure.order)):
        return False  # "delayed 48 trains before 6 a.m. and 290 after that"
    known = loose.entry.known
    behind = takewhile(lambda token: token.tag != "CONJ", exact.entry.figure.tokens_after())  # "and sent nine others to Orr"
    if any(token.tag == "PROPN" and token.lemma not in known for token in behind):
        return False  # "nine homes burned in Orr"
    lead = exact.entry.figure.sentence.tokens[: exact.entry.figure.first]
    if lead and lead[0].tag == "ADP" and any(token.tag == "PROPN" and token.lemma not in known for token in lead):
        return False  # "In Orr nine homes burned"
    clause, time = exact.entry.figure.clause, board.time(exact.entry)
    if clause is None or clause.verb is None or deed_before(exact.entry) or (time is not None and time != board.time(loose.entry)):
        return False
    if exact.entry.head != loose.entry.head or set(exact.entry.figure.modifiers) - set(loose.entry.figure.modifiers):
        return False
    return not opens_elsewhere(exact.entry.figure)


def _told_of_some(census: Census) -> set[str]:
    """The words that say of which the count is, without those for the hours of a day, from first to last: "from dawn to midnight"."""
    opening = next((token.text.lower() for token in census.entry.figure.tokens_after()), "")
    return set(census.told) - (word_set("hours of a day") if opening in ("from", "between", "by", "through") else set())


def _leaves_room(entry: Entry) -> bool:
    count = entry.claim.count
    if entry.figure.slot == "by" and entry.verb in ("separate", "divide", "split", "part"):
        return False  # "two who are separated by fewer than 100 votes": how far apart they are
    # "Nearly 1,000" leaves room below it, as "dozens" does on both sides.
    vague = count.bound == "~" and (entry.figure.mention.of == "vague" or count.support.high == count.nominal)
    return (count.bound in ("<", ">") or vague) and not (entry.figure.definite and count.bound != "~")


def _are_of_one_scope(board: Board, census: Census, other: Census) -> bool:
    loose, exact = census.entry, other.entry
    first, second = loose.claim.scope, exact.claim.scope
    if status_told(loose) != status_told(exact) or (first.place and second.place and first.place != second.place):
        return False
    periods = {_period_near(loose), _period_near(exact)} - {""}
    if loose.unit and len(periods) > 1:
        return False  # "$200 million in the year, and for the quarter it had sales of $55.8 million"
    told = board.time(exact)
    # "A count in March found 238 residents": when those were counted who live there.
    stays = (
        bool(census.deeds & {"live", "remain"})
        and not other.deeds - {"live", "remain"}
        and _is_tally(other)
        and told is not None
        and told.granularity == "month"
    )
    words = (*loose.figure.sentence.tokens, *exact.figure.sentence.tokens)
    if any(token.text.lower() == "counting" for token in words):
        return False  # "81 took part, counting those who called"
    if any(first.text.lower() == "counted" and second.text.lower() == "again" for first, second in pairwise(words)):
        return False
    if any(token.lemma in ("dispute", "deny", "contest", "recount", "revise") for token in words):
        return False  # "His insurer disputes that and puts the number at 19"
    if told is not None and any(set(token.text.lower().split()) & _SEASONS for token in loose.figure.sentence.tokens):
        return False  # "live in the village in winter. A count in July found 238 residents"
    if told is not None and board.time(loose) is None and told.granularity in ("year", "month", "season", "quarter") and not stays:
        return False  # "the loans totaled $2.1 million in 2019"
    later, earlier = (exact, loose) if exact.start > loose.start else (loose, exact)
    return is_same_scope(board, later, earlier)


def _period_near(entry: Entry) -> str:
    """The period that is named nearest to a figure in its sentence; "" where none is."""
    named = [
        (abs(token.index - entry.figure.core_at), word)
        for token in entry.figure.sentence.tokens
        for word in token.text.lower().split()
        if word in _PERIODS
    ]
    return min(named)[1] if named else ""


def _is_one(board: Board, loose: Census, exact: Census) -> bool:
    """Whether two counts are of one kind of people or things that did or underwent one thing."""
    if loose.entry.id == exact.entry.id or loose.entry.unit != exact.entry.unit:
        return False
    if loose.entry.unit:
        return bool(loose.nouns & exact.nouns)
    if not _are_one_kind(loose, exact):
        return False
    if THE_NUMBER in exact.nouns:
        between = [e for e in board.earlier(exact.entry.start) if e.start > loose.entry.start]
        return exact.entry.figure.order - loose.entry.figure.order <= 1 or not between
    if any(noun in head_counts() for noun in loose.nouns | exact.nouns):
        wanted = head_counts()["attendance"] | {"attend"}
        return bool((loose.deeds | loose.nouns) & wanted and (exact.deeds | exact.nouns) & wanted) or bool(loose.nouns & exact.nouns)
    if loose.deeds and exact.deeds:
        nouns = loose.nouns - exact.nouns, exact.nouns - loose.nouns
        if any(_is_one_deed(one, two) for one in loose.deeds for two in exact.deeds):
            return True
        return any(_is_one_deed(one, two) for one in loose.deeds for two in nouns[1] if not is_person(two)) or any(
            _is_one_deed(one, two) for one in nouns[0] for two in exact.deeds if not is_person(one)
        )
        # "Hundreds of sheep drowned ... finished its count: 58 sheep lost": the words differ, and the count is said to be of all.
        if any(is_person(noun) for noun in loose.nouns | exact.nouns) or not _is_tally(exact):
            return False
    if exact.whole is not None and not exact.deeds and _names_deed(exact, loose):
        return True  # "Thousands marched ... put the number of marchers at 450"
    lives = loose.deeds & {"live", "remain"}
    same = bool(loose.nouns & exact.nouns) or any(is_anyone(noun) for noun in exact.nouns)
    if _is_tally(exact) and lives and not exact.deeds and same:
        return True  # "fewer than 200 residents. The census found 238 people there"
    if not loose.deeds and exact.deeds and not _is_tally(exact):
        return False  # "fewer than 60 ferries ... the 85 that sailed"
    if any(is_person(noun) for noun in loose.nouns | exact.nouns) and not (_is_tally(exact) and exact.entry.head == loose.entry.head):
        return False
    return bool(loose.nouns & exact.nouns) and abs(loose.entry.figure.order - exact.entry.figure.order) <= _LEAD


def _is_tally(census: Census) -> bool:
    """Whether a count is said to be what somebody counted, or to be of all: "they counted 730 people", "and no others were found"."""
    tokens = census.entry.figure.sentence.tokens
    return census.closed is not None or (bool(census.whole) and any(tells_tally(tokens, token) for token in tokens))


def _is_one_deed(first: str, second: str) -> bool:
    joined = {first, second} & {"participate", "attend"} and {first, second} <= word_set("takes part")
    return first == second or bool(joined) or is_kindred(first, second)


def _are_one_kind(first: Census, second: Census) -> bool:
    if THE_NUMBER in first.nouns | second.nouns:
        return 0 <= second.entry.figure.order - first.entry.figure.order <= _NEXT
    for one in first.nouns:
        for two in second.nouns:
            if same_nouns(one, two) or (is_person(one) and is_person(two) and (is_anyone(one) or is_anyone(two))):
                return True
            if one in head_counts() and (two in head_counts()[one] or two in head_counts()):
                return True
            if two in head_counts() and one in head_counts()[two]:
                return True
    # "Dozens of people were arrested ... nine arrests".
    return _names_deed(first, second) or _names_deed(second, first)


def _names_deed(first: Census, second: Census) -> bool:
    """Whether a noun of one census is that of what was done in the other."""
    return any(
        (noun_event(noun) or noun) == deed or is_kindred(noun, deed)
        for noun in first.nouns
        for deed in second.deeds
        if noun not in second.nouns
    )


def _is_narrower(board: Board, loose: Census, exact: Census) -> bool:
    """Whether the words of the exact count tell of some of those of the loose one: of a place or a kind that is not told before it."""
    if _is_of_a_kind(exact, loose) or (_is_of_a_kind(loose, exact) and exact.entry.claim.count.nominal > loose.entry.claim.count.nominal):
        return True
    known = loose.entry.known | loose.deeds
    order = max(loose.entry.figure.order, exact.entry.figure.order)
    for word in exact.told | set(exact.entry.figure.modifiers):
        event = state_event(word) or verb_event(word)
        if word in known or event in loose.deeds or word in word_set("modifiers of a count"):
            continue
        if any(is_kindred(word, other) for other in known) or board.is_said_before(word, min(order, exact.entry.figure.order)):
            continue
        return True
    return False


def _is_of_a_kind(first: Census, second: Census) -> bool:
    """Whether one counts people of a kind and the other people of any: "at least 40 people ... the number of children", a part of them."""
    wide = any(is_anyone(noun) for noun in second.nouns)
    of_a_kind = [noun for noun in first.nouns if is_person(noun) and not is_anyone(noun) and noun not in _everyone()]
    return wide and bool(of_a_kind) and not first.nouns & second.nouns


@cache
def _everyone() -> frozenset[str]:
    """The nouns of people that stand for all who came, live or work somewhere."""
    told = (head_counts()[noun] for noun in ("attendance", "population", "workforce", "ridership"))
    return frozenset(noun for nouns in told for noun in nouns if is_person(noun))
