"""read_runs: counts in a row, as a sentence lists them: "nine were admitted, five sent home and three moved".

The counts of a run have one unit. Before each but the first stands a comma, a semicolon or "and", and what a writer repeats with each: a
verb ("won 12, drew four and lost nine"), a subject ("growers get $410, drivers $190"). Behind each may stand what tells it from the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims.nouns import is_period
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.wholes import explicit_whole
from factcheck.links.cues import cue_near
from factcheck.syntax.clause import Token

_JOINTS: Final = frozenset((",", ";", "and", "plus", "while"))
_BREAKS: Final = frozenset((":", "—", "–", "--", "(", ")", ".", "?", "!", '"', "“", "”", "or", "but", "than"))
_RELATIVE: Final = frozenset(("who", "that", "which", "where", "when", "because", "after", "before", "as", "if"))
_MORE: Final = frozenset(("and", "plus", "or", "as", "along", "but"))
_UNCOUNTED: Final = frozenset(("several", "some", "many", "others", "other", "various", "more"))
_SINGLE: Final = frozenset(("one", "another", "none"))
_LEFT: Final = frozenset(("rest", "remainder", "others"))
_PREPOSITIONS: Final = frozenset(("IN", "TO"))
_FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "BE", "HV", "MD"))
_TAIL: Final = 12
_LABEL: Final = 5
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Item:
    """A count of a run.

    Attributes:
        entry: the count.
        lead: the words between the joint and the count ("drew").
        tail: the words behind it and its noun, up to the next joint or mark ("were sent home").
        joint: "and" or "," before it; "" for the first.
    """

    entry: Entry
    lead: tuple[Token, ...]
    tail: tuple[Token, ...]
    joint: str

    @property
    def preposition(self) -> str:
        """The preposition that opens its tail ("from members"), if any, participles passed over ("coming from members")."""
        for token in self.tail[:3]:
            if token.form in _PREPOSITIONS or token.tag == "ADP":
                return token.text.lower()
            if token.form not in ("VBG", "VBN", "RB"):
                break
        return ""

    @property
    def own_noun(self) -> str:
        """The noun that it counts, where it has one of its own."""
        figure = self.entry.figure
        if self.entry.unit or figure.head in _UNCOUNTED:
            return ""
        return figure.head if not figure.elliptic and figure.noun is not None and figure.noun is figure.chunk else ""

    def words(self) -> frozenset[str]:
        """The words that tell it from the others: its noun, else its verb and what is said of it."""
        if self.own_noun:
            return frozenset((self.own_noun, *self.entry.figure.modifiers))
        return self.told_of()

    def told_of(self) -> frozenset[str]:
        """Its verb and what is said of it."""
        told = [token for token in (*self.lead, *self.tail) if token.text[:1].isalpha()]
        return frozenset({token.lemma for token in told} | {token.text.lower() for token in told} | {self.entry.head})


@dataclass(frozen=True, slots=True)
class Run:
    """Counts in a row, in text order; `closed` when the last has "and" before it and nothing more follows."""

    items: tuple[Item, ...]
    closed: bool

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The counts."""
        return tuple(item.entry for item in self.items)

    def since(self, at: int) -> Run:
        """The run from its item `at` on."""
        return Run(self.items[at:], self.closed)


def runs_in(board: Board, order: int) -> list[Run]:
    """The longest runs of one sentence, unit by unit."""
    found: list[Run] = []
    entries = [entry for entry in board.in_sentence(order) if _can_stand(entry)]
    wholes = {id(e.figure.noun) for e in entries if e.figure.noun is not e.figure.chunk}  # the 42 in "19 of the 42 players"
    held = {whole[0].id for e in entries if e.unit and (whole := explicit_whole(board, e)) is not None}
    entries = [entry for entry in entries if id(entry.figure.chunk) not in wholes and entry.id not in held]
    for unit in dict.fromkeys(entry.unit for entry in entries):
        items: list[Item] = []
        for entry in (entry for entry in entries if entry.unit == unit):
            joined = _join(items[-1].entry, entry) if items and not is_sum(entry) else None
            if joined is not None:
                tail, joint, lead = joined
                items[-1] = Item(items[-1].entry, items[-1].lead, tail, items[-1].joint)
                items.append(Item(entry, lead, (), joint))
                continue
            if len(items) >= _LEAST:
                found.append(_finish(items))
            items = [Item(entry, _verb_before(entry), (), "")]
        if len(items) >= _LEAST:
            found.append(_finish(items))
    return found


