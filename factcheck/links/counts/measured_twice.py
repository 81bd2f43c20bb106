"""link_measured_twice: what one thing measures, costs or takes, told in two sentences on end ("same" or its like: value, value).

As in "The trip took less than four hours. It lasted three and a half", "The ship is over 900 feet long. Its length is 940 feet", "The
house cost more than $500,000. The price was $530,000". The second sentence opens with a pronoun, with the thing again, or with the noun of
what is measured, and the verbs measure the same. Where either tells another time, a part or an average, it says nothing. Exact figures are
"restated"; a length of time that is only bounded has a relation of its own, "bounded length".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.count import CountClaim
from factcheck.claims.date import DurationClaim
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board
from factcheck.links.cues import is_kindred
from factcheck.links.link import Link
from factcheck.mentions.lexicon import units
from factcheck.syntax.clause import Chunk, Clause, SentenceReading, Token

_BETWEEN: Final = 3
_PRONOUNS: Final = frozenset(("it", "they", "he", "she"))
_OWN: Final = frozenset(("its", "their", "his", "her"))
_KINDS: Final = {"length": "length", "mass": "mass", "area": "area", "volume": "volume"}


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure that the main verb of a sentence gives its subject.

    Attributes:
        claim: the figure.
        kind: what it measures: "time", "money", "length", "mass", "area", "volume" or the noun that is counted.
        subject: what has it.
        verb: the verb's lemma, with its tense.
        way: the adjective of its dimension, or the preposition before it.
        sentence: where it stands.
    """

    claim: CountClaim | DurationClaim
    kind: str
    subject: Chunk
    verb: tuple[str, str]
    way: str
    sentence: SentenceReading

    @property
    def is_bound(self) -> bool:
        """Whether it only says what it is above or below."""
        quantity = self.claim.count if isinstance(self.claim, CountClaim) else self.claim.length
        return quantity.bound in ("<", ">")


def link_measured_twice(claims: Sequence[Claim], board: Board) -> Iterator[Link]:
    """Each figure of a thing with the one that the next sentence gives it again."""
    told = [found for claim in claims if (found := _told(claim, board)) is not None]
    by_order: dict[int, list[_Told]] = {}
    for one in told:
        by_order.setdefault(one.sentence.sentence.index, []).append(one)
    for first, second in pairwise(told):
        orders = first.sentence.sentence.index, second.sentence.sentence.index
        if orders[1] - orders[0] != 1 or len(by_order[orders[0]]) > 1 or len(by_order[orders[1]]) > 1:
            continue
        if first.kind != second.kind or second.is_bound or _are_apart(first, second) or not _is_one_thing(first, second):
            continue
        ids = (("value", first.claim.id), ("value", second.claim.id))
        counts = isinstance(first.claim, CountClaim) and isinstance(second.claim, CountClaim)
        relation = "restated" if not first.is_bound else "same" if counts else "bounded length"
        yield Link(relation, ids, (second.subject.span,), inferred=True)


def _told(claim: Claim, board: Board) -> _Told | None:
    """The figure of a claim, where the first verb of its sentence gives it to the subject that opens the sentence."""
    if not isinstance(claim, (CountClaim, DurationClaim)) or claim.span is None or claim.scope.quoted or claim.scope.status != "asserted":
        return None
    place = board.reading.scopes.sentence_at(claim.span.start)
    sentence = board.sentence(place.index) if place is not None else None
    kind = _kind_of(claim, board)
    if sentence is None or not kind or claim.scope.role == "headline":
        return None
    clause = next((clause for clause in sentence.clauses if clause.subject and clause.verb is not None), None)
    if clause is None or clause.verb is None or not _is_plain(clause):
        return None
    subject = sentence.chunks[clause.subject[0]]
    if subject.tokens[0] == 0 and subject.span.contains(claim.span) and clause.verb.voice == "passive" and kind.isupper():
        ends = sentence.tokens[clause.verb.tokens[1] + 1 :]  # "Less than $2 million was spent"
        bare = not subject.head and (not ends or ends[0].tag == "PUNCT")
        return _Told(claim, kind, subject, (clause.verb.lemma, clause.verb.tense), "", sentence) if bare else None
    between = [t for t in sentence.tokens if clause.verb.span.end <= t.span.start and t.span.end <= claim.span.start]
    plain = all(token.tag in ("ADP", "ADV", "DET", "PART", "PRON") for token in between) and len(between) <= _BETWEEN
    if subject.tokens[0] > 0 or not clause.verb.span.end <= claim.span.start or not plain:
        return None
    after = [token for token in sentence.tokens if token.span.start >= claim.span.end]
    if after and after[0].lemma == kind:
        after = after[1:]  # "2,000 votes"
    way = next((token.text.lower() for token in after[:1] if token.text.lower() in word_set("dimension adjectives")), "")
    tail = after[1:] if way else after
    if tail and tail[0].tag not in ("PUNCT", "CONJ"):
        return None  # "took four hours to repair"
    before = next((token.text.lower() for token in between if token.tag == "ADP"), "")
    before = "" if kind == "time" and before != "after" else before
    return _Told(claim, kind, subject, (clause.verb.lemma, clause.verb.tense), way or before, sentence)


def _is_plain(clause: Clause) -> bool:
    assert clause.verb is not None
    return not clause.verb.negated and not clause.relative and clause.verb.modality == "asserted" and not clause.verb.perfect


