"""link_told_changes: a change told in one sentence, of two states compared in another ("rise" and "fall": before, after, change).

As in "There were 340 burglaries, down from 400 a year earlier ... Burglaries declined 15 percent", "A year ago a loaf was $2.50. Now it is
$3.00 ... the increase, 20 percent,". The two states are set against one another by their words or by their times. The change is told by
any word of change; it takes the states up ("That is a drop of 60"), or names what they are of. Where some other two figures of the draft
make the change, or two pairs of states might be meant, it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.counts.count_words import head_counts
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.change_ways import EITHER, is_pointed, subject_of, way_of
from factcheck.links.counts.change_words import change_words
from factcheck.links.counts.rate_totals import cents_in
from factcheck.links.cues import is_kindred, opens_elsewhere
from factcheck.links.digits import one_digit_off, significant_slip
from factcheck.links.link import Link
from factcheck.mentions.lexicon import word_set as word_list
from factcheck.syntax.clause import SentenceReading, Token
from factcheck.values import Timex

Change = tuple[CountClaim | ShareClaim, Figure]
_FULL: Final = 100
_SOFT: Final = frozenset(("more", "than", "nearly", "almost", "about", "roughly", "over", "at", "least"))
_NEAR: Final = 2
_FAR: Final = 8
_APART: Final = 6
# What is said to have changed by so much more or less than it did was another thing.
_WIDEST: Final = 3
# A fraction for a change is a round one: those nearer to it than this are not told apart.
_LOOSE: Final = Fraction(6)
_APART_BY: Final = Fraction(3, 2)
_PLAIN: Final = frozenset(Fraction(part, whole) for whole in (2, 3, 4, 5, 10) for part in range(1, whole))
_COMPARED: Final = (("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"))
_MOVES: Final = frozenset(("go", "move", "change", "be", "bring", "take"))
_AGAINST: Final = frozenset(("against", "versus"))
_PAST: Final = frozenset(("ago", "earlier", "before", "previous", "last"))
_NOW: Final = frozenset(("now", "today", "currently"))
_EMPTY: Final = frozenset(
    ("number", "figure", "total", "count", "level", "there", "it", "they", "that", "this", "which", "he", "she", "year", "")
)
_PLACES: Final = frozenset(("in", "at", "across", "among", "throughout", "elsewhere", "nationwide", "nationally"))
_SPANS: Final = frozenset(("decade", "decades", "month", "months", "quarter", "week", "weeks", "century", "since"))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two states of one thing, the nouns that say what they are of, and whether they stand apart."""

    before: Entry
    after: Entry
    names: frozenset[str]
    loose: bool = False

    @property
    def first(self) -> int:
        return min(self.before.figure.order, self.after.figure.order)

    @property
    def last(self) -> int:
        return max(self.before.figure.order, self.after.figure.order)


def link_told_changes(board: Board) -> Iterator[Link]:
    """The changes of the pairs of states that the words compare."""
    pairs = list(_pairs(board))
    if not pairs:
        return
    yield from _multiplied(pairs)
    yield from _doubled(board, pairs)
    changes: list[Change] = [(entry.claim, entry.figure) for entry in board.counts]
    for claim, figure in [*changes, *board.shares]:
        way = way_of(figure) if _is_plain(claim, figure) else 0
        if not way:
            continue
        near = [pair for pair in pairs if _may_be_of(claim, figure, pair)]
        meant = _meant(figure, near) or _only_one(figure, near)
        if (
            meant is None
            or any(_makes(claim, way, pair) for pair in near)
            or not (claim.scope.status == "planned" or _is_of_its_time(board, figure, meant))
        ):
            continue
        if _is_made_elsewhere(board, claim, figure, way, meant) or not _is_near_change(claim, way, meant):
            continue
        if not _is_right_behind(figure, meant) and not _is_slip(claim, way, meant):
            continue
        sign = way if way != EITHER else 1 if meant.after.claim.count.nominal > meant.before.claim.count.nominal else -1
        members = (("before", meant.before.id), ("after", meant.after.id), ("change", claim.id))
        told = not meant.loose and _is_beside(figure, meant.after.figure)
        yield Link("rise" if sign > 0 else "fall", members, (figure.mention.span,), inferred=not told)


