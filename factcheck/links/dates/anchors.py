"""anchor_of: the day that "before" or "after" counts from: "two weeks after the vote", "ten days after he was arrested"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.date import DateClaim
from factcheck.claims.date_words import date_words
from factcheck.claims.dates.read_lengths import Length
from factcheck.claims.happening_words import incidents, noun_type, verb_phrase
from factcheck.draft import Span
from factcheck.links.dates.arcs import parties_of, parties_of_clause
from factcheck.links.dates.day_gaps import is_plain
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_told
from factcheck.syntax.clause import Chunk, Clause, SentenceReading

_CLAUSE: Final = 90  # characters from "before" to the date of the clause that it opens
_DETERMINER: Final = re.compile(r" (?:the |its |his |her |their |a |an |this year's |last year's )?")
_THAT: Final = re.compile(r" that (?!time\b|day\b|year\b|point\b|date\b)[a-z]+(?=[,.;]| on\b| in\b| at\b)")
# "Ten days after the vote, on May 19": the date is that of the ten days, where the vote has one of its own.
_APART: Final = re.compile(r", (?:on |in )?$")


def anchor_of(length: Length, events: EventIndex, sentence: SentenceReading) -> DateClaim | None:
    """What "before" or "after" counts from: a date that stands there, or the one date of the happening that is named there."""
    text = events.reading.text
    end = sentence.sentence.span.end
    first = next(
        (claim for claim in events.places.dates_in(Span(length.end, end)) if claim.span is not None and claim.span.start >= length.end),
        None,
    )
    if first is not None and first.span is not None and _DETERMINER.fullmatch(text, length.end, first.span.start):
        return first
    chunk = _counted_from(length, sentence, text)
    named = _named_anchor(length, chunk, events, sentence) if chunk is not None else _done_before(length, events, sentence)
    if named is None and chunk is not None and (clause := _clause_of(chunk, sentence)) is not None:
        done = _done_before(length, events, sentence)  # "a day before he died", "a week after the board voted"
        named = done if done is not None and _is_of_one(clause, chunk, length, done, events) else None
    apart = first is not None and first.span is not None and _APART.search(text, length.end, first.span.start) is not None
    if first is not None and _is_date_of_clause(length, first, sentence) and not (apart and named is not None and named.id != first.id):
        return first
    if named is not None or chunk is not None:
        return named
    return _told_lately(length, events, sentence) if _THAT.match(text, length.end) else None


def _counted_from(length: Length, sentence: SentenceReading, text: str) -> Chunk | None:
    """The noun phrase right behind "before" or "after"."""
    chunk = next((chunk for chunk in sentence.chunks if chunk.span.start >= length.end and not chunk.compound), None)
    return chunk if chunk is not None and text[length.end : chunk.span.start] in (" ", " of ") else None


def _clause_of(chunk: Chunk, sentence: SentenceReading) -> Clause | None:
    """The clause, in the past, whose verb stands right behind its subject."""
    after = next((token for token in sentence.tokens if token.span.start >= chunk.span.end), None)
    clause = next((one for one in sentence.clauses if one.subject and sentence.chunks[one.subject[0]] is chunk), None)
    if clause is None or clause.verb is None or clause.verb.tense != "past" or clause.verb.negated:
        return None
    plain = after is not None and after.tag in ("VERB", "AUX") and chunk.determiner not in ("a", "an", "another")
    return clause if plain else None


def _is_of_one(clause: Clause, chunk: Chunk, length: Length, date: DateClaim, events: EventIndex) -> bool:
    """Whether a dated happening is told of the subject of a clause."""
    dated = events.by_claim.get(date.id)
    if dated is None:
        return False
    home = events.reading.sentences[dated.happening.sentence]
    told = clause_told(home, dated.happening)
    head = home.chunks[told.subject[0]].head if told is not None and told.subject else ""
    return head == chunk.head or bool(parties_of_clause(events, length.sentence, clause) & parties_of(dated.happening, events))


def _named_anchor(length: Length, chunk: Chunk, events: EventIndex, sentence: SentenceReading) -> DateClaim | None:
    """The one date of the happening that the noun phrase behind "before" or "after" names."""
    if chunk.determiner in ("a", "an", "another"):
        return None  # "a day after a second tornado": another than the one that is told
    type_ = noun_type(chunk.head, chunk.modifiers)
    if chunk.head in ("accident", "incident", "disaster", "tragedy", "attack") and not events.of(type_):
        return _date_of(events.incident, length)
    known = (events.only(type_) or _alike(type_, chunk, events)) if type_ else None
    behind = next((token for token in sentence.tokens if token.span.start >= chunk.span.end), None)
    # "two weeks before the play opened", "a week after the run on the bank": no deed told by its verb.
    acts = behind is not None and behind.tag in ("VERB", "AUX", "ADP")
    if known is None and chunk.definite and not acts and not (type_ and events.of(type_)):
        known = events.of_noun(chunk.head)
    return _date_of(known, length) if known is None or not _is_another(chunk, known, events) else None


def _is_another(chunk: Chunk, known: Dated, events: EventIndex) -> bool:
    """Whether what stands before a noun tells it from the one that has a date: "the European meet last May ... before the world meet"."""
    told = [other for other in events.reading.sentences[known.happening.sentence].chunks if other.head == chunk.head]
    return bool(chunk.modifiers and told) and all(other.modifiers and not {*other.modifiers} & {*chunk.modifiers} for other in told)


def _done_before(length: Length, events: EventIndex, sentence: SentenceReading) -> DateClaim | None:
    """The one date of what a clause right behind "before" or "after" tells: "ten days after he was arrested"."""
    for token in sentence.tokens:
        if token.span.start < length.end:
            continue
        if token.span.start > length.end + 30 or token.text in ",;:":
            break
        if token.tag == "VERB" and (told := verb_phrase(sentence.tokens, token.index)):
            return _date_of(events.only(told[0].type), length)
    return None


def _alike(type_: str, chunk: Chunk, events: EventIndex) -> Dated | None:
    """The one dated happening that a noun of a near type stands for: "the election" where people voted, "the accident" for a crash."""
    if events.of(type_) or not chunk.definite:
        return None
    if type_ in incidents():
        return events.incident
    others = date_words("happenings at the polls")
    known = [only for other in sorted(others - {type_}) if (only := events.only(other)) is not None] if type_ in others else []
    return known[0] if len({str(one.days) for one in known}) == 1 else None


def _told_lately(length: Length, events: EventIndex, sentence: SentenceReading) -> DateClaim | None:
    """The one date of the sentences before, for "that warning": what they tell of."""
    sentences = events.reading.sentences[max(0, length.sentence - 4) : length.sentence]
    body = [one for one in sentences if one.sentence.role == "body" and one.sentence.paragraph >= sentence.sentence.paragraph - 1]
    if not body:
        return None
    dates = [
        claim
        for claim in events.places.dates_in(Span(body[0].sentence.span.start, sentence.sentence.span.start))
        if claim.when.month is not None or claim.when.weekday is not None
    ]
    return dates[0] if len(dates) == 1 and is_plain(dates[0]) else None


def _is_date_of_clause(length: Length, date: DateClaim, sentence: SentenceReading) -> bool:
    """Whether what is counted from is told with its own date: "five days before it came due on March 15", "a week after the vote on May 2".

    Nothing that may have a date of its own stands between: no second verb, no comma, no relative clause; and the date is not that of a
    thing behind it ("after the board rejected the March 3 plan").
    """
    if date.span is None or date.relation not in ("on", "in") or date.scope.quoted or date.span.start - length.end > _CLAUSE:
        return False
    between = [token for token in sentence.tokens if length.end <= token.span.start and token.span.end <= date.span.start]
    verbs = [token for token in between if token.tag == "VERB"]
    after = next((token for token in sentence.tokens if token.span.start >= date.span.end), None)
    if not between or between[-1].text.lower() not in ("on", "in", "of") or len(verbs) > 1:
        return False
    if after is not None and (
        after.tag in ("NOUN", "PROPN", "ADJ", "NUM") or after.text.lower() in ("and", "or", "to", "through", "until")
    ):
        return False
    words = {token.text.lower() for token in between}
    return not (
        any(token.tag == "PUNCT" and token.text not in "’'." for token in between[:-2])
        or words
        & {"that", "which", "who", "whose", "where", "when", "and", "or", "but", "would", "will", "could", "to", "not", "since", "until"}
        or any(token.form == "t" for token in between)
    )


def _date_of(dated: Dated | None, length: Length) -> DateClaim | None:
    return None if dated is None or dated.happening.mention == length.mention else dated.claim
