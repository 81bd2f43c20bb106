"""amount_nouns: what an amount, a level or a share is of, where its noun stands elsewhere in the clause: "The hall sold for $90,000".

It is the noun that holds it ("a crew of five"), that it stands behind ("the fare, $3,"; "land worth $6 million"), or to which the
verb ties it: what is sold, what costs, what comes to so much, what changes by so much or to it. An amount that is compared with one
before it is of the same ("$90, up from $70"). Where none of these is plain, none is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from factcheck.claims.counts.count_words import head_counts
from factcheck.claims.counts.elliptic import people_before
from factcheck.claims.counts.figure import Figure
from factcheck.claims.counts.figures import PRONOUNS
from factcheck.claims.nouns import is_period, is_person, names_a_set
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Clause, SentenceReading

_UNITS: Final = frozenset(("money", "measure"))
_SHARES: Final = frozenset(("percent", "fraction"))
_OPENS: Final = frozenset((",", "(", "—", "–"))
_CLOSES: Final = frozenset((",", ")", "—", "–", ".", "a", "an", "per", ";"))
_COMPARED: Final = frozenset((("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to")))
_DIRECTIONS: Final = frozenset(("up", "down"))
_CHANGED: Final = ("by", "to", "from", "object", "at", "up", "down", "above", "below")
_BY: Final = ("by", "object", "up", "down")
_LEVELS: Final = ("object", "at", "to")
_NUMBERS: Final = frozenset(("number", "count", "tally", "total", "size"))
_THEM: Final = frozenset(("them", "those", "these", "whom", "which"))
_JOINTS: Final = frozenset(("and", "but", "while"))
_JUST: Final = frozenset(("only", "just"))
_POINTING: Final = frozenset(("DT", "PRP$"))
_STATES: Final = frozenset(("VBN", "VBD", "JJ"))
_VALUED: Final = frozenset(("valued", "priced", "estimated", "assessed", "appraised", "insured"))
_WHEN: Final = frozenset(("now", "once", "then", "currently", "still"))
_LONGEST: Final = 5


def amount_nouns(figures: Iterable[Figure]) -> dict[Span, Chunk]:
    """The chunk with the noun of each figure that has none of its own, by the core of the figure's mention."""
    found: dict[Span, Chunk] = {}
    last: dict[tuple[str, str], tuple[Figure, Chunk]] = {}
    for figure in figures:
        if figure.at < 0 or figure.mention.kind == "ordinal" or figure.mention.of in ("vague",):
            continue
        sort = ("share", "") if figure.mention.kind in _SHARES else (figure.mention.kind, figure.quantity.unit)
        own = figure.noun if figure.noun is not None and figure.noun.head not in PRONOUNS else figure.borrowed
        if own is None and (not figure.head or figure.predicated):
            own = _noun_of(figure)
            before = last.get(sort)
            if (
                own is None
                and before is not None
                and before[0].order == figure.order
                and (_is_compared(figure) or _goes_on(*before, figure))
            ):
                own = before[1]
            count = last.get(("cardinal", ""))
            if own is None and count is not None and _is_part_of(figure, *count):
                own = count[1]
            if own is not None:
                found[figure.mention.core] = own
        if own is not None:
            last[sort] = figure, own
    return found


def _noun_of(figure: Figure) -> Chunk | None:
    for of in (_holder, _behind_in, _apposed, _worth, _set_at, _averaged, _by_verb, _changed_in, _in_state, _people):
        found = of(figure)
        if found is not None:
            return found
    return None


def _is_compared(figure: Figure) -> bool:
    """Whether a figure is compared with one before it: "up from $70", "down $6", "compared with 12%", "from a peak of 90"."""
    words = tuple(token.text.lower() for token in figure.tokens_before(6))
    if words[-2:] in _COMPARED or (words[-1:] != () and words[-1] in _DIRECTIONS and figure.mention.kind not in _SHARES):
        return True
    return words[-1:] == ("of",) and any(word in word_set("any figure") for word in words[-3:]) and "from" in words


