"""link_comparisons: which of two figures the words make the greater ("greater": greater, lesser).

Licences: words of comparison right between two figures of one kind ("450, down from 380"; "$48,000, breaking the old record of $52,000");
ranks of one series ("the largest employer has 2,300 workers ... the second largest has 1,700"); a figure said to be the most of any, and
those of the others that did the same ("raised $48,000, the most of any town ... Pinehurst raised $41,000").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import Final

from factcheck.claims.nouns import is_period, is_person
from factcheck.data import data_lines
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, cue_span, words_between
from factcheck.links.counts.levels import is_choice
from factcheck.links.counts.series_point import superlatives
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_RANKS: Final = ("second", "third", "fourth", "fifth")
_SOFT: Final = frozenset(("just", "well", "far", "slightly", "narrowly", "sharply", "about", "almost", "nearly", "only", "still"))
_FAR: Final = 4
_FAR_APART: Final = 10_000
_THAN: Final = {("more", "than"): "max", ("fewer", "than"): "min", ("less", "than"): "min"}
_DEGREES: Final = frozenset(("more", "fewer", "less"))
_ANYONE: Final = frozenset(("anyone", "anybody"))


@cache
def comparison_cues() -> dict[tuple[str, ...], str]:
    """The words between two figures that compare them, and which of both is the greater."""
    return {tuple(words.split()): side for side, words in (line.split("\t") for line in data_lines("comparison_cues.tsv"))}


def link_comparisons(board: Board) -> list[Link]:
    """The comparisons that the words of a draft make between its figures."""
    return [*_between_figures(board), *_ranks(board), *_most_of_any(board)]


def _between_figures(board: Board) -> Iterator[Link]:
    for second in board.counts:
        first = next(iter(board.before(second, 0)), None)
        if first is None or not _comparable(first, second) or is_choice(first.figure):
            continue
        chunk = first.figure.chunk
        start = max(first.figure.mention.span.end, chunk.span.end if chunk is not None else 0)
        between = [t for t in words_between(second.figure.sentence, start, second.figure.mention.span.start) if t.tag != "PUNCT"]
        words = tuple(token.text.lower() for token in between if token.text.lower() not in _SOFT)
        if words[:1] and words[0] in _DEGREES and not _is_set_off(board, start, between[0]):
            continue  # "$190 million more than the $690 million agreed": the difference of two
        side = comparison_cues().get(words) or _named_rival(first, between)
        if side is not None:
            greater, lesser = (first, second) if side == "first" else (second, first)
            if _are_of_one_size(greater, lesser):
                yield _link(greater, lesser, cue_span(between))


def _is_set_off(board: Board, end: int, token: Token) -> bool:
    """Whether a mark stands between a figure and the words behind it: "3,400 copies, more than the 2,900 of the first"."""
    return bool(board.text[end : token.span.start].strip())


def _named_rival(first: Entry, between: list[Token]) -> str | None:
    """The comparison with a rival who did the same: "sold 3,400 copies, ahead of Thistle, which sold 2,900"."""
    verb = first.figure.clause.verb if first.figure.clause is not None else None
    lead = tuple(token.text.lower() for token in between[:2])
    cue = lead if lead in (("ahead", "of"), ("more", "than"), ("fewer", "than"), ("less", "than")) else lead[:1]
    than: dict[tuple[str, ...], str] = {("more", "than"): "first", ("fewer", "than"): "second", ("less", "than"): "second"}
    side = comparison_cues().get(cue) or than.get(cue)
    rest = [token for token in between[len(cue) :] if token.tag not in ("PROPN", "DET")]
    if side is None or verb is None or len(rest) == len(between) - len(cue) or not rest:
        return None
    last = rest[-1]
    tail = [token.text.lower() for token in rest[:-1]]
    same = last.lemma == verb.lemma or last.text.lower() in ("had", "with")
    return side if same and all(word in ("which", "who") for word in tail) else None


def _comparable(first: Entry, second: Entry) -> bool:
    if first.unit != second.unit or first.claim.scope.quoted != second.claim.scope.quoted or first.claim.scope.status == "former":
        return False
    if "<" in (first.claim.count.bound, second.claim.count.bound) or ">" in (first.claim.count.bound, second.claim.count.bound):
        return False
    return bool(first.unit) or first.head == second.head or not second.head


def _ranks(board: Board) -> Iterator[Link]:
    """The largest, the second largest and so on, where the same noun is counted or the same unit is used."""
    ranked: list[tuple[Entry, str, int, Span]] = []
    for entry in board.counts:
        if entry.is_live and entry.figure.slot in ("object", "with"):
            found = _rank_of(entry)
            if found is not None:
                ranked.append((entry, *found))
    for at, (entry, word, rank, span) in enumerate(ranked):
        for other, other_word, other_rank, other_span in ranked[max(0, at - _FAR) : at]:
            same = other.unit == entry.unit and (other.head == entry.head or not entry.head or bool(entry.unit)) and other_word == word
            near = entry.figure.order - other.figure.order <= _FAR and _times(other, board) == _times(entry, board)
            if same and near and other_rank != rank:
                top, low = (other, entry) if other_rank < rank else (entry, other)
                is_max = superlatives()[word][0][0] == "max"
                yield _link(*((top, low) if is_max else (low, top)), other_span, span)


def _rank_of(entry: Entry) -> tuple[str, int, Span] | None:
    """The superlative that opens the clause of a figure, and its rank: 1 for "the largest", 2 for "the second largest"."""
    clause = entry.figure.clause
    if clause is None or clause.verb is None:
        return None
    lead = [t for t in entry.figure.sentence.tokens if t.span.end <= clause.verb.span.start]
    table = superlatives()
    ranked = [token for token in lead if _hyphened_rank(token)]
    if len(ranked) == 1:
        rank, word = _hyphened_rank(ranked[0])[0]
        return word, rank, ranked[0].span
    hits = [at for at, token in enumerate(lead) if token.text.lower() in table]
    if len(hits) != 1:
        return None
    at = hits[0]
    before = lead[at - 1].text.lower() if at else ""
    rank = _RANKS.index(before) + 2 if before in _RANKS else 1
    opens = lead[max(0, at - 1) : at + 1]
    return lead[at].text.lower(), rank, cue_span(opens)


def _hyphened_rank(token: Token) -> list[tuple[int, str]]:
    """The rank and the superlative of "second-largest"; none for another word."""
    rank, hyphen, word = token.text.lower().partition("-")
    return [(_RANKS.index(rank) + 2, word)] if hyphen and rank in _RANKS and word in superlatives() else []


def _most_of_any(board: Board) -> Iterator[Link]:
    for entry in board.counts:
        cue = _most_words(entry)
        verb = entry.figure.clause.verb if entry.figure.clause is not None else None
        if cue is None or verb is None or not entry.is_live:
            continue
        for other in (*board.before(entry, 2), *board.after(entry, 2)):
            same = other.figure.clause.verb if other.figure.clause is not None and other.figure.clause is not entry.figure.clause else None
            if same is None or same.lemma != verb.lemma or not other.is_live or other.unit != entry.unit or other.figure.slot != "object":
                continue
            if cue[2] and not _is_another(other, entry):
                continue
            if (entry.unit or other.head == entry.head) and _times(other, board) == _times(entry, board):
                greater, lesser = (entry, other) if cue[0] == "max" else (other, entry)
                yield _link(greater, lesser, cue[1])


def _is_another(other: Entry, entry: Entry) -> bool:
    """Whether the sentence of a figure opens with another by name, or with the runner-up: "Pinehurst collected $61,000"."""
    words = other.figure.sentence.tokens[:2]
    if [token.text.lower() for token in words] == ["the", "runner-up"]:
        return True
    known = {token.text for token in entry.figure.sentence.tokens}
    return bool(words) and words[0].tag == "PROPN" and words[0].text not in known and other.start > entry.start


def _closes_a_set(entry: Entry, first: str) -> bool:
    """Whether nothing narrows "anyone else", "any other town in the drive": not "any other guard", "any other town its size"."""
    tokens = list(entry.figure.tokens_after())
    at = next(at for at, token in enumerate(tokens) if token.text.lower() == first) + 1
    while at < len(tokens) and tokens[at].text.lower() in ("else", "other"):
        at += 1
    if first == "any":
        if at == len(tokens) or tokens[at].tag != "NOUN" or is_person(tokens[at].lemma) or is_period(tokens[at].lemma):
            return False
        at += 1
    rest = [token.text.lower() for token in tokens[at : at + 4] if token.tag != "PUNCT"]
    closed = at == len(tokens) or tokens[at].tag == "PUNCT"
    return closed or (rest[:2] == ["in", "the"] and len(rest) == 3 and rest[2] not in ("team", "side", "squad", "club"))


def _most_words(entry: Entry) -> tuple[str, Span, bool] | None:
    """The words "the most of any", "the fewest of the nine", "more than any other town" right behind a figure.

    The last is whether the others of the set must be named, since the words do not name the set.
    """
    here = takewhile(lambda token: token.text not in (";", ":"), entry.figure.tokens_after())
    after = [token for token in here if token.tag != "PUNCT"][:4]
    words = [token.text.lower() for token in after]
    if tuple(words[:2]) in _THAN and words[2:3] and (words[2] in _ANYONE or (words[2] == "any" and words[3:] == ["other"])):
        if not _closes_a_set(entry, words[2]):
            return None
        return _THAN[words[0], words[1]], cue_span(after[:3]), True
    if len(words) < 3 or words[0] != "the" or words[1] not in superlatives() or words[2] not in ("of", "among"):
        return None
    if len(words) > 3 and words[3] not in ("any", "the", "all"):
        return None
    if {token.text.lower() for token in list(entry.figure.tokens_after())[:9]} & {"team", "side", "squad", "club"}:
        return None  # "the most of any player on the team"
    return superlatives()[words[1]][0][0], cue_span(after[:3]), False


def _times(entry: Entry, board: Board) -> tuple[str, ...]:
    """The times that the clause of a figure states, as written; those of two figures that are compared are the same."""
    clause = entry.figure.clause
    return tuple(board.reading.mentions[at].span.text_of(board.text).lower() for at in clause.times) if clause is not None else ()


def _are_of_one_size(first: Entry, second: Entry) -> bool:
    """Whether two figures are near enough to be compared: not "$1.20 a share, up from $40 million"."""
    low, high = sorted((first.claim.count.nominal, second.claim.count.nominal))
    return high <= low * _FAR_APART or high <= _FAR_APART


def _link(greater: Entry, lesser: Entry, *licence: Span) -> Link:
    return Link("greater", (("greater", greater.id), ("lesser", lesser.id)), licence, inferred=greater.figure.order != lesser.figure.order)
