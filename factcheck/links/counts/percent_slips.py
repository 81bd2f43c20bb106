"""slipped_percent: the pair of counts that a percentage restates, but for one digit ("share": share, whole, and part or rest).

The words say that the percentage is of a pair told before: they set it off behind the part ("18 were smeared with paint, or 65 percent of
them"), name a rate ("a turnout of 82 percent", "a failure rate of 45 percent"), or name the whole again, with the deed of the part ("67
percent of the beans could have sprouted", after 350 beans of which 266 had sprouted). A pair is a count and a greater one a few sentences
before it: the part has the whole's noun, a pronoun for it or none. No pair of the draft comes to the percentage as it is written, and one
alone comes to it but for a digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period, is_person, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, Share, words_between
from factcheck.links.counts.change_ways import way_of
from factcheck.links.counts.rate_named import rate_chunk
from factcheck.links.counts.share_pairs import Pair
from factcheck.links.counts.times_apart import is_rate_of_any, is_told_of_other_time
from factcheck.links.cues import COMPARED, content_words, opens_elsewhere, share_words
from factcheck.links.digits import significant_slip
from factcheck.links.link import Link

_FULL: Final = 100
_LEAST: Final = 10
_WHOLE: Final = 10
_BACK: Final = 3
_LEAD: Final = 1  # index of the last sentence of a lead, which tells the percentage before the counts
_SHARED: Final = 2
_FAR: Final = 9
_BESIDE: Final = 14
_OR: Final = frozenset(("or", ",", "(", "—", "–", "--"))
_POINTERS: Final = frozenset(("them", "those", "these", "it", "all"))


def slipped_percent(board: Board, share: Share, pairs: Sequence[Pair]) -> Link | None:
    """The link of a percentage with the only pair that one digit keeps it from restating; None where there is none."""
    claim = share[0]
    if claim.share.unit != "%" or claim.share.bound != "=" or claim.share.nominal < _LEAST or claim.scope.status in ("former", "planned"):
        return None
    if is_told_of_other_time(share[1]):
        return None  # "Last fall, a smaller survey of 300 trees put the share at 28 percent"
    near = [pair for pair in _pairs_near(board, share, pairs) if not _restates_another(board, share, pair)]
    percent = claim.share.nominal
    if any(abs(told - percent) <= 1 for whole, part in near for told in _percents(whole, part)):
        return None
    found: list[tuple[Entry, Entry, str, Span]] = []
    for whole, part in near:
        licence = _licence(share, whole, part, alone=len(near) == 1)
        if licence is None or _is_of_named(share[1], whole, part):
            continue
        role, span = licence
        told = round(_percents(whole, part)[role == "rest"])
        if significant_slip(percent, Fraction(told)):
            found.append((whole, part, role, span))
    if len({(whole.claim.count.nominal, part.claim.count.nominal) for whole, part, _, _ in found}) != 1:
        return None
    whole, part, role, span = found[0]
    return Link("share", (("share", claim.id), ("whole", whole.id), (role, part.id)), (span,), inferred=True)


def _restates_another(board: Board, share: Share, pair: Pair) -> bool:
    """Whether a share is told of a count that is neither of the two.

    As in "Of the 96, 90 voted; 81, or 90 percent, said yes", "Five of them (12 percent) said no".
    """
    start = share[1].mention.core.start
    beside = [entry for entry in board.in_sentence(share[1].order) if 0 < start - entry.figure.mention.span.end <= _BESIDE]
    return bool(beside) and beside[-1].id not in (pair[0].id, pair[1].id) and _is_or(board.text[beside[-1].figure.mention.span.end : start])


def _is_or(between: str) -> bool:
    words = between.replace(",", " ").replace("(", " ( ").split()
    return (words[:1] == ["or"] and words[1:] in ([], ["about"], ["nearly"], ["just"])) or words[-1:] == ["("]


def _percents(whole: Entry, part: Entry) -> tuple[Fraction, Fraction]:
    """A part in percent of its whole, and what is left."""
    told = part.claim.count.nominal / whole.claim.count.nominal * _FULL
    return told, _FULL - told


def _pairs_near(board: Board, share: Share, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs that the words of a draft make, and each count with the nearest greater one before it that it may be of."""
    place = share[1].mention.core.start
    known = {part.id for _, part in pairs}
    lead = share[1].order <= _LEAD
    yield from (
        pair for pair in pairs if (lead or pair[1].start < place) and _is_exact(pair[0]) and _is_exact(pair[1]) and _is_within(*pair)
    )
    for part in board.earlier(place):
        if part.id in known or part.unit or not _is_exact(part) or share[1].order - part.figure.order > _FAR or part.is_additive:
            continue
        bare = part.figure.elliptic or not part.head
        for whole in board.before(part, _BACK):
            counted = bool(whole.head) or (whole.figure.order == part.figure.order and whole.figure.slot == "subject" and not part.head)
            if whole.unit or is_period(whole.head) or not _is_exact(whole) or not counted or whole.figure.elliptic:
                continue
            if not _is_within(whole, part) or whole.claim.count.nominal < _WHOLE or not (bare or same_nouns(part.head, whole.head)):
                continue
            if part.verb and part.verb == whole.verb:
                continue  # two who had so many each
            yield whole, part
            break


def _is_exact(entry: Entry) -> bool:
    scope = entry.claim.scope
    return entry.claim.count.bound == "=" and not scope.quoted and scope.status in ("asserted", "negated") and entry.figure.at >= 0


