"""link_changes: what a figure was, what it became, and by how much.

"rise" and "fall": before, after, change. "multiple": before, after; the licence is the verb ("doubled", "more than tripled").
"left": before, loss..., after: those who began, those who left, and those who "remain".

The three figures of a change stand side by side in one sentence, each with its preposition: "from" (or "compared with", "than") for what
was, "to" for what became, and the change itself after the verb, after "by", after "up" or "down", or beside a noun of change ("a 20 percent
rise", "an increase of 30"). What became may also stand before "up 4 percent from ..." with no preposition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.claims.count import CountClaim, ShareClaim
from factcheck.claims.counts.figure import Figure
from factcheck.data.word_sets import word_set
from factcheck.draft import Span
from factcheck.links.counts.board import Board, Entry
from factcheck.links.counts.change_apart import is_effect, is_exchange_rate, is_told_of_another
from factcheck.links.counts.change_slips import link_change_slips
from factcheck.links.counts.change_terms import QUALIFIERS, Term, lead_of, read_term
from factcheck.links.counts.change_words import change_words, fold_of
from factcheck.links.counts.differences import link_differences
from factcheck.links.counts.exclusive_shares import percent_of
from factcheck.links.counts.left_now import link_left_now
from factcheck.links.counts.leftovers import link_leftovers
from factcheck.links.counts.told_changes import link_told_changes
from factcheck.links.link import Link
from factcheck.syntax.clause import VerbGroup

_LEFT: Final = frozenset(("remain", "stay"))
# A definite "the 90 who remain" reaches back over a digression, no farther.
_FAR: Final = 15
_STARTED: Final = frozenset(("begin", "start", "open", "have", "number", "total", "count"))
_COUNTING: Final = frozenset(("number", "total"))
_LEAVING: Final = frozenset(("lose", "leave", "die", "kill", "sell", "quit", "resign", "withdraw", "depart", "retire", "remove", "cut"))
# How many words may lead from "more than" to the figure compared.
_BEHIND: Final = 7
_JOINS: Final = frozenset((";", ":", "while", "whereas", "though", "although", "but"))
_RELATIVE: Final = frozenset(("when", "where", "who", "which", "that", "whose"))
_MAKES: Final = frozenset(("be", "mark", "make", "represent", "mean", "become"))
_MAGNITUDE: Final = 1000
_MANY_TIMES: Final = 12
_FOLD_WITHIN: Final = 4
_FULL: Final = 100


def link_changes(board: Board) -> list[Link]:
    """The changes that the words of one sentence give in full, and what is left of a group after its losses."""
    figures: list[tuple[CountClaim | ShareClaim, Figure]] = [(entry.claim, entry.figure) for entry in board.counts]
    figures.extend(board.shares)
    by_sentence: dict[int, list[tuple[CountClaim | ShareClaim, Figure]]] = {}
    for claim, figure in figures:
        if figure.mention.kind != "ordinal" and not claim.scope.quoted:
            by_sentence.setdefault(figure.order, []).append((claim, figure))
    links: list[Link] = []
    for order in sorted(by_sentence):
        terms = [read_term(claim, figure) for claim, figure in sorted(by_sentence[order], key=lambda pair: pair[1].mention.core)]
        found = list(_changes(terms)) or list(_only_change(terms)) or list(_more_than(terms))
        links.extend(found)
        links.extend(_multiples(terms))
    known = {name for link in links for name in link.ids("change")}
    told = (link for link in link_differences(board) if not known & set(link.ids("change")))
    left = [*_remains(board), *told]
    ends = {name for link in left if link.relation == "left" for name in link.ids("after")}
    left += [link for link in link_left_now(board) if not ends & set(link.ids("after"))]
    known |= {name for link in left for name in link.ids("change")}
    left += [link for link in link_told_changes(board) if not known & set(link.ids("change"))]
    known |= {name for link in left for name in link.ids("change")}
    left += [link for link in link_change_slips(board) if not known & set(link.ids("change"))]
    ends = {name for link in left if link.relation == "left" for name in link.ids("after")}
    by_id = {claim.id: figure for claim, figure in figures}
    links = [link for link in links if _is_plausible(link, board) and not _is_adjusted(link, by_id)]
    left = [link for link in left if _is_plausible(link, board) and not _is_adjusted(link, by_id)]
    return [*links, *left, *(link for link in link_leftovers(board) if not ends & set(link.ids("after")))]


def _is_adjusted(link: Link, figures: Mapping[str, Figure]) -> bool:
    """Whether a change is told of other figures than those as they stand: "Adjusted for inflation, the increase was 12 percent"."""
    told = [figures[name] for name in link.ids("change") if name in figures]
    words = {token.text.lower() for figure in told for token in figure.sentence.tokens}
    return bool(words & word_set("other than as they stand"))


def _is_plausible(link: Link, board: Board) -> bool:
    """Whether two states may be those of a change: on the sides that it says or nearly so, and not many times further apart.

    A slip changes a digit; "fell to 118 million litres ... over nine months they rose by half a percent to 1.09 billion" are two series.
    """
    if link.relation not in ("rise", "fall"):
        return True
    before, after = board.entry(link.ids("before")[0]), board.entry(link.ids("after")[0])
    if before is None or after is None or before.claim.count.nominal <= 0:
        return True
    way = 1 if link.relation == "rise" else -1
    actual = (after.claim.count.nominal - before.claim.count.nominal) * way
    change = board.entry(link.ids("change")[0])
    share = board.share(link.ids("change")[0])
    told = change.claim.count.nominal if change is not None else Fraction(0)
    if share is not None:
        told = before.claim.count.nominal * percent_of(share) / _FULL
    return told == 0 or -2 * told <= actual <= _MANY_TIMES * told


def _changes(terms: Sequence[Term]) -> Iterator[Link]:
    """Three figures in a row, one of each part, of which both states have one unit."""
    used: set[str] = set()
    for at in range(len(terms) - 2):
        run = terms[at : at + 3]
        change = next((term for term in run if term.part == "change"), None)
        before = next((term for term in run if term.part == "before"), None)
        after = next((term for term in run if term.part == "after"), None)
        if after is None and run[0].part == "" and change is run[1] and before is run[2]:
            after = run[0] if _leads_to(run[0], change) else None
        if change is None or before is None or after is None or not change.direction:
            continue
        states = (before, after)
        if _is_told_apart(run, change) or is_effect(change.figure, before.figure) or is_told_of_another(change, states):
            continue
        if is_exchange_rate(change.figure.sentence.tokens):
            continue
        if _follows_another(change) or _is_in_another(change) or _is_joined(run) or _is_of_another(change, states):
            continue
        if used & {term.claim.id for term in run} or not _comparable(before, after, change) or _speaks_of_another(run, change):
            continue
        used |= {term.claim.id for term in run}
        first, last = run[0].figure.mention.span, run[2].figure.mention.span
        members = (("before", before.claim.id), ("after", after.claim.id), ("change", change.claim.id))
        yield Link("rise" if change.direction > 0 else "fall", members, (Span(first.start, last.end),))


def _more_than(terms: Sequence[Term]) -> Iterator[Link]:
    """A figure, how much more it is than another, and that other: "will cost $420, $80 more than this winter's $340"."""
    for after, change, before in zip(terms, terms[1:], terms[2:], strict=False):
        tokens = change.figure.sentence.tokens
        behind = [t for t in tokens if change.figure.mention.span.end <= t.span.start and t.span.end <= before.figure.mention.span.start]
        lead = [t for t in tokens if after.figure.mention.span.end <= t.span.start and t.span.end <= change.figure.mention.span.start]
        words = [token.text.lower() for token in behind if token.tag != "NOUN" or token.index > behind[0].index + 1]
        direction = int(change_words("C").get(words[0], 0)) if words[1:2] == ["than"] else 0
        plain = not any(token.tag in ("VERB", "AUX", "CONJ", "SCONJ") for token in (*behind[2:], *lead) if token.text.lower() != "than")
        last = [token.text for token in lead][-1:]
        if any(token.text in (";", ":") for token in behind):
            continue  # "14 arrests, five fewer than last year; nine were for theft": another statement
        if _RELATIVE & set(words):
            continue  # "12 of them, nine more than last year, when 35 were entered": of those entered
        if not direction or not plain or last not in ([","], ["—"], ["–"], ["or"]) or not _comparable(before, after, change):
            continue
        told = before.claim.scope.status in ("asserted", "former") and after.claim.scope.status in ("asserted", "planned")
        if told and before.figure.mention.of == after.figure.mention.of == "" and len(behind) <= _BEHIND:
            members = (("before", before.claim.id), ("after", after.claim.id), ("change", change.claim.id))
            yield Link("rise" if direction > 0 else "fall", members, (Span(behind[0].span.start, behind[-1].span.end),))


def _only_change(terms: Sequence[Term]) -> Iterator[Link]:
    """The only change of a sentence and its only two states: "fell by half over the year, dropping from 960 to 480"."""
    changes = [term for term in terms if term.part == "change" and term.direction]
    before, after = ([term for term in terms if term.part == part] for part in ("before", "after"))
    if not after and len(before) == 1 and (at := terms.index(before[0])) > 0 and terms[at - 1].part == "" and changes:
        compared = [token.text.lower() for token in before[0].figure.tokens_before(2)]
        beside = compared in (["compared", "with"], ["compared", "to"], ["up", "from"], ["down", "from"])
        after = [terms[at - 1]] if beside and changes[0].figure.mention.core > before[0].figure.mention.core else []
    if (len(changes), len(before), len(after)) != (1, 1, 1) or not _comparable(before[0], after[0], changes[0]):
        return
    run = sorted((changes[0], before[0], after[0]), key=lambda term: term.figure.mention.core)
    others = [
        term for term in terms if term not in run and run[0].figure.mention.core < term.figure.mention.core < run[2].figure.mention.core
    ]
    if any(_unit(term) in (_unit(before[0]), _unit(changes[0])) for term in others) or _speaks_of_another(run, changes[0]):
        return
    if _follows_another(changes[0]) or _is_in_another(changes[0]) or _is_of_another(changes[0], (before[0], after[0])):
        return
    if (
        is_effect(changes[0].figure, before[0].figure)
        or is_told_of_another(changes[0], (before[0], after[0]))
        or is_exchange_rate(changes[0].figure.sentence.tokens)
    ):
        return
    if abs(terms.index(before[0]) - terms.index(after[0])) > 1 or _is_joined(run) or _is_told_apart(run, changes[0]):
        return
    members = (("before", before[0].claim.id), ("after", after[0].claim.id), ("change", changes[0].claim.id))
    first, last = run[0].figure.mention.span, run[2].figure.mention.span
    yield Link("rise" if changes[0].direction > 0 else "fall", members, (Span(first.start, last.end),))


def _follows_another(change: Term) -> bool:
    """Whether a change is told to have gone before: "to 18 feet, after rising 2 feet on Sunday"."""
    lead = [token.text.lower() for token in change.figure.tokens_before(3)]
    return "after" in lead or "following" in lead or lead[-2:] == ["and", "by"]


def _is_in_another(change: Term) -> bool:
    """Whether a change is one in things that its sentence has not named before: "the 10 percent increase in wages"."""
    after = list(change.figure.tokens_after())[:4]
    if not after or after[0].text.lower() != "in" or change.figure.head not in change_words("N"):
        return False
    named = {token.lemma for token in after[1:] if token.tag == "NOUN"}
    said = {token.lemma for token in change.figure.sentence.tokens if token.span.end <= change.figure.mention.span.start}
    return bool(named) and not named & said


def _is_of_another(change: Term, states: Sequence[Term]) -> bool:
    """Whether a relative clause says a change of something else: "$38,500, according to the house, which takes 5 percent"."""
    clause = change.figure.clause
    return clause is not None and clause.relative and all(state.figure.clause is not clause for state in states)


def _is_told_apart(run: Sequence[Term], change: Term) -> bool:
    """Whether another finite verb leads to the change: "whose number rose from 88 to 97, say a dozen more are needed"."""
    before = [term for term in run if term is not change and term.figure.mention.core < change.figure.mention.core]
    if not before:
        return False
    start = before[-1].figure.mention.span.end
    between = [t for t in change.figure.sentence.tokens if start <= t.span.start and t.span.end <= change.figure.mention.span.start]
    told = {**change_words("V"), **change_words("T")}
    return any(t.form in ("VBD", "VBZ", "VBP", "VB") and t.tag == "VERB" and t.lemma not in told and t.lemma not in _MAKES for t in between)


def _is_joined(run: Sequence[Term]) -> bool:
    """Whether a conjunction parts the figures: "now weighs 31 pounds, up from 26, and that it has a stride of 1.4"."""
    start, end = run[0].figure.mention.span.end, run[2].figure.mention.span.start
    tokens = [token for token in run[0].figure.sentence.tokens if start <= token.span.start and token.span.end <= end]
    if tokens and tokens[-1].text.lower() == "or":
        tokens = tokens[:-1]  # "rose from 30 to 36, or 20 percent"
    return any(token.tag in ("CONJ", "SCONJ") or token.text.lower() in _JOINS for token in tokens)


def _leads_to(state: Term, change: Term) -> bool:
    """Whether only a comma and "up" or "down" stand between a state and its change: "$88.4 million, up 4 percent"."""
    start, end = state.figure.mention.span.end, change.figure.mention.span.start
    between = [t for t in state.figure.sentence.tokens if start <= t.span.start and t.span.end <= end and t.tag != "PUNCT"]
    noun = state.figure.chunk.span.end if state.figure.chunk is not None else start
    told = _times(state.figure)
    rest = [t for t in between if t.span.start >= noun and not any(time.contains(t.span) for time in told)]
    words = [t.text.lower() for t in rest if t.text.lower() not in QUALIFIERS and t.tag != "DET"]
    marked = next((token for token in reversed(state.figure.sentence.tokens[: change.figure.first - 1]) if token.tag != "DET"), None)
    if words and words[-1] in change_words("A") and marked is not None and marked.text in (",", "—", "–", "("):
        # "$1.50 in the town's shops this month, up 18 cents"
        return not any(token.tag in ("VERB", "CONJ", "SCONJ", "NUM") or token.text in (",", ";") for token in rest[:-1])
    if not words:  # "$66 million, a 20 percent increase from $60 million"
        return change.figure.head in change_words("N")
    return len(words) <= 2 and words[0] in change_words("A")


def _times(figure: Figure) -> list[Span]:
    """The times that the clause of a figure states, with the words before them: "180 thefts last year, up 15 percent"."""
    tokens, spans = figure.sentence.tokens, []
    for token in tokens:
        if token.form == "t" or token.lemma in ("year", "month", "week", "season", "quarter"):
            before = tokens[token.index - 1] if token.index else token
            spans.append(
                Span(before.span.start if before.text.lower() in ("in", "on", "last", "this") else token.span.start, token.span.end)
            )
    return spans


def _speaks_of_another(run: Sequence[Term], change: Term) -> bool:
    """Whether a second word of change stands between the figures: "rose 15 percent to 180, after a rise from 120".

    A participle that goes on with the same change is none: "fell by half, dropping from 960 to 480".
    """
    start, end = run[0].figure.mention.span.end, run[2].figure.mention.span.start
    own = change.figure.chunk.span if change.figure.chunk is not None else change.figure.mention.span
    lead = {token.index for token in lead_of(change.figure)}
    words = {**change_words("N"), **change_words("V")}
    goes_on = {
        token.index
        for token, before in zip(change.figure.sentence.tokens[1:], change.figure.sentence.tokens, strict=False)
        if token.form == "VBG" and before.text in (",", "—", "–") and words.get(token.lemma) == change.direction
    }
    return any(
        token.index not in goes_on
        and token.lemma in words
        and start <= token.span.start < end
        and token.index not in lead
        and not own.contains(token.span)
        for token in change.figure.sentence.tokens
        if token.tag in ("NOUN", "VERB")
    )


def _unit(term: Term) -> str:
    return term.claim.count.unit if isinstance(term.claim, CountClaim) else term.claim.share.unit or "fraction"


def _comparable(before: Term, after: Term, change: Term) -> bool:
    rates = [term.figure.mention.of.startswith("per:") for term in (before, after)]
    low, high = sorted(term.figure.quantity.nominal for term in (before, after))
    if rates[0] != rates[1] and high > _MAGNITUDE * low:
        return False  # "$254 million, or $5.94 a share, up 56% from $163 million"; not "from $2 an hour to $3"
    bare = [term for term in (before, after) if _unit(term) == "" and term.figure.elliptic | (not term.figure.head)]
    if (_unit(before) != _unit(after) and not bare) or type(before.claim) is not type(after.claim):
        return False
    if isinstance(before.claim, ShareClaim):
        return _unit(change) == "percentage point" or (_unit(change) == "" and change.figure.head == "point")
    if isinstance(change.claim, ShareClaim):
        return _unit(change) in ("%", "fraction")
    return _unit(change) in (_unit(before), _unit(after)) or (_unit(change), _unit(before)) == ("cent", "USD")


def _multiples(terms: Sequence[Term]) -> Iterator[Link]:
    """Both states side by side, after a verb that names the factor."""
    for first, second in pairwise(terms):
        parts = {first.part: first, second.part: second}
        if set(parts) != {"before", "after"} or _unit(first) != _unit(second) or type(first.claim) is not type(second.claim):
            continue
        clause = first.figure.clause
        verb = clause.verb if clause is not None else None
        factor = change_words("V").get(verb.lemma) if verb is not None else None
        half = _in_half(first.figure, verb) if verb is not None and (factor is None or factor == -1) else None
        if verb is not None and half is not None and second.figure.clause is clause:
            members = (("before", parts["before"].claim.id), ("after", parts["after"].claim.id))
            yield Link("multiple", members, (half,))
            continue
        rises = factor == 1 or (verb is not None and verb.lemma in ("go", "be"))
        fold = _fold_behind(first.figure, verb) if verb is not None and rises else None
        if fold is not None and second.figure.clause is clause:
            yield Link("multiple", (("before", parts["before"].claim.id), ("after", parts["after"].claim.id)), (fold,))
            continue
        if verb is not None and factor is not None and abs(factor) == 1:
            verb = _gone_on_from(first.figure, verb, factor)
            factor = change_words("V").get(verb.lemma) if verb is not None else None
        if verb is None or factor is None or abs(factor) == 1 or second.figure.clause is not clause:
            continue
        lead = [t for t in first.figure.sentence.tokens if t.span.end <= verb.span.start][-3:]
        start = next((t.span.start for t in lead if t.text.lower() in QUALIFIERS), verb.span.start)
        members = (("before", parts["before"].claim.id), ("after", parts["after"].claim.id))
        yield Link("multiple", members, (Span(start, verb.span.end),))


def _gone_on_from(figure: Figure, verb: VerbGroup, direction: Fraction) -> VerbGroup | None:
    """The verb whose change a participle goes on with: "tripled last year, rising from 40 to 120"."""
    tokens = figure.sentence.tokens
    at = verb.tokens[0]
    if tokens[at].form != "VBG" or not at or tokens[at - 1].text not in (",", "—", "–"):
        return None
    before = [clause.verb for clause in figure.sentence.clauses if clause.verb is not None and clause.verb.tokens[0] < at]
    last = max(before, key=lambda group: group.tokens[0], default=None)
    factor = change_words("V").get(last.lemma) if last is not None and not last.negated else None
    return last if factor is not None and abs(factor) != 1 and (factor > 1) == (direction > 0) else None


def _fold_behind(figure: Figure, verb: VerbGroup) -> Span | None:
    """As in "rose fivefold to $10 million", "has gone up threefold": how many times as much there is."""
    for token in figure.sentence.tokens[verb.tokens[1] + 1 :][:_FOLD_WITHIN]:
        if token.text.lower().endswith("fold") and fold_of((token.text.lower(),)) is not None:
            return token.span
    return None


def _in_half(figure: Figure, verb: VerbGroup) -> Span | None:
    """As in "cut the fee in half, from $90 to $45"."""
    tokens = [t for t in figure.sentence.tokens if verb.span.start <= t.span.start and t.span.end <= figure.mention.span.start]
    for first, second in pairwise(tokens):
        if (first.text.lower(), second.text.lower()) == ("in", "half"):
            return Span(first.span.start, second.span.end)
    return None


def _remains(board: Board) -> Iterator[Link]:
    """Those who began, those who left and "the 120 singers who remain"."""
    for entry in board.counts:
        cue = _remaining(entry)
        if cue is None or entry.unit or entry.claim.scope.quoted:
            continue
        start: Entry | None = None
        losses: list[Entry] = []
        for other in board.before(entry, _FAR):
            verb = other.figure.clause.verb if other.figure.clause is not None else None
            if verb is None or other.unit or not other.is_live or other.head not in (entry.head, ""):
                continue
            if verb.lemma in _LEAVING:
                losses.append(other)
            elif verb.lemma in _STARTED and (other.head == entry.head or (not other.head and verb.lemma in _COUNTING)):
                start = other
                break
        if start is not None and losses:
            members = (("before", start.id), *(("loss", loss.id) for loss in reversed(losses)), ("after", entry.id))
            yield Link("left", members, (cue,), inferred=True)


def _remaining(entry: Entry) -> Span | None:
    relative, chunk = entry.figure.relative, entry.figure.chunk
    if chunk is None or not chunk.definite:
        return None
    if relative is not None and relative.verb is not None and relative.verb.lemma in _LEFT:
        return relative.verb.span
    return chunk.span if "remaining" in entry.figure.modifiers or "remain" in entry.figure.modifiers else None
