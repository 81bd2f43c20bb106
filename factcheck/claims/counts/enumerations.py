"""Enumerations: lists that name the members of a count ("three men: A, B and C")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from factcheck.claims.counts.apposed_names import IDENTIFIED, names_apart
from factcheck.claims.counts.figure import Figure
from factcheck.claims.counts.name_lists import NameList, is_open_place, names_from
from factcheck.claims.counts.named_by_deed import Deed, named_by_deed, of_deed, of_description, told_counts
from factcheck.claims.counts.set_out import read_set_out
from factcheck.claims.counts.split_lists import split_kinds, split_list, split_members, split_quoted
from factcheck.claims.nouns import compatible_nouns, is_anyone, is_period, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.syntax.clause import REACH, Chunk, Reading, SentenceReading
from factcheck.syntax.tag_context import FINITE

_AGED: Final = re.compile(
    r",\s+((?:[A-Z][\w'-]+(?:\s+[A-Z][\w'.-]+){0,3},\s+\d{1,3},\s+)+and\s+[A-Z][\w'-]+(?:\s+[A-Z][\w'.-]+){0,3}),\s+\d{1,3},"
)
_DASHES: Final = ("—", "–", "--")
_ALL: Final = frozenset(("all", "both", "each"))
_TELLS_APART: Final = frozenset(
    ("other", "remaining", "first", "last", "top", "next", "latest", "two", "main", "leading", "only", "male", "female")
)
_ADDS: Final = frozenset(("and", "or", "plus", "with", "along", "as", "including", "among", "but", "not"))
_GOES_ON: Final = frozenset(("are", "were", "will", "would", "have", "had"))
_POINTS_BACK: Final = ("they", "them", "those", "these")
_LEAST: Final = 2
_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list that names the members of a count.

    Attributes:
        span: from the first to the last member.
        names: the members, as written.
        anchor: the chunk that the list stands to ("three men", "the men charged"): its count, or a count before it, is theirs.
        sentence: the sentence that holds it.
        by: how it is tied to the chunk: a colon, dashes, commas, or a verb ("the three are A, B and C"); "deed" where only the same deed
            is told of the names and of a count ("A, B and C were held"); "apposed" beside a known plural ("his sons, A and B,").
        deed: that deed, with the words of its verb.
    """

    span: Span
    names: tuple[str, ...]
    anchor: Chunk
    sentence: SentenceReading
    by: Literal["colon", "dash", "comma", "verb", "deed", "apposed"]
    deed: tuple[Deed, Span] | None = None


def read_enumerations(reading: Reading) -> list[Enumeration]:
    """The lists of a reading that stand to a plural noun or a count, in text order."""
    found: list[Enumeration] = []
    text = reading.text.replace("\n", " ").replace("\r", " ")  # a list may be wrapped
    for sentence in reading.sentences:
        if sentence.sentence.role in ("body", "headline", "list", "caption"):
            found.extend(_in_sentence(sentence, text))
            found.extend(_titled(reading, sentence, text))
            taken = {one.span for one in found[-8:]}
            apart = names_apart(reading, sentence, text)
            found.extend(Enumeration(one.span, one.names, anchor, sentence, "comma") for one, anchor in apart if one.span not in taken)
            if not found or found[-1].sentence is not sentence:
                found.extend(_of_deeds(sentence, text))
        if sentence.sentence.role == "body" and sentence.tokens and sentence.tokens[-1].text == ":":
            listed = read_set_out(reading, sentence)
            if listed is not None:
                found.append(Enumeration(*listed, sentence, "colon"))
    return found


def _of_deeds(sentence: SentenceReading, text: str) -> Iterator[Enumeration]:
    """The names of a sentence of which it tells a deed, anchored to the chunk of the first."""
    if sentence.sentence.role != "body":
        return
    for listed, deed, verb in named_by_deed(sentence, text):
        anchor = next((chunk for chunk in sentence.chunks if chunk.span.end > listed.span.start), None)
        if anchor is not None and anchor.mention is None:
            yield Enumeration(listed.span, listed.names, anchor, sentence, "deed", (deed, verb))


