"""can_be_taken_up: whether a definite count may speak of those that an earlier one counted, by their nouns and their sizes."""

from __future__ import annotations

from typing import Final

from factcheck.claims.counts.count_words import head_counts
from factcheck.claims.nouns import compatible_nouns, is_period, is_person
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.other_sets import (
    are_kinds_of_one,
    is_parted,
    is_rate,
    is_shared_out,
)
from factcheck.links.counts.references import Reference
from factcheck.links.cues import digits_look_alike, is_kindred, post_words
from factcheck.syntax.events import state_event

_LEAD: Final = 4
_SHORT: Final = 3
# A slip changes a digit or two: counts that differ by more than this factor are of different things.
_FACTOR: Final = 5
_SHIFT: Final = 100


def can_be_taken_up(board: Board, other: Entry, reference: Reference) -> bool:
    """Whether an earlier count is told as one that a reference may take up: of one unit, as a fact, and with a noun that agrees."""
    entry = reference.entry
    if other.unit != entry.unit or other.figure.mention.kind != entry.figure.mention.kind or is_shared_out(entry, other):
        return False
    scope = other.claim.scope
    if not other.unit and (other.claim.count.nominal < 2 or _is_size_of_another(other, reference)):
        return False
    if scope.quoted or scope.status in ("former", "hypothetical") or other.is_additive or other.figure.at < 0 or other.each:
        return False
    fit = other.figure.tokens_before(2)
    if len(fit) == 2 and fit[0].lemma in word_set("fitting out") and fit[1].text.lower() == "for":
        return False  # "The shelter, built for 80 animals ... the 81 animals that were there"
    if _is_capacity(other) or _is_as_changed(entry):
        return False
    if is_rate(other) != is_rate(entry):
        return False  # "at 90 liters a minute ... the 75,600 liters that seeped out"
    if other.figure.chunk is not None and other.figure.chunk.compound and not other.unit and not _is_size_of_named(board, other, reference):
        return False
    if other.part_cue is not None or (other.figure.noun not in (None, other.figure.chunk) and not _may_be_all(other, reference)):
        return False
    if other.unit:
        return not are_kinds_of_one(entry, other)
    if is_parted(board, other):
        return False
    if not is_comparable(entry, other) or not other.head or other.figure.elliptic:
        return False
    outcome = state_event(reference.noun)
    if outcome:  # "the 17 injured": those of whom the earlier count said so, and no others; the dead may grow in number
        return is_person(other.head) and outcome == other.claim.event == "injure" and not post_words(entry.figure)
    return agreement_of(board, reference, other) != ""


def _is_capacity(other: Entry) -> bool:
    """Whether a count is of those whom something has room for: "can take 400 passengers"."""
    clause = other.figure.clause
    verb = clause.verb if clause is not None else None
    if verb is None or other.figure.slot != "object":
        return False
    words = other.figure.sentence.tokens[max(0, verb.tokens[0] - 1) : verb.tokens[1] + 1]
    return any(token.text.lower() in ("can", "could") for token in words) and verb.lemma in word_set("has room for")


def _is_as_changed(entry: Entry) -> bool:
    """Whether a figure is what another became: "The $2.9 million award, as reduced by the judge"."""
    after = [token for token in entry.figure.tokens_after() if token.text != ","][:_LEAD]
    words = [token.text.lower() for token in after]
    return "as" in words and any(first == "as" and second.tag == "VERB" for first, second in zip(words, after[1:], strict=False))


def agreement_of(board: Board, reference: Reference, other: Entry) -> str:
    """How the noun of a reference may take up that of an earlier count; "" where it cannot.

    "noun": the same members; "kind": a wide noun ("the 46 animals", after 41 dogs), or the narrow one of it; "deed": the noun of what
    was done ("the 240 signatures", after 240 people signed); "head count": how many there are ("the crowd of 600", after 600 marched);
    "bare": none.
    """
    noun = reference.noun
    if not noun:
        return "bare" if _is_taken_up_bare(other, reference) else ""
    if compatible_nouns(other.head, noun):
        return "noun"
    if noun in head_counts():
        wanted = head_counts()[noun]
        lives_there = noun not in word_set("all who live there") or (is_person(other.head) and other.verb in {"", "be", "have", *wanted})
        return "head count" if lives_there and {other.head, other.verb, other.claim.event} & wanted else ""
    if _counts_doings(other, reference):
        return "deed"
    wide = word_set("kinds of all sorts")
    if noun in wide and not is_person(other.head) and not is_period(other.head) and other.head != "time":
        return "kind"
    if other.head.endswith(noun) and len(noun) > _SHORT and not is_person(noun):
        return "kind"  # "beehives ... the hives"
    # "Smuggling parrots ... found 63 birds ... the 36 parrots": the wide noun stands for what was named before.
    return "kind" if other.head in wide and board.is_said_before(noun, other.figure.order + 1) else ""


