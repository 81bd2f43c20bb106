"""link_same: which two counts are one count ("same": value, value).

Licences: a definite count ("the 17 people injured", "all 47 passengers", "the $3.2 million price") that takes up an earlier one of the
same noun, and says of them what the earlier sentence said; "in all" over the same noun and event.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from factcheck.claims.count_words import count_words
from factcheck.claims.nouns import amount_words, compatible_nouns, is_anyone, is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.board import Board, Entry, is_sum_of
from factcheck.links.cues import content_words, cue_near, digits_look_alike, is_kindred, post_words, share_words
from factcheck.links.link import Link
from factcheck.links.same_scope import is_same_scope as _same_scope
from factcheck.links.same_totals import link_total_values
from factcheck.syntax.events import state_event

_LEAD: Final = 4
_NEAR: Final = 4
# A slip changes a digit or two: counts that differ by more than this factor are of different things.
_FACTOR: Final = 5
_OWNERS: Final = frozenset(("its", "his", "her", "their"))
_DEFINITE: Final = frozenset(("the", "these", "those", "all"))


def link_same(board: Board) -> list[Link]:
    """The counts that are taken up with a definite article, each with the count that it takes up."""
    links: list[Link] = list(link_total_values(board))
    for entry in board.counts:
        if not _takes_up(entry):
            continue
        first, whole = _antecedent(board, entry)
        if whole is not None:
            links.append(Link("part", (("whole", whole.id), ("part", entry.id)), (_licence(entry),), inferred=True))
        if first is not None:
            links.append(Link("same", (("value", first.id), ("value", entry.id)), (_licence(entry),), inferred=True))
    return links


def _takes_up(entry: Entry) -> bool:
    """Whether a count is definite, and none that is introduced: "the 17 people", "all 47 passengers"."""
    figure, scope = entry.figure, entry.claim.scope
    if figure.chunk is None or figure.chunk.compound or scope.quoted or scope.status in ("former", "hypothetical", "possible"):
        return False
    if any(token.lemma in word_set("compares with another") for token in figure.tokens_before(1)):
        return False
    if figure.determiner not in _DEFINITE | _OWNERS or entry.is_additive or is_period(figure.head) or figure.elliptic:
        return False
    if entry.claim.scope.role not in ("body", "caption", "list") or _is_ranked(entry):
        return False
    if not figure.head and figure.mention.kind == "cardinal":
        return figure.relative is not None  # "most of the 5.2 billion that it printed"
    after = next(iter(figure.tokens_after()), None)
    if after is not None and after.text.lower() == "with" and not entry.unit:
        return False  # "of the 29 sites with deeper lines": a group of them
    return bool(figure.head) if figure.mention.kind == "cardinal" else figure.mention.kind in ("money", "measure")


def _is_narrower(entry: Entry, other: Entry) -> bool:
    """Whether a definite count names a place or a purpose that the earlier one does not: "employs in Hart", "the budget for roads"."""
    words = post_words(entry.figure)
    known = {token.lemma for token in other.figure.sentence.tokens}
    for at, token in enumerate(words):
        placed = token.tag == "PROPN" and at and words[at - 1].text.lower() in ("in", "at", "from", "near", "for")
        if placed and not set(token.lemma.split()) & {part for lemma in known for part in lemma.split()}:
            return True
    if entry.figure.mention.kind != "money" or words[:1] == [] or words[0].text.lower() not in ("for", "on"):
        return False
    named = {token.lemma for token in words[1:4] if token.tag in ("NOUN", "PROPN")}
    return bool(named - share_words(named, known))


def _is_of_another_year(entry: Entry, other: Entry) -> bool:
    """Whether a definite count is of a year that the earlier sentence does not name, or is a record: "the prize shared in January 2016"."""
    words = post_words(entry.figure)
    years = {part for token in words if token.form == "t" for part in token.text.split() if len(part) == 4 and part.isdecimal()}
    known = {part for token in other.figure.sentence.tokens for part in token.text.split()}
    lead = {token.lemma for token in entry.figure.tokens_before(4)}
    return bool(years - known) or "record" in lead


def _is_change(other: Entry) -> bool:
    """Whether a count says how many went ("has lost two teachers"), and not how many there are."""
    verb = other.figure.clause.verb if other.figure.clause is not None else None
    return verb is not None and not other.unit and verb.lemma in word_set("leaving") and other.figure.slot == "object"


def _is_ranked(entry: Entry) -> bool:
    """As in "the top two films", "the two youngest victims": the first of a row that may be longer."""
    tokens, chunk = entry.figure.sentence.tokens, entry.figure.chunk
    before = tokens[max(0, entry.figure.first - 1) : entry.figure.first]
    if bool(before) and before[0].text.lower() in word_set("ends of a row"):
        return True
    return chunk is not None and any(token.form == "JJS" for token in tokens[chunk.tokens[0] : chunk.tokens[1]])


def _is_shared_out(entry: Entry, other: Entry) -> bool:
    """As in "$1.5 million, or 20 percent of the $7.5 million budget": the whole of a share is not what the share comes to."""
    before = entry.figure.tokens_before(2)
    return other.figure.order == entry.figure.order and len(before) == 2 and before[1].text.lower() == "of" and before[0].form == "C"


def _antecedent(board: Board, entry: Entry) -> tuple[Entry | None, Entry | None]:
    """The earlier count that a definite count takes up, and the total of which one that says more of its members is a part."""
    candidates = [other for other in board.earlier(entry.start) if _can_be_taken_up(other, entry)]
    if not candidates or _is_met(board, entry, candidates):
        return None, None
    if [token.text.lower() for token in post_words(entry.figure)[:1]] == ["with"]:
        return None, None  # "of the 29 sites with deep water": some of the sites
    candidates = [other for other in candidates if not (_is_narrower(entry, other) or _is_of_another_year(entry, other))]
    described = _description(entry)
    if not described:
        candidates = [other for other in candidates if not _is_change(other)]
    left = described & count_words("left")
    if left and not any(left <= {token.lemma for token in other.figure.sentence.tokens} for other in candidates):
        return None, None
    licensed = [other for other in reversed(candidates) if _is_licensed(board, entry, other, described, candidates)]
    totals = [other for other in licensed if post_words(entry.figure) and cue_near(other.figure, "total") is not None]
    best = next((other for other in licensed if other not in totals), None)
    if best is not None and (_is_explained(board, entry, best) or not _same_scope(board, entry, best)):
        best = None
    if best is not None and entry.figure.determiner in _OWNERS and not (best.head == entry.head and _looks_alike(entry, best)):
        best = None
    if entry.figure.determiner in _OWNERS:
        return best, None
    return best, next((total for total in totals if _same_scope(board, entry, total)), None)


def _can_be_taken_up(other: Entry, entry: Entry) -> bool:
    if other.unit != entry.unit or other.figure.mention.kind != entry.figure.mention.kind or _is_shared_out(entry, other):
        return False
    scope = other.claim.scope
    if not other.unit and other.claim.count.nominal < 2:
        return False
    if scope.quoted or scope.status in ("former", "hypothetical") or other.is_additive or other.figure.at < 0 or other.each:
        return False
    if other.figure.chunk is not None and other.figure.chunk.compound and not other.unit:
        return False
    if other.part_cue is not None or (other.figure.noun not in (None, other.figure.chunk) and not _is_plural(other) and entry.head):
        return False
    if other.unit:
        return True
    if not _is_comparable(entry, other):
        return False
    if not other.head or other.figure.elliptic:
        return False
    outcome = state_event(entry.head)
    if outcome:  # "the 17 injured": those of whom the earlier count said so, and no others; the dead may grow in number
        return is_person(other.head) and outcome == other.claim.event == "injure" and not post_words(entry.figure)
    return compatible_nouns(other.head, entry.head) or _counts_doings(other, entry) or (not entry.head and _is_taken_up_bare(other, entry))


def _counts_doings(other: Entry, entry: Entry) -> bool:
    """Whether a count of times is taken up by the noun of what was done: "was streamed 40 million times ... those 40 million streams"."""
    if other.head != "time" or not entry.head:
        return False
    lead = [token for token in other.figure.sentence.tokens if token.span.end <= other.start][-_LEAD:]
    return any(token.tag == "VERB" and is_kindred(token.lemma, entry.head) for token in lead)


def _is_taken_up_bare(other: Entry, entry: Entry) -> bool:
    """Whether a definite number without a noun says of its members what was said of others: "of the 5.2 million that it printed"."""
    relative = entry.figure.relative
    if relative is None or relative.event != other.claim.event or is_period(other.head):
        return False
    return entry.figure.order - other.figure.order <= _NEAR


def _is_comparable(first: Entry, second: Entry) -> bool:
    """Whether two counts are near enough for one to be the other with a slip: not "two teachers left" and "the 51 teachers"."""
    low, high = sorted((first.claim.count.nominal, second.claim.count.nominal))
    shifted = str(low.numerator).rstrip("0") == str(high.numerator).rstrip("0") and low >= _FACTOR
    return high <= _FACTOR * low or shifted or _looks_alike(first, second)


def _is_plural(other: Entry) -> bool:
    """As in "Hundreds of people": a plural whose noun stands after "of", and no part of a known whole."""
    noun = other.figure.noun
    return (
        noun is not None
        and not noun.determiner
        and noun.mention is None
        and other.figure.mention.core.end != other.figure.mention.core.start
    )


def _is_met(board: Board, entry: Entry, candidates: list[Entry]) -> bool:
    """Whether an earlier exact count has the value already: it is that one which the definite count takes up."""
    value = entry.claim.count.support
    ids = {other.id for other in candidates}
    for other in board.earlier(entry.start):
        if other.unit != entry.unit or other.claim.count.bound != "=" or other.claim.scope.status == "former":
            continue
        if (other.id in ids or other.unit or compatible_nouns(other.head, entry.head)) and other.claim.count.support.meets(value):
            return True
    return False


def _description(entry: Entry) -> set[str]:
    """What a definite count says of those it counts, beside the noun."""
    words = content_words(post_words(entry.figure)) | set(entry.figure.modifiers)
    outcome = {state_event(entry.head)} - {""}
    return ({state_event(word) or word for word in words} - {entry.head}) | outcome


def _is_licensed(board: Board, entry: Entry, other: Entry, described: set[str], candidates: list[Entry]) -> bool:
    """Whether the draft says that both are one count."""
    known = _known_of(other)
    own = {token.lemma for token in other.figure.sentence.tokens}
    strange = any(
        word not in own and not share_words({state_event(word) or word}, known) and not (entry.unit and amount_words(word) & known)
        for word in entry.figure.modifiers
    )
    if entry.figure.mention.kind == "money":
        return not strange and _is_same_amount(entry, other)
    restricted = _restriction(entry)
    # "Fourteen people were injured. The five injured firefighters ...": those of a kind are a part.
    kind = bool(entry.head) and not is_anyone(entry.head) and not same_nouns(entry.head, other.head)
    if kind and is_anyone(other.head):
        return False
    if restricted and restricted == other.claim.event:
        return True
    if strange:
        return False
    if _looks_alike(entry, other) and (other.head == entry.head or _counts_doings(other, entry)):
        return True
    if described and share_words(described, known):
        return True
    if described and not (other.head == entry.head and all(board.is_said_before(word, entry.figure.order) for word in described)):
        return False
    if entry.unit:
        return False
    if entry.figure.modifiers or len({c.claim.count.nominal for c in candidates}) > 1:
        return False
    if any(near.figure.elliptic and near.head == other.head for near in board.in_sentence(other.figure.order)):
        return False  # "burying four people and hurting 15 ... the nine people in the cabin"
    if not set(other.figure.modifiers) <= set(entry.figure.modifiers) and entry.figure.order - other.figure.order > 1:
        return False
    return other.head == entry.head or entry.head in ("victim", "person") or _counts_doings(other, entry)


def _restriction(entry: Entry) -> str:
    """What happened to those that a definite count means: "the 17 people who were hurt", "the 31,000 acres planted"."""
    figure = entry.figure
    if figure.relative is not None:
        return figure.relative.event
    verb = figure.clause.verb if figure.clause is not None else None
    end = figure.noun.span.end if figure.noun is not None else figure.mention.span.end
    if verb is not None and verb.tense == "" and 0 <= verb.span.start - end <= 1:
        return verb.event
    return ""


def _looks_alike(first: Entry, second: Entry) -> bool:
    """Whether a definite number has the digits of an earlier one, shifted by powers of ten or with two of them changed about.

    A definite count takes up a count that the reader knows; its digits are the best sign which one is meant when its value fits none.
    """
    own, other = first.claim.count, second.claim.count
    shifted = str(own.nominal).rstrip("0") == str(other.nominal).rstrip("0")
    return (shifted or own.step == other.step) and digits_look_alike(own.nominal, other.nominal)


def _known_of(other: Entry) -> set[str]:
    """What the draft has said of an earlier count: its sentence, or, where the sentence speaks of a share of it, its own words alone."""
    chunk = other.figure.chunk
    if chunk is not None and any(
        outer.mention is not None and outer.of is not None and other.figure.sentence.chunks[outer.of] is chunk
        for outer in other.figure.sentence.chunks
    ):
        return content_words(post_words(other.figure)) | set(other.figure.modifiers)
    return {*other.known, other.claim.event} - {""}


def _is_same_amount(entry: Entry, other: Entry) -> bool:
    """Whether an amount with a noun ("the $3.2 million price") takes up an amount paid, given or named as such."""
    noun = entry.figure.head
    if _looks_alike(entry, other):
        return True
    if not noun or entry.figure.order == other.figure.order:
        return False
    if other.head == noun:
        return True
    return bool(amount_words(noun) & other.known)


def _is_explained(board: Board, entry: Entry, other: Entry) -> bool:
    """Whether counts between them, or people brought in one by one, may make up the difference."""
    gap = abs(entry.claim.count.nominal - other.claim.count.nominal)
    between = [c for c in board.earlier(entry.start) if c.unit == entry.unit and not is_period(c.head)]
    values = [c.claim.count.nominal for c in between if c.head and compatible_nouns(c.head, entry.head)]
    if not entry.unit and any(c.is_additive and c.id != other.id and c.head and same_nouns(c.head, entry.head) for c in between):
        return True  # "eight counts ... two other counts ... the 12 counts": some of the rest may go without a number
    loose = [
        c.claim.count.nominal for c in between if not c.head and not c.claim.scope.quoted and c.figure.paragraph == entry.figure.paragraph
    ]
    if any(first + second == entry.claim.count.nominal for first, second in pairwise(loose)):
        return True
    # "Of the 60 given the drug ..., of the 60 given a placebo": the groups that a whole falls into.
    groups = [
        c for c in board.in_sentence(entry.figure.order) if c.id != entry.id and c.unit == entry.unit and c.figure.determiner == "the"
    ]
    values += [c.claim.count.nominal for c in groups]
    if gap in values or is_sum_of(entry.claim.count.nominal, values):
        return True
    if is_person(entry.head):
        return gap <= board.people_introduced[entry.figure.order]
    return False


def _licence(entry: Entry) -> Span:
    figure = entry.figure
    start = figure.chunk.span.start if figure.chunk else entry.start
    words = post_words(figure)
    end = figure.noun.span.end if figure.noun else figure.mention.span.end
    return Span(start, max(end, words[-1].span.end) if words else end)
