"""link_conversions: one measure in two units, side by side: "10 miles (16 kilometers)".

"conversion": measure, conversion. The reader of mentions marks a measure that stands in parentheses, or after "or", beside one of the
same dimension; others are set off by a dash or by "which is". A temperature may stand in a sentence of its own that names the other scale.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, words_between
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link
from factcheck.mentions.lexicon import units

# How many measures on a figure may be restated, how near a conversion lies, and what is measured.
_AHEAD: Final = 12
_BESIDE: Final = 2
_TWO_DIGITS: Final = 10
_WIDEST: Final = 2
_BEHIND: Final = 5
_TENFOLD: Final = 10
_OPENS_NO_PART: Final = frozenset(("since", "for", "after", "before", "during", "with", "despite", "under"))
_NEARLY: Final = Fraction(3, 100)
_ROUNDLY: Final = Fraction(1, 10)
_DIMENSIONS: Final = ("height", "length", "width", "depth", "weight", "speed", "area")


def link_conversions(board: Board) -> list[Link]:
    """Each converted measure with the one that it converts."""
    by_core = {entry.figure.mention.core: entry for entry in board.counts}
    links: list[Link] = []
    for entry in board.counts:
        mention = entry.figure.mention
        if mention.of != "conversion" or len(mention.parts) != 1:
            continue
        measure = by_core.get(mention.parts[0].core)
        if measure is not None and measure.id != entry.id and measure.start < entry.start and not _are_differences(measure, entry):
            between = Span(measure.figure.mention.span.end, mention.span.start)
            links.append(Link("conversion", (("measure", measure.id), ("conversion", entry.id)), (between,)))
    known = {name for link in links for name in link.ids("conversion")}
    for links_of in (_set_off, _on_the_other_scale, _summed_up, _told_apart):
        links.extend(link for link in links_of(board) if not known & set(link.ids("conversion")))
    return links


def _are_differences(measure: Entry, conversion: Entry) -> bool:
    """Whether two temperatures fit as so many degrees more or less: "has warmed by 9 degrees Fahrenheit (5 degrees Celsius)"."""
    lead = {token.lemma for token in measure.figure.tokens_before(3)} | {token.text.lower() for token in measure.figure.tokens_before(3)}
    behind = {token.text.lower() for token in list(conversion.figure.tokens_after())[:_BEHIND]}
    if not (lead | behind) & word_set("more or less of a temperature"):
        return False
    own, other = (units().by_name.get(entry.unit) for entry in (measure, conversion))
    if own is None or other is None or not own.factor or not other.factor or not (own.offset or other.offset):
        return False
    exact = measure.claim.count.nominal * own.factor / other.factor
    return abs(exact - conversion.claim.count.nominal) <= max(conversion.claim.count.step, exact * _NEARLY)


def _set_off(board: Board) -> Iterator[Link]:
    """A measure set off right behind one of the same dimension in another unit: "50 kilograms — 110 pounds —", "38 C, which is 100 F"."""
    for measure, conversion in pairwise(board.counts):
        if measure.figure.sentence is not conversion.figure.sentence or measure.unit == conversion.unit:
            continue
        if conversion.figure.mention.of == "range":
            continue  # "40 to 70 meters, or 130 to 230 feet": the first of a range does not restate the last of another
        if not _dimension(measure.unit) or _dimension(measure.unit) != _dimension(conversion.unit):
            continue
        if _is_joint(measure, conversion) and not conversion.claim.scope.quoted and not _are_per_different(measure, conversion):
            licence = Span(measure.figure.mention.span.end, conversion.figure.mention.span.start)
            yield Link("conversion", (("measure", measure.id), ("conversion", conversion.id)), (licence,))


def _are_per_different(first: Entry, second: Entry) -> bool:
    """Whether two measures are each told for so much of something else: "100 kWh per year", "275 Wh per day"."""
    ours, theirs = first.figure.mention.of, second.figure.mention.of
    return ours.startswith("per:") and theirs.startswith("per:") and ours != theirs


# The words between a measure and what it is in another unit, beside marks, adjectives of dimension ("long") and "about".
_JOINTS: Final = frozenset({
    ("which", "is"), ("that", "is"), ("or",), ("which", "equals"), ("equal", "to"), ("equivalent", "to"), ("the", "equivalent", "of"),
    ("or", "the", "equivalent", "of"), ("which", "equal"), ("which", "comes", "to"), ("i.e.",), ("the", "same", "as"),
})  # fmt: skip
_DASHES: Final = frozenset(("—", "–", "--"))


def _is_joint(measure: Entry, conversion: Entry) -> bool:
    """Whether the words between a measure and the next say that the second restates the first: "30 miles long, or 48 kilometers"."""
    tokens = words_between(measure.figure.sentence, measure.figure.mention.span.end, conversion.figure.mention.span.start)
    loose = word_set("share qualifiers") | word_set("dimension adjectives")
    marks = [token.text for token in tokens if token.tag == "PUNCT"]
    words = tuple(token.text.lower() for token in tokens if token.tag != "PUNCT" and token.text.lower() not in loose)
    if words:
        return words in _JOINTS and bool(marks)
    after = next(iter(conversion.figure.tokens_after()), None)
    closed = after is None or after.tag == "PUNCT" or after.text.lower() in word_set("dimension adjectives")
    if len(marks) == 1 and marks[0] in _DASHES:
        return True
    return marks == [","] and closed and (conversion.claim.count.bound != "=" or len(words) < len([t for t in tokens if t.tag != "PUNCT"]))


def _on_the_other_scale(board: Board) -> Iterator[Link]:
    """A temperature that a sentence gives on the other scale by name, where the draft has one on the first ("On the Fahrenheit scale")."""
    for entry in board.counts:
        if not entry.unit.startswith("degree") or entry.claim.scope.quoted:
            continue
        named = {token.text for token in entry.figure.sentence.tokens if token.span.end <= entry.start} & {"Fahrenheit", "Celsius"}
        if len(named) != 1 or entry.unit not in ("degree", f"degree {next(iter(named))}"):
            continue
        other = "degree Celsius" if named == {"Fahrenheit"} else "degree Fahrenheit"
        known = [read for read in board.near(entry.start) if read.unit == other and not read.claim.scope.quoted]
        if len({read.claim.count.nominal for read in known}) == 1 and known[0].is_live and known[0].start < entry.start:
            licence = entry.figure.mention.span
            yield Link("conversion", (("measure", known[0].id), ("conversion", entry.id)), (licence,), inferred=True)


def _summed_up(board: Board) -> Iterator[Link]:
    """The only measure of the sentence before, which a pronoun takes up in another unit: "covers 6,000 acres. That is 2,400 hectares"."""
    for entry in board.counts:
        lead = [token.text.lower() for token in entry.figure.sentence.tokens[: entry.figure.first]]
        if not _system(entry.unit) or lead not in (["that", "is"], ["that", "'s"], ["that", "equals"], ["that", "was"]):
            continue
        after = next(iter(entry.figure.tokens_after()), None)
        if after is not None and (after.form == "JJR" or after.text.lower() in ("more", "less", "farther", "further")):
            continue  # "That was half an inch farther than last year's"
        known = [other for other in board.in_sentence(entry.figure.order - 1) if _dimension(other.unit) == _dimension(entry.unit)]
        if len(known) == 1 and known[0].unit != entry.unit and known[0].is_live and not entry.claim.scope.quoted:
            licence = (entry.figure.sentence.tokens[0].span,)
            yield Link("conversion", (("measure", known[0].id), ("conversion", entry.id)), licence, inferred=True)


def _told_apart(board: Board) -> Iterator[Link]:
    """Two measures of one thing, told apart, in the units of two systems: "90 meters high. The plaque gives its height as 395 feet".

    Their sentences share a word, and one digit keeps the second from being what the first is in its unit; or they are the only
    ones of their dimension that the draft does not convert, and stand in one sentence, neither twice the other, or the second
    takes the first up ("a crossing of 21 miles ... swam the 43 kilometers").
    """
    measures = [entry for entry in board.counts if _system(entry.unit) and not entry.figure.mention.of]
    converted = {part.core for entry in board.counts for part in entry.figure.mention.parts if entry.figure.mention.of == "conversion"}
    alone: dict[str, list[Entry]] = {}
    for entry in measures:
        if entry.figure.mention.core not in converted:
            alone.setdefault(_dimension(entry.unit), []).append(entry)
    for at, first in enumerate(measures):
        for second in measures[at + 1 : at + 1 + _AHEAD]:
            if _dimension(first.unit) != _dimension(second.unit) or _system(first.unit) == _system(second.unit):
                continue
            shared = _said_of(first) & _said_of(second)
            pair = alone.get(_dimension(first.unit)) == [first, second]
            taken_up = pair and _is_taken_up(second) and _is_near(first, second, _TENFOLD)
            if (
                _is_placed_anew(first, second)
                or "if" in {token.text.lower() for token in second.figure.tokens_after()}  # "if hikers take the spur"
                or not (shared or taken_up)
                or _is_of_another(second)
                or any(_is_met(board, entry) for entry in (first, second))
            ):
                continue
            least = 2 if len(shared) >= _BESIDE else 3
            apart = first.figure.sentence is not second.figure.sentence
            slips = apart and (_slips(first, second, least) or _slips(second, first, least))
            if slips or (apart and taken_up) or (not apart and pair and second.is_live and _is_near(first, second)):
                members = (("measure", first.id), ("conversion", second.id))
                yield Link("conversion", members, (second.figure.mention.span,), inferred=True)


def _is_taken_up(entry: Entry) -> bool:
    """Whether a measure is one told before, as "the 43 kilometers", "all 24 acres of it" is, and no words say which part it is."""
    figure = entry.figure
    pointed = figure.determiner in ("the", "all", "those", "these") and not figure.modifiers and not entry.claim.scope.quoted
    after = list(figure.tokens_after())[:2]
    words = [token.text.lower() for token in after]
    opens = bool(after) and (after[0].tag == "ADP" or words[0] in ("that", "which", "to"))
    part = opens and words[0] not in _OPENS_NO_PART and words not in (["of", "it"], ["of", "them"], ["of", "what"])
    return pointed and figure.relative is None and not part


def _is_placed_anew(first: Entry, second: Entry) -> bool:
    """Whether what is measured stands in a place that the first sentence does not name: "used the 84-foot dish at Orr Point"."""
    after = list(second.figure.tokens_after())[:_BEHIND]
    at = next((at for at, token in enumerate(after) if token.tag == "ADP"), len(after))
    return any(token.tag == "PROPN" and token.lemma not in first.known for token in after[at : at + 3])


def _is_near(first: Entry, second: Entry, most: int = _WIDEST) -> bool:
    """Whether two measures without bounds are less than so many times one another, and both told to two digits or more."""
    own, other = units().by_name[first.unit], units().by_name[second.unit]
    if (
        own.factor is None
        or other.factor is None
        or own.offset
        or other.offset
        or {first.claim.count.bound, second.claim.count.bound} & {"<", ">"}
    ):
        return False
    if min(first.claim.count.nominal, second.claim.count.nominal) < _TWO_DIGITS or not first.is_live:
        return False
    exact, written = first.claim.count.nominal * own.factor, second.claim.count.nominal * other.factor
    return exact < most * written and written < most * exact


def _is_of_another(entry: Entry) -> bool:
    """Whether the words before a measure bring in another thing: "A second bell weighs 2,900 kilograms"."""
    return any(token.text.lower() in word_set("of another one") for token in entry.figure.sentence.tokens[: entry.figure.first])


def _said_of(entry: Entry) -> set[str]:
    """The content words of the sentence of a measure, and the dimensions that they name: "high" and "tall" name the height."""
    return {*entry.known} | {f"<{name}>" for name in _DIMENSIONS if entry.known & word_set(f"words for {name}")}


def _is_met(board: Board, entry: Entry) -> bool:
    """Whether a measure is what another one of the draft is in its unit."""
    for other in board.near(entry.start):
        if not _system(other.unit) or _system(other.unit) == _system(entry.unit) or _dimension(other.unit) != _dimension(entry.unit):
            continue
        own, theirs = units().by_name[entry.unit], units().by_name[other.unit]
        if own.factor and theirs.factor and not own.offset and not theirs.offset:
            exact = other.claim.count.nominal * theirs.factor / own.factor
            if abs(exact - entry.claim.count.nominal) <= max(min(entry.claim.count.step, exact * _ROUNDLY), exact * _NEARLY):
                return True
    return False


def _slips(first: Entry, second: Entry, least: int) -> bool:
    """Whether one digit keeps a figure from being what another is in its unit, to the digits written."""
    own, other = units().by_name[first.unit], units().by_name[second.unit]
    if own.factor is None or other.factor is None or own.offset or other.offset:
        return False
    step = second.claim.count.step
    if first.claim.count.nominal < _TWO_DIGITS and first.claim.count.step >= 1:
        return False  # "9 pounds" is not told to the tenth of a kilogram
    exact = first.claim.count.nominal * own.factor / other.factor
    return one_digit_off(second.claim.count.nominal / step, Fraction(round(exact / step)), least=least)


def _system(unit: str) -> str:
    """The system that a unit belongs to, where figures are restated in the other: "metric" or "customary"; "" for others."""
    return next((system for system in ("metric", "customary") if unit.replace(" ", "_") in word_set(f"{system} units")), "")


def _dimension(unit: str) -> str:
    found = units().by_name.get(unit)
    return found.dimension if found is not None else ""
