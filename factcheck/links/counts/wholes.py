"""The whole that the words say a count is a part of: "12 of the 40", "of them", "of those items", "including", "among them"."""

from __future__ import annotations

from typing import Final

from factcheck.claims.counts.count_words import count_words
from factcheck.claims.nouns import is_person, names_a_set
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.other_sets import is_rate
from factcheck.links.counts.part_signs import (
    are_of_other_times,
    is_of_all_before,
    is_of_noun_before,
    is_of_one,
    is_restricted,
    may_point_elsewhere,
    names_others,
    participle_behind,
)
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.counts.times_apart import is_of_other_time
from factcheck.links.counts.whole_before import holder_of, may_hold, whole_before
from factcheck.links.cues import cue_near, is_additive, is_kindred, post_words
from factcheck.syntax.clause import Clause

_POINTERS: Final = frozenset(("them", "those", "these", "whom", "which", "that", "this", "it"))
_INCLUDES: Final = frozenset(("include", "comprise"))
_NEAR: Final = 2
_BESIDE: Final = 24  # characters from the words that point to a whole to the amount that it is
_OF_THAT: Final = 3
_SUMS: Final = frozenset(("total", "number", "figure", "sum", "tally"))


def whole_of_part(board: Board, entry: Entry) -> Entry | None:
    """The whole that the words say a count is a part of, if any."""
    found = explicit_whole(board, entry) or cued_whole(board, entry)
    return found[0] if found is not None and found[0].id != entry.id else None


def explicit_whole(board: Board, entry: Entry) -> tuple[Entry, Span | None] | None:
    """The whole that stands after "of": "12 of the 40 restaurants", "of the 48 paintings, 30"."""
    chunk, sentence = entry.figure.chunk, entry.figure.sentence
    noun = sentence.chunks[chunk.of] if chunk is not None and chunk.of is not None else entry.figure.noun
    if chunk is not None and not chunk.head and noun is not None and noun is not chunk and noun.mention is not None:
        whole = next((other for other in board.in_sentence(entry.figure.order) if other.figure.at == noun.mention), None)
        lead = board.text[entry.figure.mention.span.end : entry.figure.mention.span.end + 12].split()[:2]
        if lead[:1] == ["instead"]:
            return None
        if whole is not None and entry.claim.count.nominal == 1 and not whole.figure.definite and whole.figure.noun is None:
            return None  # "a squash of 495 kilograms and one of 312"
        if whole is not None and whole.unit == entry.unit and whole.start > entry.start:
            return whole, Span(entry.figure.mention.span.end, whole.figure.mention.span.start)
    return _crew_of(board, entry)


def _crew_of(board: Board, entry: Entry) -> tuple[Entry, Span | None] | None:
    """The size of the body that a count is of: "Four of the eight-member crew"."""
    noun, chunk = entry.figure.noun, entry.figure.chunk
    if noun is None or noun is chunk or chunk is None or chunk.head or not noun.definite or not names_a_set(noun.head):
        return None
    inside = [other for other in board.in_sentence(entry.figure.order) if noun.span.contains(other.figure.mention.core)]
    compound = len(inside) == 1 and inside[0].head in word_set("members of a body") and inside[0].start > entry.start
    return (inside[0], Span(entry.figure.mention.span.end, inside[0].start)) if compound else None


