"""find_times: every time expression of a text, with its TIMEX3 value."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from factcheck.mentions import date as dates
from factcheck.mentions import duration, period, relative, repeating, time_of_day, vague
from factcheck.mentions.mention import Mention
from factcheck.mentions.time_anchor import Told
from factcheck.mentions.time_expr import TimeExpr, TimeRule
from factcheck.mentions.time_joins import join, join_ranges, qualify
from factcheck.mentions.time_value import mention_of
from factcheck.mentions.time_words import ClassedText, classify

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


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<r{number}>{rule.bare})" for number, rule in enumerate(_RULES)))


@cache
def _patterns() -> dict[str, tuple[TimeRule, re.Pattern[str]]]:
    return {f"r{number}": (rule, re.compile(rule_pattern(rule))) for number, rule in enumerate(_RULES)}


def rule_pattern(rule: TimeRule) -> str:
    """The expanded pattern of a rule, groups and all."""
    from factcheck.mentions.time_words import lexicon

    return lexicon().expand(rule.template)


def read_exprs(text: ClassedText) -> list[TimeExpr]:
    """The expressions of a text, left to right, none overlapping another, unresolved."""
    found: list[TimeExpr] = []
    patterns = _patterns()
    at = 0
    search = _any().search
    while match := search(text.classes, at):
        assert match.lastgroup is not None
        expr = None
        first = int(match.lastgroup[1:])
        for number in range(first, len(_RULES)):
            rule, pattern = patterns[f"r{number}"]
            again = pattern.match(text.classes, match.start())
            if again and (expr := rule.build(text, again)):
                break
        if expr is None:
            at = match.start() + 1
            continue
        found.append(expr)
        at = max(expr.last, match.start() + 1)
    return found


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
    for expr in read_exprs(classed):
        exprs.append(qualify(classed, expr, free_from))
        free_from = expr.last
    return [mention_of(classed, expr, told) for expr in join_ranges(classed, join(classed, exprs))]
