"""link_order: happenings whose order the world fixes, or the words of the draft do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.happening import Happening
from factcheck.claims.happening_words import incidents, noun_type
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.links.dates.aftermath import orders_of_aftermath
from factcheck.links.dates.cases import is_for_it, is_of_another, is_of_one_thing, is_of_one_trial, is_of_wounds, takes_effect_backward
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_of
from factcheck.links.dates.outside_life import orders_of_lives
from factcheck.links.dates.perfects import is_of_one
from factcheck.links.dates.sequence import orders_of_wording
from factcheck.links.dates.stages import is_of_any_week, orders_of_stages
from factcheck.links.link import Link
from factcheck.mentions.actor_words import kinship

_WORD: Final = re.compile(r"\b(?P<way>after|before|following|prior to|ahead of|until)\b")
_BROKEN: Final = re.compile(
    r"[;:()\"“”?!]|\b(?:and|but|or|who|which|that|whose|while|although|though|because|since|as|than|said|says|had|named|day|days|week"
    r"|weeks|month|months|year|years|hours?|minutes?|shortly|soon|long|just|not|never)\b|[.] "
)
# "The day after the state closed it": as "after" alone.
_DAY_AFTER: Final = re.compile(r"^,? (?:just )?(?:the|a|one) (?:day|night|week|month|year) (after|before)\b")
_RATIFY: Final = frozenset(("ratify", "confirm", "affirm", "uphold", "endorse", "bless"))
# What one side signs, and others then approve.
_BINDING: Final = frozenset(
    (
        "order",
        "contract",
        "treaty",
        "agreement",
        "deal",
        "pact",
        "accord",
        "lease",
        "memorandum",
        "decree",
        "protocol",
        "settlement",
        "declaration",
    )
)
_ALSO_CHARGED: Final = re.compile(
    r"\b(?:also (?:been )?(?:charged|accused|a suspect|wanted|blamed|linked|tied|suspected|named|held|facing|faces)|(?:another"
    r"|second|new|further|other) "
    r"(?:count|charge|case)s?"
    r"|(?:while|after|when|once) (?:he|she|they) (?:was|were|had been|made) (?:free|freed|out|released|on bail|bail|let go|awaiting)"
    r"|(?:free|out) on (?:bail|bond|parole))\b"
)
_PLAIN: Final = ("", "on", "in", "at")
_PRONOUNS: Final = frozenset(("he", "she", "it", "they"))
# How many stretches of days of one type are compared: more than a story tells.
_MANY: Final = 40
_OF_TRIAL: Final = 8  # sentences between what a draft tells of its one trial


@dataclass(frozen=True, slots=True)
class Sequel:
    """That one type of happening does not come before another, of one story, told within `limit` days (0: no limit).

    `starts` says that it is the start of the one that comes first, `ends` that it is the end of the other.
    """

    earlier: str
    later: str
    limit: int
    starts: bool = False
    ends: bool = False


@cache
def sequels() -> tuple[Sequel, ...]:
    """The orders of `data/happening_order.tsv`."""
    groups: dict[str, list[str]] = {}
    found: list[Sequel] = []
    for line in data_lines("happening_order.tsv"):
        fields = line.split("\t")
        if len(fields) == 2:
            groups[fields[0]] = fields[1].split()
            continue
        for earlier in groups.get(fields[0], [fields[0]]):
            start = earlier.endswith(":start")
            for later in fields[1].split():
                end = later.endswith(":end")
                found.append(Sequel(earlier.removesuffix(":start"), later.removesuffix(":end"), int(fields[2]), start, end))
    return tuple(found)


def link_order(events: EventIndex) -> list[Link]:
    """The links "order" (earlier, later), in a fixed order; inferred where the world and not the wording says so."""
    return [
        *_of_world(events),
        *_of_words(events),
        *orders_of_wording(events),
        *orders_of_aftermath(events),
        *orders_of_stages(events),
        *orders_of_lives(events),
    ]


def _of_world(events: EventIndex) -> list[Link]:
    links: list[Link] = []
    for sequel in sequels():
        if sequel.earlier not in events.types or sequel.later not in events.types:
            continue
        earlier = [dated for dated in events.of(sequel.earlier, "start" if sequel.starts else None) if _is_done(dated, events)]
        later = [dated for dated in events.of(sequel.later, "end" if sequel.ends else None) if _is_done(dated, events)]
        firsts, lasts = _first_of_days(earlier), _first_of_days(later)
        for one in lasts:
            before = _nearest(one, firsts)
            if before is None or _nearest(before, lasts) is not one or before.claim.id == one.claim.id or one.happening.perfect:
                continue
            if sequel.limit and not _within(before.claim, one.claim, sequel.limit):
                continue
            if is_of_any_week(before) and is_of_any_week(one) and before.happening.word.start < one.happening.word.start:
                continue  # "closed on Monday, reopened on Tuesday", in whichever weeks
            if sequel.earlier == "opening" and any(_comes_before(other, one) for other in earlier if other is not before):
                continue  # "opened in 1905 and burned in 1960. It opened in 1962 in a new building"
            # A death of 20 years ago is none that a funeral of this week may be of.
            rivals = [other for other in earlier if not sequel.limit or _within(other.claim, one.claim, sequel.limit)]
            if takes_effect_backward(one.happening, events) or _is_bound_after(before, one) or _is_of_another_charge(before, one, events):
                continue
            if not _is_of_kin(before, one, events) and _belong_together(before, one, len(rivals), events, sequel.limit == 0):
                links.append(
                    Link(
                        "order", (("earlier", before.claim.id), ("later", one.claim.id)), (before.happening.word, one.happening.word), True
                    )
                )
    return links


def _is_bound_after(approval: Dated, signing: Dated) -> bool:
    """Whether what was signed is ratified, or approved, by others later: "signed the order on May 3. The council ratified it on May 9"."""
    first, second = approval.happening, signing.happening
    if (first.type, second.type) != ("approval", "signing") or first.word.start < second.word.start:
        return False
    return first.verb in _RATIFY or bool(_BINDING & {noun.split(" ")[-1] for noun in second.nouns})


def _is_of_another_charge(crime: Dated, done: Dated, events: EventIndex) -> bool:
    """Whether a crime is not the one of an arrest: "The shooting in which he is also charged", "while he was free on bail"."""
    if crime.happening.type not in incidents() or done.happening.type not in ("arrest", "charging"):
        return False
    span = events.reading.sentences[crime.happening.sentence].sentence.span
    return _ALSO_CHARGED.search(events.reading.text, span.start, span.end) is not None


def _is_done(dated: Dated, events: EventIndex) -> bool:
    if dated.claim.span is not None and dated.claim.span.text_of(events.reading.text).lower().startswith("the same"):
        return False  # "opened in 1931 ... has had three screens since 1978. Its neighbor, opened in the same year": of either
    if events.reading.text.startswith(" again", dated.happening.word.end):
        return False  # "They were divorced in 1979 and married again in 1983"
    return dated.happening.status == "asserted" and dated.happening.preposition in _PLAIN and dated.days != Interval()


def _comes_before(one: Dated, two: Dated) -> bool:
    return one.days.high is not None and two.days.low is not None and one.days.high <= two.days.low


def _nearest(dated: Dated, others: list[Dated]) -> Dated | None:
    if not others:
        return None
    return min(others, key=lambda other: (_distance(dated.days, other.days), other.happening.mention))


def _first_of_days(told: list[Dated]) -> list[Dated]:
    """The first happening of each stretch of days, of as many stretches as a story has."""
    found: dict[Interval, Dated] = {}
    for dated in sorted(told, key=lambda dated: dated.happening.mention):
        found.setdefault(dated.days, dated)
    return list(found.values())[:_MANY]


def _distance(one: Interval, two: Interval) -> int:
    if one.low is None or one.high is None or two.low is None or two.high is None:
        return 1 << 30
    return max(int(one.low - two.high), int(two.low - one.high), 0)


def _within(one: DateClaim, two: DateClaim, limit: int) -> bool:
    return _distance(one.days, two.days) <= limit


def _belong_together(one: Dated, two: Dated, ones: int, events: EventIndex, whole_life: bool) -> bool:
    """Whether the wording makes two happenings parts of one story."""
    first, second = one.happening, two.happening
    if events.is_apart(one) or events.is_apart(two):
        return False
    if first.type == "death" and second.type in ("burial", "autopsy") and ones == len(events.of(second.type)) == 1:
        one_death = first.verb != "kill" or bool(first.people & second.people)  # who else is killed may be buried later
        return one_death and not is_of_another(second, events)
    if second.type == "death" and first.type in incidents():
        return ones == 1 and first.type in second.definite and is_of_wounds(second, events)
    if first.type in second.definite or second.type in first.definite:
        return ones == 1 or abs(first.sentence - second.sentence) <= 2
    if ones == 1 and (is_for_it(first, second, events) or _is_known(first, second, events)):
        return True
    alone = ones == len(events.of(second.type)) == 1
    if first.type in date_words("happenings of making"):
        told_first = first.word.start < second.word.start  # a bridge that opened before may be rebuilt
        return alone and told_first and bool(first.things & second.things) and is_of_one_thing(first, second, events)
    if first.type == "introduction" and first.word.start > second.word.start:
        return False  # "signed the bill on Oct. 3. A like bill was introduced on Nov. 7"
    court = {first.type, second.type} <= date_words("happenings of one trial")
    if court and first.type in ("trial", "deliberation") and not is_of_one_trial(first, second, events):
        return False
    reach = _OF_TRIAL if court else 1
    near = (
        abs(first.sentence - second.sentence) <= reach
        and first.type not in incidents()
        and len(events.of(first.type)) == len(events.of(second.type)) == 1
    )
    if near and not (first.people and second.people and not first.people & second.people) and _is_day(one.claim) and _is_day(two.claim):
        return True
    if first.sentence == second.sentence and (first.nouns & second.nouns & (first.things | _PRONOUNS) or is_of_one(one, two, events)):
        return True
    if first.things & second.things and ((_is_day(one.claim) and _is_day(two.claim)) or (near and whole_life)):
        return True
    # One person may stand in several cases: only days of the calendar, told alike, are compared.
    if not first.people & second.people or first.type in incidents():
        return False
    alike = one.claim.when.granularity == two.claim.when.granularity
    if _is_day(one.claim) and _is_day(two.claim):
        return True
    grains = {one.claim.when.granularity, two.claim.when.granularity}
    if grains == {"day", "month"}:
        return one.claim.when.month is not None and two.claim.when.month is not None
    return whole_life and alike and one.claim.when.granularity in ("year", "month")


def _of_words(events: EventIndex) -> list[Link]:
    """Two dates of one sentence with "after" or "before" between them."""
    text = events.reading.text
    links: list[Link] = []
    dates = events.places.dates
    for one, two in pairwise(dates):
        if one.span is None or two.span is None or not _is_day(one) or not _is_day(two) or two.span.start - one.span.end > 90:
            continue
        if events.sentence_of(one) is not events.sentence_of(two):
            continue
        if one.scope.quoted or two.scope.quoted or one.relation != "on" or two.relation not in ("on", "after", "before"):
            continue
        between = _DAY_AFTER.sub(r" \1", text[one.span.end : two.span.start])
        words = list(_WORD.finditer(between))
        if len(words) != 1 or _BROKEN.search(between) or re.search(r"\d", between):
            continue
        word = words[0]
        if word["way"] == "until" or not re.match(r",? ", between):
            continue
        at = text.index(word["way"], one.span.end)
        licence = (Span(at, at + len(word["way"])),)
        earlier, later = (two, one) if word["way"] in ("after", "following") else (one, two)
        links.append(Link("order", (("earlier", earlier.id), ("later", later.id)), licence))
    return links


def _is_of_kin(first: Dated, second: Dated, events: EventIndex) -> bool:
    """Whether one of two happenings is told of somebody's relative: "Orde was hired in 2010, and her aunt was fired in 2001"."""
    found: list[bool] = []
    for dated in (first, second):
        sentence = events.reading.sentences[dated.happening.sentence]
        clause = clause_of(sentence, dated)
        subject = sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
        found.append(subject is not None and subject.determiner in ("his", "her", "their") and subject.head in kinship())
    return found[0] != found[1]


def _is_known(told: Happening, after: Happening, events: EventIndex) -> bool:
    """Whether a happening is told, as known, right behind an arrest: "A man was arrested on Oct. 3. The robbery was on Oct. 7"."""
    if after.type not in ("arrest", "charging") or told.sentence != after.sentence + 1 or len(events.of(after.type)) != 1:
        return False
    sentence = events.reading.sentences[told.sentence]
    chunk = sentence.chunks[0] if sentence.chunks else None
    return chunk is not None and chunk.determiner == "the" and not chunk.tokens[0] and noun_type(chunk.head, chunk.modifiers) == told.type


def _is_day(claim: DateClaim) -> bool:
    return claim.when.month is not None and claim.when.day is not None and claim.scope.status in ("asserted", "planned")
