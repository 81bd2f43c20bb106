"""link_leftovers: those there were, those who came and went, and those there are at the end ("left": before, loss..., gain..., after).

As in "In 2015 it had 820 pupils ... Since then it has lost 130 ... the 690 it has left"; "had 950 clerks ... let 140 of them go ...
cost 110 more their jobs ... had 700 on the payroll in December". A draft hardly ever says that nobody else came or
went: the three are linked only where one digit keeps them from fitting.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.nouns import compatible_nouns, is_period, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.cues import cue_near
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link

_FAR: Final = 15
_MOST: Final = 4
_ENDS_WITH: Final = ("with", "at", "of")


def link_leftovers(board: Board) -> Iterator[Link]:
    """The groups that a draft tells from their beginning to what is left of them."""
    for after in board.counts:
        cue = _at_the_end(after)
        if cue is None or after.claim.scope.quoted or after.claim.scope.status not in ("asserted", "planned") or is_period(after.head):
            continue
        moves: list[tuple[str, Entry]] = []
        for other in board.before(after, _FAR):
            if other.unit != after.unit or other.claim.scope.quoted or is_period(other.head) or other.figure.at < 0:
                continue
            role = _move(other)
            if role:
                moves.append((role, other))
            elif _is_beginning(other, after):
                own = [(told, move) for told, move in moves if _of_them(move, other)]
                if own and len(own) <= _MOST and one_digit_off(after.claim.count.nominal, _left(other, own)):
                    members = (("before", other.id), *((told, move.id) for told, move in reversed(own)), ("after", after.id))
                    yield Link("left", members, (cue,), inferred=True)
                if own:
                    break


def _left(start: Entry, moves: list[tuple[str, Entry]]) -> Fraction:
    signs = {"loss": -1, "gain": 1}
    return start.claim.count.nominal + sum(signs[role] * move.claim.count.nominal for role, move in moves)


def _of_them(move: Entry, start: Entry) -> bool:
    """Whether those who came or went may be of the group that there was: by their noun, or without one."""
    return move.head in ("", "more", "them", "other") or same_nouns(move.head, start.head) or compatible_nouns(move.head, start.head)


def _move(entry: Entry) -> str:
    """Whether a count is of those who left or came: "loss", "gain", or "" for neither."""
    figure = entry.figure
    if entry.claim.scope.status not in ("asserted", "negated"):
        return ""
    for clause in (figure.relative, figure.clause):
        verb = clause.verb if clause is not None else None
        if verb is None or verb.negated:
            continue
        following = [token.text.lower() for token in figure.sentence.tokens[verb.tokens[1] + 1 :]]
        after = [token.text.lower() for token in figure.tokens_after()][:3]
        if verb.lemma == "let" and ("go" in following[:6] or "off" in following[:2]):
            return "loss"
        if verb.lemma == "lay" and "off" in following[:6]:
            return "loss"
        if verb.lemma == "go" and following[:1] and following[0] in ("home", "free", "elsewhere"):
            return "loss"
        if verb.lemma == "cost" and {"jobs", "job", "lives", "life"} & set(after):
            return "loss"
        if verb.lemma in word_set("leaving") | word_set("gone"):
            return "loss"
        if verb.lemma in word_set("joining"):
            return "gain"
    return ""


def _is_beginning(entry: Entry, after: Entry) -> bool:
    """Whether a count says how many there were at first: "In 2015 it had 820 pupils", "began with 40 dogs"."""
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    if (
        verb is None
        or verb.negated
        or verb.lemma not in word_set("starting") | word_set("there at first")
        or entry.figure.elliptic
        or not entry.head
    ):
        return False
    fits = not after.head or after.figure.elliptic or same_nouns(entry.head, after.head) or after.head in ("person", "people")
    return fits and entry.claim.scope.status in ("asserted", "former") and entry.claim.count.bound == "="


def _at_the_end(entry: Entry) -> Span | None:
    """The words that say that a count is what there is at the end: "now has", "the 690 it has left", "ends the year with a staff of"."""
    figure = entry.figure
    tokens = figure.sentence.tokens
    lead = tokens[max(0, figure.first - 6) : figure.first]
    words = [token.text.lower() for token in lead]
    after = list(figure.tokens_after())[:5]
    behind = [token.text.lower() for token in after]
    if "left" in behind and figure.definite and behind[0] in ("it", "they", "he", "she", "that", "still", "left", "who"):
        return after[behind.index("left")].span
    if figure.definite and behind[:2] in (["who", "remain"], ["that", "remain"], ["still", "there"]):
        return after[0].span
    relative = figure.relative.verb if figure.relative is not None else None
    if figure.definite and relative is not None and relative.lemma == "be" and not relative.negated:
        within = tokens[relative.tokens[1] + 1 : relative.tokens[1] + 3]
        if any(token.text.lower() in word_set("is still there") for token in within):
            return relative.span  # "The 715 men who were inside when July began"
    if "now" in words and figure.slot in ("object", "at", "with", "of", ""):
        return lead[words.index("now")].span
    verb = figure.clause.verb if figure.clause is not None else None
    if verb is not None and verb.lemma in word_set("ending") and words[-1:] and words[-1] in _ENDS_WITH:
        return verb.span
    total = cue_near(figure, "total")
    if total is not None and words[-1:] == ["for"] and figure.mention.span.start < figure.mention.core.start:
        return total
    if "leaving" in words[-4:]:
        return lead[words.index("leaving")].span
    return None
