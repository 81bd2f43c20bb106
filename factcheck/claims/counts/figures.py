"""The figures of a reading: every count, amount, share and ordinal, each placed in its chunk and clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.counts.count_words import count_words
from factcheck.claims.counts.elliptic import all_but, antecedent, noun_of_pair, one_of_noun, pronoun_noun
from factcheck.claims.counts.figure import Figure
from factcheck.claims.counts.floors import counts_floors, floor_figures
from factcheck.claims.counts.gapped import with_currency, with_unit, with_unit_behind
from factcheck.claims.counts.predicated import predicated_noun
from factcheck.claims.counts.shared_nouns import shared_noun
from factcheck.claims.counts.summed import summed_noun
from factcheck.claims.counts.times_told import times_told
from factcheck.claims.nouns import is_period, is_person, names_a_set
from factcheck.data.word_sets import word_set
from factcheck.interval import Interval
from factcheck.mentions.mention import Mention
from factcheck.syntax.clause import Chunk, Clause, Reading, SentenceReading, once
from factcheck.syntax.events import state_event, verb_event
from factcheck.values import Quantity

COUNTED: Final = frozenset(("cardinal", "fraction", "percent", "money", "measure", "ordinal"))
_SUSPENDED: Final = re.compile(r"-(?:\s|,)")  # "a 40- or a 60-foot mast"
_QUANTIFIERS: Final = frozenset(("none", "all", "each", "every", "both", "any", "neither", "either"))
_HEADLINES: Final = frozenset(("headline", "heading"))
PRONOUNS: Final = frozenset(("them", "those", "these", "whom", "which", "it", "us", "that", "all", "this"))
_SINCE: Final = frozenset(("earlier", "previous", "later", "past"))
_WORD: Final = 12
_NEAR: Final = 4

_THERE: Final = (["which", "there"], ["whom", "there"])


@once
def read_figures(reading: Reading) -> tuple[Figure, ...]:
    """Every count, amount, share and ordinal of a reading, in text order, each placed in its chunk and clause."""
    found: list[Figure] = []
    floors = counts_floors(reading.text)
    for sentence in reading.sentences:
        starts = [token.span.start for token in sentence.tokens]
        first = len(found)
        for at in sentence.mentions:
            mention = reading.mentions[at]
            if mention.kind in COUNTED and isinstance(mention.value, Quantity) and not _is_apparatus(reading.text, mention):
                found.append(_place(at, sentence, starts, reading, found))
        found.extend(_singles(sentence, starts, reading, found[first:]))
        found.extend(_ones(sentence, starts, found[first:]))
        found.extend(_times(sentence, starts))
        if floors:
            found.extend(floor_figures(sentence, reading.text))
    return tuple(sorted(found, key=lambda figure: figure.mention.core))


def _is_apparatus(text: str, mention: Mention) -> bool:
    """Whether a number counts nothing: "a 40- or a 60-foot mast", a reference "[37]"."""
    start, end = mention.core.start, mention.core.end
    return _SUSPENDED.match(text, end) is not None or (text[start - 1 : start] == "[" and text[end : end + 1] == "]")


def quantity_of(number: int) -> Quantity:
    """The quantity of exactly that many things."""
    return Quantity(Fraction(number), "=", Interval.exactly(number), Interval.exactly(number))


def _singles(sentence: SentenceReading, starts: list[int], reading: Reading, counts: list[Figure]) -> Iterator[Figure]:
    """One person ("a woman") in a list with counts of others ("four men and a woman"): a figure without a mention of its own."""
    counted = {id(figure.chunk) for figure in counts if figure.mention.kind == "cardinal"}
    if not counted:
        return
    chunks = [chunk for chunk in sentence.chunks if not chunk.compound]
    # From the last to the first, and back: "a man, his wife and two children" are four.
    for at, chunk in (*reversed(tuple(enumerate(chunks))), *enumerate(chunks)):
        if id(chunk) in counted or chunk.mention is not None or not _is_single(sentence, chunk):
            continue
        for neighbour in (at - 1, at + 1):
            if not 0 <= neighbour < len(chunks) or id(chunks[neighbour]) not in counted:
                continue
            if (
                chunks[neighbour].head
                and is_person(chunk.head) == (is_person(chunks[neighbour].head) or _is_people(sentence, chunks[neighbour]))
                and _joined(chunk, chunks[neighbour], reading.text)
            ):
                clause = next((c for c in sentence.clauses if not c.relative and sentence.chunks.index(chunk) in c.participants()), None)
                own = sentence.chunks.index(chunk)
                mention = Mention("cardinal", chunk.span, quantity_of(1), chunk.span)
                places = _token_places(starts, mention, chunk, chunk)
                yield Figure(
                    -1, mention, sentence, chunk, chunk, clause, None, _slot(clause, frozenset((own,))), chunk.head, False, None, *places
                )
                counted.add(id(chunk))
                break


def _is_single(sentence: SentenceReading, chunk: Chunk) -> bool:
    """Whether a chunk is one person or thing in a list: "a woman"; beside "and" also "the captain"."""
    if chunk.determiner in ("a", "an"):
        return sentence.tokens[chunk.tokens[1]].form != "NNS"  # "a few cows"
    before = sentence.tokens[chunk.tokens[0] - 1] if chunk.tokens[0] else None
    behind = sentence.tokens[chunk.tokens[1] + 1 : chunk.tokens[1] + 2]
    beside = [token.text.lower() for token in (*((before,) if before is not None else ()), *behind)]
    joined = "and" in beside and sentence.tokens[chunk.tokens[1]].form == "NN"
    return joined and chunk.determiner in ("the", "his", "her", "its", "their") and is_person(chunk.head) and chunk.of is None


def _is_people(sentence: SentenceReading, chunk: Chunk) -> bool:
    """As in "nine Filipinos": a name in the plural behind a count."""
    last = sentence.tokens[chunk.tokens[1]]
    return last.tag == "PROPN" and last.text.endswith("s")


def _ones(sentence: SentenceReading, starts: list[int], counts: list[Figure]) -> Iterator[Figure]:
    """The "one" that ends a list of counts: "two people in Ohio, three in Utah and one in Iowa"."""
    for token in sentence.tokens[1:-1]:
        after = sentence.tokens[token.index + 1]
        led = sentence.tokens[token.index - 1].text.lower() == "and"
        if token.text.lower() != "one" or not led or after.tag != "ADP" or after.text.lower() in ("of", "to"):
            continue
        row = [figure for figure in counts if figure.mention.core.end <= token.span.start and figure.mention.kind == "cardinal"]
        last = row[-1] if len(row) > 1 and row[-1].elliptic else None
        between = [t.text.lower() for t in sentence.tokens[last.beyond : token.index - 1]] if last is not None else []
        if last is None or not between or between[0] != after.text.lower() or any(t in (",", ";", "and") for t in between[:-1]):
            continue
        mention = Mention("cardinal", token.span, quantity_of(1), token.span)
        places = _token_places(starts, mention, None, None)
        yield Figure(-1, mention, sentence, None, None, last.clause, None, last.slot, last.head, True, last.borrowed, *places)


def _times(sentence: SentenceReading, starts: list[int]) -> Iterator[Figure]:
    """How often something happened ("twice before"): figures of "time" without a mention of their own."""
    for span, number in times_told(sentence.tokens):
        mention = Mention("cardinal", span, quantity_of(number), span)
        verbs = [c for c in sentence.clauses if c.verb is not None and c.verb.span.start < span.start]
        clause = max(verbs, key=lambda c: c.verb.span.start if c.verb is not None else 0, default=None)
        places = _token_places(starts, mention, None, None)
        yield Figure(-1, mention, sentence, None, None, clause, None, "", "time", False, None, *places)


def _are_there(clause: Clause | None, sentence: SentenceReading) -> bool:
    """Whether a clause only says that some are: "There were 12 injured"."""
    verb = clause.verb if clause is not None else None
    lead = sentence.tokens[max(0, verb.tokens[0] - 1) : verb.tokens[0]] if verb is not None and verb.lemma == "be" else ()
    return bool(lead) and lead[0].form == "EX"


def _joined(first: Chunk, second: Chunk, text: str) -> bool:
    """Whether nothing but a comma, "and" or "or" stands between two chunks."""
    left, right = sorted((first.span, second.span))
    return text[left.end : right.start].strip(" ,\n").lower() in ("", "and") and left.end < right.start


def _token_places(starts: list[int], mention: Mention, chunk: Chunk | None, noun: Chunk | None) -> tuple[int, int, int]:
    """Indices of the first token of a mention, of its core, and of the first token after it and its noun."""
    end = max(mention.span.end, *(part.span.end for part in (chunk, noun) if part is not None), 0)
    first = max(bisect_right(starts, mention.span.start) - 1, 0)
    return first, bisect_left(starts, mention.core.start), bisect_left(starts, end)


def _place(at: int, sentence: SentenceReading, starts: list[int], reading: Reading, before: list[Figure]) -> Figure:
    mention = reading.mentions[at]
    chunk, noun = reading.chunk_of(at), reading.head_of(at)
    if before and before[-1].sentence is sentence:
        mention = with_unit(mention, before[-1].mention, chunk, sentence.tokens, reading.text)
    following = next((reading.mentions[i] for i in sentence.mentions if i > at), None)
    mention = with_unit_behind(mention, following, chunk, reading.text)
    amount = next((one for one in reversed(before[-_NEAR:]) if one.mention.kind == "money"), None)
    if amount is not None and sentence.sentence.index - amount.order <= 1:
        mention = with_currency(mention, amount.mention, chunk, sentence.tokens, reading.text)
    mention = all_but(mention, sentence, chunk, reading)
    own = _holders(sentence, chunk, mention.kind == "money")
    clauses = [clause for clause in sentence.clauses if at in clause.times or not own.isdisjoint(clause.participants())]
    relative = next((c for c in clauses if _restricts(c, chunk, clauses)), None)
    clause = next((c for c in clauses if c is not relative), None)
    head = noun.head if noun is not None and noun.head not in PRONOUNS else ""
    if noun is not None and is_period(head) and {"last", "next", "this"} & set(noun.modifiers):
        singular = mention.kind == "cardinal" and noun is chunk and sentence.tokens[noun.tokens[1]].form == "NN"
        head = _next_noun(sentence, mention) or ("" if singular else head)  # "two harbors last season", "from 4,200 last season"
        noun = None if not head else noun
    elliptic = False
    borrowed: Chunk | None = None
    shared = shared_noun(sentence, mention) if mention.kind == "cardinal" else ""
    head = shared or head
    if not head and mention.kind in ("cardinal", "ordinal"):
        head = _next_noun(sentence, mention)
    if mention.kind == "cardinal" and outcome_after(sentence, mention):
        head = "person"
    if not head and mention.kind == "cardinal":
        head = summed_noun(sentence, mention)
    if not head and mention.kind == "cardinal":
        head = _noun_there(sentence, mention)
    predicated = ""
    if not head and mention.kind == "cardinal":
        head = predicated = predicated_noun(sentence, chunk, clause, _slot(clause, own))
    if not head and mention.kind == "cardinal":
        head = noun_of_pair(sentence, mention) or one_of_noun(sentence, chunk)
    if not head and mention.kind == "cardinal" and not _is_size_of_set(sentence, mention) and not _is_extreme_age(sentence, mention):
        source = antecedent(sentence, mention, _slot(clause, own), relative or clause, before)
        told = pronoun_noun(sentence, mention, sentence.chunks[chunk.of] if chunk is not None and chunk.of is not None else None)
        if source is not None:
            head, elliptic, borrowed = source.head, True, source.borrowed or source.noun
        elif told is not None:
            head, elliptic, borrowed = told.head, True, told
        elif relative is not None and relative.event in count_words("outcome") and _are_there(clause, sentence):
            head = "person"  # "There were 12 injured in the fire"
    places = _token_places(starts, mention, chunk, noun)
    return Figure(
        at,
        mention,
        sentence,
        chunk,
        noun,
        clause,
        relative,
        _slot(clause, own),
        head,
        elliptic,
        borrowed,
        *places,
        bool(predicated),
        bool(shared),
    )


def _is_size_of_set(sentence: SentenceReading, mention: Mention) -> bool:
    """As in "12 boys and 14 girls in the class of 26": of all who belong to it, and not of those counted before."""
    lead = [token for token in sentence.tokens if token.span.end <= mention.span.start][-2:]
    return len(lead) == 2 and lead[1].text == "of" and names_a_set(lead[0].lemma)


def _is_extreme_age(sentence: SentenceReading, mention: Mention) -> bool:
    """As in "40 monks, the oldest of them 91": the age of one of those counted."""
    lead = [token.text.lower() for token in sentence.tokens if token.span.end <= mention.span.start][-3:]
    return any(word in word_set("age superlatives") for word in (lead[-1:] if lead[-1:] != ["them"] else lead[:1]))


def _next_noun(sentence: SentenceReading, mention: Mention) -> str:
    """The plural noun, or "time", directly after a number that stands in a chunk without it."""
    tokens = [token for token in sentence.tokens if token.span.start >= mention.span.end][:2]
    first = tokens[0].index if tokens else -1
    if tokens and tokens[0].text.lower() in _SINCE and tokens[0].span.start - mention.span.end <= 1:
        tokens = tokens[1:]
    nouns = ("NNS",) if tokens and tokens[0].index == first else ("NNS", "VBZ")
    if (
        tokens
        and (tokens[0].form in nouns or tokens[0].lemma == "time")
        and tokens[0].span.start - mention.span.end <= (1 if tokens[0].index == first else _WORD)
    ):
        return tokens[0].lemma
    return ""


def _noun_there(sentence: SentenceReading, mention: Mention) -> str:
    """The noun before "of which there are" a number, which counts all of those: "looms, of which there are nine"; else ""."""
    lead = [token for token in sentence.tokens if token.span.end <= mention.span.start][-6:]
    words = [token.text.lower() for token in lead]
    opens = next((at for at in range(1, len(words) - 2) if words[at] == "of" and words[at + 1 : at + 3] in _THERE), 0)
    nouns = [token for token in lead[:opens] if token.text != ","]
    return nouns[-1].lemma if nouns and nouns[-1].form == "NNS" else ""


def outcome_after(sentence: SentenceReading, mention: Mention) -> str:
    """In a headline, what happened to the people that a number leaves out: "2 dead", "3 Charged In Shooting", "that hurt 14"; else ""."""
    if sentence.sentence.role not in _HEADLINES:
        return ""
    tokens = sentence.tokens
    at = next((i for i, token in enumerate(tokens) if token.span.start >= mention.span.end), len(tokens))
    for token in (*tokens[at : at + 1], *(tokens[at - 2 : at - 1] if at == len(tokens) or tokens[at].tag != "NOUN" else ())):
        event = state_event(token.text.lower()) or verb_event(token.lemma)
        if event in count_words("outcome"):
            return event
    return ""


def _holders(sentence: SentenceReading, chunk: Chunk | None, amount: bool) -> frozenset[int]:
    """Indices of the chunk and of what stands for it ("none of the 17 people", "a crew of 41 people", "a profit of $660,000")."""
    if chunk is None:
        return frozenset()
    own = sentence.chunks.index(chunk)
    outer = (
        at
        for at, other in enumerate(sentence.chunks)
        if other.of == own and other.mention is None and (amount or other.head in _QUANTIFIERS or names_a_set(other.head))
    )
    return frozenset((own, *outer))


def _restricts(clause: Clause, chunk: Chunk | None, clauses: list[Clause]) -> bool:
    """Whether a clause says which ones are meant: "people who were hurt", "people injured", "employees losing their jobs"."""
    if chunk is None or clause.verb is None:
        return False
    if clause.relative:
        return clause.verb.span.start >= chunk.span.end
    return len(clauses) > 1 and clause.verb.tense == "" and 0 <= clause.verb.span.start - chunk.span.end <= 1


def _slot(clause: Clause | None, own: frozenset[int]) -> str:
    if clause is None:
        return ""
    if not own.isdisjoint(clause.subject):
        return "subject"
    if not own.isdisjoint(clause.objects):
        return "object"
    return next((preposition for preposition, at in clause.obliques if at in own), "")
