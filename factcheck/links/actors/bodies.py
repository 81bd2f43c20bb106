"""link_bodies: one body under two names, or under two acronyms.

Two names are one body's where they differ in one word that is easily written for the other (the same first letter, so that the
acronym stays, the same stem, or a word of like meaning), or in the order of two words. A word that tells bodies apart (a place, a
number) links none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.links.actors.spelling import fold, is_slip
from factcheck.links.actors.told_apart import is_name_of_other_days, is_told_apart
from factcheck.links.link import Link
from factcheck.mentions.actor_words import breakers, countries, demonyms, openers, organisation_nouns, states
from factcheck.syntax.clause import Reading


@cache
def _like_words() -> dict[str, tuple[frozenset[str], ...]]:
    """The groups of words of names of bodies that are written for one another, by where they stand in a name."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for line in data_lines("actors/like_bodies.tsv"):
        place, words = line.split("\t")
        found[place].append(frozenset(words.split()))
    return {place: tuple(groups) for place, groups in found.items()}


def _are_alike(a: str, b: str, *places: str) -> bool:
    return any(a in group and b in group for place in places for group in _like_words().get(place, ()))


# Among so many that begin alike no further ones are compared: a directory, not a story.
_MANY = 50
_SMALL = frozenset({"and", "of", "the", "for", "on", "in", "to", "at"})