def _multiplied(pairs: Sequence[_Pair]) -> Iterator[Link]:
    """As in "had 145 members in 2020. Membership has since doubled, to 390": what became, with its factor, behind what was."""
    for pair in pairs:
        before, after = pair.before, pair.after
        verb = after.figure.clause.verb if after.figure.clause is not None else None
        factor = change_words("V").get(verb.lemma) if verb is not None and not verb.negated else None
        if (
            verb is None
            or factor is None
            or abs(factor) == 1
            or before.figure.order >= after.figure.order
            or before.claim.count.nominal <= 0
        ):
            continue
        to = [token.text.lower() for token in after.figure.tokens_before(1)] == ["to"]
        named = _with_heads(_subject_names(after.figure))
        same = not named - _EMPTY or any(same_nouns(name, other) for name in named for other in _names(before))
        made = before.claim.count.nominal * factor
        if to and same and max(made, after.claim.count.nominal) <= _WIDEST * min(made, after.claim.count.nominal):
            yield Link("multiple", (("before", before.id), ("after", after.id)), (verb.span,), inferred=True)


def _doubled(board: Board, pairs: Sequence[_Pair]) -> Iterator[Link]:
    """As in "The price of a ticket has doubled. It was $20 in 2015; it is $55 now": a factor of the only two states behind or before it."""
    told: dict[int, list[_Pair]] = {}
    for pair in pairs:
        if pair.last - pair.first <= 1 and not pair.loose:
            for order in (pair.first - 1, pair.last + 1):
                told.setdefault(order, []).append(pair)
    for order, near in sorted(told.items()):
        sentence = board.sentence(order)
        if sentence is None or len(near) != 1 or board.in_sentence(order) or abs(sentence.sentence.paragraph - _paragraph(near[0])) > 1:
            continue
        pair = near[0]
        for clause in sentence.clauses:
            verb = clause.verb
            factor = change_words("V").get(verb.lemma) if verb is not None and not verb.negated and verb.modality == "asserted" else None
            if verb is None or factor is None or abs(factor) == 1 or clause.relative or not clause.subject or clause.objects:
                continue
            named = {sentence.chunks[at].head for at in clause.subject}
            named |= {sentence.chunks[of].head for at in clause.subject if (of := sentence.chunks[at].of) is not None}
            same = any(same_nouns(name, other) for name in _with_heads(named) - _EMPTY for other in pair.names)
            if not same and (pair.names or order > pair.first):
                continue
            made = pair.before.claim.count.nominal * factor
            if 0 < max(made, pair.after.claim.count.nominal) <= _WIDEST * min(made, pair.after.claim.count.nominal):
                lead = [t for t in sentence.tokens[max(0, verb.tokens[1] - 3) : verb.tokens[1]] if t.text.lower() in _SOFT]
                span = Span(lead[0].span.start if lead else verb.span.start, verb.span.end)
                yield Link("multiple", (("before", pair.before.id), ("after", pair.after.id)), (span,), inferred=True)


def _paragraph(pair: _Pair) -> int:
    return pair.after.figure.paragraph


def _is_plain(claim: CountClaim | ShareClaim, figure: Figure) -> bool:
    """Whether a figure is exact, and told by the writer of now or of what is planned."""
    quantity = claim.count if isinstance(claim, CountClaim) else claim.share
    if claim.scope.quoted or claim.scope.status not in ("asserted", "negated", "planned") or figure.at < 0 or quantity.bound != "=":
        return False
    return isinstance(claim, CountClaim) or claim.share.unit in ("%", "")


def _pairs(board: Board) -> Iterator[_Pair]:
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
            named = first.head == second.head != "" if not first.unit else bool(_names(first) & _names(second))
            named = named or (second.head == "" and bool(_with_heads({*_names(first)}) & _with_heads({*_names(second)})))
            if (
                not together
                and not named
                and not (_is_price(first) and _is_price(second))
                and not (second.head == "" and _is_pluperfect(second))
            ):
                continue
            order = _order(board, first, second) if together else _order_by_time(board, first, second)
            if order:
                before, after = (first, second) if order > 0 else (second, first)
                yield _Pair(before, after, _names(first) | _names(second), not together)


