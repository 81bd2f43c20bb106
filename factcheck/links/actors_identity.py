"""link_identities: a second reference that bears another first name, or a surname that nobody introduced.

Wrong names that are no slip of the pen: "Daniel Reyes" who becomes "David Reyes", "Lucille Doyle" who becomes "Brennan". Both are
linked only where the draft tells no second person apart: relatives and namesakes are introduced as such.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from factcheck.claims.actor import ActorClaim
from factcheck.claims.claim import Claim
from factcheck.claims.referents import NameUse, People, Person, people_of
from factcheck.draft import Span
from factcheck.links.actors_offices import find_office
from factcheck.links.actors_spelling import ages_of, fold, is_slip, is_variant
from factcheck.links.link import Link
from factcheck.mentions.actor_words import kinship, mononyms, organisation_nouns, place_nouns, same_given_name
from factcheck.syntax.clause import Reading

_FAMILY = re.compile(
    r"\b(?:brothers|sisters|siblings|twins?|couple|cousins|spouses?|family"
    r"|relatives?|married|no relation|unrelated|not related|namesake)\b",
    re.IGNORECASE,
)


_SPOKE = r"said|added|recalled|explained|wrote|replied|told|noted|asked|testified|insisted|admitted"


def link_first_names(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "first name" between the name claims ("named", "named") of one person under two first names."""
    people, text = people_of(reading), reading.text
    named = {claim.span: claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "name" and claim.span}
    ages = ages_of(claims)
    offices: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim, ActorClaim) and claim.fact == "title" and claim.tenure == "now":
            offices[claim.actor].add(claim.value)
    families: dict[str, list[Person]] = defaultdict(list)
    for person in people.people:
        families[person.family].append(person)
    for group in families.values():
        if not 2 <= len(group) <= 6:
            continue
        for at, first in enumerate(group):
            for second in group[at + 1 :]:
                if _renamed(first, second, ages, offices, text):
                    a, b = first.full_use, second.full_use
                    ours, theirs = named.get(a.core), named.get(b.core)
                    if ours is not None and theirs is not None:
                        yield Link("first name", (("named", ours.id), ("named", theirs.id)), (a.core, b.core))


def _renamed(first: Person, second: Person, ages: dict[str, set[str]], offices: dict[str, set[str]], text: str) -> bool:
    a, b = first.given.split()[0], second.given.split()[0]
    if same_given_name(a, b) or is_slip(a, b, given=True) or not (first.human or second.human) or "." in a + b:
        return False
    if first.suffixes or second.suffixes:
        return False
    one_office = any(find_office(office).unique for office in offices.get(first.name, set()) & offices.get(second.name, set()))
    titled = bool(offices.get(first.name, set()) & offices.get(second.name, set())) or _same_title(first, second)
    bare = _stands_bare(first, second, text)
    if not one_office and (not (bare or _alike(a, b, shortest=3 if titled else 4)) or _is_described(second, text)):
        return False
    ours, theirs = ages.get(first.name, set()), ages.get(second.name, set())
    if (ours or theirs) and not ours & theirs and (theirs or second.name in offices):
        return False
    if offices.get(first.name, set()) != offices.get(second.name, set()) and offices.get(second.name):
        return False
    sentences = {use.sentence.index for use in first.uses}
    if any(use.sentence.index in sentences for use in second.uses):
        return False
    return not any(_introduced_apart(use, text) for person in (first, second) for use in person.uses if use.name.given)


_BARE_AFTER = re.compile(r"(?:, who has| had)?,? (?:said|says|told|added|recalled|asked|wrote|replied|will|plans|has|had|was|is)\b")


def _stands_bare(first: Person, second: Person, text: str) -> bool:
    """Whether a second person of a surname is named once, as one who is known, and nothing in the draft speaks of a family."""
    use = second.full_use
    if len(second.uses) != 1 or not first.human or use.index < first.full_use.index:
        return False
    said_before = _SPOKEN_BEFORE.search(text[max(0, use.span.start - 14) : use.span.start])
    if said_before is None and _BARE_AFTER.match(text, use.span.end) is None:
        return False
    family = re.escape(first.family)
    return re.search(rf"\b(?:{family}s|{family} (?:family|brothers|sisters))\b", text) is None and not any(
        word in kinship() for word in re.findall(r"[a-z-]+", text.lower())
    )


