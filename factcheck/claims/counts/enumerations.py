"""Enumerations: lists that name the members of a count ("three men: A, B and C")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from factcheck.claims.counts.apposed_names import IDENTIFIED, names_apart
from factcheck.claims.counts.figures import Figure
from factcheck.claims.counts.name_lists import NameList, is_open_place, names_from
from factcheck.claims.nouns import compatible_nouns, is_period
from factcheck.draft import Span
from factcheck.mentions.actor_words import region_names
from factcheck.syntax.clause import REACH, Chunk, Reading, SentenceReading

_PLACED: Final = re.compile(r"^ ?(?:in|at|near) (?=[A-Z])")  # "so far: in Kelby, Lorne and Camber"
_QUOTED: Final = re.compile('["“][^"“”]+["”]')
_AND: Final = re.compile(r",?\s+and\s+")
_AGE: Final = re.compile(r"(?:age[sd]?\s+)?\d{1,3}")
_ITEM: Final = re.compile(r"(?:(?:the|his|her|its|their)\s+)?(?:[a-z][\w'-]*\s+){0,4}(?=[A-Z])[^,;:()]*")
_PLAIN: Final = re.compile(r"[a-z][\w'-]*(?:\s+[a-z][\w'-]*){0,3}")
_REST: Final = re.compile(
    r"\b(?:others?|more|unidentified|several|etc|including|plus|as well as|along with|or|who|whose|which|but|not)\b", re.IGNORECASE
)
_HOME: Final = re.compile(r"(?:both |each |all )?(?:of|from|in|at) .*")
_ROLE: Final = re.compile(r"(?:a|an|the|his|her|its|who|whose|which|where) .*")
_TAIL: Final = re.compile(r",\s+(?:all|both|each|most|some|none|who|whose|which|where|the|said|according|a|an|its|their|he|she|they|it)\b")
_AGED: Final = re.compile(
    r",\s+((?:[A-Z][\w'-]+(?:\s+[A-Z][\w'.-]+){0,3},\s+\d{1,3},\s+)+and\s+[A-Z][\w'-]+(?:\s+[A-Z][\w'.-]+){0,3}),\s+\d{1,3},"
)
_PLURAL: Final = re.compile(r"(?:[^s]s|men|women|people|children|police)$")  # groups: how many members they have is not said
_DASHES: Final = ("—", "–", "--")
_OF_ANOTHER: Final = re.compile(r"['’]s? [a-z]+$")  # "Edwards' daughter": the name that follows stands beside it
_KIND: Final = re.compile(r"(?:an?|one) [a-z]")
_BULLET: Final = re.compile(r"(?:[-*•·–—]|\d{1,2}[.)])\s+")
_ITEM_END: Final = re.compile(r"[,;:(.]| [—–-] ")
_AND_FIRST: Final = re.compile(r"(?:and|&)\s+")
_KIN: Final = re.compile(r"(?:an?|the|his|her|its|their)\s+(?:[a-z][\w'-]*\s+){0,3}[a-z][\w'-]*(?<!s)")  # "his cousin" before a name
_ANOTHER: Final = re.compile(r",? and (?:(?:his|her|their|its|an?|the) [^,;]*, )?[A-Z]|\b(?:others?|as well as|along with|plus)\b")
_ALL: Final = frozenset(("all", "both", "each"))
_GOES_ON: Final = frozenset(("are", "were", "will", "would", "have", "had"))
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list that names the members of a count.

    Attributes:
        span: from the first to the last member.
        names: the members, as written.
        anchor: the chunk that the list stands to ("three men", "the men charged"): its count, or a count before it, is theirs.
        sentence: the sentence that holds it.
        by: how it is tied to the chunk: a colon, dashes, commas, or a verb ("the three are A, B and C").
    """

    span: Span
    names: tuple[str, ...]
    anchor: Chunk
    sentence: SentenceReading
    by: Literal["colon", "dash", "comma", "verb"]


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
        if sentence.sentence.role == "body" and sentence.tokens and sentence.tokens[-1].text == ":":
            found.extend(_set_out(reading, sentence))
    return found


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


