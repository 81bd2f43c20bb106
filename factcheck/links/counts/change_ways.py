"""way_of: whether a figure is said to be by how much something rose or fell, in whichever words."""

from __future__ import annotations

from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.links.counts.change_words import change_words
from factcheck.syntax.clause import Chunk, Token

EITHER: Final = 2
_BEHIND: Final = 6
_CHANGED: Final = 6
_ACCOUNTS: Final = 10_000  # what is lost or gained in a price or a wage is less
_VALUES: Final = frozenset(("object", "to", "at", ""))
_STAYS: Final = frozenset(("remain", "stay"))
_GOES: Final = frozenset(("go", "come"))  # "went up by 4 meters", and not "goes down 260 feet"
# What these tell of is the number of those that came or went, and not by how much something rose or fell.
_OF_THINGS: Final = frozenset(("lose", "gain", "add"))
_OPENERS: Final = frozenset(("That", "This", "It"))
_POINTERS: Final = frozenset(("that", "this", "it", "which"))


def way_of(figure: Figure) -> int:
    """1 for a rise, -1 for a fall, `EITHER` for a difference, 0 where the words tell of no change.

    The change is told by a noun ("a decline of 15 percent", "the 15 percent decline", "The drop, 15 percent,", "The increase since May is
    20 percent"), by a verb ("fell 15 percent", "has grown by 60", "shortening the list by 210"), by an adverb ("is up 20 percent") or by a
    comparative ("15 percent fewer", "1,050 smaller than last season").
    """
    nouns = change_words("N")
    if _is_result(figure):
        return 0
    if figure.head in nouns and figure.noun is not None and figure.noun is not figure.chunk and figure.noun.definite:
        return 0  # "40 percent of the decline": a part of it
    if figure.head in nouns:
        return int(nouns[figure.head])
    lead = _lead(figure)
    last = lead[-1] if lead else None
    after = list(figure.tokens_after())[:_BEHIND]
    behind = after[0] if after else None
    than = next((at for at, token in enumerate(after) if token.text.lower() == "than"), None)
    if than is not None and not any(token.form == "t" or is_period(token.lemma) for token in after[than:]):
        return 0  # "35 percent more than in the next town"
    if behind is not None and behind.text.lower() in change_words("C") and (last is None or last.text.lower() != "by"):
        return int(change_words("C")[behind.text.lower()])
    if last is None:
        return 0
    by = last.text.lower() == "by"
    if by:
        lead, last = lead[:-1], lead[-2] if len(lead) > 1 else None
        told = _by_verb(figure)
        if told or last is None:
            return told
    if last.text.lower() in change_words("A"):
        moved = figure.sentence.tokens[max(0, last.index - 1)]
        led = moved is last or moved.tag in ("PUNCT", "ADV") or moved.form == "BE" or moved.lemma in _STAYS or (by and moved.lemma in _GOES)
        return int(change_words("A")[last.text.lower()]) if led else 0  # "turned down 12" is none
    if last.lemma == "add" and figure.mention.kind in ("money", "measure") and _is_to_price(after):
        return 1
    if last.tag == "VERB" and abs(change_words("V").get(last.lemma, 0)) == 1 and last.lemma not in _OF_THINGS:
        return int(change_words("V")[last.lemma])
    if last.text.lower() == "of":
        changed = _change_before(figure)
        if changed is not None:
            return int(nouns[changed.lemma])
    return _named(figure)


def _is_result(figure: Figure) -> bool:
    """Whether money is a loss or a gain of its own, as accounts tell it: "a net loss of $4 million", "a $2 million gain on the sale"."""
    if figure.mention.kind != "money" or figure.quantity.nominal < _ACCOUNTS:
        return False
    nouns = {figure.head, *(token.lemma for token in figure.tokens_before(2))}
    return not nouns.isdisjoint(("loss", "gain"))


def changed_thing(figure: Figure) -> frozenset[str]:
    """The nouns of what is said to change, as lemmas: "The drop in sales of 35 percent"; none where the words do not say."""
    lead = _lead(figure, _CHANGED)
    inside = next((at for at in range(len(lead) - 1, 0, -1) if lead[at].text.lower() == "in"), 0)
    if not inside or lead[-1].text.lower() != "of" or _change_before(figure) is not lead[inside - 1]:
        return frozenset()
    return frozenset(token.lemma for token in lead[inside + 1 : -1])


