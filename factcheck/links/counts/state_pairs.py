"""state_pairs: two figures of one thing, of which one is what was and the other what became.

As in "480, down from 520 a year earlier", "A year ago a loaf was $2.50. Now it is $3.00": the words set one against the other, or each has
a time of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims.counts.count_words import head_counts
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.change_ways import way_of
from factcheck.links.counts.change_words import change_words
from factcheck.syntax.clause import Token
from factcheck.values import Timex

_APART: Final = 6
_COMPARED: Final = (("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"))
_MOVES: Final = frozenset(("go", "move", "change", "be", "bring", "take"))
_AGAINST: Final = frozenset(("against", "versus"))
_PAST: Final = frozenset(("ago", "earlier", "before", "previous", "last"))
_NOW: Final = frozenset(("now", "today", "currently"))
# Nouns that say nothing of what a figure is of.
EMPTY_NOUNS: Final = frozenset(
    ("number", "figure", "total", "count", "level", "there", "it", "they", "that", "this", "which", "he", "she", "year", "")
)


@dataclass(frozen=True, slots=True)
class StatePair:
    """Two states of one thing, the nouns that say what they are of, and whether they stand apart."""

    before: Entry
    after: Entry
    names: frozenset[str]
    loose: bool = False

    @property
    def first(self) -> int:
        """Index of the sentence that tells the first of the two."""
        return min(self.before.figure.order, self.after.figure.order)

    @property
    def last(self) -> int:
        """Index of the sentence that tells the last of the two."""
        return max(self.before.figure.order, self.after.figure.order)


def state_pairs(board: Board) -> Iterator[StatePair]:
    """The pairs of states: two figures of one sort that stand together, or farther apart where each has its own time."""
    told = [entry for entry in board.counts if _is_state(entry)]
    for at, first in enumerate(told):
        for second in told[at + 1 : at + 1 + _APART]:
            if second.figure.order - first.figure.order > _APART:
                break
            if first.claim.count.nominal == second.claim.count.nominal or not _are_of_one(first, second):
                continue
            next_to = second.figure.order - first.figure.order <= 1 and second.figure.paragraph == first.figure.paragraph
            together = next_to and second is told[at + 1]
            named = first.head == second.head != "" if not first.unit else bool(names_of(first) & names_of(second))
            named = named or (second.head == "" and bool(with_heads({*names_of(first)}) & with_heads({*names_of(second)})))
            if (
                not together
                and not named
                and not (is_price(first) and is_price(second))
                and not (second.head == "" and _is_pluperfect(second))
            ):
                continue
            order = _order(board, first, second) if together else _order_by_time(board, first, second)
            if order:
                before, after = (first, second) if order > 0 else (second, first)
                yield StatePair(before, after, names_of(first) | names_of(second), not together)


def _is_state(entry: Entry) -> bool:
    scope, figure = entry.claim.scope, entry.figure
    plain = not scope.quoted and scope.status in ("asserted", "former", "planned") and entry.claim.count.bound == "=" and figure.at >= 0
    rate = bool(figure.mention.of) and not is_price(entry)
    compound = figure.chunk is not None and figure.chunk.compound
    return plain and not is_period(entry.head) and not rate and not compound and not entry.is_additive and not way_of(figure)


def is_price(entry: Entry) -> bool:
    """Whether an amount is told as the price of a thing: "have paid $2.40 a crossing", "will be charged $3.20"."""
    return len(entry.unit) == 3 and entry.verb in word_set("price")


def _are_of_one(first: Entry, second: Entry) -> bool:
    bare = not second.unit and not second.head and second.figure.mention.kind == "cardinal"
    if _is_average(first) != _is_average(second):
        return False  # "rose to $738 million ... The monthly average in May was $737 million"
    if first.unit != second.unit:
        return bool(first.unit) and bare  # "came to 560 million crowns ... had stood at 500 million"
    return (
        bool(first.unit) or first.head == second.head or second.figure.elliptic or first.figure.elliptic or not (first.head and second.head)
    )


def _is_average(entry: Entry) -> bool:
    lead = entry.figure.sentence.tokens[: entry.figure.first]
    return any("averag" in token.text.lower() for token in lead)


def _order(board: Board, first: Entry, second: Entry) -> int:
    """1 where the first figure is what was, -1 where the second is, 0 where the words do not tell."""
    lead = tuple(token.text.lower() for token in second.figure.tokens_before(2))
    led = [token.text.lower() for token in first.figure.tokens_before(1)]
    if first.figure.order == second.figure.order:
        verb = first.figure.clause.verb if first.figure.clause is not None else None
        moves = verb is not None and verb.lemma in {*change_words("V"), *change_words("T"), *_MOVES}
        if (led, lead[-1:]) == (["from"], ("to",)):
            return 1 if moves else 0  # "caves that ran from 40 to 260 feet deep"
        if (led, lead[-1:]) == (["to"], ("from",)) or lead in _COMPARED or _AGAINST & {*lead[-1:]}:
            return -1
    return _order_by_time(board, first, second)


def _order_by_time(board: Board, first: Entry, second: Entry) -> int:
    """The same, by the times that each is told of."""
    planned = [entry.claim.scope.status == "planned" for entry in (first, second)]
    if any(planned):
        return planned[1] - planned[0]
    past = _tells_past(first, second), _tells_past(second, first)
    if past[0] != past[1]:
        return 1 if past[0] else -1
    one, other = _time(board, first), _time(board, second)
    now = _tells_now(first, second), _tells_now(second, first)
    dated = [time is not None and time.days is not None for time in (one, other)]
    if now[0] != now[1] and dated[now[0]]:
        return 1 if now[1] else -1
    if one is None or other is None or one.days is None or other.days is None or one.days.meets(other.days):
        return 0
    if one.days.high is None or other.days.low is None:
        return 0
    return 1 if one.days.high < other.days.low else -1


def _time(board: Board, entry: Entry) -> Timex | None:
    """The first time behind a figure, before the next one of its sentence; else the one that its clause states."""
    start = entry.figure.mention.span.end
    following = next((other.start for other in board.in_sentence(entry.figure.order) if other.start > start), None)
    end = following if following is not None else entry.figure.sentence.sentence.span.end
    for at in entry.figure.sentence.mentions:
        mention = board.reading.mentions[at]
        if start <= mention.span.start < end and isinstance(mention.value, Timex) and mention.value.days is not None:
            return mention.value
    return board.time(entry)


def _tells_past(entry: Entry, other: Entry) -> bool:
    """Whether the words of a figure's own part of its sentence tell of an earlier time: "a year ago", "twelve months earlier"."""
    own = _own_tokens(entry, other)
    if own and _is_pluperfect(entry):
        return True  # "Sales came to $80 million. In the same months of 2023 they were $70 million"
    words = {word for token in own if token.form == "t" or token.text.lower() in _PAST for word in token.text.lower().split()}
    return bool(words & _PAST)


