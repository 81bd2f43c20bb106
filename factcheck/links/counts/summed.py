"""link_summed: counts told one after the other, and the sum that takes them up ("total": whole, part...).

Licences: a definite count of the same things or people right after a list ("22 bicycles from the garage and 13 from a van. The 35
bicycles ..."; "four crew members and 31 passengers were aboard, and all 35 ..."), or of a wider noun ("25 goats and 30 sheep. All 55
animals"); words for a sum before or behind it, or that open its sentence ("In all, he said, the trip had cost him $1,790"); the noun told
again right behind a list ("45 loaves on Monday and 52 on Tuesday, 97 loaves in two days", "or $9.4 million for the half"); what one
finishes with ("14 in the second, finishing with 34"); what the last brings the number to ("which brought the number of dead to five");
what definite things come to ("The three jobs would come to $545,000"). Since a definite count may be of others, the link is made only where
one figure, changed as a hand slips, makes it fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.nouns import are_exclusive, is_anyone, is_period, is_person, names_a_set, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.followers import between, is_slip, own_noun, total_of
from factcheck.links.counts.parts import rest_cue
from factcheck.links.counts.wholes import pointer_of
from factcheck.links.cues import UNREAL, cue_near, cue_words, post_words
from factcheck.links.link import Link
from factcheck.syntax.events import noun_event, state_event

_LEAST: Final = 2
_MOST: Final = 6
_BACK: Final = 2
_LONGEST: Final = 3
_LEAST_SHARE: Final = Fraction(3, 5)
_MOST_SHARE: Final = Fraction(8, 5)
_JOINTS: Final = frozenset((",", ";", "and", "but", "while", "plus"))
# What stands before a sum that its own words do not mark, and behind it.
_SUM_JOINTS: Final = ((",", "or"), (",",), (":",), ("—",), ("–",), ("--",))
_MARKED: Final = ((",", "or"), (",",))
_OVER: Final = frozenset(("in", "over", "for", "through", "across"))
_SPANS: Final = frozenset(("half", "season", "trip", "two", "both", "pair"))
_APART: Final = frozenset(("fewer", "less", "more", "than", "short", "ahead", "behind", "higher", "lower"))
_TAIL: Final = 6
_BALLOTS: Final = frozenset(("vote", "ballot"))


def link_summed(board: Board) -> Iterator[Link]:
    """The sums of what was told before them, with its parts."""
    for whole in board.counts:
        scope = whole.claim.scope
        if scope.quoted or scope.status not in ("asserted", "planned", "possible") or is_period(whole.head) or whole.figure.mention.of:
            continue
        if (whole.figure.chunk is not None and whole.figure.chunk.compound) or whole.each is not None:
            continue
        cue = _stated_sum(whole)
        parts = _told_before(board, whole, far=cue is not None)
        cue = cue or _taken_up(board, whole, parts) or _told_again(whole, parts) or _finished_with(whole, parts)
        if cue is not None and _LEAST <= len(parts) <= _MOST and _fits(whole, parts) and not _act_on_others(parts):
            yield Link("total", (("whole", whole.id), *(("part", part.id) for part in parts)), (cue,), inferred=True)


def _fits(whole: Entry, parts: Sequence[Entry]) -> bool:
    most = whole.claim.count.nominal
    near = _LEAST_SHARE * most <= total_of(parts) <= _MOST_SHARE * most
    return near and is_slip(whole, parts) and all(part.claim.count.nominal < most for part in parts)


def _act_on_others(parts: Sequence[Entry]) -> bool:
    """Whether one count is of those who do something to others: "seven women and five men heard four witnesses", who are no sum."""
    return any(
        first.figure.clause is not None
        and first.figure.clause is second.figure.clause
        and (first.figure.slot, second.figure.slot) == ("subject", "object")
        for first in parts
        for second in parts
    )


def _stated_sum(whole: Entry) -> Span | None:
    """The words that say that a count is a sum of others."""
    tokens = whole.figure.sentence.tokens
    opening = tuple(token.text.lower() for token in tokens[: _LONGEST + 1])
    for words in cue_words("total", "before"):
        size = len(words)
        if opening[:size] == words and opening[size : size + 1] == (",",):
            return Span(tokens[0].span.start, tokens[size - 1].span.end)
    return cue_near(whole.figure, "total") or _brought_to(whole) or _comes_to(whole) or _together(whole)


def _together(whole: Entry) -> Span | None:
    """As in "The two candidates received 2,354 votes together", "Together they cover 225 acres"."""
    figure = whole.figure
    after = next(figure.tokens_after(), None)
    if after is not None and after.text.lower() == "together":
        return after.span
    first = figure.sentence.tokens[0]
    opens = first.text == "Together" and figure.slot == "object" and figure.clause is not None and figure.clause.subject
    subject = figure.sentence.chunks[figure.clause.subject[0]] if opens and figure.clause is not None else None
    return first.span if subject is not None and (subject.head == "they" or subject.definite) else None


def _brought_to(whole: Entry) -> Span | None:
    """As in "which brought the number of dead to five", "bringing the total to 19"."""
    clause = whole.figure.clause
    if clause is None or clause.verb is None or whole.figure.slot != "to" or clause.verb.lemma not in word_set("brings to"):
        return None
    brought = {whole.figure.sentence.chunks[at].head for at in clause.objects}
    return clause.verb.span if brought & word_set("the figure before") else None


def _comes_to(whole: Entry) -> Span | None:
    """As in "The three jobs would come to $545,000", "Together they add up to 61"."""
    clause = whole.figure.clause
    if clause is None or clause.verb is None or not clause.subject:
        return None
    subject = whole.figure.sentence.chunks[clause.subject[0]]
    ranked = any(
        token.form == "OD" for token in whole.figure.sentence.tokens[subject.tokens[0] : subject.tokens[1] + 1]
    )  # "His first draft"
    taken = (subject.mention is not None and not ranked) or subject.head in ("they", "these", "those", "total", "sum", "all")
    comes = clause.verb.lemma in ("come", "add", "amount") and whole.figure.slot == "to"
    return clause.verb.span if taken and subject.definite | (subject.head == "they") and (comes or clause.verb.lemma == "total") else None


def _taken_up(board: Board, whole: Entry, parts: Sequence[Entry]) -> Span | None:
    """The definite count, right after a list, of those that it lists."""
    figure = whole.figure
    if not figure.definite or figure.chunk is None or not parts or figure.chunk.determiner not in ("the", "all", "", "these", "those"):
        return None
    if figure.slot != "subject" or rest_cue(whole) is not None or pointer_of(whole) is not None or whole.is_additive:
        return None
    said = [token for token in post_words(figure) if token.text.lower() != "each"]
    if figure.relative is not None or said or not _is_of_all(whole, parts):
        return None
    if figure.order - parts[-1].figure.order > 1 or any(part.is_additive for part in parts) or not _are_listed(parts):
        return None
    if _goes_on(parts[-1]):
        return None
    told = (other for other in board.earlier(whole.start) if other.claim.count.nominal == whole.claim.count.nominal)
    return None if any(other.unit == whole.unit for other in told) else figure.chunk.span


def _told_again(whole: Entry, parts: Sequence[Entry]) -> Span | None:
    """The noun or unit of a list, or a wider noun, told again right behind it: "..., 97 loaves in two days", "...: 54 vehicles"."""
    figure = whole.figure
    if len(parts) < _LEAST or parts[-1].figure.order != figure.order or figure.definite or whole.is_additive or whole.part_cue is not None:
        return None
    last = [token.text.lower() for token in between(parts[-1], whole)]
    joint = next((joint for joint in _SUM_JOINTS if tuple(last[-len(joint) :]) == joint), None)
    summed = last[-1:] == ["of"] and bool(set(last[-3:-1]) & word_set("totals"))  # "for a total value of"
    leads = next((at for at, word in enumerate(last) if word == "," and summed), None)
    if (joint is None and leads is None) or (joint in _MARKED and not _is_over_all(whole)) or pointer_of(whole) is not None:
        return None
    if _is_finer(whole, parts) or any(token.text.lower() in _APART for token in list(figure.tokens_after())[:1]):
        return None
    tail = last[: -len(joint) if joint is not None else leads]
    if len(tail) > _TAIL or _JOINTS & set(tail) or not _are_listed(parts) or any(part.is_additive for part in parts):
        return None
    nouns = [own_noun(part) for part in parts]
    alike = whole.unit != "" or (nouns[0] != "" and all(same_nouns(noun or nouns[0], whole.head) for noun in nouns))
    bare = leads is not None and not own_noun(whole) and nouns[0] != ""
    return figure.mention.span if (alike and own_noun(whole)) or whole.unit or bare or _is_wide(whole, nouns) else None


def _is_over_all(whole: Entry) -> bool:
    """Whether a length of time stands behind a sum: "in two days", "for the half", "over both nights"; or a mark, behind a noun."""
    after = list(whole.figure.tokens_after())[:3]
    lows = [token.text.lower() for token in after]
    if lows[:1] in ([], ["."]):
        return bool(own_noun(whole)) and not whole.unit
    timed = any(token.form == "t" or is_period(token.lemma) or token.lemma in _SPANS for token in after[1:])
    return lows[0] in _OVER and timed


def _is_finer(whole: Entry, parts: Sequence[Entry]) -> bool:
    """Whether a sum is written to a smaller unit than one of its parts, which was rounded: "$4 million and $5 million, or $9.3 million"."""
    return any(part.claim.count.step > whole.claim.count.step for part in parts)


def _is_wide(whole: Entry, nouns: Sequence[str]) -> bool:
    """Whether a noun takes up things of several kinds: "18 trucks and five ambulances ... vehicles"."""
    return whole.head in word_set("kinds of all sorts") and all(nouns) and not any(map(_is_someone, nouns))


def _finished_with(whole: Entry, parts: Sequence[Entry]) -> Span | None:
    """As in "She scored 20 points in the first half and 14 in the second, finishing with 34"."""
    lead = whole.figure.tokens_before(2)
    if len(parts) < _LEAST or not _are_listed(parts) or whole.figure.order != parts[-1].figure.order or len(lead) < _LEAST:
        return None
    ends = lead[0].form == "VBG" and lead[0].lemma in word_set("ending") and lead[1].text.lower() == "with"
    after = next(iter(whole.figure.tokens_after()), None)
    return lead[0].span if ends and (after is None or after.tag == "PUNCT") else None


def _is_of_all(whole: Entry, parts: Sequence[Entry]) -> bool:
    """Whether a count may be of all those of a list, by its noun."""
    noun, nouns = own_noun(whole), [part.head for part in parts]
    if whole.unit:
        return False
    if not noun:
        return whole.figure.determiner in ("all", "the") and all(map(_is_someone, nouns)) and whole.figure.elliptic
    if _is_wide(whole, nouns) and not whole.figure.modifiers:
        return all(part.claim.count.support.is_point for part in parts)
    if all(same_nouns(noun, own) for own in nouns):
        return True
    if not set(whole.figure.modifiers) <= word_set("of any kind"):
        return False
    return all(map(_is_someone, nouns)) and (is_anyone(noun) or noun in word_set("members of a body") or are_exclusive(nouns))


def _is_someone(noun: str) -> bool:
    return is_person(noun) or names_a_set(noun) or noun == "member"


def _told_before(board: Board, whole: Entry, *, far: bool) -> list[Entry]:
    """The counts of its sort before a sum, in its sentence or, where that has none, in the last sentences of its paragraph."""
    here = [other for other in board.in_sentence(whole.figure.order) if other.start < whole.start and _is_told(other, whole)]
    if here:
        return here
    found: list[Entry] = []
    for order in range(whole.figure.order - 1, max(-1, whole.figure.order - 1 - _BACK), -1):
        sentence = board.sentence(order)
        if sentence is None or (whole.figure.paragraph - sentence.sentence.paragraph > 0 and (far or found)):
            break
        if whole.figure.paragraph - sentence.sentence.paragraph > 1:
            break
        found = [*(other for other in board.in_sentence(order) if _is_told(other, whole)), *found]
        if len(found) >= _LEAST or not far:
            break
    return found


def _is_told(other: Entry, whole: Entry) -> bool:
    """Whether a count may be one of those that a sum takes up."""
    figure, scope = other.figure, other.claim.scope
    if other.unit != whole.unit or figure.mention.kind != whole.figure.mention.kind or is_period(other.head) or figure.mention.of:
        return False
    if figure.chunk is not None and figure.chunk.compound and not other.unit:
        return False
    if scope.quoted or scope.status not in ("asserted", "planned") or other.each is not None:
        return False
    if pointer_of(other) is not None or other.part_cue is not None or (figure.definite and not other.unit and not _is_joined(other)):
        return False
    if other.unit:
        return True
    noun = own_noun(other)
    if noun in _BALLOTS and whole.verb == "vote":
        return True  # "4,512 votes in favor and 3,310 against. A total of 7,822 people voted"
    if noun and own_noun(whole) and not same_nouns(noun, whole.head) and not _is_someone(noun) and not _is_wide(whole, [noun]):
        return False  # "19 knives in one cell"
    fate = state_event(own_noun(whole)) or noun_event(own_noun(whole))
    return not fate or other.claim.event == fate


def _goes_on(last: Entry) -> bool:
    """Whether more follows in a list than its counts: "25 goats, 30 sheep and a few cows"."""
    after = [token.text.lower() for token in last.figure.tokens_after()][:2]
    return after[:1] in (["and"], ["plus"]) or after in ([",", "and"], [",", "plus"], [",", "as"], ["as", "well"], ["along", "with"])


def _is_joined(other: Entry) -> bool:
    """Whether those somebody has are told with the one who has them: "a mother and her three children"."""
    lead = other.figure.tokens_before(1)
    return other.figure.determiner in ("his", "her", "its", "their") and bool(lead) and lead[0].text.lower() == "and"


def _are_listed(parts: Sequence[Entry]) -> bool:
    """Whether the parts stand in one sentence, joined, with nothing that leaves room for others."""
    if len({part.figure.order for part in parts}) > 1:
        return False
    for first, second in pairwise(parts):
        gap = {token.text.lower() for token in between(first, second)}
        if not gap & _JOINTS or gap & (UNREAL | word_set("leaves room")):
            return False
    return True