def _titled(reading: Reading, sentence: SentenceReading, text: str) -> list[Enumeration]:
    """Those just counted, named one by one with the noun as title: "Three ministers quit. Finance Minister Roe ... and ... all left"."""
    index = sentence.sentence.index
    counts = [chunk for chunk in reading.sentences[index - 1].chunks if chunk.mention is not None] if index else []
    if not sentence.tokens or not sentence.tokens[0].text[:1].isupper() or not counts or not counts[0].head:
        return []
    anchor = counts[0]
    listed = names_from(sentence.tokens, 0, text, before=_ALL)
    titled = listed is not None and all(anchor.head in name.lower().split() for name in listed.names)
    if listed is None or not titled or sentence.tokens[listed.end].text.lower() not in _ALL:
        return []
    return [Enumeration(listed.span, listed.names, anchor, sentence, "verb")]


def _in_sentence(sentence: SentenceReading, text: str) -> list[Enumeration]:
    found: list[Enumeration] = []
    taken = 0
    for at, chunk in enumerate(sentence.chunks):
        if chunk.span.end < taken or chunk.compound:
            continue
        beside = _names_beside(sentence, at, text)
        if beside is not None:
            found.append(Enumeration(beside.span, beside.names, chunk, sentence, "comma"))
            taken = beside.span.end
            continue
        apposed = _apposed(sentence, at, text)
        if apposed is not None:
            found.append(Enumeration(apposed.span, apposed.names, chunk, sentence, "apposed"))
            taken = apposed.span.end
            continue
        opened = _opening(sentence, at, text)
        if opened is None:
            continue
        start, end, by = opened
        names = split_quoted(text[start : sentence.sentence.span.end].rstrip(" .!?\n"))
        if by == "comma":
            names = split_list(text[start:end], plain=False)
        elif names is None and ";" in text[start:end]:
            names = split_members(text[start:end])
        elif names is None and not any(
            other.mention is not None and other.head and start <= other.span.start < end for other in sentence.chunks
        ):
            closed = by == "dash" and text[end : end + 1] in ("—", "–", "-")
            names = split_list(text[start:end], plain=closed or by == "colon")
            names = names or (split_kinds(text[start:end]) if by == "colon" else None)
        if names is None and by == "verb":
            names = _named_first(sentence, start, text)
        if names is None or _are_counts(sentence, names, text, start):
            continue
        first = text.index(names[0], start)
        last = text.rindex(names[-1], start, sentence.sentence.span.end) + len(names[-1])
        found.append(Enumeration(Span(first, last), names, chunk, sentence, by))
        taken = last
    return found


def _named_first(sentence: SentenceReading, start: int, text: str) -> tuple[str, ...] | None:
    """The names right after a verb, whatever is said of them behind a comma: "are Ayle, Bree and Conna, none with 400 residents"."""
    tokens = sentence.tokens
    at = next((token.index for token in tokens if token.span.start >= start), len(tokens))
    listed = names_from(tokens, at, text)
    if listed is None:
        return None
    after = [token.text.lower() for token in tokens[listed.end : listed.end + 3]]
    return None if _ADDS & set(after) else listed.names


def _are_counts(sentence: SentenceReading, names: tuple[str, ...], text: str, start: int) -> bool:
    """Whether the members of a list are numbers of members: "five: three before midnight and two after"."""
    bare = [chunk.span.start for chunk in sentence.chunks if chunk.mention is not None and not chunk.head and chunk.span.start >= start]
    return any(text.startswith(name, at) for name in names for at in bare)


