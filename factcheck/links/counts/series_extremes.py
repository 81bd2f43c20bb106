"""read_extremes: the figures that are the greatest, the least or the average of a series, by the words around them.

The superlative stands before its figure ("the heaviest was 14 pounds"; "the youngest, 12,"; "the longest wait, of a bus driver, was 40
minutes") or behind it ("at 71 the oldest of the crew"; "the 612-foot tower would be the tallest"; "14 pounds, the heaviest of the day").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.nouns import is_person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.levels import Level, kind_of
from factcheck.links.counts.series_point import (
    MARKS,
    Point,
    goes_beyond,
    is_narrowed,
    is_stated,
    last_noun,
    split_at_marks,
    subject_of,
    superlatives,
)
from factcheck.syntax.clause import Token

_FAR: Final = 26
_TELLING: Final = frozenset(("length", "mass", "speed", "temperature"))
_DETERMINERS: Final = frozenset(("the", "its", "their", "whose", "his", "her", "our", "this", "that"))
_BEFORE_GROUP: Final = frozenset(("of", "among", "to", "in", "for", "by"))


def average_of(level: Level, lead: Sequence[Token]) -> Point | None:
    """The average of "the mean weight of the catch was 40 pounds", "they averaged 580 pounds", "on average, patients waited 31 minutes"."""
    figure = level.figure
    if figure is not None and figure.mention.span.start < figure.mention.core.start:
        qualifier = Span(figure.mention.span.start, figure.mention.core.start)
        words = figure.sentence.tokens[figure.first].text.lower().split()
        if words[0] in word_set("averages") or ("average" in words and "of" in words) or ("median" in words and "of" in words):
            verb = words[0] in ("averaged", "averages", "average")
            noun = subject_of(level) if verb and figure.first and figure.sentence.tokens[figure.first - 1].tag != "PRON" else ""
            noun = noun or _plural_subject(level)
            # "Nights at the Orr station averaged": the name is that of the only place.
            placed = verb and any(token.text.lower() in ("in", "at", "on") for token in lead)
            own = [token for token in lead if not (placed and token.tag == "PROPN")]
            joint = next((at + 1 for at in range(len(own) - 1, -1, -1) if verb and own[at].tag == "CONJ"), 0)
            own = own[joint:]  # "was 8 to 14 inches across the county, and averaged 16"
            return Point(level, "average", noun, qualifier, narrowed=is_narrowed(own, len(own) - 1) if own else False)
    behind = _on_average_behind(level)
    if behind is not None:
        return behind
    words = [token.text.lower() for token in lead]
    at = next((at for at in range(len(words) - 1, -1, -1) if _is_average(lead[at])), None)
    if at is None or len(words) - at > _FAR or (at and words[at - 1] in ("above", "below", "than")):
        return None
    after = list(lead[at + 1 :])
    if words[max(0, at - 1)] == "on":
        verbs = [token for token in after if token.tag == "VERB"]
        if len(after) > 14 or any(verb.lemma not in word_set("measuring") for verb in verbs):
            return None
    elif not is_stated(after, level):
        return None
    noun = ""
    if at and words[at - 1] == "on":
        noun = ""
    elif lead[at].tag == "VERB":
        noun = subject_of(level)
    else:
        noun = last_noun(after)
    return Point(level, "average", noun, lead[at].span, narrowed=is_narrowed(lead, at) or _is_of_others(level))


def _on_average_behind(level: Level) -> Point | None:
    """As in "weighed 31 kilograms on average", "ran 22 minutes late on average"."""
    after = level.after[:6]
    words = [token.text.lower() for token in after]
    at = next((at for at in range(len(words) - 1) if words[at : at + 2] == ["on", "average"]), None)
    if at is None or any(token.text in MARKS or token.form == "C" or token.tag in ("VERB", "AUX", "CONJ") for token in after[:at]):
        return None
    words_of = Span(after[at].span.start, after[at + 1].span.end)
    return Point(level, "average", _plural_subject(level), words_of, narrowed=_is_of_others(level))


def _plural_subject(level: Level) -> str:
    """The plural that is the subject of the verb before a figure: "Nurses earn an average of"; "" where it is a pronoun or one."""
    clause = level.figure.clause if level.figure is not None else None
    if clause is None:
        clauses = [c for c in level.sentence.clauses if c.verb is not None and c.verb.span.end <= level.core.start]
        clause = clauses[-1] if clauses else None
    chunk = level.sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    plural = chunk is not None and level.sentence.tokens[chunk.tokens[1]].form == "NNS"
    return chunk.head if chunk is not None and plural and clause is not None and not clause.relative else ""


def _is_of_others(level: Level) -> bool:
    """Whether an average is said of others: "waits 55 minutes at other resorts"."""
    return bool({token.text.lower() for token in level.after[:6]} & word_set("of others"))


def _is_average(token: Token) -> bool:
    """Whether a word says that a figure is an average: not the verb "mean"."""
    if token.lemma == "mean" and (token.form in ("VBD", "VBZ", "VBP", "VBN", "VBG") or token.text.lower() == "means"):
        return False  # "That means the city must pay"
    return bool({token.lemma, token.text.lower()} & word_set("averages"))


def extremes_before(level: Level, lead: Sequence[Token], unit: str) -> Iterator[Point]:
    """The extreme of "the largest class has 31", "the oldest was 71", "the youngest, 12,", "a low of 48 degrees", "the low bid was $4"."""
    words = [token.text.lower() for token in lead]
    if len(words) > 2 and words[-3] in ("a", "the") and words[-2] in ("low", "high") and words[-1] == "of":
        yield Point(level, "max" if words[-2] == "high" else "min", "", lead[-2].span, "", goes_beyond(level))
        return
    hits = [at for at in range(len(words)) if _is_superlative(words, at)]
    if not hits or len(lead) - hits[-1] > _FAR or not _opens(level, lead, hits[-1]):
        return
    at = hits[-1]
    after = list(lead[at + 1 :])
    if is_stated(after, level):
        yield from _extremes(level, lead, at, last_noun(after), unit)


def _is_superlative(words: Sequence[str], at: int) -> bool:
    """A superlative, or "low" and "high" before the noun of an offer or a reading ("the low bid")."""
    if words[at] in ("low", "high"):
        return at + 1 < len(words) and words[at + 1] in word_set("lows and highs")
    return words[at] in superlatives()


def _opens(level: Level, lead: Sequence[Token], at: int) -> bool:
    """Whether a superlative opens a definite noun phrase that is no part of another one ("to the largest crowd")."""
    opening = [token.text.lower() for token in lead[max(0, at - 2) : at]]
    if not opening or not (opening[-1] in _DETERMINERS or opening[-1].endswith(("'s", "’s")) or opening[-1] == "month's"):
        return False
    if opening[-1] == "that" and lead[at].text.lower() == "most":
        return False  # "the standard that most counties use"
    inside = opening[-2:-1] and opening[-2] in _BEFORE_GROUP
    if opening[-2:-1] == ["of"] and at > 2 and lead[at - 3].form in ("C", "CD"):
        return True  # "two of the costliest seats, at $180 apiece"
    return not inside or level.sentence.tokens[0].span.start == lead[at - 1].span.start


def _extremes(level: Level, tokens: Sequence[Token], at: int, noun: str, unit: str = "") -> Iterator[Point]:
    word = tokens[at].text.lower()
    kind = kind_of(unit) if unit else level.kind
    licence = Span(tokens[at - 1].span.start if at else tokens[at].span.start, tokens[at].span.end)
    narrowed = is_narrowed(tokens, at) or goes_beyond(level)
    for part, what in superlatives().get(word, (("max" if word == "high" else "min", "any"),)):
        if what in ("any", kind) or (what == "age" and kind == "any" and _may_be_age(level, noun)):
            yield Point(level, part, noun, licence, word, narrowed, unit)
        elif kind == "any" and what in _TELLING and not unit and level.figure is not None and level.figure.head == "":
            yield Point(level, part, noun, licence, word, narrowed, f"?{what}")  # "the fastest, at 73": miles an hour are left out


def _may_be_age(level: Level, noun: str) -> bool:
    """Whether a bare number may be the age of the oldest or the youngest: "the oldest juror is 72"."""
    return not noun or (is_person(noun) and level.figure is not None and level.figure.head == "")


def extremes_behind(level: Level) -> Iterator[Point]:
    """The extreme of "at 71 the oldest of the crew", "a 612-foot tower would be the tallest", "14 pounds, the heaviest of the day"."""
    after = level.after
    words = [token.text.lower() for token in after]
    rate = 2 if words[:1] in (["a"], ["an"], ["per"]) and after[1:2] and after[1].tag == "NOUN" else 0
    after, words = after[rate:], words[rate:]  # "22 bushels an acre, the least of any member"
    hits = [at for at in range(1, min(len(words), 14)) if words[at] in superlatives() and words[at - 1] in _DETERMINERS]
    if not hits or (hits[0] > 1 and words[hits[0] - 2] in _BEFORE_GROUP):
        return
    at = hits[0]
    between = after[: at - 1]
    if any(token.form in ("C", "A") for token in between) or not _leads_to(level, between):
        return
    rest = after[at + 1 :]
    if _has_own_figure(rest):
        return
    yield from _extremes(level, after, at, last_noun(rest))


def _leads_to(level: Level, between: Sequence[Token]) -> bool:
    """Whether the words between a figure and a superlative behind it make them one."""
    before = [token.text.lower() for token in level.before[-2:]]
    at = bool(before) and before[-1] == "at"
    words = [token.text.lower() for token in between if token.tag != "ADV"]
    if not words:
        return at
    if words[0] == "years":
        words = words[1:]
    verbs = [token for token in between if token.tag in ("VERB", "AUX")]
    if words == [","] or words == ["—"]:
        return level.unit != "" or at
    if any(token.lemma in word_set("negatives") for token in between) or not verbs:
        return False
    named = all(token.lemma in ("be", "become", "make", "remain", "would", "will", "it", "which") for token in verbs if token.tag == "VERB")
    parts = split_at_marks(between)
    if at:
        return named and len(parts) <= 3
    # The figure is in the subject: "the 612-foot tower will be the tallest", "his 11 years were the stiffest".
    return named and len(parts) == 1 and all(t.tag in ("NOUN", "ADJ", "AUX", "VERB", "PROPN", "PRON", "PART") for t in between)


def _has_own_figure(rest: Sequence[Token]) -> bool:
    """Whether the superlative has a figure of its own behind it: "the eldest is 40 and the youngest 12"."""
    for token in rest[:8]:
        if token.text in MARKS or token.text in (".", ";"):
            return False
        if token.text.lower() in ("of", "among", "in"):
            return False
        if token.form in ("C", "A"):
            return True
    return False
