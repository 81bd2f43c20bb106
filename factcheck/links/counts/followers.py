"""followers_of: the counts after a whole that may be parts of it, none of the same sort left out, and where they end.

What a draft shares out it tells in order: the whole, then part after part, with a noun of their own kind or none. A count of other things
("three valleys", "212 votes") stands between them and is passed over; a count of the same things at another time or of another whole ends
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from factcheck.claims.nouns import is_anyone, is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.parts import rest_cue
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.cues import is_additive
from factcheck.links.digits import one_digit_off
from factcheck.syntax.clause import Token

_REACH: Final = 4
_MOST: Final = 8
_COMPARES: Final = frozenset(("fewer", "less", "short", "points", "times", "percent", "than", "ahead", "behind"))
_JOINTS: Final = frozenset((",", ";", "and", "but", "while", "plus", "then"))
_CENTS: Final = 100
_SMALL: Final = 20
_NEAR: Final = 7
_FEW: Final = 3
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Followers:
    """The counts that may be parts of a whole, in text order; `rest` is the cue that makes the last one what is left, if any."""

    whole: Entry
    parts: tuple[Entry, ...]
    rest: Span | None = None


def followers_of(board: Board, whole: Entry) -> list[Followers]:
    """The rows of counts after a whole that may be all of its parts: up to a rest, and up to the end of each sentence."""
    found: list[Followers] = []
    parts: list[Entry] = []
    for other in board.after(whole, _REACH):
        if other.figure.paragraph - whole.figure.paragraph > 1 or len(parts) == _MOST:
            break
        if parts and other.figure.order > parts[-1].figure.order:
            found.append(Followers(whole, tuple(parts)))
        role = _role(other, whole, parts, last=len(parts) >= _LEAST and _last_of_all(other) is not None)
        if role == "stop":
            return found
        if role == "skip":
            continue
        parts.append(other)
        rest = rest_cue(other) or (_last_of_all(other) if len(parts) > _LEAST else None)
        if rest is not None:
            return [Followers(whole, tuple(parts), rest)]
    if parts:
        found.append(Followers(whole, tuple(parts)))
    return found


def _last_of_all(entry: Entry) -> Span | None:
    """As in "owns 30, has ordered 12 and will lease the last six": what completes those told before it."""
    lead = [token for token in entry.figure.sentence.tokens if token.span.end <= entry.figure.mention.core.start][-2:]
    if own_noun(entry) or [token.text.lower() for token in lead] not in (["the", "last"], ["the", "final"]):
        return None
    return Span(lead[0].span.start, lead[1].span.end)


def _role(other: Entry, whole: Entry, parts: Sequence[Entry], *, last: bool) -> Literal["part", "skip", "stop"]:
    """Whether a count after a whole may be a part of it, is of other things, or ends the parts."""
    figure = other.figure
    if other.unit != whole.unit or figure.mention.kind != whole.figure.mention.kind or is_period(other.head) or figure.mention.of:
        return "skip"
    if (figure.chunk is not None and figure.chunk.compound) or _is_size(other):
        return "skip"
    if not whole.unit and not _may_be_of(other, whole, parts):
        return "skip"
    if other.claim.scope.status == "former" or (_behind(other) & _COMPARES):
        return "skip"
    if other.claim.scope.quoted != whole.claim.scope.quoted or other.claim.scope.status == "hypothetical" or other.each is not None:
        return "stop"
    if not parts and is_additive(figure):
        return "stop"  # "The closing cost 140 jobs. A further 60 went at the shipyard": beside the whole, and none of it
    if parts and _is_of_part(other, parts[-1]):
        return "skip"
    if figure.definite and not last and rest_cue(other) is None and figure.relative is None and figure.determiner != "'s":
        return "stop"
    return "part"


def _is_size(entry: Entry) -> bool:
    """As in "the team of 41", "a term of six": how large a thing is, or how long, that is told by itself."""
    lead = entry.figure.tokens_before(2)
    return len(lead) == 2 and lead[1].text.lower() == "of" and lead[0].tag == "NOUN" and not own_noun(entry) and not entry.unit


def _behind(entry: Entry) -> set[str]:
    return {token.text.lower() for token in list(entry.figure.tokens_after())[:1]} | {entry.head}


def own_noun(entry: Entry) -> str:
    """The noun that a count has of its own; "" where it stands alone or points back ("of them", "others")."""
    figure = entry.figure
    if entry.unit or figure.elliptic or figure.noun is None or figure.noun is not figure.chunk or entry.head in ("other", "more"):
        return ""
    return figure.head


def _may_be_of(other: Entry, whole: Entry, parts: Sequence[Entry]) -> bool:
    """Whether a count may be of those that a whole counts, by its noun."""
    noun = own_noun(other)
    if noun:
        return is_kind_of(noun, whole) or _goes_on(other, whole, parts)
    group = group_of(other)
    if group and not is_kind_of(group, whole) and group not in word_set("collective nouns") | word_set("the whole"):
        return False
    if other.figure.elliptic and other.head and not same_nouns(other.head, whole.head):
        known = {own_noun(part) for part in parts}
        return other.head in known or other.figure.slot == "subject" or is_kind_of(other.head, whole)
    return True


def is_kind_of(noun: str, whole: Entry) -> bool:
    """Whether a noun may name some of those that a whole counts: the same noun, a kind of people, a kind of a wide noun."""
    if not whole.head or same_nouns(noun, whole.head):
        return True
    if is_person(noun) or is_anyone(noun):
        return is_person(whole.head) or whole.head in word_set("members of a body")
    return whole.head in word_set("kinds of all sorts")


def group_of(entry: Entry) -> str:
    """The noun of the group that a count is said to be of: "Five of the earlier flights", "Of the players, 51"; "" where none is named."""
    tokens = entry.figure.sentence.tokens
    opens = tokens[0].text == "Of" and any(token.text == "," for token in tokens[: entry.figure.first])
    at = 0 if opens else entry.figure.core_at + 1
    lead = tokens[at : at + 2]
    if len(lead) < _LEAST or lead[0].text.lower() != "of" or lead[1].tag != "DET":
        return ""
    found = ""
    for token in tokens[at + 2 :]:
        if token.tag not in ("NOUN", "PROPN", "ADJ", "ADV", "PART") or token.form in ("t", "C"):
            break
        found = token.lemma if token.tag in ("NOUN", "PROPN") else found
    return found


def _goes_on(other: Entry, whole: Entry, parts: Sequence[Entry]) -> bool:
    """Whether a count goes on with a list of kinds of the whole: "24 electric buses, 19 hybrids", "nine gold medals, six silver"."""
    if not parts or not same_nouns(own_noun(parts[0]), whole.head) or not parts[0].figure.modifiers:
        return False
    return parts[-1].figure.order == other.figure.order and all(t.text.lower() in _JOINTS for t in between(parts[-1], other))


def is_wide(noun: str) -> bool:
    """Whether a noun takes in things or people of several kinds: "animal", "speaker" not, "people"."""
    return is_anyone(noun) or noun in word_set("kinds of all sorts") or noun in word_set("members of a body")


def _is_of_part(other: Entry, last: Entry) -> bool:
    """As in "six independents, two of them ministers": of the part just told, not of the whole."""
    pointer = pointer_of(other)
    if pointer is None and other.part_cue is None:
        return False
    if pointer is not None and pointer_of(last) is not None:
        return False  # "three of them were found inside, two of them walked away"
    return other.figure.order == last.figure.order or other.claim.count.nominal < last.claim.count.nominal


def between(first: Entry, second: Entry) -> Sequence[Token]:
    """The words from behind one count and its noun to the next, over the end of a sentence."""
    if first.figure.order != second.figure.order:
        return (*first.figure.sentence.tokens[first.figure.beyond :], *second.figure.sentence.tokens[: second.figure.first])
    return second.figure.sentence.tokens[first.figure.beyond : second.figure.first]


def total_of(parts: Sequence[Entry]) -> Fraction:
    """What the parts come to as they are written."""
    return sum((part.claim.count.nominal for part in parts), Fraction(0))


def is_slip(whole: Entry, parts: Sequence[Entry]) -> bool:
    """Whether one figure, changed as a hand slips, makes the parts add up to the whole: a digit, or one or two more or less.

    Parts that are a little more than the whole are as good as that: parts that are less may leave some out.
    """
    gap = total_of(parts) - whole.claim.count.nominal
    if gap == 0:
        return False
    if 0 < gap * _NEAR <= whole.claim.count.nominal:
        return True
    figures = [(whole.claim.count.nominal, whole.claim.count.nominal + gap)]
    figures += [(part.claim.count.nominal, part.claim.count.nominal - gap) for part in parts]
    return any(_may_be_slip(written, meant) for written, meant in figures if meant > 0)


def _may_be_slip(written: Fraction, meant: Fraction) -> bool:
    if written < _SMALL and meant < _SMALL and abs(written - meant) <= _FEW:
        return True
    return one_digit_off(written * _CENTS, meant * _CENTS, least=4)
