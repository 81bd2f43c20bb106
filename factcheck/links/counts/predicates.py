"""Predicate: what a sentence says of those that a figure counts, and whether two sentences say the same.

"The flood ruined 60 maps", "60 maps were ruined in the flood" and "the 60 ruined maps" say the same of maps: one deed, of which they
are the object. "Ten have the measles" and "There are ten with the measles" do by their words alone.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.data.word_sets import word_set
from factcheck.links.counts.share_parts import is_like_deed
from factcheck.links.cues import content_words, restricting_words
from factcheck.syntax.clause import Clause, Token

_MARKS: Final = frozenset((",", ";", ":", ".", "—", "–", "(", ")", '"'))
_MAKES_UP: Final = frozenset(("make", "constitute", "comprise", "form", "represent", "account"))
_BEHIND: Final = 12  # words behind a verb in which it says what it says


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said of those that a figure counts.

    Attributes:
        deed: the lemma of the verb; "" where the verb says nothing by itself ("be", "have") or there is none.
        undergone: whether they undergo the deed, and do not do it.
        negated: whether it is denied.
        words: the lemmas of what else is said, with the numbers in it; not those of the figure's own noun phrase.
        doer: the head of the subject where that is somebody else; "" where none is told, or a pronoun.
    """

    deed: str
    undergone: bool
    negated: bool
    words: frozenset[str]
    doer: str = ""


def predicate_of(figure: Figure) -> Predicate | None:
    """What its clause says of those of a figure; None where they are neither subject nor object, or nothing is said."""
    clause = _telling_clause(figure)
    if clause is None or clause.verb is None:
        return None
    verb = clause.verb
    tokens = figure.sentence.tokens
    there = any(token.form == "EX" for token in tokens[max(0, verb.tokens[0] - 2) : verb.tokens[0]])
    if there or (clause is figure.clause and verb.lemma in word_set("has in all") and figure.slot == "object"):
        restricted = restricting_words(figure.tokens_after())
        return Predicate("", False, verb.negated, _words(restricted)) if restricted else None
    if verb.lemma in _MAKES_UP and figure.slot == "object" and clause.subject:  # "Women made up 75 percent of the jury"
        made = figure.sentence.chunks[clause.subject[0]]
        return Predicate("", False, verb.negated, frozenset((made.head,))) if made.mention is None and not made.modifiers else None
    if clause is figure.clause and figure.slot not in ("subject", "object"):
        return None
    undergone = verb.voice == "passive" or (clause is figure.clause and figure.slot == "object")
    behind = _until_mark(tokens[verb.tokens[1] + 1 :], figure)
    deed = "" if verb.lemma in word_set("empty verbs") else verb.lemma
    words = _words(behind)
    doer = _doer(clause, figure) if clause is figure.clause and figure.slot == "object" else ""
    return Predicate(deed, undergone and bool(deed), verb.negated, words, doer) if deed or words else None


def say_the_same(one: Predicate, other: Predicate, known: Set[str] = frozenset()) -> bool:
    """Whether two predicates are of one deed or state, and neither says more of it than the other does.

    Args:
        one: what is said of the one figure.
        other: what is said of the other.
        known: words that the sentence of `one` has besides, so that `other` may say them as well.
    """
    if one.negated != other.negated or (one.doer and other.doer and one.doer != other.doer):
        return False
    if one.deed or other.deed:
        like = bool(one.deed) and bool(other.deed) and is_like_deed(one.deed, other.deed) and one.undergone == other.undergone
        return like and (one.words <= other.words or other.words <= one.words | known)
    return bool(one.words) and one.words <= other.words and other.words <= one.words | known


def _telling_clause(figure: Figure) -> Clause | None:
    """The clause that says something of those of a figure: the one that restricts it where its own says only that they are there."""
    clause, relative = figure.clause, figure.relative
    if relative is None or relative.verb is None:
        return clause
    empty = clause is None or clause.verb is None or clause.verb.lemma in word_set("empty verbs") | word_set("has in all")
    return relative if empty else None  # "The 20 that closed were sold": two things are said


def _doer(clause: Clause, figure: Figure) -> str:
    """The head of the subject of a clause; "" for a pronoun."""
    subject = figure.sentence.chunks[clause.subject[0]] if clause.subject else None
    pronoun = subject is None or figure.sentence.tokens[subject.tokens[1]].tag == "PRON"
    return "" if subject is None or pronoun else subject.head


def _until_mark(tokens: tuple[Token, ...], figure: Figure) -> list[Token]:
    """The tokens behind a verb up to a mark or the next verb of its own, without the noun phrase of the figure."""
    own = range(figure.first, figure.beyond)
    found: list[Token] = []
    for token in tokens[:_BEHIND]:
        if token.text in _MARKS or token.tag == "CONJ" or token.text.lower() in word_set("subordinators"):
            break
        if token.index not in own:
            found.append(token)
    return found


def _words(tokens: list[Token]) -> frozenset[str]:
    numbers = {word for token in tokens for word in token.text.split() if word.isdigit() and token.form != "t"}
    return frozenset(word for word in content_words(t for t in tokens if t.tag != "AUX") if " " not in word) | numbers
