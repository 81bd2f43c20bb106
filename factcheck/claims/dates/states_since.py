"""state_since: the happening with which a state began that has lasted since a day: "has been on strike since Sept. 5"."""

from __future__ import annotations

from typing import Final

from factcheck.claims.date import Phase
from factcheck.syntax.clause import Clause, SentenceReading

# What has been so since a day began on that day: "has been on strike since Sept. 5", "had been missing since Oct. 3".
_STATES: Final[dict[str, tuple[str, Phase]]] = {
    "strike": ("strike", "start"),
    "missing": ("disappearance", ""),
    "closed": ("closing", ""),
    "shut": ("closing", ""),
    "open": ("opening", ""),
}


def state_since(sentence: SentenceReading, clause: Clause, preposition: str) -> tuple[str, Phase] | None:
    """The happening with which a state began that lasts since a day."""
    verb = clause.verb
    if preposition != "since" or verb is None or not (verb.perfect or verb.tense == "past") or verb.negated:
        return None
    if clause.obliques and sentence.chunks[clause.obliques[0][1]].head == "strike" and clause.obliques[0][0] == "on":
        return _STATES["strike"]
    words = [token.text.lower() for token in sentence.tokens[verb.tokens[0] : verb.tokens[1] + 2]]
    return next((_STATES[word] for word in words if word in _STATES and word != "strike" and "been" in words), None)