def _names_beside(sentence: SentenceReading, at: int, text: str) -> NameList | None:
    """The names in commas or brackets beside a count: "two sons, Ned and Paul", "four museums on the island (A, B, C and D)"."""
    chunk = sentence.chunks[at]
    if any(other.of == at and other.mention is not None for other in sentence.chunks[:at]):
        return None  # "three of the nine members, A, B and C": those of the three
    noun = sentence.chunks[chunk.of] if not chunk.head and chunk.of is not None else chunk
    if chunk.mention is None or not noun.head or is_period(noun.head):
        return None
    beyond = noun.tokens[1] + 1
    tokens = sentence.tokens
    # "Four museums on Great Sallow (...)": where they are stands before a bracket.
    home = next((other for other in sentence.chunks[at + 1 : at + 2] if other.mention is None and other.tokens[0] == beyond + 1), None)
    if home is not None and tokens[home.tokens[1]].form != "NNS" and [token.text for token in tokens[home.tokens[1] + 1 :][:1]] == ["("]:
        beyond = home.tokens[1] + 1
    if beyond + 1 < len(tokens) and tokens[beyond].form == "t" and tokens[beyond + 1].text == ",":
        beyond += 1  # "will close three bakeries this month, in Hythe, Lowick and Stroop"
    mark = tokens[beyond].text if beyond < len(tokens) else ""
    named = mark == "of" and noun is chunk and chunk.determiner == "the" and is_open_place(noun.head)  # "the four towns of A, B and C"
    if not named and (mark not in (",", "(") or (mark == "," and _is_fronted(sentence, at))):
        return None
    listed = names_from(tokens, beyond + 1, text, before=_GOES_ON if named else frozenset())
    if listed is None or (mark == "(" and (listed.end >= len(tokens) or tokens[listed.end].text != ")")):
        return None
    # "the four guards, Ash, and Officer Bell": two names take no comma before "and", so that the guards are one of three.
    joined = mark == "," and len(listed.names) == _LEAST
    return None if listed.oxford and not named and (joined or is_open_place(noun.head)) else listed


def _apposed(sentence: SentenceReading, at: int, text: str) -> NameList | None:
    """The names beside a known plural without a count: "The accused — Ash, Bell and Cole — ...", "Her sons, Ned and Paul, ..."."""
    chunk, tokens = sentence.chunks[at], sentence.tokens
    beyond = chunk.tokens[1] + 1
    if chunk.mention is not None or not chunk.definite or not chunk.head or beyond >= len(tokens):
        return None
    plural = tokens[chunk.tokens[1]].form == "NNS" or chunk.head in word_set("plural as they stand")
    marks = (",", *_DASHES)
    if not plural or tokens[beyond].text not in marks or (tokens[beyond].text == "," and _is_fronted(sentence, at)):
        return None
    listed = names_from(tokens, beyond + 1, text)
    closed = listed is not None and (listed.end >= len(tokens) or tokens[listed.end].text in (*marks, "."))
    return listed if closed and not (listed is not None and listed.oxford and is_open_place(chunk.head)) else None


def _is_fronted(sentence: SentenceReading, at: int) -> bool:
    """Whether a chunk stands in a phrase before the subject, so that names after it may be that: "With two goals, Ash and Bell ..."."""
    first = sentence.tokens[0]
    if first.tag not in ("ADP", "SCONJ", "VERB") and first.form not in ("IN", "VBG", "VBN", "TO"):
        return False
    start = sentence.chunks[at].tokens[0]
    return not any(token.text == "," for token in sentence.tokens[:start])


def _opening(sentence: SentenceReading, at: int, text: str) -> tuple[int, int, Literal["colon", "dash", "comma", "verb"]] | None:
    """Where the list that stands to a chunk starts and ends, and how it is tied to it."""
    chunk = sentence.chunks[at]
    whole = sentence.sentence.span
    stop = whole.end
    after = text[chunk.span.end : whole.end]
    bare = after.lstrip()
    begin = chunk.span.end + len(after) - len(bare)
    if chunk.mention is not None:
        if bare.startswith(":"):
            return begin + 1, _stop(text, begin + 1, stop), "colon"
        for dash in _DASHES:
            if after.lstrip(" ").startswith(dash):
                inner = begin + len(dash)
                closing = text.find(dash, inner, stop)
                return inner, closing if closing > 0 else _stop(text, inner, stop), "dash"
    if chunk.mention is not None and (colon := _colon_later(sentence, at, text)) is not None:
        return colon, _stop(text, colon, stop), "colon"
    if chunk.definite and (named := _AGED.match(text, chunk.span.end)) is not None:
        return named.start(1), named.end(1), "comma"
    verb = _naming_verb(sentence, at)
    if verb is not None:
        return verb, _stop(text, verb, stop), "verb"
    return None


