"""Names in a row: the members of a list that stands beside a count, in commas or in brackets ("two sons, Ned and Paul", "(A, B and C)")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.mentions.actor_words import region_names
from factcheck.syntax.clause import Token

_CLOSES: Final = frozenset((",", ";", ".", ":", "!", "?", ")", "—", "–", "--"))
_DESCRIBES: Final = frozenset(("NOUN", "ADJ"))
_IN_NAME: Final = frozenset(("of", "de", "del", "la", "von", "van", "the", "du", "da", "bin", "al"))
_HOME: Final = frozenset(("in", "at", "from", "near", "on", "for"))
_MOST_WORDS: Final = 4
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class NameList:
    """Names in a row.

    Attributes:
        names: the names, as written.
        span: from the first to the last.
        end: index of the token that closes the list.
        oxford: whether a comma stands before the last "and": then a name in commas may stand beside the one before it.
    """

    names: tuple[str, ...]
    span: Span
    end: int
    oxford: bool


@dataclass(frozen=True, slots=True)
class _Member:
    """A name, what joins it to the one before it ("," or "and"), and whether it has an article."""

    joint: str
    article: bool
    span: Span


def names_from(
    tokens: Sequence[Token], at: int, text: str, *, before: frozenset[str] = frozenset(), dated: bool = False
) -> NameList | None:
    """The names in a row from the token at `at` on, with "and" before the last and a mark after it; None where it is no such list.

    Each may have a word for what it is ("drummer Max Pell"), an age or a bracket after it, a home ("Tom of Leeds"), and, where they are
    `dated`, a day ("Ely on May 3").
    """
    if _low(tokens, at) in _HOME:
        at += 1
    members: list[_Member] = []
    joint, oxford = "", False
    while True:
        span = _member(tokens, at)
        if span is None:
            return None
        members.append(_Member(joint, _low(tokens, at) == "the", span[0]))
        at = _after_asides(tokens, span[1])
        if dated and _low(tokens, at) == "on" and at + 1 < len(tokens) and tokens[at + 1].form == "t":
            at += 2
        comma = _low(tokens, at) == ","
        joint = "and" if _low(tokens, at + comma) == "and" and not (comma and joint == "and") else "," if comma and joint != "and" else ""
        if not joint:
            break
        oxford = joint == "and" and comma
        at += 2 if oxford else 1
    members = _joined(members)
    if (
        len(members) < _LEAST
        or [member.joint for member in members].index("and") != len(members) - 1
        or not (_low(tokens, at) in before or _is_closed(tokens, at))
    ):
        return None
    names = tuple(member.span.text_of(text) for member in members)
    regions = [name in region_names() for name in names]
    if any(regions) and not all(regions):
        return None  # "Portland, Oregon, and Reno, Nevada"
    return NameList(names, Span(members[0].span.start, members[-1].span.end), at, oxford)


def _joined(members: list[_Member]) -> list[_Member]:
    """The members, with an "and" taken for part of a name where only the others have an article: "the Lamp and Buoy Collection"."""
    found: list[_Member] = []
    for member in members:
        if found and member.joint == "and" and members[0].article and not member.article:
            found[-1] = _Member(found[-1].joint, found[-1].article, Span(found[-1].span.start, member.span.end))
        else:
            found.append(member)
    return found if sum(member.joint == "and" for member in found) == 1 else []


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.lower() if at < len(tokens) else ""


def _member(tokens: Sequence[Token], at: int) -> tuple[Span, int] | None:
    """The name that starts at the token `at`, with what describes it, and the first token after it."""
    start = at
    if _low(tokens, at) == "the":
        at += 1
    while at < len(tokens) and tokens[at].tag in _DESCRIBES and not tokens[at].text[:1].isupper() and at - start < _MOST_WORDS:
        at += 1
    if at >= len(tokens) or not _is_name(tokens[at]):
        return None
    at += 1
    while at < len(tokens):
        if _is_name(tokens[at]):
            at += 1
        elif _low(tokens, at) in _IN_NAME | _HOME and at + 1 < len(tokens) and _is_name(tokens[at + 1]):
            at += 2
        else:
            break
    if _low(tokens, at) in ("'s", "’s", "'", "’"):
        return None
    return Span(tokens[start].span.start, tokens[at - 1].span.end), at


def _is_name(token: Token) -> bool:
    if token.form == "t":
        return token.text in word_set("months that are names")
    return token.text[:1].isupper() and token.tag in ("PROPN", "NOUN", "ADJ") and token.form != "A"


def _after_asides(tokens: Sequence[Token], at: int) -> int:
    """The first token after an age in commas ("Lee Moss, 29,") and after a bracket ("Ned (Ann)")."""
    if _low(tokens, at) == "(":
        close = next((i for i in range(at + 1, min(at + 8, len(tokens))) if tokens[i].text == ")"), at)
        at = close + 1
    if _low(tokens, at) == "," and at + 1 < len(tokens) and (tokens[at + 1].form == "A" or tokens[at + 1].text.isdigit()):
        at += 2
    return at


def _is_closed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark follows the last name and no further one follows that: "Ned and Paul, and a daughter" is closed."""
    if at >= len(tokens):
        return True
    if tokens[at].text not in _CLOSES:
        return False
    return tokens[at].text != "," or at + 1 >= len(tokens) or not _is_name(tokens[at + 1]) or tokens[at + 1].tag != "PROPN"


def is_open_place(noun: str) -> bool:
    """Whether what follows a name of that kind in commas may be where it lies ("two towns, Dunmere, Kent, and Alton")."""
    return noun in word_set("place kinds")
