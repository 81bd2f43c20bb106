"""measured_by: one thing told by the verb of the measure of a series: "Prices range from $10 to $50. A straw hat costs $80"."""

from __future__ import annotations

from functools import cache
from typing import Final

from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.levels import Level
from factcheck.links.counts.series_point import Point
from factcheck.links.cues import opens_elsewhere

_ENDS: Final = frozenset(("low", "high", "both"))
_ONE: Final = frozenset(("a", "an", "the", "one", "each"))


def measured_by(level: Level, end: Point) -> Span | None:
    """The subject of the sentence behind a series, of which the verb of its measure tells one figure; None where there is none.

    It is one thing or one person, with nothing that takes it out of the series ("another", "an imported"), told of the same time.
    """
    figure = level.figure
    verbs = _verbs().get(end.noun, frozenset())
    if figure is None or not verbs or end.part not in _ENDS or not 0 < level.order - end.level.order <= 1:
        return None
    clause = figure.clause
    if level.paragraph != end.level.paragraph or clause is None or clause.verb is None or clause.relative or opens_elsewhere(figure):
        return None
    verb = clause.verb
    if verb.lemma not in verbs or verb.negated or verb.modality != "asserted" or len(clause.subject) != 1 or _tense(end) != verb.tense:
        return None
    chunk = figure.sentence.chunks[clause.subject[0]]
    head = figure.sentence.tokens[chunk.tokens[1]]
    single = head.form in ("NN", "NNP") and chunk.mention is None and (chunk.determiner in _ONE or head.tag == "PROPN")
    apart = set(chunk.modifiers) & word_set("another of its kind") or any(token.form == "t" for token in figure.sentence.tokens)
    return chunk.span if single and not apart else None


def _tense(end: Point) -> str:
    """The tense in which a series is told."""
    clauses = [c for c in end.level.sentence.clauses if c.verb is not None and c.verb.span.end <= end.level.core.start]
    verb = clauses[-1].verb if clauses else None
    return verb.tense if verb is not None else ""


@cache
def _verbs() -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in data_lines("measure_verbs.tsv"))
    return {noun: frozenset(verbs.split()) for nouns, verbs in rows for noun in nouns.split()}
