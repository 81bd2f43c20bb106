"""link_scenes: a place told again by what happened there, which the draft has put elsewhere.

"A fire destroyed a factory in Merrow ... the ruins in Tilbury, where the fire broke out." Licensed where the same act, or a happening such
as the fire itself, was put in another place of the same kind, and nowhere in this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.actors.scenes import Scene, scenes_of
from factcheck.claims.claim import Claim
from factcheck.claims.happening_words import noun_type
from factcheck.data.word_sets import word_set
from factcheck.links.link import Link
from factcheck.mentions.actor_words import place_nouns
from factcheck.syntax.clause import Reading

# "Where the game was held last year", "where it was first shown": another time.
_OTHER_TIME = re.compile(
    r"\b(?:last|once|first|until|again|also|another|other|next|previous(?:ly)?|earlier|formerly|before|originally|sometimes|usually"
    r"|ago|since|second|then|later|still|now|many|most|some|both)\b"
)


_REACH = 120  # scenes before and after that are looked at
_FAR = 60  # sentences around two scenes in which others of the kind may be told of


def link_scenes(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "scene" between two claims ("in", "in") by which one thing is or happens in two places."""
    scenes = scenes_of(reading)
    retold = any(scene.again and scene.definite for scene in scenes)
    known = {
        (claim.span, claim.value): claim
        for claim in claims
        if retold and isinstance(claim, ActorClaim) and claim.fact == "scene" and claim.span is not None
    }
    for at, later in enumerate(scenes):
        if not (later.again and later.definite) or _OTHER_TIME.search(later.span.text_of(reading.text)):
            continue
        earlier = _elsewhere(scenes[max(0, at - _REACH) : at + _REACH], later, reading)
        if earlier is None:
            continue
        first, second = known.get((earlier.span, earlier.place)), known.get((later.span, later.place))
        if first is not None and second is not None and first.id != second.id:
            yield Link("scene", (("in", first.id), ("in", second.id)), (later.span,), True)


def _elsewhere(scenes: tuple[Scene, ...], later: Scene, reading: Reading) -> Scene | None:
    """The first scene that puts the thing in another place of the kind; None where another puts it in this one."""
    same = [scene for scene in scenes if not scene.span.overlaps(later.span) and _is_one(scene, later)]
    if any(_is_place(scene.place, later.place) for scene in same):
        return None
    before = [scene for scene in same if scene.kind == later.kind and scene.span.end <= later.span.start]
    if len({scene.place for scene in before}) != 1:
        return None
    first = before[0]
    if first.sentence == later.sentence or _are_of_two_sorts(first, later, reading):
        return None
    near = _text_around(first, later, reading)
    if first.act == later.act == "be" and first.definite and not any(_is_told_bare(thing, near) for thing in first.things & later.things):
        return None  # "the pier on the western shore ... the pier on the eastern shore": each may be one of two
    if _is_restrictive(first, reading) and _is_restrictive(later, reading) and not any(_is_told_bare(t, near) for t in later.things):
        return None  # "the concert in Dell Hall" and "the concert in Pell Hall" may be two
    if later.kind in ("street", "venue") or later.kind in word_set("numbered places"):
        told = (sentence.sentence.span.text_of(reading.text) for sentence in reading.sentences[max(0, first.sentence - _FAR) :][: 2 * _FAR])
        if any(first.place in words and later.place in words for words in told):
            return None  # "at the corner of Elm Street and Oak Avenue"
        happens = any(noun_type(thing) for thing in first.things & later.things)
        if happens and not _times_of(later, reading) <= _times_of(first, reading):
            return None  # "the concert in Dell Hall on Sunday"
    if any(time not in reading.sentences[first.sentence].sentence.span.text_of(reading.text) for time in later.times):
        return None
    if _OTHER_TIME.search(first.span.text_of(reading.text)) or any(_tells_of_more(thing, near) for thing in later.things & first.things):
        return None
    return first


def _are_of_two_sorts(first: Scene, later: Scene, reading: Reading) -> bool:
    """Whether other nouns or names stand before the two nouns, and so tell of two things: "cash markets", "the silver market"."""
    ours, theirs = (_nouns_before(scene, first.things & later.things, reading) for scene in (first, later))
    return bool(ours and theirs) and not ours & theirs


