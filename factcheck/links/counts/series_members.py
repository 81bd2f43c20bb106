"""link_members: the figures of those whom the words take from a group that a range, a limit or an extreme is told of.

A member is told by a pronoun or the number of the group ("two of them, ... a 54-year-old foreman"; "her piece, one of the nine, weighs
4.4 kilograms"), by the noun of what ranges ("prices ran from $1.4 million ... its bid of $2.2 million"; "crews of four to nine ... sailed
with a crew of 12"), or by the same noun and deed ("between 29 and 52 people slept there ... shows 58 people sleeping").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.nouns import is_anyone, is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.carried import Carried, read_carried
from factcheck.links.counts.levels import Level, is_margin, time_told
from factcheck.links.counts.series_held import held_cue
from factcheck.links.counts.series_point import Point, is_one_measure
from factcheck.links.cues import is_kindred, share_words
from factcheck.links.link import Link
from factcheck.syntax.clause import Token
from factcheck.values import Timex

_FAR: Final = 12
# How many figures behind an end are looked at: more than so many sentences of an article hold.
_REACH: Final = 60
_BESIDE: Final = 7
_PERIODS: Final = ("day", "week", "month", "season", "quarter", "year", "decade")
_GROUPS: Final = frozenset(("them", "those", "these", "whom", "which"))
_BEFORE_GROUP: Final = frozenset(("of", "among", "from"))
_RELATIONS: Final = {
    "both": "in-range",
    "low": "above",
    "high": "below",
    "floor": "over-floor",
    "ceiling": "under-ceiling",
    "min": "above",
    "max": "below",
}


def link_members(levels: Sequence[Level], points: Sequence[Point], board: Board) -> Iterator[Link]:
    """The members of each series that a draft tells of, beyond its ends."""
    special = {point.level.id for point in points}
    orders = [level.order for level in levels]
    carried = {each.claim.id: each for each in read_carried(board)}
    for end in points:
        if end.part not in _RELATIONS or end.narrowed or _is_apart(end.level) or (end.unit == "second" and not end.level.unit):
            continue
        at = bisect_right(orders, end.level.order)
        for level in levels[at : bisect_right(orders, end.level.order + _FAR, at, min(len(orders), at + _REACH))]:
            if level.id in special:
                continue
            cue = held_cue(level, end, board)
            if cue is None and not _is_comparable(level, end, board):
                continue
            cue = (
                cue
                or _like_nobody(level, end)
                or _pointing(level, end, board)
                or _by_noun(level, end, carried)
                or _by_deed(level, end, board)
            )
            if cue is not None:
                members = (("value", level.id), ("end", end.level.id))
                yield Link(_RELATIONS[end.part], members, (cue, end.licence), inferred=True)


def _is_comparable(level: Level, end: Point, board: Board) -> bool:
    """Whether a figure is of the unit of a series and told of the same time, without a bound."""
    if level.unit != _unit_of(end) or level.ranged or is_margin(level) or level.claim.scope.quoted:
        return False
    if level.quantity.bound in ("<", ">") or level.claim.scope.status not in ("asserted", "planned") or _is_apart(level):
        return False
    if _opens_elsewhere(level, end) or _is_of_a_year(level, board):
        return False
    told = time_told(level, board)
    always = {token.text.lower() for token in end.level.before} & {"never", "ever"}
    return not told or bool(always) or told == time_told(end.level, board) or _is_night_of(level)


def _unit_of(end: Point) -> str:
    """The unit of a series: years for ages told bare ("whose ages ranged from 8 to 15")."""
    return end.unit or end.level.unit or ("year" if end.noun == "age" else "")


def _opens_elsewhere(level: Level, end: Point) -> bool:
    """Whether a sentence opens with a place that the one of the series does not name: "On the coast the high was 44 degrees"."""
    tokens = level.sentence.tokens
    if not tokens or tokens[0].text.lower() not in ("in", "on", "at", "across", "near", "outside", "inside", "for"):
        return False
    if tokens[0].text.lower() == "for" and tokens[1].form in ("C", "t") and tokens[2:3] and tokens[2].text == ",":
        return tokens[1].text not in {token.text for token in end.level.sentence.tokens}  # "For six months, the bids were at 5.8 percent"
    noun = next((token for token in tokens[1:5] if token.tag in ("NOUN", "PROPN")), None)
    return noun is not None and noun.form != "t" and noun.lemma not in {token.lemma for token in end.level.sentence.tokens}


def _is_of_a_year(level: Level, board: Board) -> bool:
    """Whether a sentence names a year before its figure: "its bid on the pool, in 2016, was $3.1 million"."""
    values = (mention.value for at in level.sentence.mentions if (mention := board.reading.mentions[at]).span.end <= level.core.start)
    return any(isinstance(value, Timex) and value.year is not None for value in values)


def _is_night_of(level: Level) -> bool:
    """Whether a sentence takes its time up from before: "that night", "that day"."""
    words = [token.text.lower() for token in level.sentence.tokens]
    return any(first == "that" and is_period(second) for first, second in pairwise(words))


def _is_apart(level: Level) -> bool:
    """Whether a sentence tells of another time, another series, of one more ("an eighth bid") or of what is only thought of."""
    tokens = level.sentence.tokens
    if any(first.text.lower() in ("a", "an") and second.form == "OD" for first, second in pairwise(tokens)):
        return True
    # What a clause on somebody says is of another thing: "a mechanic aged 52 who has a record".
    verbs = [(clause.verb.span.start, clause.span.end) for clause in level.sentence.clauses if clause.relative and clause.verb is not None]
    asides = [Span(start, end) for start, end in verbs if not start <= level.core.start < end]
    words = {token.text.lower() for token in tokens if not any(aside.contains(token.span) for aside in asides)}
    return bool(words & (word_set("of another time") | word_set("outside a series")))


def _pointing(level: Level, end: Point, board: Board) -> Span | None:
    """The words before a figure that take its bearer from the group in hand: "among them", "two of them", "one of the nine"."""
    lead = level.before
    one = _one_of_them(level, end) or _does_as_all(level, end)
    if one is not None:
        return one
    if not _unit_of(end) or level.kind == "money":
        return None
    sizes = _sizes(end, board)
    for at in range(len(lead) - 1):
        if lead[at].text.lower() not in _BEFORE_GROUP:
            pair = (lead[at].text.lower(), lead[at + 1].text.lower())
            if len(lead) > at + 2 and lead[at + 2].tag == "NOUN" and not is_person(lead[at + 2].lemma):
                continue  # "The driver of the other car was 52"
            numbered = pair[0] == "the" and _is_numbered(lead[at + 1 :])
            if (pair in (("the", "other"), ("the", "others")) or numbered) and level.kind == "age" and level.order - end.level.order <= 3:
                return Span(lead[at].span.start, lead[at + 1].span.end)
            continue
        after = lead[at + 1]
        near = level.order - end.level.order <= 3
        told = near and (level.order - end.level.order <= 1 or level.paragraph == end.level.paragraph)
        if after.text.lower() in _GROUPS and told and not _has_own_group(lead[: at + 1]):
            return Span(lead[at].span.start, after.span.end)
        if after.text.lower() in ("the", "these", "those") and at + 2 < len(lead) and lead[at + 2].text.lower() in sizes:
            return Span(lead[at].span.start, lead[at + 2].span.end)
    return None


def _like_nobody(level: Level, end: Point) -> Span | None:
    """As in "Nobody got more than 30 votes. The winner received 41 votes": somebody who did what nobody did."""
    own, other = level.figure, end.level.figure
    denied = next((token.text.lower() for token in end.level.sentence.tokens if token.span == end.licence), "")
    if denied == "no" and not is_anyone(end.noun):
        return None  # "No guard scored more than 20 points. Ann Lund, a forward, scored 26"
    if denied not in ("nobody", "none", "no") or own is None or other is None or level.order - end.level.order != 1:
        return None
    clause, first = own.clause, other.clause
    if clause is None or first is None or clause.verb is None or first.verb is None or not clause.subject or clause.verb.negated:
        return None
    if not (level.unit or (own.head and same_nouns(own.head, other.head))) or clause.verb.tense != first.verb.tense or own.modifiers:
        return None
    behind = next(iter(own.tokens_after()), None)
    if behind is not None and behind.tag not in ("PUNCT", "CONJ"):
        return None  # "received 41 votes in the second round"
    one = {clause.verb.lemma, first.verb.lemma}
    subject = own.sentence.chunks[clause.subject[0]]
    person = subject.definite and is_person(subject.head) and own.sentence.tokens[subject.tokens[1]].form == "NN"
    told = subject.tokens[0] == 0 and (person or own.sentence.tokens[0].tag == "PROPN")
    return subject.span if told and (len(one) == 1 or one <= word_set("receiving") | {"have", "poll"}) else None


def _one_of_them(level: Level, end: Point) -> Span | None:
    """As in "All the calves weighed from 32 to 45 kilograms. One weighed 28": one of those told of right before, by no noun of its own."""
    lead = level.before
    if not 0 < level.order - end.level.order <= 1 or level.paragraph != end.level.paragraph or len(lead) < 2:
        return None
    if lead[0].text.lower() not in ("one", "another") or lead[1].tag not in ("VERB", "AUX") or len(lead) > 3:
        return None
    # "The trout were 9 to 16 inches long".
    plural = any(token.form == "NNS" or token.text.lower() in ("are", "were") for token in end.level.before)
    same = level.unit != "" or (level.figure is not None and level.figure.head == "")
    return lead[0].span if plural and same else None


def _does_as_all(level: Level, end: Point) -> Span | None:
    """As in "All 30 dancers are between 8 and 14 years old. Noor Haddad, 16, dances the queen": who does what makes one of them."""
    tokens, lead = level.sentence.tokens, level.before
    opening = [token.text.lower().split()[0] for token in end.level.sentence.tokens[:1]]
    if level.kind != "age" or not 0 < level.order - end.level.order <= 2 or opening not in (["all"], ["every"], ["each"], ["no"], ["none"]):
        return None
    if len(lead) != 2 or lead[0].tag != "PROPN" or lead[1].text != ",":
        return None
    nouns = {token.lemma for token in end.level.before if token.tag == "NOUN" and is_person(token.lemma)}
    verb = next((token for token in tokens if token.tag == "VERB" and token.span.start >= level.core.end), None)
    tenses = {
        clause.verb.tense for sentence in (end.level.sentence, level.sentence) for clause in sentence.clauses[:1] if clause.verb is not None
    }
    one = verb is not None and len(tenses) == 1 and any(is_kindred(verb.lemma, noun) for noun in nouns)
    return verb.span if verb is not None and one else None


def _is_numbered(lead: Sequence[Token]) -> bool:
    """Whether an ordinal without a noun is who a figure right behind it is of: "the sixth, a mechanic aged 52"."""
    words = [token.text for token in lead[1:2]]
    return lead[0].form == "OD" and words == [","] and len(lead) <= _BESIDE and not any(token.tag in ("ADP", "AUX") for token in lead)


def _has_own_group(lead: Sequence[Token]) -> bool:
    """Whether a plural right before makes "whom" or "which" its own: "three hens, one of which"."""
    return any(token.form == "NNS" for token in lead[-6:])


def _sizes(end: Point, board: Board) -> set[str]:
    """How many the group of a series has, as the draft writes it in the sentence of its end or the two before."""
    found: set[str] = set()
    for order in range(max(0, end.level.order - 2), end.level.order + 1):
        for entry in board.in_sentence(order):
            if not entry.unit and not is_period(entry.head) and entry.claim.count.nominal > 2 and not entry.each:
                found.add(entry.figure.mention.core.text_of(board.text).lower())
    return found


def _by_noun(level: Level, end: Point, carried: Mapping[str, Carried]) -> Span | None:
    """As in "prices ran from $1.4 million to $1.9 million ... its bid of $2.2 million"."""
    lead = level.before[-3:]
    if (
        len(lead) == 3
        and lead[0].form != "POS"
        and lead[2].text.lower() == "of"
        and lead[1].lemma == end.noun in word_set("set nouns of a series")
    ):
        return Span(lead[1].span.start, level.core.end)
    told = carried.get(level.id)
    if told is None or end.part in ("min", "max") or not end.noun or told.modifiers & word_set("another of its kind"):
        return None
    if any(word in word_set("holding a level") for word in _licence_lemmas(end)):
        known = {token.lemma for token in end.level.sentence.tokens}
        if any(token.tag in ("NOUN", "PROPN") and token.lemma not in known for token in told.tail):
            return None  # "The price of corn stayed between $4 and $5. The price of wheat rose to $7"
    if not told.noun or not is_one_measure(told.noun, end.noun) or told.determiner in ("", "a", "an", "another", "no"):
        return None
    return level.core


def _licence_lemmas(end: Point) -> list[str]:
    """The lemmas of the words that make a figure an end."""
    return [token.lemma for token in end.level.sentence.tokens if end.licence.contains(token.span)]


def _holds_ever(end: Point) -> bool:
    """Whether a limit holds to this day: "has never let in more than 500 visitors in a day", not "had never, until then"."""
    words = {token.text.lower() for token in end.level.sentence.tokens}
    clause = end.level.figure.clause if end.level.figure is not None else None
    verb = clause.verb if clause is not None else None
    present = verb is not None and verb.perfect and verb.tense == "present"
    return present and bool(words & {"never", "ever"}) and not words & {"until", "till", "before", "previously"}


def _is_of_one_place(level: Level, end: Point) -> bool:
    """Whether a count is of what a limit holds for: it is the subject, or stands beside a pronoun, and its sentence has no new name."""
    own = level.figure
    clause = own.clause if own is not None else None
    if own is None or clause is None or clause.verb is None or own.modifiers or own.relative is not None or clause.verb.negated:
        return False
    subject = [own.sentence.chunks[at] for at in clause.subject]
    same = own.slot == "subject" or any(chunk.head in ("it", "he", "she", "they") for chunk in subject)
    known = {word for token in end.level.sentence.tokens for word in token.text.split()}
    new = any(token.tag == "PROPN" and not set(token.text.split()) <= known for token in own.sentence.tokens)
    return same and clause.verb.tense == "past" and not new


def _is_within(level: Level, end: Point, board: Board) -> bool:
    """Whether no time of a sentence is longer than the one that a limit holds for: "more than 40 in a week ... In May it heard 92"."""
    told = [board.reading.mentions[at].value for at in level.sentence.mentions]
    times = [_PERIODS.index(time.granularity) for time in told if isinstance(time, Timex) and time.granularity in _PERIODS]
    held = [_PERIODS.index(word) for token in end.level.after if (word := token.text.lower().split()[-1]) in _PERIODS]
    return max(times, default=0) <= (held[0] if held else 0)


def _by_deed(level: Level, end: Point, board: Board) -> Span | None:
    """As in "never carried more than 12 passengers ... shows 17 passengers aboard the boat": the same noun, and words in common."""
    own, other = level.figure, end.level.figure
    if level.unit or own is None or other is None or end.part not in ("both", "floor", "ceiling") or is_period(own.head):
        return None
    nouns = {other.head} - {""} or {chunk.head for chunk in end.level.sentence.chunks if chunk.span.end <= end.level.core.start}
    if not own.head or not any(same_nouns(own.head, noun) for noun in nouns):
        return None
    events = {clause.event for clause in end.level.sentence.clauses} - {"be", "have", "say", ""}
    told = {clause.event for clause in own.sentence.clauses if clause.verb is not None and clause.verb.span.start >= own.mention.span.end}
    if end.part == "both":
        return own.mention.core if share_words(told, events) else None
    if _holds_ever(end) and _is_of_one_place(level, end) and _is_within(level, end, board):
        return own.mention.core
    subject = {chunk.head for chunk in end.level.sentence.chunks if chunk.definite and chunk.span.end <= end.level.core.start}
    after = {chunk.head for chunk in own.sentence.chunks if chunk.definite and chunk.span.start >= own.mention.span.end}
    return own.mention.core if subject & after - {""} else None
