"""link_change_roles: a change and the two states that it leads from and to, by their roles, however each is worded ("rise", "fall").

A change has a direction, by a word near it. Two states are figures of one thing, one told as the former ("from 84,000", "a year ago").
Where words of what changed stand beside one pair of states alone, the change is theirs: "carried 40 percent fewer passengers ... Passenger
numbers fell to 63,000 from 84,000". It says nothing where any two states of the draft make a change as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.figures import Figure
from factcheck.claims.nouns import is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board, Entry
from factcheck.links.change_words import change_words
from factcheck.links.cues import share_words
from factcheck.links.digits import significant_slip
from factcheck.links.exclusive_shares import percent_of
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

Change = tuple[CountClaim | ShareClaim, Figure]
_FAR: Final = 10
_FULL: Final = 100
_STEM: Final = 7
_NEAREST: Final = (Fraction(2, 5), Fraction(5, 2))
_EARLIER: Final = frozenset(("ago", "last", "previous", "earlier", "before", "then", "former", "since", "had", "present", "currently"))
_UPS: Final = frozenset(("extra", "additional", "added", "gain", "growth", "more", "higher", "above"))
_DOWNS: Final = frozenset(("fewer", "less", "lower", "below", "lay"))


def link_change_roles(board: Board, known: set[str]) -> Iterator[Link]:
    """The changes, none of those known, with the only two states of the draft that they can be of."""
    changes: list[Change] = [(entry.claim, entry.figure) for entry in board.counts if entry.figure.at >= 0 and not entry.figure.mention.of]
    told = [(claim, figure, _way(figure)) for claim, figure in [*changes, *board.shares] if claim.id not in known]
    told = [change for change in told if change[2] and _is_told(change[0], change[1])]
    if not told:
        return
    states = list(_states(board))
    for claim, figure, way in told:
        near = [pair for pair in states if min(abs(state.figure.order - figure.order) for state in pair) <= _FAR]
        if _has_state(board, figure):
            continue
        near = [pair for pair in near if claim.id not in (pair[0].id, pair[1].id) and _is_of_unit(claim, figure, pair)]
        if any(_misfit(claim, pair) == 0 and _leads(pair, way) for pair in near):
            continue
        found = [pair for pair in near if _leads(pair, way) and _misfit(claim, pair) == 1 and _tie(board, figure, pair)]
        if len({tuple(state.claim.count.nominal for state in pair) for pair in found}) == 1:
            before, after = found[0]
            members = (("before", before.id), ("after", after.id), ("change", claim.id))
            yield Link("rise" if way > 0 else "fall", members, (figure.mention.span,), inferred=True)


def _is_told(claim: CountClaim | ShareClaim, figure: Figure) -> bool:
    """Whether a change is told as a fact or a plan of the draft: exact, no forecast that something is compared with."""
    quantity = claim.count if isinstance(claim, CountClaim) else claim.share
    if claim.scope.quoted or claim.scope.status not in ("asserted", "planned", "negated") or quantity.bound != "=":
        return False
    return not is_period(figure.head) and (isinstance(claim, CountClaim) or quantity.unit in ("%", ""))


def _way(figure: Figure) -> int:
    """The direction that words near a figure give it as a change; 0 where they give none or two."""
    lead = figure.sentence.tokens[max(0, figure.first - 3) : figure.first]
    last = lead[-1].text.lower() if lead else ""
    if last in ("to", "from", "at", "than", "with") or (lead and lead[-1].tag == "PUNCT" and figure.chunk is None):
        return 0
    if figure.mention.kind == "fraction" and figure.noun is not None:
        lead = lead[-1:] if last != "by" else lead  # "half the reduction that they wanted" is no fall by half
        within: tuple[Token, ...] = ()
    else:
        within = figure.sentence.tokens[figure.first : figure.beyond + (2 if figure.mention.kind == "percent" else 0)]
    found = {way for token in (*lead[-2:], *within) if (way := _way_of(token.lemma, token.text.lower()))}
    return found.pop() if len(found) == 1 else 0


def _way_of(lemma: str, text: str) -> int:
    if lemma in word_set("increases") or text in _UPS:
        return 1
    if lemma in word_set("decreases") or text in _DOWNS:
        return -1
    if lemma == "take":
        return 0  # "Wages take $46,000"
    for kind in "VTNA":
        way = change_words(kind).get(lemma, change_words(kind).get(text, Fraction(0)))
        if abs(way) == 1:
            return int(way)
    return 0


def _has_state(board: Board, figure: Figure) -> bool:
    """Whether the sentence of a change says itself what it led from or to: "posted a 34 percent gain, to $106 million"."""
    if "than" in [token.text.lower() for token in list(figure.tokens_after())[:2]] and board.in_sentence(figure.order)[1:]:
        return True  # "went from $40 to $50, 35 percent more than in Dorn"
    here = (other for other in board.in_sentence(figure.order) if other.figure is not figure and other.start > figure.mention.core.start)
    return any([token.text.lower() for token in other.figure.tokens_before(1)] in (["to"], ["from"]) for other in here)


def _states(board: Board) -> Iterator[tuple[Entry, Entry]]:
    """The figures of one thing, each with the one that it was before: the nearest of its kind, behind it or in front of it."""
    told = [e for e in board.counts if e.figure.at >= 0 and not e.claim.scope.quoted and not is_period(e.head) and not e.is_additive]
    told = [e for e in told if e.claim.count.bound in ("=", "~") and e.figure.mention.of in ("", "per:each") and e.claim.count.nominal > 0]
    for at, former in enumerate(told):
        if not _is_former(former):
            continue
        beside = [
            other for other in (*told[max(0, at - 1) : at], *told[at + 1 : at + 2]) if not _is_former(other) and _are_kin(former, other)
        ]
        own = [other for other in beside if other.figure.order == former.figure.order]
        near = own or [other for other in beside if abs(other.figure.order - former.figure.order) <= 1]
        if len(near) == 1 or own:
            yield former, near[0]


def _are_kin(first: Entry, second: Entry) -> bool:
    """Whether two figures may be of one thing: of one unit or noun, or one of them bare."""
    if first.unit != second.unit:
        return not all((first.unit or first.head, second.unit or second.head)) and bool(first.unit or second.unit)
    return bool(first.unit) or same_nouns(first.head, second.head) or not first.head or not second.head


def _is_former(entry: Entry) -> bool:
    """Whether a figure is told as one that was before."""
    if entry.claim.scope.status == "former" or [t.text.lower() for t in entry.figure.tokens_before(1)] == ["from"]:
        return True
    tokens = entry.figure.sentence.tokens
    near = (*tokens[max(0, entry.figure.first - 6) : entry.figure.first], *list(entry.figure.tokens_after())[:4])
    return any(set(token.text.lower().split()) & _EARLIER for token in near)


def _is_of_unit(claim: CountClaim | ShareClaim, figure: Figure, pair: tuple[Entry, Entry]) -> bool:
    """Whether a change may be one of two states by its unit, or by its noun."""
    if isinstance(claim, ShareClaim):
        return True
    heads = {state.head for state in pair} - {""}
    if claim.count.unit or pair[0].unit:
        return claim.count.unit == pair[0].unit
    return (
        not heads or not figure.head or any(same_nouns(figure.head, head) or (is_person(figure.head) and is_person(head)) for head in heads)
    )


def _leads(pair: tuple[Entry, Entry], way: int) -> bool:
    before, after = (state.claim.count.nominal for state in pair)
    return (after - before) * way > 0


def _misfit(claim: CountClaim | ShareClaim, pair: tuple[Entry, Entry]) -> int:
    """0 where two states make a change in either direction, 1 where it is near theirs, else 2."""
    before, after = (state.claim.count.nominal for state in pair)
    made = abs(after - before)
    if isinstance(claim, ShareClaim):
        said = percent_of(claim)
        low, high = sorted((before, after))
        if any(abs(made / base * _FULL - said) <= 1 for base in (low, high)):
            return 0
        made = made / before * _FULL
    else:
        said = claim.count.nominal
        if abs(made - said) <= max(claim.count.step, *(state.claim.count.step for state in pair)) / 2:
            return 0
        if not significant_slip(said, made):
            return 2
    return 1 if _NEAREST[0] * made <= said <= _NEAREST[1] * made else 2


def _tie(board: Board, figure: Figure, pair: tuple[Entry, Entry]) -> Span | None:
    """The figure, where the words of what changed stand with two states."""
    sentence = figure.sentence
    clause = figure.clause
    named = {sentence.chunks[at].head for at in (clause.subject if clause is not None else ())} | {figure.head}
    named |= {chunk.head for chunk in (figure.noun,) if chunk is not None}
    named |= {sentence.chunks[at].head for at in (clause.objects if clause is not None else ())}
    changes = {word for word in named if _way_of(word, word)}
    known = set(pair[0].known | pair[1].known) - {"percent"}
    topic = {word for word in named - changes if word}
    if share_words(topic, known):
        return figure.mention.span
    if any(len(word) > _STEM and word[:_STEM] == other[:_STEM] for word in topic for other in known):
        return figure.mention.span  # "Subscriptions rose 20 percent ... had 3,600 subscribers"
    beside = 0 < pair[0].figure.order - figure.order <= 1 and pair[0].figure.order == pair[1].figure.order
    opening = pair[0].figure.sentence.tokens[:3]
    return figure.mention.span if beside and any(_way_of(t.lemma, t.text.lower()) for t in opening if t.tag == "NOUN") else None