def _is_state(entry: Entry) -> bool:
    scope, figure = entry.claim.scope, entry.figure
    plain = not scope.quoted and scope.status in ("asserted", "former", "planned") and entry.claim.count.bound == "=" and figure.at >= 0
    rate = bool(figure.mention.of) and not _is_price(entry)
    compound = figure.chunk is not None and figure.chunk.compound
    return plain and not is_period(entry.head) and not rate and not compound and not entry.is_additive and not way_of(figure)


def _is_price(entry: Entry) -> bool:
    """Whether an amount is told as the price of a thing: "have paid $2.40 a crossing", "will be charged $3.20"."""
    return len(entry.unit) == 3 and entry.verb in word_set("price")


def _are_of_one(first: Entry, second: Entry) -> bool:
    bare = not second.unit and not second.head and second.figure.mention.kind == "cardinal"
    if first.unit != second.unit:
        return bool(first.unit) and bare  # "came to 560 million crowns ... had stood at 500 million"
    return (
        bool(first.unit) or first.head == second.head or second.figure.elliptic or first.figure.elliptic or not (first.head and second.head)
    )


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


def _names(entry: Entry) -> frozenset[str]:
    """The nouns that say what a figure is of: what it counts, and the subject of its clause with what it is of."""
    return frozenset(({entry.head} | _subject_names(entry.figure)) - _EMPTY)


def _subject_names(figure: Figure) -> set[str]:
    clause, chunks = figure.clause, figure.sentence.chunks
    found: set[str] = set()
    for at in clause.subject if clause is not None else ():
        chunk = chunks[at]
        found.add(chunk.head)
        if chunk.of is not None:
            found |= {chunks[chunk.of].head}
    return found


def _may_be_of(claim: CountClaim | ShareClaim, figure: Figure, pair: _Pair) -> bool:
    """Whether a change stands near two states, in their unit or as a share of them, and is neither of them."""
    if claim.id in (pair.before.id, pair.after.id) or not -_FAR <= figure.order - pair.last <= _FAR:
        return False
    if (claim.scope.status == "planned") != (pair.after.claim.scope.status == "planned"):
        return False
    if isinstance(claim, ShareClaim):
        return True
    if pair.before.unit or claim.count.unit:
        return claim.count.unit == pair.before.unit or cents_in(claim.count.unit, pair.before.unit) > 1
    return figure.head in ("", pair.before.head, pair.after.head, *change_words("N"), *change_words("C"))


def _meant(figure: Figure, near: Sequence[_Pair]) -> _Pair | None:
    """The pair that a change is of: the last one before a word that takes it up, else the only one of what the change is said of."""
    named = _told_of(figure)
    if is_pointed(figure) and not named:
        before = [pair for pair in near if 0 <= figure.order - pair.last <= _NEAR and pair.after.start < figure.mention.core.start]
        return before[-1] if before and len({pair.last for pair in before}) == 1 == len(before) else None
    fitting = [pair for pair in near if any(same_nouns(name, other) for name in named for other in pair.names)]
    return fitting[0] if len(fitting) == 1 else None


def _only_one(figure: Figure, near: Sequence[_Pair]) -> _Pair | None:
    """The only two states near a change, where a noun for their verb says what changed ("Borrowing fell"), or both tell of a price."""
    if len(near) != 1:
        return None
    pair, named = near[0], _told_of(figure)
    if not pair.loose and _is_beside(figure, pair.after.figure):
        return pair
    verbs = {entry.verb for entry in (pair.before, pair.after)}
    behind = list(figure.tokens_after())[:2]
    if len(behind) > 1 and behind[0].text.lower() == "for" and behind[1].tag == "NOUN" and behind[1].lemma not in pair.names:
        return None  # "The fee will rise by $5 for residents. Visitors pay $20"
    if len(pair.before.unit) == 3 and named & (word_set("price") | word_set("what is paid for")):
        return pair if _is_price(pair.before) and _is_price(pair.after) else None
    return pair if any(is_kindred(verb, name) for verb in verbs if verb for name in named) else None


