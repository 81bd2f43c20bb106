"""link_multiples: how many times another figure one is said to be ("multiple": before, after).

As in "made 500 cars in May, twice the 300 it made in April", "are three times as many as the 40 it had", "has 620 pupils now, double the
240 of 2010". The other figure may be left out where it is the only one of its sort just told: "had 150 visitors on Saturday and 450 on
Sunday, twice as many". What a plan, a wish or another figure in between makes of it is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period, same_nouns
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.change_ways import way_of
from factcheck.links.counts.change_words import fold_of
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading, Token

_LEADS: Final = frozenset(
    ("more", "than", "nearly", "almost", "about", "roughly", "over", "at", "least", "just", "well", "less", "fewer", "some")
)
_SIZES: Final = frozenset(("many", "much", "large", "big", "high", "long", "tall", "heavy", "great", "old", "expensive", "costly", "fast"))
_NAMES: Final = frozenset(("size", "number", "amount", "total", "rate", "figure", "price", "cost", "length", "height", "weight", "level"))
_LINKS: Final = frozenset(("be", "represent", "have", "remain"))
_STOPS: Final = frozenset((";", ":", "(", ")"))
_AGO: Final = frozenset(("ago", "earlier", "before", "then", "last", "previous", "prior"))
_LONGEST: Final = 8


@dataclass(frozen=True, slots=True)
class _Term:
    """A figure of a sentence that may be a state."""

    claim: CountClaim | ShareClaim
    figure: Figure

    @property
    def unit(self) -> str:
        """Its unit; "fraction" for a share in words."""
        return self.claim.count.unit if isinstance(self.claim, CountClaim) else self.claim.share.unit or "fraction"

    @property
    def start(self) -> int:
        """Where its number starts."""
        return self.figure.mention.core.start


@dataclass(frozen=True, slots=True)
class _Factor:
    """The words for a factor: the first token with its qualifier, the first of the word itself, and the one behind the last."""

    lead: int
    first: int
    beyond: int


def link_multiples(board: Board) -> Iterator[Link]:
    """The figures that the words make a multiple of another."""
    terms = [_Term(entry.claim, entry.figure) for entry in board.counts] + [_Term(claim, figure) for claim, figure in board.shares]
    by_sentence: dict[int, list[_Term]] = {}
    for term in sorted(terms, key=lambda term: term.start):
        if term.figure.mention.kind != "ordinal" and term.figure.at >= 0:
            by_sentence.setdefault(term.figure.order, []).append(term)
    for order, here in by_sentence.items():
        sentence = here[0].figure.sentence
        for factor in _factors(sentence):
            place = sentence.tokens[factor.lead].span.start
            told = [term for term in here if term.start < place]
            after = told[-1] if told else None
            if after is None or not _is_state(after) or not _leads_to(after, sentence.tokens[: factor.lead]):
                continue
            before = _named(here, sentence, factor, after)
            if before is None and _is_alone(sentence, factor):
                before = _just_told(by_sentence, order, after)
            if before is not None:
                span = Span(place, sentence.tokens[factor.beyond - 1].span.end)
                members = (("before", before.claim.id), ("after", after.claim.id))
                yield Link("multiple", members, (span,), inferred=before.figure.order != order)


def _factors(sentence: SentenceReading) -> Iterator[_Factor]:
    """The words for a factor in a sentence, with what makes them vague: "more than twice", "three times"."""
    tokens = sentence.tokens
    words = [token.text.lower() for token in tokens]
    for at, word in enumerate(words):
        numbered = word == "times" and at > 0 and tokens[at - 1].tag == "NUM"
        if not numbered and fold_of((word,)) is None:
            continue
        first = at - 1 if numbered else at
        lead = first
        while lead > 0 and words[lead - 1] in _LEADS:
            lead -= 1
        if lead > 0 and words[lead - 1] in ("not", "n't", "no", "never", "only", "once"):
            continue
        if tokens[lead].span.start != tokens[at].span.start or numbered:
            lead = min(lead, first)
        yield _Factor(lead, first, at + 1)


def _named(here: Sequence[_Term], sentence: SentenceReading, factor: _Factor, after: _Term) -> _Term | None:
    """The figure right behind the words for a factor: "the 300", "as many as the 40", "the size of last year's 240"."""
    start = sentence.tokens[factor.beyond - 1].span.end
    before = next((term for term in here if term.start >= start), None)
    if before is None or not _is_state(before) or not _are_of_one_sort(before, after):
        return None
    between = [t for t in sentence.tokens[factor.beyond :] if t.span.end <= before.figure.mention.span.start and t.text != "$"]
    if between and between[0].text.lower() == "what":
        return before if _was_then(between[1:]) and before is here[-1] else None
    rest = between[2:] if _is_as_many(between) else between
    if _is_as_many(between) and rest[:1] and rest[0].text.lower() == "as":
        rest = rest[1:]
    elif _is_as_many(between):
        return None
    definite = any(t.tag == "DET" or t.tag == "PART" or t.form in ("PRP$", "t") for t in rest)
    plain = all(
        t.tag in ("DET", "PART", "ADJ") or t.form in ("PRP$", "t") or t.lemma in _NAMES or t.text.lower() in ("of", "in") for t in rest
    )
    return before if definite and plain and len(rest) <= _LONGEST and _is_noun_led(rest) else None


def _was_then(tokens: Sequence[Token]) -> bool:
    """As in "twice what it was in 2015, when it cost", "double what he had paid in May,": a time, and nothing else, parts the two."""
    plain = all(t.tag in ("PRON", "AUX", "VERB", "PUNCT", "DET", "ADP") or t.form == "t" or t.text.lower() == "when" for t in tokens)
    return plain and any(t.form == "t" for t in tokens) and len(tokens) <= 2 * _LONGEST


def _is_as_many(tokens: Sequence[Token]) -> bool:
    words = [token.text.lower() for token in tokens[:2]]
    return words[:1] == ["as"] and len(words) > 1 and words[1] in _SIZES


def _is_noun_led(rest: Sequence[Token]) -> bool:
    """Whether "of" stands only behind a noun for a size: "half of the 160" is a part of them."""
    return all(first.lemma in _NAMES for first, second in pairwise(rest) if second.text.lower() in ("of", "in")) and (
        not rest or rest[0].text.lower() not in ("of", "in")
    )


def _is_alone(sentence: SentenceReading, factor: _Factor) -> bool:
    """Whether nothing more is said behind "twice as many": it ends its clause, or names the time before: "twice as many as a year ago"."""
    tail = list(sentence.tokens[factor.beyond :])
    if not _is_as_many(tail) or factor.lead == 0 or sentence.tokens[factor.lead - 1].text not in (",", "—", "–", "--"):
        return False
    rest = tail[2:]
    if not rest or rest[0].text in (".", ";", "—"):
        return True
    return rest[0].text.lower() == "as" and all(t.tag == "PUNCT" or (t.form == "t" and _AGO & {*t.text.lower().split()}) for t in rest[1:])


def _just_told(by_sentence: dict[int, list[_Term]], order: int, after: _Term) -> _Term | None:
    """The only other figure of the sort in the sentence up to it, or else in the one before."""
    own = [term for term in by_sentence[order] if term.start < after.start]
    last = by_sentence.get(order - 1, [])
    near = last and after.figure.paragraph - last[0].figure.paragraph <= 1
    for told in (own, last if near else []):
        of_sort = [term for term in told if _are_of_one_sort(term, after)]
        if of_sort:
            return of_sort[0] if len(of_sort) == 1 and _is_state(of_sort[0]) else None
    return None


def _leads_to(after: _Term, tokens: Sequence[Token]) -> bool:
    """Whether only the noun of a figure, its time or place and a form of "be" stand between it and the words for a factor."""
    between = [token for token in tokens if token.span.start >= after.figure.mention.span.end]
    if any(token.text in _STOPS or token.tag in ("CONJ", "SCONJ", "NUM") for token in between) or len(between) > 2 * _LONGEST:
        return False
    own = after.figure.relative.verb if after.figure.relative is not None else None
    verbs = [token for token in between if token.tag in ("VERB", "AUX") and (own is None or not own.span.contains(token.span))]
    plain = all(token.lemma in _LINKS for token in verbs)
    return plain and (bool(verbs) or any(token.text in (",", "—", "–", "--") for token in between) or not between)


def _is_state(term: _Term) -> bool:
    """Whether a figure is exact or nearly so, and told by the writer as what is, was or is planned."""
    quantity = term.claim.count if isinstance(term.claim, CountClaim) else term.claim.share
    scope = term.claim.scope
    plain = not scope.quoted and scope.status in ("asserted", "former", "planned") and quantity.bound == "=" and quantity.nominal > 0
    return plain and not is_period(term.figure.head) and term.figure.mention.of != "range" and not way_of(term.figure)


def _are_of_one_sort(first: _Term, second: _Term) -> bool:
    """Whether two figures count the same things, or have one unit."""
    if first.unit != second.unit or type(first.claim) is not type(second.claim) or first.claim.id == second.claim.id:
        return False
    heads = first.figure.head, second.figure.head
    if first.figure.mention.of != second.figure.mention.of and first.unit:
        return False
    bare = any(_is_bare(term.figure) for term in (first, second))  # "the 45 issued a year earlier"
    return bool(first.unit) or first.figure.elliptic or second.figure.elliptic or bare or "" in heads or same_nouns(*heads)


def _is_bare(figure: Figure) -> bool:
    """Whether what stands behind a number is no noun, but a participle that says which ones are meant: "the 45 issued a year earlier"."""
    following = next((token for token in figure.sentence.tokens if token.span.start >= figure.mention.span.end), None)
    return following is not None and following.form in ("VBN", "VBD")
