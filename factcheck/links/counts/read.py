"""link_counts: how the claims on counts hang together. One module a relation; this one only chains them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.links.counts.announced_sums import link_announced_sums
from factcheck.links.counts.apportioned import link_apportioned
from factcheck.links.counts.areas import link_areas
from factcheck.links.counts.balances import link_balances
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.breakdowns import link_breakdowns
from factcheck.links.counts.casualties import link_casualties
from factcheck.links.counts.censuses import link_censuses
from factcheck.links.counts.changes import link_changes
from factcheck.links.counts.comparatives import link_comparatives
from factcheck.links.counts.comparisons import link_comparisons
from factcheck.links.counts.conversions import link_conversions
from factcheck.links.counts.divisions import link_divisions
from factcheck.links.counts.explained import is_explained
from factcheck.links.counts.headlines import link_headlines
from factcheck.links.counts.hundred_slips import link_hundred_slips
from factcheck.links.counts.instalments import link_instalments
from factcheck.links.counts.length_conversions import link_length_conversions
from factcheck.links.counts.lists import link_lists
from factcheck.links.counts.magnitude_slips import link_magnitude_slips
from factcheck.links.counts.majorities import link_majorities
from factcheck.links.counts.measured_twice import link_measured_twice
from factcheck.links.counts.multiples import link_multiples
from factcheck.links.counts.occurrences import link_occurrences
from factcheck.links.counts.ordinals import link_ordinals
from factcheck.links.counts.outdone import link_outdone
from factcheck.links.counts.outliers import link_outliers
from factcheck.links.counts.part_signs import follows_uncounted
from factcheck.links.counts.partitions import link_partitions
from factcheck.links.counts.parts import link_parts
from factcheck.links.counts.periods import link_periods
from factcheck.links.counts.price_steps import link_price_steps
from factcheck.links.counts.product_slips import link_product_slips
from factcheck.links.counts.rankings import link_rankings
from factcheck.links.counts.rates import link_rates
from factcheck.links.counts.retold import link_retold
from factcheck.links.counts.same import link_same
from factcheck.links.counts.scores import link_scores
from factcheck.links.counts.segments import link_segments
from factcheck.links.counts.series import link_series
from factcheck.links.counts.share_caps import link_caps
from factcheck.links.counts.share_predicates import link_share_predicates
from factcheck.links.counts.shares import link_shares
from factcheck.links.counts.strays import link_strays
from factcheck.links.counts.sum_slips import link_sum_slips
from factcheck.links.counts.summed import link_summed
from factcheck.links.counts.told_prices import link_told_prices
from factcheck.links.counts.told_twice import link_told_twice
from factcheck.links.counts.totals import link_totals
from factcheck.links.counts.vague_counts import link_vague_counts
from factcheck.links.counts.value_slips import link_value_slips
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading

_BEFORE: Final = frozenset(("before", "earlier", "previous", "previously", "prior"))


def link_counts(claims: tuple[Claim, ...], reading: Reading) -> list[Link]:
    """The links that the wording licenses between claims on counts, in text order."""
    board = Board(claims, reading)
    totals = link_totals(board)
    known = {link.ids("whole")[0] for link in totals}
    breakdowns = [link for link in link_breakdowns(board) if link.ids("whole")[0] not in known]
    parts = link_parts(board)
    partitions = link_partitions(board)
    casualties = link_casualties(board)
    rests = {link.ids("rest")[0] for link in (*parts, *partitions) if link.relation == "remainder"}
    links = [
        *parts,
        *(link for link in link_balances(board) if link.relation != "remainder" or link.ids("rest")[0] not in rests),
        *totals,
        *breakdowns,
        *partitions,
        *_new(
            (*link_apportioned(board), *link_announced_sums(board), *link_summed(board)),
            (*totals, *breakdowns, *parts, *partitions, *casualties),
        ),
        *link_periods(board),
        *casualties,
        *link_same(board),
        *link_retold(board),
        *link_headlines(board),
        *link_ordinals(board),
        *link_occurrences(board),
        *link_lists(board),
        *link_conversions(board),
        *link_length_conversions(claims, board),
        *link_shares(board),
        *link_caps(board),
        *link_majorities(board),
        *link_changes(board),
        *link_multiples(board),
        *link_price_steps(board),
        *link_series(claims, board),
        *link_comparisons(board),
        *link_comparatives(claims, board),
        *link_rankings(claims, board),
        *link_outdone(board),
        *link_divisions(board),
        *link_rates(claims, board),
        *link_instalments(board),
        *link_areas(board),
        *link_segments(board),
        *link_scores(claims, board),
    ]
    links = _once(links)
    links.extend(link_share_predicates(board, links))
    links.extend(link_outliers(claims, board, {frozenset(name for _, name in link.members) for link in links}))
    links.extend(link_strays(claims, board, links))
    told = {name for link in links for name in (*link.ids("value"), *link.ids("whole"))}
    links.extend(link for link in (*link_told_twice(board), *link_told_prices(board)) if not told & set(link.ids("value")))
    told |= {name for link in links for name in link.ids("value")}
    links.extend(link for link in link_value_slips(board) if not told & set(link.ids("value")))
    links.extend(_new_sums((*link_sum_slips(board), *link_hundred_slips(board)), links))
    rates = {name for link in links if link.relation == "rate" for name in link.ids("rate")}
    links.extend(link for link in link_product_slips(board) if not rates & set(link.ids("rate")))
    links.extend(_new_magnitudes(board, links))
    pairs = {frozenset(link.ids("value")) for link in links}
    links.extend(link for link in link_measured_twice(claims, board) if frozenset(link.ids("value")) not in pairs)
    links = [link for link in links if not is_explained(link, board)]
    # The part of a share has the noun of its whole, and is not its whole: "one in four of the 200 samples ... the 50 samples that ...".
    shared = {frozenset((link.members[1][1], link.members[2][1])) for link in links if link.relation == "share"}
    # So has a part of what is summed up: "19 knives in one cell and 14 in another. The 33 knives".
    shared |= {frozenset((link.ids("whole")[0], part)) for link in links if link.relation == "total" for part in link.ids("part")}
    links = [link for link in links if link.relation != "same" or frozenset(link.ids("value")) not in shared]
    links = [link for link in links if not (link.relation == "same" and link.inferred and _is_of_share(link, links, board))]
    summed = {link.ids("whole")[0] for link in links if link.relation == "total" and not link.inferred}
    links = [link for link in links if not (link.relation == "same" and link.inferred and _sums_up_others(link, summed, board))]
    return [link for link in links if link.relation != "same" or not (_adds_the_latest(link, board) or _is_told_with_others(link, board))]


def _is_told_with_others(link: Link, board: Board) -> bool:
    """Whether the smaller count stands beside others who are not counted: "John Roe and three passengers were killed. The four victims"."""
    first, second = sorted((board.entry(name) for name in link.ids("value")), key=lambda entry: entry.start if entry is not None else 0)
    if first is None or second is None or first.claim.count.nominal >= second.claim.count.nominal:
        return False
    singles = [entry for entry in board.in_sentence(first.figure.order) if entry.figure.at < 0 and entry.figure.chunk is not None]
    joined = any(_text_between(board, single, first) in ("and", ", and", ",") for single in singles)
    return joined or follows_uncounted(board, first)


def _text_between(board: Board, first: Entry, second: Entry) -> str:
    """The words between one count, with its noun, and the number of the next."""
    return board.text[first.figure.mention.span.end : second.figure.mention.span.start].strip().lower()


def _adds_the_latest(link: Link, board: Board) -> bool:
    """Whether one count is of those before, and the other has one more: "has seen seven films ... the six that she saw earlier"."""
    first, second = (board.entry(name) for name in link.ids("value"))
    if first is None or second is None or abs(first.claim.count.nominal - second.claim.count.nominal) != 1:
        return False
    before = [any(token.text.lower() in _BEFORE for token in entry.figure.sentence.tokens) for entry in (first, second)]
    return before[0] != before[1]


def _is_of_share(link: Link, links: Sequence[Link], board: Board) -> bool:
    """Whether a share of the one count stands between two, and the other is smaller: "a fifth of the 350 jars ... Of those 70 jars"."""
    first, second = sorted((board.entry(name) for name in link.ids("value")), key=lambda entry: entry.start if entry is not None else 0)
    if first is None or second is None or second.claim.count.nominal >= first.claim.count.nominal:
        return False
    shares = {claim.id for claim, _ in board.shares_between(first.start - 1, second.start)}
    shares |= {claim.id for claim, figure in board.shares_near(first.start) if figure.order == first.figure.order}
    return any(base.relation == "base" and base.ids("whole")[0] == first.id and base.ids("share")[0] in shares for base in links)


def _once(links: Iterable[Link]) -> list[Link]:
    """The links, each pair that is compared in one way once, by the last that compares it, whose words say so most plainly."""
    found = list(links)
    last = {link.members: at for at, link in enumerate(found) if link.relation == "greater"}
    return [link for at, link in enumerate(found) if link.relation != "greater" or last[link.members] == at]


def _sums_up_others(link: Link, summed: Collection[str], board: Board) -> bool:
    """Whether a count sums up its own parts, of which another verb is told: "61,000 left ... ordered out 38,000, 73,000 in all".

    The two are counts of different doings.
    """
    first, second = (board.entry(name) for name in link.ids("value"))
    if first is None or second is None or second.id not in summed:
        return False
    own = {entry.claim.event for entry in board.in_sentence(second.figure.order)} - {""}
    return first.claim.event != "" and bool(own) and first.claim.event not in own


def _new_magnitudes(board: Board, known: Sequence[Link]) -> list[Link]:
    """Slips of a magnitude, and vague words beside exact counts, in figures that no known link holds to be one, or to be a total."""
    pairs = {link.ids("value") for link in known if link.relation == "same"}
    totals = {name for link in known if link.relation == "rate" for name in link.ids("total")}
    slips = (*link_magnitude_slips(board), *link_vague_counts(board), *link_censuses(board))
    return [link for link in slips if link.ids("value") not in pairs and not totals & set(link.ids("total"))]


def _new_sums(slips: Iterable[Link], known: Iterable[Link]) -> list[Link]:
    """Those of the links whose members none of the known ones on sums holds."""
    summed = {name for link in known if link.relation in ("total", "remainder", "division", "exclusive") for _, name in link.members}
    return [link for link in slips if not summed & {name for _, name in link.members}]


def _new(links: Iterable[Link], known: Iterable[Link]) -> list[Link]:
    """The links whose whole none of those that are known shares out, and whose rest none has."""
    wholes = {link.ids("whole")[0] for link in known if link.relation in ("total", "remainder", "casualties")}
    return [link for link in links if link.ids("whole")[0] not in wholes]
