"""read_relations: whose widow, son or sister a person is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from factcheck.claims.actor import ActorClaim, told_of
from factcheck.claims.people.antecedents import genders_of
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.draft import Span
from factcheck.mentions.actor_words import gendered_nouns, gendered_words, kinship
from factcheck.syntax.clause import Chunk, Reading

_NAME = r"(?:(?:Mr|Ms|Mrs|Dr)\. )?[A-Z][\w’'-]*(?: [A-Z][\w’'.-]*)*"
# "Bo Pell's late wife", "Peter and Nan's only child", "the girl's uncle": the owner before the possessive.
_OWNER = re.compile(rf"(?<![\w.’'])(?P<owner>(?:{_NAME} and )?{_NAME}|[Tt]he [a-z][\w-]+)(?:[’']s?) (?:[a-z\d-]+ ){{0,3}}$")
_OF = re.compile(rf" of (?:(?:his|her) [a-z-]+ )?(?P<owner>(?:{_NAME} and )?{_NAME})(?=[,.;]| (?:and|who|said|told)\b)")
_YEARS = re.compile(r" of \d+ years")
# Between a name and the kinship said of it: "Ada Voss, 41, Bo's sister", "Ada Voss is Bo's sister".
_AFTER = re.compile(r"(?:,? (?:\d{1,3}, )?(?:(?:who )?(?:is|was) )?)")
_ENDS = re.compile(r"[,.;)]|$| (?:and|who|said|told|of)\b")
_LISTED = re.compile(r",? and (?:a|an|the|his|her|their|him|himself|herself|two|three|four|several|\d+|[A-Z]\S*)\b")
_JOINTS = frozenset((" and ", ", and ", ", "))
_MARRIED = re.compile(rf" (?:(?:is|was) )?married(?: to)? (?P<spouse>{_NAME})")
# "Kate and Will Dunne, married for 31 years"; "Hans and Greta Muller, who are brother and sister".
_EACH_OTHER = re.compile(
    r"(?:,? who)? (?:are|were|have been|had been) (?:twin )?"
    r"(?P<told>brother and sister|(?:brother|sister|sibling|twin|cousin)s\b(?! of)|married)"
    r"|, (?P<pair>married|brother and sister|siblings|cousins|twins)\b"
)
_PAIRS = {"brother and sister": "sibling", "married": "spouse", "brothers": "brother", "sisters": "sister", "siblings": "sibling"}


def read_relations(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """Kinship said beside a name: "his widow, Ada Voss", "Ada Voss, Bo's sister", "the brothers Ned and Hal Orr"; the relative is `of`.

    "His" and "her" stand for the one person named before them in the sentence, or else for the person last named before it; where two
    may be meant, nothing is claimed.
    """
    for sentence in reading.sentences:
        uses = [use for use in people.by_sentence.get(sentence.sentence.index, ()) if not use.quoted and use.index in people.of]
        if not uses:
            continue
        for chunk in sentence.chunks:
            kin = _kin_of(reading.text, chunk, uses)
            if kin is not None and reading.scopes.quotation_at(chunk.span.start) is None:
                yield from _of_kin(reading, people, kin, uses)
        for use in uses:
            match = _MARRIED.match(reading.text, use.span.end, sentence.sentence.span.end)
            spouse = _by_name(match["spouse"], people, people.of[use.index]) if match is not None else None
            if match is not None and spouse is not None:
                yield _claim(people.of[use.index], use, spouse.name, "spouse", Span(use.core.start, match.end()))
        yield from _of_pairs(reading, people, uses)


@dataclass(frozen=True, slots=True)
class _Kin:
    """A word of kinship: the noun phrase from its owner on, the word as the tables have it, whether it tells of several, and the owner."""

    chunk: Chunk
    span: Span
    word: str
    place: Span
    several: bool
    owner: str


def _kin_of(text: str, chunk: Chunk, uses: list[NameUse]) -> _Kin | None:
    """The word of kinship of a noun phrase: its head, or the word before the name that heads it ("her daughter Rose")."""
    named = next((use for use in uses if chunk.span.start < use.core.start < chunk.span.end), None)
    place = chunk.head_span
    if named is not None and chunk.head not in kinship():
        before = text[chunk.span.start : named.span.start].rstrip(", ")
        place = Span(chunk.span.start + before.rfind(" ") + 1, chunk.span.start + len(before))
    word = place.text_of(text).lower()
    kin = word if word in kinship() else word.removesuffix("s")
    if kin not in kinship():
        return None
    start = max(0, place.start - 70)
    owned = _OWNER.search(text[start : place.start])
    first = min(chunk.span.start, start + owned.start()) if owned is not None else chunk.span.start
    return _Kin(chunk, Span(first, place.end), kin, place, word != kin, owned["owner"] if owned is not None else "")


def _of_kin(reading: Reading, people: People, kin: _Kin, uses: list[NameUse]) -> Iterator[ActorClaim]:
    """The claims of one word of kinship on the names that stand before or after it."""
    text, determiner = reading.text, kin.chunk.determiner
    after = list(_named_after(text, kin, uses))
    bare = determiner == "the" and len(after) == 1 and not kin.owner
    if after and determiner not in ("a", "an") and not bare:
        owners = list(_owners(reading, people, kin, after[0]))
        for use in after:
            yield from _claims(people, use, owners, kin.word, Span(kin.place.start, use.core.end))
        if not owners and len(after) > 1 and determiner in ("the", "", "two", "both"):
            for one, other in combinations(after, 2):
                yield _claim(people.of[one.index], one, people.of[other.index].name, kin.word, Span(kin.place.start, other.core.end))
    end = _YEARS.match(text, kin.span.end)
    told = _ENDS.match(text, end.end() if end is not None else kin.span.end)
    before = [use for use in uses if use.span.end <= kin.span.start and _AFTER.fullmatch(text, use.span.end, kin.span.start)]
    if before and told is not None and not after and not _LISTED.match(text, kin.span.end):
        owners = list(_owners(reading, people, kin, before[-1]))
        yield from _claims(people, before[-1], owners, kin.word, Span(before[-1].core.start, kin.span.end))


def _named_after(text: str, kin: _Kin, uses: list[NameUse]) -> Iterator[NameUse]:
    """The names that follow kinship at once: "his sister, Ada"; after "daughters" all that are listed."""
    end = kin.span.end
    for use in uses:
        if use.span.start < kin.span.end:
            continue
        first = end == kin.span.end
        gap = text[end : use.span.start]
        if gap not in (", ", " ") if first else not kin.several or gap not in _JOINTS:
            return
        if text.startswith(("’s", "'s"), use.core.end):
            return  # "his mother, Clyde's daughter-in-law": the mother is not Clyde
        yield use
        end = use.span.end


def _owners(reading: Reading, people: People, kin: _Kin, use: NameUse) -> Iterator[str]:
    """The names of those whose relative is told of; "the girl" where it is unclear who that is."""
    text, relative = reading.text, people.of[use.index]
    of = _OF.match(text, kin.span.end)
    written = kin.owner or (of["owner"] if of is not None else "")
    if written:
        if written[:4].lower() == "the ":
            person = _described(reading, people, written[4:], relative)
            yield person.name if person is not None else written.lower()
            return
        last = written.rpartition(" and ")[2]
        for name in written.split(" and "):
            if name.startswith(("Mr.", "Ms.", "Mrs.")) and any(
                other.name.given and other.name.family == name.split()[-1] for other in people.by_sentence[use.sentence.index]
            ):
                continue  # "Anna Reed, the daughter of Mr. Reed's sister": another Reed
            found = _by_name(name, people, relative) or _by_name(f"{name} {last.split()[-1]}", people, relative)
            if found is not None:
                yield found.name
    elif kin.chunk.determiner == "whose":
        lead = [other for other in people.by_sentence[use.sentence.index] if other.index < use.index and other.index in people.of]
        if lead and re.match(r", whose\b", text[lead[-1].span.end : use.span.start]):
            yield people.of[lead[-1].index].name
    elif kin.chunk.determiner in ("his", "her"):
        person = _by_pronoun(reading, people, kin.chunk, use, relative)
        if person is not None:
            yield person.name


def _by_pronoun(reading: Reading, people: People, chunk: Chunk, use: NameUse, relative: Person) -> Person | None:
    """Whom "his" or "her" means: the one named before in the sentence who can be meant, or the one named last before it."""
    other = {"his": {"f"}, "her": {"m"}}[chunk.determiner]

    def may_be(person: Person | None) -> bool:
        return person is not None and person is not relative and genders_of(reading).get(person.name) != other

    here = [use for use in people.by_sentence[use.sentence.index] if use.span.end <= chunk.span.start and not use.quoted]
    inside = {people.of[said.index].index for said in here if may_be(people.of.get(said.index))}
    if inside:
        return people.person_at(inside.pop()) if len(inside) == 1 else None
    last = next(
        (said for said in people.before(use) if said.span.end <= chunk.span.start and people.of.get(said.index) not in (None, relative)),
        None,
    )
    if last is None or use.sentence.paragraph - last.sentence.paragraph > 3 or _is_relative(reading, last):
        return None
    near = {
        person.index: person
        for said in people.by_sentence[last.sentence.index]
        if said.index < use.index and (person := people.of.get(said.index)) is not None and may_be(person)
    }
    return next(iter(near.values())) if len(near) == 1 else None


_KIN_BEFORE = re.compile(r"\b(?:[Hh]is|[Hh]er) (?:[\w-]+ ){0,2}(?P<kin>[\w-]+),? $")


def _is_relative(reading: Reading, use: NameUse) -> bool:
    """Whether a name was given as that of a pronoun's relative: in "Her mother, Eve Cole, ... Her aunt" both are of one person."""
    told = _KIN_BEFORE.search(reading.text[max(use.sentence.span.start, use.span.start - 70) : use.span.start])
    return told is not None and told["kin"] in kinship()


