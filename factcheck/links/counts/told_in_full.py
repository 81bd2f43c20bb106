"""told_in_full: the words by which a draft says that figures in a row are all there is of a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_group, is_period
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.syntax.clause import SentenceReading, Token

_TAIL: Final = 6
_BEHIND: Final = 2
_LIST: Final = 3
_NEAR: Final = 3
_ENDS: Final = frozenset(("last", "final", "balance"))
_DENIALS: Final = frozenset(("no", "nobody", "none", "nothing"))
_OTHERS: Final = frozenset(("other", "others", "else"))
_ALL_OF: Final = frozenset(("it", "them", "the"))


def told_in_full(board: Board, first: int, figures: Sequence[Figure]) -> dict[str, Span]:
    """The words that say so, from the sentence of index `first` to the one behind the last figure, each by what it does.

    "left": the last figure is what is left ("everything else ... 15 percent"); "others": it is that of the others, as they may be some
    of several; "closed": "and" stands before the last of a list;
    "counted": the list is what a count was; "numbered": the number of the figures is told ("one of four trades"); "all": all of the
    whole is told of ("all of it in hand"); "denied": there are no others ("No one gave any other answer").
    """
    found = dict(_at_the_end(figures))
    for order in range(max(0, first), figures[-1].order + _BEHIND):
        sentence = board.sentence(order)
        if sentence is None:
            continue
        number = _number_of(board, sentence, figures)
        if number is not None:
            found.setdefault("numbered", number)
        for name, span in _of_all(sentence):
            found.setdefault(name, span)
    return found


def _at_the_end(figures: Sequence[Figure]) -> Iterator[tuple[str, Span]]:
    """What the sentence of the last figure says of it, and of the list that it ends."""
    last = figures[-1]
    lead, behind = last.sentence.tokens[: last.first + 1], last.sentence.tokens[last.first + 1 :][:_TAIL]
    left = next(
        (token for token in reversed(lead) if token.text.lower() in word_set("leaving nothing over") and not _is_ranked(token, last)), None
    )
    left = left or next((token for token in behind if token.text.lower() in word_set("what is left")), None)
    if left is not None:
        yield "left", left.span
    others = next((token for token in reversed(lead) if token.text.lower() in _OTHERS), None)
    if others is not None:
        yield "others", others.span
    if len(figures) < _LIST or any(figure.sentence is not last.sentence for figure in figures):
        return
    joint = next((token for token in last.sentence.tokens[figures[-2].first : last.first] if token.text.lower() == "and"), None)
    if joint is None:
        return
    yield "closed", joint.span
    clause = figures[0].clause
    subject = last.sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    if subject is not None and subject.head in word_set("what is listed"):
        yield "counted", subject.span


def _is_ranked(token: Token, figure: Figure) -> bool:
    """Whether "last" is far from a figure, and tells of another time or of one of those counted: "The last of the 26, a boy of 7"."""
    return token.text.lower() in _ENDS and figure.first - token.index > _NEAR


def _number_of(board: Board, sentence: SentenceReading, figures: Sequence[Figure]) -> Span | None:
    """The number of the figures, where a sentence shares out in so many: "sorts them into three groups", "one of four trades"."""
    words = {token.text.lower() for token in sentence.tokens}
    for entry in board.in_sentence(sentence.sentence.index):
        if entry.claim.count.nominal != len(figures) or entry.unit or is_period(entry.head) or entry.figure in figures:
            continue
        before = [token.text.lower() for token in entry.figure.tokens_before(2)]
        shares_out = is_group(entry.head) or before == ["one", "of"] or bool(word_set("sharing out in so many") & words)
        behind = next(iter(entry.figure.tokens_after()), None)
        listed = behind is not None and behind.text == ":" and figures[0].order == sentence.sentence.index  # "from four sources: wind, ..."
        if (shares_out or listed) and entry.start < figures[-1].mention.span.start:
            return entry.figure.mention.span
    return None


def _of_all(sentence: SentenceReading) -> Iterator[tuple[str, Span]]:
    """What a sentence says of the whole, and of others than the figures."""
    words = [token.text.lower() for token in sentence.tokens]
    at = next((at for at, word in enumerate(words) if word in word_set("chooses one") and "one" in words[at + 1 : at + _NEAR]), None)
    if at is not None:
        yield "single", sentence.tokens[at].span  # "Everyone was asked to name the one way they travel"
    at = next((at for at in range(len(words) - 2) if words[at : at + 2] == ["all", "of"]), None)
    if at is not None and words[at + 2] in _ALL_OF:
        yield "all", sentence.tokens[at].span
    at = next((at for at, pair in enumerate(pairwise(words)) if pair in (("only", "other"), ("only", "others"))), None)
    if at is not None:
        yield "denied", Span(sentence.tokens[at].span.start, sentence.tokens[at + 1].span.end)  # "the maternity ward, the only other one"
    at = next((at for at, word in enumerate(words) if word in _DENIALS), None)
    if at is not None and _OTHERS & set(words[at + 1 :]):
        yield "denied", sentence.tokens[at].span
