"""link_total_values: a vague or bounded count, and the total that ends it ("same": value, value).

"Dozens of homes were damaged ... seven homes in all"; "thousands of people marched ... the size of the crowd was about 600".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.nouns import is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.agreement import is_comparable
from factcheck.links.counts.board import Board, Entry, words_between
from factcheck.links.counts.same_scope import is_same_scope
from factcheck.links.counts.times_apart import is_of_other_time
from factcheck.links.cues import cue_near, opens_elsewhere, post_words, share_words
from factcheck.links.link import Link
from factcheck.syntax.clause import Token
from factcheck.syntax.events import state_event

_NEAR = 3
# What some of those who are in a place do or undergo.
_OF_SOME = frozenset(("arrest", "die", "injure", "charge", "hospitalize", "speak", "testify"))


def link_total_values(board: Board) -> Iterator[Link]:
    """Each total with the vague or bounded count that it ends."""
    for entry in board.counts:
        if not entry.is_live:
            continue
        yield from _total_of(board, entry)
        yield from _counted(board, entry)


def _total_of(board: Board, entry: Entry) -> Iterator[Link]:
    """As in "dozens of homes were damaged ... seven homes in all"."""
    cue = None if _is_by(entry) or _is_of_a_sum(board, entry) else _total_cue(entry)
    if cue is not None and not entry.head and entry.figure.determiner == "all":
        yield from _all_of_those(board, entry, cue)
    elif cue is not None and not entry.unit and (not entry.head or entry.figure.elliptic):
        yield from _all_of_those(board, entry, cue, entry.claim.event)
    if cue is None or not entry.head or (opens_elsewhere(entry.figure) and cue.start > entry.figure.sentence.tokens[0].span.start):
        return
    for other in board.earlier(entry.start):
        if not is_loose(other) or other.unit != entry.unit or entry.is_additive or not _of_one_event(entry, other):
            continue
        if other.unit and other.claim.count.bound == "~" and other.figure.mention.of != "vague" and not is_comparable(entry, other):
            continue  # "about 2,900 acres have the blight ... owners with a total of 145,600 acres"
        if board.time(entry) is not None and board.time(other) is None and entry.figure.paragraph != other.figure.paragraph:
            continue  # "last year farms lost 160,000 salmon in all"
        if same_nouns(other.head, entry.head) and is_same_scope(board, entry, other):
            yield Link("same", (("value", other.id), ("value", entry.id)), (cue,), inferred=True)
            return


def _all_of_those(board: Board, entry: Entry, cue: Span, event: str = "") -> Iterator[Link]:
    """As in "hundreds of passengers spent the night ... all 74 of those aboard": the only vague count in reach.

    A number that is told with an event ("seventeen were destroyed in all") takes up a count of that event.
    """
    near = board.before(entry, _NEAR)
    loose = [e for e in near if is_loose(e) and not e.unit and e.head and not is_period(e.head)]
    if len(loose) != 1 or loose[0].claim.event == "die" or (event and loose[0].claim.event != event):
        return
    if is_same_scope(board, entry, loose[0]):
        yield Link("same", (("value", loose[0].id), ("value", entry.id)), (cue,), inferred=True)


def _is_from(entry: Entry) -> bool:
    """Whether a count is of those of one origin: "some 2,400 officers from other towns ... 4,000 in all were on duty"."""
    return [token.text.lower() for token in post_words(entry.figure)[:1]] == ["from"]


def _total_cue(entry: Entry) -> Span | None:
    """The words that make a count a total: "in all", "all 34 of them" after the noun."""
    figure = entry.figure
    if figure.determiner == "all" and figure.noun is not None and figure.noun is not figure.chunk and not figure.noun.modifiers:
        return figure.mention.span
    return cue_near(figure, "total")


def _is_of_a_sum(board: Board, entry: Entry) -> bool:
    """Whether a total is that of two figures, of which this is the first: "A total of 706 tons of wheat and 79 tons of rye"."""
    after = [other for other in board.in_sentence(entry.figure.order) if other.start > entry.start][:1]
    if not after or after[0].unit != entry.unit or (not entry.unit and after[0].head != entry.head):
        return False
    between = words_between(entry.figure.sentence, entry.figure.mention.span.end, after[0].figure.mention.span.start)
    return bool(between) and between[-1].text.lower() == "and" and not any(token.tag in ("VERB", "AUX", "PUNCT") for token in between)


def _is_by(entry: Entry) -> bool:
    """Whether a figure is a margin or a change, and no count: "won by more than 1,100 votes"."""
    return [token.text.lower() for token in entry.figure.tokens_before(1)] == ["by"]


def is_loose(other: Entry) -> bool:
    """Whether a count leaves room: "dozens", "more than 40", "just under 6,000 acres"."""
    if not other.is_live or other.is_additive or other.part_cue is not None or _is_by(other) or _is_from(other):
        return False
    if other.figure.definite and other.figure.mention.of != "vague":
        return False
    if other.figure.mention.of.startswith("per:") or {"each", "every", "per", "apiece"} & {
        t.text.lower() for t in post_words(other.figure)
    }:
        return False  # "about half a share for each share held"
    return other.claim.count.bound in (">", "<") or not other.claim.count.core.is_point


def _of_one_event(first: Entry, second: Entry) -> bool:
    """Whether two counts are of one event: by the verb, by what their nouns have undergone ("dead"), or by a word in both sentences."""
    own = {first.claim.event, *(state_event(word) for word in first.figure.modifiers)} - {""}
    if second.claim.event in own:
        return True
    if is_person(first.head) and first.claim.event in _OF_SOME:
        return False  # "hundreds attended ... in all, 60 were arrested"
    if first.figure.order - second.figure.order <= 1 and first.figure.paragraph == second.figure.paragraph:
        return True
    return bool(share_words(set(first.known - {first.head}), set(second.known - {second.head})))


def _counted(board: Board, entry: Entry) -> Iterator[Link]:
    """As in "thousands of people marched ... the police put the size of the crowd at about 600": a bare number that a noun counts."""
    if entry.unit or entry.head:
        return
    noun = _counting_noun(entry)
    if noun is None:
        return
    loose = [other for other in board.before(entry, _NEAR) if is_loose(other) and not other.unit and not is_period(other.head)]
    if len(loose) != 1 or not loose[0].head:
        return
    other = loose[0]
    crowd = {token.lemma for token in noun} & word_set("crowds")
    if crowd and not is_person(other.head) and other.head not in word_set("crowds"):
        return
    others = (
        {token.lemma for token in noun if token.tag in ("NOUN", "PROPN")}
        - word_set("counting nouns")
        - word_set("crowds")
        - word_set("counts to")
    )
    if others - share_words(others, set(other.known)):
        return
    if other.claim.event == "die" or is_of_other_time(entry) or not is_same_scope(board, entry, other):
        return
    yield Link("same", (("value", other.id), ("value", entry.id)), (Span(noun[0].span.start, noun[-1].span.end),), inferred=True)


def _counting_noun(entry: Entry) -> list[Token] | None:
    """The definite noun that a bare number is the value of: "the tally was 4,180", "the size of the herd: some 350"."""
    tokens = entry.figure.sentence.tokens
    at = entry.figure.first - 1
    while at > 0 and (tokens[at].tag in ("AUX", "ADV") or tokens[at].text == ":" or tokens[at].lemma in word_set("counts to")):
        at -= 1
    nouns = at
    while nouns > 0 and tokens[nouns - 1].tag in ("NOUN", "ADJ", "ADP", "DET") and at - nouns < 6:
        nouns -= 1
    phrase = list(tokens[nouns : at + 1])
    while phrase and phrase[0].text.lower() not in ("the", "its") and phrase[0].index:
        phrase.pop(0)
    if not phrase or at + 1 == entry.figure.first or not {token.lemma for token in phrase} & word_set("counting nouns"):
        return None
    return phrase if not {token.lemma for token in phrase} & word_set("another of its kind") else None
