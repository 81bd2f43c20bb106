"""Rows told in other words than by counts of one noun: "twice before", "after six others", "the other five", "11 novels in all"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period, same_nouns
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.cues import cue_near, is_kindred, opens_elsewhere
from factcheck.syntax.clause import Chunk, Clause, SentenceReading, Token
from factcheck.syntax.events import noun_event

BEFORE: Final = frozenset(("before", "earlier", "previously", "already", "beforehand"))
_PERSONAL: Final = frozenset(("he", "she", "it", "they", "who"))
_SOON: Final = 3
_EARLIER_IN: Final = re.compile(r" (?:earlier|previously) (?:in the|this) (year|season|month|week|decade|winter|summer|spring|fall)\b")
_OF_PERIOD: Final = re.compile(r" (?:of|in) (?:the|this) (year|season|month|week|decade|winter|summer|spring|fall)\b")


def is_of_a_kind(figure: Figure) -> bool:
    """As in "the second Black mayor", "the third elected judge": an ordinal that numbers some of the row alone."""
    chunk = figure.chunk
    between = [t for t in figure.sentence.tokens if chunk is not None and figure.mention.core.end <= t.span.start < chunk.head_span.start]
    return any(token.tag in ("ADJ", "PROPN", "VERB") for token in between)


def told_before(board: Board, figure: Figure, own: Figure, noun: str, event: str) -> tuple[str, Span] | None:
    """The part that a count plays in the row of an ordinal, where it stands for the ones before or for all but one."""
    if own.head == "time" and (noun in ("woman", "man") or is_of_a_kind(figure)):
        return None  # "the first woman to command the ship. She served in it twice before"
    if own.head == "time" and own.at < 0:
        told = any(e.head == "time" and e.figure.at >= 0 and e.start < own.mention.core.start for e in board.in_sentence(own.order))
        return _times_before(board, figure, own, event) if not told else None
    if own.head == "time" and own.slot in ("", "object"):
        return _times_before(board, figure, own, event)
    if own.head in word_set("those before") and own.definite and (abs(own.order - figure.order) <= 1 or _is_owned_by_one_of(figure, own)):
        if noun in ("woman", "man") or is_of_a_kind(figure):
            return None  # "the second woman to hold the post": her predecessors were more
        every = own.determiner in ("all", "both")
        return ("earlier", own.mention.span) if own.chunk is not None and (not every or _is_owned_by_one_of(figure, own)) else None
    after = _those_before_it(figure, own, noun) or _after_others(board, figure, own)
    if after is None and (not own.head or own.elliptic or same_nouns(own.head, noun)):
        after = _others(board, figure, own)
    return ("earlier", after) if after is not None else None


def _is_owned_by_one_of(figure: Figure, own: Figure) -> bool:
    """Whether predecessors are those of somebody whom the sentence of an ordinal names: "all ten of Tolliver's predecessors"."""
    if own.noun is None:
        return False
    own_tokens = own.sentence.tokens[own.noun.tokens[0] : own.noun.tokens[1] + 1]
    owners = {token.text for token in own_tokens if token.tag == "PROPN"}
    named = {word for token in figure.sentence.tokens if token.tag == "PROPN" for word in token.text.split()}
    return bool(owners & named)


def _times_before(board: Board, figure: Figure, own: Figure, event: str) -> tuple[str, Span] | None:
    """As in "her third veto. She had used the power once before", "for the fifth time, having taken it in 2009, 2012 and 2015"."""
    clause = own.clause
    if clause is None or clause.verb is None or not (0 <= own.order - figure.order <= 1 or _leads_up_to(figure, own, event)):
        return None
    tokens = own.sentence.tokens
    cue = next((token for token in tokens[own.beyond : own.beyond + 2] if token.text.lower() in BEFORE), None)
    between = tokens[clause.verb.tokens[0] : own.first]
    cue = cue or next((token for token in between if token.text.lower() in BEFORE), None)
    if cue is not None and cue.text.lower() == "before" and _leads_on(tokens[cue.index + 1 : cue.index + 2]):
        return None  # "six times before the first hive died"
    perfect = clause.verb.perfect and clause.verb.tense != "present"
    named = _after_doings(own, event) if own.at < 0 and own.order == figure.order else None
    if named is not None:
        return "earlier", named
    if cue is None and not perfect:
        return None
    if figure.chunk is not None and figure.chunk.determiner in ("a", "an") and not is_same_event(clause.event, event):
        return None  # "a first hearing is set" has no row
    known = is_numbered_by(clause.event, event) or any(own.sentence.chunks[at].head == "it" for at in clause.objects)
    if not known and cue is None:
        return None
    if not known and (clause.verb.lemma in word_set("comes up to") or not _is_one_subject(board, clause, figure)):
        return None  # "his 20th home run, a total he had reached only once before"
    return "earlier", cue.span if cue is not None else clause.verb.span


def _leads_up_to(figure: Figure, own: Figure, event: str) -> bool:
    """Whether the times before are told in the sentence before: "The mill has burned twice before. Saturday's fire, the third"."""
    clause = own.clause
    told = clause is not None and clause.verb is not None and clause.verb.perfect and is_numbered_by(clause.event, event)
    return told and own.order == figure.order - 1 and own.paragraph == figure.paragraph and not opens_elsewhere(figure)


def _after_doings(own: Figure, event: str) -> Span | None:
    """As in "for the fourth time, after wins in 1991, 1994, 2006 and 2011": years of the same deed, and nothing more said of them."""
    lead = [token for token in own.sentence.tokens if token.span.end <= own.mention.core.start][-3:]
    after = next((token for token in own.sentence.tokens if token.span.start >= own.mention.core.end), None)
    if [token.text.lower() for token in lead[::2]] not in (["after", "in"], ["following", "in"]):
        return None
    closed = after is None or after.text in (".", ",", ";")
    return lead[0].span if closed and is_same_event(noun_event(lead[1].lemma) or lead[1].lemma, event) else None


def _leads_on(following: Sequence[Token]) -> bool:
    """Whether "before" leads to something else, and is neither an adverb nor of the row: "twice before his fourth campaign"."""
    return bool(following) and following[0].form != "PRP$" and following[0].tag in ("DET", "NOUN", "PROPN", "PRON", "ADJ")


def _is_one_subject(board: Board, clause: Clause, figure: Figure) -> bool:
    """Whether a clause is about whom the ordinal is about: a pronoun, or a name that stands in its sentence."""
    sentence = next((s for s in board.reading.sentences if clause in s.clauses), None)
    if sentence is None or not clause.subject:
        return False
    subject = sentence.chunks[clause.subject[0]]
    if is_introduced(board, figure, sentence, subject):
        return True
    words = {token.lemma for token in figure.sentence.tokens}
    return subject.head in _PERSONAL or subject.head in words


def is_introduced(board: Board, figure: Figure, sentence: SentenceReading, subject: Chunk) -> bool:
    """Whether a name takes up the "a driver who ..." of the draft's first sentence."""
    first = figure.sentence.clauses[0].subject if figure.sentence.clauses else ()
    named = subject.span.text_of(board.text)[:1].isupper() and not subject.determiner
    return (
        named
        and figure.order == 0
        and sentence.sentence.index == 1
        and bool(first)
        and figure.sentence.chunks[first[0]].determiner in ("a", "an")
    )


