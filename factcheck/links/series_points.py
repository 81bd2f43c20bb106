"""read_points: the figures of a draft that are ends, averages or members of a series, each with the words that make it one.

A point is read from the words right before a figure, within its sentence and with no other figure in between: "the heaviest was 14
pounds", "the oldest of the eight jurors is 66", "the youngest, 12,", "the average for the day was 58 degrees", "on average, patients waited
31 minutes"; a range from its two ends ("ages 19 to 34", "ranged from $5 to $500", "between 24 and 41 feet long").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim
from factcheck.claims.figures import Figure
from factcheck.claims.measurement import MeasurementClaim
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board
from factcheck.mentions.lexicon import units
from factcheck.syntax.clause import SentenceReading, Token

Part = Literal["low", "high", "both", "min", "max", "average", "member"]
_DIMENSIONS: Final = {"length": "length", "mass": "mass", "temperature": "temperature"}
_FAR: Final = 14
_SPLITS: Final = frozenset((";", ":", "but", "while", "whereas", "although", "than", "since"))


@dataclass(frozen=True, slots=True)
class Level:
    """A figure that may take part in a series, with its sentence."""

    claim: CountClaim | MeasurementClaim
    sentence: SentenceReading
    figure: Figure | None
    ranged: bool = False

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def unit(self) -> str:
        """The unit; "" for a bare count."""
        return self.claim.count.unit if isinstance(self.claim, CountClaim) else self.claim.value.unit

    @property
    def core(self) -> Span:
        """Where the number stands."""
        assert self.claim.span is not None
        return self.claim.span

    @property
    def order(self) -> int:
        """Index of its sentence in the draft."""
        return self.sentence.sentence.index

    @property
    def paragraph(self) -> int:
        """Index of its paragraph in the draft."""
        return self.sentence.sentence.paragraph


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series: its part, the noun of what is measured, the words that make it that, and what else narrows it."""

    level: Level
    part: Part
    noun: str
    licence: Span
    word: str = ""
    narrowed: bool = False
    unit: str = ""


@cache
def superlatives() -> dict[str, tuple[tuple[Part, str], ...]]:
    """The ends that a superlative names, and of what."""
    found: dict[str, tuple[tuple[Part, str], ...]] = {}
    for line in data_lines("superlatives.tsv"):
        end, kind, words = line.split("\t")
        part: Part = "max" if end == "max" else "min"
        for word in words.split():
            found[word] = (*found.get(word, ()), (part, kind))
    return found


def read_levels(claims: Sequence[Claim], board: Board) -> list[Level]:
    """The counts, amounts and measurements of a draft that the writer states, in text order."""
    found: list[Level] = []
    by_core = {figure.mention.core: figure for figure in board.figures.values()}
    ranged = {mention.core for mention in board.reading.mentions if mention.of == "range"}
    for claim in claims:
        if not isinstance(claim, (CountClaim, MeasurementClaim)) or claim.span is None or claim.scope.quoted:
            continue
        if isinstance(claim, CountClaim) and (claim.names or claim.id not in board.figures):
            continue
        place = board.reading.scopes.sentence_at(claim.span.start)
        sentence = board.sentence(place.index) if place is not None else None
        if sentence is not None:
            found.append(Level(claim, sentence, by_core.get(claim.span), claim.span in ranged))
    return sorted(found, key=lambda level: level.core)


def read_points(levels: Sequence[Level], board: Board) -> list[Point]:
    """The points of all levels, in text order."""
    points: list[Point] = []
    previous: Level | None = None
    for level in levels:
        before = previous if previous is not None and previous.sentence is level.sentence else None
        points.extend(_points(level, before, board))
        previous = level
    return points


def _points(level: Level, before: Level | None, board: Board) -> Iterator[Point]:
    ends = _range_of(level, board)
    if ends is not None:
        yield ends
        return
    if level.claim.scope.status in ("former", "hypothetical") or level.ranged or is_rate(level) or _is_group(level):
        return
    lead = _lead(level, before)
    average = _average_of(level, lead)
    if average is not None:
        yield average
        return
    joined = before is not None and before.unit and not level.unit and len(level.sentence.tokens) - len(lead) and len(lead) <= 4
    bare = level.figure is not None and level.figure.head == ""
    yield from _extreme_of(level, lead, before.unit if before is not None and joined and bare else "")


