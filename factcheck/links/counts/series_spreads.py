"""link_spreads: the figures of one series by what their sentences speak of, where no form of words holds them together.

"The guards were sentenced to between two and nine years ... Carl Dees, one of the guards, got 12"; "the quilts went for $40 to $650 ... a
schoolteacher paid $900 for one of the quilts"; "the deepest snow, 14 inches, fell in Barrow ... Winslow Falls got 17 inches of snow". Each
statement is read for its topic: the nouns of what is measured and of what bears the figure, and the verb. An average, and a member that is
singled out, belong to a range, a limit or an extreme of the same unit and time that speaks of the same, where the draft states one alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from itertools import pairwise, takewhile
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_anyone, is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.levels import Level, is_margin, may_be_one_time, rate_of
from factcheck.links.counts.series_complements import are_of_two_things, ranges_over_others
from factcheck.links.counts.series_ends import is_elliptic, read_averages, read_ends, unit_of
from factcheck.links.counts.series_point import Point, superlatives
from factcheck.links.counts.series_told import are_of_two_places, is_moved
from factcheck.links.counts.series_topics import WEAK, Topic, head_of, shared_words, statement_of, topic_of
from factcheck.links.counts.series_verbs import measured_by
from factcheck.links.cues import cue_near, is_additive
from factcheck.links.link import Link
from factcheck.mentions.lexicon import units
from factcheck.syntax.clause import Chunk, Token

_FAR: Final = 14
_NEAR: Final = 3
_LEAD: Final = 5
_MOST: Final = 5  # times: a figure so far beyond the end of a series is of something else
_HIGH: Final = frozenset(("high", "both", "ceiling", "max"))
_LOW: Final = frozenset(("low", "both", "floor", "min"))
_SIDES: Final = {
    "both": "in-range",
    "low": "above",
    "high": "below",
    "min": "above",
    "max": "below",
    "floor": "over-floor",
    "ceiling": "under-ceiling",
}
_PLACED: Final = frozenset(("in", "at", "on", "near", "across"))
_OTHERS: Final = frozenset(("other", "another", "next", "neighboring", "neighbouring", "nearby", "unrelated", "separate", "previous"))
_BEFORE: Final = frozenset(("last", "previous", "ago", "next", "earlier", "past"))
_GROUP: Final = frozenset(("of", "among", "include", "includes", "included", "including"))


def link_spreads(levels: Sequence[Level], points: Sequence[Point], board: Board) -> Iterator[Link]:
    """The links between the ends of a series and the figures that lie beyond them."""
    ends = [end for end in read_ends(levels, points, board) if not _is_of_the_others(end.level) and not ranges_over_others(end)]
    if not ends:
        return
    averages = read_averages(levels, points)
    held = {point.level.id for point in (*points, *ends, *averages)}
    members = [level for level in levels if level.id not in held and _may_be_member(level)]
    alone = _alone(ends)
    topics = {level.id: topic_of(level) for level in (*members, *(point.level for point in (*alone, *averages)))}
    orders = [level.order for level in members]
    means = [point.level.order for point in averages]
    by_order: dict[int, list[Point]] = {}
    for end in alone:
        by_order.setdefault(end.level.order, []).append(end)
    for end in alone:
        order = end.level.order
        for average in averages[bisect_left(means, order - _FAR) : bisect_right(means, order + _FAR)]:
            twin = _has_nearer_twin(average.level, end, by_order[order])
            if (
                not twin
                and not are_of_two_things(average, end)
                and _is_beyond(average.level, end, bare=True)
                and _is_average_of(average, end, topics, board)
            ):
                yield _link(average.level, end, average.licence)
        for level in members[bisect_left(orders, order - _NEAR) : bisect_right(orders, order + _FAR)]:
            if _has_nearer_twin(level, end, by_order[order]) or _is_of_another_status(level, end) or are_of_two_places(level, end.level):
                continue
            if _is_beyond(level, end) and may_be_one_time(level, end.level, board):
                cue = _singled_out(level, end, topics[level.id], topics[end.level.id], board)
                if cue is not None:
                    yield _link(level, end, cue) if end.part not in ("min", "max") else _compare(level, end, cue)


def _is_of_the_others(level: Level) -> bool:
    """Whether an end is of others, or of an earlier time: "No one else had more than eight", "what lies beneath another 1,100 houses"."""
    lead = {token.text.lower() for token in level.before[-_LEAD:]}
    if level.figure is not None and (is_additive(level.figure) or _is_said_of_others(level.figure)):
        return True
    return bool(lead & {"else", "another", "additional", "further"}) or lead >= {"had", "never"}  # "had never held more than four"


def _is_said_of_others(figure: Figure) -> bool:
    """Whether a relative clause is of "other" ones: "spread over six other counties, none of which has more than 15"."""
    clause = figure.clause
    if clause is None or not clause.relative:
        return False
    before = [token for token in figure.sentence.tokens if token.span.end <= clause.span.start]
    return any(token.text.lower() == "other" for token in before[-_LEAD:])


def _alone(ends: Sequence[Point]) -> list[Point]:
    """The ends beside which a draft states no other of their unit on the same side, so that what lies beyond one lies beyond all."""
    told: dict[tuple[bool, str, str], set[int]] = {}
    values: dict[tuple[str, str, int], set[Fraction]] = {}
    for end in ends:
        unit = unit_of(end)
        head = "" if unit else head_of(end.level)
        for high, parts in ((True, _HIGH), (False, _LOW)):
            if end.part in parts:
                told.setdefault((high, unit, head), set()).add(end.level.order)
        if end.part in ("min", "max"):
            values.setdefault((end.part, unit, end.level.order), set()).add(end.level.quantity.nominal)
    found = []
    for end in ends:
        unit = unit_of(end)
        key = (end.part in _HIGH, unit, "" if unit else head_of(end.level))
        # "Its hottest day had a high of 104 degrees and its coolest a high of 91": which is the greatest is not clear.
        if len(told[key]) == 1 and len(values.get((end.part, unit, end.level.order), ())) <= 1:
            found.append(end)
    return found


def _has_nearer_twin(level: Level, end: Point, ends: Sequence[Point]) -> bool:
    """Whether the other figure of a range, each of whose figures holds both, is the one that a figure lies beyond."""
    own, value = end.level.quantity.nominal, level.quantity.nominal
    twins = (other.level.quantity.nominal for other in ends if other.part == end.part == "both" and other is not end)
    return any(twin > own if value > own else twin < own for twin in twins)


def _is_of_another_status(level: Level, end: Point) -> bool:
    """Whether a figure is planned where a series is there, or is told of another thing: "the next bridge", "a neighboring one"."""
    if level.claim.scope.status == "planned" and end.level.claim.scope.status == "asserted":
        return True
    if level.unit and [token.text.lower() for token in level.before[-1:]] == ["by"]:
        return True  # "having begun at $500,000 and gone up by $75,000"
    if any(token.text.lower() == "not" for token in end.level.before if token.span.start > end.licence.start):
        return True  # "the largest field for the day, but not for the 10K, which had 540 starters in 2017"
    told = {token.text.lower() for token in end.level.sentence.tokens if token.form == "t"}
    times = [token.text.lower() for token in level.sentence.tokens if token.form == "t" and token.text.lower() not in told]
    if any(set(time.split()) & _BEFORE for time in times):
        return True  # "last year the Otters were fined $2,900"
    here = {token.text.lower() for token in level.sentence.tokens if token.form == "t"}
    if end.part in ("min", "max") and any(set(time.split()) & _BEFORE for time in told - here):
        return True  # "It bought 36 tons last year, which made it the biggest buyer. It is to take 70 tons"
    return any(token.text.lower() in _OTHERS for token in level.sentence.tokens)


def _compare(level: Level, end: Point, cue: Span) -> Link:
    """That the greatest is greater than another of those that it is the greatest of, or the least less."""
    first, second = ("greater", "lesser") if end.part == "max" else ("lesser", "greater")
    roles = sorted(((first, end.level.id), (second, level.id)))
    return Link("greater", tuple(roles), (end.licence, cue), inferred=True)


def _link(level: Level, end: Point, cue: Span) -> Link:
    return Link(_SIDES[end.part], (("value", level.id), ("end", end.level.id)), (cue, end.licence), inferred=True)


def _is_beyond(level: Level, end: Point, *, bare: bool = False) -> bool:
    """Whether a figure of the unit of a series lies beyond its end, and not so far that it must be of something else."""
    if level.unit != unit_of(end) or level.core == end.level.core:
        return False
    heads = {head_of(level), head_of(end.level)}
    people = same_nouns(*sorted(heads)) if len(heads) == 2 else False
    people = people or (all(is_person(head) for head in heads) and (bare or any(is_anyone(head) for head in heads)))
    bare = bare or end.part in ("min", "max")
    if not level.unit and len(heads) > 1 and not people and not (bare and "" in heads):
        return False
    value = level.quantity.nominal
    low, high = _limits(end)
    if end.part in _HIGH and high is not None and high < value <= _MOST * high:
        return True
    return end.part in _LOW and low is not None and low / _MOST <= value < low


def _limits(end: Point) -> tuple[Fraction | None, Fraction | None]:
    quantity = end.level.quantity
    if end.part == "both":
        return quantity.support.low, quantity.support.high
    return quantity.nominal, quantity.nominal


def _is_average_of(average: Point, end: Point, topics: dict[str, Topic], board: Board) -> bool:
    first, second = average.level, end.level
    if abs(first.order - second.order) > _FAR or not may_be_one_time(first, second, board):
        return False
    if rate_of(first) and rate_of(second) and rate_of(first) != rate_of(second):
        return False
    own, other = topics[first.id], topics[second.id]
    if _is_elsewhere(end, own.names):
        return False
    if own.names - other.names - _known_names(second.order, first.order, board):
        return False
    counted = {head_of(first), head_of(second)} if first.unit else set()
    if shared_words(own, other) - counted - units().by_name.keys() or _measures_it(average, end):
        return True
    if is_elliptic(end) and abs(first.order - second.order) <= _NEAR + 1:
        return True
    return not own.nouns - WEAK - {head_of(first)} and abs(first.order - second.order) <= _NEAR + 1


def _measures_it(average: Point, end: Point) -> bool:
    """Whether a superlative is said of what is averaged: "the deepest, 112 centimeters ... snow depth averaged"."""
    kinds = {what for _, what in superlatives().get(end.word, ())} - {"any"}
    return average.level.kind in kinds and average.noun in word_set("dimension nouns")


def _known_names(order: int, other: int, board: Board) -> frozenset[str]:
    """The names that the first sentences of a draft, and those up to the later of two, have told."""
    found: set[str] = set()
    for at in range(min(max(order, other), _FAR)):
        sentence = board.sentence(at)
        if sentence is not None:
            found |= {token.text for token in sentence.tokens if token.tag == "PROPN"}
    return frozenset(found)


def _may_be_member(level: Level) -> bool:
    """Whether a figure may be that of one thing: asserted, exact, no total and no rate of change."""
    if level.ranged or is_margin(level) or level.claim.scope.status not in ("asserted", "planned") or level.unit == "%":
        return False
    if level.quantity.bound in ("<", ">") or not level.quantity.core.is_point or is_moved(level):
        return False
    words = {token.text.lower() for token in level.sentence.tokens}
    # "A former bus driver" is one of them now.
    apart = (word_set("of another time") - {"former"}) | word_set("outside a series")
    if words & apart or any("averag" in word for word in words):
        return False
    figure = level.figure
    if not level.unit and figure is not None and (figure.definite or (figure.elliptic and not is_person(figure.head))):
        return False
    if [token.text.lower() for token in level.after[:1]] in (["straight"], ["consecutive"], ["successive"]):
        return False  # "played 11 straight games": a run within one of the series
    return figure is None or (cue_near(figure, "total") is None and cue_near(figure, "part") is None and not _is_combined(words))


def _is_combined(words: set[str]) -> bool:
    return bool(words & {"together", "combined", "altogether", "total", "totaled", "totaling", "overall", "all", "both"})


def _singled_out(level: Level, end: Point, own: Topic, other: Topic, board: Board) -> Span | None:
    """The words that make a figure that of one of a series: "one of the guards", "a 36-inch sturgeon", "the fine for the Gull"."""
    tokens = level.sentence.tokens
    before = [token for token in statement_of(level) if token.span.end <= level.core.start]
    group = _from_group(level, end, other, board)
    if group is not None:
        return group
    if level.kind == "age" or _is_elsewhere(end, own.names):
        return None
    bearer = _bearer(level, other.plurals | ({end.noun} if end.part in ("low", "high", "both") else set()))
    if bearer is not None:
        return None if _is_of_other(level, end, bearer) or _is_priced_apart(bearer, level, end, own, other) else bearer
    if (measured := measured_by(level, end)) is not None:
        return measured
    if end.part in ("min", "max") and (placed := _told_of_another_place(level, end)) is not None:
        return placed
    names = own.names - other.names
    shared = shared_words(own, other)
    counted = set() if level.unit else {head_of(level)}
    plurals = own.plurals & other.plurals
    if not shared - counted or not names or _is_owned(level) or any(not is_person(noun) for noun in plurals - counted):
        return None
    verb = level.figure.clause.verb if level.figure is not None and level.figure.clause is not None else None
    if verb is None or not (shared & (own.nouns | other.nouns) & own.nouns or _is_done_by(level, names)):
        return None
    return next((token.span for token in (*before, *tokens) if token.text in names), None)


def _is_of_other(level: Level, end: Point, bearer: Span) -> bool:
    """Whether a figure is of what a series is not told of: "The price of corn stayed between $4 and $5. The price of wheat rose to $7"."""
    known = {token.lemma for token in end.level.sentence.tokens}
    after = [token for token in level.sentence.tokens if token.span.start >= bearer.end][:3]
    of = [token.text.lower() for token in after[:1]] == ["of"]
    own = end.noun in {token.lemma for token in level.sentence.tokens if bearer.contains(token.span)}
    return own and of and any(token.tag in ("NOUN", "PROPN") and token.lemma not in known for token in after[1:])


def _is_priced_apart(bearer: Span, level: Level, end: Point, own: Topic, other: Topic) -> bool:
    """Whether it is the measure alone that two statements share, and each names a thing of its own: two models, each with its price."""
    measure = any(bearer.contains(token.span) and token.lemma == end.noun for token in level.sentence.tokens)
    return measure and bool(own.names - other.names) and bool(other.names - own.names)


def _is_owned(level: Level) -> bool:
    """Whether a possessive sets one with a name of its own apart: "Lund's Pell Silo"."""
    tokens = level.sentence.tokens
    return any(
        first.tag == "PROPN" and second.form == "POS" and third.tag == "PROPN"
        for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _is_done_by(level: Level, names: frozenset[str]) -> bool:
    """Whether one of the names is the subject of the clause of a figure, and no part of it: "the Otters were fined"."""
    clause, sentence = (level.figure.clause if level.figure is not None else None), level.sentence
    return clause is not None and any(sentence.tokens[sentence.chunks[at].tokens[1]].text in names for at in clause.subject)


def _told_of_another_place(level: Level, end: Point) -> Span | None:
    """As in "the largest of the six, with 300 guests, was in Orr. In Lund, the ushers counted 350": the same told of another place."""
    tokens = statement_of(level)
    if not is_elliptic(end) or not 0 < level.order - end.level.order <= _NEAR or len(tokens) < 2:
        return None
    if tokens[0].text.lower() not in ("in", "at", "on") or tokens[1].tag != "PROPN":
        return None
    pairs = pairwise(end.level.sentence.tokens)
    named = {second.text for first, second in pairs if first.text.lower() in ("in", "at", "on", "from") and second.tag == "PROPN"}
    return Span(tokens[0].span.start, tokens[1].span.end) if named and tokens[1].text not in named else None


def _is_elsewhere(end: Point, names: frozenset[str]) -> bool:
    """Whether a series is that of a place by name, and another statement names others: "the deepest drift in Orr was ..."."""
    tokens = end.level.sentence.tokens
    verb = next((token.index for token in tokens if token.tag in ("VERB", "AUX")), len(tokens))
    places = {second.text for first, second in pairwise(tokens[:verb]) if first.text.lower() in _PLACED and second.tag == "PROPN"}
    return bool(places and names) and not places & names


def _from_group(level: Level, end: Point, other: Topic, board: Board) -> Span | None:
    """As in "one of the nine campers", "among the injured was", "the eight include a 35-story tower"."""
    statement = statement_of(level)
    sizes = _sizes(end, board)
    for at, token in enumerate(statement[:-2]):
        low = token.text.lower()
        if low not in _GROUP:
            continue
        article = statement[at + 1].text.lower()
        if low in ("of", "among") and article in ("the", "these", "those", "them"):
            if low == "of" and (
                at == 0 or statement[at - 1].text.lower() not in ("one", "two", "three", "four", "some", "any", "each", "hurt")
            ):
                continue
            if low == "of" and level.core.start < statement[at - 1].span.start:
                continue  # "Eleven people were hurt, two of them seriously": the two
            following = list(takewhile(_is_in_phrase, statement[at + 2 : at + 6]))
            named = {word.lemma for word in following} | {word.text.lower() for word in following}
            own = [word for word in end.level.sentence.tokens if word.tag in ("NOUN", "ADJ", "VERB")]
            known = {word.lemma for word in own} | {word.text.lower() for word in own} | set(sizes.values())
            wide = low == "of" and bool(named & word_set("kinds of all sorts")) and level.order - end.level.order <= _NEAR
            if article == "them" or named & sizes.keys() or wide or any(word in known for word in named - WEAK):
                return Span(token.span.start, statement[min(at + 2, len(statement) - 1)].span.end)
        if low.startswith("includ") and at and statement[at - 1].text.lower() in sizes:
            return Span(statement[at - 1].span.start, token.span.end)
    return None


def _is_in_phrase(token: Token) -> bool:
    """Whether a word may belong to a noun phrase: no finite verb and no mark."""
    return token.tag in ("NOUN", "ADJ", "NUM", "PROPN") or token.form in ("VBN", "VBG", "C", "CD", "JJ")


def _sizes(end: Point, board: Board) -> dict[str, str]:
    """How many the group of a series has, as the draft writes it up to the sentence of its end, each with the noun of those counted."""
    found: dict[str, str] = {}
    for order in range(max(0, end.level.order - 3), end.level.order + 1):
        for entry in board.in_sentence(order):
            if not entry.unit and not is_period(entry.head) and entry.claim.count.nominal > 2 and entry.claim.count.core.is_point:
                found[entry.figure.mention.core.text_of(board.text).lower()] = entry.head
    return found


def _bearer(level: Level, plurals: Set[str]) -> Span | None:
    """The singular of what bears the figures of a series, or of what is measured, as the noun of a figure: "a quilt sold for $900"."""
    clause = level.figure.clause if level.figure is not None else None
    chunks = level.sentence.chunks
    parts = [chunks[at] for at in clause.participants()] if clause is not None else []
    parts.extend(chunks[:1])
    own = level.figure.chunk if level.figure is not None else None
    parts.extend(chunk for chunk in chunks if chunk.of is not None and chunks[chunk.of] is own)  # "a tower of 35 stories"
    parts.extend(chunk for chunk in chunks if chunk.span.overlaps(level.core) or chunk.span.start <= level.core.end + 1 <= chunk.span.end)
    for chunk in parts:
        token = level.sentence.tokens[chunk.tokens[1]]
        if chunk.head not in plurals or (token.form == "NNS" and token.text.lower() != chunk.head):
            continue
        one = level.sentence.tokens[chunk.tokens[0]].text.lower() == "one"
        if set(chunk.modifiers) & word_set("another of its kind"):
            continue
        if not one and chunk.determiner not in ("a", "an", "one", "the", "'s"):
            continue
        if not is_person(chunk.head) and not _is_for_another(level, chunk, plurals):
            return chunk.span
    return None


def _is_for_another(level: Level, chunk: Chunk, known: Set[str]) -> bool:
    """Whether a thing is one for a purpose that its series does not name: "a ticket for the gala"."""
    after = level.sentence.tokens[chunk.tokens[1] + 1 : chunk.tokens[1] + 4]
    if not after or after[0].text.lower() not in ("for", "to", "from"):
        return False
    return any(token.tag in ("NOUN", "ADJ", "PROPN") and token.lemma not in known for token in after[1:])
