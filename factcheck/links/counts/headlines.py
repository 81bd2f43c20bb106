"""link_headlines: the count of a headline with that of the first sentence ("same": value, value); the toll of a story with its lede.

Licences: one count of one outcome in the headline, and the same outcome as the predicate of the first sentence's only count, where no
other count, no "another" and no second event stands near; a death toll that the same speaker gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.counts.count_words import count_words
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import compatible_nouns, is_period, is_person
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, NumberClaim
from factcheck.links.cues import cue_near, digits_look_alike, has_word, is_additive, sentence_words, share_words
from factcheck.links.link import Link
from factcheck.syntax.clause import SentenceReading

_OPENING: Final = 3


def link_headlines(board: Board) -> list[Link]:
    """Headline and lede, lede and toll, where both say one outcome of one count."""
    links: list[Link] = list(_slips(board))
    lede = _lede(board)
    if lede is None:
        return links
    title = _title(board, lede)
    if title is not None:
        links.append(Link("same", (("value", title.id), ("value", lede.id)), (_words(title), _words(lede)), inferred=True))
    return [*links, *_tolls(board, lede)]


def _slips(board: Board) -> Iterator[Link]:
    """A figure of the headline, and the only one of its kind in the opening, whose digits are changed about or shifted ("12th", "21st")."""
    rows: list[tuple[NumberClaim, Figure, Fraction, str]] = [
        *((entry.claim, entry.figure, entry.claim.count.nominal, entry.unit or entry.head) for entry in board.counts),
        *((share, figure, share.share.nominal, share.share.unit) for share, figure in board.shares if share.share.unit == "%"),
        *((ordinal, figure, Fraction(ordinal.ordinal), f"{figure.head}.") for ordinal, figure in board.ordinals if figure.head),
    ]
    opening = [reading.sentence.index for reading in board.reading.sentences if reading.sentence.role == "body"][:2]
    titles = [row for row in rows if row[0].scope.role == "headline" and row[3] and not row[0].scope.quoted]
    for claim, figure, value, kind in titles:
        others = [row for row in rows if row[1].order in opening and row[3] == kind and not row[0].scope.quoted]
        if len(others) != 1 or sum(row[3] == kind for row in titles) != 1:
            continue
        other, place, told, _ = others[0]
        shared = share_words(sentence_words(figure.sentence), sentence_words(place.sentence)) - {figure.head}
        if shared and value != told and digits_look_alike(value, told):
            words = (figure.mention.core, place.mention.core)
            yield Link("restated", (("value", claim.id), ("value", other.id)), words, inferred=True)


def _lede(board: Board) -> Entry | None:
    """The count of the first sentence of the story whose predicate is an outcome, if it is the only one."""
    body = [reading for reading in board.reading.sentences if reading.sentence.role == "body"][:_OPENING]
    found: list[Entry] = []
    for reading in body:
        counts = [entry for entry in board.in_sentence(reading.sentence.index) if not entry.unit and not is_period(entry.head)]
        found = [
            entry
            for entry in counts
            if entry.claim.event in count_words("told") and entry.head and entry.figure.slot in ("subject", "object")
        ]
        if counts:
            break
    if (
        len(found) != 1
        or found[0].claim.scope.quoted
        or found[0].claim.scope.status not in ("asserted", "planned")
        or is_additive(found[0].figure)
    ):
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
    following = [token.text.lower() for token in tokens[1:]] + [""]
    apart = (
        t
        for t, after in zip(tokens, following, strict=True)
        if t.text.lower() in count_words("apart") and after not in ("degree", "-", "-degree")
    )
    if any(apart) or has_word(tokens, "revision"):
        return None
    if any(_names_one(reading) for reading in opening) or (title.claim.count.nominal == 1 or lede.claim.count.nominal == 1):
        return None
    if _is_made_up(board, title, lede):
        return None
    return title


def _names_one(reading: SentenceReading) -> bool:
    """Whether a sentence brings in one more person beside its count ("Man, 3 women shot", "A man and three women were shot")."""
    for at, token in enumerate(reading.tokens):
        if token.form == "NN" and is_person(token.lemma) and token.lemma not in ("suspect", "gunman", "victim"):
            lead = reading.tokens[max(0, at - 4) : at]
            if not any(before.tag == "ADP" for before in lead):
                return True
    return False


def _is_made_up(board: Board, title: Entry, lede: Entry) -> bool:
    """Whether the headline's number is the sum of two others of the story."""
    values = [
        entry.claim.count.nominal
        for entry in board.counts
        if entry.id != title.id
        and entry.figure.order - lede.figure.order < 2 * _OPENING
        and entry.figure.noun in (None, entry.figure.chunk)
        and (compatible_nouns(entry.head, lede.head) if entry.head else entry.claim.count.nominal > 1)
    ]
    wanted = title.claim.count.nominal
    return any(a + b == wanted for at, a in enumerate(values) for b in values[at + 1 :] if lede.claim.count.nominal in (a, b))


def _tolls(board: Board, lede: Entry) -> list[Link]:
    links: list[Link] = []
    for entry in board.counts:
        if entry.figure.order == lede.figure.order or entry.unit or entry.claim.scope.quoted:
            continue
        clause = entry.figure.clause
        if clause is None or clause.verb is None or clause.verb.lemma not in count_words("stands") or not clause.subject:
            continue
        subject = entry.figure.sentence.chunks[clause.subject[0]]
        if subject.head not in count_words("toll") or lede.claim.event != "die" or "death" not in (*subject.modifiers, subject.head):
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
