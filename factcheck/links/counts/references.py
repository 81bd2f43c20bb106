"""read_reference: a count that speaks of things told before, with their noun and the words that say which are meant.

It is definite ("the 17 people injured", "the Hales' 40 cows", "the 2,150 who walked out"), stands behind a definite noun ("the stranded
hikers, 52 of them,"; "the dead fish, 4,100 by one count,"), or is what a definite noun comes to ("the number of canceled flights was 48",
"the whales that died numbered 46", "the crowd of 600").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims.counts.count_words import head_counts
from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.cues import SET_OFF, content_words, post_words, restricting_words
from factcheck.syntax.clause import Chunk, Clause, Token
from factcheck.syntax.events import state_event, verb_event
from factcheck.syntax.lexicon import lexicon
from factcheck.syntax.tag_context import FINITE

OWNERS: Final = frozenset(("its", "his", "her", "their", "our", "'s"))
DEFINITE: Final = frozenset(("the", "these", "those", "all"))
_CLOSES: Final = frozenset((",", "—", "–", "--", ")", ".", ";"))
_THEM: Final = frozenset(("them", "those", "these"))
_PLACES: Final = frozenset(("in", "on", "at", "near", "from", "outside", "inside", "aboard"))
_LONGEST: Final = 12


@dataclass(frozen=True, slots=True)
class Reference:
    """A count that speaks of things told before.

    Attributes:
        entry: the count.
        noun: the noun of those it counts; "" where it has none ("the 38 million that got away").
        said: what it says of them beside the noun, as content words and events, with what may belong to the verb ("collected the 350
            dead fish in one morning").
        means: of what it says, that which surely tells which are meant ("dead").
        restriction: the event that tells which are meant ("the 17 people who were hurt"), "" where none does.
        owner: whether a possessive makes it definite.
        stated: whether it is told as the value of a noun, and not by the way.
        words: the words that make it a reference.
        doings: of what it means, the verbs ("the 67 tortoises that she examined").
        definite: whether it refers by its form; else it may do so by what it tells ("a sample of 381 tagged queens").
    """

    entry: Entry
    noun: str
    said: frozenset[str]
    means: frozenset[str]
    restriction: str
    owner: bool
    stated: bool
    words: Span
    doings: frozenset[str] = frozenset()
    definite: bool = True


def read_reference(entry: Entry) -> Reference | None:
    """The reference that a count makes; None where it is introduced as new."""
    figure, scope = entry.figure, entry.claim.scope
    if scope.quoted or scope.status in ("former", "hypothetical") or figure.at < 0 or entry.is_additive:
        return None
    if scope.role not in ("body", "caption", "list") or (figure.head and is_period(figure.head)):
        return None
    if scope.status == "possible":  # "can download any of the 130,000 photographs": what may be is not how many there are
        return _definite(entry)
    return _definite(entry) or _behind_a_noun(entry) or _of_everyone(entry) or _value_of(entry) or _of_a_deed(entry)


def _definite(entry: Entry) -> Reference | None:
    """As in "the 17 people injured", "all 47 passengers", "the Hales' 40 cows", "all 720 that were sold"."""
    figure, chunk = entry.figure, entry.figure.chunk
    if chunk is None or chunk.compound or figure.elliptic or figure.determiner not in DEFINITE | OWNERS or _is_ranked(entry):
        return None
    if any(token.lemma in word_set("compares with another") for token in figure.tokens_before(1)):
        return None
    after = next(iter(figure.tokens_after()), None)
    if after is not None and after.text.lower() == "with" and not entry.unit:
        return None  # "of the 29 sites with deeper lines": a group of them
    if not figure.head and figure.relative is None and figure.mention.kind == "cardinal":
        return None
    named = [token.tag for token in figure.tokens_before(2)] == ["PROPN", "PUNCT"]
    if not figure.head and named and figure.tokens_before(1)[0].text == ",":
        return None  # "Fred and Tom, the two who had gone to college": those just named
    if figure.mention.kind not in ("cardinal", "money", "measure"):
        return None
    words = post_words(figure)
    counted = figure.noun.span if figure.noun else figure.mention.span  # it may stand before the number: "its pies were the 40"
    span = Span(chunk.span.start, chunk.span.start).joined(counted, *(word.span for word in words[-1:]))
    said = _said(content_words(words) | set(figure.modifiers), figure.head)
    means = _said(content_words(_attached(words, figure.sentence.tokens)) | set(figure.modifiers), figure.head)
    doings = _said(content_words(token for token in _attached(words, figure.sentence.tokens) if token.tag == "VERB"), figure.head)
    owner = figure.determiner in OWNERS or _is_owned(entry)
    return Reference(entry, figure.head, said, means, _restriction(entry), owner, False, span, doings)


def _is_owned(entry: Entry) -> bool:
    """As in "the church's 425 pupils": whose they are."""
    figure = entry.figure
    return figure.first > 0 and figure.sentence.tokens[figure.first - 1].form == "POS"


def _is_ranked(entry: Entry) -> bool:
    """As in "the top two films", "the two youngest victims": the first of a row that may be longer."""
    tokens, chunk = entry.figure.sentence.tokens, entry.figure.chunk
    before = tokens[max(0, entry.figure.first - 1) : entry.figure.first]
    if bool(before) and before[0].text.lower() in word_set("ends of a row"):
        return True
    return chunk is not None and any(token.form == "JJS" for token in tokens[chunk.tokens[0] : chunk.tokens[1]])


def _attached(words: Sequence[Token], every: Sequence[Token]) -> list[Token]:
    """The words right behind a noun that belong to it: the first phrase that tells where or whose, or a clause up to its verb and place.

    "In the mailbox" of "the 200 bees in the mailbox on Friday"; "that died on the Orr farm" of "the 410 sheep that died on the Orr farm".
    """
    found: list[Token] = []
    for token in words:
        low = token.text.lower()
        verbs = any(t.tag == "VERB" for t in found)
        if low in ("and", "but", "or", "while", "when", "as") or (not found and low in word_set("prepositions of a verb")):
            break
        named = token.index + 1 < len(every) and every[token.index + 1].tag in ("DET", "PROPN", "PRON")
        told = low not in _PLACES and (named or low not in ("by", "with", "without"))
        if any(t.tag not in ("ADV", "PART") for t in found) and token.tag == "ADP" and (found[-1].tag != "VERB" or told):
            break  # "the goats buried | by the slide"; but "the 46 people who fled by boat"
        if verbs and found[-1].tag == "VERB" and token.tag not in ("ADP", "VERB"):
            break
        if verbs and token.tag == "VERB" and (token.form in FINITE or found[-1].tag == "VERB"):
            break
        found.append(token)
    timed = any(token.form in ("t", "C", "CD") or is_period(token.lemma) for token in found)
    return [] if timed and not any(token.tag == "VERB" for token in found) else found


def _said(words: set[str], noun: str) -> frozenset[str]:
    """The words said of those that are counted, with their events, and the outcome that the noun itself tells ("the 17 injured")."""
    told = {state_event(word) or word for word in words} - {noun}
    return frozenset(told | ({state_event(noun)} - {""}))


def _restriction(entry: Entry) -> str:
    """What happened to those that a definite count means: "the 17 people who were hurt", "the 31,000 acres planted"."""
    figure = entry.figure
    if figure.relative is not None:
        return figure.relative.event
    verb = figure.clause.verb if figure.clause is not None else None
    end = figure.noun.span.end if figure.noun is not None else figure.mention.span.end
    return verb.event if verb is not None and verb.tense == "" and 0 <= verb.span.start - end <= 1 else ""


def _behind_a_noun(entry: Entry) -> Reference | None:
    """As in "the stranded hikers, 52 of them, slept"; "the dead fish, 4,100 by one count,"."""
    figure, tokens = entry.figure, entry.figure.sentence.tokens
    if figure.mention.kind != "cardinal" or figure.first < 2 or tokens[figure.first - 1].text not in SET_OFF:
        return None
    after = list(figure.tokens_after())
    of_them = figure.noun is not None and figure.noun.head in _THEM
    if figure.noun is not None and not of_them:
        return None
    if after and after[0].text not in _CLOSES and not _is_counted_by(after):
        return None  # "the stolen bikes, 126 of them racing models"
    holder = _noun_before(figure.sentence.chunks, tokens, figure.first - 1)
    if holder is None or _is_shared_out(tokens, holder):
        return None
    tail = tokens[holder.tokens[1] + 1 : figure.first - 1]
    said = _said(content_words(tail) | set(holder.modifiers), holder.head)
    words = Span(holder.span.start, figure.mention.span.end)
    return Reference(entry, holder.head, said, said, _event_of(tail, figure.sentence.clauses), holder.determiner in OWNERS, True, words)


def _is_shared_out(tokens: tuple[Token, ...], holder: Chunk) -> bool:
    """Whether only some of what a noun phrase names are told of: "most of the appeals, 290,", "a quarter of the pupils, 60,"."""
    at = holder.tokens[0]
    return at > 1 and tokens[at - 1].text.lower() == "of" and tokens[at - 2].tag not in ("NOUN", "PROPN", "VERB")


def _of_everyone(entry: Entry) -> Reference | None:
    """As in "brought everyone aboard, 238 passengers and a crew of 14, to the pier"."""
    figure, tokens = entry.figure, entry.figure.sentence.tokens
    first = min(figure.first, figure.chunk.tokens[0]) if figure.chunk is not None else figure.first
    before = tokens[max(0, first - 4) : first]
    if not before or before[-1].text not in SET_OFF or not figure.head or entry.unit:
        return None
    whole = next((token for token in before if token.text.lower() in ("everyone", "everybody")), None)
    if whole is None:
        return None
    said = _said(set(figure.modifiers), figure.head)
    return Reference(entry, figure.head, said, said, "", False, True, Span(whole.span.start, entry.start))


def _of_a_deed(entry: Entry) -> Reference | None:
    """As in "a sample of 381 tagged queens", "lists eight suppliers that she owed": a count of those who did or underwent something."""
    figure = entry.figure
    if not figure.head or figure.elliptic or entry.unit or figure.noun is not figure.chunk or figure.mention.kind != "cardinal":
        return None
    told = {_deed(token) for token in figure.sentence.tokens if _is_inner(token, figure.chunk) and token.form in ("VBN", "JJ")}
    told |= {figure.relative.event} if figure.relative is not None else set()
    told -= {"", "be", "have", "do"}
    if not told or figure.chunk is None:
        return None
    means = _said(content_words(_attached(post_words(figure), figure.sentence.tokens)), figure.head) | told
    return Reference(entry, figure.head, means, means, "", False, True, figure.chunk.span, definite=False)


def _is_inner(token: Token, chunk: Chunk | None) -> bool:
    return chunk is not None and chunk.tokens[0] <= token.index <= chunk.tokens[1]


def _deed(token: Token) -> str:
    """The event of a participle before a noun: "tagged" (tag), "dead" (die); "" for another word."""
    outcome = state_event(token.text.lower())
    return outcome or (verb_event(lexicon().lemma(token.text.lower(), "VBN")) if token.text.lower().endswith(("ed", "en")) else "")


def _is_counted_by(after: list[Token]) -> bool:
    """As in ", 4,100 in all,", ", 4,100 by the agency's count,"."""
    words = [token.text.lower() for token in after[:7]]
    if words[:1] == ["by"]:
        return bool({"count", "tally", "reckoning", "estimate"} & set(words))
    return words[:2] in (["in", "all"], ["in", "total"], ["all", "told"]) or words[:1] == ["altogether"]


def _noun_before(chunks: tuple[Chunk, ...], tokens: tuple[Token, ...], end: int) -> Chunk | None:
    """The definite plural that a noun phrase before a comma is about: "the negatives that Pask left,"."""
    for chunk in reversed([chunk for chunk in chunks if chunk.tokens[1] < end and not chunk.compound]):
        between = tokens[chunk.tokens[1] + 1 : end]
        if end - chunk.tokens[1] > _LONGEST or any(token.text in _CLOSES for token in between):
            return None
        if not chunk.definite or chunk.mention is not None or not chunk.head or not is_plural(tokens[chunk.tokens[1]]):
            continue
        if len(restricting_words(between)) == len(between):
            return chunk
    return None


def is_plural(token: Token) -> bool:
    """Whether a noun is a plural: by its form, or one that has no other ("the fish", "the dead")."""
    return token.form in ("NNS", "NNPS") or token.lemma in word_set("plurals without a form")


def _event_of(tail: tuple[Token, ...], clauses: tuple[Clause, ...]) -> str:
    """The event of the clause that restricts a noun: "the negatives that Pask left"."""
    spans = [token.span for token in tail if token.tag == "VERB"]
    return next((c.event for c in clauses if c.relative and c.verb is not None and any(c.verb.span.overlaps(span) for span in spans)), "")


def _value_of(entry: Entry) -> Reference | None:
    """As in "the number of canceled flights was 48", "the whales that died numbered 46", "put the crowd at 600", "the crowd of 600"."""
    figure = entry.figure
    if figure.mention.kind != "cardinal" or figure.noun is not None or (figure.head and not (figure.elliptic or figure.predicated)):
        return None
    after = next(iter(figure.tokens_after()), None)
    if after is not None and after.tag in ("NOUN", "PROPN") and after.form != "t":
        return None
    holder = next(iter(_holders(entry)), None)
    if holder is None:
        return None
    sentence = figure.sentence
    noun, said = holder, set(holder.modifiers)
    if holder.head in word_set("counting nouns") or holder.head == "number":
        if holder.of is not None and sentence.chunks[holder.of] is not figure.chunk:
            noun = sentence.chunks[holder.of]
        said = (said | set(noun.modifiers)) - word_set("modifiers of a count")
    tail = [token for token in sentence.tokens[noun.tokens[1] + 1 :] if token.span.end <= figure.mention.span.start]
    said |= content_words(restricting_words(tail)) if noun.tokens[1] < figure.first else set()
    told = _said(said, noun.head)
    words = Span(holder.span.start, noun.span.end)
    event = _event_of(tuple(tail), sentence.clauses)
    return Reference(entry, noun.head, told, told, event, holder.determiner in OWNERS, True, words)


def _holders(entry: Entry) -> Iterator[Chunk]:
    """The definite noun phrases that a bare number may be the value of."""
    figure, sentence = entry.figure, entry.figure.sentence
    if figure.chunk is not None:
        own = sentence.chunks.index(figure.chunk)
        for chunk in sentence.chunks:
            if chunk.of == own and chunk.head in head_counts() and (chunk.definite or not chunk.determiner):
                yield chunk
    clause = figure.clause
    if (
        clause is None
        or clause.verb is None
        or clause.verb.negated
        or clause.verb.lemma not in word_set("counts to") | {"number", "amount"}
    ):
        return
    if figure.slot not in ("object", "at", "to"):
        return
    parts = clause.objects if clause.verb.lemma in ("put", "place", "set", "estimate") else clause.subject
    for at in parts:
        chunk = sentence.chunks[at]
        if chunk.mention is None and chunk.head and chunk.span.start < figure.mention.span.start and _has_value(chunk, clause, entry):
            yield chunk


def _has_value(chunk: Chunk, clause: Clause, entry: Entry) -> bool:
    """Whether a number is what a noun phrase comes to: a definite noun for how many there are, or those who "number" so many."""
    if chunk.head in head_counts() and not chunk.determiner:
        return True
    if not chunk.definite or clause.verb is None:
        return False
    if chunk.head in word_set("counting nouns") or chunk.head == "number" or chunk.head in head_counts():
        return True
    return clause.verb.lemma in ("number", "total", "come", "amount") and is_plural(entry.figure.sentence.tokens[chunk.tokens[1]])


def read_references(board: Board) -> Iterator[Reference]:
    """The references that the counts of a draft make, in text order."""
    for entry in board.counts:
        reference = read_reference(entry)
        if reference is not None:
            yield reference


__all__ = ["DEFINITE", "OWNERS", "Reference", "is_plural", "read_reference", "read_references"]
