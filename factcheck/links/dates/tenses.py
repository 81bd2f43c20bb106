"""link_tenses: dates whose verb says that they were still to come, or had passed, when the draft was published."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.dates.fiscal import tells_fiscal_edge
from factcheck.claims.dates.happening import Happening
from factcheck.draft import Span
from factcheck.links.dates.dated_aside import is_dated_aside
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.link import Link

_WENT: Final = re.compile(
    r" (?:before|on (?:sale|trial|strike|display|view|the air|air)|into (?:effect|force|service)"
    r"|to (?:trial|court|press|the polls)|live|dark|missing)\b"
)
_BARELY: Final = re.compile(r" (?:only |back |again )?(?:(?:in|on) )?")
_LATELY: Final = 200  # days before publication up to which a present tense is that of a timetable
_NEAR: Final = 60  # days around publication in which a day without a year lies in the same year
_LAST: Final = re.compile(r"\b(?:last|this past|next|previous)\b", re.IGNORECASE)
_ROOM: Final = 3  # days after publication that a story brought up to date may tell of


def link_tenses(events: EventIndex) -> list[Link]:
    """The links "future" (date) and "past" (date): the tense of the verb puts the date after or before publication."""
    if events.reading.draft.published is None:
        return []
    links: list[Link] = []
    published = events.reading.draft.published.toordinal()
    later: set[str] = set()
    for dated in events.all:
        relation = _relation(dated, events)
        if relation and is_dated_aside(dated, events):
            continue
        days = dated.claim.days
        if relation == "past" and days.low is not None and days.low > published:
            later.add(dated.claim.when.timex)
            if days.low <= published + _ROOM:
                continue
        if relation:
            links.append(Link(relation, (("date", dated.claim.id),), (dated.happening.word,)))
    # Two different days after publication: the story was carried on, and its date of publication was not.
    return [link for link in links if link.relation != "past"] if len(later) > 1 else links


# What is left or kept in a state that a verb names too.
_LEFT_SO: Final = re.compile(r"\b(?:lea(?:ve|ves|ving)|left|kept|keep(?:s|ing)?) (?:(?:an?|the|his|her|its|their) )?(?:[a-z]+ ){1,2}$")
_LEFT_FAR: Final = 40


# "Has 2,400 left for the match on Oct. 29"
_HAS_LEFT: Final = re.compile(r"\b(?:has|have|had) (?:only |just |some |about )?[\d,.]+ (?:[a-z]+ )?left$")
_MODEL: Final = re.compile(
    r" [A-Z][\w-]+ (?:[A-Z0-9][\w-]* )?(?:sedan|coupe|truck|pickup|van|minivan|wagon|model|convertible|hatchback|S\.?U\.?V)\b"
)
_DUE: Final = re.compile(r"\b(?:due|matur(?:es|ing)|expir(?:es|ing)|[Ee]ffective|callable|redeemable|of record|as of) (?:on |in )?$")
_OF_THEM: Final = re.compile(r"\bof (?:them|whom|which) $")


def _is_told_of_now(dated: Dated, events: EventIndex) -> bool:
    """Whether the last verb before a participle is in the present, so that it tells of no one time."""
    clauses = events.reading.sentences[dated.happening.sentence].clauses
    before = [clause.verb for clause in clauses if clause.verb is not None and clause.verb.span.end < dated.happening.word.start]
    return bool(before) and before[-1].tense == "present" and not before[-1].perfect


def _relation(dated: Dated, events: EventIndex) -> str:
    told, when = dated.happening, dated.claim.when
    if when.year is None and dated.claim.span is not None and tells_fiscal_edge(events.reading, dated.claim.span):
        return ""  # "its fiscal year begins on April 1": every year's
    if (
        (when.year is None and not _is_near(dated, events))
        or when.granularity not in ("day", "minute", "hour", "daypart", "month", "year")
        or dated.claim.scope.role != "body"
    ):
        return ""
    if told.preposition not in ("", "on", "in") or not told.verb:
        return ""
    assert dated.claim.span is not None
    if not told.preposition and events.reading.text.startswith(" to be ", dated.claim.span.end):
        return ""  # "proclaimed April 5 to be her day"
    if when.granularity == "year" and _MODEL.match(events.reading.text, dated.claim.span.end):
        return ""  # "The 2026 Tarn sedan": which model
    if _DUE.search(events.reading.text, max(0, dated.claim.span.start - _LEFT_FAR), dated.claim.span.start):
        return ""  # "bonds due Nov. 17, 2032, priced at par"
    if _LEFT_SO.search(events.reading.text, max(0, told.word.start - _LEFT_FAR), told.word.start):
        return ""  # "who left a gate open on May 14"
    if _HAS_LEFT.search(events.reading.text, max(0, told.word.start - _LEFT_FAR), told.word.end):
        return ""
    if _OF_THEM.search(events.reading.text, max(0, told.word.start - _LEFT_FAR), told.word.start) and _is_told_of_now(dated, events):
        return ""  # "grows a third of the flowers, most of them sold on Nov. 1"
    if told.status == "planned" and told.tense == "present" and told.perfect:
        return ""  # "must have been published by Sept. 30"
    if told.status == "planned" and told.word.text_of(events.reading.text).startswith("to ") and _is_subject_of_past(dated, events):
        return ""  # "A try to settle on Sept. 9 took an hour"
    if told.status == "planned" and told.tense in ("future", "present"):
        return "future" if when.granularity != "year" else ""
    if told.status == "asserted" and told.tense == "present" and not told.perfect and not _is_read_out(told, events):
        past = told.word.text_of(events.reading.text).endswith("ed")  # "the lease runs to June, and the sale ended on March 2"
        return "future" if not past and _is_timetable(dated, events) else ""
    if when.granularity in ("month", "year") and not _opens(dated, events) and not _is_right_behind(dated, events):
        return ""  # "asked for a second survey in 2027": of the survey
    return "past" if _is_done_that_day(dated, events) else _past(told, events)


def _is_done_that_day(dated: Dated, events: EventIndex) -> bool:
    """Whether a verb that may tell of a day to come has the day for its own: nothing between them can take place on it.

    As in "voted on May 3, 2031, to close" and "approved the measure on May 3, 2031", and not "approved a sale on May 3, 2031".
    """
    told, when = dated.happening, dated.claim.when
    if told.status != "asserted" or told.tense != "past" or when.year is None or when.day is None or told.preposition != "on":
        return False
    if told.verb not in date_words("verbs of what is done at a sitting"):
        return False
    return _is_right_behind(dated, events) or _is_text(dated, events)


def _is_text(dated: Dated, events: EventIndex) -> bool:
    """Whether what stands between a verb and its date is one text: "the measure", "a $6.2 million bond"."""
    assert dated.claim.span is not None
    if dated.claim.span.start < dated.happening.word.end:
        return False
    between = Span(dated.happening.word.end, dated.claim.span.start)
    chunks = [chunk for chunk in events.reading.sentences[dated.happening.sentence].chunks if between.contains(chunk.span)]
    return len(chunks) == 1 and chunks[0].head.split(" ")[-1] in date_words("texts put to a vote")


def _is_subject_of_past(dated: Dated, events: EventIndex) -> bool:
    """Whether a verb in the past comes right behind the date of an infinitive: the noun phrase that holds it is its subject."""
    assert dated.claim.span is not None
    clauses = events.reading.sentences[dated.happening.sentence].clauses
    ends = dated.claim.span.end
    verbs = [clause.verb for clause in clauses if clause.verb is not None]
    return any(verb.tense == "past" and 0 <= verb.span.start - ends <= 1 for verb in verbs)


def _is_read_out(told: Happening, events: EventIndex) -> bool:
    """Whether the sentence tells what stood written before, in the tense of then: "opens on May 3, said the posters, and so it did"."""
    sentence = events.reading.sentences[told.sentence]
    return any(
        clause.event == "say"
        and clause.verb is not None
        and clause.verb.tense == "past"
        and any(sentence.chunks[at].head.split(" ")[-1] in date_words("texts put up beforehand") for at in clause.subject)
        for clause in sentence.clauses
    )


def _is_right_behind(dated: Dated, events: EventIndex) -> bool:
    """Whether nothing but a preposition stands between a verb and its date: "opened in 2031"."""
    assert dated.claim.span is not None
    return _BARELY.fullmatch(events.reading.text, dated.happening.word.end, dated.claim.span.start) is not None


def _is_near(dated: Dated, events: EventIndex) -> bool:
    """Whether a day without its year can only be that of the year of publication: a little way off, and none of "last July 13"."""
    claim, published = dated.claim, events.reading.draft.published
    if len(claim.candidates) != 1 or claim.when.day is None or published is None or claim.span is None:
        return False
    day = claim.candidates[0]
    between = events.reading.text[dated.happening.word.end : claim.span.start]
    if not _opens(dated, events) and (dated.happening.word.end > claim.span.start or re.search(r"[,;:()]", between)):
        return False
    before = events.reading.text[max(0, claim.span.start - 12) : claim.span.start + 5]
    # A story that is printed a day after it was written may still look ahead to the day before; to one before that it does not.
    room = 1 if dated.happening.status == "planned" and day < published else _ROOM
    return day.year == published.year and room < abs((day - published).days) <= _NEAR and _LAST.search(before) is None


def _is_timetable(dated: Dated, events: EventIndex) -> bool:
    """Whether a present tense tells what is to come: "the law takes effect on Jan. 1"; days long past are told so in a chronicle."""
    told, days, published = dated.happening, dated.days, events.reading.draft.published
    if told.verb not in date_words("verbs of the timetable") or dated.claim.when.day is None or told.preposition not in ("", "on"):
        return False
    if events.reading.text.endswith("let ", 0, told.word.start):
        return False  # "A cable let go on Nov. 22": of any tense
    return published is not None and days.high is not None and days.high >= published.toordinal() - _LATELY


def _opens(dated: Dated, events: EventIndex) -> bool:
    """Whether a date opens its sentence."""
    assert dated.claim.span is not None
    return dated.claim.span.start - events.reading.sentences[dated.happening.sentence].sentence.span.start < 20


def _past(told: Happening, events: EventIndex) -> str:
    if told.status != "asserted" or told.tense != "past":
        return ""
    if told.verb in date_words("verbs of what words mean"):
        return ""  # "ruled that the notice meant Sept. 30"
    if told.verb not in date_words("verbs that tell of another day"):
        return "past"
    # "Went before voters", "went on sale": what went somewhere took place; a deadline that "went to May 3" did not.
    return "past" if told.verb == "go" and _WENT.match(events.reading.text, told.word.end) else ""