_DESCRIBED = re.compile(r"[\w’'][, ]{1,2}$")
# Words that take the name of one who is known: "...," said Owen Lyle; according to Helga Roth; the judge freed Carter Weems.
_TAKES_A_NAME = re.compile(
    rf"(?:[,”\"] (?:{_SPOKE})|\b(?:[Aa]ccording to|(?:lawyer|attorney)s? for|ordered"
    rf"|sentenced|released|freed|fined|acquitted|convicted|arrested)) $"
)


def _is_described(person: Person, text: str) -> bool:
    """Whether words before a full name say who is meant: "a neighbor, Owen Lyle"."""
    use = person.full_use
    before = text[max(person.uses[0].sentence.span.start, use.span.start - 20) : use.span.start]
    return _DESCRIBED.search(before) is not None and _TAKES_A_NAME.search(before) is None


def _same_title(first: Person, second: Person) -> bool:
    ours, theirs = ({use.name.title for use in person.uses if use.name.title} for person in (first, second))
    return bool(ours & theirs)


def _alike(first: str, second: str, *, shortest: int) -> bool:
    """Whether one given name is easily written for the other: of `shortest` letters or more, the first the same, about as long."""
    a, b = fold(first), fold(second)
    if min(len(a), len(b)) < shortest or a[0] != b[0] or abs(len(a) - len(b)) > 3:
        return False
    return not (a.startswith(b) or b.startswith(a) or a[:-1] == b[:-1])


def _introduced_apart(use: NameUse, text: str) -> bool:
    before = text[max(use.sentence.span.start, use.span.start - 60) : use.span.start]
    after = text[use.span.end : min(use.sentence.span.end, use.span.end + 60)]
    words = {word.lower() for word in re.findall(r"[\w-]+", before[-40:])} | {word.lower() for word in re.findall(r"[\w-]+", after[:50])}
    return bool(words & kinship().keys()) or _FAMILY.search(before + " " + after) is not None or is_variant(text, use.span)


_PERSONAL = r"laughed|smiled|shrugged|nodded|sighed|grinned|chuckled|winced|wept|blushed|winked|giggled|frowned|joked"
_ACTS_AS_A_PERSON = re.compile(rf" (?:{_PERSONAL})\b")
_SPEAKS = re.compile(rf" (?:{_SPOKE})\b")
_SPOKEN_BEFORE = re.compile(rf"[,”\"] (?:{_SPOKE}) $")
_NAMED_AFTER = re.compile(r", (?:the|a|an|who|whose|\d|his|her|their|of)\b| \(|[’']s? [A-Z]")
_SINGULAR = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|my|me|myself)\b")


