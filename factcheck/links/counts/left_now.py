"""link_left_now: those there were, those who came or went, and those there are now, told one after the other ("left": before, ..., after).

    verbs of having, then of coming and going   "had 12 employees ... has since hired 15 more and now has 27"
    a part that went from a whole               "lost 3 of his 20 goats, leaving him with 17"
    the size of a group                         "The fleet of 32 buses lost five ... now has 27", "Four joined the 16-member board, which
                                                now has 20"

Others may have come and gone: the figures are linked only where they fit, or one digit keeps them from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.nouns import compatible_nouns, is_period, names_a_set
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.wholes import explicit_whole
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link

_FAR: Final = 2
_LEAD: Final = 5
_SMALL: Final = 20
_FEW: Final = 2
_HAVING: Final = frozenset(("has", "have", "numbers", "employs", "stands", "counts"))
_BETWEEN: Final = frozenset(("it", "them", "the", "with", "just", "only", "him", "her", "a", "about", "team", "company", "at", "to"))
_OTHERS: Final = frozenset(("one", "another", "interest", "body", "bodies", "dead", "rival", "neighbor", "neighbour"))
_STILL: Final = frozenset(("has", "have", "owes", "owe", "owns", "own", "holds", "employs"))
_ARE_LEFT: Final = (
    ["are", "left"],
    ["were", "left"],
    ["remain", "."],
    ["remained", "."],
    ["are", "still"],
    ["were", "still"],
    ["are", "missing"],
    ["were", "missing"],
)


def link_left_now(board: Board) -> Iterator[Link]:
    """The counts of what there is now, each with what there was and what came and went."""
    for entry in board.counts:
        cue = _now(entry)
        if cue is None or not entry.is_live or is_period(entry.head) or entry.claim.count.bound != "=":
            continue
        start, moves = _told_before(board, entry)
        if start is None and not moves and entry.figure.slot == "subject":
            yield from _remaining(board, entry, cue)
        if start is None or not moves or not _may_be_slip(entry, start, moves) or _tells_of_others(board, start, moves, entry):
            continue
        if (
            not entry.head
            or start.head == entry.head
            or entry.figure.elliptic
            or compatible_nouns(entry.head, start.head)
            or not start.head
        ):
            members = (("before", start.id), *((role, move.id) for role, move in reversed(moves)), ("after", entry.id))
            yield Link("left", members, (cue,), inferred=True)


def _remaining(board: Board, entry: Entry, cue: Span) -> Iterator[Link]:
    """As in "Eight of the 15 dogs found homes. Seven remain": no more than those who are left."""
    for part in board.before(entry, 1):
        whole = explicit_whole(board, part) if part.is_live and not part.unit else None
        if whole is not None and entry.figure.elliptic and compatible_nouns(whole[0].head, entry.head):
            yield Link("part", (("whole", whole[0].id), ("part", part.id), ("part", entry.id)), (cue,), inferred=True)
            return


def _told_before(board: Board, entry: Entry) -> tuple[Entry | None, list[tuple[str, Entry]]]:
    """What there was at first, and what came and went, the last first; nothing else of the sort stands between."""
    moves = [(role, other) for other in board.in_sentence(entry.figure.order) if (role := _went_before(other, entry))]
    start: Entry | None = None
    for other in board.before(entry, _FAR):
        if other.unit != entry.unit or other.figure.at < 0 or is_period(other.head):
            continue
        if start is not None and (other.figure.order != start.figure.order or moves):
            break
        if start is None and _is_start(other):
            start = other
            continue
        went = _went_from(board, other)
        if start is None and went is not None:
            return other, [*(move for move in moves if move[1].id != went[1].id), went]
        if entry.head and other.head not in ("", entry.head, "more") and not entry.unit and not compatible_nouns(entry.head, other.head):
            continue
        role = _role(other)
        if not role:
            break
        if not other.is_live:
            return None, []
        moves.append((role, other))
    return start, moves


def _tells_of_others(board: Board, start: Entry, moves: list[tuple[str, Entry]], entry: Entry) -> bool:
    """Whether more came or went than is counted, or others are told of: "lost five and bought one", "with interest", "Its rival"."""
    own = [move.figure.clause.verb.span for _, move in moves if move.figure.clause is not None and move.figure.clause.verb is not None]
    own += [verb.span for one in (start, entry) if one.figure.clause is not None and (verb := one.figure.clause.verb) is not None]
    for order in range(start.figure.order, entry.figure.order + 1):
        sentence = board.sentence(order)
        for token in sentence.tokens if sentence is not None else ():
            went = token.tag == "VERB" and token.lemma in word_set("joining") | word_set("leaving")
            if went and not any(span.overlaps(token.span) for span in own) and token.text.lower() != "leaving":
                return True
            if token.text.lower() in _OTHERS | word_set("leaves room") and not any(
                token.span.overlaps(e.figure.mention.span) for _, e in moves
            ):
                return True
    return False


def _went_before(other: Entry, entry: Entry) -> str:
    """As in "was down to 45 after wolves killed 15": those who went, told behind."""
    between = [token.text.lower() for token in other.figure.sentence.tokens if entry.start < token.span.start < other.start]
    same = other.unit == entry.unit and not is_period(other.head) and other.figure.at >= 0 and other.is_live
    return _role(other) if same and other.start > entry.start and "after" in between else ""


def _role(entry: Entry) -> str:
    """Whether a count is of those who came ("gain") or of those who went ("loss")."""
    clause = entry.figure.clause
    verb = clause.verb if clause is not None else None
    if verb is None:
        lead = entry.figure.sentence.tokens[max(0, entry.figure.first - _FAR) : entry.figure.first]  # "gave away 1,210"
        away = len(lead) == _FAR and lead[1].text.lower() == "away" and lead[0].lemma in word_set("gives up")
        return "loss" if away else ""
    if verb.negated:
        return ""
    particle = [token.text.lower() for token in entry.figure.sentence.tokens[verb.tokens[1] + 1 : verb.tokens[1] + 2]]
    if verb.lemma == "adopt" and verb.voice == "passive":
        return "loss"  # "Seventeen cats have been adopted"
    if verb.lemma in word_set("joining") | word_set("sets up") and particle != ["out"]:
        return "gain"
    if verb.lemma == "bring" and particle == ["out"]:
        return "loss"
    return "loss" if verb.lemma in word_set("leaving") | word_set("gives up") else ""


def _went_from(board: Board, whole: Entry) -> tuple[str, Entry] | None:
    """Those of a whole who went, told right before it: the three of "lost 3 of his 20 goats"."""
    for part in board.in_sentence(whole.figure.order):
        found = explicit_whole(board, part) if part.start < whole.start else None
        if found is not None and found[0].id == whole.id and part.is_live and whole.claim.count.bound == "=":
            role = _role(part)
            return (role, part) if role else None
    return None


def _is_start(entry: Entry) -> bool:
    """Whether a count says how many there were: "had 75 bicycles", "the fleet of 32 buses", "the 16-member board"."""
    if entry.is_additive or entry.claim.count.bound != "=":
        return False
    figure = entry.figure
    if figure.chunk is not None and figure.chunk.compound:
        return entry.head in word_set("members of a body")
    lead = figure.tokens_before(2)
    if len(lead) == _FAR and lead[1].text == "of" and names_a_set(lead[0].lemma):
        return True
    verb = figure.clause.verb if figure.clause is not None else None
    if verb is None or verb.negated or figure.elliptic or not (entry.head or entry.unit):
        return False
    return verb.lemma in word_set("starting") | word_set("had before")


def _may_be_slip(entry: Entry, start: Entry, moves: list[tuple[str, Entry]]) -> bool:
    """Whether those there are now are what the moves make of those there were, but for one digit; others may have come and gone."""
    signs = {"gain": 1, "loss": -1}
    left: Fraction = start.claim.count.nominal + sum(signs[role] * move.claim.count.nominal for role, move in moves)
    now = entry.claim.count.nominal
    small = 0 < left < _SMALL and now < _SMALL and abs(now - left) <= _FEW
    return left == now or small or one_digit_off(now, left, least=2)


def _now(entry: Entry) -> Span | None:
    """The words that say that a count is what there is now: "now has", "leaving it with", "still owes", "65 are left", "making it 38"."""
    lead = [token for token in entry.figure.sentence.tokens if token.span.end <= entry.figure.mention.span.start][-_LEAD:]
    words = [token.text.lower() for token in lead]
    after = list(entry.figure.tokens_after())[:2]
    behind = [token.text.lower() for token in after]
    for at, word in enumerate(words):
        following = words[at + 1 : at + 2]
        if word == "now" and following and following[0] in _HAVING:
            return lead[at].span
        if word == "leaving" and not set(words[at + 1 :]) - _BETWEEN:
            return lead[at].span
        if word in ("has", "have") and following == ["now"]:
            return lead[at + 1].span
        if word == "still" and following and following[0] in _STILL and len(words) == at + 2:
            return lead[at].span
        if word == "down" and following == ["to"] and len(words) == at + _FAR:
            return lead[at].span
        if word == "making" and not set(words[at + 1 :]) - {"it", "them", "a", "total", "of"}:
            return lead[at].span
    clause = entry.figure.clause
    if words[-1:] == ["with"] and clause is not None and clause.verb is not None and clause.verb.lemma in word_set("ending") | {"come"}:
        return clause.verb.span  # "ended 2020 with 15 stores", "came home with $45"
    later = any(token.text.lower() == "after" for token in entry.figure.tokens_after())
    if entry.verb == "remain" and entry.figure.slot == "subject" and not entry.figure.definite and not later:
        return after[0].span if after else None
    if behind in _ARE_LEFT and entry.figure.slot == "subject":
        return after[0].span
    return after[0].span if behind == ["left", "."] and words[-1:] and words[-1] in ("has", "have", "with", "are", "were") else None
