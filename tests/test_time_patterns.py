"""No rule of times may be slow on any input: each pattern is fed 32 KB of its own worst prefix, and the whole reader of many."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from growth import assert_linear

from factcheck.mentions import times
from factcheck.mentions.first_class import first_classes
from factcheck.mentions.time_words import classify, lexicon

CORPORA = Path(__file__).parents[1] / "fixtures" / "mentions"
RULES = times._RULES
PUBLISHED = date(2021, 7, 5)


def corpus_texts():
    for kind in ("date", "time", "duration", "set"):
        corpus = yaml.safe_load((CORPORA / f"{kind}.yaml").read_text(encoding="utf-8"))
        for meaning in corpus["meanings"]:
            yield from (phrase.replace("[[", "").replace("]]", "") for phrase in meaning["phrasings"])


def matches_of(rule):
    """What the rule's pattern matches in the corpora, as classes."""
    pattern = lexicon().pattern(rule.template)
    return {found.group() for text in corpus_texts() for found in pattern.finditer(classify(text).classes) if found.group()}


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_pattern_is_linear_on_its_worst_prefix(rule):
    pattern = lexicon().pattern(rule.template)
    matched = matches_of(rule)
    assert matched, "the corpora hold no phrase that the pattern matches"
    longest = max(matched, key=len)
    for prefix in {longest[: len(longest) - cut] or longest for cut in (1, 2)} | {longest + " "}:
        assert_linear(lambda text: sum(1 for _ in pattern.finditer(text)), prefix, 32_000)


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_is_tried_where_it_can_begin(rule):
    first = first_classes(lexicon().expand(rule.template))
    assert {match[0] for match in matches_of(rule)} <= first


WORST = [
    "two ", "twenty ", "twenty-", "one hundred and ", "1,000,", "1.", "12/12/", "9:10:", "Jan. ", "May ", "March ", "in March ",
    "Friday, ", "Monday to ", "July 3-", "July 3 to ", "from ", "the ", "a ", "in the ", "the first ", "last ", "at least ", "about ",
    "more than ", "half past ", "a quarter to ", "'9", "1998-", "two days ", "two weeks and ", "the day before ", "every ",
    "said Friday ", "Christmas ", "New Year's ", "years or ", "Q3 ", "fiscal ", "this past ", "9 a.m. ", "9 a.m. to ", "(", "\n", " ",
    "second ", "the second ", "year-", "Friday night ", "will meet ", "the year ", "60 ", "Sept. 11 ",
]  # fmt: skip


@pytest.mark.parametrize("prefix", WORST)
def test_reader_is_linear_on_worst_prefixes(prefix):
    assert_linear(lambda text: times.find_times(text, PUBLISHED), prefix, 16_000)


@pytest.mark.parametrize("published", [None, date.min, date(1, 3, 1), date(1582, 10, 15), date(9999, 1, 3), date.max])
def test_no_publication_date_breaks_the_reading(published):
    for text in corpus_texts():
        for mention in times.find_times(text, published):
            assert mention.span.contains(mention.core)


def test_classes_of_a_long_text_are_those_of_its_tokens():
    text = "\n\n".join(corpus_texts())
    read = classify(text)
    assert "".join(read.tokens) == text
    assert len(read.classes) == len(read.tokens) == len(read.starts) - 1
    assert all(text[start : start + len(token)] == token for start, token in zip(read.starts, read.tokens, strict=False))


@pytest.mark.parametrize(
    ("pattern", "first"),
    [("ab", "a"), ("a?b", "ab"), ("(?:a|b)c", "ab"), ("(?!x)[ab]*c", "abc"), ("(?P<n>a{0,2})b", "ab"), (r"\.a", "."), ("a(?=[)])|b", "ab")],
)
def test_first_classes(pattern, first):
    assert first_classes(pattern) == set(first)


@pytest.mark.parametrize("pattern", ["a?", r"\w", "[^a]b", ""])
def test_first_classes_refuses_what_may_begin_anyhow(pattern):
    with pytest.raises(ValueError, match="nothing is known"):
        first_classes(pattern)


def test_no_rule_has_the_name_of_another():
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[\w' .-]+", name) for name in names)
