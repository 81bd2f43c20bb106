"""Laws of the reading of times: any date in any newspaper form keeps its fields; what is told from publication lies where it must."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factcheck.interval import EMPTY, Interval
from factcheck.mentions.times import find_times

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
SHORT = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def ordinal(number):
    return f"{number}{'th' if number in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def month_then_day(year, month, day):
    return [
        f"{MONTHS[month - 1]} {day}, {year}",
        f"{SHORT[month - 1]} {day}, {year}",
        f"{MONTHS[month - 1].upper()} {day}, {year}",
        f"{MONTHS[month - 1]} {ordinal(day)}, {year}",
        f"{MONTHS[month - 1]} the {ordinal(day)}, {year}",
        f"{day} {MONTHS[month - 1]} {year}",
        f"{ordinal(day)} {MONTHS[month - 1]} {year}",
        f"the {ordinal(day)} of {MONTHS[month - 1]} {year}",
    ]


def all_forms(year, month, day):
    figures = [f"{month}/{day}/{year}", f"{year}-{month:02d}-{day:02d}"]
    return [*month_then_day(year, month, day), *figures]


# Years with four digits, of the Gregorian calendar, up to those that "2001 to 2200" are read as years.
dates = st.dates(date(1583, 1, 1), date(2199, 12, 31))
weekdays = st.integers(0, 6)


@given(dates, st.data())
def test_a_full_date_keeps_its_fields(day, data):
    form = data.draw(st.sampled_from(all_forms(day.year, day.month, day.day)))
    text = f"The clerk wrote {form} in the book."
    (mention,) = find_times(text, date(2021, 7, 5))
    assert mention.span.text_of(text) == form
    assert mention.value.timex == day.isoformat()
    assert (mention.value.year, mention.value.month, mention.value.day) == (day.year, day.month, day.day)
    assert mention.value.days == Interval.exactly(day.toordinal())


@given(dates, weekdays, st.data())
def test_a_weekday_beside_a_date_is_kept_apart_from_it(day, weekday, data):
    written = data.draw(st.sampled_from(month_then_day(day.year, day.month, day.day)))
    form = data.draw(
        st.sampled_from([f"{WEEKDAYS[weekday]}, {written}", f"{WEEKDAYS[weekday]} {written}", f"{written}, a {WEEKDAYS[weekday]}"])
    )
    text = f"It began on {form}, she said."
    (mention,) = find_times(text, date(2021, 7, 5))
    assert mention.span.text_of(text) == form
    assert mention.value.weekday == weekday
    assert mention.value.timex == day.isoformat()
    assert sorted(part.value.weekday is None for part in mention.parts) == [False, True]


@given(st.integers(1583, 2199), st.sampled_from([(2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31)]), st.data())
def test_a_day_that_no_calendar_has_is_read_as_written(year, month_day, data):
    month, day = month_day
    form = data.draw(st.sampled_from(all_forms(year, month, day)))
    (mention,) = find_times(f"Fees were due {form}, it said.", date(2021, 7, 5))
    assert (mention.value.year, mention.value.month, mention.value.day) == (year, month, day)
    assert mention.value.days == EMPTY
    assert mention.value.timex == f"{year:04d}-{month:02d}-{day:02d}"


@given(dates, weekdays)
def test_said_looks_back_and_will_looks_forward(published, weekday):
    name = WEEKDAYS[weekday]
    (said,) = find_times(f"The mayor said {name} that no one was hurt.", published)
    (will,) = find_times(f"The board will meet {name}.", published)
    back, ahead = (date.fromordinal(int(mention.value.days.low)) for mention in (said, will))
    assert back.weekday() == ahead.weekday() == weekday
    assert timedelta(0) <= published - back < timedelta(7)
    assert timedelta(0) <= ahead - published < timedelta(7)


@given(dates, st.integers(1, 12), st.integers(1, 28))
def test_a_year_left_out_is_a_year_beside_publication(published, month, day):
    (past,) = find_times(f"The mill burned down on {MONTHS[month - 1]} {day}.", published)
    (future,) = find_times(f"The trial will open on {MONTHS[month - 1]} {day}.", published)
    for mention in (past, future):
        there = date.fromordinal(int(mention.value.days.low))
        assert mention.value.year is None
        assert (there.month, there.day) == (month, day)
        assert abs((there - published).days) <= 366
    assert past.value.days.low <= future.value.days.low


@given(dates, st.integers(2, 60), st.sampled_from(["days", "weeks", "months", "years"]))
def test_so_long_ago_allows_the_day_so_long_ago(published, count, unit):
    (mention,) = find_times(f"The mine shut {count} {unit} ago.", published)
    days = count * {"days": 1, "weeks": 7, "months": 30, "years": 365}[unit]
    assert mention.value.days is not None
    assert published.toordinal() - days in mention.value.days


@given(st.integers(1, 400), st.sampled_from([("day", "D", 1, 1), ("week", "W", 7, 7), ("month", "M", 28, 31), ("year", "Y", 365, 366)]))
def test_a_length_counts_its_units(count, unit):
    word, code, shortest, longest = unit
    (mention,) = find_times(f"It took {count} {word}{'s' if count > 1 else ''}.", None)
    assert mention.value.timex == f"P{count}{code}"
    assert mention.value.nominal == count
    if count % 100:
        assert mention.value.length == Interval.of(count * shortest, count * longest)


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_of_day_tells_its_minute(hour, minute):
    half = "a.m." if hour < 12 else "p.m."
    (mention,) = find_times(f"The bell rang at {(hour - 1) % 12 + 1}:{minute:02d} {half} sharp.", date(2021, 7, 5))
    assert mention.value.minutes == Interval.exactly(hour * 60 + minute)
    assert mention.value.timex == f"2021-07-05T{hour:02d}:{minute:02d}"


@given(st.text(alphabet="0123456789 -/:.,'MayJunFridytodlsweekgohpm\n", max_size=60))
def test_mentions_stand_in_order_and_apart(text):
    found = find_times(text, date(2021, 7, 5))
    for mention, after in pairwise(found):
        assert mention.span.end <= after.span.start
    for mention in found:
        assert mention.span.contains(mention.core)
        for part in mention.parts:
            assert mention.span.contains(part.span)
