"""orders_of_lives: what somebody or something did before its beginning, or after its end.

"The mine closed in 2003. In 2005 it employed 400 miners"; "The club was founded in 1990. It won the cup in 1985"; "Ann Lee, who died in
1990, visited the town in 1995"; "The school opened in 1970. Its first class graduated in 1968".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.claims.date_words import date_words
from factcheck.claims.people.persons import is_person_noun, person_of
from factcheck.claims.people.unnamed import unnamed
from factcheck.links.dates.arcs import is_narrowed, parties_of_clause, verbs_of
from factcheck.links.dates.events import Dated, EventIndex
from factcheck.links.dates.lifetimes import clause_told, is_told, order_link
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk, Clause, SentenceReading

_NEAR: Final = 1  # sentences from the beginning or the end of a thing to a deed of it
_FAR: Final = 3  # ... of a person who is named
_SLIP: Final = 30 * 366  # days by which a slip dates a deed too early or too late
_BORN: Final = frozenset(("bear",))
_DEAD: Final = frozenset(("die",))
_BEGUN: Final = frozenset(("found", "establish", "form", "create", "incorporate", "charter", "organize"))
_OPENED: Final = frozenset((*_BEGUN, "open", "start", "begin", "debut", "premiere"))
_GOES_ON: Final = re.compile(
    r"\b(?:re-?open\w*|reviv\w*|reunit\w*|reunion|re-?form\w*|rebuil\w*|restor\w*|relaunch\w*|resum\w*|again|successor|merge\w*|new owners?"
    r"|briefly|temporarily|formally|officially|moved|renamed|predecessor|originally|then called|posthum\w*|another|former\w*|as)\b",
    re.IGNORECASE,
)
# What is still done, or comes to it, when it is over: its records are sold, its work wins a prize.
_AFTERWARDS: Final = frozenset(("release", "sell", "publish", "win", "draw", "attract", "carry", "lose"))
_NEVER_OVER: Final = frozenset(
    ("fund", "offering", "deal", "sale", "account", "case", "investigation", "inquiry", "stock", "share", "market")
)


@dataclass(frozen=True, slots=True)
class _Deed:
    """A dated happening with its clause, and the one name or noun of whom or which it is told; `human` says that it is a person's."""

    dated: Dated
    clause: Clause
    who: str
    human: bool
    verbs: frozenset[str]


def orders_of_lives(events: EventIndex) -> list[Link]:
    """The links "order" (earlier, later) of a life and a deed outside it, in text order."""
    told: dict[int, list[_Deed]] = {}
    for dated in events.all:
        if (deed := _deed(dated, events)) is not None:
            told.setdefault(dated.happening.sentence, []).append(deed)
    links: list[Link] = [link for deeds in told.values() for deed in deeds for link in _of_rank(deed, told, events)]
    edges = [deed for deeds in told.values() for deed in deeds if _is_begun(deed) or _is_over(deed) or deed.verbs & _OPENED]
    if not edges:
        return links
    goes_on = _GOES_ON.search(events.reading.text) is not None
    for edge in edges:
        here, reach = edge.dated.happening.sentence, _FAR if edge.human else _NEAR
        for deed in (deed for at in range(here - reach, here + reach + 1) for deed in told.get(at, ())):
            if edge is deed or (goes_on and not edge.human) or not _is_of_one(edge, deed, events):
                continue
            if _is_begun(edge) and _needs_life(deed, edge) and _lies_off(deed.dated, edge.dated):
                links.append(order_link(edge.dated, deed.dated, (edge.dated.happening.word, deed.dated.happening.word)))
            elif _is_over(edge) and _needs_life(deed, edge) and _lies_off(edge.dated, deed.dated):
                links.append(order_link(deed.dated, edge.dated, (deed.dated.happening.word, edge.dated.happening.word)))
        if not (edge.human or goes_on):
            links.extend(_of_firsts(edge, events))
    return links


def _deed(dated: Dated, events: EventIndex) -> _Deed | None:
    told = dated.happening
    if not is_told(dated) or told.perfect or told.other or not told.verb or dated.claim.when.granularity not in ("day", "month", "year"):
        return None
    sentence = events.reading.sentences[told.sentence]
    clause = clause_told(sentence, told)
    if clause is None or clause.verb is None or clause.verb.negated or not clause.subject or sentence.sentence.role != "body":
        return None
    if _GOES_ON.search(events.reading.text, sentence.sentence.span.start, sentence.sentence.span.end):
        return None
    chunk = sentence.chunks[clause.subject[0]]
    who = person_of(events.reading, told.sentence, clause.subject[0])
    verbs = verbs_of(told, events)
    if who and ((who[:1].isupper() and " " in who) or who == unnamed(events.reading)):
        return _Deed(dated, clause, who, True, verbs)
    if is_narrowed(sentence, chunk):
        return None
    keys = parties_of_clause(events, told.sentence, clause) if chunk.head in ("it", "they") else frozenset({chunk.head.split(" ")[-1]})
    if len(keys) != 1 or not (chunk.head in ("it", "they") or chunk.determiner == "the" or _is_named(events, told.sentence, clause)):
        return None
    noun = next(iter(keys))
    return None if not noun or is_person_noun(noun) else _Deed(dated, clause, noun, False, verbs)


