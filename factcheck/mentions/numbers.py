"""find_numbers: every number of a text with what it is a number of, in text order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from factcheck.draft import Span
from factcheck.mentions.age import read_age
from factcheck.mentions.cardinal import fold_mention, read_cardinal, vague_mention
from factcheck.mentions.fraction import read_fraction
from factcheck.mentions.measure import read_measure
from factcheck.mentions.mention import Mention
from factcheck.mentions.money import read_money
from factcheck.mentions.nonquantity import is_glued, skip_from
from factcheck.mentions.numeral import Numeral, read_numeral, trigger
from factcheck.mentions.ordinal import read_ordinal
from factcheck.mentions.percent import read_percent
from factcheck.mentions.ranges import is_range, joint_at, range_mentions, share_unit
from factcheck.mentions.rate import with_rate
from factcheck.mentions.reading import Reading, mention_of
from factcheck.mentions.score import read_score

# The first that reads a numeral says what it is.
_READERS: Final[tuple[Callable[[str, Numeral], Reading | None], ...]] = (read_money, read_percent, read_age, read_fraction, read_measure, read_ordinal, read_cardinal)


def find_numbers(text: str) -> list[Mention]:
    """The numbers in `text`: cardinals, ordinals, shares, percents, money, measures, ages, scores.

    They do not overlap. Numbers that are no quantities (Route 66, a telephone number) are left out.

    >>> [(m.kind, int(m.value.nominal), m.value.bound) for m in find_numbers("Nearly 1,600 people paid $2m.")]
    [('cardinal', 1600, '~'), ('money', 2000000, '=')]
    """
    found: list[Mention] = []
    reached = 0
    for match in trigger().finditer(text):
        if match.start() < reached:
            continue
        numeral = read_numeral(text, match)
        if numeral is None or numeral.start < reached:
            continue
        mentions, end = _read(text, numeral)
        found.extend(mentions)
        reached = max(end, match.end())
    _mark_conversions(text, found)
    return found


def _read(text: str, numeral: Numeral) -> tuple[list[Mention], int]:
    """The mentions that a numeral begins, and where reading goes on."""
    if numeral.shape == "plural" or (numeral.vague and numeral.vague != "fold"):
        return [vague_mention(text, numeral)], numeral.end
    if numeral.digits:
        end = skip_from(text, numeral)
        if end:
            return [], end
        score = read_score(text, numeral.start)
        if score is not None:
            return [score], score.span.end
    reading = _read_one(text, numeral)
    if reading is None and not numeral.in_words and joint_at(text, numeral.end):
        reading = _low_end(text, numeral)
        pair = _pair(text, reading) if reading else None
        return pair or ([], numeral.end)
    if reading is None:
        return [], numeral.end
    if numeral.vague == "fold":
        return [fold_mention(text, numeral, mention_of(text, reading))], numeral.end
    pair = _pair(text, reading)
    if pair is not None:
        return pair
    mention = mention_of(text, with_rate(text, reading))
    return [mention], mention.span.end


def _read_one(text: str, numeral: Numeral) -> Reading | None:
    for reader in _READERS:
        reading = reader(text, numeral)
        if reading is not None:
            return reading
    return None


def _low_end(text: str, numeral: Numeral) -> Reading | None:
    """The first number of "5-10W", which alone would be no quantity."""
    start = numeral.start
    if start and (text[start - 1].isalnum() or text[start - 1] in "-/.,_#"):
        return None
    return Reading("cardinal", start, numeral.end, numeral.value, numeral.step, scaled=not numeral.whole)


def _pair(text: str, low: Reading) -> tuple[list[Mention], int] | None:
    """Both ends of a range or of a change that begins with `low`; None where it stands alone."""
    joint = joint_at(text, low.end)
    if joint is None or low.kind in ("ordinal", "fraction"):
        return None
    at = joint.end()
    while text[at : at + 1] in "$€£¥₹-A":
        if text[at : at + 1] == "" or at > joint.end() + 4:
            return None
        at += 1
    match = trigger().match(text, at)
    other = read_numeral(text, match) if match else None
    if other is None or other.shape != "cardinal" or other.vague:
        return None
    if text[joint.start()] in "-–—" and is_glued(text, Numeral(low.start, low.end, low.value, low.step)):
        return None
    high = _read_high(text, other)
    if high is None:
        return None
    both = share_unit(low, high)
    if both is None:
        return None
    low, high = both
    high = with_rate(text, high)
    if is_range(text, low, high, joint.group()):
        mentions = range_mentions(text, low, high)
    else:
        if "to" not in joint.group():
            return None
        mentions = mention_of(text, low), mention_of(text, high)
    return list(mentions), mentions[1].span.end


def _read_high(text: str, numeral: Numeral) -> Reading | None:
    for reader in _READERS[:-2]:
        reading = reader(text, numeral)
        if reading is not None:
            return reading
    after = text[numeral.end : numeral.end + 1]
    if after.isalnum() or (after in "-/" and after and text[numeral.end + 1 : numeral.end + 2].isalnum()):
        return None
    return Reading("cardinal", numeral.start, numeral.end, numeral.value, numeral.step, scaled=not numeral.whole)


def _mark_conversions(text: str, found: list[Mention]) -> None:
    """Mark the second of "10 miles (16 kilometers)" as the same length in another unit."""
    for at in range(1, len(found)):
        first, second = found[at - 1], found[at]
        if first.kind != second.kind or first.kind not in ("measure", "money") or second.of:
            continue
        gap = text[first.span.end : second.span.start]
        if gap in (" (", "(", ", or ") and getattr(first.value, "unit", "") != getattr(second.value, "unit", ""):
            found[at] = Mention(second.kind, Span(second.span.start, second.span.end), second.value, second.core, (first,), "conversion")
