"""A quarter, a half, a season or a decade must hold the dates that the draft gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.almanac import MONTHS, days_in_month, write_days
from factcheck.claims.date import DateClaim
from factcheck.claims.dates.fiscal import fiscal_start
from factcheck.claims.dates.seasons import seasons_of, seasons_of_month
from factcheck.claims.fields import write_ordinal
from factcheck.constraints import EPOCH, Choice, Constraint, Order, Origin
from factcheck.interval import Interval
from factcheck.links.link import Link, LinkedClaims
from factcheck.rules.date_wording import days_of, explain_window
from factcheck.rules.rule import Bad, Explanation, Good, Rule

NAME = "period-mismatch"
_WEEK = 4  # days by which "last week" is told wide of the calendar's
_LENGTHS = {"Q": 3, "H": 6, "M": 1}  # months
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_SEASON = 25  # days by which seasons of the weather, the stars and the shops differ


def _constraints(linked: LinkedClaims) -> Iterator[Constraint]:
    for link in linked.related("quarter"):
        period = linked.claims[link.ids("period")[0]]
        assert isinstance(period, DateClaim)
        said, fitting = _numbers(link, linked)
        if said:
            origin = linked.origin(link, NAME)
            yield Choice(f"{period.id}.number", (str(said),), Origin((period.id,)))
            yield Choice(f"{period.id}.number", tuple(str(number) for number in fitting), origin)
    for link in linked.related("season"):
        period, day = (linked.claims[link.ids(role)[0]] for role in ("period", "date"))
        if isinstance(period, DateClaim) and isinstance(day, DateClaim) and day.when.month:
            month = day.when.month
            codes = seasons_of(month, day.when.day) if day.when.day else seasons_of_month(month)
            yield Choice(f"{period.id}.season", (period.when.timex[-2:],), Origin((period.id,)))
            yield Choice(f"{period.id}.season", tuple(codes), linked.origin(link, NAME))
    for link in linked.related("length of period"):
        start, end, meant, counted = (link.ids(role)[0] for role in ("start", "end", "said", "told"))
        yield Choice(f"{start}.length", (meant,), Origin((start,), NAME, link.licence))
        yield Choice(f"{start}.length", (counted,), Origin(linked.in_order((start, end))))
    for link in linked.related("within"):
        period, name = linked.claims[link.ids("period")[0]], link.ids("date")[0]
        assert isinstance(period, DateClaim)
        days = _wide(period)
        if days.low is not None or days.high is not None:
            yield Order(EPOCH, name, days, linked.origin(link, NAME))


def _wide(period: DateClaim) -> Interval:
    days = period.days
    if period.when.granularity == "season" and days.low is not None and days.high is not None:
        return Interval.of(days.low - _SEASON, days.high + _SEASON)
    if period.when.granularity in ("week", "weekend") and days.low is not None and days.high is not None:
        return Interval.of(days.low - _WEEK, days.high + _WEEK)
    return days


def _numbers(link: Link, linked: LinkedClaims) -> tuple[int, list[int]]:
    """The number that the period is given, and the numbers that the day fits, by the month in which the fiscal year starts."""
    period = linked.claims[link.ids("period")[0]]
    role = _role(link)
    day = linked.claims[link.ids(role)[0]]
    fiscal = fiscal_start(linked.reading) if linked.reading is not None else None
    if not isinstance(period, DateClaim) or not isinstance(day, DateClaim) or fiscal is None or day.when.month is None:
        return 0, []
    found = re.search(r"-([QHM])(\d\d?)$", period.when.timex)
    if found is None:
        return 0, []
    length = _LENGTHS[found.group(1)]
    month = _month(day.when.month, day.when.day, role)
    if month is None:
        return 0, []
    passed = (month - fiscal.month) % 12 + (length if role == "start" else 1)
    said = link.ids("said")
    return int(said[0] if said else found.group(2)), [passed // length] if passed % length == 0 else []


def _role(link: Link) -> str:
    return next(role for role in ("end", "start", "month") if link.ids(role))


def _month(month: int, day: int | None, role: str) -> int | None:
    """The month that a day starts or ends; None for a day in the middle of one.

    Companies that count in weeks start or end a quarter some days before or after the month does.
    """
    if day is None or role == "month":
        return month
    if role == "end":
        return (month - 2) % 12 + 1 if day <= 10 else None if day < days_in_month(month) - 10 else month
    return month % 12 + 1 if day > days_in_month(month) - 10 else None if day > 10 else month


def _explain(constraints: tuple[Constraint, ...], linked: LinkedClaims) -> Explanation | None:
    told = next((constraint for constraint in constraints if constraint.origin.rule == NAME), None)
    if isinstance(told, Order):
        claim = linked.claims[told.later]
        others = [found for name in told.origin.claims if name != told.later and isinstance(found := linked.claims[name], DateClaim)]
        within = others[0] if others else None
        if isinstance(claim, DateClaim) and within is not None and within.span is not None and linked.draft is not None:
            return explain_window(claim, told.gap, f"in {within.span.text_of(linked.draft.text)}")
        return None
    if (explained := _explain_season(told, linked) or _explain_length(told, linked)) is not None:
        return explained
    link = next(
        (
            link
            for link in linked.related("quarter")
            if told is not None and set(told.origin.claims) == {name for role, name in link.members if role != "said"}
        ),
        None,
    )
    if link is None or linked.reading is None:
        return None
    said, fitting = _numbers(link, linked)
    fiscal = fiscal_start(linked.reading)
    period = linked.claims[link.ids("period")[0]]
    if fiscal is None or not isinstance(period, DateClaim):
        return None
    role = _role(link)
    day = link.ids(role)[0]
    kind = period.when.timex[5:6] if "-M" not in period.when.timex else "M"
    unit, length = {"Q": "quarter", "H": "half", "M": "month"}[kind], _LENGTHS[kind]
    last = MONTHS[(fiscal.month - 2 + length * said) % 12]
    first = MONTHS[(fiscal.month - 1 + length * (said - 1)) % 12]
    words = " ".join(fiscal.words.text_of(linked.reading.text).split())
    ends = write_days(days_of(linked, day))
    does = "is" if role == "month" else f"{role}s"
    whose = f"{ends} {does} the {write_ordinal(fitting[0])}" if fitting else f"no {unit} {does} on {ends}"
    steps = (
        f"the fiscal year starts in {MONTHS[fiscal.month - 1]} (“{words}”)",
        f"its {write_ordinal(said)} {unit} is {first if length == 1 else f'{first} to {last}'}; {whose}",
    )
    other = {"end": f"the end of {last}", "start": f"the start of {first}", "month": first}[role]
    fixes = (f"[{period.id}]: the {write_ordinal(fitting[0])} {unit}; or [{day}]: {other}",) if fitting else ()
    return Explanation(f"[{period.id}] {'is not' if role == 'month' else f'does not {role} on'} [{day}]", steps, fixes)


def _explain_season(told: Constraint | None, linked: LinkedClaims) -> Explanation | None:
    for link in linked.related("season"):
        if told is None or set(told.origin.claims) != {name for _, name in link.members}:
            continue
        period, day = (linked.claims[link.ids(role)[0]] for role in ("period", "date"))
        if isinstance(period, DateClaim) and isinstance(day, DateClaim) and day.when.month:
            month, date_ = day.when.month, day.when.day
            fitting = " or ".join(_SEASONS[code] for code in (seasons_of(month, date_) if date_ else seasons_of_month(month)))
            steps = (f"{MONTHS[month - 1]}{f' {date_}' if date_ else ''} is in {fitting}",)
            return Explanation(f"[{period.id}] is not the season of [{day.id}]", steps, (f"[{period.id}]: {fitting}",))
    return None


def _explain_length(told: Constraint | None, linked: LinkedClaims) -> Explanation | None:
    for link in linked.related("length of period"):
        start, end, said, months = (link.ids(role)[0] for role in ("start", "end", "said", "told"))
        if told is None or told.origin.claims != (start,) or linked.reading is None:
            continue
        words = link.licence[0].text_of(linked.reading.text)
        return Explanation(
            f"“{words}” is not as long as from [{start}] to [{end}]",
            (f"from [{start}] to [{end}] is {months} {'month' if months == '1' else 'months'}, not {said}",),
            (f"[{end}]: {said} months from [{start}]",),
        )
    return None


RULE = Rule(
    name=NAME,
    family="dates",
    summary="a quarter that ends in another quarter's month, a date outside its decade",
    rationale=(
        "Where a draft says when the fiscal year starts, the number of a quarter gives its months. Fiscal years differ by company, "
        "so nothing is "
        "compared where the draft does not say. A date told right behind a season, a half, a decade or a century must lie in it; "
        "seasons are taken wide."
    ),
    constraints=_constraints,
    explain=_explain,
    examples=(
        Bad(
            "Output sank in the [[second quarter]]. The mine, whose fiscal year is the calendar year, lost $7 million in the quarter "
            "that ended on [[Sept. 30]].",
            published=date(2022, 11, 3),
            explains="ends the third",
        ),
        Bad(
            "The agency, whose fiscal year begins on July 1, hired most in the [[third quarter of fiscal 2021]], which closed on "
            "[[Sept. 30, 2020]].",
            published=date(2021, 3, 18),
            explains="ends the first",
        ),
        Bad(
            "Alder Rail, which shuts its books on March 31 every year, lost $9 million in the [[third quarter]], which closed with "
            "[[September]].",
            published=date(2023, 10, 26),
            explains="ends the second",
        ),
        Bad(
            "The club's fiscal year begins on April 1. At the close of the [[second quarter]], [[June 30]], the cook had no money left.",
            published=date(2019, 11, 7),
            explains="ends the first",
        ),
        Bad(
            "The brewer's financial year ends on March 31. Exports of its [[second half]], the six months to [[September 30]], doubled.",
            published=date(2020, 2, 13),
            explains="ends the first",
        ),
        Bad(
            "The county opens its books on the first of October. The leanest month was [[January]], the [[third of the fiscal year]].",
            published=date(2021, 2, 18),
            explains="is the fourth",
        ),
        Bad(
            "The budget, for the 12 months ending on June 30, is gone. He saw it coming in [[April]], when the [[third quarter]] of its "
            "fiscal year started.",
            published=date(2025, 6, 12),
            explains="starts the fourth",
        ),
        Bad(
            "Permits fell in the first half of the year, from [[January]] through [[July]].",
            published=date(2022, 8, 2),
            explains="is 7 months, not 6",
        ),
        Good(
            "The bakery, whose fiscal year begins on July 1, turned a profit in the three months to Sept. 30. It hopes for more in the "
            "second quarter.",
            why="the quarter to come",
            published=date(2023, 11, 2),
        ),
        Bad("On a warm [[summer evening]], [[Feb. 3]], the ferry sank.", published=date(2022, 6, 9), explains="winter"),
        Bad(
            "The fire broke out on [[Jan. 17, 2022]], and killed eight. It was an [[autumn night]] that no one forgot.",
            published=date(2022, 6, 9),
            explains="winter",
        ),
        Good(
            "The fire broke out on Jan. 17, 2022. Every summer night now, they sit outside.", why="other nights", published=date(2022, 6, 9)
        ),
        Good("The ferry sank near Sydney on a warm summer evening, Feb. 3.", why="the southern half", published=date(2022, 6, 9)),
        Good(
            "The club's fiscal year begins on April 1. At the close of the first quarter, June 30, the cook had no money left.",
            why="April to June",
            published=date(2019, 11, 7),
        ),
        Good(
            "The team, whose fiscal year ends in June, scored twice in the second half, in December.",
            why="the half of a game",
            published=date(2020, 2, 13),
        ),
        Bad("The mill burned in the [[1980s]], in [[1991]], and was not rebuilt.", explains="1991"),
        Good(
            "Output sank in the second quarter. The mine lost $7 million in the quarter that ended on Sept. 30.",
            why="the fiscal year is not told",
            published=date(2022, 11, 3),
        ),
        Good(
            "The agency, whose fiscal year begins July 1, hired most in the first quarter of fiscal 2021, which closed on Sept. 30, 2020.",
            why="July to September",
            published=date(2021, 3, 18),
        ),
        Good("The mill burned in the 1990s, in 1991, and was not rebuilt.", why="within the decade"),
    ),
)
