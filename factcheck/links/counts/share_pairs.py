"""part_pairs: each part of a draft with the whole that it is a part of, for the shares that restate the two.

A pair is what the words right beside the part say ("12 of the 40", "132 of them"), or a count that leaves out its noun beside the count
that has it ("took 84 cases to trial and won 63"), or those who did something among those who could ("2,600 tenants applied ... 1,820 of
the applicants were approved").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.cues import is_additive, is_kindred, opens_elsewhere

Pair = tuple[Entry, Entry]
_NEAR: Final = 3
# What opens a sentence that goes on with the one before it, across a paragraph too.
_TAKES_UP: Final = frozenset(("it", "they", "he", "she", "we"))
# How many characters on a share begins that restates a count.
_BESIDE: Final = 24


def part_pairs(board: Board) -> list[Pair]:
    """The pairs (whole, part) of a draft, in the order of their parts."""
    from factcheck.links.counts.parts import link_parts

    entries = {entry.id: entry for entry in board.counts}
    found: dict[str, Pair] = {}
    for link in link_parts(board):
        if link.relation == "part":
            whole, part = entries.get(link.ids("whole")[0]), entries.get(link.ids("part")[0])
            if whole is not None and part is not None and part.figure.order - whole.figure.order <= _NEAR:
                found[part.id] = (whole, part)
    for entry in board.counts:
        pair = None if entry.id in found else _bare_pair(board, entry) or _of_a_group(board, entry) or _out_of(board, entry)
        if pair is not None:
            found[entry.id] = pair
    return sorted(found.values(), key=lambda pair: pair[1].start)


def elliptic_pair(board: Board, part: Entry) -> Pair | None:
    """A count that leaves out its noun, with the count before it that has one: "tested 250 wells ... lead in 40"."""
    if part.unit or not (part.figure.elliptic or not part.head) or is_additive(part.figure):
        return None
    if [token.text.lower() for token in part.figure.tokens_before(1)] in (["from"], ["to"], ["than"], ["with"]):
        return None  # "sold 240, up from 200, or 20 percent": two figures of one thing
    opening = part.figure.sentence.tokens[0].text.lower()
    for whole in board.before(part, 1):
        if whole.unit or is_period(whole.head):
            continue
        if whole.figure.paragraph != part.figure.paragraph and opening not in _TAKES_UP:
            continue
        beside = whole.figure.slot not in ("subject", "object") and whole.figure.order == part.figure.order
        if beside and whole.claim.count.nominal < part.claim.count.nominal:
            continue  # "All 80 members on the two rolls voted, and 64 were for it"
        if whole.figure.elliptic or not whole.head or whole.claim.count.nominal < part.claim.count.nominal:
            return None
        if _is_rival(whole, part) or (whole.figure.order != part.figure.order and opens_elsewhere(part.figure)):
            return None  # "Of those in the first tent, 86 slept. In the second tent, 78 did": of another group
        return (whole, part) if part.head in ("", whole.head) and whole.is_live and not _is_restated(board, whole) else None
    return None


def _is_rival(whole: Entry, part: Entry) -> bool:
    """As in "Ohlen had 1,986 votes. Her opponent had 1,859": what another subject has by the same verb is its own."""
    first, second = whole.figure.clause, part.figure.clause
    return first is not second and whole.verb == part.verb != "" and whole.figure.slot == part.figure.slot == "object"


def _is_restated(board: Board, entry: Entry) -> bool:
    """Whether a count is itself a part that a share restates: "the barn held 6,200 bales, or 62 percent ... the shed 300, or 3 percent"."""
    after = [token.text.lower() for token in entry.figure.tokens_after()][:3]
    shares = board.shares_between(entry.start, entry.figure.mention.span.end + _BESIDE)
    return bool(shares) and after[:1] in ([","], ["or"], ["("])


def _bare_pair(board: Board, part: Entry) -> Pair | None:
    """As in "18 of 120": two bare numbers with nothing but "of" between them."""
    for whole in board.in_sentence(part.figure.order):
        of_measure = whole.unit and whole.figure.chunk is not None and part.figure.noun is whole.figure.chunk  # "36 of the 480 acres"
        if whole.start > part.start and (not whole.unit or of_measure) and not part.unit:
            between = board.text[part.figure.mention.span.end : whole.figure.mention.span.start]
            words = between.lower().split()
            return (whole, part) if words in (["of"], ["of", "the"], ["out", "of"]) or (of_measure and len(words) <= _NEAR) else None
    return None


def _out_of(board: Board, part: Entry) -> Pair | None:
    """As in "6,300 people voted, out of 14,000 registered voters": the next count, led by "out of"."""
    whole = next(iter(board.after(part, 0)), None)
    if whole is None or whole.unit or part.unit or is_additive(part.figure) or is_period(whole.head) or is_period(part.head):
        return None
    lead = [token.text.lower() for token in whole.figure.tokens_before(3)]
    led = lead[-2:] == ["out", "of"] or lead[-3:] in (["out", "of", "the"], ["out", "of", "about"])
    return (whole, part) if led and whole.claim.count.nominal > part.claim.count.nominal else None


def ballots_pair(board: Board, pairs: Sequence[Pair], figure: Figure, reach: int) -> Pair | None:
    """Those who voted and those who could, where the draft gives one number of each: "8,400 of the 20,000 registered voters"."""
    told = [(whole, part) for whole, part in pairs if _may_vote(whole) and abs(part.figure.order - figure.order) <= reach]
    if told:
        whole, part = told[0]
        return told[0] if len(told) == 1 and part.is_live and (_is_cast(part) or _is_cast_by(whole)) else None
    near = [entry for entry in board.near(figure.mention.core.start) if abs(entry.figure.order - figure.order) <= reach]
    near = [entry for entry in near if not entry.unit and entry.is_live]
    could = [e for e in near if e.head in word_set("who may vote") and ({"register", "registered", "eligible"} & set(e.figure.modifiers))]
    cast = [e for e in near if e not in could and _is_cast(e)]
    pair = (could[0], cast[0]) if len(could) == 1 and len(cast) == 1 else None
    return pair if pair is not None and pair[0].claim.count.nominal > pair[1].claim.count.nominal else None


def _may_vote(whole: Entry) -> bool:
    """Whether a count is of those who may vote: "20,000 registered voters", "the 2,450 residents eligible to vote"."""
    after = [token.text.lower() for token in whole.figure.tokens_after()][:2]
    return whole.head in word_set("who may vote") or after[:1] == ["registered"] or after == ["eligible", "to"]


def _is_cast_by(whole: Entry) -> bool:
    """Whether the words behind those who may vote say that some of them did: "20,000 registered voters casting ballots"."""
    after = [token.lemma for token in whole.figure.tokens_after()][:3]
    return bool(set(after) & {"cast", "vote", "turn", "participate"})


def _is_cast(entry: Entry) -> bool:
    """Whether a count is of the votes cast, or of those who cast them."""
    figure = entry.figure
    clause = figure.clause
    verb = clause.verb if clause is not None else None
    after = [token.lemma for token in figure.tokens_after()][:1]
    if figure.head in ("ballot", "vote"):
        return "cast" in (verb.lemma if verb is not None else "", *after, *figure.modifiers) or figure.slot == "subject"
    if verb is None or verb.negated or figure.slot != "subject":
        return False
    if verb.lemma == "do":
        return True  # "Of the 2,450 residents eligible to vote, 980 did so"
    things = {figure.sentence.chunks[at].head for at in clause.objects} if clause is not None else set()
    following = figure.sentence.tokens[verb.tokens[1] + 1 : verb.tokens[1] + 2]
    out = verb.lemma == "turn" and bool(following) and following[0].text.lower() == "out"
    early = [token.text.lower() for token in figure.sentence.tokens[verb.tokens[1] + 1 : verb.tokens[1] + 3]]
    return (
        (verb.lemma == "vote" and not {"early", "for", "against", "yes", "no", "by"} & set(early))
        or out
        or (verb.lemma == "cast" and bool(things & {"ballot", "vote"}))
        or (
            verb.lemma == "go"
            and [token.text.lower() for token in figure.sentence.tokens[verb.tokens[1] + 1 :][:3]] == ["to", "the", "polls"]
        )
    )


def _of_a_group(board: Board, part: Entry) -> Pair | None:
    """As in "1,820 of the applicants", where the draft has counted those who applied and nobody else of that name."""
    chunk, noun = part.figure.chunk, part.figure.noun
    if chunk is None or noun is None or noun is chunk or noun.mention is not None or not noun.definite:
        return None
    for whole in board.before(part, _NEAR):
        clause = whole.figure.clause
        if whole.unit or whole.head in ("", noun.head) or clause is None or clause.verb is None or whole.figure.slot != "subject":
            continue
        if is_kindred(clause.verb.lemma, noun.head) and whole.is_live:
            return whole, part
    return None
