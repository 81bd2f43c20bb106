"""link_partitions: a whole that the draft divides into so many parts, with those parts ("total": whole, part...).

Licences: a number of parts ("in three categories", "the package has four parts", "in all four provinces") and as many counts or amounts
after it, told apart by "the largest", "the second", "the last" or by the noun of the parts; "a combined $5.4 million" and amounts up to
"the rest, $1.5 million"; a goal or cost, what has been raised of it and "the remaining $400,000".
"""

from __future__ import annotations

from itertools import combinations
from typing import Final

from factcheck.claims.counts.count_words import count_words
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_group, is_period, same_nouns
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.parts import rest_cue
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.counts.totals import ends_list, is_level, runs_of
from factcheck.links.cues import content_words, cue_near, is_additive, sentence_words, share_words
from factcheck.links.link import Link

_MOST: Final = 8
_CLOSE: Final = 60
_FEW: Final = 3
_REACH: Final = 12
# A slip changes a digit or two: parts that are together this many times less or more than the whole are none of it.
_SLIP: Final = 3
# Amounts that differ by no more than this part of them are one, rounded.
_ROUNDING: Final = 100


def link_partitions(board: Board) -> list[Link]:
    """The wholes that are divided into an announced number of parts, or into amounts and the rest."""
    links = [link for entry in board.counts if (link := _announced(board, entry)) is not None]
    taken = {name for link in links for name in link.ids("whole")}
    for entry in board.counts:
        cue = rest_cue(entry)
        if cue is None or not entry.unit:
            continue
        link = _against_goal(board, entry, cue) or _up_to_rest(board, entry, cue)
        if link is not None and link.ids("whole")[0] not in taken:
            links.append(link)
    return links


def _announced(board: Board, number: Entry) -> Link | None:
    """As in "Each apple goes into one of four bins": the whole before, and as many parts after."""
    count = number.claim.count
    if number.unit or not count.support.is_point or not 2 <= count.nominal <= _MOST:
        return None
    spread = not is_group(number.head) and not _is_sorted(number)
    if spread and not _is_spread(board, number):
        return None
    if number.claim.scope.quoted or (number.figure.chunk is not None and number.figure.chunk.compound):
        return None
    whole = _divided(board, number)
    if whole is None:
        return None
    parts = _parts_after(board, number, whole, _kinds_after(number))
    if spread and not all(_is_marked(part, number, frozenset()) for part in (parts[-1:] if whole.unit else parts)):
        parts = []
    if len(parts) != count.nominal:
        parts = _run_after(board, number, whole)
    if len(parts) != count.nominal or any(part.claim.count.nominal > whole.claim.count.nominal for part in parts):
        return None
    together = sum(part.claim.count.nominal for part in parts)
    if not whole.claim.count.nominal <= together * _SLIP <= whole.claim.count.nominal * _SLIP * _SLIP:
        return None
    return Link("total", (("whole", whole.id), *(("part", part.id) for part in parts)), (number.figure.mention.core,))


def _is_sorted(number: Entry) -> bool:
    """As in "one of three colors", "sorted them into four groups", "divided among three agencies": the noun may be any."""
    lead = number.figure.tokens_before(5)
    words = [token.text.lower() for token in lead]
    if words[-1:] in (["into"], ["among"], ["between"]) and any(token.lemma in count_words("divide") for token in lead):
        return True
    return not number.figure.definite and [token.text.lower() for token in number.figure.tokens_before(2)] == ["one", "of"]


def _is_spread(board: Board, number: Entry) -> bool:
    """As in "48 gates in three concourses", "$24 million for three projects": the number of places or uses right after the whole."""
    if _price_of(board, number) is not None:
        return True
    if number.figure.slot not in ("in", "at", "on", "for", "among", "across", "of"):
        return False
    for entry in board.before(number, 0):
        between = board.text[entry.figure.mention.span.end : number.start].split()
        return sum(map(len, between)) < _CLOSE and "and" not in between and not any("," in word for word in between)
    return False


def _price_of(board: Board, number: Entry) -> Entry | None:
    """The amount for which so many things are bought or sold: "three buildings for $5.9 million"."""
    after = [entry for entry in board.in_sentence(number.figure.order) if entry.start > number.start]
    if number.figure.slot != "object" or not after or after[0].figure.mention.kind != "money" or after[0].figure.slot != "for":
        return None
    return after[0]


def _run_after(board: Board, number: Entry, whole: Entry) -> list[Entry]:
    """A list of as many counts, one of each kind, in one sentence after the announcement: "96 trucks, 74 cars and 44 buses"."""
    wanted = int(number.claim.count.nominal)
    own = [entry for entry in board.in_sentence(number.figure.order) if entry.start > number.start and entry.unit == whole.unit]
    if whole.unit and len(own) == wanted and [token.text for token in list(number.figure.tokens_after())[:1]] == [":"]:
        return (
            own if all(_is_part(entry, whole) for entry in own) and not is_level(board, own[0]) else []
        )  # "has three parts: a fine of ...; $450,000 to ...; and ..."
    for run in runs_of(board):
        near = 0 <= run[0].figure.order - number.figure.order <= _FEW and run[0].start > number.start
        if (
            near
            and len(run) == wanted
            and run[0].unit == whole.unit
            and not is_level(board, run[0])
            and ends_list(run)
            and len({entry.head for entry in run}) in (1, wanted)
            and not (any(entry.head == whole.head for entry in run) and any(entry.head not in ("", whole.head) for entry in run))
        ):
            return run if all(_is_part(entry, whole) for entry in run) else []
    return []


