"""link_headlines: the count of a headline with that of the first sentence ("same": value, value); the toll of a story with its lede.

Licences: one count of one outcome in the headline, and the same outcome as the predicate of the first sentence's only count, where no
other count, no "another" and no second event stands near; a death toll that the same speaker gives.
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.nouns import compatible_nouns, is_period
from factcheck.draft import Span
from factcheck.links.board import Board, Entry, people_introduced
from factcheck.links.cues import cue_near, has_word, is_additive
from factcheck.links.link import Link

_OPENING: Final = 3
_OUTCOMES: Final = frozenset(
    ("die", "injure", "shoot", "arrest", "charge", "hospitalize", "stab", "rescue", "miss", "displace", "convict", "layoff", "sentence", "close", "infect")
)
_APART: Final = frozenset(("another", "other", "others", "also", "separate", "second", "third", "addition", "additional", "later", "earlier", "two", "shootings", "incidents", "update", "updated", "plus", "more", "total", "including", "man", "woman", "boy", "girl", "teen", "child", "suspect", "gunman", "himself", "herself"))
_TOLLS: Final = frozenset(("toll", "number", "count", "tally"))
_STANDS: Final = frozenset(("stand", "be", "reach", "rise", "climb", "remain", "grow"))


def link_headlines(board: Board) -> list[Link]:
    """Headline and lede, lede and toll, where both say one outcome of one count."""
    links: list[Link] = []
    lede = _lede(board)
    if lede is None:
        return links
    title = _title(board, lede)
    if title is not None:
        links.append(Link("same", (("value", title.id), ("value", lede.id)), (_words(title), _words(lede)), inferred=True))
    return [*links, *_tolls(board, lede)]


def _lede(board: Board) -> Entry | None:
    """The count of the first sentence of the story whose predicate is an outcome, if it is the only one."""
    body = next((reading for reading in board.reading.sentences if reading.sentence.role == "body"), None)
    if body is None:
        return None
    found = [entry for entry in board.in_sentence(body.sentence.index) if entry.claim.event in _OUTCOMES and not is_period(entry.head)]
    found = [entry for entry in found if not entry.unit and entry.figure.at >= 0]
    if len(found) != 1 or found[0].claim.scope.quoted or found[0].claim.scope.status not in ("asserted", "planned") or is_additive(found[0].figure):
        return None
    return found[0] if cue_near(found[0].figure, "part") is None else None


def _title(board: Board, lede: Entry) -> Entry | None:
    titles = [
        entry
        for entry in board.counts
        if entry.claim.scope.role == "headline" and entry.figure.at >= 0 and not entry.unit and entry.figure.mention.kind == "cardinal"
    ]
    if len(titles) != 1 or titles[0].claim.event != lede.claim.event or is_additive(titles[0].figure):
        return None
    title = titles[0]
    if title.head and title.head != "person" and not compatible_nouns(title.head, lede.head):
        return None
    opening = [
        reading
        for reading in board.reading.sentences
        if reading.sentence.role in ("headline", "heading") or 0 <= reading.sentence.index - lede.figure.order < _OPENING
    ]
    tokens = [token for reading in opening for token in reading.tokens]
    if any(token.text.lower() in _APART or token.lemma in _APART for token in tokens) or has_word(tokens, "revision"):
        return None
    if people_introduced(board, lede) or (title.claim.count.nominal == 1 or lede.claim.count.nominal == 1):
        return None
    if _is_made_up(board, title, lede):
        return None
    return title


def _is_made_up(board: Board, title: Entry, lede: Entry) -> bool:
    """Whether the headline's number is the sum of two others of the story."""
    values = [entry.claim.count.nominal for entry in board.counts if not entry.unit and entry.id != title.id and not is_period(entry.head)]
    wanted = title.claim.count.nominal
    return any(a + b == wanted for at, a in enumerate(values) for b in values[at + 1 :] if lede.claim.count.nominal in (a, b))


def _tolls(board: Board, lede: Entry) -> list[Link]:
    links: list[Link] = []
    for entry in board.counts:
        if entry.figure.order == lede.figure.order or entry.unit or entry.claim.scope.quoted:
            continue
        clause = entry.figure.clause
        if clause is None or clause.verb is None or clause.verb.lemma not in _STANDS or not clause.subject:
            continue
        subject = entry.figure.sentence.chunks[clause.subject[0]]
        if subject.head not in _TOLLS or lede.claim.event != "die" or "death" not in (*subject.modifiers, subject.head):
            continue
        if entry.figure.slot not in ("at", "to", "object") or not _one_speaker(lede, entry):
            continue
        links.append(Link("same", (("value", lede.id), ("value", entry.id)), (subject.span,), inferred=True))
    return links


def _one_speaker(first: Entry, second: Entry) -> bool:
    """Whether both counts are given by one and the same speaker."""
    own, other = first.claim.scope.source.split(), second.claim.scope.source.split()
    return bool(own and other) and own[-1].lower() == other[-1].lower()


def _words(entry: Entry) -> Span:
    return entry.figure.mention.core
