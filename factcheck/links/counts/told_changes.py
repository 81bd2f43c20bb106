"""link_told_changes: a change told in one sentence, of two states compared in another ("rise" and "fall": before, after, change).

As in "There were 340 burglaries, down from 400 a year earlier ... Burglaries declined 15 percent", "A year ago a loaf was $2.50. Now it is
$3.00 ... the increase, 20 percent,". The two states are set against one another by their words or by their times. The change is told by
any word of change; it takes the states up ("That is a drop of 60"), or names what they are of. Where some other two figures of the draft
make the change, or two pairs of states might be meant, it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.change_apart import is_effect, is_of_another_kind
from factcheck.links.counts.change_terms import QUALIFIERS
from factcheck.links.counts.change_ways import EITHER, is_pointed, subject_of, way_of
from factcheck.links.counts.change_words import change_words
from factcheck.links.counts.rate_totals import cents_in
from factcheck.links.counts.state_pairs import EMPTY_NOUNS, StatePair, is_price, names_of, state_pairs, subject_names, with_heads
from factcheck.links.cues import is_kindred, opens_elsewhere
from factcheck.links.digits import one_digit_off, significant_slip
from factcheck.links.link import Link
from factcheck.mentions.lexicon import word_set as word_list
from factcheck.syntax.clause import SentenceReading

Change = tuple[CountClaim | ShareClaim, Figure]
_FULL: Final = 100
_NEAR: Final = 2
_FAR: Final = 8
# What is said to have changed by so much more or less than it did was another thing.
_WIDEST: Final = 3
# A fraction for a change is a round one: those nearer to it than this are not told apart.
_LOOSE: Final = Fraction(6)
_APART_BY: Final = Fraction(3, 2)
_PLAIN: Final = frozenset(Fraction(part, whole) for whole in (2, 3, 4, 5, 10) for part in range(1, whole))
_PLACES: Final = frozenset(("in", "at", "across", "among", "throughout", "elsewhere", "nationwide", "nationally"))
_SPANS: Final = frozenset(("decade", "decades", "month", "months", "quarter", "week", "weeks", "century", "since"))


def link_told_changes(board: Board) -> Iterator[Link]:
    """The changes of the pairs of states that the words compare."""
    pairs = list(state_pairs(board))
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
            or is_effect(figure, meant.before.figure)
            or is_of_another_kind(figure, meant.after.figure)
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


def _multiplied(pairs: Sequence[StatePair]) -> Iterator[Link]:
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
        named = with_heads(subject_names(after.figure))
        same = not named - EMPTY_NOUNS or any(same_nouns(name, other) for name in named for other in names_of(before))
        made = before.claim.count.nominal * factor
        if to and same and max(made, after.claim.count.nominal) <= _WIDEST * min(made, after.claim.count.nominal):
            yield Link("multiple", (("before", before.id), ("after", after.id)), (verb.span,), inferred=True)


def _doubled(board: Board, pairs: Sequence[StatePair]) -> Iterator[Link]:
    """As in "The price of a ticket has doubled. It was $20 in 2015; it is $55 now": a factor of the only two states behind or before it."""
    told: dict[int, list[StatePair]] = {}
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
            same = any(same_nouns(name, other) for name in with_heads(named) - EMPTY_NOUNS for other in pair.names)
            if not same and (pair.names or order > pair.first):
                continue
            made = pair.before.claim.count.nominal * factor
            if 0 < max(made, pair.after.claim.count.nominal) <= _WIDEST * min(made, pair.after.claim.count.nominal):
                lead = [t for t in sentence.tokens[max(0, verb.tokens[1] - 3) : verb.tokens[1]] if t.text.lower() in QUALIFIERS]
                span = Span(lead[0].span.start if lead else verb.span.start, verb.span.end)
                yield Link("multiple", (("before", pair.before.id), ("after", pair.after.id)), (span,), inferred=True)


def _paragraph(pair: StatePair) -> int:
    return pair.after.figure.paragraph


def _is_plain(claim: CountClaim | ShareClaim, figure: Figure) -> bool:
    """Whether a figure is exact, and told by the writer of now or of what is planned."""
    quantity = claim.count if isinstance(claim, CountClaim) else claim.share
    if claim.scope.quoted or claim.scope.status not in ("asserted", "negated", "planned") or figure.at < 0 or quantity.bound != "=":
        return False
    return isinstance(claim, CountClaim) or claim.share.unit in ("%", "")


def _may_be_of(claim: CountClaim | ShareClaim, figure: Figure, pair: StatePair) -> bool:
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


def _meant(figure: Figure, near: Sequence[StatePair]) -> StatePair | None:
    """The pair that a change is of: the last one before a word that takes it up, else the only one of what the change is said of."""
    named = _told_of(figure)
    if is_pointed(figure) and not named:
        before = [pair for pair in near if 0 <= figure.order - pair.last <= _NEAR and pair.after.start < figure.mention.core.start]
        return before[-1] if before and len({pair.last for pair in before}) == 1 == len(before) else None
    fitting = [pair for pair in near if any(same_nouns(name, other) for name in named for other in pair.names)]
    return fitting[0] if len(fitting) == 1 else None


def _only_one(figure: Figure, near: Sequence[StatePair]) -> StatePair | None:
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
        return pair if is_price(pair.before) and is_price(pair.after) else None
    return pair if any(is_kindred(verb, name) for verb in verbs if verb for name in named) else None


def _told_of(figure: Figure) -> frozenset[str]:
    """The nouns that say what changed: the subject of the change, what it is of, and what stands behind "in" or "of"."""
    named = set() if is_pointed(figure) and subject_of(figure) is not None else subject_names(figure)
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
    return with_heads(named) - EMPTY_NOUNS


def _change(claim: CountClaim | ShareClaim, pair: StatePair) -> Fraction:
    """What the two states make of the sort of a change: their difference, or that in percent of what was."""
    before, after = pair.before.claim.count.nominal, pair.after.claim.count.nominal
    if isinstance(claim, CountClaim):
        return after - before
    return (after - before) / before * _FULL if before else Fraction(0)


def _said(claim: CountClaim | ShareClaim, pair: StatePair) -> Fraction:
    """By how much a change is said to be, in the unit of its states or in percent."""
    if isinstance(claim, CountClaim):
        return claim.count.nominal / cents_in(claim.count.unit, pair.before.unit)
    return claim.share.nominal * (1 if claim.share.unit == "%" else _FULL)


def _slack(claim: ShareClaim, pair: StatePair) -> Fraction:
    """How many points of a percentage a share may be off: a fraction is often a round one, but where the change is another such exactly."""
    if claim.share.unit == "%":
        return claim.share.step
    return Fraction(1) if abs(_change(claim, pair)) / _FULL in _PLAIN else _LOOSE


def _step(claim: CountClaim, pair: StatePair) -> Fraction:
    """The last digit that a change, or the finer of its states, is told to."""
    states = min(entry.claim.count.step for entry in (pair.before, pair.after))
    return max(claim.count.step / cents_in(claim.count.unit, pair.before.unit), states)


def _makes(claim: CountClaim | ShareClaim, way: int, pair: StatePair) -> bool:
    """Whether two states make a change as it is written."""
    made = _change(claim, pair)
    low, high = sorted((pair.before.claim.count.nominal, pair.after.claim.count.nominal))
    if isinstance(claim, ShareClaim) and high and abs(low / high * _FULL - _said(claim, pair)) <= 1:
        return True  # "lost 1,400 of their 4,000 hives ... 35 percent of the hives": the part that it is
    step = _step(claim, pair) if isinstance(claim, CountClaim) else _slack(claim, pair)
    return abs((abs(made) if way == EITHER else made * way) - _said(claim, pair)) <= step


def _is_near_change(claim: CountClaim | ShareClaim, way: int, pair: StatePair) -> bool:
    """Whether two states make a change in that direction that is not many times the one told."""
    made = _change(claim, pair)
    made = abs(made) if way == EITHER else made * way
    return made > 0 and max(made, _said(claim, pair)) <= _WIDEST * min(made, _said(claim, pair))


def _is_right_behind(figure: Figure, pair: StatePair) -> bool:
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


def _is_slip(claim: CountClaim | ShareClaim, way: int, pair: StatePair) -> bool:
    """Whether one digit keeps a change from being that of two states, or a state from being what the change makes."""
    made, said = abs(_change(claim, pair)), _said(claim, pair)
    if isinstance(claim, ShareClaim):
        if claim.share.unit != "%":
            return not pair.loose and (made / _FULL in _PLAIN or max(made, said) >= _APART_BY * min(made, said))
        return one_digit_off(said, Fraction(round(made)), least=2)
    before, after = pair.before.claim.count.nominal, pair.after.claim.count.nominal
    step = said * (way if way != EITHER else 1 if after > before else -1)
    states = significant_slip(after, before + step) or (after > step and significant_slip(before, after - step))
    return significant_slip(said, made) or (states and bool(pair.before.unit) and (not pair.loose or is_price(pair.after)))


def _is_made_elsewhere(board: Board, claim: CountClaim | ShareClaim, figure: Figure, way: int, meant: StatePair) -> bool:
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


def _is_of_its_time(board: Board, figure: Figure, pair: StatePair) -> bool:
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
