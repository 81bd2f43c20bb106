"""read_levels: the counts, amounts and measurements of a draft that may take part in a series, each with its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.measurement import MeasurementClaim
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.mentions.lexicon import units
from factcheck.scoping.wordlists import speech_verbs
from factcheck.syntax.clause import SentenceReading, Token
from factcheck.values import Quantity, Timex

_DIMENSIONS: Final = {"length": "length", "mass": "mass", "temperature": "temperature"}


@dataclass(frozen=True, slots=True)
class Level:
    """A figure that may take part in a series, with its sentence."""

    claim: CountClaim | MeasurementClaim | ShareClaim
    sentence: SentenceReading
    figure: Figure | None
    ranged: bool = False

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def quantity(self) -> Quantity:
        """What it allows."""
        if isinstance(self.claim, ShareClaim):
            return self.claim.share
        return self.claim.count if isinstance(self.claim, CountClaim) else self.claim.value

    @property
    def unit(self) -> str:
        """The unit; "" for a bare count."""
        return self.quantity.unit

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

    @property
    def kind(self) -> str:
        """What its unit measures, as superlatives tell it apart: "age", "time", "money", "length", ...; "any" where it tells nothing."""
        return kind_of(self.unit)

    @property
    def before(self) -> list[Token]:
        """The tokens of its sentence that stand before it."""
        core = self.core
        return [token for token in self.sentence.tokens if token.span.end <= core.start]

    @property
    def after(self) -> list[Token]:
        """The tokens of its sentence that stand after it."""
        core = self.core
        return [token for token in self.sentence.tokens if token.span.start >= core.end]


def kind_of(unit: str) -> str:
    """What a unit measures, as superlatives tell it apart; "any" where it tells nothing.

    >>> kind_of("pound"), kind_of("USD"), kind_of("")
    ('mass', 'money', 'any')
    """
    if unit in ("year", "second"):
        return "age" if unit == "year" else "time"
    if len(unit) == 3 and unit.isupper():
        return "money"
    if unit.startswith("degree"):
        return "temperature"
    found = units().by_name.get(unit)
    return _DIMENSIONS.get(found.dimension, found.dimension) if found is not None else "any"


def read_levels(claims: Sequence[Claim], board: Board) -> list[Level]:
    """The counts, amounts and measurements of a draft that the writer states, in text order."""
    found: list[Level] = []
    by_core = {figure.mention.core: figure for figure in board.figures.values()}
    ranged = {mention.core for mention in board.reading.mentions if mention.of == "range"}
    for claim in claims:
        if not isinstance(claim, (CountClaim, MeasurementClaim, ShareClaim)) or claim.span is None or claim.scope.quoted:
            continue
        if isinstance(claim, ShareClaim) and claim.share.unit != "%":
            continue
        if claim.span.text_of(board.text).lower() in ("one", "two") and isinstance(claim, CountClaim) and not claim.count.unit:
            continue  # "the old one", "the smaller of the two"
        if isinstance(claim, CountClaim) and (claim.names or claim.id not in board.figures):
            continue
        place = board.reading.scopes.sentence_at(claim.span.start)
        sentence = board.sentence(place.index) if place is not None else None
        if sentence is not None:
            found.append(Level(claim, sentence, by_core.get(claim.span), claim.span in ranged))
    return sorted(found, key=lambda level: level.core)


def rate_of(level: Level) -> str:
    """What a figure is one per: "per:hour" for "$18 an hour"; "" where it is no rate."""
    of = level.figure.mention.of if level.figure is not None else ""
    if not level.ranged:
        return of if of.startswith("per:") and of != "per:each" else ""  # "at $85 each": so much is what one costs
    if " per " in level.unit:
        return ""  # "from 3 to 11 parts per billion": the unit holds it
    core = level.core
    following = [token for token in level.sentence.tokens if token.span.start >= core.start]
    for at, token in enumerate(following[:6]):
        words = token.text.split()
        if len(words) > 2 and words[-2] in ("a", "an", "per") and token.form == "C":
            return f"per:{words[-1]}"
        if token.text.lower() in ("a", "an", "per") and at and at + 1 < len(following) and following[at + 1].tag == "NOUN":
            return f"per:{following[at + 1].lemma}" if following[at - 1].form == "C" else ""
    return ""


def is_margin(level: Level) -> bool:
    """Whether a figure says how far two lie apart: "38 seconds ahead of", "another 10 seconds", "two points more than"."""
    following = [token.text.lower() for token in level.after[:2]]
    before = [token.text.lower() for token in level.before[-1:]]
    return (following[:1] != [] and following[0] in _APART) or before == ["another"]


def is_choice(figure: Figure) -> bool:
    """Whether a count only says how many of a row are meant: "got one of the top two grades, up from 27.2 percent"."""
    lead = [token.text.lower() for token in figure.sentence.tokens if token.span.end <= figure.mention.core.start][-1:]
    return not figure.quantity.unit and lead != [] and lead[0] in ("top", "bottom", "first", "last", "next", "best", "worst")


def may_be_one_time(first: Level, second: Level, board: Board) -> bool:
    """Whether the times that two statements tell let their figures be of one series."""
    own, other = time_told(first, board), second.claim.scope.time or time_told(second, board)
    if own in ("", other):
        return True
    if other:
        return False
    # "The average high for the week was 60": the other tells no time at all, or one within the week.
    told = [
        value for at in second.sentence.mentions if isinstance(value := board.reading.mentions[at].value, Timex) and value.days is not None
    ]
    for at in first.sentence.mentions:
        value = board.reading.mentions[at].value
        if isinstance(value, Timex) and value.timex == own and value.days is not None and value.granularity in ("week", "weekend", "month"):
            return all(other.days is not None and other.days.meets(value.days) for other in told)
    return False


def time_told(level: Level, board: Board) -> str:
    """The time that its clause states; "" where it stands in an aside or says when somebody said so.

    "The average price, the assessor said Wednesday, was $390,000"; "the top lot, a clock of 1780, went for $21,000".
    """
    told = level.claim.scope.time
    if not told and level.figure is not None:
        return ""
    for at in level.sentence.mentions:
        mention = board.reading.mentions[at]
        if not isinstance(mention.value, Timex) or mention.value.days is None or _is_aside(level, mention.span):
            continue
        if mention.span.text_of(board.text).lower().startswith(("that ", "those ", "the same ")):
            continue
        if mention.value.timex == told or level.figure is None:
            return mention.value.timex
    return ""


def _is_aside(level: Level, span: Span) -> bool:
    tokens = level.sentence.tokens
    at = next((token.index for token in tokens if token.span.end > span.start), len(tokens))
    said = {token.lemma for token in tokens[max(0, at - 2) : at]}
    if [token.text.lower() for token in tokens[max(0, at - 2) : at]] == ["as", "of"]:
        return True
    if said & speech_verbs() or {token.text.lower() for token in tokens[max(0, at - 2) : at]} & speech_verbs():
        return True
    if span.start >= level.core.start:
        return any(token.text in _MARKS for token in tokens if level.core.end <= token.span.start and token.span.end <= span.start)
    opened = any(token.text in _MARKS for token in tokens[:at])
    return opened and any(token.text in _MARKS for token in tokens if span.end <= token.span.start and token.span.end <= level.core.start)


_MARKS: Final = frozenset((",", "—", "–", "--", "(", ")"))
_APART: Final = frozenset((
    "ahead", "behind", "faster", "slower", "more", "less", "fewer", "longer", "shorter", "higher", "lower", "older", "younger",
    "adrift", "back", "better", "worse", "apart", "later", "earlier",
))  # fmt: skip
