"""link_work_weeks: a rate for an hour or a day, how many of them are worked in a longer time, and what that comes to ("pace").

As in "are paid $18 an hour and work 40 hours a week. They are paid $720 a week", "earns $30 an hour for a 40-hour week. Her weekly pay is
$1,200", "The mill makes 90 doors a day and runs six days a week. It makes 540 doors a week". Three figures of one sentence or two; what
is taken off, or added for more work, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.rate_totals import per_unit
from factcheck.links.counts.rate_words import holds_more
from factcheck.links.link import Link
from factcheck.mentions.numeral import numeral_at

_WORKED: Final = re.compile(r"\b(\d{1,2}|[a-z]+)(?: (hour|day|night)s? (?:a|per|each|every) (day|week|month)|-(hour|day) (day|week))\b")
_PAID: Final = {"daily": "day", "weekly": "week", "monthly": "month"}
# What a sum holds beside so many hours at so much.
_BESIDE: Final = frozenset(
    (
        "tips",
        "bonus",
        "bonuses",
        "tax",
        "taxes",
        "deductions",
        "home",
        "commission",
        "overtime",
        "benefits",
        "more",
        "less",
        "up",
        "another",
    )
)
_WITHOUT: Final = frozenset(("no", "without"))
_PRONOUNS: Final = frozenset(("they", "he", "she", "it", "that", "this"))
_OWN: Final = frozenset(("their", "his", "her", "its"))
_FAR: Final = 120


def link_work_weeks(board: Board) -> Iterator[Link]:
    """The rates with how often they are worked for, and the totals of the longer time."""
    for rate in board.counts:
        per = per_unit(rate, board)
        if per not in ("hour", "day", "night") or not rate.is_live or holds_more(rate) or not (rate.unit or rate.head):
            continue
        for total in board.after(rate, 1):
            found = _worked(board, rate, per, total)
            if found is not None:
                members = ((f"rate:{per}", rate.id), (f"times:{found}", rate.id), ("total", total.id))
                yield Link("pace", members, (rate.figure.mention.span,), inferred=True)
                break


def _worked(board: Board, rate: Entry, per: str, total: Entry) -> int | None:
    """How many of the unit of a rate are worked in the longer time that a total is for; None where the words do not say."""
    longer = per_unit(total, board) or _adverb(total)
    if not longer or longer == per or total.unit != rate.unit or (holds_more(total) and not _adds_nothing(total)) or not total.is_live:
        return None
    if not rate.unit and total.head not in ("", rate.head):
        return None
    if (
        _tells_of_more(total)
        or _tells_of_more(rate)
        or any(o.unit == rate.unit for o in board.before(total, 1) if o.start > rate.start and rate.unit)
    ):
        return None
    if not _is_of_one_earner(rate, total):
        return None
    start = rate.figure.mention.core.end
    told = list(_WORKED.finditer(board.text, start, min(total.start, start + _FAR)))
    if len(told) != 1 or (told[0].group(2) or told[0].group(4), told[0].group(3) or told[0].group(5)) != (per, longer):
        return None
    numeral = numeral_at(board.text, told[0].start(1))
    return numeral.value if numeral is not None and type(numeral.value) is int else None


def _is_of_one_earner(rate: Entry, total: Entry) -> bool:
    """Whether a total is told of those of whom the rate was: by a pronoun or their noun, or as "their weekly pay"."""
    subjects = []
    for entry in (rate, total):
        clause = entry.figure.clause
        chunk = entry.figure.sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
        subjects.append(chunk)
    first, second = subjects
    if second is None or (first is not None and first.head == second.head and second.head):
        return second is not None
    opening = total.figure.sentence.tokens[0].text.lower().split()
    return second.head in _PRONOUNS or (opening[0] in _OWN and _adverb(total) != "")


def _adverb(total: Entry) -> str:
    """The longer time that "weekly" or "monthly" before a sum tells: "Her weekly pay is $1,200"."""
    words = [word for token in total.figure.sentence.tokens[: total.figure.first] for word in token.text.lower().split()]
    return next((_PAID[word] for word in reversed(words) if word in _PAID), "")


def _adds_nothing(entry: Entry) -> bool:
    """As in "with no overtime"."""
    after = [token.text.lower() for token in entry.figure.tokens_after()]
    return any(first == "with" and second == "no" for first, second in pairwise(after))


def _tells_of_more(entry: Entry) -> bool:
    """Whether a sentence tells of what is taken off or added: "plus tips", "before taxes"; "with no overtime" adds nothing."""
    words = [token.text.lower() for token in entry.figure.sentence.tokens]
    return any(word in _BESIDE and words[max(0, at - 1)] not in _WITHOUT for at, word in enumerate(words))
