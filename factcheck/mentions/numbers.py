"""find_numbers: every number of a text with what it is a number of, in text order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from factcheck.mentions.age import goes_on_ages, read_age
from factcheck.mentions.cardinal import figures_mention, fold_mention, read_cardinal, vague_mention
from factcheck.mentions.context import word_after, word_before
from factcheck.mentions.fraction import read_fraction
from factcheck.mentions.lexicon import currencies, unit_openers, units, word_set
from factcheck.mentions.measure import read_measure
from factcheck.mentions.mention import Mention
from factcheck.mentions.money import are_weighed, currency_before, read_money
from factcheck.mentions.nonquantity import is_capital_inside, is_counted, is_held_before, is_in_title, is_name_part, skip_from
from factcheck.mentions.numeral import Numeral, number_starts, numeral_at
from factcheck.mentions.ordinal import read_ordinal
from factcheck.mentions.percent import read_percent
from factcheck.mentions.quantity import Meaning, Nature, quantity
from factcheck.mentions.ranges import is_range, joint_at, range_mentions, share_unit
from factcheck.mentions.rate import rate_behind, with_rate
from factcheck.mentions.reading import Reading, mention_of
from factcheck.mentions.score import read_score
from factcheck.values import Bound, Quantity

# The first that reads a numeral says what it is. Most numbers have no unit; those that may have one go the longer way.
_Readers = tuple[Callable[[str, Numeral], Reading | None], ...]
_READERS: Final[_Readers] = (read_money, read_percent, read_age, read_fraction, read_measure, read_ordinal, read_cardinal)
_SHARE_READERS: Final[_Readers] = (read_percent, read_measure, read_fraction)
_BARE_READERS: Final[_Readers] = (read_age, read_fraction, read_ordinal, read_cardinal)
_FOLLOW: Final = re.compile(r"(?: ?- ?|[  \n])?([^\W\d_]+)")
# Words that a hyphen ties to a figure without making a name of it: "sub-7", "minus-130", "now-18 year-old".
_PREFIXES: Final = (
    "sub-",
    "under-",
    "over-",
    "minus-",
    "now-",
    "then-",
    "mid-",
    "nearly-",
    "almost-",
    "about-",
    "plus-",
    "-to-",
    "-and-",
    "-or-",
)


def find_numbers(text: str) -> list[Mention]:
    """The numbers in `text`: cardinals, ordinals, shares, percents, money, measures, ages, scores.

    They do not overlap. Numbers that are no quantities (Route 66, a telephone number) are left out.

    >>> [(m.kind, int(m.value.nominal), m.value.bound) for m in find_numbers("Nearly 1,600 people paid $2m.")]
    [('cardinal', 1600, '~'), ('money', 2000000, '=')]
    """
    found: list[Mention] = []
    reached = 0
    listed, listed_end = "", 0  # what the last number was, when more of its kind may follow: "ages 7, 12 and 15", "Sections 3 and 5"
    for start in number_starts(text):
        if start < reached:
            continue
        numeral = numeral_at(text, start)
        if numeral is None or numeral.start < reached:
            continue
        mentions: tuple[Mention, ...]
        goes_on = listed and numeral.digits and text[listed_end:start] in _LIST_GAPS
        if goes_on and listed == "age" and numeral.value < 116 and goes_on_ages(text, numeral.end):
            reading = Reading("age", start, numeral.end, numeral.value, 1, "year", "exact")
            mentions, end = (mention_of(text, reading),), numeral.end
        elif (goes_on and (listed == "name" and not is_counted(text, numeral.end))) or (
            listed == "rank" and _is_next_rank(text, listed_end, numeral)
        ):
            mentions, end = (), numeral.end
        else:
            mentions, end = _read(text, numeral)
            listed = _listed(text, numeral, mentions)
        listed_end = end
        found.extend(mentions)
        reached = max(end, start + 1)
    _mark_conversions(text, found)
    _settle_pounds(text, found)
    return found


_LIST_GAPS: Final = frozenset((", ", " and ", ", and ", " & ", " or ", " through ", "; "))


_RANKS: Final = 100


def _is_next_rank(text: str, end: int, numeral: Numeral) -> bool:
    """Whether a figure behind "number 10" is the next rank, whatever stands behind it: "her number 10 and 11 seeds"."""
    return text[end : numeral.start] in (" and ", " or ") and numeral.value < _RANKS


def _listed(text: str, numeral: Numeral, mentions: tuple[Mention, ...]) -> str:
    """What more numbers after this one would be, if a list goes on; "" where they are read for themselves."""
    if not numeral.digits:
        return ""
    if mentions:
        last = mentions[-1]
        return "age" if last.kind == "age" and len(last.core) == len(numeral.digits) else ""
    word = word_before(text, numeral.start).lower()
    if word == "number" and numeral.value < _RANKS:
        return "rank"
    return "name" if word.removesuffix(".").endswith("s") and word in word_set("numbered_nouns.txt") else ""


def _read(text: str, numeral: Numeral) -> tuple[tuple[Mention, ...], int]:
    """The mentions that a numeral begins, and where reading goes on."""
    if is_in_title(text, numeral):
        return (), numeral.end
    if numeral.in_words:
        if numeral.shape == "plural" or (numeral.vague and numeral.vague != "fold"):
            return (vague_mention(text, numeral),), numeral.end
        if is_capital_inside(text, numeral):
            return (), numeral.end
    else:
        start = numeral.start
        if is_held_before(text, start) and not text[max(0, start - 7) : start].lower().endswith(_PREFIXES):
            reading = read_money(text, numeral)
            if reading is None or reading.start == start:
                return (), _held_end(text, numeral.end)
            return _finish(text, reading)
        if (end := skip_from(text, numeral)) > 0:
            return (), end
        score = read_score(text, numeral)
        if score is not None:
            return (score,), score.span.end
    figures = figures_mention(text, numeral)
    if figures is not None:
        return (figures,), figures.span.end
    reading = _read_one(text, numeral)
    if reading is None:
        if numeral.shape != "cardinal":
            return (), numeral.end
        if is_name_part(text, numeral):
            return (), _held_end(text, numeral.end)
        return _pair(text, _bare(numeral)) or ((), numeral.end)
    if numeral.vague == "fold":
        return (fold_mention(mention_of(text, reading)),), numeral.end
    return _finish(text, reading)


def _finish(text: str, reading: Reading) -> tuple[tuple[Mention, ...], int]:
    pair = _pair(text, reading)
    if pair is not None:
        return pair
    mention = mention_of(text, with_rate(text, reading))
    return (mention,), mention.span.end


def _held_end(text: str, end: int) -> int:
    """Where the rest of a name in figures ends: "555-0134" after "S"."""
    while end < len(text) and (text[end].isalnum() or (text[end] in "-–/" and text[end + 1 : end + 2].isdigit())):
        end += 1
    return end


def _read_one(text: str, numeral: Numeral) -> Reading | None:
    if numeral.shape == "ordinal":
        return read_ordinal(text, numeral)
    return _first(_readers(text, numeral), text, numeral)


def _readers(text: str, numeral: Numeral) -> _Readers:
    start, end = numeral.start, numeral.end
    if start and text[start - 1] not in " \n(" and not text[start - 1].isalpha():
        return _READERS
    if start > 1 and text[start - 2] in currencies().marks and currency_before(text, start)[1]:
        return _READERS
    if numeral.shape == "share":
        return _SHARE_READERS
    found = _FOLLOW.match(text, end)
    if found is None:
        return _BARE_READERS if text[end : end + 1] in _PLAIN else _READERS
    return _READERS if numeral.letter or found.group(1).lower().rstrip("²³") in unit_openers() else _BARE_READERS


_PLAIN: Final = frozenset(("", ".", ",", ";", ":", ")", "\n"))


def _first(readers: _Readers, text: str, numeral: Numeral) -> Reading | None:
    for reader in readers:
        reading = reader(text, numeral)
        if reading is not None:
            return reading
    return None


def _bare(numeral: Numeral) -> Reading:
    return Reading("cardinal", numeral.start, numeral.end, numeral.value, numeral.step, scaled=not numeral.whole)


def _pair(text: str, low: Reading) -> tuple[tuple[Mention, ...], int] | None:
    """Both ends of a range or of a change that begins with `low`; None where it stands alone."""
    joint = joint_at(text, low.end)
    if joint is None or low.kind in ("ordinal", "fraction"):
        return None
    other = _numeral_after(text, joint.end())
    if other is None or other.shape != "cardinal" or other.vague or (other.in_words and text[other.start].isupper()):
        return None
    high = _read_high(text, other)
    both = share_unit(low, high) if high else None
    if both is None or high is None:
        return None
    if low.kind == "money" and high.kind == "cardinal" and is_counted(text, other.end):
        return None  # "gave $90,000 to six schools"
    low, high = both[0], with_rate(text, both[1])
    if is_range(text, low, high, joint.group()):
        mentions = range_mentions(text, low, high)
    elif "to" in joint.group() or joint.group()[:2] == "- ":
        mentions = mention_of(text, low), mention_of(text, high)
    else:
        return None
    return mentions, mentions[1].span.end


def _numeral_after(text: str, at: int) -> Numeral | None:
    """The numeral at `at`, past a currency mark or the article of "a million"."""
    for _ in range(4):
        numeral = numeral_at(text, at)
        if numeral is not None:
            return numeral if numeral.start >= at - 2 else None
        if text[at : at + 1].isalnum() and text[at : at + 1] not in "aAUS":
            return None
        at += 1
    return None


def _read_high(text: str, numeral: Numeral) -> Reading | None:
    reading = _first(_READERS[:-2], text, numeral)
    if reading is not None:
        return reading
    after = text[numeral.end : numeral.end + 1]
    if after.isalnum() or (after and after in "-/" and text[numeral.end + 1 : numeral.end + 2].isdigit()):
        return None
    return _bare(numeral)


def _mark_conversions(text: str, found: list[Mention]) -> None:
    """Mark the second of "10 miles (16 kilometers)" as the same length in another unit."""
    first = None
    for at, second in enumerate(found):
        if first is not None and first.kind == second.kind and second.kind in ("measure", "money") and not second.of:
            gap = text[first.span.end : second.span.start]
            apart = gap == ", or " and _are_of_two_kinds(first, second)  # "60 acres, or 200 bushels an acre"
            apart = apart or word_after(text, second.span.end) in ("is", "was", "are", "were")  # "42 feet (14 meters is less than 46 feet)"
            if gap in (" (", "(", ", or ") and not apart and getattr(first.value, "unit", "") != getattr(second.value, "unit", ""):
                found[at] = _converted(first, second)
                if not first.of and (rate := rate_behind(text, second.span.end)):
                    found[at - 1] = replace(first, of=rate)
        first = second


def _settle_pounds(text: str, found: list[Mention]) -> None:
    """Pounds are money throughout a draft that tells of pounds paid: "was fined 300 pounds and 50 in costs, which makes 350 pounds"."""
    if not any(getattr(mention.value, "unit", "") == "GBP" for mention in found):
        return
    for at, mention in enumerate(found):
        if mention.of in ("", "range") and not are_weighed(text, mention.span.start, mention.span.end):
            found[at] = _as_pounds_paid(mention)


def _as_pounds_paid(mention: Mention) -> Mention:
    """The mention, and those within it, with the pounds of a weight as pounds sterling; any other as it is."""
    value = mention.value
    if not isinstance(value, Quantity) or value.unit != "pound" or mention.kind != "measure":
        return mention
    money = quantity(value.nominal, value.step, _MEANINGS.get((value.bound, value.inclusive), ""), "GBP", "count")
    if mention.of == "range":
        money = replace(value, unit="GBP")
    return replace(mention, kind="money", value=money, parts=tuple(map(_as_pounds_paid, mention.parts)))


def _are_of_two_kinds(first: Mention, second: Mention) -> bool:
    """Whether two measures are of two dimensions, so that neither restates the other."""
    known = units().by_name
    dimensions = [known[unit].dimension for mention in (first, second) if (unit := getattr(mention.value, "unit", "")) in known]
    return len(set(dimensions)) > 1


def _converted(first: Mention, second: Mention) -> Mention:
    """A conversion shares the qualifier of what it converts: "more than 10 miles (16 kilometers)"."""
    one, other = first.value, second.value
    if isinstance(one, Quantity) and isinstance(other, Quantity) and one.bound != "=" and other.bound == "=" and first.of != "range":
        nature: Nature = "amount" if second.kind == "measure" else "count"
        other = quantity(other.nominal, other.step, _MEANINGS[one.bound, one.inclusive], other.unit, nature)
    return replace(second, value=other, parts=(first,), of="conversion")


_MEANINGS: Final[dict[tuple[Bound, bool], Meaning]] = {
    ("~", False): "about",
    (">", False): "over",
    (">", True): "least",
    ("<", False): "under",
    ("<", True): "most",
}