def link_strangers(claims: tuple[Claim, ...], reading: Reading) -> Iterator[Link]:
    """Links "stranger" between a lone surname that nobody bears ("stranger") and the person most spoken of before it ("introduced").

    Licensed where the name stands once, does what a person alone does or speaks in the first person, and is neither introduced
    beside it nor known to every reader.
    """
    people, text = people_of(reading), reading.text
    named = {claim.span: claim for claim in claims if isinstance(claim, ActorClaim) and claim.fact == "name" and claim.span}
    described = {
        claim.actor for claim in claims if isinstance(claim, ActorClaim) and claim.fact not in ("name", "acronym", "place", "result")
    }
    humans = [person for person in people.people if person.human or person.name in described]
    # In a story of one person nothing may say that the name is a person's.
    humans = humans or list(people.people[:1])
    known = {person.index for person in humans}
    most_named = max(humans, key=lambda person: (len(person.uses), -person.index), default=None)
    for use, meant in _titled_strangers(people, text):
        introduced, unknown = named.get(meant.full_use.core), named.get(use.core)
        if introduced is not None and unknown is not None:
            yield Link("stranger", (("introduced", introduced.id), ("stranger", unknown.id)), (use.span,), True)
    for use in people.loose:
        if use.name.title or use.quoted or len(use.name.family) < 4 or not _is_stranger(use, people, reading):
            continue
        last = next((other for other in people.before(use) if other.index in people.of and people.of[other.index].index in known), None)
        if last is None or most_named is None or last.sentence.index == use.sentence.index:
            continue
        person = most_named
        first = named.get(person.full_use.core)
        stranger = named.get(use.core)
        if first is not None and stranger is not None and use.sentence.paragraph - last.sentence.paragraph <= 4:
            licence = _FIRST_LICENCE.search(text, use.sentence.span.start, use.sentence.span.end)
            yield Link(
                "stranger",
                (("introduced", first.id), ("stranger", stranger.id)),
                (Span(*licence.span()),) if licence else (use.core,),
                True,
            )


def _titled_strangers(people: People, text: str) -> Iterator[tuple[NameUse, Person]]:
    """Titles with a surname that nobody bears ("Ms. Brannigan"), and the one person whom the draft calls by that title.

    Licensed where the draft calls by a title only those whom it introduced in full, but for this one place.
    """
    titled = [use for use in people.loose if use.name.title]
    if len(titled) != 1 or titled[0].quoted or len(titled[0].name.family) < 4:
        return
    use, word = titled[0], titled[0].name.family
    if word in mononyms() or not word.isalpha() or text.count(word) != 1 or _NAMED_AFTER.match(text, use.span.end):
        return
    if re.search(r"\b(?:M(?:r|s|rs)\.? and|or|like|the|late|&) $", text[max(0, use.span.start - 9) : use.span.start]) or is_variant(
        text, use.span
    ):
        return
    bearers = [
        person
        for person in people.people
        if person.uses[0].index < use.index and any(other.name.title == use.name.title for other in person.uses)
    ]
    if bearers and any(not other.name.given and other.name.title for person in people.people for other in person.uses):
        yield use, max(bearers, key=lambda person: max(other.index for other in person.uses if other.index < use.index))


_FIRST_LICENCE = re.compile(rf"\b(?:{_PERSONAL}|{_SPOKE})\b")


def _is_stranger(use: NameUse, people: People, reading: Reading) -> bool:
    text, word = reading.text, use.name.family
    if word in mononyms() or not word.isalpha() or word.isupper() or word in place_nouns() or word in organisation_nouns():
        return False
    before = text[max(0, use.span.start - 14) : use.span.start]
    if before[:-1].rpartition(" ")[2].strip(",").lower() in kinship():
        return False  # "her son Mikkel said"
    acts = _ACTS_AS_A_PERSON.match(text, use.span.end) is not None
    if not acts and not _SPEAKS.match(text, use.span.end) and not _SPOKEN_BEFORE.search(before):
        return False
    if people.name_words[word] != 1 or text.count(word) != 1:
        return False
    if any(is_slip(person.family, word) for person in people.by_letter.get(word[:1].lower(), ())[:100]) or _NAMED_AFTER.match(
        text, use.span.end
    ):
        return False
    if re.search(r"(?:\b(?:[Tt]he|[A-Z]\w*|in|at|from|of|near|as|named|called)|-) ?$", before):
        return False
    if acts:
        return True
    quotation = reading.scopes.quotation_at(max(0, use.core.start - 2))
    if quotation is None:
        quotation = next((q for q in reading.scopes.quotations if q.speaker is not None and q.speaker.overlaps(use.core)), None)
    if quotation is not None and _FIRST_PERSON.search(text, quotation.span.start, quotation.span.end):
        return True
    alone = len(people.by_sentence[use.sentence.index]) == 1
    outside = text[use.sentence.span.start : use.span.start]
    return alone and "“" not in outside and '"' not in outside and _SINGULAR.search(outside) is not None
