"""is_same_scope: whether two counts that may be one are of one time, one version and no two rival parties."""

from __future__ import annotations

from itertools import pairwise

from factcheck.claims.counts.count_words import count_words
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period, is_person
from factcheck.links.counts.board import Board, Entry
from factcheck.links.cues import has_word, near_tokens
from factcheck.syntax.clause import Token
from factcheck.values import Timex


def is_same_scope(board: Board, entry: Entry, other: Entry) -> bool:
    """Whether two counts are of one time and one version, and not of two parties that count people differently."""
    disputed = is_person(entry.head) and other.claim.event in count_words("disputed")
    if disputed and _are_rivals(entry.claim.scope.source, other.claim.scope.source):
        return False
    if any(_is_revision(e) for e in (entry, other)):
        return False
    first, second = _time_of_description(board, entry), board.time(other)
    if first is not None and second is not None and not _may_be_one_time(first, second):
        return False
    return not any(has_word(_told_around(figure), "revision") for figure in (entry.figure, other.figure))


def _told_around(figure: Figure) -> list[Token]:
    """The tokens close to a number, without a verb that an adjective completes, or of which the things counted are the subject.

    As in "16 pupils had fallen ill", "nine trees had fallen".
    """
    tokens = figure.sentence.tokens
    following = (*tokens[1:], None)
    verb = figure.clause.verb if figure.clause is not None and figure.slot == "subject" and figure.head and not figure.elliptic else None
    near = [t for t in near_tokens(figure) if verb is None or not verb.span.contains(t.span)]
    return [t for t in near if not (t.tag == "VERB" and (after := following[t.index]) is not None and after.tag == "ADJ")]


def _are_rivals(first: str, second: str) -> bool:
    """Whether two speakers are two parties, whose figures may differ: not a name, a pronoun or a paper, which may speak for either."""
    own, other = first.split(), second.split()
    if not own or not other:
        return False
    neutral = count_words("neutral")
    heads = (own[-1], other[-1])
    if heads[0].lower() == heads[1].lower() or any(head.lower() in neutral for head in heads):
        return False
    return not any(
        head[:1].isupper() and (len(words) > 1 or not head.endswith("s")) for head, words in zip(heads, (own, other), strict=True)
    )


def _is_revision(entry: Entry) -> bool:
    """Whether its sentence says that it tells an early figure, a mended one or that of another time: "at first", "the year before"."""
    tokens = entry.figure.sentence.tokens
    words = [token.text.lower() for token in tokens]
    at_first = any(
        pair == ("at", "first") and tokens[at + 2 : at + 3] and tokens[at + 2].tag != "NOUN" for at, pair in enumerate(pairwise(words))
    )
    before = any(is_period(first) and second in ("before", "earlier") for first, second in pairwise(words))
    return words[:1] == ["later"] or at_first or before


def _time_of_description(board: Board, entry: Entry) -> Timex | None:
    """The time that says which ones a definite count means ("those injured on Monday"); for another count, that of its clause."""
    figure = entry.figure
    if not figure.definite:
        return board.time(entry)
    relative = figure.relative
    values = [board.reading.mentions[at].value for at in (relative.times if relative is not None else ())]
    dated = [value for value in values if isinstance(value, Timex) and value.days is not None]
    return dated[0] if len(dated) == 1 else None


def _may_be_one_time(first: Timex, second: Timex) -> bool:
    assert first.days is not None
    assert second.days is not None
    return first.days.meets(second.days)
