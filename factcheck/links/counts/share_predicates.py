"""link_share_predicates: shares and counts of one whole of which one thing is said, and shares that sum a part up.

("share": share, whole, part.) As in "Two-thirds of the 30 sailors have the measles. Ten of the sailors have the measles", told in either
order; or "Twenty of the 50 senators voted no. That is 70 percent of the senators", "nine of its 36 guards have quit, a loss of 35
percent", "women made up 75 percent of the jury" behind three of 12 jurors who were women. A draft in which the share fits any two counts
near it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.counts.count_words import head_counts
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period, is_person, names_a_set, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, Share, cue_span, words_between
from factcheck.links.counts.predicates import predicate_of, say_the_same
from factcheck.links.counts.share_appositions import end_of
from factcheck.links.counts.times_apart import is_of_other_time, is_told_of_other_time
from factcheck.links.cues import opens_elsewhere, sentence_words
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_NEAR: Final = 2
_AROUND: Final = 5
_FULL: Final = 100
_FITS: Final = Fraction(1, 20)  # of a share: how far two counts may be from it that are meant to be it
_OPENS: Final = frozenset(("that", "this", "which", "it"))
_MARKS: Final = frozenset((",", "or", "(", "—", "–", "--", "and"))
_POINTERS: Final = frozenset(("them", "those", "these", "it", "all", "total", "whole", ""))
_LOST: Final = frozenset(("loss", "share", "total", "majority", "minority"))


def link_share_predicates(board: Board, links: Sequence[Link]) -> Iterator[Link]:
    """The shares that no other link holds against a count, each with the only count that it can be of.

    Args:
        board: the figures of the draft.
        links: those made so far; shares and their bases ("base"), parts and their wholes ("part").
    """
    told = {link.ids("share")[0] for link in links if link.relation == "share"}
    bases = {link.ids("share")[0]: board.entry(link.ids("whole")[0]) for link in links if link.relation == "base"}
    pairs = [
        (whole, part)
        for link in links
        if link.relation == "part" and not link.inferred
        for whole, part in [(board.entry(link.ids("whole")[0]), board.entry(link.ids("part")[0]))]
        if whole is not None and part is not None and whole.claim.count.bound == part.claim.count.bound == "="
    ]
    for share in board.shares:
        claim = share[0]
        if (
            claim.id in told
            or claim.share.bound != "="
            or claim.scope.quoted
            or claim.scope.status not in ("asserted", "negated", "planned")
        ):
            continue
        if claim.share.unit not in ("%", "") or not 0 < _ratio(share) < 1:
            continue
        base = bases.get(claim.id)
        planned = claim.scope.status == "planned"
        found = None if planned else _sums_up(board, share, pairs) or _said_of_pair(share, pairs)
        if found is None and base is not None:
            found = (None if planned else _counted_up(board, share, base)) or _said_of(board, share, base, pairs)
        if found is None or _is_told(board, share, found[1]):
            continue
        whole, part, cue = found
        yield Link("share", (("share", claim.id), ("whole", whole.id), ("part", part.id)), (cue,))


def _ratio(share: Share) -> Fraction:
    return share[0].share.nominal / (_FULL if share[0].share.unit == "%" else 1)


def _is_told(board: Board, share: Share, part: Entry) -> bool:
    """Whether two counts near a share come to it as they stand, or another share comes to the part."""
    ratio = _ratio(share)
    near = [entry for entry in board.near(part.start) if abs(entry.figure.order - part.figure.order) <= _AROUND]
    values = {entry.claim.count.nominal for entry in near if not is_period(entry.head) and entry.claim.count.nominal > 0}
    return any(low < high and abs(low / high - ratio) <= _FITS * ratio for low in values for high in values)


def _sums_up(board: Board, share: Share, pairs: Sequence[tuple[Entry, Entry]]) -> tuple[Entry, Entry, Span] | None:
    """The pair right before a share that says again what the part is of its whole."""
    figure = share[1]
    for whole, part in reversed(pairs):
        end = max(part.figure.mention.span.end, whole.figure.mention.span.end if whole.figure.order == part.figure.order else 0)
        if end > figure.mention.span.start or not 0 <= figure.order - part.figure.order <= 1:
            continue
        between = (other for other in board.earlier(figure.mention.span.start) if other.start > part.start and other.id != whole.id)
        if any(not other.unit and not is_period(other.head) for other in between):
            return None
        if board.shares_between(part.start, figure.mention.core.start) or not _is_of(figure, whole):
            return None
        cue = _apposed(figure, end) if figure.order == part.figure.order else _pointed(figure)
        return (whole, part, cue) if cue is not None else None
    return None


def _said_of_pair(share: Share, pairs: Sequence[tuple[Entry, Entry]]) -> tuple[Entry, Entry, Span] | None:
    """The pair just before a share of the same whole, of whose part the same is said: "three of the jurors were women ... of the jury"."""
    figure = share[1]
    said = predicate_of(figure)
    noun = figure.noun if figure.noun is not None and figure.noun is not figure.chunk else None
    if said is None or noun is None or noun.mention is not None or is_told_of_other_time(figure) or opens_elsewhere(figure):
        return None
    near = [pair for pair in pairs if 0 < figure.order - pair[1].figure.order <= _NEAR and _is_of(figure, pair[0]) and pair[1].is_live]
    found = [pair for pair in near if (own := predicate_of(pair[1].figure)) is not None and say_the_same(said, own)]
    if len({(whole.claim.count.nominal, part.claim.count.nominal) for whole, part in found}) != 1 or len(near) > len(found):
        return None
    return (*found[0], figure.mention.span)


def _apposed(figure: Figure, end: int) -> Span | None:
    """As in "80 of its 400 workers, 45 percent of its work force", "nine of the 36 guards quit, a loss of 35 percent"."""
    between = words_between(figure.sentence, end, figure.mention.span.start)
    at = next((at for at in range(len(between) - 1, -1, -1) if between[at].text.lower() in _MARKS), None)
    if at is None or any(token.text == "," for token in between[: max(0, at - 1)]):
        return None
    lead = [token for token in between[at + 1 :] if token.text.lower() not in word_set("share qualifiers") | {"exactly", "just", "only"}]
    closing = next((t for t in figure.sentence.tokens if t.index >= end_of(figure)), None)
    closed = closing is None or closing.tag in ("PUNCT", "CONJ") or closing.text.lower() in ("that", "before", "in", "on")
    if between[at].text == "and" or not closed or (lead and not _names_rate(lead)):
        return None
    return cue_span(between[at : at + 1])


def _pointed(figure: Figure) -> Span | None:
    """As in "That is 70 percent of the senators", "This was a loss of 35 percent"."""
    tokens = figure.sentence.tokens
    if len(tokens) < _NEAR or tokens[0].text.lower() not in _OPENS - {"which", "it"}:
        return None
    lead = list(tokens[1 : figure.first])
    while lead and (lead[0].form in ("BE", "MD", "RB") or lead[0].lemma in word_set("sums up")):
        lead = lead[1:]
    lead = [token for token in lead if token.text.lower() not in word_set("share qualifiers") | {"exactly", "just", "only"}]
    return tokens[0].span if not lead or _names_rate(lead) else None


def _names_rate(lead: Sequence[Token]) -> bool:
    """Whether the words right before a share are "a success rate of", "a loss of", "the share of"."""
    if len(lead) < _NEAR or lead[0].text.lower() not in ("a", "an", "the") or lead[-1].text.lower() not in ("of", "was", "is"):
        return False
    return lead[-2].lemma in word_set("rates") | _LOST and len(lead) <= _AROUND


def _is_of(figure: Figure, whole: Entry) -> bool:
    """Whether a share names no whole, or that one: "of them", "of the senators", "of its work force"."""
    noun = figure.noun if figure.noun is not None and figure.noun is not figure.chunk else None
    if noun is None:
        return True
    if noun.head in _POINTERS or noun.mention is not None:
        return noun.mention is None
    own = {*whole.figure.modifiers} | set(whole.known)
    if same_nouns(noun.head, whole.head):
        return noun.definite and set(noun.modifiers) <= own
    taken_up = names_a_set(noun.head) or noun.head in word_set("voting bodies") or noun.head in word_set("collective nouns")
    return noun.definite and (taken_up or noun.head == "force" or whole.head in head_counts().get(noun.head, ()))


def _counted_up(board: Board, share: Share, whole: Entry) -> tuple[Entry, Entry, Span] | None:
    """The count by which the next sentence says again what a share comes to: "That is 900 people", "That means 90 are on strike"."""
    here = board.in_sentence(share[1].order + 1)
    if len(here) != 1 or board.in_sentence(share[1].order) != [whole]:
        return None
    part = here[0]
    cue = _pointed(part.figure)
    named = not part.head or part.figure.elliptic or same_nouns(part.head, whole.head) or (part.head == "person" and is_person(whole.head))
    exact = part.claim.count.bound == whole.claim.count.bound == "=" and part.unit == whole.unit and part.is_live
    return (whole, part, cue) if cue is not None and named and exact and not part.is_additive else None


def _said_of(board: Board, share: Share, whole: Entry, pairs: Sequence[tuple[Entry, Entry]]) -> tuple[Entry, Entry, Span] | None:
    """The only count near a share of the things of its whole of which the same is said."""
    figure = share[1]
    said = predicate_of(figure)
    if said is None or is_told_of_other_time(figure) or whole.claim.count.bound != "=":
        return None
    parts = {part.id for of, part in pairs if of.id == whole.id or of.claim.count.nominal == whole.claim.count.nominal}
    found = []
    for entry in board.near(figure.mention.span.start):
        if entry.id == whole.id or not abs(entry.figure.order - figure.order) <= _NEAR or entry.figure.order == figure.order:
            continue
        planned = share[0].scope.status == "planned"
        if (entry.claim.scope.status == "planned") != planned:
            continue  # "will cut a fifth of its 500 jobs ... It cut 150 jobs in the spring"
        if planned and entry.claim.count.nominal < _ratio(share) * whole.claim.count.nominal:
            continue  # "It will cut 50 jobs this year": some of those planned
        if not _may_be_part(board, entry, whole, figure, known=entry.id in parts):
            continue
        own = predicate_of(entry.figure)
        if own is not None and say_the_same(said, own, sentence_words(figure.sentence)):
            found.append(entry)
    if len({entry.claim.count.nominal for entry in found}) != 1:
        return None
    return whole, found[0], found[0].figure.mention.span


def _may_be_part(board: Board, entry: Entry, whole: Entry, share: Figure, *, known: bool) -> bool:
    """Whether a count is of the things of a whole, by its noun or by words that point to them, and of nothing and no time of its own."""
    own, count = entry.figure, entry.claim.count
    live = entry.is_live or (entry.claim.scope.status == "planned" and not entry.claim.scope.quoted)
    if not live or entry.unit or own.at < 0 or count.bound != "=" or entry.is_additive or entry.each is not None:
        return False
    if count.nominal >= whole.claim.count.nominal or is_period(entry.head) or entry.part_cue is not None:
        return False
    if is_of_other_time(entry) or (opens_elsewhere(own) and not _is_in_all(own)):
        return False
    named = same_nouns(entry.head, whole.head) or (is_person(entry.head) and entry.head == "person" and is_person(whole.head))
    told = {token.lemma for token in share.sentence.tokens}
    names = {token.lemma.lower() for token in own.sentence.tokens if token.tag == "PROPN"}
    last = max(own.order, share.order)
    return (named or known) and {*own.modifiers} <= told and all(board.is_said_before(name, last) for name in names)


def _is_in_all(figure: Figure) -> bool:
    opening = [token.text.lower() for token in figure.sentence.tokens[:_NEAR]]
    return opening in (["in", "all"], ["in", "total"])