def _kind_of(claim: CountClaim | DurationClaim, board: Board) -> str:
    """What a figure measures; "" where it counts, or is a rate."""
    if isinstance(claim, DurationClaim):
        return "time"
    figure, unit = board.figures.get(claim.id), claim.count.unit
    if figure is None or figure.mention.of or figure.at < 0:
        return ""
    if len(unit) == 3 and unit.isupper():
        return unit
    known = units().by_name.get(unit)
    if known is not None:
        return unit if known.dimension in _KINDS else ""
    return figure.head if figure.head in word_set("counted in a margin") and not unit else ""


def _are_apart(first: _Told, second: _Told) -> bool:
    """Whether the words of either take it to another time, a part, an average or another thing."""
    if second.sentence.sentence.paragraph - first.sentence.sentence.paragraph > 1 or first.verb[1] != second.verb[1]:
        return True
    tokens = (*first.sentence.tokens, *second.sentence.tokens)
    words = {word for token in tokens for word in token.text.lower().split()}
    apart = word_set("of another time") | word_set("another of its kind") | word_set("outside a series") | word_set("averages")
    if words & (apart | word_set("in part or mostly")):
        return True
    return _names_time(second)


def _names_time(told: _Told) -> bool:
    """Whether a sentence tells a time beside its figure."""
    assert told.claim.span is not None
    return any(token.form == "t" and not token.span.overlaps(told.claim.span) for token in told.sentence.tokens)


def _is_one_thing(first: _Told, second: _Told) -> bool:
    """Whether the subject of the second sentence takes up that of the first, or what is measured of it, and the verbs measure the same."""
    tokens = second.sentence.tokens
    opening = tokens[second.subject.tokens[0]].text.lower()
    behind = tokens[second.subject.tokens[1] + 1 : second.subject.tokens[1] + 4]
    if _names_measure(first, second, opening, behind):
        return True
    if behind and behind[0].tag not in ("VERB", "AUX"):
        return False  # "The trip back took five hours"
    again = second.subject.definite and second.subject.head == first.subject.head != "" and not second.subject.modifiers
    taken_up = opening in _PRONOUNS and not _is_joint(first)
    alike = first.way == second.way or (second.verb[0] == "measure" and not second.way) or (second.way == "after" and first.kind == "time")
    return (again or taken_up) and alike and _measure_alike(first, second)


def _is_joint(told: _Told) -> bool:
    """Whether another thing that a pronoun may take up stands behind the figure: "weighs 50 pounds more than the other"."""
    assert told.claim.span is not None
    return any(chunk.span.start > told.claim.span.end and bool(chunk.head) for chunk in told.sentence.chunks)


def _measure_alike(first: _Told, second: _Told) -> bool:
    if first.kind == "time":
        ended = second.way == "after" and second.verb[0] in ("end", "finish", "close")
        return first.verb[0] in word_set("takes its time") and (ended or second.verb[0] in word_set("takes its time"))
    standing = {"be", "measure", "stand", "rise", "run", "stretch", "reach"} if first.way == second.way != "" else {"be", "measure"}
    return first.verb[0] == second.verb[0] or {first.verb[0], second.verb[0]} <= standing


def _names_measure(first: _Told, second: _Told, opening: str, behind: Sequence[Token]) -> bool:
    """Whether a sentence opens with the noun of what the other measures: "its length", "the bill for the repairs", "spending"."""
    noun, verb = second.subject.head, first.verb[0]
    if second.verb[0] not in ("be", "come", "total", "amount", "reach") or second.subject.modifiers or second.subject.mention is not None:
        return False
    of = [token.text.lower() for token in behind[:2]]
    own = opening in _OWN or of in (["of", "the"], ["for", "the"])
    if of and of[0] not in ("of", "for") and behind[0].tag not in ("VERB", "AUX"):
        return False
    if of[:1] in (["of"], ["for"]) and not own:
        return False  # "The bill for Orr's share"
    if own and of[:1] in (["of"], ["for"]) and not any(token.lemma == first.subject.head for token in behind[2:3]):
        return False
    if not own and opening != "the" and not is_kindred(verb, noun):
        return False
    measured = word_set(f"nouns for {_noun_kind(first.kind)}")
    dimension = first.way in word_set("dimension adjectives") and is_kindred_way(first.way, noun)
    return is_kindred(verb, noun) or dimension or (noun in measured and _tells_it(first))


def _noun_kind(kind: str) -> str:
    if len(kind) == 3 and kind.isupper():
        return "money"
    known = units().by_name.get(kind)
    return known.dimension if known is not None else "time" if kind == "time" else "a margin"


def _tells_it(told: _Told) -> bool:
    """Whether the verb of a figure tells what the noun of its kind names: what a thing costs, weighs, takes, or is won by."""
    kind = _noun_kind(told.kind)
    verbs = {
        "money": ("cost",),
        "mass": ("weigh",),
        "time": tuple(word_set("takes its time")),
        "a margin": ("win", "lose", "pass", "fail", "carry"),
    }
    return told.verb[0] in verbs.get(kind, ()) and (kind != "a margin" or told.way == "by")


def is_kindred_way(way: str, noun: str) -> bool:
    """Whether a noun names the dimension of an adjective.

    >>> is_kindred_way("long", "length"), is_kindred_way("tall", "width")
    (True, False)
    """
    names = {"long": "length", "tall": "height", "high": "height", "wide": "width", "deep": "depth", "thick": "thickness", "old": "age"}
    return names.get(way) == noun
