"""link_anniversaries: which beginning an anniversary, an annual event or a term counts from."""

from __future__ import annotations

import datetime as dates
import re
from collections.abc import Mapping
from typing import Final

from factcheck.almanac import has_day
from factcheck.claims.anniversary import AnniversaryClaim
from factcheck.claims.claim import Claim
from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.beginnings import FIRST, Beginning, beginnings
from factcheck.claims.dates.births import births_of
from factcheck.claims.dates.read_anniversaries import OF_EVENT, TIMES, TITLES, numbered
from factcheck.claims.dates.years_since import WEEK
from factcheck.claims.happening_words import noun_type
from factcheck.draft import Span
from factcheck.links.dates.anniversary_slips import link_anniversary_slips, may_begin
from factcheck.links.dates.events import EventIndex
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading

_WEDDING: Final = re.compile(r"\bwedding\b|^(?:golden|silver|diamond|ruby|pearl) anniversary$", re.IGNORECASE)
_ORDAINED: Final = re.compile(r" (?:(?:as|in) (?:a|the) pri\w+|of (?:his|her) (?:priestly )?ordination)\b")
_LEAP_DAY: Final = (2, 29)
_WEEK: Final = 7  # days from publication in which a day "of this week" lies
_SLIP, _TEN = 5, 10  # years by which a number that is meant for a beginning may miss it
_PART: Final = 4  # letters of a noun that may stand for one that ends with it
_TITLES: Final = 2  # how many years a list must have
_PRONOUNS = frozenset({"it", "they", "he", "she"})


def link_anniversaries(claims: list[AnniversaryClaim], events: EventIndex) -> list[Link]:
    """The links "anniversary" (anniversary, beginning), in text order, where one beginning alone can be meant."""
    if not claims:
        return []
    by_span = {claim.span: claim for claim in claims}
    begun = beginnings(events.reading)
    of_events = _events_of(claims, events)
    of_story = {read.of for read, things in numbered(events.reading) if things and not things & {WEEK, TITLES} and read.round != "term"}
    links: list[Link] = []
    for read, things in numbered(events.reading):
        claim = by_span.get(read.span)
        if claim is None or (not things and read.span not in of_events):
            continue
        if read.span in of_events:
            links.append(of_events[read.span])
            continue
        if things & {WEEK, TITLES}:
            date = _in_a_row(claim, events) if TITLES in things else _on_the_day(events)
            if date is not None:
                roles = (("anniversary", claim.id), ("beginning", date.id), *((("unbroken", "yes"),) if TITLES in things else ()))
                links.append(Link("anniversary", roles, (), inferred=True))
            continue
        if (named := _of_named(claim, events)) is not None:
            links.append(Link("anniversary", (("anniversary", claim.id), ("beginning", named.id)), ()))
            continue
        if _is_of_another_day(claim, events):
            continue
        fitting = _fitting(begun, things, claim, events) or (_general(begun, things, claim) if len(of_story) == 1 else [])
        days = {str(beginning.day.value.days) for beginning in fitting}
        if len(days) != 1 or _is_of_a_life(claim, events) or _fits_another(claim, fitting[0], events):
            continue
        date = events.places.date_in(fitting[0].day.span)
        if date is not None and not date.scope.quoted:
            roles = (
                ("anniversary", claim.id),
                ("beginning", date.id),
                *((("unbroken", "yes"),) if fitting[0].unbroken or claim.unbroken else ()),
                *((("years", str(fitting[0].years)),) if fitting[0].years > 1 else ()),
            )
            links.append(Link("anniversary", roles, (fitting[0].day.span,)))
    # "Were married on Feb. 29, 1972 ... their 13th anniversary": every fourth year has one.
    leap = {date.id for date in events.places.dates if (date.when.month, date.when.day) == _LEAP_DAY}
    links = [link for link in links if not leap & set(link.ids("beginning"))]
    linked = {name for link in links for name in link.ids("anniversary")}
    by_id: dict[str, Claim] = {claim.id: claim for claim in (*claims, *events.places.dates)}
    links = [link for link in links if _may_begin(link, by_id, events)]
    return [*links, *link_anniversary_slips(claims, linked, events)]


