"""find_names: the names of people, bodies and places in a text, read off capitalised runs.

One pass over the runs of capitalised words; each run is parsed once, whatever the number of its places. What a name is the name
of is said by the words in and beside it: a title, a suffix, a noun such as "Agency" or "Street". A name that nothing tells is
a plain "name". No list of given names is used: a name is read alike wherever it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from factcheck.draft import Span
from factcheck.mentions.actor_words import (
    abbreviated_titles,
    breakers,
    countries,
    demonyms,
    false_titles,
    openers,
    organisation_nouns,
    particles,
    place_nouns,
    states,
    surname_titles,
    title_key,
    title_starts,
    titles,
    word_given_names,
    word_surnames,
)
from factcheck.mentions.mention import Mention, NameKind
from factcheck.values import Name

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
# Letters behind a name for a degree, an honor or an office.
_LETTERS_BEHIND = frozenset(
    ("QC", "KC", "MP", "MD", "RN", "PhD", "OBE", "CBE", "MBE", "DBE", "KBE", "CPA", "DDS", "DVM", "JD", "MEP", "MLA")
)
_LONGEST_PLAIN = 2
_SUFFIX_AFTER = re.compile(r",? (Jr|Sr|II|III|IV)\b\.?")
_AGE_AFTER = re.compile(r", (?:age |aged |who is |now )?\d{1,3}(?=[,.;)]| and\b|$)")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z&]{1,6}(?![A-Za-z])")


# Capitalised, these particles are given names as often.
_GIVEN_TOO = frozenset({"Al", "Ben", "Bel", "Abu", "Av", "Du"})


@cache
def _run_pattern() -> re.Pattern[str]:
    dotted = "|".join(sorted(abbreviated_titles(), key=len, reverse=True))
    word = rf"(?:(?:[{_UPPER}]\.-?)+(?![\w])|(?:{dotted})\.|[{_UPPER}](?:[\w’'\-]*[\w])?(?:(?<=s)[’'](?= [{_UPPER}]))?)"
    small = "|".join(sorted(particles()))
    nickname = r'["“(\'‘][A-Z][\w.’\- ]{1,20}["”)\'’] '
    return re.compile(
        rf"(?<![\w@#/])(?:(?:al|el|de|van|von|bin|d[’'])[ -])?{word}(?: (?:(?:{small})[ ]){{0,2}}(?:{nickname})?{word}){{0,11}}"
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A name within a run: where it stands in the run, where its title ends, and what it is."""

    start: int
    end: int
    core: int
    kind: NameKind
    name: Name


_WORD = re.compile(r"\S+")


@lru_cache(maxsize=20_000)
def _parse_run(run: str, keeps: bool) -> tuple[_Piece, ...]:
    """The names within one capitalised run; `keeps` says that its last word is a surname, whatever else it may be: "Ann Young"."""
    words = _words_of(run)
    pieces: list[_Piece] = []
    group: list[tuple[str, int, int]] = []
    for word in words:
        bare = word[0].rstrip(".").removesuffix("'s").removesuffix("’s")
        if bare in breakers() and not (keeps and word is words[-1]):
            # "Independent", "Central", "First" are words of bodies and places too: "Central High School".
            pieces.extend(_parse_group(group))
            group = []
        else:
            group.append(word)
            if word[0].endswith(("'s", "’s", "s'", "s’")) and not (keeps and word is words[-1]):
                pieces.extend(_parse_group(group))
                group = []
    pieces.extend(_parse_group(group, keeps=keeps))
    if len(pieces) != 1 or len(words) > len(group):
        whole = _parse_body(words)
        if whole is not None:
            return (whole,)
    return tuple(pieces)


def _words_of(run: str) -> list[tuple[str, int, int]]:
    """The words of a run, each with its start and end in it."""
    return [(word.group(), word.start(), word.end()) for word in _WORD.finditer(run)]


def _parse_body(words: list[tuple[str, int, int]]) -> _Piece | None:
    """The name of a body or a place whose words hold a possessive or a breaker ("St. Mary's Hospital", "First Central Bank")."""
    last = words[-1][0].rstrip(".").removesuffix("'s").removesuffix("’s")
    if last not in organisation_nouns() and last not in place_nouns():
        return None
    while words and words[0][0].lower() in openers():
        words = words[1:]
    if len(words) < 2:
        return None
    start, end = words[0][1], _bare_end(words[-1])
    full = " ".join(w[0] for w in words[:-1]) + " " + words[-1][0][: end - words[-1][1]]
    kind: Literal["organisation", "place"] = "organisation" if last in organisation_nouns() else "place"
    return _Piece(start, end, start, kind, Name(kind, full))


