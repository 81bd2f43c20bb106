"""How a quantity or a time is written in a claim: as a person writes it ("about 1,600", "July 2, 2021"), or as a number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from factcheck.interval import Interval
from factcheck.values import Quantity, Timex

_QUANTITY_KINDS = frozenset({"cardinal", "fraction", "percent", "money", "measure", "age", "ordinal", "duration"})
_TIMEX_KINDS = frozenset({"date", "time", "duration"})
_ORDINAL_WORDS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def parse_quantity(written: Any) -> Quantity:
    """What a number, or words that hold exactly one, allow.

    Raises:
        ValueError: if it is no number, or words with none or more than one; the message says what would be accepted.

    >>> parse_quantity("about 1,600").core
    Interval('[1550, 1650]')
    """
    if isinstance(written, Quantity):
        return written
    if isinstance(written, bool) or not isinstance(written, (int, float, Decimal, Fraction, str)):
        raise ValueError(f"a count is a number or words such as 'about 1,600', got {type(written).__name__}")
    if not isinstance(written, str):
        try:
            exact = Fraction(str(written)) if isinstance(written, float) else Fraction(written)
        except (ValueError, OverflowError) as error:
            raise ValueError(f"a count is a finite number, got {written!r}") from error
        return Quantity(exact, "=", Interval.exactly(exact), Interval.exactly(exact))
    from factcheck.mentions.find import find_mentions

    found = [mention for mention in find_mentions(written) if mention.kind in _QUANTITY_KINDS and isinstance(mention.value, Quantity)]
    if len(found) != 1 or written[found[0].span.end :].strip() or written[: found[0].span.start].strip():
        raise ValueError(
            f"{written!r} is not one number; write a number (1037) or words such as 'about 1,600', "
            "'at least 12', 'two-thirds', '37 percent'"
        )
    value = found[0].value
    assert isinstance(value, Quantity)
    return value


def parse_timex(written: Any) -> Timex:
    """What a date, or words for one that need no publication date to be understood, allow.

    Raises:
        ValueError: if it is no date, or words with none or more than one; the message says what would be accepted.

    >>> parse_timex("July 2, 2021").timex
    '2021-07-02'
    """
    if isinstance(written, Timex):
        return written
    if isinstance(written, date):
        day = Interval.exactly(written.toordinal())
        return Timex(written.isoformat(), day, "day", year=written.year, month=written.month, day=written.day)
    if not isinstance(written, str):
        raise ValueError(f"a date is written as '2021-07-02' or 'July 2, 2021', got {type(written).__name__}")
    from factcheck.mentions.find import find_mentions

    found = [mention for mention in find_mentions(written) if mention.kind in _TIMEX_KINDS]
    if len(found) != 1 or written[found[0].span.end :].strip() or written[: found[0].span.start].strip():
        raise ValueError(f"{written!r} is not one date; write '2021-07-02', 'July 2, 2021', 'July 2021' or '2021'")
    value = found[0].value
    assert isinstance(value, Timex)
    return value


def parse_ordinal(written: Any) -> int:
    """The place in a row that a whole number, or a word such as "fifth" or "21st", says.

    Raises:
        ValueError: if it is neither, or below 1; the message says what would be accepted.

    >>> parse_ordinal("fifth")
    5
    """
    wanted = "write a whole number from 1 on, or a word such as 'fifth' or '21st'"
    if isinstance(written, int) and not isinstance(written, bool):
        if written < 1:
            raise ValueError(f"an ordinal counts from 1, got {written}; {wanted}")
        return written
    if not isinstance(written, str):
        raise ValueError(f"an ordinal is not of type {type(written).__name__}; {wanted}")
    if written.strip().isdecimal():
        return parse_ordinal(int(written))
    from factcheck.mentions.find import find_mentions

    found = [mention for mention in find_mentions(written) if mention.kind == "ordinal" and isinstance(mention.value, Quantity)]
    if len(found) != 1 or found[0].span.text_of(written) != written.strip():
        raise ValueError(f"{written!r} is not one ordinal; {wanted}")
    value = found[0].value
    assert isinstance(value, Quantity)
    return int(value.nominal)


def write_quantity(value: Quantity) -> str:
    """A quantity as a person writes it, in a form that `parse_quantity` reads back, for sheets, JSON and explanations.

    >>> write_quantity(parse_quantity("about 1,600")), write_quantity(parse_quantity("two-thirds"))
    ('about 1,600', '2/3')
    """
    number, unit = _write_number(value.nominal), {"": "", "%": " percent"}.get(value.unit, f" {value.unit}")
    words = {"=": "", "~": "about ", "<": "up to " if value.inclusive else "under ", ">": "at least " if value.inclusive else "more than "}
    return f"{words[value.bound]}{number}{unit}"


def _write_number(number: Fraction) -> str:
    if number.denominator == 1:
        return f"{number.numerator:,}"
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    if Fraction(exact) == number:
        return f"{exact:,f}"
    return f"{number.numerator}/{number.denominator}"


def write_ordinal(value: int) -> str:
    """An ordinal as news writes it: in words up to ninth, else in figures.

    >>> write_ordinal(5), write_ordinal(22), write_ordinal(111)
    ('fifth', '22nd', '111th')
    """
    if value < len(_ORDINAL_WORDS):
        return _ORDINAL_WORDS[value]
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value:,}{ending}"


def write_timex(value: Timex) -> str:
    """The TIMEX3 value."""
    return value.timex


QuantityField = Annotated[
    Quantity,
    BeforeValidator(parse_quantity),
    PlainSerializer(write_quantity, return_type=str),
    WithJsonSchema(
        {
            "anyOf": [{"type": "number"}, {"type": "string"}],
            "examples": [1037, "about 1,600", "at least 12", "two-thirds", "37 percent"],
            "description": "a number, or the words for one with its qualifier",
        }
    ),
]
OrdinalField = Annotated[
    int,
    BeforeValidator(parse_ordinal),
    WithJsonSchema(
        {
            "anyOf": [{"type": "integer", "minimum": 1}, {"type": "string"}],
            "examples": [5, "fifth", "21st"],
            "description": "a place in a row, from 1",
        }
    ),
]
TimexField = Annotated[
    Timex,
    BeforeValidator(parse_timex),
    PlainSerializer(write_timex, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "examples": ["2021-07-02", "July 2, 2021", "July 2021", "2021"],
            "description": "a date, month or year",
        }
    ),
]
