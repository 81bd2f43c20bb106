"""EventIndex: the dated happenings of a draft by type, each with its claim, for links that ask when something happened."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from factcheck.claims.claim import Claim
from factcheck.claims.date import ClockClaim, DateClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening
from factcheck.claims.dates.happenings import happenings_of
from factcheck.claims.happening_words import incidents, noun_type
from factcheck.claims.nouns import is_person
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.links.cues import is_kindred
from factcheck.links.dates.places import ClaimsByPlace, in_quotation
from factcheck.links.own_words import own_words
from factcheck.scopes import Sentence
from factcheck.syntax.clause import REACH, Reading

_SHORT = 60  # sentences
_STEM = 4  # letters
_ROUND = 10  # years to which a distance may be rounded


@dataclass(frozen=True)
class Dated:
    """A happening and the claim on its date."""

    happening: Happening
    claim: DateClaim

    @cached_property
    def days(self) -> Interval:
        """The days that the claim allows."""
        return self.claim.days

    @property
    def is_counted_back(self) -> bool:
        """Whether a year is told by its distance, in a number that is not round: "six years ago"."""
        when = self.claim.when
        return when.granularity == "year" and when.bound == "=" and when.nominal is not None and bool(when.nominal % _ROUND)


class EventIndex:
    """The dated happenings of one draft."""

    def __init__(self, claims: Sequence[Claim], reading: Reading) -> None:
        self.reading = reading
        self.places = ClaimsByPlace(claims)
        self.clocks: tuple[ClockClaim, ...] = tuple(claim for claim in claims if isinstance(claim, ClockClaim))
        found: list[Dated] = []
        for happening in happenings_of(reading):
            claim = self.places.date_in(reading.mentions[happening.mention].span)
            if claim is not None and not in_quotation(reading, claim.span):
                found.append(Dated(happening, claim))
        self.all: tuple[Dated, ...] = tuple(found)
        self._sentences = [dated.happening.sentence for dated in found]
        self._of: dict[tuple[str, str | None], list[Dated]] = {}
        self._only: dict[tuple[str, str | None], Dated | None] = {}

    @property
    def is_short(self) -> bool:
        """Whether the draft is so short that it tells of one scene, one stretch of time, one story."""
        return len(self.reading.sentences) <= _SHORT

    def sentence_of(self, claim: Claim) -> Sentence | None:
        """The sentence in which a claim stands; None where it stands in none."""
        return self.reading.scopes.sentence_at(claim.span.start) if claim.span is not None else None

    @cached_property
    def _by_type(self) -> dict[str, list[Dated]]:
        grouped: dict[str, list[Dated]] = {}
        for dated in self.all:
            if dated.happening.known:
                grouped.setdefault(dated.happening.type, []).append(dated)
        return grouped

    @cached_property
    def _by_sentence(self) -> dict[int, list[Dated]]:
        grouped: dict[int, list[Dated]] = {}
        for dated in self.all:
            grouped.setdefault(dated.happening.sentence, []).append(dated)
        return grouped

    def in_sentences(self, *sentences: int) -> list[Dated]:
        """The dated happenings of the sentences with those indexes."""
        return [dated for at in sentences for dated in self._by_sentence.get(at, ())]

    @property
    def types(self) -> Set[str]:
        """The types of happenings that have a date in the draft."""
        return self._by_type.keys()

    def is_apart(self, dated: Dated) -> bool:
        """Whether the sentence of a happening sets it apart: "also", "in a separate case"."""
        own, tokens = self.own_words(dated), self.reading.sentences[dated.happening.sentence].tokens
        return any(token.text.lower() in date_words("words for another case") and own.contains(token.span) for token in tokens)

    def own_words(self, dated: Dated) -> Span:
        """The part of its sentence that tells of a happening, without the clauses beside it."""
        return self.words_about(dated.happening)

    def words_about(self, told: Happening) -> Span:
        """The same of a happening alone."""
        return own_words(self.reading, told.sentence, told.word.start)

    def near(self, sentence: int) -> list[Dated]:
        """The dated happenings at most `REACH` sentences from the one of that index, in text order."""
        return list(self.all[bisect_left(self._sentences, sentence - REACH) : bisect_right(self._sentences, sentence + REACH)])

    def of(self, type_: str, phase: str | None = None) -> list[Dated]:
        """The dated happenings of a type (and phase) that happened on their date: those that are asserted, none apart from the story's."""
        if (type_, phase) not in self._of:
            self._of[type_, phase] = self._find(type_, phase)
        return self._of[type_, phase]

    def _find(self, type_: str, phase: str | None) -> list[Dated]:
        apart = {dated.happening.sentence for dated in self._by_type.get(type_, ()) if dated.happening.other}
        return [
            dated
            for dated in self._by_type.get(type_, ())
            if dated.happening.status in ("asserted", "planned")
            and dated.happening.sentence not in apart
            and dated.happening.preposition in ("", "on", "in", "at", "since", "from")
            and (phase is None or dated.happening.phase == phase)
        ]

    def only(self, type_: str, phase: str | None = None) -> Dated | None:
        """The one date of a type (and phase): None where there is none, or where two differ."""
        if (type_, phase) not in self._only:
            found = self.of(type_, phase)
            days = {str(dated.days) for dated in found if dated.claim.when.granularity not in ("year", "decade", "century", "vague")}
            alone = len(days) <= 1 and bool(found)
            self._only[type_, phase] = min(found, key=lambda dated: _width(dated.days)) if alone else None
        return self._only[type_, phase]

    @cached_property
    def _by_noun(self) -> dict[str, list[Dated]]:
        grouped: dict[str, list[Dated]] = {}
        for dated in self.all:
            for noun in _taking_place(dated, self.reading):
                grouped.setdefault(noun, []).append(dated)
        return grouped

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        """The nouns and verbs that tell of dated happenings, by how they begin: words of one stem begin alike."""
        grouped: dict[str, list[str]] = {}
        for noun in sorted(self._by_noun):
            grouped.setdefault(noun[:_STEM], []).append(noun)
        return grouped

    def of_noun(self, noun: str) -> Dated | None:
        """The one dated happening that the draft tells by a noun of no known type: "the inspection", which "took place on Aug. 3"."""
        alike = (key for key in self._by_stem.get(noun[:_STEM], ()) if is_kindred(key, noun))
        named = self._by_noun.get(noun) or [dated for key in alike for dated in self._by_noun[key]]
        found = [dated for dated in named if dated.happening.status == "asserted" and not dated.happening.other]
        return found[0] if found and len({str(dated.claim.days) for dated in found}) == 1 else None

    @cached_property
    def incident(self) -> Dated | None:
        """The one dated accident, crime or disaster of the draft; None where two are dated."""
        found = [dated for type_ in sorted(incidents()) for dated in self.of(type_)]
        return found[0] if len({str(dated.days) for dated in found}) == 1 else None

    @cached_property
    def by_claim(self) -> dict[str, Dated]:
        """The happening of each claim, by the claim's id."""
        return {dated.claim.id: dated for dated in self.all}


def _taking_place(dated: Dated, reading: Reading) -> Iterator[str]:
    """The nouns that say what took place: the noun itself ("the Aug. 3 inspection"), or the subject of a verb of taking place."""
    told = dated.happening
    if dated.claim.when.month is None:
        return
    if not told.verb and not told.known:
        yield told.type
    if told.verb and told.tense == "past":
        yield told.verb  # "fell on Sept. 12 ... the fall"
    sentence = reading.sentences[told.sentence]
    for clause in sentence.clauses:
        if clause.verb is None or told.mention not in clause.times or not clause.subject:
            continue
        place = clause.verb.lemma == "take" and any(sentence.chunks[at].head == "place" for at in clause.objects)
        subject = sentence.chunks[clause.subject[0]]
        struck = (
            told.tense == "past"
            and subject.definite
            and noun_type(subject.head, subject.modifiers) in incidents() | date_words("weather that strikes")
        )
        takes_place = (place or clause.verb.lemma in date_words("verbs of taking place")) and not is_person(subject.head)
        if takes_place or struck:
            yield subject.head  # "The storm crossed the county on June 12"


def _width(days: Interval) -> int:
    return 1 << 40 if days.low is None or days.high is None else int(days.high - days.low)
