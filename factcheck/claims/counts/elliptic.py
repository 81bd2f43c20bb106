"""Counts that leave their noun out, and the words around them that say which noun it is: "nine votes to five", "one of six"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period, is_person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading
from factcheck.values import Quantity

_OF_TIMES: Final = frozenset(("at", "past", "until", "on", "for", "after", "before"))  # "wanted her to work past 65"
_REACH: Final = 24
_OF_PEOPLE: Final = ("er", "or", "ist", "ee", "ant", "ent", "ian", "man", "woman", "ite")
_LED: Final = frozenset(("to", "from", "against"))
_EXCEPT: Final = frozenset(("but", "except", "bar", "save"))
_EVERY: Final = frozenset(("all", "everyone", "everybody", "everything"))
_THEM: Final = frozenset(("them", "those", "these"))
_WHOM: Final = frozenset(("whom", "which"))
_ADJECTIVES: Final = frozenset(("JJ", "VBN", "VBD"))


def antecedent(sentence: SentenceReading, mention: Mention, slot: str, deed: Clause | None, before: Sequence[Figure]) -> Figure | None:
    """The count whose noun an elliptic count shares.

    It is the one that it faces ("by nine votes to five"); else the last one with a noun and the same part in its clause, in this
    sentence or the one before in its paragraph; else, within the sentence, the last that is subject or object, or that the verb
    brings to what it is. What befalls people alone is of no things: "stopped 30 cars and arrested four".
    """
    faced = _faced(sentence, mention, before)
    if faced is not None:
        return faced
    for figure in reversed(before[-_REACH:]):
        back = sentence.sentence.index - figure.order
        if back > 1 or sentence.sentence.paragraph != figure.paragraph:
            return None
        if figure.mention.kind != mention.kind or not figure.head or is_period(figure.head):
            continue
        if deed is not None and deed.event in word_set("befalls people") and _is_thing(figure.head):
            return None
        if slot == figure.slot or (back == 0 and (slot == _slot_of_holder(figure) or (_is_told(figure) and slot not in _OF_TIMES))):
            return figure
        if slot == "to" and figure.slot == "from" and deed is not None and deed is figure.clause:
            return figure  # "grew from 12 pupils in 1990 to 40"
        if slot == "object" and figure.slot == "for" and _is_wanted(figure) and _is_got(deed):
            return figure
    return None


def _faced(sentence: SentenceReading, mention: Mention, before: Sequence[Figure]) -> Figure | None:
    """The count that stands right before "to", "from" or "against" and the number: "by nine votes to five"."""
    last = before[-1] if before else None
    if last is None or last.sentence is not sentence or last.mention.kind != mention.kind or not last.head or is_period(last.head):
        return None
    between = sentence.tokens[last.beyond : last.beyond + 1]
    after = sentence.tokens[last.beyond + 1 : last.beyond + 2]
    led = bool(between) and between[0].text.lower() in _LED and bool(after) and after[0].span.start == mention.span.start
    return last if led else None


def _is_told(figure: Figure) -> bool:
    return figure.slot in ("subject", "object") or figure.predicated


def _is_thing(noun: str) -> bool:
    """Whether a noun is of no people, by its ending too: "car", not "picketer"."""
    return not is_person(noun) and not noun.endswith(_OF_PEOPLE)


def _is_wanted(figure: Figure) -> bool:
    """As in "applied for 12 permits and got three": what is asked for is what is got."""
    verb = figure.clause.verb if figure.clause is not None else None
    return verb is not None and verb.lemma in word_set("wants what is behind for")


def _is_got(deed: Clause | None) -> bool:
    return deed is not None and deed.verb is not None and deed.verb.lemma in word_set("gets what it wants")


def _slot_of_holder(figure: Figure) -> str:
    """The part of "all", "most" or "none" in its clause, of which a count is: "Not all of the 30 kilns cracked; nine held"."""
    chunks = figure.sentence.chunks
    if figure.slot or figure.chunk is None:
        return ""
    own = chunks.index(figure.chunk)
    some = word_set("some of a number")
    holder = next((at for at, other in enumerate(chunks[:own]) if other.of == own and (not other.head or other.head in some)), None)
    if holder is None:
        return ""
    if any(holder in clause.subject for clause in figure.sentence.clauses):
        return "subject"
    return "object" if any(holder in clause.objects for clause in figure.sentence.clauses) else ""


def noun_of_pair(sentence: SentenceReading, mention: Mention) -> str:
    """The noun of the count that a number goes on to, behind "from": "from 31 to 19 shops"; else ""."""
    at = next((token.index for token in sentence.tokens if token.span.start >= mention.span.end), 0)
    lead = next((token for token in reversed(sentence.tokens[:at]) if token.span.end <= mention.span.start), None)
    if at + 1 >= len(sentence.tokens) or lead is None or lead.text.lower() != "from" or sentence.tokens[at].text.lower() != "to":
        return ""
    second = next((chunk for chunk in sentence.chunks if chunk.tokens[0] == at + 1 and chunk.mention is not None), None)
    if second is None or is_period(second.head) or not second.head or sentence.tokens[second.tokens[1]].form != "NNS":
        return ""
    return second.head


def is_adjectival(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether a chunk names people by what they are: "the injured", "the rescued"."""
    first, last = chunk.tokens
    return chunk.determiner == "the" and last == first + 1 and chunk.mention is None and sentence.tokens[last].form in _ADJECTIVES