def _with_heads(named: set[str]) -> frozenset[str]:
    """Nouns with those that they count the heads of: "membership" with "member"."""
    return frozenset(named).union(*(words for noun, words in head_counts().items() if noun in named))


def _told_of(figure: Figure) -> frozenset[str]:
    """The nouns that say what changed: the subject of the change, what it is of, and what stands behind "in" or "of"."""
    named = set() if is_pointed(figure) and subject_of(figure) is not None else _subject_names(figure)
    if figure.slot == "by" and figure.clause is not None:
        named |= {figure.sentence.chunks[at].head for at in figure.clause.objects}  # "raised its fare by 60 cents"
    named -= set(change_words("N"))
    for first, second, third in zip(*(list(figure.tokens_after())[at:4] for at in range(3)), strict=False):
        if first.text.lower() in ("in", "of", "to") and "NOUN" in (second.tag, third.tag) and second.form != "t":
            named |= {token.lemma for token in (second, third) if token.tag == "NOUN"}
    if figure.head and figure.head not in change_words("N") and figure.head not in change_words("C"):
        named.add(figure.head)
    if is_pointed(figure):
        chunk = figure.chunk
        named = {name for name in named if chunk is None or name != chunk.head}
    named |= word_set("sold") if named & word_set("sold") else frozenset()
    return _with_heads(named) - _EMPTY


def _change(claim: CountClaim | ShareClaim, pair: _Pair) -> Fraction:
    """What the two states make of the sort of a change: their difference, or that in percent of what was."""
    before, after = pair.before.claim.count.nominal, pair.after.claim.count.nominal
    if isinstance(claim, CountClaim):
        return after - before
    return (after - before) / before * _FULL if before else Fraction(0)


def _said(claim: CountClaim | ShareClaim, pair: _Pair) -> Fraction:
    """By how much a change is said to be, in the unit of its states or in percent."""
    if isinstance(claim, CountClaim):
        return claim.count.nominal / cents_in(claim.count.unit, pair.before.unit)
    return claim.share.nominal * (1 if claim.share.unit == "%" else _FULL)


def _slack(claim: ShareClaim, pair: _Pair) -> Fraction:
    """How many points of a percentage a share may be off: a fraction is often a round one, but where the change is another such exactly."""
    if claim.share.unit == "%":
        return claim.share.step
    return Fraction(1) if abs(_change(claim, pair)) / _FULL in _PLAIN else _LOOSE


def _step(claim: CountClaim, pair: _Pair) -> Fraction:
    """The last digit that a change, or the finer of its states, is told to."""
    states = min(entry.claim.count.step for entry in (pair.before, pair.after))
    return max(claim.count.step / cents_in(claim.count.unit, pair.before.unit), states)


def _makes(claim: CountClaim | ShareClaim, way: int, pair: _Pair) -> bool:
    """Whether two states make a change as it is written."""
    made = _change(claim, pair)
    low, high = sorted((pair.before.claim.count.nominal, pair.after.claim.count.nominal))
    if isinstance(claim, ShareClaim) and high and abs(low / high * _FULL - _said(claim, pair)) <= 1:
        return True  # "lost 1,400 of their 4,000 hives ... 35 percent of the hives": the part that it is
    step = _step(claim, pair) if isinstance(claim, CountClaim) else _slack(claim, pair)
    return abs((abs(made) if way == EITHER else made * way) - _said(claim, pair)) <= step


def _is_near_change(claim: CountClaim | ShareClaim, way: int, pair: _Pair) -> bool:
    """Whether two states make a change in that direction that is not many times the one told."""
    made = _change(claim, pair)
    made = abs(made) if way == EITHER else made * way
    return made > 0 and max(made, _said(claim, pair)) <= _WIDEST * min(made, _said(claim, pair))


def _is_right_behind(figure: Figure, pair: _Pair) -> bool:
    """Whether a change takes up the states of the sentence before, or stands beside what it became, so that it can be of no others."""
    if not pair.loose and _is_beside(figure, pair.after.figure):
        return True
    return not pair.loose and is_pointed(figure) and 0 <= figure.order - pair.last <= 1 and figure.paragraph == pair.after.figure.paragraph


