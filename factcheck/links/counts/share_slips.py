"""link_share_slips: shares and counts told far apart, that one digit keeps from fitting ("share": share, whole, part).

As in "ruined the crop on 1,036 of the 1,480 acres ... with 60 percent of the valley's acreage wiped out" (it is 70), or "three-quarters
of the 64 lights went dark ... The 58 dead lights" (they would be 48). The share is of something definite, and the sentences share words;
no pair of the draft comes to it as written. Two shares that are not meant to be one differ in one digit alone one time in five, so that
words which set another base, place or time keep them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period, same_nouns
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, Share
from factcheck.links.counts.rate_named import rate_chunk
from factcheck.links.counts.share_pairs import Pair
from factcheck.links.counts.share_parts import is_like_deed, restricting_verbs
from factcheck.links.counts.times_apart import is_rate_of_any
from factcheck.links.cues import content_words, is_kindred, opens_elsewhere, share_words
from factcheck.links.digits import one_digit_off
from factcheck.links.link import Link

_LEAST: Final = 10
_SHARED: Final = 2
_NEAR: Final = 1
_REACH: Final = 5


def slipped_pair(board: Board, share: Share, pairs: Sequence[Pair]) -> Link | None:
    """The pair of counts that a share would be the share of, but for one digit."""
    claim, figure = share
    named = _named(figure)
    if claim.share.unit != "%" or claim.share.bound != "=" or claim.share.step != 1 or claim.share.nominal < _LEAST or named is None:
        return None
    if claim.scope.status in ("former", "hypothetical", "planned") or opens_elsewhere(figure) or _is_compared(figure):
        return None
    found: list[Pair] = []
    for whole, part in (*pairs, *_loose_pairs(board, figure, pairs)):
        if not _is_counted(whole, part):
            continue
        percent = part.claim.count.nominal / whole.claim.count.nominal * 100
        if abs(percent - claim.share.nominal) <= _NEAR:
            return None
        if part.figure.order != figure.order and one_digit_off(claim.share.nominal, Fraction(round(percent)), least=2):
            found.append((whole, part))
    fitting = [pair for pair in found if _speak_of_one(figure, pair, named)]
    if len(fitting) != 1:
        return None
    whole, part = fitting[0]
    percent = part.claim.count.nominal / whole.claim.count.nominal * 100
    near = board.shares_near(figure.mention.core.start)
    if any(abs(other.share.nominal - percent) <= 1 for other, _ in near if other.id != claim.id and other.share.unit == "%"):
        return None  # another share of the draft is theirs
    return Link("share", (("share", claim.id), ("whole", whole.id), ("part", part.id)), (named,), inferred=True)


def _loose_pairs(board: Board, figure: Figure, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Counts without a noun, each with the greater count before it that has one: "asked its 860 members ... 602 had answered"."""
    known = {part.id for _, part in pairs}
    for part in board.earlier(figure.mention.core.start):
        if part.id in known or part.unit or not (part.figure.elliptic or not part.head) or figure.order - part.figure.order > _REACH:
            continue
        whole = next(
            (e for e in board.before(part, _NEAR) if not e.unit and e.head and not e.figure.elliptic and not is_period(e.head)), None
        )
        if whole is not None and whole.claim.count.nominal > part.claim.count.nominal:
            yield whole, part


def _named(figure: Figure) -> Span | None:
    """What a share is of, or the rate that it is, where that is definite: "the valley's acreage", "The week's overall score of"."""
    rate = rate_chunk(figure)
    if rate is not None and (rate.definite or rate.modifiers):
        return rate.span
    lead = figure.tokens_before(1)
    holder = next(
        (chunk for chunk in figure.sentence.chunks if chunk.of is not None and figure.sentence.chunks[chunk.of] is figure.chunk), None
    )
    if holder is not None and holder.definite and lead and lead[0].text.lower() == "of" and holder.head in word_set("measures of success"):
        return holder.span
    noun = figure.noun
    if noun is None or noun is figure.chunk or noun.mention is not None or not noun.definite:
        return None
    if [token.text.lower() for token in figure.sentence.tokens[noun.tokens[1] + 1 :][:1]] in (["and"], ["or"]):
        return None  # "85 percent of its oil and gas revenue"
    return noun.span


