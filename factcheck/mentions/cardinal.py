"""Cardinals: bare counts in digits or words, and vague counts ("dozens", "several hundred")."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.mentions.lexicon import context_pattern
from factcheck.mentions.measure import signed
from factcheck.mentions.mention import Mention
from factcheck.mentions.nonquantity import is_compound, is_counted, is_held_after, is_name_part, is_pronoun
from factcheck.mentions.numeral import Numeral, take_letter
from factcheck.mentions.qualifier import qualifier_before
from factcheck.mentions.reading import Reading
from factcheck.values import Quantity

_NO_THOUSANDS: Final = r" (?:[a-z]+ )?<thousands no>\b"
# What vague words mean in news usage, as multiples of their own number: core from, core below, support from (support has no end:
# nobody is misled by "hundreds" where there were a thousand).
_VAGUE: Final[dict[str, tuple[Fraction, Fraction, Fraction]]] = {
    "plural": (Fraction(2), Fraction(10), Fraction(1)),
    "several": (Fraction(3), Fraction(9), Fraction(1)),
    "few": (Fraction(2), Fraction(6), Fraction(1)),
    "handful": (Fraction(3, 5), Fraction(8, 5), Fraction(2, 5)),
    "couple": (Fraction(3, 2), Fraction(3), Fraction(1)),
}
# "A handful" that were more than so many times five would mislead.
_MOST_OF_FEW: Final = 4


def read_cardinal(text: str, numeral: Numeral) -> Reading | None:
    """The count that a numeral is; None where the words around it make it no quantity."""
    if numeral.letter is not None:
        after = numeral.letter[0]
        if is_counted(text, after) and not context_pattern(_NO_THOUSANDS).match(text, after):
            numeral = take_letter(numeral)
    if numeral.shape != "cardinal" or is_held_after(text, numeral.end) or is_compound(text, numeral) or is_name_part(text, numeral):
        return None
    if numeral.in_words and numeral.value == 1 and is_pronoun(text, numeral):
        return None
    start, value = (numeral.start, numeral.value) if numeral.in_words else signed(text, numeral)
    return Reading("cardinal", start, numeral.end, value, numeral.step, scaled=not numeral.whole)


def vague_mention(text: str, numeral: Numeral) -> Mention:
    """The mention of a vague count: "dozens", "hundreds of thousands", "several hundred"."""
    unit = Fraction(numeral.value)
    low, high, least = _VAGUE[numeral.vague or numeral.shape]
    core = Interval(unit * low, unit * high, high_open=True)
    support = Interval(unit * least, _MOST_OF_FEW * unit if numeral.vague == "handful" else None)
    start, meaning = qualifier_before(text, numeral.start)
    if meaning in ("under", "most", "just-under", "nearly"):
        core = support = Interval(Fraction(0), unit * high)
    value = Quantity(unit, "~", core, support, "", unit)
    return Mention("cardinal", Span(start, numeral.end), value, Span(numeral.start, numeral.end), of="vague")


def fold_mention(reading: Mention) -> Mention:
    """What "sixfold" is: a measure in times."""
    assert isinstance(reading.value, Quantity)
    return replace(reading, kind="measure", value=replace(reading.value, unit="times"))


def figures_mention(text: str, numeral: Numeral) -> Mention | None:
    """What "a six-figure sum" is: an amount of that many digits, in a currency that is not told."""
    if numeral.shape != "cardinal" or not 3 <= numeral.value <= 12 or not text.startswith("-figure", numeral.end):
        return None
    end = numeral.end + len("-figure")
    if text[end : end + 1].isalnum() or (numeral.start and text[numeral.start - 1] in "-$£€"):
        return None
    least = Fraction(10) ** (int(numeral.value) - 1)
    allowed = Interval(least, least * 10, high_open=True)
    value = Quantity(least, "~", allowed, allowed, "figure", least)
    return Mention("money", Span(numeral.start, end), value, Span(numeral.start, end), of="vague")