def people_before(sentence: SentenceReading, slot: str, at: int) -> Chunk | None:
    """The people named by what they are of whom a later clause says a number: "The wounded were taken to Ely, where two stayed".

    They are the subject of the first clause; where a count, or other people, stand between, it is not plain of whom the number is.
    """
    opening = next((clause for clause in sentence.clauses if clause.verb is not None and clause.subject), None)
    if slot != "subject" or opening is None or len(opening.subject) != 1:
        return None
    people = sentence.chunks[opening.subject[0]]
    if people.tokens[1] >= at or not is_adjectival(sentence, people):
        return None
    subjects = {chunk for clause in sentence.clauses for chunk in clause.subject}
    others = [sentence.chunks[one] for one in subjects if people.tokens[1] < sentence.chunks[one].tokens[0] < at]
    return None if any(other.head or other.mention is not None for other in others) else people


def pronoun_noun(sentence: SentenceReading, mention: Mention, noun: Chunk | None) -> Chunk | None:
    """The plural that the pronoun behind a number takes up, where there is but one: "his pupils, 12 of whom sing".

    For "of them" it is the only plural before it in the sentence, and subject or object of another clause: "The divers came up, but two
    of them had no air".
    """
    at = next((token.index for token in sentence.tokens if token.span.end > mention.span.start), 0)
    if noun is None or at < 2 or noun.tokens[0] <= at:
        return None
    if noun.head in _WHOM and sentence.tokens[at - 1].text == ",":
        before = next((chunk for chunk in sentence.chunks if chunk.tokens[1] == at - 2 and not chunk.compound), None)
        return before if before is not None and before.head and sentence.tokens[at - 2].form == "NNS" else None
    if noun.head not in _THEM:
        return None
    plurals = [
        (i, chunk)
        for i, chunk in enumerate(sentence.chunks)
        if chunk.tokens[1] < at and chunk.head and (sentence.tokens[chunk.tokens[1]].form == "NNS" or chunk.head in _THEM | {"they"})
    ]
    if len(plurals) != 1 or plurals[0][1].head in _THEM | {"they"} or is_period(plurals[0][1].head):
        return None
    told = [clause for clause in sentence.clauses if plurals[0][0] in (*clause.subject, *clause.objects)]
    own = sentence.chunks.index(noun)
    apart = [clause for clause in told if not any(sentence.chunks[one].of == own for one in clause.participants())]
    return plurals[0][1] if told and len(apart) == len(told) else None


def one_of_noun(sentence: SentenceReading, chunk: Chunk | None) -> str:
    """The noun of the thing that is said to be one of so many: nine boats in "Her boat is one of nine that sank"; else ""."""
    own = sentence.chunks.index(chunk) if chunk is not None else -1
    one = next((at for at, other in enumerate(sentence.chunks) if other.of == own), -1)
    if own < 0 or one < 0 or sentence.tokens[sentence.chunks[one].tokens[0]].text.lower() != "one":
        return ""
    told = (c for c in sentence.clauses if one in c.objects and c.verb is not None and c.verb.lemma == "be" and len(c.subject) == 1)
    subject = next((sentence.chunks[clause.subject[0]] for clause in told), None)
    if subject is None or subject.mention is not None or sentence.tokens[subject.tokens[1]].form != "NN":
        return ""
    return subject.head


def excepts(sentence: SentenceReading, first: int) -> bool:
    """Whether a number is that of those of whom it is not said, by the words before it: "all but two", "everyone except 12"."""
    lead = [token.text.lower() for token in sentence.tokens[max(0, first - 2) : first]]
    return len(lead) == 2 and lead[0] in _EVERY and lead[1] in _EXCEPT


def all_but(mention: Mention, sentence: SentenceReading, chunk: Chunk | None, reading: Reading) -> Mention:
    """What "all but" a number of a known number comes to: 38 for "All but two of the 40 hostages"; the mention as it is elsewhere."""
    first = next((token.index for token in sentence.tokens if token.span.end > mention.span.start), 0)
    if chunk is None or chunk.of is None or not excepts(sentence, first):
        return mention
    whole = sentence.chunks[chunk.of].mention
    of, value = reading.mentions[whole].value if whole is not None else None, mention.value
    if not isinstance(of, Quantity) or not isinstance(value, Quantity) or of.unit != value.unit:
        return mention
    if value.bound != "=" or of.bound != "=" or not (value.support.is_point and of.support.is_point) or of.nominal <= value.nominal:
        return mention
    left = of.nominal - value.nominal
    start = sentence.tokens[first - 2].span.start
    exact = Interval.exactly(left)
    told = Quantity(left, "=", exact, exact, value.unit)
    return replace(mention, value=told, span=Span(start, mention.span.end), core=Span(start, mention.core.end))


def is_plural_subject(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether a chunk names several: "Visitors", "the dead", "the dead fish"."""
    plural = sentence.tokens[chunk.tokens[1]].form == "NNS" or chunk.head in word_set("plurals without a form")
    return plural or is_adjectival(sentence, chunk)