def _is_compared(figure: Figure) -> bool:
    """Whether words beside a share set another time, place or base: "up from 60 percent", "the national average"."""
    tokens = figure.sentence.tokens[max(0, figure.first - 6) : figure.first + 12]
    words = {token.text.lower() for token in tokens}
    early = figure.sentence.tokens[: figure.first]
    if words & word_set("wished for") or any(token.form == "t" for token in early):
        return True  # "In 2011 the failure rate was 75 percent"
    return bool(words & (word_set("of another series") | {"than", "from", "compared", "elsewhere", "target", "goal"}))


def _is_counted(whole: Entry, part: Entry) -> bool:
    """Whether both counts of a pair are exact and told as facts."""
    known = whole.claim.count.bound == "=" and part.claim.count.bound == "=" and part.is_live and not whole.claim.scope.quoted
    return known and 0 < part.claim.count.nominal < whole.claim.count.nominal and whole.claim.count.nominal >= _LEAST


def _speak_of_one(figure: Figure, pair: Pair, named: Span) -> bool:
    """Whether the sentences of a share and of a pair have two words in common, or the name of whose share it is."""
    noun = figure.noun
    known = {word for entry in pair for word in entry.known}
    rate = rate_chunk(figure)
    near = figure.order - pair[1].figure.order <= _REACH
    if rate is not None and is_rate_of_any(figure, rate, pair[1]):
        return False
    if rate is not None and rate.modifiers and near and set(rate.modifiers) & word_set("outcomes"):
        return True
    names = {token.lemma for token in figure.sentence.tokens if token.tag == "PROPN" and named.contains(token.span)}
    if names & known:
        return True
    # "85 percent of the company's revenue": the head tells what the share is of, and not the words before it.
    of = {noun.head} if noun is not None and noun is not figure.chunk else set()
    shared = share_words(content_words(figure.sentence.tokens), known)
    return len(shared) >= _SHARED and (not of or bool(share_words(of, known)))


def slipped_parts(board: Board, figure: Figure, whole: Entry, ratio: Fraction) -> Iterator[tuple[Entry, Span]]:
    """The definite count of those of a fraction that one digit keeps from being it: "three-quarters of the 64 ... The 58 dead lights"."""
    fitting = whole.claim.count.nominal * ratio
    if fitting.denominator != 1 or figure.clause is None or figure.clause.verb is None:
        return
    if any(token.form == "t" for token in figure.sentence.tokens[: figure.first]):
        return  # "In the winter of 2018-19, a quarter of the hives died"
    done = figure.clause.verb.lemma
    for entry in board.near(figure.mention.span.end):
        if (
            entry.start < figure.mention.span.end
            or entry.unit
            or entry.claim.scope.quoted
            or not entry.figure.definite
            or entry.id == whole.id
        ):
            continue
        doer = is_kindred(done, entry.head) and entry.head != whole.head
        named = same_nouns(entry.head, whole.head) or (len(entry.head) > _SHARED and whole.head.endswith(entry.head)) or doer
        if not named or not one_digit_off(entry.claim.count.nominal, fitting, least=2) or _is_placed(entry):
            continue
        told = {*(word for word in entry.figure.modifiers if word not in whole.figure.modifiers), *restricting_verbs(entry.figure)}
        own = entry.figure.sentence.tokens[entry.figure.first : entry.figure.beyond]
        if told & word_set("of another part") or any(token.form == "VBG" for token in own):
            continue  # the dying have not died
        if (
            doer
            or told & content_words(figure.sentence.tokens)
            or any(word in word_set("at fault") or is_like_deed(word, done) for word in told)
        ):
            yield entry, entry.figure.mention.span
            return


def _is_placed(entry: Entry) -> bool:
    """Whether words behind a count narrow it: "the 58 dead lights on the bridge"."""
    after = next(iter(entry.figure.tokens_after()), None)
    return after is not None and after.text.lower() in ("in", "on", "at", "from", "of", "near", "with")