def _those_before_it(figure: Figure, own: Figure, noun: str) -> Span | None:
    """As in "all 27 of the fights before it"."""
    words = [token.text.lower() for token in list(own.tokens_after())[:2]]
    every = own.chunk is own.noun or own.determiner == "all"
    led = words in ([["before", "it"], ["before", "this"], ["before", "that"]]) or words in (["before", "her"], ["before", "him"])
    near = 0 <= own.order - figure.order <= 1
    return own.mention.span if near and led and every and own.definite and same_nouns(own.head, noun) else None


def _after_others(board: Board, figure: Figure, own: Figure) -> Span | None:
    """As in "the seventh coach, after six others", "the fifth to land; four others have done so before", "The eight before it"."""
    if not 0 <= own.order - figure.order <= 1 or own.mention.core.start < figure.mention.core.start:
        return None
    if any(figure.mention.core < other.mention.core < own.mention.core for _, other in board.ordinals):
        return None
    words = [token.text.lower() for token in list(own.tokens_after())[:_SOON]]
    if not own.head and own.definite and words[:2] in (["before", "it"], ["before", "her"], ["before", "him"], ["before", "that"]):
        return own.mention.span
    if own.head != "other" or own.definite:
        return None
    lead = [token.text.lower() for token in own.tokens_before(1)]
    if lead in (["after"], ["following"]) and own.order == figure.order:
        return own.mention.span
    verb = own.clause.verb if own.clause is not None else None
    if verb is not None and verb.lemma == "be" and verb.perfect and own.order - figure.order <= 1 and own.slot in ("object", "subject"):
        return own.mention.span  # "there had been four others"
    return own.mention.span if words[:3] == ["have", "done", "so"] or words[:3] == ["had", "done", "so"] else None


