"""find_times: every time expression of a text, with its TIMEX3 value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from factcheck.mentions import date as dates
from factcheck.mentions import duration, period, relative, repeating, time_of_day, vague
from factcheck.mentions.first_class import first_classes
from factcheck.mentions.holiday import find_holidays
from factcheck.mentions.mention import Mention
from factcheck.mentions.time_anchor import Told
from factcheck.mentions.time_expr import TimeExpr, TimeRule
from factcheck.mentions.time_joins import join, qualify
from factcheck.mentions.time_names import in_name, with_named_year
from factcheck.mentions.time_ranges import join_ranges
from factcheck.mentions.time_value import mention_of
from factcheck.mentions.time_words import ClassedText, classify, lexicon

# The first rule that matches where an expression may start is taken, so the longer phrase stands before the shorter.
_RULES: tuple[TimeRule, ...] = (
    *dates.RULES,
    *repeating.RULES,
    *period.RULES,
    *relative.RULES,
    *time_of_day.RULES,
    *vague.RULES,
    *duration.RULES,
    *dates.LATE_RULES,
    *vague.LATE_RULES,
)


# What a time expression has at least one of. Months, weekdays, units and years tell themselves; figures only with a colon or slashes.
_TELLING = (
    "[{month}{mon_abbr}{weekday}{weekdays}{weekday_abbr}{yyyy}{decade}{tens_decade}{tens}{clocktime}{meridiem}{oclock}{zone}{units}{second}"
    "{daypart}{dayparts}{clockword}{today}{tonight}{overnight}{weekend}{weekends}{season}{qn}{fy}{midyear}{longword}{periodic}{quarterly}"
    "{now}{present}{future}{past}{vague}{soon}{recent}{current}{term}{half}{ago}{nth}{period}{later}]"
    "|[{unit}](?!-{old})|(?<=[{int}]):(?=[{int}])|(?<={dd})/(?={dd}/)|'(?=[{dd}{n}])"
)
_LEFT = 24  # tokens, spaces among them, that may stand in an expression before the first word that tells it


_Rules = tuple[tuple[TimeRule, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class _Trying:
    """What is tried where: the rules by the class that they can begin with, in their order."""

    telling: re.Pattern[str]
    by_first: dict[str, _Rules]
    stops: frozenset[str]
    plain: frozenset[str]
    counts: frozenset[str]


@cache
def _trying() -> _Trying:
    words = lexicon()
    by_first: dict[str, list[tuple[TimeRule, re.Pattern[str]]]] = {}
    for rule in _RULES:
        expanded = words.expand(rule.template)
        compiled = re.compile(expanded)
        for letter in first_classes(expanded):
            by_first.setdefault(letter, []).append((rule, compiled))
    plain = words.expand("{word}{ed}")
    stops = plain + words.expand("{Word}{pastverb}{function}{title}{initial}{feast}{other_mark}") + '\n.;:()?!"/%$&'
    counts = words.expand("{dd}{n}{yyyy}{clocktime}{card}{tens}{hundred}{dozen}{couple}{few}{several}{next}{last}{past}{of}")
    return _Trying(
        words.pattern(_TELLING),
        {letter: tuple(rules) for letter, rules in by_first.items()},
        frozenset(stops),
        frozenset(plain),
        frozenset(counts),
    )


def _left_of(classes: str, at: int, free: int, trying: _Trying) -> int:
    """The leftmost token from which an expression that has a telling word at `at` may begin."""
    low = max(free, at - _LEFT)
    left = at
    while left > low:
        letter = classes[left - 1]
        if letter in trying.stops:
            # "5.5 years"; "two business days": a point within a figure and one plain word after a count are passed over
            if letter in "./:" and left - 2 >= low and classes[left] in trying.counts and classes[left - 2] in trying.counts:
                left -= 2
                continue
            if letter in trying.plain and left - 3 >= low and classes[left - 2] in " -" and classes[left - 3] in trying.counts:
                left -= 3
                continue
            break
        left -= 1
    return left


def read_exprs(text: ClassedText) -> list[TimeExpr]:
    """The expressions of a text, left to right, none overlapping another, unresolved."""
    found: list[TimeExpr] = []
    trying = _trying()
    by_first = trying.by_first
    classes = text.classes
    free = 0  # the first token that no expression holds and from which none was looked for
    for telling in trying.telling.finditer(classes):
        at = telling.start()
        if at < free:
            continue
        start = _left_of(classes, at, free, trying)
        free = at + 1
        for first in range(start, at + 1):
            rules = by_first.get(classes[first])
            expr = rules and _read_at(text, first, rules)
            if expr:
                free = max(expr.last, first + 1)
                if not in_name(text, expr):
                    found.append(with_named_year(text, expr))
                break
    return found


def _read_at(text: ClassedText, first: int, rules: _Rules) -> TimeExpr | None:
    for rule, pattern in rules:
        match = pattern.match(text.classes, first)
        if match is not None:
            expr = rule.build(text, match)
            if expr is not None:
                return expr
    return None


def merge(exprs: list[TimeExpr], holidays: list[TimeExpr]) -> list[TimeExpr]:
    """Both in text order, without the expressions that lie within a holiday's name ("Good Friday", "the Fourth of July")."""
    if not holidays:
        return exprs
    every = sorted((*exprs, *holidays), key=lambda expr: (expr.first, expr.form != "holiday"))
    merged: list[TimeExpr] = []
    for expr in every:
        if merged and expr.first < merged[-1].last:
            if expr.form != "holiday":
                continue
            merged.pop()
        merged.append(expr)
    return merged


def find_times(text: str, published: date | None = None) -> list[Mention]:
    """Every time expression of `text`, in text order, none overlapping another.

    `published` anchors what is told from publication ("today", "on Friday", "July 2" without a year); without it such
    expressions keep the fields that they write and a value with X in place of what is not known.

    >>> from datetime import date
    >>> [mention.value.timex for mention in find_times("He left on Friday after two weeks.", date(2021, 7, 5))]
    ['2021-07-02', 'P2W']
    """
    classed = classify(text)
    told = Told(published)
    exprs: list[TimeExpr] = []
    free_from = 0
    for expr in merge(read_exprs(classed), find_holidays(classed)):
        exprs.append(qualify(classed, expr, free_from))
        free_from = expr.last
    mentions = (mention_of(classed, expr, told) for expr in join_ranges(classed, join(classed, exprs)))
    return [mention for mention in mentions if mention is not None]
