"""told_triple: the only two counts of a draft that a share can be of ("share": share, whole, part or rest).

Who opens with a share gives the counts behind it next: "One in three trains ran late ... Of the 1,500 that ran, 300 arrived after their
time". The whole is of the share's things, the part is one of them, and nothing in their words takes them to another place, time or group.
The deed of the part is that of the share, or its opposite ("rest"); where no word says so, they are of one another only if the part is
another plain fraction or a digit off, and what is said of it does not tell who they are. A draft in which any two counts, or any other
share, fit as they stand says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import compatible_nouns, is_period, names_a_set
from factcheck.data.word_sets import word_set
from factcheck.links.counts.board import Board, Entry, Share
from factcheck.links.counts.change_ways import way_of
from factcheck.links.counts.pointers import pointer_of
from factcheck.links.counts.share_bases import exists
from factcheck.links.counts.share_pairs import Pair, elliptic_pair
from factcheck.links.counts.share_parts import is_like_deed, is_opposite_deed, side_taken
from factcheck.links.counts.times_apart import are_then_and_now, is_told_of_other_time
from factcheck.links.cues import content_words, opens_elsewhere, restricting_words, share_words
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link
from factcheck.syntax.clause import Token
from factcheck.values import Quantity

_NEAR: Final = 3
_LEAST: Final = 10
_FULL: Final = 100
# How far a share may lie from a pair that is meant to be it.
_FITS: Final = Fraction(3, 100)
_PLAIN: Final = frozenset(Fraction(part, whole) for whole in (2, 3, 4, 5, 10) for part in range(1, whole))
_DENIALS: Final = frozenset(("no", "not", "n't", "n’t", "never", "without", "neither", "nor"))
_LATE: Final = (frozenset(("late", "delay", "behind")), frozenset(("punctual", "promptly")))


def told_triple(board: Board, share: Share, pairs: Sequence[Pair]) -> Link | None:
    """The link of a share with the only pair of counts that it can be of; None where there is none, or more than one."""
    claim, figure = share
    ratio = _ratio(claim.share)
    planned = (
        claim.scope.status == "planned" and figure.definite and side_taken(figure) is not None
    )  # "such a vote, and the 75 percent who"
    if (claim.scope.status not in ("asserted", "negated") and not planned) or not 0 < ratio < 1 or way_of(figure):
        return None
    if opens_elsewhere(figure) or (figure.order > _lede(board) and is_told_of_other_time(figure)):
        return None
    near = [pair for pair in _pairs_near(board, figure, pairs) if _is_of_its_things(figure, pair[0])]
    if len({(whole.claim.count.nominal, part.claim.count.nominal) for whole, part in near}) != 1:
        return None
    whole, part = near[0]
    if figure.order != part.figure.order and are_then_and_now(figure.sentence.tokens, part.figure.sentence.tokens):
        return None
    role = _role(figure, whole, part)
    if _is_told(board, share, near[0], role):
        return None
    if role is None and not (_goes_with(board, share, part) and _is_slip(claim.share, ratio, whole, part)):
        return None
    members = (("share", claim.id), ("whole", whole.id), (role or "part", part.id))
    return Link("share", members, (part.figure.mention.span,), inferred=True)


def _lede(board: Board) -> int:
    """The index of the first sentence of the text: a time that it tells is that of the whole draft."""
    return next((reading.sentence.index for reading in board.reading.sentences if reading.sentence.role == "body"), 0)


def _ratio(share: Quantity) -> Fraction:
    return share.nominal / _FULL if share.unit == "%" else share.nominal


def _pairs_near(board: Board, figure: Figure, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs within a few sentences of a share, as told facts: those that the words make, and bare counts beside a whole."""
    known = {part.id for _, part in pairs}
    loose = (pair for part in board.near(figure.mention.core.start) if part.id not in known and (pair := _loose_pair(board, part)))
    for whole, part in (*pairs, *loose):
        counts = whole.claim.count, part.claim.count
        apart = part.figure.order - figure.order
        if not -_NEAR <= apart <= _NEAR or apart == 0 or whole.figure.order == figure.order:
            continue
        told = exists(whole) and part.claim.scope.status in ("asserted", "negated") and not part.claim.scope.quoted
        exact = all(count.bound == "=" for count in counts) and _LEAST <= counts[0].nominal > counts[1].nominal > 0
        if told and exact and not part.is_additive and not _is_elsewhere(part.figure) and not _is_elsewhere(whole.figure):
            yield whole, part


def _loose_pair(board: Board, part: Entry) -> Pair | None:
    """A bare count with the only one before it in its sentence: "planted 500 hectares, and 200 of them", "visited 240 and found 80"."""
    if pointer_of(part) is not None or (part.figure.elliptic and part.unit):
        before = [entry for entry in board.in_sentence(part.figure.order) if entry.start < part.start and not is_period(entry.head)]
        return (before[0], part) if len(before) == 1 and part.unit in ("", before[0].unit) else None
    return elliptic_pair(board, part)


def _is_elsewhere(figure: Figure) -> bool:
    """Whether words give a figure a time, a place or a group of its own."""
    return opens_elsewhere(figure) or is_told_of_other_time(figure)


