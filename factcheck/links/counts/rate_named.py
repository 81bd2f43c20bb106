"""rate_chunk and its kin: the words that name a rate beside a share, and the whole that a share names or takes up."""

from __future__ import annotations

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_person, names_a_set
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Entry, words_between
from factcheck.links.counts.change_words import change_words
from factcheck.links.counts.share_bases import narrowing
from factcheck.links.counts.share_pairs import Pair
from factcheck.syntax.clause import Chunk


def rate_chunk(figure: Figure) -> Chunk | None:
    """The chunk that names a rate beside a share: "a pass rate of 75 percent", "its conviction rate, 80 percent"."""
    rates = word_set("rates")
    if figure.head in rates:
        return figure.noun
    chunks = figure.sentence.chunks
    start = figure.mention.span.start
    before = [chunk for chunk in chunks if chunk.span.end <= start and chunk.mention is None]
    if before and (before[-1].head in rates or before[-1].head in word_set("shares of all")):
        words = [t.text.lower() for t in words_between(figure.sentence, before[-1].span.end, start)]
        if all(w in (",", "of", "was", "is", "at", "stood", "about", "came", "to", "—", "(", "only", "just", "nearly") for w in words):
            return before[-1]
    return _rate_as_subject(figure)


def _rate_as_subject(figure: Figure) -> Chunk | None:
    """The rate that a share is said to be: "Turnout in the election reached 62 percent"."""
    clause = figure.clause
    if clause is None or clause.verb is None or clause.verb.negated:
        return None
    moved = figure.slot == "to" and clause.verb.lemma in change_words("V")  # "The share of pupils ... has climbed to 35 percent"
    if clause.verb.lemma not in word_set("states a rate") and not moved:
        return None
    subject = figure.sentence.chunks[clause.subject[0]] if clause.subject else None
    named = subject is not None and (subject.head in word_set("rates") or subject.head in word_set("shares of all"))
    return subject if named and figure.slot in ("object", "at", "to", "") else None


def names_a_whole(figure: Figure) -> bool:
    """Whether "of" gives the share a whole of its own: "30 percent of voters"."""
    return (
        figure.noun is not None
        and figure.noun is not figure.chunk
        and figure.noun.head not in word_set("rates")
        and not takes_whole_up(figure)
    )


def takes_whole_up(figure: Figure) -> bool:
    """Whether "or" and a set name the whole of a part again: "120 of its 800 workers, or 15 percent of the staff"."""
    noun = figure.noun
    if noun is None or not noun.definite or noun.mention is not None or noun.modifiers not in ((), ("work",)):
        return False
    named = noun.head in ("total", "whole", "force", "workforce") or names_a_set(noun.head)
    return named and [token.text.lower() for token in figure.tokens_before(1)] == ["or"]


def may_be_named_again(figure: Figure, whole: Entry) -> bool:
    """Whether a share names no whole, or takes up that one: "70 percent of the total", "nearly a quarter of it", "of the staff"."""
    noun = figure.noun
    if not names_a_whole(figure) or noun is None:
        return True
    if noun.mention is not None or narrowing(figure, noun):
        return False
    named = noun.head or noun.determiner
    if named in ("it", "all", "total", "whole", "lot"):
        return True
    return noun.definite and (noun.head == whole.head or (names_a_set(noun.head) and is_person(whole.head)))


def is_of_a_wider_whole(figure: Figure, pair: Pair) -> bool:
    """As in "the rest made $8 million. One car brought $3 million of that, or a quarter of the whole": a whole behind the one at hand."""
    pointed = [token.text.lower() for token in list(pair[1].figure.tokens_after())[:2]] in (["of", "that"], ["of", "those"], ["of", "them"])
    return pointed and figure.noun is not None and figure.noun.head in ("total", "whole")


def may_be_of(figure: Figure, whole: Entry, part: Entry) -> bool:
    """Whether a share may be one of that whole: it names none, or the same noun, without narrowing it."""
    noun = figure.noun
    if noun is None or noun is figure.chunk:
        return bool(figure.chunk is not None and figure.chunk.definite)
    return noun.head == whole.head and not narrowing(figure, noun) and part.figure.clause is not None
