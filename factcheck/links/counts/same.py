"""link_same: which two counts are one count ("same": value, value).

Licences: a count that speaks of those told before (`references`) and says of them what the earlier sentence said; one with
the digits of the earlier one, changed about or shifted by powers of ten; "in all" over the same noun and event.
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.counts.count_words import count_words, head_counts
from factcheck.claims.nouns import amount_words, compatible_nouns, is_anyone, is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.grown import is_explained
from factcheck.links.counts.other_sets import (
    are_kinds_of_one,
    is_change,
    is_narrower,
    is_of_another_kind,
    is_of_another_place,
    is_of_another_year,
    is_parted,
    is_rate,
    is_shared_out,
    is_wider,
    was_once,
)
from factcheck.links.counts.references import Reference, read_references
from factcheck.links.counts.same_scope import is_same_scope as _same_scope
from factcheck.links.counts.same_totals import is_loose, link_total_values
from factcheck.links.counts.share_parts import is_like_deed, restricting_verbs
from factcheck.links.cues import content_words, cue_near, digits_look_alike, is_kindred, post_words, share_words
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link
from factcheck.syntax.events import state_event
from factcheck.values import Timex

_LEAD: Final = 4
_SHORT: Final = 3
_FEW: Final = 3
# A slip changes a digit or two: counts that differ by more than this factor are of different things.
_FACTOR: Final = 5
_SHIFT: Final = 100


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
    candidates = [other for other in board.earlier(entry.start) if _can_be_taken_up(board, other, reference)]
    if not candidates or _is_met(board, reference, candidates):
        return None, None
    if [token.text.lower() for token in post_words(entry.figure)[:1]] == ["with"]:
        return None, None  # "of the 29 sites with deep water": some of the sites
    if _is_left_over(entry):
        return None, None
    if not reference.definite:
        candidates = [
            other for other in candidates if other.claim.event in reference.means and (is_loose(other) or _looks_alike(entry, other))
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
    if reference.owner and not (best is not None and _is_of_its_subject(entry, best)):
        return best if best is not None and _looks_alike(entry, best) else None, None
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
    chunk, before = entry.figure.chunk, next(iter(board.before(entry, 0)), None)
    of = before.figure.chunk if before is not None else None
    partitive = of is not None and of.of is not None and entry.figure.sentence.chunks[of.of] is chunk
    return partitive and before is not None and before.claim.count.nominal == other.claim.count.nominal


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
    if _is_told_of_then(entry, other):
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


def _can_be_taken_up(board: Board, other: Entry, reference: Reference) -> bool:
    entry = reference.entry
    if other.unit != entry.unit or other.figure.mention.kind != entry.figure.mention.kind or is_shared_out(entry, other):
        return False
    scope = other.claim.scope
    if not other.unit and (other.claim.count.nominal < 2 or _is_size_of_another(other, reference)):
        return False
    if scope.quoted or scope.status in ("former", "hypothetical") or other.is_additive or other.figure.at < 0 or other.each:
        return False
    fit = other.figure.tokens_before(2)
    if len(fit) == 2 and fit[0].lemma in word_set("fitting out") and fit[1].text.lower() == "for":
        return False  # "The shelter, built for 80 animals ... the 81 animals that were there"
    if _is_capacity(other) or _is_as_changed(entry):
        return False
    if is_rate(other) != is_rate(entry):
        return False  # "at 90 liters a minute ... the 75,600 liters that seeped out"
    if other.figure.chunk is not None and other.figure.chunk.compound and not other.unit and not _is_size_of_named(board, other, reference):
        return False
    if other.part_cue is not None or (other.figure.noun not in (None, other.figure.chunk) and not _may_be_all(other, reference)):
        return False
    if other.unit:
        return not are_kinds_of_one(entry, other)
    if is_parted(board, other):
        return False
    if not _is_comparable(entry, other) or not other.head or other.figure.elliptic:
        return False
    outcome = state_event(reference.noun)
    if outcome:  # "the 17 injured": those of whom the earlier count said so, and no others; the dead may grow in number
        return is_person(other.head) and outcome == other.claim.event == "injure" and not post_words(entry.figure)
    return _agreement(board, reference, other) != ""


def _is_capacity(other: Entry) -> bool:
    """Whether a count is of those whom something has room for: "can take 400 passengers"."""
    clause = other.figure.clause
    verb = clause.verb if clause is not None else None
    if verb is None or other.figure.slot != "object":
        return False
    words = other.figure.sentence.tokens[max(0, verb.tokens[0] - 1) : verb.tokens[1] + 1]
    return any(token.text.lower() in ("can", "could") for token in words) and verb.lemma in word_set("has room for")


def _is_as_changed(entry: Entry) -> bool:
    """Whether a figure is what another became: "The $2.9 million award, as reduced by the judge"."""
    after = [token for token in entry.figure.tokens_after() if token.text != ","][:_LEAD]
    words = [token.text.lower() for token in after]
    return "as" in words and any(first == "as" and second.tag == "VERB" for first, second in zip(words, after[1:], strict=False))


def _agreement(board: Board, reference: Reference, other: Entry) -> str:
    """How the noun of a reference may take up that of an earlier count; "" where it cannot.

    "noun": the same members; "kind": a wide noun ("the 46 animals", after 41 dogs), or the narrow one of it; "deed": the noun of what
    was done ("the 240 signatures", after 240 people signed); "head count": how many there are ("the crowd of 600", after 600 marched);
    "bare": none.
    """
    noun = reference.noun
    if not noun:
        return "bare" if _is_taken_up_bare(other, reference) else ""
    if compatible_nouns(other.head, noun):
        return "noun"
    if noun in head_counts():
        wanted = head_counts()[noun]
        lives_there = noun not in word_set("all who live there") or (is_person(other.head) and other.verb in {"", "be", "have", *wanted})
        return "head count" if lives_there and {other.head, other.verb, other.claim.event} & wanted else ""
    if _counts_doings(other, reference):
        return "deed"
    wide = word_set("kinds of all sorts")
    if noun in wide and not is_person(other.head) and not is_period(other.head) and other.head != "time":
        return "kind"
    if other.head.endswith(noun) and len(noun) > _SHORT and not is_person(noun):
        return "kind"  # "beehives ... the hives"
    # "Smuggling parrots ... found 63 birds ... the 36 parrots": the wide noun stands for what was named before.
    return "kind" if other.head in wide and board.is_said_before(noun, other.figure.order + 1) else ""


def _counts_doings(other: Entry, reference: Reference) -> bool:
    """Whether a count is taken up by the noun of what was done: "was streamed 40 million times ... those 40 million streams"."""
    if is_person(other.head):  # one by each of them
        return reference.noun in word_set("one of each person") and is_kindred(other.verb, reference.noun)
    if other.head != "time":
        return False
    lead = [token for token in other.figure.sentence.tokens if token.span.end <= other.start][-_LEAD:]
    return any(token.tag == "VERB" and is_kindred(token.lemma, reference.noun) for token in lead)


def _is_taken_up_bare(other: Entry, reference: Reference) -> bool:
    """Whether a number without a noun says of its members what was said of others: "of the 5.2 million that it printed"."""
    if is_period(other.head):
        return False
    return bool(reference.restriction) and (reference.restriction == other.claim.event or _is_shifted(reference.entry, other))


def _is_shifted(entry: Entry, other: Entry) -> bool:
    """Whether two counts have the same digits, and only another magnitude: "38,000 fish ... the 38 million that got away"."""
    low, high = sorted((entry.claim.count.nominal, other.claim.count.nominal))
    return high >= _SHIFT * low and digits_look_alike(low, high)


def _is_comparable(first: Entry, second: Entry) -> bool:
    """Whether two counts are near enough for one to be the other with a slip: not "two teachers left" and "the 51 teachers"."""
    low, high = sorted((first.claim.count.nominal, second.claim.count.nominal))
    shifted = str(low.numerator).rstrip("0") == str(high.numerator).rstrip("0") and low >= _FACTOR
    return high <= _FACTOR * low or shifted or _looks_alike(first, second) or "vague" in (first.figure.mention.of, second.figure.mention.of)


def _may_be_all(other: Entry, reference: Reference) -> bool:
    """Whether a count of some of a whole ("600 of the sheep died") may be of all those meant: "the 410 sheep that died"."""
    if _is_plural(other) or not reference.noun:
        return True
    return bool({reference.restriction, *reference.said} & {other.claim.event} - {"", "be", "have"})


def _is_plural(other: Entry) -> bool:
    """As in "Hundreds of people": a plural whose noun stands after "of", and no part of a known whole."""
    noun = other.figure.noun
    return (
        noun is not None
        and not noun.determiner
        and noun.mention is None
        and other.figure.mention.core.end != other.figure.mention.core.start
    )


def _is_size_of_another(other: Entry, reference: Reference) -> bool:
    """As in "a yard of a dozen horses": the count tells how large a thing is that holds them, and that is not named again."""
    chunks = other.figure.sentence.chunks
    holder = next((chunk for chunk in chunks if chunk.of is not None and chunks[chunk.of] is other.figure.chunk), None)
    if holder is None or holder.determiner not in ("a", "an") or holder.mention is not None:
        return False
    return holder.head not in word_set("collective nouns") | word_set("counting nouns") | head_counts().keys() | reference.said


def _is_size_of_named(board: Board, other: Entry, reference: Reference) -> bool:
    """Whether a count before a noun tells how large that is, and a reference is of the same: "a 36-bed wing ... the wing's 42 beds".

    Where the draft speaks of others between them ("another of its buses"), the reference may be of one of those.
    """
    own, start = other.figure.mention.core, reference.entry.start
    holder = next((chunk for chunk in other.figure.sentence.chunks if not chunk.compound and chunk.span.contains(own)), None)
    if holder is None or not holder.head or holder.head not in reference.said:
        return False
    for order in range(other.figure.order, reference.entry.figure.order + 1):
        sentence = board.sentence(order)
        for chunk in sentence.chunks if sentence is not None else ():
            if chunk.head != holder.head or not holder.span.end <= chunk.span.start < start:
                continue
            if not chunk.definite or sentence is None or sentence.tokens[chunk.tokens[1]].form != "NN":
                return False
    return True


def _is_met(board: Board, reference: Reference, candidates: list[Entry]) -> bool:
    """Whether an earlier exact count has the value already: it is that one which is taken up."""
    entry = reference.entry
    value = entry.claim.count.support
    ids = {other.id for other in candidates}
    for other in board.earlier(entry.start):
        if other.unit != entry.unit or other.claim.count.bound != "=" or other.claim.scope.status == "former":
            continue
        agrees = other.id in ids or bool(other.unit) or not (other.head and reference.noun) or _agreement(board, reference, other) != ""
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
    agreement = "noun" if entry.unit else _agreement(board, reference, other)
    alike = _looks_alike(entry, other)
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
    if new and not told and not (alike and (new <= reference.doings or _is_shifted(entry, other))):
        return False  # "the 410 sheep that died on the Orr farm"
    if agreement in ("kind", "head count") and not is_loose(other):
        return alike or (_is_slip(entry, other) and bool(share_words(set(described), known)))
    if agreement == "bare" and _is_shifted(entry, other):
        return True
    if reference.restriction and reference.restriction == other.claim.event:
        return True
    if is_loose(other) and not entry.unit:
        return _says_nothing_new(board, reference, known, candidates)
    return not strange and _is_told_again(board, reference, other, candidates, agreement)


def _is_told_again(board: Board, reference: Reference, other: Entry, candidates: list[Entry], agreement: str) -> bool:
    """Whether an exact count tells of the members of another: by its digits, by what it says of them, or as the only one of its noun."""
    entry, noun, described = reference.entry, reference.noun, reference.said
    if _looks_alike(entry, other) and agreement in ("noun", "deed"):
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
    return _looks_alike(entry, other) or one_digit_off(entry.claim.count.nominal, other.claim.count.nominal, least=2)


def _looks_alike(first: Entry, second: Entry) -> bool:
    """Whether a definite number has the digits of an earlier one, shifted by powers of ten or with two of them changed about.

    A definite count takes up a count that the reader knows; its digits are the best sign which one is meant when its value fits none.
    """
    own, other = first.claim.count, second.claim.count
    shifted = str(own.nominal).rstrip("0") == str(other.nominal).rstrip("0")
    return (shifted or own.step == other.step) and digits_look_alike(own.nominal, other.nominal)


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
    if not _is_comparable(entry, other):
        return False
    if not noun:  # "the $900 million that the city paid for it"
        return _looks_alike(entry, other) or (_is_thousands_apart(entry, other) and reference.restriction in _known_of(other, entry))
    if _looks_alike(entry, other):
        return True
    if not noun or entry.figure.order == other.figure.order:
        return False
    if other.head == noun:
        return True
    return bool(amount_words(noun) & other.known)


def _is_thousands_apart(entry: Entry, other: Entry) -> bool:
    """Whether two amounts differ by their magnitude word alone: "$900,000" and "$900 million"."""
    low, high = sorted((entry.claim.count.nominal, other.claim.count.nominal))
    return low > 0 and high / low in (1000, 10**6, 10**9)