def _bare_end(word: tuple[str, int, int]) -> int:
    text, _, end = word
    for tail in ("'s", "’s", "'", "’"):
        if text.endswith(tail):
            return end - len(tail)
    return end


def _parse_group(words: list[tuple[str, int, int]], *, keeps: bool = False) -> Iterator[_Piece]:
    for at in range(1, len(words) - 1):
        word = title_key(words[at][0])
        if word in title_starts() and word not in surname_titles() and _read_title(words[at:])[1] and not _read_title(words[at - 1 :])[1]:
            after = words[at + _read_title(words[at:])[1] :]
            if after and after[0][0].lower().rstrip(".") not in _SUFFIXES and after[-1][0] not in organisation_nouns():
                yield from _parse_group(words[:at])
                yield from _parse_group(words[at:], keeps=keeps)
                return
    least = int(keeps)
    while len(words) > least and words[0][0].lower().rstrip(".") in openers() and title_key(words[0][0]) not in title_starts():
        words = words[1:]
    if _opens_with_no_name(words):
        words = words[1:]
    while not keeps and words and words[-1][0].lower() in openers() and words[-1][0].lower() not in _SUFFIXES:
        words = words[:-1]
    if not words:
        return
    start = words[0][1]
    title, skipped = _title_of(words, keeps=keeps)
    rest = words[skipped:]
    if title and not rest:
        return
    if not title:
        while len(rest) > least and rest[0][0].lower() in openers():
            rest = rest[1:]
        if not rest:
            return
        start = rest[0][1]
    while rest and rest[0][0] in demonyms() and len(rest) > 1:
        later, more = _read_title(rest[1:])
        if not later:
            break
        title, rest = f"{rest[0][0]} {later}", rest[1 + more :]
    if not rest:
        return
    yield _name_of(title, rest, start)


def _title_of(words: list[tuple[str, int, int]], *, keeps: bool) -> tuple[str, int]:
    """The titles at the start of a name, but for its last word where that is a surname: "King said" beside "Dwight King"."""
    title, skipped = _read_title(words)
    if keeps and skipped == len(words):
        return " ".join(word[0] for word in words[:-1]), skipped - 1
    return title, skipped


def _opens_with_no_name(words: list[tuple[str, int, int]]) -> bool:
    """As in "Actress Ada Voss", "Forty-six-year-old Colin Farr"."""
    aged = len(words) > 1 and words[0][0].endswith("-year-old")
    return aged or (len(words) > 1 and words[0][0].lower() in false_titles())


def _read_title(words: list[tuple[str, int, int]]) -> tuple[str, int]:
    """The titles at the start of some words, as written, and how many words they take."""
    at = 0
    while at < len(words):
        if title_key(words[at][0]) not in title_starts():
            break
        for size in (4, 3, 2, 1):
            if at + size <= len(words) and title_key(" ".join(w[0] for w in words[at : at + size])) in titles():
                at += size
                break
        else:
            break
    return " ".join(w[0] for w in words[:at]), at


def _name_of(title: str, words: list[tuple[str, int, int]], start: int) -> _Piece:
    end, core = _bare_end(words[-1]), words[0][1]
    texts = [w[0] for w in words]
    texts[-1] = texts[-1][: end - words[-1][1]]
    last = texts[-1].rstrip(".")
    full = " ".join(texts)
    if title and len(texts) > 1 and last in organisation_nouns() and last not in surname_titles():
        return _Piece(start, end, core, "organisation", Name("organisation", f"{title} {full}"))
    if len(texts) == 1 and _ACRONYM.fullmatch(full) and not title:
        return _Piece(start, end, core, "place" if full in states() or full in ("U.S.", "U.K.") else "name", Name("", full, acronym=full))
    if not title:
        if full in countries() or full in states():
            return _Piece(start, end, core, "place", Name("place", full))
        if last in organisation_nouns() and len(texts) > 1:
            return _Piece(start, end, core, "organisation", Name("organisation", full))
        if len(texts) > 1 and (last in place_nouns() or texts[0] in ("Mount", "Fort", "Lake", "Port", "Cape", "Mt.", "Ft.")):
            return _Piece(start, end, core, "place", Name("place", full))
        if any(text in organisation_nouns() or text in place_nouns() for text in texts[1:-1]):
            return _Piece(start, end, core, "name", Name("", full))
    return _person(title, texts, start, core, end)