def _kinds_after(number: Entry) -> frozenset[str]:
    """The kinds, where a colon after the number names them: "one of three colors: green, yellow, red"."""
    tokens = list(number.figure.tokens_after())
    if not tokens or tokens[0].text != ":":
        return frozenset()
    return frozenset(token.text.lower() for token in tokens if token.tag in ("ADJ", "NOUN", "PROPN"))


def _divided(board: Board, number: Entry) -> Entry | None:
    """What is divided: the last count before whose noun the sentence of the parts names, or stands in its own sentence."""
    price = _price_of(board, number)
    if price is not None:
        return price
    named = content_words(t for t in number.figure.sentence.tokens if not number.figure.mention.span.contains(t.span)) | _subject_nouns(
        number.figure
    )
    own = list(board.before(number, 0))[::-1]
    for other in [*own, *(other for other in board.before(number, _REACH) if other not in own)]:
        if (
            other.id == number.id
            or is_period(other.head)
            or is_additive(other.figure)
            or other.claim.scope.quoted
            or other.claim.count.nominal < 2
        ):
            continue
        if other.claim.scope.status in ("former", "hypothetical") or (other.figure.chunk is not None and other.figure.chunk.compound):
            continue
        if other.unit:
            subjects = _subject_nouns(number.figure)
            if (
                other.figure.order == number.figure.order
                or subjects & count_words("sum")
                or _takes_them(number, other)
                or share_words(subjects, sentence_words(other.figure.sentence))
            ):
                return other
        elif not other.unit and other.head and (other.head in named or _takes_them(number, other)) and not is_group(other.head):
            return other
    return None


def _takes_them(number: Entry, other: Entry) -> bool:
    """As in "reviewed 96 complaints and sorted them into four groups"."""
    lead = [token.text.lower() for token in number.figure.tokens_before(4)]
    near = number.figure.order - other.figure.order <= 1 and other.figure.slot in ("subject", "object")
    return near and ("them" in lead or "it" in lead or any(word in ("they", "it") for word in _subject_nouns(number.figure)))


def _subject_nouns(figure: Figure) -> set[str]:
    return {figure.sentence.chunks[at].head for clause in figure.sentence.clauses for at in clause.subject}


def _parts_after(board: Board, number: Entry, whole: Entry, kinds: frozenset[str]) -> list[Entry]:
    """The counts after an announcement that can be its parts, up to as many as are announced; none where none is marked as a part."""
    wanted = int(number.claim.count.nominal)
    parts: list[Entry] = []
    marked = 0
    for other in board.after(number, _REACH):
        if other.id == whole.id or other.figure.order == number.figure.order or other.unit != whole.unit or not _is_part(other, whole):
            continue
        if _is_of_part(other, parts):
            continue
        mark = _is_marked(other, number, kinds)
        told = bool(parts) and parts[-1].figure.order == other.figure.order  # "Lorne counted three, although a barn and two carts burned"
        if (told or not mark) and whole.unit == "" and other.head and not (same_nouns(other.head, whole.head) or other.figure.elliptic):
            continue
        if parts and other.figure.paragraph - parts[-1].figure.paragraph > 2:
            break
        marked += mark
        parts.append(other)
        if len(parts) == wanted:
            break
    return parts if marked else []


def _is_of_part(other: Entry, parts: list[Entry]) -> bool:
    """As in "Six tornadoes touched down there, one of them with winds of ...": of the part told right before it in its sentence."""
    if not parts or parts[-1].figure.order != other.figure.order:
        return False
    return pointer_of(other) is not None and pointer_of(parts[-1]) is None


def _is_part(other: Entry, whole: Entry) -> bool:
    scope = other.claim.scope
    if scope.quoted or scope.status in ("former", "hypothetical", "possible", "negated") or is_period(other.head):
        return False
    if other.figure.mention.kind != whole.figure.mention.kind or other.figure.mention.of or other.figure.at < 0:
        return False
    if other.figure.chunk is not None and other.figure.chunk.compound:
        return False
    lead = other.figure.tokens_before(3)
    if lead and lead[-1].text.lower() in ("in", "of") and any(token.form == "OD" for token in lead):
        return False  # "the third loss in four", "17th of 20"
    return cue_near(other.figure, "part") is None or other.head in ("", "them", whole.head)


def _is_marked(other: Entry, number: Entry, kinds: frozenset[str]) -> bool:
    """Whether the clause of a count is about one of the parts: "the largest", "the second", "Eastern province"."""
    start = other.start
    words = {token.lemma for token in other.figure.sentence.tokens if token.span.start < start} | {
        token.text.lower() for token in other.figure.sentence.tokens if token.span.start < start
    }
    if kinds:
        return bool(kinds & {token.text.lower() for token in other.figure.sentence.tokens})
    named = {part for word in words for part in word.split()}
    return bool(words & count_words("marker")) or number.head in named


