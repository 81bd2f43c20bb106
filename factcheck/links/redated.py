"""redated: one thing that happened, told twice, whose second date is a slip of the pen from its first.

No form of words says that two sentences tell of one happening. But a short draft tells of few days, and where two of them are alike but
for a digit ("June 8" and "June 18"), and both sentences speak of the same things, or the second takes the happening up by its noun ("the
escape, on March 29"), they are meant to be one. A draft in which more than two days are alike says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.happening_words import incidents, noun_type
from factcheck.links.events import Dated, EventIndex
from factcheck.links.kinds import kinds_of
from factcheck.links.link import Link
from factcheck.links.order import sequels
from factcheck.syntax.clause import Chunk
from factcheck.syntax.events import noun_event

_LONG: Final = 60  # sentences of a draft that tells of few things
_AROUND: Final = 90  # characters before and after a date in which the things that its sentence speaks of stand
_SHARED: Final = 2
_MONTHS: Final = 95  # days by which a slip of the month moves a day
_ALIKE: Final = frozenset((frozenset(("13", "30")), frozenset(("14", "40")), frozenset(("12", "20"))))
_BESIDE: Final = re.compile(r",? (?:of|on)(?: \w+day,?)? |, |,? on the (?:night|morning|evening|afternoon) of ")
_AGAIN: Final = re.compile(
    r"\b(?:again|another|anew|once more|second|third|separate(?:ly)?|previous(?:ly)?|earlier|prior|former(?:ly)?|different|each"
    r"|respectively|other|then|later|originally|initially|next|last|first|final|every)\b",
    re.IGNORECASE,
)


def redated(events: EventIndex) -> Iterator[Link]:
    """The links "same event" (date, date), in text order."""
    if len(events.reading.sentences) > _LONG:
        return
    told = [dated for dated in events.all if _is_told(dated)]
    pairs = [
        (one, two)
        for at, one in enumerate(told)
        for two in told[at + 1 :]
        if one.happening.sentence != two.happening.sentence and _is_slip(one, two)
    ]
    if len({(str(one.days), str(two.days)) for one, two in pairs}) != 1:
        return
    one, two = pairs[0]
    if any(claim.id != two.claim.id and str(claim.days) == str(two.days) for claim in events.places.dates):
        return  # told twice, it is a day of its own
    noun = _taken_up(two, events)
    if noun is not None or len(_things(one, events) & _things(two, events)) >= _SHARED:
        words = (one.happening.word, noun.head_span if noun is not None else two.happening.word)
        spans = [events.reading.sentences[dated.happening.sentence].sentence.span for dated in (one, two)]
        if not any(_AGAIN.search(events.reading.text, span.start, span.end) for span in spans):
            yield Link("same event", (("date", one.claim.id), ("date", two.claim.id)), words, True)


def _is_told(dated: Dated) -> bool:
    told = dated.happening
    return (
        told.status == "asserted"
        and told.tense in ("past", "")
        and told.preposition in ("", "on", "of")
        and not told.other
        and bool(dated.claim.candidates)
        and dated.claim.scope.role == "body"
    )


def _is_slip(one: Dated, two: Dated) -> bool:
    first, second = one.claim.candidates, two.claim.candidates
    return all(abs((a - b).days) > 1 for a in first for b in second) and any(_is_slip_of(a, b) for a in first for b in second)


def _is_slip_of(one: date, two: date) -> bool:
    """Whether two days are alike but for a digit of the day, or for the month."""
    if one.day == two.day:
        return abs((one - two).days) <= _MONTHS
    if (one.year, one.month) != (two.year, two.month):
        return False
    first, second = str(one.day), str(two.day)
    if len(first) == len(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) == 1 or frozenset((first, second)) in _ALIKE
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return shorter in longer


def _things(dated: Dated, events: EventIndex) -> set[str]:
    """The nouns and names around a date, those left out that any story shares."""
    span = dated.claim.span
    if span is None:
        return set()
    common = date_words("nouns for people at large") | date_words("nouns that stories share") | date_words("nouns for a body")
    return {
        token.lemma
        for token in events.reading.sentences[dated.happening.sentence].tokens
        if token.tag in ("NOUN", "PROPN")
        and token.form != "t"
        and abs(token.span.start - span.start) < _AROUND
        and not token.span.overlaps(span)
        and token.lemma.isalpha()
        and token.lemma not in common
    }


def _taken_up(dated: Dated, events: EventIndex) -> Chunk | None:
    """The definite noun for a happening that a date is given to: "the escape, on March 29", "the accident of 30 January"."""
    span, reading = dated.claim.span, events.reading
    if span is None:
        return None
    for chunk in reading.sentences[dated.happening.sentence].chunks:
        if not chunk.definite or chunk.compound or not chunk.head:
            continue
        before = chunk.span.start <= span.start < chunk.head_span.start
        if not before and (chunk.span.end > span.start or _BESIDE.fullmatch(reading.text, chunk.span.end, span.start) is None):
            continue
        type_ = noun_type(chunk.head, chunk.modifiers)
        plain = reading.text.startswith(" on ", chunk.span.end) and not before
        follows = {sequel.later for sequel in sequels()} - incidents()
        if (type_ or noun_event(chunk.head) or not plain) and type_ not in follows | kinds_of(reading).several:
            return chunk
    return None
