"""Board: the number claims of a draft, each with the figure that it was read from, for the modules that link them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, combinations
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim, OrdinalClaim, ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.counts.figure_scope import time_of
from factcheck.claims.counts.read import place_claims
from factcheck.claims.nouns import is_person
from factcheck.draft import Span
from factcheck.interval import Interval
from factcheck.links.cues import cue_near, is_additive, sentence_words
from factcheck.syntax.clause import REACH, Reading, SentenceReading, Token
from factcheck.syntax.tag_context import FINITE
from factcheck.values import Quantity, Timex

_MANY: Final = 10
NumberClaim = CountClaim | ShareClaim | OrdinalClaim
Share = tuple[ShareClaim, Figure]


@dataclass(frozen=True)
class Entry:
    """A count or an amount with the figure that it was read from."""

    claim: CountClaim
    figure: Figure

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def unit(self) -> str:
        """The claim's unit; "" for a bare count."""
        return self.claim.count.unit

    @property
    def head(self) -> str:
        """The noun that it counts."""
        return self.figure.head

    @property
    def verb(self) -> str:
        """The lemma of the verb of its clause; "" if it has none."""
        clause = self.figure.clause
        return clause.verb.lemma if clause is not None and clause.verb is not None else ""

    @property
    def start(self) -> int:
        """Where its number starts."""
        return self.figure.mention.core.start

    @property
    def is_live(self) -> bool:
        """Whether it states what is, in the writer's report: asserted or possible to compare, not in a quotation, not of a past state."""
        return self.claim.scope.status == "asserted" and not self.claim.scope.quoted

    @cached_property
    def is_additive(self) -> bool:
        """Whether it adds to other counts ("another 12")."""
        return is_additive(self.figure)

    @cached_property
    def part_cue(self) -> Span | None:
        """The words that make it a part ("including"), if any."""
        return cue_near(self.figure, "part")

    @cached_property
    def each(self) -> Span | None:
        """The word "each" or "apiece" that makes it a rate, if any."""
        return each_word(self)

    @cached_property
    def known(self) -> frozenset[str]:
        """The content words of its sentence."""
        return frozenset(sentence_words(self.figure.sentence))


_EACH: Final = frozenset(("each", "apiece"))
_BEHIND: Final = 4


def each_word(entry: Entry) -> Span | None:
    """The word "each" or "apiece" that makes a count a rate: "each carrying 40 residents", "24 jars each"; None when there is none."""
    tokens = entry.figure.sentence.tokens
    before = [token for token in tokens if token.span.end <= entry.figure.mention.span.start][-4:]
    for at in range(len(before) - 1, -1, -1):
        if before[at].tag == "PUNCT":
            break
        if before[at].text.lower() == "each" and not (at + 1 < len(before) and before[at + 1].text.lower() == "of"):
            return before[at].span
    behind = list(entry.figure.tokens_after())[:_BEHIND]
    if behind and behind[0].text.lower() == "of":  # "24 cans of fish each"
        behind = [token for token in behind[1:] if token.tag not in ("NOUN", "ADJ")]
    after = behind[0] if behind else None
    if entry.figure.definite and behind[1:] and behind[0].text.lower() == "each" and behind[1].form in FINITE:
        return None  # "The 27 children each got a medal"
    return after.span if after is not None and after.text.lower() in _EACH else None