def _is_within(whole: Entry, part: Entry) -> bool:
    return 0 < part.claim.count.nominal < whole.claim.count.nominal


def _licence(share: Share, whole: Entry, part: Entry, *, alone: bool) -> tuple[str, Span] | None:
    """The words that make a percentage that of a pair, and whether it is that of the part or of what is left."""
    figure = share[1]
    if figure.order == part.figure.order:
        between = words_between(figure.sentence, part.figure.mention.span.end, figure.mention.span.start)
        words = [token.text.lower() for token in between if token.text.lower() not in word_set("share qualifiers")]
        if len(words) > 1 and words[-1] == "or" and words[-2] in _OR and _points_back(share, whole):
            return "part", between[-1].span
    if way_of(figure):
        return None
    if 0 <= figure.order - part.figure.order <= 1 and _is_that(figure):
        return "part", figure.mention.span
    rate = rate_chunk(figure)
    if rate is not None and figure.order - part.figure.order <= _FAR and not _has_own_time(figure, part):
        said = {*rate.modifiers, rate.head}
        told = {*part.known, *whole.known}
        vote = rate.head in word_set("shares of all") and is_person(whole.head) and bool(word_set("words of an election") & told)
        if is_rate_of_any(figure, rate, part):
            return None
        first = figure.order < part.figure.order and rate.of is not None
        if first:  # "The share of pupils on free lunches is 35 percent. Of 480 pupils, 120 get free lunches": not "..., 120 are girls"
            said |= content_words(words_between(figure.sentence, rate.span.end, figure.mention.span.start)) - {whole.head}
            said -= word_set("rates")
        if share_words(said, told) or vote or (alone and rate.definite and not first):
            lost = said & word_set("at fault") and not share_words(said & word_set("at fault"), {part.verb})
            return ("rest" if lost else "part"), rate.span
    noun = figure.noun
    if _says_the_same(figure, whole, part):
        return "part", figure.mention.span
    again = noun is not None and noun is not figure.chunk and noun.definite and same_nouns(noun.head, whole.head)
    verb = figure.clause.verb if figure.clause is not None else None
    if again and noun is not None and verb is not None and part.verb == verb.lemma and not verb.negated:
        return "part", noun.span
    return None


def _is_of_named(figure: Figure, whole: Entry, part: Entry) -> bool:
    """Whether a percentage is of one with a name that neither count is told of: "its 84 percent share of Corran"."""
    behind = [token for token in figure.sentence.tokens if token.span.start >= figure.mention.span.end][:3]
    named = next((second for first, second in pairwise(behind) if first.text.lower() == "of" and second.tag == "PROPN"), None)
    return named is not None and named.lemma not in whole.known | part.known


def _says_the_same(figure: Figure, whole: Entry, part: Entry) -> bool:
    """Whether a percentage is of the things of the whole, or of none that are named, and its sentence has words of both sentences."""
    noun = figure.noun
    named = noun is not None and noun is not figure.chunk
    if opens_elsewhere(figure) or is_told_of_other_time(figure) or _is_compared(figure):
        return False
    if _has_own_time(figure, part):
        return False
    if noun is not None and named and not (noun.head in _POINTERS or same_nouns(noun.head, whole.head) or noun.head in word_set("rates")):
        return False
    said = content_words(token for token in figure.sentence.tokens if token.form != "t")
    things = {whole.head, part.head} - {""}
    verb = part.figure.clause.verb if part.figure.clause is not None else None
    own = ({*part.known} - things) | ({verb.lemma} if verb is not None else set())
    wanted = share_words(said - things, own)
    if named and noun is not None and same_nouns(noun.head, whole.head):
        return noun.definite and bool(wanted)
    return len(wanted) >= _SHARED


def _has_own_time(figure: Figure, part: Entry) -> bool:
    """As in "In the spring, when the herd was smaller, the share was 80 percent": a time that the sentence of the part has not."""
    lead = [token for token in figure.sentence.tokens[: figure.first] if token.text.lower() not in ("now", "today")]
    return any((token.form == "t" or is_period(token.lemma)) and token.text not in _times(part) for token in lead)


def _times(entry: Entry) -> frozenset[str]:
    return frozenset(token.text for token in entry.figure.sentence.tokens if token.form == "t" or is_period(token.lemma))


def _is_compared(figure: Figure) -> bool:
    """Whether a percentage is one of another time or group, or a change: "up 9 percent", "from 34 percent", "than 20 percent"."""
    lead = [token.text.lower() for token in figure.sentence.tokens[max(0, figure.first - 3) : figure.first]]
    after = [token.text.lower() for token in figure.tokens_after()][:2]
    return bool(set(lead) & (COMPARED | word_set("directions of a change") | {"by"})) or after[:1] in (
        ["more"],
        ["fewer"],
        ["less"],
        ["higher"],
    )


def _is_that(figure: Figure) -> bool:
    """Whether a percentage is what was just told: "45 passed. That is a success rate of 65 percent", "and that 70 percent is the best"."""
    if figure.determiner in ("that", "this"):
        return True
    opening = figure.sentence.tokens[:2]
    return len(opening) > 1 and opening[0].text in ("That", "This") and opening[1].form == "BE"


def _points_back(share: Share, whole: Entry) -> bool:
    """Whether what a percentage is of, if it says so, is the whole: "of them", "of the shelters"."""
    figure = share[1]
    noun = figure.noun
    if noun is None or noun is figure.chunk:
        return True
    return noun.head in _POINTERS or same_nouns(noun.head, whole.head)