def _is_beside(change: Figure, after: Figure) -> bool:
    """As in "rose by 45 this year, to 412", "there are 412, an increase of 45", "is now $150, up 30 percent"."""
    if change.sentence is not after.sentence:
        return False
    start, end = sorted((change.mention.span, after.mention.span), key=lambda span: span.start)
    between = [t for t in change.sentence.tokens if start.end <= t.span.start and t.span.end <= end.start]
    if any(t.tag in ("VERB", "AUX", "CONJ", "SCONJ") or t.text in (";", ":") or t.form in ("C", "WDT", "WP") for t in between):
        return False
    behind = [t for t in change.sentence.tokens if t.span.start >= max(change.mention.span.end, after.mention.span.end)][:3]
    if any(t.form == "t" and not t.text.lower().startswith("this ") for t in (*between, *behind)) or any(
        t.text.lower() == "since" for t in behind
    ):
        return False  # "by 45 in May, to 412"
    if change.mention.span.start < after.mention.span.start:
        return [t.text.lower() for t in after.tokens_before(1)] == ["to"]
    words = [t for t in between if t.text == "," or t.text.lower() in change_words("A") or t.lemma in change_words("N")]
    return len(words) > 1 and words[0].text == ","


def _is_slip(claim: CountClaim | ShareClaim, way: int, pair: _Pair) -> bool:
    """Whether one digit keeps a change from being that of two states, or a state from being what the change makes."""
    made, said = abs(_change(claim, pair)), _said(claim, pair)
    if isinstance(claim, ShareClaim):
        if claim.share.unit != "%":
            return not pair.loose and (made / _FULL in _PLAIN or max(made, said) >= _APART_BY * min(made, said))
        return one_digit_off(said, Fraction(round(made)), least=2)
    before, after = pair.before.claim.count.nominal, pair.after.claim.count.nominal
    step = said * (way if way != EITHER else 1 if after > before else -1)
    states = significant_slip(after, before + step) or (after > step and significant_slip(before, after - step))
    return significant_slip(said, made) or (states and bool(pair.before.unit) and (not pair.loose or _is_price(pair.after)))


def _is_made_elsewhere(board: Board, claim: CountClaim | ShareClaim, figure: Figure, way: int, meant: _Pair) -> bool:
    """Whether any other two figures of the sort in reach make the change."""
    unit = meant.before.unit
    near = [entry for entry in board.near(figure.mention.core.start) if entry.unit == unit and entry.id != claim.id]
    near = [entry for entry in near if abs(entry.figure.order - figure.order) <= _FAR][:_FULL]
    values = {entry.claim.count.nominal for entry in near}
    if isinstance(claim, CountClaim):
        return any(value + _said(claim, meant) in values for value in values)
    ratio = _said(claim, meant) / _FULL
    factor = 1 + ratio if way == 1 else 1 - ratio
    slack = _slack(claim, meant) / _FULL
    return any(abs(other / value - factor) <= slack / 2 for value in values for other in values if value > 0 and other != value)


def _is_of_its_time(board: Board, figure: Figure, pair: _Pair) -> bool:
    """Whether the sentence of a change names no time, place or span of its own that the states are not told of."""
    opening = figure.sentence.tokens[0]
    placed = opening.text.lower() in _PLACES and figure.first > 1 and figure.sentence.tokens[1].form != "t"
    if (opens_elsewhere(figure) or placed) and figure.order != pair.last:
        return False
    known = {word for order in range(pair.first, pair.last + 1) for word in _times(board.sentence(order))}
    own = set(_times(figure.sentence))
    return not {word for word in own - known if word in _SPANS or word[:1].isdigit() or word in word_list("months.txt")}


def _times(sentence: SentenceReading | None) -> Iterator[str]:
    for token in sentence.tokens if sentence is not None else ():
        if token.form in ("JJS", "RBS") or token.text.lower() == "first":
            break  # "the steepest since 1999", "the largest in 10 years"
        if token.form == "t" or token.text.lower() == "since":
            yield from (word.strip(".,").lower() for word in token.text.replace("-", " ").split())