def _counts_doings(other: Entry, reference: Reference) -> bool:
    """Whether a count is taken up by the noun of what was done: "was streamed 40 million times ... those 40 million streams"."""
    if is_person(other.head):  # one by each of them
        return reference.noun in word_set("one of each person") and is_kindred(other.verb, reference.noun)
    if other.head != "time":
        return False
    lead = [token for token in other.figure.sentence.tokens if token.span.end <= other.start][-_LEAD:]
    return any(token.tag == "VERB" and is_kindred(token.lemma, reference.noun) for token in lead)


def _is_taken_up_bare(other: Entry, reference: Reference) -> bool:
    """Whether a number without a noun says of its members what was said of others: "of the 5.2 million that it printed"."""
    if is_period(other.head):
        return False
    return bool(reference.restriction) and (reference.restriction == other.claim.event or is_shifted(reference.entry, other))


def is_shifted(entry: Entry, other: Entry) -> bool:
    """Whether two counts have the same digits, and only another magnitude: "38,000 fish ... the 38 million that got away"."""
    low, high = sorted((entry.claim.count.nominal, other.claim.count.nominal))
    return high >= _SHIFT * low and digits_look_alike(low, high)


def is_comparable(first: Entry, second: Entry) -> bool:
    """Whether two counts are near enough for one to be the other with a slip: not "two teachers left" and "the 51 teachers"."""
    low, high = sorted((first.claim.count.nominal, second.claim.count.nominal))
    shifted = str(low.numerator).rstrip("0") == str(high.numerator).rstrip("0") and low >= _FACTOR
    return high <= _FACTOR * low or shifted or looks_alike(first, second) or "vague" in (first.figure.mention.of, second.figure.mention.of)


def _may_be_all(other: Entry, reference: Reference) -> bool:
    """Whether a count of some of a whole ("600 of the sheep died") may be of all those meant: "the 410 sheep that died"."""
    if _is_plural(other) or not reference.noun:
        return True
    return bool({reference.restriction, *reference.said} & {other.claim.event} - {"", "be", "have"})


def _is_plural(other: Entry) -> bool:
    """As in "Hundreds of people": a plural whose noun stands after "of", and no part of a known whole."""
    noun = other.figure.noun
    return (
        noun is not None
        and not noun.determiner
        and noun.mention is None
        and other.figure.mention.core.end != other.figure.mention.core.start
    )


def _is_size_of_another(other: Entry, reference: Reference) -> bool:
    """As in "a yard of a dozen horses": the count tells how large a thing is that holds them, and that is not named again."""
    chunks = other.figure.sentence.chunks
    holder = next((chunk for chunk in chunks if chunk.of is not None and chunks[chunk.of] is other.figure.chunk), None)
    if holder is None or holder.determiner not in ("a", "an") or holder.mention is not None:
        return False
    return holder.head not in word_set("collective nouns") | word_set("counting nouns") | head_counts().keys() | reference.said


def _is_size_of_named(board: Board, other: Entry, reference: Reference) -> bool:
    """Whether a count before a noun tells how large that is, and a reference is of the same: "a 36-bed wing ... the wing's 42 beds".

    Where the draft speaks of others between them ("another of its buses"), the reference may be of one of those.
    """
    own, start = other.figure.mention.core, reference.entry.start
    holder = next((chunk for chunk in other.figure.sentence.chunks if not chunk.compound and chunk.span.contains(own)), None)
    if holder is None or not holder.head or holder.head not in reference.said:
        return False
    for order in range(other.figure.order, reference.entry.figure.order + 1):
        sentence = board.sentence(order)
        for chunk in sentence.chunks if sentence is not None else ():
            if chunk.head != holder.head or not holder.span.end <= chunk.span.start < start:
                continue
            if not chunk.definite or sentence is None or sentence.tokens[chunk.tokens[1]].form != "NN":
                return False
    return True


def looks_alike(first: Entry, second: Entry) -> bool:
    """Whether a definite number has the digits of an earlier one, shifted by powers of ten or with two of them changed about.

    A definite count takes up a count that the reader knows; its digits are the best sign which one is meant when its value fits none.
    """
    own, other = first.claim.count, second.claim.count
    shifted = str(own.nominal).rstrip("0") == str(other.nominal).rstrip("0")
    return (shifted or own.step == other.step) and digits_look_alike(own.nominal, other.nominal)
