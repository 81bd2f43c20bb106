"""Laws of the rules on dates: what the calendar allows is never told, what it forbids always is."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import check
from factcheck.almanac import MONTHS, WEEKDAYS, easter, find_holiday, has_day, nth_weekday, shift_years
from factcheck.claims.age import birth_days
from factcheck.interval import Interval

DAYS = st.dates(date(1583, 1, 1), date(2400, 12, 31))
_SHORT = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_SHORT_DAYS = ("Mon.", "Tues.", "Wed.", "Thurs.", "Fri.", "Sat.", "Sun.")


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 11 <= day <= 13 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


# A weekday and a day as newspapers write them: {w} weekday, {v} shortened, {m} month, {n} shortened, {d} day, {o} ordinal, {y} year.
FORMS = (
    "on {w}, {m} {d}, {y},",
    "on {w}, {n} {d}, {y},",
    "on {w} {n} {d}, {y},",
    "on {v} {n} {d}, {y},",
    "on {w}, {m} {o}, {y},",
    "on {w}, {d} {m} {y},",
    "on {w}, {d} {m}, {y},",
    "on {w} ({n} {d}, {y})",
    "on {n} {d}, {y}, a {w},",
    "on {n} {d}, {y} ({w}),",
    "on {n} {d}, {y}, which was a {w},",
    "at noon on {w}, {n} {d}, {y},",
    "at 6:30 p.m. {w}, {n} {d}, {y},",
    "on {w} morning, {n} {d}, {y},",
    "on the night of {w}, {n} {d}, {y},",
)


def _write(form: str, day: date, weekday: int, *, year: bool = True) -> str:
    written = form if year else form.replace(", {y}", "").replace(" {y}", "")
    fields = {
        "w": WEEKDAYS[weekday],
        "v": _SHORT_DAYS[weekday],
        "m": MONTHS[day.month - 1],
        "n": _SHORT[day.month - 1],
        "d": day.day,
        "o": _ordinal(day.day),
        "y": day.year,
    }
    return f"The gate was found open {written.format(**fields)} by a guard."


def _rules(text: str, published: date | None = None) -> list[str]:
    return [finding.rule for finding in check(text, published=published).findings]


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25, deadline=None)
@given(day=DAYS, shift=st.integers(1, 6))
def test_the_right_weekday_is_sound_and_any_other_is_told(form: str, day: date, shift: int) -> None:
    weekday = day.weekday()
    assert _rules(_write(form, day, weekday)) == []
    assert _rules(_write(form, day, (weekday + shift) % 7)) == ["weekday-date-mismatch"]


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=10, deadline=None)
@given(published=st.dates(date(1900, 3, 1), date(2100, 12, 31)), back=st.integers(0, 55), shift=st.integers(1, 6))
def test_a_date_without_a_year_is_that_before_publication(form: str, published: date, back: int, shift: int) -> None:
    day = published - timedelta(back)
    weekday = day.weekday()
    assert _rules(_write(form, day, weekday, year=False), published) == []
    assert _rules(_write(form, day, (weekday + shift) % 7, year=False), published) == ["weekday-date-mismatch"]


@settings(max_examples=60, deadline=None)
@given(year=st.integers(1583, 2400), month=st.integers(1, 12), day=st.integers(1, 31))
def test_a_day_is_told_exactly_where_it_does_not_exist(year: int, month: int, day: int) -> None:
    found = _rules(f"The lease ended on {MONTHS[month - 1]} {day}, {year}.")
    assert found == ([] if has_day(year, month, day) else ["impossible-date"])


@settings(max_examples=60, deadline=None)
@given(year=st.integers(1900, 2300), shift=st.integers(-12, 12))
def test_a_holiday_is_sound_on_its_own_day_only(year: int, shift: int) -> None:
    day = nth_weekday(year, 9, 1, 0) + timedelta(shift)
    found = _rules(f"The pools close on Labor Day, {_SHORT[day.month - 1]} {day.day}, {year}.")
    assert found == ([] if shift == 0 else ["holiday-mismatch"])


@given(year=st.integers(1583, 4099))
def test_easter_is_that_of_dateutil(year: int) -> None:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN
    from dateutil.easter import easter as reference

    assert easter(year) == reference(year, EASTER_WESTERN)
    assert easter(year, orthodox=True) == reference(year, EASTER_ORTHODOX)


@pytest.mark.parametrize(
    "name", ["Thanksgiving", "Memorial Day", "Labor Day", "Martin Luther King Jr. Day", "Presidents Day", "Columbus Day"]
)
def test_moving_holidays_are_those_of_the_holidays_library(name: str) -> None:
    import holidays

    known = {"Presidents Day": "Washington's Birthday", "Martin Luther King Jr. Day": "Martin Luther King Jr. Day"}
    for year in range(1990, 2040):
        reference = {day for day, told in holidays.country_holidays("US", years=year).items() if known.get(name, name) in told}
        ours = {day for meaning in find_holiday(name) if "US" in meaning.regions and (day := meaning.day(year))}
        assert ours & reference, (name, year)


def _age(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@given(birth=st.dates(date(1890, 1, 1), date(2020, 1, 1)), days=st.integers(0, 40000))
def test_a_birth_lies_in_the_days_that_its_age_allows(birth: date, days: int) -> None:
    day = birth + timedelta(days)
    age = _age(birth, day)
    assert birth.toordinal() in birth_days(age, Interval.exactly(day.toordinal()))
    allowed = birth_days(age, Interval.exactly(day.toordinal()))
    for other in (age - 1, age + 1):
        # On Feb. 28 those born on Feb. 29 may be taken for a year older.
        doubtful = (birth.month, birth.day) == (2, 29) and (day.month, day.day) == (2, 28)
        if other >= 0 and not doubtful:
            assert birth.toordinal() not in birth_days(other, Interval.exactly(day.toordinal()))
    assert allowed.low is not None
    assert allowed.high is not None
    assert 364 <= allowed.high - allowed.low <= 366


@settings(max_examples=40, deadline=None)
@given(
    birth=st.dates(date(1930, 1, 1), date(2000, 12, 31)),
    published=st.dates(date(2019, 1, 1), date(2024, 12, 31)),
    wrong=st.sampled_from([-9, -5, -3, 3, 5, 9]),
)
def test_the_age_of_a_birth_is_sound_and_one_years_off_is_told(birth: date, published: date, wrong: int) -> None:
    born = f"{_SHORT[birth.month - 1]} {birth.day}, {birth.year}"
    text = "Mayor Ilse Marrow, {age}, will retire, her office said. Marrow was born on {born}, in Port Ann."
    age = _age(birth, published)
    assert _rules(text.format(age=age, born=born), published) == []
    assert _rules(text.format(age=age + wrong, born=born), published) == ["age-mismatch"]


@settings(max_examples=40, deadline=None)
@given(start=st.dates(date(2000, 1, 1), date(2030, 12, 31)), length=st.integers(2, 60), wrong=st.sampled_from([-30, -7, -3, 3, 7, 30]))
def test_a_length_that_counts_one_end_or_both_is_sound(start: date, length: int, wrong: int) -> None:
    end = start + timedelta(length)
    ends = [f"{_SHORT[day.month - 1]} {day.day}, {day.year}" for day in (start, end)]
    text = "The {length}-day fair, from {start}, to {end}, drew large crowds."
    for counted in (length, length + 1):
        assert _rules(text.format(length=counted, start=ends[0], end=ends[1])) == []
    if length + wrong > 1:
        assert _rules(text.format(length=length + wrong, start=ends[0], end=ends[1])) == ["duration-mismatch"]


@settings(max_examples=40, deadline=None)
@given(day=st.dates(date(2000, 1, 1), date(2030, 12, 31)), gap=st.integers(2, 6), wrong=st.sampled_from([-20, -9, 9, 20, 200]))
def test_days_later_are_counted_over_leap_days_and_the_ends_of_years(day: date, gap: int, wrong: int) -> None:
    first, sound, slip = (
        f"{_SHORT[one.month - 1]} {one.day}, {one.year}" for one in (day, day + timedelta(gap), day + timedelta(gap + wrong))
    )
    text = f"The council met on {first}. {gap} days later, on {{other}}, the mayor resigned."
    assert _rules(text.format(other=sound)) == []
    assert "relative-date-mismatch" in _rules(text.format(other=slip))


@given(day=DAYS, years=st.integers(-80, 80))
def test_shifted_years_keep_month_and_day_but_for_leap_days(day: date, years: int) -> None:
    if not 1 <= day.year + years <= 9999:
        return
    there = shift_years(day, years)
    if (day.month, day.day) == (2, 29) and not isleap(there.year):
        assert (there.month, there.day) == (3, 1)
    else:
        assert (there.month, there.day) == (day.month, day.day)


def test_a_gap_that_no_calendar_holds_is_told_without_a_fix() -> None:
    text = "The trial opened on March 12, 2021, 9,000 years after the arrest on March 3, 2021."
    assert [finding.rule for finding in check(text).findings] == ["relative-date-mismatch"]
