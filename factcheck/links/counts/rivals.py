"""link_rivals: the greatest or the least of a set, and another of the set ("greater": greater, lesser).

The extreme is told by a superlative ("the oldest of the four sisters, Maud, is 81"), or by a negative with a comparative behind its figure
("sold 340 boxes, and no one sold more"). Another of the set is one that the words take from it: one with the set's noun ("her sister Agnes
is 84"), the runner-up or the other, one in a list of all of the set, one of whom the same is said with the same verb, or a thing that is
measured in the same dimension ("the tallest building, at 612 feet ... the Calloway Mill, which rises 655 feet").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.measurement import MeasurementClaim
from factcheck.claims.nouns import amount_words, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.comparatives import side_of
from factcheck.links.counts.levels import Level, is_margin, rate_of, time_told
from factcheck.links.counts.series_point import Point
from factcheck.links.cues import cue_near, is_kindred
from factcheck.links.link import Link
from factcheck.syntax.clause import Token, VerbGroup

_FAR: Final = 8
_NEAR: Final = 3
_REACH: Final = 20
_DIMENSIONS: Final = {
    "tallest": frozenset(("tall", "high", "rise", "stand", "tower", "soar")),
    "highest": frozenset(("tall", "high", "rise", "stand", "tower", "soar")),
    "longest": frozenset(("long", "stretch", "span", "run", "extend")),
    "deepest": frozenset(("deep",)),
    "widest": frozenset(("wide", "across")),
    "heaviest": frozenset(("weigh",)),
    "shortest": frozenset(("long", "tall", "high")),
}


def link_rivals(levels: Sequence[Level], points: Sequence[Point], board: Board) -> Iterator[Link]:
    """Each extreme with the others of its set that stand near it."""
    special = {point.level.id for point in points}
    starts = [level.core.start for level in levels]
    extremes = [point for point in points if point.part in ("min", "max")]
    unbeaten = [point for point in _unbeaten(levels, board) if all(p.narrowed for p in extremes if p.level.id == point.level.id)]
    extremes = [point for point in extremes if all(other.level.id != point.level.id for other in unbeaten)] + unbeaten
    special |= {point.level.id for point in extremes}
    for point in extremes:
        at = bisect_left(starts, point.level.core.start)
        for other in levels[max(0, at - _REACH) : at + _REACH]:
            if other.id in special or other.ranged or other.core == point.level.core:
                continue
            if _is_comparable(other, point, board) and _is_rival(other, point, levels, board):
                high, low = (point.level, other) if point.part == "max" else (other, point.level)
                yield Link("greater", (("greater", high.id), ("lesser", low.id)), (point.licence,), inferred=True)


def _unbeaten(levels: Sequence[Level], board: Board) -> Iterator[Point]:
    """As in "weighs 310 pounds. Nobody there weighs more", "sold 340 boxes, and no one sold more": the last figure before the words."""
    for at, level in enumerate(levels):
        following = levels[at + 1] if at + 1 < len(levels) else None
        if level.ranged or level.claim.scope.quoted or is_margin(level):
            continue
        than = _than(level)
        if than is not None:
            yield Point(level, "max" if than[0] == "more" else "min", "", than[1], "unbeaten")
            continue
        runs: list[Sequence[Token]] = [level.after]
        after = board.sentence(level.order + 1)
        if after is not None and (following is None or following.order > level.order):
            runs.append(after.tokens)
        for tokens in runs:
            found = _denial(tokens, level)
            if found is not None and not (following is not None and following.core.start < found[1].end):
                yield Point(level, "max" if found[0] == "more" else "min", "", found[1], "unbeaten")
                break


def _than(level: Level) -> tuple[str, Span] | None:
    """As in "no one threw farther than Grace Osei, whose effort of 61 meters": the first figure behind the words."""
    tokens = level.before
    words = [token.text.lower() for token in tokens]
    at = next((at for at, word in enumerate(words[:8]) if word in ("no", "nobody", "none", "nothing", "no-one")), None)
    than = words.index("than") if "than" in words else -1
    if at is None or than < at or than + 1 >= len(tokens) or tokens[than + 1].tag != "PROPN" or any(t.form in ("C", "A") for t in tokens):
        return None
    side = side_of(words[than - 1], level.kind)
    return (side, Span(tokens[at].span.start, tokens[than].span.end)) if side else None


def _denial(tokens: Sequence[Token], level: Level) -> tuple[str, Span] | None:
    """The words of "no one sold more", "nothing else is shorter": a negative subject and a comparative with nothing behind it."""
    words = [token.text.lower() for token in tokens]
    at = next(
        (at for at, word in enumerate(words[:6]) if word in word_set("limiting negatives") and word not in ("neither", "never")), None
    )
    if at is None or (at and tokens[at - 1].tag not in ("PUNCT", "CONJ", "ADP") and words[at - 1] not in ("and", "but", "which")):
        return None
    for end in range(at + 1, min(at + 10, len(words))):
        side = side_of(words[end], level.kind)
        closes = end + 1 == len(words) or words[end + 1] in (",", ".", ";", "and", "—")
        if side and closes:
            return side, Span(tokens[at].span.start, tokens[end].span.end)
        if words[end] in (",", ";", "."):
            return None
    return None


def _is_comparable(other: Level, point: Point, board: Board) -> bool:
    """Whether a figure is of the extreme's kind, stated of now, and no total, rate or margin."""
    level = point.level
    if abs(other.order - level.order) > _FAR or is_margin(other) or rate_of(other) != rate_of(level) or other.claim.scope.quoted:
        return False
    if other.figure is not None and cue_near(other.figure, "total") is not None:
        return False
    if other.claim.scope.status not in ("asserted", "planned") or other.quantity.bound in ("<", ">"):
        return False
    if any(_is_of_another_time(each) for each in (other, level)):
        return False
    if _set_noun(point) != "of" and _is_elsewhere(other, level):
        return False
    if point.narrowed and point.word != "unbeaten" and not set(_DIMENSIONS) & {point.word}:
        return False
    if {other.unit, level.unit} <= {"", "year"} and point.word in word_set("age superlatives"):
        return True
    if other.unit != level.unit or (other.figure is not None and other.figure.mention.of not in ("", rate_of(other))):
        return False
    if not isinstance(other.claim, MeasurementClaim) and time_told(other, board) not in ("", time_told(level, board)):
        return False
    heads = {each.figure.head for each in (level, other) if each.figure is not None} - {""}
    return bool(level.unit) or len(heads) <= 1