def _change_before(figure: Figure) -> Token | None:
    """The noun of a change before "of": "a drop of 35 percent", "The drop in sales of 35 percent"."""
    nouns, lead = change_words("N"), _lead(figure, _CHANGED)
    if len(lead) > 1 and lead[-2].lemma in nouns:
        return lead[-2]
    inside = next((at for at in range(len(lead) - 1, 0, -1) if lead[at].text.lower() == "in"), 0)
    named = lead[inside + 1 : -1]
    told = inside > 0 and lead[inside - 1].lemma in nouns and bool(named) and all(t.tag in ("NOUN", "ADJ", "PROPN") for t in named)
    return lead[inside - 1] if told else None


def _is_to_price(after: list[Token]) -> bool:
    """Whether words lead on to a price, as in "add 60 cents to the price of a ticket"."""
    return bool(after) and after[0].text.lower() == "to" and any(token.lemma in word_set("price") for token in after[1:4])


def _lead(figure: Figure, most: int = 3) -> list[Token]:
    """The last words before a figure, without marks, articles and what makes it vague."""
    before = figure.sentence.tokens[max(0, figure.first - 8) : figure.first]
    words = [t for t in before if t.tag not in ("PUNCT", "DET") and (t.text.lower() == "by" or t.text.lower() not in _vague())]
    return words[-most:]


def _vague() -> frozenset[str]:
    return word_set("share qualifiers")


def _by_verb(figure: Figure) -> int:
    """The direction of the verb that goes by so much, or takes one thing up or down by it."""
    clause = figure.clause
    if clause is None or clause.verb is None or clause.verb.negated or figure.slot != "by":
        return 0
    way = change_words("V").get(clause.verb.lemma)
    one = len(clause.objects) == 1 or any(chunk.tokens[0] == clause.verb.tokens[1] + 1 for chunk in figure.sentence.chunks)
    if way is None and one:
        way = change_words("T").get(clause.verb.lemma)
    return int(way) if way is not None and abs(way) == 1 else 0


def _named(figure: Figure) -> int:
    """The direction of the noun that a figure is said to be the size of, or is set off behind."""
    chunk = subject_of(figure) or _beside(figure)
    if chunk is None or chunk.mention is not None:
        return 0
    if chunk.head == "difference" and chunk.definite:
        return EITHER
    return int(change_words("N").get(chunk.head, 0)) if chunk.definite else 0


def subject_of(figure: Figure) -> Chunk | None:
    """The subject whose value a figure is by the verb of its clause: "The increase was 20 percent", "It amounts to a 5 percent cut"."""
    clause = figure.clause
    if clause is None or clause.verb is None or clause.verb.negated or not clause.subject or figure.slot not in _VALUES:
        return None
    known = clause.verb.lemma in word_set("counts to") | word_set("sums up")
    return figure.sentence.chunks[clause.subject[0]] if known else None


def _beside(figure: Figure) -> Chunk | None:
    """The noun that a figure is set off behind: "The drop, 15 percent, was the largest", "The increase, of $2, ..."."""
    tokens = figure.sentence.tokens
    at = figure.first - 1
    while at > 0 and (tokens[at].tag == "DET" or tokens[at].text.lower() == "of" or tokens[at].text.lower() in _vague()):
        at -= 1
    if at < 1 or tokens[at].text not in (",", "—", "–", "--", "("):
        return None
    return next((chunk for chunk in figure.sentence.chunks if chunk.tokens[1] == at - 1), None)


def is_pointed(figure: Figure) -> bool:
    """Whether a change is told of by a word that takes up what was just said: "That is a drop of 40", "The rise, 8 percent, ..."."""
    opening = figure.sentence.tokens[:2]
    if len(opening) > 1 and opening[0].text in _OPENERS and (opening[1].form == "BE" or opening[1].lemma in word_set("sums up")):
        return True
    subject = subject_of(figure)
    if subject is not None and (subject.head in _POINTERS or (not subject.head and subject.determiner in _POINTERS)):
        return True
    if subject is not None and subject.definite and (subject.head in change_words("N") or subject.head == "difference"):
        return True
    if figure.chunk is not None and figure.head in change_words("N"):
        return figure.chunk.determiner in ("the", "that", "this")
    beside = _beside(figure)
    if beside is not None and beside.definite and beside.head in change_words("N"):
        return True
    lead = figure.sentence.tokens[max(0, figure.first - 3) : figure.first]
    named = [token for token in lead if token.lemma in change_words("N")]
    return bool(named) and lead[-1].text.lower() == "of" and named[0].index > 0 and _is_the(figure, named[0])


def _is_the(figure: Figure, noun: Token) -> bool:
    return figure.sentence.tokens[noun.index - 1].text.lower() in ("the", "that", "this")
