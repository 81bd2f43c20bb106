"""link_apportioned: a whole with the counts after it that share it out ("total": whole, part...; "remainder": whole, part..., rest).

All counts of the same sort between the whole and the end of the row are in it (`followers`). The row is all there is where

    its last count is a rest             "owns 30 now, has ordered 12 and will lease the last six"
    it is a closed list of one sentence  "Eleven favored the dam, eight were against it and two said ..."; "six silver and 10 bronze"

and no word leaves room for others ("including", "some"). A list of two is no more than the whole ("part"), as more may be told elsewhere.
Since many a row is of something else, the link is made only where one figure, changed as a hand slips, makes it fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final

from factcheck.claims.nouns import are_exclusive, is_period, is_person, same_nouns, tell_apart
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.followers import Followers, between, followers_of, is_slip, is_wide, own_noun, total_of
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.counts.runs import runs_in
from factcheck.links.cues import UNREAL, is_additive
from factcheck.links.link import Link
from factcheck.syntax.clause import Token
from factcheck.syntax.tag_context import FINITE

_LEAST_SHARE: Final = Fraction(3, 5)
_MOST_SHARE: Final = Fraction(8, 5)
_LEAST: Final = 2
_FEW: Final = 3
_SMALL: Final = 5
_OPENING: Final = 3
_NEXT: Final = 2
_NO_MORE: Final = frozenset((("nothing", "else"), ("no", "other"), ("no", "others"), ("nobody", "else"), ("none", "else"), ("no", "more")))
_POINTED: Final = frozenset((("of", "which"), ("of", "whom")))
_JOINTS: Final = frozenset(("and", "but", "while", "plus"))
_OPENERS: Final = frozenset((",", ":", "—", "–", "--", "(", "with"))
_MARKS: Final = frozenset((":", "—", "–", "--", "("))


def link_apportioned(board: Board) -> Iterator[Link]:
    """The wholes that are shared out in full, with their parts."""
    listed = {entry.id for order in board.sentences for run in runs_in(board, order) for entry in run.entries[1:]}
    for whole in board.counts:
        if not _can_be_whole(whole) or whole.id in listed:
            continue
        for row in followers_of(board, whole):
            link = _rest(board, row) if row.rest is not None else _closed(board, row)
            if link is not None:
                yield link
                break


def _can_be_whole(whole: Entry) -> bool:
    """Whether a count may be shared out: of things that are named, stated or planned, and none of a list of its like."""
    scope, figure = whole.claim.scope, whole.figure
    if scope.status not in ("asserted", "planned") or whole.claim.count.nominal < _SMALL or is_period(whole.head):
        return False
    if figure.elliptic or not (whole.head or whole.unit) or figure.mention.of or whole.each is not None or is_additive(figure):
        return False
    every = figure.determiner == "all" or [token.text.lower() for token in figure.tokens_before(1)] == ["all"]
    if (pointer_of(whole) is not None or (figure.noun is not None and figure.noun is not figure.chunk)) and not every:
        return False  # "96 of the club's 182 yards": as much a part as those after it
    compound = figure.chunk is not None and figure.chunk.compound
    return not compound or whole.head in word_set("members of a body")


def fits_but_for_a_slip(row: Followers) -> bool:
    """Whether the parts of a row are near enough to the whole, and a slip of one figure apart from it."""
    most, parts = row.whole.claim.count.nominal, row.parts
    if len(parts) < _LEAST or any(part.claim.count.nominal >= most for part in parts):
        return False
    return _LEAST_SHARE * most <= total_of(parts) <= _MOST_SHARE * most and is_slip(row.whole, parts)


def _rest(board: Board, row: Followers) -> Link | None:
    """As in "Paramedics took 19 to one hospital and seven to another; the remaining five were treated on the spot"."""
    if row.rest is None or not fits_but_for_a_slip(row) or _is_explained(board, row) or _is_first_of_list(row):
        return None
    parts = [("part", part.id) for part in row.parts[:-1]]
    return Link("remainder", (("whole", row.whole.id), *parts, ("rest", row.parts[-1].id)), (row.rest,), inferred=True)


def _is_first_of_list(row: Followers) -> bool:
    """Whether "and" joins the whole to its first part within one deed: "Rye accounted for 310 tons and oats for 205"."""
    whole, first = row.whole, row.parts[0]
    joints = {token.text.lower() for token in between(whole, first)} & _JOINTS
    return whole.figure.order == first.figure.order and bool(joints) and whole.claim.event == first.claim.event != ""


def _is_explained(board: Board, row: Followers) -> bool:
    """Whether the rest makes up another count with some of the others, or people told one by one are left out of the sum."""
    whole, rest = row.whole, row.parts[-1]
    others = [other for other in board.near(rest.start) if other.unit == whole.unit and other.id != rest.id]
    values = {other.claim.count.nominal for other in others if other.id != whole.id}
    for size in range(1, len(row.parts) + 1):
        for chosen in combinations((whole, *row.parts[:-1]), size):
            if total_of((*chosen, rest)) in values:
                return True
    missing = whole.claim.count.nominal - total_of(row.parts)
    if any(_tells_another(between(first, second)) for first, second in pairwise((whole, *row.parts))):
        return True
    return not whole.unit and is_person(whole.head) and 0 < missing <= board.people_introduced[rest.figure.order]


def _tells_another(tokens: Sequence[Token]) -> bool:
    """Whether one more is told of without a number: "another was taken away, and a third died"."""
    for at, token in enumerate(tokens):
        one = token.form == "OD" and at > 0 and tokens[at - 1].text.lower() == "a"
        if token.text.lower() == "another" or one:
            return True
    return False


def _closed(board: Board, row: Followers) -> Link | None:
    """A row that one sentence lists in full, directly behind the whole or in the sentence after it."""
    if row.whole.figure.chunk is not None and row.whole.figure.chunk.compound and any(_is_vote(part) for part in row.parts):
        return None  # "In the 64-seat council, 41 voted for it, 20 against it and one abstained": some seats are vacant
    lead = row.whole.figure.tokens_before(3)
    if any(token.form == "JJS" for token in lead) and any(token.lemma in word_set("instalments") for token in lead):
        return None  # "gave the largest share, £112,000": a part as well
    if not fits_but_for_a_slip(row) or not _is_list(row) or not _is_beside(board, row) or not _is_alike(row) or _is_open(board, row):
        return None
    if _may_overlap(row) or _is_made_up_for(board, row) or _are_both(board, row):
        return None
    members = (("whole", row.whole.id), *(("part", part.id) for part in row.parts))
    cue = row.parts[0].figure.mention.span
    whole = len(row.parts) >= _FEW and not _goes_on(row.parts[-1])
    return Link("total" if whole else "part", members, (cue,), inferred=True)


def _are_both(board: Board, row: Followers) -> bool:
    """Whether some are told to be of two parts: "seven of them gold and nine in relays. Four were both"."""
    last = board.sentence(row.parts[-1].figure.order + 1)
    return last is not None and any(first.form == "BE" and second.text.lower() == "both" for first, second in pairwise(last.tokens))


def _is_made_up_for(board: Board, row: Followers) -> bool:
    """Whether another amount is what the parts are off by: "charges of $23.5 million and $8.2 million, offset by a $2 million gain"."""
    over = abs(total_of(row.parts) - row.whole.claim.count.nominal)
    near = board.near(row.whole.start) if row.whole.unit else []
    return any(other.unit == row.whole.unit and other.claim.count.nominal == over for other in near)


def _may_overlap(row: Followers) -> bool:
    """Whether people may be counted twice, by what they are said to be: "Twenty are women and 32 are immigrants"."""
    told = [[token.lemma for token in part.figure.tokens_after()][:2] for part in row.parts]
    if not all(len(words) == _LEAST and words[0] == "be" and is_person(words[1]) for words in told):
        return False
    return not tell_apart([frozenset(words[1:]) for words in told])


def _is_vote(part: Entry) -> bool:
    """Whether a count is of those who vote, or abstain."""
    return part.verb in ("vote", "abstain") or part.head in ("vote", "abstention")


def _goes_on(last: Entry) -> bool:
    """Whether the sentence goes on behind its last part, with those that may be left: "...; smaller agencies share what is left"."""
    tokens = list(last.figure.tokens_after())
    return any(
        token.text == ";" or (token.text == "," and following.text.lower() in (*_JOINTS, "with", "not"))
        for token, following in pairwise(tokens)
    )


def _is_list(row: Followers) -> bool:
    """Whether the parts stand in one sentence, a joint before each but the first and "and" before the last."""
    parts = row.parts
    if len(parts) > _LEAST and parts[0].figure.order == row.whole.figure.order and not any(map(own_noun, parts)):
        parts = parts[1:]  # "Fifty boats entered and 45 finished. Three lost their masts, and two turned back"
    if len({part.figure.order for part in parts}) > 1:
        return False
    gaps = [[token.text.lower() for token in between(first, second)] for first, second in pairwise(parts)]
    if any(not ({",", ";"} | _JOINTS) & set(gap) or UNREAL & set(gap) for gap in gaps):
        return False
    return bool(_JOINTS & set(gaps[-1])) or ";" in gaps[-1]


def _is_beside(board: Board, row: Followers) -> bool:
    """Whether a list stands right behind its whole in one sentence, or opens the next, in its own words or those of its holders."""
    whole, first = row.whole.figure, row.parts[0].figure
    lead = between(row.whole, row.parts[0])
    if first.order == whole.order:
        opens = whole.sentence.tokens[: whole.first]
        if opens and opens[0].text.lower() in ("of", "among") and whole.slot == opens[0].text.lower() and whole.definite:
            return first.slot == "subject"
        if _POINTED & set(pairwise(token.text.lower() for token in lead)):
            return True
        if row.parts[-1].figure.order > whole.order:
            return first.slot == "subject" and bool(lead) and lead[-1].text.lower() == "and"
        return _is_opened(board, row, lead)
    if (first.order - whole.order <= _NEXT and _are_kinds(row)) or _is_all(board, row):
        return True
    if first.order - whole.order > 1 or len(board.in_sentence(whole.order)) > _FEW:
        return False
    if first.first < _OPENING and first.slot == "subject":
        return True
    return first.paragraph == whole.paragraph and first.clause is not None and first.slot == "object" and first.first <= _SMALL


def _are_kinds(row: Followers) -> bool:
    """Whether the parts are kinds of the whole by name: "24 electric buses, 19 hybrids and 15 diesels", "gold, silver and bronze"."""
    nouns = [own_noun(part) for part in row.parts]
    if len(row.parts) < _FEW or row.whole.unit or not nouns[0] or not same_nouns(nouns[0], row.whole.head):
        return False
    return len(set(nouns)) == len(nouns) and bool(row.parts[0].figure.modifiers)


def _is_all(board: Board, row: Followers) -> bool:
    """Whether the sentence after a list, or its own end, says that there is nothing more: "Nothing else was taken"."""
    order = row.parts[-1].figure.order
    following = board.sentence(order + 1)
    tokens = [*row.parts[-1].figure.tokens_after(), *(following.tokens[:_SMALL] if following is not None else ())]
    lows = [token.text.lower() for token in tokens]
    return any(pair in _NO_MORE for pair in pairwise(lows))


def _is_opened(board: Board, row: Followers, lead: Sequence[Token]) -> bool:
    """Whether a mark or "with" right before a list opens it beside its whole, and does not go on with a list that the whole is in."""
    opener = lead[-1].text.lower() if lead else ""
    if opener not in _OPENERS or any(token.text == "," for token in lead[:-1]):
        return False
    if opener not in (",", "with"):
        return True
    if any(other.start < row.whole.start and other.unit == row.whole.unit for other in board.in_sentence(row.whole.figure.order)):
        return False
    nouns = [own_noun(part) for part in row.parts]
    if any(nouns):
        return is_wide(row.whole.head) or (are_exclusive(nouns) and not are_exclusive([row.whole.head, *nouns]))
    return not {token.text.lower() for token in lead} & _prepositions(row.parts)


def _prepositions(parts: Sequence[Entry]) -> set[str]:
    after = [next(iter(part.figure.tokens_after()), None) for part in parts]
    return {token.text.lower() for token in after if token is not None and token.tag == "ADP"}


def _is_alike(row: Followers) -> bool:
    """Whether the parts have no noun, or each one of its own, or all that of the whole, and are told in one way."""
    nouns = [own_noun(part) for part in row.parts]
    if row.whole.unit:
        return True
    named = [noun for noun in nouns if noun]
    if named and len(set(named)) not in (1, len(named)):
        return False
    if len(set(named)) > 1 and not (_are_kinds(row) or is_wide(row.whole.head) or are_exclusive(named) or _behind_mark(row)):
        return False
    if "with" in _prepositions(row.parts):
        return False  # "38 with balconies and 29 with views": one may have both
    return not _mixes_states(row.parts) and _are_parallel(row.parts)


def _are_parallel(parts: Sequence[Entry]) -> bool:
    """Whether each part has a verb of its own, or all have that of the first: not "five were called by ..., four by ... and six spoke"."""
    after = [*(between(first, second) for first, second in pairwise(parts)), list(parts[-1].figure.tokens_after())]
    own = [_has_verb(tokens) for part, tokens in zip(parts, after, strict=True) if part is parts[0] or not own_noun(part)]
    return all(own) or not any(own[1:])


def _has_verb(tokens: Sequence[Token]) -> bool:
    """Whether a verb stands right behind a count, before any mark."""
    for at, token in enumerate(tokens):
        if token.tag == "PUNCT" or token.text.lower() in (*_JOINTS, "that", "who", "which") or at > _SMALL:
            return False
        if token.form in FINITE or (at == 0 and token.form == "VBN"):
            return True
    return False


def _behind_mark(row: Followers) -> bool:
    """Whether a colon, a dash or a bracket opens the list: "58 witnesses: 24 workers, 19 neighbors and 15 drivers"."""
    lead = row.parts[0].figure.tokens_before(1)
    return bool(lead) and lead[0].text in _MARKS


def _mixes_states(parts: Sequence[Entry]) -> bool:
    """As in "ten are from Ohio, nine have children and six are left-handed": who is the one may be the other."""
    return has_beside(parts) or _differ_in_kind(parts)


def has_beside(parts: Sequence[Entry]) -> bool:
    """Whether "have" is said of one part and something else of another."""
    verbs = {part.verb for part in parts if part.figure.slot == "subject"}
    return len(verbs) > 1 and "have" in verbs & word_set("states that last")


def _differ_in_kind(parts: Sequence[Entry]) -> bool:
    """Whether what is said with "be" is of a noun for one and of a place or a quality for another."""
    kinds: set[str] = set()
    for part in parts:
        after = list(part.figure.tokens_after())[:3]
        at = next((i for i, token in enumerate(after) if token.form == "BE"), None)
        if at is None or at + 1 >= len(after):
            continue
        kinds.add(_sort(after[at + 1]))
    return len(kinds - {""}) > 1 and len(parts) > len(kinds - {""}) - 1 and kinds != {"VBN", "VBG"}


def _sort(token: Token) -> str:
    return token.form if token.form in ("VBN", "VBG") else token.tag if token.tag in ("ADP", "NOUN", "ADJ") else ""


def _is_open(board: Board, row: Followers) -> bool:
    """Whether words between the whole and the end of the list leave room for others, or for the same ones twice."""
    last = row.parts[-1].figure
    leaves = word_set("leaves room")
    for order in range(row.whole.figure.order, last.order + 1):
        sentence = board.sentence(order)
        tokens = sentence.tokens if sentence is not None else ()
        start = row.whole.figure.beyond if order == row.whole.figure.order else 0
        if any(token.text.lower() in leaves for token in tokens[start:]):
            return True
    times = {part.claim.scope.time[:4] for part in (row.whole, *row.parts)} - {""}
    return len(times) > 1
