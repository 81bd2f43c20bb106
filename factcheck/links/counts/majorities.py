"""link_majorities: "most of the 31 schools", "a minority of the 15 members", and the count that those are ("most", "few": whole, part).

The part is set off behind the whole ("most of the 31 schools, 18 of them"), or a part of the same whole does the same ("most of the 31
failed ... eighteen of the 31 failed"). A part with the opposite fate is what the majority leaves: it is a minority then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.appositions import set_off_after
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.share_pairs import Pair, part_pairs
from factcheck.links.counts.share_parts import is_like_deed, is_opposite_deed
from factcheck.links.cues import opens_elsewhere
from factcheck.links.link import Link
from factcheck.syntax.clause import Clause

_NEAR: Final = 3
_OPPOSITE: Final = {"most": "few", "few": "most"}


def link_majorities(board: Board) -> Iterator[Link]:
    """Each majority or minority of a counted whole with the counts that the draft gives for it."""
    pairs: Sequence[Pair] | None = None
    for whole in board.counts:
        kind, cue = _kind_of(whole)
        if cue is None or whole.claim.scope.quoted or whole.unit or whole.claim.count.bound != "=":
            continue
        pairs = part_pairs(board) if pairs is None else pairs
        clause = _clause_of(whole, cue)
        for part, same in _parts(board, whole, clause, pairs):
            yield Link(kind if same else _OPPOSITE[kind], (("whole", whole.id), ("part", part.id)), (cue,), inferred=True)


def _kind_of(whole: Entry) -> tuple[str, Span | None]:
    """Whether "most of" or "a majority of" leads to a count, "a minority of", or neither."""
    tokens = whole.figure.sentence.tokens
    lead = tokens[max(0, whole.figure.first - 7) : whole.figure.first]
    words = [token.text.lower() for token in lead]
    for at in range(len(words) - 2, -1, -1):
        kind = "most" if words[at] in ("most", "majority") else "few" if words[at] == "minority" else ""
        if not kind or words[at + 1] != "of" or any(token.tag in ("VERB", "AUX", "PUNCT") for token in lead[at + 1 :]):
            continue
        if words[at] == "most" and at and words[at - 1] in ("the", "at"):
            return "", None
        return kind, Span(lead[at].span.start, lead[at + 1].span.end)
    return "", None


def _is_closed(part: Entry) -> bool:
    """Whether a mark stands behind a count that an apposition adds, or behind its "in all": not "most of the 31, 12 of the boys"."""
    after = [token.text.lower() for token in part.figure.sentence.tokens[part.figure.first + 1 :][:3]]
    return after[:2] in (["of", "them"], ["in", "all"], ["of", "those"], ["in", "total"]) or after[:1] in ([","], ["—"], ["–"], [")"])


def _clause_of(whole: Entry, cue: Span) -> Clause | None:
    """The clause whose subject the majority is."""
    sentence = whole.figure.sentence
    for clause in sentence.clauses:
        spans = [sentence.chunks[at].span for at in clause.subject]
        if (
            not clause.relative
            and clause.verb is not None
            and clause.verb.lemma != "include"
            and any(span.start < whole.figure.mention.span.end and cue.start < span.end for span in spans)
        ):
            return clause
    after = [c for c in sentence.clauses if c.verb is not None and not c.relative and c.verb.span.start >= whole.figure.mention.span.end]
    return min(after, key=lambda c: c.verb.span.start if c.verb is not None else 0, default=None)


def _parts(board: Board, whole: Entry, clause: Clause | None, pairs: Sequence[Pair]) -> Iterator[tuple[Entry, bool]]:
    """The counts of a majority, with True, and of those that it leaves, with False."""
    behind = next(iter(whole.figure.tokens_after()), None)
    apposed = set_off_after(board, whole.figure.order, behind.span.start, whole) if behind is not None else None
    if apposed is not None and _is_closed(apposed[0]):
        yield apposed[0], True
        return
    if clause is None or clause.verb is None or clause.verb.lemma in word_set("copulas"):
        return
    for of, part in pairs:
        same_whole = of.id == whole.id or (of.claim.count.nominal == whole.claim.count.nominal and of.head in ("", whole.head))
        verb = part.figure.clause.verb if part.figure.clause is not None else None
        if not same_whole or part.id == whole.id or not 0 <= part.figure.order - whole.figure.order <= _NEAR or part.start < whole.start:
            continue
        if part.figure.order == whole.figure.order and part.start < clause.verb.span.start:
            continue  # "a majority of the 15, including seven from the city, signed"
        if opens_elsewhere(part.figure) and part.figure.order > whole.figure.order:
            continue
        if verb is None or (not part.is_live and not (verb.negated and not part.claim.scope.quoted)):
            continue
        particle = [token.text.lower() for token in part.figure.sentence.tokens[verb.tokens[1] + 1 : verb.tokens[1] + 2]]
        told = [verb.lemma, *(f"{verb.lemma}_{word}" for word in particle)]
        if any(is_opposite_deed(word, clause.verb.lemma) for word in told):
            yield part, verb.negated != clause.verb.negated
        elif any(word == clause.verb.lemma or (word != verb.lemma and is_like_deed(word, clause.verb.lemma)) for word in told):
            yield part, verb.negated == clause.verb.negated
