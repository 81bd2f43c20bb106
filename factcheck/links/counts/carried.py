"""read_carried: the figures that a noun carries, with the noun: "the 12-year sentence", "a levy increase of 5.4 percent".

A figure is carried by the noun that it stands before ("a 22-story tower", "the $3.2 million price"), by the noun before its "of"
("a sentence of 12 years"), or by the subject of a verb that says what something comes to ("the sentence was 12 years"). One that no
noun carries is told by the verb before it ("was sentenced Tuesday to 12 years").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.counts.count_words import head_counts
from factcheck.claims.counts.figure_scope import status_of
from factcheck.claims.date import DurationClaim
from factcheck.claims.dates.lengths import days_of
from factcheck.claims.dates.read_lengths import lengths_of
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.links.counts.board import Board
from factcheck.links.counts.change_words import change_words
from factcheck.links.cues import SET_OFF, content_words, is_additive, restricting_words
from factcheck.mentions.lexicon import units
from factcheck.syntax.clause import SentenceReading, Token

_INNER: Final = frozenset(("NOUN", "PROPN", "ADJ"))
_BREAKS: Final = frozenset((";", ":", "(", ")", "—", "–", "--"))
_DIMENSIONS: Final = {
    "long": "long", "length": "long", "tall": "tall", "high": "tall", "height": "tall", "wide": "wide", "width": "wide", "across": "wide",
    "deep": "deep", "depth": "deep", "thick": "thick", "above": "above", "below": "below", "away": "away", "from": "away", "off": "away",
}  # fmt: skip
_FAR: Final = 10
# Two words for one thing that is counted: "has 12 floors ... the 14-story building".
_ONE_THING: Final = {"floor": "story", "storey": "story"}
_CONVERTED: Final = ("length", "mass", "area", "volume")


@dataclass(frozen=True, slots=True)
class Carried:
    """A figure with the noun that carries it, or the words that tell it.

    Attributes:
        claim: the count, the share or the length.
        unit: what may be compared with it: "USD", "<length>", "%", "time", "#story" for a count inside a modifier.
        value: what it allows; lengths of time in days, measures in the base unit.
        noun: the lemma of the noun that carries it; "" where none does.
        before: whether it stands before its noun, as a part of its name ("the 12-year sentence").
        determiner: the determiner of that noun, lower case; "'s" for a possessive noun.
        modifiers: the content words between the determiner and the noun, and whose it is.
        told: the words by which it is told where no noun carries it: the verb before it, and the nouns right around.
        moved: whether it is what a change comes to: "will rise to $14".
        dimension: "long", "tall", "wide", "deep" where the words behind it say so.
        tail: the words after it, and those between its noun and the verb, that say which one is meant: "the wait for boats is 5 weeks".
        sentence: where it stands.
    """

    claim: Claim
    unit: str
    value: Interval
    noun: str
    before: bool
    determiner: str
    modifiers: frozenset[str]
    told: frozenset[str]
    tail: tuple[Token, ...]
    sentence: SentenceReading
    dimension: str = ""
    moved: bool = False

    @property
    def start(self) -> int:
        """Where the number starts."""
        assert self.claim.span is not None
        return self.claim.span.start

    @property
    def order(self) -> int:
        """Index of its sentence in the draft."""
        return self.sentence.sentence.index


@dataclass(frozen=True, slots=True)
class _Noun:
    """The noun that carries a figure, where its noun phrase ends, and what stands between a subject and its verb opens ("the wait for")."""

    lemma: str
    before: bool
    determiner: str
    modifiers: frozenset[str]
    end: int
    behind: int = -1


def read_carried(board: Board) -> list[Carried]:
    """The figures of a draft that a noun carries or a verb tells, in the writer's own words, in text order."""
    found: list[Carried] = []
    for entry in board.counts:
        figure = entry.figure
        if entry.claim.scope.quoted or entry.is_additive or figure.at < 0 or (figure.mention.of and entry.unit != "figure"):
            continue
        bare = figure.mention.kind == "cardinal" and not entry.unit and figure.noun is None
        unit = (
            entry.unit
            or ("number" if bare and (not entry.head or figure.elliptic) else "")
            or (f"#{_ONE_THING.get(entry.head, entry.head)}" if entry.head and figure.mention.kind == "cardinal" else "")
        )
        if unit:
            counted = not entry.unit and figure.chunk is not None and not figure.chunk.compound and figure.noun is not None
            span = figure.mention.span
            if counted and figure.noun is not None:
                span = Span(span.start, max(span.end, figure.noun.span.end))
            measure, scale = _measure_of(unit)
            carried = _carried(entry.claim, measure, entry.claim.count.support.scale(scale), figure.sentence, span, counted=counted)
            if unit != "number" or carried.noun in head_counts():  # "The attendance was 18,412 ... the attendance of 18,142"
                found.append(carried)
    for share, figure in board.shares:
        if share.share.unit == "%" and not share.scope.quoted and not is_additive(figure) and status_of(figure) != "former":
            found.append(_carried(share, "%", share.share.support, figure.sentence, figure.mention.span))
    found.extend(_lengths(board))
    return sorted((carried for carried in found if carried.noun or carried.told), key=lambda carried: carried.start)


