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
from factcheck.links.counts.part_signs import follows_uncounted
from factcheck.links.counts.parts import rest_cue
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.cues import UNREAL, cue_near, cue_words, is_kindred, post_words
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
_SUM_JOINTS: Final = ((",", "or"), (",", "for"), (",",), (":",), ("—",), ("–",), ("--",))
_MARKED: Final = ((",", "or"), (",",))
_OVER: Final = frozenset(("in", "over", "for", "through", "across"))
_SPANS: Final = frozenset(("half", "season", "trip", "two", "both", "pair"))
_APART: Final = frozenset(("fewer", "less", "more", "than", "short", "ahead", "behind", "higher", "lower"))
_TAIL: Final = 6
_OWNERS: Final = frozenset(("his", "her", "its", "their"))
_TIMES: Final = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
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
        if whole.figure.slot == "to" and any([t.text.lower() for t in part.figure.tokens_before(1)] == ["to"] for part in parts):
            continue  # "bringing to six the number in the county and to 10 those in the region": two sums
        if cue is not None and _counts_times(whole) not in (0, len(parts)):
            continue
        if whole.verb == "cost" and cue is not None and not all(map(_is_spent, parts)):
            continue
        cue = cue or _taken_up(board, whole, parts) or _told_again(whole, parts) or _finished_with(whole, parts)
        if _is_told_of_both(whole):
            continue
        if any(token.text.lower() in ("counting", "including") for token in whole.figure.tokens_after()):
            continue  # "Six were hit in all, counting the gunman"
        if cue is not None and _LEAST <= len(parts) <= _MOST and _fits(whole, parts) and not _act_on_others(parts):
            yield Link("total", (("whole", whole.id), *(("part", part.id) for part in parts)), (cue,), inferred=True)


def _is_told_of_both(whole: Entry) -> bool:
    """Whether some are told to be of two parts: "28 people in all, since three were arrested on both days"."""
    words = [token.text.lower() for token in whole.figure.sentence.tokens]
    return any(first == "both" and is_period(second.rstrip("s")) for first, second in pairwise(words)) or "twice" in words


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
    return (
        cue_near(whole.figure, "total") or _brought_to(whole) or _comes_to(whole) or _together(whole) or _over_both(whole) or _cost(whole)
    )


def _over_both(whole: Entry) -> Span | None:
    """As in "It opened 31 in the two years", "sold 97 loaves over both days": the time of all those told before."""
    after = list(whole.figure.tokens_after())[:2]
    return Span(after[0].span.start, after[1].span.end) if _counts_times(whole) else None


def _counts_times(whole: Entry) -> int:
    """The number of times in "over the three days", "in both years" behind a count; 0 where there is none."""
    lows = [word for token in list(whole.figure.tokens_after())[:4] for word in token.text.lower().split()]
    if not lows[1:] or lows[0] not in _OVER:
        return 0
    number = lows[2] if lows[1] in ("the", "those", "these") and lows[2:] else lows[1]
    return _TIMES.get(number, 0) if number == "both" or lows[1] != number else 0


def _cost(whole: Entry) -> Span | None:
    """As in "They spent $350 on flights and $420 on a room. The trip cost them $770": of all those told before."""
    figure = whole.figure
    if whole.verb != "cost" or figure.clause is None or figure.clause.verb is None or not figure.clause.subject or not whole.unit:
        return None
    subject = figure.sentence.chunks[figure.clause.subject[0]]
    after = next(figure.tokens_after(), None)
    plain = subject.definite and subject.mention is None and (after is None or after.tag == "PUNCT")
    return figure.clause.verb.span if plain else None


def _is_spent(part: Entry) -> bool:
    """Whether an amount is one that somebody spent or paid."""
    verb = part.figure.clause.verb if part.figure.clause is not None else None
    return verb is None or (verb.lemma in ("spend", "pay") and verb.voice != "passive")


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
    taken = (
        (subject.mention is not None and not ranked)
        or clause.verb.lemma == "total"
        or subject.head in ("they", "these", "those", "total", "sum", "all")
    )
    comes = clause.verb.lemma in ("come", "add", "amount") and whole.figure.slot == "to"
    return (
        clause.verb.span
        if taken and subject.definite | (subject.head in ("they", "it")) and (comes or clause.verb.lemma == "total")
        else None
    )


def _taken_up(board: Board, whole: Entry, parts: Sequence[Entry]) -> Span | None:
    """The definite count, right after a list, of those that it lists."""
    figure = whole.figure
    if not figure.definite or figure.chunk is None or not parts:
        return None
    if figure.chunk.determiner not in ("the", "all", "", "these", "those") and not (
        _are_had(whole, parts) and figure.determiner in _OWNERS
    ):
        return None
    if figure.slot != "subject" or rest_cue(whole) is not None or pointer_of(whole) is not None or whole.is_additive:
        return None
    said = [token for token in post_words(figure) if token.text.lower() != "each"]
    if figure.relative is not None or said or not _is_of_all(whole, parts):
        return None
    if figure.order - parts[-1].figure.order > 1 or any(part.is_additive for part in parts) or not _are_listed(parts):
        return None
    if _goes_on(parts[-1]) or _tells_one_more(board, parts) or follows_uncounted(board, parts[0]):
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
    wide = whole.head in word_set("kinds of all sorts") | word_set("takes up kinds of things")
    return wide and all(nouns) and not any(map(_is_someone, nouns))