def _described(reading: Reading, people: People, noun: str, relative: Person) -> Person | None:
    """The one person for whom "the girl" or "the deputy" stands: of that gender, or with that title."""
    said = gendered_nouns().get(noun) or gendered_words().get(noun)
    found = [
        person
        for person in people.people
        if person is not relative
        and (genders_of(reading).get(person.name) == {said} if said else any(noun in use.name.title.lower().split() for use in person.uses))
    ]
    return found[0] if len(found) == 1 else None


def _by_name(written: str, people: People, relative: Person) -> Person | None:
    name = " ".join(word for word in written.split() if word not in ("Mr.", "Ms.", "Mrs.", "Dr."))
    found = [person for person in people.by_name.get(name, ()) if person is not relative]
    found = found or [person for person in people.surnamed if person.name == name and person is not relative]
    return found[0] if len(found) == 1 else None


def _of_pairs(reading: Reading, people: People, uses: list[NameUse]) -> Iterator[ActorClaim]:
    """What two are to one another: "Kate and Will Dunne, married for 31 years"."""
    for one, other in pairwise(uses):
        if reading.text[one.span.end : other.span.start] != " and ":
            continue
        match = _EACH_OTHER.match(reading.text, other.span.end, other.sentence.span.end)
        if match is None:
            continue
        told = match["told"] or match["pair"]
        kin = _PAIRS.get(told, told.removesuffix("s"))
        yield _claim(people.of[one.index], one, people.of[other.index].name, kin, Span(one.core.start, match.end()))


def _claims(people: People, use: NameUse, owners: list[str], kin: str, span: Span) -> Iterator[ActorClaim]:
    for owner in owners:
        yield _claim(people.of[use.index], use, owner, kin, span)


def _claim(person: Person, use: NameUse, owner: str, kin: str, span: Span) -> ActorClaim:
    return told_of(person.name, "relation", kin, span, use.sentence.role, of=owner)
