"""link_retold_acts: an act by which one person is told again, and that another is said to have done.

"The farm was given to the county by Ruth Adair ... the barn will be named for Simon Adair, who gave the farm." The words that tell
someone again take it as known that this one did it. They are licensed where one other person alone did it, and the draft nowhere says that
this one did so too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.actors.telling import Telling
from factcheck.claims.actors.tellings import tellings_of
from factcheck.claims.claim import Claim
from factcheck.claims.date_words import date_words
from factcheck.data.word_sets import word_set
from factcheck.links.cues import sentence_words, share_words
from factcheck.links.link import Link
from factcheck.syntax.clause import Reading

# "Both wrote the song", "Ms. Voss, who also found the boat": an act may be done by two, or once more.
_SHARED = re.compile(
    r"\b(?:both|each|also|too|together|another|other|others|again|jointly|helped|along with|as well|co-\w+|with (?:his|her)"
    r"|later|then|earlier|previous(?:ly)?|originally|twice)\b",
    re.IGNORECASE,
)


_REACH = 60  # tellings of one act, before and after, that are looked at


def link_retold_acts(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "deed" between two claims ("did", "did") that give one act to two people, the later one telling a person again by it."""
    known = {
        (claim.span, claim.actor, claim.value): claim
        for claim in claims
        if isinstance(claim, ActorClaim) and claim.fact == "deed" and claim.span is not None
    }
    told: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings_of(reading):
        told[telling.act].append(telling)
    done: set[tuple[str, str]] = set()
    for group in told.values():
        for at, later in enumerate(group):
            if not (later.again and later.definite and len(later.who) == 1) or (later.act, later.who[0]) in done:
                continue
            earlier = _other_doer(group, at, reading)
            if earlier is None:
                continue
            first = known.get((earlier.span, earlier.who[0], earlier.value))
            second = known.get((later.span, later.who[0], later.value))
            if first is not None and second is not None:
                done.add((later.act, later.who[0]))
                yield Link("deed", (("did", first.id), ("did", second.id)), (later.span,), True)


def _other_doer(group: list[Telling], at: int, reading: Reading) -> Telling | None:
    """The telling before, by which one other person alone did the act to the thing."""
    later, who = group[at], group[at].who[0]
    near = group[max(0, at - _REACH) : at + _REACH]
    same = [other for other in near if other is not later and other.span != later.span and _is_one_thing(other, later)]
    if any(who in other.who for other in same):
        return None
    earlier = [other for other in same if other.span.end <= later.span.start and other.who]
    if not earlier or len({name for other in earlier for name in other.who}) != 1:
        return None
    first = earlier[0]
    if any(_SHARED.search(telling.span.text_of(reading.text)) for telling in (first, later)):
        return None
    words = sentence_words(reading.sentences[first.sentence])
    unknown = later.described - share_words(set(later.described), words)
    return None if any(not _is_form(word, words) for word in unknown) else first


def _is_form(word: str, words: set[str]) -> bool:
    """Whether a word is a form of one that stands there: "the winning goal", "the goal that won"."""
    return any(len(other) >= 3 and word.startswith(other) for other in words)


def _is_one_thing(first: Telling, second: Telling) -> bool:
    """Whether two tellings are of one thing, or of an idea and what came of it."""
    things = {first.thing, second.thing}
    if first.act == "film" and things & date_words("nouns for a body"):
        return False  # one who directs a museum, and one who directed it
    return len(things) == 1 or bool(things & word_set("what is thought of") and first.act == "invent")