def _measure_of(unit: str) -> tuple[str, Fraction]:
    """What a unit of a length, a weight, an area or a volume measures, and how many of the base unit it is; else the unit itself."""
    known = units().by_name.get(unit)
    if known is None or not known.factor or known.offset or known.dimension not in _CONVERTED:
        return unit, Fraction(1)
    return f"<{known.dimension}>", known.factor


def _lengths(board: Board) -> Iterator[Carried]:
    reading = board.reading
    by_span = {claim.span: claim for claim in board.claims if isinstance(claim, DurationClaim)}
    for length in lengths_of(reading):
        claim = by_span.get(length.span)
        mention = reading.mentions[length.mention]
        value = days_of(length.value)
        if claim is None or value is None or claim.scope.quoted or length.way or mention.of:
            continue
        yield _carried(claim, "time", value, reading.sentences[length.sentence], mention.span)


def _carried(claim: Claim, unit: str, value: Interval, sentence: SentenceReading, span: Span, *, counted: bool = False) -> Carried:
    tokens = sentence.tokens
    first = next((t.index for t in tokens if t.span.end > span.start), len(tokens))
    after = next((t.index for t in tokens if t.span.start >= span.end), len(tokens))
    noun = None if counted else _noun_after(tokens, first, after)
    noun = noun or _noun_of(tokens, first) or _subject(sentence, tokens, first) or _apposed(tokens, first, after)
    end = noun.end if noun is not None and noun.before else after
    dimension = _dimension(tokens, after)
    tail = tuple(restricting_words(tokens[end:])) if _restricts(tokens[end : end + 1]) else ()
    if noun is not None and 0 <= noun.behind < first and _restricts(tokens[noun.behind : noun.behind + 1]):
        tail = (*restricting_words(tokens[noun.behind : first]), *tail)
    if noun is None:
        return Carried(claim, unit, value, "", False, "", frozenset(), frozenset(_told(tokens, first, after)), tail, sentence, dimension)
    told = frozenset[str]()
    moved = not noun.before and first > 1 and _is_moved_to(tokens, tokens[first - 2], first)
    return Carried(claim, unit, value, noun.lemma, noun.before, noun.determiner, noun.modifiers, told, tail, sentence, dimension, moved)


def _restricts(opening: Sequence[Token]) -> bool:
    """Whether a word opens a phrase that says which one is meant: "of", "that", "she", "imposed"; not "fair" in "called the sum fair"."""
    return bool(opening) and (opening[0].tag in ("ADP", "PRON", "DET", "PROPN") or opening[0].form in ("VBN", "VBG", "VBD", "TO"))


def _noun_after(tokens: Sequence[Token], first: int, after: int) -> _Noun | None:
    """The noun that a figure stands before: "the 12-year prison sentence", "its 5.4 percent rise", "the 22-story tower"."""
    if first >= len(tokens) or (after < len(tokens) and tokens[after].span.start - tokens[after - 1].span.end > 1):
        return None
    attached = "-" in tokens[after - 1].text or tokens[after - 1].text.endswith(("'", "’"))
    head = after
    while head < len(tokens) and (tokens[head].tag in _INNER or (tokens[head].form in ("VBG", "VBN") and tokens[head + 1 :][:1] != ())):
        if tokens[head].tag == "NOUN" and tokens[head].form == "t":
            break
        head += 1
    while head > after and tokens[head - 1].tag not in ("NOUN", "PROPN"):
        head -= 1
    if head == after and after < len(tokens) and tokens[after].form in ("VB", "VBP") and _determiner(tokens, first)[0]:
        head = after + 1  # "the 5.4 percent rise": a noun, whatever it looks like
    if head == after:
        return None
    if not attached and tokens[after - 1].form == "t":
        return None
    determiner, start = _determiner(tokens, first)
    owner = tokens[start - 2 : start - 1] if determiner == "'s" else ()
    inner = [*owner, *tokens[start:first], *tokens[after : head - 1]]
    return _Noun(tokens[head - 1].lemma, True, determiner, frozenset(content_words(inner)), head)


def _determiner(tokens: Sequence[Token], first: int) -> tuple[str, int]:
    """The determiner before a figure, and the index after it: "the", "its", "'s"; "" where there is none."""
    at = first
    while at and (tokens[at - 1].tag in ("ADJ", "ADV") or tokens[at - 1].form in ("VBN", "OD")):
        at -= 1
    before = tokens[at - 1] if at else None
    if before is not None and (before.tag == "DET" or before.form in ("POS", "PRP$", "WP$")):
        return ("'s" if before.form == "POS" else before.text.lower()), at
    return "", first


