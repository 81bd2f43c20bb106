"""link_same: which two counts are one count ("same": value, value).

Licences: a count that speaks of those told before (`references`) and says of them what the earlier sentence said; one with
the digits of the earlier one, changed about or shifted by powers of ten; "in all" over the same noun and event.
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.counts.count_words import count_words, head_counts
from factcheck.claims.nouns import amount_words, is_anyone, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.links.counts.agreement import agreement_of, can_be_taken_up, is_comparable, is_shifted, looks_alike
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.grown import is_explained, was_changed
from factcheck.links.counts.other_sets import (
    are_of_two_nouns,
    is_change,
    is_joined_by_named,
    is_narrower,
    is_of_another_doer,
    is_of_another_kind,
    is_of_another_place,
    is_of_another_year,
    is_wider,
    was_once,
)
from factcheck.links.counts.references import Reference, read_references
from factcheck.links.counts.same_scope import is_same_scope as _same_scope
from factcheck.links.counts.same_totals import is_loose, link_total_values
from factcheck.links.counts.share_parts import is_like_deed, restricting_verbs
from factcheck.links.cues import content_words, cue_near, post_words, share_words
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link
from factcheck.syntax.events import state_event
from factcheck.values import Timex

_SHORT: Final = 3
_FEW: Final = 3
_TOTALS: Final = frozenset(("total", "amount"))
_LARGE: Final = 100  # a figure so large that is told twice is hardly told of two things


def link_same(board: Board) -> list[Link]:
    """The counts that speak of those told before, each with the count that it takes up."""
    links: list[Link] = list(link_total_values(board))
    known = {frozenset(link.ids("value")) for link in links}
    for reference in read_references(board):
        first, whole = _antecedent(board, reference)
        own = reference.entry.id
        if whole is not None:
            links.append(Link("part", (("whole", whole.id), ("part", own)), (reference.words,), inferred=True))
        if first is not None and frozenset((first.id, own)) not in known:
            links.append(Link("same", (("value", first.id), ("value", own)), (reference.words,), inferred=True))
    return links


def _antecedent(board: Board, reference: Reference) -> tuple[Entry | None, Entry | None]:
    """The earlier count that a reference takes up, and the total of which one that says more of its members is a part."""
    entry = reference.entry
    candidates = [other for other in board.earlier(entry.start) if can_be_taken_up(board, other, reference)]
    if not candidates or _is_met(board, reference, candidates):
        return None, None
    if [token.text.lower() for token in post_words(entry.figure)[:1]] == ["with"]:
        return None, None  # "of the 29 sites with deep water": some of the sites
    if _is_left_over(entry):
        return None, None
    if not reference.definite:
        candidates = [
            other for other in candidates if other.claim.event in reference.means and (is_loose(other) or looks_alike(entry, other))
        ]
    candidates = [other for other in candidates if not _is_of_another_set(entry, other) and not _is_whole_of(board, entry, other)]
    if not reference.said:
        candidates = [other for other in candidates if not is_change(other)]
    left = reference.said & count_words("left")
    if left and not any(left <= {token.lemma for token in other.figure.sentence.tokens} for other in candidates):
        return None, None
    licensed = [other for other in reversed(candidates) if _is_licensed(board, reference, other, candidates)]
    totals = [other for other in licensed if post_words(entry.figure) and cue_near(other.figure, "total") is not None]
    best = next((other for other in licensed if other not in totals), None)
    if best is not None and (is_explained(board, entry, best) or not _same_scope(board, entry, best)):
        best = None
    if best is not None and was_changed(board, reference.noun, best.figure.order, entry.figure.order, entry.start):
        best = None
    if reference.owner and not (best is not None and _is_of_its_subject(entry, best)):
        return best if best is not None and looks_alike(entry, best) else None, None
    return best, next((total for total in totals if _same_scope(board, entry, total)), None)


def _is_of_its_subject(entry: Entry, other: Entry) -> bool:
    """Whether the owner is whoever the earlier figure was told of: "The team has 25 players ... The team's 35 players"."""
    figure, clause = other.figure, other.figure.clause
    named = {figure.sentence.chunks[at].head for at in clause.subject} if clause is not None else set()
    return entry.figure.first > 1 and entry.figure.sentence.tokens[entry.figure.first - 2].lemma in named


def _is_whole_of(board: Board, entry: Entry, other: Entry) -> bool:
    """Whether what a count takes up is told to be some of it: "guilty verdicts against six ... the six of the eight guides"."""
    if entry.figure.definite and other.figure.definite and max(entry.claim.count.nominal, other.claim.count.nominal) <= _FEW:
        return True  # "the two companies ... the three companies": each of those meant where it stands
    if (
        entry.figure.definite
        and max(entry.claim.count.nominal, other.claim.count.nominal) <= _FEW
        and _is_told_definite(board, entry, other)
    ):
        return True
    chunk, before = entry.figure.chunk, next(iter(board.before(entry, 0)), None)
    of = before.figure.chunk if before is not None else None
    partitive = of is not None and of.of is not None and entry.figure.sentence.chunks[of.of] is chunk
    return partitive and before is not None and before.claim.count.nominal == other.claim.count.nominal


def _is_told_definite(board: Board, entry: Entry, other: Entry) -> bool:
    """Whether the earlier of two small counts is taken up in between: "three firms ... The three firms ... the two firms"."""
    return any(
        near.figure.definite and near.head == other.head and near.claim.count.nominal == other.claim.count.nominal
        for near in board.near(entry.start)
        if other.start < near.start < entry.start
    )


def _is_left_over(entry: Entry) -> bool:
    """As in "The 80 acres that are left over": what no other count has taken."""
    relative = entry.figure.relative
    verb = relative.verb if relative is not None else None
    if verb is not None and verb.lemma == "leave" and verb.voice == "passive":
        return True
    words = [token.text.lower() for token in post_words(entry.figure)[:3]]
    return words[:2] == ["left", "over"] or words[:1] == ["leftover"]


def _is_of_another_set(entry: Entry, other: Entry) -> bool:
    """Whether the words of either say that the two are of other things, or of other times."""
    if is_narrower(entry, other) or is_of_another_year(entry, other) or was_once(entry, other):
        return True
    if is_of_another_kind(entry, other) or is_of_another_place(entry, other) or _is_told_aside(entry, other):
        return True
    if _is_told_of_then(entry, other) or is_of_another_doer(entry, other) or is_joined_by_named(entry, other):
        return True
    return is_wider(entry, other) and not _is_slip(entry, other)


def _is_told_of_then(entry: Entry, other: Entry) -> bool:
    """As in "ran 380 branches ... the 346 branches that it runs now": one verb in the past and then in the present."""
    then = other.figure.clause.verb if other.figure.clause is not None else None
    behind = [clause.verb for clause in entry.figure.sentence.clauses if clause.verb is not None and clause.verb.span.start > entry.start]
    now = min(behind, key=lambda verb: verb.span.start, default=None)
    if then is None or now is None or then.lemma != now.lemma:
        return False
    return then.tense == "past" and now.tense == "present" and not now.perfect


def _is_told_aside(entry: Entry, other: Entry) -> bool:
    """As in "burned two-fifths of the wood, which covers 350 acres ... the 140 acres that burned": of what an aside says something else."""
    clause, verbs = other.figure.clause, restricting_verbs(entry.figure)
    aside = bool(other.unit) and clause is not None and clause.relative and clause.verb is not None
    return aside and bool(verbs) and not any(is_like_deed(verb, other.verb) for verb in verbs)


def _is_met(board: Board, reference: Reference, candidates: list[Entry]) -> bool:
    """Whether an earlier exact count has the value already: it is that one which is taken up."""
    entry = reference.entry
    value = entry.claim.count.support
    ids = {other.id for other in candidates}
    for other in board.earlier(entry.start):
        if other.claim.count.bound != "=" or other.claim.scope.status == "former":
            continue
        if entry.claim.count.nominal >= _LARGE and other.claim.count.nominal == entry.claim.count.nominal:
            return True
        if other.unit != entry.unit:
            continue
        known = other.id in ids or bool(other.unit) or not (other.head and reference.noun)
        agrees = known or agreement_of(board, reference, other) != ""
        # "Ten of the region's oil and gas companies ... the ten companies": the number with its noun.
        agrees = agrees or (other.claim.count.nominal == entry.claim.count.nominal and reference.noun in other.known)
        if (agrees or reference.noun in head_counts()) and other.claim.count.support.meets(value):
            return True
    return False


def _is_licensed(board: Board, reference: Reference, other: Entry, candidates: list[Entry]) -> bool:
    """Whether the draft says that both are one count."""
    entry, noun, described = reference.entry, reference.noun, reference.said
    known = _known_of(other, entry)
    own = {part for token in other.figure.sentence.tokens for part in (token.lemma, *token.lemma.split())}
    strange = any(
        word not in own and not share_words({state_event(word) or word}, known) and not (entry.unit and amount_words(word) & known)
        for word in entry.figure.modifiers
    )
    new = _new_words(board, reference, other, known)
    if entry.figure.mention.kind == "money":
        return not strange and not (new and not noun) and _is_same_amount(reference, other)
    if entry.unit and not is_comparable(entry, other):
        return False
    agreement = "noun" if entry.unit else agreement_of(board, reference, other)
    alike = looks_alike(entry, other)
    # "Fourteen people were injured. The five injured firefighters ...": those of a kind are a part.
    kind = bool(noun) and not is_anyone(noun) and not same_nouns(noun, other.head) and agreement == "noun"
    if kind and is_anyone(other.head):
        # "Twelve people were injured. The 15 injured workers ...": a part is no more than the whole.
        # "Every inpatient, 61 people, ... all 16 patients who had been moved out": the noun that the count stood beside is of all.
        every = alike and len(noun) > _SHORT and any(word.endswith(noun) for word in known)
        more = (every or entry.claim.count.nominal > other.claim.count.nominal) and bool(described) and set(described) <= known
        return (reference.owner and alike) or (more and not strange and other.claim.event in described)
    recalled = all(board.is_said_before(word, entry.figure.order) for word in new)  # "the 36 paintings in the show"
    told = recalled and _is_slip(entry, other)
    if new and not told and not (alike and (new <= reference.doings or is_shifted(entry, other))):
        return False  # "the 410 sheep that died on the Orr farm"
    if agreement in ("kind", "head count") and not is_loose(other):
        return alike or (_is_slip(entry, other) and bool(share_words(set(described), known)))
    if agreement == "bare" and is_shifted(entry, other):
        return True
    if reference.restriction and reference.restriction == other.claim.event:
        return True
    if is_loose(other) and not entry.unit:
        return _says_nothing_new(board, reference, known, candidates)
    return not strange and _is_told_again(board, reference, other, candidates, agreement)


def _is_told_again(board: Board, reference: Reference, other: Entry, candidates: list[Entry], agreement: str) -> bool:
    """Whether an exact count tells of the members of another: by its digits, by what it says of them, or as the only one of its noun."""
    entry, noun, described = reference.entry, reference.noun, reference.said
    if looks_alike(entry, other) and agreement in ("noun", "deed"):
        return True
    if described and share_words(set(described), _known_of(other, entry)):
        return True
    if entry.unit or (described and not (_is_slip(entry, other) and other.head == noun)):
        return False
    if entry.figure.modifiers or len({c.claim.count.nominal for c in candidates}) > 1:
        return False
    if any(near.figure.elliptic and near.head == other.head and not _is_of_them(near) for near in board.in_sentence(other.figure.order)):
        return False  # "burying four people and hurting 15 ... the nine people in the cabin"
    if not set(other.figure.modifiers) <= set(entry.figure.modifiers) and entry.figure.order - other.figure.order > 1:
        return False
    return other.head == noun or noun in ("victim", "person") or agreement == "deed"


def _is_of_them(entry: Entry) -> bool:
    """As in "has 18 beds, but only five of them were filled": a part of those just told."""
    following = next((token for token in entry.figure.sentence.tokens if token.span.start >= entry.figure.mention.span.end), None)
    return following is not None and following.text.lower() == "of"


def _says_nothing_new(board: Board, reference: Reference, known: set[str], candidates: list[Entry]) -> bool:
    """Whether the words for those counted fit the only vague count, or say of them what its sentence says."""
    if is_person(reference.noun) and any(c.claim.event == "die" for c in candidates):
        return False
    if reference.entry.figure.determiner != "all" and _tells_another_time(board, reference.entry, candidates[-1]):
        return False
    return len(candidates) == 1 or bool(share_words(set(reference.means), known))


def _tells_another_time(board: Board, entry: Entry, other: Entry) -> bool:
    """Whether the sentence of a count opens with another time than that of an earlier one: "in March ... By May, the 44 patients"."""
    first = board.time(other)
    before = (board.reading.mentions[at] for at in entry.figure.sentence.mentions if board.reading.mentions[at].span.end <= entry.start)
    values = [mention.value for mention in before]
    return first is not None and any(
        isinstance(value, Timex) and value.days is not None and first.days is not None and not value.days.meets(first.days)
        for value in values
    )


def _new_words(board: Board, reference: Reference, other: Entry, known: set[str]) -> set[str]:
    """The words of a reference that tell of those counted what the draft had not told when it brought them in."""
    order = min(other.figure.order + 1, reference.entry.figure.order)
    return {
        word
        for word in reference.means - share_words(set(reference.means), known) - word_set("verbs of any deed")
        if not all(board.is_said_before(part, order) for part in word.split())
        and not any(same_nouns(word, told) for told in known)
        and not (reference.entry.unit and amount_words(word) & known)
    }


def _is_slip(entry: Entry, other: Entry) -> bool:
    """Whether a slip of the pen makes the one number of the other."""
    return looks_alike(entry, other) or one_digit_off(entry.claim.count.nominal, other.claim.count.nominal, least=2)


def _known_of(other: Entry, entry: Entry) -> set[str]:
    """What the draft has said of an earlier count: its sentence, or, where the sentence speaks of a share of it, its own words alone."""
    chunk = other.figure.chunk
    if chunk is not None and any(
        outer.mention is not None and outer.of is not None and other.figure.sentence.chunks[outer.of] is chunk
        for outer in other.figure.sentence.chunks
    ):
        return content_words(post_words(other.figure)) | set(other.figure.modifiers)
    if other.figure.sentence is entry.figure.sentence:
        return content_words(token for token in other.figure.sentence.tokens if token.span.end <= entry.start) | {other.claim.event} - {""}
    return {part for word in (*other.known, other.claim.event) for part in (word, *word.split())} - {""}  # "Queen Orla"


def _is_same_amount(reference: Reference, other: Entry) -> bool:
    """Whether an amount with a noun ("the $3.2 million price") takes up an amount paid, given or named as such."""
    entry = reference.entry
    noun = entry.figure.head
    if not is_comparable(entry, other) or are_of_two_nouns(entry, other):
        return False
    if not noun:  # "the $900 million that the city paid for it"
        return looks_alike(entry, other) or (_is_thousands_apart(entry, other) and reference.restriction in _known_of(other, entry))
    if looks_alike(entry, other):
        return True
    if not noun or entry.figure.order == other.figure.order:
        return False
    if other.head == noun:
        return True
    if other.verb in _TOTALS and not any(same_nouns(noun, token.lemma) for token in other.figure.sentence.tokens[: other.figure.first]):
        return False  # "two loans that total $205 million to help a project ... the $73 million project"
    return bool(amount_words(noun) & other.known)


def _is_thousands_apart(entry: Entry, other: Entry) -> bool:
    """Whether two amounts differ by their magnitude word alone: "$900,000" and "$900 million"."""
    low, high = sorted((entry.claim.count.nominal, other.claim.count.nominal))
    return low > 0 and high / low in (1000, 10**6, 10**9)