def _is_of_another_time(level: Level) -> bool:
    """Whether a sentence tells what was, or is to be: "until 2001", "once", "planned"."""
    return bool({token.text.lower() for token in level.sentence.tokens} & word_set("of another time"))


def _is_elsewhere(other: Level, level: Level) -> bool:
    """Whether a sentence names a place or an owner that the extreme's does not: "Boston's tower", "in Orr County"."""
    known = {token.text.lower() for token in level.sentence.tokens}
    tokens = other.sentence.tokens
    for token in tokens:
        if token.tag != "PROPN" or token.text.lower() in known:
            continue
        before = tokens[token.index - 1].text.lower() if token.index else ""
        after = tokens[token.index + 1].form if token.index + 1 < len(tokens) else ""
        if after == "POS" or "'s " in token.text or "’s " in token.text or before in ("in", "at", "near", "across"):
            return True
    return False


def _is_rival(other: Level, point: Point, levels: Sequence[Level], board: Board) -> bool:
    """Whether the words make a figure that of another of the set."""
    noun = _set_noun(point)
    after = other.order - point.level.order > 0
    if point.word in word_set("age superlatives"):
        member = bool(noun) and (_is_one_of(other, noun) or _is_named_next(other, point))
        return (after and member and _is_predicate(other)) or _is_listed(other, point, levels, board)
    if point.narrowed:
        return _is_dimension(other, point)
    if after and noun and _is_one_of(other, noun):
        return True
    if after and point.level.kind in ("length", "mass") and _is_named_next(other, point):
        return True
    return _is_runner_up(other, point) or _is_dimension(other, point) or _does_the_same(other, point)


def _set_noun(point: Point) -> str:
    """What the extreme is one of: "the oldest of the four sisters" (sister), "the biggest day" (day)."""
    if point.word == "unbeaten":
        return ""
    tokens = point.level.sentence.tokens
    at = next((token.index for token in tokens if token.span.end == point.licence.end), -1)
    following = list(tokens[at + 1 : at + 6])
    if following[:1] and following[0].text.lower() == "of":
        for token in following[1:]:
            if token.form == "NNS" or (token.tag == "NOUN" and token.lemma != token.text.lower()):
                return token.lemma
        return "of"
    return point.noun or _counted_noun(point)


def _counted_noun(point: Point) -> str:
    """What a sentence that opens with "Of the four bids" tells of, and the extreme is one of."""
    tokens = point.level.sentence.tokens[:6]
    if not tokens or tokens[0].text != "Of" or not any(token.form == "C" for token in tokens):
        return ""
    return next((token.lemma for token in tokens if token.form == "NNS"), "")


def _is_one_of(other: Level, noun: str) -> bool:
    """Whether the sentence of a figure opens with one of the set, or, for days, with another day."""
    tokens = other.sentence.tokens[:5]
    if noun in ("day", "night", "morning", "afternoon", "evening"):
        return tokens[:1] != () and tokens[0].text == "On" and len(tokens) > 1 and tokens[1].form in ("t", "NNP")
    if noun == "of":
        return tokens[:1] != () and tokens[0].text in ("In", "At") and len(tokens) > 1 and tokens[1].tag == "PROPN"
    return any(token.lemma == noun and token.text.lower() == noun for token in tokens if token.span.end <= other.core.start)