def cued_whole(board: Board, entry: Entry) -> tuple[Entry, Span | None] | None:
    """The whole that a pointer ("of them"), an opening ("Of those,"), "include" or another cue makes of an earlier count."""
    if entry.figure.determiner in ("all", "both", "a", "an", "those", "these"):
        return None
    pointer = pointer_of(entry)
    if pointer is not None and not pointer[1] and is_of_noun_before(entry):
        return None  # "lost 40 shingles. Neighbors, about 60 of them, came"
    if pointer is not None:
        cue, noun = pointer
        behind = _amount_behind(board, entry, cue)
        if behind is not None:
            return (behind, cue) if behind.unit == entry.unit else None  # "of its debt of 380 billion", without the unit
        if entry.unit.isupper() and is_additive(entry.figure):
            return None  # "use another $8 million of its proceeds": beside the amount told before
        if entry.unit.isupper() and noun in word_set("money of all sorts"):
            noun = ""  # "spent $40,000 of the money"
        if not noun and (may_point_elsewhere(board, entry) or _are_others_by_deed(board, entry, cue)):
            return None
        if (noun and is_restricted(entry, cue)) or (not noun and names_others(board, entry, cue)):
            return None
        whole = _just_counted(board, entry, cue) or _whole_called(board, entry, noun) or _whole_group(board, entry, noun)
        whole = whole or (
            whole_before(board, entry, noun, loose=entry.unit != "")
            or _whole_by_kind(board, entry, noun)
            or _held_after(board, entry, noun)
        )
        if whole is not None and (_are_told_apart(whole, entry, cue) or is_of_all_before(entry, whole)):
            return None
        later = whole is not None and whole.figure.order != entry.figure.order
        if whole is not None and not noun and later and is_of_other_time(whole) and not is_of_other_time(entry):
            return None  # "more than last year, when there were 1,120,000. Flights at home made up 963,200 of them"
        return (whole, cue) if whole is not None and not (noun and are_of_other_times(board, whole, entry)) else None
    opening = _opening_of(board, entry)
    if opening is not None:
        cue, whole, noun = opening
        whole = whole or _whole_called(board, entry, noun) or whole_before(board, entry, noun, loose=True)
        return (whole, cue) if whole is not None else None
    included = _included_by(board, entry) or _among_before(board, entry)
    if included is not None:
        return included
    cued = cue_near(entry.figure, "part")
    if cued is not None and cued.start < entry.start and not is_of_one(entry, cued):
        opens = cued.start == entry.figure.sentence.sentence.span.start
        near = [
            other for other in board.before(entry, 1 if opens else 0) if other.start < cued.start and may_hold(other, entry, strict=False)
        ]
        fitting = [other for other in near if not entry.head or is_person(other.head) == is_person(entry.head)] or near
        if not opens and near and near[0] not in fitting:
            return None  # "has 28 beds and delivered 2,340 babies, among them 71 sets of twins"
        found = holder_of(fitting, entry)
        return (found, cued) if found is not None else None
    return None


def _amount_behind(board: Board, entry: Entry, cue: Span) -> Entry | None:
    """What the words that point to a whole say that it comes to: "owe $150 million of the region's total debt of $380 million"."""
    for other in board.in_sentence(entry.figure.order):
        if other.unit not in (entry.unit, "") or not entry.unit or not cue.end < other.start <= cue.end + _BESIDE:
            continue
        words = [token.text.lower() for token in other.figure.sentence.tokens if cue.end <= token.span.start < other.start]
        return other if words[:1] == ["of"] or words[-1:] == ["of"] else None
    return None


def _are_told_apart(whole: Entry, entry: Entry, pointer: Span) -> bool:
    """Whether two participles tell two groups apart: "290 of those printed and almost 2,000 of those received"."""
    own = pointer_of(whole)
    first, second = participle_behind(whole, own[0]) if own is not None else "", participle_behind(entry, pointer)
    return first != "" and second not in ("", first)


def _are_others_by_deed(board: Board, entry: Entry, pointer: Span) -> bool:
    """Whether a participle says of whom "those" are, and no words before tell of them: "None of the four ... Nine of those hurt"."""
    deed = participle_behind(entry, pointer) if pointer.text_of(board.text).lower().endswith("those") else ""
    return deed != "" and next(iter(board.before(entry, 0)), None) is None and not _is_said_before(board, entry, deed)


def _held_after(board: Board, entry: Entry, noun: str) -> Entry | None:
    """The number that something holds, told right after a part: "killing 960 of the hens inside. The barn housed 8,400 hens"."""
    if not noun or entry.unit or is_person(noun):
        return None
    for other in board.after(entry, _NEAR):
        verb = other.figure.clause.verb if other.figure.clause is not None else None
        held = verb is not None and verb.lemma in word_set("states that last") and not verb.negated and other.is_live
        if (
            held
            and _has_noun(other, noun)
            and other.figure.slot == "object"
            and not other.figure.modifiers
            and not post_words(other.figure)
            and not is_additive(other.figure)
        ):
            return other
    return None


def _has_noun(entry: Entry, noun: str) -> bool:
    """Whether a count has that noun of its own."""
    return entry.head == noun and not entry.figure.elliptic and entry.figure.noun is entry.figure.chunk


def _just_counted(board: Board, entry: Entry, cue: Span) -> Entry | None:
    """The count without a noun just before "those": "found mice in 31 and closed 12 of those"."""
    last = next(iter(board.before(entry, 0)), None)
    if last is None or last.unit or last.head or last.figure.mention.kind != "cardinal" or not last.is_live:
        return None
    return last if cue.text_of(board.text).lower().split()[-1:] in (["those"], ["these"]) and last.claim.count.nominal > 1 else None


