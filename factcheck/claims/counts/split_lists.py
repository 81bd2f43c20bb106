"""The members of a list as written: names, titles in quotation marks, things with an article, parted by commas or by semicolons."""

from __future__ import annotations

import re
from typing import Final

from factcheck.mentions.actor_words import region_names

_PLACED: Final = re.compile(r"^ ?(?:in|at|near) (?=[A-Z])")  # "so far: in Kelby, Lorne and Camber"
_QUOTED: Final = re.compile('["“][^"“”]+["”]')
_AND: Final = re.compile(r",?\s+and\s+")
_AGE: Final = re.compile(r"(?:age[sd]?\s+)?\d{1,3}")
_ITEM: Final = re.compile(r"[\"“]?(?:(?:the|his|her|its|their)\s+)?(?:[a-z][\w'-]*\s+){0,4}(?=[A-Z])[^,;:()]*")
_PLAIN: Final = re.compile(r"[a-z][\w'-]*(?:\s+[a-z][\w'-]*){0,3}")
_REST: Final = re.compile(
    r"\b(?:others?|more|unidentified|several|etc|including|plus|as well as|along with|or|who|whose|which|but|not)\b", re.IGNORECASE
)
_HOME: Final = re.compile(r"(?:both |each |all )?(?:of|from|in|at) .*")
_ROLE: Final = re.compile(r"(?:a|an|the|his|her|its|who|whose|which|where) .*")
_TAIL: Final = re.compile(r",\s+(?:all|both|each|most|some|none|who|whose|which|where|the|said|according|a|an|its|their|he|she|they|it)\b")
_PLURAL: Final = re.compile(r"(?:[^s]s|men|women|people|children|police)$")  # groups: how many members they have is not said
_OF_ANOTHER: Final = re.compile(r"['’]s? [a-z]+$")  # "Edwards' daughter": the name that follows stands beside it
_KIND: Final = re.compile(r"(?:an?|one) [a-z]")
_AND_FIRST: Final = re.compile(r"(?:and|&)\s+")
_KIN: Final = re.compile(r"(?:an?|the|his|her|its|their)\s+(?:[a-z][\w'-]*\s+){0,3}[a-z][\w'-]*(?<!s)")  # "his cousin" before a name
_ANOTHER: Final = re.compile(r",? and (?:(?:his|her|their|its|an?|the) [^,;]*, )?[A-Z]|\b(?:others?|as well as|along with|plus)\b")
_LEAST: Final = 2


def split_quoted(written: str) -> tuple[str, ...] | None:
    """The members of a list of titles in quotation marks, with "and" before the last; None where it holds anything else.

    >>> split_quoted('"Dust," "The Lamp" and "River Girl"')
    ('"Dust,"', '"The Lamp"', '"River Girl"')
    """
    found = _QUOTED.findall(written)
    between = [gap.strip(" ,;") for gap in _QUOTED.split(written)]
    if len(found) < _LEAST or between[0] or between[-1] or any(gap not in ("", "and") for gap in between) or between.count("and") != 1:
        return None
    return tuple(found)


def split_kinds(written: str) -> tuple[str, ...] | None:
    """The members of a list of three or more of which each has an article: "a bakery, a bar and a store that sells soap".

    >>> split_kinds("a bakery, a bar and a store that sells soap")
    ('a bakery', 'a bar', 'a store that sells soap')
    >>> split_kinds("a bakery, a bar that he and she ran and a store") is None
    True
    """
    pieces = [piece.strip() for piece in _without_tail(written).split(",")]
    last = pieces[-1].removeprefix("and ")
    pieces[-1:] = [last] if last != pieces[-1] else [part.strip() for part in _AND.split(pieces[-1], maxsplit=1)]
    if len(pieces) <= _LEAST or not all(_KIND.match(piece) for piece in pieces) or any(" and " in piece for piece in pieces[:-1]):
        return None
    return None if any(_REST.search(piece) for piece in pieces[:-1]) or re.search(r"\band an? ", pieces[-1]) else tuple(pieces)


def split_members(written: str) -> tuple[str, ...] | None:
    """The members of a list whose semicolons part them, whatever is said of each in commas; None where one may be several.

    >>> split_members("Alan Marsh, 29, who runs the mill; his cousin, Pete Dunn; and Marco Lind, a baker from Hove")
    ('Alan Marsh', 'his cousin', 'Marco Lind')
    >>> split_members("Alan Marsh; his daughters, Ann and Jo; and two others") is None
    True
    """
    parts = [part.strip() for part in written.split(";")]
    last = _AND_FIRST.match(parts[-1])
    if len(parts) < _LEAST or last is None:
        return None
    parts[-1] = parts[-1][last.end() :]
    names = [part.split(",")[0].strip() for part in parts]
    if any(_AND.search(name) or _REST.search(name) or (not _ITEM.fullmatch(name) and not _KIN.fullmatch(name)) for name in names):
        return None
    if any(_KIN.fullmatch(name) and not re.match(r"[^,]*, [A-Z]", part) for name, part in zip(names, parts, strict=True)):
        return None
    return None if any(_ANOTHER.search(part) for part in parts) else tuple(names)


def split_list(written: str, *, plain: bool) -> tuple[str, ...] | None:
    """The members of a list that ends in "and" and a last member; None where the commas leave it open what its members are.

    Ages ("29") and homes ("of Trent") that follow a name in commas are no members.

    >>> split_list("Alan Marsh, 29, Pete Dunn, 31, and Marco Lind, 40", plain=False)
    ('Alan Marsh', 'Pete Dunn', 'Marco Lind')
    >>> split_list("Portland, Oregon, and Reno, Nevada", plain=False) is None
    True
    """
    written = _PLACED.sub("", _without_tail(written))
    if _REST.search(written) or "&" in written:
        return None
    joined = _AND.split(written.strip())
    if ";" in written or len(joined) != _LEAST:
        return None
    pieces = [piece.strip() for part in joined for piece in part.split(",")]
    all_regions = all(_is_region(piece) for piece in pieces)
    names = []
    for piece in pieces:
        if not piece or _AGE.fullmatch(piece) or _HOME.fullmatch(piece):
            continue
        if _is_region(piece) and not all_regions:
            return None
        if _OF_ANOTHER.search(piece):
            return None
        if _ROLE.fullmatch(piece) and not re.search(r"[A-Z]", piece):
            return None
        names.append(piece)
    if len(names) < _LEAST:
        return None
    if all(_ITEM.fullmatch(name) and len(name) < 60 for name in names):
        return tuple(names)
    if plain and all(_PLAIN.fullmatch(name) and not _PLURAL.search(name) for name in names):
        return tuple(names)
    return None


def _without_tail(written: str) -> str:
    """A list without what is said of it after its last member: "A, B and C, all of which were built before 1930"."""
    last = [found.end() for found in _AND.finditer(written)]
    if ";" in written or not last:
        return written
    for found in _TAIL.finditer(written, last[0]):
        if found.start() > last[0]:
            return written[: found.start()]
    return written


def _is_region(piece: str) -> bool:
    return piece.strip() in region_names()