def _is_predicate(other: Level) -> bool:
    """Whether an age is said of its subject: "Agnes is 84"; "Agnes, 84,"."""
    lead = other.before
    return bool(lead) and lead[-1].text.lower() in ("is", "was", ",")


def _is_listed(other: Level, point: Point, levels: Sequence[Level], board: Board) -> bool:
    """Whether an age stands in a list of those of the set: "the youngest of the five ... with Dill, 61; Vane, 41; and Sorrel, 45"."""
    if other.unit != "year" or not 0 <= other.order - point.level.order <= 2:
        return False
    size = _set_size(point, board)
    listed = [
        level for level in levels if level.sentence is other.sentence and level.unit == "year" and level.before[-1:] and _in_list(level)
    ]
    return size > 2 and other in listed and len(listed) == size - 1 - (1 if point.level.sentence is other.sentence else 0)


def _is_named_next(other: Level, point: Point) -> bool:
    """As in "the oldest of the five, Tess Okada, is 34. Marcus Vane is 41.": the next sentence goes on with another by name."""
    nexts = other.order - point.level.order == 1 and other.paragraph == point.level.paragraph
    lead = other.before
    return nexts and len(lead) == 2 and lead[0].tag == "PROPN" and lead[1].text.lower() in ("is", "was") and len(other.after) <= 1


def _in_list(level: Level) -> bool:
    """Whether an age is set behind a name: "Marcus Vane, 41;"."""
    lead = level.before[-2:]
    return len(lead) == 2 and lead[1].text == "," and lead[0].tag == "PROPN"


def _set_size(point: Point, board: Board) -> int:
    """How many the set has: five for "the youngest of the five"."""
    sizes = [entry for entry in board.in_sentence(point.level.order) if 0 < entry.start - point.licence.end <= len(" of the ")]
    return int(sizes[0].claim.count.nominal) if sizes else 0


def _is_runner_up(other: Level, point: Point) -> bool:
    """Whether the sentence of a figure opens with the next of the set: "the runner-up", "the second-largest", "the other".

    What several have together is that of none: "the other four share 882".
    """
    if not 0 < other.order - point.level.order <= _NEAR or _verb(other) is None:
        return False
    opening = other.sentence.tokens[:4]
    words = [token.text.lower() for token in opening]
    several = any(token.form in ("C", "NNS") for token in opening[2:] if token.span.end <= other.core.start)
    return words[:1] == ["the"] and len(words) > 1 and words[1] in word_set("next of a set") and not several


def _is_dimension(other: Level, point: Point) -> bool:
    """Whether a thing of the set's kind is measured in the superlative's dimension: "which rises 640 feet", "the 900-foot Mill bridge"."""
    wanted = _DIMENSIONS.get(point.word)
    if wanted is None or (other.kind != "length" and point.word != "heaviest") or abs(other.order - point.level.order) > _NEAR:
        return False
    following = [token.text.lower() for token in other.after[:1]]
    noun = _set_noun(point)
    head = other.figure.head if other.figure is not None else ""
    hyphened = any("-" in token.text for token in other.sentence.tokens if token.span.overlaps(other.core))
    compound = hyphened and noun and (head == noun or same_nouns(head, noun))
    if compound:
        return other.figure is not None and any(t.tag == "PROPN" for t in other.after[:4])
    verb = other.before[-1] if other.before else None
    said = bool(wanted & set(following)) or (verb is not None and verb.lemma in wanted)
    subject = [token for token in other.before if token.tag == "PROPN"]
    return said and bool(subject) and (verb is None or verb.form not in ("VBN",))


def _does_the_same(other: Level, point: Point) -> bool:
    """Whether the same verb is said of another by name: "Ann Lee sold the most boxes, 340 ... Sue Hart sold 410"."""
    own, verb = _verb_of(point), _verb(other)
    noun = point.noun or _counted_noun(point)
    if verb is not None and noun and (verb.lemma in amount_words(noun) or is_kindred(verb.lemma, noun)):
        own = verb.lemma
    if not own or verb is None or own != verb.lemma or own in ("be", "have") or other.sentence is point.level.sentence:
        return False
    if abs(other.order - point.level.order) > 2 or (other.paragraph != point.level.paragraph and not _counted_noun(point)):
        return False
    opening = other.sentence.tokens[0]
    if opening.text == "The" and len(other.sentence.tokens) > 1:
        opening = other.sentence.tokens[1]  # "The Lund family gave $8,500"
    return opening.tag == "PROPN" and other.figure is not None and other.figure.slot == "object"


def _verb_of(point: Point) -> str:
    """The verb of an extreme: of the clause of its figure, else the last before its superlative ("sold the most boxes, 340")."""
    verb = _verb(point.level)
    if verb is not None:
        return verb.lemma
    before = [token for token in point.level.sentence.tokens if token.tag == "VERB" and token.span.end <= point.licence.start]
    return before[-1].lemma if before else ""


def _verb(level: Level) -> VerbGroup | None:
    clause = level.figure.clause if level.figure is not None else None
    return clause.verb if clause is not None else None