def _nouns_before(scene: Scene, nouns: frozenset[str], reading: Reading) -> set[str]:
    """The nouns and names that stand in the words of a scene before the first of some nouns in the same noun phrase."""
    sentence = reading.sentences[scene.sentence]
    chunk = next((chunk for chunk in sentence.chunks if chunk.head in nouns and scene.span.overlaps(chunk.span)), None)
    if chunk is None:
        return set()
    told = sentence.tokens[chunk.tokens[0] : chunk.tokens[1]]
    return {token.lemma.lower() for token in told if token.tag in ("NOUN", "PROPN") and token.form != "t"}


def _is_restrictive(scene: Scene, reading: Reading) -> bool:
    """Whether the place tells which one is meant: "the crash on Elm Street", not "the crash, on Elm Street,"."""
    return scene.again and scene.act in ("be", "happen") and "," not in scene.span.text_of(reading.text)


def _times_of(scene: Scene, reading: Reading) -> set[str]:
    return {token.text.lower() for token in reading.sentences[scene.sentence].tokens if token.form == "t"}


def _is_one(first: Scene, later: Scene) -> bool:
    """Whether two scenes are of one thing: its act is the same, it is a happening itself, or the first says where it stands."""
    shared = first.things & later.things
    if not shared:
        return False
    if any(noun_type(thing) for thing in shared):
        return later.act in word_set("verbs of what happens") or first.act == later.act
    if first.act in word_set("verbs of events") and later.act in word_set("verbs of events"):
        return True
    where = word_set("verbs of where a thing is")
    if first.act in where and later.act in where | word_set("verbs of what befalls a thing"):
        return not any(thing[:1].isupper() for thing in shared)
    if first.act in word_set("verbs of what leaves a thing lying") and later.act in word_set("verbs of what lies there"):
        return not any(thing[:1].isupper() for thing in shared)
    return first.act == later.act and later.act not in word_set("verbs of what goes on in many places")


def _text_around(first: Scene, later: Scene, reading: Reading) -> str:
    """The sentences around two scenes."""
    start = reading.sentences[max(0, first.sentence - _FAR)].sentence.span.start
    end = reading.sentences[min(len(reading.sentences) - 1, later.sentence + _FAR)].sentence.span.end
    return reading.text[start:end]


def _is_told_bare(noun: str, text: str) -> bool:
    """Whether a draft tells of a thing without saying which one: "ran off the end of a pier"."""
    bare = re.compile(rf"\b(?:a|an|the|its) (?:[a-z-]+ )?{re.escape(noun)}\b(?!,? (?:on|at|in|near|along|off|of|outside)\b)", re.IGNORECASE)
    return bare.search(text) is not None


def _is_place(first: str, second: str) -> bool:
    """Whether one place may be the other, or lie in it: "Hull" and "Hull Harbor"; not "Highway 14" and "Highway 41"."""
    if first[-1].isdigit() and second[-1].isdigit():
        return first == second
    return first == second or bool(
        _words_of(first) & _words_of(second) - place_nouns() - word_set("sides of a place") - {"New", "San", "St.", "Mount", "Saint"}
    )


def _words_of(place: str) -> set[str]:
    """The words of a place's name, without the signs of a possessive: "Pell's Hall" is Pell Hall."""
    return {word.removesuffix("'s").removesuffix("’s") for word in place.split()}


def _tells_of_more(noun: str, text: str) -> bool:
    """Whether a draft tells of several of a kind: "another fire", "the second blast", "fires"."""
    if noun[:1].isupper():
        return False
    more = re.compile(rf"\b(?:another|second|third|separate|similar|previous|earlier|two|three) (?:[a-z-]+ )?{re.escape(noun)}s?\b")
    several = re.compile(rf"\b(?:two|both|three|its|the|many|other) {re.escape(noun)}s\b", re.IGNORECASE)
    return more.search(text) is not None or (noun in word_set("things that stand in one place") and several.search(text) is not None)
