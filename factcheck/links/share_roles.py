"""link_share_roles: a share, the whole and the part that it is of by their roles, however each is worded ("share": share, whole, part).

A short draft speaks of few things. Where it has one count of what a share is of, and one count of some of those, the share is theirs: as in
"One in three of the parish's houses was dark ... The parish has 340 houses ... 68 of them were". Neither verb nor place matters. A share
that says nothing of what it is of belongs to the pair of its own sentence, or of the one beside it, when words are shared. It says nothing
where other figures of the draft make the share as it is written, where the figures are of other times, places or groups, and where the
part is nowhere near the share: a slip changes a figure, it does not make another one of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.figures import Figure
from factcheck.claims.nouns import is_period, is_person, names_a_set, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board, Entry, Share
from factcheck.links.change_words import change_words
from factcheck.links.cues import COMPARED, opens_elsewhere, share_words
from factcheck.links.digits import significant_slip
from factcheck.links.link import Link
from factcheck.links.share_pairs import Pair, elliptic_pair, part_pairs
from factcheck.links.share_rates import rate_chunk

_FAR: Final = 12
_LEAST: Final = 6
_OPENING: Final = 3
_FULL: Final = 100
_Found = tuple[str, Entry, Entry, Span]
_NEAREST: Final = (Fraction(1, 2), Fraction(2))
_POINTERS: Final = frozenset(("them", "those", "these", "whom", "all", "it", "which", "total"))
_MORE: Final = frozenset(("more", "fewer", "less", "higher", "lower", "increase", "decrease", "point", "points"))


def link_share_roles(board: Board, known: set[str]) -> Iterator[Link]:
    """The shares, none of those known, with the only whole and part of the draft that they can be of."""
    shares = [share for share in board.shares if share[0].id not in known and is_plain_share(share)]
    if not shares:
        return
    counts = [entry for entry in board.counts if may_be_counted(entry)]
    pairs = [pair for pair in _pairs(board, counts) if all(may_be_counted(entry) for entry in pair)]
    told = pairs
    # What another share restates is that one's: "78 of the 150 forms, or 52 percent. Keeping things as they are got 24 percent".
    pairs = [pair for pair in pairs if not any(_fits(share, pair) for share in board.shares_near(pair[1].start) if 0 < _ratio(share) < 1)]
    for share in shares:
        figure = share[1]
        near = [entry for entry in counts if abs(entry.figure.order - figure.order) <= _FAR]
        beside = [pair for pair in pairs if abs(pair[1].figure.order - figure.order) <= _FAR]
        found = [] if any(_fits(share, pair) for pair in beside) else _tied(share, beside, alone=len(told) == 1)
        if not found and _named(figure) and not _is_made(share, near):
            found = _slipped(share, near)
        if len({(whole.claim.count.nominal, part.claim.count.nominal) for _, whole, part, _ in found}) == 1:
            role, whole, part, cue = found[0]
            yield Link("share", (("share", share[0].id), ("whole", whole.id), (role, part.id)), (cue,), inferred=True)


def link_bases(board: Board, known: set[str]) -> Iterator[Link]:
    """The shares, none of those known, with the only whole that they can be of: for what no whole number of it can be."""
    for share in board.shares:
        claim, figure = share
        if claim.id in known or claim.share.unit != "%" or not is_plain_share(share) or _is_measure_of(figure):
            continue
        named = _named(figure)
        near = [e for e in board.near(figure.mention.core.start) if may_be_counted(e) and not e.unit]
        if named:
            found = [e for e in near if _is_whole_of(named, e) and not e.figure.elliptic and e.claim.count.nominal >= _LEAST]
        else:
            found = [e for e in near if 0 <= figure.order - e.figure.order <= 1 and e.start < figure.mention.core.start and e.head]
            found = found if figure.slot == "subject" and all(e.claim.count.nominal >= _LEAST for e in found) else []
        if found and len({e.claim.count.nominal for e in found}) == 1 and not _is_of_another_scope(figure, found[0]):
            yield Link("base", (("share", claim.id), ("whole", found[0].id)), (figure.mention.span,), inferred=True)


def _is_whole_of(named: str, entry: Entry) -> bool:
    """Whether a count is of what a share names, or of the people of a group that it names: "45 percent of its first class"."""
    return same_nouns(named, entry.head) or (names_a_set(named) and is_person(entry.head))


def is_plain_share(share: Share) -> bool:
    """Whether a share is a plain part of a whole: exact, told as a fact, no change, no rate of pay, none of another time or wished for."""
    claim, figure = share
    if claim.share.bound != "=" or claim.scope.quoted or claim.scope.status not in ("asserted", "planned", "negated"):
        return False
    if not 0 < _ratio(share) < 1 or figure.head == "majority" or figure.at < 0:
        return False
    lead = figure.tokens_before(3)
    words = [token.text.lower() for token in lead]
    verb = figure.clause.verb if figure.clause is not None else None
    if verb is not None and words[-1:] == ["to"] and verb.lemma in change_words("T"):
        return False
    changes = {word for kind in "VNAC" for word in change_words(kind)}
    if words[-1:] and (words[-1] in COMPARED or words[-1] == "by"):
        return False
    following = {token.text.lower() for token in list(figure.tokens_after())[:2]}
    return not (changes & ({token.lemma for token in lead} | {figure.head} | following) or _MORE & ({figure.head} | following))


def may_be_counted(entry: Entry) -> bool:
    """Whether a count may be a whole or a part: exact, told as a fact, no rate, no length of time, no size of one."""
    scope, figure = entry.claim.scope, entry.figure
    if entry.claim.count.bound != "=" or scope.quoted or scope.status not in ("asserted", "planned", "negated"):
        return False
    compound = figure.chunk is not None and figure.chunk.compound
    return figure.at >= 0 and not figure.mention.of and not is_period(entry.head) and not compound and entry.claim.count.nominal > 0


def _ratio(share: Share) -> Fraction:
    claim = share[0].share
    return claim.nominal / _FULL if claim.unit == "%" else claim.nominal


def _pairs(board: Board, counts: Sequence[Entry]) -> Iterator[Pair]:
    """The wholes with their parts: those that words make, and each count that leaves out its noun with the greater one before it."""
    told = {part.id: (whole, part) for whole, part in part_pairs(board)}
    for part in counts:
        if part.id in told:
            yield told[part.id]
            continue
        pair = elliptic_pair(board, part) or _opening_pair(board, part)
        if pair is not None:
            yield pair


def _opening_pair(board: Board, part: Entry) -> Pair | None:
    """A count in a sentence that a greater count of the same things opens: "Of 6,400 bookings, 1,200 went unused"."""
    whole = next(iter(board.in_sentence(part.figure.order)))
    opening = part.figure.sentence.tokens[0].text.lower()
    kin = part.figure.elliptic or not part.head or same_nouns(part.head, whole.head)
    fits = opening in ("of", "among") and whole.figure.first <= _OPENING and kin and whole.unit == part.unit and _is_within(whole, part)
    return (whole, part) if fits else None


def _fits(share: Share, pair: Pair) -> bool:
    """Whether a pair makes a share, or what it leaves."""
    told = pair[1].claim.count.nominal / pair[0].claim.count.nominal
    return told in share[0].ratio or 1 - told in share[0].ratio


def _is_made(share: Share, counts: Sequence[Entry]) -> bool:
    """Whether two counts of a draft make a share as it is written, the whole being of its noun."""
    named = _named(share[1])
    wholes = [e for e in counts if not named or same_nouns(named, e.head) or (is_person(named) and is_person(e.head)) or e.unit]
    return any(part.unit == whole.unit and _is_within(whole, part) and _fits(share, (whole, part)) for whole in wholes for part in counts)


def _is_within(whole: Entry, part: Entry) -> bool:
    return part.claim.count.nominal < whole.claim.count.nominal


def _slipped(share: Share, counts: Sequence[Entry]) -> list[_Found]:
    """The wholes and parts of a share by figures of many digits, one of which a slip keeps from making it."""
    claim, figure = share
    named = _named(figure)
    found: list[_Found] = []
    for whole in counts:
        if not same_nouns(named, whole.head):
            continue
        for part in counts:
            if part.unit != whole.unit or not _is_within(whole, part):
                continue
            for role, ratio in (("part", _ratio(share)), ("rest", 1 - _ratio(share))):
                meant = whole.claim.count.nominal * ratio
                if is_strong_slip(part.claim.count.nominal, meant) or is_strong_slip(
                    whole.claim.count.nominal, part.claim.count.nominal / ratio
                ):
                    found.append((role, whole, part, figure.mention.span))
    return found


def is_strong_slip(written: Fraction, meant: Fraction) -> bool:
    """Whether a slip makes one number of the other that chance hardly would: two digits changed about, or one of three or more."""
    if not significant_slip(written, meant):
        return False
    own, other = (str(int(number * 10**6)).rstrip("0") for number in (written, meant))
    return min(len(own), len(other)) > 2 or sorted(own) == sorted(other)


def _named(figure: Figure) -> str:
    """The noun that a share is of; "" where it names none or points to one."""
    noun = figure.noun
    if noun is None or noun is figure.chunk or noun.head in _POINTERS or noun.head in word_set("rates"):
        return ""
    return noun.head or noun.determiner


def _tied(share: Share, pairs: Sequence[Pair], *, alone: bool) -> list[_Found]:
    """The pairs that words make those of a share, and that are near it."""
    found: list[_Found] = []
    named = _named(share[1])
    exact = [pair for pair in pairs if same_nouns(named, pair[0].head)]
    for whole, part in exact or pairs:
        cue = _tie(share, (whole, part), alone=alone)
        if cue is not None and _is_near(share, (whole, part)) and not _is_of_another_scope(share[1], part):
            found.append(("part", whole, part, cue))
    return found


def _tie(share: Share, pair: Pair, *, alone: bool) -> Span | None:
    """The words that make a share that of a pair; None where none do."""
    figure = share[1]
    whole, part = pair
    if whole.claim.count.nominal < _LEAST:
        return None
    named, noun = _named(figure), figure.noun
    distance = abs(figure.order - part.figure.order)
    said = {token.lemma for token in figure.sentence.tokens if token.tag in ("NOUN", "VERB", "PROPN", "ADJ")}
    shared = share_words(said, set(part.known | whole.known) - {whole.head, "percent"})
    if named and noun is not None:
        if same_nouns(named, whole.head):
            return noun.span
        people = is_person(whole.head) and (is_person(named) or names_a_set(named))
        voted = named in word_set("words of an election") and bool((part.known | whole.known) & word_set("words of an election"))
        return noun.span if (people or voted) and (distance <= 1 or alone) else None
    if rate_chunk(figure) is None and (distance > 1 or _is_measure_of(figure)):
        return None
    return figure.mention.span if shared or (alone and distance <= 1) else None


def _is_measure_of(figure: Figure) -> bool:
    """Whether a share is how great something else is: "a discount of 30 percent"."""
    lead = figure.tokens_before(2)
    return len(lead) == 2 and lead[1].text.lower() == "of" and lead[0].tag == "NOUN"


def _is_of_another_scope(figure: Figure, part: Entry) -> bool:
    """Whether words set a share or a part into another time, place or group, or say that it was wished for."""
    if opens_elsewhere(figure) and figure.order != part.figure.order:
        return True
    tokens = figure.sentence.tokens[max(0, figure.first - 6) : figure.first + 12]
    words = {token.text.lower() for token in tokens} | {token.lemma for token in tokens}
    wished = word_set("wished for") | {"want", "seek", "target", "goal"}
    return bool(words & (wished | word_set("of another series") | {"than", "from", "compared", "elsewhere", "against"}))


def _is_near(share: Share, pair: Pair) -> bool:
    """Whether a slip may have made the share of a pair what is written."""
    told = pair[1].claim.count.nominal / pair[0].claim.count.nominal
    said = _ratio(share)
    return _NEAREST[0] * said <= told <= _NEAREST[1] * said
