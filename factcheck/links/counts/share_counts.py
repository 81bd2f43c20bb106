"""counted_part: the count that a draft gives for those of a share, where the two almost fit.

As in "three-quarters of the 60 beds were taken by patients with the virus ... The 35 patients" (they would be 45), or "a third of the 84
boats ... the 21 boats" (that is a quarter). The count is definite, is of the same things, or of what the sentence of the share names, and
comes a few sentences behind it. One digit keeps it from the share, or it is another plain fraction of the whole exactly. Where some count
near by is the share, or its rest, and where another share comes between, it says nothing.

Or as in "half of its 48 classrooms were cold ... By 8, 18 classrooms were cold": the things of the whole are counted where they do what
the share says that they do.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import compatible_nouns, is_period, is_person
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, Share
from factcheck.links.counts.times_apart import is_told_of_other_time
from factcheck.links.cues import opens_elsewhere, restricting_words
from factcheck.links.digits import one_digit_off
from factcheck.syntax.clause import VerbGroup
from factcheck.values import Quantity

_FAR: Final = 5
_NEXT: Final = 1
_LEAST: Final = 10
_PREDICATE: Final = 8  # words behind a verb in which it says what it says
_PLAIN: Final = frozenset(Fraction(part, whole) for whole in (2, 3, 4, 5, 10) for part in range(1, whole))
_REST: Final = frozenset(("other", "remaining", "remain", "more", "additional", "further", "last", "first", "new"))
_DEFINITE: Final = frozenset(("the", "those", "these", "all", "its", "their"))


def counted_part(board: Board, share: Share, whole: Entry) -> tuple[Entry, Span] | None:
    """The only count near a share that almost is the share of its whole, and the words that make it that."""
    claim, figure = share
    size, ratio = whole.claim.count.nominal, claim.share.nominal * (Fraction(1, 100) if claim.share.unit == "%" else 1)
    meant = size * ratio
    if claim.share.bound != "=" or whole.claim.count.bound != "=" or size < _LEAST or meant.denominator != 1 or ratio >= 1:
        return None
    if is_told_of_other_time(figure) or opens_elsewhere(figure):
        return None
    near = [entry for entry in board.near(figure.mention.span.start) if abs(entry.figure.order - figure.order) <= _FAR]
    if any(entry.claim.count.nominal in (meant, size - meant) and entry.id != whole.id for entry in near):
        return None
    found = [
        entry
        for entry in near
        if (_may_be_of_share(entry, figure, whole) and _almost(entry.claim.count.nominal, size, meant))
        or _does_the_same(entry, figure, whole)
        or _is_of_kind(entry, figure, whole)
    ]
    if len({entry.claim.count.nominal for entry in found}) != 1 or _is_of_another_share(board, share, found[0], size):
        return None
    return found[0], found[0].figure.mention.span


def _almost(number: Fraction, size: Fraction, meant: Fraction) -> bool:
    """Whether one digit keeps a number from being a share, or another plain fraction is what it is."""
    return one_digit_off(number, meant, least=2) or (number >= _LEAST and number / size in _PLAIN)


def _may_be_of_share(entry: Entry, figure: Figure, whole: Entry) -> bool:
    """Whether a count behind a share is a definite one of the same things, or of what the sentence of the share names."""
    own = entry.figure
    if entry.start < figure.mention.span.end or own.order == figure.order or entry.unit != whole.unit or own.at < 0:
        return False
    if entry.claim.scope.quoted or entry.claim.scope.status not in ("asserted", "planned"):
        return False
    if entry.claim.count.bound != "=" or entry.claim.count.nominal >= whole.claim.count.nominal or is_period(entry.head):
        return False
    chunk = own.chunk
    if chunk is None or chunk.compound or own.determiner not in _DEFINITE or entry.is_additive or {*own.modifiers} & _REST:
        return False
    told = {token.lemma for token in figure.sentence.tokens}
    if any(token.form == "VBG" for token in own.sentence.tokens[own.first : own.beyond]):
        return False  # "A quarter of the elms died. The 30 dying elms": these have not
    if own.relative is not None or restricting_words(own.tokens_after()) or not {*own.modifiers} <= told:
        return False  # "The 12 black lambs", "The 20 that closed in May": some of them
    lead = {token.text.lower() for token in own.tokens_before(1)}
    if lead & {"of", "than", "from"} or opens_elsewhere(own) or is_told_of_other_time(own):
        return False  # "12 of the 35": another whole
    named = {
        other.head
        for other in figure.sentence.chunks
        if other.mention is None and other.head and other.span.start > figure.mention.span.end
    }
    if whole.head and entry.head and not own.elliptic:
        things = own.first <= 1 and own.order - figure.order == 1 and not is_person(entry.head) and not is_person(whole.head)
        return compatible_nouns(entry.head, whole.head) or entry.head in named or things  # "half of the 60 dogs ... The 40 animals"
    return own.paragraph == figure.paragraph and (own.order - figure.order == 1 or whole.head in entry.known)


def _does_the_same(entry: Entry, figure: Figure, whole: Entry) -> bool:
    """Whether a count of the things of a whole, with nothing that restricts it, tells of them what the share tells: by one verb."""
    own, count = entry.figure, entry.claim.count
    first, second = figure.clause, own.clause
    if entry.start < figure.mention.span.end or own.order == figure.order or entry.unit or not entry.is_live or own.at < 0:
        return False
    if count.bound != "=" or count.nominal >= whole.claim.count.nominal or entry.head != whole.head or not entry.head or entry.is_additive:
        return False
    if first is None or second is None or first.verb is None or second.verb is None or figure.slot != "subject" or own.slot != "subject":
        return False
    if own.relative is not None or own.modifiers or restricting_words(own.tokens_after()) or is_told_of_other_time(own):
        return False
    lead = [token for token in own.sentence.tokens[: own.first] if token.text != ","]
    if lead and (lead[0].text.lower() != "by" or any(token.form != "t" for token in lead[1:])):
        return False  # "In the annex, 18 classrooms", "Last winter 18 classrooms"; not "By 8 a.m., 18 classrooms"
    one, two = first.verb, second.verb
    if one.lemma != two.lemma or one.negated or two.negated or {one.tense, two.tense} == {"past", "present"}:
        return False
    return bool(_told(figure, one) & _told(own, two))


def _is_of_kind(entry: Entry, figure: Figure, whole: Entry) -> bool:
    """Whether a count is of those who make up the share: "Women make up 40 percent of the 50 members. There are 15 women on it"."""
    own, clause = entry.figure, figure.clause
    if clause is None or clause.verb is None or clause.verb.negated or clause.verb.lemma not in word_set("composes") | {"be"}:
        return False
    kind = figure.sentence.chunks[clause.subject[0]] if len(clause.subject) == 1 and figure.slot in ("object", "for") else None
    if kind is None or kind.mention is not None or kind.definite or kind.modifiers or kind.of is not None or own.head != kind.head:
        return False
    if not 0 < own.order - figure.order <= _NEXT or not entry.is_live or entry.is_additive or own.modifiers or own.relative is not None:
        return False
    verb = own.clause.verb if own.clause is not None else None
    named = own.slot == "object" and verb is not None and not verb.negated and verb.lemma in ("be", "have", "include")
    told = {token.lemma for token in figure.sentence.tokens}
    if any(token.tag in ("NOUN", "PROPN") and token.form != "t" and token.lemma not in told for token in own.sentence.tokens):
        return False  # "There are 15 women on the staff"
    fits = entry.claim.count.bound == "=" and entry.claim.count.nominal < whole.claim.count.nominal and not entry.unit
    return named and fits and not opens_elsewhere(own) and not is_told_of_other_time(own)


def _told(figure: Figure, verb: VerbGroup) -> set[str]:
    """The content words of what a verb says of its subject, up to the end of the clause."""
    found: set[str] = set()
    for token in figure.sentence.tokens[verb.tokens[1] + 1 :][:_PREDICATE]:
        if token.text in (",", ";", ":", ".", "—", "and", "but"):
            break
        if token.tag in ("NOUN", "ADJ", "VERB", "ADV", "NUM") and token.form != "t":
            found |= {token.lemma, *(word for word in token.text.split() if word.isdigit())}
    return found


def _is_of_another_share(board: Board, share: Share, entry: Entry, size: Fraction) -> bool:
    """Whether another share comes to a count, or stands nearer to it."""
    for other, figure in _others(board, share):
        ratio = other.nominal * (Fraction(1, 100) if other.unit == "%" else 1)
        if ratio * size == entry.claim.count.nominal or share[1].order < figure <= entry.figure.order:
            return True
    return False


def _others(board: Board, share: Share) -> Iterator[tuple[Quantity, int]]:
    for claim, figure in board.shares_near(share[1].mention.core.start):
        if claim.id != share[0].id:
            yield claim.share, figure.order
