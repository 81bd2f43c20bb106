"""is_told_of_another: whether words take a change of a sentence away from the two states that stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.data.word_sets import word_set
from factcheck.links.counts.change_terms import Term
from factcheck.mentions.lexicon import currencies
from factcheck.syntax.clause import Token

# "Will rise to 8.2 million from 7.7 million, below the five-year average increase of 550,000": what a change is held against.
_HELD_AGAINST: Final = frozenset(("below", "above", "against", "versus", "average", "beyond", "exceeding", "exceeds"))
_REACH: Final = 3
_BEHIND: Final = 6
_RESULTS: Final = frozenset(("income", "earnings", "result", "revenue"))
_SUBJECTS: Final = frozenset(("NOUN", "PROPN", "DET"))
_TAKES_UP: Final = frozenset(("it", "that", "this", "which", "they", "he", "she", ""))


def is_told_of_another(change: Term, states: Sequence[Term]) -> bool:
    """Whether a change is that of another subject, a thing held beside the states, or some of others behind "by"."""
    return _has_own_subject(change, states) or _is_held_against(change, states) or _is_of_others(change, states)


def _has_own_subject(change: Term, states: Sequence[Term]) -> bool:
    """As in "income was $92 million, compared with $91 million, while loans increased by $9 million": loans are not the income."""
    clause = change.figure.clause
    if clause is None or not clause.subject or any(state.figure.clause is clause for state in states):
        return False
    chunks = change.figure.sentence.chunks
    told = [state.figure.clause for state in states]
    heads = {chunks[other.subject[0]].head for other in told if other is not None and other.subject}
    own = chunks[clause.subject[0]].head
    return own not in _TAKES_UP and bool(heads) and own not in heads


def _is_held_against(change: Term, states: Sequence[Term]) -> bool:
    start = max((state.figure.mention.span.end for state in states), default=0)
    tokens = [t for t in change.figure.sentence.tokens if start <= t.span.start and t.span.end <= change.figure.mention.span.start]
    opens = next((at for at, token in enumerate(tokens[:-1]) if token.text.lower() == "as" and tokens[at + 1].tag in _SUBJECTS), None)
    if opens is not None and any(token.tag == "VERB" and token.form in ("VBD", "VBZ", "VBP", "VBN") for token in tokens[opens:]):
        return True  # "as loans, mostly to small firms, increased by $9 million"
    return any(token.text.lower() in _HELD_AGAINST for token in tokens)


def _is_of_others(change: Term, states: Sequence[Term]) -> bool:
    """As in "closed at 124 from 121 as it was boosted by two polls": a count of things that neither state counts."""
    figure = change.figure
    if figure.quantity.unit or not figure.head or any(state.figure.quantity.unit for state in states):
        return False
    behind = all(state.figure.mention.core < figure.mention.core for state in states)
    return behind and all(state.figure.head != figure.head for state in states)


def is_of_another_kind(change: Figure, state: Figure) -> bool:
    """Whether the subjects of two figures are two kinds of one thing: "wool sales", "mutton sales"."""
    chunks = []
    for figure in (change, state):
        clause = figure.clause
        chunks.append(figure.sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None)
    first, second = chunks
    if first is None or second is None or first.head != second.head:
        return False
    ours, theirs = set(first.modifiers), set(second.modifiers)
    return bool(ours and theirs) and not ours & theirs


def is_effect(change: Figure, before: Figure) -> bool:
    """As in "the delay cut net income by $20 million to $226 million, compared with $234 million a year ago": not all of the change."""
    lead = change.sentence.tokens[: change.first]
    verb = next((token.index for token in reversed(lead) if token.tag == "VERB"), len(lead))
    made = (
        bool(lead)
        and lead[-1].text.lower() == "by"
        and any(token.lemma in word_set("gains and losses") | _RESULTS for token in lead[verb:])
    )
    return made and [token.text.lower() for token in before.tokens_before(2)] in (["compared", "with"], ["compared", "to"])


def tells_margin(figure: Figure) -> bool:
    """Whether a figure is told with its percentage to be how far two lie apart: "were $7 billion, or 10 percent, higher than"."""
    behind = list(figure.tokens_after())[:_BEHIND]
    words = [token.text.lower() for token in behind]
    if words[:2] != [",", "or"] or not any(token.form in ("C", "A") for token in behind[2:]):
        return False
    return not {"higher", "lower", "more", "less", "above", "below", "greater", "larger", "smaller"}.isdisjoint(words[3:])


def is_exchange_rate(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells of a currency by another: "the yen rose against the dollar, to 153 from 154". Fewer are then a rise."""
    known = currencies().words
    for at, token in enumerate(tokens):
        if token.text.lower() in ("against", "per", "versus"):
            behind = [word.text.lower() for word in tokens[at + 1 : at + 1 + _REACH] if word.tag != "DET"]
            if any(word in known for word in behind[:2]):
                return True
    return False
