"""apposed_share: a share and a count set beside it, of a whole that stands sentences before ("share": share, whole, part).

As in "Eighty pupils, a quarter of the total", "half of the fleet, or 16 boats", "One in four pupils, 60 in all", "a third of the members
backed it: 40". The whole is the only number that the draft gives for the noun of the count, or for that of the share where the count has
none; the words of a share ("the fleet", "the total", "them") need not be those.
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.counts.count_words import head_counts
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_anyone, is_period, names_a_set, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.appositions import set_off_after
from factcheck.links.counts.board import Board, Entry, Share, cue_span, words_between
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.counts.share_bases import exists
from factcheck.links.counts.times_apart import is_of_other_time, is_told_of_other_time
from factcheck.links.cues import opens_elsewhere
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_FAR: Final = 10
_MARKS: Final = frozenset((",", "or", "(", "—", "–", "--"))
_EXACT: Final = frozenset(("exactly", "precisely", "just", "fully", "only", "or"))
_THEM: Final = frozenset(("them", "those", "these", "total", "whole", "all"))


def apposed_share(board: Board, share: Share) -> Link | None:
    """The link of a share with the count beside it and with their whole; None where there is none."""
    claim, figure = share
    if claim.share.bound != "=" or is_told_of_other_time(figure) or opens_elsewhere(figure):
        return None
    if figure.noun is not None and figure.noun.head in ("rest", "remainder", "other"):
        return None  # "Half of the rest, 850,000 chests": what the rest is, other figures tell
    if claim.share.unit == "" and figure.mention.kind != "fraction" and figure.mention.kind != "percent":
        return None
    found = _before(board, figure) or _after(board, figure)
    if found is None:
        return None
    part, cue = found
    whole = _whole(board, figure, part) or _whole_behind(board, figure, part)
    if whole is None or not _is_part(part) or part.claim.count.nominal >= whole.claim.count.nominal:
        return None
    return Link("share", (("share", claim.id), ("whole", whole.id), ("part", part.id)), (cue,), inferred=True)


def _is_part(part: Entry) -> bool:
    told = part.claim.scope.status in ("asserted", "planned") and not part.claim.scope.quoted
    return told and not part.unit and not part.is_additive and part.claim.count.bound == "=" and not is_period(part.head)


def _before(board: Board, figure: Figure) -> tuple[Entry, Span] | None:
    """The count that a share is set off behind: "22 boats, half of the fleet,", "Forty were in barns, exactly a fifth of the nests."."""
    here = [entry for entry in board.in_sentence(figure.order) if entry.start < figure.mention.span.start]
    if not here or board.shares_between(here[-1].start, figure.mention.span.start) or not _is_closed(figure):
        return None
    part = here[-1]
    between = words_between(figure.sentence, part.figure.mention.span.end, figure.mention.span.start)
    lead = [token for token in between if token.index >= part.figure.beyond]
    if not lead or not _marks(lead[-1:]) | (lead[-1].text.lower() in _EXACT):
        return None
    if _marks(lead) or _pointed(between):
        return part, cue_span(lead)
    tail = [token for token in lead[-3:] if token.text.lower() in _MARKS | _EXACT]
    alone = len(here) == 1 and part.figure.slot == "subject" and tail[:1] != [] and tail[0].text in _MARKS - {"or"}
    said = any(token.text.lower() in ("exactly", "precisely", "or") for token in tail)
    plain = not any(token.tag in ("CONJ", "SCONJ", "NUM") or token.text == "," for token in lead[: -len(tail)]) if tail else False
    return (part, cue_span(tail)) if alone and said and plain and lead[-1] is tail[-1] else None


def _marks(tokens: list[Token]) -> bool:
    return bool(tokens) and all(token.text.lower() in _MARKS | _EXACT for token in tokens) and tokens[0].text.lower() in _MARKS


def _pointed(between: list[Token]) -> bool:
    """As in "Four hundred of them, exactly half": the pronoun stands between the count and the mark."""
    words = [token.text.lower() for token in between]
    return words[:2] in (["of", "them"], ["of", "those"]) and _marks(between[2:])


def _is_closed(figure: Figure) -> bool:
    """Whether a mark or the end of the sentence stands right behind a share and what it is of."""
    after = next((t for t in figure.sentence.tokens if t.index >= end_of(figure)), None)
    return after is None or after.tag == "PUNCT"


def end_of(figure: Figure) -> int:
    """The index of the first token behind a share and the noun that it is of."""
    noun = figure.noun
    behind = noun is not None and noun.span.start >= figure.mention.span.end
    return max(figure.beyond, noun.tokens[1] + 1) if noun is not None and behind else figure.beyond


def _after(board: Board, figure: Figure) -> tuple[Entry, Span] | None:
    """The count set off behind a share: "half of the boats, 18,", "One in four pupils, 60 in all", "backed by a third of them: 30."."""
    after = [entry for entry in board.in_sentence(figure.order) if entry.start >= figure.mention.span.end]
    if not after:
        return None
    tokens = figure.sentence.tokens
    end = tokens[end_of(figure)].span.start if end_of(figure) < len(tokens) else figure.sentence.sentence.span.end
    found = set_off_after(board, figure.order, end, after[0])
    if found is not None:
        return found
    lead = after[0].figure.tokens_before(1)
    closing = next(iter(after[0].figure.tokens_after()), None)
    bare = after[0].figure.elliptic or not after[0].head
    colon = lead and lead[0].text == ":" and bare and (closing is None or closing.text == ".") and len(after) == 1
    return (after[0], lead[0].span) if colon else None


def _whole(board: Board, figure: Figure, part: Entry) -> Entry | None:
    """The only number that the draft gives near for the things of a count, or of a share whose count names none."""
    noun = figure.noun.head if figure.noun is not None and figure.noun is not figure.chunk else figure.head
    if figure.noun is None:
        return None  # "Pickett had 391 votes, or 2 percent": of all votes, and not of her rival's
    own = part.head if part.head and not part.figure.elliptic and part.figure.noun is part.figure.chunk else ""
    if own and noun and not (same_nouns(own, noun) or _takes_up(noun, own)):
        return None
    name = own or noun
    if not name or name in _THEM or (not own and _is_set(name)):
        return None
    near = [entry for entry in board.earlier(figure.mention.span.start) if figure.order - entry.figure.order <= _FAR]
    known = [entry for entry in near if entry.id != part.id and _may_be_whole(entry, name)]
    if not known or len({entry.claim.count.nominal for entry in known}) != 1:
        return None
    return known[-1]


def _whole_behind(board: Board, figure: Figure, part: Entry) -> Entry | None:
    """The whole right behind a share that is set off: "640 votes, or 70 percent, of the 1,000 cast"."""
    if part.start > figure.mention.span.start or figure.noun is not None:
        return None
    after = next((entry for entry in board.in_sentence(figure.order) if entry.start >= figure.mention.span.end), None)
    if after is None or after.unit or after.claim.count.bound != "=" or not exists(after):
        return None
    between = [token.text.lower() for token in words_between(figure.sentence, figure.mention.span.end, after.figure.mention.span.start)]
    named = same_nouns(part.head, after.head) or after.figure.elliptic or after.head in ("", "total", "cast")
    led = [word for word in between if word not in (",", ")", "—", "–")]
    return after if named and led in (["of"], ["of", "the"], ["of", "its"], ["of", "all"], ["of", "their"]) else None


def _may_be_whole(entry: Entry, name: str) -> bool:
    named = same_nouns(entry.head, name) and not entry.figure.elliptic and not entry.unit and pointer_of(entry) is None
    return named and exists(entry) and entry.claim.count.bound == "=" and not entry.is_additive and not is_of_other_time(entry)


def _is_set(noun: str) -> bool:
    return names_a_set(noun) or noun in word_set("bodies") or noun in word_set("any body") or noun in head_counts()


def _takes_up(noun: str, own: str) -> bool:
    """Whether what a share is of may be all of some things: "the fleet" of boats, "the total", "them"."""
    return (
        noun in _THEM
        or _is_set(noun)
        or noun in word_set("voting bodies")
        or is_anyone(noun)
        or noun in word_set("collective nouns")
        or noun in head_counts().get(own, ())
    )
