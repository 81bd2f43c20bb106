"""Names that stand to a count without a colon: before it, behind its clause, with a day each, as the kinds of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.counts.name_lists import NameList, names_from
from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import Chunk, Reading, SentenceReading, Token

_ENDS: Final = frozenset((".", "!", "?"))
_MARKS: Final = frozenset((",", ".", ";", "—", ")"))
_LEAST: Final = 2
_DATED: Final = 3
_LONGEST: Final = 4
IDENTIFIED: Final = frozenset(("identified", "named", "listed", "described"))
_COPULAS: Final = frozenset(("are", "were"))
_GOES_BEYOND: Final = frozenset(("and", ",", "or", "of", "'s", "’s", "'", "’"))
_SOME: Final = frozenset(("other", "remaining", "first", "last", "top", "next", "new", "only"))


def names_apart(reading: Reading, sentence: SentenceReading, text: str) -> Iterator[tuple[NameList, Chunk]]:
    """The lists of a sentence that name the members of a count of it, or of the sentence before, each with the chunk of that count."""
    counts = [chunk for chunk in sentence.chunks if chunk.mention is not None and chunk.head and not chunk.compound]
    for found in (
        _before_copula(sentence, text),
        _before_count(sentence, text),
        _behind_clause(sentence, counts, text),
        _kinds_of_all(sentence, counts),
    ):
        if found is not None:
            yield found
    toured = _itinerary(reading, sentence, text)
    if toured is not None:
        yield toured


def _before_copula(sentence: SentenceReading, text: str) -> tuple[NameList, Chunk] | None:
    """Names that are said to be all of a definite count: "A, B and C are the three men held", "were named as the two finalists"."""
    listed = names_from(sentence.tokens, 0, text, before=_COPULAS)
    if listed is None or sentence.tokens[listed.end : listed.end + 1] == ():
        return None
    at = listed.end
    if sentence.tokens[at].text.lower() not in _COPULAS:
        return None
    at += 1
    if at + 1 < len(sentence.tokens) and sentence.tokens[at].text.lower() in IDENTIFIED:
        at += 2 if sentence.tokens[at + 1].text.lower() == "as" else 1
    anchor = next((chunk for chunk in sentence.chunks if chunk.tokens[0] == at), None)
    if anchor is None or anchor.mention is None or not anchor.head or anchor.determiner != "the" or _SOME & set(anchor.modifiers):
        return None
    lead = sentence.tokens[at + 1 : at + 2]
    beyond = anchor.tokens[1] + 1
    if {token.text.lower() for token in sentence.tokens[at : beyond + 1]} & _GOES_BEYOND:
        return None
    return (listed, anchor) if lead and lead[0].form == "C" else None


def _before_count(sentence: SentenceReading, text: str) -> tuple[NameList, Chunk] | None:
    """As in "Maplewood, Irvington and Orange, the three towns that share a main, ..."."""
    tokens = sentence.tokens
    listed = names_from(tokens, 0, text)
    if listed is None or listed.end + 1 >= len(tokens) or tokens[listed.end].text != ",":
        return None
    anchor = next((chunk for chunk in sentence.chunks if chunk.tokens[0] == listed.end + 1 and not chunk.compound), None)
    if anchor is None or anchor.mention is None or not anchor.head or anchor.determiner != "the" or anchor.modifiers:
        return None
    beyond = tokens[anchor.tokens[1] + 1 : anchor.tokens[1] + 2]
    return None if is_period(anchor.head) or (beyond and beyond[0].text.lower() in ("of", "and")) else (listed, anchor)


def _behind_clause(sentence: SentenceReading, counts: list[Chunk], text: str) -> tuple[NameList, Chunk] | None:
    """As in "Two ferries will run through the winter, the Marian and the Osprey.": names that close the sentence of one count."""
    tokens = sentence.tokens
    if (
        len(counts) != 1
        or is_period(counts[0].head)
        or not any(sentence.chunks.index(counts[0]) in c.participants() for c in sentence.clauses)
    ):
        return None
    comma = next((token.index for token in tokens if token.text == "," and token.index > counts[0].tokens[1] + 1), None)
    if comma is None or tokens[comma - 1].tag not in ("NOUN", "ADV", "VERB") or tokens[comma - 1].text[:1].isupper():
        return None
    listed = names_from(tokens, comma + 1, text)
    closed = listed is not None and all(token.text in _ENDS for token in tokens[listed.end :])
    verbs = any(clause.verb is not None and counts[0].tokens[1] < clause.verb.tokens[0] < comma for clause in sentence.clauses)
    return (listed, counts[0]) if listed is not None and closed and verbs and not listed.oxford else None


def _kinds_of_all(sentence: SentenceReading, counts: list[Chunk]) -> tuple[NameList, Chunk] | None:
    """As in "convicted him on all three counts, arson, fraud and perjury, after a day": kinds without a name, of all there are."""
    tokens = sentence.tokens
    for anchor in counts:
        at = anchor.tokens[1] + 1
        whole = "all" in (anchor.determiner, tokens[anchor.tokens[0]].text.lower().split()[0]) or anchor.determiner in ("the", "both")
        if not whole or anchor.head not in word_set("named kinds") or tokens[at : at + 1] == () or tokens[at].text != ",":
            continue
        pieces: list[list[Token]] = [[]]
        joints: list[str] = []
        for token in tokens[at + 1 :]:
            low = token.text.lower()
            if low in (",", "and") and pieces[-1] and "and" not in joints:
                joints.append(low)
                pieces.append([])
            elif token.tag in ("NOUN", "ADJ", "PROPN") and len(pieces[-1]) < _LONGEST:
                pieces[-1].append(token)
            else:
                closed = token.text in _MARKS
                break
        else:
            closed = True
        if closed and len(pieces) >= _LEAST and all(pieces) and joints.count("and") == 1 and joints[-1] == "and":
            spans = [Span(piece[0].span.start, piece[-1].span.end) for piece in pieces]
            names = tuple(" ".join(token.text for token in piece) for piece in pieces)
            return NameList(names, Span(spans[0].start, spans[-1].end), tokens[-1].index, False), anchor
    return None


def _itinerary(reading: Reading, sentence: SentenceReading, text: str) -> tuple[NameList, Chunk] | None:
    """As in "She will give four concerts. ... She will play in Ely on May 3, Diss on May 5, March on May 8 and Wisbech on May 9"."""
    tokens = sentence.tokens
    order = sentence.sentence.index
    near = [*(reading.sentences[order - 1].chunks if order else ()), *sentence.chunks]
    counts = [chunk for chunk in near if chunk.mention is not None and chunk.head in word_set("stops of a tour") and not chunk.compound]
    if len(counts) != 1 or (counts[0] not in sentence.chunks and _time_of(reading.sentences[order - 1]) != _time_of(sentence)):
        return None
    for at, token in enumerate(tokens[:-_DATED]):
        if token.text.lower() not in ("in", "at", "to"):
            continue
        listed = names_from(tokens, at + 1, text, dated=True)
        if listed is not None and len(listed.names) >= _DATED and all(t.text in (*_ENDS, ",") for t in tokens[listed.end : listed.end + 1]):
            days = sum(t.form == "t" for t in tokens if listed.span.start < t.span.start and t.index <= listed.end)
            return (listed, counts[0]) if days == len(listed.names) else None
    return None


def _time_of(sentence: SentenceReading) -> str:
    """Whether a sentence tells what was, is or will be, by its first verb: "will give", "is to play" are of one time."""
    verb = next((clause.verb for clause in sentence.clauses if clause.verb is not None), None)
    return "" if verb is None else "planned" if verb.modality == "planned" or verb.tense in ("future", "present") else verb.tense