def _goes_on(before: Figure, noun: Chunk, figure: Figure) -> bool:
    """Whether a share goes on with that of the same noun elsewhere: "60% of pupils in Ely but only 12% in Diss"."""
    between = figure.sentence.tokens[max(before.beyond, noun.tokens[1] + 1) : figure.first]
    after = figure.sentence.tokens[figure.beyond : figure.beyond + 1]
    if figure.mention.kind != "percent" or before.noun is not noun or not between or any(token.tag in ("VERB", "AUX") for token in between):
        return False
    joined = between[-1].text.lower() in _JOINTS or (between[-1].text.lower() in _JUST and between[-2:][0].text.lower() in _JOINTS)
    return joined and bool(after) and after[0].tag == "ADP" and after[0].text.lower() != "of"


def _is_part_of(figure: Figure, count: Figure, noun: Chunk) -> bool:
    """Whether a share is of those just counted: "90 members, half of them retired", "300 villagers were warned, but half stayed"."""
    if figure.mention.kind not in _SHARES or count.order != figure.order or not noun.head:
        return False
    if figure.noun is not None:
        return figure.noun.head in _THEM
    alone = figure.chunk is not None and figure.chunk.of is None and not figure.chunk.head
    return alone and figure.slot == count.slot == "subject" and figure.clause is not count.clause


def _holder(figure: Figure) -> Chunk | None:
    """The noun whose "of" holds the amount: "a fine of $300", "a crew of five"."""
    if figure.chunk is None or figure.mention.kind in _SHARES:
        return None
    own = figure.sentence.chunks.index(figure.chunk)
    holder = next((chunk for chunk in figure.sentence.chunks if chunk.of == own), None)
    if holder is None or not _is_thing(figure.sentence, holder) or is_person(holder.head):
        return None
    counts = names_a_set(holder.head) or holder.head in _numbers_of_people()
    return holder if counts or figure.mention.kind in _UNITS else None


