"""read_descriptions: by what each person is described beside the name: "Hector Lund, a dermatologist", "the violist, Ada Voss".

Only nouns that tell one person from another are read: offices, and callings that are precise ("dermatologist", not "doctor").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.claims.actor import ActorClaim, Tenure, told_of
from factcheck.claims.people.person import NameUse, People, Person
from factcheck.claims.people.titles import split_title
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import professions, roles, tenures
from factcheck.syntax.clause import Chunk, Reading

# "Lund, 41, a violist"; "Lund is a violist"; "Lund, 41, lives over the shop and is a violist".
_AFTER = re.compile(
    r",(?: who is| who was| aged?)?(?: \d{1,3},)? "
    r"|(?:, \d{1,3},)? (?:(?!(?:who"
    r"|whose|that|said|says|when|if|because|he|she|his|her|their|and|but)\b)[a-z’'-]+,? ){0,9}?(?:and |, )?(?:is|was|became|becomes) "
)
_AGE_BEFORE = re.compile(r",(?: \d{1,3},)? $")
# Heads that hold of many people are no description.
_VAGUE = frozenset(
    ("officer", "deputy", "doctor", "professor", "minister", "secretary", "agent", "nurse", "president", "manager", "director")
)
_MANY = 200


def read_descriptions(reading: Reading, people: People) -> Iterator[ActorClaim]:
    """The descriptions of people in the writer's words; `of` is "the" where one alone is meant ("the dermatologist", "coach Lund")."""
    for use in people.uses[: _MANY * 10]:
        person = people.of.get(use.index)
        if person is None or use.quoted or use.sentence.index >= len(reading.sentences):
            continue
        yield from _of_title(use, person)
        for chunk in reading.sentences[use.sentence.index].chunks:
            claim = _of_chunk(reading.text, use, person, chunk)
            if claim is not None:
                yield claim


def _of_title(use: NameUse, person: Person) -> Iterator[ActorClaim]:
    for office in split_title(use.name.title)[-1:]:
        if office.group not in ("honorific", "rank") and office.name not in _VAGUE:
            yield _claim(use, person, office.name, use.span, "now", definite=True)


def _of_chunk(text: str, use: NameUse, person: Person, chunk: Chunk) -> ActorClaim | None:
    beside = describing_words(text, use, chunk)
    if beside is None:
        return None
    words, span = beside
    noun = _noun(words)
    definite = chunk.determiner not in ("a", "an", "another", "some")
    return None if not noun else _claim(use, person, noun, span, _tenure(words, noun), definite=definite)


def describing_words(text: str, use: NameUse, chunk: Chunk) -> tuple[list[str], Span] | None:
    """The words of a noun phrase that says what the bearer of a name is, with its place; None where it stands otherwise.

    It stands before the name ("the violist, Ada Voss"; "violist Ada Voss"), after it ("Ada Voss, 41, a violist"; "Ada Voss is a violist").
    """
    if chunk.compound:
        return None
    words = chunk.span.text_of(text).split()
    if chunk.span.contains(use.core) and use.core.start > chunk.span.start:
        # "athletic director Voss": the words before the name.
        words = text[chunk.span.start : use.core.start].split()
        if not words or (words[-1] != words[-1].lower() and len(words) > 1):
            return None
        span = Span(chunk.span.start, use.core.end)
    elif chunk.span.start >= use.span.end and _AFTER.fullmatch(text, use.span.end, chunk.span.start):
        if text[chunk.span.end : chunk.span.end + 1] not in (",", ".", ")", "") and not re.match(
            r" (?:for|with|at|in|of|from|on|to|who|whose|and|by|since)\b", text[chunk.span.end : chunk.span.end + 8]
        ):
            return None
        span = Span(use.core.start, chunk.span.end)
    elif chunk.span.end <= use.span.start and _AGE_BEFORE.fullmatch(text, chunk.span.end, use.span.start):
        if text[use.span.end : use.span.end + 1] not in (",", ".", ")", ";") and chunk.determiner != "the":
            return None
        if not chunk.determiner and text.endswith(", ", 0, chunk.span.start):
            return None  # "Pia Voss, violist, Hal Lunt, cellist": what the one before is
        if text.endswith(" for ", 0, chunk.span.start):
            return None  # "a lawyer for the plaintiff, Mr. Drake"
        span = Span(chunk.span.start, use.core.end)
    else:
        return None
    return words, span


def rank_of(told: str) -> str | None:
    """The calling of which a rank is told: "mate" for "second mate", "director" for "deputy director"; None where no rank is.

    >>> rank_of("second mate"), rank_of("second wife")
    ('mate', None)
    """
    rank, _, calling = told.partition(" ")
    numbered = rank in word_set("ordinals of one calling") and calling in word_set("callings told apart by number")
    return calling if numbered or (rank in word_set("deputies") and calling in word_set("those who have deputies")) else None


def _noun(words: list[str]) -> str:
    """The office or calling that ends a noun phrase, by its normal name; "" where it ends in none."""
    lower = [word.strip(",").lower() for word in words]
    if rank_of(" ".join(lower[-2:])) is not None:
        return " ".join(lower[-2:])
    for size in (4, 3, 2, 1):
        form = " ".join(lower[-size:])
        if len(lower) >= size and form in roles() and roles()[form].name not in _VAGUE and roles()[form].group not in ("honorific", "rank"):
            return roles()[form].name
    return lower[-1] if lower and (lower[-1] in professions() or lower[-1] in callings_of_one()) else ""


@dataclass(frozen=True, slots=True)
class Calling:
    """A calling of which a person has one of a group: `word` is the same for those that may be used of one person.

    Attributes:
        group: the number of its group.
        word: the first of the words that may be used of one person.
        told_by_a: whether one who is told by "a" is of no other of the group.
    """

    group: int
    word: str
    told_by_a: bool


@cache
def callings_of_one() -> dict[str, Calling]:
    """The callings of the groups.

    >>> callings_of_one()["winger"].word, callings_of_one()["goalie"].word
    ('striker', 'goalkeeper')
    """
    found: dict[str, Calling] = {}
    for at, line in enumerate(data_lines("actors/like_callings.txt")):
        words = line.split()
        told_by_a = words[0] == "*"
        for each in words[told_by_a:]:
            same = each.split("=")
            found.update({word: Calling(at, same[0], told_by_a) for word in same})
    return found


def is_precise(noun: str) -> bool:
    """Whether a description tells one person of a draft from the others: an office, or a calling that few have."""
    return noun not in callings_of_one() or noun in professions()


def _tenure(words: list[str], noun: str) -> Tenure:
    """Since when it is held, by the words before the office or calling: "first" in "the first mate" says no time."""
    return "former" if any(tenures().get(word.lower().strip(",")) for word in words[: -len(noun.split())]) else "now"


def _claim(use: NameUse, person: Person, noun: str, span: Span, tenure: Tenure, *, definite: bool) -> ActorClaim:
    of = "the" if definite else ""
    return told_of(person.name, "description", noun, span, use.sentence.role, of=of, quoted=use.quoted, tenure=tenure)
