"""link_parts: which count is a part of which ("part": whole, part), and what is left of a whole ("remainder": whole, part..., rest).

Licences: "12 of the 40", "of them", "of those items", "including", "among them"; "the other four", "the remaining $400,000", "the rest".
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.count_words import count_words
from factcheck.claims.nouns import compatible_nouns, is_anyone, is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board, Entry, has_pair_in, sum_of
from factcheck.links.cues import cue_near, is_additive
from factcheck.links.link import Link
from factcheck.syntax.clause import Clause

_POINTERS: Final = frozenset(("them", "those", "these", "whom", "which", "that", "this", "it"))
_KNOWN: Final = frozenset(("the", "these", "those", "its", "their", "his", "her"))
_INCLUDES: Final = frozenset(("include", "comprise"))
_REST: Final = frozenset(("remaining", "other", "rest"))
_REST_OF_MONEY: Final = frozenset(("last", "final"))
_NEAR: Final = 2
_FAR: Final = 200
_FEW: Final = 3
_OF_THAT: Final = 3
# A slip changes a digit or two: what is this many times a count is no part of it.
_SLIP: Final = 3
_TIME_REACH: Final = 8
_LENGTHS: Final = ("years", "months", "weeks", "days", "hours", "minutes", "nights", "seasons")


def link_parts(board: Board) -> list[Link]:
    """The parts that the words mark as such, and the remainders that complete them."""
    found: dict[str, tuple[Entry, Span | None]] = {}
    for entry in board.counts:
        if is_period(entry.head) or entry.claim.scope.status in ("former", "hypothetical"):
            continue
        whole = _explicit_whole(board, entry) or _cued_whole(board, entry)
        if whole is not None and whole[0].id != entry.id:
            found[entry.id] = whole
    by_id = {entry.id: entry for entry in board.counts}
    links = [
        Link("part", (("whole", whole.id), ("part", name)), () if cue is None else (cue,))
        for name, (whole, cue) in found.items()
        if whole.claim.scope.quoted == by_id[name].claim.scope.quoted
    ]
    return [*links, *_remainders(board, found)]


def whole_of_part(board: Board, entry: Entry) -> Entry | None:
    """The whole that the words say a count is a part of, if any."""
    found = _explicit_whole(board, entry) or _cued_whole(board, entry)
    return found[0] if found is not None and found[0].id != entry.id else None


def _explicit_whole(board: Board, entry: Entry) -> tuple[Entry, Span | None] | None:
    """The whole that stands after "of": "12 of the 40 restaurants", "of the 48 paintings, 30"."""
    chunk, sentence = entry.figure.chunk, entry.figure.sentence
    noun = sentence.chunks[chunk.of] if chunk is not None and chunk.of is not None else entry.figure.noun
    if chunk is not None and not chunk.head and noun is not None and noun is not chunk and noun.mention is not None:
        whole = next((other for other in board.in_sentence(entry.figure.order) if other.figure.at == noun.mention), None)
        if whole is not None and whole.unit == entry.unit and whole.start > entry.start:
            return whole, Span(entry.figure.mention.span.end, whole.figure.mention.span.start)
    return None


def _cued_whole(board: Board, entry: Entry) -> tuple[Entry, Span | None] | None:
    if entry.figure.determiner in ("all", "both", "a", "an", "those", "these"):
        return None
    pointer = _pointer_of(entry)
    if pointer is not None:
        cue, noun = pointer
        whole = _whole_before(board, entry, noun, loose=entry.unit != "") or _whole_by_kind(board, entry, noun)
        return (whole, cue) if whole is not None else None
    opening = _opening_of(board, entry)
    if opening is not None:
        cue, whole, noun = opening
        whole = whole or _whole_before(board, entry, noun, loose=True)
        return (whole, cue) if whole is not None else None
    included = _included_by(board, entry)
    if included is not None:
        return included
    cued = cue_near(entry.figure, "part")
    if cued is not None and cued.start < entry.start and not _is_of_one(entry, cued):
        opens = cued.start == entry.figure.sentence.sentence.span.start
        near = [
            other for other in board.before(entry, 1 if opens else 0) if other.start < cued.start and _may_hold(other, entry, strict=False)
        ]
        fitting = [other for other in near if not entry.head or is_person(other.head) == is_person(entry.head)] or near
        found = _holder(fitting, entry)
        return (found, cued) if found is not None else None
    return None


def _is_of_one(entry: Entry, cue: Span) -> bool:
    """As in "the youngest of them 81": a number said of one among them counts none of them."""
    before = [token for token in entry.figure.sentence.tokens if token.span.end <= cue.start][-1:]
    return any(token.form in ("JJS", "RBS") for token in before)


def _only_people(board: Board, entry: Entry) -> Entry | None:
    """The one count of people just before, by another noun: "60 cyclists set out. Eighteen of the riders dropped out"."""
    near = [other for other in board.before(entry, 1) if is_person(other.head) and _may_hold(other, entry, strict=False)]
    return near[0] if len(near) == 1 and near[0].figure.order < entry.figure.order and not is_additive(near[0].figure) else None


def _whole_by_kind(board: Board, entry: Entry, noun: str) -> Entry | None:
    """The count just before, by another noun: of people, of what a wider noun takes up, or of the subject that a pronoun points to."""
    if is_person(noun):
        return _only_people(board, entry)
    if noun in word_set("kinds of all sorts"):
        return _only_of_kind(board, entry)
    return _whole_of_subject(board, entry) if not noun else None


def _only_of_kind(board: Board, entry: Entry) -> Entry | None:
    """The one count just before, by a narrower noun: "Twenty-six dogs were seized, and 19 of the animals needed surgery"."""
    near = [
        other
        for other in board.before(entry, 1)
        if other.head and not is_person(other.head) and _may_hold(other, entry, strict=False) and other.figure.slot in ("subject", "object")
    ]
    return near[0] if len(near) == 1 and not is_additive(near[0].figure) else None


def _whole_of_subject(board: Board, entry: Entry) -> Entry | None:
    """The count of the noun that a pronoun points to, the subject of the sentence before ("The oysters were hidden. ... of them")."""
    before = board.sentence(entry.figure.order - 1)
    clause = next((clause for clause in before.clauses if clause.subject), None) if before is not None else None
    if before is None or clause is None:
        return None
    subject = before.chunks[clause.subject[0]]
    if subject.mention is not None or not subject.definite or not subject.head:
        return None
    return _whole_before(board, entry, subject.head)


def _included_by(board: Board, entry: Entry) -> tuple[Entry, Span | None] | None:
    """As in "Those tickets included 405", "The 64 species include 17 new ones": the subject of "include" is the whole."""
    clause = entry.figure.clause
    clause = clause or _including(entry)
    if clause is None or clause.verb is None or clause.verb.lemma not in _INCLUDES or not clause.subject:
        return None
    subject = entry.figure.sentence.chunks[clause.subject[0]]
    if entry.unit.isupper() and subject.determiner in _POINTERS | {"the"} and subject.head in count_words("sum") | {"figure", "total"}:
        near = [other for other in board.before(entry, 1) if other.unit == entry.unit and other.figure.order == entry.figure.order - 1]
        span = Span(subject.span.start, clause.verb.span.end)
        return (near[0], span) if len(near) == 1 and not is_additive(entry.figure) else None
    if entry.figure.slot != "object":
        return None
    if subject.span.end > entry.start or is_additive(entry.figure) or entry.figure.first > clause.verb.tokens[1] + 2:
        return None
    cue = Span(subject.span.start, clause.verb.span.end)
    if subject.mention is not None:
        whole = next((other for other in board.in_sentence(entry.figure.order) if other.figure.chunk is subject), None)
        return (whole, cue) if whole is not None and _may_hold(whole, entry, strict=False) else None
    if not (subject.definite or subject.head in ("they", *_POINTERS)):
        return None
    whole = _whole_before(board, entry, subject.head if subject.head not in ("they", *_POINTERS) else "", loose=True)
    return (whole, cue) if whole is not None else None


def _including(entry: Entry) -> Clause | None:
    """The clause of "include" whose object an amount tells: "That figure includes a check for $400"."""
    clauses = [c for c in entry.figure.sentence.clauses if c.verb is not None and c.verb.lemma in _INCLUDES and c.objects]
    for clause in clauses:
        last = entry.figure.sentence.chunks[clause.objects[0]]
        lead = entry.figure.sentence.tokens[last.tokens[1] + 1 : entry.figure.first]
        if [token.text.lower() for token in lead] in (["for"], ["of"], ["worth"]):
            return clause
    return None


def _pointer_of(entry: Entry) -> tuple[Span, str] | None:
    """As in "of them", "of the people shot" after a number, and the noun that is pointed to."""
    chunk = entry.figure.chunk
    after = list(entry.figure.tokens_after())[:3]
    if entry.unit and [token.text.lower() for token in after[:1]] == ["of"] and after[1:] and after[1].text.lower() in _POINTERS:
        alone = len(after) < _OF_THAT or after[2].tag not in ("NOUN", "PROPN", "ADJ")
        return (Span(after[0].span.start, after[1].span.end), "") if alone else None
    if chunk is None or chunk.of is None or chunk.head:
        return None
    pointed = entry.figure.sentence.chunks[chunk.of]
    lead = entry.figure.tokens_before(1)
    if pointed.span.start < chunk.span.end or (lead and lead[0].text in (":", "—", "–", "--")):
        return None
    if pointed.head in _POINTERS or (not pointed.head and pointed.determiner in _POINTERS):
        return Span(chunk.span.end, pointed.span.end), ""
    if pointed.mention is None and pointed.determiner in _KNOWN and pointed.head:
        return Span(chunk.span.end, pointed.span.end), pointed.head
    return None


def _opening_of(board: Board, entry: Entry) -> tuple[Span, Entry | None, str] | None:
    """As in "Of those items, 935": an "of" that opens the sentence, before its first count."""
    tokens = entry.figure.sentence.tokens
    if not tokens or tokens[0].text != "Of" or entry.figure.slot not in ("subject", "object", ""):
        return None
    if entry.figure.first == _OF_THAT and tokens[1].text.lower() in _POINTERS and tokens[2].text == ",":
        return Span(tokens[0].span.start, tokens[1].span.end), None, ""
    chunk = next((c for c in entry.figure.sentence.chunks if c.span.start > tokens[0].span.start), None)
    if chunk is None or chunk.span.end > entry.start or not (chunk.definite or chunk.mention is not None or chunk.head in _POINTERS):
        return None
    between = [token for token in tokens if chunk.span.end <= token.span.start < entry.start]
    if board.shares_between(chunk.span.end, entry.start):
        return None  # "Of the eleven who started, 40 percent were not yet 20"
    if sum(token.text == "," for token in between) != 1 or any(other.start < entry.start for other in _others(board, entry, chunk.span)):
        return None
    cue = Span(tokens[0].span.start, chunk.span.end)
    whole = next((other for other in board.in_sentence(entry.figure.order) if other.figure.chunk is chunk), None)
    return cue, whole, chunk.head if chunk.head not in _POINTERS else ""


def _others(board: Board, entry: Entry, opening: Span) -> list[Entry]:
    return [other for other in board.in_sentence(entry.figure.order) if opening.end <= other.start < entry.start]


def _follows_a_time(entry: Entry) -> bool:
    """As in "taught for 34 years, 31 of them at Harding": the pronoun takes up the years."""
    tokens = entry.figure.sentence.tokens[max(0, entry.figure.first - _TIME_REACH) : entry.figure.first]
    at = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].form == "t"), len(tokens))
    between = tokens[at + 1 :]
    beside = any(token.text == "," for token in between) and not any(token.tag == "VERB" or token.form == "C" for token in between)
    return beside and tokens[at].text.lower().endswith(_LENGTHS)


def _whole_before(board: Board, entry: Entry, noun: str, *, loose: bool = False) -> Entry | None:
    """The last count before that a pronoun or a noun can point to: in the sentence before or this one."""
    if not noun and _follows_a_time(entry):
        return None
    vague: list[Entry] = []
    clear: list[Entry] = []
    for other in board.before(entry, _FAR if noun else _NEAR):
        if other.figure.paragraph != entry.figure.paragraph and not noun and not (loose and _is_first(board, entry)):
            break
        if not noun and _is_unread(other, entry):
            break
        if not _may_hold(other, entry) or other.is_additive or other.claim.scope.status == "former":
            continue
        if (_pointer_of(other) is not None and other.figure.determiner != "all") or other.claim.count.nominal == 1:
            continue
        if noun and not compatible_nouns(noun, other.head):
            continue
        if noun and not same_nouns(noun, other.head) and not is_anyone(noun) and entry.figure.order - other.figure.order > _NEAR:
            continue  # "seven people ... Nineteen of the letter writers": a kind of people takes up people just told of
        if other.figure.slot in ("subject", "object") or other.figure.order == entry.figure.order or noun:
            clear.append(other)
        else:
            vague.append(other)
    return _holder(clear, entry) or _holder(vague, entry)


def _is_unread(other: Entry, part: Entry) -> bool:
    """Whether a number whose noun was not read may be the whole: then no other count is taken for it."""
    if other.claim.scope.status == "former" or other.is_additive:
        return False
    bare = not other.unit and not part.unit and not other.head and other.figure.mention.kind == "cardinal"
    return bare and other.figure.order == part.figure.order and other.claim.count.nominal >= part.claim.count.nominal


def _is_first(board: Board, entry: Entry) -> bool:
    """Whether its sentence opens a paragraph, so that "of these" there points back over the break."""
    before = board.sentence(entry.figure.order - 1)
    return before is not None and before.sentence.paragraph != entry.figure.paragraph


def _holder(candidates: list[Entry], part: Entry) -> Entry | None:
    """The whole that is meant, where the words leave it open: the nearest that can hold the part, else the nearest."""
    least = part.claim.count.support.low or 0
    able = (other for other in candidates if other.claim.count.support.high is None or other.claim.count.support.high >= least)
    near = candidates[0] if candidates and least <= _SLIP * candidates[0].claim.count.nominal else None
    return next(able, near)


def _may_hold(whole: Entry, part: Entry, *, strict: bool = True) -> bool:
    """Whether a count can be the whole of another by what they count."""
    if whole.unit != part.unit or is_period(whole.head) or whole.figure.mention.kind != part.figure.mention.kind:
        return False
    if (whole.figure.chunk is not None and whole.figure.chunk.compound) or (not whole.unit and whole.claim.count.nominal < 2):
        return False
    if strict and part.head and whole.head and is_person(part.head) != is_person(whole.head):
        return False
    return bool(whole.head) or whole.unit != ""


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
        if whole is None or whole.id == rest.id or is_additive(whole.figure):
            continue
        members = [
            entry
            for entry in reversed(taken)
            if (entry.id not in parts and stated is not None and entry.id != stated.id)
            or ((found := _whole_of(board, entry, parts)) is not None and found.id == whole.id)
        ]
        if any(is_additive(member.figure) or member.claim.scope.status != taken[0].claim.scope.status for member in members):
            continue
        members += reversed(added)
        if _is_interrupted(board, rest, members):
            continue
        if any(
            _is_sample(parts[member.id][1], board) and member.figure.order != rest.figure.order for member in members if member.id in parts
        ):
            continue
        if _is_otherwise_whole(board, whole, [*members, rest]):
            continue
        links.append(Link("remainder", (("whole", whole.id), *(("part", member.id) for member in members), ("rest", rest.id)), (cue,)))
    return links


def _is_interrupted(board: Board, rest: Entry, members: list[Entry]) -> bool:
    """Whether a count whose noun is left out stands before the rest and is none of the parts: "Hill added 74, Yoon the other 12"."""
    ids = {member.id for member in members}
    return any(
        other.start < rest.start and other.id not in ids and other.unit == rest.unit and other.figure.at >= 0
        for other in board.in_sentence(rest.figure.order)
        if (other.figure.elliptic or not other.head) and other.start > members[0].start
    )


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
    ids = {member.id for member in members}
    values = [
        other.claim.count.nominal
        for other in board.near(members[0].start)
        if other.id not in ids and other.unit == whole.unit and (not other.head or compatible_nouns(other.head, whole.head))
    ]
    if any(value in together for value in values) or has_pair_in(values, together):
        return True
    if not is_person(whole.head):
        return False
    far = members[0].figure.order - whole.figure.order > 1 or _points_to_noun(members[0])
    missing = max(whole.claim.count.nominal - (together.high or 0), (together.low or 0) - whole.claim.count.nominal)
    return missing <= (board.people_introduced[members[-1].figure.order] if far else board.deaths_told)


def _points_to_noun(entry: Entry) -> bool:
    pointer = _pointer_of(entry)
    return pointer is not None and pointer[1] != ""


def rest_cue(entry: Entry) -> Span | None:
    """As in "the other four", "the remaining 16": the words that make a count a remainder."""
    words = [token for token in entry.figure.sentence.tokens if token.span.start < entry.figure.mention.core.start][-4:]
    lows = [token.text.lower() for token in words]
    if lows[-2:-1] == ["the"] and (lows[-1] in _REST or (entry.unit and lows[-1] in _REST_OF_MONEY)):
        return Span(words[-2].span.start, words[-1].span.end)
    if lows[-3:-1] in (["the", "rest"], ["the", "remainder"]) and lows[-1] in (",", "—", "–", "--", "("):
        return Span(words[-3].span.start, words[-2].span.end)
    return None


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
        if (
            other.head == entry.head
            and not other.figure.elliptic
            and other.figure.slot in ("subject", "object")
            and _may_hold(other, entry)
        ):
            return other
    return None
