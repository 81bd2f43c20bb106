"""find_mentions: one list, in order, in which numbers, times and names do not overlap."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.mentions.find import find_mentions
from factcheck.values import Timex

WORDS = st.sampled_from(
    [
        *(
            "Friday",
            "July",
            "4,",
            "2021",
            "three",
            "weeks",
            "a",
            "9-year-old",
            "boy",
            "12",
            "people",
            "paid",
            "$40",
            "day",
            "the",
            "first",
            "of",
        ),
        *("between", "5", "and", "7", "miles", "(16", "km)", "Ann", "Gray,", "42,", "in", "her", "60s", "nearly", "half", "an", "hour"),
        *("10-2", "vote", "1,037", "Route", "66", "said", "on", "20th", "two", "to", "years", "ago", "about", "40", "percent", "each"),
    ]
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("On July 4, 2021, she left.", [("date", "July 4, 2021")]),
        ("A 9-year-old boy was found.", [("age", "9-year-old")]),
        ("It took three weeks.", [("duration", "three weeks")]),
        ("About 12 people waited three hours.", [("cardinal", "About 12"), ("duration", "three hours")]),
        ("They paid $40 a day.", [("money", "$40 a day")]),
        ("It closed in the first quarter.", [("date", "the first quarter")]),
        ("The 20th century began.", [("date", "The 20th century")]),
    ],
)
def test_each_word_is_read_once(text: str, read: list[tuple[str, str]]) -> None:
    found = find_mentions(text, published=date(2021, 7, 5))
    assert [(m.kind, m.span.text_of(text)) for m in found] == read


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    found = find_mentions(text, published=date(2021, 7, 5))
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_a_range_is_whole_or_not_there(text: str) -> None:
    found = find_mentions(text)
    starts = [m.parts[0].span.start for m in found if m.of == "range" and m.kind not in ("date", "time", "duration", "set")]
    assert all(starts.count(start) == 2 for start in starts)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_each_length_of_time_has_a_number(text: str) -> None:
    lengths = [m.value for m in find_mentions(text) if m.kind == "duration"]
    assert all(isinstance(value, Timex) and value.nominal is not None for value in lengths)