def _whole_called(board: Board, entry: Entry, noun: str) -> Entry | None:
    """The part that was called so just before: "6,200 of them novels. Of the novels, 4,800 are in Spanish"."""
    for other in board.before(entry, 1) if noun else ():
        after = [token.lemma for token in other.figure.tokens_after()][:1]
        if other.figure.order < entry.figure.order and pointer_of(other) is not None and after == [noun]:
            return other
    return None


def _whole_group(board: Board, entry: Entry, noun: str) -> Entry | None:
    """The one count of people just before, taken up as a group: "36 survivors, and 20 of the group may have been children"."""
    if noun in _SUMS:
        return _last_counted(board, entry)
    if noun not in word_set("collective nouns"):
        return None
    told = [other for other in board.before(entry, 1) if is_person(other.head) and may_hold(other, entry, strict=False)]
    return told[0] if len(told) == 1 and not is_additive(told[0].figure) else None


def _last_counted(board: Board, entry: Entry) -> Entry | None:
    """The one count of the last sentence before that has any: "carried 6,240 passengers. The first boat had 310 of that total"."""
    told = next(iter(board.before(entry, _NEAR)), None)
    if told is None or told.unit != entry.unit:
        return None
    near = [other for other in board.in_sentence(told.figure.order) if other.start < entry.start]
    fits = told.is_live and may_hold(told, entry, strict=False) and not told.is_additive and pointer_of(told) is None
    return told if len(near) == 1 and fits else None


def _only_people(board: Board, entry: Entry) -> Entry | None:
    """The one count of people just before, by another noun: "60 cyclists set out. Eighteen of the riders dropped out"."""
    near = [other for other in board.before(entry, 1) if is_person(other.head) and may_hold(other, entry, strict=False)]
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
        if other.head and not is_person(other.head) and may_hold(other, entry, strict=False) and other.figure.slot in ("subject", "object")
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
    return whole_before(board, entry, subject.head)


def _included_by(board: Board, entry: Entry) -> tuple[Entry, Span | None] | None:
    """As in "Those tickets included 405", "The 64 species include 17 new ones": the subject of "include" is the whole."""
    clause = entry.figure.clause
    clause = clause or _including(entry)
    if is_rate(entry) or _is_price(entry):
        return None
    if clause is None or clause.verb is None or clause.verb.lemma not in _INCLUDES or not clause.subject or clause.verb.voice == "passive":
        return None
    subject = entry.figure.sentence.chunks[clause.subject[0]]
    if entry.unit.isupper() and subject.determiner in _POINTERS | {"the"} and subject.head in count_words("sum") | {"figure", "total"}:
        near = [other for other in board.before(entry, 1) if other.unit == entry.unit and other.figure.order == entry.figure.order - 1]
        span = Span(subject.span.start, clause.verb.span.end)
        return (near[0], span) if len(near) == 1 and not is_additive(entry.figure) else None
    if entry.unit.isupper() and subject.definite and subject.span.end < entry.start and not is_additive(entry.figure):
        # "awarded $4 million to the widow. The award includes ...": the only amount of the sentence before, whose deed is taken up
        told = [other for other in board.before(entry, 1) if other.unit == entry.unit and other.figure.order == entry.figure.order - 1]
        if len(told) == 1 and told[0].is_live and (told[0].head == subject.head or is_kindred(subject.head, told[0].verb)):
            return told[0], Span(subject.span.start, clause.verb.span.end)
    if entry.figure.slot != "object":
        return None
    if subject.span.end > entry.start or is_additive(entry.figure) or entry.figure.first > clause.verb.tokens[1] + 2:
        return None
    cue = Span(subject.span.start, clause.verb.span.end)
    if subject.mention is not None:
        whole = next((other for other in board.in_sentence(entry.figure.order) if other.figure.chunk is subject), None)
        return (whole, cue) if whole is not None and may_hold(whole, entry, strict=False) else None
    if not (subject.definite or subject.head in ("they", *_POINTERS)):
        return None
    whole = whole_before(board, entry, subject.head if subject.head not in ("they", *_POINTERS) else "", loose=True)
    return (whole, cue) if whole is not None and not _is_told_beside(whole, entry) else None


def _is_price(entry: Entry) -> bool:
    """As in "$4.71 a pound": what each of some comes to."""
    after = next(iter(entry.figure.tokens_after()), None)
    return entry.unit.isupper() and after is not None and after.text.lower() in ("a", "an", "per", "each", "apiece")