def _colon_later(sentence: SentenceReading, at: int, text: str) -> int | None:
    """Where the list starts after a colon that closes the clause of the sentence's only count: "Four men were charged Friday: A ..."."""
    chunk = sentence.chunks[at]
    found = text.find(": ", chunk.span.end, sentence.sentence.span.end)
    if found < 0 or any(mark in text[chunk.span.end : found] for mark in (":", ";", "—", '"', "“")):
        return None
    of = sentence.chunks[chunk.of] if chunk.of is not None else None  # "four of the eight candidates came: A, B, C and D"
    counts = [
        other
        for other in sentence.chunks
        if other.mention is not None and other is not of and not is_period(other.head) and other.span.start < found
    ]
    behind = [token for token in sentence.tokens if chunk.span.end <= token.span.start < found]
    joint = next((token.index for token in behind if token.tag == "CONJ"), found)
    # "brings the total to 19 and many more are waiting: A and B": the colon opens what the last clause speaks of.
    other = any(token.index > joint and token.form in FINITE for token in behind)
    taking_part = any(at in clause.participants() for clause in sentence.clauses)
    return found + 1 if counts == [chunk] and taking_part and not other else None


def _stop(text: str, start: int, end: int) -> int:
    cut = text[start:end].rstrip()
    return start + len(cut.rstrip('.!?"”'))


def _naming_verb(sentence: SentenceReading, at: int) -> int | None:
    """Where the list starts after a verb that names its subject: "the men charged are", "they were identified as", "are those in"."""
    chunk = sentence.chunks[at]
    if not chunk.definite and chunk.head not in _POINTS_BACK:
        return None
    before = [token for token in sentence.tokens if token.span.end <= chunk.span.start][-1:]
    after = [token for token in sentence.tokens if token.span.start >= chunk.span.end][:1]
    if before and after and before[0].lemma in ("identify", "name", "list") and after[0].text.lower() == "as":
        return after[0].span.end
    return _naming_predicate(sentence, chunk) if chunk.definite or chunk.head != "them" else None


def _naming_predicate(sentence: SentenceReading, chunk: Chunk) -> int | None:
    """The same where the chunk is what the verb is said of: "the men charged are", "they were identified as"."""
    tokens = [token for token in sentence.tokens if token.span.start >= chunk.span.end]
    for index, token in enumerate(tokens[:9]):
        low = token.text.lower()
        if low in (",", ";", ":", "—", "and"):
            return None
        following = [t.text.lower() for t in tokens[index + 1 : index + 4]]
        future = low == "be" and index > 0 and tokens[index - 1].text.lower() in ("will", "would", "to")
        if low in ("are", "were", "include", "included") or future:
            if low.startswith("include"):
                return None
            if following[:1] == [":"]:
                return tokens[index + 1].span.end
            if following[:1] and following[0] in ("in", "at") and tokens[index + 2 : index + 3] and tokens[index + 2].text[:1].isupper():
                return tokens[index + 1].span.end
            if following[:1] and following[0] in word_set("put somewhere") and following[1:2] in (["in"], ["at"]) and len(following) > _FEW:
                return tokens[index + 2].span.end  # "The shops will be built in Alton, Brady and Cole"
            if following[:1] in (["those"], ["the"]) and len(following) > 1 and following[1] in ("in", "at", "of", "ones"):
                return tokens[index + 2].span.end
            if following[:1] and following[0] in IDENTIFIED and "as" in following[1:3]:
                return tokens[index + 1 + following.index("as")].span.end
            if following[:1] and tokens[index + 1].text[:1].isupper():
                return token.span.end
            if following[:1] and following[0] in IDENTIFIED:
                continue
        if low in ("consists", "consisted") and following[:1] == ["of"]:
            return tokens[index + 1].span.end
        if low == "as" and index and tokens[index - 1].text.lower() in IDENTIFIED:
            return token.span.end
    return None


