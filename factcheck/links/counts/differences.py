"""link_differences: changes that are told apart from what was and what became.

"rise" and "fall" (before, after, change): what became stands with its change, and what was in the sentence before ("48,000
visitors in 2022. Last year the figure rose by 25 percent, to 60,000"); two prices side by side and the increase that they make
("cost $900 in 2020 now goes for $1,350, an increase of 50 percent"); shares that opened, lost and closed; two states compared,
and a definite count of those who came or went between them ("20,240, compared with 18,400 ... the 1,840 residents added since").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.claims.nouns import is_period
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry, words_between
from factcheck.links.counts.change_words import change_words
from factcheck.links.link import Link
from factcheck.syntax.clause import Token

_FAR: Final = 2


def link_differences(board: Board) -> Iterator[Link]:
    """The changes whose three figures do not stand side by side."""
    yield from _opened_and_closed(board)
    yield from _made_an_increase(board)
    yield from _came_since(board)
    yield from _from_there(board)


def _verb(entry: Entry) -> str:
    verb = entry.figure.clause.verb if entry.figure.clause is not None else None
    return verb.lemma if verb is not None and not verb.negated else ""


def _opened_and_closed(board: Board) -> Iterator[Link]:
    """Shares that "opened at $40 ..., lost $6 and closed at $34"."""
    for change in board.counts:
        direction = {"lose": -1, "fall": -1, "drop": -1, "shed": -1, "gain": 1, "rise": 1, "add": 1, "climb": 1}.get(_verb(change))
        if direction is None or len(change.unit) != 3 or change.figure.slot not in ("object", "") or not change.is_live:
            continue
        near = [other for other in board.in_sentence(change.figure.order) if other.unit == change.unit and other.id != change.id]
        opened = [other for other in near if _led_by(other, word_set("opening at"))]
        closed = [other for other in near if _led_by(other, word_set("closing at")) and other.start > change.start]
        opened = opened or [other for other in near if _led_by(other, word_set("closing at")) and other.start < change.start]
        if len(opened) == 1 and len(closed) == 1 and len(near) == 2:
            members = (("before", opened[0].id), ("after", closed[0].id), ("change", change.id))
            yield Link("rise" if direction > 0 else "fall", members, (change.figure.mention.span,))


def _led_by(entry: Entry, words: frozenset[str]) -> bool:
    lead = entry.figure.tokens_before(2)
    return len(lead) == 2 and lead[1].text.lower() == "at" and lead[0].text.lower() in words


def _from_there(board: Board) -> Iterator[Link]:
    """A change and what became of the only figure before: "stood at 52 feet in May. It has dropped 9 feet since then, to 43 feet".

    The figure before stands in the sentence before, or in the same, beside the subject ("The herd, which numbered 150, has grown by 60,
    to 210"); the change may be a share ("had risen 50 percent, to $4.50").
    """
    for after in board.counts:
        here = board.in_sentence(after.figure.order)
        if [token.text.lower() for token in after.figure.tokens_before(1)] != ["to"] or not after.is_live or after.figure.mention.of:
            continue
        told = _change_before(board, after, here)
        before = _figure_before(board, after, here, told[0]) if told is not None else None
        if told is None or before is None or before.claim.scope.quoted or before.figure.mention.of:
            continue
        name, way, cue = told
        if _since_another_year(before, after) or _is_placed(after) or _is_of_the_opening(before):
            continue
        yield Link("rise" if way > 0 else "fall", (("before", before.id), ("after", after.id), ("change", name)), (cue,), inferred=True)


def _is_of_the_opening(before: Entry) -> bool:
    """As in "The shares, which began the year at $31, fell 9% to $18": a figure of long before the change of a day."""
    lead = [token.lemma for token in before.figure.sentence.tokens[max(0, before.figure.first - 4) : before.figure.first]]
    return bool({"year", "season", "decade"} & set(lead)) and bool({"begin", "start", "open"} & set(lead))


def _is_placed(after: Entry) -> bool:
    """Whether a change is told of a place of its own: "has fallen 9 feet at the dam, to 41 feet at the marina"."""
    tokens = after.figure.sentence.tokens
    following = list(after.figure.tokens_after())[:2]
    at = bool(following) and following[0].text.lower() in ("at", "in", "near") and following[-1].form != "t" and len(following) == 2
    before = tokens[max(0, after.figure.first - 7) : after.figure.first]
    return at and any(token.text.lower() in ("at", "in", "near") for token in before)


def _since_another_year(before: Entry, after: Entry) -> bool:
    """Whether a change began in another year than the figure before it is of: "was 900 in 2010, has grown by 40 since 2015"."""
    words = [token.text.lower() for token in after.figure.sentence.tokens[: after.figure.first]]
    since = next((words[at + 1] for at in range(len(words) - 1) if words[at] == "since" and words[at + 1].isdigit()), "")
    return bool(since) and since not in [token.text for token in before.figure.tokens_after()][:3]


def _change_before(board: Board, after: Entry, here: list[Entry]) -> tuple[str, int, Span] | None:
    """The change right before "to": an amount of the unit of what became, or a share, led by its verb or by "by"."""
    changes: list[tuple[str, Figure]] = [
        (entry.id, entry.figure) for entry in here if entry.start < after.start and entry.unit == after.unit
    ]
    changes += [
        (claim.id, figure)
        for claim, figure in board.shares_between(here[0].figure.sentence.sentence.span.start - 1, after.start)
        if claim.share.unit == "%"
    ]
    if not changes:
        return None
    name, figure = max(changes, key=lambda change: change[1].mention.core.start)
    between = words_between(after.figure.sentence, figure.mention.core.end, after.start)
    if any(first.text.lower() == "and" and second.tag == "VERB" for first, second in pairwise(between)):
        return None  # "will add three and retire one, bringing the fleet to 24": a second change
    lead = figure.tokens_before(2)
    by = bool(lead) and lead[-1].text.lower() == "by"
    verb = lead[0] if by and len(lead) > 1 else lead[-1] if lead else None
    way = change_words("V").get(verb.lemma) if verb is not None and verb.tag == "VERB" else None
    if verb is None or way is None or abs(way) != 1:
        return None
    return name, int(way), verb.span


def _figure_before(board: Board, after: Entry, here: list[Entry], change: str) -> Entry | None:
    """The only figure before a change: beside the subject of its sentence, or in the sentence before, where the subject takes it up."""
    own = [entry for entry in here if entry.id not in (change, after.id) and (_is_beside_subject(entry) or not is_period(entry.head))]
    if own:
        beside = len(own) == 1 and own[0].start < after.start and own[0].unit == after.unit and _is_beside_subject(own[0])
        return own[0] if beside else None
    clause = after.figure.clause or next((entry.figure.clause for entry in here if entry.id == change), None)
    subject = after.figure.sentence.chunks[clause.subject[0]] if clause is not None and clause.subject else None
    known = [e for e in board.in_sentence(after.figure.order - 1) if not is_period(e.head) and (not after.unit or e.unit == after.unit)]
    if subject is None or subject.mention is not None or subject.head not in word_set("the figure before"):
        return None
    if len(known) != 1 or known[0].unit != after.unit or not known[0].is_live or known[0].figure.paragraph != after.figure.paragraph:
        return None
    return known[0] if after.unit or known[0].head == after.head or not after.head else None


def _is_beside_subject(entry: Entry) -> bool:
    """Whether a figure is set off behind the subject: "Enrollment, 640 last fall, has ...", "The herd, which numbered 150, has ..."."""
    words = [token.text.lower() for token in entry.figure.tokens_before(3)]
    which = words[-3:-1] == [",", "which"] or (len(words) == 3 and words[1] == "which" and words[0] == ",")
    peak = words[-1:] == ["at"] and entry.figure.slot == "at"
    return words[-1:] == [","] or which or peak


def _made_an_increase(board: Board) -> Iterator[Link]:
    """As in "cost $900 in 2020 now goes for $1,350, an increase of 50 percent": the second of two states is said to be of now."""
    changes = [(entry.id, entry.figure) for entry in board.counts] + [(claim.id, figure) for claim, figure in board.shares]
    for name, figure in changes:
        lead = figure.tokens_before(2)
        behind = [token.text.lower() for token in figure.tokens_after()][:2]
        if behind[:1] and behind[0] in change_words("C") and behind[1:] != ["than"] and lead[-1:] and lead[-1].text in (",", "or", "—"):
            direction, cue = int(change_words("C")[behind[0]]), lead[-1]
        elif len(lead) < 2 or lead[1].text.lower() != "of":
            continue
        else:
            direction, cue = _direction_of(lead[0]), lead[0]
        near = [other for other in board.in_sentence(figure.order) if other.start < figure.mention.core.start and other.figure.at >= 0]
        near = [other for other in near if other.id != name and not is_period(other.head)]
        if not direction or len(near) != 2 or near[0].unit != near[1].unit or (not near[0].unit and near[0].head != near[1].head):
            continue
        between = [token.text.lower() for token in _between(near[0], near[1])]
        led = [token.text.lower() for token in near[0].figure.tokens_before(2)]
        compared = (
            "now" in between
            or ("now" in led and "will" in between)
            or ("then" in between and "to" in between)
            or _are_of_years(near[0], near[1])
        )
        known = ("asserted", "former", "planned" if "will" in between else "asserted")
        if compared and all(other.claim.scope.status in known and not other.claim.scope.quoted for other in near):
            members = (("before", near[0].id), ("after", near[1].id), ("change", name))
            yield Link("rise" if direction > 0 else "fall", members, (cue.span,))


def _direction_of(noun: Token) -> int:
    """Whether a noun names a rise (1), a fall (-1) or neither (0)."""
    return 1 if noun.lemma in word_set("increases") else -1 if noun.lemma in word_set("decreases") else 0


def _are_of_years(first: Entry, second: Entry) -> bool:
    """Whether two states are each followed by its year, the earlier first: "2,400 residents in 2010 and 3,000 in 2020"."""
    years = []
    for entry in (first, second):
        after = [token.text for token in entry.figure.tokens_after()][:2]
        years.append(int(after[1]) if len(after) == 2 and after[0].lower() == "in" and after[1].isdigit() and len(after[1]) == 4 else 0)
    return 0 < years[0] < years[1]


def _between(first: Entry, second: Entry) -> list[Token]:
    tokens = first.figure.sentence.tokens
    return [token for token in tokens if first.figure.mention.span.end <= token.span.start and token.span.end <= second.start]


def _states(board: Board) -> list[tuple[Entry, Entry]]:
    """What was and what became, where a draft compares the two: "4,200, down from 5,000"; "now $425, will be $510"."""
    pairs = []
    for second in board.counts:
        first = next(iter(board.before(second, 0)), None)
        if first is None or second.claim.scope.quoted or first.unit != second.unit or is_period(first.head) or second.figure.mention.of:
            continue
        lead = [token.text.lower() for token in second.figure.tokens_before(2)]
        before = [token.text.lower() for token in first.figure.tokens_before(1)]
        if (before, lead[-1:]) in ((["from"], ["to"]), (["to"], ["from"])) and not first.claim.scope.quoted:
            if first.unit or not second.head or first.head == second.head or not first.head:
                pairs.append((first, second) if before == ["from"] else (second, first))
            continue
        if lead in (["compared", "with"], ["compared", "to"], ["up", "from"], ["down", "from"]):
            told = first.claim.scope.status == "planned" or _verb(first) in ("put", "estimate")
            stated = first.is_live or (told and not first.claim.scope.quoted)
            if stated and (first.unit or not second.head or first.head == second.head or not first.head):
                pairs.append((second, first))
            continue
        now = [token.text.lower() for token in first.figure.tokens_before(1)]
        words = [token.text.lower() for token in _between(first, second)]
        if now == ["now"] and words[:3] in ([",", "will", "be"], [",", "will", "rise"], [",", "will", "go"]):
            pairs.append((first, second))
    return pairs


def _came_since(board: Board) -> Iterator[Link]:
    """A change of the only two states that a draft compares.

    As in "6,310, compared with 5,900 at the last tally ... the 410 hives added since"; "down from 5,000 ... The drop, of 16
    percent,"; "the extra $85".
    """
    pairs = _states(board)
    yield from _named_changes(board, pairs)
    if len(pairs) != 1:
        return
    old, new = pairs[0]
    figures = [(entry.claim, entry.figure) for entry in board.counts] + [(claim, figure) for claim, figure in board.shares]
    for claim, figure in figures:
        if figure.mention.core.start <= max(old.start, new.start) or claim.scope.quoted or figure.at < 0 or claim.scope.status == "former":
            continue
        direction = _change_told(claim, figure, old, new)
        if direction and not _is_of_another(figure, old, new):
            members = (("before", old.id), ("after", new.id), ("change", claim.id))
            yield Link("rise" if direction > 0 else "fall", members, (figure.mention.span,), inferred=True)


def _named_changes(board: Board, pairs: list[tuple[Entry, Entry]]) -> Iterator[Link]:
    """A change that a definite noun names right after the two states: "will be $15, up from $12. The 25 percent increase ..."."""
    ends = [max(old.figure.order, new.figure.order) for old, new in pairs]
    figures: list[tuple[CountClaim | ShareClaim, Figure]] = [(entry.claim, entry.figure) for entry in board.counts]
    for claim, figure in [*figures, *board.shares]:
        way = _names_change(figure)
        if not way or claim.scope.quoted or figure.at < 0:
            continue
        near = [pair for pair, end in zip(pairs, ends, strict=True) if 0 <= figure.order - end <= 1 and _precede(pair, figure)]
        if not near or len([pair for pair, end in zip(pairs, ends, strict=True) if end == figure.order - 1]) > 1:
            continue
        old, new = near[-1]
        if _is_of_another(figure, old, new):
            continue
        unit = claim.count.unit if isinstance(claim, CountClaim) else claim.share.unit
        if unit == ("%" if isinstance(claim, ShareClaim) else old.unit) and old.figure.paragraph == figure.paragraph:
            members = (("before", old.id), ("after", new.id), ("change", claim.id))
            yield Link("rise" if way > 0 else "fall", members, (figure.mention.span,), inferred=True)


def _is_of_another(figure: Figure, old: Entry, new: Entry) -> bool:
    """Whether a named change is one in things that the two states are not of: "The 10 percent increase in tolls"."""
    first = figure.sentence.tokens[0]
    if figure.order > max(old.figure.order, new.figure.order) and first.text.lower() in ("across", "throughout", "nationwide", "elsewhere"):
        return True  # "Across the country the decline was 30 percent"
    after = list(figure.tokens_after())[:4]
    if not after or after[0].text.lower() != "in":
        return False
    named = {token.lemma for token in after[1:] if token.tag == "NOUN"}
    said = {token.lemma for e in (old, new) for token in e.figure.sentence.tokens if token.span.end <= figure.mention.span.start}
    return bool(named) and not named & said


def _precede(pair: tuple[Entry, Entry], figure: Figure) -> bool:
    return all(entry.start < figure.mention.core.start for entry in pair)


def _names_change(figure: Figure) -> int:
    """The direction of a change that a definite noun, or a pronoun with a noun, names; 0 for none.

    As in "The 25 percent increase", "That is a drop of 40", "The $3 rise".
    """
    ups, downs = word_set("increases"), word_set("decreases")
    chunk = figure.chunk
    if chunk is not None and figure.head in ups | downs and len(figure.modifiers) == 0:
        pointed = chunk.determiner in ("the", "that", "this") or _is_that(figure)
        return (1 if figure.head in ups else -1) if pointed else 0
    lead = figure.tokens_before(2)
    if len(lead) == 2 and lead[1].text.lower() == "of" and lead[0].lemma in ups | downs and _is_that(figure):
        return 1 if lead[0].lemma in ups else -1
    return 0


def _is_that(figure: Figure) -> bool:
    """Whether a figure is the predicate of a pronoun that takes up the sentence before: "That is a 25 percent increase"."""
    tokens = figure.sentence.tokens
    if len(tokens) < 2 or tokens[0].text.lower() not in ("that", "this", "it"):
        return False
    return tokens[1].lemma in word_set("sums up") or tokens[1].text in ("'s", "’s", "would", "will")


def _change_told(claim: CountClaim | ShareClaim, figure: Figure, old: Entry, new: Entry) -> int:
    """The direction of the change that a figure is said to be; 0 when it is none of those two states."""
    unit = claim.count.unit if isinstance(claim, CountClaim) else claim.share.unit
    following = [token.text.lower() for token in figure.tokens_after()][:5]
    lead = [token for token in figure.sentence.tokens if token.span.end <= figure.mention.span.start][-4:]
    words = [token.text.lower() for token in lead]
    share = isinstance(claim, ShareClaim)
    if unit == ("%" if share else old.unit):
        for at in range(len(words) - 1):
            named = words[at] in ("the", "that", "this") and lead[at + 1].tag == "NOUN"
            way = 1 if lead[at + 1].lemma in word_set("increases") else -1 if lead[at + 1].lemma in word_set("decreases") else 0
            rest = [word for word in words[at + 2 :] if word not in (",", "of", "was", "—", "about")]
            named = named and words[max(0, at - 1) : at] != ["of"]  # "Of the increase, $297 million was lent": some of it
            if named and way and not rest and 0 <= figure.order - max(old.figure.order, new.figure.order) <= _FAR:
                return way
    if share or unit != old.unit:
        return 0
    if unit and words[-2:] == ["the", "extra"]:
        return 1
    if not figure.definite or not following:
        return 0
    direction = 1 if following[0] in ("added", "gained") else -1 if following[0] in ("lost", "gone", "shed") else 0
    heads = {old.head, new.head, figure.head} - {""}
    known = len(heads) <= 1 or (figure.head in ("resident", "person", "people", "inhabitant") and not new.head)
    return direction if known and ("since" in following or following[1:2] in ([], [","], ["."], ["over"], ["in"])) else 0