def _set_out(reading: Reading, sentence: SentenceReading) -> list[Enumeration]:
    """The list of items set out one a line after a sentence that ends in a colon: "The three winners are:" and three lines."""
    items: list[Span] = []
    paragraph = sentence.sentence.paragraph
    for line in reading.sentences[sentence.sentence.index + 1 :]:
        if line.sentence.role != "list" or line.sentence.paragraph - paragraph > 1:
            break
        if line.sentence.paragraph == paragraph:
            continue
        paragraph = line.sentence.paragraph
        opened = _BULLET.match(line.sentence.span.text_of(reading.text))
        if opened is None:
            return []
        items.append(Span(line.sentence.span.start + opened.end(), line.sentence.span.end))
    anchors = [chunk for chunk in sentence.chunks if not chunk.compound and not is_period(chunk.head)]
    counts = [chunk for chunk in anchors if chunk.mention is not None and chunk.head]
    anchors = counts or [chunk for chunk in anchors[:1] if chunk.definite]
    if len(items) < _LEAST or len(anchors) != 1:
        return []
    names = tuple(_ITEM_END.split(item.text_of(reading.text), maxsplit=1)[0] for item in items)
    return [Enumeration(Span(items[0].start, items[-1].end), names, anchors[0], sentence, "colon")]


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
            names = split_list(text[start:end], plain=closed or (by == "colon" and chunk.span.end + 1 >= start - 1))
            names = names or (split_kinds(text[start:end]) if by == "colon" else None)
        if names is None or _are_counts(sentence, names, text, start):
            continue
        first = text.index(names[0], start)
        last = text.rindex(names[-1], start, sentence.sentence.span.end) + len(names[-1])
        found.append(Enumeration(Span(first, last), names, chunk, sentence, by))
        taken = last
    return found


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
    mark = tokens[beyond].text if beyond < len(tokens) else ""
    named = mark == "of" and noun is chunk and chunk.determiner == "the" and is_open_place(noun.head)  # "the four towns of A, B and C"
    if not named and (mark not in (",", "(") or (mark == "," and _is_fronted(sentence, at))):
        return None
    listed = names_from(tokens, beyond + 1, text, before=_GOES_ON if named else frozenset())
    if listed is None or (mark == "(" and (listed.end >= len(tokens) or tokens[listed.end].text != ")")):
        return None
    return None if listed.oxford and not named and is_open_place(noun.head) else listed


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
    taking_part = any(at in clause.participants() for clause in sentence.clauses)
    return found + 1 if counts == [chunk] and taking_part else None


def split_quoted(written: str) -> tuple[str, ...] | None:
    """The members of a list of titles in quotation marks, with "and" before the last; None where it holds anything else.

    >>> split_quoted('"Dust," "The Lamp" and "River Girl"')
    ('"Dust,"', '"The Lamp"', '"River Girl"')
    """
    found = _QUOTED.findall(written)
    between = [gap.strip(" ,;") for gap in _QUOTED.split(written)]
    if len(found) < _LEAST or between[0] or between[-1] or any(gap not in ("", "and") for gap in between) or between.count("and") != 1:
        return None
    return tuple(found)


def _stop(text: str, start: int, end: int) -> int:
    cut = text[start:end].rstrip()
    return start + len(cut.rstrip('.!?"”'))


def _naming_verb(sentence: SentenceReading, at: int) -> int | None:
    """Where the list starts after a verb that names its subject: "the men charged are", "they were identified as", "are those in"."""
    chunk = sentence.chunks[at]
    if not chunk.definite and chunk.head not in ("they", "those", "these"):
        return None
    before = [token for token in sentence.tokens if token.span.end <= chunk.span.start][-1:]
    after = [token for token in sentence.tokens if token.span.start >= chunk.span.end][:1]
    if before and after and before[0].lemma in ("identify", "name", "list") and after[0].text.lower() == "as":
        return after[0].span.end
    tokens = [token for token in sentence.tokens if token.span.start >= chunk.span.end]
    for index, token in enumerate(tokens[:9]):
        low = token.text.lower()
        if low in (",", ";", ":", "—", "and"):
            return None
        following = [t.text.lower() for t in tokens[index + 1 : index + 4]]
        if low in ("are", "were", "include", "included"):
            if low.startswith("include"):
                return None
            if following[:1] == [":"]:
                return tokens[index + 1].span.end
            if following[:1] in (["those"], ["the"]) and len(following) > 1 and following[1] in ("in", "at", "of", "ones"):
                return tokens[index + 2].span.end
            if following[:1] and following[0] in IDENTIFIED and "as" in following[1:3]:
                return tokens[index + 1 + following.index("as")].span.end
            if following[:1] and tokens[index + 1].text[:1].isupper():
                return token.span.end
            if following[:1] and following[0] in IDENTIFIED:
                continue
        if low == "as" and index and tokens[index - 1].text.lower() in IDENTIFIED:
            return token.span.end
    return None