def _is_told_beside(whole: Entry, entry: Entry) -> bool:
    """Whether a relative clause tells an amount as what something does: "The sale, which will raise $9 million, comprises $10 million"."""
    clause = whole.figure.clause
    if clause is None or not clause.relative or clause.verb is None or whole.figure.order != entry.figure.order or not whole.unit:
        return False
    return clause.verb.lemma not in word_set("counts to") | word_set("copulas")


def _among_before(board: Board, entry: Entry) -> tuple[Entry, Span | None] | None:
    """As in "Among the passengers were 45 children": the definite noun that opens an inverted sentence is the whole's."""
    tokens, figure = entry.figure.sentence.tokens, entry.figure
    if not tokens or tokens[0].text != "Among" or is_additive(figure) or entry.unit:
        return None
    chunk = next((c for c in figure.sentence.chunks if c.span.start > tokens[0].span.start), None)
    if chunk is None or not chunk.definite or not chunk.head or chunk.mention is not None or chunk.span.end > entry.start:
        return None
    between = [token for token in tokens if chunk.span.end <= token.span.start < figure.mention.span.start]
    if not between or between[-1].form != "BE" or any(token.tag == "PUNCT" for token in between):
        return None
    whole = whole_before(board, entry, chunk.head, loose=True)
    return (whole, Span(tokens[0].span.start, chunk.span.end)) if whole is not None else None


def _including(entry: Entry) -> Clause | None:
    """The clause of "include" whose object an amount tells: "That figure includes a check for $400"."""
    clauses = [c for c in entry.figure.sentence.clauses if c.verb is not None and c.verb.lemma in _INCLUDES and c.objects]
    for clause in clauses:
        last = entry.figure.sentence.chunks[clause.objects[0]]
        lead = entry.figure.sentence.tokens[last.tokens[1] + 1 : entry.figure.first]
        if [token.text.lower() for token in lead] in (["for"], ["of"], ["worth"]):
            return clause
    return None


def _opening_of(board: Board, entry: Entry) -> tuple[Span, Entry | None, str] | None:
    """As in "Of those items, 935", "Out of 40 items, nine": an "of" that opens the sentence, before its first count."""
    tokens = entry.figure.sentence.tokens
    if [token.text for token in tokens[:2]] == ["Out", "of"]:
        tokens = tokens[1:]
    if not tokens or tokens[0].text.lower() != "of" or entry.figure.slot not in ("subject", "object", ""):
        return None
    if entry.figure.first == _OF_THAT and tokens[1].text.lower() in _POINTERS and tokens[2].text == ",":
        return Span(tokens[0].span.start, tokens[1].span.end), None, ""
    chunk = next((c for c in entry.figure.sentence.chunks if c.span.start > tokens[0].span.start), None)
    if chunk is None or chunk.span.end > entry.start or not (chunk.definite or chunk.mention is not None or chunk.head in _POINTERS):
        return None
    between = [token for token in tokens if chunk.span.end <= token.span.start < entry.start]
    if chunk.head in _POINTERS and between and between[0].form in ("VBN", "VBD") and not _is_said_before(board, entry, between[0].lemma):
        return None  # "Of those forced out, 44": others than those just counted
    if any(token.lemma in word_set("age superlatives") for token in between):
        return None  # "Of the nine, the youngest was 17"
    if board.shares_between(chunk.span.end, entry.start):
        return None  # "Of the eleven who started, 40 percent were not yet 20"
    if any(token.text.lower() == "or" for token in between):
        return None  # "Of the 3.1 miles, or 5 kilometers, 2.4 are dug"
    if sum(token.text == "," for token in between) != 1 or any(other.start < entry.start for other in _others(board, entry, chunk.span)):
        return None
    cue = Span(tokens[0].span.start, chunk.span.end)
    whole = next((other for other in board.in_sentence(entry.figure.order) if other.figure.chunk is chunk), None)
    return cue, whole, chunk.head if chunk.head not in _POINTERS else ""


def _is_said_before(board: Board, entry: Entry, lemma: str) -> bool:
    """Whether one of the two sentences before that of a count has the word."""
    near = [board.sentence(entry.figure.order - back) for back in (1, 2)]
    return any(token.lemma == lemma for sentence in near if sentence is not None for token in sentence.tokens)


def _others(board: Board, entry: Entry, opening: Span) -> list[Entry]:
    return [other for other in board.in_sentence(entry.figure.order) if opening.end <= other.start < entry.start]