def _person(title: str, texts: list[str], start: int, core: int, end: int) -> _Piece:
    suffix, nickname = "", ""
    if len(texts) > 1 and texts[-1].lower().rstrip(".") in _SUFFIXES:
        suffix, texts = texts[-1], texts[:-1]
    elif len(texts) > _LONGEST_PLAIN and texts[-1].replace(".", "") in _LETTERS_BEHIND:
        texts = texts[:-1]  # "Ada Voss QC" is of the name of Voss
    kept: list[str] = []
    for text in texts:
        if text[0] in "\"“('‘" or nickname.count("\0"):
            nickname = f"{nickname} {text}".strip("\0 ") + ("" if text[-1] in "\"”)'’" else "\0")
        else:
            kept.append(text)
    nickname = nickname.strip("\"“”()'’‘\0")
    at = len(kept) - 1
    while at > 1 and (kept[at - 1] in particles() or (kept[at - 1].lower() in particles() and kept[at - 1] not in _GIVEN_TOO)):
        at -= 1
    given, family = " ".join(kept[:at]), " ".join(kept[at:])
    kind: NameKind = "person" if title or suffix or nickname else "name"
    name = Name("person" if kind == "person" else "", " ".join(kept), given, family, title, suffix=suffix, nickname=nickname)
    return _Piece(start, end, core, kind, name)


def find_names(text: str) -> list[Mention]:
    """The names in a text, in text order; they do not overlap.

    A mention's span runs from the title to the suffix; its core is the name without the title. Kind and `Name.type` are
    "person" where a title, a suffix, a nickname in quotes or an age beside it says so, "organisation" and "place" where a
    noun in it does, else "name" and "".

    >>> [(m.kind, m.value.title, m.value.given, m.value.family) for m in find_names("Lt. Ada Voss met Bo Li, 40, at noon.")]
    [('person', 'Lt.', 'Ada', 'Voss'), ('person', '', 'Bo', 'Li')]
    """
    found: list[Mention] = []
    text = _unwrap(text)
    borne: set[str] = set()
    for match in _run_pattern().finditer(text):
        at = match.start()
        if _opens_in_given_name(text, match, borne):
            found.append(_mention(text, at, _name_of("", _words_of(match.group()), 0)))
            continue
        for piece in _parse_run(match.group(), _ends_in_surname(text, match, borne)):
            found.append(_mention(text, at, piece))
    return found


_SURNAME_AFTER = re.compile(
    r"[,.;:)”\"\n]|$| (?:who|whose|is|was|has|had|will|would|said|says|told|and|did|does|can|could|also|never|later|then"
    r"|in|on|at|of|from|to|for|by|with|as|[a-z]+ed)\b"
)


def _ends_in_surname(text: str, match: re.Match[str], borne: set[str]) -> bool:
    """Whether a run of capitals ends in a surname that is a common word as well: "Ann Young, 31"; then in each "Young said" after it.

    Args:
        text: the draft's text.
        match: the run.
        borne: the surnames told so far; it grows.
    """
    *lead, last = match.group().split(" ")
    surname = last.removesuffix("'s").removesuffix("’s")
    if (surname.lower() not in word_surnames() and title_key(surname) not in titles()) or (
        surname == last and _SURNAME_AFTER.match(text, match.end()) is None
    ):
        return False
    given = lead[-1] if lead else ""
    if not given:
        return surname in borne
    if title_key(given) in title_starts():
        return True
    if len(lead) > _LONGEST_LEAD or given.lower() in openers() or given in breakers():
        return False
    borne.add(surname)
    return True


# What follows a person's name and no month's: "May Foster, 61,", "June Pratt said".
_PERSON_AFTER = re.compile(r", (?:age |aged |now )?\d{1,3}(?:,|\.(?!\d)| and\b)|,? (?:who|whose|said|says|told|was born)\b")
_SAID_BEFORE = re.compile(r"[,”\"’] (?:said|says|asked) $")
_TIME_BEFORE = re.compile(
    r"(?i)\b(?:in|on|by|since|until|till|from|to|for|of|last|next|this|early|late|mid|through|during|between|every)[ -]$"
)


