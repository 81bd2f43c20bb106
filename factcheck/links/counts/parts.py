"""link_parts: which count is a part of which ("part": whole, part), and what is left of a whole ("remainder": whole, part..., rest).

Licences: "12 of the 40", "of them", "of those items", "including", "among them"; "the other four", "the remaining $400,000", "the rest".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.nouns import compatible_nouns, is_period, is_person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, has_pair_in, sum_of
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.counts.whole_before import may_hold
from factcheck.links.counts.wholes import cued_whole, explicit_whole
from factcheck.links.cues import cue_near, digits_look_alike, is_additive
from factcheck.links.link import Link

_REST: Final = frozenset(("remaining", "other", "rest"))
_SINGLES: Final = frozenset(("one", "another"))
_REST_OF_MONEY: Final = frozenset(("last", "final"))
_GO_ON: Final = frozenset(("to", "who", "that", "for", "still"))
_FEW: Final = 3
_REACH: Final = 15


def link_parts(board: Board) -> list[Link]:
    """The parts that the words mark as such, and the remainders that complete them."""
    found: dict[str, tuple[Entry, Span | None]] = {}
    for entry in board.counts:
        if is_period(entry.head) or entry.claim.scope.status in ("former", "hypothetical"):
            continue
        whole = explicit_whole(board, entry) or cued_whole(board, entry)
        if whole is not None and whole[0].id != entry.id:
            found[entry.id] = whole
    by_id = {entry.id: entry for entry in board.counts}
    links = [
        Link("part", (("whole", whole.id), ("part", name)), () if cue is None else (cue,))
        for name, (whole, cue) in found.items()
        if whole.claim.scope.quoted == by_id[name].claim.scope.quoted
    ]
    return [*links, *_included_together(board, found), *_more_than_all(board, found), *_remainders(board, found)]


def _included_together(board: Board, found: dict[str, tuple[Entry, Span | None]]) -> Iterator[Link]:
    """As in "The award includes $1.5 million for lost wages and $3.5 million for pain": amounts that one verb says are in a whole."""
    for order in board.sentences:
        parts = [entry for entry in board.in_sentence(order) if entry.id in found and entry.unit.isupper() and pointer_of(entry) is None]
        wholes = {found[part.id][0].id for part in parts}
        cues = {found[part.id][1] for part in parts}
        if len(parts) > 1 and len(wholes) == 1 and len(cues) == 1 and not any(map(is_additive, (part.figure for part in parts))):
            cue = cues.pop()
            yield Link("part", (("whole", wholes.pop()), *(("part", part.id) for part in parts)), () if cue is None else (cue,))


def _more_than_all(board: Board, parts: Collection[str]) -> Iterator[Link]:
    """As in "heard from 46 witnesses in all ... The government called 64 witnesses": more than all there are, by a slip."""
    for whole in board.counts:
        cue = cue_near(whole.figure, "total")
        if cue is None or whole.unit or not _names_its_own(whole) or not whole.is_live or not whole.claim.count.support.is_point:
            continue
        for other in board.near(whole.start):
            if abs(other.figure.order - whole.figure.order) > _REACH or other.head != whole.head or other.id in parts:
                continue
            most, more = whole.claim.count.nominal, other.claim.count.nominal
            plain = _names_its_own(other) and other.is_live and not is_additive(other.figure) and not other.figure.definite
            timed = board.time(other) is not None and board.time(whole) != board.time(other)
            if plain and not timed and cue_near(other.figure, "total") is None and more > most and digits_look_alike(most, more):
                yield Link("part", (("whole", whole.id), ("part", other.id)), (cue,), inferred=True)


def _names_its_own(entry: Entry) -> bool:
    figure = entry.figure
    return bool(figure.head) and not figure.elliptic and figure.noun is figure.chunk and not figure.modifiers


def _remainders(board: Board, parts: dict[str, tuple[Entry, Span | None]]) -> list[Link]:
    links: list[Link] = []
    for rest in board.counts:
        cue = rest_cue(rest)
        if cue is None or rest.claim.scope.status == "former":
            continue
        added = _added_before(board, rest)
        near = added[-1] if added else rest
        taken = [entry for entry in board.before(near, 1) if _belongs(board, entry, rest, parts)]
        taken = [entry for entry in taken if entry.figure.order == taken[0].figure.order]
        if not taken or len(taken) > _FEW:
            continue
        # "Of the 60, 34 have homes, 15 wait and the other 11 ...": what one part is said to be a part of, the parts on its list are too.
        stated = next((parts[entry.id][0] for entry in taken if entry.id in parts), None)
        whole = stated or _whole_of(board, taken[0], parts)
        if whole is not None and _is_of_a_wider_kind(rest, whole):
            continue
        if whole is not None and rest.claim.count.nominal > whole.claim.count.nominal:
            continue  # "Of the 114 days, 83 were at Dun, where two of three pumps failed; the other 31": of another whole
        if whole is None or whole.id == rest.id or is_additive(whole.figure) or (stated is None and _is_of_others(board, whole)):
            continue  # "Six of the graduates ... Four ... The other four": the six are as much a part
        members = [
            entry
            for entry in reversed(taken)
            if (entry.id not in parts and stated is not None and entry.id != stated.id)
            or ((found := _whole_of(board, entry, parts)) is not None and found.id == whole.id)
        ]
        if any(is_additive(member.figure) or member.claim.scope.status != taken[0].claim.scope.status for member in members):
            continue
        members += reversed(added)
        if _is_interrupted(board, rest, members) or _is_one_between(members, rest):
            continue
        if any(
            _is_sample(parts[member.id][1], board) and member.figure.order != rest.figure.order for member in members if member.id in parts
        ):
            continue
        if _is_otherwise_whole(board, whole, [*members, rest]):
            continue
        links.append(Link("remainder", (("whole", whole.id), *(("part", member.id) for member in members), ("rest", rest.id)), (cue,)))
    return links


def _is_of_a_wider_kind(rest: Entry, whole: Entry) -> bool:
    """Whether the rest is of more than the whole is of: "24 horses ... The other 11 animals there are goats"."""
    wide = rest.head in word_set("kinds of all sorts") and rest.head != whole.head and not is_person(whole.head)
    named = [token.form for token in rest.figure.tokens_after()]
    return wide and rest.verb == "be" and "NNS" in named


def _is_of_others(board: Board, entry: Entry) -> bool:
    """Whether a count is of a group that the words after it name: "six of the graduates"."""
    return board.text.startswith((" of the ", " of them", " of those", " of its ", " of their "), entry.figure.mention.span.end)


def _is_interrupted(board: Board, rest: Entry, members: list[Entry]) -> bool:
    """Whether a count whose noun is left out stands before the rest and is none of the parts: "Hill added 74, Yoon the other 12"."""
    ids = {member.id for member in members}
    return any(
        other.start < rest.start and other.id not in ids and other.unit == rest.unit and other.figure.at >= 0
        for other in board.in_sentence(rest.figure.order)
        if (other.figure.elliptic or not other.head or other.unit or pointer_of(other) is not None) and other.start > members[0].start
    )


def _is_one_between(members: Sequence[Entry], rest: Entry) -> bool:
    """Whether one more is told of without a count of its own: "won two of the 12 games and lost one, and the other nine"."""
    last = max(members, key=lambda member: member.start)
    between = rest.figure.sentence.tokens[: rest.figure.first]
    if last.figure.sentence is not rest.figure.sentence:  # "Two have opened. Another, in Lorn, is to follow, but the remaining three"
        return [token.text for token in between[:2]] == ["Another", ","]
    between = between[last.figure.beyond :]
    words = [token.text.lower() for token in between[:2]]
    if words in (["and", "a"], ["and", "an"]) and between[2:] and is_person(between[2].lemma):
        return True  # "three women and a man have stab wounds; the other two"
    return any(first.text.lower() in _SINGLES and second.tag in ("PUNCT", "CONJ") for first, second in pairwise(between))


def _is_sample(cue: Span | None, board: Board) -> bool:
    """Whether a part was only picked out ("included three surgeons"): what the next sentence calls the rest is that of something else."""
    return cue is not None and "includ" in cue.text_of(board.text).lower()


def _added_before(board: Board, rest: Entry) -> list[Entry]:
    """The counts between the first part and the rest that add to the parts: "another 208 walk", nearest first."""
    added: list[Entry] = []
    for entry in board.before(rest, 1):
        if entry.unit != rest.unit or not entry.figure.elliptic or not is_additive(entry.figure) or rest_cue(entry) is not None:
            break
        added.append(entry)
    return added


def _is_otherwise_whole(board: Board, whole: Entry, members: list[Entry]) -> bool:
    """Whether the parts and the rest may make up another whole: one that is counted elsewhere, or the dead and the rest of them."""
    together = sum_of([member.claim.count for member in members])
    wider = sum_of([whole.claim.count, members[-1].claim.count])  # the whole of the whole
    ids = {member.id for member in members}
    values = [
        other.claim.count.nominal
        for other in board.near(members[0].start)
        if other.id not in ids and other.unit == whole.unit and (not other.head or compatible_nouns(other.head, whole.head))
    ]
    if whole.figure.elliptic and any(
        other.claim.count.nominal in wider for other in board.earlier(whole.start) if other.unit == whole.unit
    ):
        return True  # "They took 46 watches. Thirty-one were found, 27 of them there. The other 15": of the 46
    if any(value in together for value in values) or has_pair_in(values, together):
        return True
    if not is_person(whole.head):
        return False
    far = members[0].figure.order - whole.figure.order > 1 or _points_to_noun(members[0])
    missing = max(whole.claim.count.nominal - (together.high or 0), (together.low or 0) - whole.claim.count.nominal)
    return missing <= (board.people_introduced[members[-1].figure.order] if far else board.deaths_told)


def _points_to_noun(entry: Entry) -> bool:
    pointer = pointer_of(entry)
    return pointer is not None and pointer[1] != ""


def rest_cue(entry: Entry) -> Span | None:
    """As in "the other four", "the remaining 16": the words that make a count a remainder."""
    words = [token for token in entry.figure.sentence.tokens if token.span.start < entry.figure.mention.core.start][-4:]
    lows = [token.text.lower() for token in words]
    if lows[-2:-1] == ["the"] and (lows[-1] in _REST or (entry.unit and lows[-1] in _REST_OF_MONEY)):
        return Span(words[-2].span.start, words[-1].span.end)
    if (
        lows[-1:] == ["the"]
        and not entry.unit
        and [t.text.lower() for t in entry.figure.sentence.tokens[entry.figure.core_at + 1 :][:1]] == ["others"]
    ):
        return Span(words[-1].span.start, entry.figure.sentence.tokens[entry.figure.core_at + 1].span.end)
    of = lows[-4:-3] == ["of"]  # "Of the rest, five reached the top": some of them
    if not of and lows[-3:-1] in (["the", "rest"], ["the", "remainder"]) and lows[-1] in (",", "—", "–", "--", "("):
        return Span(words[-3].span.start, words[-2].span.end)
    return _left_cue(entry)


def _left_cue(entry: Entry) -> Span | None:
    """As in "That leaves 36", ", leaving 36 seats.": those that are left, where no word behind says what they were left as."""
    lead = list(entry.figure.sentence.tokens[max(0, entry.figure.first - 2) : entry.figure.first])
    words = [token.text.lower() for token in lead]
    if len(lead) < 2 or not (words in (["that", "leaves"], ["that", "left"], ["this", "leaves"]) or words == [",", "leaving"]):
        return None
    if any(token.lemma in word_set("joining") and token.tag == "VERB" for token in entry.figure.sentence.tokens):
        return None  # "60 have moved away and 25 have arrived, leaving 305": what is left is more than the rest
    after = next(iter(entry.figure.tokens_after()), None)
    return lead[-1].span if after is None or after.tag == "PUNCT" or after.text.lower() in _GO_ON else None


def _belongs(board: Board, entry: Entry, rest: Entry, parts: dict[str, tuple[Entry, Span | None]]) -> bool:
    if entry.unit != rest.unit or entry.claim.scope.quoted != rest.claim.scope.quoted:
        return False
    if entry.figure.definite or rest_cue(entry) is not None:
        return False
    if entry.id in parts:
        return True
    if not entry.figure.elliptic or entry.figure.mention.kind != "cardinal":
        return False
    # "Won 64 of the 110 seats, its rival took 31": the objects of verbs in a row after a part.
    listed = entry.figure.slot == "object" and any(other.id in parts for other in board.in_sentence(rest.figure.order))
    return entry.figure.slot in ("subject", "with") or listed


def _whole_of(board: Board, entry: Entry, parts: dict[str, tuple[Entry, Span | None]]) -> Entry | None:
    if entry.id in parts:
        return parts[entry.id][0]
    for other in board.before(entry, 1):
        if rest_cue(other) is not None:
            return other
        if other.head == entry.head and not other.figure.elliptic and other.figure.slot in ("subject", "object") and may_hold(other, entry):
            return other
    return None
