"""link_items and its kin: a whole with the items of a run, where these are kinds that it may fall into."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.nouns import is_period, is_person, names_a_set, tell_apart
from factcheck.draft import Span
from factcheck.links.counts.board import Entry
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.counts.runs import Item
from factcheck.links.cues import is_additive
from factcheck.links.link import Link
from factcheck.syntax.tag_context import FINITE

ELSEWHERE: Final = frozenset(("another", "elsewhere"))
# A slip changes a digit: figures that are further apart than this are no whole and its parts.
_LEAST_SHARE: Final = Fraction(3, 5)
_MOST_SHARE: Final = Fraction(8, 5)
LEAST: Final = 2


def link_items(whole: Entry, items: Sequence[Item], cue: Span, *, complete: bool = True) -> Link | None:
    """The link, where the figures are near enough to be a whole and its parts."""
    parts = [item.entry for item in items]
    total = sum((part.claim.count.nominal for part in parts), Fraction(0))
    most = whole.claim.count.nominal
    if not parts or not _LEAST_SHARE * most <= total <= _MOST_SHARE * most or any(part.unit != whole.unit for part in parts):
        return None
    if is_additive(whole.figure) or whole.claim.scope.status in ("former", "hypothetical", "negated") or whole.claim.scope.quoted:
        return None
    statuses = {"asserted" if part.claim.scope.status == "negated" else part.claim.scope.status for part in parts}
    if len(statuses) > 1 or is_period(whole.head) or most < LEAST:
        return None
    members = (("whole", whole.id), *(("part", part.id) for part in parts))
    return Link("total" if complete else "part", members, (cue,), inferred=not complete)


def kinds_of(items: Sequence[Item]) -> str:
    """Whether the items are of kinds that exclude one another: "all" there are, or "some" of them."""
    if any(token.text.lower() in ELSEWHERE for item in items for token in item.tail):
        return ""
    known = tell_apart([item.words() for item in items])
    if not known and items[0].own_noun and not any(item.own_noun for item in items[1:]):
        known = tell_apart([item.told_of() for item in items])  # "won 12 games, lost five and drew three"
    if known:
        return known
    if len(items) == LEAST and _is_told_not_to(items[1], items[0]):
        return "all"
    if len(items) == LEAST and is_led_by_not(*items):
        return "some"  # a jury may agree on no more than these
    if len(items) == LEAST and "still" in [token.text.lower() for token in items[1].tail[:2]]:
        return "some"  # "five are dry and nine still give water"
    sorts = [_sort_of(item) for item in items]
    return "some" if all(sorts) and len(set(sorts)) == len(sorts) and not any(map(is_person, sorts)) else ""


def _is_told_not_to(item: Item, first: Item) -> bool:
    """Whether an item is of those of whom what is said of the first is not true: "12 were hurt and 17 were not", "17 did not"."""
    tail = [token.text.lower() for token in item.tail]
    tokens = item.entry.figure.sentence.tokens
    ends = len(tail) == LEAST and item.tail[1].index + 1 < len(tokens) and tokens[item.tail[1].index + 1].text == "."
    return ends and item.tail[0].tag == "AUX" and tail[1] in ("not", "n't") and bool(first.tail)


def _sort_of(item: Item) -> str:
    """What those of an item are said to be: "26 of which are ferries", "48 of them suites"; a noun of its own that words tell apart."""
    if item.own_noun and item.entry.figure.modifiers and not any(token.form in FINITE for token in item.tail):
        return " ".join((*item.entry.figure.modifiers, item.own_noun))
    tail = [token for token in item.tail if token.tag not in ("ADJ", "ADV")]
    if len(tail) == 1 and tail[0].form == "NNS" and pointer_of(item.entry) is not None:
        return tail[0].lemma
    return tail[1].lemma if len(tail) == 2 and tail[0].lemma == "be" and tail[1].form == "NNS" else ""


def is_size(entry: Entry) -> bool:
    """As in "the jury of 12", "a crew of nine"."""
    lead = entry.figure.tokens_before(2)
    return len(lead) == 2 and lead[1].text == "of" and names_a_set(lead[0].lemma)


def is_led_by_not(first: Item, item: Item) -> bool:
    """Whether the words before a count are those before the first, denied: "guilty of seven and not guilty of five"."""
    lead = [token.text.lower() for token in item.lead]
    own = [token.text.lower() for token in first.entry.figure.tokens_before(len(lead) - 1)] if len(lead) > 1 else []
    return bool(own) and lead == ["not", *own]
