"""Names that a deed is told of, and the count of those of whom it is told elsewhere: "Four men were held ... Ash, Bell and Cole were held".

Those who do a thing and those to whom it is done are told apart, in the active and in the passive: who signs, and who is signed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.counts.name_lists import NameList, names_from
from factcheck.claims.nouns import compatible_nouns, is_period, is_person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Clause, SentenceReading, Token
from factcheck.syntax.events import noun_event, verb_event

_LEAST: Final = 3
_MOST: Final = 30
_FAR: Final = 8
_SLIP: Final = 2
_LEAST_COUNT: Final = 2
_SHORTEST: Final = 3
_IDLE: Final = frozenset(("", "be", "have", "say", "do", "go", "come", "make", "take", "get", "become", "include", "see", "live", "work"))
_TO: Final = frozenset(("to", "against", "in", "at", "for"))


@dataclass(frozen=True, slots=True)
class Deed:
    """What is told of some: the event, and whether they do it ("does"), undergo it ("undergoes") or stand behind a preposition ("to")."""

    event: str
    part: str


def named_by_deed(sentence: SentenceReading, text: str) -> Iterator[tuple[NameList, Deed, Span]]:
    """The lists of three names or more of which a clause tells a deed, with the deed and the words of its verb."""
    tokens = sentence.tokens
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or verb.negated or verb.modality not in ("asserted", "planned") or clause.relative:
            continue
        beyond = verb.tokens[1] + 1
        for at, part in _places(sentence, clause):
            before = frozenset((tokens[verb.tokens[0]].text.lower(),)) if at < verb.tokens[0] else frozenset()
            listed = names_from(tokens, at, text, before=before)
            if listed is None or len(listed.names) < _LEAST or (before and listed.end != verb.tokens[0]):
                continue
            event = clause.event
            if event == "be" and at == beyond and tokens[0].form == "VBN":
                event, part = verb_event(tokens[0].lemma), "undergoes"  # "Held on Friday were Ash, Bell and Cole"
            if event not in _IDLE or part in _TO:
                yield listed, Deed(event, part), verb.span
                break


def _places(sentence: SentenceReading, clause: Clause) -> Iterator[tuple[int, str]]:
    """Where names may begin that take part in a clause, each with the part that they would have in it."""
    verb, tokens = clause.verb, sentence.tokens
    assert verb is not None
    passive = verb.voice == "passive"
    if clause.subject:
        at = sentence.chunks[clause.subject[0]].tokens[0]
        if tokens[at].tag == "PROPN":  # behind the verb in "Held were Ash, Bell and Cole"
            yield at, "undergoes" if passive else "does"
    at = verb.tokens[1] + 1
    low = tokens[at].text.lower() if at < len(tokens) else ""
    if low == "by" and passive:
        yield at + 1, "does"
    elif low in _TO:
        yield at + 1, low
    elif at < len(tokens) and tokens[at].tag == "PROPN" and not passive:
        yield at, "undergoes"


def told_counts(figures: Sequence[Figure], order: int, start: int) -> list[Figure]:
    """The exact counts of members that stand before a place, near enough for a list there to name them all."""
    return [
        figure
        for figure in figures
        if figure.mention.kind == "cardinal"
        and figure.mention.core.start < start
        and order - figure.order <= _FAR
        and figure.head
        and not is_period(figure.head)
        and figure.head != "time"
        and not figure.quantity.unit
        and figure.quantity.bound == "="
        and 1 <= figure.quantity.nominal <= _MOST
    ]


def of_deed(figures: Sequence[Figure], deed: Deed, size: int) -> Figure | None:
    """The only count of those of whom the deed is told, where it is not the size of the list but near it."""
    told = [figure for figure in figures if deed in _deeds_of(figure) or _names_doer(figure.head, deed.event)]
    return _only(told, figures, size)


def of_description(figures: Sequence[Figure], head: str, said: Sequence[Token], size: int) -> Figure | None:
    """The only count that "the winners", "the sites that are shutting" or "those charged" may take up: by a deed, or as people."""
    events = {verb_event(token.lemma) for token in said if token.tag == "VERB"} | {noun_event(head)}
    told = [figure for figure in figures if any(_names_doer(head, deed.event) or deed.event in events for deed in _deeds_of(figure))]
    if not told and is_person(head):
        told = [figure for figure in figures if is_person(figure.head) and figure.head != "other"]
    if not told and head in word_set("written lists"):
        told = list(figures)
    return _only(told, figures, size)


def _only(told: Sequence[Figure], figures: Sequence[Figure], size: int) -> Figure | None:
    """The one of those told whose number is near that of a list; None where there are others, or where any count near is that number."""
    if any(figure.quantity.nominal == size for figure in figures) or len({figure.quantity.nominal for figure in told}) != 1:
        return None
    written = told[-1].quantity.nominal
    return told[-1] if written >= _LEAST_COUNT and abs(written - size) <= _SLIP else None


def _deeds_of(figure: Figure) -> list[Deed]:
    """The deeds that the clauses of a count tell of those it counts."""
    found = []
    for clause in (figure.clause, figure.relative):
        verb = clause.verb if clause is not None else None
        if clause is None or verb is None or verb.negated or (clause.event in _IDLE and figure.slot not in _TO):
            continue
        passive = verb.voice == "passive"
        slot = figure.slot if clause is figure.clause else "object" if passive else "subject"
        if slot == "subject" or clause is figure.relative:
            found.append(Deed(clause.event, "undergoes" if passive else "does"))
        elif slot == "object":
            found.append(Deed(clause.event, "undergoes"))
        elif slot:
            found.append(Deed(clause.event, "does" if slot == "by" and passive else slot))
    return found


def _names_doer(head: str, event: str) -> bool:
    """Whether a noun is that of who does or undergoes a deed: "winner" of "win", "signing" of "sign"."""
    return len(event) >= _SHORTEST and event not in _IDLE and head.startswith(event) and head != event and not compatible_nouns(head, event)