def _may_begin(link: Link, by_id: Mapping[str, Claim], events: EventIndex) -> bool:
    """Whether the words of an anniversary do not rule out the beginning that was found for it."""
    claim, day = (by_id.get(link.ids(role)[0]) for role in ("anniversary", "beginning"))
    if not isinstance(claim, AnniversaryClaim) or not isinstance(day, DateClaim) or claim.span is None or day.span is None:
        return True
    if _SKIPPED.search(events.reading.text, min(claim.span.start, day.span.start), max(claim.span.end, day.span.end) + _SOON_AFTER):
        return False  # "held every summer except those of 2020 and 2021"
    return may_begin(day, claim, events)


def _is_of_another_day(claim: AnniversaryClaim, events: EventIndex) -> bool:
    """As in "the 898th anniversary of the enthronement, on Sept. 14, 1127": the words behind it tell what it is of, and when."""
    sentence = events.sentence_of(claim)
    if claim.span is None or sentence is None or not events.reading.text.startswith(" of ", claim.span.end):
        return False
    return any(
        date.when.year is not None and date.when.day is not None for date in events.places.dates_in(Span(claim.span.end, sentence.span.end))
    )


_SKIPPED: Final = re.compile(r"\b(?:except|but not|skipp(?:ed|ing)|was not held|was canceled|was cancelled|did not take place|all but)\b")
_SOON_AFTER: Final = 120
_OF_A_LIFE: Final = re.compile(r" of (?:the |his |her )?(?:[\w.'’-]+ ){0,4}(?:birth|death|wedding|marriage)\b")


def _is_of_a_life(claim: AnniversaryClaim, events: EventIndex) -> bool:
    """Whether an anniversary is told to be of somebody's birth or death, not of what was founded: "the centenary of Ms. Pell's birth"."""
    return claim.span is not None and _OF_A_LIFE.match(events.reading.text, claim.span.end) is not None


def _fits_another(claim: AnniversaryClaim, beginning: Beginning, events: EventIndex) -> bool:
    """Whether the draft tells the very year that an anniversary counts from, and not as that beginning."""
    published = events.reading.draft.published
    kept = claim.when.year if claim.when is not None and claim.when.year is not None else published.year if published is not None else None
    if kept is None or claim.round != "anniversary":
        return False
    own = beginning.day.span
    return any(date.when.year == kept - claim.nth and date.span is not None and not date.span.overlaps(own) for date in events.places.dates)


def _fitting(begun: tuple[Beginning, ...], things: frozenset[str], claim: AnniversaryClaim, events: EventIndex) -> list[Beginning]:
    """The beginnings of what an anniversary is of: those told of the same noun, else those told of a word that stands for it."""
    proper = _are_names(things, claim, events.reading)
    sentence = _sentence_of(claim, events)
    found = [beginning for beginning in begun if _is_of(beginning, things, claim, sentence, proper, events.reading)]
    return [beginning for beginning in found if things & beginning.thing] or found


def _general(begun: tuple[Beginning, ...], things: frozenset[str], claim: AnniversaryClaim) -> list[Beginning]:
    """In a story of one anniversary, the beginning of "it", of "the company" or of a noun within its own ("the stand", a bandstand).

    So is, of what "its" is told of, the one beginning of the draft, where the lead tells it. It must lie near the fitting year: a year far
    off is that of another thing.
    """
    return [
        beginning
        for beginning in begun
        if (beginning.open and (beginning.held or beginning.unbroken) == (claim.round == "annual"))
        or (beginning.definite and _stands_for(beginning.thing, things) and _may_be_slip(beginning, claim))
        or (things == {"its"} and beginning.definite and len(begun) == 1 and not beginning.sentence and _may_be_slip(beginning, claim))
    ]


