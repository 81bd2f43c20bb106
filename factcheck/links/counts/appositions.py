"""set_off_after: the count that an apposition adds to a group just named: "half of the 90 jurors questioned, 45 in all, ...".

Licences: a bare count between a mark and a mark, or closed by "in all", "of them" or the like; a definite one that says which they are
("a third of them, the 300 who work at night, will ...").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.nouns import compatible_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, cue_span, words_between
from factcheck.links.cues import SET_OFF
from factcheck.syntax.clause import Token

_JOINTS: Final = frozenset(("or", "about", "some", "roughly", "nearly", "all"))
_CLOSING: Final = (
    ("in", "all"),
    ("in", "total"),
    ("all", "told"),
    ("altogether",),
    ("of", "them"),
    ("of", "those"),
)
_RELATIVE: Final = frozenset(("who", "that", "which", "whose", "whom", "where"))
_PARTIAL: Final = frozenset(("among", "included", "including", "notably", "mostly", "chiefly"))


def set_off_after(board: Board, order: int, last: int, whole: Entry) -> tuple[Entry, Span] | None:
    """The next count behind a place of a sentence, where marks set it off as the number of those just named, and the words that do."""
    after = [other for other in board.in_sentence(order) if other.start >= last]
    if not after or after[0].unit != whole.unit or after[0].figure.mention.of:
        return None
    entry = after[0]
    between = words_between(entry.figure.sentence, last, entry.figure.mention.span.start)
    bare = entry.figure.elliptic or not entry.head
    if _is_definite(entry):
        alone = len(after) == 1 or _closes_before(entry, after[1])
        return (entry, cue_span(between)) if bare and alone and _marks_only(between, ("the", "all")) and _says_which(entry) else None
    if _points_on(entry):
        return None  # "half of the 900 seats, 200 of them on Monday"
    if between and _marks_only(between, ()):
        known = bare or entry.unit or compatible_nouns(entry.head, whole.head) or whole.head.endswith(entry.head) or entry.head == "vote"
        return (entry, cue_span(between)) if known else None
    if not between or not (bare or whole.head.endswith(entry.head)) or _leads_to_others(between):
        return None
    closed = _closing(entry)
    mark, opens = between[-1].text.lower(), between[-2].text if len(between) > 1 else ""
    if closed and mark in SET_OFF:
        return entry, between[-1].span
    raised = between[0].form in ("VBN", "VBD")  # "half of the $48,000 raised, or $24,000"
    if any(token.tag in ("VERB", "AUX", "SCONJ") for token in between[int(raised) : -1]):
        return None
    closing = next(iter(entry.figure.tokens_after()), None)
    set_off = mark in ("—", "–", "--", "(") or (mark == "or" and opens == ",")
    return (entry, between[-1].span) if set_off and closing is not None and closing.tag == "PUNCT" else None


def _marks_only(between: Sequence[Token], articles: tuple[str, ...]) -> bool:
    """Whether nothing but marks, "or", "about" and the given articles lead to a count, a mark first or last."""
    return bool(between) and all(token.tag == "PUNCT" or token.text.lower() in (*_JOINTS, *articles) for token in between)


def _is_definite(entry: Entry) -> bool:
    chunk = entry.figure.chunk
    return chunk is not None and chunk.determiner in ("the", "those")


def _says_which(entry: Entry) -> bool:
    """Whether a definite count goes on to say which they are, all of them: "the 300 who work at night,"."""
    after = list(entry.figure.tokens_after())
    end = next((at for at, token in enumerate(after) if token.tag == "PUNCT"), len(after))
    words = [token.text.lower() for token in after[:end]]
    return words[:1] != [] and words[0] in _RELATIVE and not _PARTIAL & set(words)


def _closes_before(entry: Entry, other: Entry) -> bool:
    """Whether a mark and a verb stand between two counts, so that the second is in no list with the first."""
    between = words_between(entry.figure.sentence, entry.figure.mention.span.end, other.figure.mention.span.start)
    comma = next((at for at, token in enumerate(between) if token.text in SET_OFF), len(between))
    return any(token.tag in ("VERB", "AUX") for token in between[comma:])


def _leads_to_others(between: Sequence[Token]) -> bool:
    """Whether the words before a count bring in others than those named: "... went home; the rest, 30 in all"."""
    if any(token.tag == "CONJ" and token.text.lower() != "or" for token in between) or any(token.text == ";" for token in between):
        return True
    return bool({token.lemma for token in between} & (word_set("picks from a row") | {"other", "rest"}))


def _points_on(entry: Entry) -> bool:
    """Whether a count is of some of those named, and goes on to say which: "200 of them on Monday"."""
    after = [token.text.lower() for token in entry.figure.sentence.tokens[entry.figure.first + 1 :][:2]]
    return after[:1] == ["of"] and after[1:] != [] and after[1] in ("them", "those", "these", "whom", "which") and not _closing(entry)


def _closing(entry: Entry) -> bool:
    """Whether "in all", "of them" or the like stand right behind a count, and a mark behind those."""
    tokens = entry.figure.sentence.tokens[entry.figure.first + 1 :][:4]
    words = [token.text.lower() for token in tokens]
    return any(tuple(words[: len(cue)]) == cue and len(tokens) > len(cue) and tokens[len(cue)].tag == "PUNCT" for cue in _CLOSING)
