"""link_caps: shares that cannot be more than the whole ("cap": share).

Licences: nothing that is counted falls by more than all of it ("complaints fell by 40 percent", "a 40 percent drop in thefts"), unless it
can go below nothing, as profits and temperatures do; a share of people is one of them at most ("88 percent of the registered voters"),
unless it is compared with those of another time or with those wanted; and so are rates of outcomes ("a turnout of 71 percent").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.count import ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.change_ways import way_of
from factcheck.links.counts.change_words import change_words
from factcheck.links.counts.rate_named import rate_chunk
from factcheck.links.link import Link

_FULL: Final = 100
_AFTER: Final = 6


def link_caps(board: Board) -> Iterator[Link]:
    """The shares that are at most the whole by what they are shares of; only those beyond it matter, and only they are looked at."""
    for claim, figure in board.shares:
        if claim.share.unit != "%" or claim.share.nominal <= _FULL or claim.scope.quoted or claim.scope.status == "hypothetical":
            continue
        licence = _falls(board, claim, figure) or _of_people(figure) or _rate_of_outcome(figure) or _done_in_full(figure)
        if licence is not None:
            yield Link("cap", (("share", claim.id),), (licence,))


def _falls(board: Board, claim: ShareClaim, figure: Figure) -> Span | None:
    """The word that makes a share a fall of what can be no less than nothing."""
    said = {token.lemma for token in figure.sentence.tokens[: figure.first]}
    said |= {token.lemma for token in list(figure.tokens_after())[:_AFTER]}
    if said & word_set("below nothing") or claim.scope.role in ("headline", "heading"):
        return None
    before = board.sentence(figure.order - 1)
    taken_up = said & {"it", "they", "that", "this", "figure", "number"}
    if before is not None and taken_up and {token.lemma for token in before.tokens} & word_set("below nothing"):
        return None
    if figure.slot == "by" and way_of(figure) == -1 and figure.clause is not None and figure.clause.verb is not None:
        return figure.clause.verb.span  # "cut the crop at the orchard by 60 percent"
    lead = [t for t in figure.tokens_before(4) if t.text.lower() not in word_set("share qualifiers")]
    if lead and lead[-1].text.lower() in ("by", "another"):
        lead = lead[:-1]
    after = next(iter(figure.tokens_after()), None)
    words = [(lead[-1], "V")] if lead and lead[-1].tag == "VERB" else []
    words += [(lead[-2], "N")] if len(lead) > 1 and lead[-1].text.lower() == "of" else []
    noun = figure.sentence.tokens[figure.chunk.tokens[1]] if figure.chunk is not None and figure.chunk.head else after
    if noun is not None and noun.tag == "NOUN" and figure.head in ("", noun.lemma):
        words.append((noun, "N"))
    if lead and (after is None or after.text.lower() != "of"):
        words.append((lead[-1], "A"))  # "was down 120 percent"
    return next((token.span for token, sort in words if change_words(sort).get(token.lemma) == -1), None)


def _of_people(figure: Figure) -> Span | None:
    """The people that a share is of, where the words after them compare with none that are wanted or that were."""
    noun = figure.noun
    if noun is None or noun is figure.chunk or noun.span.start < figure.mention.span.end:
        return None
    if noun.mention is not None and not noun.definite:
        return None
    if not is_person(noun.head) and noun.head not in word_set("shared out"):
        return None
    within = figure.sentence.tokens[noun.tokens[0] : noun.tokens[1]]
    if any(token.form == "t" or token.lemma in ("year", "month", "week", "season") for token in within):
        return None  # "of last year's members"
    after = list(figure.tokens_after())[:_AFTER]
    passed = figure.clause is not None and figure.clause.verb is not None and figure.clause.verb.lemma in word_set("outcomes of a test")
    bars = word_set("wanted or past") - ({"who", "it", "they"} if figure.slot == "subject" and passed else set())
    if any(token.text.lower() in bars for token in after) or {"average", "usual", "normal"} & set(noun.modifiers):
        return None
    return noun.span


def _rate_of_outcome(figure: Figure) -> Span | None:
    """The rate that a share is, where no more than all can have the outcome: "a pass rate of 84 percent", "Turnout was 71 percent"."""
    rate = rate_chunk(figure)
    if rate is None:
        return None
    if rate.head in word_set("shares of all"):
        return rate.span
    return rate.span if rate.head == "rate" and rate.modifiers and rate.modifiers[-1] in word_set("capped outcomes") else None


def _done_in_full(figure: Figure) -> Span | None:
    """The word for what can be done no more than in full: "was 84 percent contained", "is 60 percent complete"."""
    after = next(iter(figure.tokens_after()), None)
    clause = figure.clause
    be = clause is not None and clause.verb is not None and not clause.verb.negated
    return after.span if be and after is not None and after.text.lower() in word_set("done at most in full") else None