def link_bodies(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "body" between name claims ("named", "named") of one body, and "acronym" between its acronyms ("introduced", "used")."""
    bodies = [claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "name" and _is_body(claim.value)]
    acronyms = [claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "acronym"]
    known = {claim.actor for claim in acronyms if claim.actor != claim.value}
    alike: dict[tuple[object, ...], list[ActorClaim]] = defaultdict(list)
    done: set[tuple[str, str]] = set()
    actors = {claim.id: claim.value for claim in claims if isinstance(claim, ActorClaim)}
    for second in bodies:
        words = words_of(second.value)
        for key in _keys(words):
            for first in alike[key][:_MANY]:
                if (
                    (first.value, second.value) not in done
                    and _one_body(first.value, second.value, known, reading.text)
                    and not _is_cut_off(first, reading)
                    and not _is_cut_off(second, reading)
                    and told_as_one(first, second, reading)
                ):
                    done.add((first.value, second.value))
                    yield Link("body", (("named", first.id), ("named", second.id)), tuple(c.span for c in (first, second) if c.span))
            alike[key].append(second)
    for link in _link_short_names(bodies, claims, reading):
        pair = (actors[link.members[0][1]], actors[link.members[1][1]])
        if pair not in done:
            done.add(pair)
            yield link
    for first in acronyms[:_MANY]:
        if first.actor == first.value or first.span is None:
            continue
        for second in acronyms[: 4 * _MANY]:
            if (
                second.actor == second.value
                and second.span is not None
                and second.span.start > first.span.start
                and _one_acronym(first.value, second.value)
                and not is_told_apart(reading, second.span)
                and not _is_spelled_out(second.value, reading.text[: second.span.start])
                and not is_name_of_other_days(reading, second.span)
            ):
                yield Link("acronym", (("introduced", first.id), ("used", second.id)), (first.span,))


def _link_short_names(bodies: list[ActorClaim], claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """A body called by a part of its name in which one word is another: "Plains Honey Producers", and then "the Honey Packers".

    So is one noun alone, as "the Consortium", where the draft has no such body but a conservancy.
    """
    if len(bodies) > _MANY:
        return
    others = [c for c in claims if isinstance(c, ActorClaim) and c.fact == "name" and c not in bodies]
    for second in (*bodies, *others[: 2 * _MANY]):
        theirs = words_of(second.value)
        if not theirs or (len(theirs) == 1 and theirs[0] not in organisation_nouns()) or _is_cut_off(second, reading):
            continue
        if reading.text.count(second.value) > 1 or any(theirs[-1] in body.value and body is not second for body in bodies):
            continue
        firsts = {
            body.value: body
            for body in bodies
            if body.span
            and second.span
            and body.span.end < second.span.start
            and _is_misquoted(words_of(body.value), theirs, reading.text)
            and not _is_cut_off(body, reading)
        }
        if len(firsts) == 1:
            first = next(iter(firsts.values()))
            if told_as_one(first, second, reading) and first.span and second.span:
                yield Link("body", (("named", first.id), ("named", second.id)), (first.span, second.span))


def _is_misquoted(full: list[str], short: list[str], text: str) -> bool:
    """Whether a shorter name is a part of a name with its last word, or one of three, another that begins alike."""
    size = len(short)
    if size == 1:
        return _is_noun_for(full[-1], short[0])
    many = word_set("bodies of which a place has many")
    for at in range(len(full) - size + 1 if len(full) > size else 0):
        part = full[at : at + size]
        differ = [k for k in range(size) if part[k] != short[k]]
        if len(differ) != 1 or not _own_words(part, differ[0], text):
            continue
        a, b = part[differ[0]], short[differ[0]]
        if size == 2:
            alike = differ[0] == 1 and a[0] == b[0] and a[-1] == b[-1] == "s"  # "Honey Producers Association", "the Honey Packers"
        else:
            alike = a[0] == b[0] and (differ[0] < size - 1 or not {full[-1], short[-1]} & many)
        if alike:
            return fold(a).rstrip("s") != fold(b).rstrip("s") and not (_tells_apart(a) or _tells_apart(b)) and b not in full
    return False


def _is_noun_for(last: str, noun: str) -> bool:
    """Whether a noun alone is easily written for the noun that ends the name of a body: "the Consortium" for a conservancy.

    A congress or a senate is known by that noun, and what stands behind "Department of" is what it is for.
    """
    alone = word_set("bodies known by a noun alone")
    return (
        last != noun
        and last[:3] == noun[:3]
        and min(len(last), len(noun)) >= 6
        and last in organisation_nouns()
        and not alone & {last, noun}
    )


def _keys(words: list[str]) -> Iterator[tuple[object, ...]]:
    """What two names share that differ in one word, or in the order of two."""
    yield len(words), " ".join(sorted(words))
    for at in range(len(words)) if len(words) > 1 else ():
        yield (at, *words[:at], *words[at + 1 :])


def told_as_one(first: ActorClaim, second: ActorClaim, reading: Reading) -> bool:
    """Whether no sentence names both, and none is given as another: two bodies of like names are told apart side by side."""
    text = reading.text
    for claim in (first, second):
        if claim.span is not None and (
            _OTHER_AFTER.match(text, claim.span.end) or _OTHER_BEFORE.search(text[max(0, claim.span.start - 40) : claim.span.start])
        ):
            return False
    if _RENAMES.search(text) is not None:
        return False
    if second.span is not None and (_SEPARATE.match(text, second.span.end) or is_told_apart(reading, second.span)):
        return False
    if any(claim.span is not None and is_name_of_other_days(reading, claim.span) for claim in (first, second)):
        return False
    places = [[match.start() for match in re.finditer(re.escape(claim.value), text)] for claim in (first, second)]
    ours, theirs = ({s.index for at in found[:50] if (s := reading.scopes.sentence_at(at)) is not None} for found in places)
    return not ours & theirs


# "Will change its name", "do business as": the second name is the first one's next.
_RENAMES = re.compile(
    r"\b(?:chang(?:e|ed|es|ing) (?:its|the|their|a) (?:[a-z]+ )?name|renam(?:ed?|ing)|do(?:ing)? business as|rebrand\w*)\b", re.IGNORECASE
)
# "Halden College, a boarding school,", "Halden College, which is separate,": told apart.
_SEPARATE = re.compile(r", (?:an? |which is )")
# "The Halden Center, its rival," and "its parent, Brightwater Holdings".
_OTHER = r"(?:rivals?|parent|competitors?|affiliates?|subsidiary|sister|successor|predecessor|offshoot|spinoff|counterpart|neighbor)"
_OTHER_AFTER = re.compile(
    rf",? (?:which is )?(?:its|their|an?|another|the) (?:[a-z-]+ ){{0,2}}?{_OTHER}\b|, (?:another|no relation)\b|[’']s {_OTHER}\b"
)
_OTHER_BEFORE = re.compile(
    rf"\b(?:{_OTHER}(?: [a-z]+)?|another [a-z ]+|a second [a-z ]+|unrelated|merged with|grew out of"
    r"|(?:split|withdrew|seceded|broke(?: away)?) (?:off )?(?:from|with)),? (?:the )?$"
)


def _is_body(name: str) -> bool:
    words = name.split()
    return len(words) >= 2 and (any(word in organisation_nouns() for word in words) or words[-1] in _short_words())


@cache
def _short_words() -> frozenset[str]:
    return frozenset(word for group in _like_words()["short"] for word in group)


_SEAT = re.compile(r"(?<=\w) of [A-Z][\w ]*$")


def words_of(name: str) -> list[str]:
    """The words that tell a name, without a seat ("Halden Foods of San Remo") and what may be left out ("the Pell Symphony Orchestra")."""
    head = _SEAT.sub("", name)
    if head.split()[-1] in _short_words() and " " in head:
        name = head
    name = re.sub(r"(?<= Symphony) Orchestra$|(?<=[a-z]) (?:Inc|Ltd|Plc|Corp|Group)\.?$", "", name) if name.count(" ") > 1 else name
    return [word for word in re.sub(r"[’']s\b", "", name).replace("&", "and").split() if word not in _SMALL]


_CUT_OFF = re.compile(r"(?P<before>[A-Z][\w’'.-]*)(?: and| &|,)? $")
_CUT_OFF_LONG = 30


def _is_cut_off(claim: ActorClaim, reading: Reading) -> bool:
    """Whether a name goes on before its words: "the Immigration and [Naturalization Service]", "New [York State Guard]"."""
    sentence = reading.scopes.sentence_at(claim.span.start) if claim.span is not None else None
    if claim.span is None or sentence is None:
        return False
    before = _CUT_OFF.search(reading.text, max(sentence.span.start, claim.span.start - _CUT_OFF_LONG), claim.span.start)
    return before is not None and before["before"].lower() not in openers()


_IN = r"(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|to|[Oo]utside|around|[Aa]cross|into|of) "


def _own_words(words: list[str], at: int, text: str) -> list[str]:
    """The words of a name, but for that which is another in a second name, that make both the name of something.

    "Renters" and "Millrace", of the Millrace Renters Union; none of "American ... Association" or "U.S. Department". What many bodies
    share by their place is no such word either: "San Francisco" before "Opera", a town that the draft tells of as one.
    """
    many = word_set("words that many bodies share")
    place = _place_before(words[:at], text)
    return [
        word
        for number, word in enumerate(words)
        if number != at and number >= place and not (word in many or word in organisation_nouns() or _tells_apart(word))
    ]


def _place_before(words: list[str], text: str) -> int:
    """How many words at the start of a name are a town's."""
    for size in range(min(len(words), 3), 0, -1):
        town = " ".join(words[:size])
        if town.replace(" ", "_") in word_set("towns of many bodies") or re.search(rf"\b{_IN}{re.escape(town)}(?![\w’'-]| [A-Z])", text):
            return size
    return 0


def _one_body(first: str, second: str, known: set[str], text: str) -> bool:
    """Whether two names are plainly one body's: one word is written for the other, or two words change places."""
    ours, theirs = words_of(first), words_of(second)
    if len(ours) != len(theirs) or len(ours) < 2 or fold(first) == fold(second):
        return False
    differ = [at for at, (a, b) in enumerate(zip(ours, theirs, strict=True)) if fold(a) != fold(b)]
    if len(differ) == 2 and differ[1] == differ[0] + 1 and [ours[at] for at in differ] == [theirs[at] for at in reversed(differ)]:
        return len(ours) > 2
    if len(differ) != 1:
        return False
    at = differ[0]
    a, b = ours[at], theirs[at]
    own = _own_words(ours, at, text)
    if fold(a).rstrip("s") == fold(b).rstrip("s") or not (own or is_slip(a, b)) or have_other_heads(a, b):
        return False
    if _are_alike(a, b, "before for") and any(f"{a} {of} " in first and f"{b} {of} " in second for of in ("for", "of")):
        return True  # "the Halden Center for Sleep" and "the Halden Institute for Sleep"
    if at == 0:
        alike = is_slip(a, b) or (_begin_alike(a, b) and ours[-1] not in word_set("bodies of which a place has many"))
        return min(len(a), len(b)) >= 6 and alike and not (_tells_apart(a) or _tells_apart(b))
    if len(ours) == 2:
        return _are_alike(a, b, "short") and not _tells_apart(ours[0])
    last = at == len(ours) - 1
    if _are_alike(a, b, *(("last", "short", "first letter") if last else ("inner",))):
        return True
    if last and len(ours) > 2 and _rhyme(a, b):
        return True
    many = word_set("bodies of which a place has many")
    if last and not {a, b} & organisation_nouns():
        # "the Halden Institute for Sleep Research" and "for Sleep Studies"
        return _are_alike(a, b, "inner", "tail") and not many & set(ours)
    if last and len(ours) >= 4 and _are_alike(a, b, "last of four") and not word_set("words of a government with many bodies") & set(ours):
        return True  # three words are the same
    if last and (not {first, second} & known or not {a, b} <= organisation_nouns() or _shortens(a, b) or _shortens(b, a)):
        return False
    if _tells_apart(a) or _tells_apart(b):
        return False
    if not last and ours[-1] not in many and len(own) >= _PLAINLY:
        return True  # all the other words are the same
    return fold(a)[0] == fold(b)[0] and min(len(a), len(b)) >= 4 and (ours[-1] not in many or len(own) >= _PLAINLY)


def have_other_heads(first: str, second: str) -> bool:
    """Whether two words differ before their hyphen alone: "the Pre-Release Board" and "the Post-Release Board"."""
    return "-" in first and "-" in second and first.partition("-")[2] == second.partition("-")[2]


# So many words in common make two names one, whatever word differs.
_PLAINLY = 2


def _rhyme(first: str, second: str) -> bool:
    """Whether two long words differ in their first letter alone: "Health" and "Wealth"."""
    a, b = fold(first), fold(second)
    return len(a) == len(b) >= 5 and a[1:] == b[1:] and not (_tells_apart(first) or _tells_apart(second))


def _begin_alike(first: str, second: str) -> bool:
    """Whether five letters or more are the same at the start of two names: "Stonebridge" and "Stoneleigh"."""
    return fold(first)[:5] == fold(second)[:5] and len(first) - len(second) in range(-2, 3)


def _shortens(short: str, word: str) -> bool:
    """Whether the letters of one word stand in another in their order ("Dept" in "Department")."""
    letters = iter(word)
    return all(letter in letters for letter in short)


def _tells_apart(word: str) -> bool:
    return any(word in words for words in (states(), countries(), demonyms(), breakers())) or not word.isalpha() or word.isupper()


def _is_spelled_out(acronym: str, before: str) -> bool:
    """Whether what stands before an acronym in brackets is the same in small letters: "Cvs (CVS)"."""
    return before.endswith("(") and before[:-1].rstrip().lower().endswith(acronym.lower())


def _one_acronym(first: str, second: str) -> bool:
    """Whether one acronym has the letters of the other in another order, or one letter doubled or dropped."""
    from rapidfuzz.distance import OSA  # 13 ms to import, for the few drafts in which two names are alike

    if sorted(first) == sorted(second) and len(first) >= 3:
        return OSA.distance(first, second) == 1 or len(first) >= 4
    if abs(len(first) - len(second)) != 1 or min(len(first), len(second)) < 4:
        return False
    return OSA.distance(first, second) == 1 and first[0] == second[0] and first[-1] == second[-1]
