"""link_comparatives: figures that a comparative sets in order ("greater": greater, lesser).

Licences: a comparative between two figures of one sentence ("drew 4,100 visitors, more than the 4,600 it drew in April"; "the Hart bridge,
at 900 feet, is longer than the Mill bridge, at 1,200"); a cue of rising, falling, beating or missing with the noun phrase that the second
figure ends ("31 points, topping her old mark of 34"); the one of two that is chosen as the cheaper or the larger, and the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.data import data_lines
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board
from factcheck.links.counts.levels import Level, is_choice, is_margin, rate_of, read_levels
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_FILLERS: Final = frozenset(("DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "ADV"))
_MOST: Final = 9
_COMMAS: Final = frozenset((",", "—", "–", "--"))
_SOFTENED: Final = 3
_AWAY: Final = frozenset(("above", "below", "short", "shy", "ahead", "behind", "higher", "lower"))


@cache
def _comparatives() -> dict[str, tuple[tuple[str, str], ...]]:
    """The comparatives, with the side ("more" or "less") and what they compare ("any", "length", ...)."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in data_lines("comparatives.tsv"):
        side, kind, words = line.split("\t")
        for word in words.split():
            found[word] = (*found.get(word, ()), (side, kind))
    return found


@cache
def _cues() -> dict[tuple[str, ...], str]:
    """The words that open the phrase of a second figure, and which of both is the greater."""
    rows = (line.split("\t") for line in data_lines("comparison_openers.tsv"))
    return {tuple(words.split()): side for side, phrases in rows for words in phrases.split("|")}


def link_comparatives(claims: Sequence[Claim], board: Board) -> list[Link]:
    """The orders that the comparatives of a draft state between its figures."""
    levels = [level for level in read_levels(claims, board) if not level.ranged and not is_margin(level)]
    return [*_within(levels), *_of_two(levels), *_moved(levels), *_named(levels, board)]


def side_of(word: str, kind: str) -> str:
    """Whether a comparative says more or less of a figure of that kind; "" where it does not fit it."""
    return next((side for side, what in _comparatives().get(word, ()) if what in ("any", kind)), "")


def _within(levels: Sequence[Level]) -> Iterator[Link]:
    """Two figures of one sentence with a comparative between them."""
    for at, first in enumerate(levels):
        for second in levels[at + 1 : at + 4]:
            if second.sentence is not first.sentence:
                break
            if second.unit != first.unit and not ({first.unit, second.unit} == {"", "year"} and _are_bare(first, second)):
                continue
            found = _comparable(first, second) and _between(first, second)
            if found:
                greater, lesser = (first, second) if found[0] == "more" else (second, first)
                yield Link("greater", (("greater", greater.id), ("lesser", lesser.id)), (found[1],))
            break


def _moved(levels: Sequence[Level]) -> Iterator[Link]:
    """As in "fell to $38 million from $40 million", "rose from 31 percent to 36 percent": the old figure and the new one."""
    for first, second in pairwise(levels):
        if first.sentence is not second.sentence or first.unit != second.unit or rate_of(first) != rate_of(second):
            continue
        between = [token for token in first.after if token.span.end <= second.core.start]
        words = [token.text.lower() for token in between if token.tag not in ("DET",) and token.form != "t"]
        lead = [token for token in first.before if token.text != ","][-4:]
        if not lead or words not in (["from"], ["to"]) or lead[-1].text.lower() != ("to" if words == ["from"] else "from"):
            continue
        verb = next((token for token in reversed(lead[:-1]) if token.tag == "VERB"), None)
        if len(lead) > 2 and lead[-2].text.lower() in ("up", "down") and lead[-3].lemma == "be" and words == ["from"]:
            verb = lead[-2]  # "was down to 48 from 60"; not "$2, down from $3 to $4": a range
        if verb is None or {"<", ">", "~"} & {first.quantity.bound, second.quantity.bound} or first.claim.scope.quoted:
            continue
        rises = verb.lemma in word_set("goes up") or verb.text.lower() == "up"  # "was up to 60 from 48"
        falls = verb.lemma in word_set("goes down") or verb.text.lower() == "down"
        if rises or falls:
            new, old = (first, second) if words == ["from"] else (second, first)
            greater, lesser = (new, old) if rises else (old, new)
            yield Link("greater", (("greater", greater.id), ("lesser", lesser.id)), (verb.span,))


def _are_bare(first: Level, second: Level) -> bool:
    """Whether two numbers may both be ages: "Moss, 71, is older than her brother, Al, 68"."""
    return all(level.figure is None or level.figure.head == "" for level in (first, second))