def _finished_with(whole: Entry, parts: Sequence[Entry]) -> Span | None:
    """As in "She scored 20 points in the first half and 14 in the second, finishing with 34"."""
    lead = whole.figure.tokens_before(2)
    if len(parts) < _LEAST or not _are_listed(parts) or whole.figure.order != parts[-1].figure.order or len(lead) < _LEAST:
        return None
    ends = lead[0].form == "VBG" and lead[0].lemma in word_set("ending") and lead[1].text.lower() == "with"
    after = next(iter(whole.figure.tokens_after()), None)
    return lead[0].span if ends and (after is None or after.tag == "PUNCT") else None


def _are_had(whole: Entry, parts: Sequence[Entry]) -> bool:
    """As in "She has won two gold medals and three silver medals. Her five medals": kinds of what somebody has; "Its 36 new planes"."""
    verb = parts[0].figure.clause.verb if parts[0].figure.clause is not None else None
    if verb is None or whole.verb == "include":
        return False
    if "new" in whole.figure.modifiers:
        return verb.lemma in word_set("buying") | word_set("joining") | {"order", "lease"}
    held = verb.lemma in word_set("has as its own") | word_set("had before") or (verb.perfect and verb.tense == "present")
    kinds = {(own_noun(part), part.figure.modifiers) for part in parts}
    return held and len(kinds) == len(parts) and not any(own_noun(part) in ("", whole.head) and not part.figure.modifiers for part in parts)


def _is_of_all(whole: Entry, parts: Sequence[Entry]) -> bool:
    """Whether a count may be of all those of a list, by its noun."""
    noun, nouns = own_noun(whole), [part.head for part in parts]
    if whole.unit:
        return False
    if not noun:
        return whole.figure.determiner in ("all", "the") and all(map(_is_someone, nouns)) and whole.figure.elliptic
    fate = noun_event(noun) or state_event(noun)
    if fate and all(part.claim.event == fate for part in parts):
        return True  # "killed two people in Ohio and three in Indiana. The five deaths"
    if _is_wide(whole, nouns) and not whole.figure.modifiers:
        return all(part.claim.count.support.is_point for part in parts)
    if all(same_nouns(noun, own) for own in nouns):
        return True
    if not set(whole.figure.modifiers) <= word_set("of any kind"):
        return False
    if all(map(_is_someone, nouns)) and (noun in word_set("takes up kinds of people") or _is_member_of_group(whole, parts)):
        return True
    if noun in word_set("acts on others") and parts[0].figure.clause is not None and parts[0].figure.clause.verb is not None:
        return parts[0].figure.clause.verb.voice != "passive" and are_exclusive(nouns)  # "two men were held. The six officers"
    if not all(map(_is_someone, nouns)):
        return False
    return is_anyone(noun) or noun in word_set("members of a body") or (are_exclusive(nouns) and _is_someone(noun))


def _is_member_of_group(whole: Entry, parts: Sequence[Entry]) -> bool:
    """As in "The delegation is made up of eight lawyers and five doctors. The 13 delegates"."""
    return any(token.tag == "NOUN" and is_kindred(whole.head, token.lemma) for token in parts[0].figure.sentence.tokens)


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
    lead = figure.tokens_before(2)
    if lead and lead[0].lemma in word_set("margins") and lead[-1].text.lower() == "of":
        return False  # "412,300 for Ms. Adair and 380,900 for Mr. Lunt, a gap of 31,400"
    if scope.quoted or scope.status not in ("asserted", "planned") or other.each is not None:
        return False
    if (
        pointer_of(other) is not None
        or other.part_cue is not None
        or (figure.definite and figure.at >= 0 and not other.unit and not _is_joined(other))
    ):
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


def _tells_one_more(board: Board, parts: Sequence[Entry]) -> bool:
    """Whether the sentence of a list tells of one more that is not counted: "and one in Kentucky", "and a bus was damaged"."""
    sentence = parts[-1].figure.sentence
    told = board.in_sentence(parts[-1].figure.order)
    for first, second in pairwise(sentence.tokens):
        single = first.text.lower() in ("one", "another") and second.text.lower() not in ("of", "-")
        if single and not any(entry.figure.mention.core == first.span for entry in told):
            return True
    counted = {id(entry.figure.chunk) for entry in told}
    people = all(_is_someone(part.head) for part in parts)
    for chunk in sentence.chunks:
        if chunk.determiner not in ("a", "an", "another") or chunk.mention is not None or id(chunk) in counted or chunk.compound:
            continue
        lead = sentence.tokens[chunk.tokens[0] - 1] if chunk.tokens[0] else None
        along = (
            lead is not None
            and lead.text.lower() == "with"
            and chunk.tokens[0] > 1
            and sentence.tokens[chunk.tokens[0] - 2].text == "along"
        )
        led = lead is not None and lead.tag == "ADP" and not along
        if not led and is_person(chunk.head) == people and (lead is None or lead.text.lower() in ("and", ",", "with", "plus")):
            return True
    return False


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