def _is_thing(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether a chunk has a common noun that an amount may be of, and is no number itself."""
    if chunk.mention is not None or not chunk.head or chunk.head in PRONOUNS or chunk.head in word_set("any figure"):
        return False
    return sentence.tokens[chunk.tokens[1]].tag not in ("PROPN", "PRON") and not is_period(chunk.head)


def _is_priced(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether a chunk names what may have a price or a value: a thing, with a number of its own or without, and no person."""
    token = sentence.tokens[chunk.tokens[1]]
    return bool(chunk.head) and chunk.head not in PRONOUNS and token.tag not in ("PROPN", "PRON") and not is_person(chunk.head)


def _behind_in(figure: Figure) -> Chunk | None:
    """As in "£900 in fines", "$4 million in tax"."""
    after = figure.sentence.tokens[figure.beyond : figure.beyond + 1]
    if figure.mention.kind != "money" or not after or after[0].text.lower() != "in":
        return None
    told = figure.sentence.tokens[figure.beyond + 1 : figure.beyond + 2]
    starts = (figure.beyond + 1, figure.beyond + 2) if told and told[0].form not in _POINTING else (figure.beyond + 1,)  # "in unpaid rent"
    chunk = next((chunk for chunk in figure.sentence.chunks if chunk.tokens[0] in starts), None)
    if chunk is None or chunk.determiner or chunk.mention is not None or chunk.head not in word_set("amounts come in"):
        return None
    return chunk


def _apposed(figure: Figure) -> Chunk | None:
    """The noun that an amount stands behind in commas: "the lowest fare, $3,", "Attendance, now 840,"."""
    tokens, chunks = figure.sentence.tokens, figure.sentence.chunks
    start = figure.first - (figure.first > 0 and tokens[figure.first - 1].text.lower() in _WHEN)
    if figure.mention.kind not in ("money", "cardinal") or start < 2 or tokens[start - 1].text not in _OPENS:
        return None
    if figure.beyond < len(tokens) and tokens[figure.beyond].text.lower() not in _CLOSES:
        return None
    at = next((at for at, chunk in enumerate(chunks) if chunk.tokens[1] == start - 2 and not chunk.compound), None)
    while at is not None and (outer := next((i for i, chunk in enumerate(chunks) if chunk.of == at), None)) is not None:
        at = outer
    chunk = chunks[at] if at is not None else None
    if figure.mention.kind == "cardinal":
        return chunk if chunk is not None and chunk.mention is None and chunk.head in _numbers_of_people() else None
    return chunk if chunk is not None and _is_thing(figure.sentence, chunk) and _is_priced(figure.sentence, chunk) else None


def _worth(figure: Figure) -> Chunk | None:
    """As in "land worth $6 million", "The stamps, together worth an estimated $6,000,"."""
    tokens = figure.sentence.tokens
    lead = [token.text.lower() for token in tokens[max(0, figure.first - 2) : figure.first]]
    words = 1 if lead[-1:] == ["worth"] else 2 if lead[-1:] == ["at"] and lead[0] in _VALUED else 0
    if figure.mention.kind != "money" or figure.first < 2 or not words:
        return None
    at = figure.first - words - 1
    while (
        at > 0 and figure.first - at < _LONGEST and (tokens[at].tag in ("ADV", "AUX") or tokens[at].text == "," or tokens[at].form == "BE")
    ):
        at -= 1
    chunk = next((chunk for chunk in figure.sentence.chunks if chunk.tokens[1] == at and not chunk.compound), None)
    return chunk if chunk is not None and _is_priced(figure.sentence, chunk) else None


def _set_at(figure: Figure) -> Chunk | None:
    """The noun right before "at", "up" or "down" and its price or level: "tickets at $12", "with sales up 8 percent"."""
    tokens = figure.sentence.tokens
    led = tokens[figure.first - 1].text.lower() if figure.first > 1 else ""
    if led not in _DIRECTIONS and (led != "at" or figure.mention.kind in _SHARES):
        return None
    at = figure.first - 2
    at -= tokens[at].text == ","
    chunk = next((chunk for chunk in figure.sentence.chunks if chunk.tokens[1] == at and not chunk.compound), None)
    if chunk is None or figure.mention.kind == "measure":
        return None
    return _counted_by(figure, chunk)


def _people(figure: Figure) -> Chunk | None:
    """As in "The wounded were taken to Ely, where two stayed": which of them they are is not said, so that they are no part to sum."""
    if figure.mention.kind != "cardinal" or figure.chunk is None or figure.clause is None:
        return None
    return people_before(figure.sentence, figure.slot, figure.first)


def _changed_in(figure: Figure) -> Chunk | None:
    """As in "a fall of 8 percent in sales"."""
    if figure.mention.kind not in _SHARES or figure.chunk is None or figure.chunk.head:
        return None
    own = figure.sentence.chunks.index(figure.chunk)
    holder = next((chunk for chunk in figure.sentence.chunks if chunk.of == own), None)
    after = figure.sentence.tokens[figure.beyond : figure.beyond + 1]
    if holder is None or not after or after[0].text.lower() != "in" or holder.head not in word_set("increases") | word_set("decreases"):
        return None
    chunk = next((chunk for chunk in figure.sentence.chunks if chunk.tokens[0] == figure.beyond + 1), None)
    return chunk if chunk is not None and _is_thing(figure.sentence, chunk) else None


def _averaged(figure: Figure) -> Chunk | None:
    """As in "The rent of a stall in Ely averaged $40": the verb is read with the number, and the subject opens the sentence."""
    tokens = figure.sentence.tokens
    if not tokens[figure.first].text.lower().startswith("averag") or any(token.tag in ("VERB", "AUX") for token in tokens[: figure.first]):
        return None
    chunk = next(iter(figure.sentence.chunks), None)
    opens = chunk is not None and not any(token.tag in ("ADP", "CONJ", "SCONJ") for token in tokens[: chunk.tokens[0]])
    return _counted_by(figure, chunk) if opens and chunk is not figure.chunk else None


def _in_state(figure: Figure) -> Chunk | None:
    """What a share is said to be in a state: "The hall was 80 percent finished"."""
    after = figure.sentence.tokens[figure.beyond : figure.beyond + 1]
    if figure.mention.kind not in _SHARES or not after or after[0].form not in _STATES:
        return None
    clauses = (c for c in figure.sentence.clauses if c.verb is not None and c.verb.tokens[1] == figure.first - 1)
    clause = next(clauses, None)
    subject = _subject(figure, clause) if clause is not None else None
    return subject if subject is not None and _is_thing(figure.sentence, subject) else None


def _by_verb(figure: Figure) -> Chunk | None:
    """What the verb ties an amount to: "The hall sold for $90,000", "The toll was 14", "Fares rose by $2 to $30"."""
    clause, kind = figure.clause, figure.mention.kind
    if clause is None or clause.verb is None:
        return None
    verb, slot = clause.verb.lemma, figure.slot
    before = _object_before(figure, clause)
    if slot == "object" and verb in word_set("changes a thing"):
        return None  # "raise another $900"
    if verb in word_set("outdoes") and slot == "by":
        return _counted_by(figure, _subject(figure, clause))
    if verb in word_set("amount changes") and slot in (_BY if kind in _SHARES else _CHANGED):
        changed = before if clause.verb.voice == "active" and before is not None else _subject(figure, clause)
        return _counted_by(figure, changed)
    if verb in word_set("brings to") and slot == "to":
        return _counted_by(figure, before) if before is not None and before.head in _NUMBERS | _numbers_of_people() else None
    if verb == "be" and slot in _DIRECTIONS:
        return _counted_by(figure, _subject(figure, clause))
    if kind in _SHARES:
        return None
    if verb in word_set("valued at") and slot == "at":
        return _counted_by(figure, before or _subject(figure, clause))
    if kind == "money":
        priced = _priced(figure, clause, before)
        if priced is not None:
            return priced if _is_priced(figure.sentence, priced) and priced.head not in word_set("any figure") else None
    if verb in word_set("amounts to") and slot in _LEVELS and clause.verb.voice == "active":
        return _counted_by(figure, _subject(figure, clause))
    return None


def _priced(figure: Figure, clause: Clause, before: Chunk | None) -> Chunk | None:
    """What was traded or paid for at a price."""
    assert clause.verb is not None
    verb, slot = clause.verb.lemma, figure.slot
    if slot == "for" and verb in word_set("traded for"):
        return before or _subject(figure, clause)
    if slot == "object" and verb in word_set("costs") and clause.verb.voice == "active":
        return _subject(figure, clause)
    if slot == "object":
        after = next(((word, at) for word, at in clause.obliques if figure.sentence.chunks[at].tokens[0] == figure.beyond + 1), None)
        if after is not None and f"{verb}-{after[0]}" in word_set("spent on"):
            return figure.sentence.chunks[after[1]]
    return None


def _object_before(figure: Figure, clause: Clause) -> Chunk | None:
    """The object of a clause that stands before a figure, behind the verb, and is no figure itself."""
    chunks = [figure.sentence.chunks[at] for at in clause.objects]
    return next((chunk for chunk in chunks if chunk is not figure.chunk and chunk.span.end <= figure.mention.span.start), None)


def _subject(figure: Figure, clause: Clause) -> Chunk | None:
    if len(clause.subject) != 1:
        return None
    chunk = figure.sentence.chunks[clause.subject[0]]
    return chunk if chunk.span.end <= figure.mention.span.start else None


def _counted_by(figure: Figure, chunk: Chunk | None) -> Chunk | None:
    """The noun of a subject of which a figure is a level or a change: for a bare number only a number of things, or several of them."""
    if chunk is None:
        return None
    sentence = figure.sentence
    if chunk.head in _NUMBERS and chunk.of is not None:
        counted = sentence.chunks[chunk.of]
        return counted if counted.mention is None and counted.head and sentence.tokens[counted.tokens[1]].form == "NNS" else None
    if figure.mention.kind in _UNITS | _SHARES:
        told = chunk.head not in word_set("any figure") and not is_period(chunk.head)
        return chunk if told and _is_priced(sentence, chunk) else None
    if not _is_thing(sentence, chunk):
        return None
    several = sentence.tokens[chunk.tokens[1]].form == "NNS" and figure.clause is not None and figure.clause.event != "be"
    return chunk if several or chunk.head in _numbers_of_people() else None


@cache
def _numbers_of_people() -> frozenset[str]:
    """Nouns that stand for how many there are: "attendance", "toll"."""
    return frozenset(head_counts()) | {"toll", "headcount"}