def _comparable(first: Level, second: Level) -> bool:
    if first.claim.scope.quoted != second.claim.scope.quoted or first.claim.scope.status in ("former", "hypothetical", "negated"):
        return False
    if {"<", ">", "~"} & {first.quantity.bound, second.quantity.bound} or rate_of(first) != rate_of(second):
        return False
    if first.figure is not None and is_choice(first.figure):
        return False
    heads = [level.figure.head if level.figure is not None else "" for level in (first, second)]
    return bool(first.unit) or heads[0] == heads[1] or not heads[1]


def _between(first: Level, second: Level) -> tuple[str, Span] | None:
    """Which side the words between two figures make the greater, and the words that do."""
    between = [token for token in first.after if token.span.end <= second.core.start]
    opener = _opener(first, between)
    if opener is not None:
        return opener
    than = next((at for at, token in reversed(list(enumerate(between))) if token.text.lower() == "than"), -1)
    if than < 1 or len(between) > 2 * _MOST or _is_other_statement(between, than):
        return None
    words = [token.text.lower() for token in between]
    kind = "age" if second.unit != first.unit else first.kind
    back = next((at for at in range(than - 1, max(-1, than - 4), -1) if side_of(words[at], kind)), -1)
    if back < 0 or words[max(0, back - 1)] in ("no", "not", "any", "never") or "not" in words[:back]:
        return None
    return side_of(words[back], kind), Span(between[back].span.start, between[than].span.end)


def _is_other_statement(between: Sequence[Token], than: int) -> bool:
    """Whether the words around "than" are not one comparison: another statement, or a verb that takes the second figure elsewhere."""
    before, after = between[:than], between[than + 1 :]
    if not _stays_beside(after) or (after and after[0].text.lower() in ("in", "on", "at", "during")):
        return True  # "in nine days, 2,100 more than in the 10 days of last year"
    if any(token.text in (";", ":") or token.text.lower() in ("and", "but", "while", "when", "if") for token in between):
        return True
    verbs = [token for token in before if token.tag in ("VERB", "AUX")]
    if any(token.lemma not in ("be", "remain", "stay", "look") for token in verbs):
        return True
    return any(token.tag in ("VERB", "AUX") and token.lemma not in word_set("measuring") for token in after)


def _stays_beside(after: Sequence[Token]) -> bool:
    """Whether a figure behind a comma is that of what "than" names: ", at 1,200", ", which weighs 20"; not ", in a town of 900"."""
    at = next((at for at, token in enumerate(after) if token.text in _COMMAS), None)
    if at is None or at + 1 >= len(after):
        return True
    return after[at + 1].tag not in ("ADP", "ADV") or after[at + 1].text.lower() in ("at", "with", "of")


def _opener(first: Level, between: Sequence[Token]) -> tuple[str, Span] | None:
    """As in ", topping her old mark of 34", "down from last year's 198": a cue, and the noun phrase that ends in the second figure."""
    tokens = list(between)
    if first.figure is not None:
        tokens = [token for token in tokens if token.index >= first.figure.beyond]
    plain = not any(token.text in _COMMAS for token in tokens[:_SOFTENED])
    while tokens and (tokens[0].text in _COMMAS or tokens[0].tag == "ADV" or tokens[0].text.lower() in ("which", "is", "was")):
        tokens = tokens[1:]
    words = tuple(token.text.lower() for token in tokens)
    for length in (3, 2, 1):
        side = _cues().get(words[:length])
        if side is None or len(words) < length or (first.kind == "time" and words[0] not in ("up", "down", "ahead", "behind")):
            continue
        if plain and set(words[:length]) & _AWAY:
            return None  # "is 62 points above the 7,659": how far two lie apart
        if words[length - 1] == "than" and tokens[length:] and tokens[length].tag == "ADP":
            return None  # "higher than in March, though lower than the 36 percent of May"
        if first.kind == "time" and words[0] in ("ahead", "behind"):
            side = "less" if side == "more" else "more"
        rest = [token for token in tokens[length:] if not _is_same_deed(token, first)]
        if len(rest) <= _MOST and all(token.tag in _FILLERS or token.form == "PRP$" or token.text == "$" for token in rest):
            return side, Span(tokens[0].span.start, tokens[length - 1].span.end)
    return None