def is_rate(level: Level) -> bool:
    """Whether a figure is one per something: "$18 an hour"."""
    return level.figure is not None and level.figure.mention.of.startswith("per:")


def _lead(level: Level, before: Level | None) -> list[Token]:
    """The tokens before a figure back to the last figure of its kind, or to a mark or a word that opens another statement."""
    tokens = [token for token in level.sentence.tokens if token.span.end <= level.core.start]
    start = 0
    if before is not None and (before.unit or not level.unit) and not _is_size(before, level):
        start = next((at for at, token in enumerate(tokens) if token.span.start >= before.core.end), len(tokens))
    splits = [at for at, token in enumerate(tokens) if token.text.lower() in _SPLITS]
    start = max(start, splits[-1] + 1 if splits else 0)
    return tokens[start:]


def _is_size(before: Level, level: Level) -> bool:
    """Whether the figure before says only how many there are: "the oldest of the eight jurors is 66"."""
    return before.unit == "" and _is_group(before)


def _is_group(level: Level) -> bool:
    """Whether a count follows a preposition and an article, and so names a known group: "at the four schools"."""
    lead = [token for token in level.sentence.tokens if token.span.end <= level.core.start][-2:]
    return len(lead) == 2 and lead[0].tag == "ADP" and lead[1].text.lower() in ("the", "its", "their", "all", "these", "those")


def _range_of(level: Level, board: Board) -> Point | None:
    """The ends of "prices that ranged from $3 to $9", "ages 19 to 34", "between 24 and 41 feet long", "waits of 12 to 55 minutes"."""
    claim, figure = level.claim, level.figure
    lead = [token for token in level.sentence.tokens if token.span.end <= level.core.start]
    words = [token.text.lower() for token in lead[-5:]]
    if isinstance(claim, MeasurementClaim):
        if claim.value.support.is_point or not (level.unit == "year" or _ranging_word(lead) is not None):
            return None
        return Point(level, "both", "age" if level.unit == "year" else _subject(level), lead[-1].span if lead else level.core)
    if figure is None or (figure.clause is not None and figure.clause.verb is not None and figure.clause.verb.negated):
        return None
    ranging = _ranging_word(lead)
    preposition = next(
        (token.text.lower() for token in reversed(lead[-3:]) if token.text.lower() in ("from", "to", "between", "and", "at")), ""
    )
    if ranging is not None and preposition in ("from", "between", "to", "and") and level.unit == _unit_of_other_end(level, board):
        part: Part = "low" if preposition in ("from", "between") else "high" if not level.ranged else "both"
        return Point(level, part, _measured(lead, ranging), ranging.span)
    opened = _opening_price(level, lead)
    if opened is not None:
        return Point(level, "low" if opened.lemma in ("start", "begin") else "high", _subject(level), opened.span)
    after = next(iter(figure.tokens_after()), None)
    sized = after is not None and after.text.lower() in word_set("dimension adjectives")
    measured = any(token.lemma in word_set("sizing") or token.text.lower() in word_set("sizing") for token in lead[-5:])
    if (level.ranged and claim.scope.status == "asserted" and (sized or measured or "ages" in words or "aged" in words)) or (
        measured and preposition in ("from", "to") and level.unit == _unit_of_other_end(level, board) and not level.ranged
    ):
        part = "both" if level.ranged else "low" if preposition == "from" else "high"
        return Point(level, part, _subject(level), figure.mention.span)
    return None


def _ranging_word(lead: Sequence[Token]) -> Token | None:
    """The last word like "ranged" before a figure, however it is tagged, with no mark that ends a statement after it."""
    far = lead[-_FAR:]
    for at, token in reversed(list(enumerate(far))):
        if token.lemma in word_set("ranging") or token.text.lower() in word_set("ranging forms"):
            return None if _is_changed(far[:at]) else token
        if token.text in (".", ";", ":", ","):
            return None
    return None


