"""is_of_other_time, is_rate_of_any: whether words give a figure another time than the one the draft tells of, or make it a common one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Entry
from factcheck.syntax.clause import Chunk, Token

_REACH: Final = 8
_NEXT: Final = 4
_YEAR: Final = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_JOINTS: Final = frozenset(("and", "but", "that", "which", "who", "whom", "when", "where", "after", "since", "as", "while"))
_AGO: Final = frozenset(("before", "earlier", "ago"))
_BEFORE: Final = frozenset(("last", "previous", "prior", "preceding", "next"))


def is_of_other_time(entry: Entry) -> bool:
    """As in "had shipped 310,000 tonnes in the season before", "Last year, 24 people began it", "in 2019 there were 402".

    The words stand in its own clause: behind it up to the next mark, or before it from the last one.
    """
    return entry.claim.scope.status == "former" or is_told_of_other_time(entry.figure)


def is_told_of_other_time(figure: Figure) -> bool:
    """The same of any figure: "It was 22 percent in 2022"."""
    tokens = figure.sentence.tokens
    if [token.text.lower() for token in tokens[:2]] in (["since", "then"], ["by", "now"], ["by", "then"]):
        return True
    start = next((token.index + 1 for token in reversed(tokens[: figure.first]) if _parts(token)), 0)
    opening = start - 1 if start else 0
    lead = tokens[: figure.first] if _is_opening(tokens[:opening]) else tokens[start : figure.first]
    if opening and tokens[opening].text.lower() == "when" and _tells_time(tokens[max(0, opening - _REACH) : opening]):
        return True  # "7.5 percent more than in June of last year, when there were 1,120,000"
    end = next((token.index for token in tokens[figure.beyond :] if _parts(token) or token.tag == "VERB"), len(tokens))
    return _tells_time(lead) or _tells_time(tokens[figure.beyond : end]) or _is_of_an_earlier_one(tokens[: figure.first])


def _is_of_an_earlier_one(lead: tuple[Token, ...]) -> bool:
    """As in "beat an earlier motion, in January, by 63 votes to 51", "In the earlier election": before those that the draft tells of."""
    opens = lead[:1] != () and lead[0].text.lower() in ("in", "at", "during")
    return any(
        (first.text.lower() in ("a", "an") or (opens and first.index == lead[0].index + 1))
        and second.text.lower() in ("earlier", "previous")
        and third.tag == "NOUN"
        for first, second, third in zip(lead, lead[1:], lead[2:], strict=False)
    )


def years_told(tokens: Iterable[Token]) -> frozenset[str]:
    """The years that words write in figures."""
    return frozenset(year for token in tokens for year in _YEAR.findall(token.text))


def _parts(token: Token) -> bool:
    """Whether a mark or a word parts what is said of one figure from what is said of the next."""
    return token.tag in ("PUNCT", "SCONJ") or token.text.lower() in _JOINTS


def _is_opening(tokens: tuple[Token, ...]) -> bool:
    """Whether words up to the first mark are short and before any verb, as a time that opens a sentence is."""
    return 0 < len(tokens) <= _REACH and not any(token.tag in ("VERB", "AUX") for token in tokens)


def _tells_time(tokens: tuple[Token, ...]) -> bool:
    words = [word for token in tokens for word in token.text.lower().split()]
    periods = word_set("seasons")
    if any(
        (is_period(first.rstrip("s")) and second in _AGO) or (first in _BEFORE and (is_period(second) or second in periods))
        for first, second in pairwise(words)
    ):
        return True
    return any(first in ("in", "of") and len(second) == 4 and second.isdecimal() for first, second in pairwise(words))


def are_then_and_now(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """Whether one sentence tells of a time gone by, and the other of the one that lasts: "last year's nests", "so far this spring"."""
    return (_tells_of_then(first) and _tells_of_now(second)) or (_tells_of_now(first) and _tells_of_then(second))


def _tells_of_then(tokens: Sequence[Token]) -> bool:
    words = [word.removesuffix("'s") for token in tokens for word in token.text.lower().split()]
    return any(first in ("last", "previous") and (is_period(second) or second in word_set("seasons")) for first, second in pairwise(words))


def _tells_of_now(tokens: Sequence[Token]) -> bool:
    words = [word for token in tokens for word in token.text.lower().split()]
    this = any(first == "this" and (is_period(second) or second in word_set("seasons")) for first, second in pairwise(words))
    return this or not {"now", "currently", "today"}.isdisjoint(words) or ["so", "far"] in [list(pair) for pair in pairwise(words)]


def is_rate_of_any(figure: Figure, rate: Chunk, part: Entry) -> bool:
    """Whether a rate is one of another time than a part, or one that is common.

    As in "a pass rate of 72 percent in May", "a cure rate of 75 percent is usual".
    What is said of a definite rate ("the success rate, 65 percent, was unusual") may name other times to compare with.
    """
    if rate.definite:
        return False
    tokens = figure.sentence.tokens
    behind = list(tokens[figure.first + 1 : figure.first + 1 + _NEXT])
    timed = bool(behind) and behind[0].text.lower() in ("in", "during", "for", "on", "at")
    times = {token.text for token in behind[1:] if token.form == "t" or is_period(token.lemma) or token.lemma in word_set("seasons")}
    return (timed and bool(times - {token.text for token in part.figure.sentence.tokens})) or any(
        token.lemma in word_set("usual") for token in tokens
    )