def anchor_of(enumeration: Enumeration, figures: Sequence[Figure]) -> Figure | None:
    """The count whose members an enumeration names: that of its chunk, or the last one before it of the same noun."""
    at = bisect_left(figures, enumeration.span.start, key=lambda figure: figure.mention.core.start)
    figures = figures[max(0, at - REACH) : at + REACH]
    own = [figure for figure in figures if figure.chunk is enumeration.anchor]
    if own:
        return own[0]
    head = enumeration.anchor.head
    order = enumeration.sentence.sentence.index
    if enumeration.by == "deed":
        return described_by(enumeration, figures) or takes_names_up(enumeration, figures)
    if head in (*_POINTS_BACK, "") and (told := described_by(enumeration, figures)) is not None:
        return told
    compatible = same_nouns if enumeration.by == "apposed" else compatible_nouns
    for figure in reversed(figures):
        if figure.mention.core.start > enumeration.span.start or figure.mention.kind != "cardinal":
            continue
        if head in (*_POINTS_BACK, "") and 0 <= order - figure.order <= 1 and figure.slot in ("subject", "object"):
            return figure
        if head and figure.head and compatible(head, figure.head):
            return figure
    return described_by(enumeration, figures)


def takes_names_up(enumeration: Enumeration, figures: Sequence[Figure]) -> Figure | None:
    """The count that opens the next sentence and takes up the names just told: "Ash, Bell and Cole were held. The four men are in jail"."""
    size, order = len(enumeration.names), enumeration.sentence.sentence.index
    first = enumeration.sentence.chunks[0] if enumeration.sentence.chunks else None
    if enumeration.deed is None or first is None or enumeration.span.start > first.span.start + 1:
        return None
    if any(figure.quantity.nominal == size for figure in figures if figure.mention.kind == "cardinal"):
        return None
    for figure in figures:
        opens = (
            figure.order == order + 1
            and figure.first <= 1
            and figure.slot == "subject"
            and figure.paragraph == enumeration.sentence.sentence.paragraph
        )
        if not opens or figure.mention.kind != "cardinal" or not figure.definite or figure.determiner not in ("the", "all"):
            continue
        plain = (figure.relative is None and not figure.modifiers and figure.chunk is figure.noun) or not figure.head
        taken = not figure.head or is_anyone(figure.head) or figure.head in word_set("those just named")
        near = figure.quantity.bound == "=" and 0 < figure.quantity.nominal - size <= _FEW  # fewer may be some
        told = any(other.quantity.nominal == figure.quantity.nominal for other in figures if other.order < figure.order)
        if plain and taken and near and not told:
            return figure
    return None


def described_by(enumeration: Enumeration, figures: Sequence[Figure]) -> Figure | None:
    """The count whose members a list names, where the deed told of both says so, or the only one that a description may take up."""
    start, size = enumeration.span.start, len(enumeration.names)
    near = told_counts(figures, enumeration.sentence.sentence.index, start)
    if enumeration.deed is not None:
        return of_deed(near, enumeration.deed[0], size)
    anchor = enumeration.anchor
    own = anchor.modifiers if anchor.determiner != "'s" else ()
    if enumeration.by == "apposed" and anchor.determiner not in ("the", "those", "these"):
        return None
    if (
        anchor.mention is not None
        or enumeration.by not in ("verb", "apposed")
        or any(word in _TELLS_APART or word.endswith("er") for word in own)
    ):
        return None  # "the older victims"
    said = [token for token in enumeration.sentence.tokens if anchor.span.end <= token.span.start < start]
    return of_description(near, anchor.head, said, size)
