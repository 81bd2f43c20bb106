"""link_totals: a whole with all of its parts ("total": whole, part...).

Licences: a colon, dashes or parentheses after a count, with a list of counts; a list of kinds that exclude one another beside the noun
that was counted ("the passengers, 19 men and 21 women"); as many parts as are announced ("four parts: the biggest ... the last").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.counts.count_words import count_words
from factcheck.claims.nouns import are_exclusive, compatible_nouns, is_period, same_nouns
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.cues import cue_near, is_additive
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_OPENERS: Final = (":", "—", "–", "--", "(")
_UNCOUNTED: Final = frozenset(("several", "some", "many", "others", "other", "various", "more", "a", "an", "one"))
_LEAST: Final = 2
_LABEL: Final = 4
_ASIDE: Final = 6


def link_totals(board: Board) -> list[Link]:
    """The wholes whose parts are all stated."""
    links = [link for entry in board.counts if (link := _summed_clauses(board, entry)) is not None]
    for run in runs_of(board):
        link = _colon_list(board, run) or _apposed_kinds(board, run) or _chosen_kinds(board, run) or _divided_among(board, run)
        link = link or _summed_up(board, run)
        if link is not None:
            links.append(link)
    return links


def runs_of(board: Board) -> Iterator[list[Entry]]:
    """The lists of counts of a draft: two or more in a row in one sentence, with a comma or "and" before each but the first."""
    orders = dict.fromkeys(entry.figure.order for entry in board.counts)
    for order in orders:
        run: list[Entry] = []
        for entry in board.in_sentence(order):
            if run and _follows(board, run[-1], entry):
                run.append(entry)
                continue
            if len(run) >= _LEAST:
                yield run
            run = [entry] if _can_stand(entry) else []
        if len(run) >= _LEAST:
            yield run


def _can_stand(entry: Entry) -> bool:
    scope = entry.claim.scope
    return scope.status != "former" and not scope.quoted and not is_period(entry.head) and not entry.claim.count.unit.endswith("%")


def _follows(board: Board, last: Entry, entry: Entry) -> bool:
    """Whether a count goes on the list of the one before it: the same unit, one comma or "and" between, directly before it."""
    if last.unit != entry.unit or not _can_stand(entry) or last.figure.mention.kind != entry.figure.mention.kind:
        return False
    end = last.figure.chunk.span.end if last.figure.chunk else last.figure.mention.span.end
    start = min(entry.figure.mention.span.start, entry.figure.chunk.span.start if entry.figure.chunk else entry.start)
    between = board.text[end:start]
    if entry.figure.mention.span.start < entry.start and cue_near(entry.figure, "total") is not None:
        return False
    words = between.replace(",", " , ").replace(";", " ; ").split()
    if words and words[-1] not in (",", ";", "and") and _is_gapped(last, entry):
        while words and words[-1] not in (",", ";", "and"):
            words.pop()
    if not words or words[-1] not in (",", ";", "and"):
        return False
    while words and words[-1] in (",", ";", "and"):
        words.pop()
    return not any(word in (",", ";", "and", "or", "—", "–", "who", "which", "(", ":") for word in words) and len(words) <= 6


def _is_gapped(last: Entry, entry: Entry) -> bool:
    """Whether a count follows its own subject, the verb being that of the first: "growers get $410,000, drivers $190,000"."""
    if entry.head and not entry.figure.elliptic and not entry.unit:
        return False
    between = entry.figure.sentence.tokens[last.figure.beyond : entry.figure.first]
    label: list[Token] = []
    for token in reversed(between):
        if token.text.lower() in (",", ";", "and"):
            break
        label.append(token)
    return 0 < len(label) <= _LABEL and all(token.tag in ("NOUN", "PROPN", "ADJ", "DET") or token.text == "'s" for token in label)


def ends_list(run: list[Entry]) -> bool:
    """Whether nothing more follows in the list: a mark that ends it, or no further "and" before the next mark.

    Behind the last of "A, B and C" an "and" joins words within it ("a raffle for hams and pies"), unless it stands right there.
    """
    last = run[-1]
    end = last.figure.chunk.span.end if last.figure.chunk else last.figure.mention.span.end
    tokens = [token for token in last.figure.sentence.tokens if token.span.start >= end]
    joined = len(run) > 1 and any(token.text.lower() == "and" for token in _between(run[-2], last))
    for at, token in enumerate(tokens):
        low = token.text.lower()
        following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
        if low in (".", ";", "—", "–", "--", ")", ",", "!", "?"):
            return not (low == "," and (following in ("and", "plus", "as") or (tokens[at + 1 : at + 2] and tokens[at + 1].form == "C")))
        if low in ("and", "plus", "or", "but") and (
            at == 0 or not joined or following in _UNCOUNTED or (tokens[at + 1 : at + 2] and tokens[at + 1].form == "C")
        ):
            return False
    return True


def _between(first: Entry, second: Entry) -> list[Token]:
    """The words between two counts."""
    return [t for t in first.figure.sentence.tokens if first.figure.mention.core.end <= t.span.start < second.start]


def _colon_list(board: Board, run: list[Entry]) -> Link | None:
    """As in "Twelve people died: five men and seven women"."""
    first = run[0]
    start = min(first.figure.mention.span.start, first.figure.chunk.span.start if first.figure.chunk else first.start)
    before = board.text[first.figure.sentence.sentence.span.start : start].rstrip()
    opener = next((mark for mark in _OPENERS if before.endswith(mark)), None)
    if opener is None or not ends_list(run) or is_level(board, first):
        return None
    opening = first.figure.sentence.sentence.span.start + len(before) - len(opener)
    whole = next((entry for entry in board.before(first, 0) if entry.unit == first.unit and not is_period(entry.head)), None)
    if (
        whole is None
        or whole.claim.scope.status == "former"
        or is_additive(whole.figure)
        or not (whole.head or whole.unit or whole.figure.noun)
    ):
        return None
    if any(_follows(board, other, whole) for other in board.before(whole, 0)):
        return None
    gap = board.text[whole.figure.mention.span.end : opening]
    if any(mark in gap for mark in _OPENERS) or ("," in gap and not (opener == ":" and _is_said(gap))):
        return None
    heads = [entry.head for entry in run]
    complete = (
        are_exclusive(heads)
        or (opener != "(" and (len(set(heads)) == len(heads) or first.unit.isupper()))
        or all(same_nouns(whole.head, head) for head in heads)
    )
    if not complete or _is_met_before(board, whole, run):
        return None
    return _total(whole, run, Span(opening, opening + len(opener)))


def is_level(board: Board, entry: Entry) -> bool:
    """As in "in two steps: to $13 in May and $15 in June": what something rises or falls to, which adds to nothing."""
    lead = board.text[entry.figure.sentence.sentence.span.start : entry.start].lower()
    return lead.endswith(" to ")


def _is_said(gap: str) -> bool:
    """Whether what stands between a count and a colon only says whose word it is: ", the auction house said"."""
    aside = gap.rpartition(",")[2].split()
    return gap.count(",") == 1 and 0 < len(aside) <= 8 and not {"said", "says", "announced"}.isdisjoint(aside[-3:])


def _chosen_kinds(board: Board, run: list[Entry]) -> Link | None:
    """As in "Voters filled all nine seats, choosing five incumbents and four newcomers": kinds after a participle."""
    first = run[0]
    lead = first.figure.tokens_before(2)
    words = [token.text.lower() for token in lead]
    if not are_exclusive([entry.head for entry in run]) or not ends_list(run):
        return None
    if not count_words("through") & set(words[-1:]) and words not in (
        ["made", "of"],
        ["consisting", "of"],
        ["composed", "of"],
        ["up", "of"],
    ):
        return None
    near = [entry for entry in board.before(first, 0) if entry.unit == first.unit and not is_period(entry.head)]
    if len(near) != 1 or is_additive(near[0].figure) or near[0].claim.scope.status == "former":
        return None
    return _total(near[0], run, Span(lead[-1].span.start, lead[-1].span.end))


def _divided_among(board: Board, run: list[Entry]) -> Link | None:
    """As in "Members will divide a profit of $660,000. Growers get $410,000, drivers $170,000 and packers $80,000"."""
    first = run[0]
    if not ends_list(run):
        return None
    for whole in board.before(first, 1):
        clause = whole.figure.clause
        if whole.figure.order == first.figure.order or clause is None or clause.verb is None or whole.unit != first.unit:
            continue
        if clause.verb.lemma in count_words("shareout") and len(board.in_sentence(whole.figure.order)) == 1 and (whole.unit or whole.head):
            return _total(whole, run, clause.verb.span)
    return None


def _summed_up(board: Board, run: list[Entry]) -> Link | None:
    """As in "The state gave $4 million and the county $2 million, a total of $6 million": the sum right after a list."""
    last = run[-1]
    after = [entry for entry in board.in_sentence(last.figure.order) if entry.start > last.start]
    if not after or after[0].unit != last.unit or is_additive(after[0].figure) or after[0].claim.scope.status != last.claim.scope.status:
        return None
    whole = after[0]
    if any(entry.unit == last.unit and entry.start < run[0].start for entry in board.in_sentence(last.figure.order)):
        return None
    cue = cue_near(whole.figure, "total")
    lead = [token.text.lower() for token in last.figure.sentence.tokens[last.figure.beyond : whole.figure.first]]
    if cue is None or cue.start > whole.start or len(lead) > _ASIDE or not set(lead[-3:]) & {",", "—", "–", "--", "for"}:
        return None
    if not whole.unit and not (are_exclusive([entry.head for entry in run]) or all(same_nouns(entry.head, whole.head) for entry in run)):
        return None
    return _total(whole, run, cue)


def _summed_clauses(board: Board, whole: Entry) -> Link | None:
    """As in "The state gave $4 million and the county gave $2 million, for a total of $6 million": one verb, twice or more."""
    cue = cue_near(whole.figure, "total")
    if cue is None or not whole.unit.isupper() or cue.start > whole.start:
        return None
    parts = [entry for entry in board.in_sentence(whole.figure.order) if entry.start < whole.start and entry.unit == whole.unit]
    verbs = {entry.figure.clause.verb.lemma for entry in parts if entry.figure.clause is not None and entry.figure.clause.verb is not None}
    if len(parts) < _LEAST or len(verbs) != 1 or not all(entry.figure.slot == "object" and _can_stand(entry) for entry in parts):
        return None
    lead = [token.text.lower() for token in whole.figure.tokens_before(2)]
    return _total(whole, parts, cue) if lead[-1:] == ["for"] or "," in lead else None


def _apposed_kinds(board: Board, run: list[Entry]) -> Link | None:
    """As in "The swimmers, 11 boys and 15 girls, were sent home": kinds beside a noun that was counted before."""
    if not are_exclusive([entry.head for entry in run]) or not ends_list(run):
        return None
    first = run[0]
    chunks = [chunk for chunk in first.figure.sentence.chunks if chunk.span.end <= first.start and not chunk.compound]
    if not chunks:
        return None
    noun = chunks[-1]
    between = board.text[noun.span.end : first.figure.chunk.span.start if first.figure.chunk else first.start].strip()
    verb = between.lower() in ("were", "are", "included")
    if between not in (",", ":", "—", "–", "--", "(") and not verb:
        return None
    if between.lower() == "included":
        return None
    cue = Span(noun.span.start, first.start)
    if noun.mention is not None:
        whole = next((entry for entry in board.in_sentence(first.figure.order) if entry.figure.chunk is noun), None)
    elif noun.head == "they":
        near = [
            entry
            for entry in board.before(first, 1)
            if entry.figure.order != first.figure.order and entry.figure.slot in ("subject", "object")
        ]
        whole = near[0] if len(near) == 1 else None
    elif noun.definite:
        whole = _counted_before(board, first, noun.head)
    else:
        return None
    if whole is None or whole.id == first.id or is_additive(whole.figure) or whole.claim.scope.status == "former":
        return None
    return _total(whole, run, cue)


def _counted_before(board: Board, entry: Entry, noun: str) -> Entry | None:
    """The count that a definite noun takes up: the last one before of the same noun."""
    for other in board.before(entry, 6):
        if other.figure.order == entry.figure.order or other.figure.elliptic:
            continue
        lead = [token.lemma for token in other.figure.tokens_before(2)]
        if compatible_nouns(noun, other.head) or lead == [noun, "of"]:
            return other
    return None


def _total(whole: Entry, parts: list[Entry], cue: Span) -> Link | None:
    if whole.unit != parts[0].unit or any(part.id == whole.id for part in parts) or any(_is_picked_out(whole, part) for part in parts):
        return None
    return Link("total", (("whole", whole.id), *(("part", part.id) for part in parts)), (cue,))


def _is_met_before(board: Board, whole: Entry, parts: list[Entry]) -> bool:
    """As in "They have 77 seats, against 73 for the rest: 44 from the Center, 19 from ...": the parts of another count, exactly."""
    total = sum(part.claim.count.nominal for part in parts)
    others = (other for other in board.before(whole, 0) if other.unit == whole.unit)
    return total != whole.claim.count.nominal and any(other.claim.count.nominal == total for other in others)


def _is_picked_out(whole: Entry, part: Entry) -> bool:
    """Whether a cue makes a count one part of several; that of the whole itself does not ("she owns 380 of them: 210 hats ...")."""
    cue = cue_near(part.figure, "part")
    return cue is not None and not 0 <= cue.start - whole.figure.mention.core.end <= 1