def _is_of_its_things(figure: Figure, whole: Entry) -> bool:
    """Whether a share can be of what a whole counts: the same things, none of them left out by a word that the share has not."""
    told = content_words(figure.sentence.tokens)
    narrow = {word for word in whole.figure.modifiers if word not in told}
    behind = restricting_words(whole.figure.tokens_after())
    verbs = [token.lemma for token in behind if token.tag == "VERB"]
    places = [token.lemma for token in behind if token.tag in ("NOUN", "PROPN") and not names_a_set(token.lemma)]
    elsewhere = whole.figure.determiner != "all" and any(place not in told for place in places)  # "All 80 members on the two rolls"
    if narrow or any(token.form == "t" for token in behind) or elsewhere:
        return False
    said = {token.lemma for token in _predicate(figure, whole) if token.tag in ("VERB", "ADJ", "ADV", "NOUN")} - {whole.head}
    if any(token.tag == "ADJ" for token in behind) or (verbs and said and said <= {token.lemma for token in behind}):
        return False  # "Of the 400 that were late": of those of the share
    noun = figure.noun if figure.noun is not None and figure.noun is not figure.chunk else None
    name = noun.head if noun is not None else figure.head
    if not name:
        return figure.determiner in ("the", "that", "this") and noun is None
    if whole.unit:
        return bool(share_words(content_words(whole.figure.sentence.tokens), told)) or not is_period(whole.head)
    return compatible_nouns(name, whole.head) or name in told & whole.known


def _deeds(figure: Figure) -> frozenset[str]:
    verb = figure.clause.verb if figure.clause is not None else None
    return frozenset((verb.lemma,)) - word_set("empty verbs") if verb is not None else frozenset()


def _is_told(board: Board, share: Share, pair: Pair, role: str | None) -> bool:
    """Whether a pair is what the share says, or some other two counts or another share of the draft are what is meant."""
    claim, figure = share
    ratio, place = _ratio(claim.share), figure.mention.core.start
    whole, part = (entry.claim.count.nominal for entry in pair)
    loose = _FITS if claim.share.bound == "=" else 3 * _FITS
    if claim.share.bound in ("<", ">"):
        sign = 1 if claim.share.bound == ">" else -1
        return (part / whole - ratio) * sign >= 0
    counts = [entry.claim.count.nominal for entry in board.near(place) if not is_period(entry.head) and entry.claim.count.nominal > 0]
    if any(
        low < high and _fits(low / high, ratio, loose, None if (low, high) != (part, whole) else role) for low in counts for high in counts
    ):
        return True
    others = [other for other in board.shares_near(place) if other[0].id != claim.id]
    return any(
        abs(_ratio(other.share) - part / whole) <= _FITS or (of.order == pair[1].figure.order and other.share.unit != "percentage point")
        for other, of in others
    )


def _fits(told: Fraction, ratio: Fraction, loose: Fraction, role: str | None) -> bool:
    """Whether two counts are a share, or what it leaves; of the pair itself the words may say which of these it is."""
    return (role != "rest" and abs(told - ratio) <= loose) or (role != "part" and abs(1 - told - ratio) <= loose)


def _role(figure: Figure, whole: Entry, part: Entry) -> str | None:
    """Whether the words say that a part does what the share says ("part"), or that it does not ("rest"); None where they do not."""
    sides = side_taken(figure), side_taken(part.figure)
    if all(sides):
        return "part" if sides[0] == sides[1] else "rest"
    own, other = _predicate(figure, whole), _predicate(part.figure, whole)
    done, did = _deeds(figure), _deeds(part.figure)
    if any(is_opposite_deed(first, second) for first in done for second in did) or _are_apart(own, other):
        return "rest"
    said = share_words(content_words(own), content_words(other)) - {whole.head, part.head, figure.head}
    if not said and not any(is_like_deed(first, second) for first in done for second in did):
        return None
    return "part" if _is_denied(own) == _is_denied(other) else "rest"


def _predicate(figure: Figure, whole: Entry) -> list[Token]:
    """What a sentence says of those of a figure: its words but for names, times and who says it."""
    tokens = figure.sentence.tokens
    start = figure.first if figure.order != whole.figure.order else max(figure.first, whole.figure.first)
    end = next((token.index for token in tokens[start:] if token.lemma == "say"), len(tokens))
    clause = figure.clause.verb if figure.clause is not None else None
    begin = min(start, clause.tokens[0]) if clause is not None else start
    skip = whole.figure.chunk
    words = tokens[begin : end if end > begin + 1 else len(tokens)]
    return [t for t in words if t.tag != "PROPN" and t.form != "t" and not (skip is not None and skip.span.contains(t.span))]


def _are_apart(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """Whether one of two tells of being late, and the other of being on time."""
    late = [any(token.lemma in _LATE[0] for token in words) for words in (first, second)]
    prompt = [
        any(token.lemma in _LATE[1] for token in words) or "on time" in " ".join(token.text.lower() for token in words)
        for words in (first, second)
    ]
    return (late[0] and prompt[1]) or (late[1] and prompt[0])


def _is_denied(tokens: Sequence[Token]) -> bool:
    return any(token.text.lower() in _DENIALS for token in tokens)


def _goes_with(board: Board, share: Share, part: Entry) -> bool:
    """Whether a part stands right behind a share and is told like it, and not of who the members are: "of the 40, 12 were women"."""
    figure, own = share[1], part.figure
    verb = own.clause.verb if own.clause is not None else None
    if verb is None or (figure.clause is not None and figure.clause.verb is not None and figure.clause.verb.tense != verb.tense):
        return False
    if verb.lemma in word_set("tells who they are") or len(board.in_sentence(figure.order)) > 1:
        return False
    return own.order - figure.order == 1 and len(board.in_sentence(own.order)) == 2


def _is_slip(share: Quantity, ratio: Fraction, whole: Entry, part: Entry) -> bool:
    """Whether a part is another plain fraction of its whole than the share, or one digit keeps it from being that."""
    told = part.claim.count.nominal / whole.claim.count.nominal
    meant = ratio * whole.claim.count.nominal
    digit = meant.denominator == 1 and one_digit_off(part.claim.count.nominal, meant, least=2)
    percent = share.unit == "%" and one_digit_off(share.nominal, Fraction(round(told * _FULL)), least=2)
    return told in _PLAIN or digit or percent
