"""link_change_slips: a change told apart from its two states, that one digit keeps from fitting ("rise" and "fall").

As in "had 5,400 people. The 2010 census counted 3,780 ... A town that loses 40 percent of its people" (it is 30); "214,000 visitors last
year. The year before, 189,000 came ... The 35,000 extra visitors". The states are two counts of one thing, one after the other; no other
two of the draft make the change as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.change_terms import read_term
from factcheck.links.counts.change_ways import EITHER, changed_thing, is_pointed, way_of
from factcheck.links.counts.change_words import change_words
from factcheck.links.cues import share_words
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link

_UP_TO: Final = re.compile(r"(?: [a-z]+){0,3} to ")
Change = tuple[CountClaim | ShareClaim, Figure]
_FAR: Final = 12
_LEAD: Final = 1  # index of the last sentence of a lead, which tells the change before the states
_APART: Final = 2
_LEAST: Final = 10
_LED: Final = 3  # words: "to a provisional 10.1 million"


def link_change_slips(board: Board) -> Iterator[Link]:
    """The changes that the only two states of a thing would make, but for one digit."""
    changes: list[Change] = [(entry.claim, entry.figure) for entry in board.counts]
    for claim, figure in [*changes, *board.shares]:
        way = _way(claim, figure) or _told(claim, figure)
        if not way or claim.scope.quoted or figure.at < 0 or claim.scope.status not in ("asserted", "planned", "negated"):
            continue
        near = [entry for entry in board.near(figure.mention.core.start) if abs(entry.figure.order - figure.order) <= _FAR]
        own = _beside(board, figure)
        found = [pair for pair in _states(near) if own is None or own.id in (pair[0].id, pair[1].id)]
        found = [pair for pair in found if claim.id not in (pair[0].id, pair[1].id) and _is_of(claim, figure, pair)]
        if any(_difference(claim, way, pair)[1] for pair in found):
            continue
        only = len({(pair[0].claim.count.nominal, pair[1].claim.count.nominal) for pair in found}) == 1
        fitting = [pair for pair in found if _difference(claim, way, pair, only=only)[0]]
        if len({(pair[0].claim.count.nominal, pair[1].claim.count.nominal) for pair in fitting}) == 1:
            if any(state.unit and way_of(state.figure) for state in fitting[0]):
                continue  # "payrolls rose by $2 million": no state of theirs
            low, high = sorted(fitting[0], key=lambda entry: entry.claim.count.nominal)
            if _part(high if way > 0 else low) == "before" or _part(low if way > 0 else high) == "after":
                continue  # what is told to have fallen is no rise
            before, after = (low, high) if way > 0 else (high, low)
            members = (("before", before.id), ("after", after.id), ("change", claim.id))
            yield Link("rise" if way > 0 else "fall", members, (figure.mention.span,), inferred=True)


def _beside(board: Board, figure: Figure) -> Entry | None:
    """The figure whose change one is: "$102 million, down 33 percent", "a 34 percent gain to $106 million"."""
    here = board.in_sentence(figure.order)
    after = next((entry for entry in here if entry.start > figure.mention.core.end), None)
    if after is not None and _UP_TO.fullmatch(board.text, figure.mention.span.end, after.figure.mention.span.start):
        return after
    before = [entry for entry in here if entry.start < figure.mention.core.start]
    between = board.text[before[-1].figure.mention.span.end : figure.mention.span.start] if before else ""
    return before[-1] if between.replace(",", " ").split() in (["up"], ["down"]) else None


def _way(claim: CountClaim | ShareClaim, figure: Figure) -> int:
    """The direction of a change that a figure says, or 0: "The 35,000 extra visitors", "The increase, of $2", "loses 40 percent of"."""
    lead = [t for t in figure.sentence.tokens if t.span.end <= figure.mention.span.start][-4:]
    words = [token.text.lower() for token in lead]
    share = isinstance(claim, ShareClaim)
    if isinstance(claim, ShareClaim) and not _is_plain(claim):
        return 0
    if not share and figure.definite and {"extra", "additional", "added"} & set(figure.modifiers):
        return 1
    ups, downs = word_set("increases"), word_set("decreases")
    if share and figure.head in ups | downs and figure.chunk is not None and figure.chunk.definite:
        return 1 if figure.head in ups else -1  # "The 40 percent reduction"
    for at in range(len(words) - 1):
        named = words[at] in ("the", "that", "this", "a", "an", "its", "their") and lead[at + 1].tag == "NOUN"
        rest = [word for word in words[at + 2 :] if word not in (",", "of", "was", "is", "—", "about")]
        if named and not rest and lead[at + 1].lemma in ups | downs:
            return 1 if lead[at + 1].lemma in ups else -1
    if not share or not lead or figure.noun is None or figure.noun is figure.chunk:
        return _by(figure) if share and words[-1:] == ["by"] else 0
    verb = lead[-1]
    if verb.tag == "VERB" and figure.noun.definite and verb.lemma in ("lose", "shed"):
        return -1
    return 0


def _told(claim: CountClaim | ShareClaim, figure: Figure) -> int:
    """The direction of a change told by any other word of change."""
    if not _is_plain(claim) if isinstance(claim, ShareClaim) else not (claim.count.unit or is_pointed(figure)):
        return 0
    way = way_of(figure)
    return 0 if way == EITHER else way


def _is_plain(claim: ShareClaim) -> bool:
    """Whether a share is a whole number of percent with two digits."""
    return claim.share.unit == "%" and claim.share.step == 1 and claim.share.nominal >= _LEAST and claim.share.bound == "="


def _by(figure: Figure) -> int:
    """The direction of a verb that does something to one definite thing by so much: "shortening the list by 35 percent"."""
    clause = figure.clause
    if clause is None or clause.verb is None or len(clause.objects) != 1 or figure.slot != "by" or clause.verb.negated:
        return 0
    return int(change_words("T").get(clause.verb.lemma, 0)) if figure.sentence.chunks[clause.objects[0]].definite else 0


def _states(near: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """The pairs of counts of one thing that follow one another within two sentences."""
    told = [e for e in near if not is_period(e.head) and e.figure.at >= 0 and not e.claim.scope.quoted and not e.figure.mention.of]
    told = [
        e for e in told if e.claim.scope.status in ("asserted", "former", "planned") and e.claim.count.bound == "=" and not e.is_additive
    ]
    pairs = []
    for at, first in enumerate(told):
        for second in told[at + 1 : at + 1 + _APART]:
            bare = not second.unit and not second.head and second.figure.mention.kind == "cardinal"  # "598 feet ... On May 1 it was at 612"
            close = second.figure.order - first.figure.order <= _APART and (first.unit == second.unit or (bool(first.unit) and bare))
            one = bool(first.unit) or first.head == second.head or second.figure.elliptic or not second.head
            if second.part_cue is not None or (first.figure.order == second.figure.order and _are_items(first, second)):
                continue
            if close and one and first.claim.count.nominal != second.claim.count.nominal and _are_two_states(first, second, told):
                pairs.append((first, second))
    return pairs


def _are_two_states(first: Entry, second: Entry, near: Sequence[Entry]) -> bool:
    """Whether two figures may be what was and what became of one thing.

    Those of one sentence are, where it says so of one of them ("to $60 million from $80 million"); those of two, unless both are told to be
    what became of something ("rose to 31 ... fell to 18"), or are amounts of two things that their sentences name.
    """
    parts = [_part(entry) for entry in (first, second)]
    if "change" in parts or (parts[0] and parts[0] == parts[1]) or (_became(first) and _became(second)):
        return False
    if first.head and not first.unit and [token.text.lower() for token in second.figure.tokens_before(1)] == ["at"]:
        return False  # "an index of 41 firms ... the stock is trading at 71"
    if first.figure.order == second.figure.order:
        return any(parts)
    if any(part and _has_other_state(entry, part, near) for entry, part in zip((first, second), parts, strict=True)):
        return False  # "instead of the $1.5 billion. Payments were cut to $400 million from $1.2 billion"
    return not first.unit or _are_of_one_subject(first, second)


def _part(entry: Entry) -> str:
    return read_term(entry.claim, entry.figure).part


def _has_other_state(entry: Entry, part: str, near: Sequence[Entry]) -> bool:
    """Whether the sentence of a state tells the other one of it: "to $400 million from $1.2 billion"."""
    wanted = "before" if part == "after" else "after"
    here = (other for other in near if other.figure.order == entry.figure.order and other.unit == entry.unit and other.id != entry.id)
    return any(_part(other) == wanted for other in here)


def _became(entry: Entry) -> bool:
    """Whether a change of its own is told beside a figure: "widened to an estimated $8 million", "totaled $9 million, up 6 percent"."""
    behind = [token.text.lower() for token in entry.figure.tokens_after()][:2]
    clause, lead = entry.figure.clause, [token.text.lower() for token in entry.figure.tokens_before(_LED)]
    verb = clause.verb.lemma if clause is not None and clause.verb is not None else ""
    moved = verb in change_words("V") or verb in word_set("goes up") | word_set("goes down")
    return (behind[:1] == [","] and behind[1:] in (["up"], ["down"])) or (moved and "to" in lead and "from" not in lead)


def _are_of_one_subject(first: Entry, second: Entry) -> bool:
    """Whether the second of two figures is told of the subject of the first, by its noun or a pronoun, or of none."""
    heads = []
    for entry in (first, second):
        clause = entry.figure.clause
        heads.append(entry.figure.sentence.chunks[clause.subject[0]].head if clause is not None and clause.subject else "")
    return heads[1] in ("", "it", "they", "that", "which") or heads[0] == heads[1]


def _are_items(first: Entry, second: Entry) -> bool:
    """Whether two figures stand in two items of a list: "homes at $253 million, up 22 percent; shops at $278 million, up 12"."""
    inside = (t.text for t in first.figure.sentence.tokens if first.start < t.span.start < second.start)
    return ";" in inside


def _is_of(claim: CountClaim | ShareClaim, figure: Figure, pair: tuple[Entry, Entry]) -> bool:
    """Whether a change may be one of two states: in their unit or noun, or, for a share, with a word in common with one of them."""
    first, second = pair
    if figure.order == first.figure.order == second.figure.order:
        return False  # what one sentence tells whole is known by its words: "to 8.2 million from 7.7, below the average rise of 550,000"
    if figure.order < max(first.figure.order, second.figure.order) and figure.order > _LEAD:
        return False  # "The rise of 10 percent ... the first, in 2022, took the fare from £1.80 to £2"
    if figure.order == first.figure.order and figure.mention.core < first.figure.mention.core:
        return False  # "Sales fell by 12 percent, and the price of a pint goes to $6 from $5"
    if _is_from_another(figure, pair):
        return False
    if isinstance(claim, CountClaim):
        return claim.count.unit == first.unit and (bool(first.unit) or figure.head == first.head)
    thing = changed_thing(figure) or _thing_behind(figure)
    if thing:
        return thing <= {*first.known, *second.known}
    named = {token.lemma for token in figure.sentence.tokens if token.tag in ("NOUN", "PROPN")}
    heads = {first.head, second.head} - {""}
    known = set(first.known) | set(second.known)
    called = {token.lemma for token in figure.sentence.tokens if token.tag == "PROPN"} & known
    return bool(heads & named) or bool(called) or len(share_words(named, known)) > 1


def _is_from_another(figure: Figure, pair: tuple[Entry, Entry]) -> bool:
    """Whether the words behind a change tell a state of its own, apart from the two: "fell 30 percent from the record 120"."""
    if figure.order in (pair[0].figure.order, pair[1].figure.order):
        return False
    behind = list(figure.tokens_after())[: _LED + 1]
    opens = bool(behind) and behind[0].text.lower() in ("from", "to")
    return opens and any(token.form in ("C", "A") for token in behind[1:])


def _thing_behind(figure: Figure) -> frozenset[str]:
    """What a change noun behind a share says to change: "its 15 percent increase in earnings"; none where the words do not say."""
    behind = list(figure.tokens_after())[:_APART]
    named = len(behind) == _APART and behind[0].text.lower() == "in" and behind[1].tag == "NOUN" and behind[1].form != "t"
    return frozenset((behind[1].lemma,)) if named and figure.head in change_words("N") else frozenset()


def _difference(claim: CountClaim | ShareClaim, way: int, pair: tuple[Entry, Entry], *, only: bool = False) -> tuple[bool, bool]:
    """Whether one digit keeps a change from being that of two states, and whether it is that."""
    low, high = sorted(entry.claim.count.nominal for entry in pair)
    if isinstance(claim, CountClaim):
        made, said = high - low, claim.count.nominal
        step = max(claim.count.step, *(entry.claim.count.step for entry in pair)) or Fraction(1)
        return one_digit_off(said / claim.count.step, made / claim.count.step, least=_least(claim, only=only)), abs(made - said) < step
    base = low if way > 0 else high
    made = (high - low) / base * 100 if base else Fraction(0)
    if high and abs(low / high * 100 - claim.share.nominal) <= 1:
        return False, True  # "lost 1,400 of their 4,000 hives ... 35 percent of the hives": the part that it is
    slip = one_digit_off(claim.share.nominal, Fraction(round(made)), least=2) and made <= 2 * claim.share.nominal <= 4 * made
    return slip, abs(made - claim.share.nominal) <= 1


def _least(claim: CountClaim, *, only: bool) -> int:
    """How many digits a change has at least: three in a unit, unless no other two states are told in it."""
    return 3 if claim.count.unit and not only else 2
