"""The corpora of number phrasings: each phrase is read whole, with exactly one meaning, and what is no quantity is not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.mentions.find import find_mentions
from factcheck.mentions.mention import Mention
from factcheck.mentions.numbers import find_numbers
from factcheck.values import Quantity, Timex

CORPORA = Path(__file__).parent.parent / "fixtures" / "mentions"
COUNTED = ("cardinal", "percent", "money", "measure", "age", "duration")
NAMES = ("cardinal", "qualified", "vague", "ordinal", "fraction", "percent", "money", "measure", "age", "score", "range", "none")


def entries(key: str, said: str = "said") -> list[Any]:
    return list(_entries(key, said))


def _entries(key: str, said: str) -> Iterator[Any]:
    for name in NAMES:
        for entry in yaml.safe_load((CORPORA / f"{name}.yaml").read_text("utf-8")):
            if key in entry:
                for phrase in entry[said] if said != key else entry[key]:
                    yield pytest.param(entry[key], phrase, id=f"{name}: {phrase}")


def unmark(phrase: str) -> tuple[str, int, int]:
    start = phrase.find("[[")
    if start < 0:
        return phrase, 0, len(phrase)
    text = phrase.replace("[[", "").replace("]]", "")
    return text, start, phrase.index("]]") - 2


def value_of(mention: Mention) -> Quantity:
    assert isinstance(mention.value, Quantity)
    return mention.value


@pytest.mark.parametrize(("means", "phrase"), entries("means"))
def test_whole_phrase_has_one_meaning(means: dict[str, Any], phrase: str) -> None:
    text, start, end = unmark(phrase)
    found = [m for m in find_numbers(text) if m.span.start < end and start < m.span.end]
    assert [m.span.text_of(text) for m in found] == [text[start:end]]
    mention, value = found[0], value_of(found[0])
    seen = {
        "kind": mention.kind,
        "number": value.nominal,
        "bound": value.bound,
        "unit": value.unit,
        "core": str(value.core),
        "support": str(value.support),
        "inclusive": value.inclusive,
        "of": mention.of,
        "sides": [value_of(part).nominal for part in mention.parts],
    }
    wanted = dict(means, number=Fraction(str(means["number"])))
    assert {key: seen[key] for key in wanted} == wanted


@pytest.mark.parametrize(("means", "phrase"), entries("range"))
def test_both_ends_of_a_range_allow_the_whole(means: dict[str, Any], phrase: str) -> None:
    found = find_numbers(phrase)
    assert [value_of(m).nominal for m in found] == means["ends"]
    assert {m.kind for m in found} == {means["kind"]}
    assert {value_of(m).unit for m in found} == {means.get("unit", "")}
    assert {m.of for m in found} == {"range"}
    low, high = (value_of(m).support for m in found)
    assert low == high
    assert str(low) == means.get("support", str(low))
    assert [value_of(part).nominal for part in found[0].parts] == means["ends"]


@pytest.mark.parametrize(("means", "phrase"), entries("two"))
def test_two_numbers_stay_two(means: dict[str, Any], phrase: str) -> None:
    found = find_numbers(phrase)
    assert [value_of(m).nominal for m in found] == means["ends"]
    assert {m.kind for m in found} == {means["kind"]}
    assert all(m.of != "range" for m in found)


@pytest.mark.parametrize(("phrases", "phrase"), entries("not_read", "not_read"))
def test_no_quantity_is_read(phrases: list[str], phrase: str) -> None:
    for text in (phrase, f"They spoke of {phrase} at length."):
        assert [m.span.text_of(text) for m in find_numbers(text)] == []


@pytest.mark.parametrize(("phrases", "text"), entries("not_read_lines", "not_read_lines"))
def test_list_markers_are_no_quantities(phrases: list[str], text: str) -> None:
    assert [m.span.text_of(text) for m in find_numbers(text)] == []


def test_sentences_are_read_as_they_are_labelled() -> None:
    """Whole sentences that no pattern was written for: value and bound of every quantity, lengths of time among them."""
    hits = wanted = seen = 0
    for row in yaml.safe_load((CORPORA / "sentences.yaml").read_text("utf-8")):
        gold = Counter((round(float(number), 4), bound) for number, bound in row["has"])
        values = (m.value for m in find_mentions(row["text"]) if m.kind in COUNTED and isinstance(m.value, Quantity | Timex))
        found = Counter((round(float(value.nominal or 0), 4), value.bound) for value in values)
        hits += (gold & found).total()
        wanted += gold.total()
        seen += found.total()
    assert 2 * hits / (wanted + seen) > 0.97
