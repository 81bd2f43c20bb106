"""find_comments: where HTML's comments begin, which are not those that stand in a script or in the value of an attribute."""

from __future__ import annotations

from html.parser import HTMLParser

MOST_SECTIONS = 1_000
"""How many `<![` HTML may hold: each that does not end is looked for to the end of the file."""


def find_comments(source: str) -> frozenset[int]:
    """The offsets at which the comments of a piece of HTML begin; none where it cannot be read.

    >>> sorted(find_comments("<!-- a --><b title='<!-- b -->'><script><!-- c --></script>"))
    [0]
    """
    if source.count("<![") > MOST_SECTIONS:
        return frozenset()
    reader = _Reader(source)
    try:
        reader.feed(source[: end_of_markup(source)])
        reader.close()
    except AssertionError:  # how html.parser refuses a declaration that it cannot read
        return frozenset()
    return frozenset(reader.found)


def end_of_markup(source: str) -> int:
    """Where the last tag or the last comment ends, or a comment begins that does not end.

    `html.parser` takes up anew, at every `<`, a tag or comment that does not end; in what is cut off there is neither.
    """
    close = source.rfind("-->") + len("-->") if "-->" in source else 0
    unclosed = source.find("<!--", close)
    if unclosed >= 0:
        source = source[:unclosed]
    tail = source.find("<", source.rfind(">") + 1)
    return len(source) if tail < 0 else tail


class _Reader(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[int] = []
        self._starts = [0]
        for line in source.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def handle_comment(self, data: str) -> None:
        line, column = self.getpos()
        self.found.append(self._starts[line - 1] + column)
