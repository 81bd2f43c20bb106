"""link_quotations, link_acts: the same words, or the same act, given to two people."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.cues import is_kindred
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading


def link_acts(claims: tuple[Claim, ...]) -> Iterator[Link]:
    """Links "deed" between two claims ("did", "did") that give one act, with its figures, to two people.

    Licensed by the article: "the 600 yards" are the yards that were told before.
    """
    acts: dict[str, list[ActorClaim]] = {}
    for claim in claims:
        if isinstance(claim, ActorClaim) and claim.fact == "deed" and claim.span is not None:
            for earlier in acts.get(claim.value, ()):
                if claim.of == "the" and earlier.actor != claim.actor and earlier.span is not None:
                    yield Link("deed", (("did", earlier.id), ("did", claim.id)), (claim.span,))
                    break
            acts.setdefault(claim.value, []).append(claim)


_CONTENT_LONG = 3


def content_words(words: str) -> set[str]:
    """The longer words of a saying, as stems, by which it is known again ("snowplows" and "plowed" both hold "plow")."""
    return {
        word.removesuffix("s")
        for word in words.split()
        if len(word) >= _CONTENT_LONG and word not in word_set("words that say little") | word_set("short words that say little")
    }


_REACH = 80  # sayings before a credit that are looked at
# Two people may each speak so many words alike; a longer sentence is one person's.
_LONG = 7


def link_quotations(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "quotation" between claims of two speakers ("said", "said") whose words are the same, or the one's within the other's."""
    spoken = [claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "speaker" and claim.span is not None]
    yield from _link_credits(
        [claim for claim in spoken if claim.of in ("about", "again")],
        [claim for claim in spoken if claim.of not in ("about", "again")],
        reading,
    )
    spoken = [claim for claim in spoken if claim.of not in ("about", "again", "reported")]
    by_triple: dict[str, list[int]] = {}
    for at, claim in enumerate(spoken):
        words = claim.value.split()
        for start in range(len(words) - 2):
            by_triple.setdefault(" ".join(words[start : start + 3]), []).append(at)
    done: set[tuple[int, int]] = set()
    for places in by_triple.values():
        for i, first in enumerate(places[:6]):
            for second in places[i + 1 : 6]:
                a, b = spoken[first], spoken[second]
                if (first, second) in done or a.actor == b.actor:
                    continue
                done.add((first, second))
                shorter, longer = sorted((f" {a.value} ", f" {b.value} "), key=len)
                if "credited" not in (a.of, b.of) and len(shorter.split()) < _LONG:
                    continue
                if _quotes(a, b) or _quotes(b, a):
                    continue
                if shorter in longer and a.span and b.span and not a.span.overlaps(b.span):
                    yield Link("quotation", (("said", a.id), ("said", b.id)), (a.span, b.span))


def _quotes(first: ActorClaim, second: ActorClaim) -> bool:
    """Whether somebody's words give those of another: "“Lund said it is only resting,” Ache said"."""
    return second.actor.split()[-1].lower() in first.value.split()


def _link_credits(credited: list[ActorClaim], spoken: list[ActorClaim], reading: Reading) -> Iterator[Link]:
    """Sayings told by what they are about, credited to one who did not speak of it, where one other person did.

    Of what was reported without quotation marks two words must be the same, or the one to whom it is credited spoke otherwise.
    """
    spoken = sorted((claim for claim in spoken if claim.span), key=_end)
    ends = [_end(claim) for claim in spoken]
    for claim in credited:
        if claim.span is None:
            continue
        at = bisect_right(ends, claim.span.start)
        before = spoken[max(0, at - _REACH) : at]
        own = [other for other in before if other.actor == claim.actor]
        about = content_words(claim.value)
        shared = sum(any(_is_said(word, other) for other in own) for word in about)
        alike = [other for other in before if other.actor != claim.actor and any(_is_said(word, other) for word in about)]
        if not alike or len({other.actor for other in alike}) != 1 or _is_answered(claim.span, alike[-1], reading):
            continue
        said = {word for word in about if any(_is_said(word, other) for other in alike)}
        quoted = any(other.of != "reported" for other in alike)
        if claim.of == "again" and (len(said) < len(about) or len(said) < 2):
            continue  # what "who said that ..." tells may be new
        if len(said) > shared and (
            (quoted and (2 * len(said) > len(about) or len(about) == 1)) or (2 * len(said) >= len(about) and (own or len(said) > 1))
        ):
            yield Link("quotation", (("said", alike[0].id), ("said", claim.id)), (claim.span,))


def _is_answered(credit: Span, other: ActorClaim, reading: Reading) -> bool:
    """Whether one speaks in the sentence that gives another's words, and so of them: "“It is not,” Lund said of Orr's view that it is"."""
    sentence = reading.scopes.sentence_at(credit.start)
    return sentence is not None and sentence.span.start < _end(other)


def _end(claim: ActorClaim) -> int:
    return claim.span.end if claim.span is not None else 0


def _is_said(word: str, claim: ActorClaim) -> bool:
    """Whether somebody spoke a word, in the same or a kindred form."""
    said = content_words(claim.value)
    return word in said or any(is_kindred(word, other) for other in said)