def _tells_now(entry: Entry, other: Entry) -> bool:
    """Whether those words tell of what is now: "has 4,000 now", "has since tripled, to 240"."""
    own = {token.text.lower() for token in _own_tokens(entry, other)}
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    return bool(own & _NOW) or ("since" in own and verb is not None and verb.perfect and verb.tense == "present")


def _own_tokens(entry: Entry, other: Entry) -> Sequence[Token]:
    """A figure's own part of its sentence, where the other figure stands in it too; nothing where no joint parts them."""
    tokens = entry.figure.sentence.tokens
    if other.figure.sentence is not entry.figure.sentence:
        return tokens
    marks = [t.index for t in tokens if t.text in (",", ";", ":", "and", "but", "while") and _is_between(t, entry, other)]
    if not marks:
        return ()
    return tokens[marks[-1] :] if other.start < entry.start else tokens[: marks[0]]


def _is_pluperfect(entry: Entry) -> bool:
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    return verb is not None and verb.perfect and verb.tense == "past"


def _is_between(token: Token, first: Entry, second: Entry) -> bool:
    low, high = sorted((first.start, second.start))
    return low < token.span.start < high


def names_of(entry: Entry) -> frozenset[str]:
    """The nouns that say what a figure is of: what it counts, and the subject of its clause with what it is of."""
    return frozenset(({entry.head} | subject_names(entry.figure)) - EMPTY_NOUNS)


def subject_names(figure: Figure) -> set[str]:
    """The heads of the subject of the clause of a figure, and of what that is of: "the number of pupils"."""
    clause, chunks = figure.clause, figure.sentence.chunks
    found: set[str] = set()
    for at in clause.subject if clause is not None else ():
        chunk = chunks[at]
        found.add(chunk.head)
        if chunk.of is not None:
            found |= {chunks[chunk.of].head}
    return found


def with_heads(named: set[str]) -> frozenset[str]:
    """Nouns with those that they count the heads of: "membership" with "member"."""
    return frozenset(named).union(*(words for noun, words in head_counts().items() if noun in named))
