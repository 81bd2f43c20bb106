"""made_up: the body whose members a run tells ("The choir is made up of 14 altos and nine basses")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.nouns import is_period, is_person
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry, cue_span
from factcheck.links.counts.breakdown_kinds import is_size, kinds_of, link_items
from factcheck.links.counts.runs import Run
from factcheck.links.link import Link
from factcheck.syntax.clause import Chunk

_INCLUDING: Final = frozenset(("include", "includes", "included", "including"))
_HAVING: Final = frozenset(("has", "have", "had"))


def made_up(board: Board, run: Run) -> Link | None:
    """As in "The choir is made up of 14 altos and nine basses", "Five from Ohio and four from Utah make up the nine-team field"."""
    verbs = {phrase[0] for phrase in _making_up()}
    opens = verbs | _INCLUDING
    at = next((at for at, item in enumerate(run.items) if at and item.lead and item.lead[0].text.lower() in opens), 0)
    run = run.since(at)
    first = run.items[0].entry
    lead = [token.text.lower() for token in first.figure.sentence.tokens[: first.figure.first]]
    cue = next((phrase for phrase in _making_up() if tuple(lead[-len(phrase) :]) == phrase), None)
    if cue is None and {*lead[-1:]} & (_INCLUDING | _HAVING) and kinds_of(run.items) == "all":
        size = _body_before(board, first) if len(run.items) > 1 else None
        if size is not None and {*lead[-1:]} & _HAVING and not _is_size_of_body(size):
            return None
        return link_items(size, run.items, first.figure.tokens_before(1)[-1].span, complete=False) if size is not None else None
    if cue is None:
        return _making(board, run)
    tokens = first.figure.sentence.tokens[first.figure.first - len(cue) : first.figure.first]
    whole = _body_before(board, first)
    return link_items(whole, run.items, cue_span(tokens)) if whole is not None else None


def _is_size_of_body(size: Entry) -> bool:
    """As in "the 15-member board", "the 20-man squad", "a class of 24"."""
    compound = size.figure.chunk is not None and size.figure.chunk.compound
    return size.head in word_set("members of a body") or is_size(size) or (compound and is_person(size.head))


def _making_up() -> list[tuple[str, ...]]:
    return [tuple(phrase.replace("_", " ").split()) for phrase in sorted(word_set("makes up"))]


def _making(board: Board, run: Run) -> Link | None:
    last = run.items[-1]
    words = [token.lemma for token in last.tail]
    after = [
        entry for entry in board.in_sentence(last.entry.figure.order) if entry.start > last.entry.start and entry.unit == last.entry.unit
    ]
    made = next((at for at in range(len(words)) if words[at] in ("make", "form", "comprise", "constitute")), None)
    if made is None or len(after) != 1 or (words[made] == "make" and words[made + 1 : made + 2] != ["up"]):
        return None
    return link_items(after[0], run.items, last.tail[made].span)


def _body_before(board: Board, first: Entry) -> Entry | None:
    """The size of the body whose members a run tells: the only count of members before it in its sentence, else in the one before."""
    for order in (first.figure.order, first.figure.order - 1):
        sizes = [
            entry
            for entry in board.in_sentence(order)
            if entry.start < first.start
            and not entry.unit
            and not is_period(entry.head)
            and entry.figure.at >= 0
            and (entry.head or is_size(entry))
        ]
        if not sizes:
            continue
        bodies = [entry for entry in sizes if _is_body(entry)]
        chosen = bodies if len(bodies) == 1 else sizes
        if order == first.figure.order or _points_back(first, chosen):
            return chosen[0] if len(chosen) == 1 else None
    return None


def _is_body(entry: Entry) -> bool:
    return entry.head in word_set("members of a body") or is_person(entry.head)


def _points_back(first: Entry, sizes: Sequence[Entry]) -> bool:
    """Whether the subject of a sentence is a pronoun or a definite noun that the sentence with the size has."""
    subject = subject_of(first)
    if subject is None or not sizes:
        return False
    if subject.head in ("it", "they", "this", "these", "those"):
        return True
    known = {chunk.head for chunk in sizes[0].figure.sentence.chunks}
    return subject.definite and subject.head in known


def subject_of(entry: Entry) -> Chunk | None:
    """The subject of the sentence that a figure stands in."""
    sentence = entry.figure.sentence
    clause = next((c for c in sentence.clauses if c.subject), None)
    return sentence.chunks[clause.subject[0]] if clause is not None else None
