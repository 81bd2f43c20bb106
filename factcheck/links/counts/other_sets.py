"""is_narrower and its like: whether a definite count speaks of other things than an earlier count of the same noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from factcheck.claims.nouns import amount_words, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry
from factcheck.links.cues import post_words, share_words
from factcheck.syntax.clause import Token

_BRINGS_IN = frozenset(("one", "a", "an", "another", "some"))
_NAMED = 5  # words before a count in which what is named beside it ends


def is_narrower(entry: Entry, other: Entry) -> bool:
    """Whether a definite count names a place or a purpose that the earlier one does not.

    As in "employs in Hart", "the budget for roads", "who gave their lives to end the siege".
    """
    words = post_words(entry.figure)
    known = {token.lemma for token in other.figure.sentence.tokens}
    for at, token in enumerate(words):
        if token.form == "VB" and at > 1 and words[at - 1].text.lower() == "to" and not share_words({token.lemma}, known):
            return True
        placed = token.tag == "PROPN" and at and words[at - 1].text.lower() in ("in", "at", "from", "near", "for")
        if placed and not set(token.lemma.split()) & {part for lemma in known for part in lemma.split()}:
            return True
    lead = [token.text.lower() for token in words[:2]]
    if entry.unit and lead[:1] == ["of"] and lead[1:] and lead[1] in _BRINGS_IN:
        return True  # "the $1.3 billion debt of one of its rivals"
    if entry.figure.mention.kind != "money" or words[:1] == [] or words[0].text.lower() not in ("for", "on"):
        return False
    named = {token.lemma for token in words[1:4] if token.tag in ("NOUN", "PROPN")}
    return bool(named - share_words(named, known))


def is_of_another_doer(entry: Entry, other: Entry) -> bool:
    """Whether each count is told of one person, and not the same: "He was acquitted on 76 counts. Pell was convicted of all 81 counts"."""
    first, second = _doer(other), _doer(entry)
    if first is None or second is None or second.tag != "PROPN" or first.span == second.span:
        return False
    known = {part for token in other.figure.sentence.tokens for part in token.text.split()}
    return not known & set(second.text.split())


def _doer(entry: Entry) -> Token | None:
    """The name or the pronoun of one person that is the subject of what is told with a count that is not the subject itself."""
    clause = entry.figure.clause
    if clause is None or len(clause.subject) != 1 or entry.figure.slot == "subject":
        return None
    chunk = entry.figure.sentence.chunks[clause.subject[0]]
    last = entry.figure.sentence.tokens[chunk.tokens[1]]
    named = last.form == "NNP" or (last.form == "NN" and last.index == 0 and not chunk.determiner)  # "Smith was convicted"
    return last if named or last.text.lower() in ("he", "she") else None


def is_joined_by_named(entry: Entry, other: Entry) -> bool:
    """Whether the later count takes in one that is named beside the earlier: "will buy Marron Glass and three mills ... The four mills"."""
    tokens, at = other.figure.sentence.tokens, other.figure.first
    named = (
        at > 1
        and tokens[at - 1].text.lower() in ("and", "with")
        and (tokens[at - 2].tag == "PROPN" or not tokens[at - 2].text[0].isalnum())
    )
    before = [token for token in tokens[max(0, at - _NAMED) : at] if token.tag == "PROPN"]
    return named and bool(before) and entry.claim.count.nominal - other.claim.count.nominal in (1, 2)


def are_of_two_nouns(entry: Entry, other: Entry) -> bool:
    """Whether two amounts stand each before a noun, and are those of two things: "a $20 million loan ... the $73 million project"."""
    ours, theirs = entry.figure.head, other.figure.head
    if not ours or not theirs or entry.figure.mention.kind != "money" or not (_is_before_noun(entry) and _is_before_noun(other)):
        return False
    return ours != theirs and not same_nouns(ours, theirs) and theirs not in amount_words(ours) and ours not in amount_words(theirs)


def _is_before_noun(entry: Entry) -> bool:
    chunk = entry.figure.chunk
    return chunk is not None and bool(chunk.head) and chunk.head_span.start >= entry.figure.mention.span.end


def is_of_another_kind(entry: Entry, other: Entry) -> bool:
    """Whether each count has words of its own for its things, none of them a deed: "the two middle schools", "the five elementary schools".

    Where the later one's words say what was done ("the 36 stolen hives"), they may take the earlier up.
    """
    if _is_of_two(entry) != _is_of_two(other) or _measure_others(entry, other) or _are_for_others(entry, other):
        return True
    own, told = set(entry.figure.modifiers), set(other.figure.modifiers)
    chunk = entry.figure.chunk
    done = chunk is not None and any(
        token.form in ("VBN", "VBD", "VBG") for token in entry.figure.sentence.tokens[chunk.tokens[0] : chunk.tokens[1] + 1]
    )
    return bool(own) and bool(told) and not done and entry.figure.head == other.figure.head and not share_words(own, told)


def _are_for_others(entry: Entry, other: Entry) -> bool:
    """Whether the words behind both name one noun that is told apart: "up for the half marathon", "up for the full marathon"."""
    ours, theirs = ({b.lemma: a.lemma for a, b in _described(one)} for one in (entry, other))
    return any(ours[noun] != theirs[noun] for noun in ours.keys() & theirs.keys())


def _described(entry: Entry) -> Iterator[tuple[Token, Token]]:
    """The pairs of an adjective and its noun behind a count."""
    for first, second in pairwise(entry.figure.sentence.tokens[entry.figure.beyond :]):
        if (first.tag == "ADJ" or first.form == "PDT") and second.tag == "NOUN" and second.form != "t":
            yield first, second


def _measure_others(entry: Entry, other: Entry) -> bool:
    """Whether two lengths or weights are of other things: "8,000 miles of trails", "the 9,000 miles of existing roads and trails"."""
    if not entry.unit or entry.figure.mention.kind == "money":
        return False
    ours, theirs = _measured(entry), _measured(other)
    return bool(ours) and bool(theirs) and ours != theirs


def _measured(entry: Entry) -> set[str]:
    """The nouns behind the "of" of a measure."""
    rest = list(entry.figure.tokens_after())
    if [token.text.lower() for token in rest[:1]] != ["of"]:
        return set()
    phrase = takewhile(
        lambda token: token.tag in ("NOUN", "ADJ", "DET", "PROPN") or token.form == "VBG" or token.text.lower() == "and", rest[1:]
    )
    return {token.lemma for token in phrase if token.tag == "NOUN"}


def _is_of_two(entry: Entry) -> bool:
    """Whether a count is of two nouns together: "the nine brothers and sisters"."""
    tokens = entry.figure.sentence.tokens[entry.figure.beyond : entry.figure.beyond + 2]
    return [token.text.lower() for token in tokens[:1]] == ["and"] and tokens[-1].form == "NNS"


def is_of_another_place(entry: Entry, other: Entry) -> bool:
    """Whether a sentence opens with a body or a place that the earlier one does not name: "In the Senate all 25 Tories were joined"."""
    tokens = entry.figure.sentence.tokens[: entry.figure.first]
    if not tokens or tokens[0].text not in ("In", "At", "Across", "Among"):
        return False
    named = {token.lemma for token in tokens[1:4] if token.tag == "PROPN"}
    return bool(named) and not share_words(named, {token.lemma for token in other.figure.sentence.tokens})


def is_of_another_year(entry: Entry, other: Entry) -> bool:
    """Whether a count is of a year that the earlier sentence does not name, "the prize shared in January 2016", or one of a record."""
    fiscal = (any("fiscal" in token.text.lower() for token in words) for words in (post_words(entry.figure), other.figure.sentence.tokens))
    if next(fiscal) and not next(fiscal):
        return True
    years = _years(post_words(entry.figure))
    known = {part for token in other.figure.sentence.tokens for part in token.text.split()}
    lead = {token.lemma for token in entry.figure.tokens_before(4)}
    record = other.claim.scope.time not in ("", entry.claim.scope.time) and any(
        t.lemma == "record" for t in other.figure.sentence.tokens[: other.figure.first]
    )
    return bool(years - known) or "record" in lead or record


def is_change(other: Entry) -> bool:
    """Whether a count says how many went ("has lost two teachers"), and not how many there are."""
    verb = other.figure.clause.verb if other.figure.clause is not None else None
    return verb is not None and not other.unit and verb.lemma in word_set("leaving") and other.figure.slot == "object"


def is_shared_out(entry: Entry, other: Entry) -> bool:
    """As in "$1.5 million, or 20 percent of the $7.5 million budget": the whole of a share is not what the share comes to."""
    before = entry.figure.tokens_before(2)
    return other.figure.order == entry.figure.order and len(before) == 2 and before[1].text.lower() == "of" and before[0].form == "C"


def are_kinds_of_one(entry: Entry, other: Entry) -> bool:
    """Whether two measures tell things of one noun apart in one sentence: "the 145-pound title ... and the 154-pound title"."""
    first, second = entry.figure, other.figure
    named = first.chunk is not None and second.chunk is not None and first.chunk.head == second.chunk.head != ""
    return named and first.definite and second.definite and first.sentence is second.sentence


def is_parted(board: Board, other: Entry) -> bool:
    """Whether a count is the base of a share, so that those told more of may be the share: "Three-quarters of the 64 ... The 48 leased"."""
    shares = board.shares_between(other.figure.sentence.sentence.span.start - 1, other.start)
    return other.figure.chunk is not None and any(figure.noun is other.figure.chunk for _, figure in shares)


def is_wider(entry: Entry, other: Entry) -> bool:
    """Whether only the earlier, smaller count is of those in one place or with one thing: "62 clocks in its hall ... the museum's 140"."""
    if entry.unit or entry.claim.count.nominal <= other.claim.count.nominal or entry.figure.modifiers or post_words(entry.figure):
        return False
    opening = post_words(other.figure)[:1]
    placed = bool(opening) and opening[0].text.lower() in word_set("narrows a count")
    return placed and other.verb in word_set("has for long")


def was_once(entry: Entry, other: Entry) -> bool:
    """Whether the earlier count is of what there was in a year gone by: "had 18 beds in 1990 ... The ward's 28 beds"."""
    verb = other.figure.clause.verb if other.figure.clause is not None else None
    if verb is None or verb.tense != "past" or verb.lemma not in word_set("has for long"):
        return False
    return bool(_years(other.figure.sentence.tokens) - _years(entry.figure.sentence.tokens))


def _years(tokens: Iterable[Token]) -> set[str]:
    """The years that the times among words name, and no other figure of four digits."""
    return {part for token in tokens if token.form == "t" for part in token.text.split() if len(part) == 4 and part.isdecimal()}


def is_rate(entry: Entry) -> bool:
    """As in "90 liters a minute", "90 liters of oil a minute"."""
    if entry.figure.mention.of.startswith("per:"):
        return True
    behind = [token for token in entry.figure.sentence.tokens if token.span.start >= entry.figure.mention.span.end][:3]
    if behind and behind[0].text.lower() == "of":
        behind = behind[2:]
    return bool(behind) and behind[0].form == "t" and behind[0].text.lower().startswith(("a ", "an ", "each ", "every "))