def split_kinds(written: str) -> tuple[str, ...] | None:
    """The members of a list of three or more of which each has an article: "a bakery, a bar and a store that sells soap".

    >>> split_kinds("a bakery, a bar and a store that sells soap")
    ('a bakery', 'a bar', 'a store that sells soap')
    >>> split_kinds("a bakery, a bar that he and she ran and a store") is None
    True
    """
    pieces = [piece.strip() for piece in written.split(",")]
    last = pieces[-1].removeprefix("and ")
    pieces[-1:] = [last] if last != pieces[-1] else [part.strip() for part in _AND.split(pieces[-1], maxsplit=1)]
    if len(pieces) <= _LEAST or not all(_KIND.match(piece) for piece in pieces) or any(" and " in piece for piece in pieces[:-1]):
        return None
    return None if any(_REST.search(piece) for piece in pieces[:-1]) or re.search(r"\band an? ", pieces[-1]) else tuple(pieces)


def split_members(written: str) -> tuple[str, ...] | None:
    """The members of a list whose semicolons part them, whatever is said of each in commas; None where one may be several.

    >>> split_members("Alan Marsh, 29, who runs the mill; his cousin, Pete Dunn; and Marco Lind, a baker from Hove")
    ('Alan Marsh', 'his cousin', 'Marco Lind')
    >>> split_members("Alan Marsh; his daughters, Ann and Jo; and two others") is None
    True
    """
    parts = [part.strip() for part in written.split(";")]
    last = _AND_FIRST.match(parts[-1])
    if len(parts) < _LEAST or last is None:
        return None
    parts[-1] = parts[-1][last.end() :]
    names = [part.split(",")[0].strip() for part in parts]
    if any(_AND.search(name) or _REST.search(name) or (not _ITEM.fullmatch(name) and not _KIN.fullmatch(name)) for name in names):
        return None
    if any(_KIN.fullmatch(name) and not re.match(r"[^,]*, [A-Z]", part) for name, part in zip(names, parts, strict=True)):
        return None
    return None if any(_ANOTHER.search(part) for part in parts) else tuple(names)


def split_list(written: str, *, plain: bool) -> tuple[str, ...] | None:
    """The members of a list that ends in "and" and a last member; None where the commas leave it open what its members are.

    Ages ("29") and homes ("of Trent") that follow a name in commas are no members.

    >>> split_list("Alan Marsh, 29, Pete Dunn, 31, and Marco Lind, 40", plain=False)
    ('Alan Marsh', 'Pete Dunn', 'Marco Lind')
    >>> split_list("Portland, Oregon, and Reno, Nevada", plain=False) is None
    True
    """
    written = _PLACED.sub("", _without_tail(written))
    if _REST.search(written) or "&" in written:
        return None
    joined = _AND.split(written.strip())
    if ";" in written or len(joined) != _LEAST:
        return None
    pieces = [piece.strip() for part in joined for piece in part.split(",")]
    all_regions = all(_is_region(piece) for piece in pieces)
    names = []
    for piece in pieces:
        if not piece or _AGE.fullmatch(piece) or _HOME.fullmatch(piece):
            continue
        if _is_region(piece) and not all_regions:
            return None
        if _OF_ANOTHER.search(piece):
            return None
        if _ROLE.fullmatch(piece) and not re.search(r"[A-Z]", piece):
            return None
        names.append(piece)
    if len(names) < _LEAST:
        return None
    if all(_ITEM.fullmatch(name) and len(name) < 60 for name in names):
        return tuple(names)
    if plain and all(_PLAIN.fullmatch(name) and not _PLURAL.search(name) for name in names):
        return tuple(names)
    return None


def _without_tail(written: str) -> str:
    """A list without what is said of it after its last member: "A, B and C, all of which were built before 1930"."""
    last = [found.end() for found in _AND.finditer(written)]
    if ";" in written or not last:
        return written
    for found in _TAIL.finditer(written, last[0]):
        if found.start() > last[0]:
            return written[: found.start()]
    return written


def _is_region(piece: str) -> bool:
    return piece.strip() in region_names()


def anchor_of(enumeration: Enumeration, figures: Sequence[Figure]) -> Figure | None:
    """The count whose members an enumeration names: that of its chunk, or the last one before it of the same noun."""
    at = bisect_left(figures, enumeration.span.start, key=lambda figure: figure.mention.core.start)
    figures = figures[max(0, at - REACH) : at + REACH]
    own = [figure for figure in figures if figure.chunk is enumeration.anchor]
    if own:
        return own[0]
    head = enumeration.anchor.head
    order = enumeration.sentence.sentence.index
    for figure in reversed(figures):
        if figure.mention.core.start > enumeration.span.start or figure.mention.kind != "cardinal":
            continue
        if head in ("they", "those", "these", "") and 0 <= order - figure.order <= 1 and figure.slot in ("subject", "object"):
            return figure
        if head and figure.head and compatible_nouns(head, figure.head):
            return figure
    return None