def _can_stand(entry: Entry) -> bool:
    scope, chunk = entry.claim.scope, entry.figure.chunk
    if scope.quoted or scope.status == "former" or is_period(entry.head) or entry.unit.endswith("%") or entry.each:
        return False
    return chunk is None or not chunk.compound


def is_sum(entry: Entry) -> bool:
    """Whether the words say that it is a sum ("a total of 12", "12 in all"): it sums up a run and is none of it."""
    return cue_near(entry.figure, "total") is not None


def _start(entry: Entry) -> int:
    chunk = entry.figure.chunk
    return min(entry.figure.first, chunk.tokens[0]) if chunk is not None else entry.figure.first


def _join(last: Entry, entry: Entry) -> tuple[tuple[Token, ...], str, tuple[Token, ...]] | None:
    """The tail of a count, the joint and the lead of the next, where the two stand in a row."""
    between = last.figure.sentence.tokens[last.figure.beyond : _start(entry)]
    places = [at for at, token in enumerate(between) if token.text.lower() in _JOINTS]
    if not places or any(token.text.lower() in _BREAKS for token in between):
        return None
    first = places[0]
    end = first + 1
    while end < len(between) and between[end].text.lower() in _JOINTS:
        end += 1
    if places[-1] >= end or first > _TAIL or len(between) - end > _LABEL:
        return None
    tail, lead = between[:first], between[end:]
    if any(token.text.lower() in _RELATIVE for token in lead) or _has_relative(tail):
        return None
    joint = "and" if any(token.text.lower() in ("and", "plus", "while") for token in between[first:end]) else ","
    return tuple(tail), joint, tuple(lead)


def _has_relative(tail: Sequence[Token]) -> bool:
    lows = [token.text.lower() for token in tail]
    return any(low in _RELATIVE and (at == 0 or lows[at - 1] != "of") for at, low in enumerate(lows))


def _verb_before(entry: Entry) -> tuple[Token, ...]:
    """The verb whose object the first count is ("won 12")."""
    clause = entry.figure.clause
    if clause is None or clause.verb is None or entry.figure.slot != "object":
        return ()
    return tuple(entry.figure.sentence.tokens[clause.verb.tokens[0] : clause.verb.tokens[1] + 1])


def _opens_clause(tokens: Sequence[Token]) -> bool:
    """Whether what follows "and" is a clause of its own that counts nothing: "..., and no one was hurt"."""
    for at, token in enumerate(tokens[:_TAIL]):
        low = token.text.lower()
        if at == 0 and low in _SINGLE:
            return False  # "..., and one is run by the army"
        if token.form == "C" or low in _UNCOUNTED or low in _BREAKS or low == ",":
            return False
        if at and token.form in _FINITE:
            return True
    return False


def _finish(items: list[Item]) -> Run:
    """A run with the tail of its last count, and whether it is closed."""
    last = items[-1]
    tokens = last.entry.figure.sentence.tokens[last.entry.figure.beyond :]
    end = next((at for at, token in enumerate(tokens) if token.text in _BREAKS or token.text in (",", ";")), len(tokens))
    tail = tokens[:end]
    rest = tokens[end + 1 : end + 3] if tokens[end : end + 1] and tokens[end].text in (",", ";") else ()
    more = bool(rest) and rest[0].text.lower() in _MORE and not (rest[0].text.lower() == "or" and rest[-1].form == "C")
    more = more and not _opens_clause(tokens[end + 2 :])
    more = more or any(token.text.lower() in _LEFT for token in tokens[end + 1 : end + 5])  # "..., with the rest abroad"
    lows = [token.text.lower() for token in tail]
    closed = last.joint == "and" and not more and lows[:1] not in ([word] for word in _MORE)
    for at, low in enumerate(lows):
        if low in ("and", "or", "but", "plus") and at + 1 < len(lows) and (lows[at + 1] in _UNCOUNTED or tail[at + 1].form == "C"):
            closed = False
    items[-1] = Item(last.entry, last.lead, tuple(tail), last.joint)
    return Run(tuple(items), closed)