def _against_goal(board: Board, rest: Entry, cue: Span) -> Link | None:
    """As in "The cost is fixed at $4 million. They have raised $3.4 million. The remaining $400,000 .."."""
    before = [other for other in board.earlier(rest.start) if other.unit == rest.unit and _is_amount(other)]
    goals = [other for other in before if _words_of(other) & count_words("cost")]
    if len({g.claim.count.nominal for g in goals}) != 1:
        return None
    # What was raised in all comes first; where that leaves too much, each that gave is a part.
    raised = count_words("raised")
    return _raised_of(before, goals, rest, cue, raised) or _raised_of(before, goals, rest, cue, raised | count_words("given"))


def _raised_of(before: list[Entry], goals: list[Entry], rest: Entry, cue: Span, verbs: frozenset[str]) -> Link | None:
    """The goal with the amounts of these verbs and the rest, where nothing else went towards it."""
    named = {other.id for other in goals}
    raised = [
        other
        for other in before
        if other.id not in named and (other.claim.event in verbs or (other.figure.clause and other.figure.clause.event in verbs))
    ]
    together = [other for other in raised if other.figure.order == rest.figure.order and other.start > goals[0].start]
    if len({r.claim.count.nominal for r in raised}) == 1:
        together = raised[:1]
    if not together:
        together = raised if all(other.start > goals[0].start for other in raised) else []
        if _make_up(goals[0], raised, rest):
            return None
    if not 1 <= len(together) <= _FEW:
        return None
    ids = {goals[0].id, *(part.id for part in together)}
    if any(other.id not in ids and other.figure.order == rest.figure.order and other.start > together[0].start for other in before):
        return None  # "the town gave $7,000, the club $2,000 and boaters the remaining $1,000": another gave too
    left = goals[0].claim.count.nominal - sum(part.claim.count.nominal for part in together)
    if not rest.claim.count.nominal <= left * _SLIP <= rest.claim.count.nominal * _SLIP * _SLIP:
        return None  # others have given, too
    parts = (("part", part.id) for part in together)
    return Link("remainder", (("whole", goals[0].id), *parts, ("rest", rest.id)), (cue,))


def _make_up(goal: Entry, raised: list[Entry], rest: Entry) -> bool:
    """Whether some of the amounts make up the goal with the rest: the others are parts of them then."""
    most = goal.claim.count.nominal
    for size in range(1, min(len(raised), _MOST) + 1):
        for chosen in combinations(raised[:_MOST], size):
            together = sum(entry.claim.count.nominal for entry in (*chosen, rest))
            if abs(together - most) * _ROUNDING <= most:
                return True
    return False


def _is_amount(other: Entry) -> bool:
    scope = other.claim.scope
    return not scope.quoted and scope.status not in ("former", "negated", "possible") and not other.figure.mention.of


def _words_of(other: Entry) -> set[str]:
    """The words of the clause of an amount, and its noun."""
    clause = other.figure.clause
    if clause is None:
        return content_words(other.figure.tokens_before(3)) | {other.head}
    own = {token.lemma for token in other.figure.sentence.tokens if clause.span.start <= token.span.start < clause.span.end}
    return own | {clause.event, other.head}


def _up_to_rest(board: Board, rest: Entry, cue: Span) -> Link | None:
    """As in "A combined $5.4 million": the amounts after it, up to the rest."""
    wholes = [other for other in board.before(rest, _REACH) if other.unit == rest.unit and cue_near(other.figure, "total") is not None]
    whole = wholes[0] if wholes else _first_of_paragraph(board, rest, cue)
    if whole is None:
        return None
    parts = [other for other in board.earlier(rest.start) if whole.start < other.start and other.unit == rest.unit and _is_amount(other)]
    if not 1 <= len(parts) <= _MOST or any(cue_near(part.figure, "part") for part in parts):
        return None
    return Link("remainder", (("whole", whole.id), *(("part", part.id) for part in parts), ("rest", rest.id)), (cue,))


def _first_of_paragraph(board: Board, rest: Entry, cue: Span) -> Entry | None:
    """The first amount of a paragraph that ends in "the rest, $320,000", where all others stand between the two."""
    if any(board.text[cue.start : cue.end].lower().endswith(word) for word in ("last", "final", "remaining", "other")):
        return None
    if any(other.figure.paragraph == rest.figure.paragraph - 1 and other.unit == rest.unit for other in board.near(rest.start)):
        return None
    here = [other for other in board.near(rest.start) if other.figure.paragraph == rest.figure.paragraph and other.unit == rest.unit]
    before = [other for other in here if other.start < rest.start]
    if not 2 <= len(before) <= _FEW + 1 or not all(_is_amount(other) and other.figure.slot for other in before):
        return None
    return before[0] if before[0].figure.slot in ("subject", "object") and before[0].figure.order < before[1].figure.order else None