def _others(board: Board, figure: Figure, own: Figure) -> Span | None:
    """As in "The storm is the sixth to hit the island. The other five did little damage": all but the one that the ordinal counts."""
    lead = [token.text.lower() for token in own.sentence.tokens[max(0, own.first - 2) : own.first]]
    if lead != ["the", "other"] or own.order - figure.order != 1 or own.paragraph != figure.paragraph or own.relative is not None:
        return None
    verb = figure.clause.verb if figure.clause is not None else None
    if verb is None or verb.lemma not in ("be", "become", "mark") or figure.slot != "object":
        return None
    # "Nine ... The other four": what is left of a count.
    counted = [e for order in (own.order - 1, own.order - 2) for e in board.in_sentence(order) if not e.unit and not is_period(e.head)]
    return own.mention.span if not counted else None


def goes_before(figure: Figure) -> bool:
    """As in "the four women who preceded her"."""
    verb = figure.relative.verb if figure.relative is not None else None
    return verb is not None and figure.definite and verb.lemma in word_set("goes before")


def told_earlier(figure: Figure) -> Span | None:
    """As in "the six storms that hit earlier this winter", "the four women who preceded her": a relative clause that sets those before."""
    if figure.relative is None or figure.relative.verb is None or not figure.definite or figure.relative.verb.negated:
        return None
    if goes_before(figure):
        return figure.relative.verb.span
    after = figure.sentence.tokens[figure.relative.verb.tokens[1] + 1 : figure.relative.verb.tokens[1] + 3]
    return next((token.span for token in after if token.text.lower() in BEFORE), None)


def earlier_in_period(board: Board, figure: Figure, own: Figure) -> Span | None:
    """The words that set a count before an ordinal in its period: "its tenth fire of the year. It had 12 fires earlier in the year"."""
    noun_end = own.noun.span.end if own.noun is not None else own.mention.span.end
    told = _EARLIER_IN.match(board.text, noun_end)
    row = _OF_PERIOD.match(board.text, figure.chunk.span.end) if figure.chunk is not None else None
    verb = own.clause.verb if own.clause is not None else None
    if (
        told is None
        or row is None
        or told.group(1) != row.group(1)
        or verb is None
        or not verb.perfect
        or not 0 <= own.order - figure.order <= 1
    ):
        return None
    return Span(told.start(), told.end())


def is_all(figure: Figure) -> bool:
    """As in "her fiction consisted of 11 novels", "wrote 11 novels in all": no more of them than that."""
    verb = figure.clause.verb if figure.clause is not None else None
    made = verb is not None and verb.lemma in ("consist", "comprise", "total", "number") and figure.slot in ("object", "of")
    lead = [token.text.lower() for token in figure.tokens_before(3)]
    ends = lead[-1:] == ["of"] and bool({"last", "first", "final"} & set(lead))  # "the last of six hearings"
    return made or ends or (figure.slot == "object" and not figure.modifiers and cue_near(figure, "total") is not None)


def is_same_event(first: str, second: str) -> bool:
    """Whether two events are one, or words for them are kindred."""
    return bool(first) and (first == second or is_kindred(first, second))


def is_numbered_by(event: str, noun: str) -> bool:
    """Whether the ordinals of a noun number an event: "married twice before ... his third wife"."""
    return is_same_event(event, noun) or noun in _row_nouns(event)


@cache
def _table() -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in data_lines("row_nouns.tsv"))
    return {event: frozenset(nouns.split()) for event, nouns in rows}


def _row_nouns(event: str) -> frozenset[str]:
    """The nouns whose ordinals number an event."""
    return _table().get(event, frozenset())