def _opens_in_given_name(text: str, match: re.Match[str], borne: set[str]) -> bool:
    """Whether a run of capitals is a name whose given name is a common word as well: "April Foster, 61"; then wherever it stands whole.

    `borne` holds the names told so far, and grows, as in `_ends_in_surname`: whole names stand beside its lone surnames.
    """
    words = match.group().split(" ")
    if not 1 < len(words) <= _LONGEST_LEAD or words[0].lower() not in word_given_names():
        return False
    name = match.group().removesuffix("'s").removesuffix("’s")
    if name in borne:
        return True
    before = text[max(0, match.start() - 12) : match.start()]
    told = _PERSON_AFTER.match(text, match.end()) is not None or _SAID_BEFORE.search(before) is not None
    if name != match.group() or not told or _TIME_BEFORE.search(before):
        return False
    if any(word.lower() in openers() or word in breakers() or title_key(word) in title_starts() for word in words[1:]):
        return False
    borne.add(name)
    return True


_LONGEST_LEAD = 3  # title, first name and initial


_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n])")


def _unwrap(text: str) -> str:
    """The text with the line ends of hard-wrapped prose as blanks: a name may be broken there. Offsets stay."""
    lines = [len(line) for line in text.split("\n", 400)[:400] if line]
    full = sum(50 <= length <= 110 for length in lines)
    if len(lines) < 3 or max(lines[:-1]) > 130 or full * 2 < len(lines):
        return text
    return _BREAK.sub(" ", text)


def _mention(text: str, at: int, piece: _Piece) -> Mention:
    start, end, kind, name = at + piece.start, at + piece.end, piece.kind, piece.name
    if name.given:
        suffix = _SUFFIX_AFTER.match(text, end)
        if suffix is not None:
            end, kind = suffix.end(), "person"
            name = replace(name, type="person", suffix=suffix.group(1))
        elif kind == "name" and _AGE_AFTER.match(text, end):
            kind, name = "person", replace(name, type="person")
    span = Span(start, end)
    return Mention(kind, span, name, span if piece.core == piece.start else Span(at + piece.core, end))


def find_acronyms(text: str) -> Iterator[tuple[Span, Span, str]]:
    """Bodies whose acronym is introduced: where the name stands, where the acronym stands, and the acronym's letters.

    "the Harbor Pilots Benefit Society (HPBS)", "the Amalgamated Net Menders, or A.N.M.": the name is as many words back as
    the acronym's letters need, each letter the first of a word in order.

    >>> text = "It went to the Board of Quarry Inspectors, known as BQI, in May."
    >>> [(s.text_of(text), letters) for s, _, letters in find_acronyms(text)]
    [('Board of Quarry Inspectors', 'BQI')]
    """
    for match in _INTRODUCED.finditer(text):
        letters = match.group(1).replace(".", "").replace("&", "")
        words = list(_CAPITAL_OR_LINK.finditer(text, max(0, match.start() - 120), match.start()))
        start = _expansion_start(text, words, match.start(), len(letters))
        if start is not None:
            yield Span(start, match.start()), Span(*match.span(1)), letters


_INTRODUCED = re.compile(
    r"(?: \(|,? (?:or|known as|called|abbreviated|known by the initials) (?:the )?[\"“]?)((?:[A-Z]\.){2,7}|[A-Z]{2,7})(?=[\"”),;.]| )"
)
_CAPITAL_OR_LINK = re.compile(rf"[{_UPPER}][\w’'\-]*|\b(?:of|and|for|the|in|on|to|de|at|&)\b")


def _expansion_start(text: str, words: list[re.Match[str]], end: int, size: int) -> int | None:
    """Where the run of capitalised words and links that ends at `end` and holds `size` capitalised words starts."""
    at = len(words) - 1
    edge, capitals, start = end, 0, None
    while at >= 0:
        word = words[at]
        if text[word.end() : edge].strip():
            break
        if word.group()[0].isupper():
            capitals += 1
            start = word.start()
            if capitals == size:
                return start
        edge = word.start()
        at -= 1
    return start if capitals >= 2 and abs(capitals - size) <= 1 else None