def _is_changed(before: Sequence[Token]) -> bool:
    """As in "cut its range from 320 items to 250": the range is the object of a verb, and the figures say what was done to it."""
    words = before[-2:]
    return (
        len(words) == 2
        and words[1].tag in ("DET", "PRON")
        and words[0].tag == "VERB"
        and words[0].lemma not in ("have", "be", "give", "show")
    )


def _measured(lead: Sequence[Token], ranging: Token) -> str:
    """What ranges: the noun after "ranging in", else the first noun of the sentence's subject ("bus fares in the region" are fares)."""
    for at, token in enumerate(lead):
        if token.index > ranging.index and token.text.lower() == "in" and at + 1 < len(lead):
            return lead[at + 1].lemma
    before = [token for token in lead if token.index < ranging.index]
    prepositions = [at for at, token in enumerate(before) if token.tag == "ADP"]
    subject = before[: prepositions[0]] if prepositions and prepositions[0] > 0 else before
    return next((token.lemma for token in reversed(subject) if token.tag in ("NOUN", "PROPN", "VERB")), "")


def _unit_of_other_end(level: Level, board: Board) -> str:
    """The unit of the figure on the other side of "to" or "and"; that of the figure itself where there is none."""
    at = [entry.figure.mention.core for entry in board.in_sentence(level.order)]
    entries = board.in_sentence(level.order)
    place = at.index(level.core) if level.core in at else -1
    for step in (1, -1):
        if 0 <= place + step < len(entries) and entries[place + step].unit == level.unit:
            return level.unit
    return "?"


def _opening_price(level: Level, lead: Sequence[Token]) -> Token | None:
    """As in "start at" before the least of a series of amounts; "up to" before the greatest, in a sentence that says where they start."""
    if len(level.unit) != 3 or level.figure is None:
        return None
    start = next((token for token in lead if token.lemma in ("start", "begin") or token.text.lower() in ("starts", "begins")), None)
    if start is None:
        return None
    if [token.text.lower() for token in lead[-2:]] == [start.text.lower(), "at"]:
        return start
    qualifier = level.sentence.tokens[level.figure.first]
    return qualifier if qualifier.text.lower().startswith(("up to", "as much as", "as high as")) else None


def _subject(level: Level) -> str:
    """The head of the first chunk of the sentence: whose series it mostly is."""
    chunk = next((chunk for chunk in level.sentence.chunks if chunk.head), None)
    return chunk.head if chunk is not None and chunk.span.start < level.core.start else ""


def _average_of(level: Level, lead: Sequence[Token]) -> Point | None:
    figure = level.figure
    if figure is not None and figure.mention.span.start < figure.mention.core.start:
        qualifier = Span(figure.mention.span.start, figure.mention.core.start)
        if "average of" in figure.sentence.tokens[figure.first].text.lower():
            return Point(level, "average", "", qualifier, narrowed=_is_narrowed(lead, len(lead) - 1) if lead else False)
    words = [token.text.lower() for token in lead]
    at = next(
        (at for at in range(len(words) - 1, -1, -1) if lead[at].lemma in word_set("averages") or words[at] in word_set("averages")), None
    )
    if at is None or len(words) - at > _FAR or (at and words[at - 1] in ("above", "below", "than")):
        return None
    between = words[at + 1 :]
    if (
        any(lead[k].tag == "VERB" and lead[k].lemma not in word_set("measuring") for k in range(at + 1, len(lead)))
        and words[max(0, at - 1)] != "on"
    ):
        return None
    noun = ""
    if at and words[at - 1] == "on":
        noun = ""
    elif lead[at].tag == "VERB":
        noun = _subject(level)
    elif between and lead[at + 1].tag in ("NOUN", "PROPN"):
        noun = _last_noun(lead[at + 1 :])
    return Point(level, "average", noun, lead[at].span, narrowed=_is_narrowed(lead, at))


def _last_noun(tokens: Sequence[Token]) -> str:
    """The head of the noun phrase that the tokens go on with; "" when they do not."""
    last = ""
    for token in tokens:
        if token.tag not in ("NOUN", "PROPN", "ADJ"):
            break
        last = token.lemma if token.tag != "ADJ" else ""
    return last