class Board:
    """The number claims of a draft in text order, with ways to get about between them."""

    def __init__(self, claims: Sequence[Claim], reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.claims = claims
        self.figures = place_claims(claims, reading)
        self.counts = [Entry(c, self.figures[c.id]) for c in claims if isinstance(c, CountClaim) and c.id in self.figures]
        self.ordinals = [(c, self.figures[c.id]) for c in claims if isinstance(c, OrdinalClaim) and c.id in self.figures]
        self.shares = [(c, self.figures[c.id]) for c in claims if isinstance(c, ShareClaim) and c.id in self.figures]
        self.lists = [c for c in claims if isinstance(c, CountClaim) and c.names]
        self._by_sentence: dict[int, list[Entry]] = {}
        for entry in self.counts:
            self._by_sentence.setdefault(entry.figure.order, []).append(entry)
        self._starts = [entry.start for entry in self.counts]
        self._share_starts = [figure.mention.core.start for _, figure in self.shares]

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.counts}

    def entry(self, name: str) -> Entry | None:
        """The count with that id; None where the id is no count's."""
        return self._by_id.get(name)

    @cached_property
    def _shares_by_id(self) -> dict[str, ShareClaim]:
        return {claim.id: claim for claim, _ in self.shares}

    def share(self, name: str) -> ShareClaim | None:
        """The share with that id; None where the id is no share's."""
        return self._shares_by_id.get(name)

    @property
    def sentences(self) -> tuple[int, ...]:
        """The indices of the sentences that hold counts, in text order."""
        return tuple(self._by_sentence)

    def in_sentence(self, index: int) -> list[Entry]:
        """The counts of one sentence, in text order."""
        return self._by_sentence.get(index, [])

    def near(self, place: int) -> list[Entry]:
        """The counts in reach of a place, in text order: the last `REACH` before it, and as many from it on."""
        at = bisect_left(self._starts, place)
        return self.counts[max(0, at - REACH) : at + REACH]

    def earlier(self, place: int) -> list[Entry]:
        """The last `REACH` counts that start before a place, in text order."""
        at = bisect_left(self._starts, place)
        return self.counts[max(0, at - REACH) : at]

    def shares_between(self, start: int, end: int) -> list[Share]:
        """The shares that start behind one place and before another."""
        return self.shares[bisect_right(self._share_starts, start) : bisect_left(self._share_starts, end)]

    def shares_near(self, place: int) -> list[Share]:
        """The shares in reach of a place, in text order: the last `REACH` before it, and as many from it on."""
        at = bisect_left(self._share_starts, place)
        return self.shares[max(0, at - REACH) : at + REACH]

    @cached_property
    def _ordinals_of(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for claim, _ in self.ordinals:
            found.setdefault(claim.of, set()).add(claim.ordinal)
        return found

    def ordinals_of(self, noun: str) -> set[int]:
        """The ordinals that stand before a noun ("the fifth crossing")."""
        return self._ordinals_of.get(noun, set())

    @cached_property
    def _first_said(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for sentence in self.reading.sentences:
            for word in sentence_words(sentence):
                found.setdefault(word, sentence.sentence.index)
        return found

    def is_said_before(self, word: str, sentence: int) -> bool:
        """Whether a sentence before the one of that index has the content word."""
        return self._first_said.get(word, sentence) < sentence

    @cached_property
    def people_introduced(self) -> list[int]:
        """For each sentence, how many people are brought in one by one ("another man", "a third victim") up to its end."""
        return list(accumulate(map(_people_in, self.reading.sentences)))

    @cached_property
    def deaths_told(self) -> int:
        """How many people the draft may say to have died one by one: clauses of death whose dead are not counted."""
        return sum(
            clause.event == "die" and not any(sentence.chunks[at].mention is not None for at in clause.subject)
            for sentence in self.reading.sentences
            for clause in sentence.clauses
        )

    def before(self, entry: Entry, sentences: int) -> Iterator[Entry]:
        """The counts before one, nearest first, at most so many sentences back."""
        for order in range(entry.figure.order, entry.figure.order - sentences - 1, -1):
            for other in reversed(self.in_sentence(order)):
                if other.start < entry.start:
                    yield other

    def after(self, entry: Entry, sentences: int) -> Iterator[Entry]:
        """The counts after one, nearest first, at most so many sentences on."""
        for order in range(entry.figure.order, entry.figure.order + sentences + 1):
            for other in self.in_sentence(order):
                if other.start > entry.start:
                    yield other

    def time(self, entry: Entry) -> Timex | None:
        """The time that the clause of a count states."""
        return time_of(entry.figure, self.reading)

    def sentence(self, index: int) -> SentenceReading | None:
        """The sentence of that index."""
        return self.reading.sentences[index] if 0 <= index < len(self.reading.sentences) else None


def words_between(sentence: SentenceReading, start: int, end: int) -> list[Token]:
    """The tokens of a sentence that lie between two places."""
    return [token for token in sentence.tokens if start <= token.span.start and token.span.end <= end]


def cue_span(tokens: Sequence[Token]) -> Span:
    """The span of a run of tokens."""
    return Span(tokens[0].span.start, tokens[-1].span.end)


def sum_of(counts: Iterable[Quantity]) -> Interval:
    """What the sum of several quantities may be."""
    total = Interval.exactly(0)
    for count in counts:
        total = total + count.support
    return total


def _people_in(sentence: SentenceReading) -> int:
    """How many people a sentence brings in one by one."""
    found = sum(chunk.mention is None and chunk.determiner in ("a", "an", "another") and is_person(chunk.head) for chunk in sentence.chunks)
    return found + sum(
        token.text.lower() in ("another", "himself", "herself") and _stands_alone(sentence, token) for token in sentence.tokens
    )


def _stands_alone(sentence: SentenceReading, token: Token) -> bool:
    """Whether "another" has no noun of its own ("killing three and wounding another")."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return not following or following[0].tag not in ("NOUN", "ADJ", "NUM", "PROPN")


def sums_of(values: Sequence[Fraction], start: Fraction | None = None) -> set[Fraction]:
    """What two or more of the values may come to together; where one is given to start with, it and one or more of them."""
    sums: set[Fraction] = set()
    for at, value in enumerate(values):
        sums |= {value + other for other in (*sums, *(values[:at] if start is None else (start,)))}
    return sums


def is_sum_of(target: Fraction, values: Sequence[Fraction]) -> bool:
    """Whether a number is the sum of some of the last values, or the difference of any two."""
    known = set(values)
    if len(known) < len(values) if target == 0 else any(target + value in known for value in known):
        return True
    sums: set[Fraction] = set()
    for value in values[-_MANY:]:
        sums |= {value} | {value + other for other in sums}
    return target in sums


def has_pair_in(values: Sequence[Fraction], wanted: Interval) -> bool:
    """Whether two of the numbers add up to what an interval allows."""
    if wanted.low is None or wanted.high is None:
        return any(first + second in wanted for first, second in combinations(values, 2))
    ordered = sorted(values)
    at, beyond = 0, len(ordered) - 1
    while at < beyond:
        both = ordered[at] + ordered[beyond]
        if both in wanted:
            return True
        if both <= wanted.low:
            at += 1
        else:
            beyond -= 1
    return False