def _is_named(events: EventIndex, index: int, clause: Clause) -> bool:
    sentence = events.reading.sentences[index]
    return sentence.tokens[sentence.chunks[clause.subject[0]].tokens[1]].tag == "PROPN"


def _is_of_one(edge: _Deed, deed: _Deed, events: EventIndex) -> bool:
    """Whether both are told of one person or thing: by name, or of a thing that nothing tells apart in the sentence beside."""
    if edge.who != deed.who or edge.dated.claim.id == deed.dated.claim.id:
        return False
    if edge.human:
        return True
    first, second = (events.reading.sentences[told.dated.happening.sentence].chunks[told.clause.subject[0]] for told in (edge, deed))
    return "it" in (first.head, second.head) or "they" in (first.head, second.head) or first.modifiers == second.modifiers


def _is_begun(edge: _Deed) -> bool:
    begins = _BORN if edge.human else _BEGUN
    passive = edge.clause.verb is not None and edge.clause.verb.voice == "passive"
    return bool(edge.verbs & begins) and (passive or (not edge.human and not edge.clause.objects))


def _is_over(edge: _Deed) -> bool:
    return (
        bool(edge.verbs & (_DEAD if edge.human else date_words("verbs of being over")))
        and not edge.clause.objects
        and edge.who not in _NEVER_OVER
    )


def _needs_life(deed: _Deed, edge: _Deed) -> bool:
    """Whether a deed is one that only those do who live, or what is at work."""
    assert deed.clause.verb is not None
    active = deed.clause.verb.voice == "active"
    if not deed.human:
        doings = date_words("doings of what is at work") - (_AFTERWARDS if _is_over(edge) else frozenset())
        return active and bool(deed.verbs & doings)
    if deed.clause.event == "say":
        return False  # that the dead speak is another rule's to find
    born = bool(edge.verbs & _BORN)
    living = date_words("deeds of the living") | date_words("verbs of what is done to people")
    return bool(deed.verbs & living) and (active or born) and not deed.verbs & (_BORN | _DEAD | {"bury"})


def _lies_off(early: Dated, late: Dated) -> bool:
    """Whether what should come later lies before the other, by no more than a slip."""
    gap = early.days - late.days
    return gap.high is not None and gap.low is not None and gap.high < 0 and -gap.low <= _SLIP


def _of_rank(edge: _Deed, told: dict[int, list[_Deed]], events: EventIndex) -> Iterator[Link]:
    """As in: "The team last won the title in 2015. It won the title in 2019": what was done last, or first, and done once more."""
    assert edge.clause.verb is not None
    tokens = events.reading.sentences[edge.dated.happening.sentence].tokens
    rank = tokens[edge.clause.verb.tokens[1] - 1].text.lower() if edge.clause.verb.tokens[1] else ""
    if rank not in ("last", "first") or edge.clause.verb.lemma in ("see", "hear", "find"):
        return
    here = edge.dated.happening.sentence
    for deed in (deed for at in range(here - 1, here + 2) for deed in told.get(at, ())):
        if deed is edge or deed.clause.verb is None or deed.clause.verb.lemma != edge.clause.verb.lemma:
            continue
        if edge.who != deed.who or _objects(edge, events) != _objects(deed, events) or not _objects(edge, events):
            continue
        early, late = (deed, edge) if rank == "last" else (edge, deed)
        if _lies_off(late.dated, early.dated):
            words = (early.dated.happening.word, late.dated.happening.word)
            yield order_link(early.dated, late.dated, words)


def _objects(deed: _Deed, events: EventIndex) -> str:
    """What was done, and where: the words from the verb to its date; "" where nothing is done to anything."""
    verb, span = deed.clause.verb, deed.dated.claim.span
    told = verb is not None and span is not None and deed.clause.objects
    return events.reading.text[verb.span.end : span.start] if told and verb is not None and span is not None else ""


def _of_firsts(edge: _Deed, events: EventIndex) -> Iterator[Link]:
    """As in: "The school opened in 1970. Its first class graduated in 1968", "It baked its first loaf in 1968"."""
    doings = (date_words("doings of what is at work") | {"graduate", "finish"}) - {"hire", "employ", "build", "buy"}
    if not edge.verbs & _OPENED or edge.clause.objects:
        return
    for dated in events.in_sentences(edge.dated.happening.sentence + 1):
        sentence = events.reading.sentences[dated.happening.sentence]
        clause = clause_told(sentence, dated.happening)
        if clause is None or clause.verb is None or not clause.subject or not is_told(dated) or dated.happening.perfect:
            continue
        if clause.verb.lemma not in doings or not _lies_off(dated, edge.dated):
            continue
        parts = [sentence.chunks[at] for at in (*clause.subject[:1], *clause.objects[:1])]
        first = next((part for part in parts if _is_first(part, sentence)), None)
        if first is not None and parts[0].head in ("it", "they", first.head):
            yield order_link(edge.dated, dated, (edge.dated.happening.word, dated.happening.word))


def _is_first(part: Chunk, sentence: SentenceReading) -> bool:
    """As in "its first class"."""
    words = (token.text.lower() for token in sentence.tokens[part.tokens[0] : part.tokens[1] + 1])
    return part.determiner in ("its", "their") and "first" in words