def _is_narrowed(lead: Sequence[Token], at: int) -> bool:
    """Whether the word belongs to a wider or another series: "the state average", "the average in 2019", "the oldest ever"."""
    words = {token.text.lower().removesuffix("'s").removesuffix("’s") for token in lead[max(0, at - 3) :]}
    if words & word_set("of another series"):
        return True
    return any(token.tag == "PROPN" and token.index < lead[at].index + 1 for token in lead[max(0, at - 3) : at])


def _extreme_of(level: Level, lead: Sequence[Token], unit: str) -> Iterator[Point]:
    """The extreme of "the largest class has 31", "the oldest was 71", "the youngest, 12,", "a low of 48 degrees"."""
    if [token.text.lower() for token in lead[-3:]] in (
        ["a", "low", "of"],
        ["a", "high", "of"],
        ["the", "low", "of"],
        ["the", "high", "of"],
    ):
        yield Point(level, "max" if lead[-2].text == "high" else "min", "", lead[-2].span, "", _goes_beyond(level))
        return
    table = superlatives()
    hits = [at for at, token in enumerate(lead) if token.text.lower() in table]
    if not hits or len(lead) - hits[-1] > _FAR:
        return
    at = hits[-1]
    word = lead[at].text.lower()
    opening = [token.text.lower() for token in lead[max(0, at - 2) : at]]
    if not opening or not (opening[-1] in ("the", "its", "their", "whose", "his", "her") or opening[-1].endswith(("'s", "’s"))):
        return
    if (
        opening[-2:-1]
        and opening[-2] in ("of", "among", "to", "in", "for", "by")
        and level.sentence.tokens[0].span.start != lead[at - 1].span.start
    ):
        return
    after = list(lead[at + 1 :])
    if not _states(after, level):
        return
    noun = _last_noun(after)
    kind = _kind(level)
    licence = Span(lead[at - 1].span.start, lead[at].span.end)
    narrowed = _is_narrowed(lead, at) or _goes_beyond(level)
    for part, what in table[word]:
        if what in ("any", kind) or (what == "age" and kind == "any" and not noun):
            yield Point(level, part, noun, licence, word, narrowed, unit)


def _states(after: Sequence[Token], level: Level) -> bool:
    """Whether the words between a superlative and a figure say that the figure is its own."""
    sizes = word_set("measuring")
    verbs = [token for token in after if token.tag in ("VERB", "AUX") or (token is after[-1] and token.lemma in sizes)]
    if after and after[-1].text.lower() in word_set("sizing"):
        return True
    if verbs:
        stated = verbs[-1]
        tail = [token for token in after if token.index > stated.index]
        if [token.form for token in tail[:1]] == ["t"] and [t.text.lower() for t in tail[1:]] in (
            [",", "when"],
            [",", "with"],
            ["with"],
            ["when"],
        ):
            return True
        return stated.lemma in sizes and len(verbs) <= 2 and all(t.tag not in ("NOUN", "PROPN", "CONJ") for t in tail)
    words = [token.text.lower() for token in after]
    if words[-2:] in ([",", "a"], [",", "an"]):
        return level.unit != ""
    if words and words[-1] in (",", "with", "at", "of", "—", "("):
        following = next((t for t in level.sentence.tokens if t.span.start >= level.core.end), None)
        return words[-1] in ("with", "at", "of") or (following is not None and (following.text in (",", ")", "—") or level.unit != ""))
    return not words


def _goes_beyond(level: Level) -> bool:
    """Whether a superlative reaches beyond the series at hand: "the oldest ever", "the highest since 1988"."""
    after = [token.text.lower() for token in level.sentence.tokens if token.span.start >= level.core.start][:6]
    return bool(set(after) & word_set("of another series"))


def _kind(level: Level) -> str:
    """What a unit measures, as superlatives tell it apart."""
    if level.unit in ("year", "second"):
        return "age" if level.unit == "year" else "time"
    if len(level.unit) == 3 and level.unit.isupper():
        return "money"
    unit = units().by_name.get(level.unit)
    return _DIMENSIONS.get(unit.dimension, unit.dimension) if unit is not None else "any"