def _is_same_deed(token: Token, first: Level) -> bool:
    """Whether a word of "ahead of Ann Lee, who finished in" only says that the other did the same."""
    if token.text.lower() in (",", "who", "which", "with", "in"):
        return True
    verbs = [other.lemma for other in first.before if other.tag == "VERB"]
    return token.tag == "VERB" and verbs[-1:] == [token.lemma]


def _named(levels: Sequence[Level], board: Board) -> Iterator[Link]:
    """As in "Hart is larger than Orr. Hart has 12,000 people, and Orr 15,000.": two names, and the figures that stand behind them."""
    placed: dict[int, list[Level]] = {}
    for level in levels:
        placed.setdefault(level.order, []).append(level)
    for sentence in board.reading.sentences:
        tokens, index = sentence.tokens, sentence.sentence.index
        than = next((token.index for token in tokens if token.text.lower() == "than"), 0)
        if than < 3 or than + 1 >= len(tokens) or tokens[than - 2].lemma != "be" or tokens[than + 1].tag != "PROPN":
            continue
        first, second = tokens[0], tokens[than + 1]
        if first.tag != "PROPN" or tokens[than - 2].index > 2 or first.lemma == second.lemma:
            continue
        near = [*placed.get(index, ()), *placed.get(index + 1, ())]
        own, other = (_figures_of(name, near, (first.lemma, second.lemma)) for name in (first.lemma, second.lemma))
        if len(own) != 1 or len(other) != 1 or own[0].unit != other[0].unit or not _comparable(own[0], other[0]):
            continue
        side = side_of(tokens[than - 1].text.lower(), own[0].kind)
        if side:
            greater, lesser = (own[0], other[0]) if side == "more" else (other[0], own[0])
            licence = Span(tokens[than - 1].span.start, tokens[than].span.end)
            yield Link("greater", (("greater", greater.id), ("lesser", lesser.id)), (licence,), inferred=True)


def _figures_of(name: str, near: Sequence[Level], names: tuple[str, str]) -> list[Level]:
    """The figures whose last name before them is that one."""
    found = []
    for level in near:
        named = [token.lemma for token in level.before if token.lemma in names]
        if named[-1:] == [name]:
            found.append(level)
    return found


def _of_two(levels: Sequence[Level]) -> Iterator[Link]:
    """As in "took the lighter one, which weighs 19 pounds. The saddle that it rejected was 14 pounds"."""
    for at, chosen in enumerate(levels):
        found = _chosen_as(chosen)
        if found is None:
            continue
        for other in levels[at + 1 : at + 4]:
            if other.unit != chosen.unit or not 0 <= other.order - chosen.order <= 1 or rate_of(other) != rate_of(chosen):
                continue
            if _is_the_other(other, chosen):
                greater, lesser = (chosen, other) if found[0] == "more" else (other, chosen)
                yield Link("greater", (("greater", greater.id), ("lesser", lesser.id)), (found[1],), inferred=True)
            break


def _chosen_as(level: Level) -> tuple[str, Span] | None:
    """The comparative of a definite one of two right before a figure: "the cheaper one, at $48 million"; "the older of the two is 61"."""
    tokens = level.before[-14:]
    for at in range(len(tokens) - 1, 0, -1):
        word = tokens[at].text.lower()
        if tokens[at].form in ("C", "A") and at < len(tokens) - 1 and tokens[at].text.lower() != "two":
            return None
        side = side_of(word, level.kind) or (side_of(word, "age") if not level.unit else "")
        if side and tokens[at - 1].text.lower() in ("the", "its", "their"):
            following = [token.text.lower() for token in tokens[at + 1 : at + 4]]
            one = following[:1] in (["one"], ["option"], ["plan"], ["proposal"], ["bid"], ["design"], ["route"])
            if one or following in (["of", "the", "two"], ["of", "its", "two"], ["of", "their", "two"]):
                return side, Span(tokens[at - 1].span.start, tokens[at].span.end)
    return None


def _is_the_other(other: Level, chosen: Level) -> bool:
    """Whether a figure is that of the other of two: "the other", "the one it rejected", "the older", in the next statement."""
    tokens = [token for token in other.before if token.span.start >= chosen.core.end]
    words = [token.text.lower() for token in tokens]
    if set(words) & word_set("the other of two"):
        return True
    verbs = [[token.lemma for token in level.before if token.tag == "VERB"][-1:] for level in (chosen, other)]
    opening = other.sentence.tokens[0].text.lower()
    return other.order > chosen.order and verbs[0] == verbs[1] != [] and opening in ("the", "its")


__all__ = ["link_comparatives", "side_of"]
