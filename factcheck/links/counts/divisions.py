"""link_divisions: shares of one whole that exclude one another.

"division" (share...): together they are the whole, since one of them is what is left: "the remaining 6 percent", "the rest, 29
percent", "13 cents to everything else". It completes the shares before it in its sentence, or, when it comes first there, those before
it in its paragraph, and then those of the paragraphs before that say what makes up the whole.
"exclusive" (share...): together they are at most the whole (`factcheck.links.counts.exclusive_shares`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, sums_of
from factcheck.links.counts.change_words import change_words
from factcheck.links.counts.exclusive_shares import has_other_sense, link_exclusive, percent_of
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_REMAINING: Final = frozenset(("remaining", "other", "rest", "remainder"))
_TURNS: Final = frozenset(("while", "whereas", "but", "though"))
_ELSE: Final = (("everything", "else"), ("all", "else"), ("the", "rest"), ("other", "things"), ("other", "costs"), ("all", "others"))
# How many sentences back the parts of a whole may begin that its rest completes, and how far apart they may stand.
_FAR: Final = 20
_GAP: Final = 8
_FULL: Final = 100
_BEFORE: Final = 6
_OPENING: Final = 5
# How many words behind "everything else" may say what that is, before its share.
_ASIDE: Final = 14
# How far apart in a paragraph two sentences with shares of one whole may stand.
_BETWEEN: Final = 3
# Two figures of two digits each in which a slip changed one differ by so many tens, or by less than ten.
_SLIP: Final = 10

Share = tuple[ShareClaim | CountClaim, Figure]


def link_divisions(board: Board) -> list[Link]:
    """The divisions of a whole that the words complete, and the shares that exclude one another."""
    shares: list[Share] = list(board.shares)
    shares += [(entry.claim, entry.figure) for entry in board.counts if entry.unit == "cent"]
    by_sentence: dict[int, list[Share]] = {}
    for claim, figure in sorted(shares, key=lambda share: share[1].mention.core):
        if (
            not claim.scope.quoted
            and claim.scope.status in ("asserted", "planned", "negated")
            and not _is_change(figure)
            and not _is_former(figure)
        ):
            by_sentence.setdefault(figure.order, []).append((claim, figure))
    links = [link for order in sorted(by_sentence) if (link := _completed(board, by_sentence, order)) is not None]
    links += _runoffs(board)
    known = {name for link in links for name in link.ids("share")}
    return [*links, *(link for link in link_exclusive(board) if not known & set(link.ids("share")))]


def _is_change(figure: Figure) -> bool:
    """Whether a share is that of another time, or a change: "up from 33 percent", "compared with 40 percent", "rose 8 percent"."""
    lead = [token for token in figure.tokens_before(2) if token.text.lower() not in ("about", "nearly", "almost")]
    words = [token.text.lower() for token in lead]
    if lead[-2:-1] and lead[-2].lemma == "make" and words[-1] == "up":
        return False
    if words[-1:] in (["from"], ["than"], ["by"], ["up"], ["down"], ["below"], ["above"]) or words in (
        ["compared", "with"],
        ["compared", "to"],
    ):
        return True
    return is_growth(figure)


def is_growth(figure: Figure) -> bool:
    """Whether a percentage is that of a change: "rose 8 percent", "grew only 39 percent", "a 3.5 percent fall"."""
    lead = [token for token in figure.tokens_before(2) if token.tag != "ADV" and token.text.lower() not in ("about", "nearly", "almost")]
    if lead and lead[-1].tag == "VERB" and lead[-1].lemma in change_words("V"):
        return True
    return figure.head in change_words("N")


def _completed(board: Board, by_sentence: dict[int, list[Share]], order: int) -> Link | None:
    """The division that the rest in a sentence completes."""
    here = by_sentence[order]
    rests = [_rest_words(figure, _neighbours(here, i)) for i, (_, figure) in enumerate(here)]
    at = next((i for i, words in enumerate(rests) if words is not None), None)
    shared = _shares_rest(here)
    if shared is not None:
        members, unit = _paragraph_before(board, by_sentence, order) + here, _unit_of(here[0])
        whole = len(members) > len(here) and {_unit_of(share) for share in members} == {unit} and _is_one_whole(members)
        return Link("division", tuple(("share", claim.id) for claim, _ in members), (shared,)) if whole else None
    if at is None:
        return None
    members = here[: at + 1]
    licence = rests[at]
    if at == 0 or _sum(members) < _FULL - len(members):
        members = _paragraph_before(board, by_sentence, order) + members
    unit = _unit_of(members[-1])
    members = [share for share in members if _unit_of(share) == unit]
    if len({share[1].paragraph for share in members}) == 1 and at == 0 and _sum(members) < _FULL - len(members):
        members = _paragraphs_before(by_sentence, members)
    near = len({share[1].paragraph for share in members}) == 1
    clause = here[at][1].clause
    if (
        licence is None
        or len(members) < 2
        or (clause is not None and clause.relative and clause.verb is not None and clause.verb.tense != "")
        or _has_unread(members)
        or not _is_one_whole(members, loose=not near)
        or has_other_sense(board, members[-1][1])
        or _is_completed_by_others(board, members)
        or are_of_two_times(members)
    ):
        return None
    return Link("division", tuple(("share", claim.id) for claim, _ in members), (licence,))


def are_of_two_times(members: Sequence[Share]) -> bool:
    """Whether one sentence tells its shares of two times: "45 percent in 2010 and 18 percent last year"."""
    for _, figure in members:
        here = [other for _, other in members if other.order == figure.order]
        moved = any(token.text.lower() == "from" for other in here for token in other.tokens_before(1))
        if moved and len(here) > 1:
            return True  # "went from 30 percent to 50 percent"
        times = {token.text.lower() for token in figure.sentence.tokens if token.form == "t"}
        if len(here) > 1 and len(times) > 1:
            return True
    return False


def _runoffs(board: Board) -> Iterator[Link]:
    """The shares of a contest that only two are in: "won the runoff by 53 percent to 47 percent"."""
    for (first, one), (second, other) in pairwise(board.shares):
        here: list[Share] = [(first, one), (second, other)]
        if one.order != other.order or first.scope.quoted or not _is_one_whole(here) or abs(_sum(here) - _FULL) > _SLIP:
            continue
        runoff = next((token for token in one.sentence.tokens if token.lemma in word_set("contests of two")), None)
        between = board.text[one.mention.span.end : other.mention.span.start].strip()
        if runoff is not None and between == "to" and first.share.unit == "%" and not has_other_sense(board, one):
            yield Link("division", (("share", first.id), ("share", second.id)), (runoff.span,))


def _is_completed_by_others(board: Board, members: Sequence[Share]) -> bool:
    """Whether shares told before make the whole up exactly with those of a row, which do not alone."""
    ids = {claim.id for claim, _ in members}
    missing = _FULL - _sum(members)
    before = board.shares_near(members[-1][1].mention.core.start)
    unit = _unit_of(members[0])
    others = [(claim, figure) for claim, figure in before if claim.id not in ids and _unit_of((claim, figure)) == unit]
    values = [_sum([other]) for other in others]  # in percent: "His widow holds half, and a nephew has 20 percent"
    return missing in values or missing in sums_of(values[-_BEFORE:])


def _shares_rest(here: Sequence[Share]) -> Span | None:
    """As in "The rest is split between a fund, with 25 percent, and the staff, with 15": the rest of what was told before, in parts."""
    tokens = here[0][1].sentence.tokens[:6]
    if len(here) < 2 or [token.text.lower() for token in tokens[:2]] not in (["the", "rest"], ["the", "remainder"]):
        return None
    split = any(token.lemma in word_set("gives out") | {"belong", "hold", "own"} for token in tokens[2:])
    return Span(tokens[0].span.start, tokens[1].span.end) if split else None


def _is_former(figure: Figure) -> bool:
    """Whether a share is of a time before what is told: "keeps 15 percent ... who had owned 90 percent"."""
    verb = figure.clause.verb if figure.clause is not None else None
    return (verb is not None and verb.perfect and verb.tense == "past") or _is_told_beside(figure)


def _is_told_beside(figure: Figure) -> bool:
    """Whether a relative clause with a time of its own tells a share: "diesel, which as recently as 2015 supplied 70 percent, fell"."""
    tokens = figure.sentence.tokens
    opener = next((t.index for t in reversed(tokens[: figure.first]) if t.text.lower() in ("which", "who", "whose", "when")), 0)
    clause = tokens[opener : figure.first]
    opened = opener > 0 and tokens[opener - 1].text == "," and all(token.text != "," for token in clause)
    return opened and any(token.form == "t" for token in clause)


def _has_unread(members: Sequence[Share]) -> bool:
    """Whether a share in words that was not read stands among the members or before them: "His widow holds half, a nephew 20 percent"."""
    spans = [figure.mention.span for _, figure in members]
    last = max(spans).end
    first = min(figure.sentence.sentence.span.start for _, figure in members)
    return any(
        token.text.lower() in word_set("shares in words") and not any(span.overlaps(token.span) for span in spans)
        for sentence in {id(figure.sentence): figure.sentence for _, figure in members}.values()
        for token in sentence.tokens
        if first <= token.span.start < last
    )


def _neighbours(here: Sequence[Share], at: int) -> tuple[int, int]:
    """Where the words beside a share end: at the share before it and at the share after it."""
    start = here[at - 1][1].mention.span.end if at else here[at][1].sentence.sentence.span.start
    end = here[at + 1][1].mention.span.start if at + 1 < len(here) else here[at][1].sentence.sentence.span.end
    return start, end


def _paragraph_before(board: Board, by_sentence: dict[int, list[Share]], order: int) -> list[Share]:
    """The shares of the sentences just before, in the same paragraph; a sentence or two may stand between that tell of other things."""
    members: list[Share] = []
    paragraph = by_sentence[order][0][1].paragraph
    last = order
    for back in range(order - 1, -1, -1):
        before = [share for share in by_sentence.get(back, []) if share[1].paragraph == paragraph]
        if last - back > _BETWEEN or (not before and _has_share(board, back)):
            break
        if before:
            members, last = before + members, back
    return members


def _has_share(board: Board, order: int) -> bool:
    """Whether a sentence has a share that is none of a row: what stands before it is of something else then."""
    sentence = board.sentence(order)
    return sentence is not None and bool(board.shares_between(sentence.sentence.span.start - 1, sentence.sentence.span.end))


def _paragraphs_before(by_sentence: dict[int, list[Share]], members: list[Share]) -> list[Share]:
    """The members with the shares of paragraphs before that say what makes up the whole; none where they leave open which those are.

    They are complete where they make the whole; else they are taken only where one changed digit keeps them from it.
    """
    found = list(members)
    first = members[0][1].order
    last = first
    for order in range(first - 1, max(-1, first - _FAR), -1):
        if last - order > _GAP:
            break
        here = [share for share in by_sentence.get(order, []) if _unit_of(share) == _unit_of(members[-1])]
        if not any(_makes_up(share[1]) for share in here) or _opens_with_time(here[0][1], members[-1][1]):
            continue
        before = [share for share in here if _makes_up(share[1]) or share[1].noun is None or share[1].noun is share[1].chunk]
        found, last = before + found, order
        if abs(_sum(found) - _FULL) <= len(found) / 2:
            return found
        if _sum(found) > _FULL:
            break
    if len(found) == len(members):
        apart = any(by_sentence.get(order) for order in range(max(0, first - _FAR), first))
        return [] if apart else members
    over = abs(_sum(found) - _FULL)
    if all(isinstance(claim, ShareClaim) and not claim.share.unit for claim, _ in found):
        return found  # fractions in words are as many parts of one
    one_digit = any(abs(over - tens * _SLIP) <= Fraction(1, 2) for tens in (1, 2, 3))
    return found if one_digit else []


def _opens_with_time(figure: Figure, last: Figure) -> bool:
    """Whether a sentence opens with a time of its own: "In August, Kerr had 39 percent"."""
    opening = figure.sentence.tokens[:_OPENING]
    own = next((token for token in opening if token.form == "t"), None)
    told = {token.text for token in last.sentence.tokens if token.form == "t"}
    return own is not None and any(token.text == "," for token in opening) and own.text not in told


def _makes_up(figure: Figure) -> bool:
    """Whether a share says what makes up a whole: "hydropower provided 37 percent", "copper, at 75 percent", "nine percent walked"."""
    lead = [token.text.lower() for token in figure.tokens_before(2)]
    after = next(iter(figure.tokens_after()), None)
    set_off = lead[-1:] == [","] and after is not None and after.text == ","  # "the most, 48 percent, were of clover"
    if lead in ([",", "at"], ["choice", "of"]) or set_off:
        return True
    clause = figure.clause
    if clause is None or clause.verb is None or clause.verb.negated:
        return False
    if figure.slot == "subject":
        return figure.noun is None or figure.noun is figure.chunk or figure.noun.definite
    return clause.verb.lemma in word_set("takes a share") and figure.slot in ("object", "for", "to", "")


def _unit_of(share: Share) -> str:
    claim = share[0]
    if isinstance(claim, CountClaim):
        return "cent"
    return "" if claim.share.unit == "percentage point" else "share"


def _sum(members: Sequence[Share]) -> Fraction:
    return sum((percent_of(claim) for claim, _ in members), Fraction(0))


def _rest_words(figure: Figure, between: tuple[int, int]) -> Span | None:
    """The words that make a share what is left: "remaining" before it, "to everything else" after it."""
    near = [token for token in figure.sentence.tokens if between[0] <= token.span.start and token.span.end <= between[1]]
    before = [token for token in near if token.span.end <= figure.mention.core.start and token.tag != "PUNCT"]
    words = [token.text.lower() for token in before]
    if words[-3:-1] == ["of", "the"]:
        return None  # "Of the rest, 55 percent ..."
    for at, token in enumerate(reversed(before[-2:])):
        if token.text.lower() in _REMAINING and (at == 0 or before[-1].tag in ("AUX", "VERB", "ADP", "ADV", "DET")):
            return token.span
    if [token.text.lower() for token in before[-2:]] in (["the", "last"], ["the", "final"]):
        return before[-1].span
    if [token.text.lower() for token in before[:2]] == ["every", "other"] or [t.text.lower() for t in before[-3:-1]] == ["every", "other"]:
        return before[0].span
    beyond = [token for token in near if token.span.start >= figure.mention.core.end]
    # "11 percent; the rest had none", "a fifth to the dogs, while the rest is sold"
    stop = next((at for at, token in enumerate(beyond) if token.text in (";", ":", ".") or token.text.lower() in _TURNS), len(beyond))
    after = [token for token in beyond[:stop] if token.tag != "PUNCT"][:5]
    if after and after[0].text.lower() in ("of", "said"):
        after = after[2:] if after[0].text.lower() == "of" else []
    return _else_in(after) if (after[:1] and after[0].tag == "ADP") or not before else _else_in(before[-_ASIDE:])


def _else_in(tokens: Sequence[Token]) -> Span | None:
    for at, (first, second) in enumerate(pairwise(tokens)):
        lead = tokens[at - 1].text.lower() if at else ""
        if lead in ("among", "of", "with") or (lead == "and" and second.text.lower() == "rest"):
            # "Turnout was 64 percent; among the rest it was 33": the rate of a group; "a quarter to Pell and the rest is saved"; "Orr has 6
            # percent, with the rest left to others"
            continue
        if (first.text.lower(), second.text.lower()) in _ELSE:
            return Span(first.span.start, second.span.end)
    return None


def _is_one_whole(members: Sequence[Share], *, loose: bool = False) -> bool:
    """Whether all have one unit, none is a bound, and no two name different wholes after "of", or, over paragraphs, no three."""
    units = {_unit_of(share) for share in members}
    bounds = {(claim.share if isinstance(claim, ShareClaim) else claim.count).bound for claim, _ in members}
    wholes = set(_wholes(members))
    return len(units) == 1 and "" not in units and bounds <= {"=", "~"} and len(wholes) <= 1 + loose


def _wholes(members: Sequence[Share]) -> Iterator[str]:
    """The nouns after "of"; "of the total" and "of it" name no other whole."""
    for _, figure in members:
        noun = figure.noun
        if noun is not None and noun is not figure.chunk and noun.mention is None and noun.head not in word_set("the whole"):
            yield noun.head
