"""lengths_of_arcs: how long something lasted, with its beginning and its end, told elsewhere in the story of one person or thing."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from factcheck.claims.date import DateClaim, DurationClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.date_ranges import ranges_of
from factcheck.claims.dates.lengths import span_of, unit_of
from factcheck.claims.dates.read_lengths import Length
from factcheck.claims.happening_words import noun_type
from factcheck.interval import Interval
from factcheck.links.dates.arcs import is_arc, parties_of, parties_of_clause
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_told
from factcheck.links.link import Link

_REACH: Final = 10  # sentences between a length and what it lies between
_NEAR: Final = 3  # sentences from the beginning to the end, where they are not those of a person
_FACTOR: Final = Fraction(5, 2)  # by how many times a slip makes a length too long or too short
_RANGE: Final = 80  # characters from one end of a range to the other
_WHOLE: Final = 180  # days by which years told as wholes may be longer or shorter
# Before a length that somebody or something went through.
_THROUGH: Final = re.compile(
    r"\b(?:after|for|spent|spending|in|took|taken|taking|lasted|lasting|following|ending|ended|during|over|his|her|its|their|those|these|of"
    r"|was|were|the|an?)(?: (?:just|only|about|nearly|almost|some|more than|his|her|its|their|the|those|these|an?))* $",
    re.IGNORECASE,
)
# Lengths of something else than what went on: a term that was set, a time that something takes each time or is put off by.
_SET: Final = re.compile(
    r"\b(?:sentenc\w+|terms?|probation|contracts?|leases?|deals?|extension|warranty|delays?|deadline|limit|notice|within|next|another|every"
    r"|each|average\w*|up to|maximum|minimum|least|at most|old|aged?|ago|older|younger|apart|fine|supply|backlog|worth|rate"
    r"|per|further|additional|extra|last|past|previous|first|final|remaining|left)\b",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(r"[^.;:\"“”]{0,60}?,? and\b(?! (?:again|another)\b)")
_DOORS: Final = frozenset(("door", "gate"))
_AS: Final = re.compile(r" as (?:(?:an?|the|its|their|his|her) )?")
_OWN: Final = re.compile(r"\b(?:his|her|its|their|those|these) (?:[a-z]+ )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Spell:
    """A length with a beginning and an end that it may lie between."""

    length: Length
    claim: DurationClaim
    start: Dated
    end: Dated

    @property
    def ends(self) -> tuple[str, str]:
        """Both days."""
        return str(self.start.days), str(self.end.days)

    @property
    def misfit(self) -> Fraction:
        """By how many times the length is too long or too short; 1 where it fits."""
        allowed, gap = _allowed(self.length), self.end.days - self.start.days
        assert allowed is not None
        if allowed.meets(gap) or allowed.low is None or gap.low is None or gap.high is None:
            return Fraction(1)
        return (
            max(gap.low, Fraction(1)) / max(allowed.low, Fraction(1)) if gap.low > allowed.low else allowed.low / max(gap.high, Fraction(1))
        )


def lengths_of_arcs(lengths: Sequence[tuple[Length, DurationClaim]], events: EventIndex) -> list[Link]:
    """The links "duration" of lengths that stand beside neither end, in text order.

    "The ship spent 41 days at sea. It sailed on June 23, and tied up there again on Aug. 3." Of several lengths that may be that of one
    arc, one that fits is; else the one that comes nearest.
    """
    found: list[list[_Spell]] = [_spells(length, claim, events) for length, claim in lengths]
    lone = [spells[0] for spells in found if len({spell.ends for spell in spells}) == 1]
    alike: dict[tuple[str, str], list[Fraction]] = {}
    for spell in lone:
        alike.setdefault(spell.ends, []).append(spell.misfit)
    links: list[Link] = []
    for spell in lone:
        rivals = alike[spell.ends]
        if spell.misfit > min(rivals) or rivals.count(spell.misfit) > 1 or _fits_elsewhere(spell, events):
            continue
        members = (("duration", spell.claim.id), ("start", spell.start.claim.id), ("end", spell.end.claim.id))
        links.append(Link("duration", members, (spell.start.happening.word, spell.end.happening.word), True))
    return links


def _spells(length: Length, claim: DurationClaim, events: EventIndex) -> list[_Spell]:
    if not is_gone_through(length, events) or is_still_on(length, events):
        return []
    told = _told(length, events)
    beside = _pair_beside(length, claim, events)
    return [
        *beside,
        *(
            _Spell(length, claim, start, end)
            for start in told
            for end in told
            if start.happening.mention != end.happening.mention
            and (is_arc(start.happening, end.happening, events) or _is_range(start, end, events))
            and _is_of_one(start, end, length, events)
            and is_near(length, start.claim, end.claim)
        ),
    ]


def is_still_on(length: Length, events: EventIndex) -> bool:
    """Whether a length is that of what has not ended: "was sold in 1990 and has been in business under its new name for 30 years"."""
    clause = next((one for one in events.reading.sentences[length.sentence].clauses if length.mention in one.times), None)
    return clause is not None and clause.verb is not None and clause.verb.perfect and clause.verb.tense == "present"


def is_gone_through(length: Length, events: EventIndex) -> bool:
    """Whether a length is that of something that somebody or something went through, and not one that was set or is left."""
    text, unit = events.reading.text, unit_of(length.value)
    span = events.reading.sentences[length.sentence].sentence.span
    before = text[max(span.start, length.span.start - 30) : length.span.start]
    if unit not in ("D", "W", "M", "Y") or not (_THROUGH.search(before) or length.noun is not None):
        return False
    if text.startswith((" of the year", " of each", " of every"), length.span.end):
        return False  # "closed for six months of the year"
    return not (_SET.search(before) or _SET.search(text, length.span.end, min(length.span.end + 24, span.end)))


def is_of_another_thing(length: Length, events: EventIndex, start: DateClaim, words: Set[str] = frozenset()) -> bool:
    """Whether a length is told of one thing and a beginning of another: "The school was shut for a week. The pool shut on May 3".

    `words` are those for what lasted: "the closure" is no thing of its own.
    """
    sentence = events.reading.sentences[length.sentence]
    clause = next((clause for clause in sentence.clauses if length.mention in clause.times), None)
    dated = events.by_claim.get(start.id)
    if clause is None or not clause.subject or dated is None:
        return False
    home = events.reading.sentences[dated.happening.sentence]
    begun = clause_told(home, dated.happening)
    subject = sentence.chunks[clause.subject[0]]
    noun = subject.head.split(" ")[-1]
    large = date_words("nouns for people at large")
    if begun is None or not begun.subject or not subject.definite or noun in words or subject.head in large or noun_type(noun):
        return False
    other = home.chunks[begun.subject[0]]
    told = {token.lemma for token in home.tokens}
    roads = date_words("nouns for a road")
    return other.definite and other.head not in large and noun not in told and not (noun in roads and told & roads)


def is_told_by_unit(dated: Dated) -> bool:
    """Whether a happening is told to have happened, or to be planned, by the day, the month or the year."""
    return _is_told(dated, "Y")


def fits(length: Length, start: DateClaim, end: DateClaim) -> bool:
    """Whether two days lie as far apart as a length says."""
    allowed = _allowed(length)
    return allowed is not None and allowed.meets(end.days - start.days)


def _pair_beside(length: Length, claim: DurationClaim, events: EventIndex) -> list[_Spell]:
    """The two days of the sentence next to a length, told in one breath, where no other is told nearby.

    "The cat was gone for 51 days. She slipped out of a carrier on May 30 and was lured into a trap on July 20."
    """
    unit, sentences = unit_of(length.value), events.reading.sentences
    for index in (length.sentence + 1, length.sentence - 1):
        if not 0 <= index < len(sentences) or sentences[index].sentence.role != "body":
            continue
        dates = events.places.dates_in(sentences[index].sentence.span)
        around = [claim for at in _around(length, events) for claim in events.places.dates_in(sentences[at].sentence.span)]
        around = [claim for claim in around if claim.when.granularity not in ("season", "vague") and not _is_of_speech(claim, events)]
        told = [dated for dated in events.in_sentences(index) if _is_told(dated, unit) and dated.happening.tense in ("past", "")]
        if len(dates) != 2 or len(around) != 2 or len(told) != 2 or told[0].claim.when.granularity != told[1].claim.when.granularity:
            continue
        start, end = told
        verbs = start.happening.verb, end.happening.verb
        if (
            all(verbs)
            and start.happening.word != end.happening.word
            and _is_one_breath(start, end, events)
            and not is_of_another_thing(length, events, start.claim)
            and is_near(length, start.claim, end.claim)
        ):
            return [_Spell(length, claim, start, end)]
    return []


def _is_of_speech(claim: DateClaim, events: EventIndex) -> bool:
    """Whether a day is that on which somebody spoke: "a deputy testified on Wednesday"."""
    dated = events.by_claim.get(claim.id)
    clause = clause_told(events.reading.sentences[dated.happening.sentence], dated.happening) if dated is not None else None
    return clause is not None and clause.event == "say"


def _around(length: Length, events: EventIndex) -> range:
    return range(max(0, length.sentence - 2), min(len(events.reading.sentences), length.sentence + 3))


def _is_one_breath(start: Dated, end: Dated, events: EventIndex) -> bool:
    """Whether two happenings are told by clauses that "and" joins."""
    assert start.claim.span is not None
    between = events.reading.text[start.claim.span.end : end.happening.word.start]
    return _JOINED.match(between) is not None


def _is_range(start: Dated, end: Dated, events: EventIndex) -> bool:
    """As in: "He coached the team from 1998 to 2014"."""
    one, two = start.claim.span, end.claim.span
    if one is None or two is None or not 0 < two.start - one.end < _RANGE:
        return False
    return any(found.start.span == one and found.end.span == two and not found.between for found in ranges_of(events.reading))


def _told(length: Length, events: EventIndex) -> list[Dated]:
    unit = unit_of(length.value)
    around = events.in_sentences(*range(length.sentence - _REACH, length.sentence + _REACH + 1))
    return [dated for dated in around if _is_told(dated, unit)]


def _is_told(dated: Dated, unit: str) -> bool:
    told = dated.happening
    grains = ("day", "minute", "hour", "daypart", *(("month",) if unit in "MY" else ()), *(("year",) if unit == "Y" else ()))
    return (
        told.status in ("asserted", "planned")
        and not told.other
        and told.preposition in ("", "on", "in", "at", "since", "from", "to", "until", "through")
        and dated.claim.when.granularity in grains
        and dated.days != Interval()
        and not dated.claim.scope.quoted
    )


def _is_of_one(start: Dated, end: Dated, length: Length, events: EventIndex) -> bool:
    """Whether beginning and end are told of one person or thing, and the length of the same, or beside them."""
    one, two = start.happening, end.happening
    if one.status != two.status or _is_of_a_post(length, one.sentence, events):
        return False
    shared = parties_of(start.happening, events) & parties_of(end.happening, events)
    named = any(key[:1].isupper() for key in shared)
    if not shared or (not named and abs(one.sentence - two.sentence) > _NEAR):
        return False
    whose = next((clause for clause in events.reading.sentences[length.sentence].clauses if length.mention in clause.times), None)
    if parties_of_clause(events, length.sentence, whose) & shared:
        return True
    near = min(abs(length.sentence - one.sentence), abs(length.sentence - two.sentence))
    if shared <= _DOORS and near <= _NEAR:
        return True  # "The doors opened on July 9 and closed on July 31": those of whatever lasted
    own = _OWN.search(events.reading.text, max(0, length.span.start - 14), length.span.start)
    return near == 0 or (near == 1 and own is not None)


def _is_of_a_post(length: Length, begun: int, events: EventIndex) -> bool:
    """Whether a length is that of a post of which the beginning does not tell: "hired in 1989 ... after 22 years as chief clerk"."""
    post = _AS.match(events.reading.text, length.span.end)
    home = events.reading.sentences[length.sentence]
    chunk = next((chunk for chunk in home.chunks if post is not None and chunk.span.start <= post.end() < chunk.span.end), None)
    if chunk is None or not chunk.head:
        return False
    return chunk.head.split(" ")[-1] not in {token.lemma for token in events.reading.sentences[begun].tokens}


def _allowed(length: Length) -> Interval | None:
    """The days that a length allows, with the room of years told as wholes."""
    allowed = span_of(length.value, loose=True)
    if allowed is None or allowed.low is None or allowed.high is None:
        return None
    room = _WHOLE if unit_of(length.value) == "Y" else 0
    return Interval.of(allowed.low - room, allowed.high + room)


def is_near(length: Length, start: DateClaim, end: DateClaim) -> bool:
    """Whether the end comes after the beginning, by a time of the order of the length."""
    allowed, gap = span_of(length.value), end.days - start.days
    if allowed is None or allowed.low is None or allowed.high is None or gap.low is None or gap.high is None or gap.high <= 0:
        return False
    return gap.high * _FACTOR >= allowed.low and gap.low <= allowed.high * _FACTOR


def _fits_elsewhere(spell: _Spell, events: EventIndex) -> bool:
    """Whether two other dates that are told of the same lie as far apart as the length says: then it may be that between those."""
    allowed = _allowed(spell.length)
    shared = parties_of(spell.start.happening, events) & parties_of(spell.end.happening, events)
    days = [
        dated.days
        for dated in _told(spell.length, events)
        if dated.happening.sentence == spell.length.sentence or parties_of(dated.happening, events) & shared
    ]
    return allowed is None or any((two - one).meets(allowed) for one in days for two in days if one is not two)
