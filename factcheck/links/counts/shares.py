"""link_shares: what a share is a share of ("base": share, whole), and which count it comes to ("share": share, whole, part).

Licences for a base: the whole stands after "of" ("60 percent of the nine judges"), or its noun does, with a definite article, and the
draft counts it once ("the contest has nine judges ... 60 percent of the judges"). Licences for a part: the share restates a part of a
whole just given ("12 of the 40, or 30 percent", "a failure rate of 30 percent"); it is the rate of what the part did ("won convictions
in 132 of them ... its 80 percent conviction rate"); or the draft takes up those of whom the share was said ("half of the 36 horses were
adopted ... the 18 adopted horses"), or those that are left (role "rest": "a third of the 900 have been scanned. The 600 still to be ...").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.counts.figure_scope import time_of
from factcheck.claims.nouns import same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.appositions import set_off_after
from factcheck.links.counts.board import Board, Entry, Share, cue_span, words_between
from factcheck.links.counts.percent_slips import slipped_percent
from factcheck.links.counts.share_appositions import apposed_share
from factcheck.links.counts.share_bases import Base, base_of
from factcheck.links.counts.share_counts import counted_part
from factcheck.links.counts.share_pairs import Pair, part_pairs
from factcheck.links.counts.share_parts import parts_of, rests_of
from factcheck.links.counts.share_rates import leaves, restated_pair
from factcheck.links.counts.share_slips import slipped_pair, slipped_parts
from factcheck.links.counts.share_triples import told_triple
from factcheck.links.counts.times_apart import are_then_and_now, is_told_of_other_time
from factcheck.links.cues import tells_ago
from factcheck.links.link import Link
from factcheck.syntax.clause import REACH, Token

# How many links of one share may stand last.
_FEW: Final = 12  # counts of one sentence that are looked at
_WIDE: Final = frozenset(("nationwide", "nationally", "statewide", "worldwide", "countrywide", "globally"))
_LATEST: Final = 8
# How many words may say that a count is a share: "now make up".
_SAYS: Final = 4


def link_shares(board: Board) -> list[Link]:
    """Shares with their wholes, and with the parts that they come to."""
    all_pairs = part_pairs(board)
    starts = [part.start for _, part in all_pairs]
    links: list[Link] = []
    for share, figure in board.shares:
        if share.scope.quoted:
            continue
        if figure.head == "majority":
            links.extend(_quota(board, (share, figure)))
            continue
        base = base_of(board, figure)
        if base is not None and share.scope.status == "hypothetical":
            links.extend(_needed(board, (share, figure), base[0]))
        if share.scope.status not in ("asserted", "planned", "negated") or _looks_back(board, figure):
            continue
        at = bisect_left(starts, figure.mention.span.start)
        near = all_pairs[max(0, at - REACH) : at + REACH]
        pairs = [(whole, part) for whole, part in near if not _has_another_doer(figure, whole.figure)]
        if base is not None:
            links.extend(_of_base(board, (share, figure), base, pairs))
        if not any(link.relation == "share" and share.id in link.ids("share") for link in links[-_LATEST:]):
            apposed = apposed_share(board, (share, figure))
            links.extend([apposed] if apposed is not None else [])
        other_time = is_told_of_other_time(figure)
        restated = restated_pair(board, (share, figure), pairs) if (base is None or base[2]) and not other_time else None
        if restated is not None and _has_a_time_of_its_own((share, figure), restated[0]):
            restated = None
        if restated is not None:
            whole, part, cue = restated
            if leaves(figure):
                links.append(Link("share", (("share", share.id), ("whole", whole.id), ("rest", part.id)), (cue,)))
                continue
            links.append(Link("share", (("share", share.id), ("whole", whole.id), ("part", part.id)), (cue,)))
            continue
        if not any(link.relation == "share" and share.id in link.ids("share") for link in links[-_LATEST:]):
            if _restates_its_own(board, (share, figure)):
                continue
            slipped = slipped_pair(board, (share, figure), pairs) or slipped_percent(board, (share, figure), pairs)
            slipped = slipped or told_triple(board, (share, figure), pairs)
            of = board.entry(slipped.ids("whole")[0]) if slipped is not None else None
            links.extend([slipped] if slipped is not None and of is not None and not _has_another_doer(figure, of.figure) else [])
    return links


def _restates_its_own(board: Board, share: Share) -> bool:
    """As in "surveyed 125 farms and received 90 replies, a response rate of 72 percent": it is that of two counts of its sentence."""
    here = [entry.claim.count.nominal for entry in board.in_sentence(share[1].order) if not entry.unit][:_FEW]
    percent = share[0].share.nominal
    return share[0].share.unit == "%" and any(abs(part * 100 - percent * all_) <= all_ / 2 for all_ in here for part in here if part < all_)


def _has_a_time_of_its_own(share: Share, whole: Entry) -> bool:
    """Whether a share is told of a time, and its whole elsewhere of none or another: "In 2022 it was 28, or 9 per cent"."""
    claim, figure = share
    return claim.scope.time != "" and whole.figure.order != figure.order and claim.scope.time != whole.claim.scope.time


def _of_base(board: Board, share: Share, base: Base, pairs: Sequence[Pair]) -> Iterator[Link]:
    """A share with its whole, and with the counts of those of it, and of those that it leaves."""
    claim, figure = share
    whole, licence, inferred = base
    if whole.claim.count.nominal == 1:
        return  # "10 percent of one wing": of one thing any part is left
    if not _WIDE.isdisjoint(token.text.lower() for token in figure.tokens_after()):
        return  # "40 percent of the seats on boards of its size nationwide"
    members = (("share", claim.id), ("whole", whole.id))
    yield Link("base", members, (licence,), inferred)
    beside = (*_set_before(board, figure, whole), *_in_apposition(board, figure, whole))
    if not beside and _is_told_here(board, share, whole):
        return
    parts = beside or tuple(parts_of(board, share, whole, pairs))
    for part, cue in parts:
        if part.claim.count.nominal == whole.claim.count.nominal and part.figure.definite and not beside:
            continue  # "60 of the 90 members": the whole told again
        if are_then_and_now(figure.sentence.tokens, part.figure.sentence.tokens) and part.figure.order != figure.order:
            continue
        if not (inferred and _is_of_another_time(board, figure, part)):
            yield Link("share", (*members, ("part", part.id)), (licence, cue), True)
    rests = list(rests_of(board, share, whole, pairs)) if not beside else []
    for rest, cue in rests:
        yield Link("share", (*members, ("rest", rest.id)), (licence, cue), True)
    if parts or rests:
        return
    slipped: list[tuple[Entry, Span]] = []
    if claim.share.unit == "" and claim.share.bound == "=":
        slipped = list(slipped_parts(board, figure, whole, claim.share.nominal))
    counted = counted_part(board, share, whole) if not slipped else None
    for part, cue in (*slipped, *([counted] if counted is not None else [])):
        if are_then_and_now(figure.sentence.tokens, part.figure.sentence.tokens):
            continue  # "Half are rented so far. The 26 rented at this time last year"
        yield Link("share", (*members, ("part", part.id)), (licence, cue), True)


def _has_another_doer(share: Figure, count: Figure) -> bool:
    """Whether one by another name does what a share tells: "Overby scored 27 points, 15 of them late ... Weston State shot 36 percent"."""
    ours, theirs = (_named_doer(figure) for figure in (share, count))
    return bool(ours) and bool(theirs) and not ours & theirs


def _named_doer(figure: Figure) -> frozenset[str]:
    """The names in the subject of the clause of a figure that is its object; none where anybody else is, or the figure itself."""
    if figure.clause is None or figure.slot != "object" or len(figure.clause.subject) != 1:
        return frozenset()
    chunk = figure.sentence.chunks[figure.clause.subject[0]]
    tokens = figure.sentence.tokens[chunk.tokens[0] : chunk.tokens[1] + 1]
    return frozenset(word for token in tokens for word in token.text.split()) if tokens[-1].tag == "PROPN" else frozenset()


def _is_told_here(board: Board, share: Share, whole: Entry) -> bool:
    """Whether the sentence of a share gives the count that it comes to: "to 4,403 pupils this fall, 85 percent of the 5,180"."""
    ratio = share[0].ratio
    if ratio.low is None or ratio.high is None:
        return False
    fitting = ratio.scale(whole.claim.count.nominal)
    here = (entry for entry in board.in_sentence(share[1].order) if entry.id != whole.id and entry.unit == whole.unit)
    return any(entry.claim.count.nominal in fitting for entry in here)


def _looks_back(board: Board, figure: Figure) -> bool:
    """Whether a share is told without a count, of some time ago: "Arrests were made in 141 of them. A year ago it was one in four"."""
    return tells_ago(figure.sentence.tokens[: figure.first]) and not board.in_sentence(figure.order)


def _is_of_another_time(board: Board, figure: Figure, part: Entry) -> bool:
    """Whether a share is told of a time that the sentence of a count does not name: "In the winter of 2018-19, a quarter of the hives"."""
    told = time_of(figure, board.reading)
    return told is not None and part.figure.order != figure.order and board.time(part) != told


def _set_before(board: Board, figure: Figure, whole: Entry) -> Iterator[tuple[Entry, Span]]:
    """The count right before a share that restates it: "cut 120 jobs, 15 percent of its work force of 800"."""
    before = [entry for entry in board.in_sentence(figure.order) if entry.start < figure.mention.core.start]
    if not before or whole.start < figure.mention.core.start or before[-1].unit != whole.unit or before[-1].figure.mention.of:
        return
    part = before[-1]
    between = words_between(figure.sentence, part.figure.mention.span.end, figure.mention.span.start)
    noun_end = part.figure.beyond
    lead = [token for token in between if token.index >= noun_end]
    words = [token.text.lower() for token in lead if token.text.lower() not in word_set("share qualifiers")]
    joined = words in ([","], [",", "or"], ["—"], ["–"], ["("], ["or"]) or (_are_alike(part, whole) and _is_said_to_be(part, figure, lead))
    told = part.claim.scope.status in ("asserted", "planned") and not part.claim.scope.quoted
    if joined and told and not part.is_additive and part.claim.count.nominal <= whole.claim.count.nominal:
        yield part, cue_span(lead)


def _are_alike(part: Entry, whole: Entry) -> bool:
    """Whether a count and its whole are of one thing: of one unit, or of one noun."""
    return bool(part.unit) or not whole.head or whole.figure.elliptic or same_nouns(part.head, whole.head)


def _is_said_to_be(part: Entry, figure: Figure, between: Sequence[Token]) -> bool:
    """As in "The 45 jobs are 10 percent of the plant's 250", "Her rent of $450 takes half of her $1,250 pay": a verb, and nothing else."""
    clause = figure.clause
    if clause is None or clause.verb is None or clause.verb.negated or not between or any(t.tag in ("CONJ", "SCONJ") for t in between):
        return False
    chunks, own = figure.sentence.chunks, part.figure
    subject = chunks[clause.subject[0]] if len(clause.subject) == 1 else None
    of = chunks[subject.of] if subject is not None and subject.of is not None else None
    says = clause.verb.lemma in word_set("composes") | {"be", "equal", "take", "eat"} and clause.verb.modality == "asserted"
    first = next((token for token in between if token.tag != "ADV"), None)
    plain = first is not None and first.span.start >= clause.verb.span.start and len(between) <= _SAYS
    return (
        says
        and plain
        and own.chunk is not None
        and (own.chunk is subject or (own.chunk is of and subject is not None and subject.mention is None))
    )


def _in_apposition(board: Board, figure: Figure, whole: Entry) -> Iterator[tuple[Entry, Span]]:
    """The count set off right behind the whole: "a third of its 96 members, 32, voted", "half of the 150 hives — 75 hives —"."""
    last = max(whole.figure.mention.span.end if whole.figure.order == figure.order else 0, figure.mention.span.end)
    last = max([last, *(chunk.span.end for chunk in (figure.noun, whole.figure.chunk) if chunk is not None and chunk.span.end > last)])
    if whole.figure.order != figure.order and figure.noun is not None:
        last = figure.noun.span.end
    elif whole.start < figure.mention.span.start:
        last = figure.mention.span.end
    found = set_off_after(board, figure.order, last, whole)
    if found is not None:
        yield found


def _needed(board: Board, share: Share, whole: Entry) -> Iterator[Link]:
    """The number that a needed share of a body comes to: "needs three-fifths of the 120 members, or 72 votes"."""
    for part, cue in _in_apposition(board, share[1], whole):
        yield Link("quota", (("share", share[0].id), ("whole", whole.id), ("part", part.id)), (cue,))


def _quota(board: Board, share: Share) -> Iterator[Link]:
    """The number that a majority of a body comes to: "with 21 seats ... a two-thirds majority, or 14 votes"."""
    claim, figure = share
    after = [entry for entry in board.in_sentence(figure.order) if entry.start > figure.mention.span.end]
    bodies = [entry for entry in board.earlier(figure.mention.span.start) if entry.head in ("seat", "member")]
    if not after or after[0].unit or not bodies or len({entry.claim.count.nominal for entry in bodies}) > 1:
        return
    between = words_between(figure.sentence, figure.mention.span.end, after[0].figure.mention.span.start)
    if between and between[-1].text.lower() in ("or", "(") and after[0].head in ("vote", "", "member", "seat"):
        members = (("share", claim.id), ("whole", bodies[-1].id), ("part", after[0].id))
        yield Link("quota", members, (cue_span(between[-1:]),), inferred=bodies[-1].figure.order != figure.order)
