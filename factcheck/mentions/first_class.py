"""first_classes: which characters a match of a pattern can begin with, so that rules are tried only where one can stand."""

from __future__ import annotations


def first_classes(pattern: str) -> frozenset[str]:
    r"""The characters that a non-empty match of `pattern` can begin with.

    Reads the part of the regular expression language that rules over word classes are written in: literals, sets, groups,
    alternatives, quantifiers and assertions, which are passed over.

    Raises:
        ValueError: a match can begin with any character, or be empty.

    >>> sorted(first_classes("a?(?:b|[cd]x)(?!e)(?P<f>g)?"))
    ['a', 'b', 'c', 'd']
    """
    reader = _Reader(pattern)
    first, empty = reader.alternatives()
    if empty or _ANY in first:
        raise ValueError(f"nothing is known of how a match begins: {pattern!r}")
    return frozenset(first)


_ANY = "any character"


class _Reader:
    """A recursive descent over the pattern; each method returns the first characters of what it read, and whether that can be empty."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternatives(self) -> tuple[set[str], bool]:
        first, empty = self.sequence()
        while self.at < len(self.pattern) and self.pattern[self.at] == "|":
            self.at += 1
            more, also = self.sequence()
            first |= more
            empty = empty or also
        return first, empty

    def sequence(self) -> tuple[set[str], bool]:
        first: set[str] = set()
        empty = True
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            more, also = self.repeated()
            if empty:
                first |= more
            empty = empty and also
        return first, empty

    def repeated(self) -> tuple[set[str], bool]:
        first, empty = self.item()
        if self.at < len(self.pattern):
            mark = self.pattern[self.at]
            if mark in "?*":
                empty = True
            if mark in "?*+":
                self.at += 1
            elif mark == "{":
                end = self.pattern.index("}", self.at)
                empty = empty or self.pattern[self.at + 1 : end].split(",")[0] in ("", "0")
                self.at = end + 1
        return first, empty

    def item(self) -> tuple[set[str], bool]:
        mark = self.pattern[self.at]
        if mark == "(":
            return self.group()
        if mark == "[":
            end = self.pattern.index("]", self.at + 1)
            inner = self.pattern[self.at + 1 : end]
            self.at = end + 1
            if inner.startswith("^") or "\\" in inner:
                return {_ANY}, False
            return set(inner), False
        if mark == "\\":
            escaped = self.pattern[self.at + 1]
            self.at += 2
            if escaped == "Z":
                return set(), True
            if escaped.isalnum():
                return {_ANY}, False
            return {escaped}, False
        self.at += 1
        return {mark}, False

    def group(self) -> tuple[set[str], bool]:
        if self.pattern.startswith(("(?=", "(?!", "(?<=", "(?<!"), self.at):
            self.at = self._end_of_group()
            return set(), True
        if self.pattern.startswith("(?P<", self.at):
            self.at = self.pattern.index(">", self.at) + 1
        else:
            self.at += 3 if self.pattern.startswith("(?:", self.at) else 1
        read = self.alternatives()
        self.at += 1
        return read

    def _end_of_group(self) -> int:
        """The place after the bracket that closes the group which opens here; brackets in sets and escaped ones close nothing."""
        depth, at = 0, self.at
        while True:
            mark = self.pattern[at]
            if mark == "\\":
                at += 1
            elif mark == "[":
                at = self.pattern.index("]", at + 1)
            elif mark in "()":
                depth += 1 if mark == "(" else -1
            at += 1
            if depth == 0:
                return at