def _stands_for(words: frozenset[str], things: frozenset[str]) -> bool:
    """Whether a word may take up a thing: one for any body or event, or the last part of the thing's own noun."""
    general = words & date_words("nouns for any body or event")
    return bool(general) or any(len(word) >= _PART and thing.endswith(word) for word in words for thing in things)


def _may_be_slip(beginning: Beginning, claim: AnniversaryClaim) -> bool:
    days = beginning.day.value.days
    anchor = beginning.day.value.anchor
    if days is None or days.low is None or anchor is None:
        return False
    fit = anchor.year - dates.date.fromordinal(int(days.low)).year + (claim.round == "annual")
    return abs(fit - claim.nth) <= max(_SLIP, claim.nth // 5) or abs(fit - claim.nth) == _TEN


def _events_of(claims: list[AnniversaryClaim], events: EventIndex) -> dict[Span | None, Link]:
    """Anniversaries of what happened: "the 15th anniversary of the mill fire, which killed six on March 31, 2008"."""
    found: dict[Span | None, Link] = {}
    for claim in claims:
        type_ = next((type_ for word in claim.of.split() if (type_ := noun_type(word))), "")
        if not type_ and claim.span is not None and _WEDDING.search(claim.span.text_of(events.reading.text)):
            type_ = "wedding"
        if not type_ and claim.span is not None and _ORDAINED.match(events.reading.text, claim.span.end):
            type_ = "ordination"
        told = events.of(type_) if type_ and claim.round == "anniversary" else []
        full = [dated for dated in told if dated.claim.when.year is not None]
        if full and len({str(dated.claim.days) for dated in full}) == 1:
            link = Link("anniversary", (("anniversary", claim.id), ("beginning", full[0].claim.id)), (full[0].happening.word,))
            found[claim.span] = link
    return found


def _on_the_day(events: EventIndex) -> DateClaim | None:
    """The one full date of another year that lies in the week of publication: of what happened "50 years ago this week"."""
    published = events.reading.draft.published
    if published is None:
        return None
    born = births_of(events.reading)
    found = [
        date
        for date in events.places.dates
        if date.when.year is not None and date.when.year < published.year - 1 and _is_near(date, published)
        and date.span is not None and date.span.start not in born
    ]  # fmt: skip
    return found[0] if len({str(date.days) for date in found}) == 1 else None


def _is_near(date: DateClaim, published: dates.date) -> bool:
    month, day = date.when.month, date.when.day
    if month is None or day is None or (month, day) == (2, 29) or not has_day(2001, month, day):
        return False
    apart = abs((dates.date(2001, month, day) - dates.date(2001, published.month, min(published.day, 28))).days)
    return min(apart, 365 - apart) <= _WEEK


def _in_a_row(claim: AnniversaryClaim, events: EventIndex) -> DateClaim | None:
    """The first of the years listed with titles in a row: "a fourth straight title, after those of 2019, 2020 and 2021"."""
    sentence = events.sentence_of(claim)
    published = events.reading.draft.published
    if sentence is None or published is None:
        return None
    last = events.reading.scopes.sentences[min(sentence.index + 1, len(events.reading.scopes.sentences) - 1)].span.end
    listed: list[DateClaim] = []
    for date in events.places.dates_in(Span(sentence.span.start, last)):
        year = date.when.year
        if year is None or date.when.month is not None or date.when.granularity != "year":
            continue
        if listed and _is_next(listed[-1], date, events.reading.text):
            listed.append(date)
        elif len(listed) < _TITLES:
            listed = [date]
    if len(listed) < _TITLES or listed[-1].when.year not in (published.year, published.year - 1):
        return None
    return listed[0]


def _is_next(one: DateClaim, two: DateClaim, text: str) -> bool:
    assert one.span is not None
    assert two.span is not None
    assert one.when.year is not None
    return two.when.year == one.when.year + 1 and re.fullmatch(r",? (?:and )?(?:in )?", text[one.span.end : two.span.start]) is not None


def _sentence_of(claim: AnniversaryClaim, events: EventIndex) -> int:
    sentence = events.sentence_of(claim)
    return sentence.index if sentence is not None else -1


def _is_of(beginning: Beginning, things: frozenset[str], claim: AnniversaryClaim, sentence: int, proper: bool, reading: Reading) -> bool:
    """Whether what began is what the anniversary is of: the same noun or name, or a pronoun or general word for it."""
    if beginning.day.span == claim.span or (claim.round == "annual" and beginning.day.value.granularity == "month" and beginning.since):
        return False
    if beginning.day.value.granularity == "day" and beginning.day.value.year is None and beginning.sentence == sentence:
        return False  # "On Friday, its 25th edition opened"
    if things & beginning.thing:
        return True
    if FIRST in beginning.thing:
        return claim.round == "annual" and 0 <= beginning.sentence - sentence <= 1
    if claim.round == "term":
        return False
    if TIMES in things:
        return beginning.held and beginning.unbroken
    if things == {"it"} or things == {"its"}:
        return _takes_up(beginning, sentence, claim, reading)
    if things & (date_words("nouns for a person") | {"owner", "wife", "husband"}):
        return False
    if beginning.thing == {"they"} and "jubilee" in (claim.span.text_of(reading.text).lower() if claim.span is not None else ""):
        return False  # a priest's, where a couple wed
    # "The firm" may stand for a name; where the anniversary is told of a common noun, another noun is another thing.
    return bool(beginning.thing) and beginning.thing <= (_PRONOUNS | (date_words("general nouns for bodies") if proper else frozenset()))


def _takes_up(beginning: Beginning, sentence: int, claim: AnniversaryClaim, reading: Reading) -> bool:
    """Whether "it" stands for what began: the subject of the sentence before.

    "The branch opened in 1999. It will mark its 20th anniversary".
    """
    if beginning.sentence != sentence - 1 or sentence < 1:
        return False
    here = [clause.verb for clause in reading.sentences[sentence].clauses if clause.verb is not None and clause.verb.tense]
    if len(here) != 1 or (here[0].tense == "past" and here[0].modality != "planned" and claim.when is None):
        return False  # "Its 50th birthday was a flop": some time ago
    before = reading.sentences[beginning.sentence]
    heads = {before.chunks[at].head for clause in before.clauses for at in clause.subject}
    return len(heads) == 1 and bool(heads & beginning.thing) and not heads & date_words("nouns for a person")


def _are_names(things: frozenset[str], claim: AnniversaryClaim, reading: Reading) -> bool:
    """Whether the words for a thing are a name's: written with a capital where the anniversary is told."""
    sentence = reading.scopes.sentence_at(claim.span.start) if claim.span is not None else None
    if sentence is None:
        return False
    words = [word for thing in things for word in thing.split(" ") if word]
    return any(re.search(rf"(?<!^)\b{re.escape(word.capitalize())}\w{{0,2}}\b", sentence.span.text_of(reading.text)) for word in words)


def _of_named(claim: AnniversaryClaim, events: EventIndex) -> DateClaim | None:
    """The date told with what the anniversary is of: "the 20th anniversary of the flood of May 30, 1992"."""
    published = events.reading.draft.published
    sentence = events.sentence_of(claim)
    if claim.span is None or sentence is None or published is None or claim.round != "anniversary":
        return None
    for date in events.places.dates_in(Span(claim.span.end, sentence.span.end)):
        if date.span is None or date.when.year is None or date.when.year >= published.year - 1 or date.relation not in ("on", "in"):
            continue
        return date if OF_EVENT.fullmatch(events.reading.text, claim.span.end, date.span.start) else None
    return None