def _noun_of(tokens: Sequence[Token], first: int) -> _Noun | None:
    """The noun before the "of" of a figure: "a sentence of 12 years"."""
    if first < 2 or tokens[first - 1].text.lower() != "of" or tokens[first - 2].tag != "NOUN":
        return None
    at = first - 2
    while at and tokens[at - 1].tag in _INNER:
        at -= 1
    determiner = tokens[at - 1] if at else None
    word = determiner.text.lower() if determiner is not None and determiner.tag in ("DET", "PRON", "PART") else ""
    return _Noun(tokens[first - 2].lemma, False, word, frozenset(content_words(tokens[at : first - 2])), first)


def _subject(sentence: SentenceReading, tokens: Sequence[Token], first: int) -> _Noun | None:
    """The subject of a verb that says what something comes to: "the sentence was 12 years", "revenue came to $88 million"."""
    at = first
    if first < len(tokens) and tokens[first].text.lower().split()[0] in word_set("verbs before figures"):
        chunk = next((c for c in sentence.chunks if c.tokens[1] == first - 1 and c.mention is None and c.head), None)
        if chunk is not None:
            return _Noun(chunk.head, False, chunk.determiner, frozenset(chunk.modifiers), first, chunk.tokens[1] + 1)
    while at and (tokens[at - 1].tag in ("ADP", "ADV", "AUX") or tokens[at - 1].tag == "PART"):
        at -= 1
    # The last of them tells the verb: "the fare will be $14".
    auxiliary = next((token for token in reversed(tokens[at:first]) if token.tag == "AUX"), None)
    verb = auxiliary or (tokens[at - 1] if at else None)
    if (
        verb is None
        or (verb.tag == "AUX" and verb.lemma not in ("be", "have"))
        or (verb.tag == "VERB" and verb.lemma not in word_set("comes to") and not _is_moved_to(tokens, verb, first))
    ):
        return None
    if verb.tag not in ("AUX", "VERB"):
        return None
    clause = next((c for c in sentence.clauses if c.verb is not None and c.verb.span.end >= verb.span.end > c.verb.span.start), None)
    if clause is None or clause.verb is None or clause.verb.negated:
        return None
    if clause.relative:
        return _that_which(sentence, clause.verb.tokens[0], first)
    if len(clause.subject) != 1:
        return None
    chunk = sentence.chunks[clause.subject[0]]
    if chunk.mention is not None or not chunk.head or chunk.head_span.end > verb.span.start:
        return None
    return _Noun(chunk.head, False, chunk.determiner, frozenset(chunk.modifiers), first, chunk.tokens[1] + 1)


def _is_moved_to(tokens: Sequence[Token], verb: Token, first: int) -> bool:
    """As in "the fare will rise to $14", "rents were cut to $900": what comes to a figure by a change."""
    return tokens[first - 1].text.lower() == "to" and first - 2 == verb.index and verb.lemma in change_words("V")


def _that_which(sentence: SentenceReading, verb: int, first: int) -> _Noun | None:
    """The noun right before the relative clause of a figure: "a strike that lasted 23 days"."""
    joint = sentence.tokens[verb - 1].text.lower() if verb else ""
    chunk = next((c for c in sentence.chunks if c.tokens[1] == verb - 2 and c.mention is None and c.head), None)
    if chunk is None or joint not in ("that", "which"):
        return None
    return _Noun(chunk.head, False, chunk.determiner, frozenset(chunk.modifiers), first)


def _apposed(tokens: Sequence[Token], first: int, after: int) -> _Noun | None:
    """The noun that a measure is set behind: "the ditch — 720 yards long", "the tower, 640 feet tall,"."""
    at = first - 1
    while at > 0 and tokens[at].text.lower() in ("at", "some", "about", "which", "is", "was", "that"):
        at -= 1
    if at < 1 or tokens[at].text not in SET_OFF or tokens[at - 1].tag != "NOUN" or not _dimension(tokens, after):
        return None
    start = at - 1
    while start and tokens[start - 1].tag in _INNER:
        start -= 1
    word = tokens[start - 1].text.lower() if start and tokens[start - 1].tag in ("DET", "PRON", "PART") else ""
    return _Noun(tokens[at - 1].lemma, False, word, frozenset(content_words(tokens[start : at - 1])), after)


def _dimension(tokens: Sequence[Token], after: int) -> str:
    """What a measure is the measure of, by the words behind it: "long" for "from end to end", "in length"; "tall", "wide", "deep"."""
    words = [token.text.lower() for token in tokens[after : after + 4]]
    if words == ["from", "end", "to", "end"]:
        return "long"
    if words[:1] == ["in"]:
        words = words[1:]
    return _DIMENSIONS.get(words[0], "") if words else ""


def _told(tokens: Sequence[Token], first: int, after: int) -> set[str]:
    """The last verb before a figure with the nouns between, and the noun right after: "was sentenced Tuesday to 12 years in prison"."""
    lead: list[Token] = []
    for token in reversed(tokens[max(0, first - _FAR) : first]):
        if token.text in _BREAKS or token.text == ",":
            break
        lead.append(token)
        if token.tag == "VERB":
            break
    if not lead or lead[-1].tag != "VERB":
        return set()
    following = tokens[after : after + 2]
    after_words = following if following and following[0].tag == "ADP" else ()
    return content_words((*lead, *after_words))
